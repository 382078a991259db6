//! The ids of one column that a spreadsheet may have damaged, with what their rows say: found in a second look, which only
//! happens where an id has such a form.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::days::{is_like_day, names_month};
use super::shape::{Damage, damage, is_long, is_rounded, zeros};
use crate::dataset::each_row::each_row;
use crate::dataset::loaded::ReadTable;
use crate::error::Error;
use crate::input::columns::Field;
use crate::input::rows::TableRow;
use crate::input::text;
use crate::localized::{Language, Localized, localized};

/// So many ids of a form are kept.
const MOST_IDS: usize = 10_000;
/// So many rounded ids, and no other, are hardly chance.
const FEW_ROUNDED: usize = 4;

/// What the ids of a column tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IdsOf {
    Questions,
    Sources,
}

impl IdsOf {
    /// What one of them has once.
    fn once(self) -> &'static [(Field, Localized<&'static str>)] {
        const OF_QUESTIONS: [(Field, Localized<&str>); 4] = [
            (Field::Question, Localized::both("question texts", "Fragetexte")),
            (Field::Outcome, Localized::both("outcomes", "Ausgänge")),
            (Field::ResolvedOn, Localized::both("resolution days", "Auflösungstage")),
            (Field::ClosesOn, Localized::both("deadlines", "Fristen")),
        ];
        const OF_SOURCES: [(Field, Localized<&str>); 1] =
            [(Field::SourceType, Localized::both("source types", "Arten von Quellen"))];
        match self {
            Self::Questions => &OF_QUESTIONS,
            Self::Sources => &OF_SOURCES,
        }
    }

    /// The column of a file that holds them.
    pub(super) fn column(self, read: &ReadTable) -> Option<usize> {
        match self {
            Self::Questions => Some(read.question),
            Self::Sources => read.columns.get(Field::Source),
        }
    }
}

/// A value of a question or source and the line where it first stands.
#[derive(Clone, Debug)]
pub(super) struct SaidOf {
    pub(super) value: String,
    pub(super) line: u64,
}

/// What the rows of one id say.
#[derive(Debug, Default)]
pub(super) struct RowsOfId {
    pub(super) first_line: u64,
    /// For each of [`IdsOf::once`] what differs, by what two spellings have in common.
    said: Vec<BTreeMap<String, SaidOf>>,
    /// Where a source forecasts each question on each day, as far as is looked.
    forecasts: BTreeMap<String, u64>,
    /// A question and day that it forecasts twice.
    twice: Option<[SaidOf; 2]>,
}

impl RowsOfId {
    /// What one question or source cannot have twice, with two values in the order of lines.
    pub(super) fn contradiction(&self, ids: IdsOf) -> Option<(Localized, [SaidOf; 2])> {
        let several = self.said.iter().zip(ids.once()).find_map(|(said, (_, name))| {
            let mut values: Vec<_> = said.values().collect();
            values.sort_by_key(|said| said.line);
            let (&first, &second) = (values.first()?, values.get(1)?);
            let (count, [name, in_german]) = (values.len(), [*name.of(Language::English), *name.of(Language::German)]);
            let text = localized!(
                "its rows have {count} different {name}",
                "seine Zeilen haben {count} verschiedene {in_german}"
            );
            Some((text, [first.clone(), second.clone()]))
        });
        let twice = || {
            localized!(
                "two of its rows forecast one question on one day",
                "zwei seiner Zeilen sagen am selben Tag dieselbe Frage voraus"
            )
        };
        several.or_else(|| Some((twice(), self.twice.clone()?)))
    }

    fn take(&mut self, read: &ReadTable, ids: IdsOf, column: usize, row: TableRow<'_>, line: u64) {
        let mut scratch = vec![];
        let mut value = |field| {
            let column = read.columns.get(field).filter(|&other| other != column)?;
            let cell = row.text(column, &mut scratch).unwrap_or_default();
            Some(text::fold_spaces(&String::from_utf8_lossy(cell)).into_owned()).filter(|value| !value.is_empty())
        };
        self.said.resize_with(ids.once().len(), BTreeMap::new);
        for (said, (field, _)) in self.said.iter_mut().zip(ids.once()) {
            let Some(value) = value(*field) else { continue };
            let key = text::id_key(&value);
            if !key.is_empty() {
                said.entry(key).or_insert(SaidOf { value, line });
            }
        }
        if ids == IdsOf::Sources && self.twice.is_none() && self.forecasts.len() < MOST_IDS {
            let asked = value(Field::QuestionId).or_else(|| value(Field::Question));
            let Some((question, day)) = asked.zip(value(Field::ForecastDate)) else { return };
            let said = SaidOf { value: format!("{question}, {day}"), line };
            let first = self.forecasts.insert(said.value.clone(), line);
            self.twice = first.map(|line| [SaidOf { line, ..said.clone() }, said]);
        }
    }
}

/// The damaged ids of a column.
pub(super) fn of_table(read: &ReadTable, ids: IdsOf, column: usize) -> Result<BTreeMap<String, RowsOfId>, Error> {
    let mut found: BTreeMap<String, RowsOfId> = BTreeMap::new();
    let mut long = BTreeSet::new();
    let (mut others_like_days, mut all_like_days) = (false, true);
    let mut scratch = vec![];
    let provenance = read.table.provenance();
    let sheet = provenance.sheet();
    each_row(read, |row, line| {
        let cell = row.text(column, &mut scratch).unwrap_or_default();
        let id = String::from_utf8_lossy(text::trim(cell)).into_owned();
        if is_long(&id) && long.len() < MOST_IDS {
            long.insert(id.clone());
        }
        let damage = damage(&id);
        let is_day = matches!(damage, Some(Damage::Day | Damage::DayNumber));
        let is_like_day = if ids == IdsOf::Questions { is_like_day(&id) } else { !id.is_empty() && !is_day };
        others_like_days |= is_like_day;
        all_like_days &= is_like_day || is_day;
        let may_be = damage.is_some() || sheet.is_some() && is_rounded(&id);
        if may_be && (found.len() < MOST_IDS || found.contains_key(&id)) {
            let new = || RowsOfId { first_line: line, ..RowsOfId::default() };
            found.entry(id).or_insert_with(new).take(read, ids, column, row, line);
        }
        ControlFlow::Continue(())
    })?;
    let of_number_cells = sheet.is_some_and(|sheet| sheet.has_long_numbers(column));
    // One id in ten ends in a zero of its own, so all of them must, and by more than chance.
    let filled =
        long.iter().all(|id| zeros(id) > 0) && (of_number_cells || long.iter().map(|id| zeros(id)).sum::<usize>() > 1);
    let rounded = sheet.is_some()
        && (of_number_cells || long.len() >= FEW_ROUNDED)
        && long.iter().all(|id| is_rounded(id) || of_number_cells && zeros(id) > 0);
    found.retain(|id, _| match damage(id) {
        Some(Damage::Exponent) => true,
        Some(Damage::Day) => others_like_days && (ids == IdsOf::Questions || names_month(id)),
        Some(Damage::DayNumber) => others_like_days && all_like_days && ids == IdsOf::Questions,
        Some(Damage::Zeros) | None => filled || rounded,
    });
    Ok(found)
}
