//! Where results go, and what a terminal there can show.

use std::io::{self, IsTerminal};
use std::path::Path;

use clap::ValueEnum;

use crate::cli::args::DataArgs;
use crate::cli::exit_status::DONE;
use crate::cli::say;
use crate::error::Error;
use crate::localized::{Localized, localized};
use crate::options::{CheckFormat, ColorChoice, DueFormat, Language, OutputFormat, as_typed};
use crate::present::{self, TerminalOptions};

/// Width when the output is no terminal.
const PIPED_WIDTH: usize = 80;
/// Wider lines are hard to read.
const WIDEST: usize = 140;

/// The file of `-o`; `None` for standard output, which `-` stands for, as it does for standard input.
pub(crate) fn file(output: Option<&Path>) -> Option<&Path> {
    output.filter(|path| *path != Path::new("-"))
}

/// Endings of files with the forms that they have; the first form is that of a terminal.
type Endings<T> = &'static [(&'static str, T)];

/// Those of `score`, `compare` and `agree`.
pub(crate) const SCORES: Endings<OutputFormat> = &[
    ("txt", OutputFormat::Table),
    ("csv", OutputFormat::Csv),
    ("json", OutputFormat::Json),
    ("md", OutputFormat::Markdown),
    ("markdown", OutputFormat::Markdown),
];

/// Those of `check`.
pub(crate) const CHECK: Endings<CheckFormat> = &[
    ("txt", CheckFormat::Table),
    ("csv", CheckFormat::Csv),
    ("json", CheckFormat::Json),
    ("jsonl", CheckFormat::Jsonl),
    ("md", CheckFormat::Markdown),
    ("markdown", CheckFormat::Markdown),
];

/// Those of `due`.
pub(crate) const DUE: Endings<DueFormat> = &[
    ("txt", DueFormat::Table),
    ("csv", DueFormat::Csv),
    ("json", DueFormat::Json),
    ("md", DueFormat::Markdown),
    ("markdown", DueFormat::Markdown),
    ("ics", DueFormat::Ics),
];

/// Endings of files that hold something else, whatever is asked for.
const OTHERS: [&str; 12] = ["html", "htm", "xlsx", "xls", "ods", "pdf", "png", "svg", "csv", "json", "jsonl", "ics"];

/// The form of the result: what is asked for, or what the ending of the file says. A file without an ending, or with one that says
/// nothing, holds what is asked for.
///
/// # Errors
/// When the ending says another form than is asked for, or one that the command does not write.
pub(crate) fn form<T: ValueEnum + Copy + PartialEq>(
    asked: Option<T>,
    output: Option<&Path>,
    endings: Endings<T>,
) -> Result<T, Error> {
    let first = endings[0].1;
    let Some(path) = file(output) else { return Ok(asked.unwrap_or(first)) };
    let Some(ending) = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()) else {
        return Ok(asked.unwrap_or(first));
    };
    let said = endings.iter().find(|(known, _)| *known == ending).map(|(_, form)| *form);
    match (asked, said) {
        (Some(asked), Some(said)) if asked != said && said != first => {
            let (path, format) = (path.display(), as_typed(&asked));
            Err(Error::Usage(localized!(
                "-o {path} would hold something else than its ending says, by --format {format}; name another file, or leave \
                 --format out",
                "-o {path} enthielte wegen --format {format} etwas anderes, als die Endung sagt; eine andere Datei nennen oder \
                 --format weglassen"
            )))
        }
        (Some(asked), _) if said.is_some() || !OTHERS.contains(&ending.as_str()) => Ok(asked),
        (None, Some(said)) => Ok(said),
        _ => {
            let known: Vec<String> = endings.iter().map(|(ending, _)| format!(".{ending}")).collect();
            let [report, bericht] = if ["html", "htm", "xlsx"].contains(&ending.as_str()) {
                ["; trackrecord report writes .html and .xlsx", "; trackrecord report schreibt .html und .xlsx"]
            } else {
                [""; 2]
            };
            let other = other_ending(path, &known.join(", "));
            let (andere, other) = (other.of(Language::German), other.english());
            Err(Error::Usage(localized!("{other}{report}", "{andere}{bericht}")))
        }
    }
}

/// What is said of an output whose ending is none of those that are known.
pub(crate) fn other_ending(path: &Path, known: &str) -> Localized {
    let path = path.display();
    localized!("-o {path} ends in none of {known}", "-o {path} endet auf keines von {known}")
}

/// What can be shown where the output goes.
pub(crate) fn terminal(args: &DataArgs) -> TerminalOptions {
    options(file(args.output.as_deref()).is_none(), args.color)
}

/// Likewise for output that goes to standard output.
pub(crate) fn standard_terminal() -> TerminalOptions {
    options(true, ColorChoice::Auto)
}

/// What can be shown where the output of any command goes.
pub(crate) fn options(to_standard_output: bool, color: ColorChoice) -> TerminalOptions {
    let to_terminal = to_standard_output && io::stdout().is_terminal();
    let color = match color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => to_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    };
    TerminalOptions { width: width(to_terminal), color, unicode: unicode(), language: Language::English }
}

fn width(to_terminal: bool) -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let size = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let width = if to_terminal { size.or(columns) } else { columns };
    width.unwrap_or(PIPED_WIDTH).clamp(40, WIDEST)
}

/// Whether the locale takes more than ASCII; unset means yes.
fn unicode() -> bool {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    set.is_none_or(|locale| !matches!(locale.as_str(), "C" | "POSIX"))
}

/// A table as CSV, written in memory.
///
/// # Errors
/// When the writer gives up.
pub(crate) fn csv_in_memory(table: csv::Result<Vec<u8>>) -> Result<Vec<u8>, Error> {
    table.map_err(|error| Error::Write { path: "CSV".into(), source: io::Error::other(error) })
}

/// Writes the result to the file of `-o`, or to standard output.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn deliver(args: &DataArgs, bytes: &[u8]) -> Result<u8, Error> {
    deliver_to(args.output.as_deref(), bytes)
}

/// Writes a result to a file, or to standard output.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn deliver_to(path: Option<&Path>, bytes: &[u8]) -> Result<u8, Error> {
    match file(path) {
        Some(path) => {
            present::write_atomically(path, bytes).map_err(|source| Error::Write { path: path.to_owned(), source })?;
            Ok(DONE)
        }
        None => say::standard_output(bytes),
    }
}

/// A document as JSON.
///
/// # Errors
/// When a number in it is not finite.
pub(crate) fn json(document: &impl serde::Serialize) -> Result<Vec<u8>, Error> {
    match present::json(document) {
        Ok(text) => Ok(text.into_bytes()),
        Err(error) => Err(Error::Write { path: "JSON".into(), source: error.into() }),
    }
}

/// What a writer is told when the reading fails on which it waits; the reading has an error of its own.
pub(crate) fn not_read_again() -> std::io::Error {
    localized!("an input could not be read again", "eine Eingabe ließ sich nicht noch einmal lesen")
        .io_error(io::ErrorKind::Other)
}
