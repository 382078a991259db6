//! The forecasts of a group, question by question: what outcomes are redrawn for.

use crate::model::Tally;

/// Forecasts of a group on its questions, or on some of them that chance has picked, as rows of its tally.
#[derive(Clone, Debug, Default)]
pub(crate) struct QuestionForecasts {
    /// Behind the last forecast on each question.
    ends: Vec<usize>,
    forecasts: Vec<RowForecast>,
    /// How many questions there are for each one that is here, at least 1.
    pub(crate) for_each: f64,
}

/// Forecasts on a question with one probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RowForecast {
    /// Row of the tally that has the probability.
    pub(crate) row: usize,
    /// Weight of the forecasts.
    pub(crate) weight: f64,
}

impl QuestionForecasts {
    /// From (question, probability, weight), question by question, of a group with so many questions in all.
    pub(crate) fn new(tally: &Tally, kept: impl IntoIterator<Item = (u32, f64, f64)>, questions: u64) -> Self {
        let mut made = Self::default();
        let mut last = None;
        for (question, p, weight) in kept {
            if last.is_some_and(|last| last != question) {
                made.end_question();
            }
            last = Some(question);
            let row = tally.rows().partition_point(|row| row.p < p);
            if row < tally.rows().len() {
                made.forecasts.push(RowForecast { row, weight });
            }
        }
        made.end_question();
        made.for_each = (questions as f64 / made.ends.len().max(1) as f64).max(1.0);
        made
    }

    /// The forecasts on the question at hand lie by falling probability, each probability once.
    fn end_question(&mut self) {
        let start = self.ends.last().copied().unwrap_or(0);
        self.forecasts[start..].sort_by_key(|forecast| std::cmp::Reverse(forecast.row));
        let mut kept = start;
        for at in start..self.forecasts.len() {
            let forecast = self.forecasts[at];
            if kept > start && self.forecasts[kept - 1].row == forecast.row {
                self.forecasts[kept - 1].weight += forecast.weight;
            } else {
                self.forecasts[kept] = forecast;
                kept += 1;
            }
        }
        self.forecasts.truncate(kept);
        if kept > start {
            self.ends.push(kept);
        }
    }

    /// The forecasts on each question, by falling probability.
    pub(crate) fn questions(&self) -> impl Iterator<Item = &[RowForecast]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.forecasts[start..end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forecasts_lie_by_question_and_falling_probability() {
        let tally = Tally::of_pairs([(0.2, false), (0.5, true), (0.9, true)]);
        let kept = [(4, 0.5, 1.0), (4, 0.2, 2.0), (4, 0.5, 1.0), (7, 0.9, 1.0)];
        let made = QuestionForecasts::new(&tally, kept, 4);
        let questions: Vec<Vec<(usize, f64)>> =
            made.questions().map(|all| all.iter().map(|one| (one.row, one.weight)).collect()).collect();
        assert_eq!(questions, [vec![(1, 2.0), (0, 2.0)], vec![(2, 1.0)]]);
        assert!((made.for_each - 2.0).abs() < 1e-15);
        assert_eq!(QuestionForecasts::new(&tally, [], 0).questions().count(), 0);
    }
}
