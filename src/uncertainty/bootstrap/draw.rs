//! Drawing questions with replacement, block by block, and adding up what was drawn.

use std::ops::Range;

use super::clusters::{ClusterCell, Clusters};
use crate::uncertainty::{Rng, binomial};

/// Questions in a block: few enough that a block's cells stay in the processor's first cache, and a power of two so
/// that one random number holds eight picks.
const BLOCK: usize = 256;
/// Numbers in a cell: the weight and four deviations.
const COLUMNS: usize = 5;
/// Numbers that the processor adds at a time.
const VECTOR: usize = 8;
/// Vectors that hold the numbers of four groups, with room to spare, and those of eight, which are added up together where
/// there are so many.
const OF_FOUR: usize = (4 * COLUMNS).div_ceil(VECTOR);
const OF_EIGHT: usize = 8 * COLUMNS / VECTOR;
/// Adding whole rows beats looking cells up when at least this share of all (question, group) pairs have a cell.
const DENSE_FROM: f64 = 0.4;

/// Replicates for which a cell is looked up once.
const TOGETHER: usize = 16;
/// So many blocks are added up in single precision before it would tell.
const BLOCKS_IN_SINGLE_PRECISION: usize = 64;

/// Sums of one group in one replicate: weight of no, weight of yes, and the deviations of the means.
pub(super) type Drawn = [f64; 6];

/// Questions cut into blocks, the ones that happened apart from the others: then a whole block's weight counts as
/// yes or as no, and a cell needs no sixth number.
#[derive(Debug)]
pub(super) struct QuestionBlocks {
    questions: Vec<u32>,
    /// Positions in `questions`, and whether these happened.
    ranges: Vec<(Range<usize>, bool)>,
    dense: bool,
}

impl QuestionBlocks {
    pub(super) fn new(clusters: &Clusters) -> Self {
        let (mut questions, mut ranges) = (Vec::with_capacity(clusters.happened.len()), Vec::new());
        for outcome in [false, true] {
            let start = questions.len();
            questions.extend((0_u32..).zip(&clusters.happened).filter(|(_, h)| **h == outcome).map(|(index, _)| index));
            let end = questions.len();
            ranges.extend((start..end).step_by(BLOCK).map(|from| (from..end.min(from + BLOCK), outcome)));
        }
        let pairs = clusters.happened.len() as f64 * clusters.groups() as f64;
        Self { questions, ranges, dense: clusters.cell_count() as f64 >= DENSE_FROM * pairs }
    }

    /// Draws every replicate of `replicates` and returns its sums: `[replicate][group]`.
    pub(super) fn replicate(&self, clusters: &Clusters, seed: u64, replicates: Range<u32>) -> Vec<Drawn> {
        let mut draws: Vec<Draw> = replicates.map(|index| Draw::new(seed, index, self.questions.len())).collect();
        let mut sums = vec![[0.0; 6]; draws.len() * clusters.groups()];
        if self.dense && clusters.groups() <= CellRow::<OF_FOUR>::GROUPS {
            self.add_rows::<OF_FOUR>(clusters, &mut draws, &mut sums);
        } else if self.dense {
            self.add_rows::<OF_EIGHT>(clusters, &mut draws, &mut sums);
        } else {
            let together = sums.chunks_mut(TOGETHER * clusters.groups());
            for (draws, sums) in draws.chunks_mut(TOGETHER).zip(together) {
                self.add_cells(clusters, draws, sums);
            }
        }
        sums
    }

    /// When most groups forecast most questions: whole rows, pick by pick.
    fn add_rows<const V: usize>(&self, clusters: &Clusters, draws: &mut [Draw], sums: &mut [Drawn]) {
        let mut table = CellTable::<V>::new(clusters.groups());
        let mut picks = Vec::new();
        for (range, happened) in &self.ranges {
            table.fill(clusters, &self.questions[range.clone()]);
            for (draw, sums) in draws.iter_mut().zip(sums.chunks_exact_mut(clusters.groups())) {
                draw.block(range.len(), &mut picks);
                table.add(&picks, *happened, sums);
            }
        }
    }

    /// When few of many groups forecast a question, such as single sources: cell by cell, each for some replicates
    /// together.
    fn add_cells(&self, clusters: &Clusters, draws: &mut [Draw], sums: &mut [Drawn]) {
        let mut totals = vec![[[0.0; TOGETHER]; COLUMNS]; clusters.groups()];
        let mut times = vec![[0.0; TOGETHER]; BLOCK];
        let mut picks = Vec::new();
        for (index, (range, happened)) in self.ranges.iter().enumerate() {
            times.fill([0.0; TOGETHER]);
            for (lane, draw) in draws.iter_mut().enumerate() {
                draw.block(range.len(), &mut picks);
                for &pick in &picks {
                    times[usize::from(pick)][lane] += 1.0;
                }
            }
            for (&question, times) in self.questions[range.clone()].iter().zip(&times) {
                for cell in clusters.cells_of(question as usize) {
                    add_cell(&mut totals[cell.group as usize], cell, times);
                }
            }
            let outcome_ends = self.ranges.get(index + 1).is_none_or(|next| next.1 != *happened);
            if outcome_ends || index % BLOCKS_IN_SINGLE_PRECISION == 0 {
                move_totals(&mut totals, *happened, sums);
            }
        }
    }
}

/// One replicate on its way through the blocks.
struct Draw {
    rng: Rng,
    /// Draws still to make.
    draws: u64,
    /// Questions still to come.
    questions: usize,
}

impl Draw {
    fn new(seed: u64, replicate: u32, questions: usize) -> Self {
        Self { rng: Rng::stream(seed, u64::from(replicate)), draws: questions as u64, questions }
    }

    /// How many of the draws fall into the next block is binomial, and each of them is a uniform pick within it:
    /// together an exact multinomial draw.
    #[allow(clippy::cast_possible_truncation, reason = "a pick is a position in a block of 256")]
    fn block(&mut self, size: usize, picks: &mut Vec<u8>) {
        let count = binomial(&mut self.rng, self.draws, size as f64 / self.questions as f64);
        self.draws -= count;
        self.questions -= size;
        picks.clear();
        if size == BLOCK {
            let count = usize::try_from(count).unwrap_or(usize::MAX);
            picks.resize(count.next_multiple_of(8), 0);
            for eight in picks.as_chunks_mut().0 {
                *eight = self.rng.next_u64().to_le_bytes();
            }
            picks.truncate(count);
        } else {
            picks.extend((0..count).map(|_| self.rng.below(size as u64) as u8));
        }
    }
}

/// Some groups' numbers on one question in V vectors, aligned so that they are added straight from memory.
#[derive(Clone, Copy)]
#[repr(align(32))]
struct CellRow<const V: usize>([[f32; VECTOR]; V]);

impl<const V: usize> CellRow<V> {
    const ZERO: Self = Self([[0.0; VECTOR]; V]);
    /// So many groups fit in.
    const GROUPS: usize = V * VECTOR / COLUMNS;
}

/// A block's cells as rows of numbers: `[some groups][question][group and column]`, zero where there is no cell.
struct CellTable<const V: usize> {
    rows: Vec<CellRow<V>>,
    /// The widest vectors that the processor has. Every number is added to its own sum whatever their width, so they do not
    /// change a digit.
    vectors: pulp::Arch,
}

impl<const V: usize> CellTable<V> {
    fn new(groups: usize) -> Self {
        Self { rows: vec![CellRow::ZERO; BLOCK * groups.div_ceil(CellRow::<V>::GROUPS)], vectors: pulp::Arch::new() }
    }

    fn fill(&mut self, clusters: &Clusters, questions: &[u32]) {
        for (row, &question) in questions.iter().enumerate() {
            for rows in self.rows.as_chunks_mut::<BLOCK>().0 {
                rows[row] = CellRow::ZERO;
            }
            for ClusterCell { group, weight, deviations } in clusters.cells_of(question as usize) {
                let (lanes, lane) = (*group as usize / CellRow::<V>::GROUPS, *group as usize % CellRow::<V>::GROUPS);
                let columns = &mut self.rows[lanes * BLOCK + row].0.as_flattened_mut()[lane * COLUMNS..][..COLUMNS];
                columns[0] = *weight;
                columns[1..].copy_from_slice(deviations);
            }
        }
    }

    fn add(&self, picks: &[u8], happened: bool, sums: &mut [Drawn]) {
        for (rows, sums) in self.rows.as_chunks().0.iter().zip(sums.chunks_mut(CellRow::<V>::GROUPS)) {
            let total = self.vectors.dispatch(AddRows { rows, picks });
            for (drawn, columns) in sums.iter_mut().zip(total.0.as_flattened().chunks_exact(COLUMNS)) {
                drawn[usize::from(happened)] += f64::from(columns[0]);
                for (sum, column) in drawn[2..].iter_mut().zip(&columns[1..]) {
                    *sum += f64::from(*column);
                }
            }
        }
    }
}

/// Sum of the picked rows: the innermost loop of the bootstrap. No closure, as that would not be compiled for the vectors of
/// its caller.
struct AddRows<'a, const V: usize> {
    rows: &'a [CellRow<V>; BLOCK],
    picks: &'a [u8],
}

impl<const V: usize> pulp::NullaryFnOnce for AddRows<'_, V> {
    type Output = CellRow<V>;

    /// Two sums at a time, as each addition waits for the one before.
    #[inline(always)]
    fn call(self) -> CellRow<V> {
        let (mut even, mut odd) = (CellRow::ZERO, CellRow::ZERO);
        let mut pairs = self.picks.chunks_exact(2);
        for pair in &mut pairs {
            add_row(&mut even, &self.rows[usize::from(pair[0])]);
            add_row(&mut odd, &self.rows[usize::from(pair[1])]);
        }
        for &pick in pairs.remainder() {
            add_row(&mut even, &self.rows[usize::from(pick)]);
        }
        add_row(&mut even, &odd);
        even
    }
}

#[inline(always)]
fn add_row<const V: usize>(sums: &mut CellRow<V>, row: &CellRow<V>) {
    for (sums, row) in sums.0.iter_mut().zip(&row.0) {
        for (sum, value) in sums.iter_mut().zip(row) {
            *sum += value;
        }
    }
}

#[inline]
fn add_cell(totals: &mut [[f32; TOGETHER]; COLUMNS], cell: &ClusterCell, times: &[f32; TOGETHER]) {
    let [forecast, brier, log, spherical] = cell.deviations;
    for (totals, value) in totals.iter_mut().zip([cell.weight, forecast, brier, log, spherical]) {
        for (total, times) in totals.iter_mut().zip(times) {
            *total += times * value;
        }
    }
}

/// Moves what was added in single precision, `[group][column][replicate]`, to the sums, `[replicate][group]`.
fn move_totals(totals: &mut [[[f32; TOGETHER]; COLUMNS]], happened: bool, sums: &mut [Drawn]) {
    for (lane, sums) in sums.chunks_exact_mut(totals.len()).enumerate() {
        for (drawn, [weight, deviations @ ..]) in sums.iter_mut().zip(&*totals) {
            drawn[usize::from(happened)] += f64::from(weight[lane]);
            for (sum, deviation) in drawn[2..].iter_mut().zip(deviations) {
                *sum += f64::from(deviation[lane]);
            }
        }
    }
    totals.fill([[0.0; TOGETHER]; COLUMNS]);
}
