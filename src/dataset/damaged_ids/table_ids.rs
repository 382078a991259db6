//! The ids of one file that a spreadsheet may have damaged, with what their rows say: found in a second look, which only
//! happens where an id has such a form.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::shape::{Damage, damage, is_like_day, is_long, is_rounded, zeros};
use crate::dataset::each_row::each_row;
use crate::dataset::loaded::ReadTable;
use crate::error::Error;
use crate::input::columns::Field;
use crate::input::text;

/// So many ids of a form are kept.
const MOST_IDS: usize = 10_000;
/// So many rounded ids, and no other, are hardly chance.
const FEW_ROUNDED: usize = 4;
/// What one question has once.
const OF_QUESTION: [(Field, &str); 4] = [
    (Field::Question, "question texts"),
    (Field::Outcome, "outcomes"),
    (Field::ResolvedOn, "resolution days"),
    (Field::ClosesOn, "deadlines"),
];

/// A value of a question and the line where it first stands.
#[derive(Debug)]
pub(super) struct SaidOf {
    pub(super) value: String,
    pub(super) line: u64,
}

/// What the rows of one id say.
#[derive(Debug, Default)]
pub(super) struct RowsOfId {
    pub(super) first_line: u64,
    /// For each of [`OF_QUESTION`] what differs, by what two spellings have in common.
    said: [BTreeMap<String, SaidOf>; OF_QUESTION.len()],
}

impl RowsOfId {
    /// What one question cannot have twice, with the first two values in the order of lines.
    pub(super) fn contradiction(&self) -> Option<(&'static str, usize, [&SaidOf; 2])> {
        self.said.iter().zip(OF_QUESTION).find_map(|(said, (_, name))| {
            let mut values: Vec<_> = said.values().collect();
            values.sort_by_key(|said| said.line);
            let (&first, &second) = (values.first()?, values.get(1)?);
            Some((name, values.len(), [first, second]))
        })
    }
}

/// The damaged ids of a file.
pub(super) fn of_table(read: &ReadTable) -> Result<BTreeMap<String, RowsOfId>, Error> {
    let mut ids: BTreeMap<String, RowsOfId> = BTreeMap::new();
    let mut long = BTreeSet::new();
    let mut others_like_days = false;
    let mut scratch = vec![];
    let is_sheet = read.table.provenance().sheet().is_some();
    each_row(read, |row, line| {
        let cell = row.text(read.question, &mut scratch).unwrap_or_default();
        let id = String::from_utf8_lossy(text::trim(cell)).into_owned();
        if is_long(&id) && long.len() < MOST_IDS {
            long.insert(id.clone());
        }
        others_like_days |= is_like_day(&id);
        let may_be = damage(&id).is_some() || is_sheet && is_rounded(&id);
        if may_be && (ids.len() < MOST_IDS || ids.contains_key(&id)) {
            let rows = ids.entry(id).or_insert_with(|| RowsOfId { first_line: line, ..RowsOfId::default() });
            for (said, (field, _)) in rows.said.iter_mut().zip(OF_QUESTION) {
                let Some(column) = read.columns.get(field).filter(|&column| column != read.question) else { continue };
                let cell = row.text(column, &mut scratch).unwrap_or_default();
                let value = text::fold_spaces(&String::from_utf8_lossy(cell)).into_owned();
                let key = text::id_key(&value);
                if !key.is_empty() {
                    said.entry(key).or_insert(SaidOf { value, line });
                }
            }
        }
        ControlFlow::Continue(())
    })?;
    // One id in ten ends in a zero of its own, so all of them must, and by more than chance.
    let filled = long.iter().all(|id| zeros(id) > 0) && long.iter().map(|id| zeros(id)).sum::<usize>() > 1;
    let rounded = is_sheet && long.len() >= FEW_ROUNDED && long.iter().all(|id| is_rounded(id));
    ids.retain(|id, _| match damage(id) {
        Some(Damage::Exponent) => true,
        Some(Damage::Day) => others_like_days,
        Some(Damage::Zeros) | None => filled || rounded,
    });
    Ok(ids)
}
