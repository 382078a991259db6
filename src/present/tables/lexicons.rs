//! The tables of `lexicon`: what phrases stand for.

use crate::lexicon::{ByLexicon, Lexicon, PhraseInLexicons, PhraseValue};
use crate::present::table::{Cell, Column, Medium, Table, TableColumns};

/// The phrases of lexicons, each with its number and the range around it.
pub(crate) fn lexicons(lexicons: &[Lexicon]) -> Table {
    type Item<'a> = (&'a Lexicon, &'a crate::lexicon::LexiconEntry);
    let columns = TableColumns::<Item<'_>>::new()
        .and(Column::words("lexicon", "").for_programs(), |(lexicon, _)| Cell::raw(lexicon.name.as_str()))
        .and(Column::words("phrase", "phrase"), |(_, entry)| Cell::raw(entry.phrase.as_str()))
        .then(values(|(_, entry): &Item<'_>| entry.value))
        .and(Column::words("note", "").for_programs(), |(_, entry)| Cell::raw(entry.note.as_str()));
    Table::of(
        "",
        columns,
        lexicons.iter().flat_map(|lexicon| lexicon.entries.iter().map(move |entry| (lexicon, entry))),
    )
}

/// What a phrase stands for by each lexicon that has a number for it.
pub(crate) fn readings(phrase: &PhraseInLexicons) -> Table {
    let columns = TableColumns::<&ByLexicon>::new()
        .and(Column::words("lexicon", "lexicon"), |reading| Cell::raw(reading.lexicon.as_str()))
        .and(Column::words("phrase", "phrase"), |reading| Cell::raw(reading.phrase.as_str()))
        .then(values(|reading: &&ByLexicon| Some(reading.value)));
    Table::of("", columns, &phrase.readings)
}

fn values<'a, T: 'a>(of: impl Fn(&T) -> Option<PhraseValue> + Copy + 'a) -> TableColumns<'a, T> {
    TableColumns::<T>::new()
        .and(Column::number("low", "low"), move |item| Cell::Number(of(item).map(|value| value.low)))
        .and(Column::number("point", "point"), move |item| Cell::Number(of(item).map(|value| value.point)))
        .and(Column::number("high", "high"), move |item| Cell::Number(of(item).map(|value| value.high)))
        .and(Column::words("", "").up_to(Medium::Terminal), move |item| {
            Cell::Bar(of(item).map(|value| [value.low, value.point, value.high]))
        })
}
