//! The bootstrap against distributions that were worked out by hand, and against itself.

use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::uncertainty::{Interval, Rng};

const STATISTICS: [Statistic; 6] = [
    Statistic::Brier,
    Statistic::SkillVsBaseRate,
    Statistic::SkillVsHalf,
    Statistic::Log,
    Statistic::Spherical,
    Statistic::InTheLarge,
];

/// Forecasts of weight 1 at `p`.
fn said(p: f64, times: f64, happened: bool) -> Sums {
    let right = if happened { p } else { 1.0 - p };
    let length = (p * p + (1.0 - p) * (1.0 - p)).sqrt();
    Sums {
        weight: times,
        forecast: times * p,
        brier: times * (1.0 - right).powi(2),
        log: -times * right.ln(),
        spherical: times * right / length,
    }
}

fn plus(a: Sums, b: Sums) -> Sums {
    Sums {
        weight: a.weight + b.weight,
        forecast: a.forecast + b.forecast,
        brier: a.brier + b.brier,
        log: a.log + b.log,
        spherical: a.spherical + b.spherical,
    }
}

/// Questions with cells, the totals added up here.
fn clusters(groups: usize, questions: &[(bool, Vec<(u32, Sums)>)]) -> Clusters {
    let mut totals = vec![Sums::default(); groups];
    for (group, sums) in questions.iter().flat_map(|(_, cells)| cells) {
        totals[*group as usize] = plus(totals[*group as usize], *sums);
    }
    let mut clusters = Clusters::new(&totals);
    for (happened, cells) in questions {
        clusters.push(*happened, cells.iter().copied());
    }
    clusters
}

fn run(clusters: &Clusters, resamples: u32, threads: usize) -> Replicates {
    Bootstrap { resamples, seed: 1, threads }.run(clusters, &|_| ())
}

/// Random questions; each group forecasts a question with probability `share`.
fn random(questions: usize, groups: u32, share: f64) -> Clusters {
    let mut rng = Rng::stream(8, u64::from(groups));
    let data: Vec<_> = (0..questions)
        .map(|_| {
            let chance = rng.unit();
            let happened = rng.unit() < chance;
            let mut cells = Vec::new();
            for group in 0..groups {
                if rng.unit() < share {
                    let p = (chance + 0.4 * (rng.unit() - 0.5)).clamp(0.02, 0.98);
                    cells.push((group, said(p, 1.0 + rng.below(4) as f64, happened)));
                }
            }
            (happened, cells)
        })
        .collect();
    clusters(groups as usize, &data)
}

#[test]
fn two_questions_give_the_three_possible_replicates() {
    // Brier .04 (once) and .36 (three times): drawn twice the first ¼, twice the second ¼, else (.04 + 1.08)/4 = .28.
    let clusters = clusters(1, &[(true, vec![(0, said(0.8, 1.0, true))]), (false, vec![(0, said(0.6, 3.0, false))])]);
    let replicates = run(&clusters, 40_000, 2);
    let shares = [0.04, 0.28, 0.36].map(|value| replicates.share_near(0, Statistic::Brier, value));
    // Standard error 0.002.
    for (share, expected) in shares.iter().zip([0.25, 0.5, 0.25]) {
        assert!((share - expected).abs() < 0.01, "{shares:?}");
    }
    // Mean forecast .65 or .8 or .6, base rate ¼ or 1 or 0.
    let shares = [0.4, -0.2, 0.6].map(|value| replicates.share_near(0, Statistic::InTheLarge, value));
    assert!((shares[0] - 0.5).abs() < 0.01 && (shares[1] - 0.25).abs() < 0.01, "{shares:?}");
    // Skill needs both outcomes: only the mixed replicates count, 1 − .28/(3/16).
    let skill = replicates.share_near(0, Statistic::SkillVsBaseRate, 1.0 - 0.28 * 16.0 / 3.0);
    assert!((skill - 1.0).abs() < 1e-12, "{skill}");
}

#[test]
fn every_group_gets_the_same_draw_and_missing_groups_are_left_out() {
    // Group 0 on both questions, group 1 on the second alone: in a quarter of the replicates it has no question.
    let (good, bad) = (said(0.8, 1.0, true), said(0.6, 1.0, false));
    let clusters = clusters(2, &[(true, vec![(0, good)]), (false, vec![(0, bad), (1, bad)])]);
    let replicates = run(&clusters, 20_000, 1);
    assert!((replicates.kept_share(1, Statistic::Brier, 20_000) - 0.75).abs() < 0.02);
    assert!((replicates.kept_share(2, Statistic::Brier, 20_000) - 1.0).abs() < 1e-12);
    // All together: .04, (.04 + .72)/3, .36 and nothing else, which needs the draw to be the same.
    let shares = [0.04, 0.76 / 3.0, 0.36].map(|value| replicates.share_near(2, Statistic::Brier, value));
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{shares:?}");
}

#[test]
fn threads_do_not_change_a_bit() {
    for clusters in [random(700, 3, 0.9), random(700, 40, 0.05)] {
        let one = run(&clusters, 333, 1);
        assert_eq!(one, run(&clusters, 333, 2));
        assert_eq!(one, run(&clusters, 333, 7));
        assert_ne!(one, Bootstrap { resamples: 333, seed: 2, threads: 1 }.run(&clusters, &|_| ()));
    }
}

#[test]
fn rows_and_single_cells_agree() {
    // The same groups alone (rows are added, four or eight groups at a time) and among many that say nothing (cells are
    // looked up): same draws.
    for groups in [2_u32, 4, 5, 8, 9] {
        let mut rng = Rng::stream(3, 3);
        let data: Vec<_> = (0..600)
            .map(|_| {
                let happened = rng.unit() < 0.3;
                let mut said = || said(0.1 + 0.8 * rng.unit(), 1.0 + rng.below(3) as f64, happened);
                (happened, (0..groups).map(|group| (group, said())).collect::<Vec<_>>())
            })
            .collect();
        let groups = groups as usize;
        let (dense, sparse) = (run(&clusters(groups, &data), 200, 1), run(&clusters(180, &data), 200, 1));
        for statistic in STATISTICS {
            for (group, other) in (0..groups).map(|group| (group, group)).chain([(groups, 180)]) {
                let (a, b) =
                    (dense.interval(group, statistic, 0.9).unwrap(), sparse.interval(other, statistic, 0.9).unwrap());
                assert!((a.low - b.low).abs() < 1e-6 && (a.high - b.high).abs() < 1e-6, "{statistic:?} {a:?} {b:?}");
            }
        }
    }
}

#[test]
fn width_is_that_of_the_cluster_robust_standard_error() {
    let clusters = random(3000, 2, 0.7);
    let replicates = run(&clusters, 4000, 2);
    // Ratio estimator: √Σ(S_q − BW_q)²/W, from the cells themselves.
    let [no, yes] = clusters.outcomes[0];
    let squares: f64 = (0..clusters.happened.len())
        .flat_map(|question| clusters.cells_of(question))
        .filter(|cell| cell.group == 0)
        .map(|cell| f64::from(cell.deviations[1]).powi(2))
        .sum();
    let expected = 2.0 * 1.96 * squares.sqrt() / (no + yes);
    let Interval { low, high } = replicates.interval(0, Statistic::Brier, 0.95).unwrap();
    assert!(((high - low) / expected - 1.0).abs() < 0.05, "{} against {expected}", high - low);
}

#[test]
fn forecasts_on_one_question_do_not_count_as_many() {
    // Ten equal forecasts on each of 40 questions say no more than one on each, and far less than 400 questions would.
    let data = |copies: u32, times: f64| {
        let mut data = Vec::new();
        for k in 0..40_u32 {
            let happened = k % 3 == 0;
            for _ in 0..copies {
                data.push((happened, vec![(0, said(0.2 + 0.01 * f64::from(k), times, happened))]));
            }
        }
        clusters(1, &data)
    };
    let width = |clusters: &Clusters| {
        let Interval { low, high } = run(clusters, 2000, 2).interval(0, Statistic::Brier, 0.95).unwrap();
        high - low
    };
    let (single, repeated, rows) = (width(&data(1, 1.0)), width(&data(1, 10.0)), width(&data(10, 1.0)));
    assert!((repeated / single - 1.0).abs() < 1e-5, "{repeated} {single}");
    assert!((repeated / rows - 10_f64.sqrt()).abs() < 0.5, "{repeated} {rows}");
}

#[test]
fn the_value_lies_inside_and_more_confidence_is_wider() {
    for questions in [12, 60, 900] {
        let clusters = random(questions, 3, 0.8);
        let replicates = run(&clusters, 1000, 2);
        for group in 0..=3 {
            for statistic in STATISTICS {
                let value = replicates.point(group, statistic);
                let narrow = replicates.interval(group, statistic, 0.95).unwrap();
                let wide = replicates.interval(group, statistic, 0.98).unwrap();
                assert!(
                    narrow.low <= value && value <= narrow.high,
                    "{questions} {group} {statistic:?} {narrow:?} {value}"
                );
                assert!(wide.low <= narrow.low && narrow.high <= wide.high);
            }
        }
    }
}

#[test]
fn what_does_not_vary_has_no_width() {
    let data: Vec<_> = (0..600).map(|_| (true, vec![(0, said(0.7, 3.0, true))])).collect();
    let replicates = run(&clusters(1, &data), 100, 1);
    let brier = replicates.interval(0, Statistic::Brier, 0.95).unwrap();
    assert!((brier.low - 0.09).abs() < 1e-12 && (brier.high - 0.09).abs() < 1e-12, "{brier:?}");
    assert_eq!(replicates.interval(0, Statistic::SkillVsBaseRate, 0.95), None);
}

#[test]
fn fewer_than_two_questions_have_no_interval() {
    let data =
        [(true, vec![(0, said(0.7, 3.0, true)), (1, said(0.2, 1.0, true))]), (false, vec![(1, said(0.2, 1.0, false))])];
    let replicates = run(&clusters(3, &data), 100, 1);
    let has = |group| replicates.interval(group, Statistic::Brier, 0.95).is_some();
    assert_eq!([has(0), has(1), has(2), has(3)], [false, true, false, true]);
    assert_eq!(run(&clusters(3, &data), 0, 1).interval(1, Statistic::Brier, 0.95), None);
    assert_eq!(run(&clusters(0, &[]), 10, 2).interval(0, Statistic::Brier, 0.95), None);
}

#[test]
fn progress_reaches_the_end() {
    let highest = AtomicU32::new(0);
    let progress = |done| {
        highest.fetch_max(done, Ordering::Relaxed);
    };
    Bootstrap { resamples: 100, seed: 1, threads: 3 }.run(&random(50, 2, 0.9), &progress);
    assert_eq!(highest.into_inner(), 100);
}

#[test]
fn a_verdict_is_not_misled_by_outcomes_that_are_all_alike() {
    // Forty questions at 2% of which none happened: likely (.98^40 = .45), but resampling sees no event either.
    let data: Vec<_> =
        (0..40_u32).map(|k| (false, vec![(0, said(0.015 + 0.00025 * f64::from(k), 1.0, false))])).collect();
    let replicates = run(&clusters(1, &data), 500, 1);
    let resampled = replicates.interval(0, Statistic::InTheLarge, 0.95).unwrap();
    let widened = replicates.interval_for_verdict(0, 0.95).unwrap();
    assert!(resampled.low > 0.0 && widened.low < 0.0, "{resampled:?} {widened:?}");
    // The standard error if calibrated is √(.02·.98/40) = .0221; t with one degree of freedom reaches 12.706·√(40/39).
    let mean = 0.015 + 0.00025 * 19.5;
    let variance: f64 =
        (0..40_u32).map(|k| 0.015 + 0.00025 * f64::from(k)).map(|p| p * (1.0 - p)).sum::<f64>() / 1600.0;
    let reach = 12.7062 * (40.0_f64 / 39.0).sqrt() * variance.sqrt();
    assert!((widened.low - (mean - reach)).abs() < 1e-5, "{} against {}", widened.low, mean - reach);
}

#[test]
fn rarer_outcomes_are_counted_by_question() {
    let clusters = random(200, 2, 0.7);
    let yes = clusters.happened.iter().filter(|happened| **happened).count() as u64;
    assert_eq!(clusters.rarer_outcomes(2), yes.min(clusters.questions(2) - yes));
    assert!(clusters.questions(0) < clusters.questions(2));
}

#[test]
fn clusters_from_outside_are_those_that_were_pushed() {
    let [one, other] = [said(0.8, 1.0, true), said(0.6, 3.0, false)];
    let made = Clusters::from_questions(2, [(true, vec![(1, one), (0, one)]), (false, vec![(1, other)])]).unwrap();
    let pushed = clusters(2, &[(true, vec![(0, one), (1, one)]), (false, vec![(1, other)])]);
    let interval = |clusters: &Clusters| run(clusters, 200, 1).interval(1, Statistic::Brier, 0.9);
    assert!(interval(&made).is_some());
    assert_eq!(interval(&made), interval(&pushed));
    assert_eq!((made.questions(0), made.questions(1), made.questions(9)), (1, 2, 0));
    assert_eq!(run(&made, 200, 1).interval(9, Statistic::Brier, 0.9), None);
}

/// Each of them would have made an interval that is wrong.
#[test]
fn sums_that_are_none_of_forecasts_are_no_clusters() {
    let sums = said(0.8, 2.0, true);
    let wrong = [
        (0, Sums { weight: f64::NAN, ..sums }),
        (0, Sums { weight: -1.0, ..sums }),
        (0, Sums { forecast: 80.0, ..sums }),
        (0, Sums { log: f64::INFINITY, ..sums }),
        (0, Sums { brier: 2.5, ..sums }),
        (1, sums),
    ];
    for (group, sums) in wrong {
        let made = Clusters::from_questions(1, [(true, vec![(group, sums)])]);
        assert!(made.is_err(), "{group} {sums:?}");
    }
}
