//! Where results go, and what a terminal there can show.

use std::io::{self, IsTerminal};
use std::path::Path;

use crate::cli::args::DataArgs;
use crate::cli::exit_status::DONE;
use crate::cli::say;
use crate::error::Error;
use crate::options::ColorChoice;
use crate::options::Language;
use crate::present::{self, TerminalOptions};

/// Width when the output is no terminal.
const PIPED_WIDTH: usize = 80;
/// Wider lines are hard to read.
const WIDEST: usize = 140;

/// The file of `-o`; `None` for standard output, which `-` stands for, as it does for standard input.
pub(crate) fn file(output: Option<&Path>) -> Option<&Path> {
    output.filter(|path| *path != Path::new("-"))
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
    std::io::Error::other("an input could not be read again")
}
