//! What rows say of their questions in words that mean something only once the kind of the question is known.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::model::{LineNumber, Moment, QuestionId};

/// A text, and the rows that say it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StatedText {
    /// As written.
    pub(crate) text: String,
    /// The first line.
    pub(crate) first: LineNumber,
    /// The last line.
    pub(crate) last: LineNumber,
    /// The day of the resolution beside it, if there is one.
    pub(crate) resolved_on: Option<Moment>,
    /// Whether it is one of the words that mean something on every question.
    pub(crate) is_read: bool,
}

/// The texts of each question: each different one once.
#[derive(Debug, Default)]
pub(crate) struct QuestionTexts(FxHashMap<QuestionId, Vec<StatedText>>);

impl QuestionTexts {
    /// Takes in what a row says.
    pub(crate) fn add(
        &mut self,
        question: QuestionId,
        line: LineNumber,
        text: &str,
        resolved_on: Option<Moment>,
        is_read: bool,
    ) {
        if !text.is_empty() {
            self.add_or_blank(question, line, text, resolved_on, is_read);
        }
    }

    /// Takes in what a row says, or that it says nothing.
    pub(crate) fn add_or_blank(
        &mut self,
        question: QuestionId,
        line: LineNumber,
        text: &str,
        resolved_on: Option<Moment>,
        is_read: bool,
    ) {
        let known = self.0.entry(question).or_default();
        match known.iter_mut().find(|known| known.text == text) {
            Some(known) => known.see(line, line, resolved_on),
            None => known.push(StatedText { text: text.to_owned(), first: line, last: line, resolved_on, is_read }),
        }
    }

    /// Forgets what was said of a question.
    pub(crate) fn forget(&mut self, question: QuestionId) {
        self.0.remove(&question);
    }

    /// Takes in what another thread saw.
    pub(crate) fn merge(&mut self, other: Self) {
        #[allow(clippy::iter_over_hash_type)] // each question by itself
        for (question, texts) in other.0 {
            for stated in texts {
                let known = self.0.entry(question).or_default();
                match known.iter_mut().find(|known| known.text == stated.text) {
                    Some(known) => known.see(stated.first, stated.last, stated.resolved_on),
                    None => known.push(stated),
                }
            }
        }
    }

    /// The texts of each question, in the order of their first lines.
    pub(crate) fn in_order(self) -> BTreeMap<QuestionId, Vec<StatedText>> {
        let sorted = |mut texts: Vec<StatedText>| {
            texts.sort_by_key(|stated| stated.first);
            texts
        };
        self.0.into_iter().map(|(question, texts)| (question, sorted(texts))).collect()
    }
}

impl StatedText {
    fn see(&mut self, first: LineNumber, last: LineNumber, resolved_on: Option<Moment>) {
        if first < self.first {
            self.resolved_on = resolved_on.or(self.resolved_on);
        } else {
            self.resolved_on = self.resolved_on.or(resolved_on);
        }
        self.first = self.first.min(first);
        self.last = self.last.max(last);
    }
}
