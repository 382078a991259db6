//! A group's Brier score in the eyes of each reader.

use serde::Serialize;

use super::sums::{PhraseSums, VerbalSums};
use crate::model::{Finite, compensated_sum};
use crate::uncertainty::quantile;

/// A group's Brier score over readers: each reader's own reading of every phrase gives one score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ReaderSpread {
    /// Mean over readers; equals `accuracy` + `vagueness_cost`.
    pub(crate) mean: f64,
    /// 5% of the readers find a lower score.
    pub(crate) p05: f64,
    /// Half of them do.
    pub(crate) p50: f64,
    /// 95% of them do.
    pub(crate) p95: f64,
    /// Brier score when each phrase is read as its readers' mean.
    pub(crate) accuracy: f64,
    /// Mean over the forecasts of the readers' variance of the phrase; a number has none.
    pub(crate) vagueness_cost: f64,
}

/// A group's Brier score over readers of its words, each with a reading of every phrase; in `[0, 1]`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ReaderFigures {
    /// Mean over readers.
    pub mean: Finite,
    /// 5% of the readers find a lower score.
    pub p05: Finite,
    /// Half of them do.
    pub p50: Finite,
    /// 95% of them do.
    pub p95: Finite,
}

impl ReaderSpread {
    /// What of it the JSON carries.
    pub(super) fn figures(&self) -> Option<ReaderFigures> {
        let [mean, p05, p50, p95] = Finite::all([self.mean, self.p05, self.p50, self.p95])?;
        Some(ReaderFigures { mean, p05, p50, p95 })
    }
}

/// The spread of a group's Brier score over readers, a reader reading all phrases; quantiles of type 7.
///
/// `readings` has for each phrase of the lexicon what each reader takes it for, in the same order of readers.
/// For a reader r, Σ over forecasts of w(r − o)² has the mean over readers
/// Σw(r̄ − o)² + Σw·var(r): being read differently by different readers costs exactly the variance of the phrases
/// (`vagueness_cost`), whatever happens. Variances are those of the readers given (divisor n).
///
/// `None` without weight, or when a phrase that was used has no readings.
pub(crate) fn spread_over_readers(group: &VerbalSums, readings: &[Option<&[f64]>]) -> Option<ReaderSpread> {
    let used: Vec<(&PhraseSums, &[f64])> =
        group.phrases.iter().map(|sums| Some((sums, (*readings.get(sums.phrase)?)?))).collect::<Option<_>>()?;
    let readers = used.iter().map(|(_, readings)| readings.len()).min().unwrap_or(1);
    let mut briers: Vec<f64> = (0..readers)
        .map(|reader| group.mean_of(|sums| Some(sums.loss(*readings.get(sums.phrase)?.as_ref()?.get(reader)?))))
        .collect::<Option<_>>()?;
    briers.sort_unstable_by(f64::total_cmp);
    let mean_reading = |phrase: usize| readings.get(phrase).copied().flatten().and_then(mean);
    let vague = compensated_sum(used.iter().map(|(sums, readings)| sums.weight() * variance(readings)));
    Some(ReaderSpread {
        mean: mean(&briers)?,
        p05: quantile(&briers, 0.05)?,
        p50: quantile(&briers, 0.5)?,
        p95: quantile(&briers, 0.95)?,
        accuracy: group.brier(mean_reading)?,
        vagueness_cost: vague / group.weight(),
    })
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| compensated_sum(values.iter().copied()) / values.len() as f64)
}

fn variance(values: &[f64]) -> f64 {
    let Some(mean) = mean(values) else { return 0.0 };
    compensated_sum(values.iter().map(|value| (value - mean) * (value - mean))) / values.len() as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Brute force over single forecasts: the identity, and each reader's Brier.
        #[test]
        fn the_mean_over_readers_is_accuracy_plus_vagueness(
            readings in proptest::collection::vec((0.0..=1.0_f64, 0.0..=1.0_f64), 1..12),
            rows in proptest::collection::vec((0..2_usize, any::<bool>(), 0.1..3.0_f64), 1..12),
        ) {
            let columns: [Vec<f64>; 2] = [readings.iter().map(|r| r.0).collect(), readings.iter().map(|r| r.1).collect()];
            let mut group = VerbalSums { number_weight: 1.5, number_loss: 0.6, ..VerbalSums::default() };
            group.phrases = [0, 1].map(|phrase| PhraseSums { phrase, ..PhraseSums::default() }).to_vec();
            for &(phrase, yes, weight) in &rows {
                *(if yes { &mut group.phrases[phrase].yes } else { &mut group.phrases[phrase].no }) += weight;
            }
            let found = spread_over_readers(&group, &[Some(&columns[0]), Some(&columns[1])]).unwrap();
            prop_assert!((found.mean - found.accuracy - found.vagueness_cost).abs() < 1e-12, "{found:?}");
            let total: f64 = rows.iter().map(|row| row.2).sum::<f64>() + 1.5;
            let briers: Vec<f64> = (0..readings.len()).map(|reader| {
                let loss = rows.iter().map(|&(phrase, yes, weight)| {
                    weight * (columns[phrase][reader] - f64::from(u8::from(yes))).powi(2)
                });
                (loss.sum::<f64>() + 0.6) / total
            }).collect();
            let mean = briers.iter().sum::<f64>() / briers.len() as f64;
            prop_assert!((found.mean - mean).abs() < 1e-12);
            let (low, high) = briers.iter().fold((f64::MAX, f64::MIN), |(l, h), &b| (l.min(b), h.max(b)));
            prop_assert!(low - 1e-12 <= found.p05 && found.p05 <= found.p50 && found.p95 <= high + 1e-12);
        }
    }

    #[test]
    fn a_phrase_that_nobody_read_has_no_spread() {
        let group = VerbalSums {
            phrases: vec![PhraseSums { phrase: 1, yes: 1.0, ..PhraseSums::default() }],
            ..VerbalSums::default()
        };
        assert_eq!(spread_over_readers(&group, &[Some(&[0.5]), None]), None);
        assert_eq!(spread_over_readers(&group, &[Some(&[0.5])]), None);
    }
}
