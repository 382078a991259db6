//! What is said of the scale on which a column of probabilities was read.

use crate::dataset::column_reading::ColumnReading;
use crate::dataset::probability::{self, ProbabilityScale, ScaleCounts};
use crate::diagnostics::{Code, Note};
use crate::input::columns::{HeaderScale, scale_of};
use crate::input::table::InputTable;
use crate::localized::{Language, Localized};
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
    let file = table.name();
    let read_as = |english: &str, german: &str| {
        Localized::new(
            format!("{file}: plain numbers in the column \"{header}\" were read as {english}"),
            format!("{file}: Bloße Zahlen in der Spalte „{header}“ gelten als {german}"),
        )
    };
    match reading.scale() {
        ProbabilityScale::Percent if scale_of(&table.explained_header(column)) == HeaderScale::Percent => {
            let few = small_numbers(table, column, seen);
            let start = read_as(
                "percentages, because its header says so.",
                "Prozentwerte, denn so steht es in der Überschrift.",
            );
            let text = Localized::each(|language| format!("{}{}", start.of(language), few.of(language)));
            let note = Note::new(Code::PercentColumn, text);
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
            let text = read_as(
                "percentages, because its plain numbers go above 1.",
                "Prozentwerte, denn einige liegen über 1.",
            );
            vec![Note::new(Code::PercentColumn, text)]
        }
        ProbabilityScale::Ten => {
            let text = read_as(
                "numbers out of ten, because its header says so.",
                "Zahlen bis zehn, wie die Überschrift sagt.",
            );
            vec![Note::new(Code::ScaleOfHeader, text)]
        }
        ProbabilityScale::OddsDecimal => {
            let text = read_as("decimal odds, because its header says so.", "Dezimalquoten, wie die Überschrift sagt.");
            vec![Note::new(Code::ScaleOfHeader, text)]
        }
        ProbabilityScale::One | ProbabilityScale::OddsFraction | ProbabilityScale::OddsAmerican => vec![],
    }
}

/// Percentages of at most one percent may be slips.
fn small_numbers(table: &InputTable, column: usize, seen: &ScaleCounts) -> Localized {
    let Some(example) = &seen.within_one.first else { return Localized::default() };
    let read = probability::parse(example.value.as_bytes(), ProbabilityScale::Percent).unwrap_or_default();
    let (small, all) = (seen.within_one.count, seen.plain);
    Localized::each(|language| {
        let first = example.at(&|line, language| table.place_name(line, column, language), language);
        match language {
            Language::English => format!(" {small} of {all} lie at or below 1, the first {first}, read as {read}."),
            Language::German => {
                let read = language.decimal(&read.to_string());
                format!(" {small} von {all} liegen bei 1 oder darunter, die erste {first}, gelesen als {read}.")
            }
        }
    })
}

/// Files of one run that were read on different scales.
pub(super) fn scales_differ(scales: &[(String, ProbabilityScale)]) -> Option<Note> {
    let words = |scale: ProbabilityScale| match scale {
        ProbabilityScale::One => Localized::both("numbers from 0 to 1", "Zahlen von 0 bis 1"),
        ProbabilityScale::Percent => Localized::both("percentages", "Prozentwerte"),
        ProbabilityScale::Ten => Localized::both("numbers out of ten", "Zahlen bis zehn"),
        ProbabilityScale::OddsDecimal => Localized::both("decimal odds", "Dezimalquoten"),
        ProbabilityScale::OddsFraction => Localized::both("fractional odds", "Bruchquoten"),
        ProbabilityScale::OddsAmerican => Localized::both("American odds", "amerikanische Quoten"),
    };
    let (first, other) = (scales.first()?, scales.iter().find(|(_, scale)| *scale != scales[0].1)?);
    let text = Localized::each(|language| {
        let [one, two] = [first.1, other.1].map(|scale| *words(scale).of(language));
        match language {
            Language::English => format!("Plain numbers were read as {one} in {}, as {two} in {}.", first.0, other.0),
            Language::German => format!("Bloße Zahlen gelten in {} als {one}, in {} als {two}.", first.0, other.0),
        }
    });
    Some(Note::new(Code::ScalesDiffer, text))
}
