//! Lines below the header that are no rows of the table, such as `Total rows,527` or the header once more: told, not
//! read.

mod line;
mod words;

use crate::diagnostics::{Code, Message};
use crate::input::columns::Field;
use crate::input::rows::TableRow;
use line::Filled;
pub(crate) use words::{TotalName, total_name};

/// The columns by which the rows of a table of forecasts are told from other lines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RowColumns {
    /// Question.
    pub(crate) question: usize,
    /// Source.
    pub(crate) source: usize,
    /// Source type.
    pub(crate) source_type: usize,
    /// Day of the forecast.
    pub(crate) date: usize,
    /// Probability.
    pub(crate) probability: usize,
}

impl RowColumns {
    /// Whether a row is a forecast at first sight: its date and its probability begin with a digit.
    #[inline]
    pub(crate) fn look_filled(self, row: TableRow<'_>) -> bool {
        begins_with_digit(row, self.date) && begins_with_digit(row, self.probability)
    }

    /// The warning for a line that is no row of the table.
    pub(crate) fn no_row(self, row: TableRow<'_>) -> Option<Message> {
        let Self { question, source, source_type, date, probability } = self;
        let filled = Filled::of(row);
        let blank = |cells: &[usize]| cells.iter().filter(|&&at| filled.at(at).is_empty()).count();
        let (names, unsaid) = (blank(&[source, source_type, date]), filled.at(probability).is_empty());
        let skipped = || Some(Message::of(Code::FooterSkipped));
        if names >= 2 && filled.is_total()
            || names == 3 && (filled.is_figure() || filled.at(question).is_empty() && filled.is_numbers())
        {
            return skipped();
        }
        if filled.is_label() {
            return Some(Message::of(Code::SectionRow));
        }
        if names == 3 && unsaid && filled.is_sentence()
            || blank(&[source_type, date, probability]) == 3 && filled.is_labelled()
        {
            return skipped();
        }
        let heads = [(source_type, Field::SourceType), (date, Field::ForecastDate), (probability, Field::Probability)];
        filled.is_header(&heads).then(|| Message::of(Code::HeaderLineSkipped))
    }
}

/// Whether a line is one of totals.
pub(crate) fn is_total(row: TableRow<'_>) -> bool {
    Filled::of(row).is_total()
}

/// Whether a line has one cell alone, or is a total or a remark, at first sight.
pub(crate) fn stands_alone(row: TableRow<'_>) -> bool {
    let filled = Filled::of(row);
    filled.0.len() == 1 || filled.is_total() || filled.is_labelled()
}

/// Whether a line is a remark: a sentence, or what is noted behind a word and a colon.
pub(crate) fn is_remark(row: TableRow<'_>) -> bool {
    let filled = Filled::of(row);
    filled.is_sentence() || filled.is_labelled()
}

/// Whether a line is the header of the table once more, as it stands above.
pub(crate) fn is_header_again(row: TableRow<'_>, headers: &[String]) -> bool {
    let filled = Filled::of(row);
    let same = |(at, cell): &(usize, String)| headers.get(*at).is_some_and(|header| header.eq_ignore_ascii_case(cell));
    filled.0.len() > 1 && filled.0.iter().all(same)
}

/// The warning for a line of a table of resolutions that is no row of it.
pub(crate) fn no_resolution(row: TableRow<'_>, outcome: usize, resolved_on: usize) -> Option<Message> {
    if begins_with_digit(row, resolved_on) {
        return None;
    }
    let filled = Filled::of(row);
    if filled.at(resolved_on).is_empty() && filled.is_total() {
        return Some(Message::of(Code::FooterSkipped));
    }
    filled
        .is_header(&[(outcome, Field::Outcome), (resolved_on, Field::ResolvedOn)])
        .then(|| Message::of(Code::HeaderLineSkipped))
}

/// At first sight a cell with a date or a number, which neither a header nor a line of totals has there.
#[inline]
fn begins_with_digit(row: TableRow<'_>, at: usize) -> bool {
    row.raw(at).and_then(<[u8]>::first).is_some_and(u8::is_ascii_digit)
}
