//! A verdict in words, in each language.

use crate::options::Language;
use crate::report::Verdict;

/// What was found of a group's calibration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Too few questions for a verdict.
    TooFew,
    /// There are no intervals.
    NotTested,
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
pub struct Said {
    /// What was found.
    pub finding: Finding,
    /// With which numbers.
    pub ground: Ground,
}

impl Verdict {
    /// The verdict without the name of its group, beginning with a small letter. `label` is that name.
    pub fn alone(&self, label: &str, language: Language) -> String {
        if let Some(said) = &self.said {
            return said.sentence(language);
        }
        let rest = self.text.strip_prefix(&format!("{label}: ")).unwrap_or(&self.text);
        let mut signs = rest.chars();
        signs.next().map_or_else(String::new, |first| first.to_lowercase().chain(signs).collect())
    }
}

impl Said {
    /// One sentence with its numbers, to stand behind the name of the group and a colon.
    ///
    /// # Example
    /// ```
    /// use trackrecord::{model::Language, report::{Finding, Ground, Said}};
    /// let said = Said { finding: Finding::TooFew, ground: Ground::TooFew { questions: 1, needed: 10 } };
    /// assert_eq!(said.sentence(Language::English), "1 scored question, and a verdict needs 10.");
    /// assert_eq!(said.sentence(Language::German), "1 ausgewertete Frage, für ein Urteil sind 10 nötig.");
    /// ```
    pub fn sentence(&self, language: Language) -> String {
        match language {
            Language::English => english(self),
            Language::German => german(self),
        }
    }
}

fn english(said: &Said) -> String {
    let counted = |number: u64, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
    let finding = match said.finding {
        Finding::TooFew => "too few for a verdict",
        Finding::NotTested => "not tested, as there are no intervals",
        Finding::NoEvidence => "no evidence of miscalibration",
        Finding::TooOptimistic => "too optimistic that things happen",
        Finding::TooPessimistic => "too pessimistic that things happen",
        Finding::Overconfident => "overconfident",
        Finding::Underconfident => "underconfident",
    };
    match said.ground {
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

fn german(said: &Said) -> String {
    let counted = |number: u64| format!("{number} {}", if number == 1 { "Frage" } else { "Fragen" });
    let comma = |text: String| text.replace('.', ",");
    let finding = match said.finding {
        Finding::TooFew => "zu wenige für ein Urteil",
        Finding::NotTested => "nicht geprüft, da Vertrauensbereiche fehlen",
        Finding::NoEvidence => "keine Fehlkalibrierung nachweisbar",
        Finding::TooOptimistic => "schätzt Wahrscheinlichkeiten zu hoch ein",
        Finding::TooPessimistic => "schätzt Wahrscheinlichkeiten zu niedrig ein",
        Finding::Overconfident => "zu selbstsicher",
        Finding::Underconfident => "zu vorsichtig",
    };
    match said.ground {
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

/// A bin's edge in percent, with a decimal only when it needs one.
fn percent(share: f64) -> String {
    let tenths = (share * 1000.0).round() / 10.0;
    format!("{tenths}")
}

/// A share in whole percent, or with a decimal where it would look the same as the other one, or certain without
/// being it.
fn percent_apart(share: f64, other: f64) -> String {
    let whole = |share: f64| (share * 100.0).round();
    let looks_certain = [0.0, 100.0].contains(&whole(share)) && share > 0.0 && share < 1.0;
    let looks_equal = whole(share).total_cmp(&whole(other)).is_eq() && share.total_cmp(&other).is_ne();
    if looks_certain || looks_equal { format!("{:.1}", share * 100.0) } else { format!("{:.0}", share * 100.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_that_differ_look_different() {
        assert_eq!(percent_apart(0.55, 0.548), "55.0");
        assert_eq!(percent_apart(0.004, 0.3), "0.4");
        assert_eq!(percent_apart(1.0, 0.3), "100");
        assert_eq!((percent(0.29), percent(0.137), percent(1.0)), ("29".into(), "13.7".into(), "100".into()));
    }

    #[test]
    fn the_same_verdict_in_german_has_decimal_commas() {
        let ground = Ground::Average { mean_forecast: 0.55, base_rate: 0.548, forecasts: 156, questions: 1 };
        let said = Said { finding: Finding::NoEvidence, ground };
        assert_eq!(
            said.sentence(Language::German),
            "im Mittel waren 55,0\u{a0}% vorhergesagt, in 54,8\u{a0}% der Fälle traf es ein (n = 156, 1 Frage): keine \
             Fehlkalibrierung nachweisbar."
        );
    }

    #[test]
    fn a_verdict_alone_has_no_name() {
        let verdict = Verdict { code: "", text: "Desk: When it rained.".to_owned(), said: None };
        assert_eq!(verdict.alone("Desk", Language::English), "when it rained.");
    }
}
