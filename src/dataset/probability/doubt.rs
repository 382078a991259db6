//! What is said of a column of probabilities that can be read in several ways, or in none.

use super::{ProbabilityScale, parse};
use crate::dataset::example::{Example, Places};
use crate::diagnostics::{Code, Message};
use crate::localized::{Language, Localized};
use crate::options::as_typed;

/// Why the scale of a column is not settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ScaleDoubt {
    /// Some plain numbers of the column can only be fractions, some only percentages.
    Mixed(MixedScale),
    /// All of them can be read on several scales.
    Unclear(UnclearScale),
    /// The header names a scale that is none of probabilities.
    NoOption {
        /// The first number.
        example: Example,
        /// The scale, such as `1-7`.
        scale: String,
    },
}

/// Two numbers that no scale has both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MixedScale {
    /// The first number between 0 and 1.
    pub(crate) fraction: Example,
    /// The first number above 1.
    pub(crate) percentage: Example,
}

/// A number that several scales read differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnclearScale {
    /// What was found, as the beginning of a sentence.
    pub(crate) why: Localized,
    /// The first such number.
    pub(crate) example: Example,
    /// The scales that fit, the likeliest first.
    pub(crate) scales: Vec<ProbabilityScale>,
}

impl ScaleDoubt {
    /// The first value that shows it.
    pub(crate) fn example(&self) -> &Example {
        match self {
            Self::Mixed(mixed) if mixed.fraction.row < mixed.percentage.row => &mixed.fraction,
            Self::Mixed(mixed) => &mixed.percentage,
            Self::Unclear(unclear) => &unclear.example,
            Self::NoOption { example, .. } => example,
        }
    }

    /// Why the column cannot be read, and what to do.
    pub(crate) fn message(&self, places: Places<'_>) -> Message {
        match self {
            Self::Mixed(MixedScale { fraction, percentage }) => {
                let both = [fraction, percentage];
                let examples = |language: Language| language.joined(&both.map(|one| one.at(places, language)));
                Message::naming(Code::ProbabilityScaleMixed, &Localized::each(examples))
            }
            Self::Unclear(UnclearScale { why, example, scales }) => {
                let said = |language| format!("{}: {}.", why.of(language), example.at(places, language));
                let text = Localized::each(said);
                let ways = scales.iter().map(|scale| vec!["--scale".to_owned(), as_typed(scale)]).collect();
                Message::saying(Code::ProbabilityScaleUnclear, text).help(readings(example, scales)).readings(ways)
            }
            Self::NoOption { example, scale } => {
                let text = Localized::each(|language| {
                    let first = example.at(places, language);
                    match language {
                        Language::English => format!(
                            "The header says that the numbers are on another scale than that of probabilities ({scale}): {first}."
                        ),
                        Language::German => format!(
                            "Nach der Überschrift haben die Zahlen eine andere Skala als Wahrscheinlichkeiten ({scale}): {first}."
                        ),
                    }
                });
                Message::saying(Code::ProbabilityScaleUnknown, text)
            }
        }
    }
}

/// How each scale reads the number: `--scale percent reads "9" as 9%, --scale ten as 90%`.
fn readings(example: &Example, scales: &[ProbabilityScale]) -> Localized {
    Localized::each(|language| {
        let [start, verb, as_what] = match language {
            Language::English => ["Say what the numbers mean", "reads", "as"],
            Language::German => ["Sagen, was die Zahlen bedeuten", "liest", "als"],
        };
        let read = |(at, scale): (usize, &ProbabilityScale)| {
            let p = parse(example.value.as_bytes(), *scale).ok()?;
            let verb = if at == 0 { format!(" {verb} {}", language.quoted(&example.value)) } else { String::new() };
            Some(format!("--scale {}{verb} {as_what} {}", as_typed(scale), language.decimal(&percentage(p))))
        };
        let read: Vec<String> = scales.iter().enumerate().filter_map(read).collect();
        format!("{start}: {}.", read.join(", "))
    })
}

/// A probability in percent, to at most two decimals.
fn percentage(p: f64) -> String {
    let text = format!("{:.2}", p * 100.0);
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}
