//! What a forecaster would have won against the others.

use crate::compare::Reason;
use crate::score::unchecked::log_score;

use super::{CrowdQuestion, RunningMedian, place, places};

/// A forecast beside the consensus of all other sources at that time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Payoff {
    /// The forecast's group.
    pub group: u32,
    /// Median of the other sources' standing forecasts, in `[0, 1]`.
    pub consensus: f64,
    /// ln(p/q) of what happened, p own and q the consensus; positive if the forecast was better.
    pub log: f64,
}

/// Every forecast's payoff against the consensus, in the order of the forecasts.
///
/// The consensus is the median of the forecasts that all *other* sources hold at the forecast's instant: never of later ones,
/// never of the source itself, under whatever source type it spoke. What others say at that very instant counts (with dates
/// alone: on that day). The payoff ln(p/q), both clipped to `[clip, 1 − clip]`, is what a trader wins who moves a
/// market with a logarithmic scoring rule and b = 1 from q to p (Hanson 2003, doi:10.1023/A:1022058209073).
///
/// # Errors
/// For a forecast: [`Reason::OwnConsensus`] if no other source had spoken yet.
pub(crate) fn payoffs(question: &CrowdQuestion, clip: f64) -> Vec<Result<Payoff, Reason>> {
    let mut order: Vec<usize> = (0..question.forecasts.len()).collect();
    order.sort_by_key(|&at| question.forecasts[at].at);
    let sources = places(question.forecasts.iter().map(|forecast| forecast.source));
    let mut stands: Vec<Option<f64>> = vec![None; sources.len()];
    let mut standing = RunningMedian::new(question.forecasts.iter().map(|forecast| forecast.probability));
    let mut found = vec![Err(Reason::OwnConsensus); question.forecasts.len()];
    for together in order.chunk_by(|&a, &b| question.forecasts[a].at == question.forecasts[b].at) {
        for &at in together {
            let forecast = &question.forecasts[at];
            let own = &mut stands[place(&sources, forecast.source)];
            if let Some(before) = own.replace(forecast.probability) {
                standing.remove(before);
            }
            standing.add(forecast.probability);
        }
        for &at in together {
            let forecast = &question.forecasts[at];
            let Some(own) = stands[place(&sources, forecast.source)] else { continue };
            standing.remove(own);
            if let Some(consensus) = standing.median() {
                let loss = |p| question.happened.expect(|happened| log_score(p, happened, clip));
                let log = loss(consensus) - loss(forecast.probability);
                found[at] = Ok(Payoff { group: forecast.group, consensus, log });
            }
            standing.add(own);
        }
    }
    found
}

/// What 1 becomes when it is staked on every forecast in turn: exp of the sum of the log payoffs. `None` beyond what a number
/// can hold.
pub(crate) fn bankroll(sum: f64) -> Option<f64> {
    Some(sum.exp()).filter(|value| value.is_normal())
}

#[cfg(test)]
mod tests {
    use super::super::CrowdForecast;
    use super::*;
    use crate::model::Day;
    use crate::uncertainty::{Rng, quantile};

    const CLIP: f64 = 0.001;

    fn by(source: u32, at: i64, probability: f64) -> CrowdForecast {
        CrowdForecast { group: 0, source, speaker: 10 * source, day: Day::FIRST, at, probability }
    }

    fn found(forecasts: &[CrowdForecast], happened: bool) -> Vec<Option<(f64, f64)>> {
        let question = CrowdQuestion { happened: happened.into(), resolved_on: Day::LAST, forecasts };
        payoffs(&question, CLIP).into_iter().map(|p| p.ok().map(|p| (p.consensus, p.log))).collect()
    }

    #[test]
    fn is_what_looking_everything_up_gives() {
        let mut rng = Rng::stream(4, 2);
        let mut below = |n: u32| u32::try_from(rng.below(n.into())).unwrap();
        for _ in 0..200 {
            let forecasts: Vec<CrowdForecast> =
                (0..=below(20)).map(|_| by(below(5), below(8).into(), f64::from(below(11)) / 10.0)).collect();
            let happened = below(2) == 0;
            for (forecast, found) in forecasts.iter().zip(found(&forecasts, happened)) {
                let mut others = vec![];
                for source in (0..5).filter(|&source| source != forecast.source) {
                    let latest = forecasts.iter().filter(|f| f.source == source && f.at <= forecast.at);
                    others.extend(latest.max_by_key(|f| f.at).map(|f| f.probability));
                }
                others.sort_by(f64::total_cmp);
                let Some(q) = quantile(&others, 0.5) else {
                    assert_eq!(found, None);
                    continue;
                };
                let given = |p: f64| if happened { p } else { 1.0 - p }.clamp(CLIP, 1.0 - CLIP);
                let (consensus, payoff) = found.unwrap();
                assert!((consensus - q).abs() < 1e-12);
                assert!((payoff - (given(forecast.probability) / given(q)).ln()).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn a_source_under_two_types_is_not_its_own_consensus() {
        let other_type = CrowdForecast { speaker: 11, ..by(1, 2, 0.7) };
        assert_eq!(found(&[by(1, 1, 0.4), other_type, by(1, 3, 0.8)], true), [None, None, None]);
    }

    #[test]
    fn bankroll_is_the_product_of_the_ratios() {
        let sum: f64 = found(&[by(1, 1, 0.5), by(2, 2, 0.8), by(2, 3, 0.25)], true).iter().flatten().map(|p| p.1).sum();
        assert!((bankroll(sum).unwrap() - 1.6 * 0.5).abs() < 1e-12);
        assert_eq!((bankroll(1000.0), bankroll(-1000.0)), (None, None));
    }
}
