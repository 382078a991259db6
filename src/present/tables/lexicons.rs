//! The tables of `lexicon`: what phrases stand for.

use crate::lexicon::{ByLexicon, Lexicon, PhraseInLexicons, PhraseValue};
use crate::localized::{Language, Localized};
use crate::present::table::{Cell, Column, Medium, Table, TableColumns};

/// The phrases of lexicons, each with its number and the range around it.
pub(crate) fn lexicons(lexicons: &[Lexicon], language: Language) -> Table {
    type Item<'a> = (&'a Lexicon, &'a crate::lexicon::LexiconEntry);
    let columns = TableColumns::<Item<'_>>::new()
        .and(Column::words("lexicon", "").for_programs(), |(lexicon, _)| Cell::raw(lexicon.name.as_str()))
        .and(Column::words("phrase", *PHRASE.of(language)), |(_, entry)| Cell::raw(entry.phrase.as_str()))
        .then(values(|(_, entry): &Item<'_>| entry.value, language))
        .and(Column::words("note", "").for_programs(), |(_, entry)| Cell::raw(entry.note.as_str()));
    Table::of(
        "",
        columns,
        lexicons.iter().flat_map(|lexicon| lexicon.entries.iter().map(move |entry| (lexicon, entry))),
    )
}

/// What a phrase stands for by each lexicon that has a number for it.
pub(crate) fn readings(phrase: &PhraseInLexicons, language: Language) -> Table {
    let columns = TableColumns::<&ByLexicon>::new()
        .and(Column::words("lexicon", *Localized::both("lexicon", "Lexikon").of(language)), |reading| {
            Cell::raw(reading.lexicon.as_str())
        })
        .and(Column::words("phrase", *PHRASE.of(language)), |reading| Cell::raw(reading.phrase.as_str()))
        .then(values(|reading: &&ByLexicon| Some(reading.value), language));
    Table::of("", columns, &phrase.readings)
}

const PHRASE: Localized<&str> = Localized::both("phrase", "Formulierung");

fn values<'a, T: 'a>(of: impl Fn(&T) -> Option<PhraseValue> + Copy + 'a, language: Language) -> TableColumns<'a, T> {
    let [low, point, high] = match language {
        Language::English => ["low", "point", "high"],
        Language::German => ["unten", "Punkt", "oben"],
    };
    TableColumns::<T>::new()
        .and(Column::number("low", low), move |item| Cell::Number(of(item).map(|value| value.low)))
        .and(Column::number("point", point), move |item| Cell::Number(of(item).map(|value| value.point)))
        .and(Column::number("high", high), move |item| Cell::Number(of(item).map(|value| value.high)))
        .and(Column::words("", "").up_to(Medium::Terminal), move |item| {
            Cell::Bar(of(item).map(|value| [value.low, value.point, value.high]))
        })
}
