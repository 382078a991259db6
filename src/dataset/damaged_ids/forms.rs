//! Whether any id or name of a log has the form of a damaged one, and not by chance: a quick look at each of them.

use super::days::{is_like_day, names_month};
use super::shape::{Damage, damage, is_long, is_rounded};
use crate::dataset::loaded::{Dataset, ReadTable};

fn has_sheets(tables: &[ReadTable]) -> bool {
    tables.iter().any(|read| read.table.provenance().sheet().is_some())
}

/// Whether any id of a question has the form of a damaged one.
pub(super) fn of_questions(log: &Dataset) -> bool {
    let resolved = if log.resolution_tables.is_empty() { 0 } else { log.questions.facts.len() };
    let sheets = has_sheets(&log.tables) || has_sheets(&log.resolution_tables);
    // Those that the resolutions know, and the others: one file may be whole.
    let mut counts = [(0_usize, 0_usize); 2];
    let (mut days, mut numbers, mut like_days) = (0_usize, 0_usize, 0_usize);
    for question in log.questions.all() {
        let Ok(id) = std::str::from_utf8(log.questions.id(question)) else { continue };
        let (long, filled) = &mut counts[usize::from(question.index() >= resolved)];
        match damage(id) {
            Some(Damage::Exponent) => return true,
            Some(Damage::Zeros) => *filled += 1,
            Some(Damage::Day) => days += 1,
            Some(Damage::DayNumber) => numbers += 1,
            None if sheets && is_rounded(id) => return true,
            None => like_days += usize::from(is_like_day(id)),
        }
        *long += usize::from(is_long(id));
    }
    let all = log.questions.ids.len();
    let of_days = like_days > 0 && (days > 0 && 2 * days <= all || numbers > 0 && numbers + days + like_days == all);
    of_days || counts.iter().any(|(long, filled)| *filled > 0 && filled * 4 >= *long)
}

/// Whether the name of any source has the form of a damaged one.
pub(super) fn of_sources(log: &Dataset) -> bool {
    let sheets = has_sheets(&log.tables);
    let is_suspect = |name: &str| match damage(name) {
        Some(Damage::Exponent | Damage::Zeros) => true,
        Some(Damage::Day | Damage::DayNumber) => names_month(name),
        None => sheets && is_rounded(name),
    };
    log.labels.iter().any(|label| is_suspect(&label.source))
}
