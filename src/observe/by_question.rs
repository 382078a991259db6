//! The rows of a shard, question by question.

use std::borrow::Borrow;

use crate::read::Log;
use crate::read::log::{ForecastRow, Shard};

/// Sorts the rows of one shard after the other by question. What it needs on the way is used again and again.
#[derive(Debug, Default)]
pub struct ByQuestion {
    /// The rows, question by question; those of one question in the order in which they were read.
    pub rows: Vec<ForecastRow>,
    /// Their weights; empty when every weight is 1.
    pub weights: Vec<f64>,
    /// Each question and the index behind the last of its rows.
    pub ends: Vec<(u32, u32)>,
    /// Place of each question of the shard in the order of their first rows, and [`ELSEWHERE`] for all others.
    places: Vec<u32>,
    place_of_row: Vec<u32>,
    counted: Vec<Counted>,
    next: Vec<u32>,
}

/// A question: where it stands in the canonical order, which place it had before, how many rows it has.
#[derive(Clone, Copy, Debug)]
struct Counted {
    hash: u64,
    question: u32,
    place: u32,
    rows: u32,
}

/// The question has no rows in this shard.
const ELSEWHERE: u32 = u32::MAX;

impl ByQuestion {
    /// Takes in a shard. The questions' order follows the hash of their ids (then the id itself), so it depends
    /// neither on the order of rows nor on threads. Rows of one question stay in the order in which they were read.
    #[allow(clippy::needless_pass_by_value, reason = "the shard's memory is let go of here, before the next is sorted")]
    pub fn sort(&mut self, shard: impl Borrow<Shard>, log: &Log) {
        let shard = shard.borrow();
        self.count(shard, log);
        self.rows.resize(self.place_of_row.len(), ForecastRow::default());
        let (mut weights, has_weights) = (shard.weights.iter(), !shard.weights.is_empty());
        self.weights.resize(if has_weights { self.rows.len() } else { 0 }, 1.0);
        let mut places = self.place_of_row.iter();
        for block in shard.rows.blocks() {
            for (row, &place) in block.iter().zip(&mut places) {
                let next = &mut self.next[place as usize];
                let at = *next as usize;
                *next += 1;
                self.rows[at] = *row;
                if let (true, Some(weight)) = (has_weights, weights.next()) {
                    self.weights[at] = *weight;
                }
            }
        }
    }

    fn count(&mut self, shard: &Shard, log: &Log) {
        let ids = &log.questions.ids;
        self.places.resize(ids.len(), ELSEWHERE);
        self.place_of_row.clear();
        self.counted.clear();
        for row in shard.rows.blocks().flatten() {
            let place = &mut self.places[row.question as usize];
            if *place == ELSEWHERE {
                *place = u32::try_from(self.counted.len()).unwrap_or(ELSEWHERE);
                self.counted.push(Counted { hash: 0, question: row.question, place: *place, rows: 0 });
            }
            self.counted[*place as usize].rows += 1;
            self.place_of_row.push(*place);
        }
        for counted in &mut self.counted {
            counted.hash = ids.hash(counted.question);
            self.places[counted.question as usize] = ELSEWHERE;
        }
        self.counted.sort_unstable_by(|a, b| {
            a.hash.cmp(&b.hash).then_with(|| ids.bytes(a.question).cmp(ids.bytes(b.question)))
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
