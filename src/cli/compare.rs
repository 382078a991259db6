//! `trackrecord compare`.

use std::path::Path;

use crate::cli::args::{FormatArg, ScoreArgs};
use crate::cli::score::{files, stopped, tell_diagnostics, unwritable, write_tables};
use crate::cli::{BAD_DATA, output, progress};
use crate::error::Error;
use crate::render;
use crate::report::{self, Comparison, Report};

/// Runs the command.
///
/// # Errors
/// When the options are wrong, or a file cannot be read or written.
pub fn run(args: &ScoreArgs) -> Result<u8, Error> {
    let plan = args.plan()?;
    let compared = progress::with_bar(args.scoring.data.quiet, |progress| report::compare(&plan, progress))?;
    files(args, &plan, &compared.scored)?;
    let report = &compared.scored.report;
    let Some(comparison) = &compared.comparison else {
        stopped(report);
        return Ok(BAD_DATA);
    };
    if let Some(folder) = &args.export {
        export(comparison, folder)?;
    }
    tell_diagnostics(args, report);
    output::deliver(&args.scoring.data, &written(args, report, comparison)?)
}

fn written(args: &ScoreArgs, report: &Report, comparison: &Comparison) -> Result<Vec<u8>, Error> {
    match args.format {
        FormatArg::Table => {
            Ok(render::comparison_page(report, comparison, &output::terminal(&args.scoring.data)).into_bytes())
        }
        FormatArg::Json => output::json(comparison),
        FormatArg::Csv => render::comparison_csv(comparison).map_err(|error| unwritable(Path::new("CSV"), error)),
        FormatArg::Markdown => Ok(render::comparison_markdown(report, comparison).into_bytes()),
    }
}

/// Writes the tables of the comparison beside those of the scores.
fn export(comparison: &Comparison, folder: &Path) -> Result<(), Error> {
    let mut tables = vec![
        ("comparison.csv", render::comparison_csv(comparison)),
        ("pairs.csv", render::pairs_csv(comparison)),
        ("robustness.csv", render::robustness_csv(comparison)),
    ];
    if comparison.periods.is_some() {
        tables.push(("periods.csv", render::periods_csv(comparison)));
    }
    write_tables(folder, tables)
}
