//! A private folder goes when the program ends, even if it is killed: a second, small program waits for that and removes it.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The second program. It ends when the first one does, or lets it go.
#[derive(Debug)]
pub(super) struct RemovedWithProgram(Child);

impl RemovedWithProgram {
    /// Sees to it that a folder goes.
    pub(super) fn new(folder: &Path) -> io::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("serve").arg("--remove-folder").arg(folder);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        // What is typed to end the first one does not reach it.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command.spawn().map(Self)
    }
}

impl Drop for RemovedWithProgram {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

/// Waits until the other program is gone, and removes its folder.
pub(super) fn wait_and_remove(folder: &Path) {
    let mut nothing = [0_u8; 64];
    let mut waiting = io::stdin().lock();
    while matches!(waiting.read(&mut nothing), Ok(1..)) {}
    let is_own = folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("trackrecord-serve-"));
    if is_own {
        let _ = std::fs::remove_dir_all(folder);
    }
}
