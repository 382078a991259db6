//! Forecasts put together from their parts, packed by shard.

use rustc_hash::FxHashMap;

use super::question::DistributionQuestion;
use crate::dataset::forecast_row::Shard;
use crate::model::{LineNumber, ProbabilityCode, QuestionId};

/// The forecasts on the questions of one shard.
#[derive(Debug, Default)]
pub(crate) struct ShardDistributions {
    /// One row for each forecast, on the first line of its parts; its probability is the code of its distribution.
    pub(crate) rows: Shard,
    /// The parts of all distributions, one after the other: of answers by their place in the question with their probability,
    /// of levels with their value, of days (since 1970) with the probability until then.
    parts: Vec<(f64, f64)>,
    /// By code, where its parts end.
    ends: Vec<u32>,
    /// Lines of forecasts on more than one line, by the first of them; the first is not among them.
    pub(crate) further_lines: FxHashMap<LineNumber, Vec<LineNumber>>,
    /// Lines that repeat a line of the same forecast.
    pub(crate) repeated: Vec<LineNumber>,
    /// The questions.
    pub(crate) questions: FxHashMap<QuestionId, DistributionQuestion>,
}

impl ShardDistributions {
    /// Adds a distribution and gives its code.
    pub(super) fn push(&mut self, parts: impl IntoIterator<Item = (f64, f64)>) -> ProbabilityCode {
        let code = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.parts.extend(parts);
        self.ends.push(u32::try_from(self.parts.len()).unwrap_or(u32::MAX));
        ProbabilityCode::new(code)
    }

    /// The parts of a distribution.
    pub(crate) fn parts(&self, code: ProbabilityCode) -> &[(f64, f64)] {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = code.index().checked_sub(1).map_or(0, end);
        self.parts.get(start..end(code.index())).unwrap_or_default()
    }

    /// How many different distributions there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }
}

/// All forecasts of a log on questions whose answer is not yes or no.
#[derive(Debug, Default)]
pub(crate) struct Distributions {
    /// By shard, as the other forecasts.
    pub(crate) shards: Vec<ShardDistributions>,
}

impl Distributions {
    /// All lines of the forecast that starts on this one.
    pub(crate) fn lines_with(&self, line: LineNumber) -> impl Iterator<Item = LineNumber> {
        let further = self.shards.iter().find_map(|shard| shard.further_lines.get(&line));
        std::iter::once(line).chain(further.into_iter().flatten().copied())
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.shards.iter().all(|shard| shard.questions.is_empty())
    }
}
