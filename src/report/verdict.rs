//! What may be said of a group's calibration, in one sentence.

use crate::options::Language;
use crate::report::judgement::{Finding, Ground, Judgement, Untested, Verdict, WhyUntested};
use crate::report::scores::Bin;
use crate::uncertainty::Interval;

/// What a verdict is based on.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// Name of the group for people.
    pub label: &'a str,
    /// Scored forecasts.
    pub forecasts: u64,
    /// Questions that they are about.
    pub questions: u64,
    /// Groups with fewer questions get no verdict.
    pub min_questions: u64,
    /// Mean of what was said.
    pub mean_forecast: f64,
    /// Share of what happened.
    pub base_rate: f64,
    /// Interval of mean forecast minus base rate, at [`in_the_large_confidence`]; without one, why.
    pub in_the_large: Result<Interval, WhyUntested>,
    /// Interval of the Cox slope, at [`slope_confidence`]; without one, why.
    pub slope: Result<Interval, WhyUntested>,
    /// Calibration bins.
    pub bins: &'a [Bin],
}

/// Confidence that a verdict's interval in the large needs, so that calibrated forecasts get a verdict of miscalibration
/// in at most 1 − `confidence` of the cases: two tests share the error (Bonferroni). The interval is that of
/// `Replicates::interval_for_verdict`.
///
/// # Example
/// ```
/// use trackrecord::report::in_the_large_confidence;
/// assert!((in_the_large_confidence(0.95) - 0.975).abs() < 1e-12);
/// ```
pub fn in_the_large_confidence(confidence: f64) -> f64 {
    1.0 - (1.0 - confidence) / 2.0
}

/// Confidence that a verdict's interval of the Cox slope needs: the other half of the error, and less of it, by the
/// square, when fewer than 15 questions had the rarer outcome (`rarer_outcomes`). The slope's cluster-robust standard
/// error is then too small, and by how much depends on the rarer outcome, not on the number of questions: measured, see
/// `src/tests/simulate_coverage.rs`.
///
/// # Example
/// ```
/// use trackrecord::report::slope_confidence;
/// assert!((slope_confidence(0.95, 100) - 0.975).abs() < 1e-12);
/// assert!((slope_confidence(0.95, 3) - 0.999).abs() < 1e-12);
/// ```
pub fn slope_confidence(confidence: f64, rarer_outcomes: u64) -> f64 {
    const ENOUGH: f64 = 15.0;
    1.0 - (1.0 - confidence) / 2.0 * (rarer_outcomes as f64 / ENOUGH).min(1.0).powi(2)
}

/// Judges a group by whether its interval in the large covers 0, and then by whether that of its Cox slope covers 1.
/// "No evidence of miscalibration" needs both: what was not tested is not acquitted.
///
/// # Example
/// ```
/// use trackrecord::{report::{Evidence, judge}, uncertainty::Interval};
/// let verdict = judge(&Evidence {
///     label: "reseller",
///     forecasts: 90,
///     questions: 40,
///     min_questions: 10,
///     mean_forecast: 0.43,
///     base_rate: 0.41,
///     in_the_large: Ok(Interval { low: -0.05, high: 0.09 }),
///     slope: Ok(Interval { low: 0.7, high: 1.4 }),
///     bins: &[],
/// });
/// assert_eq!(verdict.code, "no-evidence-of-miscalibration");
/// assert!(verdict.text.starts_with("reseller: 43% was said on average, it happened 41% of the time"));
/// ```
pub fn judge(evidence: &Evidence) -> Verdict {
    let finding = Finding::of(evidence);
    let judgement = finding.judgement(evidence);
    let text = format!("{}: {}", evidence.label, judgement.sentence(Language::English));
    Verdict { code: finding.code(), text, judgement: Some(judgement) }
}

impl Finding {
    fn of(evidence: &Evidence) -> Self {
        let above = |interval: Result<Interval, _>, value| interval.is_ok_and(|i| i.low > value);
        let below = |interval: Result<Interval, _>, value| interval.is_ok_and(|i| i.high < value);
        if evidence.questions < evidence.min_questions {
            Self::TooFew
        } else if above(evidence.in_the_large, 0.0) {
            Self::TooOptimistic
        } else if below(evidence.in_the_large, 0.0) {
            Self::TooPessimistic
        } else if below(evidence.slope, 1.0) {
            Self::Overconfident
        } else if above(evidence.slope, 1.0) {
            Self::Underconfident
        } else if let Some(untested) = Untested::of(evidence.in_the_large.err(), evidence.slope.err()) {
            Self::NotTested(untested)
        } else {
            Self::NoEvidence
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::TooFew => "too-few",
            Self::NotTested(_) => "not-tested",
            Self::NoEvidence => "no-evidence-of-miscalibration",
            Self::TooOptimistic => "too-optimistic",
            Self::TooPessimistic => "too-pessimistic",
            Self::Overconfident => "overconfident",
            Self::Underconfident => "underconfident",
        }
    }

    fn judgement(self, evidence: &Evidence) -> Judgement {
        let Evidence { mean_forecast, base_rate, .. } = *evidence;
        let ground = if self == Self::TooFew {
            Ground::TooFew { questions: evidence.questions, needed: evidence.min_questions }
        } else if let Some(bin) = self.telling_bin(evidence) {
            let Bin { from, to, mean_forecast, observed, forecasts, questions, .. } = *bin;
            Ground::Bin { from, to, mean_forecast, observed, forecasts, questions }
        } else {
            Ground::Average { mean_forecast, base_rate, forecasts: evidence.forecasts, questions: evidence.questions }
        };
        Judgement { finding: self, ground }
    }

    /// The bin that contributes most to the finding.
    fn telling_bin<'a>(self, evidence: &Evidence<'a>) -> Option<&'a Bin> {
        let strength = |bin: &Bin| {
            let gap = bin.weight * (bin.observed - bin.mean_forecast);
            let beyond_base_rate = bin.mean_forecast - evidence.base_rate;
            match self {
                Self::TooOptimistic => -gap,
                Self::TooPessimistic => gap,
                Self::Overconfident => -gap * beyond_base_rate,
                Self::Underconfident => gap * beyond_base_rate,
                Self::TooFew | Self::NotTested(_) | Self::NoEvidence => 0.0,
            }
        };
        let showing = evidence.bins.iter().filter(|bin| strength(bin) > 0.0);
        showing.max_by(|a, b| strength(a).total_cmp(&strength(b)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bin(from: f64, to: f64, n: u32, mean_forecast: f64, observed: f64) -> Bin {
        let (low, high) = (0.0, 1.0);
        let (forecasts, questions, weight) = (u64::from(n), u64::from(n) / 2 + 4, f64::from(n));
        Bin { from, to, forecasts, questions, weight, mean_forecast, observed, low, high }
    }

    /// Extreme forecasts, of which the upper ones fail more often; base rate 0.5.
    fn overconfident_bins() -> Vec<Bin> {
        vec![
            bin(0.1, 0.2, 30, 0.15, 0.3),
            bin(0.5, 0.6, 90, 0.55, 0.40),
            bin(0.8, 0.9, 34, 0.85, 0.617_6),
            bin(0.9, 1.0, 2, 0.95, 0.0),
        ]
    }

    fn verdict(in_the_large: (f64, f64), slope: (f64, f64), bins: &[Bin]) -> Verdict {
        let interval = |(low, high)| Ok(Interval { low, high });
        judge(&Evidence {
            label: "consultant",
            forecasts: 156,
            questions: 60,
            min_questions: 10,
            mean_forecast: 0.55,
            base_rate: 0.548,
            in_the_large: interval(in_the_large),
            slope: interval(slope),
            bins,
        })
    }

    const NONE: (f64, f64) = (-0.1, 0.1);

    #[test]
    fn names_the_most_telling_bin() {
        // Weighted gap times distance from the base rate: 1.8, 0.03, 2.4, 0.8.
        let found = verdict(NONE, (0.4, 0.8), &overconfident_bins());
        assert_eq!(found.code, "overconfident");
        let expected =
            "consultant: when 80–90% was said, it happened 62% of the time (n = 34, 21 questions): overconfident.";
        assert_eq!(found.text, expected);
    }

    #[test]
    fn the_bin_shows_what_the_verdict_says() {
        let bins = [bin(0.2, 0.3, 100, 0.25, 0.1), bin(0.7, 0.8, 10, 0.75, 0.6), bin(0.6, 0.7, 10, 0.65, 0.8)];
        let named = |itl, slope| verdict(itl, slope, &bins).text.split('%').next().map(str::to_owned);
        // The first is underconfident and too optimistic, the second overconfident, the third too pessimistic.
        assert_eq!(named(NONE, (0.5, 0.9)).as_deref(), Some("consultant: when 70–80"));
        assert_eq!(named(NONE, (1.1, 1.9)).as_deref(), Some("consultant: when 20–30"));
        assert_eq!(named((0.01, 0.2), (0.5, 1.9)).as_deref(), Some("consultant: when 20–30"));
        assert_eq!(named((-0.2, -0.01), (0.5, 1.9)).as_deref(), Some("consultant: when 60–70"));
    }

    #[test]
    fn in_the_large_comes_before_the_slope() {
        assert_eq!(verdict((0.01, 0.2), (0.1, 0.2), &[]).code, "too-optimistic");
        assert_eq!(verdict((-0.2, -0.01), (1.1, 1.2), &[]).code, "too-pessimistic");
        assert_eq!(verdict(NONE, (1.1, 1.2), &[]).code, "underconfident");
        assert_eq!(verdict((0.0, 0.2), (0.5, 1.0), &[]).code, "no-evidence-of-miscalibration");
    }

    #[test]
    fn numbers_that_differ_look_different() {
        let text = verdict(NONE, (0.9, 1.1), &[]).text;
        let expected = "consultant: 55.0% was said on average, it happened 54.8% of the time (n = 156, 60 questions): \
                        no evidence of miscalibration.";
        assert_eq!(text, expected);
    }

    #[test]
    fn too_few_says_how_many_there_are_and_how_many_are_needed() {
        let evidence = Evidence {
            label: "2017Q2",
            forecasts: 5,
            questions: 1,
            min_questions: 10,
            mean_forecast: 0.5,
            base_rate: 1.0,
            in_the_large: Err(WhyUntested::NoResamples),
            slope: Err(WhyUntested::OneSided),
            bins: &[],
        };
        let found = judge(&evidence);
        assert_eq!(
            (found.code, found.text.as_str()),
            ("too-few", "2017Q2: 1 scored question, and a verdict needs 10.")
        );
    }

    #[test]
    fn what_was_not_tested_was_called_no_evidence() {
        let none = Interval { low: -0.1, high: 0.1 };
        let tested = Evidence {
            label: "desk",
            forecasts: 60,
            questions: 60,
            min_questions: 10,
            mean_forecast: 0.9,
            base_rate: 0.0,
            in_the_large: Ok(none),
            slope: Ok(Interval { low: 0.9, high: 1.1 }),
            bins: &[],
        };
        assert_eq!(judge(&tested).code, "no-evidence-of-miscalibration");
        let (large, slope) = (Err(WhyUntested::NoResamples), Err(WhyUntested::OneProbability));
        for evidence in [
            Evidence { in_the_large: large, ..tested },
            Evidence { slope, ..tested },
            Evidence { in_the_large: large, slope, ..tested },
        ] {
            assert_eq!(judge(&evidence).code, "not-tested");
        }
        // What one test rejects needs no other.
        assert_eq!(
            judge(&Evidence { in_the_large: Ok(Interval { low: 0.1, high: 1.0 }), slope, ..tested }).code,
            "too-optimistic"
        );
        let narrow = Ok(Interval { low: 0.2, high: 0.4 });
        assert_eq!(judge(&Evidence { in_the_large: large, slope: narrow, ..tested }).code, "overconfident");
    }
}
