//! Which file a path stands for, however it is spelled.

use std::ffi::OsString;
use std::fs::{self, Metadata};
use std::path::{Component, Path};

/// The file or folder behind a path: equal for two spellings, for a link and what it leads to, and, where the system tells,
/// for two hard links. A file that does not exist is known by the nearest folder that does and the names below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileIdentity {
    existing: Existing,
    missing: Vec<OsString>,
}

/// Device and inode.
#[cfg(unix)]
type Existing = (u64, u64);
/// Where no number is to be had: the path without links.
#[cfg(not(unix))]
type Existing = std::path::PathBuf;

impl FileIdentity {
    /// What a path stands for; `None` for pipes and devices, which are no files that could be replaced, and for what
    /// cannot be looked at.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let (mut at, mut missing, mut up) = (path, vec![], 0_usize);
        loop {
            let here = if at.as_os_str().is_empty() { Path::new(".") } else { at };
            if let Ok(metadata) = fs::metadata(here) {
                let above: std::path::PathBuf = std::iter::repeat_n("..", up).collect();
                let existing = if up == 0 { existing(here, &metadata) } else { folder(&here.join(above)) };
                missing.reverse();
                return existing.map(|existing| Self { existing, missing });
            }
            match at.components().next_back()? {
                Component::Normal(_) if up > 0 => up -= 1,
                Component::Normal(name) => missing.push(as_compared(name)),
                Component::ParentDir => up += 1,
                Component::CurDir => {}
                Component::RootDir | Component::Prefix(_) => return None,
            }
            at = at.parent()?;
        }
    }

    /// The file that standard input was redirected from; `None` if it is none.
    pub(crate) fn of_standard_input() -> Option<Self> {
        of_stream(&std::io::stdin())
    }

    /// The file that standard output was redirected to; `None` if it is none.
    pub(crate) fn of_standard_output() -> Option<Self> {
        of_stream(&std::io::stdout())
    }

    /// The file that standard error was redirected to; `None` if it is none.
    pub(crate) fn of_standard_error() -> Option<Self> {
        of_stream(&std::io::stderr())
    }
}

fn folder(path: &Path) -> Option<Existing> {
    existing(path, &fs::metadata(path).ok()?)
}

/// File systems of Windows and macOS take `A.csv` and `a.csv` for one name.
fn as_compared(name: &std::ffi::OsStr) -> OsString {
    if cfg!(any(windows, target_vendor = "apple")) { name.to_ascii_lowercase() } else { name.to_owned() }
}

#[cfg(unix)]
fn existing(_: &Path, metadata: &Metadata) -> Option<Existing> {
    use std::os::unix::fs::MetadataExt;
    (metadata.is_file() || metadata.is_dir()).then(|| (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn existing(path: &Path, metadata: &Metadata) -> Option<Existing> {
    (metadata.is_file() || metadata.is_dir()).then(|| fs::canonicalize(path).ok()).flatten()
}

#[cfg(unix)]
fn of_stream(stream: &impl std::os::fd::AsFd) -> Option<FileIdentity> {
    let stream = fs::File::from(stream.as_fd().try_clone_to_owned().ok()?);
    let existing = existing(Path::new(""), &stream.metadata().ok()?)?;
    Some(FileIdentity { existing, missing: vec![] })
}

#[cfg(not(unix))]
fn of_stream<T>(_: &T) -> Option<FileIdentity> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_is_the_same_however_it_is_spelled() {
        let folder = tempfile::tempdir().unwrap();
        let of = |name: &str| FileIdentity::of(&folder.path().join(name)).unwrap();
        fs::create_dir(folder.path().join("sub")).unwrap();
        fs::write(folder.path().join("log.csv"), b"").unwrap();
        assert_eq!(of("log.csv"), of("./sub/../log.csv"));
        assert_eq!(of("new.csv"), of("sub/../new.csv"));
        assert_eq!(of("none/new.csv"), of("sub/../none/./new.csv"));
        assert_eq!(of("none/../new.csv"), of("new.csv"));
        assert_eq!(of("sub/none/../../log.csv").existing, of(".").existing);
        let all = ["log.csv", "new.csv", "sub", "sub/new.csv", "none/new.csv", "none/sub/new.csv"].map(of);
        for (at, one) in all.iter().enumerate() {
            assert!(all[..at].iter().all(|other| one != other), "{one:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_what_they_lead_to_and_devices_are_no_files() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("log.csv"), b"").unwrap();
        fs::create_dir(path("sub")).unwrap();
        fs::hard_link(path("log.csv"), path("hard")).unwrap();
        std::os::unix::fs::symlink(path("log.csv"), path("soft")).unwrap();
        std::os::unix::fs::symlink(path("sub"), path("away")).unwrap();
        let of = |name: &str| FileIdentity::of(&path(name)).unwrap();
        assert_eq!(of("hard"), of("log.csv"));
        assert_eq!(of("soft"), of("log.csv"));
        assert_eq!(of("away/new.csv"), of("sub/new.csv"));
        assert_eq!(FileIdentity::of(Path::new("/dev/null")), None);
    }
}
