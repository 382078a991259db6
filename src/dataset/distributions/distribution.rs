//! Forecasts put together from their parts, packed by shard.

use rustc_hash::FxHashMap;

use super::question::{DistributionQuestion, QuestionOutcome};
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
    /// The lines of forecasts on more than one.
    pub(crate) further_lines: FurtherLines,
    /// Lines that repeat a line of the same forecast.
    pub(crate) repeated: Vec<LineNumber>,
    /// The questions.
    pub(crate) questions: FxHashMap<QuestionId, DistributionQuestion>,
}

/// The code of a forecast that says nothing.
pub(crate) const NO_DISTRIBUTION: ProbabilityCode = ProbabilityCode::new(u32::MAX - 1);

/// Lines of forecasts on more than one line, by the first of them.
#[derive(Debug, Default)]
pub(crate) struct FurtherLines {
    lines: Vec<LineNumber>,
    /// The first line of a forecast, and where its further lines stand.
    forecasts: Vec<(LineNumber, u32, u32)>,
}

impl FurtherLines {
    /// Takes in all lines of a forecast.
    pub(super) fn add(&mut self, lines: &[LineNumber]) {
        if let [first, further @ ..] = lines
            && !further.is_empty()
        {
            let at = |lines: &[LineNumber]| u32::try_from(lines.len()).unwrap_or(u32::MAX);
            let start = at(&self.lines);
            self.lines.extend_from_slice(further);
            self.forecasts.push((*first, start, at(&self.lines)));
        }
    }

    /// Makes them ready to be looked up.
    pub(super) fn sort(&mut self) {
        self.forecasts.sort_unstable();
    }

    /// The first line of each forecast, in order, with its further lines.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (LineNumber, &[LineNumber])> {
        let lines = |start: u32, end: u32| self.lines.get(start as usize..end as usize).unwrap_or_default();
        self.forecasts.iter().map(move |&(first, start, end)| (first, lines(start, end)))
    }

    /// The further lines of the forecast that starts on this one.
    pub(crate) fn of(&self, first: LineNumber) -> &[LineNumber] {
        let found = self.forecasts.binary_search_by_key(&first, |forecast| forecast.0).ok();
        let range =
            found.and_then(|at| self.forecasts.get(at)).map_or(0..0, |&(_, start, end)| start as usize..end as usize);
        self.lines.get(range).unwrap_or_default()
    }
}

impl ShardDistributions {
    /// The code of a distribution. Of forecasts alike, which come one after the other, the codes are alike, so that copies are seen.
    pub(super) fn code(&mut self, parts: impl IntoIterator<Item = (f64, f64)>) -> ProbabilityCode {
        let start = self.parts.len();
        self.parts.extend(parts);
        let last = self.ends.len().checked_sub(1).and_then(|last| u32::try_from(last).ok()).map(ProbabilityCode::new);
        if let Some(code) = last.filter(|&code| self.parts(code) == &self.parts[start..]) {
            self.parts.truncate(start);
            return code;
        }
        self.ends.push(u32::try_from(self.parts.len()).unwrap_or(u32::MAX));
        ProbabilityCode::new(u32::try_from(self.ends.len() - 1).unwrap_or(u32::MAX))
    }

    /// The parts of a distribution.
    pub(crate) fn parts(&self, code: ProbabilityCode) -> &[(f64, f64)] {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = code.index().checked_sub(1).map_or(0, end);
        self.parts.get(start..end(code.index())).unwrap_or_default()
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
        let further = self.shards.iter().map(|shard| shard.further_lines.of(line)).find(|lines| !lines.is_empty());
        std::iter::once(line).chain(further.into_iter().flatten().copied())
    }

    /// Whether a question was resolved in part.
    pub(crate) fn resolve_in_part(&self) -> bool {
        let in_part = |asked: &DistributionQuestion| matches!(asked.outcome, Some(QuestionOutcome::Shares(_)));
        self.shards.iter().any(|shard| shard.questions.values().any(in_part))
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.shards.iter().all(|shard| shard.questions.is_empty())
    }
}
