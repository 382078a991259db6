//! The questions and what is known of them.

use std::collections::BTreeMap;

use crate::dataset::interning::NumberedTexts;
use crate::model::{Moment, QuestionId, YesShare};

/// What is known of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct QuestionFacts {
    /// How it ended, if it did.
    pub(crate) outcome: Option<Ending>,
    /// When that was known.
    pub(crate) resolved_on: Option<Moment>,
    /// When it was asked.
    pub(crate) opens_on: Option<Moment>,
    /// Its deadline.
    pub(crate) closes_on: Option<Moment>,
    /// Its resolution cannot be used (contradictory, unreadable): its forecasts are rejected.
    pub(crate) unusable: bool,
}

/// How a question ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ending {
    /// It happened.
    Yes,
    /// It did not.
    No,
    /// It did in part.
    Partly(YesShare),
    /// It was called off.
    Annulled,
}

impl Ending {
    /// How far it happened; `None` if it was called off.
    pub(crate) fn share(self) -> Option<YesShare> {
        match self {
            Self::Yes => Some(YesShare::YES),
            Self::No => Some(YesShare::NO),
            Self::Partly(share) => Some(share),
            Self::Annulled => None,
        }
    }
}

/// The questions: ids, what is known of them, values of question columns that are grouped by.
#[derive(Debug, Default)]
pub(crate) struct Questions {
    /// Their ids.
    pub(crate) ids: NumberedTexts,
    /// What is known of each; shorter than `ids` when the last have no resolution.
    pub(crate) facts: Vec<QuestionFacts>,
    /// For each question column asked for, the value of each question that has one.
    pub(crate) values: Vec<BTreeMap<QuestionId, String>>,
}

impl Questions {
    /// Every question.
    pub(crate) fn all(&self) -> impl Iterator<Item = QuestionId> + use<> {
        (0..u32::try_from(self.ids.len()).unwrap_or(u32::MAX)).map(QuestionId::new)
    }

    /// The id of a question, as written.
    #[inline]
    pub(crate) fn id(&self, question: QuestionId) -> &[u8] {
        self.ids.bytes(question.number())
    }

    /// The hash of that.
    #[inline]
    pub(crate) fn hash(&self, question: QuestionId) -> u64 {
        self.ids.hash(question.number())
    }

    /// What is known of a question cannot be used.
    pub(crate) fn mark_unusable(&mut self, question: QuestionId) {
        self.set_facts(question, QuestionFacts { unusable: true, ..self.facts(question) });
    }

    /// This is known of a question.
    pub(crate) fn set_facts(&mut self, question: QuestionId, facts: QuestionFacts) {
        if self.facts.len() <= question.index() {
            self.facts.resize(question.index() + 1, QuestionFacts::default());
        }
        self.facts[question.index()] = facts;
    }

    /// What is known of a question.
    #[inline]
    pub(crate) fn facts(&self, question: QuestionId) -> QuestionFacts {
        self.facts.get(question.index()).copied().unwrap_or_default()
    }
}
