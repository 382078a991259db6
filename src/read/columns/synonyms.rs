//! What people call the fields, in English and German and a little French.

use super::Field;
use crate::read::text;

/// Letters and digits of a header in lower case without accents: `Resolved on`, `resolved_on` and `Resolved-On` are alike.
pub(super) fn key(header: &str) -> String {
    text::plain_letters(header).filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a header says that its column holds percentages.
///
/// # Example
/// ```
/// use trackrecord::read::columns::says_percent;
/// assert!(says_percent("Confidence (%)") && says_percent("Wahrscheinlichkeit in Prozent"));
/// assert!(!says_percent("Confidence"));
/// ```
pub fn says_percent(header: &str) -> bool {
    let key = key(header);
    header.contains(['%', '％']) || PERCENT.iter().any(|word| key.contains(word))
}

const PERCENT: [&str; 4] = ["percent", "prozent", "pourcent", "pct"];

/// The field that a header is a common name of. A header that says percent can only mean a probability.
pub(super) fn field_of(header: &str) -> Option<Field> {
    let key = key(header);
    if !says_percent(header) {
        return named(&key);
    }
    let rest = without_percent(&key);
    // Or the column is called nothing but "%" or "in percent".
    (rest.is_empty() || named(&rest) == Some(Field::Probability)).then_some(Field::Probability)
}

fn named(key: &str) -> Option<Field> {
    SYNONYMS.iter().find(|(_, names)| names.contains(&key)).map(|&(field, _)| field)
}

fn without_percent(key: &str) -> String {
    let mut rest = key.to_owned();
    for word in PERCENT {
        rest = rest.replace(&format!("in{word}"), "").replace(&format!("en{word}age"), "").replace(word, "");
    }
    rest
}

/// The names of a field, canonical one first, as keys.
pub(super) fn names(field: Field) -> &'static [&'static str] {
    SYNONYMS.iter().find(|(named, _)| *named == field).map_or(&[], |&(_, names)| names)
}

/// Keys, canonical name first. `id` alone is not among them: what it means depends on the other columns.
const SYNONYMS: [(Field, &[&str]); Field::COUNT] = [
    (
        Field::QuestionId,
        &[
            "questionid",
            "qid",
            "questionno",
            "questionnr",
            "questionnumber",
            "questioncode",
            "questionkey",
            "idquestion",
            "idofquestion",
            "frageid",
            "fragenid",
            "fragenr",
            "fragenummer",
            "idderfrage",
            "eventid",
            "marketid",
        ],
    ),
    (
        Field::Source,
        &[
            "source",
            "sourcename",
            "nameofsource",
            "forecaster",
            "forecastername",
            "forecastby",
            "saidby",
            "quelle",
            "namederquelle",
            "quellenname",
            "prognostiker",
            "prognosevon",
        ],
    ),
    (
        Field::SourceType,
        &[
            "sourcetype",
            "typeofsource",
            "sourcekind",
            "kindofsource",
            "sourcecategory",
            "sourceclass",
            "forecastertype",
            "typeofforecaster",
            "quellentyp",
            "quellenart",
            "artderquelle",
            "typderquelle",
            "quellenkategorie",
            "typedesource",
        ],
    ),
    (
        Field::ForecastDate,
        &[
            "forecastdate",
            "date",
            "dateofforecast",
            "forecastedon",
            "forecaston",
            "forecastmadeon",
            "madeon",
            "predictiondate",
            "dateofprediction",
            "predictedon",
            "dateofstatement",
            "statementdate",
            "saidon",
            "datum",
            "prognosedatum",
            "datumderprognose",
            "vorhersagedatum",
            "datumdervorhersage",
            "aussagedatum",
            "datumderaussage",
            "datedeprevision",
        ],
    ),
    (
        Field::Probability,
        &[
            "probability",
            "prob",
            "p",
            "confidence",
            "probabilityofyes",
            "forecastprobability",
            "predictedprobability",
            "statedprobability",
            "chance",
            "likelihood",
            "credence",
            "wahrscheinlichkeit",
            "eintrittswahrscheinlichkeit",
            "wahrsch",
            "wkt",
            "konfidenz",
            "probabilite",
        ],
    ),
    (
        Field::ForecastId,
        &["forecastid", "idofforecast", "predictionid", "statementid", "prognoseid", "vorhersageid", "aussageid"],
    ),
    (
        Field::Phrase,
        &[
            "phrase",
            "wording",
            "verbalprobability",
            "verbalforecast",
            "probabilityphrase",
            "likelihoodphrase",
            "probabilityinwords",
            "formulierung",
            "wahrscheinlichkeitinworten",
            "wahrscheinlichkeitswort",
            "ausdruck",
        ],
    ),
    (Field::Category, &["category", "kategorie", "option", "outcomecategory", "categorie"]),
    (Field::Weight, &["weight", "gewicht", "gewichtung", "poids"]),
    (Field::Topic, &["topic", "thema", "themengebiet", "subject", "subjectarea", "theme", "sujet"]),
    (
        Field::Outlet,
        &["outlet", "medium", "publication", "publishedin", "newspaper", "erschienenin", "publikation", "zeitung"],
    ),
    (
        Field::Url,
        &["url", "link", "weblink", "webaddress", "sourceurl", "sourcelink", "urlofsource", "internetadresse"],
    ),
    (Field::Quote, &["quote", "quotation", "verbatim", "verbatimquote", "zitat", "wortlaut", "citation"]),
    (
        Field::Outcome,
        &[
            "outcome",
            "outcomeyn",
            "outcomeyesno",
            "result",
            "actualoutcome",
            "resolution",
            "resolvedas",
            "resolvedto",
            "happened",
            "cametrue",
            "ergebnis",
            "ausgang",
            "eingetreten",
            "eingetretenjn",
            "eingetretenjanein",
            "ausgangjn",
            "resultat",
        ],
    ),
    (
        Field::ResolvedOn,
        &[
            "resolvedon",
            "resolveddate",
            "dateresolved",
            "resolutiondate",
            "dateofresolution",
            "resolvedat",
            "outcomedate",
            "dateofoutcome",
            "aufgelostam",
            "aufgeloestam",
            "auflosungsdatum",
            "aufloesungsdatum",
            "datumderauflosung",
            "datumderaufloesung",
            "entschiedenam",
            "ergebnisdatum",
            "geklartam",
        ],
    ),
    (
        Field::Question,
        &[
            "question",
            "questiontext",
            "questiontitle",
            "textofquestion",
            "event",
            "frage",
            "fragetext",
            "fragentext",
            "fragestellung",
            "ereignis",
        ],
    ),
    (
        Field::OpensOn,
        &[
            "openson",
            "opens",
            "openedon",
            "opendate",
            "openingdate",
            "dateopened",
            "eroffnetam",
            "eroffnungsdatum",
            "offenab",
        ],
    ),
    (
        Field::ClosesOn,
        &[
            "closeson",
            "closes",
            "closedon",
            "closedate",
            "closingdate",
            "deadline",
            "duedate",
            "dueon",
            "frist",
            "fristende",
            "stichtag",
            "schliesstam",
            "schlie\u{df}tam",
            "falligam",
        ],
    ),
    (Field::Categories, &["categories", "possibleoutcomes", "options", "kategorien", "optionen", "moglicheausgange"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_field_has_its_names_and_no_name_means_two_things() {
        let mut seen = BTreeSet::new();
        for field in Field::ALL {
            assert_eq!(names(field)[0], key(field.name()));
            assert_eq!(Field::from_name(field.name()), Some(field));
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
