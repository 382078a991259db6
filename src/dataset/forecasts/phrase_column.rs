//! Words in a column of their own beside a probability.

use super::text_meaning::TextMeaning;
use crate::diagnostics::{Code, Message};
use crate::localized::{Localized, localized};
use crate::model::ProbabilityCode;

const HELP: Localized<&str> = Localized::both(
    "Keep the one that counts, and move the other into a column of another name.",
    "Die Angabe behalten, die zählt, und die andere in eine Spalte mit anderem Namen verschieben.",
);

/// What counts of the column of probabilities and the column of phrases: `None` for the former, else the code of the
/// number that the latter states.
///
/// # Errors
/// When the two do not agree.
pub(super) fn settled(own: &TextMeaning, words: &TextMeaning) -> Result<Option<ProbabilityCode>, Message> {
    let contradictory = |why: Localized| Message::saying(Code::PhraseContradictory, why).help(HELP);
    match (own, words) {
        (TextMeaning::Number { p, .. }, TextMeaning::Number { p: other, .. }) if p.total_cmp(other).is_ne() => {
            let why = localized!(
                "It states {other}, and the column of probabilities says {p}.",
                "Sie nennt {other}, und in der Spalte der Wahrscheinlichkeiten steht {p}."
            );
            Err(Message::saying(Code::PhraseNumber, why).help(HELP))
        }
        (TextMeaning::Number { p, .. }, TextMeaning::Phrase { said, value, modal_only, .. })
        | (TextMeaning::Phrase { said, value, modal_only, .. }, TextMeaning::Number { p, .. })
            if !modal_only && value.contradicts(*p) =>
        {
            Err(contradictory(localized!(
                "{p} and \"{said}\" are on different sides of one half.",
                "{p} und „{said}“ liegen auf verschiedenen Seiten von einhalb."
            )))
        }
        (TextMeaning::Phrase { .. }, TextMeaning::Number { code, .. }) => Ok(Some(*code)),
        (TextMeaning::Phrase { code, said, .. }, TextMeaning::Phrase { code: other, said: also, .. })
            if code != other =>
        {
            let why = localized!(
                "It says \"{also}\", and the column of probabilities says \"{said}\".",
                "Hier steht „{also}“, und in der Spalte der Wahrscheinlichkeiten „{said}“."
            );
            Err(Message::saying(Code::PhrasesSeveral, why).help(HELP))
        }
        (TextMeaning::Silence { saying, .. }, TextMeaning::Phrase { .. } | TextMeaning::Number { .. })
        | (TextMeaning::Phrase { .. } | TextMeaning::Number { .. }, TextMeaning::Silence { saying, .. }) => {
            Err(contradictory(localized!(
                "\"{saying}\" says that nobody knows, and the other of the two columns says how sure somebody is.",
                "„{saying}“ sagt, dass niemand es weiß, und die andere der beiden Spalten, wie sicher jemand ist."
            )))
        }
        // Beside a number, words need not be known.
        (TextMeaning::Phrase { .. } | TextMeaning::Silence { .. }, TextMeaning::Nothing(message)) => {
            Err(message.clone())
        }
        _ => Ok(None),
    }
}
