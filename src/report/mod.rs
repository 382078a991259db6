//! Everything that a run found, as plain values: each number once. Renderers only format it.

mod scores;

pub use scores::{
    Absent, BandPoint, Bin, Binning, BrierSkill, Corp, Counts, Cox, CurveBlock, Group, GroupKey,
    InputFacts, LogScore, Murphy, Note, Program, Report, Resolvability, Settings, Spiegelhalter,
    Verdict,
};
