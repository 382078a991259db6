//! The rows of a shard, question by question.

use std::borrow::Borrow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::dataset::Dataset;
use crate::dataset::forecast_row::{ForecastRow, Shard};
use crate::model::{LineNumber, QuestionId};

/// Sorts the rows of one shard after the other by question. What it needs on the way is used again and again.
#[derive(Debug, Default)]
pub(crate) struct ByQuestion {
    /// The rows, question by question; those of one question by line.
    pub(crate) rows: Vec<ForecastRow>,
    /// Their weights; empty when every weight is 1.
    pub(crate) weights: Vec<f64>,
    /// Each question and the index behind the last of its rows.
    pub(crate) ends: Vec<(QuestionId, u32)>,
    /// Place of each question of the shard in the order of their first rows, and [`ELSEWHERE`] for all others.
    places: Vec<u32>,
    /// The place of the question of each row, as they were read, and its weight.
    place_of_row: Vec<u32>,
    weights_as_read: Vec<f64>,
    counted: Vec<Counted>,
    next: Vec<u32>,
}

/// A question: where it stands in the canonical order, which place it had before, how many rows it has.
#[derive(Clone, Copy, Debug)]
struct Counted {
    hash: u64,
    question: QuestionId,
    place: u32,
    rows: u32,
}

/// The question has no rows in this shard.
const ELSEWHERE: u32 = u32::MAX;

impl ByQuestion {
    /// Takes in a shard. The questions' order follows the hash of their ids (then the id itself), so it depends
    /// neither on the order of rows nor on threads.
    #[allow(clippy::needless_pass_by_value, reason = "the shard's memory is let go of here, before the next is sorted")]
    pub(crate) fn sort(&mut self, shard: impl Borrow<Shard>, log: &Dataset) {
        let shard = &*shard.borrow().in_memory(&log.spill);
        self.count(shard, log);
        self.weights_as_read.clear();
        self.weights_as_read.extend(shard.weights.iter());
        self.rows.resize(self.place_of_row.len(), ForecastRow::default());
        self.weights.resize(self.weights_as_read.len(), 1.0);
        by_line(shard, |rows, from| {
            for (row, &place) in rows.iter().zip(&self.place_of_row[from..]) {
                self.rows[step(&mut self.next, place)] = *row;
            }
        });
        if !self.weights.is_empty() {
            self.find_starts();
            by_line(shard, |rows, from| {
                let places = &self.place_of_row[from..from + rows.len()];
                for (place, weight) in places.iter().zip(&self.weights_as_read[from..]) {
                    self.weights[step(&mut self.next, *place)] = *weight;
                }
            });
        }
    }

    fn count(&mut self, shard: &Shard, log: &Dataset) {
        let questions = &log.questions;
        self.places.resize(questions.ids.len(), ELSEWHERE);
        self.place_of_row.clear();
        self.counted.clear();
        for row in shard.rows.blocks().flatten() {
            let place = &mut self.places[row.question.index()];
            if *place == ELSEWHERE {
                *place = u32::try_from(self.counted.len()).unwrap_or(ELSEWHERE);
                self.counted.push(Counted { hash: 0, question: row.question, place: *place, rows: 0 });
            }
            self.counted[*place as usize].rows += 1;
            self.place_of_row.push(*place);
        }
        for counted in &mut self.counted {
            counted.hash = questions.hash(counted.question);
            self.places[counted.question.index()] = ELSEWHERE;
        }
        self.counted.sort_unstable_by(|a, b| {
            a.hash.cmp(&b.hash).then_with(|| questions.id(a.question).cmp(questions.id(b.question)))
        });
        self.find_starts();
    }

    /// Finds where the rows of each question begin and end.
    fn find_starts(&mut self) {
        self.ends.clear();
        self.next.resize(self.counted.len(), 0);
        let mut total = 0;
        for counted in &self.counted {
            self.next[counted.place as usize] = total;
            total += counted.rows;
            self.ends.push((counted.question, total));
        }
    }
}

/// Where the next row of a question goes.
#[inline]
fn step(next: &mut [u32], place: u32) -> usize {
    let next = &mut next[place as usize];
    *next += 1;
    *next as usize - 1
}

/// Hands out all rows of a shard by line, in runs that were read one after the other, each with the place of its first among
/// the rows as they were read. Every block is in the order of lines, for a thread reads a file from its start to its end.
fn by_line(shard: &Shard, mut take: impl FnMut(&[ForecastRow], usize)) {
    let blocks: Vec<&[ForecastRow]> = shard.rows.blocks().collect();
    let mut first = 0;
    // The line of each block's next row, the block, the place of its first row, and how many of its rows are behind.
    let mut heads: BinaryHeap<_> = blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| {
            let head = Reverse((block.first()?.line, at, first, 0));
            first += block.len();
            Some(head)
        })
        .collect();
    while let Some(Reverse((_, at, first, passed))) = heads.pop() {
        let until = heads.peek().map_or(LineNumber::new(u32::MAX), |Reverse((line, ..))| *line);
        let rest = &blocks[at][passed..];
        let run = rest.iter().take_while(|row| row.line <= until).count().max(1);
        take(&rest[..run], first + passed);
        heads.extend(rest.get(run).map(|row| Reverse((row.line, at, first, passed + run))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_by_line_whatever_thread_read_them() {
        let rows = |lines: &[u32]| {
            let mut shard = Shard::default();
            shard.rows.extend(
                lines.iter().map(|&line| ForecastRow { line: LineNumber::new(line), ..ForecastRow::default() }),
            );
            shard
        };
        let mut shard = rows(&[2, 3, 7, 20]);
        shard.append(rows(&[4, 5, 6, 8]));
        shard.append(rows(&[30, 31]));
        let (mut lines, mut places) = (vec![], vec![]);
        by_line(&shard, |rows, from| {
            lines.extend(rows.iter().map(|row| row.line.number()));
            places.push(from);
        });
        assert_eq!(lines, [2, 3, 4, 5, 6, 7, 8, 20, 30, 31]);
        assert_eq!(places, [0, 4, 2, 7, 3, 8]);
    }
}
