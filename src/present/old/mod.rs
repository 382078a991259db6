//! What does not build documents yet.

mod accounting;
mod agreement;
mod check;
mod comparison;
mod csv;
mod lexicon;
mod markdown;
mod notes;
mod terminal;
mod words;

pub use self::check::{check_csv, check_markdown};
pub use self::comparison::{comparison_csv, comparison_markdown, pairs_csv, periods_csv, robustness_csv};
use crate::present::{Ink, TerminalOptions};
pub use agreement::{agreement_csv, agreement_markdown, disagreements_csv};
pub use lexicon::{LexiconsDocument, PhraseDocument, lexicons_csv, lexicons_markdown, phrase_csv, phrase_markdown};
pub use terminal::{
    agreement_page, check_page, comparison_page, explanation, lexicon_list, lexicon_page, list_of_codes, phrase_page,
};
