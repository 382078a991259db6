//! Drawing questions with replacement, block by block, and adding up what was drawn.

use std::ops::Range;

use super::clusters::{Cell, Clusters};
use crate::uncertainty::{Rng, binomial};

/// Questions in a block: few enough that a block's cells stay in the processor's first cache, and a power of two so
/// that one random number holds eight picks.
const BLOCK: usize = 256;
/// Groups that are added up together.
const LANES: usize = 4;
/// Numbers in a cell: the weight and four deviations.
const COLUMNS: usize = 5;
const ROW: usize = LANES * COLUMNS;
/// Adding whole rows beats looking cells up when at least this share of all (question, group) pairs have a cell.
const DENSE_FROM: f64 = 0.4;

/// Sums of one group in one replicate: weight of no, weight of yes, and the deviations of the means.
pub(super) type Drawn = [f64; 6];

/// Questions cut into blocks, the ones that happened apart from the others: then a whole block's weight counts as
/// yes or as no, and a cell needs no sixth number.
#[derive(Debug)]
pub(super) struct Blocks {
    questions: Vec<u32>,
    /// Positions in `questions`, and whether these happened.
    ranges: Vec<(Range<usize>, bool)>,
    dense: bool,
}

impl Blocks {
    pub(super) fn new(clusters: &Clusters) -> Self {
        let (mut questions, mut ranges) = (Vec::with_capacity(clusters.happened.len()), Vec::new());
        for outcome in [false, true] {
            let start = questions.len();
            questions.extend(
                (0_u32..)
                    .zip(&clusters.happened)
                    .filter(|(_, h)| **h == outcome)
                    .map(|(index, _)| index),
            );
            let end = questions.len();
            ranges.extend(
                (start..end)
                    .step_by(BLOCK)
                    .map(|from| (from..end.min(from + BLOCK), outcome)),
            );
        }
        let pairs = clusters.happened.len() as f64 * clusters.groups() as f64;
        Self {
            questions,
            ranges,
            dense: clusters.cells.len() as f64 >= DENSE_FROM * pairs,
        }
    }

    /// Draws every replicate of `replicates` and returns its sums: `[replicate][group]`.
    pub(super) fn replicate(
        &self,
        clusters: &Clusters,
        seed: u64,
        replicates: Range<u32>,
    ) -> Vec<Drawn> {
        let mut draws: Vec<Draw> = replicates
            .map(|index| Draw::new(seed, index, self.questions.len()))
            .collect();
        let mut sums = vec![[0.0; 6]; draws.len() * clusters.groups()];
        let mut table = Table::new(clusters.groups());
        let mut picks = Vec::new();
        for (range, happened) in &self.ranges {
            let questions = &self.questions[range.clone()];
            if self.dense {
                table.fill(clusters, questions);
            }
            for (draw, sums) in draws
                .iter_mut()
                .zip(sums.chunks_exact_mut(clusters.groups()))
            {
                draw.block(questions.len(), &mut picks);
                if self.dense {
                    table.add(&picks, *happened, sums);
                } else {
                    add_cells(clusters, questions, &picks, *happened, sums);
                }
            }
        }
        sums
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
        Self {
            rng: Rng::stream(seed, u64::from(replicate)),
            draws: questions as u64,
            questions,
        }
    }

    /// How many of the draws fall into the next block is binomial, and each of them is a uniform pick within it:
    /// together an exact multinomial draw.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a pick is a position in a block of 256"
    )]
    fn block(&mut self, size: usize, picks: &mut Vec<u8>) {
        let count = binomial(
            &mut self.rng,
            self.draws,
            size as f64 / self.questions as f64,
        );
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

/// Four groups' numbers on one question, aligned so that they are added four at a time straight from memory.
#[derive(Clone, Copy)]
#[repr(align(16))]
struct Row([f32; ROW]);

/// A block's cells as rows of numbers: `[four groups][question][group and column]`, zero where there is no cell.
struct Table(Vec<Row>);

impl Table {
    fn new(groups: usize) -> Self {
        Self(vec![Row([0.0; ROW]); BLOCK * groups.div_ceil(LANES)])
    }

    fn fill(&mut self, clusters: &Clusters, questions: &[u32]) {
        for (row, &question) in questions.iter().enumerate() {
            for rows in self.0.as_chunks_mut::<BLOCK>().0 {
                rows[row] = Row([0.0; ROW]);
            }
            for Cell {
                group,
                weight,
                deviations,
            } in clusters.cells_of(question as usize)
            {
                let (lanes, lane) = (*group as usize / LANES, *group as usize % LANES);
                let columns = &mut self.0[lanes * BLOCK + row].0[lane * COLUMNS..][..COLUMNS];
                columns[0] = *weight;
                columns[1..].copy_from_slice(deviations);
            }
        }
    }

    fn add(&self, picks: &[u8], happened: bool, sums: &mut [Drawn]) {
        for (rows, sums) in self.0.as_chunks().0.iter().zip(sums.chunks_mut(LANES)) {
            let total = add_rows(rows, picks);
            for (drawn, columns) in sums.iter_mut().zip(total.chunks_exact(COLUMNS)) {
                drawn[usize::from(happened)] += f64::from(columns[0]);
                for (sum, column) in drawn[2..].iter_mut().zip(&columns[1..]) {
                    *sum += f64::from(*column);
                }
            }
        }
    }
}

/// Sum of the picked rows: the innermost loop of the bootstrap. Two sums at a time, as each addition waits for the
/// one before.
#[inline(never)]
fn add_rows(rows: &[Row; BLOCK], picks: &[u8]) -> [f32; ROW] {
    let (mut even, mut odd) = ([0.0; ROW], [0.0; ROW]);
    let mut pairs = picks.chunks_exact(2);
    for pair in &mut pairs {
        add_row(&mut even, &rows[usize::from(pair[0])]);
        add_row(&mut odd, &rows[usize::from(pair[1])]);
    }
    for &pick in pairs.remainder() {
        add_row(&mut even, &rows[usize::from(pick)]);
    }
    add_row(&mut even, &Row(odd));
    even
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "keeps the sums in registers")]
fn add_row(sums: &mut [f32; ROW], row: &Row) {
    for (sum, value) in sums.iter_mut().zip(&row.0) {
        *sum += value;
    }
}

/// The same for many groups of which few forecast a question, such as single sources: cell by cell.
fn add_cells(
    clusters: &Clusters,
    questions: &[u32],
    picks: &[u8],
    happened: bool,
    sums: &mut [Drawn],
) {
    let mut times = [0_u16; BLOCK];
    for &pick in picks {
        times[usize::from(pick)] += 1;
    }
    for (&question, &times) in questions
        .iter()
        .zip(&times)
        .filter(|(_, times)| **times > 0)
    {
        let times = f32::from(times);
        for cell in clusters.cells_of(question as usize) {
            let drawn = &mut sums[cell.group as usize];
            drawn[usize::from(happened)] += f64::from(times * cell.weight);
            for (sum, deviation) in drawn[2..].iter_mut().zip(&cell.deviations) {
                *sum += f64::from(times * deviation);
            }
        }
    }
}
