//! How much more data would settle it.

use crate::uncertainty::normal_reach;

/// Chance of finding the difference that the answer aims at.
const POWER: f64 = 0.8;
/// Beyond it the answer is that this many will not come.
const MANY: f64 = 1e6;

/// How many more shared questions would settle a difference, as [`more_questions`] finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionsNeeded {
    /// About so many, rounded up to two digits.
    About(u64),
    /// More than a million.
    TooMany,
}

/// How many more shared questions would probably settle which of two groups is better, if the true difference is what was
/// seen: n = ((z₁₋α⸝₂ + z₀.₈)·sd/d)² in all, of which there are `shared`, with `sd` the standard deviation of the differences
/// and α = 1 − `confidence` (Cohen 1988, Statistical Power Analysis, § 2.4; chance of success 80%).
///
/// A rough guide: the observed difference is itself uncertain. `None` when that already should have been enough, when it
/// cannot be said (no difference or no spread), or when `sd` is negative or `confidence` does not lie strictly between 0 and 1.
///
/// # Example
/// ```
/// use trackrecord::compare::{QuestionsNeeded, more_questions};
/// // ((1.959964 + 0.841621)·0.2/0.05)² = 125.6.
/// assert_eq!(more_questions(0.05, 0.2, 40, 0.95), Some(QuestionsNeeded::About(86)));
/// ```
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and a million")]
pub fn more_questions(difference: f64, sd: f64, shared: u64, confidence: f64) -> Option<QuestionsNeeded> {
    let reach = normal_reach(confidence)? + normal_reach(2.0 * POWER - 1.0)?;
    let needed = (reach * sd / difference).powi(2);
    let more = needed.ceil() - shared as f64;
    if !needed.is_finite() || more < 1.0 || sd < 0.0 {
        return None;
    }
    Some(if more > MANY { QuestionsNeeded::TooMany } else { QuestionsNeeded::About(two_digits_up(more as u64)) })
}

fn two_digits_up(number: u64) -> u64 {
    let unit = 10_u64.pow(number.max(1).ilog10().saturating_sub(1));
    number.div_ceil(unit) * unit
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(more_questions(0.2, 0.1, 30, 0.95), None, "should have been enough");
        assert_eq!(more_questions(0.000_1, 0.3, 30, 0.95), Some(QuestionsNeeded::TooMany));
    }
}
