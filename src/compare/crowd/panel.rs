//! What the sources of a group say together.

use crate::score::unchecked::brier;

use super::CrowdQuestion;

/// Brier scores of a group's own panel on one question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PanelScores {
    /// The group.
    pub group: u32,
    /// Sources that spoke.
    pub sources: u64,
    /// Of the mean of what they said last.
    pub mean: f64,
    /// Of the median.
    pub median: f64,
    /// Of the geometric mean of the odds (Satopää et al. 2014, doi:10.1016/j.ijforecast.2013.09.009).
    pub geometric_mean_odds: f64,
}

/// The panel of each group that spoke on a question: the latest forecast of each of its sources, combined, in the order of the
/// groups. Probabilities are clipped to `[clip, 1 − clip]` for the odds alone, so that one certain source does not decide.
pub(crate) fn panels(question: &CrowdQuestion, clip: f64) -> Vec<PanelScores> {
    let mut forecasts: Vec<_> = question.forecasts.iter().collect();
    forecasts.sort_by_key(|forecast| (forecast.group, forecast.source, forecast.at));
    forecasts
        .chunk_by(|a, b| a.group == b.group)
        .map(|of_group| {
            let by_source = of_group.chunk_by(|a, b| a.source == b.source);
            let mut latest: Vec<f64> = by_source.filter_map(|of| Some(of.last()?.probability)).collect();
            latest.sort_by(f64::total_cmp);
            let score = |p: f64| question.happened.expect(|happened| brier(p, happened));
            let count = latest.len() as f64;
            let median = f64::midpoint(latest[(latest.len() - 1) / 2], latest[latest.len() / 2]);
            PanelScores {
                group: of_group[0].group,
                sources: latest.len() as u64,
                mean: score(latest.iter().sum::<f64>() / count),
                median: score(median),
                geometric_mean_odds: score(geometric_mean_odds(&latest, clip)),
            }
        })
        .collect()
}

fn geometric_mean_odds(probabilities: &[f64], clip: f64) -> f64 {
    let logits = probabilities.iter().map(|p| {
        let p = p.clamp(clip, 1.0 - clip);
        (p / (1.0 - p)).ln()
    });
    let mean = logits.sum::<f64>() / probabilities.len() as f64;
    1.0 / (1.0 + (-mean).exp())
}

#[cfg(test)]
mod tests {
    use super::super::CrowdForecast;
    use super::*;
    use crate::model::Day;

    #[test]
    fn combines_the_latest_of_each_source() {
        let by = |group, source, at, probability| CrowdForecast {
            group,
            source,
            speaker: source,
            day: Day::FIRST,
            at,
            probability,
        };
        let forecasts = [
            by(1, 4, 1, 0.3),
            by(0, 1, 2, 0.5), // of two at the same time the later row
            by(0, 1, 2, 0.6),
            by(0, 2, 1, 0.9),
            by(0, 3, 1, 0.2),
            by(0, 1, 1, 0.1),
        ];
        let found =
            panels(&CrowdQuestion { happened: true.into(), resolved_on: Day::LAST, forecasts: &forecasts }, 0.001);
        let [first, second] = &found[..] else { panic!("{found:?}") };
        assert_eq!((first.group, first.sources, second.group, second.sources), (0, 3, 1, 1));
        assert!((first.mean - (1.0_f64 - 1.7 / 3.0).powi(2)).abs() < 1e-12);
        assert!((first.median - 0.16).abs() < 1e-12);
        // Odds 1.5, 9, .25: product 3.375, whose cube root is 1.5.
        assert!((first.geometric_mean_odds - 0.16).abs() < 1e-12);
        assert!((second.geometric_mean_odds - 0.49).abs() < 1e-12);
    }

    #[test]
    fn one_certain_source_does_not_decide() {
        let p = geometric_mean_odds(&[0.0, 0.5, 0.5], 0.001);
        assert!((p / (1.0 - p) - (1.0_f64 / 999.0).cbrt()).abs() < 1e-12);
    }
}
