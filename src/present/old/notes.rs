//! Notes, put together where the same one stands for many groups.

use std::fmt::Write;

use crate::diagnostics::{Code, Note};

/// So many groups are named one by one.
const NAMED: usize = 3;

/// All notes of one code.
pub(super) struct NoteKind<'a> {
    /// Their code.
    pub(super) code: Code,
    notes: Vec<&'a Note>,
}

/// The notes by code, in the order in which the codes first appear.
pub(super) fn by_code(notes: &[Note]) -> Vec<NoteKind<'_>> {
    let mut kinds: Vec<NoteKind> = Vec::new();
    for note in notes {
        match kinds.iter_mut().find(|kind| kind.code == note.code) {
            Some(kind) => kind.notes.push(note),
            None => kinds.push(NoteKind { code: note.code, notes: vec![note] }),
        }
    }
    kinds
}

impl NoteKind<'_> {
    /// What they say: once for all groups if it is the same, else for the first few.
    pub(super) fn texts(&self) -> Vec<String> {
        let Some(first) = self.notes.first() else {
            return Vec::new();
        };
        if self.notes.len() > 1 && self.notes.iter().all(|note| note.text == first.text) {
            let groups = self.named_groups();
            let about = if groups.is_empty() { groups } else { format!(" ({groups})") };
            return vec![format!("{}{about}", first.text)];
        }
        let mut texts: Vec<String> = self.notes.iter().take(NAMED).map(|note| with_group(note)).collect();
        if let more @ 1.. = self.notes.len().saturating_sub(NAMED) {
            texts.push(format!("and {more} more like it"));
        }
        texts
    }

    /// What to do about them, each advice once, from those that are shown.
    pub(super) fn advice(&self) -> Vec<&str> {
        let mut advice: Vec<&str> = Vec::new();
        for text in self.notes.iter().take(NAMED).filter_map(|note| note.advice.as_deref()) {
            if !advice.contains(&text) {
                advice.push(text);
            }
        }
        advice
    }

    fn named_groups(&self) -> String {
        let groups: Vec<&str> = self.notes.iter().filter_map(|note| note.group.as_deref()).collect();
        let mut text = groups.iter().take(NAMED).copied().collect::<Vec<_>>().join("; ");
        if let more @ 1.. = groups.len().saturating_sub(NAMED) {
            let _ = write!(text, "; and {more} more");
        }
        text
    }
}

fn with_group(note: &Note) -> String {
    match note.group.as_deref() {
        Some(group) if !note.text.contains(group) => format!("{group}: {}", within_sentence(&note.text)),
        _ => note.text.clone(),
    }
}

/// A sentence for behind a colon.
fn within_sentence(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(text: &str, group: &str) -> Note {
        Note {
            code: Code::FewQuestions,
            text: text.to_owned(),
            advice: Some("Wait.".to_owned()),
            group: Some(group.to_owned()),
        }
    }

    #[test]
    fn one_text_for_many_groups_is_said_once() {
        let notes = ["a", "b", "c", "d", "e"].map(|group| note("Too few.", group));
        let kinds = by_code(&notes);
        assert_eq!(kinds.len(), 1);
        assert_eq!(kinds[0].texts(), ["Too few. (a; b; c; and 2 more)"]);
        assert_eq!(kinds[0].advice(), ["Wait."]);
    }

    #[test]
    fn differing_texts_are_listed_with_their_group() {
        let notes = [note("Only 3.", "a"), note("Only 4.", "b"), note("Only 5.", "c"), note("Only 6.", "d")];
        assert_eq!(by_code(&notes)[0].texts(), ["a: only 3.", "b: only 4.", "c: only 5.", "and 1 more like it"]);
    }
}
