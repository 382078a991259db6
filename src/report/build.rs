//! Builds the report: every number, once.

use std::sync::atomic::Ordering;

use crate::error::Error;
use crate::model::{BinBy, Plan, RowFate, Tally};
use crate::observe::grouping::{GroupId, Grouping};
use crate::observe::speakers::Speakers;
use crate::observe::{KeptFate, Observations, Statements, observe};
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
    let tallies = &observations.tallies;
    let keys = grouping.into_keys();
    let ids: Vec<GroupId> = (0_u32..).take(keys.len()).collect();
    let (all_scored, all_overdue) = tallies.overall(&log.probabilities);
    let tally = |id: GroupId| {
        if (id as usize) < tallies.len() { tallies.tally(id, &log.probabilities) } else { Tally::default() }
    };
    let fitted: Vec<Fitted> =
        ids.iter().map(|&id| tally(id)).chain([all_scored]).map(|tally| fit(tally, plan)).collect();
    let shards = std::mem::take(&mut observations.shards);
    let gathered = gather(shards, &fitted, &log.probabilities, plan);
    let tallies = &observations.tallies;
    let replicates = (plan.resamples > 0).then(|| resample(&gathered.clusters, plan, progress));
    let (sources, all_sources) = tallies.sources();
    let known = |id: GroupId| (id as usize) < tallies.len();
    let basis = |at: usize, key: GroupKey| {
        let is_group = at < keys.len();
        let id = u32::try_from(at).unwrap_or(u32::MAX);
        Basis {
            key,
            fitted: &fitted[at],
            questions: if is_group {
                if known(id) { tallies.questions_of(id) } else { 0 }
            } else {
                tallies.questions()
            },
            rarer_outcomes: gathered.clusters.rarer_outcomes(at),
            sources: if is_group { sources.get(at).copied().unwrap_or_default() } else { all_sources },
            statements: if is_group {
                if known(id) { tallies.statements(id) } else { Statements::default() }
            } else {
                tallies.all_statements()
            },
            overdue: if is_group {
                if known(id) { tallies.overdue_tally(id, &log.probabilities) } else { Tally::default() }
            } else {
                all_overdue.clone()
            },
            meat: gathered.meat[at],
            bin_questions: &gathered.bin_questions[at],
            replicates: replicates.as_ref().map(|replicates| (replicates, at)),
        }
    };
    let rows: usize = fitted.iter().map(|group| group.tally.rows().len()).sum();
    // A label may have lost all its rows to problems or filters.
    let speaks =
        |at: &usize| *at < tallies.len() && tallies.statements(u32::try_from(*at).unwrap_or(u32::MAX)).total() > 0;
    let mut order: Vec<usize> = (0..keys.len()).filter(speaks).collect();
    order.sort_by(|&a, &b| keys[a].1.cmp(&keys[b].1));
    order.push(keys.len());
    let key = |at: usize| keys.get(at).map(|(key, _)| key.clone()).unwrap_or_default();
    let describe = |(): &mut (), at: usize| describe(&basis(at, key(at)), plan, rows);
    let (mut groups, _) = in_order(order, plan.threads, || (), describe);
    let overall = groups.pop().unwrap_or_default();
    (groups, overall)
}

fn fit(tally: Tally, plan: &Plan) -> Fitted {
    let bins = match plan.bin_by {
        BinBy::Width => crate::calibrate::Bins::equal_width(plan.bins),
        BinBy::Count => crate::calibrate::Bins::equal_count(&tally, plan.bins),
    };
    let cox = crate::calibrate::CoxFit::new(&tally, plan.log_clip).ok();
    Fitted { tally, bins, cox }
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
