//! Scores of one forecast on a question with several answers.

use super::is_clip;
use super::unchecked;

/// Whether these are the probabilities of all answers of a question: each in `[0, 1]`, and a sum of 1 up to 0.001 for rounding.
fn is_distribution(p: &[f64]) -> bool {
    p.iter().all(|p| (0.0..=1.0).contains(p)) && (p.iter().sum::<f64>() - 1.0).abs() <= 0.001 + 1e-9
}

/// Brier score of probabilities for all answers of a question, ½Σₖ(pₖ − oₖ)² with o = 1 for the answer that `happened`: in
/// `[0, 1]`, lower is better; 0 best, 1 for certainty in a wrong answer. `None` unless the probabilities sum to 1 (0.001 is
/// allowed for rounding) and `happened` is one of them.
///
/// Half of what Brier (1950, [doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2][paper]) proposed. With two answers it is the
/// [Brier score](super::brier()) of either.
///
/// [paper]: https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2
///
/// # Example
/// ```
/// use trackrecord::score::{brier, categorical_brier};
/// assert_eq!(categorical_brier(&[0.75, 0.25], 0), brier(0.75, true));
/// assert_eq!(categorical_brier(&[0.5, 0.5, 0.5], 0), None);
/// ```
pub fn categorical_brier(p: &[f64], happened: usize) -> Option<f64> {
    match *p {
        _ if !is_distribution(p) || happened >= p.len() => None,
        // The same to the last bit as of a question of yes and no.
        [first, _] => Some(unchecked::brier(first, happened == 0)),
        _ => Some(0.5 * p.iter().enumerate().map(|(k, &p)| unchecked::brier(p, k == happened)).sum::<f64>()),
    }
}

/// Log score of probabilities for all answers of a question, −ln p of the answer that `happened`, p clipped to
/// `[clip, 1 − clip]`: in nats, lower is better. `None` unless the probabilities sum to 1 (0.001 is allowed for rounding),
/// `happened` is one of them, and the clip lies strictly between 0 and ½.
///
/// Good 1952, [doi:10.1111/j.2517-6161.1952.tb00104.x](https://doi.org/10.1111/j.2517-6161.1952.tb00104.x).
///
/// # Example
/// ```
/// use trackrecord::score::categorical_log_score;
/// assert_eq!(categorical_log_score(&[0.25, 0.25, 0.5], 2, 0.001), Some(std::f64::consts::LN_2));
/// ```
pub fn categorical_log_score(p: &[f64], happened: usize, clip: f64) -> Option<f64> {
    let given = p.get(happened).filter(|_| is_distribution(p) && is_clip(clip))?;
    Some(unchecked::log_score(*given, true, clip))
}

/// Ranked probability score of probabilities for all answers of a question in their order, Σ(Pₖ − Oₖ)²/(K − 1) over the K − 1 cut
/// points, P and O being cumulative: the mean [Brier score](super::brier()) of "at most the k-th answer". In `[0, 1]`, lower is
/// better. `None` with fewer than two answers, unless they sum to 1 (0.001 is allowed for rounding) and `happened` is one of
/// them.
///
/// Epstein 1969, [doi:10.1175/1520-0450(1969)008<0985:ASSFPF>2.0.CO;2][paper], divided by K − 1.
///
/// [paper]: https://doi.org/10.1175/1520-0450(1969)008%3C0985:ASSFPF%3E2.0.CO;2
///
/// # Example
/// ```
/// use trackrecord::score::ranked_probability_score;
/// let score = ranked_probability_score(&[0.15, 0.45, 0.25, 0.15], 2).unwrap();
/// assert!((score - 0.135).abs() < 1e-15);
/// ```
pub fn ranked_probability_score(p: &[f64], happened: usize) -> Option<f64> {
    if p.len() < 2 || !is_distribution(p) || happened >= p.len() {
        return None;
    }
    let cuts =
        cumulative(p.iter().copied()).take(p.len() - 1).zip(0..).map(|(p, k)| unchecked::brier(p, happened <= k));
    Some(cuts.sum::<f64>() / (p.len() - 1) as f64)
}

/// The probability of at most each answer.
pub(crate) fn cumulative(p: impl Iterator<Item = f64>) -> impl Iterator<Item = f64> {
    p.scan(0.0, |sum: &mut f64, p| {
        *sum += p;
        Some(sum.min(1.0))
    })
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // These values are exact.
mod tests {
    use super::*;

    type Score = fn(&[f64], usize) -> Option<f64>;

    #[test]
    fn the_worked_values_of_four_answers() {
        let p = [0.15, 0.45, 0.25, 0.15];
        // ½(0.15² + 0.45² + 0.75² + 0.15²) = ½·0.81
        assert!((categorical_brier(&p, 2).unwrap() - 0.405).abs() < 1e-15);
        // (0.15² + 0.6² + 0.15²)/3
        assert!((ranked_probability_score(&p, 2).unwrap() - 0.135).abs() < 1e-15);
        // (0.2² + 0.7²)/2 = 0.53/2
        assert!((ranked_probability_score(&[0.2, 0.5, 0.3], 2).unwrap() - 0.265).abs() < 1e-15);
    }

    #[test]
    fn two_answers_are_yes_and_no_to_the_bit() {
        for p in [0.0, 0.1, 0.3, 0.7, 0.123_456_789, 1.0] {
            let both = [p, 1.0 - p];
            for happened in [0, 1] {
                let brier = super::super::brier(p, happened == 0);
                assert_eq!(categorical_brier(&both, happened), brier);
                assert_eq!(ranked_probability_score(&both, happened), brier);
            }
        }
    }

    #[test]
    fn what_is_no_distribution_has_no_score() {
        for p in [&[0.5, 0.4][..], &[0.6, 0.5, -0.1], &[], &[f64::NAN, 1.0], &[0.5, 0.502]] {
            assert_eq!(categorical_brier(p, 0), None, "{p:?}");
            assert_eq!(ranked_probability_score(p, 0), None, "{p:?}");
            assert_eq!(categorical_log_score(p, 0, 0.001), None, "{p:?}");
        }
        assert_eq!(categorical_brier(&[0.5, 0.5], 2), None);
        assert_eq!(categorical_log_score(&[0.5, 0.5], 0, 0.5), None);
        assert!(categorical_brier(&[0.5, 0.501], 0).is_some());
    }

    /// Whoever believes p cannot expect a better score than by saying p.
    #[test]
    fn honesty_pays() {
        let belief = [0.2, 0.5, 0.3];
        let expected = |said: &[f64], score: fn(&[f64], usize) -> Option<f64>| {
            belief.iter().enumerate().map(|(k, b)| b * score(said, k).unwrap()).sum::<f64>()
        };
        let scores: [Score; 3] =
            [categorical_brier, ranked_probability_score, |p, k| categorical_log_score(p, k, 1e-9)];
        for score in scores {
            let honest = expected(&belief, score);
            for said in [[0.21, 0.49, 0.3], [0.2, 0.6, 0.2], [1.0, 0.0, 0.0], [0.3, 0.4, 0.3]] {
                assert!(expected(&said, score) > honest, "{said:?}");
            }
        }
    }
}
