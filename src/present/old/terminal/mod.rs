//! The report for the terminal: what a reader wants first comes first.

mod agreement;
mod check;
mod comparison;
mod explain;
mod lexicon;
mod notes;
mod rows;

use crate::present::write::terminal::page::Page;
pub use agreement::agreement_page;
pub use check::check_page;
pub use comparison::comparison_page;
pub use explain::{explanation, list_of_codes};
pub use lexicon::{lexicon_list, lexicon_page, phrase_page};

use super::{Ink, TerminalOptions};
