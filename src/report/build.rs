//! Builds the report: every number, once.

use std::sync::atomic::Ordering;

use crate::error::Error;
use crate::model::{BinBy, Plan, RowFate};
use crate::observe::grouping::{GroupId, Grouping};
use crate::observe::speakers::Speakers;
use crate::observe::{GroupTally, KeptFate, Observations, observe};
use crate::parallel::in_order;
use crate::read::log::ReadTable;
use crate::read::{Log, Progress, read_log};
use crate::report::caveats;
use crate::report::gather::{Fitted, gather};
use crate::report::group::{Basis, describe};
use crate::report::{Binning, Counts, Group, GroupKey, Program, Report, Settings};
use crate::uncertainty::{Bootstrap, Replicates};

/// Version of the JSON layout of `score`.
const SCHEMA: &str = "trackrecord/scores/1";

/// A report, and what became of every row if the plan keeps that.
#[derive(Debug)]
pub struct Scored {
    /// The report.
    pub report: Report,
    /// Rows by line, counted through all forecast files.
    pub fates: Vec<KeptFate>,
    /// The forecast files, to read their rows once more.
    pub tables: Vec<ReadTable>,
    /// Whether nothing was scored because rows are bad and the plan does not skip them.
    pub stopped: bool,
}

/// Reads the plan's files, scores them and builds the report.
///
/// When rows are bad and the plan does not skip them, nothing is scored: the report then has counts and problems only.
///
/// # Errors
/// When a file cannot be read, a column is missing or unclear, or an option names what is not there.
pub fn score(plan: &Plan, progress: &Progress) -> Result<Scored, Error> {
    let mut log = read_log(plan, progress)?;
    let speakers = Speakers::new(&log.labels);
    let grouping = Grouping::new(&log, plan, &speakers);
    let mut observations = observe(&mut log, plan, &grouping, &speakers);
    let stopped = log.problems.has_errors() && !plan.skip_bad_rows;
    let counts = counts(&log, &observations);
    let fates = fates(&log, &mut observations);
    let mut notes = log.notes.clone();
    let (groups, overall) = if stopped {
        (vec![], Group::default())
    } else {
        let groups = build_groups(&log, &mut observations, grouping, plan, progress);
        notes.extend(caveats::of_run(&log, &observations, &groups.0, plan));
        groups
    };
    let report = Report {
        schema: SCHEMA,
        program: Program { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        settings: settings(plan),
        inputs: log.inputs,
        counts,
        overall,
        groups,
        notes,
        problems: log.problems.into_kinds(),
    };
    Ok(Scored { report, fates, tables: log.tables, stopped })
}

fn build_groups(
    log: &Log,
    observations: &mut Observations,
    grouping: Grouping,
    plan: &Plan,
    progress: &Progress,
) -> (Vec<Group>, Group) {
    let (order, keys): (Vec<GroupId>, Vec<GroupKey>) = grouping.in_order().into_iter().unzip();
    let tallies = observations.tallies.by_group(&order, &log.probabilities);
    let fitted: Vec<Fitted> = tallies.into_iter().map(|counted| fit(counted, plan)).collect();
    let shards = std::mem::take(&mut observations.shards);
    let gathered = gather(shards, &order, &fitted, &log.probabilities, plan);
    let replicates = (plan.resamples > 0).then(|| resample(&gathered.clusters, plan, progress));
    let rows: usize = fitted.iter().map(|group| group.counted.scored.rows().len()).sum();
    // A group may have lost all its rows to problems or filters.
    let speaks = |at: &usize| fitted[*at].counted.statements.total() > 0;
    // All together take longest, so they come first.
    let described = [keys.len()].into_iter().chain((0..keys.len()).filter(speaks)).collect();
    let describe = |(): &mut (), at: usize| {
        let basis = Basis {
            key: keys.get(at).cloned().unwrap_or_default(),
            fitted: &fitted[at],
            rarer_outcomes: gathered.clusters.rarer_outcomes(at),
            meat: gathered.meat[at],
            bin_questions: &gathered.bin_questions[at],
            replicates: replicates.as_ref().map(|replicates| (replicates, at)),
        };
        describe(&basis, plan, rows)
    };
    let (groups, _) = in_order(described, plan.threads, || (), describe);
    let mut groups = groups.into_iter();
    let overall = groups.next().unwrap_or_default();
    (groups.collect(), overall)
}

fn fit(counted: GroupTally, plan: &Plan) -> Fitted {
    let bins = match plan.bin_by {
        BinBy::Width => crate::calibrate::Bins::equal_width(plan.bins),
        BinBy::Count => crate::calibrate::Bins::equal_count(&counted.scored, plan.bins),
    };
    let cox = crate::calibrate::CoxFit::new(&counted.scored, plan.log_clip).ok();
    Fitted { counted, bins, cox }
}

fn resample(clusters: &crate::uncertainty::Clusters, plan: &Plan, progress: &Progress) -> Replicates {
    progress.resamples.store(u64::from(plan.resamples), Ordering::Relaxed);
    let bootstrap = Bootstrap { resamples: plan.resamples, seed: plan.seed, threads: plan.threads };
    bootstrap.run(clusters, &|drawn| progress.drawn.store(u64::from(drawn), Ordering::Relaxed))
}

/// What became of the rows of a log.
pub fn counts(log: &Log, observations: &Observations) -> Counts {
    let of = |fate| observations.tallies.fate(fate);
    Counts {
        rows: log.rows,
        scored: of(RowFate::Scored),
        pending: of(RowFate::Pending),
        annulled: of(RowFate::Annulled),
        after_resolution: of(RowFate::AfterResolution),
        same_day_dropped: of(RowFate::SameDayDropped),
        duplicate: of(RowFate::Duplicate),
        unscorable: of(RowFate::Unscorable),
        out_of_period: of(RowFate::OutOfPeriod),
        filtered: of(RowFate::Filtered) + log.filtered,
        rejected: of(RowFate::Rejected) + log.rejected,
    }
}

/// Fates of all rows, in the order of lines, if the plan keeps them.
pub fn fates(log: &Log, observations: &mut Observations) -> Vec<KeptFate> {
    let mut fates = std::mem::take(&mut observations.fates);
    fates.extend(log.fates.iter().map(|&(line, fate)| KeptFate { line, fate, weight: 0.0, scored: None }));
    fates.sort_unstable_by_key(|kept| kept.line);
    fates
}

fn settings(plan: &Plan) -> Settings {
    Settings {
        by: plan.by.clone(),
        updates: plan.updates.name(),
        same_day: plan.same_day.name(),
        repeats: plan.repeats.name(),
        as_of: plan.as_of.to_string(),
        from: plan.from.map(|day| day.to_string()),
        to: plan.to.map(|day| day.to_string()),
        filters: plan.filters.iter().map(|filter| format!("{}={}", filter.column, filter.value)).collect(),
        bins: Binning { by: plan.bin_by.name(), count: plan.bins },
        confidence: plan.confidence,
        resamples: plan.resamples,
        seed: plan.seed,
        log_clip: plan.log_clip,
        min_questions: plan.min_questions,
        lexicon: None,
    }
}
