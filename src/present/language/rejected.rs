//! That rows could not be used, behind what was scored.

use crate::options::Language;

/// The sentence. `{n}` `{rows}`
pub(crate) fn rejected(language: Language) -> &'static str {
    match language {
        Language::English => "{n} of {rows} rows could not be used and are not in any number here.",
        Language::German => "{n} von {rows} Zeilen sind nicht verwendbar und in keiner Zahl hier enthalten.",
    }
}
