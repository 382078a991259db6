//! The folder that the pages work on: a private one for files that are added, or that of a project.
//!
//! The program works inside of it, so that no page names a path of the machine.

use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::orphans::RemovedWithProgram;
use crate::cli::named_files::RESOLUTIONS;
use crate::cli::project::{FILE_NAME, Setting, files_line, leaving_folder, names_file, understood, with_settings};
use crate::dataset::file_role::RoleByHeader;
use crate::error::Error;
use crate::localized::{Localized, localized};
use crate::present::write_atomically;

/// So many files there may be.
const MOST_FILES: usize = 200;
/// Longer names are refused.
const LONGEST_NAME: usize = 150;

/// Where files lie, and what was settled about them.
#[derive(Debug)]
pub(super) struct Workspace {
    /// Kept until the program ends, if the folder is private.
    private: Option<PrivateFolder>,
    /// Files in the order of their names.
    pub(super) files: Vec<WorkspaceFile>,
    /// Options and their values, in pairs as they are typed; those without a value have a blank one.
    pub(super) settled: Vec<[String; 2]>,
}

/// A folder that goes when the program ends, however it ends.
#[derive(Debug)]
struct PrivateFolder {
    folder: TempDir,
    _removed: RemovedWithProgram,
}

/// A file and what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WorkspaceFile {
    pub(super) name: String,
    pub(super) role: FileUse,
}

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileUse {
    Forecasts,
    Resolutions,
    Project,
    Other,
}

impl Workspace {
    /// A private folder, in which the program works from now on.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(super) fn private() -> Result<Self, Error> {
        let unwritable = |source| Error::Write { path: std::env::temp_dir(), source };
        let folder = tempfile::Builder::new().prefix("trackrecord-serve-").tempdir().map_err(unwritable)?;
        let removed = RemovedWithProgram::new(folder.path()).map_err(unwritable)?;
        std::env::set_current_dir(folder.path()).map_err(unwritable)?;
        let private = Some(PrivateFolder { folder, _removed: removed });
        Ok(Self { private, files: vec![], settled: vec![] })
    }

    /// The folder of a project, in which the program works from now on.
    ///
    /// # Errors
    /// When it cannot be entered.
    pub(super) fn of_project(file: &Path) -> Result<Self, Error> {
        let folder = file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        std::env::set_current_dir(folder).map_err(|source| Error::Read { path: folder.to_owned(), source })?;
        Ok(Self { private: None, files: vec![], settled: vec![] })
    }

    /// Whether files can be added and taken away.
    pub(super) fn is_private(&self) -> bool {
        self.private.is_some()
    }

    /// Whether there is something to read.
    pub(super) fn has_forecasts(&self) -> bool {
        !self.is_private() || self.files.iter().any(|file| matches!(file.role, FileUse::Forecasts | FileUse::Project))
    }

    /// A place for a file that arrives.
    pub(super) fn arriving() -> PathBuf {
        PathBuf::from(".arriving")
    }

    /// Takes in a file that has arrived, in place of one with the same name.
    ///
    /// # Errors
    /// When its name cannot be used, or there are too many.
    pub(super) fn take(&mut self, arrived: &Path, name: &str) -> Result<(), Error> {
        let name = file_name(name)?;
        if self.files.len() >= MOST_FILES && !self.files.iter().any(|file| file.name == name) {
            return Err(Error::Usage(localized!(
                "there are {MOST_FILES} files already",
                "Es sind schon {MOST_FILES} Dateien da"
            )));
        }
        if name == FILE_NAME {
            let text =
                std::fs::read_to_string(arrived).map_err(|source| Error::Read { path: name.clone().into(), source })?;
            let outside = leaving_folder(&text).map_err(|why| {
                Error::Usage(Localized::each(|language| format!("{FILE_NAME}: {}", why.of(language))))
            })?;
            if let Some(outside) = outside {
                return Err(Error::Usage(localized!(
                    "{FILE_NAME} names {outside}, which lies outside of its folder; add that file, and name it alone",
                    "{FILE_NAME} nennt {outside}, das außerhalb des Ordners liegt; die Datei hinzufügen und nur ihren Namen nennen"
                )));
            }
        }
        std::fs::rename(arrived, &name).map_err(|source| Error::Write { path: name.clone().into(), source })?;
        let role = role(&name);
        self.files.retain(|file| file.name != name);
        self.files.push(WorkspaceFile { name, role });
        self.files.sort_by(|a, b| a.name.cmp(&b.name));
        self.write_project()
    }

    /// Takes a file away.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub(super) fn remove(&mut self, name: &str) -> Result<(), Error> {
        let Some(at) = self.files.iter().position(|file| file.name == name) else { return Ok(()) };
        std::fs::remove_file(name).map_err(|source| Error::Write { path: name.into(), source })?;
        self.files.remove(at);
        self.write_project()
    }

    /// Settles options, each in place of what was settled of the same before; `unsaid` are options of which nothing is settled any more.
    ///
    /// # Errors
    /// When one is no option of a project, or names a file. Then nothing is changed.
    pub(super) fn settle(&mut self, pairs: &[[String; 2]], unsaid: &[&str]) -> Result<(), Error> {
        let is_said_anew = |known: &[String; 2]| pairs.iter().any(|pair| subject(pair) == subject(known));
        let kept = self.settled.iter().filter(|known| !unsaid.contains(&known[0].as_str()) && !is_said_anew(known));
        let settled: Vec<[String; 2]> = kept.chain(pairs).cloned().collect();
        Self::tried(&settled)?;
        self.settled = settled;
        Ok(())
    }

    /// Takes back what was settled.
    pub(super) fn unsettle(&mut self, pair: &[String; 2]) {
        self.settled.retain(|known| known != pair);
    }

    /// Whether a project can hold these.
    fn tried(settled: &[[String; 2]]) -> Result<(), Error> {
        let is_refused = |option: &str| option.strip_prefix("--").is_none_or(names_file);
        if let Some([option, _]) = settled.iter().find(|[option, _]| is_refused(option)) {
            return Err(Error::Usage(localized!(
                "{option} names a file, which cannot be settled here",
                "{option} nennt eine Datei, das lässt sich hier nicht einstellen"
            )));
        }
        let text = with_settings("", &settings(settled));
        understood(&text)
    }

    /// What is typed for it, beside what the project says.
    pub(super) fn typed(&self) -> Vec<String> {
        let word = |[option, value]: &[String; 2]| match value.as_str() {
            "" => option.clone(),
            value => format!("{option}={value}"),
        };
        self.settled.iter().map(word).collect()
    }

    /// Writes what was settled into the project.
    ///
    /// # Errors
    /// When the project cannot be read, changed or written.
    pub(super) fn save(&mut self) -> Result<(), Error> {
        let text =
            std::fs::read_to_string(FILE_NAME).map_err(|source| Error::Read { path: FILE_NAME.into(), source })?;
        let text = with_settings(&text, &settings(&self.settled));
        understood(&text)?;
        write(&text)?;
        self.settled.clear();
        Ok(())
    }

    /// The project with the files as they are now; one that was added stands as it is.
    fn write_project(&self) -> Result<(), Error> {
        if self.files.iter().any(|file| file.role == FileUse::Project) {
            return Ok(());
        }
        let of = |role| self.files.iter().filter(move |file| file.role == role).map(|file| file.name.as_str());
        let lines =
            [files_line("forecasts", of(FileUse::Forecasts)), files_line("resolutions", of(FileUse::Resolutions))];
        write(&lines.into_iter().flatten().map(|line| line + "\n").collect::<String>())
    }

    /// Everything that a project needs: names and contents.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(super) fn contents(&self) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let mut names: Vec<&str> = vec![FILE_NAME, RESOLUTIONS];
        names.extend(
            self.files.iter().map(|file| file.name.as_str()).filter(|name| !names.contains(name)).collect::<Vec<_>>(),
        );
        let read = |name: &str| std::fs::read(name).map(|bytes| (name.to_owned(), bytes));
        let found = names
            .into_iter()
            .map(read)
            .filter(|read| !read.as_ref().is_err_and(|error: &io::Error| error.kind() == io::ErrorKind::NotFound));
        found.collect::<io::Result<_>>().map_err(|source| Error::Read { path: FILE_NAME.into(), source })
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        // Some systems do not remove a folder in which a program works.
        if let Some(private) = &self.private {
            let _ = std::env::set_current_dir(private.folder.path().parent().unwrap_or(Path::new("/")));
        }
    }
}

/// What a pair sets: the table and the key that a project has for it.
fn subject(pair: &[String; 2]) -> Option<(String, String)> {
    let setting = setting(pair)?;
    let key = setting.key().to_owned();
    Some((setting.table, key))
}

/// A pair as a line of a project.
fn setting([option, value]: &[String; 2]) -> Option<Setting> {
    let words: Vec<String> = [option, value].into_iter().filter(|word| !word.is_empty()).cloned().collect();
    Setting::of(&words).pop()
}

fn settings(settled: &[[String; 2]]) -> Vec<Setting> {
    settled.iter().filter_map(setting).collect()
}

fn write(text: &str) -> Result<(), Error> {
    write_atomically(Path::new(FILE_NAME), text.as_bytes())
        .map_err(|source| Error::Write { path: FILE_NAME.into(), source })
}

fn role(name: &str) -> FileUse {
    if name == FILE_NAME {
        return FileUse::Project;
    }
    match RoleByHeader::of(Path::new(name)) {
        Ok(RoleByHeader::Forecasts) => FileUse::Forecasts,
        Ok(RoleByHeader::Resolutions) => FileUse::Resolutions,
        Ok(RoleByHeader::Other) | Err(_) => FileUse::Other,
    }
}

/// The name under which a file is kept: the last part of what a browser says, which may be a path.
fn file_name(said: &str) -> Result<String, Error> {
    let name = said.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    let is_usable = !name.is_empty()
        && name.len() <= LONGEST_NAME
        && !name.starts_with(['.', '-', '~'])
        && !name.chars().any(|c| c.is_control() || "<>:\"|?*".contains(c));
    if is_usable {
        return Ok(name.to_owned());
    }
    Err(Error::Usage(localized!(
        "a file has no name that can be used here; give it a plain one",
        "Eine Datei hat einen Namen, der sich hier nicht verwenden lässt; ihr einen einfachen geben"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_lead_nowhere_else() {
        for (said, name) in [
            ("log.csv", Some("log.csv")),
            ("C:\\fakepath\\Prognosen 2017.xlsx", Some("Prognosen 2017.xlsx")),
            ("folder/inner/log.csv", Some("log.csv")),
            ("../../etc/passwd", Some("passwd")),
            ("..", None),
            ("", None),
            ("a/", None),
            (".bashrc", None),
            ("--help.csv", None),
            ("~$log.xlsx", None),
            ("a\nb.csv", None),
            ("a\0.csv", None),
        ] {
            assert_eq!(file_name(said).ok().as_deref(), name, "{said:?}");
        }
        assert!(file_name(&"x".repeat(151)).is_err());
    }

    #[test]
    fn what_is_settled_anew_takes_the_place_of_what_was() {
        let pair = |option: &str, value: &str| [option.to_owned(), value.to_owned()];
        let mut workspace = Workspace { private: None, files: vec![], settled: vec![] };
        workspace
            .settle(&[pair("--date-order", "dmy"), pair("--map", "source=Wer"), pair("--skip-bad-rows", "")], &[])
            .unwrap();
        workspace
            .settle(
                &[pair("--date-order", "mdy"), pair("--map", "outcome=Ergebnis"), pair("--map", "source=Name")],
                &[],
            )
            .unwrap();
        assert_eq!(
            workspace.typed(),
            ["--skip-bad-rows", "--date-order=mdy", "--map=outcome=Ergebnis", "--map=source=Name"]
        );
        workspace.unsettle(&pair("--skip-bad-rows", ""));
        let before = workspace.settled.clone();
        assert!(workspace.settle(&[pair("--by", "source"), pair("--as-of", "never")], &["--date-order"]).is_err());
        assert_eq!(workspace.settled, before, "all of it or nothing");
        for [option, value] in [
            ["--output", "x"],
            ["--rejects", "x"],
            ["--export", "x"],
            ["--readers", "/etc/passwd"],
            ["--charts", "x"],
            ["--fixes", "x"],
            ["--logo", "x"],
            ["--map-file", "x"],
            ["--nonsense", "x"],
            ["--date-order", "never"],
            ["-r", "x"],
            ["--lexicon", "../x.csv"],
        ] {
            assert!(workspace.settle(&[pair(option, value)], &[]).is_err(), "{option}");
        }
        assert_eq!(workspace.settled.len(), 3);
    }
}
