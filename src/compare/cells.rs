//! What each group scored on each question.

use crate::model::{Day, YesShare};

/// Which score is compared; lower is better for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScoringRule {
    /// Brier score, 0 to 1.
    Brier,
    /// Log score in nats, clipped.
    Log,
}

/// One group's forecasts on one question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ScoreCell {
    /// Number of the group.
    pub group: u32,
    /// Σw over its forecasts, positive.
    pub weight: f64,
    /// Σw · Brier score.
    pub brier: f64,
    /// Σw · log score.
    pub log: f64,
}

/// A resolved question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ScoredQuestion {
    /// Its place in the canonical order of questions, which settles ties among those resolved on one day.
    pub order: u32,
    /// When it was resolved.
    pub resolved_on: Day,
    /// Its deadline, if it has one.
    pub closes_on: Option<Day>,
    /// How far its event happened; `None` where the answer is not yes or no.
    pub happened: Option<YesShare>,
}

/// The cells of all questions.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_field_names, reason = "cells are what they are")]
pub(crate) struct ScoreCells {
    groups: usize,
    questions: Vec<ScoredQuestion>,
    /// Where each question's cells end.
    ends: Vec<usize>,
    cells: Vec<ScoreCell>,
}

impl ScoreCells {
    /// No question yet, and groups numbered from 0 to `groups` − 1.
    pub(crate) fn new(groups: usize) -> Self {
        Self { groups, ..Self::default() }
    }

    /// Adds a question with its cells in any order; those of one group are added up. Cells without weight are passed over,
    /// and so is a question without any.
    ///
    /// # Panics
    /// When a group is not below the number of groups.
    pub(crate) fn push(&mut self, question: ScoredQuestion, cells: impl IntoIterator<Item = ScoreCell>) {
        let start = self.cells.len();
        self.cells.extend(cells.into_iter().filter(|cell| cell.weight > 0.0));
        let new = &mut self.cells[start..];
        if new.is_empty() {
            return;
        }
        assert!(new.iter().all(|cell| (cell.group as usize) < self.groups), "a cell of a group that does not exist");
        new.sort_by_key(|cell| cell.group);
        let mut last = start;
        for at in start + 1..self.cells.len() {
            let cell = self.cells[at];
            if self.cells[last].group == cell.group {
                let sum = &mut self.cells[last];
                sum.weight += cell.weight;
                sum.brier += cell.brier;
                sum.log += cell.log;
            } else {
                last += 1;
                self.cells[last] = cell;
            }
        }
        self.cells.truncate(last + 1);
        self.questions.push(question);
        self.ends.push(self.cells.len());
    }

    /// Whether there is no question.
    pub(crate) fn is_empty(&self) -> bool {
        self.questions.is_empty()
    }

    /// Takes in the questions of another part, behind its own.
    pub(crate) fn append(&mut self, mut other: Self) {
        let before = self.cells.len();
        self.questions.append(&mut other.questions);
        self.ends.extend(other.ends.iter().map(|end| end + before));
        self.cells.append(&mut other.cells);
    }

    fn iter(&self) -> impl Iterator<Item = (&ScoredQuestion, &[ScoreCell])> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let ranges = starts.zip(&self.ends);
        self.questions.iter().zip(ranges).map(|(question, (start, &end))| (question, &self.cells[start..end]))
    }

    /// Each group's mean score on each question, the questions in the order of their resolution.
    pub(crate) fn scores(&self, rule: ScoringRule) -> QuestionScores {
        let mut order: Vec<_> = self.iter().collect();
        order.sort_by_key(|(question, _)| (question.resolved_on, question.order));
        let mut scores = QuestionScores {
            groups: self.groups,
            asked: order.iter().map(|(question, _)| **question).collect(),
            ends: Vec::with_capacity(order.len()),
            cells: Vec::with_capacity(self.cells.len()),
        };
        for (_, cells) in order {
            scores.cells.extend(cells.iter().map(|cell| {
                let sum = match rule {
                    ScoringRule::Brier => cell.brier,
                    ScoringRule::Log => cell.log,
                };
                (cell.group, sum / cell.weight)
            }));
            scores.ends.push(scores.cells.len());
        }
        scores
    }
}

/// Place of a question in the order of resolution, from 0: no number of a group can be taken for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct QuestionPlace(u32);

impl QuestionPlace {
    /// The places of so many questions.
    #[cfg(test)]
    pub(crate) fn all(questions: usize) -> impl Iterator<Item = Self> {
        (0..).map(Self).take(questions)
    }

    /// The place in a list of all questions.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Mean scores of groups on questions, in the order of the questions' resolution (those of one day in canonical order).
#[derive(Clone, Debug)]
pub(crate) struct QuestionScores {
    groups: usize,
    asked: Vec<ScoredQuestion>,
    ends: Vec<usize>,
    /// Group and mean score m, question by question, the groups in increasing order.
    cells: Vec<(u32, f64)>,
}

impl QuestionScores {
    /// Number of groups.
    pub(crate) fn groups(&self) -> usize {
        self.groups
    }

    /// Number of questions.
    pub(crate) fn questions(&self) -> usize {
        self.asked.len()
    }

    /// The questions themselves.
    pub(crate) fn asked(&self) -> &[ScoredQuestion] {
        &self.asked
    }

    /// How all questions ended, if they all ended the same way with yes or no.
    pub(crate) fn one_outcome(&self) -> Option<bool> {
        let first = self.asked.first()?.happened;
        self.asked.iter().all(|question| question.happened == first).then_some(first?.whole()?)
    }

    /// The cells of each question.
    pub(crate) fn by_question(&self) -> impl Iterator<Item = &[(u32, f64)]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.cells[start..end])
    }

    /// For each group its questions, by their places in the order of resolution, with its mean score.
    pub(crate) fn by_group(&self) -> Vec<Vec<(QuestionPlace, f64)>> {
        let mut by_group = vec![vec![]; self.groups];
        for (question, cells) in (0_u32..).zip(self.by_question()) {
            for &(group, score) in cells {
                by_group[group as usize].push((QuestionPlace(question), score));
            }
        }
        by_group
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(group: u32, brier: f64) -> ScoreCell {
        ScoreCell { group, weight: 1.0, brier, log: 0.0 }
    }

    #[test]
    fn questions_come_in_the_order_of_resolution_and_cells_add_up() {
        let day = |d| Day::from_ymd(2024, 1, d).unwrap();
        let question = |order, d| ScoredQuestion {
            order,
            resolved_on: day(d),
            closes_on: None,
            happened: Some((order == 1).into()),
        };
        let mut cells = ScoreCells::new(2);
        cells.push(question(7, 3), [cell(1, 0.5), cell(0, 0.1), cell(1, 0.7)]);
        cells.push(question(2, 3), [cell(0, 0.2)]);
        cells.push(question(5, 9), [ScoreCell { weight: 0.0, ..cell(0, 0.0) }]);
        let mut other = ScoreCells::new(2);
        other.push(question(1, 1), [cell(0, 0.3)]);
        cells.append(other);
        let scores = cells.scores(ScoringRule::Brier);
        assert_eq!(scores.asked().iter().map(|question| question.order).collect::<Vec<_>>(), [1, 2, 7]);
        assert_eq!(scores.one_outcome(), None);
        let at = |place, score| (QuestionPlace(place), score);
        assert_eq!(scores.by_group(), [vec![at(0, 0.3), at(1, 0.2), at(2, 0.1)], vec![at(2, 0.6)]]);
    }
}
