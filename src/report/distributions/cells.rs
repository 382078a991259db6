//! What groups scored on each question, kind by kind: what comparisons are made from.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::question_cells::QuestionCell;
use super::sums::DistributionSums;
use crate::compare::cells::{ScoreCell, ScoreCells, ScoredQuestion};
use crate::dataset::questions::Questions;
use crate::model::{Day, Moment, QuestionId};

/// The cells of one kind.
#[derive(Clone, Debug)]
pub(in crate::report) struct CellsOfKind {
    /// Its name in the JSON.
    pub(in crate::report) kind: &'static str,
    /// What is scored.
    pub(in crate::report) score: &'static str,
    /// By question.
    pub(in crate::report) cells: ScoreCells,
}

/// A group, its weight on a question, and the sum of its weighted scores there.
type ScoredCell = (u32, f64, f64);

/// The cells of all kinds; `order` has the place of each question in the canonical order.
pub(super) fn cells_of_kinds(
    sums: &[DistributionSums],
    order: &FxHashMap<QuestionId, u32>,
    questions: &Questions,
) -> Vec<CellsOfKind> {
    let mut kinds = [
        ("categorical", score_of_answers(sums), of_answers(sums)),
        ("numeric", "wis_share", of_numbers(sums)),
        ("days", "brier", by_question(sums, |sums| sums.days.as_slice(), |cell| cell.sums[0])),
    ];
    let mut all = vec![];
    for (kind, score, cells) in &mut kinds {
        let mut of_kind = CellsOfKind::new(kind, score, sums.len());
        let mut asked: Vec<(u32, QuestionId)> =
            cells.keys().filter_map(|question| Some((*order.get(question)?, *question))).collect();
        asked.sort_unstable();
        for (order, question) in asked {
            let facts = questions.facts(question);
            let resolved_on = facts.resolved_on.map_or(Day::FIRST, Moment::day);
            let asked =
                ScoredQuestion { order, resolved_on, closes_on: facts.closes_on.map(Moment::day), happened: None };
            let scored = cells.remove(&question).unwrap_or_default().into_iter();
            of_kind
                .cells
                .push(asked, scored.map(|(group, weight, sum)| ScoreCell { group, weight, brier: sum, log: 0.0 }));
        }
        all.push(of_kind);
    }
    all
}

fn by_question<const SCORES: usize>(
    sums: &[DistributionSums],
    cells: impl Fn(&DistributionSums) -> &[QuestionCell<SCORES>],
    score: impl Fn(&QuestionCell<SCORES>) -> f64,
) -> BTreeMap<QuestionId, Vec<ScoredCell>> {
    let mut all: BTreeMap<QuestionId, Vec<ScoredCell>> = BTreeMap::new();
    for (group, sums) in (0_u32..).zip(sums) {
        for cell in cells(sums).iter().filter(|cell| cell.weight > 0.0) {
            all.entry(cell.question).or_default().push((group, cell.weight, score(cell)));
        }
    }
    all
}

/// What answers are scored by: where they have an order by the ranked probability score, else by the Brier score.
fn score_of_answers(sums: &[DistributionSums]) -> &'static str {
    let ordered: u64 = sums.iter().map(|sums| sums.ordered.questions()).sum();
    let all: u64 = sums.iter().map(|sums| sums.categorical.questions()).sum();
    match ordered {
        0 => "brier",
        _ if ordered == all => "rps",
        _ => "brier_or_rps",
    }
}

/// The ranked probability score where answers have an order, else the Brier score.
fn of_answers(sums: &[DistributionSums]) -> BTreeMap<QuestionId, Vec<ScoredCell>> {
    let mut all = by_question(sums, |sums| sums.categorical.as_slice(), |cell| cell.sums[0]);
    all.extend(by_question(sums, |sums| sums.ordered.as_slice(), |cell| cell.sums[0]));
    all
}

/// Each group's share in the sum of all groups' mean scores: from 0 to 1 and without a unit.
fn of_numbers(sums: &[DistributionSums]) -> BTreeMap<QuestionId, Vec<ScoredCell>> {
    let mut all = by_question(sums, |sums| sums.numeric.as_slice(), |cell| cell.sums[0]);
    for scored in all.values_mut() {
        let total: f64 = scored.iter().map(|(_, weight, sum)| sum / weight).sum();
        for (_, _, sum) in scored {
            *sum = if total > 0.0 { *sum / total } else { 0.0 };
        }
    }
    all
}
