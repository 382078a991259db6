//! Questions with other answers than yes and no, where these are left out.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostics::{Code, Note};

/// The questions of a file: their rows, and whether all say yes or no.
#[derive(Debug, Default)]
pub(super) struct QuestionsSeen(FxHashMap<u64, (u64, bool)>);

impl QuestionsSeen {
    /// Takes in a row.
    pub(super) fn see(&mut self, question: u64, says_yes_or_no: bool) {
        let (rows, all) = self.0.entry(question).or_insert((0, true));
        *rows += 1;
        *all &= says_yes_or_no;
    }

    /// Those of which some row says something else.
    pub(super) fn left_out(self) -> QuestionsLeftOut {
        let others = self.0.into_iter().filter(|(_, (_, all))| !all);
        let (mut questions, mut rows) = (FxHashSet::default(), 0);
        for (question, (own, _)) in others {
            questions.insert(question);
            rows += own;
        }
        QuestionsLeftOut { questions, rows }
    }
}

/// Questions that are left out.
#[derive(Debug, Default)]
pub(super) struct QuestionsLeftOut {
    /// By their hash.
    pub(super) questions: FxHashSet<u64>,
    rows: u64,
}

impl QuestionsLeftOut {
    /// How many they are.
    pub(super) fn note(&self, file: &str) -> Option<Note> {
        let questions = match self.questions.len() {
            0 => return None,
            1 => "1 question has".to_owned(),
            many => format!("{many} questions have"),
        };
        let text = format!(
            "{file}: {questions} other answers than yes and no, which cannot be read yet: their rows, {} in all, are left out \
             and counted as filtered.",
            self.rows
        );
        Some(Note::new(Code::CategoriesLeftOut, text).advice(None))
    }
}
