//! Everything that a run found, as plain values: each number once. Renderers only format it.

mod basis;
mod bin;
pub(crate) mod build;
mod calibration_intervals;
pub(crate) mod comparison;
pub(crate) mod deadline_notes;
pub(crate) mod distributions;
pub(crate) mod gather;
pub(crate) mod group;
mod intervals;
mod judgement;
mod kept_for_redraws;
mod murphy;
mod near_ids;
pub(crate) mod notes;
pub(crate) mod over_time;
pub(crate) mod phrase_questions;
mod scored_again;
mod scores;
pub(crate) mod sources_of_types;
mod tested;
pub(crate) mod time_notes;
pub(crate) mod verdict;
pub(crate) mod wording;

pub use crate::dataset::Progress;
pub use crate::diagnostics::Note;
pub use crate::model::{GroupKey, InputFacts};
pub use crate::verbal::{Envelope, LexiconOrder, OrderUnderLexicons, PhraseBin, ReaderFigures, Verbal};
pub use bin::Bin;
pub use build::{Scored, score, score_cells};
pub(crate) use build::{counts, is_stopped, statuses};
pub(crate) use comparison::compare_observed;
pub use comparison::{
    Compared, ComparedGroup, ComparedKind, ComparedPair, Comparison, ComponentOrder, DiagramDifference,
    ElementaryDifference, GroupInPeriod, GroupOfKind, OfType, OrderUnderChoice, PairsLeftOut, Panel, PanelIntervals,
    Range, Rank, Shrunk, Side, compare,
};
pub use distributions::kinds::{AtLevel, Categorical, Days, GroupDistributions, Numeric, OrderedAnswers};
pub use judgement::{Finding, Ground, Judgement, Untested, Verdict, WhyUntested};
pub(crate) use scored_again::score_again;
pub use scores::{
    Absent, BandPoint, BiasCorrectedDecomposition, Binning, BrierSkill, ConfidenceBandPoint, Corp, Counts, Cox,
    CurveBlock, Group, LeadTime, LogScore, Murphy, Report, Resolvability, Settings, SingleIntervals, Spiegelhalter,
};
pub use verdict::{Evidence, TwoWayTest, judge};
pub use wording::{InRanges, InWords, UnderLexicon};
