//! Intervals: resampling the questions 1000 times, and the consistency bands.

mod fixture;
mod observed;

use std::error::Error;

use criterion::{BenchmarkId, Throughput};
use trackrecord::calibrate::{band_redraws, consistency_band};
use trackrecord::model::Tally;
use trackrecord::options::GroupingColumn;
use trackrecord::uncertainty::{Bootstrap, Rng};

use fixture::{Fixture, SIZES, criterion};
use observed::Observed;

const RESAMPLES: u32 = 1000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut criterion = criterion();
    let mut group = criterion.benchmark_group("bootstrap");
    for rows in SIZES {
        let Fixture { options, .. } = &Fixture::new(rows)?;
        let mut by_source = options.clone();
        by_source.selection.group_by = vec![GroupingColumn::Source];
        let bootstrap =
            Bootstrap { resamples: RESAMPLES, seed: options.statistics.seed, threads: options.reading.threads };
        group.throughput(Throughput::Elements(rows.into()));
        for (name, options) in [("8 types", options), ("500 sources", &by_source)] {
            let observed = Observed::new(options)?;
            let clusters = observed.gather(observed.shards()).clusters;
            group.bench_function(BenchmarkId::new(name, rows), |bencher| {
                bencher.iter_with_large_drop(|| bootstrap.run(&clusters, &|_| ()));
            });
        }
        let tallies: Vec<Tally> =
            Observed::new(options)?.fitted.into_iter().map(|fitted| fitted.counted.scored).collect();
        group.bench_function(BenchmarkId::new("bands", rows), |bencher| {
            bencher.iter(|| bands(&tallies, options.statistics.confidence.level()));
        });
    }
    group.finish();
    criterion.final_summary();
    Ok(())
}

fn bands(tallies: &[Tally], confidence: f64) -> usize {
    let redraws = band_redraws(tallies.iter().map(|tally| tally.rows().len()).sum());
    let band = |tally| consistency_band(tally, confidence, redraws, &mut Rng::stream(1, 0)).len();
    tallies.iter().map(band).sum()
}
