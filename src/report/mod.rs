//! Everything that a run found, as plain values: each number once. Renderers only format it.

pub mod build;
pub mod comparison;
pub mod gather;
pub mod group;
mod near_ids;
pub mod notes;
pub mod phrase_questions;
mod said;
mod scores;
mod verdict;
pub mod wording;

pub use crate::diagnostics::Note;
pub use crate::model::{GroupKey, InputFacts};
pub use crate::read::Progress;
pub use build::{Scored, counts, fates, is_stopped, score, score_again, score_observed};
pub use comparison::{Compared, ComparedGroup, ComparedPair, Comparison, ComponentOrder, compare, compare_observed};
pub use said::{Finding, Ground, Said, Untested, WhyUntested};
pub use scores::{
    Absent, BandPoint, Bin, Binning, BrierSkill, Corp, Counts, Cox, CurveBlock, Group, LogScore, Murphy, Program,
    Report, Resolvability, Settings, Spiegelhalter, Spot, Verdict,
};
pub use verdict::{Evidence, in_the_large_confidence, judge, slope_confidence};
pub use wording::{InWords, UnderLexicon};
