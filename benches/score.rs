//! Scoring without intervals: the whole of it, and two of its stages.

mod fixture;
mod observed;

use std::error::Error;

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, BenchmarkId, Throughput};
use trackrecord::dataset::forecast_row::Shard;
use trackrecord::dataset::{Progress, load};
use trackrecord::model::Plan;
use trackrecord::observe::grouping::Grouping;
use trackrecord::observe::observe;
use trackrecord::observe::speakers::Speakers;
use trackrecord::report;

use fixture::{Fixture, SIZES, criterion};
use observed::Observed;

fn main() -> Result<(), Box<dyn Error>> {
    let mut criterion = criterion();
    let mut group = criterion.benchmark_group("score");
    for rows in SIZES {
        let Fixture { plan, .. } = &Fixture::new(rows)?;
        group.throughput(Throughput::Elements(rows.into()));
        group.bench_function(BenchmarkId::new("score", rows), |bencher| {
            bencher.iter_with_large_drop(|| report::score(plan, &Progress::default()));
        });
        bench_observe(&mut group, plan, rows)?;
        let observed = Observed::new(plan)?;
        group.bench_function(BenchmarkId::new("gather", rows), |bencher| {
            bencher.iter_batched(|| observed.shards(), |shards| observed.gather(shards), BatchSize::PerIteration);
        });
    }
    group.finish();
    criterion.final_summary();
    Ok(())
}

/// Sorting out uses the rows up, so every time gets a copy of them.
fn bench_observe(group: &mut BenchmarkGroup<'_, WallTime>, plan: &Plan, rows: u32) -> Result<(), Box<dyn Error>> {
    let mut log = load(plan, &Progress::default())?;
    let speakers = Speakers::new(&log.labels);
    let grouping = Grouping::new(&log, plan, &speakers);
    let shards = std::mem::take(&mut log.shards);
    group.bench_function(BenchmarkId::new("observe", rows), |bencher| {
        bencher.iter_batched(
            || shards.iter().map(copy).collect(),
            |shards| {
                log.shards = shards;
                observe(&mut log, plan, &grouping, &speakers)
            },
            BatchSize::PerIteration,
        );
    });
    Ok(())
}

fn copy(shard: &Shard) -> Shard {
    shard.clone()
}
