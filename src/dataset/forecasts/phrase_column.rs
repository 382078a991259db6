//! Words in a column of their own beside a probability.

use super::text_meaning::TextMeaning;
use crate::diagnostics::{Code, Message};
use crate::localized::Localized;
use crate::model::ProbabilityCode;

const HELP: &str = "Keep the one that counts, and move the other into a column of another name.";

/// What counts of the column of probabilities and the column of phrases: `None` for the former, else the code of the
/// number that the latter states.
///
/// # Errors
/// When the two do not agree.
pub(super) fn settled(own: &TextMeaning, words: &TextMeaning) -> Result<Option<ProbabilityCode>, Message> {
    let contradictory = |why: String| {
        Message::saying(Code::PhraseContradictory, Localized::only_english(why)).help(Localized::only_english(HELP))
    };
    match (own, words) {
        (TextMeaning::Number { p, .. }, TextMeaning::Number { p: other, .. }) if p.total_cmp(other).is_ne() => {
            let why = format!("It states {other}, and the column of probabilities says {p}.");
            Err(Message::saying(Code::PhraseNumber, Localized::only_english(why)).help(Localized::only_english(HELP)))
        }
        (TextMeaning::Number { p, .. }, TextMeaning::Phrase { said, value, modal_only, .. })
        | (TextMeaning::Phrase { said, value, modal_only, .. }, TextMeaning::Number { p, .. })
            if !modal_only && value.contradicts(*p) =>
        {
            Err(contradictory(format!("{p} and \"{said}\" are on different sides of one half.")))
        }
        (TextMeaning::Phrase { .. }, TextMeaning::Number { code, .. }) => Ok(Some(*code)),
        (TextMeaning::Phrase { code, said, .. }, TextMeaning::Phrase { code: other, said: also, .. })
            if code != other =>
        {
            let why = format!("It says \"{also}\", and the column of probabilities says \"{said}\".");
            Err(Message::saying(Code::PhrasesSeveral, Localized::only_english(why)).help(Localized::only_english(HELP)))
        }
        (TextMeaning::Silence { saying, .. }, TextMeaning::Phrase { .. } | TextMeaning::Number { .. })
        | (TextMeaning::Phrase { .. } | TextMeaning::Number { .. }, TextMeaning::Silence { saying, .. }) => {
            Err(contradictory(format!(
                "\"{saying}\" says that nobody knows, and the other of the two columns says how sure somebody is."
            )))
        }
        // Beside a number, words need not be known.
        (TextMeaning::Phrase { .. } | TextMeaning::Silence { .. }, TextMeaning::Nothing(message)) => {
            Err(message.clone())
        }
        _ => Ok(None),
    }
}
