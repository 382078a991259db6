//! Several tests made on the same data: each one's p-value, allowing for the others.

/// Values that redraws and, as the last, the data gave to a test: which are as far out as each.
pub(super) enum Extreme {
    /// Those as large.
    Large,
    /// Those as far towards the nearer end, counted twice.
    EitherWay,
}

/// Values that differ by less than this, in relation to the larger, are alike.
const ROUNDING: f64 = 1e-9;

/// Of each value the share of all, itself among them, that is as extreme.
pub(super) fn shares_as_extreme(values: &[f64], extreme: &Extreme) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let all = values.len() as f64;
    let scale = sorted.iter().map(|value| value.abs()).fold(0.0, f64::max);
    let of = |&value: &f64| {
        let slack = ROUNDING * scale;
        let as_high = (values.len() - sorted.partition_point(|other| *other < value - slack)) as f64 / all;
        let as_low = sorted.partition_point(|other| *other <= value + slack) as f64 / all;
        match extreme {
            Extreme::Large => as_high,
            Extreme::EitherWay => (2.0 * as_high.min(as_low)).min(1.0),
        }
    };
    values.iter().map(of).collect()
}

/// p-values of tests, each allowing for all that are made beside it. Of each test there are the p-values that redraws and, as the last, the
/// data have. The smallest p-value of the data counts as what share of redraws have a p-value as small in any test; the next
/// as what share have one in any of the others; and so on. This is Holm's rule, but for what the tests have in common:
/// Westfall & Young 1993, Resampling-Based Multiple Testing, algorithm 2.8.
pub(super) fn step_down(tests: &[Vec<f64>]) -> Vec<f64> {
    let observed: Vec<f64> = tests.iter().map(|test| test.last().copied().unwrap_or(1.0)).collect();
    let mut order: Vec<usize> = (0..tests.len()).collect();
    order.sort_by(|&a, &b| observed[a].total_cmp(&observed[b]));
    let mut adjusted = vec![1.0; tests.len()];
    let mut so_far = 0.0_f64;
    for (rank, &test) in order.iter().enumerate() {
        let rest = &order[rank..];
        let redraws = tests[test].len();
        let as_small = |at: &usize| rest.iter().any(|&other| tests[other][*at] <= observed[test] * (1.0 + ROUNDING));
        so_far = so_far.max((0..redraws).filter(as_small).count() as f64 / redraws.max(1) as f64);
        adjusted[test] = so_far;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_by_hand() {
        // Of 1, 2, 2, 5 four are at least 1, three at least 2, one at least 5; at most: one, three, four.
        let values = [1.0, 2.0, 2.0 + 1e-12, 5.0];
        assert_eq!(shares_as_extreme(&values, &Extreme::Large), [1.0, 0.75, 0.75, 0.25]);
        assert_eq!(shares_as_extreme(&values, &Extreme::EitherWay), [0.5, 1.0, 1.0, 0.5]);
    }

    #[test]
    fn tests_that_have_nothing_in_common_share_the_error_as_holm_has_it() {
        // Twenty redraws of two tests, of which the data come last: .05 and .1.
        let first: Vec<f64> = (2..=20).map(|at| f64::from(at) / 20.0).chain([0.05]).collect();
        let second: Vec<f64> = [0.05].into_iter().chain((3..=20).map(|at| f64::from(at) / 20.0)).chain([0.1]).collect();
        // .05: one redraw of the second and the data. .1: of the second alone one redraw and the data.
        assert_eq!(step_down(&[first, second]), [0.1, 0.1]);
    }

    #[test]
    fn tests_that_say_the_same_count_as_one() {
        let one: Vec<f64> = (2..=20).map(|at| f64::from(at) / 20.0).chain([0.05]).collect();
        assert_eq!(step_down(&[one.clone(), one.clone(), one]), [0.05; 3]);
    }

    #[test]
    fn a_larger_p_value_never_counts_less() {
        let first = vec![0.5, 1.0, 0.75, 0.25];
        let second = vec![0.25, 0.5, 1.0, 0.75];
        assert_eq!(step_down(&[first, second]), [0.5, 0.75]);
    }
}
