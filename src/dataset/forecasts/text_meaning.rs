//! What a text means as a forecast, and the texts that a thread has met.

use rustc_hash::FxHashMap;

use crate::dataset::forecasts_in_words::ForecastsInWords;
use crate::diagnostics::Message;
use crate::lexicon::PhraseValue;
use crate::model::ProbabilityCode;

/// What a text means.
#[derive(Clone, Debug)]
pub(super) enum TextMeaning {
    Phrase { code: ProbabilityCode, said: String, value: PhraseValue, modal_only: bool, stacked: Option<String> },
    Number { code: ProbabilityCode, p: f64 },
    Range(ProbabilityCode),
    Silence { code: ProbabilityCode, saying: String },
    Nothing(Message),
}

/// The texts that a thread has met, each read once.
#[derive(Debug, Default)]
pub(super) struct TextMeanings {
    pub(super) known: FxHashMap<Box<[u8]>, usize>,
    /// What each means, and in how many rows it stands.
    pub(super) meant: Vec<(TextMeaning, u64)>,
    pub(super) told: ForecastsInWords,
}

impl TextMeanings {
    /// What was said, as the run tells it.
    pub(super) fn told(mut self) -> ForecastsInWords {
        self.settle();
        self.told
    }

    pub(super) fn settle(&mut self) {
        self.known.clear();
        for (meant, rows) in self.meant.drain(..) {
            match meant {
                TextMeaning::Phrase { stacked, .. } => {
                    self.told.phrases += rows;
                    if let Some(told) = stacked {
                        *self.told.stacked.entry(told).or_default() += rows;
                    }
                }
                TextMeaning::Number { .. } => self.told.stated += rows,
                TextMeaning::Silence { saying, .. } => *self.told.silent.entry(saying).or_default() += rows,
                TextMeaning::Nothing(_) | TextMeaning::Range(_) => {}
            }
        }
    }
}
