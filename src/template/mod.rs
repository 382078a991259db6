//! An empty log to start from: a workbook or a pair of CSV files, each with one example to delete.
//!
//! [`columns`] has the columns of both; [`workbook()`] adds what a spreadsheet can do: drop-downs, checks, notes.

pub(crate) mod columns;
mod workbook;

pub(crate) use workbook::workbook;

/// Forecasts as CSV: the header and an example row.
pub(crate) const FORECASTS_CSV: &str = "\
question_id,source,source_type,forecast_date,probability,quote,url
EXAMPLE-1,Example source (delete this row),consultant,2026-01-15,0.7,Cloud prices will probably fall this year.,
";

/// Their questions as CSV: the header and an example row.
pub(crate) const RESOLUTIONS_CSV: &str = "\
question_id,resolved_on,outcome,question,closes_on
EXAMPLE-1,2026-12-31,yes,Will the list price of X be lower on 2026-12-31 than on 2026-01-01? (delete this row),2026-12-31
";
