//! What rows say: probabilities, some of them in words, some of them ranges.

use crate::dataset::probability::StatedRange;
use crate::lexicon::NUMBER;
use crate::model::ProbabilityCode;

/// Nobody knows, or no event is named: no forecast.
const SILENCE: u32 = u32::MAX;
/// Ranges have numbers from here on, by their ends; phrases have lower ones.
const RANGES: u32 = 1 << 31;

/// Whether the number of a phrase is that of a range.
pub(crate) fn is_range(phrase: u32) -> bool {
    (RANGES..SILENCE).contains(&phrase)
}

/// Whether such a number is that of a phrase of a lexicon.
pub(crate) fn is_in_words(phrase: u32) -> bool {
    phrase != NUMBER && phrase < RANGES
}

/// What a row says: a probability, and the phrase that stands for it, if it is in words; or a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct StatedProbability {
    bits: u64,
    /// The upper end of a range, whose lower end is `bits`.
    upper: u64,
    phrase: u32,
}

impl StatedProbability {
    /// A number.
    pub(crate) fn number(p: f64) -> Self {
        Self { bits: p.to_bits(), upper: 0, phrase: NUMBER }
    }

    /// A phrase, by its [number](crate::lexicon::Phrases::number_of), scored as `point`.
    pub(crate) fn phrase(point: f64, phrase: u32) -> Self {
        Self { bits: point.to_bits(), upper: 0, phrase }
    }

    /// A range.
    pub(crate) fn range(range: StatedRange) -> Self {
        Self { bits: range.low.to_bits(), upper: range.high.to_bits(), phrase: RANGES }
    }

    /// No forecast.
    pub(crate) fn silence() -> Self {
        Self { bits: 0, upper: 0, phrase: SILENCE }
    }

    fn as_range(self) -> Option<StatedRange> {
        let ends = StatedRange { low: f64::from_bits(self.bits), high: f64::from_bits(self.upper) };
        (self.phrase == RANGES).then_some(ends)
    }
}

/// What was said, by codes. Codes follow the order in which threads met it and are for lookups alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Probabilities {
    values: Vec<f64>,
    /// The phrase of each; empty when all are numbers.
    phrases: Vec<u32>,
    /// The ranges, by their ends.
    ranges: Vec<StatedRange>,
}

impl Probabilities {
    /// From what was said, by code.
    pub(crate) fn new(stated: &[StatedProbability]) -> Self {
        let in_words = stated.iter().any(|stated| stated.phrase != NUMBER);
        let by_ends = |a: &StatedRange, b: &StatedRange| a.low.total_cmp(&b.low).then(a.high.total_cmp(&b.high));
        let mut ranges: Vec<StatedRange> = stated.iter().filter_map(|stated| stated.as_range()).collect();
        ranges.sort_by(by_ends);
        let phrase = |stated: &StatedProbability| match stated.as_range() {
            Some(range) => {
                RANGES + u32::try_from(ranges.partition_point(|other| by_ends(other, &range).is_lt())).unwrap_or(0)
            }
            None => stated.phrase,
        };
        let value =
            |stated: &StatedProbability| stated.as_range().map_or(f64::from_bits(stated.bits), StatedRange::middle);
        let phrases = stated.iter().filter(|_| in_words).map(phrase).collect();
        Self { values: stated.iter().map(value).collect(), phrases, ranges }
    }

    /// The range of this number; `None` for numbers of phrases.
    pub(crate) fn range(&self, phrase: u32) -> Option<StatedRange> {
        self.ranges.get(phrase.checked_sub(RANGES)? as usize).copied()
    }

    /// Whether anything is a range.
    pub(crate) fn has_ranges(&self) -> bool {
        !self.ranges.is_empty()
    }

    /// The probability of a code.
    ///
    /// # Panics
    /// When the code is not of this log.
    #[inline]
    pub(crate) fn value(&self, code: ProbabilityCode) -> f64 {
        self.values[code.index()]
    }

    /// Adds a probability that no row states; gives its code.
    pub(crate) fn add(&mut self, p: f64) -> ProbabilityCode {
        let known = self
            .values
            .iter()
            .zip(0..)
            .find(|(value, at)| value.total_cmp(&p).is_eq() && self.phrase(ProbabilityCode::new(*at)) == NUMBER);
        if let Some((_, at)) = known {
            return ProbabilityCode::new(at);
        }
        self.add_new(p)
    }

    /// The numbers that rows state, by code.
    pub(crate) fn stated_numbers(&self) -> impl Iterator<Item = (ProbabilityCode, f64)> {
        let all = (0..).map(ProbabilityCode::new).zip(self.values.iter().copied());
        all.filter(|&(code, _)| self.phrase(code) == NUMBER)
    }

    /// Adds a probability that is not known yet.
    pub(crate) fn add_new(&mut self, p: f64) -> ProbabilityCode {
        self.values.push(p);
        if !self.phrases.is_empty() {
            self.phrases.push(NUMBER);
        }
        ProbabilityCode::new(u32::try_from(self.values.len() - 1).unwrap_or(u32::MAX))
    }

    /// All of them, by code.
    pub(crate) fn values(&self) -> &[f64] {
        &self.values
    }

    /// The number of the phrase of a code; [`NUMBER`] for a number.
    pub(crate) fn phrase(&self, code: ProbabilityCode) -> u32 {
        self.phrases.get(code.index()).copied().unwrap_or(NUMBER)
    }

    /// The numbers of all phrases, rising.
    pub(crate) fn phrases(&self) -> Vec<u32> {
        let said = self.phrases.iter().copied().filter(|&phrase| is_in_words(phrase));
        let mut phrases: Vec<u32> = said.collect();
        phrases.sort_unstable();
        phrases.dedup();
        phrases
    }

    /// Whether anything is in words, or a range.
    pub(crate) fn has_words(&self) -> bool {
        !self.phrases.is_empty()
    }

    /// The code of rows that forecast nothing, if there are any.
    pub(crate) fn silence(&self) -> Option<ProbabilityCode> {
        let at = self.phrases.iter().position(|&phrase| phrase == SILENCE)?;
        u32::try_from(at).ok().map(ProbabilityCode::new)
    }

    /// The same with phrases taken for other probabilities, where `point` has one.
    #[must_use]
    pub(crate) fn taken_for(&self, point: impl Fn(u32) -> Option<f64>) -> Self {
        let values = self.values.iter().enumerate().map(|(code, &value)| {
            let phrase = self.phrases.get(code).copied().filter(|&phrase| phrase != NUMBER && phrase < RANGES);
            phrase.and_then(&point).unwrap_or(value)
        });
        Self { values: values.collect(), phrases: self.phrases.clone(), ranges: self.ranges.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_taken_for_others_and_numbers_stay() {
        let stated = [
            StatedProbability::number(0.7),
            StatedProbability::phrase(0.7, 4),
            StatedProbability::silence(),
            StatedProbability::phrase(0.9, 2),
        ];
        let said = Probabilities::new(&stated);
        assert_eq!(
            (said.phrases(), said.silence(), said.has_words()),
            (vec![2, 4], Some(ProbabilityCode::new(2)), true)
        );
        let other = said.taken_for(|phrase| (phrase == 4).then_some(0.6));
        assert_eq!(other.values(), [0.7, 0.6, 0.0, 0.9]);
        assert_eq!((other.phrase(ProbabilityCode::new(1)), other.phrase(ProbabilityCode::new(0))), (4, NUMBER));
    }

    #[test]
    fn ranges_are_numbered_by_their_ends_whatever_the_order_of_threads() {
        let range = |low, high| StatedProbability::range(StatedRange { low, high });
        let stated = [range(0.7, 0.8), StatedProbability::phrase(0.6, 3), range(0.7, 0.75), range(0.0, 0.1)];
        let (one, other) = (Probabilities::new(&stated), Probabilities::new(&[stated[3], stated[0], stated[2]]));
        let number = |said: &Probabilities, code| said.phrase(ProbabilityCode::new(code));
        assert_eq!(
            [number(&one, 0), number(&one, 2), number(&one, 3)],
            [number(&other, 1), number(&other, 2), number(&other, 0)]
        );
        assert_eq!((one.values()[0], one.phrases()), (0.75, vec![3]));
        assert_eq!(one.range(number(&one, 2)), Some(StatedRange { low: 0.7, high: 0.75 }));
        assert_eq!((one.range(3), one.taken_for(|_| Some(0.1)).values()[0]), (None, 0.75));
    }

    #[test]
    fn numbers_alone_have_no_words() {
        let said = Probabilities::new(&[StatedProbability::number(0.7)]);
        assert_eq!(
            (said.phrases(), said.silence(), said.has_words(), said.phrase(ProbabilityCode::new(0))),
            (vec![], None, false, NUMBER)
        );
    }
}
