//! A comparison for people and for spreadsheets: what the terminal, Markdown and CSV share.

mod csv;
mod markdown;
mod tables;
mod words;

pub use self::csv::{comparison_csv, pairs_csv, periods_csv, robustness_csv};
pub use markdown::comparison_markdown;
pub(super) use tables::{bets_table, groups_table, periods_table, sources_table};
pub(super) use words::{
    BETS, CHANGES, LEGEND, OF_CHANGES, OF_CHOICES, SHRUNK, Verdicts, robustness, sources_left_out, verdicts_of_pairs,
    verdicts_of_periods,
};

use crate::model::GroupKey;

/// A group's name for people; `(blank)` where its column was empty.
pub(super) fn label(key: &GroupKey) -> String {
    let label = key.label().replace(['\n', '\r'], " ");
    if label.trim().is_empty() { "(blank)".to_owned() } else { label }
}
