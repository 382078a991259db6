//! Builds the comparison on top of the scores, from one reading.

use crate::compare::cells::{QuestionScores, ScoreCells, ScoringRule};
use crate::compare::effects::Effects;
use crate::compare::source_cells::SourceCells;
use crate::dataset::{Dataset, Progress, load};
use crate::error::Error;
use crate::model::SourceId;
use crate::observe::grouping::Grouping;
use crate::observe::sources::Sources;
use crate::observe::{Observations, observe};
use crate::options::{GroupingColumn, RunOptions, StatisticsOptions, Weights};
use crate::report::build::score_and_keep;
use crate::report::{Group, Report, Scored};
use crate::uncertainty::Bootstrap;

use super::diagrams::diagrams;
use super::gather::{
    BesideTheOthers, Listener, OtherChoice, beside_the_others, other_choices, score_cells, source_cells,
};
use super::groups::groups;
use super::input::{Input, OtherSide};
use super::kinds::compared_kinds;
use super::notes::{ComparisonFindings, notes};
use super::order::orders;
use super::pairs::{ComparedGroups, are_types, compare_groups, described};
use super::periods::periods;
use super::sources::{shrink_all, types};
use super::{Comparison, ComponentOrder, OrderUnderChoice};

/// Version of the JSON layout of `compare`.
const SCHEMA: &str = "trackrecord/comparison/1";

/// Scores and comparison of one reading.
#[derive(Debug)]
pub struct Compared {
    /// What `score` finds.
    pub scored: Scored,
    /// What `compare` finds; `None` if nothing was scored because rows are bad and the options do not skip them.
    pub comparison: Option<Comparison>,
}

/// Reads the files once, scores them and compares the groups.
///
/// # Errors
/// When a file cannot be read, a column is missing or unclear, or an option names what is not there.
pub fn compare(options: &RunOptions, progress: &Progress) -> Result<Compared, Error> {
    let mut options = options.clone();
    options.retention.forecasts = true;
    let mut log = load(&options, progress)?;
    let all_sources = Sources::new(&log.labels);
    let grouping = Grouping::new(&log, &options.selection, &all_sources);
    let other_side = OtherSide::of(&log, &options, &all_sources)?;
    let observations = observe(&mut log, &options, &grouping, &all_sources)?;
    compare_observed(log, observations, other_side.as_ref(), &grouping, &options, progress)
}

/// Scores and comparison of a log whose rows have been sorted out by options that keep the forecasts
/// ([`RetentionOptions::forecasts`](crate::options::RetentionOptions::forecasts)); without that there is no comparison.
///
/// # Errors
/// When the table of readers cannot be used.
pub(crate) fn compare_observed(
    log: Dataset,
    observations: Observations,
    other_side: Option<&OtherSide>,
    grouping: &Grouping,
    options: &RunOptions,
    progress: &Progress,
) -> Result<Compared, Error> {
    let (scored, input) = score_and_keep(log, observations, grouping, options, progress)?;
    let comparison = input.map(|input| comparison(&scored.report, &input, other_side, options));
    Ok(Compared { scored, comparison })
}

fn comparison(report: &Report, input: &Input, other_side: Option<&OtherSide>, options: &RunOptions) -> Comparison {
    let scored = &report.groups;
    let statistics = &options.statistics;
    let over_time = options.selection.is_over_time();
    let has_statements = !input.statements.is_empty();
    let listener = Listener::of(scored.len(), input, options);
    let mut cells = score_cells(&input.kept_forecasts, &listener, None);
    cells.append(input.statements.clone());
    let resampling =
        Bootstrap { resamples: statistics.resamples, seed: statistics.seed, threads: options.reading.threads };
    let scores = cells.scores(ScoringRule::Brier);
    let effects = Effects::new(&scores);
    let (order, robustness) = orders_by_choice(&scores, &effects, cells, scored, &listener, input);
    let of = ComparedGroups { scored, scores: &scores, effects: &effects, options };
    let (compared, pairs_left_out) = compare_groups(&of);
    let beside = beside_the_others(&input.kept_forecasts, &listener);
    let spread = effects.resample(&resampling);
    let mut groups = groups(scored, &beside, &effects, &spread, &compared, statistics);
    let is_by_source = options.selection.group_by == [GroupingColumn::Source];
    let several_types = if is_by_source { shrunk(&mut groups, &beside, &effects, input, statistics) } else { 0 };
    let diagrams = diagrams(scored, &beside.elementary, statistics.confidence.level());
    drop(beside);
    let tells_sources = over_time || (are_types(&options.selection) && !has_statements);
    let by_source = if tells_sources { source_cells(&input.kept_forecasts, &listener) } else { SourceCells::default() };
    let pairs = described(&compared, &of, Some(&by_source).filter(|_| !has_statements));
    let found = ComparisonFindings {
        groups: &groups,
        pairs: &pairs,
        left_out: pairs_left_out,
        components: effects.components().count(),
        over_time,
        one_outcome: scores.one_outcome(),
        several_types,
        has_statements,
        statistics,
    };
    let notes = notes(&report.notes, &found);
    let other_side = other_side.map(|OtherSide(sides)| sides);
    Comparison {
        schema: SCHEMA,
        program: report.program,
        settings: report.settings.clone(),
        inputs: report.inputs.clone(),
        counts: report.counts,
        components: effects.components().count(),
        periods: over_time.then(|| periods(scored, &by_source, other_side, options, &resampling)),
        kinds: compared_kinds(&input.distributions, scored, options),
        groups,
        pairs,
        pairs_left_out,
        order,
        robustness,
        diagrams,
        notes,
        problems: report.problems.clone(),
    }
}

/// The order of the groups, and under other choices; none where all questions ended alike. Of statements only what the options make of
/// them is known.
fn orders_by_choice(
    scores: &QuestionScores,
    effects: &Effects,
    cells: ScoreCells,
    scored: &[Group],
    listener: &Listener,
    input: &Input,
) -> (Vec<ComponentOrder>, Vec<OrderUnderChoice>) {
    let selection = &listener.options.selection;
    if scores.one_outcome().is_some() {
        return (vec![], vec![]);
    }
    let log_scores = cells.scores(ScoringRule::Log);
    drop(cells);
    let choices = if input.statements.is_empty() {
        other_choices(selection, listener.probabilities, &input.lexicons)
    } else {
        vec![]
    };
    let cells_of = |choice: &OtherChoice| score_cells(&input.kept_forecasts, listener, Some(choice));
    let others = choices.iter().map(|choice| (choice.name.clone(), cells_of(choice).scores(ScoringRule::Brier)));
    let by_log = std::iter::once(("score=log".to_owned(), log_scores));
    let statistics = &listener.options.statistics;
    let (order, mut robustness) = orders(scored, scores, effects, others.chain(by_log), statistics);
    if selection.weights == Weights::Question {
        // The scores are those of questions already.
        robustness.retain(|other| other.choice != "weights=forecast");
    }
    (order, robustness)
}

impl<'a> Listener<'a> {
    fn of(groups: usize, input: &'a Input, options: &'a RunOptions) -> Self {
        Self {
            options,
            all_sources: &input.all_sources,
            moments: &input.moments,
            probabilities: &input.probabilities,
            places: &input.places,
            groups,
        }
    }
}

/// Draws sources towards their types. Gives how many speak under more than one.
fn shrunk(
    groups: &mut [super::ComparedGroup],
    beside: &BesideTheOthers,
    effects: &Effects,
    input: &Input,
    statistics: &StatisticsOptions,
) -> u64 {
    let (types, several) = types(&input.all_sources, &beside.by_label);
    let mut sources: Vec<Option<SourceId>> = vec![None; groups.len()];
    for (group, source) in &input.sources {
        if let Some(place) = sources.get_mut(*group as usize) {
            *place = Some(*source);
        }
    }
    shrink_all(groups, &sources, &types, effects, statistics);
    several
}
