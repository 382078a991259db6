//! Intervals of questions with several answers, numbers and days, and verdicts on pairs of groups that do not differ in them.

use trackrecord::report::Group;
use trackrecord::uncertainty::{Estimate, Rng};

use super::kinds_world::{KindsWorld, LEVELS, Targets};
use super::plan::Plan;
use super::promise::{Book, Cell, Promise, Share};
use super::run::{Failure, of_each_log};
use super::world::Attention;

/// Intervals are promised from so many effective questions on.
const PROMISED_FROM: f64 = 10.0;
/// Chances of the answers.
const CHANCES: [(&str, [f64; 4]); 2] = [("even", [0.25; 4]), ("one at 70%", [0.1, 0.7, 0.15, 0.05])];
const SCORES: [&str; 5] = ["answers: half Brier", "answers: log", "answers: RPS", "days: Brier", "numbers: WIS"];

/// What one log shows of one score.
struct Found {
    effective_questions: f64,
    /// Whether the truth lies inside; `None` without interval.
    covered: Option<bool>,
}

/// By score, in the order of `SCORES`; then how often the intervals of quantiles hold their levels.
struct OfLog {
    scores: Vec<Found>,
    levels: Vec<bool>,
}

impl OfLog {
    fn of(group: &Group, targets: Targets) -> Option<Self> {
        let own = &group.distributions;
        let (answers, numbers, days) = (own.categorical.as_ref()?, own.numeric.as_ref()?, own.days.as_ref()?);
        let found = |effective_questions: f64, estimate: Estimate, truth: f64| Found {
            effective_questions,
            covered: estimate.low().zip(estimate.high()).map(|(low, high)| low <= truth && truth <= high),
        };
        let [of_answers, of_numbers, of_days] =
            [answers.effective_questions, numbers.effective_questions, days.effective_questions].map(f64::from);
        let scores = vec![
            found(of_answers, answers.brier, targets.brier),
            found(of_answers, answers.log_score, targets.log_score),
            found(of_answers, answers.ordered.as_ref()?.rps, targets.rps),
            found(of_days, days.brier, targets.rps),
            found(of_numbers, numbers.wis, targets.wis),
        ];
        let inside = numbers.quantiles.iter().map(|at| at.low <= at.level && at.level <= at.high).collect();
        let promised = of_numbers >= PROMISED_FROM && numbers.quantiles.len() == LEVELS.len();
        Some(Self { scores, levels: if promised { inside } else { vec![] } })
    }
}

fn worlds(plan: &Plan) -> Vec<(&'static str, KindsWorld, u32)> {
    use Attention::{One, Pareto};
    let mut worlds = vec![];
    for (name, chances) in CHANCES {
        if plan.reduced {
            worlds.push((name, KindsWorld { attention: Pareto(1.5), chances, least: 1 }, 50));
            continue;
        }
        for attention in [Pareto(1.1), Pareto(1.5), Pareto(2.0), One] {
            worlds.extend([20, 50, 100, 300].map(|n| (name, KindsWorld { attention, chances, least: 1 }, n)));
        }
    }
    worlds.retain(|(.., questions)| plan.reduced || plan.questions.is_none_or(|only| only == *questions));
    worlds
}

/// How often intervals of the kinds hold the truth.
pub(crate) fn kinds(plan: &Plan, book: &mut Book) -> Result<(), Failure> {
    let mut columns = vec!["answers' chances", "forecasts", "questions of each kind", "effective", "k ≥ 10"];
    columns.extend(SCORES);
    columns.push("quantiles' levels");
    book.table("Intervals of several answers, days and numbers", &columns);
    for (name, world, questions) in worlds(plan) {
        let targets = world.targets();
        let stream = format!("kinds {world:?} {questions}");
        let found = of_each_log(plan.logs, plan.threads, |folder, number| {
            let texts = world.log(questions, &mut Rng::stream(plan.seed_of(&stream), number))?;
            let report = folder.score(&texts, |options| options.statistics.seed = number + 1)?;
            Ok(OfLog::of(&report.overall, targets).ok_or("a kind has no scores")?)
        })?;
        let of_answers = found.iter().map(|log| log.scores[0].effective_questions);
        let promised = Share::of(of_answers.clone().map(|effective| effective >= PROMISED_FROM));
        let mut cells = vec![
            Cell::text(name),
            Cell::Text(world.attention.name()),
            Cell::text(&questions),
            Cell::Text(format!("{:.0}", of_answers.sum::<f64>() / found.len() as f64)),
            Cell::Share(promised, Promise::None),
        ];
        cells.extend((0..SCORES.len()).map(|score| {
            let logs = found.iter().map(|log| &log.scores[score]);
            let held =
                logs.filter(|found| found.effective_questions >= PROMISED_FROM).filter_map(|found| found.covered);
            Cell::Share(Share::of(held), Promise::Coverage)
        }));
        // The five of a log hang together, so that chance explains more than of so many logs.
        let levels = Share::of(found.iter().flat_map(|log| log.levels.iter().copied()));
        cells.push(Cell::Share(levels, Promise::None));
        book.row(&cells);
    }
    book.end();
    Ok(())
}

/// How often one of two types that do not differ is called better, kind by kind.
pub(crate) fn compared(plan: &Plan, book: &mut Book) -> Result<(), Failure> {
    let columns = ["answers' chances", "forecasts", "questions of each kind", "answers", "days", "numbers"];
    book.table("Types alike, on several answers, days and numbers: called better", &columns);
    let sizes: &[u32] = if plan.reduced { &[40] } else { &[20, 100] };
    for (name, chances) in CHANCES {
        for &questions in sizes {
            let world = KindsWorld { attention: Attention::Pareto(1.5), chances, least: 4 };
            let stream = format!("kinds compared {world:?} {questions}");
            let found = of_each_log(plan.logs, plan.threads, |folder, number| {
                let texts = world.log(questions, &mut Rng::stream(plan.seed_of(&stream), number))?;
                let compared = folder.compare(&texts, |options| options.statistics.seed = number + 1)?;
                let called = |kind: &str| {
                    let mut of_kind = compared.kinds.iter().filter(|compared| compared.kind == kind);
                    of_kind.next().map(|kind| kind.pairs.iter().any(|pair| pair.verdict.code.ends_with("-better")))
                };
                let [answers, days, numbers] = ["categorical", "days", "numeric"].map(called);
                Ok(answers.zip(days).zip(numbers).ok_or("a kind was not compared")?)
            })?;
            let shares = [
                Share::of(found.iter().map(|((answers, _), _)| *answers)),
                Share::of(found.iter().map(|((_, days), _)| *days)),
                Share::of(found.iter().map(|(_, numbers)| *numbers)),
            ];
            let mut cells = vec![Cell::text(name), Cell::Text(world.attention.name()), Cell::text(&questions)];
            cells.extend(shares.map(|share| Cell::Share(share, Promise::AtMost(0.05))));
            book.row(&cells);
        }
    }
    book.end();
    Ok(())
}
