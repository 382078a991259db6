//! The ids that are compared with each other.

use crate::dataset::loaded::Dataset;
use crate::model::QuestionId;

/// So many ids are compared with so many of the other file.
pub(super) const COMPARED: usize = 1000;

/// An id that begins with a digit.
pub(super) fn digits_of(log: &Dataset, question: QuestionId) -> Option<&str> {
    let id = log.questions.id(question);
    if id.first().is_some_and(u8::is_ascii_digit) { std::str::from_utf8(id).ok() } else { None }
}
