//! Which field a header means.

use super::Field;
use super::header_key::key;
use super::known_names::SYNONYMS;
use super::more_names::{FURTHER, LAST_RESORT, listed};
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

const PERCENT: [&str; 6] = ["percent", "prozent", "pourcent", "porcent", "percentu", "pct"];
/// What else may stand beside a percent sign, longest first.
const BESIDE_PERCENT: [&str; 11] =
    ["0bis100", "0to100", "0a100", "0100", "uale", "aje", "age", "in", "en", "von", "su"];

/// The field that a header is a common name of. A header that says percent can only mean a probability.
pub(super) fn field_of(header: &str) -> Option<Field> {
    if says_percent(header) {
        return is_percentage(&key(header)).then_some(Field::Probability);
    }
    named(&key(header)).or_else(|| named(&key(without_format(header)?)))
}

/// Whether a header that was taken for a field can hardly mean anything else; `Date` can, and the day of a resolution may be
/// the one that is planned.
pub(crate) fn is_plain_name(header: &str, field: Field) -> bool {
    let key = key(header);
    let key = key.strip_suffix("utc").unwrap_or(&key);
    match field {
        Field::ForecastDate => !DATES.contains(&key) && listed(&LAST_RESORT, key).is_none(),
        Field::ResolvedOn => {
            PLAINLY_RESOLVED.iter().any(|word| key.contains(word)) || key == super::header_key::key(field.name())
        }
        _ => true,
    }
}

/// Names of just any day.
const DATES: [&str; 4] = ["date", "datum", "fecha", "dates"];
/// What is said of what has happened.
const PLAINLY_RESOLVED: [&str; 14] = [
    "resolved",
    "was",
    "wurde",
    "entschieden",
    "geklart",
    "aufgelostam",
    "aufgeloestam",
    "bekannt",
    "feststand",
    "resolule",
    "tranche",
    "resuelt",
    "risolt",
    "deciso",
];

/// The field that a header means if no other column does.
pub(super) fn last_resort(header: &str) -> Option<Field> {
    let key = key(header);
    if says_percent(header) {
        return listed(&LAST_RESORT, key.trim_end_matches("0100").trim_end_matches("in"))
            .filter(|field| *field == Field::Probability);
    }
    listed(&LAST_RESORT, &key)
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
const FORMATS: [&str; 53] = [
    "si",
    "vero",
    "falso",
    "verdadero",
    "y",
    "n",
    "yes",
    "no",
    "j",
    "ja",
    "nein",
    "o",
    "oui",
    "non",
    "true",
    "false",
    "wahr",
    "falsch",
    "vrai",
    "faux",
    "0",
    "1",
    "to",
    "bis",
    "a",
    "or",
    "oder",
    "ou",
    "dd",
    "mm",
    "yy",
    "yyyy",
    "tt",
    "jj",
    "jjjj",
    "aa",
    "aaaa",
    "hh",
    "utc",
    "iso",
    "required",
    "optional",
    "4",
    "5",
    "6",
    "7",
    "10",
    "out",
    "of",
    "von",
    "promille",
    "per",
    "mille",
];

fn named(key: &str) -> Option<Field> {
    let exact = |key: &str| {
        let known = SYNONYMS.iter().find(|(_, names)| names.contains(&key)).map(|&(field, _)| field);
        known.or_else(|| listed(&FURTHER, key))
    };
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
        for (field, name) in FURTHER.iter().flat_map(|(field, names)| names.split(' ').map(move |name| (*field, name)))
        {
            assert!(seen.insert(name), "{name} stands twice");
            assert_eq!((key(name).as_str(), field_of(name)), (name, Some(field)));
        }
        let last = LAST_RESORT.iter().flat_map(|(field, names)| names.split(' ').map(move |name| (*field, name)));
        for (field, name) in last {
            assert!(seen.insert(name), "{name} stands twice");
            assert_eq!((key(name).as_str(), field_of(name), last_resort(name)), (name, None, Some(field)));
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
            ("Wer hat es gesagt?", Some(Field::Source)),
            ("Wie wahrscheinlich (in %)?", Some(Field::Probability)),
            ("How likely is it? (0-100)", Some(Field::Probability)),
            ("Probabilità (%)", Some(Field::Probability)),
            ("Probabilidad en porcentaje", Some(Field::Probability)),
            ("Dit le", Some(Field::ForecastDate)),
            ("Fecha de resolución", Some(Field::ResolvedOn)),
            ("¿Ocurrió? (sí/no)", Some(Field::Outcome)),
            ("Predictions by contest entrants", None),
            ("Source %", None),
            ("id", None),
            ("", None),
        ] {
            assert_eq!(field_of(header), want, "{header:?}");
        }
    }
}
