//! Relative Brier score beside the crowd, day by day.

use crate::model::{Day, YesShare};
use crate::score::unchecked::brier;

use super::{CrowdQuestion, RunningMedian, place, places};

/// How a speaker did beside the crowd on one question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RelativeScore {
    /// Who, as what.
    pub speaker: u32,
    /// The group of the forecasts that stood.
    pub group: u32,
    /// Mean over all days of the question of own Brier score − median Brier score of everyone, absent days counting 0. In
    /// `[-1, 1]`, half form; negative is better than the crowd.
    pub relative: f64,
    /// Share of the question's days on which it had a forecast, in `(0, 1]`.
    pub coverage: f64,
}

/// The relative scores of all sources on a question, as Cultivate and Good Judgment Open define them (they print the double).
///
/// The question's days run from its first forecast to the day before the resolution. A forecast stands from its own day until
/// the speaker's next one (of several on one day the last stands). On each day the median is that of the Brier scores of all
/// forecasts that stand, the own one included: who is alone scores 0. Nothing for sources without a day: those who spoke on
/// the day of the resolution only.
///
/// Walks from change to change, not from day to day.
pub(crate) fn relative_scores(question: &CrowdQuestion) -> Vec<RelativeScore> {
    let days = |day: Day| f64::from(day.days_since_1970());
    let mut forecasts: Vec<_> =
        question.forecasts.iter().filter(|forecast| forecast.day < question.resolved_on).collect();
    forecasts.sort_by_key(|forecast| (forecast.day, forecast.at));
    let Some(first) = forecasts.first() else { return vec![] };
    let all_days = days(question.resolved_on) - days(first.day);

    let mut walk =
        DayByDay::new(question.happened, days(first.day), forecasts.iter().map(|forecast| forecast.probability));
    let all_sources = places(forecasts.iter().map(|forecast| forecast.speaker));
    let mut stands: Vec<Option<StandingForecast>> = vec![None; all_sources.len()];
    let mut sums: Vec<RelativeScore> = vec![];
    for forecast in forecasts {
        walk.advance(days(forecast.day));
        let stand = &mut stands[place(&all_sources, forecast.speaker)];
        if let Some(stand) = stand.take() {
            let rank = walk.rank(stand.probability);
            walk.standing.remove(rank);
            sums.push(walk.close(&stand, forecast.speaker, all_days));
        }
        let rank = walk.rank(forecast.probability);
        walk.standing.add(rank);
        *stand = Some(StandingForecast {
            group: forecast.group,
            probability: forecast.probability,
            since: walk.day,
            medians: walk.medians,
        });
    }
    walk.advance(days(question.resolved_on));
    let last = stands.into_iter().zip(&all_sources).filter_map(|(stand, &speaker)| Some((stand?, speaker)));
    sums.extend(last.map(|(stand, speaker)| walk.close(&stand, speaker, all_days)));
    add_up(sums)
}

/// What orders forecasts as their Brier scores do, or in reverse: the probability, or how far it lies from a resolution in part.
fn rank(p: f64, happened: YesShare) -> f64 {
    if happened.whole().is_some() { p } else { (p - happened.share()).abs() }
}

/// The forecast of a speaker that stands.
#[derive(Clone, Debug)]
struct StandingForecast {
    group: u32,
    probability: f64,
    since: f64,
    /// The sum of all days' medians before it.
    medians: f64,
}

/// Where the walk is.
struct DayByDay {
    happened: YesShare,
    day: f64,
    standing: RunningMedian,
    /// The sum of the medians of all days before.
    medians: f64,
}

impl DayByDay {
    fn new(happened: YesShare, day: f64, probabilities: impl Iterator<Item = f64>) -> Self {
        let ranks = probabilities.map(|p| rank(p, happened));
        Self { happened, day, standing: RunningMedian::new(ranks), medians: 0.0 }
    }

    fn rank(&self, p: f64) -> f64 {
        rank(p, self.happened)
    }

    fn brier_of_rank(&self, rank: f64) -> f64 {
        let share = self.happened.share();
        match self.happened.whole() {
            Some(happened) => brier(rank, happened),
            // π(1 − p)² + (1 − π)p² = (p − π)² + π(1 − π).
            None => rank * rank + share * (1.0 - share),
        }
    }

    fn brier(&self, p: f64) -> f64 {
        self.happened.expect(|happened| brier(p, happened))
    }

    /// Lets the days up to `day` pass, on which everything stood as it does.
    fn advance(&mut self, day: f64) {
        if let (true, Some([a, b])) = (day > self.day, self.standing.middle()) {
            // Scores rise or fall with the rank, so those in the middle are the scores of these two.
            let median = f64::midpoint(self.brier_of_rank(a), self.brier_of_rank(b));
            self.medians += median * (day - self.day);
            self.day = day;
        }
    }

    fn close(&self, stand: &StandingForecast, speaker: u32, all_days: f64) -> RelativeScore {
        let held = self.day - stand.since;
        let own = self.brier(stand.probability) * held;
        let relative = (own - (self.medians - stand.medians)) / all_days;
        RelativeScore { speaker, group: stand.group, relative, coverage: held / all_days }
    }
}

/// One score for each speaker and group; those that were replaced on their own day stood for none.
fn add_up(mut parts: Vec<RelativeScore>) -> Vec<RelativeScore> {
    parts.sort_by_key(|part| (part.speaker, part.group));
    parts.dedup_by(|part, sum| {
        let same = (part.speaker, part.group) == (sum.speaker, sum.group);
        if same {
            sum.relative += part.relative;
            sum.coverage += part.coverage;
        }
        same
    });
    parts.retain(|score| score.coverage > 0.0);
    parts
}

#[cfg(test)]
mod tests {
    use super::super::CrowdForecast;
    use super::*;
    use crate::uncertainty::{Rng, quantile};

    fn forecast(speaker: u32, day: i32, probability: f64) -> CrowdForecast {
        let day = Day::from_days_since_1970(day).unwrap();
        CrowdForecast { group: speaker % 2, source: speaker, speaker, day, at: 0, probability }
    }

    fn said(forecasts: &[CrowdForecast], resolved: i32, happened: bool) -> CrowdQuestion<'_> {
        CrowdQuestion {
            happened: happened.into(),
            resolved_on: Day::from_days_since_1970(resolved).unwrap(),
            forecasts,
        }
    }

    /// Published by Cultivate in the full form, which is twice ours.
    #[test]
    fn cubs() {
        let forecasts = [
            forecast(1, 1, 0.90),
            forecast(1, 4, 0.95),
            forecast(2, 1, 0.25),
            forecast(2, 3, 0.20),
            forecast(3, 6, 0.99),
        ];
        let found = relative_scores(&said(&forecasts, 8, true));
        for (score, published) in found.iter().zip([-0.43, 0.794_29, -0.001_37]) {
            assert!((2.0 * score.relative - published).abs() < 6e-6, "{score:?}");
        }
        let coverage: Vec<f64> = found.iter().map(|score| score.coverage).collect();
        assert_eq!(coverage, [1.0, 1.0, 2.0 / 7.0]);
    }

    /// Day by day, by looking everything up.
    fn day_by_day(question: &CrowdQuestion) -> Vec<(u32, u32, f64, f64)> {
        let first = question.forecasts.iter().map(|f| f.day).min().unwrap().days_since_1970();
        let days = first..question.resolved_on.days_since_1970();
        let mut sums: Vec<(u32, u32, f64, f64)> = vec![];
        for day in days.clone() {
            let mut stands: Vec<&CrowdForecast> = vec![];
            for speaker in 0..10 {
                let own = question.forecasts.iter().filter(|f| f.speaker == speaker && f.day.days_since_1970() <= day);
                stands.extend(own.max_by_key(|f| (f.day, f.at))); // of equal ones the last
            }
            let mut scores: Vec<f64> =
                stands.iter().map(|f| brier(f.probability, question.happened == YesShare::YES)).collect();
            scores.sort_by(f64::total_cmp);
            let median = quantile(&scores, 0.5).unwrap();
            for f in stands {
                let relative = (brier(f.probability, question.happened == YesShare::YES) - median) / days.len() as f64;
                match sums.iter_mut().find(|sum| (sum.0, sum.1) == (f.speaker, f.group)) {
                    Some(sum) => *sum = (sum.0, sum.1, sum.2 + relative, sum.3 + 1.0 / days.len() as f64),
                    None => sums.push((f.speaker, f.group, relative, 1.0 / days.len() as f64)),
                }
            }
        }
        sums.sort_by_key(|sum| (sum.0, sum.1));
        sums
    }

    #[test]
    fn is_what_a_walk_day_by_day_gives() {
        let mut rng = Rng::stream(3, 1);
        let mut below = |n: u64| i32::try_from(rng.below(n)).unwrap();
        for _ in 0..300 {
            let count = 1 + below(25);
            let mut forecasts: Vec<CrowdForecast> = (0..count)
                .map(|_| CrowdForecast {
                    group: u32::try_from(below(3)).unwrap(),
                    at: below(2).into(),
                    ..forecast(u32::try_from(below(6)).unwrap(), below(40), f64::from(below(11)) / 10.0)
                })
                .collect();
            forecasts[0].day = Day::from_days_since_1970(0).unwrap();
            let question = said(&forecasts, 30 + below(10), below(2) == 1);
            let (found, expected) = (relative_scores(&question), day_by_day(&question));
            assert_eq!(found.len(), expected.len());
            for (score, (speaker, group, relative, coverage)) in found.iter().zip(expected) {
                assert_eq!((score.speaker, score.group), (speaker, group));
                assert!((score.relative - relative).abs() < 1e-12, "{score:?} {relative}");
                assert!((score.coverage - coverage).abs() < 1e-12, "{score:?} {coverage}");
            }
        }
    }

    #[test]
    fn alone_scores_nothing_and_the_last_day_does_not_count() {
        let alone = relative_scores(&said(&[forecast(1, 3, 0.2), forecast(1, 9, 0.9)], 9, true));
        assert_eq!(alone.len(), 1);
        assert!(alone[0].relative.abs() < 1e-15 && (alone[0].coverage - 1.0).abs() < 1e-15);
        assert_eq!(relative_scores(&said(&[forecast(1, 9, 0.2)], 9, true)), []);
        assert_eq!(relative_scores(&said(&[], 9, true)), []);
    }
}
