//! Independently coded logs of the same statements, side by side: where the coders agree, and what is left to settle.
//!
//! The logs are read as every log is ([`Clean::read`]), and their cells
//! compared in canonical form.
//!
//! - [`statements`]: the statements of one log;
//! - [`matching`]: which rows are about one statement;
//! - [`codes`]: what is compared, and on which scale;
//! - [`mod@compare`]: the measures of [`agreement`](crate::agreement) for each, and the list of disagreements.

pub(crate) mod codes;
pub(crate) mod compare;
pub(crate) mod matching;
pub(crate) mod statements;

pub(crate) use compare::{CoderComparison, Disagreement, FieldAgreement, OnlyIn, compare};
pub(crate) use statements::CodedLog;

use crate::agreement::Resampling;
use crate::convert::Clean;
use crate::dataset::Progress;
use crate::diagnostics::{DiagnosticKind, Note};
use crate::error::Error;
use crate::lexicon::Reading;
use crate::model::InputFacts;
use crate::options::{Confidence, Profile, ReadingOptions};

/// What was read of all coders.
#[derive(Debug, Default)]
pub(crate) struct Coders {
    /// One log for each coder.
    pub(crate) logs: Vec<CodedLog>,
    /// What was said and inferred of the files of the first, for the next ones of their kind.
    pub(crate) answers: Profile,
    /// Their files.
    pub(crate) inputs: Vec<InputFacts>,
    /// What is wrong or remarkable in the data.
    pub(crate) problems: Vec<DiagnosticKind>,
    /// What was understood or decided.
    pub(crate) notes: Vec<Note>,
}

/// How intervals of agreement are made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Intervals {
    /// Their confidence.
    pub(crate) confidence: Confidence,
    /// How many resamples; 0 for no intervals.
    pub(crate) resamples: u32,
    /// Seed of the random numbers.
    pub(crate) seed: u64,
}

impl Intervals {
    fn resampling(self) -> Resampling {
        Resampling { resamples: self.resamples, confidence: self.confidence.level(), seed: self.seed }
    }
}

/// How the logs are compared.
#[derive(Clone, Copy)]
pub(crate) struct Choices<'a> {
    /// The column whose rows are drawn together in the bootstrap; the question if `None`.
    pub(crate) cluster: Option<&'a str>,
    /// How intervals are made.
    pub(crate) intervals: Intervals,
    /// What a text says by the lexicon of the run.
    pub(crate) read: &'a dyn Fn(&str) -> Reading,
}

impl Coders {
    /// Reads the log of each coder, as the options of each say.
    ///
    /// # Errors
    /// When a file cannot be read, its columns are not clear, or it holds no forecasts.
    pub(crate) fn read(logs: &[ReadingOptions], progress: &Progress) -> Result<Self, Error> {
        let mut coders = Self::default();
        for options in logs {
            let mut clean = Clean::read_codes(options, progress)?;
            let log = CodedLog::of(&clean, options)?;
            coders.inputs.append(&mut clean.log.inputs);
            let of_coder = |note: Note| {
                let is_named = note.text.english().starts_with(&log.name);
                if is_named { note } else { note.named(&log.name) }
            };
            coders.notes.extend(std::mem::take(&mut clean.log.notes).into_iter().map(of_coder));
            if coders.logs.is_empty() {
                coders.answers = std::mem::take(&mut clean.log.answers);
            }
            coders.logs.push(log);
            coders.problems.extend(clean.log.diagnostics.into_kinds());
        }
        Ok(coders)
    }
}
