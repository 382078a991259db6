//! Forecasts, packed small, and the share of them on some questions.

use std::borrow::Cow;

use crate::dataset::blocks::BlockList;
use crate::dataset::spill::{SpillFile, SpilledRows};
use crate::model::{LabelId, LineNumber, MomentCode, ProbabilityCode, QuestionId};

/// One forecast, packed: ten million of them fit beside everything else in 400 MiB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ForecastRow {
    /// Number of the question.
    pub(crate) question: QuestionId,
    /// Number of the label: source, source type and whatever else is grouped by.
    pub(crate) label: LabelId,
    /// When it was made, see [`ForecastMoments`](crate::dataset::moments::ForecastMoments).
    pub(crate) moment: MomentCode,
    /// What it says, see [`Probabilities`](crate::dataset::stated_probability::Probabilities).
    pub(crate) probability: ProbabilityCode,
    /// Line on which it stands, counted through all forecast files: later rows have higher lines.
    pub(crate) line: LineNumber,
    /// Hash of its own id; zero when the file has none.
    pub(crate) id: [u32; 2],
}

impl ForecastRow {
    /// As plain numbers, for a file.
    fn words(&self) -> [u32; 7] {
        let Self { question, label, moment, probability, line, id: [low, high] } = *self;
        [question.number(), label.number(), moment.number(), probability.number(), line.number(), low, high]
    }

    fn of_words([question, label, moment, probability, line, low, high]: [u32; 7]) -> Self {
        Self {
            question: QuestionId::new(question),
            label: LabelId::new(label),
            moment: MomentCode::new(moment),
            probability: ProbabilityCode::new(probability),
            line: LineNumber::new(line),
            id: [low, high],
        }
    }
}

/// The forecasts on a share of the questions. Questions go to shards by their hash, so a shard has all
/// forecasts on its questions, whatever thread read them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shard {
    /// The rows, those of each thread and file in the order of their lines.
    pub(crate) rows: BlockList<ForecastRow>,
    /// Their weights; empty when every weight is 1.
    pub(crate) weights: BlockList<f64>,
    /// What waits in a file.
    away: Vec<SpilledRows>,
}

impl Shard {
    /// Takes in the rows of another shard on the same questions.
    pub(crate) fn append(&mut self, other: Self) {
        self.rows.append(other.rows);
        self.weights.append(other.weights);
        self.away.extend(other.away);
    }

    /// Gives every row that is in memory the weight 1, if none has one.
    pub(crate) fn weigh(&mut self) {
        if self.weights.is_empty() {
            self.weights.extend(self.rows.iter().map(|_| 1.0));
        }
    }

    /// Bytes of the rows in memory.
    pub(crate) fn bytes(&self) -> u64 {
        (self.rows.len() * size_of::<ForecastRow>() + self.weights.len() * size_of::<f64>()) as u64
    }

    /// Writes the rows where they take no memory, each block for itself: within a block lines rise. What cannot be written
    /// stays.
    pub(crate) fn spill(&mut self, spill: &SpillFile) {
        let mut weights = std::mem::take(&mut self.weights).into_blocks().flatten();
        for block in std::mem::take(&mut self.rows).into_blocks().filter(|block| !block.is_empty()) {
            let weights: Vec<f64> = weights.by_ref().take(block.len()).collect();
            let words: Vec<_> = block.iter().map(ForecastRow::words).collect();
            match spill.put_weighted(&words, &weights) {
                Some(away) => self.away.push(away),
                None => self.append(Self {
                    rows: block.into_iter().collect(),
                    weights: weights.into_iter().collect(),
                    away: vec![],
                }),
            }
        }
    }

    /// The shard with all its rows in memory.
    pub(crate) fn in_memory(&self, spill: &SpillFile) -> Cow<'_, Self> {
        if self.away.is_empty() {
            return Cow::Borrowed(self);
        }
        let weighted = !self.weights.is_empty() || self.away.iter().any(SpilledRows::has_weights);
        let mut all = Self::default();
        let back = self.away.iter().map(|part| {
            let (rows, weights) = spill.get_weighted(*part);
            let rows = rows.into_iter().map(ForecastRow::of_words).collect();
            Self { rows, weights: weights.into_iter().collect(), away: vec![] }
        });
        for mut part in back.chain([Self { away: vec![], ..self.clone() }]) {
            if weighted {
                part.weigh();
            }
            all.append(part);
        }
        Cow::Owned(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_that_was_away_is_the_same() {
        let shard = |lines: &[u32], weight: Option<f64>| {
            let mut shard = Shard::default();
            let row = |line| ForecastRow::of_words([1, 2, 3, 4, line, 5, 6]);
            shard.rows.extend(lines.iter().copied().map(row));
            shard.weights.extend(weight.iter().flat_map(|weight| lines.iter().map(|_| *weight)));
            shard
        };
        let read = |shard: &Shard| {
            (shard.rows.iter().copied().collect::<Vec<_>>(), shard.weights.iter().copied().collect::<Vec<_>>())
        };
        let spill = SpillFile::new(Some(0));
        let mut parts = shard(&[1, 4], None);
        parts.spill(&spill);
        parts.spill(&spill);
        let mut weighted = shard(&[2, 5], Some(0.5));
        weighted.spill(&spill);
        parts.append(weighted);
        parts.append(shard(&[3], None));
        assert_eq!((parts.bytes(), parts.rows.len()), (28, 1));
        let (rows, weights) = read(&parts.in_memory(&spill));
        assert_eq!(rows, read(&shard(&[1, 4, 2, 5, 3], None)).0);
        assert_eq!(weights, [1.0, 1.0, 0.5, 0.5, 1.0]);
    }

    #[test]
    fn rows_that_cannot_be_written_stay_with_their_weights() {
        let spill = SpillFile::broken();
        let mut shard = Shard::default();
        shard
            .rows
            .extend((0..20_000).map(|line| ForecastRow { line: LineNumber::new(line), ..ForecastRow::default() }));
        shard.weights.extend((0..20_000).map(f64::from));
        let before = shard.clone();
        shard.spill(&spill);
        assert!(shard.away.is_empty() && shard.rows.iter().eq(before.rows.iter()));
        assert!(shard.weights.iter().eq(before.weights.iter()));
    }
}
