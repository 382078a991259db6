//! What headers say of a column beside the probability: that it names a side or an answer, or that it holds a probability too.

use crate::input::text;

/// What a column that names sides is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SideName {
    /// What the source takes to be the likelier side; the text may also be that of the forecast.
    Prediction,
    /// Likewise, and never the text of the forecast.
    Pick,
    /// A side that may be the less likely one, as in a bet.
    Bet,
}

const PREDICTION: &[&str] = &[
    "prediction",
    "predicted",
    "predictedoutcome",
    "predictedresult",
    "predictedanswer",
    "predictedclass",
    "predictedlabel",
    "forecast",
    "forecastoutcome",
    "forecastedoutcome",
    "forecastresult",
    "expectedoutcome",
    "expectedresult",
    "expected",
    "call",
    "mycall",
    "guess",
    "prognose",
    "vorhersage",
    "prognostiziert",
    "tipp",
    "tip",
    "pronostic",
    "prevision",
    "pronostico",
    "prediccion",
    "previsione",
    "erwartung",
    "erwartetesergebnis",
    "myprediction",
];
const PICK: &[&str] = &[
    "predictedwinner",
    "winnerpredicted",
    "predictedside",
    "predicteddirection",
    "predictedteam",
    "expectedwinner",
    "projectedwinner",
    "pick",
    "picked",
    "mypick",
    "pickedside",
    "pickedteam",
    "direction",
    "richtung",
    "favourite",
    "favorite",
    "favorit",
    "tippsieger",
    "siegertipp",
];
const BET: &[&str] = &[
    "side",
    "bet",
    "beton",
    "betside",
    "position",
    "stance",
    "seite",
    "wette",
    "backing",
    "selection",
    "choice",
    "answer",
    "antwort",
    "auswahl",
    "outcomename",
    "option",
];
const ANSWER: &[&str] = &[
    "answer",
    "answers",
    "answeroption",
    "option",
    "optionname",
    "outcomename",
    "outcomelabel",
    "outcomecategory",
    "choice",
    "selection",
    "category",
    "kategorie",
    "categorie",
    "team",
    "candidate",
    "kandidat",
    "party",
    "partei",
    "antwort",
    "antwortoption",
    "reponse",
    "choix",
    "alternative",
    "bucket",
    "contract",
    "runner",
    "possibleoutcome",
    "side",
    "auswahl",
    "prediction",
    "outcomeoption",
    "class",
];

/// Letters and digits of a header without its accents.
fn key(header: &str) -> String {
    text::plain_letters(header).filter(|c| c.is_alphanumeric()).collect()
}

/// The words of a header: `Model_prob` and `modelProb` alike.
fn words(header: &str) -> Vec<String> {
    let mut apart = String::new();
    let mut before = ' ';
    for letter in header.chars() {
        if before.is_lowercase() && letter.is_uppercase() {
            apart.push(' ');
        }
        apart.push(letter);
        before = letter;
    }
    let plain: String = text::plain_letters(&apart).collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether the header says that its column names sides.
pub(super) fn of_side(header: &str) -> Option<SideName> {
    let key = key(header);
    let named = |names: &[&str]| names.contains(&key.as_str());
    match () {
        () if named(PICK) => Some(SideName::Pick),
        () if named(PREDICTION) => Some(SideName::Prediction),
        () if named(BET) => Some(SideName::Bet),
        () => None,
    }
}

/// Whether the header says that its column names sides or answers: no question then stands in it.
pub(crate) fn names_side_or_answer(header: &str) -> bool {
    of_side(header).is_some() || is_answer(header)
}

/// Whether the header says that its column names answers.
pub(super) fn is_answer(header: &str) -> bool {
    ANSWER.contains(&key(header).as_str())
}

/// Whether the header may say what a question is about.
pub(super) fn is_category(header: &str) -> bool {
    ["category", "kategorie", "categorie"].contains(&key(header).as_str())
}

/// Whether the header says how sure somebody is, of whatever that is.
pub(super) fn is_confidence(header: &str) -> bool {
    const WORDS: &[&str] = &["confidence", "conf", "konfidenz", "certainty", "sicherheit", "confiance", "confianza"];
    words(header).iter().any(|word| WORDS.contains(&word.as_str()))
}

/// Whether a yes or no below the header is a mark of the row rather than what was forecast.
pub(super) fn is_mark(header: &str) -> bool {
    const FIRST: &[&str] = &["is", "has", "was", "did", "should", "can", "are", "ist", "hat", "war", "wurde"];
    const MARKS: &[&str] = &[
        "resolved",
        "public",
        "verified",
        "checked",
        "reviewed",
        "paywall",
        "paywalled",
        "correct",
        "hit",
        "scored",
        "final",
        "official",
        "sponsored",
        "paid",
        "anonymous",
        "updated",
        "duplicate",
        "include",
        "included",
        "exclude",
        "excluded",
        "valid",
        "active",
        "closed",
        "archived",
        "flag",
        "flagged",
        "retracted",
        "corrected",
        "quoted",
        "published",
        "online",
        "gepruft",
        "bezahlt",
        "offentlich",
        "aktiv",
        "anonym",
        "korrigiert",
        "zitiert",
    ];
    let words = words(header);
    words.first().is_some_and(|word| FIRST.contains(&word.as_str()))
        || words.iter().any(|word| MARKS.contains(&word.as_str()))
}

/// Whether the header says that its column holds probabilities, or odds.
pub(super) fn is_probability(header: &str) -> bool {
    const SAY_SO: &[&str] = &[
        "prob",
        "probs",
        "probability",
        "probabilities",
        "proba",
        "probabilite",
        "probabilidad",
        "probabilita",
        "wahrscheinlichkeit",
        "chance",
        "chances",
        "odds",
        "likelihood",
        "confidence",
        "conf",
        "credence",
        "konfidenz",
        "quote",
        "quoten",
        "wkt",
        "p",
    ];
    const SOMETHING_ELSE: &[&str] = &[
        "input", "low", "lower", "high", "upper", "min", "max", "std", "sd", "se", "stderr", "error", "interval", "ci",
        "level", "type", "source", "method", "value", "change", "delta", "diff", "rank", "score", "date", "day",
        "time", "words", "phrase", "text", "note", "notes", "id", "url", "link", "no", "nein", "non", "bound", "lo",
        "hi", "width", "rating", "comment", "reason",
    ];
    let words = words(header);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let compound = words.iter().any(|word| word.ends_with("wahrscheinlichkeit") || word.ends_with("probability"));
    (has(SAY_SO) || compound) && !has(SOMETHING_ELSE)
}

/// Whether a column of this name is asked about, beside a probability.
pub(crate) fn is_asked_about(header: &str) -> bool {
    is_probability(header) || of_side(header).is_some() || is_answer(header)
}

/// Whether the header says that its column holds odds.
pub(super) fn is_odds(header: &str) -> bool {
    words(header).iter().any(|word| ["odds", "quote", "quoten"].contains(&word.as_str()))
}

/// The answer whose probabilities a column holds: `Yes %`, `p_no`, `Ja`. The flag says that more than the answer stands there.
pub(super) fn of_one_answer(header: &str) -> Option<(bool, bool)> {
    const BESIDE: &[&str] = &[
        "p",
        "prob",
        "probability",
        "pct",
        "percent",
        "prozent",
        "wahrscheinlichkeit",
        "of",
        "chance",
        "in",
        "probabilite",
        "fur",
        "de",
    ];
    let words = words(header);
    let mut rest = words.iter().map(String::as_str).filter(|word| !BESIDE.contains(word));
    let answer = match (rest.next()?, rest.next()) {
        ("yes" | "ja" | "oui" | "si" | "pyes" | "pja" | "probyes", None) => true,
        ("no" | "nein" | "non" | "pno" | "pnein" | "probno", None) => false,
        _ => return None,
    };
    let more = words.len() > 1 || header.contains('%') || words[0].starts_with('p');
    Some((answer, more))
}

/// Whether an outcome column says by its header that a forecast was right, not that the event happened.
pub(super) fn says_right(header: &str) -> bool {
    const NAMES: &[&str] = &[
        "correct",
        "wascorrect",
        "iscorrect",
        "right",
        "wasright",
        "hit",
        "richtig",
        "korrekt",
        "treffer",
        "predictioncorrect",
        "rightorwrong",
        "correctwrong",
        "correctincorrect",
        "richtigfalsch",
    ];
    NAMES.contains(&key(header).as_str())
}

/// Words for a forecast that was right, and for one that was wrong; `None` for any other.
pub(crate) fn right_or_wrong(word: &str) -> Option<bool> {
    match key(word).as_str() {
        "correct" | "right" | "richtig" | "korrekt" | "hit" | "treffer" | "correcte" | "wascorrect" | "cameright" => {
            Some(true)
        }
        "wrong" | "incorrect" | "miss" | "missed" | "inkorrekt" | "incorrecte" | "fehltreffer" | "notcorrect" => {
            Some(false)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_probabilities_and_of_others() {
        for header in
            ["home_win_probability", "model_prob", "Prob adjusted", "communityP", "confidence", "Odds", "p_home"]
        {
            assert!(is_probability(header), "{header}");
        }
        for header in
            ["weight", "p_value", "market_share", "reliability", "prob_low", "confidence_level", "source", "p_no"]
        {
            assert!(!is_probability(header), "{header}");
        }
    }

    #[test]
    fn columns_of_one_answer() {
        for (header, want) in [
            ("Yes", Some((true, false))),
            ("No", Some((false, false))),
            ("Yes %", Some((true, true))),
            ("p_no", Some((false, true))),
            ("Wahrscheinlichkeit Nein", Some((false, true))),
            ("yes or no", None),
            ("probability", None),
        ] {
            assert_eq!(of_one_answer(header), want, "{header}");
        }
    }
}
