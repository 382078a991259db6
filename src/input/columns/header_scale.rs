//! What a header says of the numbers below it: percent, a scale of ten, odds.

use super::header_key::key;
use super::synonyms::says_percent;

/// What a header says of the scale of its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HeaderScale {
    /// Nothing.
    Unsaid,
    /// They are percentages.
    Percent,
    /// They are out of ten.
    Ten,
    /// They are odds; or the word is used for probabilities.
    Odds,
    /// They are decimal odds.
    DecimalOdds,
    /// They are on a scale that cannot be read, such as `1-7`.
    Other(String),
}

/// Words at the end of a header for a scale of ten.
const TEN: [&str; 9] = ["010", "110", "0to10", "1to10", "0bis10", "1bis10", "outof10", "von10", "perten"];
/// Words at the end of a header for scales that are none of probabilities.
const OTHER: [(&str, &str); 18] = [
    ("05", "0-5"),
    ("15", "1-5"),
    ("17", "1-7"),
    ("07", "0-7"),
    ("14", "1-4"),
    ("16", "1-6"),
    ("0to5", "0-5"),
    ("1to5", "1-5"),
    ("1to7", "1-7"),
    ("0bis5", "0-5"),
    ("1bis5", "1-5"),
    ("1bis7", "1-7"),
    ("outof5", "0-5"),
    ("outof7", "1-7"),
    ("von5", "0-5"),
    ("permille", "per mille"),
    ("promille", "per mille"),
    ("pourmille", "per mille"),
];
const ODDS: [&str; 10] =
    ["odds", "quote", "quoten", "quota", "quotas", "cote", "cotes", "cuota", "price", "bettingodds"];
const DECIMAL: [&str; 5] = ["decimal", "dezimal", "decimale", "europeanodds", "decimaleodds"];

/// What a header says of the numbers below it.
pub(crate) fn scale_of(header: &str) -> HeaderScale {
    let key = key(header);
    // `p10` and `q15` are names; a scale has two numbers with something between them, or words.
    let ranged = header.contains(['-', '–', '—', '…', '/']) || header.contains("..");
    let ends = |range: &str| key.ends_with(range) && (ranged || range.contains(char::is_alphabetic));
    let named = |words: &[&str]| words.iter().any(|word| key == *word || key.starts_with(word) || key.ends_with(word));
    if header.contains('‰') {
        return HeaderScale::Other("per mille".to_owned());
    }
    if says_percent(header) {
        return HeaderScale::Percent;
    }
    if TEN.iter().any(|range| ends(range)) || header.trim_end().ends_with("/10") || header.contains("/10)") {
        return HeaderScale::Ten;
    }
    if let Some((_, scale)) = OTHER.iter().find(|(range, _)| ends(range)) {
        return HeaderScale::Other((*scale).to_owned());
    }
    if named(&ODDS) {
        return if DECIMAL.iter().any(|word| key.contains(word)) {
            HeaderScale::DecimalOdds
        } else {
            HeaderScale::Odds
        };
    }
    HeaderScale::Unsaid
}

/// Whether it says that they are odds.
pub(crate) fn says_odds(header: &str) -> bool {
    matches!(scale_of(header), HeaderScale::Odds | HeaderScale::DecimalOdds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_headers_say_of_their_numbers() {
        let other = |scale: &str| HeaderScale::Other(scale.to_owned());
        for (header, scale) in [
            ("Probability (%)", HeaderScale::Percent),
            ("Prob. (0-100)", HeaderScale::Percent),
            ("Confidence (0-10)", HeaderScale::Ten),
            ("Confidence 1–10", HeaderScale::Ten),
            ("Sicherheit (von 10)", HeaderScale::Ten),
            ("probability out of 10", HeaderScale::Ten),
            ("Confidence (1-5)", other("1-5")),
            ("Likelihood (1 to 7)", other("1-7")),
            ("Wahrscheinlichkeit in Promille", other("per mille")),
            ("p (‰)", other("per mille")),
            ("Odds", HeaderScale::Odds),
            ("Quote", HeaderScale::Odds),
            ("Decimal odds", HeaderScale::DecimalOdds),
            ("Dezimalquote", HeaderScale::DecimalOdds),
            ("probability", HeaderScale::Unsaid),
            ("Probability (0-1)", HeaderScale::Unsaid),
            ("p10", HeaderScale::Unsaid),
            ("model 2017", HeaderScale::Unsaid),
            ("prob_v1.5", HeaderScale::Unsaid),
        ] {
            assert_eq!(scale_of(header), scale, "{header}");
        }
    }
}
