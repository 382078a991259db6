//! What to do about a value that cannot stand, in the reader's own value; asked only for messages that are shown.

use std::borrow::Cow;

use super::outcome::{InPart, OutcomeWord, judges_the_forecast, nearest};
use super::probability::{ProbabilityScale, parse};
use super::{dates, probability};
use crate::diagnostics::{Code, DiagnosticKind, Message};
use crate::localized::{Localized, localized};
use crate::options::OutcomeWords;

/// With more words than this a column holds something else than outcomes.
const MOST_WORDS: usize = 6;

/// What to do, where more can be said of the value than the catalogue says of its code.
pub(crate) fn help(code: Code, value: &str) -> Option<Localized> {
    match code {
        Code::NumberSplit => number_split(value),
        Code::OutcomeNotUnderstood => outcome(value).or_else(|| own_word(value)),
        Code::OutcomePartial => partial(value),
        Code::WeightUnusable => weight(value),
        _ => probability::suggestion(code, value).or_else(|| dates::suggestion(code, value)),
    }
}

/// What settles the problems of a kind: options and their values in pairs, each pair once.
pub(crate) fn settled_by(kind: &DiagnosticKind) -> Vec<String> {
    let of_words = settling(kind);
    let of_cells = kind.first.iter().flat_map(|problem| problem.settled_by.chunks(2));
    let mut all: Vec<&[String]> = vec![];
    for pair in of_cells.chain(of_words.chunks(2)) {
        if !all.contains(&pair) {
            all.push(pair);
        }
    }
    all.concat()
}

/// Options with which the reader can settle the words of a column that are not understood, with a word in capitals for the answer.
fn settling(kind: &DiagnosticKind) -> Vec<String> {
    match kind.code {
        Code::OutcomeNotUnderstood | Code::OutcomeOfAnotherKind | Code::OutcomePartial | Code::SideNotUnderstood => {
            let words = kind.values.most_frequent().into_iter().map(|(word, _)| word);
            let words = words.filter(|word| outcome(word).is_none() && word.chars().any(char::is_alphabetic));
            let words = words.filter(|word| !is_share(kind.code, word));
            words.take(MOST_WORDS).flat_map(|word| ["--outcome".to_owned(), format!("{word}=MEANING")]).collect()
        }
        Code::ProbabilityRange | Code::ProbabilityBound => {
            let values = kind.first.iter().filter_map(|problem| problem.value.as_deref());
            let option = ["--ranges", "middle"].map(str::to_owned);
            if values.into_iter().any(probability::has_middle) { option.to_vec() } else { vec![] }
        }
        Code::PhraseUnknown
        | Code::PhraseModified
        | Code::PhraseNegated
        | Code::PhrasesSeveral
        | Code::PhraseWithoutNumber
        | Code::PhraseContradictory
        | Code::PhraseWordsUnread
        | Code::PhraseOtherLanguage => {
            let phrases = kind.first.iter().filter_map(|problem| problem.value.as_deref());
            phrases.flat_map(|phrase| ["--phrase".to_owned(), format!("{phrase}=PROBABILITY")]).collect()
        }
        _ => vec![],
    }
}

/// `0,35` in a file whose cells are parted by commas.
fn number_split(value: &str) -> Option<Localized> {
    let number: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, behind) = number.split_once(',')?;
    (!whole.is_empty() && !behind.contains(',')).then(|| {
        localized!(
            "Write it as {whole}.{behind}, put \"{number}\" in quotation marks, or save the file with semicolons or tabs \
             between its cells.",
            "Als {whole}.{behind} schreiben, „{number}“ in Anführungszeichen setzen oder die Datei mit Semikolon oder Tabulator \
             zwischen den Zellen speichern.",
        )
    })
}

/// A word of the reader's own.
fn own_word(word: &str) -> Option<Localized> {
    word.contains(char::is_alphabetic).then(|| {
        localized!(
            "Say what it means with --outcome \"{word}=yes\" (or no; void, if the question was called off; open), or write one of \
             these words into the cell.",
            "Mit --outcome \"{word}=yes\" sagen, was es bedeutet (oder no; void, wenn die Frage annulliert wurde; open), oder eines \
             dieser Wörter in die Zelle schreiben.",
        )
    })
}

/// Why an outcome cannot stand, on a question of yes and no; with what the reader says that it means.
pub(crate) fn outcome_refused(value: &[u8], words: &OutcomeWords) -> Message {
    let value = String::from_utf8_lossy(value);
    if let Some(said) = words.said(&value) {
        let word = value.trim();
        let text = Localized::new(
            format!("\"{said}\", for which \"{word}\" stands (--outcome), is neither yes nor no."),
            format!("„{said}“, wofür „{word}“ steht (--outcome), ist weder Ja noch Nein."),
        );
        return Message::saying(Code::OutcomeNotUnderstood, text);
    }
    let in_part = InPart::read(value.as_bytes()).filter(|said| !said.is_all_or_nothing());
    Message::of(if in_part.is_some() { Code::OutcomePartial } else { Code::OutcomeNotUnderstood })
}

/// An outcome that says only that it is one in part, with how far in a cell of its own, if that says it.
pub(crate) fn with_share<'v>(value: &'v [u8], share: &[u8]) -> Cow<'v, [u8]> {
    let both = || [value, b" ", share].concat();
    let says = |both: &Vec<u8>| matches!(InPart::read(both), Some(InPart::Share(_)));
    let is_unsaid = InPart::read(value) == Some(InPart::Unsaid);
    let both = (is_unsaid && !share.is_empty()).then(both).filter(says);
    both.map_or(Cow::Borrowed(value), Cow::Owned)
}

/// The ways to score what is said of a part, where options are needed for it.
pub(crate) fn readings(kind: &DiagnosticKind) -> Vec<Vec<String>> {
    let has_share = kind.values.most_frequent().iter().any(|(word, _)| is_share(kind.code, word));
    let ways = ["expected", "void"].map(|way| ["--partial".to_owned(), way.to_owned()].to_vec());
    if has_share { ways.to_vec() } else { vec![] }
}

/// Whether a word says how far, so that it is settled by --partial.
fn is_share(code: Code, word: &str) -> bool {
    code == Code::OutcomePartial && word.contains(|c: char| c.is_numeric())
}

/// `30%`, `mkt 0.3`; `teilweise`, which does not say how far.
fn partial(value: &str) -> Option<Localized> {
    Some(match InPart::read(value.as_bytes())? {
        InPart::Share(share) => localized!(
            "--partial expected scores it as {share} yes and the rest no, --partial void annuls it; if {value} is a probability, \
             it belongs into the column probability.",
            "--partial expected wertet es als {share} Ja und den Rest Nein, --partial void annulliert es; ist {value} eine \
             Wahrscheinlichkeit, gehört sie in die Spalte probability.",
        ),
        InPart::Unsaid => localized!(
            "Say how far with --outcome \"{value}=30%\", or in a column (--map outcome_share=COLUMN) with --partial expected; or \
             annul it with --outcome \"{value}=void\".",
            "Mit --outcome \"{value}=30%\" sagen, wie weit, oder in einer Spalte (--map outcome_share=COLUMN) mit --partial expected; \
             oder mit --outcome \"{value}=void\" annullieren.",
        ),
    })
}

/// A slip in a word that is known, or a probability.
fn outcome(value: &str) -> Option<Localized> {
    if parse(value.as_bytes(), ProbabilityScale::Percent).is_ok() {
        return Some(localized!(
            "Write yes or no; if {value} is a probability, it belongs into the column probability; leave the cell blank while \
             the question is open.",
            "Ja oder Nein schreiben; ist {value} eine Wahrscheinlichkeit, gehört sie in die Spalte probability; die Zelle leer lassen, \
             solange die Frage offen ist.",
        ));
    }
    if judges_the_forecast(value) {
        return Some(localized!(
            "\"{value}\" may say that the event happened, or that the forecast was right: below 50% these are opposites. Write yes \
             or no for what happened; or name the column that says what was forecast with --map side=COLUMN.",
            "„{value}“ kann heißen, dass es geschah oder dass die Prognose richtig war: Unter 50 % ist das gegensätzlich. Ja oder \
             Nein schreiben, je nachdem, was geschah; oder mit --map side=COLUMN die Spalte nennen, in der steht, was vorhergesagt wurde.",
        ));
    }
    let word = match nearest(value)? {
        OutcomeWord::Yes => "yes",
        OutcomeWord::No => "no",
        _ => return None,
    };
    Some(localized!(
        "If \"{value}\" is meant as {word}, write {word}; void if the question was called off; leave it blank while the \
         question is open.",
        "Heißt „{value}“ so viel wie {word}, {word} schreiben; void, wenn die Frage annulliert wurde; leer lassen, solange die Frage \
         offen ist.",
    ))
}

/// `1,5`; a number that is out of range as all the weights may be.
fn weight(value: &str) -> Option<Localized> {
    if let (Some((whole, behind)), Ok(_)) = (value.split_once(','), value.replacen(',', ".", 1).parse::<f64>()) {
        return Some(localized!(
            "If the comma is the decimal mark, write {whole}.{behind}.",
            "Ist das Komma das Dezimalzeichen, {whole}.{behind} schreiben."
        ));
    }
    let weight: f64 = value.parse().ok()?;
    let scaled = |[verb, teilen]: [&str; 2]| {
        Localized::new(
            format!("Only the ratios of weights matter: {verb} all of them by the same number."),
            format!("Nur das Verhältnis der Gewichte zählt: alle {teilen}."),
        )
    };
    match weight {
        weight if weight > 1e6 && weight.is_finite() => Some(scaled(["divide", "durch dieselbe Zahl teilen"])),
        weight if weight > 0.0 && weight < 1e-6 => Some(scaled(["multiply", "mit derselben Zahl malnehmen"])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_cut_in_two_is_put_together_again() {
        let help = help(Code::NumberSplit, "0, 7").unwrap().english().to_owned();
        assert!(help.starts_with("Write it as 0.7, put \"0,7\" in quotation marks"), "{help}");
    }

    #[test]
    fn a_slip_in_an_outcome_is_named_and_never_guessed() {
        let help = |value| Some(help(Code::OutcomeNotUnderstood, value)?.english().to_owned());
        assert!(help("yess").unwrap().starts_with("If \"yess\" is meant as yes, write yes;"));
        assert!(help("flase").unwrap().starts_with("If \"flase\" is meant as no, write no;"));
        assert!(help("70").unwrap().contains("if 70 is a probability"));
        for value in ["perhaps", "on", "unclear", "Labour"] {
            assert!(help(value).unwrap().starts_with("Say what it means with --outcome"), "{value}");
        }
    }

    #[test]
    fn a_weight_with_a_comma_or_out_of_range() {
        let help = |value| Some(help(Code::WeightUnusable, value)?.english().to_owned());
        assert_eq!(help("1,5").as_deref(), Some("If the comma is the decimal mark, write 1.5."));
        assert!(help("2000000").unwrap().contains("divide all of them"));
        assert!(help("1e-9").unwrap().contains("multiply all of them"));
        for value in ["-1", "much", "NaN", "inf"] {
            assert_eq!(help(value), None, "{value}");
        }
    }
}
