//! Writing a file whole or not at all.

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::localized::{Language, io_reason, localized};
use crate::present::write::file_identity::FileIdentity;

/// Writes a file so that a reader sees the old content or the new, never a part: to a temporary file beside it, then
/// renamed over it. A new file has the usual permissions, an old one keeps its own; a link stays a link.
///
/// What is no regular file, such as a pipe, is written directly. So is the file that standard output or standard error was
/// redirected to: it is written through that stream, for renaming over it would take it from under the shell.
///
/// # Errors
/// If the path is a directory, or its folder is missing or may not be written.
pub(crate) fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_atomically_with(path, |out| out.write_all(bytes))
}

/// As [`write_atomically`], for what is written piece by piece. If `write` fails, the file stays as it was.
///
/// # Errors
/// Those of `write`, and as [`write_atomically`].
pub(crate) fn write_atomically_with(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let existing = match fs::metadata(path) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let identity = FileIdentity::of(path);
    let is = |stream: Option<&FileIdentity>| stream.is_some() && stream == identity.as_ref();
    match existing {
        Some(metadata) if metadata.is_dir() => {
            Err(localized!("it is a folder, not a file", "das ist ein Ordner, keine Datei")
                .io_error(io::ErrorKind::IsADirectory))
        }
        Some(metadata) if !metadata.is_file() => write_to(OpenOptions::new().append(true).open(path)?, write),
        Some(_) if is(FileIdentity::of_standard_output().as_ref()) => write_to(io::stdout().lock(), write),
        Some(_) if is(FileIdentity::of_standard_error().as_ref()) => write_to(io::stderr().lock(), write),
        Some(metadata) if metadata.permissions().readonly() => {
            Err(localized!("the file may not be changed", "die Datei ist schreibgeschützt")
                .io_error(io::ErrorKind::PermissionDenied))
        }
        Some(metadata) => replace(&fs::canonicalize(path)?, write, Some(metadata.permissions())),
        None => replace(path, write, None),
    }
}

fn write_to(stream: impl Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut buffered = BufWriter::new(stream);
    write(&mut buffered)?;
    buffered.flush()
}

fn replace(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    permissions: Option<fs::Permissions>,
) -> io::Result<()> {
    let folder = path.parent().filter(|folder| folder.as_os_str() != OsStr::new("")).unwrap_or(Path::new("."));
    let mut file = builder().tempfile_in(folder).map_err(|error| in_folder(&error, folder))?;
    let mut buffered = BufWriter::new(&mut file);
    write(&mut buffered)?;
    buffered.flush()?;
    drop(buffered);
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Why no file can be made in a folder, without the name of the temporary one.
fn in_folder(error: &io::Error, folder: &Path) -> io::Error {
    let kind = error.kind();
    let folder = folder.display();
    let reason = match kind {
        io::ErrorKind::NotFound => {
            localized!("the folder {folder} does not exist", "den Ordner {folder} gibt es nicht")
        }
        io::ErrorKind::NotADirectory => localized!("the folder {folder} is no folder", "{folder} ist kein Ordner"),
        _ => {
            let why = io_reason(&kind.into());
            let (warum, why) = (why.of(Language::German), why.english());
            localized!(
                "the folder {folder} takes no new file ({why})",
                "der Ordner {folder} nimmt keine neue Datei auf ({warum})"
            )
        }
    };
    reason.io_error(kind)
}

#[cfg(unix)]
fn builder() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = tempfile::Builder::new();
    // Temporary files are private; a report is an ordinary file, as the umask has it.
    builder.prefix(".trackrecord").permissions(fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".trackrecord");
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_made_and_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        write_atomically(&path, b"one").unwrap();
        write_atomically(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_or_a_missing_folder_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_atomically(folder.path(), b"x").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::IsADirectory);
        let error = write_atomically(&folder.path().join("no/such/file"), b"x").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    mod unix {
        use std::os::unix::fs::{PermissionsExt, symlink};

        use super::*;

        #[test]
        fn permissions_stay_and_new_files_can_be_read() {
            let folder = tempfile::tempdir().unwrap();
            let (path, plain) = (folder.path().join("report"), folder.path().join("plain"));
            write_atomically(&path, b"one").unwrap();
            fs::write(&plain, b"").unwrap();
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&path), mode(&plain));
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
            write_atomically(&path, b"two").unwrap();
            assert_eq!(mode(&path), 0o640);
        }

        #[test]
        fn a_read_only_file_is_left_alone() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("report");
            fs::write(&path, b"one").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
            assert!(write_atomically(&path, b"two").is_err());
            assert_eq!(fs::read(&path).unwrap(), b"one");
        }

        #[test]
        fn a_link_stays_a_link() {
            let folder = tempfile::tempdir().unwrap();
            let (target, link) = (folder.path().join("target"), folder.path().join("link"));
            fs::write(&target, b"one").unwrap();
            symlink(&target, &link).unwrap();
            write_atomically(&link, b"two").unwrap();
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert_eq!(fs::read(&target).unwrap(), b"two");
        }

        #[test]
        fn a_pipe_is_written_and_not_replaced() {
            let folder = tempfile::tempdir().unwrap();
            let pipe = folder.path().join("pipe");
            assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
            let reader = std::thread::spawn({
                let pipe = pipe.clone();
                move || fs::read(pipe).unwrap()
            });
            write_atomically(&pipe, b"through").unwrap();
            assert_eq!(reader.join().unwrap(), b"through");
            assert!(!fs::metadata(&pipe).unwrap().is_file());
        }

        #[cfg(target_os = "linux")]
        #[test]
        fn an_old_output_below_dev_or_proc_is_replaced_and_not_appended_to() {
            use std::os::fd::AsRawFd;
            let folder = tempfile::tempdir_in("/dev/shm").unwrap();
            let path = folder.path().join("report");
            fs::write(&path, b"one").unwrap();
            write_atomically(&path, b"two").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"two");
            let file = fs::File::open(&path).unwrap();
            write_atomically(Path::new(&format!("/proc/self/fd/{}", file.as_raw_fd())), b"three").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"three");
        }
    }
}
