//! Comparing groups: a log of the size of a replication (20 000 forecasts by 500 sources on 200 questions), and a million
//! forecasts by eight types.

use std::hint::black_box;
use std::time::Duration;

use criterion::Criterion;
use trackrecord::compare::crowd::{panels, payoffs, relative_scores};
use trackrecord::compare::effects::Effects;
use trackrecord::compare::pairs::{PairSettings, all_pairs, compare_pairs};
use trackrecord::compare::ranks::rank_ranges;
use trackrecord::compare::ratios::Values;
use trackrecord::compare::{Cell, Cells, Forecast, Resampling, Rule, Said, ScoredQuestion, Scores};
use trackrecord::model::Day;
use trackrecord::score::{brier, log_score};
use trackrecord::uncertainty::Rng;

const CLIP: f64 = 0.001;
const RESAMPLING: Resampling = Resampling { resamples: 2000, seed: 1, threads: 2 };

/// Forecasts by question: whether it happened, when it was resolved, what was said.
struct Log {
    groups: u32,
    questions: Vec<(bool, Day, Vec<Forecast>)>,
}

impl Log {
    /// Each source speaks three times on a question it speaks on at all; a few sources are busy.
    fn new(forecasts: u32, questions: u32, sources: u32, types: Option<u32>) -> Self {
        let mut rng = Rng::stream(3, 0);
        let mut below = |n: u32| u32::try_from(rng.below(n.into())).unwrap_or(0);
        let day = |days: u32| Day::from_days_since_1970(days.cast_signed()).unwrap_or(Day::LAST);
        let speakers = forecasts / questions / 3;
        let one = |order: u32, below: &mut dyn FnMut(u32) -> u32| {
            let (opened, chance) = (order % 5000, below(98) + 1);
            let happened = below(100) < chance;
            let mut said = vec![];
            for _ in 0..speakers {
                let busy = below(sources) + 1;
                let source = below(busy);
                for update in 0..3 {
                    let at = opened + 30 * update + below(30);
                    let probability = f64::from((chance + below(41)).saturating_sub(20).min(100)) / 100.0;
                    let group = types.map_or(source, |types| source % types);
                    said.push(Forecast { group, source, speaker: source, day: day(at), at: at.into(), probability });
                }
            }
            (happened, day(opened + 100), said)
        };
        let questions = (0..questions).map(|order| one(order, &mut below)).collect();
        Self { groups: types.unwrap_or(sources), questions }
    }

    fn said(&self) -> impl Iterator<Item = Said<'_>> {
        self.questions.iter().map(|(happened, resolved_on, forecasts)| Said {
            happened: *happened,
            resolved_on: *resolved_on,
            forecasts,
        })
    }

    fn scores(&self) -> Scores {
        let mut cells = Cells::new(self.groups as usize);
        for (order, said) in (0..).zip(self.said()) {
            let cell = |f: &Forecast| Cell {
                group: f.group,
                weight: 1.0,
                brier: brier(f.probability, said.happened),
                log: log_score(f.probability, said.happened, CLIP),
            };
            let question = ScoredQuestion { order, resolved_on: said.resolved_on, happened: said.happened };
            cells.push(question, said.forecasts.iter().map(cell));
        }
        cells.scores(Rule::Brier)
    }

    fn crowd(&self) -> [Values; 3] {
        let mut values = [(); 3].map(|()| Values::new(self.groups as usize));
        for said in self.said() {
            let [relative, payoff, panel] = &mut values;
            relative.push(relative_scores(&said).iter().map(|score| (score.group, score.relative)));
            payoff.push(payoffs(&said, CLIP).iter().flatten().map(|payoff| (payoff.group, payoff.log_payoff)));
            panel.push(panels(&said, CLIP).iter().map(|panel| (panel.group, panel.median)));
        }
        values
    }
}

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(5))
        .configure_from_args();
    let logs = [
        ("20 k, 8 types", Log::new(20_000, 200, 500, Some(8))),
        ("20 k, 500 sources", Log::new(20_000, 200, 500, None)),
        ("1 M, 8 types", Log::new(1_000_000, 50_000, 500, Some(8))),
    ];
    for (name, log) in &logs {
        let mut group = criterion.benchmark_group(format!("compare/{name}"));
        let scores = log.scores();
        let effects = Effects::new(&scores);
        let spread = effects.spread(&RESAMPLING);
        let settings = PairSettings { confidence: 0.95, min_questions: 10, resampling: RESAMPLING };
        let pairs = all_pairs(scores.groups());
        let values = log.crowd();
        group.bench_function("crowd", |bencher| bencher.iter(|| log.crowd()));
        group.bench_function("crowd intervals", |bencher| {
            bencher.iter(|| black_box(values.each_ref().map(|values| values.means(&RESAMPLING, 0.95))));
        });
        group.bench_function("effects", |bencher| bencher.iter(|| Effects::new(&scores)));
        group.bench_function("effects intervals", |bencher| bencher.iter(|| effects.spread(&RESAMPLING)));
        group.bench_function("ranks", |bencher| {
            bencher.iter(|| rank_ranges(&effects, &spread, 0.95, 10, &RESAMPLING));
        });
        group.bench_function("pairs", |bencher| {
            bencher.iter(|| compare_pairs(&scores, effects.components(), &pairs, &settings));
        });
        group.finish();
    }
    criterion.final_summary();
}
