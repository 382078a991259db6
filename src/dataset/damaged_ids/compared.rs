//! The ids that are compared with each other.

use super::days::{is_day, is_like_day};
use crate::dataset::loaded::Dataset;
use crate::model::QuestionId;

/// So many ids are compared with so many of the other file.
pub(super) const COMPARED: usize = 1000;

/// An id that a spreadsheet may take, or have taken, for a number or a day.
pub(super) fn suspect_of(log: &Dataset, question: QuestionId) -> Option<&str> {
    let id = std::str::from_utf8(log.questions.id(question)).ok()?;
    (id.starts_with(|first: char| first.is_ascii_digit()) || is_like_day(id) || is_day(id)).then_some(id)
}
