//! Groups beside each other on questions with several answers, numbers and days: each kind by itself, by the same rules.

use serde::Serialize;

use crate::compare::cells::{QuestionScores, ScoreCells, ScoringRule};
use crate::compare::effects::Effects;
use crate::compare::ranks::rank_ranges;
use crate::model::{Finite, GroupKey};
use crate::options::RunOptions;
use crate::report::Group;
use crate::report::distributions::CellsOfKind;

use super::pairs::{ComparedGroups, compare_groups, described};
use super::{ComparedPair, PairsLeftOut, Rank};

/// The comparison on one kind of question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComparedKind {
    /// `categorical`, `numeric` or `days`.
    pub kind: &'static str,
    /// What is compared, lower is better: `brier`; of answers that have an order `rps`, the ranked probability score, and
    /// `brier_or_rps` where only some have one; of numbers `wis_share`, the share of a group in the weighted interval scores of all
    /// groups on a question, which has no unit.
    pub score: &'static str,
    /// The groups that have such forecasts.
    pub groups: Vec<GroupOfKind>,
    /// Two groups each.
    pub pairs: Vec<ComparedPair>,
    /// Pairs that are not among these.
    pub pairs_left_out: PairsLeftOut,
}

/// A group beside the others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupOfKind {
    /// Which group.
    pub key: GroupKey,
    /// Questions with forecasts of it.
    pub questions: u64,
    /// Mean over these of what is compared, one vote a question.
    pub score: Option<Finite>,
    /// The same as if all groups of its component had answered the same questions.
    pub adjusted_score: Option<Finite>,
    /// Number of the set of groups that it can be compared with, from 1.
    pub component: Option<u32>,
    /// Ranks that the verdicts on its pairs leave open, within the component.
    pub rank: Option<Rank>,
}

/// Each kind that occurs; `scored` are the groups in the order of the cells.
pub(super) fn compared_kinds(cells: &[CellsOfKind], scored: &[Group], options: &RunOptions) -> Vec<ComparedKind> {
    cells.iter().filter(|cells| !cells.cells.is_empty()).map(|cells| of_kind(cells, scored, options)).collect()
}

fn of_kind(of: &CellsOfKind, scored: &[Group], options: &RunOptions) -> ComparedKind {
    let scores = of.cells.scores(ScoringRule::Brier);
    let effects = Effects::new(&scores);
    let questions = questions_of(&scores, scored.len());
    // The groups as if the forecasts of this kind were all that they have.
    let with_forecasts: Vec<Group> = scored
        .iter()
        .zip(&questions)
        .map(|(group, (questions, _))| Group {
            key: group.key.clone(),
            forecasts: *questions,
            questions: *questions,
            ..Group::default()
        })
        .collect();
    let compared = ComparedGroups { scored: &with_forecasts, scores: &scores, effects: &effects, options };
    let (pairs, pairs_left_out) = compare_groups(&compared);
    let ranks = rank_ranges(effects.components(), &pairs, options.statistics.confidence.level());
    let group = |(at, (number, group)): (usize, (u32, &Group))| {
        let (questions, sum) = questions[at];
        (questions > 0).then(|| GroupOfKind {
            key: group.key.clone(),
            questions,
            score: Finite::new(sum / questions as f64),
            adjusted_score: effects.adjusted(number).and_then(Finite::new),
            component: effects.components().of(number),
            rank: ranks
                .get(at)
                .and_then(|range| range.as_ref().ok())
                .map(|range| Rank { best: range.best, worst: range.worst }),
        })
    };
    ComparedKind {
        kind: of.kind,
        score: of.score,
        groups: (0..).zip(scored).enumerate().filter_map(group).collect(),
        pairs: described(&pairs, &compared, None),
        pairs_left_out,
    }
}

/// Of each group its questions, and the sum of its scores on them.
fn questions_of(scores: &QuestionScores, groups: usize) -> Vec<(u64, f64)> {
    let mut all = vec![(0, 0.0); groups];
    for &(group, score) in scores.by_question().flatten() {
        let (questions, sum) = &mut all[group as usize];
        *questions += 1;
        *sum += score;
    }
    all
}

impl CellsOfKind {
    /// Of no question yet.
    pub(in crate::report) fn new(kind: &'static str, score: &'static str, groups: usize) -> Self {
        Self { kind, score, cells: ScoreCells::new(groups) }
    }
}
