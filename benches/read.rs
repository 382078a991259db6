//! Reading: files to packed rows.

mod fixture;

use std::error::Error;

use criterion::{BenchmarkId, Throughput};
use trackrecord::dataset::{Progress, load};

use fixture::{Fixture, SIZES, criterion};

fn main() -> Result<(), Box<dyn Error>> {
    let mut criterion = criterion();
    let mut group = criterion.benchmark_group("read");
    for rows in SIZES {
        let Fixture { plan, .. } = &Fixture::new(rows)?;
        group.throughput(Throughput::Elements(rows.into()));
        group.bench_function(BenchmarkId::new("load", rows), |bencher| {
            bencher.iter_with_large_drop(|| load(plan, &Progress::default()));
        });
    }
    group.finish();
    criterion.final_summary();
    Ok(())
}
