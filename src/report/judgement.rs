//! What was found of a group's calibration, with which numbers, and the sentence that says it in each language.

use serde::Serialize;

use crate::calibrate::CoxAbsent;
use crate::options::Language;

/// Why a score has no interval.
pub(super) const ONE_QUESTION: &str = "an interval needs at least two questions";
/// Likewise, by the user's wish.
pub(super) const NO_RESAMPLES: &str = "the bootstrap was turned off with --resamples 0";

/// What was found of a group's calibration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

/// Which tests of a verdict could not be made, and why: at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untested {
    /// Whether things happen less or more often than is said.
    InTheLarge(WhyUntested),
    /// Whether what is said lies too close to 0 and 1, or too far.
    Slope(WhyUntested),
    /// Neither, for one reason.
    All(WhyUntested),
    /// Neither; why not in the large, and why not the slope.
    Each(WhyUntested, WhyUntested),
}

/// Why a test of a verdict could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyUntested {
    /// The bootstrap was turned off.
    NoResamples,
    /// There are fewer than two questions.
    FewQuestions,
    /// All outcomes are alike.
    OneSided,
    /// All outcomes but one are alike.
    OneApart,
    /// All forecasts are alike.
    OneProbability,
    /// Every yes on one side of a probability, every no on the other.
    Separated,
    /// There is no regression for another reason.
    NotSettled,
}

impl From<CoxAbsent> for WhyUntested {
    fn from(why: CoxAbsent) -> Self {
        match why {
            CoxAbsent::Empty => Self::FewQuestions,
            CoxAbsent::OneSided => Self::OneSided,
            CoxAbsent::OneProbability => Self::OneProbability,
            CoxAbsent::Separated => Self::Separated,
            CoxAbsent::NotSettled | CoxAbsent::InvalidClip => Self::NotSettled,
        }
    }
}

impl Untested {
    /// From why there is no test in the large, and none of the slope.
    pub(super) fn of(in_the_large: Option<WhyUntested>, slope: Option<WhyUntested>) -> Option<Self> {
        match (in_the_large, slope) {
            (None, Some(why)) => Some(Self::Slope(why)),
            (Some(why), None) => Some(Self::InTheLarge(why)),
            (Some(why), Some(other)) if why == other => Some(Self::All(why)),
            (Some(why), Some(other)) => Some(Self::Each(why, other)),
            (None, None) => None,
        }
    }
}

/// The numbers that a verdict names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ground {
    /// Too few questions.
    TooFew {
        /// Scored questions.
        questions: u64,
        /// Questions that a verdict needs.
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
    /// `too-few`, `not-tested`, `no-evidence-of-miscalibration`, `too-optimistic`, `too-pessimistic`, `overconfident` or
    /// `underconfident`.
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
        matches!(self.code, "too-optimistic" | "too-pessimistic" | "overconfident" | "underconfident")
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
    /// let judgement = Judgement { finding: Finding::TooFew, ground: Ground::TooFew { questions: 1, needed: 10 } };
    /// assert_eq!(judgement.sentence(Language::English), "1 scored question, and a verdict needs 10.");
    /// assert_eq!(judgement.sentence(Language::German), "1 ausgewertete Frage, für ein Urteil sind 10 nötig.");
    /// ```
    pub fn sentence(&self, language: Language) -> String {
        match language {
            Language::English => english(self),
            Language::German => german(self),
        }
    }
}

fn english(judgement: &Judgement) -> String {
    let counted = |number: u64, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
    let finding = match judgement.finding {
        Finding::TooFew => "too few for a verdict",
        Finding::NotTested(untested) => &english_untested(untested),
        Finding::NoEvidence => "no evidence of miscalibration",
        Finding::TooOptimistic => "too optimistic that things happen",
        Finding::TooPessimistic => "too pessimistic that things happen",
        Finding::Overconfident => "overconfident",
        Finding::Underconfident => "underconfident",
    };
    match judgement.ground {
        Ground::TooFew { questions, needed } => {
            format!("{}, and a verdict needs {needed}.", counted(questions, "scored question"))
        }
        Ground::Bin { from, to, mean_forecast, observed, forecasts, questions } => format!(
            "when {}–{}% was said, it happened {}% of the time (n = {forecasts}, {}): {finding}.",
            percent(from),
            percent(to),
            percent_apart(observed, mean_forecast),
            counted(questions, "question"),
        ),
        Ground::Average { mean_forecast, base_rate, forecasts, questions } => format!(
            "{}% was said on average, it happened {}% of the time (n = {forecasts}, {}): {finding}.",
            percent_apart(mean_forecast, base_rate),
            percent_apart(base_rate, mean_forecast),
            counted(questions, "question"),
        ),
    }
}

fn english_untested(untested: Untested) -> String {
    let why = |why| match why {
        WhyUntested::NoResamples => NO_RESAMPLES.to_owned(),
        WhyUntested::FewQuestions => ONE_QUESTION.to_owned(),
        WhyUntested::OneSided => CoxAbsent::OneSided.to_string(),
        WhyUntested::OneApart => "only one question went the other way".to_owned(),
        WhyUntested::OneProbability => CoxAbsent::OneProbability.to_string(),
        WhyUntested::Separated => CoxAbsent::Separated.to_string(),
        WhyUntested::NotSettled => CoxAbsent::NotSettled.to_string(),
    };
    match untested {
        Untested::InTheLarge(one) => format!("not tested whether too optimistic or too pessimistic, as {}", why(one)),
        Untested::Slope(one) => format!("not tested whether overconfident or underconfident, as {}", why(one)),
        Untested::All(one) => format!("not tested, as {}", why(one)),
        Untested::Each(one, other) => format!("not tested, as {} and {}", why(one), why(other)),
    }
}

fn german(judgement: &Judgement) -> String {
    let counted = |number: u64| format!("{number} {}", if number == 1 { "Frage" } else { "Fragen" });
    let comma = |text: String| text.replace('.', ",");
    let finding = match judgement.finding {
        Finding::TooFew => "zu wenige für ein Urteil",
        Finding::NotTested(untested) => &german_untested(untested),
        Finding::NoEvidence => "keine Fehlkalibrierung nachweisbar",
        Finding::TooOptimistic => "schätzt Wahrscheinlichkeiten zu hoch ein",
        Finding::TooPessimistic => "schätzt Wahrscheinlichkeiten zu niedrig ein",
        Finding::Overconfident => "zu selbstsicher",
        Finding::Underconfident => "zu vorsichtig",
    };
    match judgement.ground {
        Ground::TooFew { questions, needed } => {
            let noun = if questions == 1 { "ausgewertete Frage" } else { "ausgewertete Fragen" };
            format!("{questions} {noun}, für ein Urteil sind {needed} nötig.")
        }
        Ground::Bin { from, to, mean_forecast, observed, forecasts, questions } => format!(
            "was mit {}–{}\u{a0}% vorhergesagt war, traf in {}\u{a0}% der Fälle ein (n = {forecasts}, {}): {finding}.",
            comma(percent(from)),
            comma(percent(to)),
            comma(percent_apart(observed, mean_forecast)),
            counted(questions),
        ),
        Ground::Average { mean_forecast, base_rate, forecasts, questions } => format!(
            "im Mittel waren {}\u{a0}% vorhergesagt, in {}\u{a0}% der Fälle traf es ein (n = {forecasts}, {}): {finding}.",
            comma(percent_apart(mean_forecast, base_rate)),
            comma(percent_apart(base_rate, mean_forecast)),
            counted(questions),
        ),
    }
}

fn german_untested(untested: Untested) -> String {
    let why = |why| match why {
        WhyUntested::NoResamples => "das Bootstrap mit --resamples 0 abgeschaltet ist",
        WhyUntested::FewQuestions => "ein Vertrauensbereich mindestens zwei Fragen braucht",
        WhyUntested::OneSided => "alle Fragen gleich ausgingen",
        WhyUntested::OneApart => "nur eine Frage anders ausging",
        WhyUntested::OneProbability => "alle Vorhersagen dieselbe Wahrscheinlichkeit nennen",
        WhyUntested::Separated => "die Vorhersagen, was eintraf, von allem anderen vollständig trennen",
        WhyUntested::NotSettled => "die Regression zu keinem Ergebnis kam",
    };
    match untested {
        Untested::InTheLarge(one) => format!("nicht geprüft, ob zu hoch oder zu niedrig geschätzt, da {}", why(one)),
        Untested::Slope(one) => format!("nicht geprüft, ob zu selbstsicher oder zu vorsichtig, da {}", why(one)),
        Untested::All(one) => format!("nicht geprüft, da {}", why(one)),
        Untested::Each(one, other) => format!("nicht geprüft, da {} und {}", why(one), why(other)),
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

    #[test]
    fn what_was_not_tested_is_said_with_its_reason_in_each_language() {
        use WhyUntested::{NoResamples, OneProbability, OneSided};

        let sentences = |in_the_large, slope| {
            let finding = Untested::of(in_the_large, slope).map_or(Finding::NoEvidence, Finding::NotTested);
            let ground = Ground::Average { mean_forecast: 0.5, base_rate: 0.4, forecasts: 20, questions: 20 };
            let judgement = Judgement { finding, ground };
            [Language::English, Language::German].map(|language| {
                judgement
                    .sentence(language)
                    .split_once("): ")
                    .map(|(_, finding)| finding.to_owned())
                    .unwrap_or_default()
            })
        };
        for (in_the_large, slope, english, german) in [
            (
                Some(OneSided),
                Some(OneSided),
                "not tested, as every question went",
                "nicht geprüft, da alle Fragen gleich",
            ),
            (
                None,
                Some(OneProbability),
                "not tested whether overconfident or",
                "nicht geprüft, ob zu selbstsicher oder",
            ),
            (Some(NoResamples), None, "not tested whether too optimistic or", "nicht geprüft, ob zu hoch oder"),
            (Some(NoResamples), Some(OneSided), "not tested, as the bootstrap", "nicht geprüft, da das Bootstrap"),
            (None, None, "no evidence of miscalibration.", "keine Fehlkalibrierung nachweisbar."),
        ] {
            let [in_english, in_german] = sentences(in_the_large, slope);
            assert!(in_english.starts_with(english), "{in_english}");
            assert!(in_german.starts_with(german), "{in_german}");
        }
    }
}
