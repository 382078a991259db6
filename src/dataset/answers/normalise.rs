//! Answers of one forecast that do not sum to 1, as the odds of a bookmaker never do, made to.

use crate::diagnostics::{Code, Message, Note};
use crate::localized::{Language, Localized, counted};

/// What a probability is of a total.
pub(crate) fn share(p: f64, total: f64) -> f64 {
    // A sum of its own answers may exceed the total in the last digit.
    (p / total).min(1.0)
}

/// So many units are 1: sums of whole numbers do not depend on the order in which rows are read.
const UNITS: f64 = 1e9;

/// No bookmaker offers odds that sum to less.
const CLEARLY_LESS: f64 = 0.97;

/// What the answers of forecasts summed to before they were rescaled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Overround {
    forecasts: u64,
    sum: u64,
    least: Option<u64>,
    most: u64,
    /// Forecasts whose answers summed to clearly less than 1.
    below: u64,
}

impl Overround {
    /// Takes in a forecast whose answers sum to this.
    pub(crate) fn add(&mut self, total: f64) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few probabilities")]
        let units = (total * UNITS).round() as u64;
        let below = u64::from(total < CLEARLY_LESS);
        self.merge(&Self { forecasts: 1, sum: units, least: Some(units), most: units, below });
    }

    /// Adds what was counted elsewhere.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.forecasts += other.forecasts;
        self.sum += other.sum;
        self.least = self.least.into_iter().chain(other.least).min();
        self.most = self.most.max(other.most);
        self.below += other.below;
    }

    /// How far from 1 they were, on average and at most.
    pub(crate) fn note(&self, file: &str) -> Option<Note> {
        let least = self.least?;
        #[allow(clippy::cast_precision_loss, reason = "three decimals are shown")]
        let of_units = |units: f64| format!("{:.3}", units / UNITS);
        #[allow(clippy::cast_precision_loss, reason = "three decimals are shown")]
        let [mean, least, most] =
            [self.sum as f64 / self.forecasts as f64, least as f64, self.most as f64].map(of_units);
        let (one, some) = (self.forecasts == 1, self.below);
        let text = Localized::each(|language| {
            let [mean, least, most] = [&mean, &least, &most].map(|sum| language.decimal(sum));
            match language {
                Language::English => {
                    let forecasts = counted(self.forecasts, "forecast", "forecasts");
                    let average = if one { mean } else { format!("{mean} on average, from {least} to {most}") };
                    let below = format!(" ({some} of them to less than 1, as if an answer were missing)");
                    let below = if some == 0 { "" } else { &below };
                    format!(
                        "{file}: the answers of {forecasts} summed to {average}{below}; each probability was divided by that \
                         sum (--normalise)."
                    )
                }
                Language::German => {
                    let forecasts = counted(self.forecasts, "Prognose", "Prognosen");
                    let average = if one { mean } else { format!("im Mittel {mean}, von {least} bis {most}") };
                    let below = format!(" ({some} davon weniger als 1, als fehlte eine Antwort)");
                    let below = if some == 0 { "" } else { &below };
                    format!(
                        "{file}: Die Antworten von {forecasts} ergaben zusammen {average}{below}; jede Wahrscheinlichkeit wurde \
                         durch diese Summe geteilt (--normalise)."
                    )
                }
            }
        });
        Some(Note::new(Code::AnswersNormalised, text).advice(None))
    }
}

/// The same with the option that would have the answers rescaled.
pub(crate) fn or_rescaled(message: Message) -> Message {
    let help = Localized::each(|language| {
        let help = message.help.of(language);
        match language {
            Language::English => format!("{help} Odds and other shares of a whole that is not 1: --normalise."),
            Language::German => {
                format!("{help} Für Quoten und andere Anteile eines Ganzen, das nicht 1 ist: --normalise.")
            }
        }
    });
    message.help(help)
}
