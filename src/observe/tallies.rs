//! What each group said and what happened, added up as whole numbers so that no order of rows or threads matters.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dataset::cells::ForecastCell;
use crate::dataset::probability::StatedRange;
use crate::dataset::stated_probability::Probabilities;
use crate::lexicon::NUMBER;
use crate::model::{ProbabilityCode, RowStatus, SourceId, Tally, TallyRow, YesShare};
use crate::observe::grouping::GroupId;

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

/// Observations of one probability in one group that resolved no, and yes.
type Count = [u64; 2];

/// Their weights.
#[derive(Clone, Copy, Debug, Default)]
struct ProbabilityWeights {
    /// Of no, and yes.
    sums: [Fixed; 2],
    /// The squares together. Those of small weights are kept apart, in finer units.
    squares: [Fixed; 2],
    /// How many of those that count as no are on questions that were resolved in part.
    in_part: u64,
}

impl ProbabilityWeights {
    fn add(&mut self, side: usize, weight: f64) {
        self.sums[side] += fixed(weight);
        self.square(weight);
    }

    /// On a question that was resolved in part: each side has its share.
    fn add_in_part(&mut self, happened: YesShare, weight: f64) {
        let yes = fixed(weight * happened.share());
        self.sums[1] += yes;
        self.sums[0] += fixed(weight).saturating_sub(yes);
        self.square(weight);
        self.in_part += 1;
    }

    /// What has been added up elsewhere.
    fn add_together(&mut self, happened: YesShare, cell: &ForecastCell) {
        let yes = fixed(cell.weight * happened.share());
        self.sums[1] += yes;
        self.sums[0] += fixed(cell.weight).saturating_sub(yes);
        let small = cell.squared_weight < SMALL * SMALL;
        self.squares[usize::from(small)] += fixed(cell.squared_weight * if small { FINER } else { 1.0 });
        self.in_part += if happened.whole().is_none() { cell.forecasts } else { 0 };
    }

    fn square(&mut self, weight: f64) {
        let small = weight < SMALL;
        self.squares[usize::from(small)] += fixed(weight * weight * if small { FINER } else { 1.0 });
    }
}

/// Codes below this are indexed directly, later ones are hashed: most logs have fewer distinct probabilities than that.
const DENSE: u32 = 4096;

/// Something for each probability, by its code.
#[derive(Clone, Debug, Default)]
struct ByCode<T> {
    dense: Vec<T>,
    sparse: FxHashMap<ProbabilityCode, T>,
}

impl<T: Copy + Default> ByCode<T> {
    #[inline]
    fn at(&mut self, code: ProbabilityCode) -> &mut T {
        let at = code.index();
        if at < self.dense.len() { &mut self.dense[at] } else { self.at_far(code) }
    }

    #[cold]
    fn at_far(&mut self, code: ProbabilityCode) -> &mut T {
        if code.number() < DENSE {
            let at = code.index();
            self.dense.resize((at + 1).next_power_of_two(), T::default());
            &mut self.dense[at]
        } else {
            self.sparse.entry(code).or_default()
        }
    }

    fn get(&self, code: ProbabilityCode) -> T {
        let found = if code.number() < DENSE { self.dense.get(code.index()) } else { self.sparse.get(&code) };
        found.copied().unwrap_or_default()
    }

    fn iter(&self) -> impl Iterator<Item = (ProbabilityCode, T)> {
        let sparse = self.sparse.iter().map(|(&code, &item)| (code, item));
        (0..).map(ProbabilityCode::new).zip(self.dense.iter().copied()).chain(sparse)
    }

    fn merge(&mut self, other: &Self, add: impl Fn(&mut T, &T)) {
        for (code, theirs) in other.iter() {
            add(self.at(code), &theirs);
        }
    }
}

/// The observations of one group by their probabilities. Counts are kept apart from weights, which most logs do not have:
/// so they stay in the processor's cache.
#[derive(Clone, Debug, Default)]
struct Cells {
    counts: ByCode<Count>,
    weights: ByCode<ProbabilityWeights>,
}

impl Cells {
    #[inline]
    fn add(&mut self, code: ProbabilityCode, side: usize, weight: Option<f64>) {
        self.counts.at(code)[side] += 1;
        if let Some(weight) = weight {
            self.weights.at(code).add(side, weight);
        }
    }

    #[cold]
    fn add_in_part(&mut self, code: ProbabilityCode, happened: YesShare, weight: f64) {
        self.counts.at(code)[0] += 1;
        self.weights.at(code).add_in_part(happened, weight);
    }

    fn add_together(&mut self, happened: YesShare, cell: &ForecastCell) {
        self.counts.at(cell.probability)[usize::from(happened == YesShare::YES)] += cell.forecasts;
        self.weights.at(cell.probability).add_together(happened, cell);
    }

    fn merge(&mut self, other: &Self) {
        self.counts.merge(&other.counts, |ours, theirs| {
            ours[0] += theirs[0];
            ours[1] += theirs[1];
        });
        self.weights.merge(&other.weights, |ours, theirs| {
            for side in 0..2 {
                ours.sums[side] += theirs.sums[side];
                ours.squares[side] += theirs.squares[side];
            }
            ours.in_part += theirs.in_part;
        });
    }

    fn rows(&self, probabilities: &Probabilities, unit: bool) -> Vec<TallyRow> {
        let counted = self.counts.iter().filter(|(_, count)| *count != [0, 0]);
        counted.map(|(code, count)| self.row(code, count, probabilities.value(code), unit)).collect()
    }

    /// The same, words and numbers apart; `None` if nothing is in words.
    fn in_words(&self, probabilities: &Probabilities, unit: bool) -> Option<StatementsInWords> {
        if !probabilities.has_words() {
            return None;
        }
        let counted = self.counts.iter().filter(|(_, count)| *count != [0, 0]);
        let rows = counted
            .map(|(code, count)| (probabilities.phrase(code), self.row(code, count, probabilities.value(code), unit)));
        let (mut said, numbers): (Vec<_>, Vec<_>) = rows.partition(|&(phrase, _)| phrase != NUMBER);
        said.sort_by_key(|&(phrase, _)| phrase);
        let ranges: Vec<(StatedRange, TallyRow)> =
            said.iter().filter_map(|&(phrase, row)| Some((probabilities.range(phrase)?, row))).collect();
        said.retain(|&(phrase, _)| probabilities.range(phrase).is_none());
        let numbers: Vec<TallyRow> = numbers.into_iter().map(|(_, row)| row).collect();
        Some(StatementsInWords { phrases: said, ranges, numbers: Tally::new(numbers) })
    }

    fn row(&self, code: ProbabilityCode, count: Count, p: f64, unit: bool) -> TallyRow {
        let [no, yes] = count;
        if unit {
            let squares = (no + yes) as f64;
            return TallyRow { p, no: no as f64, yes: yes as f64, count: no + yes, count_yes: yes, squares };
        }
        let weights = self.weights.get(code);
        let squares = unfixed(weights.squares[0]) + unfixed(weights.squares[1]) / FINER;
        let [weight_of_no, weight_of_yes] = weights.sums.map(unfixed);
        // Certain of what happened in part is wrong whichever way it was certain.
        let count_yes = yes + if p == 0.0 { weights.in_part } else { 0 };
        TallyRow { p, no: weight_of_no, yes: weight_of_yes, count: no + yes, count_yes, squares }
    }
}

/// What became of a group's statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Statements {
    /// No checkable event or probability.
    pub(crate) unscorable: u64,
    /// Open, deadline not passed.
    pub(crate) pending: u64,
    /// Open, deadline passed.
    pub(crate) overdue: u64,
    /// Called off.
    pub(crate) annulled: u64,
    /// Scored.
    pub(crate) scored: u64,
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
    pub(crate) fn total(&self) -> u64 {
        self.unscorable + self.pending + self.overdue + self.annulled + self.scored
    }
}

/// Everything that is added up for one group.
#[derive(Clone, Debug, Default)]
struct GroupTotals {
    scored: Cells,
    overdue: Cells,
    statements: Statements,
    questions: u64,
}

/// How many sources have observations, in each group and in all.
#[derive(Clone, Debug, Default)]
pub(super) struct ToldSources {
    pub(super) by_group: FxHashMap<GroupId, u64>,
    pub(super) all: u64,
}

/// Everything that is added up, by group.
#[derive(Clone, Debug, Default)]
pub(crate) struct GroupTallies {
    groups: Vec<GroupTotals>,
    sources: FxHashSet<(GroupId, SourceId)>,
    /// How many there are, where that has been counted elsewhere.
    told_sources: Option<ToldSources>,
    /// Statements that belong to no group because what groups them is not known (the quarter of an open question).
    ungrouped: GroupTotals,
    /// Rows by status.
    statuses: [u64; RowStatus::COUNT],
    questions: u64,
    weighted: bool,
}

impl GroupTallies {
    #[inline(always)]
    fn group(&mut self, group: Option<GroupId>) -> &mut GroupTotals {
        let Some(group) = group else { return &mut self.ungrouped };
        if self.groups.len() <= group as usize {
            self.make_room(group);
        }
        &mut self.groups[group as usize]
    }

    #[cold]
    fn make_room(&mut self, group: GroupId) {
        self.groups.resize_with(group as usize + 1, GroupTotals::default);
    }

    /// Counts a row's status.
    #[inline]
    pub(crate) fn count(&mut self, status: RowStatus, n: u64) {
        self.statuses[status as usize] += n;
    }

    /// Rows by status.
    pub(crate) fn status(&self, status: RowStatus) -> u64 {
        self.statuses[status as usize]
    }

    /// What became of a statement.
    #[inline]
    pub(crate) fn statement(&mut self, group: Option<GroupId>, change: impl FnOnce(&mut Statements)) {
        change(&mut self.group(group).statements);
    }

    /// A scored observation.
    #[inline(always)]
    pub(crate) fn scored(
        &mut self,
        group: GroupId,
        code: ProbabilityCode,
        happened: YesShare,
        weight: f64,
        unit: bool,
    ) {
        let scored = &mut self.group(Some(group)).scored;
        match happened.whole() {
            Some(happened) => scored.add(code, usize::from(happened), (!unit).then_some(weight)),
            None => scored.add_in_part(code, happened, weight),
        }
        self.weighted |= !unit;
    }

    /// Scored observations that have been added up elsewhere.
    pub(crate) fn scored_together(&mut self, group: GroupId, cell: &ForecastCell, happened: YesShare) {
        self.group(Some(group)).scored.add_together(happened, cell);
        self.weighted = true;
    }

    /// Numbers of sources that have been counted elsewhere.
    pub(super) fn told_sources(&mut self, sources: ToldSources) {
        self.told_sources = Some(sources);
    }

    /// A statement that is scored and weighs 1.
    #[inline]
    pub(crate) fn scored_once(&mut self, group: GroupId, code: ProbabilityCode, happened: YesShare, unit: bool) {
        self.group(Some(group)).statements.scored += 1;
        self.scored(group, code, happened, 1.0, unit);
    }

    /// An observation on an overdue question, outcome unknown.
    pub(crate) fn overdue(&mut self, group: Option<GroupId>, code: ProbabilityCode, weight: f64) {
        self.group(group).overdue.add(code, 0, Some(weight));
    }

    /// A source that a group has observations of.
    #[inline]
    pub(crate) fn source(&mut self, group: GroupId, source: SourceId) {
        self.sources.insert((group, source));
    }

    /// A question that a group has observations on.
    #[inline]
    pub(crate) fn question(&mut self, group: GroupId) {
        self.group(Some(group)).questions += 1;
    }

    /// A question that has observations.
    pub(crate) fn any_question(&mut self) {
        self.questions += 1;
    }

    /// Adds what another thread added up.
    pub(crate) fn merge(&mut self, other: Self) {
        for (at, theirs) in (0_u32..).zip(&other.groups) {
            merge_group(self.group(Some(at)), theirs);
        }
        merge_group(&mut self.ungrouped, &other.ungrouped);
        self.sources.extend(other.sources);
        for (ours, theirs) in self.statuses.iter_mut().zip(other.statuses) {
            *ours += theirs;
        }
        self.questions += other.questions;
        self.weighted |= other.weighted;
    }

    /// Groups, each with a source that it has observations of; in no order.
    pub(crate) fn sources(&self) -> impl Iterator<Item = (GroupId, SourceId)> {
        #[allow(clippy::iter_over_hash_type, reason = "said to have no order")]
        self.sources.iter().copied()
    }

    /// What became of all statements.
    pub(crate) fn all_statements(&self) -> Statements {
        let mut all = self.ungrouped.statements;
        for group in &self.groups {
            all.add(&group.statements);
        }
        all
    }

    /// Everything of these groups in their order, and at the end of all together (those statements included that belong to
    /// no group).
    pub(crate) fn by_group(&self, order: &[GroupId], probabilities: &Probabilities) -> Vec<GroupTally> {
        let mut all = self.ungrouped.clone();
        for group in &self.groups {
            merge_group(&mut all, group);
        }
        all.questions = self.questions;
        let (sources, all_sources) = self.count_sources();
        let nothing = GroupTotals::default();
        let each = order.iter().map(|&id| {
            let group = self.groups.get(id as usize).unwrap_or(&nothing);
            (group, sources.get(&id).copied().unwrap_or_default())
        });
        each.chain([(&all, all_sources)])
            .map(|(group, sources)| GroupTally {
                words: group.scored.in_words(probabilities, !self.weighted),
                scored: Tally::new(group.scored.rows(probabilities, !self.weighted)),
                overdue: Tally::new(group.overdue.rows(probabilities, false)),
                statements: group.statements,
                questions: group.questions,
                sources,
            })
            .collect()
    }

    fn count_sources(&self) -> (FxHashMap<GroupId, u64>, u64) {
        if let Some(told) = &self.told_sources {
            return (told.by_group.clone(), told.all);
        }
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
pub(crate) struct GroupTally {
    /// What it said on resolved questions, and what happened.
    pub(crate) scored: Tally,
    /// What it said on overdue questions; all weight stands on the side of no.
    pub(crate) overdue: Tally,
    /// What it said in words on resolved questions, if the run has words.
    pub(crate) words: Option<StatementsInWords>,
    /// What became of its statements.
    pub(crate) statements: Statements,
    /// Scored questions.
    pub(crate) questions: u64,
    /// Scored sources.
    pub(crate) sources: u64,
}

/// What was said on resolved questions, words and numbers apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct StatementsInWords {
    /// For each phrase, by its rising number, what happened.
    pub(crate) phrases: Vec<(u32, TallyRow)>,
    /// For each range, by its rising ends, what happened.
    pub(crate) ranges: Vec<(StatedRange, TallyRow)>,
    /// The numbers.
    pub(crate) numbers: Tally,
}

fn merge_group(ours: &mut GroupTotals, theirs: &GroupTotals) {
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
                tallies.scored(0, ProbabilityCode::new(0), YesShare::YES, weight, false);
            }
            let probabilities =
                Probabilities::new(&[crate::dataset::stated_probability::StatedProbability::number(0.5)]);
            let row = tallies.by_group(&[0], &probabilities)[0].scored.rows()[0];
            let effective = row.weight() * row.weight() / row.squares;
            assert!((effective - 10.0).abs() < 1e-9, "weight {weight}: {effective}");
        }
    }
}
