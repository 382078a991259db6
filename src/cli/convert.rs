//! `trackrecord convert`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cli::args::ConvertArgs;
use crate::cli::command_line::CommandLine;
use crate::cli::distinct_files::DistinctFiles;
use crate::cli::exit_status::{BAD_DATA, DONE};
use crate::cli::{map, output, progress, say, whole_command};
use crate::convert::rows::Written;
use crate::convert::{Clean, CleanSheet, bad_resolution_lines, csv, workbook};
use crate::diagnostics::{Code, Severity};
use crate::error::Error;
use crate::localized::{Language, Localized, counted, localized};
use crate::model::{LineNumber, RowStatus};
use crate::observe::KeptStatus;
use crate::present;

/// Runs the command.
///
/// # Errors
/// When the options are wrong, or a file cannot be read or written.
pub(crate) fn run(args: &ConvertArgs, line: &CommandLine) -> Result<u8, Error> {
    let output = output::file(args.output.as_deref());
    refuse_other_endings(output)?;
    // Whether there are two tables, the files decide.
    let second = output.filter(|path| !is_workbook(path)).map(beside);
    DistinctFiles::of_reading(&args.reading)
        .inputs(&args.inputs)
        .inputs(&args.resolutions)
        .output("--rejects", args.bad_rows.rejects.as_deref())
        .output("-o", second.as_deref())
        .result(output)
        .check()?;
    let reading = args.options()?;
    let clean = progress::with_bar(args.quiet, |progress| Clean::read(&reading, progress))?;
    if let Some(path) = &args.reading.save_map {
        map::save(path, &clean.log.answers)?;
    }
    if let Some(path) = &args.bad_rows.rejects {
        rejects(&clean, path)?;
    }
    let has_errors = clean.log.diagnostics.has_errors();
    if has_errors || !args.quiet {
        say::diagnostics(&clean.log.diagnostics.clone().into_kinds(), line.language);
    }
    if has_errors && !args.bad_rows.skip_bad_rows {
        stopped(&clean, line);
        return Ok(BAD_DATA);
    }
    if !args.quiet {
        notes(&clean, line.language);
    }
    let written = write(&clean, output)?;
    if !args.quiet {
        say::lines(told(&written, line.language));
    }
    Ok(DONE)
}

/// What is neither CSV nor a workbook is written by another command.
fn refuse_other_endings(output: Option<&Path>) -> Result<(), Error> {
    let ending = output.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    match (output, ending.as_deref()) {
        (Some(path), Some(other)) if !["csv", "xlsx", "txt"].contains(&other) => {
            Err(Error::Usage(output::other_ending(path, ".csv, .xlsx, .txt")))
        }
        _ => Ok(()),
    }
}

fn stopped(clean: &Clean, line: &CommandLine) {
    let kinds = clean.log.diagnostics.kinds();
    let errors: u64 = kinds.iter().filter(|kind| kind.severity == Severity::Error).map(|kind| kind.count).sum();
    let noun = counted(errors, "error", "errors");
    let nothing = localized!("Nothing was written: {noun}.", "Nichts wurde geschrieben: {errors} Fehler.");
    say::lines([nothing.of(line.language).as_ref(), *super::score::GO_ON.of(line.language)]);
    say::lines(whole_command::settling_all(line, &[], kinds).into_iter().flatten());
}

/// What stands in front of a note.
const NOTE: Localized<&str> = Localized::both("note", "Hinweis");

/// What was inferred.
fn notes(clean: &Clean, language: Language) {
    for note in clean.notes() {
        say::lines([format!("{}[{}]: {}", NOTE.of(language), note.code, note.text.of(language))]);
        say::lines(note.advice.iter().map(|advice| format!("  → {}", advice.of(language))));
    }
}

/// A sheet that was written: what its rows are, where it went, what was written.
type Done = (RowsOf, Localized, Written);

/// What the rows of a sheet are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowsOf {
    Forecasts,
    Resolutions,
}

/// What was written, and what is to be looked at before it is opened elsewhere.
fn told(written: &[Done], language: Language) -> Vec<String> {
    let code = Code::LikeFormulas;
    let mut lines = vec![];
    for (what, place, done) in written {
        let place = place.of(language);
        let count = |n: u64, [one, many, eine, viele]: [&str; 4]| match language {
            Language::English => counted(n, one, many),
            Language::German => counted(n, eine, viele),
        };
        let rows = count(
            done.rows,
            match what {
                RowsOf::Forecasts => ["forecast", "forecasts", "Prognose", "Prognosen"],
                RowsOf::Resolutions => ["resolution", "resolutions", "Auflösung", "Auflösungen"],
            },
        );
        let left_out = match (done.left_out, count(done.left_out, ["row", "rows", "Zeile", "Zeilen"])) {
            (0, _) => String::new(),
            (_, rows) => localized!(", {rows} left out", ", {rows} weggelassen").of(language).to_string(),
        };
        lines.push(format!("{place}: {rows}{left_out}."));
        if done.like_formulas > 0 {
            let names = ["id or name", "ids or names", "Kennung oder Namen", "Kennungen oder Namen"];
            let cells = count(done.like_formulas, names);
            let text = localized!(
                "what begins like a formula (=, +, -, @) was written as it is in {cells}.",
                "Was wie eine Formel beginnt (=, +, -, @), wurde so geschrieben, wie es ist, in {cells}."
            );
            lines.push(format!("{}[{code}]: {place}: {}", NOTE.of(language), text.of(language)));
            lines.push(format!("  → {}", code.entry().remedy.of(language)));
        }
    }
    lines
}

fn write(clean: &Clean, output: Option<&Path>) -> Result<Vec<Done>, Error> {
    let sheets = || [&clean.forecasts, &clean.resolutions].into_iter().flatten();
    let two = clean.forecasts.is_some() && clean.resolutions.is_some();
    match output {
        None if two => Err(Error::Usage(localized!(
            "forecasts and resolutions are two tables; name a file with -o, such as -o clean.csv or -o clean.xlsx",
            "Prognosen und Auflösungen sind zwei Tabellen; mit -o eine Datei nennen, etwa -o sauber.csv oder -o sauber.xlsx"
        ))),
        None => {
            let mut bytes = vec![];
            let mut done = vec![];
            for sheet in sheets() {
                let written = csv::write_csv(clean, sheet, &mut bytes)?;
                let unwritable = |source| Error::Write { path: "standard output".into(), source };
                let place = localized!("standard output", "Standardausgabe");
                done.push((rows_of(clean, sheet), place, written.map_err(unwritable)?));
            }
            say::standard_output(&bytes)?;
            Ok(done)
        }
        Some(path) if is_workbook(path) => {
            let unwritable = |source| Error::Write { path: path.to_owned(), source };
            let (bytes, written) = workbook::workbook(clean)?.map_err(unwritable)?;
            present::write_atomically(path, &bytes).map_err(unwritable)?;
            let sheets = sheets().zip(written);
            let place = || Localized::foreign(path.display());
            Ok(sheets.map(|(sheet, written)| (rows_of(clean, sheet), place(), written)).collect())
        }
        Some(path) => {
            let mut done = vec![];
            for sheet in sheets() {
                let second = two && rows_of(clean, sheet) == RowsOf::Resolutions;
                let path = if second { beside(path) } else { path.to_owned() };
                let written = write_file(&path, |out| csv::write_csv(clean, sheet, out))?;
                done.push((rows_of(clean, sheet), Localized::foreign(path.display()), written));
            }
            Ok(done)
        }
    }
}

fn rows_of(clean: &Clean, sheet: &CleanSheet) -> RowsOf {
    let resolutions = clean.resolutions.as_ref().is_some_and(|other| std::ptr::eq(other, sheet));
    if resolutions { RowsOf::Resolutions } else { RowsOf::Forecasts }
}

fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}

/// `clean.csv` has its resolutions in `clean.resolutions.csv`.
pub(super) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(".resolutions");
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

fn rejects(clean: &Clean, path: &Path) -> Result<(), Error> {
    let kept = |&line: &LineNumber| KeptStatus {
        line,
        status: RowStatus::Rejected,
        weight: 0.0,
        scored: None,
        phrase: crate::lexicon::NUMBER,
    };
    let forecasts: Vec<KeptStatus> = clean.bad_lines.iter().map(kept).collect();
    let resolutions: Vec<KeptStatus> = bad_resolution_lines(clean)?.iter().map(kept).collect();
    let tables = [
        (clean.log.tables.as_slice(), forecasts.as_slice()),
        (clean.log.resolution_tables.as_slice(), resolutions.as_slice()),
    ];
    let kinds = clean.log.diagnostics.kinds();
    write_file(path, |out| {
        present::rejected_rows_csv(kinds, &tables, out).map(|written| written.map_err(io::Error::from))
    })
}

/// Writes a file piece by piece; errors of reading the inputs again come before those of writing.
fn write_file<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<io::Result<T>, Error>) -> Result<T, Error> {
    let (mut reading, mut made) = (None, None);
    let written = present::write_atomically_with(path, |out| match write(out) {
        Ok(written) => written.map(|value| made = Some(value)),
        Err(error) => {
            reading = Some(error);
            Err(output::not_read_again())
        }
    });
    match (reading, written, made) {
        (Some(error), ..) => Err(error),
        (None, Ok(()), Some(made)) => Ok(made),
        (None, Err(source), _) => Err(Error::Write { path: path.to_owned(), source }),
        (None, Ok(()), None) => Err(Error::Write {
            path: path.to_owned(),
            source: localized!("nothing was written", "nichts wurde geschrieben").io_error(io::ErrorKind::Other),
        }),
    }
}
