//! `trackrecord compare`.

use std::path::Path;

use crate::cli::args::ScoreArgs;
use crate::cli::command_line::CommandLine;
use crate::cli::distinct_files::DistinctFiles;
use crate::cli::exit_status::BAD_DATA;
use crate::cli::score::{
    EXPORTED, files, form, stopped, stopped_by_columns, stopped_by_rows, tell_diagnostics, unwritable, write_tables,
};
use crate::cli::{output, progress};
use crate::error::Error;
use crate::options::{Language, OutputFormat};
use crate::present::build::compare::{compare, exports};
use crate::present::build::compared::groups_table;
use crate::present::build::first_screen::first_screen;
use crate::present::language::Texts;
use crate::present::write::csv::csv;
use crate::present::write::markdown::markdown;
use crate::present::write::terminal::terminal;
use crate::report::{self, Comparison, Report};

/// All files that `--export` may write beside those of `score`.
const EXPORTED_BESIDE: [&str; 5] =
    ["comparison.csv", "pairs.csv", "robustness.csv", "murphy_differences.csv", "periods.csv"];

/// Runs the command.
///
/// # Errors
/// When the options are wrong, or a file cannot be read or written.
pub(crate) fn run(args: &ScoreArgs, line: &CommandLine) -> Result<u8, Error> {
    let names = EXPORTED.iter().chain(&EXPORTED_BESIDE);
    DistinctFiles::of_scoring(&args.scoring).folder("--export", args.export.as_deref(), names).check()?;
    form(args)?;
    let options = args.options()?;
    let compared = progress::with_bar(args.scoring.data.quiet, |progress| report::compare(&options, progress));
    let compared = compared.or_else(|error| stopped_by_columns(args, error))?;
    files(args, &compared.scored)?;
    let report = &compared.scored.report;
    let Some(comparison) = &compared.comparison else {
        stopped_by_rows(args, report)?;
        stopped(report, line);
        return Ok(BAD_DATA);
    };
    if let Some(folder) = &args.export {
        export(comparison, folder)?;
    }
    tell_diagnostics(args, report);
    output::deliver(&args.scoring.data, &written(args, report, comparison)?)
}

/// The result in the form that is asked for.
///
/// # Errors
/// When a writer gives up.
pub(super) fn written(args: &ScoreArgs, report: &Report, comparison: &Comparison) -> Result<Vec<u8>, Error> {
    let texts = Texts::of(args.scoring.language);
    let document = || compare(report, comparison, texts);
    match form(args)? {
        OutputFormat::Table => {
            let document = if args.details { document() } else { first_screen(document()) };
            Ok(terminal(&document, &output::terminal(&args.scoring.data)).into_bytes())
        }
        OutputFormat::Json => output::json(comparison),
        OutputFormat::Csv => csv(&groups_table(comparison, texts)).map_err(|error| unwritable(Path::new("CSV"), error)),
        OutputFormat::Markdown => Ok(markdown(&document()).into_bytes()),
    }
}

/// Writes the tables of the comparison beside those of the scores.
fn export(comparison: &Comparison, folder: &Path) -> Result<(), Error> {
    let exports = exports(comparison, Texts::of(Language::English));
    write_tables(folder, exports.iter().map(|(name, table)| (*name, csv(table))).collect())
}
