//! The number of questions that went yes, against what the forecasts on them imply: an exact test in the large.

use crate::uncertainty::normal_cdf;

/// Up to so many questions the distribution is worked out exactly, beyond by an expansion that is then good to 1e-4.
const EXACT: usize = 2000;

/// How many questions would go yes if the mean forecast on each were its chance, each question with one vote: a Poisson-binomial
/// distribution.
#[derive(Clone, Debug, Default)]
pub struct YesCount {
    chances: Vec<f64>,
    questions: u64,
    mean: f64,
    variance: f64,
    /// Σp(1 − p)(1 − 2p), the third central moment.
    third: f64,
}

/// Chances that the count is as small as it was or smaller, and as large or larger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tails {
    /// P(X ≤ k).
    pub low: f64,
    /// P(X ≥ k).
    pub high: f64,
}

impl Tails {
    /// 2·min(P(X ≤ k), P(X ≥ k)), at most 1.
    pub fn two_sided(self) -> f64 {
        (2.0 * self.low.min(self.high)).min(1.0)
    }
}

impl FromIterator<f64> for YesCount {
    fn from_iter<I: IntoIterator<Item = f64>>(chances: I) -> Self {
        let mut count = Self::default();
        chances.into_iter().for_each(|chance| count.add(chance));
        count
    }
}

impl YesCount {
    /// Takes in a question with its chance of yes.
    pub fn add(&mut self, chance: f64) {
        let chance = chance.clamp(0.0, 1.0);
        self.questions += 1;
        self.mean += chance;
        self.variance += chance * (1.0 - chance);
        self.third += chance * (1.0 - chance) * (1.0 - 2.0 * chance);
        if self.chances.len() <= EXACT {
            self.chances.push(chance);
        }
    }

    /// Takes in the questions of another part, behind its own.
    pub(crate) fn append(&mut self, other: Self) {
        self.questions += other.questions;
        self.mean += other.mean;
        self.variance += other.variance;
        self.third += other.third;
        let room = (EXACT + 1).saturating_sub(self.chances.len());
        self.chances.extend(other.chances.into_iter().take(room));
    }

    /// Expected number of yes.
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// The tails at `yes` questions that went yes: exact by convolution (algorithm of Hong 2013, doi:10.1016/j.csda.2012.10.006) up to 2000
    /// questions, beyond by the normal distribution with corrections for continuity and skewness (Volkova 1996, doi:10.1137/1140093).
    ///
    /// # Example
    /// ```
    /// use trackrecord::calibrate::YesCount;
    /// let fifteen: YesCount = std::iter::repeat_n(0.8, 15).collect();
    /// assert!((fifteen.tails(0).low / 0.2_f64.powi(15) - 1.0).abs() < 1e-12);
    /// assert!(fifteen.tails(0).two_sided() < 1e-9 && fifteen.tails(12).two_sided() > 0.9);
    /// ```
    pub fn tails(&self, yes: u64) -> Tails {
        if self.chances.len() > EXACT {
            return Tails { low: self.expanded(yes as f64 + 0.5), high: 1.0 - self.expanded(yes as f64 - 0.5) };
        }
        let distribution = self.distribution();
        let at = usize::try_from(yes).unwrap_or(usize::MAX).min(distribution.len() - 1);
        Tails {
            low: distribution[..=at].iter().sum::<f64>().min(1.0),
            high: distribution[at..].iter().sum::<f64>().min(1.0),
        }
    }

    fn distribution(&self) -> Vec<f64> {
        let mut distribution = vec![0.0; self.chances.len() + 1];
        distribution[0] = 1.0;
        for (before, &chance) in self.chances.iter().enumerate() {
            for yes in (1..=before + 1).rev() {
                distribution[yes] = distribution[yes] * (1.0 - chance) + distribution[yes - 1] * chance;
            }
            distribution[0] *= 1.0 - chance;
        }
        distribution
    }

    fn expanded(&self, at: f64) -> f64 {
        let deviation = self.variance.sqrt();
        if deviation == 0.0 {
            return f64::from(u8::from(at >= self.mean));
        }
        let x = (at - self.mean) / deviation;
        let density = (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt();
        (normal_cdf(x) + self.third / deviation.powi(3) * (1.0 - x * x) * density / 6.0).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_questions_by_hand() {
        // .1 .5 .9: P(0) = .9·.5·.1, P(3) = .1·.5·.9, P(1) = .455.
        let count: YesCount = [0.1, 0.5, 0.9].into_iter().collect();
        for (found, expected) in count.distribution().iter().zip([0.045, 0.455, 0.455, 0.045]) {
            assert!((found - expected).abs() < 1e-15);
        }
        assert!((count.tails(1).low - 0.5).abs() < 1e-15 && (count.tails(1).high - 0.955).abs() < 1e-15);
    }

    /// Three parts of one log, of which the first alone would be exact, and the last is beyond what is kept.
    #[test]
    fn parts_together_are_the_whole() {
        let chances: Vec<f64> = (0..5000_u32).map(|k| f64::from(k % 37 + 1) / 60.0).collect();
        for (ends, yes) in [([40, 900], [100, 280]), ([700, 4000], [400, 1200])] {
            let mut parts = YesCount::default();
            for part in [&chances[..ends[0]], &chances[ends[0]..ends[1]], &chances[ends[1]..ends[1] + 100]] {
                parts.append(part.iter().copied().collect());
            }
            let whole: YesCount = chances[..ends[1] + 100].iter().copied().collect();
            assert!((parts.mean() - whole.mean()).abs() < 1e-9);
            for yes in yes {
                let [found, expected] = [&parts, &whole].map(|count| count.tails(yes));
                assert!((found.low - expected.low).abs() < 1e-12, "{yes}: {found:?} {expected:?}");
                assert!((found.high - expected.high).abs() < 1e-12, "{yes}: {found:?} {expected:?}");
            }
        }
    }

    #[test]
    fn the_expansion_continues_the_exact_tails() {
        let chances = |n: u32| (0..n).map(|k| f64::from(k % 37 + 1) / 60.0);
        let exact: YesCount = chances(2000).collect();
        for yes in [540_u32, 560, 600, 633, 660, 700] {
            let found = exact.expanded(f64::from(yes) + 0.5);
            assert!((found - exact.tails(u64::from(yes)).low).abs() < 1e-4, "{yes}: {found} {}", exact.mean);
        }
    }

    #[test]
    fn turning_yes_and_no_round_turns_the_tails_round() {
        let chances = [0.1, 0.35, 0.62, 0.98, 0.5];
        let (count, mirrored): (YesCount, YesCount) =
            (chances.into_iter().collect(), chances.map(|p| 1.0 - p).into_iter().collect());
        for yes in 0..=5 {
            let (one, other) = (count.tails(yes), mirrored.tails(5 - yes));
            assert!((one.low - other.high).abs() < 1e-14 && (one.high - other.low).abs() < 1e-14);
        }
    }
}
