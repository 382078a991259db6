//! Reading: files to packed rows.

mod fixture;

use std::error::Error;

use criterion::{BenchmarkId, Throughput};
use trackrecord::read::{Progress, read_log};

use fixture::{Fixture, SIZES, criterion};

fn main() -> Result<(), Box<dyn Error>> {
    let mut criterion = criterion();
    let mut group = criterion.benchmark_group("read");
    for rows in SIZES {
        let Fixture { options, .. } = &Fixture::new(rows)?;
        group.throughput(Throughput::Elements(rows.into()));
        group.bench_function(BenchmarkId::new("read_log", rows), |bencher| {
            bencher.iter_with_large_drop(|| read_log(options, &Progress::default()));
        });
    }
    group.finish();
    criterion.final_summary();
    Ok(())
}
