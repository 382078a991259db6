//! The report for the terminal: what a reader wants first comes first.

mod agreement;
mod calibration;
mod check;
mod comparison;
mod explain;
mod lexicon;
mod notes;
mod page;
mod rows;
mod summary;
mod wording;

pub use agreement::agreement_page;
pub use check::check_page;
pub use comparison::comparison_page;
pub use explain::{explanation, list_of_codes};
pub use lexicon::{lexicon_list, lexicon_page, phrase_page};
use page::Page;

use super::Ink;
use crate::options::Language;
use crate::report::Report;

/// Details are shown for so many groups; beyond it the table stands alone.
const DETAILED_GROUPS: usize = 8;

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TerminalOptions {
    /// Columns. Below about 75 the tables keep their numbers and run over.
    pub width: usize,
    /// Whether to write colours.
    pub color: bool,
    /// Whether signs beyond ASCII may be written.
    pub unicode: bool,
    /// The language of the verdicts.
    pub language: Language,
}

/// The report as text for a terminal: headline, groups, verdicts, what was said against what happened, what became of
/// every row, notes, diagnostics.
///
/// It depends on the report and the options alone; text from the user's files is stripped of control characters.
pub fn terminal(report: &Report, options: &TerminalOptions) -> String {
    let ink = Ink { color: options.color, unicode: options.unicode };
    let mut page = Page::new(options.width, ink);
    summary::headline(&mut page, report);
    let is_scored = report.overall.forecasts > 0;
    if is_scored {
        summary::groups(&mut page, report);
        summary::verdicts(&mut page, report, options.language);
        calibration::details(&mut page, report);
        wording::words(&mut page, report);
    }
    rows::counts(&mut page, &report.counts);
    rows::resolvability(&mut page, report);
    notes::notes(&mut page, &report.notes);
    notes::diagnostics(&mut page, &report.problems);
    page.finish()
}
