//! The Murphy diagram: what a group costs under every proper score at once.

use crate::model::{CompensatedSum, Tally};

/// The mean elementary score at one threshold, where it may jump.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DiagramKnot {
    /// The threshold t, in `[0, 1]`.
    pub threshold: f64,
    /// Where the curve arrives from below.
    pub left: f64,
    /// Its value at t, from where it goes on.
    pub right: f64,
}

/// The weighted mean elementary score Sₜ as a function of the threshold t, exactly: a line from each knot to the next, a jump in it. The
/// knots are 0, every probability that was given, and 1; none without observations. Lower is better, 0 best.
///
/// Sₜ(p, o) is 1 − t if it happened and p ≤ t, t if it did not and p > t, and 0 else: what is lost by someone who acts when p is above t,
/// where acting in vain costs t, and 1 − t not to act when one should have. Every proper score is an average of Sₜ over thresholds:
/// Brier = 2∫Sₜdt, log = ∫Sₜ/(t(1 − t))dt. So a curve that is nowhere above another is at least as good under every one of them; where
/// curves cross, the choice of the score decides. (Some programs draw 2Sₜ, others Sₜ/2.) Ehm, Gneiting, Jordan & Krüger 2016,
/// [doi:10.1111/rssb.12154](https://doi.org/10.1111/rssb.12154).
///
/// # Example
/// ```
/// use trackrecord::{model::Tally, score::murphy_diagram};
/// let knots = murphy_diagram(&Tally::from_pairs([(0.25, true), (0.75, true)]).unwrap());
/// let values: Vec<_> = knots.iter().map(|knot| (knot.threshold, knot.left, knot.right)).collect();
/// assert_eq!(values, [(0.0, 0.0, 0.0), (0.25, 0.0, 0.375), (0.75, 0.125, 0.25), (1.0, 0.0, 0.0)]);
/// ```
pub fn murphy_diagram(tally: &Tally) -> Vec<DiagramKnot> {
    let rows = tally.rows();
    if rows.is_empty() {
        return vec![];
    }
    let weight = tally.weight();
    // Share of those that happened with p ≤ t, and of those that did not with p > t: each is added up from its own end.
    let happened = running(rows.iter().map(|row| row.yes), weight);
    let mut failed = running(rows.iter().rev().map(|row| row.no), weight);
    failed.reverse();
    let score = |t: f64, behind: usize| {
        let missed = if behind == 0 { 0.0 } else { happened[behind - 1] };
        (1.0 - t) * missed + t * failed.get(behind).copied().unwrap_or(0.0)
    };
    let knot = |threshold, before, behind| {
        let (left, right) = (score(threshold, before), score(threshold, behind));
        DiagramKnot { threshold, left, right }
    };
    let mut knots: Vec<DiagramKnot> = rows.iter().enumerate().map(|(at, row)| knot(row.p, at, at + 1)).collect();
    if rows[0].p > 0.0 {
        knots.insert(0, knot(0.0, 0, 0));
    }
    if rows[rows.len() - 1].p < 1.0 {
        knots.push(knot(1.0, rows.len(), rows.len()));
    }
    knots
}

/// The mean elementary score at a threshold, from the knots of a diagram; `None` without knots, or outside of `[0, 1]`.
///
/// # Example
/// ```
/// use trackrecord::{model::Tally, score::{diagram_at, murphy_diagram}};
/// let knots = murphy_diagram(&Tally::from_pairs([(0.25, true), (0.75, true)]).unwrap());
/// assert_eq!(diagram_at(&knots, 0.5), Some(0.25));
/// ```
pub fn diagram_at(knots: &[DiagramKnot], threshold: f64) -> Option<f64> {
    let behind = knots.partition_point(|knot| knot.threshold <= threshold);
    let from = knots.get(behind.checked_sub(1)?)?;
    if let Some(to) = knots.get(behind) {
        let share = (threshold - from.threshold) / (to.threshold - from.threshold);
        return Some(from.right + (to.left - from.right) * share);
    }
    (threshold <= from.threshold).then_some(from.right)
}

/// Sums of the first, of the first two, and so on, as shares of a weight.
fn running(weights: impl Iterator<Item = f64>, weight: f64) -> Vec<f64> {
    let mut sum = CompensatedSum::default();
    let mut add = |next| {
        sum.add(next);
        sum.total() / weight
    };
    weights.map(&mut add).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{TallyRow, compensated_sum};
    use crate::score::{mean_brier, mean_log_score};

    /// ∫ of a function that is a line from knot to knot.
    fn area(knots: &[DiagramKnot]) -> f64 {
        compensated_sum(
            knots
                .windows(2)
                .map(|pair| (pair[1].threshold - pair[0].threshold) * f64::midpoint(pair[0].right, pair[1].left)),
        )
    }

    fn tallies(least: f64) -> impl Strategy<Value = Tally> {
        let p = prop_oneof![Just(least), Just(1.0 - least), least..=1.0 - least];
        prop::collection::vec((p, 0.0..9.0_f64, 0.01..9.0_f64), 1..40).prop_map(|rows| {
            let row = |(p, no, yes)| TallyRow { p, no, yes, count: 2, count_yes: 1, squares: no * no + yes * yes };
            Tally::new(rows.into_iter().map(row).collect())
        })
    }

    #[test]
    fn nothing_has_no_curve() {
        assert_eq!(murphy_diagram(&Tally::default()), []);
    }

    #[test]
    fn certain_and_wrong_costs_at_every_threshold() {
        let knots = murphy_diagram(&Tally::of_pairs([(0.0, true), (1.0, false)]));
        let ends = [(0.0, 0.0, 0.5), (1.0, 0.5, 0.0)];
        assert!(knots.iter().map(|knot| (knot.threshold, knot.left, knot.right)).eq(ends));
    }

    proptest! {
        #[test]
        fn twice_the_area_is_the_brier_score(tally in tallies(0.0)) {
            let brier = mean_brier(&tally).unwrap_or_default();
            let area = area(&murphy_diagram(&tally));
            prop_assert!((2.0 * area - brier).abs() < 1e-12, "{area} {brier}");
        }

        /// On each piece Sₜ = (1 − t)a + tb, and ∫Sₜ/(t(1 − t)) = a·ln t − b·ln(1 − t).
        #[test]
        fn weighted_by_1_over_t_1_minus_t_the_area_is_the_log_score(tally in tallies(0.02)) {
            let log = mean_log_score(&tally, 0.001).unwrap_or_default();
            let knots = murphy_diagram(&tally);
            let area: f64 = knots.windows(2).map(|pair| {
                let (from, to) = (pair[0].threshold, pair[1].threshold);
                let slope = (pair[1].left - pair[0].right) / (to - from);
                let a = pair[0].right - slope * from;
                let b = a + slope;
                let part = |share: f64, of: f64| if share.abs() < 1e-13 { 0.0 } else { share * of };
                part(a, (to / from).ln()) + part(b, ((1.0 - from) / (1.0 - to)).ln())
            }).sum();
            prop_assert!((area - log).abs() < 1e-9 * (1.0 + log), "{area} {log}");
        }

        #[test]
        fn it_is_the_mean_of_elementary_scores_everywhere(tally in tallies(0.0), t in 0.0..=1.0_f64) {
            let direct = tally.mean(|p, happened| match happened {
                true if p <= t => 1.0 - t,
                false if p > t => t,
                _ => 0.0,
            });
            let found = diagram_at(&murphy_diagram(&tally), t).unwrap_or(f64::NAN);
            prop_assert!(direct.is_some_and(|direct| (direct - found).abs() < 1e-12), "{direct:?} {found}");
        }

        #[test]
        fn no_for_yes_and_the_rest_for_the_probability_mirrors_it(tally in tallies(0.0)) {
            let other = |row: &TallyRow| TallyRow { p: 1.0 - row.p, no: row.yes, yes: row.no, ..*row };
            let mirrored = murphy_diagram(&Tally::new(tally.rows().iter().map(other).collect()));
            let knots = murphy_diagram(&tally);
            prop_assert_eq!(knots.len(), mirrored.len());
            for (knot, other) in knots.iter().zip(mirrored.iter().rev()) {
                let apart = [knot.threshold - (1.0 - other.threshold), knot.left - other.right, knot.right - other.left];
                prop_assert!(apart.iter().all(|apart| apart.abs() < 1e-12), "{knot:?} {other:?}");
            }
        }
    }
}
