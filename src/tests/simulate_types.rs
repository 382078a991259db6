//! Do claims about types, and what is believed of sources, keep their promise? Simulates logs in which the sources of a type differ.
//!
//! `SIMULATIONS=2000 THREADS=2 cargo test --release --lib simulate_types -- --ignored --nocapture`; these numbers unless said.

use std::collections::BTreeMap;

use super::simulate_compare::{CONFIDENCE, Share, on_all};
use super::simulated_log::{OF_TYPES, World, expected_score, score};
use crate::compare::cells::{ScoreCell, ScoreCells, ScoringRule};
use crate::compare::effects::Effects;
use crate::compare::of_type::compare_types;
use crate::compare::pairs::{PairSettings, compare_pairs};
use crate::compare::verdict::Decision;
use crate::compare::{SourceScore, shrink};
use crate::model::Day;
use crate::uncertainty::{Interval, Rng};

const QUESTIONS: [u32; 4] = [30, 60, 100, 300];

#[derive(Clone, Copy, Default)]
struct Tallied {
    /// A difference that is one of these sources taken for one of the types.
    these: Share,
    of_type: Share,
    covered: Share,
    /// Scores of sources as believed that lie in their intervals, without and with the error that all share; no interval.
    own_error: Share,
    believed: Share,
    withheld: Share,
}

fn simulate(world: &World, questions: u32, seed: u64, tallied: &mut Tallied) {
    let log = world.log(questions, &mut Rng::stream(7000 + u64::from(questions), seed));
    let scores = log.cells.scores(ScoringRule::Brier);
    let settings = PairSettings { confidence: CONFIDENCE, min_questions: 10, as_of: Day::LAST, seed, threads: 1 };
    let components = Effects::new(&scores).components().clone();
    let pairs = compare_pairs(&scores, &components, &[(0, 1)], &settings).expect("two groups");
    if let Ok(difference) = pairs[0].finding {
        let settled = Decision::of(&difference, CONFIDENCE).is_settled();
        tallied.these.count(settled);
        if let Ok(found) = compare_types(&log.by_source, &[(0, 1)], 1, CONFIDENCE)[0] {
            tallied.of_type.count(settled && found.is_settled(CONFIDENCE));
            tallied.covered.count(found.interval.low() <= 0.0 && 0.0 <= found.interval.high());
        }
    }
    sources(world, &log.noises, &mut Rng::stream(8000 + u64::from(questions), seed), questions, tallied);
}

/// Each source a group of its own, with one forecast on each of its questions, so that its true score is known.
fn sources(world: &World, noises: &[f64], rng: &mut Rng, questions: u32, tallied: &mut Tallied) {
    let participation: Vec<f64> = world.types.iter().flat_map(|kind| kind.participation.iter().copied()).collect();
    let kinds: Vec<u32> = (0..).zip(world.types).flat_map(|(at, kind)| vec![at; kind.participation.len()]).collect();
    let mut cells = ScoreCells::new(noises.len());
    for order in 0..questions {
        let (question, chance) = world.asked(order, rng);
        let said: Vec<ScoreCell> = (0..)
            .zip(noises.iter().zip(&participation))
            .filter_map(|(group, (noise, share))| {
                let brier = score(chance, question.happened == Some(true.into()), *noise, rng);
                (rng.unit() < *share).then_some(ScoreCell { group, weight: 1.0, brier, log: 0.0 })
            })
            .collect();
        cells.push(question, said);
    }
    let effects = Effects::new(&cells.scores(ScoringRule::Brier));
    let known: BTreeMap<u32, SourceScore> = (0..)
        .zip(&kinds)
        .filter_map(|(at, &kind)| {
            let (score, own_error) = effects.adjusted(at).zip(effects.own_error(at))?;
            Some((at, SourceScore { kind, score, own_error, shared_error: effects.shared_error(at).ok() }))
        })
        .collect();
    let believe = |known: &BTreeMap<u32, SourceScore>| {
        shrink(&known.values().copied().collect::<Vec<_>>(), CONFIDENCE).map_or(vec![], |found| found.sources)
    };
    let without = known.iter().map(|(at, score)| {
        let shared_error = score.shared_error.map(|error| crate::compare::SharedError { variance: 0.0, ..error });
        (*at, SourceScore { shared_error, ..*score })
    });
    let without = believe(&without.collect());
    for ((at, with), without) in known.keys().zip(believe(&known)).zip(without) {
        let truth = expected_score(world, noises[*at as usize]);
        let covers = |found: Option<Interval>| found.map(|found| found.low() <= truth && truth <= found.high());
        tallied.withheld.count(with.interval.is_none());
        if let (Some(with), Some(without)) = (covers(with.interval), covers(without.interval)) {
            tallied.believed.count(with);
            tallied.own_error.count(without);
        }
    }
}

#[test]
#[ignore = "takes long, and prints a table for people"]
fn simulate_types() {
    let number = |name, otherwise| std::env::var(name).map_or(otherwise, |text| text.parse().expect("a number"));
    let (simulations, threads): (u64, u64) = (number("SIMULATIONS", 2000), number("THREADS", 2));
    println!("{simulations} simulations each. No type is better. All in %.\n");
    println!(
        "| world | questions | these sources differ | types differ | of_type covers | as believed, own error alone | as believed | withheld |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|--:|");
    for world in &OF_TYPES {
        for questions in QUESTIONS {
            let all = on_all(
                simulations,
                threads,
                |tallied: &mut Tallied, seed| simulate(world, questions, seed, tallied),
                |sum: &mut Tallied, own| {
                    sum.these.add(own.these);
                    sum.of_type.add(own.of_type);
                    sum.covered.add(own.covered);
                    sum.own_error.add(own.own_error);
                    sum.believed.add(own.believed);
                    sum.withheld.add(own.withheld);
                },
            );
            let cells = [all.these, all.of_type, all.covered, all.own_error, all.believed, all.withheld];
            let cells: Vec<String> = cells.map(Share::percent).to_vec();
            println!("| {} | {questions} | {} |", world.name, cells.join(" | "));
        }
    }
}
