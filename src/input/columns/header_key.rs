//! What the spellings of a header have in common.

use crate::input::text;

/// Letters and digits of a header in lower case without accents: `Resolved on`, `resolved_on` and `Resolved-On` are alike.
pub(super) fn key(header: &str) -> String {
    text::plain_letters(header).filter(|c| c.is_alphanumeric()).collect()
}
