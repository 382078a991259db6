//! Statistics of one group with a thousand distinct probabilities: curve, smooth calibration error, Cox regression.

use std::hint::black_box;
use std::time::Duration;

use criterion::Criterion;
use trackrecord::calibrate::{CoxFit, isotonic, smooth_ece};
use trackrecord::model::Tally;
use trackrecord::uncertainty::Rng;

fn tally() -> Tally {
    let mut rng = Rng::stream(1, 0);
    let mut pair = || {
        let p = f64::from(u32::try_from(rng.below(1001)).unwrap_or(0)) / 1000.0;
        (p, rng.unit() < p)
    };
    Tally::from_pairs((0..100_000).map(|_| pair())).expect("probabilities")
}

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(5))
        .configure_from_args();
    let tally = tally();
    let mut group = criterion.benchmark_group("statistics");
    group.bench_function("isotonic", |bencher| bencher.iter(|| isotonic(black_box(&tally))));
    group.bench_function("smooth calibration error", |bencher| bencher.iter(|| smooth_ece(black_box(&tally))));
    group.bench_function("Cox regression", |bencher| bencher.iter(|| CoxFit::new(black_box(&tally), 0.001)));
    group.finish();
    criterion.final_summary();
}
