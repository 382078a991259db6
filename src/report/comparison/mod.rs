//! What `compare` found, in the shape of its JSON (`trackrecord/comparison/1`): every number once, renderers only format it.

mod build;
mod diagrams;
mod gather;
mod groups;
pub(super) mod input;
mod kinds;
mod notes;
mod order;
mod pairs;
mod periods;
mod sources;

use serde::Serialize;

pub(crate) use crate::compare::{QuestionsNeeded, Reason};
use crate::diagnostics::{DiagnosticKind, Note};
use crate::model::{GroupKey, InputFacts, Program};
use crate::report::{Absent, Counts, Settings};
pub(crate) use build::compare_observed;
pub use build::{Compared, compare};
pub use diagrams::{DiagramDifference, ElementaryDifference};
pub use groups::{ComparedGroup, Panel, PanelIntervals, Rank, Shrunk};
pub(crate) use input::OtherSide;
pub use kinds::{ComparedKind, GroupOfKind};
pub use order::{ComponentOrder, OrderUnderChoice};
pub use pairs::{ComparedPair, OfType, PairsLeftOut, Range};
pub(crate) use periods::split_period;
pub use periods::{GroupInPeriod, Side};

/// What `compare` found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// Name and version of the JSON layout.
    pub schema: &'static str,
    /// Which program wrote it.
    pub program: Program,
    /// The options in force, resolved.
    pub settings: Settings,
    /// The files read.
    pub inputs: Vec<InputFacts>,
    /// What became of every forecast row.
    pub counts: Counts,
    /// How many sets of groups there are that can be compared among each other, but not with the rest.
    pub components: u32,
    /// By group, sorted by key.
    pub groups: Vec<ComparedGroup>,
    /// Two groups each, sorted by their keys.
    pub pairs: Vec<ComparedPair>,
    /// Pairs that are not among these.
    pub pairs_left_out: PairsLeftOut,
    /// The same on questions with several answers, numbers and days, each kind by itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<ComparedKind>,
    /// The groups in the order of their difficulty-adjusted Brier scores, best first, component by component. Neighbours need
    /// not differ: see the ranks.
    pub order: Vec<ComponentOrder>,
    /// Whether that order survives other choices.
    pub robustness: Vec<OrderUnderChoice>,
    /// Each period beside the one before, if periods are grouped by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub periods: Option<Vec<GroupInPeriod>>,
    /// How two groups differ under every proper score, each two of up to six groups.
    #[serde(skip)]
    pub diagrams: Vec<DiagramDifference>,
    /// What the reader of the numbers should know.
    pub notes: Vec<Note>,
    /// Problems in rows that were left out (`--skip-bad-rows`), and warnings.
    pub problems: Vec<DiagnosticKind>,
}

/// A value with a reason where there is none.
fn absent(all: &mut Vec<Absent>, statistic: &'static str, reason: impl Into<String>) {
    all.push(Absent { statistic, reason: reason.into() });
}

/// A name for people, `(blank)` where the column was empty.
fn label(key: &GroupKey) -> String {
    let label = key.label();
    if label.trim().is_empty() { "(blank)".to_owned() } else { label }
}
