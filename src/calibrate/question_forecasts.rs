//! The forecasts of a group, question by question: what outcomes are redrawn for.

use crate::model::{Tally, YesShare};

/// A forecast on a question that has ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct EndedForecast {
    /// Number of the question; those on one question stand together.
    pub(crate) question: u32,
    /// How far its event happened.
    pub(crate) happened: YesShare,
    /// What was said.
    pub(crate) p: f64,
    /// Its weight, above 0.
    pub(crate) weight: f64,
}

/// Forecasts of a group on its questions, or on some of them that chance has picked, as rows of its tally.
#[derive(Clone, Debug, Default)]
pub(crate) struct QuestionForecasts {
    /// Behind the last forecast on each question.
    ends: Vec<usize>,
    /// How far the event of each question happened.
    happened: Vec<YesShare>,
    forecasts: Vec<ForecastOfRow>,
    /// How many questions there are for each one that is here, at least 1.
    pub(crate) for_each: f64,
}

/// Forecasts on a question with one probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ForecastOfRow {
    /// Row of the tally that has the probability.
    pub(crate) row: usize,
    /// Weight of the forecasts.
    pub(crate) weight: f64,
}

impl QuestionForecasts {
    /// From forecasts, question by question, of a group with so many questions in all.
    pub(crate) fn new(tally: &Tally, kept: impl IntoIterator<Item = EndedForecast>, questions: u64) -> Self {
        let mut made = Self::default();
        let mut last: Option<EndedForecast> = None;
        for forecast in kept {
            if let Some(last) = last.filter(|last| last.question != forecast.question) {
                made.end_question(last.happened);
            }
            last = Some(forecast);
            let row = tally.rows().partition_point(|row| row.p < forecast.p);
            if row < tally.rows().len() {
                made.forecasts.push(ForecastOfRow { row, weight: forecast.weight });
            }
        }
        made.end_question(last.map_or(YesShare::NO, |last| last.happened));
        made.for_each = (questions as f64 / made.ends.len().max(1) as f64).max(1.0);
        made
    }

    /// The forecasts on the question at hand lie by falling probability, each probability once.
    fn end_question(&mut self, happened: YesShare) {
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
            self.happened.push(happened);
        }
    }

    /// The forecasts on each question, by falling probability.
    pub(crate) fn questions(&self) -> impl Iterator<Item = &[ForecastOfRow]> + Clone {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.forecasts[start..end])
    }

    /// The same, each with how far its event happened.
    pub(crate) fn resolved(&self) -> impl Iterator<Item = (&[ForecastOfRow], YesShare)> + Clone {
        self.questions().zip(self.happened.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forecasts_lie_by_question_and_falling_probability() {
        let tally = Tally::of_pairs([(0.2, false), (0.5, true), (0.9, true)]);
        let kept = [(4, 0.5, 1.0), (4, 0.2, 2.0), (4, 0.5, 1.0), (7, 0.9, 1.0)];
        let kept =
            kept.map(|(question, p, weight)| EndedForecast { question, happened: (question == 7).into(), p, weight });
        let made = QuestionForecasts::new(&tally, kept, 4);
        let questions: Vec<Vec<(usize, f64)>> =
            made.questions().map(|all| all.iter().map(|one| (one.row, one.weight)).collect()).collect();
        assert_eq!(questions, [vec![(1, 2.0), (0, 2.0)], vec![(2, 1.0)]]);
        assert_eq!(made.resolved().map(|(_, happened)| happened).collect::<Vec<_>>(), [YesShare::NO, YesShare::YES]);
        assert!((made.for_each - 2.0).abs() < 1e-15);
        assert_eq!(QuestionForecasts::new(&tally, [], 0).questions().count(), 0);
    }
}
