//! Scoring as a whole, from files to values: without intervals, and with 1000 resamples of few and of many groups.

mod fixture;

use std::error::Error;

use criterion::{BenchmarkId, Throughput};
use trackrecord::options::GroupingColumn;
use trackrecord::report::{self, Progress};

use fixture::{Fixture, SIZES, criterion};

fn main() -> Result<(), Box<dyn Error>> {
    let mut criterion = criterion();
    let mut group = criterion.benchmark_group("score");
    for rows in SIZES {
        let Fixture { options, .. } = &Fixture::new(rows)?;
        let mut with_intervals = options.clone();
        with_intervals.statistics.resamples = 1000;
        let mut by_source = with_intervals.clone();
        by_source.selection.group_by = vec![GroupingColumn::Source];
        group.throughput(Throughput::Elements(rows.into()));
        for (name, options) in [("no intervals", options), ("8 types", &with_intervals), ("500 sources", &by_source)] {
            group.bench_function(BenchmarkId::new(name, rows), |bencher| {
                bencher.iter_with_large_drop(|| report::score(options, &Progress::default()));
            });
        }
    }
    group.finish();
    criterion.final_summary();
    Ok(())
}
