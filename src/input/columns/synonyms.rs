//! Which field a header means.

use super::Field;
use super::header_key::key;
use super::known_names::SYNONYMS;
use crate::input::text;

/// Whether two numbers at the end of a header say that its column holds percentages: `Prob. (0-100)`.
fn says_hundred(key: &str) -> bool {
    ["0100", "0to100", "0bis100", "0a100"].iter().any(|range| key.ends_with(range))
}

/// Whether a header says that its column holds percentages.
pub(crate) fn says_percent(header: &str) -> bool {
    let key = key(header);
    header.contains(['%', '％']) || says_hundred(&key) || PERCENT.iter().any(|word| key.contains(word))
}

const PERCENT: [&str; 4] = ["percent", "prozent", "pourcent", "pct"];
/// What else may stand beside a percent sign, longest first.
const BESIDE_PERCENT: [&str; 8] = ["0bis100", "0to100", "0a100", "0100", "age", "in", "en", "von"];

/// The field that a header is a common name of. A header that says percent can only mean a probability.
pub(super) fn field_of(header: &str) -> Option<Field> {
    if says_percent(header) {
        return is_percentage(&key(header)).then_some(Field::Probability);
    }
    named(&key(header)).or_else(|| named(&key(without_format(header)?)))
}

/// The header without a remark in brackets at its end on how the cells are written: `(Y/N)`, `[0–1]`, `(dd/mm/yyyy)`.
fn without_format(header: &str) -> Option<&str> {
    let inner = text::trim_str(header).strip_suffix([')', ']'])?;
    let (before, remark) = inner.rsplit_once(['(', '['])?;
    let plain: String = text::plain_letters(remark).collect();
    let mut words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    // `P (no)` is not the probability that `P` is.
    let of_no = words.clone().eq(["no"]) || words.clone().eq(["nein"]) || words.clone().eq(["non"]);
    words.peek().filter(|_| !of_no)?;
    words.all(|word| FORMATS.contains(&word)).then_some(before)
}

/// Words of a remark on how cells are written, in English, German and French.
const FORMATS: [&str; 38] = [
    "y", "n", "yes", "no", "j", "ja", "nein", "o", "oui", "non", "true", "false", "wahr", "falsch", "vrai", "faux",
    "0", "1", "to", "bis", "a", "or", "oder", "ou", "dd", "mm", "yy", "yyyy", "tt", "jj", "jjjj", "aa", "aaaa", "hh",
    "utc", "iso", "required", "optional",
];

fn named(key: &str) -> Option<Field> {
    let exact = |key: &str| SYNONYMS.iter().find(|(_, names)| names.contains(&key)).map(|&(field, _)| field);
    // `Sources`, `Question IDs`.
    exact(key).or_else(|| exact(key.strip_suffix('s').filter(|one| one.len() > 2)?))
}

/// Whether a key that says percent is nothing but that, or that and a name of the probability.
fn is_percentage(key: &str) -> bool {
    let mut rest = key.to_owned();
    for word in PERCENT {
        rest = rest.replace(word, "");
    }
    loop {
        if rest.is_empty() || named(&rest) == Some(Field::Probability) {
            return true;
        }
        let shorter =
            BESIDE_PERCENT.iter().find_map(|word| rest.strip_suffix(word).or_else(|| rest.strip_prefix(word)));
        match shorter.map(str::to_owned) {
            Some(shorter) => rest = shorter,
            None => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::known_names::names;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_field_has_its_names_and_no_name_means_two_things() {
        let mut seen = BTreeSet::new();
        for field in Field::ALL {
            assert_eq!(names(field)[0], key(field.name()));
            assert_eq!(crate::input::columns::field_named(field.name()), Some(field));
            for name in names(field) {
                assert_eq!(*name, key(name), "not a key");
                assert!(seen.insert(*name), "{name} stands twice");
                assert_eq!(field_of(name), Some(field));
            }
        }
    }

    #[test]
    fn headers_as_people_write_them() {
        for (header, want) in [
            ("Source Type", Some(Field::SourceType)),
            ("SOURCE\nTYPE", Some(Field::SourceType)),
            (" source-type: ", Some(Field::SourceType)),
            ("Art der Quelle", Some(Field::SourceType)),
            ("Date of forecast", Some(Field::ForecastDate)),
            ("Confidence (%)", Some(Field::Probability)),
            ("Probability [%]", Some(Field::Probability)),
            ("Wahrscheinlichkeit in Prozent", Some(Field::Probability)),
            ("p", Some(Field::Probability)),
            ("%", Some(Field::Probability)),
            ("Outcome (Y/N)", Some(Field::Outcome)),
            ("Aufgelöst am", Some(Field::ResolvedOn)),
            ("Question ID", Some(Field::QuestionId)),
            ("Frage", Some(Field::Question)),
            ("Predictions by contest entrants", None),
            ("Source %", None),
            ("id", None),
            ("", None),
        ] {
            assert_eq!(field_of(header), want, "{header:?}");
        }
    }
}
