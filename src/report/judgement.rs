//! What was found of a group's calibration, with which numbers, and the sentence that says it in each language.

use serde::Serialize;

use crate::calibrate::CoxAbsent;
use crate::options::Language;

/// Why nothing is redrawn.
pub(super) const NO_RESAMPLES: &str = "the bootstrap was turned off with --resamples 0";
/// Why a score of a comparison has no interval.
pub(super) const ONE_QUESTION: &str = "an interval needs at least two questions";

/// What was found of a group's calibration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finding {
    /// Too few questions for a verdict.
    TooFew,
    /// What was tested does not speak against calibration, but not all could be tested.
    NotTested(Untested),
    /// Nothing speaks against calibration.
    NoEvidence,
    /// Things happen less often than is said.
    TooOptimistic,
    /// Things happen more often than is said.
    TooPessimistic,
    /// What is said lies too close to 0 and 1.
    Overconfident,
    /// What is said lies too far from 0 and 1.
    Underconfident,
    /// The curve lies farther from the diagonal than chance puts it, in none of these ways; and between which forecasts it leaves its band,
    /// if it does.
    Miscalibrated(Option<(f64, f64)>),
}

/// Which tests of a verdict could not be made, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untested {
    /// Whether what is said lies too close to 0 and 1, or too far.
    Slope(WhyUntested),
    /// Neither that nor whether the curve leaves the diagonal.
    SlopeAndCurve(WhyUntested),
}

/// Why a test of a verdict could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyUntested {
    /// Redrawing was turned off.
    NoResamples,
    /// All forecasts are alike.
    OneProbability,
}

/// The numbers that a verdict names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ground {
    /// Too few questions.
    TooFew {
        /// Scored questions.
        questions: u64,
        /// As many of equal weight would tell as much.
        effective: f64,
        /// Effective questions that a verdict needs.
        needed: u64,
    },
    /// One bin shows it best.
    Bin {
        /// Lower edge.
        from: f64,
        /// Upper edge.
        to: f64,
        /// Mean of what was said in it.
        mean_forecast: f64,
        /// Share of what happened.
        observed: f64,
        /// Forecasts in it.
        forecasts: u64,
        /// Questions that they are about.
        questions: u64,
    },
    /// All forecasts.
    Average {
        /// Mean of what was said.
        mean_forecast: f64,
        /// Share of what happened.
        base_rate: f64,
        /// All forecasts.
        forecasts: u64,
        /// Questions that they are about.
        questions: u64,
    },
}

/// What a verdict says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// What was found.
    pub finding: Finding,
    /// With which numbers.
    pub ground: Ground,
}

/// What may be said of a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Verdict {
    /// `too-few`, `not-tested`, `no-evidence-of-miscalibration`, `too-optimistic`, `too-pessimistic`, `overconfident`,
    /// `underconfident` or `miscalibrated`.
    pub code: &'static str,
    /// One plain sentence with its numbers, in English.
    pub text: String,
    /// The same as numbers, to be said in any language.
    #[serde(skip)]
    pub judgement: Option<Judgement>,
}

impl Verdict {
    /// Whether it speaks against calibration.
    pub(crate) fn finds_miscalibration(&self) -> bool {
        matches!(self.code, "too-optimistic" | "too-pessimistic" | "overconfident" | "underconfident" | "miscalibrated")
    }

    /// One sentence with its numbers, to stand behind the name of the group and a colon; blank without a verdict.
    pub(crate) fn sentence(&self, language: Language) -> String {
        self.judgement.as_ref().map_or_else(String::new, |judgement| judgement.sentence(language))
    }
}

impl Judgement {
    /// One sentence with its numbers, to stand behind the name of the group and a colon.
    ///
    /// # Example
    /// ```
    /// use trackrecord::{options::Language, report::{Finding, Ground, Judgement}};
    /// let judgement = Judgement { finding: Finding::TooFew, ground: Ground::TooFew { questions: 1, effective: 1.0, needed: 10 } };
    /// assert_eq!(judgement.sentence(Language::English), "1 scored question, and a verdict needs 10.");
    /// assert_eq!(judgement.sentence(Language::German), "1 ausgewertete Frage, für ein Urteil sind 10 nötig.");
    /// ```
    pub fn sentence(&self, language: Language) -> String {
        let evidence = self.evidence(language);
        match self.ground {
            Ground::TooFew { .. } => format!("{evidence}."),
            _ => format!("{evidence}: {}.", self.finding.words(language)),
        }
    }

    /// The numbers that speak for the finding, as a part of a sentence.
    pub(crate) fn evidence(&self, language: Language) -> String {
        let words = self.ground.words(language);
        match self.ground {
            Ground::TooFew { .. } => words,
            Ground::Bin { forecasts, questions, .. } | Ground::Average { forecasts, questions, .. } => {
                let [one, many] = match language {
                    Language::English => ["question", "questions"],
                    Language::German => ["Frage", "Fragen"],
                };
                format!("{words} (n = {forecasts}, {questions} {})", if questions == 1 { one } else { many })
            }
        }
    }
}

impl Ground {
    /// What was said and what happened, as a part of a sentence.
    ///
    /// # Example
    /// ```
    /// use trackrecord::{options::Language, report::Ground};
    /// let ground = Ground::Bin { from: 0.8, to: 0.9, mean_forecast: 0.85, observed: 0.61, forecasts: 49, questions: 37 };
    /// assert_eq!(ground.words(Language::English), "when 80–90% was said, it happened 61% of the time");
    /// ```
    pub fn words(&self, language: Language) -> String {
        match language {
            Language::English => english_ground(self),
            Language::German => german_ground(self),
        }
    }
}

impl Finding {
    /// What was found, in a few words.
    ///
    /// # Example
    /// ```
    /// use trackrecord::{options::Language, report::Finding};
    /// assert_eq!(Finding::Underconfident.words(Language::English), "underconfident");
    /// ```
    pub fn words(self, language: Language) -> String {
        match language {
            Language::English => english_finding(self),
            Language::German => german_finding(self),
        }
    }
}

fn english_finding(finding: Finding) -> String {
    let words = match finding {
        Finding::TooFew => "too few for a verdict",
        Finding::NotTested(untested) => return english_untested(untested),
        Finding::NoEvidence => "no evidence of miscalibration",
        Finding::TooOptimistic => "too optimistic that things happen",
        Finding::TooPessimistic => "too pessimistic that things happen",
        Finding::Overconfident => "overconfident",
        Finding::Underconfident => "underconfident",
        Finding::Miscalibrated(None) => "miscalibrated",
        Finding::Miscalibrated(Some((from, to))) if from < to => {
            return format!("miscalibrated between {}% and {}%", percent(from), percent(to));
        }
        Finding::Miscalibrated(Some((from, _))) => return format!("miscalibrated at {}%", percent(from)),
    };
    words.to_owned()
}

fn english_ground(ground: &Ground) -> String {
    match *ground {
        Ground::TooFew { questions, effective, needed } => {
            let noun = if questions == 1 { "scored question" } else { "scored questions" };
            let worth = as_many(questions, effective)
                .map_or_else(String::new, |as_many| format!(", which tell as much as {as_many} of equal weight"));
            format!("{questions} {noun}{worth}, and a verdict needs {needed}")
        }
        Ground::Bin { from, to, mean_forecast, observed, .. } => format!(
            "when {}–{}% was said, it happened {}% of the time",
            percent(from),
            percent(to),
            percent_apart(observed, mean_forecast),
        ),
        Ground::Average { mean_forecast, base_rate, .. } => format!(
            "{}% was said on average, it happened {}% of the time",
            percent_apart(mean_forecast, base_rate),
            percent_apart(base_rate, mean_forecast),
        ),
    }
}

/// How many questions of equal weight tell as much, if that is fewer.
fn as_many(questions: u64, effective: f64) -> Option<String> {
    (effective < 0.9 * questions as f64).then(|| format!("{effective:.1}"))
}

fn english_untested(untested: Untested) -> String {
    let why = |why| match why {
        WhyUntested::NoResamples => NO_RESAMPLES.to_owned(),
        WhyUntested::OneProbability => CoxAbsent::OneProbability.to_string(),
    };
    match untested {
        Untested::Slope(one) => format!("not tested whether overconfident or underconfident, as {}", why(one)),
        Untested::SlopeAndCurve(one) => {
            format!("not tested whether overconfident, underconfident or miscalibrated otherwise, as {}", why(one))
        }
    }
}

fn german_finding(finding: Finding) -> String {
    let words = match finding {
        Finding::TooFew => "zu wenige für ein Urteil",
        Finding::NotTested(untested) => return german_untested(untested),
        Finding::NoEvidence => "keine Fehlkalibrierung nachweisbar",
        Finding::TooOptimistic => "schätzt Wahrscheinlichkeiten zu hoch ein",
        Finding::TooPessimistic => "schätzt Wahrscheinlichkeiten zu niedrig ein",
        Finding::Overconfident => "zu selbstsicher",
        Finding::Underconfident => "zu vorsichtig",
        Finding::Miscalibrated(None) => "fehlkalibriert",
        Finding::Miscalibrated(Some((from, to))) if from < to => {
            let [from, to] = [from, to].map(|share| comma(&percent(share)));
            return format!("fehlkalibriert zwischen {from}\u{a0}% und {to}\u{a0}%");
        }
        Finding::Miscalibrated(Some((from, _))) => {
            return format!("fehlkalibriert bei {}\u{a0}%", comma(&percent(from)));
        }
    };
    words.to_owned()
}

fn german_ground(ground: &Ground) -> String {
    match *ground {
        Ground::TooFew { questions, effective, needed } => {
            let noun = if questions == 1 { "ausgewertete Frage" } else { "ausgewertete Fragen" };
            let worth = as_many(questions, effective).map_or_else(String::new, |as_many| {
                format!(" (so aussagekräftig wie {} gleich gewichtete)", comma(&as_many))
            });
            format!("{questions} {noun}{worth}, für ein Urteil sind {needed} nötig")
        }
        Ground::Bin { from, to, mean_forecast, observed, .. } => format!(
            "was mit {}–{}\u{a0}% vorhergesagt war, traf in {}\u{a0}% der Fälle ein",
            comma(&percent(from)),
            comma(&percent(to)),
            comma(&percent_apart(observed, mean_forecast)),
        ),
        Ground::Average { mean_forecast, base_rate, .. } => format!(
            "im Mittel waren {}\u{a0}% vorhergesagt, in {}\u{a0}% der Fälle traf es ein",
            comma(&percent_apart(mean_forecast, base_rate)),
            comma(&percent_apart(base_rate, mean_forecast)),
        ),
    }
}

/// A number with a decimal comma.
fn comma(number: &str) -> String {
    number.replace('.', ",")
}

fn german_untested(untested: Untested) -> String {
    let why = |why| match why {
        WhyUntested::NoResamples => "das Bootstrap mit --resamples 0 abgeschaltet ist",
        WhyUntested::OneProbability => "alle Vorhersagen dieselbe Wahrscheinlichkeit nennen",
    };
    match untested {
        Untested::Slope(one) => format!("nicht geprüft, ob zu selbstsicher oder zu vorsichtig, da {}", why(one)),
        Untested::SlopeAndCurve(one) => {
            format!("nicht geprüft, ob zu selbstsicher, zu vorsichtig oder sonst fehlkalibriert, da {}", why(one))
        }
    }
}

/// A bin's edge in percent, with a decimal only when it needs one.
fn percent(share: f64) -> String {
    let tenths = (share * 1000.0).round() / 10.0;
    format!("{tenths}")
}

/// Shares no farther apart differ by the noise of sums.
const NOISE: f64 = 1e-9;

/// A share in whole percent, or with as many decimals as it takes not to look the same as the other one, or certain without
/// being it.
fn percent_apart(share: f64, other: f64) -> String {
    let with = |decimals: usize, share: f64| format!("{:.decimals$}", share * 100.0);
    let looks_certain = ["0", "100"].contains(&with(0, share).as_str()) && share > 0.0 && share < 1.0;
    let is_apart = (share - other).abs() > NOISE;
    let decimals = (0..=4).find(|&decimals| !is_apart || with(decimals, share) != with(decimals, other)).unwrap_or(0);
    with(decimals.max(usize::from(looks_certain && is_apart)), share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_that_differ_look_different() {
        assert_eq!(percent_apart(0.55, 0.548), "55.0");
        assert_eq!((percent_apart(0.5002, 0.5), percent_apart(0.5, 0.5002)), ("50.02".into(), "50.00".into()));
        assert_eq!(percent_apart(0.500_000_000_000_1, 0.5), "50");
        assert_eq!(percent_apart(0.1 + 0.2, 0.3), "30");
        assert_eq!(percent_apart(0.004, 0.3), "0.4");
        assert_eq!(percent_apart(1.0, 0.3), "100");
        assert_eq!((percent(0.29), percent(0.137), percent(1.0)), ("29".into(), "13.7".into(), "100".into()));
    }

    #[test]
    fn the_same_verdict_in_german_has_decimal_commas() {
        let ground = Ground::Average { mean_forecast: 0.55, base_rate: 0.548, forecasts: 156, questions: 1 };
        let judgement = Judgement { finding: Finding::NoEvidence, ground };
        assert_eq!(
            judgement.sentence(Language::German),
            "im Mittel waren 55,0\u{a0}% vorhergesagt, in 54,8\u{a0}% der Fälle traf es ein (n = 156, 1 Frage): keine \
             Fehlkalibrierung nachweisbar."
        );
    }

    fn sentences(finding: Finding, ground: Ground) -> [String; 2] {
        [Language::English, Language::German].map(|language| Judgement { finding, ground }.sentence(language))
    }

    #[test]
    fn what_was_not_tested_is_said_with_its_reason_in_each_language() {
        use WhyUntested::{NoResamples, OneProbability};

        let ground = Ground::Average { mean_forecast: 0.5, base_rate: 0.4, forecasts: 20, questions: 20 };
        for (untested, english, german) in [
            (
                Untested::Slope(OneProbability),
                "overconfident or underconfident, as",
                "zu vorsichtig, da alle Vorhersagen",
            ),
            (Untested::SlopeAndCurve(NoResamples), "otherwise, as the bootstrap", "fehlkalibriert, da das Bootstrap"),
        ] {
            let [in_english, in_german] = sentences(Finding::NotTested(untested), ground);
            assert!(in_english.contains(english), "{in_english}");
            assert!(in_german.contains(german), "{in_german}");
        }
    }

    #[test]
    fn questions_that_tell_little_are_said_to() {
        let ground = |questions, effective| Ground::TooFew { questions, effective, needed: 10 };
        let [english, german] = sentences(Finding::TooFew, ground(60, 3.24));
        assert_eq!(english, "60 scored questions, which tell as much as 3.2 of equal weight, and a verdict needs 10.");
        assert!(german.contains("(so aussagekräftig wie 3,2 gleich gewichtete)"), "{german}");
        assert_eq!(sentences(Finding::TooFew, ground(4, 4.0))[0], "4 scored questions, and a verdict needs 10.");
    }

    #[test]
    fn where_the_curve_leaves_its_band_is_said() {
        let ground =
            Ground::Bin { from: 0.6, to: 0.7, mean_forecast: 0.65, observed: 0.2, forecasts: 30, questions: 30 };
        let [english, german] = sentences(Finding::Miscalibrated(Some((0.6, 0.755))), ground);
        assert!(english.ends_with("miscalibrated between 60% and 75.5%."), "{english}");
        assert!(german.ends_with("fehlkalibriert zwischen 60\u{a0}% und 75,5\u{a0}%."), "{german}");
        let [at_one, _] = sentences(Finding::Miscalibrated(Some((0.6, 0.6))), ground);
        assert!(at_one.ends_with("miscalibrated at 60%."), "{at_one}");
    }
}
