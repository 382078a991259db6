//! The scores of forecasts over several answers, over numbers and over days: of each kind by itself, never mixed with those of
//! yes and no.

mod cells;
pub(in crate::report) mod kinds;
mod question_cells;
mod relative;
mod shares;
mod statistics;
mod sums;
mod walk;

use rustc_hash::FxHashMap;

use crate::compare::cells::{ScoreCell, ScoreCells, ScoredQuestion};
use crate::dataset::Dataset;
use crate::dataset::distributions::statements;
use crate::diagnostics::{Code, Note};
use crate::localized::Localized;
use crate::model::{Day, Moment, QuestionId, SourceId, YesShare};
use crate::observe::Observations;
use crate::observe::distributions::{ObservedDistribution, each};
use crate::observe::grouping::GroupId;
use crate::options::{RunOptions, SelectionOptions, StatisticsOptions};
use crate::score::unchecked;
pub(in crate::report) use cells::CellsOfKind;
use kinds::GroupDistributions;
use sums::DistributionSums;

/// Of the groups in this order, and last of all together; and what the groups scored on each question.
pub(in crate::report) fn describe(
    log: &Dataset,
    observations: &Observations,
    groups: &[GroupId],
    statistics: &StatisticsOptions,
) -> (Vec<GroupDistributions>, Vec<CellsOfKind>) {
    if log.distributions.is_empty() {
        return (vec![GroupDistributions::default(); groups.len() + 1], vec![]);
    }
    let last = groups.len();
    let bins = walk::bins(log, observations, groups, statistics);
    let mut sums: Vec<DistributionSums> =
        bins.into_iter().map(|bins| DistributionSums::new(statistics, bins)).collect();
    let mut order: FxHashMap<QuestionId, u32> = FxHashMap::default();
    let (mut touched, mut before): (Vec<usize>, Option<QuestionId>) = (vec![], None);
    walk::walk(log, observations, groups, |met| {
        if before.replace(met.question).is_some_and(|before| before != met.question) {
            touched.drain(..).for_each(|at| sums[at].end_question());
        }
        let next = u32::try_from(order.len()).unwrap_or(u32::MAX);
        order.entry(met.question).or_insert(next);
        sums[met.at].add(met.question, met.asked, met.parts, met.weight);
        touched.push(met.at);
    });
    touched.drain(..).for_each(|at| sums[at].end_question());
    let sources = sources(observations, groups);
    let cells = cells::cells_of_kinds(&sums[..last], &order, &log.questions);
    let relative = relative::relative_scores(&sums[..last], statistics.confidence.level());
    let mut described: Vec<GroupDistributions> = sums.into_iter().map(|sums| sums.describe(statistics)).collect();
    for (group, sources) in described.iter_mut().zip(sources) {
        group.sources = sources;
    }
    for (group, relative) in described.iter_mut().zip(relative) {
        if let Some(numeric) = &mut group.numeric {
            numeric.relative_wis = relative;
        }
    }
    (described, cells)
}

/// What groups scored on the statements of answers and days, question by question; of none, unless these count with the others. A question is
/// one, however many its statements are.
pub(in crate::report) fn statement_cells(
    log: &Dataset,
    observations: &Observations,
    groups: &[GroupId],
    options: &RunOptions,
) -> ScoreCells {
    let mut cells = ScoreCells::new(groups.len());
    if observations.statements == 0 {
        return cells;
    }
    let places: FxHashMap<GroupId, u32> = groups.iter().copied().zip(0..).collect();
    let clip = options.statistics.log_clip.epsilon();
    // Behind the questions of yes and no.
    let mut order = u32::try_from(log.questions.ids.len()).unwrap_or(u32::MAX);
    for (shard, observed) in log.distributions.shards.iter().zip(&observations.distributions) {
        let all: Vec<ObservedDistribution> = each(&observed.of_groups).collect();
        for on_question in all.chunk_by(|a, b| a.question == b.question) {
            let question = on_question[0].question;
            let Some(asked) = shard.questions.get(&question) else { continue };
            let facts = log.questions.facts(question);
            let resolved_on = facts.resolved_on.map_or(Day::FIRST, Moment::day);
            let closes_on = facts.closes_on.map(Moment::day);
            order = order.saturating_add(1);
            let said = on_question
                .iter()
                .flat_map(|one| statements(asked, shard.parts(one.code)).into_iter().map(move |said| (one, said)));
            let cell = |(one, (p, came_true)): (&ObservedDistribution, (f64, YesShare))| {
                let group = places.get(&one.group).copied()?;
                let brier = one.weight * came_true.expect(|happened| unchecked::brier(p, happened));
                let log = one.weight * came_true.expect(|happened| unchecked::log_score(p, happened, clip));
                Some(ScoreCell { group, weight: one.weight, brier, log })
            };
            cells.push(ScoredQuestion { order, resolved_on, closes_on, happened: None }, said.filter_map(cell));
        }
    }
    cells
}

/// Sources of each group and of all together, of all kinds of forecasts.
fn sources(observations: &Observations, groups: &[GroupId]) -> Vec<u64> {
    let mut all: Vec<(GroupId, SourceId)> =
        observations.tallies.sources().chain(observations.sources_of_distributions.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    let of = |group: &GroupId| all.iter().filter(|(own, _)| own == group).count() as u64;
    let mut any: Vec<SourceId> = all.iter().map(|(_, source)| *source).collect();
    any.sort_unstable();
    any.dedup();
    groups.iter().map(of).chain([any.len() as u64]).collect()
}

/// Whether a group has forecasts of such kinds that count.
pub(crate) fn groups_with_distributions(observations: &Observations) -> Vec<GroupId> {
    let all = observations.distributions.iter().flat_map(|observed| each(&observed.of_groups));
    let mut groups: Vec<GroupId> = all.map(|one| one.group).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// What is said of forecasts that count as statements of yes and no too.
pub(crate) fn as_binary_note(observations: &Observations, selection: &SelectionOptions) -> Option<Note> {
    let statements = observations.statements;
    let some = || {
        format!(
            "Forecasts over answers and days count as {statements} statements of yes and no beside the others; those on one \
         question are one question. Nothing is redrawn (--resamples 0), since of the answers of one question one comes true: so there \
         are neither bands nor verdicts."
        )
    };
    let einige = || {
        format!(
            "Prognosen über mehrere Antworten und Tage zählen als {statements} Aussagen mit Ja und Nein neben den anderen; die zu einer \
         Frage sind eine Frage. Nichts wird neu gezogen (--resamples 0), denn von den Antworten einer Frage trifft eine ein: \
         Deshalb gibt es weder Bänder noch Urteile."
        )
    };
    let none = Localized::both(
        "No forecast over answers or days counts, so there is nothing to turn into statements of yes and no.",
        "Keine Prognose über mehrere Antworten oder Tage zählt; es gibt nichts, was Aussagen mit Ja und Nein ergäbe.",
    );
    let text = || if statements > 0 { Localized::new(some(), einige()) } else { none.into() };
    selection.as_binary.then(|| Note::new(Code::AsBinary, text()))
}
