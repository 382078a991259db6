//! Builds the report: every number, once.

use std::borrow::{Borrow, Cow};
use std::sync::atomic::Ordering;

use crate::calibrate::{EndedForecast, slope_levers};
use crate::dataset::cells::read as read_cells;
use crate::dataset::loaded::ReadTable;
use crate::dataset::questions::Questions;
use crate::dataset::run_lexicons::RunLexicons;
use crate::dataset::spill::SpillFile;
use crate::dataset::stated_probability::Probabilities;
use crate::dataset::{Dataset, Progress, load};
use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::localized::localized;
use crate::model::{Program, RowStatus};
use crate::observe::grouping::{GroupId, Grouping, MOST_GROUPS};
use crate::observe::sources::Sources;
use crate::observe::{GroupTallies, GroupTally, KeptStatus, Observations, ShardObservations, observe, observe_cells};
use crate::options::{
    Alias, BinBy, CellFiles, GroupingColumn, Profile, ReadingOptions, RunOptions, SelectionOptions, StatisticsOptions,
    as_typed,
};
use crate::parallel::in_order;
use crate::report::basis::Basis;
use crate::report::comparison::input::{Input, sources_of_groups};
use crate::report::distributions::{
    as_binary_note, describe as describe_distributions, groups_with_distributions, statement_cells,
};
use crate::report::gather::{Fitted, gather};
use crate::report::group::describe;
use crate::report::notes;
use crate::report::phrase_questions::phrase_questions;
use crate::report::time_notes;
use crate::report::wording::{UnderLexicon, Wording};
use crate::report::{Binning, Counts, Group, GroupKey, LeadTime, Report, Settings};
use crate::uncertainty::ClusterErrors;
use crate::verbal::{LexiconScores, OrderUnderLexicons, order_under_lexicons};

/// Version of the JSON layout of `score`.
const SCHEMA: &str = "trackrecord/scores/1";

/// A report, and what became of every row if the options keep that.
#[derive(Debug)]
pub struct Scored {
    /// The report.
    pub report: Report,
    /// Rows by line, counted through all forecast files.
    pub(crate) statuses: Vec<KeptStatus>,
    /// The forecast files, to read their rows once more.
    pub(crate) tables: Vec<ReadTable>,
    /// Whether nothing was scored because rows are bad and the options do not skip them.
    pub stopped: bool,
    /// The lexicons by which words were read.
    pub(crate) words: RunLexicons,
    /// What was said and inferred of the files, for the next ones of their kind.
    pub(crate) answers: Profile,
}

/// Reads the files, scores them and builds the report.
///
/// When rows are bad and the options do not skip them, nothing is scored: the report then has counts and problems only.
///
/// # Errors
/// When a file cannot be read, a column is missing or unclear, or an option names what is not there.
pub fn score(options: &RunOptions, progress: &Progress) -> Result<Scored, Error> {
    let mut log = load(options, progress)?;
    let all_sources = Sources::new(&log.labels);
    let grouping = Grouping::new(&log, &options.selection, &all_sources);
    let observations = observe(&mut log, options, &grouping, &all_sources)?;
    score_observed(log, observations, &grouping, options, progress)
}

/// Scores forecasts that another program has added up: every number is the same as of the log itself. What needs single rows is not there.
///
/// # Errors
/// When a file cannot be read, is of no such form, or has too many groups.
pub fn score_cells(files: &CellFiles, options: &RunOptions, progress: &Progress) -> Result<Scored, Error> {
    let added_up = read_cells(files, options)?;
    let mut options = options.clone();
    options.selection.group_by.clone_from(&added_up.columns);
    if added_up.groups.len() > MOST_GROUPS {
        let found = added_up.groups.len();
        return Err(Error::Form {
            path: files.cells.clone(),
            reason: localized!(
                "there are {found} groups, and at most {MOST_GROUPS} can be scored from cells: group by fewer columns",
                "es sind {found} Gruppen, und aus Zellen lassen sich höchstens {MOST_GROUPS} auswerten: nach weniger Spalten gruppieren"
            ),
        });
    }
    let grouping = Grouping::of_values(&added_up.columns, &added_up.groups);
    let observations = observe_cells(&added_up, &options);
    let mut log = added_up.into_dataset(&options.reading);
    log.notes.push(Note::new(Code::CellsRead, Code::CellsRead.entry().title));
    score_observed(log, observations, &grouping, &options, progress)
}

/// The report of a log whose rows have been sorted out.
///
/// # Errors
/// When the table of readers cannot be used.
pub(crate) fn score_observed(
    log: Dataset,
    observations: Observations,
    grouping: &Grouping,
    options: &RunOptions,
    progress: &Progress,
) -> Result<Scored, Error> {
    Ok(score_and_keep(log, observations, grouping, options, progress)?.0)
}

/// As [`score_observed`]; and if the options keep the forecasts, what comparisons need, unless nothing was scored.
pub(in crate::report) fn score_and_keep(
    mut log: Dataset,
    mut observations: Observations,
    grouping: &Grouping,
    options: &RunOptions,
    progress: &Progress,
) -> Result<(Scored, Option<Input>), Error> {
    let options = without_redraws(&observations, options);
    let options = options.as_ref();
    let stopped = is_stopped(&log, &options.reading);
    let counts = counts(&log, &observations);
    let statuses = statuses(&log, &mut observations);
    let mut notes = log.notes.clone();
    let wording = if stopped { None } else { Wording::of(&log, options)? };
    let mut made = GroupsOfRun::default();
    if !stopped {
        made = groups_of_run(&mut log, &mut observations, wording.as_ref(), grouping, options, progress)?;
        notes.extend(grouping.note());
        notes.extend(wording.as_ref().and_then(Wording::note));
        notes.extend(as_binary_note(&observations, &options.selection));
        notes.extend(time_notes::of_run(&log, &observations, &options.selection));
        notes.extend(notes::of_run(&log, &observations, &made.groups, options));
    }
    let report = Report {
        schema: SCHEMA,
        program: Program::THIS,
        settings: settings(options, &log, wording.as_ref()),
        inputs: log.inputs,
        counts,
        overall: made.overall,
        groups: made.groups,
        order_by_lexicon: made.order_by_lexicon,
        notes,
        problems: log.diagnostics.into_kinds(),
    };
    let scored = Scored { report, statuses, tables: log.tables, stopped, words: log.lexicons, answers: log.answers };
    Ok((scored, made.input))
}

/// The options, but for redraws where statements count: of the answers of a question one comes true, which outcomes that are redrawn one
/// by one would not know.
pub(super) fn without_redraws<'o>(observations: &Observations, options: &'o RunOptions) -> Cow<'o, RunOptions> {
    let mut options = Cow::Borrowed(options);
    if observations.statements > 0 {
        options.to_mut().statistics.resamples = 0;
    }
    options
}

/// What is found of the groups of a run.
#[derive(Default)]
struct GroupsOfRun {
    groups: Vec<Group>,
    overall: Group,
    /// Whether their order hangs on the lexicon.
    order_by_lexicon: Option<OrderUnderLexicons>,
    /// What comparisons need, if the options keep that.
    input: Option<Input>,
}

fn groups_of_run(
    log: &mut Dataset,
    observations: &mut Observations,
    wording: Option<&Wording>,
    grouping: &Grouping,
    options: &RunOptions,
    progress: &Progress,
) -> Result<GroupsOfRun, Error> {
    let (order, keys) = grouping.in_order().into_iter().unzip();
    let mut shards = std::mem::take(&mut observations.shards);
    let kept_forecasts = shards.iter_mut().map(|shard| std::mem::take(&mut shard.kept_forecasts)).collect();
    let with_distributions = groups_with_distributions(observations);
    let tallies = &observations.tallies;
    let (questions, spill) = (&log.questions, &log.spill);
    let build = Build { tallies, with_distributions, order, keys, only: None, options, progress, questions, spill };
    let (mut groups, order_by_lexicon) = build.groups_and_words(shards, log, wording)?;
    let mut overall = groups.pop().unwrap_or_default();
    let ids = build.speaking_groups(&log.probabilities);
    let (described, cells) = describe_distributions(log, observations, &ids, &options.statistics);
    let statements = statement_cells(log, observations, &ids, options);
    let input = options.retention.forecasts.then(|| {
        let places = build.places(&log.probabilities);
        Input {
            kept_forecasts,
            sources: sources_of_groups(tallies, &places),
            places,
            all_sources: Sources::new(&log.labels),
            lexicons: wording.into_iter().flat_map(Wording::alternatives).collect(),
            moments: std::mem::take(&mut log.moments),
            probabilities: log.probabilities.clone(),
            distributions: cells,
            statements,
        }
    });
    if let Some(all) = observations.overall.take() {
        overall = one_group(*all, log, wording, options, progress)?;
    }
    for (group, own) in groups.iter_mut().chain([&mut overall]).zip(described) {
        group.distributions = own;
    }
    Ok(GroupsOfRun { groups, overall, order_by_lexicon, input })
}

/// Whether nothing is scored because rows are bad and the options do not skip them.
pub(crate) fn is_stopped(log: &Dataset, reading: &ReadingOptions) -> bool {
    log.diagnostics.has_errors() && !reading.skip_bad_rows
}

/// All together, from observations without groups.
pub(super) fn one_group(
    mut observations: Observations,
    log: &Dataset,
    wording: Option<&Wording>,
    options: &RunOptions,
    progress: &Progress,
) -> Result<Group, Error> {
    let (order, keys) = (vec![0], vec![GroupKey::default()]);
    let shards = std::mem::take(&mut observations.shards);
    let with_distributions = groups_with_distributions(&observations);
    let tallies = &observations.tallies;
    let (questions, spill) = (&log.questions, &log.spill);
    let build = Build { tallies, with_distributions, order, keys, only: None, options, progress, questions, spill };
    let (mut groups, _) = build.groups_and_words(shards, log, wording)?;
    Ok(groups.pop().unwrap_or_default())
}

/// What the groups are built from, whatever its words are taken for.
pub(super) struct Build<'a> {
    pub(super) tallies: &'a GroupTallies,
    /// Groups that have forecasts over several answers, numbers or days.
    pub(super) with_distributions: Vec<GroupId>,
    pub(super) order: Vec<GroupId>,
    pub(super) keys: Vec<GroupKey>,
    /// Places of the groups that are described, if not all are, nor all together.
    pub(super) only: Option<Vec<usize>>,
    pub(super) options: &'a RunOptions,
    pub(super) progress: &'a Progress,
    pub(super) questions: &'a Questions,
    pub(super) spill: &'a SpillFile,
}

impl Build<'_> {
    /// As [`Build::groups`], each with what its words do to its scores, and whether their order hangs on the lexicon.
    fn groups_and_words(
        &self,
        shards: Vec<ShardObservations>,
        log: &Dataset,
        wording: Option<&Wording>,
    ) -> Result<(Vec<Group>, Option<OrderUnderLexicons>), Error> {
        let (mut groups, order) = match wording {
            Some(wording) => with_words(self, shards, log, wording)?,
            None => (self.groups(shards, &log.probabilities)?, None),
        };
        if log.probabilities.has_ranges() {
            let tallies = self.tallies.by_group(&self.order, &log.probabilities);
            let speaking = self.speaking(&tallies.iter().collect::<Vec<_>>());
            for (group, &at) in groups.iter_mut().zip(&speaking) {
                group.ranges = Wording::ranges(wording, &tallies[at]);
                if let (Some(words), Some(ranges)) = (&mut group.words, &group.ranges) {
                    words.verbal.brier_envelope = ranges.brier_envelope;
                }
            }
        }
        Ok((groups, order))
    }

    /// The groups that are described, and at the end all together if all are.
    pub(super) fn groups<S: Borrow<ShardObservations> + Send>(
        &self,
        shards: Vec<S>,
        probabilities: &Probabilities,
    ) -> Result<Vec<Group>, Error> {
        let Self { tallies, order, keys, options, progress, questions, spill, .. } = self;
        let counted = tallies.by_group(order, probabilities);
        let (fitted, _) =
            in_order(counted, options.reading.threads, || (), |(), counted| fit(counted, &options.statistics));
        let gathered = gather(shards, order, &fitted, probabilities, questions, options, spill);
        spill.check()?;
        let errors = ClusterErrors::of(&gathered.clusters);
        let redraws = redraws(&options.statistics, &gathered.kept);
        progress.resamples.store(u64::from(redraws) * fitted.len() as u64, Ordering::Relaxed);
        let describe = |(): &mut (), at: usize| {
            let basis = Basis {
                key: keys.get(at).cloned().unwrap_or_default(),
                fitted: &fitted[at],
                errors: &errors[at],
                cox_scatter: &gathered.cox_scatter[at],
                slope: gathered.slopes[at],
                bin_questions: &gathered.bins[at],
                yes_count: &gathered.yes_counts[at],
                kept: &gathered.kept[at],
                redraws,
            };
            let group = describe(&basis, &options.statistics);
            progress.drawn.fetch_add(u64::from(redraws), Ordering::Relaxed);
            group
        };
        let mut places = self.speaking(&fitted.iter().map(|group| &group.counted).collect::<Vec<_>>());
        // All together take longest, so they come first.
        let last = usize::from(!places.is_empty());
        places.rotate_right(last);
        let (mut groups, _) = in_order(places, options.reading.threads, || (), describe);
        groups.rotate_left(last);
        Ok(groups)
    }

    /// Of each group, by number, its place among those that are described.
    fn places(&self, probabilities: &Probabilities) -> Vec<u32> {
        let mut places = vec![u32::MAX; self.order.len()];
        for (place, group) in (0_u32..).zip(self.speaking_groups(probabilities)) {
            places[group as usize] = place;
        }
        places
    }

    /// The groups that are described, in their order.
    fn speaking_groups(&self, probabilities: &Probabilities) -> Vec<GroupId> {
        let tallies = self.tallies.by_group(&self.order, probabilities);
        let places = self.speaking(&tallies.iter().collect::<Vec<_>>());
        places.into_iter().filter_map(|at| self.order.get(at).copied()).collect()
    }

    /// Places of the groups that are described. A group may have lost all its rows to problems or filters.
    fn speaking(&self, counted: &[&GroupTally]) -> Vec<usize> {
        if let Some(only) = &self.only {
            return only.clone();
        }
        let has_other = |at: usize| self.with_distributions.binary_search(&self.order[at]).is_ok();
        let speaks = (0..self.keys.len()).filter(|&at| counted[at].statements.total() > 0 || has_other(at));
        speaks.chain([self.keys.len()]).collect()
    }
}

/// The groups, each with what its words do to its scores; and whether their order hangs on the lexicon.
fn with_words(
    build: &Build<'_>,
    shards: Vec<ShardObservations>,
    log: &Dataset,
    wording: &Wording,
) -> Result<(Vec<Group>, Option<OrderUnderLexicons>), Error> {
    let tallies = build.tallies.by_group(&build.order, &log.probabilities);
    let speaking = build.speaking(&tallies.iter().collect::<Vec<_>>());
    let questions = phrase_questions(&shards, &build.order, &log.probabilities, wording, &log.spill);
    let alternatives = wording.alternatives();
    let others: Result<Vec<Vec<Group>>, Error> = alternatives
        .iter()
        .map(|other| {
            let probabilities = log.probabilities.taken_for(|number| other.point(number));
            build.groups(shards.iter().collect(), &probabilities)
        })
        .collect();
    let others = others?;
    let mut groups = build.groups(shards, &log.probabilities)?;
    for (index, (group, &at)) in groups.iter_mut().zip(&speaking).enumerate() {
        group.words = wording.describe(&tallies[at], &questions[at], build.options.statistics.confidence);
        if let Some(words) = &mut group.words {
            let under = alternatives.iter().zip(&others).map(|(other, groups)| UnderLexicon {
                lexicon: other.lexicon.clone(),
                forecasts: other.forecasts(&tallies[at]),
                brier: groups[index].brier,
                verdict: groups[index].verdict.clone(),
            });
            words.lexicons = under.filter(|under| under.forecasts > 0).collect();
        }
    }
    let named = alternatives.iter().map(|other| other.lexicon.as_str()).zip(others.iter().map(Vec::as_slice));
    let order = order_by_lexicon(wording.lexicon(), &groups, named, &build.options.selection);
    Ok((groups, order))
}

/// Compares the order of the groups (the last one is all together) by each lexicon.
fn order_by_lexicon<'a>(
    chosen: &str,
    groups: &[Group],
    others: impl Iterator<Item = (&'a str, &'a [Group])>,
    selection: &SelectionOptions,
) -> Option<OrderUnderLexicons> {
    let (_, each) = groups.split_last()?;
    let scored: Vec<usize> = (0..each.len()).filter(|&at| each[at].brier.value().is_some()).collect();
    let names: Vec<String> = scored.iter().map(|&at| each[at].key.label()).collect();
    let scores = |lexicon: &str, groups: &[Group]| LexiconScores {
        lexicon: lexicon.to_owned(),
        briers: scored.iter().map(|&at| groups[at].brier.value()).collect(),
    };
    let lexicons: Vec<LexiconScores> =
        std::iter::once(scores(chosen, groups)).chain(others.map(|(name, groups)| scores(name, groups))).collect();
    let what = if selection.group_by == [GroupingColumn::SourceType] { "source types" } else { "groups" };
    order_under_lexicons(what, &names, &lexicons)
}

pub(super) fn fit(counted: GroupTally, statistics: &StatisticsOptions) -> Fitted {
    let bins = match statistics.bin_by {
        BinBy::Width => crate::calibrate::Bins::equal_width(statistics.bins),
        BinBy::Count => crate::calibrate::Bins::equal_count(&counted.scored, statistics.bins),
    };
    let cox = crate::calibrate::CoxFit::new(&counted.scored, statistics.log_clip.epsilon());
    let slope_levers = slope_levers(&counted.scored, statistics.log_clip.epsilon());
    Fitted { counted, bins, cox, slope_levers }
}

/// How often outcomes are redrawn: as often as the options ask for, less for large logs, whose curves vary little, but never less often
/// than the tests need.
fn redraws(statistics: &StatisticsOptions, kept: &[Vec<EndedForecast>]) -> u32 {
    const DRAWN_FORECASTS: usize = 1 << 26;
    let affordable = DRAWN_FORECASTS / kept.iter().map(Vec::len).sum::<usize>().max(1);
    let fewest = statistics.confidence.fewest_resamples().max(500);
    statistics.resamples.min(u32::try_from(affordable).unwrap_or(u32::MAX).max(fewest))
}

/// What became of the rows of a log.
pub(crate) fn counts(log: &Dataset, observations: &Observations) -> Counts {
    let of = |status| observations.tallies.status(status);
    Counts {
        rows: log.rows,
        scored: of(RowStatus::Scored),
        pending: of(RowStatus::Pending),
        annulled: of(RowStatus::Annulled),
        after_resolution: of(RowStatus::AfterResolution),
        same_day_dropped: of(RowStatus::SameDayDropped),
        duplicate: of(RowStatus::Duplicate),
        unscorable: of(RowStatus::Unscorable) + of(RowStatus::AfterDeadline),
        after_deadline: of(RowStatus::AfterDeadline),
        out_of_period: of(RowStatus::OutOfPeriod),
        filtered: of(RowStatus::Filtered) + log.filtered,
        rejected: of(RowStatus::Rejected) + log.rejected,
    }
}

/// Fates of all rows, in the order of lines, if the options keep them.
pub(crate) fn statuses(log: &Dataset, observations: &mut Observations) -> Vec<KeptStatus> {
    let mut statuses = std::mem::take(&mut observations.statuses);
    statuses.extend(log.statuses.iter().map(|&(line, status)| KeptStatus {
        line,
        status,
        weight: 0.0,
        scored: None,
        phrase: crate::lexicon::NUMBER,
    }));
    statuses.sort_unstable_by_key(|kept| kept.line);
    statuses
}

fn settings(options: &RunOptions, log: &Dataset, wording: Option<&Wording>) -> Settings {
    let RunOptions { reading, selection, statistics, .. } = options;
    let by: Vec<String> = selection.group_by.iter().map(|column| column.name().to_owned()).collect();
    let by_as_typed: Vec<String> = selection.group_by.iter().map(|column| selection.column_as_typed(column)).collect();
    Settings {
        by_as_typed: if by_as_typed == by { vec![] } else { by_as_typed },
        by,
        updates: as_typed(&selection.updates),
        weights: as_typed(&selection.weights),
        same_day: as_typed(&selection.same_day),
        after_deadline: as_typed(&selection.after_deadline),
        as_binary: selection.as_binary,
        latest_resolution: reading.latest_resolution,
        fill_down: reading.fill_down == Some(true),
        wait_for_deadline: selection.wait_for_deadline,
        horizon: selection.horizon.map(|horizon| LeadTime { days: horizon.days, from: as_typed(&horizon.from) }),
        repeats: as_typed(&selection.repeats),
        as_of: selection.as_of.to_string(),
        from: selection.from.map(|day| day.to_string()),
        to: selection.to.map(|day| day.to_string()),
        filters: selection.filters_as_typed(),
        bins: Binning { by: as_typed(&statistics.bin_by), count: statistics.bins },
        confidence: statistics.confidence,
        resamples: statistics.resamples,
        seed: statistics.seed,
        log_clip: statistics.log_clip,
        min_questions: statistics.min_questions,
        lexicon: match wording {
            Some(wording) => Some(wording.lexicon().to_owned()),
            None => reading.lexicon.is_named().then(|| log.lexicons.choice().name.clone()),
        },
        aliases: reading.aliases.iter().map(Alias::as_typed).collect(),
        scale: reading.scale.map(|scale| as_typed(&scale)),
        partial: reading.partial.as_ref().map(as_typed),
        ranges: reading.ranges.as_ref().map(as_typed),
        normalise: reading.normalise,
        swapped_dates: reading.swapped_dates.map(|what| as_typed(&what)),
        serial_dates: reading.serial_dates.map(|since| as_typed(&since)),
        unix_time: reading.unix_time.map(|unit| as_typed(&unit)),
        phrases: reading.lexicon.overrides().iter().map(|given| given.written.clone()).collect(),
        map: reading.columns.iter().map(|(field, header)| format!("{}={header}", field.name())).collect(),
        all_rows: reading
            .whole_file
            .values()
            .iter()
            .map(|(field, value)| format!("{}={value}", field.name()))
            .collect(),
        wide: reading.wide.as_ref().map(as_typed),
        outcomes: reading.outcomes.all().iter().map(|(word, said)| format!("{word}={}", said.said)).collect(),
        readers: reading.readers.as_ref().map(|path| path.display().to_string()),
        project: options.project.clone(),
    }
}
