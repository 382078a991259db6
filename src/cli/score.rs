//! `trackrecord score`.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::args::{FormatArg, ScoreArgs};
use crate::cli::{BAD_DATA, map, output, progress, say};
use crate::diagnostics::Severity;
use crate::error::Error;
use crate::model::Plan;
use crate::render::{self, TerminalOptions};
use crate::report::{self, Report, Scored};

/// Runs the command.
///
/// # Errors
/// When the options are wrong, or a file cannot be read or written.
pub fn run(args: &ScoreArgs) -> Result<u8, Error> {
    let plan = args.plan()?;
    let scored = progress::with_bar(args.scoring.data.quiet, |progress| report::score(&plan, progress))?;
    files(args, &plan, &scored)?;
    if scored.stopped {
        stopped(&scored.report);
        return Ok(BAD_DATA);
    }
    tell_diagnostics(args, &scored.report);
    output::deliver(&args.scoring.data, &written(args, &scored.report)?)
}

/// Writes the files that are asked for beside the result.
pub(super) fn files(args: &ScoreArgs, plan: &Plan, scored: &Scored) -> Result<(), Error> {
    if let Some(path) = &args.scoring.data.reading.save_map {
        map::save(path, &plan.map)?;
    }
    if let Some(path) = &args.scoring.bad_rows.rejects {
        write(path, |out| render::rejects_csv(scored, out))?;
    }
    args.export.as_ref().map_or(Ok(()), |folder| export(scored, folder))
}

/// Tells what is wrong with the data, and how to go on.
pub(super) fn stopped(report: &Report) {
    let color = say::colour_on_standard_error();
    say::standard_error(&render::diagnostics(&report.problems, color));
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
pub(super) fn tell_diagnostics(args: &ScoreArgs, report: &Report) {
    if !args.scoring.data.quiet && args.format != FormatArg::Table && !report.problems.is_empty() {
        say::standard_error(&render::diagnostics(&report.problems, say::colour_on_standard_error()));
    }
}

fn written(args: &ScoreArgs, report: &Report) -> Result<Vec<u8>, Error> {
    match args.format {
        FormatArg::Table => {
            let options =
                TerminalOptions { language: args.scoring.language.into(), ..output::terminal(&args.scoring.data) };
            Ok(render::terminal(report, &options).into_bytes())
        }
        FormatArg::Json => output::json(report),
        FormatArg::Csv => render::groups_csv(report).map_err(|error| unwritable(Path::new("CSV"), error)),
        FormatArg::Markdown => Ok(render::markdown(report, args.scoring.language.into()).into_bytes()),
    }
}

fn export(scored: &Scored, folder: &Path) -> Result<(), Error> {
    if folder.is_file() {
        let source = io::Error::new(io::ErrorKind::NotADirectory, "--export needs a folder, and this is a file");
        return Err(Error::Write { path: folder.to_owned(), source });
    }
    std::fs::create_dir_all(folder).map_err(|source| Error::Write { path: folder.to_owned(), source })?;
    let report = &scored.report;
    let mut tables = vec![
        ("groups.csv", render::groups_csv(report)),
        ("bins.csv", render::bins_csv(report)),
        ("curve.csv", render::curve_csv(report)),
        ("problems.csv", render::problems_csv(report)),
    ];
    if report.overall.words.is_some() {
        tables.push(("phrases.csv", render::phrases_csv(report)));
        tables.push(("by_lexicon.csv", render::by_lexicon_csv(report)));
    }
    write_tables(folder, tables)?;
    write(&folder.join("forecasts.csv"), |out| render::forecasts_csv(scored, out))
}

/// Writes tables into a folder that is there.
pub(super) fn write_tables(folder: &Path, tables: Vec<(&str, csv::Result<Vec<u8>>)>) -> Result<(), Error> {
    for (name, bytes) in tables {
        let path = folder.join(name);
        let bytes = bytes.map_err(|error| unwritable(&path, error))?;
        render::write_atomically(&path, &bytes).map_err(|source| Error::Write { path, source })?;
    }
    Ok(())
}

/// Writes a file piece by piece; errors of reading the inputs again come before those of writing.
pub(super) fn write(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<csv::Result<()>, Error>,
) -> Result<(), Error> {
    let mut reading = None;
    let written = render::write_atomically_with(path, |out| match write(out) {
        Ok(written) => written.map_err(io::Error::from),
        Err(error) => {
            reading = Some(error);
            Err(output::not_read_again())
        }
    });
    match (reading, written) {
        (Some(error), _) => Err(error),
        (None, Err(source)) => Err(Error::Write { path: path.to_owned(), source }),
        (None, Ok(())) => Ok(()),
    }
}

pub(super) fn unwritable(path: &Path, error: csv::Error) -> Error {
    Error::Write { path: path.to_owned(), source: error.into() }
}
