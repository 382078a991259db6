//! Everything that goes into a report beside the scores themselves, found in one reading of the files.
//!
//! - [`due`](mod@due): which questions are to be resolved;
//! - [`best_and_worst`]: the best and the worst forecasts of each group with what was said, and the texts of questions.
//!
//! The same log is scored once for the report, once by quarter, and once for an earlier period if there is one.

pub(crate) mod best_and_worst;
pub(crate) mod due;

use crate::dataset::loaded::ReadTable;
use crate::dataset::{Dataset, Progress, load};
use crate::error::Error;
use crate::model::Period;
use crate::observe::best_and_worst::Extremes;
use crate::observe::grouping::Grouping;
use crate::observe::sources::Sources;
use crate::observe::{KeptStatus, Observations, observe};
use crate::options::{Profile, RetentionOptions, RunOptions};
use crate::report::comparison::OtherSide;
use crate::report::over_time::{ByQuarter, over_time};
use crate::report::sources_of_types::{SourceOfType, sources_of_types};
use crate::report::{Compared, Comparison, Group, Report, compare_observed, is_stopped, score_again};
use best_and_worst::{GroupBestAndWorst, QuestionsOfRows, TextsOfLines, Wanted};
use due::{DueQuestion, ForecastsSoFar, due_questions};

/// So many of the best and of the worst forecasts of each group are kept.
const CALLS: usize = 3;
/// What is due within so many days is due soon.
pub(crate) const SOON: u32 = 30;

/// What the report is about.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Order {
    /// Which forecasts, and how to score them.
    pub(crate) options: RunOptions,
    /// The period, if the days of the selection are one.
    pub(crate) period: Option<Period>,
    /// The period to compare it with.
    pub(crate) before: Option<Period>,
}

/// Everything that goes into a report.
#[derive(Debug)]
pub(crate) struct Summary {
    /// The scores.
    pub(crate) report: Report,
    /// Whether nothing was scored because rows are bad.
    pub(crate) stopped: bool,
    /// Rows by line, counted through all forecast files, if the options keep them.
    pub(crate) statuses: Vec<KeptStatus>,
    /// What was said and inferred of the files, for the next ones of their kind.
    pub(crate) answers: Profile,
    /// The forecast files, to read their rows once more.
    pub(crate) tables: Vec<ReadTable>,
    /// Which group is better, if there are two to compare.
    pub(crate) comparison: Option<Comparison>,
    /// The period that the report is about.
    pub(crate) period: Option<Period>,
    /// The same groups in an earlier period.
    pub(crate) before: Option<Before>,
    /// Each group by quarter, up to the end of the period; empty if the groups are of a time themselves.
    pub(crate) by_quarter: ByQuarter,
    /// The largest sources of the largest groups, unless the groups are sources.
    pub(crate) sources: Vec<SourceOfType>,
    /// The questions, if the options keep rows.
    pub(crate) questions: QuestionsOfRows,
    /// The best and the worst forecasts of each group that was scored.
    pub(crate) calls: Vec<GroupBestAndWorst>,
    /// The best and the worst forecast of each of the sources.
    pub(crate) calls_of_sources: Vec<GroupBestAndWorst>,
    /// Questions that are overdue or due soon, by deadline.
    pub(crate) due: Vec<DueQuestion>,
    /// Other questions that are open.
    pub(crate) still_open: u64,
}

impl Summary {
    /// The questions that are overdue, the longest first.
    pub(crate) fn overdue(&self) -> impl Iterator<Item = &DueQuestion> {
        self.due.iter().filter(|question| question.is_overdue())
    }
}

/// The groups in an earlier period.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Before {
    /// Which.
    pub(crate) period: Period,
    /// The groups.
    pub(crate) groups: Vec<Group>,
    /// All together.
    pub(crate) overall: Group,
}

/// Reads the files and scores them.
///
/// # Errors
/// When a file cannot be read, a column is missing or unclear, or an option names what is not there.
pub(crate) fn summary(order: &Order, progress: &Progress) -> Result<Summary, Error> {
    let mut options = order.options.clone();
    options.retention =
        RetentionOptions { best_and_worst: CALLS, input_hashes: true, forecasts: true, ..options.retention };
    let options = options;
    let mut log = load(&options, progress)?;
    let go_on = !is_stopped(&log, &options.reading);
    let by_quarter = if go_on && !options.selection.is_over_time() {
        over_time(&log, &scores_only(&options))?
    } else {
        ByQuarter::new()
    };
    let sources = if go_on { sources_of_types(&log, &scores_only(&options), progress)? } else { vec![] };
    let before = match order.before.filter(|_| go_on) {
        Some(period) => {
            let mut span = scores_only(&options);
            (span.selection.from, span.selection.to) = (Some(period.first()), Some(period.last()));
            let (groups, overall) = score_again(&log, &span, progress)?;
            Some(Before { period, groups, overall })
        }
        None => None,
    };
    let said = ForecastsSoFar::of_open_questions(&log, &options, Some(SOON))?;
    let all_sources = Sources::new(&log.labels);
    let grouping = Grouping::new(&log, &options.selection, &all_sources);
    let other_side = OtherSide::of(&log, &options, &all_sources)?;
    let observations = observe(&mut log, &options, &grouping, &all_sources)?;
    let due = due_questions(&log, &observations.open, &said, options.selection.as_of, Some(SOON))?;
    let open = observations.open.iter().filter(|open| open.forecasts > 0).count();
    let told = if go_on { told(&log, &observations, &grouping, &sources, &options)? } else { ToldAgain::default() };
    let Compared { scored, comparison } =
        compare_observed(log, observations, other_side.as_ref(), &grouping, &options, progress)?;
    Ok(Summary {
        comparison,
        report: scored.report,
        stopped: scored.stopped,
        statuses: scored.statuses,
        answers: scored.answers,
        tables: scored.tables,
        period: order.period,
        before,
        by_quarter,
        sources,
        calls: told.calls,
        calls_of_sources: told.calls_of_sources,
        questions: told.questions,
        still_open: (open - due.iter().filter(|question| question.is_overdue()).count().min(open)) as u64,
        due,
    })
}

/// What the files say beside their numbers, read once more.
#[derive(Debug, Default)]
struct ToldAgain {
    calls: Vec<GroupBestAndWorst>,
    calls_of_sources: Vec<GroupBestAndWorst>,
    questions: QuestionsOfRows,
}

fn told(
    log: &Dataset,
    observations: &Observations,
    grouping: &Grouping,
    sources: &[SourceOfType],
    options: &RunOptions,
) -> Result<ToldAgain, Error> {
    let keeps_rows = options.retention.row_statuses;
    let of_sources = || sources.iter().map(|source| &source.calls);
    let wanted = Wanted::new(log, observations.calls.all().chain(of_sources().flat_map(Extremes::all)), keeps_rows);
    let mut texts = TextsOfLines::read(log, &wanted)?;
    let groups = grouping.in_order().into_iter();
    let of_groups = groups.filter_map(|(id, key)| Some((key, observations.calls.of(id)?)));
    let keyed = sources.iter().map(|source| (source.group.key.clone(), &source.calls));
    let calls = best_and_worst::by_group(of_groups, &texts, log);
    let calls_of_sources = best_and_worst::by_group(keyed, &texts, log);
    let questions =
        if keeps_rows { texts.of_questions(log, options.selection.as_of) } else { QuestionsOfRows::default() };
    Ok(ToldAgain { calls, calls_of_sources, questions })
}

/// The options of a second run over the same rows, of which the scores alone are wanted.
fn scores_only(options: &RunOptions) -> RunOptions {
    let retention = RetentionOptions { best_and_worst: 0, forecasts: false, ..options.retention };
    RunOptions { retention, ..options.clone() }
}
