//! Comparing as a whole, from files to values, with the default resamples: types, and sources.

mod fixture;

use std::error::Error;

use criterion::{BenchmarkId, Throughput};
use trackrecord::options::GroupingColumn;
use trackrecord::report::{self, Progress};

use fixture::{Fixture, criterion};

const ROWS: u32 = 20_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut criterion = criterion();
    let mut group = criterion.benchmark_group("compare");
    let Fixture { options, .. } = &Fixture::new(ROWS)?;
    let mut by_type = options.clone();
    by_type.statistics.resamples = 2000;
    by_type.retention.forecasts = true;
    let mut by_source = by_type.clone();
    by_source.selection.group_by = vec![GroupingColumn::Source];
    group.throughput(Throughput::Elements(ROWS.into()));
    for (name, options) in [("8 types", &by_type), ("500 sources", &by_source)] {
        group.bench_function(BenchmarkId::new(name, ROWS), |bencher| {
            bencher.iter_with_large_drop(|| report::compare(options, &Progress::default()));
        });
    }
    group.finish();
    criterion.final_summary();
    Ok(())
}
