//! What each group said and what happened, added up as whole numbers so that no order of rows or threads matters.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{RowFate, Tally, TallyRow};
use crate::observe::grouping::GroupId;
use crate::read::log::Probabilities;

/// A weight in units of 2⁻⁶⁴: sums of these are exact, so they come out the same in any order.
type Fixed = u128;

/// 2⁶⁴, exactly.
const UNIT: f64 = 18_446_744_073_709_551_616.0;

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // weights are 0 to 10⁶
fn fixed(weight: f64) -> Fixed {
    (weight * UNIT) as Fixed
}

/// Weights below this are small: a forecast that stood one day of many, in a log whose weights are small as well.
const SMALL: f64 = 1.0 / 256.0;
/// The units of small squares are so many times finer.
const FINER: f64 = (1_u64 << 46) as f64;

fn unfixed(weight: Fixed) -> f64 {
    weight as f64 / UNIT
}

/// One probability in one group.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    /// Observations that resolved no, and yes.
    count: [u64; 2],
    /// Their weights; unused while every weight is 1.
    weight: [Fixed; 2],
    /// Their squared weights together; likewise. Those of small weights are kept apart, in finer units.
    squares: [Fixed; 2],
}

impl Cell {
    fn add(&mut self, other: &Self) {
        for side in 0..2 {
            self.count[side] += other.count[side];
            self.weight[side] += other.weight[side];
        }
        self.squares[0] += other.squares[0];
        self.squares[1] += other.squares[1];
    }

    fn row(&self, p: f64, unit: bool) -> TallyRow {
        let [no, yes] = if unit { self.count.map(|n| n as f64) } else { self.weight.map(unfixed) };
        let count = self.count[0] + self.count[1];
        let squares = if unit { count as f64 } else { unfixed(self.squares[0]) + unfixed(self.squares[1]) / FINER };
        TallyRow { p, no, yes, count, count_yes: self.count[1], squares }
    }
}

/// Codes below this are indexed directly, later ones are hashed: most logs have fewer distinct probabilities than that.
const DENSE: u32 = 4096;

/// The cells of one group.
#[derive(Clone, Debug, Default)]
struct Cells {
    dense: Vec<Cell>,
    sparse: FxHashMap<u32, Cell>,
}

impl Cells {
    #[inline]
    fn cell(&mut self, code: u32) -> &mut Cell {
        if code < DENSE {
            let at = code as usize;
            if self.dense.len() <= at {
                self.dense.resize((at + 1).next_power_of_two(), Cell::default());
            }
            &mut self.dense[at]
        } else {
            self.sparse.entry(code).or_default()
        }
    }

    fn merge(&mut self, other: &Self) {
        if self.dense.len() < other.dense.len() {
            self.dense.resize(other.dense.len(), Cell::default());
        }
        for (ours, theirs) in self.dense.iter_mut().zip(&other.dense) {
            ours.add(theirs);
        }
        #[allow(clippy::iter_over_hash_type)] // whole numbers: no order matters
        for (code, cell) in &other.sparse {
            self.sparse.entry(*code).or_default().add(cell);
        }
    }

    fn rows(&self, probabilities: &Probabilities, unit: bool) -> Vec<TallyRow> {
        let dense = (0_u32..).zip(&self.dense).filter(|(_, cell)| cell.count != [0, 0]);
        let sparse = self.sparse.iter().map(|(&code, cell)| (code, cell));
        dense.chain(sparse).map(|(code, cell)| cell.row(probabilities.value(code), unit)).collect()
    }
}

/// What became of a group's statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Statements {
    /// No checkable event or probability.
    pub unscorable: u64,
    /// Open, deadline not passed.
    pub pending: u64,
    /// Open, deadline passed.
    pub overdue: u64,
    /// Called off.
    pub annulled: u64,
    /// Scored.
    pub scored: u64,
}

impl Statements {
    fn add(&mut self, other: &Self) {
        self.unscorable += other.unscorable;
        self.pending += other.pending;
        self.overdue += other.overdue;
        self.annulled += other.annulled;
        self.scored += other.scored;
    }

    /// All of them.
    pub fn total(&self) -> u64 {
        self.unscorable + self.pending + self.overdue + self.annulled + self.scored
    }
}

/// Everything that is added up for one group.
#[derive(Clone, Debug, Default)]
struct Group {
    scored: Cells,
    overdue: Cells,
    statements: Statements,
    questions: u64,
}

/// Everything that is added up, by group.
#[derive(Clone, Debug, Default)]
pub struct GroupTallies {
    groups: Vec<Group>,
    sources: FxHashSet<(GroupId, u32)>,
    last_source: Option<(GroupId, u32)>,
    /// Statements that belong to no group because what groups them is not known (the quarter of an open question).
    ungrouped: Group,
    /// Rows by fate.
    fates: [u64; RowFate::COUNT],
    questions: u64,
    weighted: bool,
}

impl GroupTallies {
    fn group(&mut self, group: Option<GroupId>) -> &mut Group {
        let Some(group) = group else { return &mut self.ungrouped };
        if self.groups.len() <= group as usize {
            self.groups.resize_with(group as usize + 1, Group::default);
        }
        &mut self.groups[group as usize]
    }

    /// Counts a row's fate.
    #[inline]
    pub fn count(&mut self, fate: RowFate, n: u64) {
        self.fates[fate as usize] += n;
    }

    /// Rows by fate.
    pub fn fate(&self, fate: RowFate) -> u64 {
        self.fates[fate as usize]
    }

    /// What became of a statement.
    #[inline]
    pub fn statement(&mut self, group: Option<GroupId>, change: impl FnOnce(&mut Statements)) {
        change(&mut self.group(group).statements);
    }

    /// A scored observation.
    #[inline]
    pub fn scored(&mut self, group: GroupId, code: u32, happened: bool, weight: f64, unit: bool) {
        let cell = self.group(Some(group)).scored.cell(code);
        cell.count[usize::from(happened)] += 1;
        if !unit {
            cell.weight[usize::from(happened)] += fixed(weight);
            let small = weight < SMALL;
            cell.squares[usize::from(small)] += fixed(weight * weight * if small { FINER } else { 1.0 });
            self.weighted = true;
        }
    }

    /// An observation on an overdue question, outcome unknown.
    pub fn overdue(&mut self, group: Option<GroupId>, code: u32, weight: f64) {
        let cell = self.group(group).overdue.cell(code);
        cell.count[0] += 1;
        cell.weight[0] += fixed(weight);
    }

    /// A source that a group has observations of.
    #[inline]
    pub fn source(&mut self, group: GroupId, source: u32) {
        if self.last_source != Some((group, source)) {
            self.last_source = Some((group, source));
            self.sources.insert((group, source));
        }
    }

    /// A question that a group has observations on.
    #[inline]
    pub fn question(&mut self, group: GroupId) {
        self.group(Some(group)).questions += 1;
    }

    /// A question that has observations.
    pub fn any_question(&mut self) {
        self.questions += 1;
    }

    /// Adds what another thread added up.
    pub fn merge(&mut self, other: Self) {
        for (at, theirs) in (0_u32..).zip(&other.groups) {
            merge_group(self.group(Some(at)), theirs);
        }
        merge_group(&mut self.ungrouped, &other.ungrouped);
        self.sources.extend(other.sources);
        for (ours, theirs) in self.fates.iter_mut().zip(other.fates) {
            *ours += theirs;
        }
        self.questions += other.questions;
        self.weighted |= other.weighted;
    }

    /// What became of all statements.
    pub fn all_statements(&self) -> Statements {
        let mut all = self.ungrouped.statements;
        for group in &self.groups {
            all.add(&group.statements);
        }
        all
    }

    /// Everything of these groups in their order, and at the end of all together (those statements included that belong to
    /// no group).
    pub fn by_group(&self, order: &[GroupId], probabilities: &Probabilities) -> Vec<GroupTally> {
        let mut all = self.ungrouped.clone();
        for group in &self.groups {
            merge_group(&mut all, group);
        }
        all.questions = self.questions;
        let (sources, all_sources) = self.count_sources();
        let nothing = Group::default();
        let each = order.iter().map(|&id| {
            let group = self.groups.get(id as usize).unwrap_or(&nothing);
            (group, sources.get(&id).copied().unwrap_or_default())
        });
        each.chain([(&all, all_sources)])
            .map(|(group, sources)| GroupTally {
                scored: Tally::new(group.scored.rows(probabilities, !self.weighted)),
                overdue: Tally::new(group.overdue.rows(probabilities, false)),
                statements: group.statements,
                questions: group.questions,
                sources,
            })
            .collect()
    }

    fn count_sources(&self) -> (FxHashMap<GroupId, u64>, u64) {
        let mut by_group = FxHashMap::default();
        let mut all = FxHashSet::default();
        #[allow(clippy::iter_over_hash_type)] // only counted
        for &(group, source) in &self.sources {
            *by_group.entry(group).or_default() += 1;
            all.insert(source);
        }
        (by_group, all.len() as u64)
    }
}

/// Everything that was added up for one group, as statistics take it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupTally {
    /// What it said on resolved questions, and what happened.
    pub scored: Tally,
    /// What it said on overdue questions; all weight stands on the side of no.
    pub overdue: Tally,
    /// What became of its statements.
    pub statements: Statements,
    /// Scored questions.
    pub questions: u64,
    /// Scored sources.
    pub sources: u64,
}

fn merge_group(ours: &mut Group, theirs: &Group) {
    ours.scored.merge(&theirs.scored);
    ours.overdue.merge(&theirs.overdue);
    ours.statements.add(&theirs.statements);
    ours.questions += theirs.questions;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sums in units of 2⁻⁶⁴ alone lost the squares of small weights and made Wilson intervals wrong.
    #[test]
    fn tiny_weights_keep_their_effective_number() {
        for weight in [1e6, 1.0, 1.0 / 256.0, 1e-6, 1e-6 / 1500.0] {
            let mut tallies = GroupTallies::default();
            for _ in 0..10 {
                tallies.scored(0, 0, true, weight, false);
            }
            let probabilities = Probabilities::new(vec![0.5_f64.to_bits()]);
            let row = tallies.by_group(&[0], &probabilities)[0].scored.rows()[0];
            let effective = row.weight() * row.weight() / row.squares;
            assert!((effective - 10.0).abs() < 1e-9, "weight {weight}: {effective}");
        }
    }
}
