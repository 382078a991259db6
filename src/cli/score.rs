//! `trackrecord score`.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::args::{ScoreArgs, ScoreCommandArgs};
use crate::cli::command_line::CommandLine;
use crate::cli::distinct_files::DistinctFiles;
use crate::cli::exit_status::BAD_DATA;
use crate::cli::{map, output, progress, say, whole_command};
use crate::diagnostics::Severity;
use crate::error::Error;
use crate::localized::{Localized, counted, localized};
use crate::options::{Language, OutputFormat};
use crate::present::build::first_screen::first_screen;
use crate::present::build::stopped::StoppedDocument;
use crate::present::language::Texts;
use crate::present::write::csv::csv;
use crate::present::write::markdown::markdown;
use crate::present::write::terminal::terminal;
use crate::present::{self, build, tables};
use crate::report::{self, Report, Scored};

/// All files that `--export` may write; which of them, the data decide.
pub(super) const EXPORTED: [&str; 8] = [
    "groups.csv",
    "bins.csv",
    "curve.csv",
    "murphy_diagram.csv",
    "problems.csv",
    "phrases.csv",
    "by_lexicon.csv",
    "forecasts.csv",
];

/// Runs the command.
///
/// # Errors
/// When the options are wrong, or a file cannot be read or written.
pub(crate) fn run(command: &ScoreCommandArgs, line: &CommandLine) -> Result<u8, Error> {
    let (args, cells) = (&command.score, command.cell_files());
    let distinct = DistinctFiles::of_scoring(&args.scoring).folder("--export", args.export.as_deref(), EXPORTED);
    distinct.inputs(cells.iter().flat_map(|files| [&files.cells, &files.counts])).check()?;
    form(args)?;
    let options = args.options()?;
    let scored = progress::with_bar(args.scoring.data.quiet, |progress| match &cells {
        Some(files) => report::score_cells(files, &options, progress),
        None => report::score(&options, progress),
    });
    let scored = scored.or_else(|error| stopped_by_columns(args, error))?;
    files(args, &scored)?;
    if scored.stopped {
        stopped_by_rows(args, &scored.report)?;
        stopped(&scored.report, line);
        return Ok(BAD_DATA);
    }
    tell_diagnostics(args, &scored.report);
    output::deliver(&args.scoring.data, &written(args, &scored.report)?)
}

/// Writes the files that are asked for beside the result.
pub(super) fn files(args: &ScoreArgs, scored: &Scored) -> Result<(), Error> {
    if let Some(path) = &args.scoring.data.reading.save_map {
        map::save(path, &scored.answers)?;
    }
    if let Some(path) = &args.scoring.bad_rows.rejects {
        write(path, |out| present::rejects_csv(scored, out))?;
    }
    args.export.as_ref().map_or(Ok(()), |folder| export(scored, folder))
}

/// Gives programs what is wrong with the rows as they get results.
pub(super) fn stopped_by_rows(args: &ScoreArgs, report: &Report) -> Result<(), Error> {
    if form(args)? == OutputFormat::Json {
        output::deliver(&args.scoring.data, &output::json(&StoppedDocument::of_rows(report))?)?;
    }
    Ok(())
}

/// Likewise what is wrong with the columns, which ends the run all the same.
pub(super) fn stopped_by_columns<T>(args: &ScoreArgs, error: Error) -> Result<T, Error> {
    if let (Error::Columns(problems) | Error::Words(problems), OutputFormat::Json) = (&error, form(args)?) {
        output::deliver(&args.scoring.data, &output::json(&StoppedDocument::of_columns(problems))?)?;
    }
    Err(error)
}

/// What to do about rows that cannot be used.
pub(super) const GO_ON: Localized<&str> = Localized::both(
    "Fix the files, or go on without those rows with --skip-bad-rows (--rejects FILE keeps them).",
    "Die Dateien berichtigen, oder mit --skip-bad-rows ohne diese Zeilen weitermachen (--rejects FILE hebt sie auf).",
);

/// Tells what is wrong with the data, and how to go on.
pub(super) fn stopped(report: &Report, line: &CommandLine) {
    say::diagnostics(&report.problems, line.language);
    let errors: u64 =
        report.problems.iter().filter(|kind| kind.severity == Severity::Error).map(|kind| kind.count).sum();
    let (rejected, rows) = (report.counts.rejected, report.counts.rows);
    let nothing = Localized::new(
        format!(
            "Nothing was scored: {}, {rejected} of {rows} rows cannot be used.",
            counted(errors, "error", "errors")
        ),
        format!("Nichts wurde gewertet: {errors} Fehler, {rejected} von {rows} Zeilen sind nicht zu gebrauchen."),
    );
    say::lines([nothing.of(line.language).as_ref(), *GO_ON.of(line.language)]);
    say::lines(whole_command::settling_all(line, &[], &report.problems).into_iter().flatten());
}

/// What the formats for programs and documents do not show on the terminal.
pub(super) fn tell_diagnostics(args: &ScoreArgs, report: &Report) {
    if !args.scoring.data.quiet
        && !form(args).is_ok_and(|form| form == OutputFormat::Table)
        && !report.problems.is_empty()
    {
        say::diagnostics(&report.problems, args.scoring.language);
    }
}

/// The form of the result.
pub(super) fn form(args: &ScoreArgs) -> Result<OutputFormat, Error> {
    output::form(args.format, args.scoring.data.output.as_deref(), output::SCORES)
}

/// The result in the form that is asked for.
///
/// # Errors
/// When a writer gives up.
pub(super) fn written(args: &ScoreArgs, report: &Report) -> Result<Vec<u8>, Error> {
    let texts = Texts::of(args.scoring.language);
    match form(args)? {
        OutputFormat::Json => output::json(report),
        OutputFormat::Csv => {
            let groups: Vec<_> = report.groups.iter().collect();
            csv(&tables::groups(report, &groups, texts)).map_err(|error| unwritable(Path::new("CSV"), error))
        }
        OutputFormat::Table => {
            let document = build::score::score(report, texts);
            let document = if args.details { document } else { first_screen(document) };
            Ok(terminal(&document, &output::terminal(&args.scoring.data)).into_bytes())
        }
        OutputFormat::Markdown => Ok(markdown(&build::score::score(report, texts)).into_bytes()),
    }
}

fn export(scored: &Scored, folder: &Path) -> Result<(), Error> {
    if folder.is_file() {
        let source = localized!(
            "--export needs a folder, and this is a file",
            "--export braucht einen Ordner, und das ist eine Datei"
        )
        .io_error(io::ErrorKind::NotADirectory);
        return Err(Error::Write { path: folder.to_owned(), source });
    }
    std::fs::create_dir_all(folder).map_err(|source| Error::Write { path: folder.to_owned(), source })?;
    let report = &scored.report;
    let texts = Texts::of(Language::English);
    write_tables(
        folder,
        build::score::exports(report, texts).iter().map(|(name, table)| (*name, csv(table))).collect(),
    )?;
    write(&folder.join("forecasts.csv"), |out| present::forecasts_csv(scored, out))
}

/// Writes tables into a folder that is there.
pub(super) fn write_tables(folder: &Path, tables: Vec<(&str, csv::Result<Vec<u8>>)>) -> Result<(), Error> {
    for (name, bytes) in tables {
        let path = folder.join(name);
        let bytes = bytes.map_err(|error| unwritable(&path, error))?;
        present::write_atomically(&path, &bytes).map_err(|source| Error::Write { path, source })?;
    }
    Ok(())
}

/// Writes a file piece by piece; errors of reading the inputs again come before those of writing.
pub(super) fn write(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<csv::Result<()>, Error>,
) -> Result<(), Error> {
    let mut reading = None;
    let written = present::write_atomically_with(path, |out| match write(out) {
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
