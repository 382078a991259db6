//! How much more data would settle it.

use crate::uncertainty::normal_reach;

use crate::uncertainty::student_reach;

/// Chance of finding the difference that the answer aims at.
const POWER: f64 = 0.8;
/// Beyond it the answer is that this many will not come.
const MANY: u64 = 1_000_000;

/// How many more shared questions would settle a difference, as [`more_questions`] finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionsNeeded {
    /// About so many, rounded up to two digits.
    About(u64),
    /// More than a million.
    TooMany,
}

/// How many more shared questions would probably settle which of two groups is better, if the true difference is what was
/// seen: the smallest m with d·(n + m) − z₀.₈·sd·√m ≥ t·sd·√(n + m). Of n `shared` questions the sum of differences is d·n by
/// now; that of m more will be at least d·m − z₀.₈·sd·√m with probability 80%, and the mean of all must then lie t standard
/// errors from 0, with t that of Student at `confidence`.
///
/// `confidence` is that of the test that will be made: where several pairs are tested together, 1 − α/k with k the number of
/// pairs, this one among them, that are not settled and do not differ more clearly, for that is what Holm's procedure then asks.
///
/// A rough guide: the observed difference is itself uncertain. `None` when that already should have been enough, when it
/// cannot be said (no difference or no spread), or when `sd` is negative or `confidence` does not lie strictly between 0 and 1.
///
/// # Example
/// ```
/// use trackrecord::compare::{QuestionsNeeded, more_questions};
/// // With 78 more: 0.05·118 − 0.8416·0.2·√78 = 4.413, and 1.9804·0.2·√118 = 4.303; with 70 more 4.092 and 4.157.
/// assert_eq!(more_questions(0.05, 0.2, 40, 0.95), Some(QuestionsNeeded::About(74)));
/// ```
pub fn more_questions(difference: f64, sd: f64, shared: u64, confidence: f64) -> Option<QuestionsNeeded> {
    let spare = normal_reach(2.0 * POWER - 1.0)?;
    normal_reach(confidence)?;
    let settles = |more: u64| {
        let (more, all) = (more as f64, (shared + more) as f64);
        let reach = student_reach(confidence, (all - 1.0).max(1.0)).unwrap_or(f64::INFINITY);
        difference.abs() * all - spare * sd * more.sqrt() >= reach * sd * all.sqrt()
    };
    let sound = difference.is_finite() && sd.is_finite() && difference != 0.0 && sd > 0.0;
    if !sound || settles(0) {
        return None;
    }
    let mut enough = 1;
    while !settles(enough) {
        enough *= 2;
        if enough > MANY {
            return Some(QuestionsNeeded::TooMany);
        }
    }
    let mut too_few = enough / 2;
    while enough - too_few > 1 {
        let middle = u64::midpoint(too_few, enough);
        if settles(middle) { enough = middle } else { too_few = middle }
    }
    Some(QuestionsNeeded::About(two_digits_up(enough)))
}

fn two_digits_up(number: u64) -> u64 {
    let unit = 10_u64.pow(number.max(1).ilog10().saturating_sub(1));
    number.div_ceil(unit) * unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uncertainty::Rng;

    #[test]
    fn rounds_up_to_two_digits() {
        for (number, expected) in [(1, 1), (9, 9), (86, 86), (100, 100), (101, 110), (1234, 1300), (99_001, 100_000)] {
            assert_eq!(two_digits_up(number), expected);
        }
    }

    #[test]
    fn says_nothing_without_a_difference() {
        assert_eq!(more_questions(0.0, 0.1, 30, 0.95), None);
        assert_eq!(more_questions(0.1, 0.0, 30, 0.95), None);
        assert_eq!(more_questions(f64::NAN, 0.1, 30, 0.95), None);
        assert_eq!(more_questions(0.2, 0.1, 30, 0.95), None, "should have been enough");
        assert_eq!(more_questions(0.000_1, 0.3, 30, 0.95), Some(QuestionsNeeded::TooMany));
    }

    /// Differences as they were seen, and so many more as it says drawn around what was seen: it is settled in about 80%.
    #[test]
    fn settles_in_about_four_of_five() {
        let mut rng = Rng::stream(4, 0);
        for (difference, shared, confidence) in [(0.05, 40, 0.95), (0.05, 40, 1.0 - 0.05 / 6.0), (0.02, 100, 0.99)] {
            let Some(QuestionsNeeded::About(more)) = more_questions(difference, 0.2, shared, confidence) else {
                panic!("{difference}");
            };
            let settled = (0..2000).filter(|_| {
                let all = (shared + more) as f64;
                let drawn: f64 = (0..more).map(|_| difference + 0.2 * 12.0_f64.sqrt() * (rng.unit() - 0.5)).sum();
                let mean = (difference * shared as f64 + drawn) / all;
                mean >= student_reach(confidence, all - 1.0).unwrap() * 0.2 / all.sqrt()
            });
            let share = settled.count() as f64 / 2000.0;
            assert!((0.77..0.85).contains(&share), "{difference} {shared}: {share}");
        }
    }
}
