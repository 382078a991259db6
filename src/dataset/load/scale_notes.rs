//! What is said of the scale on which a column of probabilities was read.

use crate::dataset::column_reading::ColumnReading;
use crate::dataset::probability::{self, ProbabilityScale, ScaleCounts};
use crate::diagnostics::{Code, Note};
use crate::input::columns::{HeaderScale, scale_of};
use crate::input::table::InputTable;
use crate::localized::Localized;
use crate::options::ReadingOptions;

/// How the plain numbers of a file were read, if neither the user said it nor they speak for themselves.
pub(super) fn scale_notes(
    table: &InputTable,
    column: usize,
    options: &ReadingOptions,
    reading: &ColumnReading,
    seen: &ScaleCounts,
) -> Vec<Note> {
    if options.scale.is_some() {
        return vec![];
    }
    let header = table.headers().get(column).map_or("", String::as_str);
    let start = format!("{}: plain numbers in the column \"{header}\" were read as", table.name());
    match reading.scale() {
        ProbabilityScale::Percent if scale_of(&table.explained_header(column)) == HeaderScale::Percent => {
            let few = small_numbers(table, column, seen);
            let note = Note::new(
                Code::PercentColumn,
                Localized::only_english(format!("{start} percentages, because its header says so.{few}")),
            );
            vec![
                note.advice(Some(
                    Localized::both(
                        "If they are fractions, correct the header.",
                        "Sind es Anteile, die Überschrift berichtigen.",
                    )
                    .into(),
                )),
            ]
        }
        ProbabilityScale::Percent => {
            let text = format!("{start} percentages, because its plain numbers go above 1.");
            vec![Note::new(Code::PercentColumn, Localized::only_english(text))]
        }
        ProbabilityScale::Ten => {
            vec![Note::new(
                Code::ScaleOfHeader,
                Localized::only_english(format!("{start} numbers out of ten, because its header says so.")),
            )]
        }
        ProbabilityScale::OddsDecimal => {
            vec![Note::new(
                Code::ScaleOfHeader,
                Localized::only_english(format!("{start} decimal odds, because its header says so.")),
            )]
        }
        ProbabilityScale::One | ProbabilityScale::OddsFraction | ProbabilityScale::OddsAmerican => vec![],
    }
}

/// Percentages of at most one percent may be slips.
fn small_numbers(table: &InputTable, column: usize, seen: &ScaleCounts) -> String {
    let Some(example) = &seen.within_one.first else { return String::new() };
    let read = probability::parse(example.value.as_bytes(), ProbabilityScale::Percent).unwrap_or_default();
    format!(
        " {} of {} lie at or below 1, the first {}, read as {read}.",
        seen.within_one.count,
        seen.plain,
        example.at(&|line| table.place_name(line, column))
    )
}

/// Files of one run that were read on different scales.
pub(super) fn scales_differ(scales: &[(String, ProbabilityScale)]) -> Option<Note> {
    let words = |scale: ProbabilityScale| match scale {
        ProbabilityScale::One => "numbers from 0 to 1",
        ProbabilityScale::Percent => "percentages",
        ProbabilityScale::Ten => "numbers out of ten",
        ProbabilityScale::OddsDecimal => "decimal odds",
        ProbabilityScale::OddsFraction => "fractional odds",
        ProbabilityScale::OddsAmerican => "American odds",
    };
    let (first, other) = (scales.first()?, scales.iter().find(|(_, scale)| *scale != scales[0].1)?);
    let text =
        format!("Plain numbers were read as {} in {}, as {} in {}.", words(first.1), first.0, words(other.1), other.0);
    Some(Note::new(Code::ScalesDiffer, Localized::only_english(text)))
}
