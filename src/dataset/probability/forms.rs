//! Probabilities that were understood although they are not written in the plainest way. The run says so.

use super::loosely::LooselySaid;
use super::noise;
use super::parse;
use super::{ProbabilityError, ProbabilityScale, StatedRange};
use crate::dataset::example::CountedExample;
use crate::diagnostics::{Code, Note};
use crate::localized::{Language, Localized};

/// Counts the accepted probabilities that have a decimal comma, an exponent, full-width digits, a word for the percent sign
/// or the noise of computing.
///
/// Parts of a file can be counted apart and merged in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct UnusualForms {
    full_width: CountedExample,
    percent_word: CountedExample,
    exponent: CountedExample,
    comma: CountedExample,
    noise: CountedExample,
    about: CountedExample,
    ranges: CountedExample,
}

impl UnusualForms {
    /// Takes in a value that was accepted; `row` says where it stands, so that the first is the example.
    #[inline]
    pub(crate) fn observe(&mut self, value: &[u8], row: u64) {
        if value.len() > noise::SHORT || value.first() == Some(&b'-') {
            self.sort_long(value, row);
        } else if value.iter().copied().any(is_unusual) {
            self.sort(value, row);
        }
    }

    /// Takes in a range that was accepted.
    pub(crate) fn range(&mut self, value: &[u8], row: u64) {
        self.ranges.add(value, row);
    }

    #[cold]
    fn sort_long(&mut self, value: &[u8], row: u64) {
        if noise::has_noise(value) {
            self.noise.add(value, row);
        } else if value.iter().copied().any(is_unusual) {
            self.sort(value, row);
        }
    }

    fn sort(&mut self, value: &[u8], row: u64) {
        // Full-width forms are U+FF01 to U+FF5E: EF BC 81 to EF BD 9E. Arabic-Indic and Persian digits: D9 A0 to D9 A9, DB B0 to DB B9.
        let is_other = |pair: &[u8]| matches!(pair, [0xEF, 0xBC | 0xBD] | [0xD9, 0xA0..=0xAB] | [0xDB, 0xB0..=0xB9]);
        let kind = if value.windows(2).any(is_other) {
            &mut self.full_width
        } else if !is_plain_but_for_comma(value) && LooselySaid::read(value).is_some() {
            &mut self.about
        } else if value.iter().any(|byte| byte.is_ascii_alphabetic() && !matches!(byte, b'e' | b'E')) {
            &mut self.percent_word
        } else if value.iter().any(u8::is_ascii_alphabetic) {
            &mut self.exponent
        } else if value.contains(&b',') {
            &mut self.comma
        } else {
            return; // an invisible mark that was trimmed
        };
        kind.add(value, row);
    }

    /// Adds what was counted elsewhere in the same file.
    pub(crate) fn merge(&mut self, other: Self) {
        self.full_width.merge(other.full_width);
        self.percent_word.merge(other.percent_word);
        self.exponent.merge(other.exponent);
        self.comma.merge(other.comma);
        self.noise.merge(other.noise);
        self.about.merge(other.about);
        self.ranges.merge(other.ranges);
    }

    /// Which forms were met, how often, and how the first of each was read.
    pub(crate) fn note(&self, file: &str, scale: ProbabilityScale) -> Option<Note> {
        let kinds = [
            (&self.comma, Localized::both("with a decimal comma", "mit Dezimalkomma")),
            (&self.exponent, Localized::both("with an exponent", "mit Exponent")),
            (
                &self.percent_word,
                Localized::both("with a word for the percent sign", "mit einem Wort für das Prozentzeichen"),
            ),
            (
                &self.full_width,
                Localized::both("in full-width or Arabic digits", "in Ziffern voller Breite oder arabischen Ziffern"),
            ),
            (&self.about, Localized::both("said only roughly", "nur ungefähr")),
            (&self.ranges, Localized::both("said as a range", "als Spanne")),
            (
                &self.noise,
                Localized::both(
                    "with rounding noise (1e-12 or less) in the last digits",
                    "mit Rundungsrauschen (höchstens 1e-12) in den letzten Stellen",
                ),
            ),
        ];
        let said = |language: Language| -> Vec<String> {
            kinds.iter().filter_map(|(kind, form)| said(kind, form, scale, language)).collect()
        };
        (!said(Language::English).is_empty()).then(|| {
            Note::new(
                Code::ProbabilityForms,
                Localized::each(|language| format!("{file}: {}.", said(language).join("; "))),
            )
        })
    }
}

fn is_unusual(byte: u8) -> bool {
    matches!(byte, b',' | b'~' | b'-' | b'/' | b':') || !byte.is_ascii() || byte.is_ascii_alphabetic()
}

/// Digits, marks, blanks, a percent sign: what nearly all odd cells of a large log are.
fn is_plain_but_for_comma(value: &[u8]) -> bool {
    value.iter().all(|byte| matches!(byte, b'0'..=b'9' | b',' | b'.' | b' ' | b'%'))
}

/// `2 probabilities with a decimal comma were read: the first, "35,5%", as 0.355`.
fn said(
    kind: &CountedExample,
    form: &Localized<&'static str>,
    scale: ProbabilityScale,
    language: Language,
) -> Option<String> {
    let example = kind.first.as_ref()?;
    let cell = example.value.as_bytes();
    let middle = || LooselySaid::read(cell)?.range(scale).map(|range| range.map(StatedRange::middle));
    let read: Result<f64, ProbabilityError> = middle().unwrap_or_else(|| parse(cell, scale));
    let (form, first, read) = (form.of(language), language.quoted(&example.value), read.ok()?);
    Some(match (language, kind.count) {
        (Language::English, 1) => format!("1 probability {form} was read: {first} as {read}"),
        (Language::English, n) => format!("{n} probabilities {form} were read: the first, {first}, as {read}"),
        (Language::German, 1) => format!("1 Wahrscheinlichkeit {form} gelesen: {first} als {read}"),
        (Language::German, n) => format!("{n} Wahrscheinlichkeiten {form} gelesen: die erste, {first}, als {read}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(values: &[(&str, u64)]) -> UnusualForms {
        let mut forms = UnusualForms::default();
        for (value, row) in values {
            forms.observe(value.as_bytes(), *row);
        }
        forms
    }

    #[test]
    fn the_letters_of_percent_were_taken_for_an_exponent() {
        let note = |value| counted(&[(value, 1)]).note("f.csv", ProbabilityScale::One).map(|note| note.text);
        for value in ["35 percent", "35 pct", "35 v. H."] {
            let expected =
                format!("f.csv: 1 probability with a word for the percent sign was read: \"{value}\" as 0.35.");
            assert_eq!(note(value).as_ref().map(Localized::english), Some(expected.as_str()));
        }
    }

    #[test]
    fn each_form_is_counted_with_its_first_value_whatever_the_order_of_the_parts() {
        let values =
            [("0,35", 9), ("35\u{a0}%", 1), ("２，５％", 4), ("2E-1", 5), ("35,5%", 3), ("0.7", 2), ("\u{feff}1", 6)];
        let mut parts = counted(&values[3..]);
        parts.merge(counted(&values[..3]));
        assert_eq!(parts, counted(&values));
        assert_eq!(
            parts.note("f.csv", ProbabilityScale::One).as_ref().map(|note| note.text.english()),
            Some(
                "f.csv: 2 probabilities with a decimal comma were read: the first, \"35,5%\", as 0.355; 1 probability with \
                 an exponent was read: \"2E-1\" as 0.2; 1 probability in full-width or Arabic digits was read: \"２，５％\" as \
                 0.025."
            )
        );
        assert_eq!(counted(&[("0.7", 1), ("70%", 2)]).note("f.csv", ProbabilityScale::Percent), None);
    }
}
