//! `trackrecord agree`.

use crate::cli::args::AgreeArgs;
use crate::cli::command_line::CommandLine;
use crate::cli::distinct_files::DistinctFiles;
use crate::cli::exit_status::BAD_DATA;
use crate::cli::score::GO_ON;
use crate::cli::{map, output, progress, say};
use crate::coders::{Choices, CoderComparison, Coders, compare};
use crate::dataset::run_lexicons::RunLexicons;
use crate::diagnostics::Severity;
use crate::error::Error;
use crate::lexicon::{Choice, Phrases};
use crate::localized::localized;
use crate::options::{Language, OutputFormat};
use crate::present::build::agree;
use crate::present::language::Texts;
use crate::present::tables;
use crate::present::write::csv::csv;
use crate::present::write::markdown::markdown;
use crate::present::write::terminal::terminal;

/// Runs the command.
///
/// # Errors
/// When the options are wrong, or a file cannot be read or written.
pub(crate) fn run(args: &AgreeArgs, line: &CommandLine) -> Result<u8, Error> {
    DistinctFiles::of_reading(&args.reading)
        .inputs(&args.coders)
        .output("--differences", args.differences.as_deref())
        .result(args.output.as_deref())
        .check()?;
    let format = output::form(args.format, args.output.as_deref(), output::SCORES)?;
    let intervals = args.intervals()?;
    let logs = args.options()?;
    let mut coders = progress::with_bar(args.quiet, |progress| Coders::read(&logs, progress))?;
    if let Some(path) = &args.reading.save_map {
        map::save(path, &coders.answers)?;
    }
    let errors: u64 =
        coders.problems.iter().filter(|kind| kind.severity == Severity::Error).map(|kind| kind.count).sum();
    if errors > 0 || !args.quiet {
        say::diagnostics(&coders.problems, line.language);
    }
    if errors > 0 && !args.skip_bad_rows {
        let noun = if errors == 1 { "error" } else { "errors" };
        let nothing = localized!("Nothing was compared: {errors} {noun}.", "Nichts wurde verglichen: {errors} Fehler.");
        say::lines([nothing.of(line.language).as_ref(), *GO_ON.of(line.language)]);
        return Ok(BAD_DATA);
    }
    let words = logs.first().map(|reading| RunLexicons::of(&reading.lexicon));
    let phrases = words.as_ref().map_or_else(|| Phrases::new(&Choice::unnamed()), |words| words.phrases().clone());
    let read = |text: &str| phrases.read(text);
    let choices = Choices { cluster: args.cluster.as_deref(), intervals, read: &read };
    let comparison = compare(&mut coders, &choices)?;
    if comparison.statements.compared == 0 {
        let by = comparison.matched_by.join(", ");
        let nothing = localized!(
            "Nothing was compared: no two logs have a statement with the same {by}.",
            "Nichts wurde verglichen: Keine zwei Protokolle haben eine Aussage mit demselben {by}."
        );
        let help = localized!(
            "Give each statement a forecast_id, the same in all logs.",
            "Jeder Aussage eine forecast_id geben, in allen Protokollen dieselbe."
        );
        say::lines([nothing, help].map(|text| text.of(line.language).to_string()));
        return Ok(BAD_DATA);
    }
    if let Some(path) = &args.differences {
        let differences = tables::differences(&comparison, Language::English);
        output::deliver_to(Some(path), &in_memory(csv(&differences))?)?;
    }
    output::deliver_to(args.output.as_deref(), &written(args, format, &comparison)?)
}

fn written(args: &AgreeArgs, format: OutputFormat, comparison: &CoderComparison) -> Result<Vec<u8>, Error> {
    let texts = Texts::of(args.language);
    match format {
        OutputFormat::Table => {
            let options = output::options(args.output.is_none(), args.color);
            Ok(terminal(&agree::agree(comparison, texts), &options).into_bytes())
        }
        OutputFormat::Json => output::json(comparison),
        OutputFormat::Csv => in_memory(csv(&tables::agreement(comparison, Texts::of(Language::English)))),
        OutputFormat::Markdown => Ok(markdown(&agree::agree(comparison, texts)).into_bytes()),
    }
}

fn in_memory(written: Result<Vec<u8>, csv::Error>) -> Result<Vec<u8>, Error> {
    written.map_err(|error| Error::Write { path: "CSV".into(), source: error.into() })
}
