//! `trackrecord init`.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::args::InitArgs;
use crate::cli::command_line::CommandLine;
use crate::cli::exit_status::{BAD_DATA, DONE};
use crate::cli::further_questions::{FurtherQuestions, follow};
use crate::cli::named_files::in_folder;
use crate::cli::project::{FILE_NAME, ProjectText};
use crate::cli::{progress, say};
use crate::dataset::file_role::RoleByHeader;
use crate::dataset::load;
use crate::error::Error;
use crate::localized::{Language, Localized, localized};
use crate::options::RunOptions;
use crate::present;

/// Runs the command.
///
/// # Errors
/// When there is a project already, no file is one of forecasts, or a file cannot be read or written.
pub(crate) fn run(args: &InitArgs) -> Result<u8, Error> {
    let path = Path::new(FILE_NAME);
    if !args.force && path.exists() {
        let source = localized!(
            "it is there already; --force writes it anew",
            "Die Datei gibt es schon; --force schreibt sie neu"
        )
        .io_error(io::ErrorKind::AlreadyExists);
        return Err(Error::Write { path: path.to_owned(), source });
    }
    let files = FilesByRole::of(&args.files)?;
    let read = |options: &RunOptions| progress::with_bar(false, |progress| load(options, progress));
    let found = follow(&files.check(args.language), &[], read);
    let text = text(&files, &found, args.language);
    present::write_atomically(path, text.written().as_bytes())
        .map_err(|source| Error::Write { path: path.to_owned(), source })?;
    let is_settled = found.log.is_some() && found.rows.is_empty() && !text.has_questions();
    say::lines(files.told(args.language));
    say::lines(text.told());
    let next = if is_settled {
        localized!(
            "{FILE_NAME} is written: trackrecord score, report, check and compare work in this folder without more words.",
            "{FILE_NAME} ist geschrieben: trackrecord score, report, check und compare gehen in diesem Ordner ohne weitere Angaben."
        )
    } else if text.has_questions() {
        localized!(
            "{FILE_NAME} is written. Settle there what is open: fill in, take away the #; then: trackrecord score",
            "{FILE_NAME} ist geschrieben. Dort klären, was offen ist: ausfüllen, das # entfernen; dann: trackrecord score"
        )
    } else {
        localized!(
            "{FILE_NAME} is written. trackrecord check says more of what is wrong with the rows.",
            "{FILE_NAME} ist geschrieben. Was mit den Zeilen nicht stimmt, sagt genauer: trackrecord check"
        )
    };
    say::lines([next.of(args.language)]);
    Ok(if is_settled { DONE } else { BAD_DATA })
}

/// What the project says.
fn text(files: &FilesByRole, found: &FurtherQuestions, language: Language) -> ProjectText {
    let mut text = ProjectText::in_language(language);
    text.files("forecasts", &files.forecasts);
    text.files("resolutions", &files.resolutions);
    for problem in &found.columns {
        text.problem(problem);
    }
    for kind in &found.rows {
        text.kind(kind);
    }
    if let Some(log) = &found.log {
        for read in &log.tables {
            let has = |field| read.columns.get(field).and_then(|column| read.table.headers().get(column));
            text.columns(&read.table.name(), |field| has(field).map(String::as_str));
        }
        text.notes.extend(log.notes.iter().map(|note| note.text.of(language).to_string()));
        text.counted(log.rows, log.rejected);
    }
    text
}

/// The files of a project.
#[derive(Debug, Default)]
struct FilesByRole {
    forecasts: Vec<PathBuf>,
    resolutions: Vec<PathBuf>,
    others: Vec<(PathBuf, Localized)>,
}

impl FilesByRole {
    /// Those that are named, or those of this folder.
    fn of(named: &[PathBuf]) -> Result<Self, Error> {
        let mut files = Self::default();
        for path in if named.is_empty() { in_folder(Path::new(""))? } else { named.to_vec() } {
            match RoleByHeader::of(&path) {
                Ok(RoleByHeader::Forecasts) => files.forecasts.push(path),
                Ok(RoleByHeader::Resolutions) => files.resolutions.push(path),
                Ok(RoleByHeader::Other) => {
                    let why = localized!(
                        "its header names no column of forecasts or resolutions",
                        "Die Kopfzeile nennt keine Spalte von Prognosen oder Auflösungen"
                    );
                    files.others.push((path, why));
                }
                Err(error) if named.is_empty() => files.others.push((path, error.message())),
                Err(error) => return Err(error),
            }
        }
        // One file that is named is meant, and the questions about its columns are worth asking.
        if files.forecasts.is_empty() && files.others.len() == 1 && files.resolutions.len() <= 1 {
            files.forecasts.extend(files.others.pop().map(|(path, _)| path));
        }
        if files.forecasts.is_empty() {
            let seen = files.resolutions.iter().chain(files.others.iter().map(|(path, _)| path));
            let seen: Vec<String> = seen.map(|path| path.display().to_string()).collect();
            let why = match seen.as_slice() {
                [] => localized!("there is no file of a log here", "Hier liegt keine Datei eines Protokolls"),
                seen => {
                    let seen = seen.join(", ");
                    localized!("none of {seen} looks like forecasts", "Keine von {seen} sieht nach Prognosen aus")
                }
            };
            let (warum, why) = (why.of(Language::German), why.english());
            return Err(Error::Usage(localized!(
                "{why}; name the files (trackrecord init FILE), or start from an empty log: trackrecord template -o \
                 forecasts.xlsx",
                "{warum}; die Dateien nennen (trackrecord init DATEI) oder mit einem leeren Protokoll anfangen: trackrecord \
                 template -o prognosen.xlsx"
            )));
        }
        Ok(files)
    }

    /// The command that reads them.
    fn check(&self, language: Language) -> CommandLine {
        let mut words: Vec<OsString> = ["trackrecord", "check", "--no-project"].map(OsString::from).to_vec();
        for path in &self.resolutions {
            words.extend(["-r".into(), path.into()]);
        }
        words.push("--".into());
        words.extend(self.forecasts.iter().map(OsString::from));
        CommandLine { typed: words.clone(), in_force: words, project: None, language }
    }

    /// Which file is what, for people.
    fn told(&self, language: Language) -> Vec<String> {
        let told = |role: Localized<&str>, files: &[PathBuf]| {
            let names: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
            (!names.is_empty()).then(|| format!("{}: {}", role.of(language), names.join(", ")))
        };
        let left_out = Localized::both("Left out", "Nicht dabei");
        let others = self.others.iter();
        let others =
            others.map(|(path, why)| format!("{}: {}: {}", left_out.of(language), path.display(), why.of(language)));
        [
            told(Localized::both("Forecasts", "Prognosen"), &self.forecasts),
            told(Localized::both("Resolutions", "Auflösungen"), &self.resolutions),
        ]
        .into_iter()
        .flatten()
        .chain(others)
        .collect()
    }
}
