//! Everything that a run found, as plain values: each number once. Renderers only format it.

mod scores;

pub use crate::diagnose::Note;
pub use crate::model::{GroupKey, InputFacts};
pub use scores::{
    Absent, BandPoint, Bin, Binning, BrierSkill, Corp, Counts, Cox, CurveBlock, Group, LogScore, Murphy, Program, Report,
    Resolvability, Settings, Spiegelhalter, Verdict,
};
