//! Words in a column of their own beside a probability.

use super::said::Meant;
use crate::diagnostics::{Code, Message};

const HELP: &str = "Keep the one that counts, and move the other into a column of another name.";

/// What counts of the column of probabilities and the column of phrases: `None` for the former, else the code of the
/// number that the latter states.
///
/// # Errors
/// When the two do not agree.
pub(super) fn settled(own: &Meant, words: &Meant) -> Result<Option<u32>, Message> {
    let contradictory = |why: String| Message::saying(Code::PhraseContradictory, why).help(HELP);
    match (own, words) {
        (Meant::Number { p, .. }, Meant::Number { p: other, .. }) if p.total_cmp(other).is_ne() => {
            let why = format!("It states {other}, and the column of probabilities says {p}.");
            Err(Message::saying(Code::PhraseNumber, why).help(HELP))
        }
        (Meant::Number { p, .. }, Meant::Phrase { said, value, modal_only, .. })
        | (Meant::Phrase { said, value, modal_only, .. }, Meant::Number { p, .. })
            if !modal_only && value.contradicts(*p) =>
        {
            Err(contradictory(format!("{p} and \"{said}\" are on different sides of one half.")))
        }
        (Meant::Phrase { .. }, Meant::Number { code, .. }) => Ok(Some(*code)),
        (Meant::Phrase { code, said, .. }, Meant::Phrase { code: other, said: also, .. }) if code != other => {
            let why = format!("It says \"{also}\", and the column of probabilities says \"{said}\".");
            Err(Message::saying(Code::PhrasesSeveral, why).help(HELP))
        }
        (Meant::Silence { saying, .. }, Meant::Phrase { .. } | Meant::Number { .. })
        | (Meant::Phrase { .. } | Meant::Number { .. }, Meant::Silence { saying, .. }) => Err(contradictory(format!(
            "\"{saying}\" says that nobody knows, and the other of the two columns says how sure somebody is."
        ))),
        // Beside a number, words need not be known.
        (Meant::Phrase { .. } | Meant::Silence { .. }, Meant::Nothing(message)) => Err(message.clone()),
        _ => Ok(None),
    }
}
