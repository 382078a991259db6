//! `trackrecord score`.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use crate::cli::args::{ColorArg, FormatArg, ScoreArgs};
use crate::cli::{BAD_DATA, DONE, map, progress, say};
use crate::diagnose::Severity;
use crate::error::Error;
use crate::render::{self, TerminalOptions};
use crate::report::{self, Report, Scored};

/// Width when the output is no terminal.
const PIPED_WIDTH: usize = 80;
/// Wider lines are hard to read.
const WIDEST: usize = 140;

/// Runs the command.
///
/// # Errors
/// When the options are wrong, or a file cannot be read or written.
pub fn run(args: &ScoreArgs) -> Result<u8, Error> {
    let plan = args.plan()?;
    let scored = progress::with_bar(args.quiet, |progress| report::score(&plan, progress))?;
    if let Some(path) = &args.reading.save_map {
        map::save(path, &plan.map)?;
    }
    if let Some(path) = &args.reading.rejects {
        write(path, |out| render::rejects_csv(&scored, out))?;
    }
    if let Some(folder) = &args.export {
        export(&scored, folder)?;
    }
    if scored.stopped {
        stopped(&scored.report);
        return Ok(BAD_DATA);
    }
    remarks(args, &scored.report);
    let bytes = output(args, &scored.report)?;
    match &args.output {
        Some(path) => {
            render::write_atomically(path, &bytes).map_err(|source| Error::Write { path: path.clone(), source })?;
            Ok(DONE)
        }
        None => say::standard_output(&bytes),
    }
}

/// Tells what is wrong with the data, and how to go on.
fn stopped(report: &Report) {
    let color = say::colour_on_standard_error();
    say::standard_error(&render::problems(&report.problems, color));
    let errors: u64 =
        report.problems.iter().filter(|kind| kind.severity == Severity::Error).map(|kind| kind.count).sum();
    let rejected = report.counts.rejected;
    say::standard_error(&format!(
        "Nothing was scored: {errors} {}, {rejected} of {} rows cannot be used.\nMend the files, or go on without those \
         rows with --skip-bad-rows (--rejects FILE keeps them).\n",
        if errors == 1 { "error" } else { "errors" },
        report.counts.rows,
    ));
}

/// What the formats for programs and documents do not show on the terminal.
fn remarks(args: &ScoreArgs, report: &Report) {
    if !args.quiet && args.format != FormatArg::Table && !report.problems.is_empty() {
        say::standard_error(&render::problems(&report.problems, say::colour_on_standard_error()));
    }
}

fn output(args: &ScoreArgs, report: &Report) -> Result<Vec<u8>, Error> {
    let to_terminal = args.output.is_none() && io::stdout().is_terminal();
    Ok(match args.format {
        FormatArg::Table => {
            let color = match args.color {
                ColorArg::Always => true,
                ColorArg::Never => false,
                ColorArg::Auto => to_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
            };
            let options = TerminalOptions { width: width(to_terminal), color, unicode: unicode() };
            render::terminal(report, &options).into_bytes()
        }
        FormatArg::Json => render::json(report)
            .map_err(|error| Error::Write { path: "JSON".into(), source: error.into() })?
            .into_bytes(),
        FormatArg::Csv => render::groups_csv(report).map_err(|error| unwritable(Path::new("CSV"), error))?,
        FormatArg::Markdown => render::markdown(report).into_bytes(),
    })
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

fn export(scored: &Scored, folder: &Path) -> Result<(), Error> {
    if folder.is_file() {
        let source = io::Error::new(io::ErrorKind::NotADirectory, "--export needs a folder, and this is a file");
        return Err(Error::Write { path: folder.to_owned(), source });
    }
    std::fs::create_dir_all(folder).map_err(|source| Error::Write { path: folder.to_owned(), source })?;
    let report = &scored.report;
    let tables = [
        ("groups.csv", render::groups_csv(report)),
        ("bins.csv", render::bins_csv(report)),
        ("curve.csv", render::curve_csv(report)),
        ("problems.csv", render::problems_csv(report)),
    ];
    for (name, bytes) in tables {
        let path = folder.join(name);
        let bytes = bytes.map_err(|error| unwritable(&path, error))?;
        render::write_atomically(&path, &bytes).map_err(|source| Error::Write { path, source })?;
    }
    write(&folder.join("forecasts.csv"), |out| render::forecasts_csv(scored, out))
}

/// Writes a file piece by piece; errors of reading the inputs again come before those of writing.
fn write(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<csv::Result<()>, Error>) -> Result<(), Error> {
    let mut reading = None;
    let written = render::write_atomically_with(path, |out| match write(out) {
        Ok(written) => written.map_err(io::Error::from),
        Err(error) => {
            reading = Some(error);
            Err(io::Error::other("an input could not be read again"))
        }
    });
    match (reading, written) {
        (Some(error), _) => Err(error),
        (None, Err(source)) => Err(Error::Write { path: path.to_owned(), source }),
        (None, Ok(())) => Ok(()),
    }
}

fn unwritable(path: &Path, error: csv::Error) -> Error {
    Error::Write { path: path.to_owned(), source: error.into() }
}
