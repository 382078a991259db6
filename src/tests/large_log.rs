//! The log that the benches and `generate_log` draw is worth measuring with: the same every time, in either order, and
//! scored without a problem.

#[path = "../../benches/large_log/mod.rs"]
mod drawn_log;

use std::collections::BTreeSet;
use std::path::Path;

use crate::dataset::{Progress, load};
use crate::model::Day;
use crate::observe::grouping::Grouping;
use crate::observe::observe;
use crate::observe::sources::Sources;
use crate::options::RunOptions;
use crate::report::{Report, score};
use drawn_log::{Files, LargeLog};
use tempfile::TempDir;

const ROWS: u32 = 5000;

fn drawn(folder: &Path, shuffled: bool) -> Files {
    LargeLog { rows: ROWS, shuffled }.write(folder).expect("the folder is writable")
}

/// Fields of every row but its number.
fn rows(files: &Files) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(&files.forecasts).unwrap();
    reader.records().map(|record| record.unwrap().iter().skip(1).map(str::to_owned).collect()).collect()
}

fn scored(files: &Files) -> Report {
    let after = Day::from_ymd(2026, 1, 1).unwrap();
    let mut options = RunOptions::new(vec![files.forecasts.clone()], vec![files.resolutions.clone()], after);
    options.statistics.resamples = 50;
    score(&options, &Progress::default()).unwrap().report
}

#[test]
fn equal_logs_are_equal_bytes() {
    let (one, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let (one, other) = (drawn(one.path(), false), drawn(other.path(), false));
    assert!(std::fs::read(one.forecasts).unwrap() == std::fs::read(other.forecasts).unwrap());
    assert!(std::fs::read(one.resolutions).unwrap() == std::fs::read(other.resolutions).unwrap());
}

#[test]
fn either_order_has_the_same_rows_and_the_same_scores() {
    let (by_day, shuffled) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let (by_day, shuffled) = (drawn(by_day.path(), false), drawn(shuffled.path(), true));
    let (mut sorted, mut unsorted) = (rows(&by_day), rows(&shuffled));
    assert!(sorted.is_sorted_by_key(|row| row[3].clone()) && !unsorted.is_sorted_by_key(|row| row[3].clone()));
    sorted.sort();
    unsorted.sort();
    assert_eq!(sorted.len(), ROWS as usize);
    assert!(sorted == unsorted);
    let groups = |files| serde_json::to_value(scored(files).groups).unwrap();
    crate::tests::same_values::assert_same(&groups(&by_day), &groups(&shuffled), "shuffled");
}

#[test]
fn what_memory_shall_not_hold_is_away() {
    let folder = TempDir::new().unwrap();
    let files = drawn(folder.path(), false);
    let after = Day::from_ymd(2026, 1, 1).unwrap();
    for (memory, away) in [(Some(0), true), (None, false)] {
        let mut options = RunOptions::new(vec![files.forecasts.clone()], vec![files.resolutions.clone()], after);
        options.reading.memory = memory;
        let mut log = load(&options, &Progress::default()).unwrap();
        assert_eq!(log.shards.iter().all(|shard| shard.bytes() == 0), away);
        assert_eq!(log.spill.is_used(), away);
        let all_sources = Sources::new(&log.labels);
        let grouping = Grouping::new(&log, &options.selection, &all_sources);
        let observations = observe(&mut log, &options, &grouping, &all_sources).unwrap();
        let shards = || observations.shards.iter().filter(|shard| !shard.questions.is_empty());
        assert!(shards().count() > 0 && shards().all(|shard| shard.runs().0.next_run(1).is_empty() == away));
        assert!(shards().all(|shard| !shard.in_memory(&log.spill).runs().0.next_run(1).is_empty()));
    }
}

#[test]
fn it_has_the_traits_that_cost_time() {
    let folder = TempDir::new().unwrap();
    let files = drawn(folder.path(), false);
    let report = scored(&files);
    assert!(report.problems.is_empty() && report.groups.len() == 8);
    let counts = &report.counts;
    assert_eq!(counts.scored + counts.pending + counts.annulled, u64::from(ROWS));
    assert!(counts.pending > 100 && counts.annulled > 0);
    let decimals: BTreeSet<usize> =
        rows(&files).iter().map(|row| row[4].split_once('.').map_or(0, |(_, d)| d.len())).collect();
    assert!(decimals.is_superset(&BTreeSet::from([1, 2, 3])) && decimals.iter().all(|&n| n <= 3));
    let text = std::fs::read_to_string(&files.forecasts).unwrap();
    assert!(text.contains("\"Miller, A. ") && text.contains("\"\"\"Doc\"\" Jones "));
}
