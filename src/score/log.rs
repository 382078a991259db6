//! The log score, with what its clipping touches.

use crate::model::Tally;

use super::{is_clip, unchecked};

/// Log score of one forecast, −ln of the probability given to what happened, in nats: from −ln(1 − clip) to −ln(clip), lower
/// is better. `None` unless `p` lies in `[0, 1]` and `clip` strictly between 0 and ½.
///
/// `p` is clipped to `[clip, 1 − clip]` first, so that one certain miss does not make the mean infinite.
/// Good 1952, [doi:10.1111/j.2517-6161.1952.tb00104.x](https://doi.org/10.1111/j.2517-6161.1952.tb00104.x).
///
/// # Example
/// ```
/// use trackrecord::score::log_score;
/// assert_eq!(log_score(0.0, true, 0.001), Some(-(0.001_f64.ln())));
/// assert_eq!(log_score(0.7, true, 0.0), None);
/// ```
pub fn log_score(p: f64, happened: bool, clip: f64) -> Option<f64> {
    ((0.0..=1.0).contains(&p) && is_clip(clip)).then(|| unchecked::log_score(p, happened, clip))
}

/// Weighted mean log score, Σ wᵢ·(−ln qᵢ) / Σ wᵢ with qᵢ the clipped probability given to what happened: in nats, lower is
/// better; `None` without observations, or unless `clip` lies strictly between 0 and ½.
///
/// # Example
/// ```
/// use trackrecord::{model::Tally, score::mean_log_score};
/// let tally = Tally::from_pairs([(0.5, true), (0.5, false)]).unwrap();
/// assert_eq!(mean_log_score(&tally, 0.001), Some(2_f64.ln()));
/// ```
pub fn mean_log_score(tally: &Tally, clip: f64) -> Option<f64> {
    if is_clip(clip) { tally.mean(|p, happened| unchecked::log_score(p, happened, clip)) } else { None }
}

/// How many forecasts the clip moves: those below `clip` or above `1 − clip`.
pub(crate) fn clipped(tally: &Tally, clip: f64) -> u64 {
    let moved = |p: f64| p < clip || p > 1.0 - clip;
    tally.rows().iter().filter(|row| moved(row.p)).map(|row| row.count).sum()
}

/// How many forecasts, whatever they weigh, said exactly 0 of what happened or exactly 1 of what did not: 0 is best. Without a
/// clip each of them would make the mean log score infinite.
///
/// # Example
/// ```
/// use trackrecord::{model::Tally, score::certain_and_wrong};
/// let tally = Tally::from_pairs([(0.0, true), (0.0, false), (0.01, true)]).unwrap();
/// assert_eq!(certain_and_wrong(&tally), 1);
/// ```
pub fn certain_and_wrong(tally: &Tally) -> u64 {
    tally
        .rows()
        .iter()
        .map(|row| match row.p {
            0.0 => row.count_yes,
            1.0 => row.count - row.count_yes,
            _ => 0,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_clip_touches() {
        let tally = Tally::of_pairs([
            (0.0, true),
            (0.0, false),
            (0.0009, false),
            (0.001, true),
            (0.999, false),
            (0.9995, true),
            (1.0, false),
            (1.0, false),
        ]);
        assert_eq!(clipped(&tally, 0.001), 6);
        assert_eq!(certain_and_wrong(&tally), 3);
    }

    #[test]
    fn a_clip_that_is_none_gives_no_score() {
        let tally = Tally::of_pairs([(0.3, true)]);
        for clip in [0.0, -0.1, 0.5, f64::NAN] {
            assert_eq!((mean_log_score(&tally, clip), log_score(0.3, true, clip)), (None, None));
        }
    }
}
