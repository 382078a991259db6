//! Deadlines and days of resolution that name more than a day, and were read as its last one.

use crate::diagnostics::{Code, Note};
use crate::input::table::InputTable;
use crate::input::text;
use crate::localized::{Language, Localized, counted};
use crate::model::Moment;

/// How many there are in a file, and the first of them. Parts of a file can be counted apart and merged in any order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct LastDays {
    count: u64,
    first: Option<FirstLastDay>,
}

#[derive(Clone, Debug, PartialEq)]
struct FirstLastDay {
    row: u64,
    column: usize,
    value: String,
    day: Moment,
}

impl LastDays {
    /// Takes in one.
    pub(crate) fn add(&mut self, row: u64, column: usize, value: &[u8], day: Moment) {
        let value = || text::shown(text::trim(value));
        self.count += 1;
        if self.first.as_ref().is_none_or(|first| (row, column) < (first.row, first.column)) {
            self.first = Some(FirstLastDay { row, column, value: value(), day });
        }
    }

    /// Adds what was counted elsewhere in the same file.
    pub(crate) fn merge(&mut self, other: Self) {
        self.count += other.count;
        let earlier = |first: &FirstLastDay| {
            self.first.as_ref().is_none_or(|own| (first.row, first.column) < (own.row, own.column))
        };
        if other.first.as_ref().is_some_and(earlier) {
            self.first = other.first;
        }
    }

    /// What is said of them.
    pub(crate) fn note(&self, table: &InputTable) -> Option<Note> {
        let FirstLastDay { row, column, value, day } = self.first.as_ref()?;
        let file = table.name();
        let place = |language| table.place_name(*row, *column, language);
        let text = Localized::each(|language| match language {
            Language::English => format!(
                "{file}: {} for a deadline or a day of resolution {} read as the last day of what is named: \"{value}\" in \
                 {} as {day}.",
                counted(self.count, "cell", "cells"),
                if self.count == 1 { "was" } else { "were" },
                place(language)
            ),
            Language::German => format!(
                "{file}: {} für Frist oder Tag der Auflösung als letzter Tag des Genannten: „{value}“ in {} als {}.",
                counted(self.count, "Zelle gilt", "Zellen gelten"),
                place(language),
                language.day(day)
            ),
        });
        Some(Note::new(Code::LastDayRead, text))
    }
}
