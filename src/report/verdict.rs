//! What may be said of a group's calibration, in one sentence.

use crate::options::Language;
use crate::report::bin::Bin;
use crate::report::judgement::{Finding, Ground, Judgement, Untested, Verdict, WhyUntested};
use crate::report::scores::Group;

/// Without so many effective questions there is neither an interval nor a verdict, nor does a bin show anything.
pub(super) const FEWEST_EFFECTIVE_QUESTIONS: f64 = 5.0;

impl Group {
    /// Whether its questions are too few for any interval or verdict.
    pub(crate) fn tells_too_little(&self) -> bool {
        tells_too_little(self.effective_questions.get())
    }
}

/// Whether so many effective questions are too few for any interval or verdict.
pub(super) fn tells_too_little(effective_questions: f64) -> bool {
    effective_questions < FEWEST_EFFECTIVE_QUESTIONS - 1e-9
}

/// A test of a group's calibration against both ways of missing it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TwoWayTest {
    /// Two-sided, from 0 to 1, allowing for the tests that are made beside it.
    pub p_value: f64,
    /// Whether it is the first way: too optimistic, or overconfident.
    pub is_first_way: bool,
}

/// What a verdict is based on.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// Name of the group for people.
    pub label: &'a str,
    /// Scored forecasts.
    pub forecasts: u64,
    /// Questions that they are about.
    pub questions: u64,
    /// As many questions of equal weight would tell as much.
    pub effective_questions: f64,
    /// Groups with fewer effective questions get no verdict, nor do those with fewer than 5.
    pub min_questions: u64,
    /// One minus the error that the tests share.
    pub confidence: f64,
    /// Mean of what was said.
    pub mean_forecast: f64,
    /// Share of what happened.
    pub base_rate: f64,
    /// Whether things happen less, or more, often than is said.
    pub in_the_large: TwoWayTest,
    /// Whether what is said lies too close to 0 and 1, or too far.
    pub slope: Result<TwoWayTest, WhyUntested>,
    /// p-value of the miscalibration against what chance gives, allowing for the tests that are made beside it.
    pub miscalibration: Result<f64, WhyUntested>,
    /// Forecasts between which the curve leaves its simultaneous band, if it does.
    pub outside: Option<(f64, f64)>,
    /// Calibration bins.
    pub bins: &'a [Bin],
}

/// Judges a group by three tests that share the error 1 − `confidence`, for which their p-values allow: in the large, the Cox slope, and the
/// miscalibration. The first that rejects, in this order, is the verdict. "No evidence of miscalibration" needs all three: what was not
/// tested is not acquitted.
///
/// # Example
/// ```
/// use trackrecord::report::{Evidence, TwoWayTest, judge};
/// let verdict = judge(&Evidence {
///     label: "reseller",
///     forecasts: 90,
///     questions: 40,
///     effective_questions: 31.5,
///     min_questions: 10,
///     confidence: 0.95,
///     mean_forecast: 0.43,
///     base_rate: 0.41,
///     in_the_large: TwoWayTest { p_value: 0.6, is_first_way: true },
///     slope: Ok(TwoWayTest { p_value: 0.2, is_first_way: true }),
///     miscalibration: Ok(0.4),
///     outside: None,
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

impl Evidence<'_> {
    /// Whether each test that could be made rejects: in the large, slope, miscalibration.
    fn rejections(&self) -> [bool; 3] {
        let p_values =
            [Some(self.in_the_large.p_value), self.slope.ok().map(|test| test.p_value), self.miscalibration.ok()];
        p_values.map(|p| p.is_some_and(|p| p <= 1.0 - self.confidence + 1e-12))
    }

    fn untested(&self) -> Option<Untested> {
        match (self.slope.err(), self.miscalibration.err()) {
            (Some(why), None) => Some(Untested::Slope(why)),
            (_, Some(why)) => Some(Untested::SlopeAndCurve(why)),
            (None, None) => None,
        }
    }
}

impl Finding {
    fn of(evidence: &Evidence) -> Self {
        let needed = (evidence.min_questions as f64).max(FEWEST_EFFECTIVE_QUESTIONS);
        if evidence.effective_questions < needed - 1e-9 {
            return Self::TooFew;
        }
        let [in_the_large, slope, curve] = evidence.rejections();
        match evidence.slope {
            _ if in_the_large && evidence.in_the_large.is_first_way => Self::TooOptimistic,
            _ if in_the_large => Self::TooPessimistic,
            Ok(test) if slope && test.is_first_way => Self::Overconfident,
            Ok(_) if slope => Self::Underconfident,
            _ if curve => Self::Miscalibrated(evidence.outside),
            _ => evidence.untested().map_or(Self::NoEvidence, Self::NotTested),
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
            Self::Miscalibrated(_) => "miscalibrated",
        }
    }

    fn judgement(self, evidence: &Evidence) -> Judgement {
        let Evidence { mean_forecast, base_rate, forecasts, questions, .. } = *evidence;
        let ground = if self == Self::TooFew {
            let needed = evidence.min_questions.max(5);
            Ground::TooFew { questions, effective: evidence.effective_questions, needed }
        } else if let Some(bin) = self.telling_bin(evidence) {
            let Bin { from, to, mean_forecast, observed, forecasts, questions, .. } = *bin;
            Ground::Bin {
                from: from.get(),
                to: to.get(),
                mean_forecast: mean_forecast.get(),
                observed: observed.get(),
                forecasts,
                questions,
            }
        } else {
            Ground::Average { mean_forecast, base_rate, forecasts, questions }
        };
        Judgement { finding: self, ground }
    }

    /// The bin that contributes most to the finding, among those with enough questions to show anything.
    fn telling_bin<'a>(self, evidence: &Evidence<'a>) -> Option<&'a Bin> {
        let strength = |bin: &Bin| {
            let gap = bin.weight.get() * (bin.observed.get() - bin.mean_forecast.get());
            let beyond_base_rate = bin.mean_forecast.get() - evidence.base_rate;
            match self {
                Self::TooOptimistic => -gap,
                Self::TooPessimistic => gap,
                Self::Overconfident => -gap * beyond_base_rate,
                Self::Underconfident => gap * beyond_base_rate,
                Self::Miscalibrated(None) => gap.abs(),
                Self::Miscalibrated(Some((from, to))) => {
                    if bin.mean_forecast >= from && bin.mean_forecast <= to {
                        gap.abs()
                    } else {
                        0.0
                    }
                }
                Self::TooFew | Self::NotTested(_) | Self::NoEvidence => 0.0,
            }
        };
        let showing = evidence.bins.iter().filter(|bin| bin.effective_questions >= FEWEST_EFFECTIVE_QUESTIONS - 1e-9);
        let showing = showing.filter(|bin| strength(bin) > 0.0);
        showing.max_by(|a, b| strength(a).total_cmp(&strength(b)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Finite;

    fn bin(from: f64, to: f64, n: u32, mean_forecast: f64, observed: f64) -> Bin {
        let (low, high) = (0.0, 1.0);
        let (forecasts, questions, weight) = (u64::from(n), u64::from(n) / 2 + 4, f64::from(n));
        let effective_questions = f64::from(n / 2 + 4);
        Bin {
            from: Finite::of(from),
            to: Finite::of(to),
            forecasts,
            questions,
            effective_questions: Finite::of(effective_questions),
            weight: Finite::of(weight),
            mean_forecast: Finite::of(mean_forecast),
            observed: Finite::of(observed),
            low: Finite::of(low),
            high: Finite::of(high),
        }
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

    const FIRST: TwoWayTest = TwoWayTest { p_value: 0.001, is_first_way: true };
    const SECOND: TwoWayTest = TwoWayTest { p_value: 0.001, is_first_way: false };
    const NONE: TwoWayTest = TwoWayTest { p_value: 0.4, is_first_way: true };

    fn evidence(in_the_large: TwoWayTest, slope: TwoWayTest, bins: &[Bin]) -> Evidence<'_> {
        Evidence {
            label: "consultant",
            forecasts: 156,
            questions: 60,
            effective_questions: 60.0,
            min_questions: 10,
            confidence: 0.95,
            mean_forecast: 0.55,
            base_rate: 0.548,
            in_the_large,
            slope: Ok(slope),
            miscalibration: Ok(0.5),
            outside: None,
            bins,
        }
    }

    fn verdict(in_the_large: TwoWayTest, slope: TwoWayTest, bins: &[Bin]) -> Verdict {
        judge(&evidence(in_the_large, slope, bins))
    }

    #[test]
    fn names_the_most_telling_bin() {
        // Weighted gap times distance from the base rate: 1.8, 0.03, 2.4, 0.8.
        let found = verdict(NONE, FIRST, &overconfident_bins());
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
        assert_eq!(named(NONE, FIRST).as_deref(), Some("consultant: when 70–80"));
        assert_eq!(named(NONE, SECOND).as_deref(), Some("consultant: when 20–30"));
        assert_eq!(named(FIRST, NONE).as_deref(), Some("consultant: when 20–30"));
        assert_eq!(named(SECOND, NONE).as_deref(), Some("consultant: when 60–70"));
    }

    #[test]
    fn in_the_large_comes_before_the_slope_and_that_before_the_curve() {
        assert_eq!(verdict(FIRST, FIRST, &[]).code, "too-optimistic");
        assert_eq!(verdict(SECOND, SECOND, &[]).code, "too-pessimistic");
        assert_eq!(verdict(NONE, SECOND, &[]).code, "underconfident");
        assert_eq!(verdict(NONE, NONE, &[]).code, "no-evidence-of-miscalibration");
        let curve = Evidence { miscalibration: Ok(0.01), outside: Some((0.6, 0.8)), ..evidence(NONE, NONE, &[]) };
        assert_eq!(judge(&curve).code, "miscalibrated");
        assert!(judge(&curve).text.ends_with("miscalibrated between 60% and 80%."));
    }

    #[test]
    fn a_test_rejects_at_the_level_that_all_share() {
        let at = |p_value| TwoWayTest { p_value, is_first_way: true };
        assert_eq!(verdict(at(0.05), NONE, &[]).code, "too-optimistic");
        assert_eq!(verdict(at(0.0501), NONE, &[]).code, "no-evidence-of-miscalibration");
        assert_eq!(verdict(at(0.0501), at(0.001), &[]).code, "overconfident");
    }

    #[test]
    fn numbers_that_differ_look_different() {
        let text = verdict(NONE, NONE, &[]).text;
        let expected = "consultant: 55.0% was said on average, it happened 54.8% of the time (n = 156, 60 questions): \
                        no evidence of miscalibration.";
        assert_eq!(text, expected);
    }

    #[test]
    fn too_few_says_how_many_there_are_and_how_many_are_needed() {
        let evidence =
            Evidence { label: "2017Q2", questions: 1, effective_questions: 1.0, ..evidence(FIRST, FIRST, &[]) };
        let found = judge(&evidence);
        assert_eq!(
            (found.code, found.text.as_str()),
            ("too-few", "2017Q2: 1 scored question, and a verdict needs 10.")
        );
    }

    #[test]
    fn one_hot_question_is_no_sixty() {
        let hot = Evidence { effective_questions: 3.0, ..evidence(FIRST, FIRST, &[]) };
        assert_eq!(judge(&hot).code, "too-few");
        // Whatever the user asks for, five are the least.
        let few = Evidence { effective_questions: 4.9, min_questions: 1, ..evidence(FIRST, FIRST, &[]) };
        assert_eq!(judge(&few).code, "too-few");
    }

    #[test]
    fn what_was_not_tested_was_called_no_evidence() {
        let tested = evidence(NONE, NONE, &[]);
        let (slope, miscalibration) = (Err(WhyUntested::NoResamples), Err(WhyUntested::NoResamples));
        for evidence in [
            Evidence { slope: Err(WhyUntested::OneProbability), ..tested },
            Evidence { slope, miscalibration, ..tested },
            Evidence { miscalibration, ..tested },
        ] {
            assert_eq!(judge(&evidence).code, "not-tested");
        }
        // What one test rejects needs no other.
        assert_eq!(judge(&Evidence { in_the_large: FIRST, slope, miscalibration, ..tested }).code, "too-optimistic");
    }

    #[test]
    fn a_bin_of_a_few_questions_showed_what_it_cannot() {
        let mut bins = overconfident_bins();
        bins[2].effective_questions = Finite::of(4.0);
        assert!(verdict(NONE, FIRST, &bins).text.starts_with("consultant: when 10–20% was said"));
    }
}
