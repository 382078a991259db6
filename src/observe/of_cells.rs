//! Observations of forecasts that another program has added up: each cell is one, of all their weight.

use rustc_hash::FxHashMap;

use super::grouping::GroupId;
use super::observations::{Observation, Observations, ObservedQuestion, ShardObservations};
use crate::dataset::cells::{AddedUp, Fate, ForecastCell};
use crate::model::{QuestionId, RowStatus, YesShare};
use crate::observe::tallies::ToldSources;
use crate::options::{RunOptions, Weights};

/// Cells are sorted out in so many shards, a power of two.
const SHARDS: usize = 64;

/// What is scored, and what became of the rest.
pub(crate) fn observe_cells(added_up: &AddedUp, options: &RunOptions) -> Observations {
    let shards = in_order(added_up);
    let own_weights = options.selection.weights == Weights::Forecast;
    let mut all = observed(added_up, &shards, own_weights, options, std::convert::identity);
    all.count_rows(added_up, std::convert::identity);
    if !own_weights && !options.selection.group_by.is_empty() {
        // What forecasts weigh among all is another thing than what they weigh in their group.
        let mut overall = observed(added_up, &shards, own_weights, options, |_| Some(0));
        overall.count_rows(added_up, |_| Some(0));
        all.overall = Some(Box::new(overall));
    }
    all
}

/// The cells by shard, question by question in the canonical order, by group and probability.
fn in_order(added_up: &AddedUp) -> Vec<Vec<ForecastCell>> {
    let hash = |question: QuestionId| added_up.questions.hash(question.number());
    let mut shards = vec![vec![]; SHARDS];
    for cell in &added_up.cells {
        let shard = hash(cell.question) >> (u64::BITS - SHARDS.trailing_zeros());
        shards[usize::try_from(shard).unwrap_or_default()].push(*cell);
    }
    for shard in &mut shards {
        shard.sort_by(|a: &ForecastCell, b| {
            let id = |cell: &ForecastCell| added_up.questions.bytes(cell.question.number());
            let by_question = hash(a.question).cmp(&hash(b.question)).then_with(|| id(a).cmp(id(b)));
            by_question.then_with(|| (a.group, a.probability).cmp(&(b.group, b.probability)))
        });
    }
    shards
}

fn observed(
    added_up: &AddedUp,
    shards: &[Vec<ForecastCell>],
    own_weights: bool,
    options: &RunOptions,
    number: impl Fn(Option<GroupId>) -> Option<GroupId>,
) -> Observations {
    let mut all = Observations::new(&options.retention);
    for shard in shards {
        let mut out = ShardObservations::default();
        for of_question in shard.chunk_by(|a, b| a.question == b.question) {
            let mut cells: Vec<ForecastCell> = of_question.to_vec();
            for cell in &mut cells {
                cell.group = number(cell.group);
            }
            if !own_weights {
                share_out(&mut cells);
            }
            all.add_question(&cells, added_up.happened[of_question[0].question.index()], &mut out);
        }
        all.shards.push(out);
    }
    all
}

/// Makes what each group says on the question weigh 1 in all.
fn share_out(cells: &mut [ForecastCell]) {
    let mut weights: FxHashMap<Option<GroupId>, f64> = FxHashMap::default();
    for cell in &*cells {
        *weights.entry(cell.group).or_default() += cell.weight;
    }
    for cell in cells {
        let of_group = weights[&cell.group];
        cell.weight /= of_group;
        cell.squared_weight /= of_group * of_group;
    }
}

impl Observations {
    /// Counts what was said on a question, which is overdue if it has not ended.
    fn add_question(&mut self, cells: &[ForecastCell], happened: Option<YesShare>, out: &mut ShardObservations) {
        let (Some(happened), [first, ..]) = (happened, cells) else {
            for cell in cells {
                self.tallies.overdue(cell.group, cell.probability, cell.weight);
            }
            return;
        };
        let mut observations = 0;
        for cell in cells {
            let Some(group) = cell.group else { continue };
            self.tallies.scored_together(group, cell, happened);
            out.push(Observation { group, probability: cell.probability }, Some(cell.weight));
            observations += 1;
        }
        let mut groups: Vec<GroupId> = cells.iter().filter_map(|cell| cell.group).collect();
        groups.sort_unstable();
        groups.dedup();
        for group in groups {
            self.tallies.question(group);
        }
        self.tallies.any_question();
        out.questions.push(ObservedQuestion { question: first.question, happened, observations });
        if happened.whole().is_none() {
            self.in_part.questions += 1;
            self.in_part.forecasts += cells.iter().map(|cell| cell.forecasts).sum::<u64>();
        }
    }

    /// Counts what became of rows.
    fn count_rows(&mut self, added_up: &AddedUp, number: impl Fn(Option<GroupId>) -> Option<GroupId>) {
        let mut sources = ToldSources::default();
        for counted in &added_up.counts {
            let (group, n) = (number(counted.group), counted.rows);
            let status = match counted.fate {
                Fate::Overall => {
                    sources.all += counted.sources;
                    continue;
                }
                Fate::Overdue => RowStatus::Pending,
                Fate::Status(status) => status,
            };
            self.tallies.count(status, n);
            self.tallies.statement(group, |statements| match counted.fate {
                Fate::Overdue => statements.overdue += n,
                Fate::Status(RowStatus::Scored) => statements.scored += n,
                Fate::Status(RowStatus::Pending) => statements.pending += n,
                Fate::Status(RowStatus::Annulled) => statements.annulled += n,
                Fate::Status(RowStatus::Unscorable | RowStatus::AfterDeadline) => statements.unscorable += n,
                _ => {}
            });
            if let (Some(group), Fate::Status(RowStatus::Scored)) = (group, counted.fate) {
                *sources.by_group.entry(group).or_default() += counted.sources;
            }
        }
        self.tallies.told_sources(sources);
    }
}
