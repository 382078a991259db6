//! From a [`Report`](crate::report::Report) to text. Renderers only format: every number was found before.

mod accounting;
mod agreement;
mod check;
mod comparison;
pub mod csv;
pub mod diagnostics;
mod file_identity;
mod finite;
mod ink;
pub mod json;
mod lexicon;
pub mod markdown;
mod notes;
pub mod number;
pub mod output;
mod plot;
pub mod rows;
pub mod table;
mod terminal;
pub mod text;
mod wording;
mod words;

pub use self::check::{check_csv, check_markdown};
pub use self::comparison::{comparison_csv, comparison_markdown, pairs_csv, periods_csv, robustness_csv};
pub use self::csv::{bins_csv, by_lexicon_csv, curve_csv, groups_csv, phrases_csv, problems_csv};
pub use agreement::{agreement_csv, agreement_markdown, disagreements_csv};
pub use diagnostics::diagnostics;
pub use file_identity::FileIdentity;
pub use ink::Ink;
pub use json::{json, json_lines};
pub use lexicon::{LexiconsDocument, PhraseDocument, lexicons_csv, lexicons_markdown, phrase_csv, phrase_markdown};
pub use markdown::markdown;
pub use output::{write_atomically, write_atomically_with};
pub use rows::{forecasts_csv, rejected_rows_csv, rejects_csv};
pub use terminal::{
    TerminalOptions, agreement_page, check_page, comparison_page, explanation, lexicon_list, lexicon_page,
    list_of_codes, phrase_page, terminal,
};
