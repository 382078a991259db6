//! Murphy diagrams of two groups beside each other.

pub use crate::compare::elementary::ElementaryDifference;
use crate::compare::elementary::ElementarySums;
use crate::model::GroupKey;
use crate::report::Group;

/// How two groups differ under every proper score, on the questions that both answered.
#[derive(Clone, Debug, PartialEq)]
pub struct DiagramDifference {
    /// The one.
    pub a: GroupKey,
    /// The other.
    pub b: GroupKey,
    /// Questions that both answered.
    pub questions: u64,
    /// The differences by threshold; negative where `a` is better.
    pub points: Vec<ElementaryDifference>,
}

/// Of each two groups that share questions, unless there are many groups.
pub(super) fn diagrams(scored: &[Group], sums: &ElementarySums, confidence: f64) -> Vec<DiagramDifference> {
    let key = |group: usize| scored[group].key.clone();
    let difference = |(a, b, questions, points)| DiagramDifference { a: key(a), b: key(b), questions, points };
    sums.differences(confidence).map(difference).collect()
}
