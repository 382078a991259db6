//! What `examples/simulate_promises` measures with: targets, worlds, and what chance explains. `.ci/run` runs it.

#![allow(dead_code, reason = "the example has more than is looked at here")]

#[path = "../../examples/simulate_promises/kinds_world.rs"]
mod kinds_world;
#[path = "../../examples/simulate_promises/law.rs"]
mod law;
#[path = "../../examples/simulate_promises/promise.rs"]
mod promise;
#[path = "../../examples/simulate_promises/run.rs"]
mod run;
#[path = "../../examples/simulate_promises/world.rs"]
mod world;

use promise::Share;

#[test]
fn chance_explains_what_it_can() {
    // P(X ≤ 85) and P(X ≤ 80) of 100 at 93%: 0.0049 and 2e-5; P(X ≥ 15) of 100 at 5%: 1.6e-4, of 16: 4e-5.
    let share = |times| Share { times, of: 100 };
    assert!(!share(85).is_below(0.93) && share(80).is_below(0.93));
    assert!(!share(15).is_above(0.05) && share(16).is_above(0.05));
    assert!(!share(0).is_above(0.05) && !share(100).is_below(0.93));
}

/// What is scored in the long run, against a world by hand: 20% said where 10% happens, and 80% where 60% does, as often.
#[test]
fn targets_of_a_law_by_hand() {
    let part = |said, chance| law::Part { said, chance, share: 3.0 };
    let targets = law::Law::of(vec![part(0.8, 0.6), part(0.2, 0.1)]).targets();
    let close = |place: &str, expected: f64| assert!((targets[place] - expected).abs() < 1e-12, "{place}: {targets:?}");
    // ½(.1·.64 + .9·.04 + .6·.04 + .4·.64) = ½(.1 + .28); ō = .35, ō(1 − ō) = .2275; recalibrated ½(.09 + .24) = .165.
    close("brier", 0.19);
    close("intervals.base_rate", 0.35);
    close("intervals.miscalibration", 0.025);
    close("intervals.discrimination", 0.0625);
    close("calibration_in_the_large", 0.15);
    close("intervals.ece", 0.15);
    // Yes .05 at 20% and .3 at 80%; no .45 and .2: (.3·(.45 + .1) + .05·.225)/.2275.
    close("intervals.auc", 0.176_25 / 0.2275);
    close("brier_skill.vs_base_rate", 1.0 - 0.19 / 0.2275);
}

/// The law of a world is that of the logs that are drawn from it.
#[test]
fn logs_follow_the_law_of_their_world() {
    use world::{Attention, World};
    for world in [
        World::calibrated(0.3, Attention::Pareto(1.5)),
        World { slope: 0.6, ..World::calibrated(0.5, Attention::One) },
        World { hot: Some(0.25), ..World::calibrated(0.1, Attention::Pareto(3.0)) },
    ] {
        let (mut loss, mut said, mut forecasts) = (0.0, 0.0, 0.0);
        for number in 0..400 {
            let log = world.log(100, &mut trackrecord::uncertainty::Rng::stream(5, number));
            for forecast in &log.forecasts {
                let outcome = f64::from(u8::from(log.questions[forecast.question as usize].happened));
                loss += (forecast.said - outcome).powi(2);
                said += forecast.said;
                forecasts += 1.0;
            }
        }
        let law = world.law();
        let (brier, mean) = (law.targets()["brier"], law.mean(|part| part.said));
        assert!((loss / forecasts - brier).abs() < 0.01, "{world:?}: {} {brier}", loss / forecasts);
        assert!((said / forecasts - mean).abs() < 0.015, "{world:?}: {} {mean}", said / forecasts);
    }
}

/// Half Brier, log and ranked probability scores, and weighted interval scores, of the rows as they are written.
#[test]
fn logs_of_other_kinds_follow_the_law_of_their_world() {
    use kinds_world::{KindsWorld, LEVELS};
    for (attention, chances) in
        [(world::Attention::Pareto(2.0), [0.25; 4]), (world::Attention::One, [0.1, 0.7, 0.15, 0.05])]
    {
        let world = KindsWorld { attention, chances, least: 1 };
        let (mut sums, mut forecasts) = ([0.0; 5], [0.0; 3]);
        for number in 0..400 {
            let texts = world.log(40, &mut trackrecord::uncertainty::Rng::stream(6, number)).unwrap();
            let outcomes: std::collections::HashMap<&str, &str> = texts
                .resolutions
                .lines()
                .map(|line| line.split(',').collect::<Vec<_>>())
                .map(|cells| (cells[0], cells[2]))
                .collect();
            let rows: Vec<Vec<&str>> = texts.forecasts.lines().skip(1).map(|line| line.split(',').collect()).collect();
            for said in rows.chunk_by(|a, b| a[..2] == b[..2] && a[3] == b[3]) {
                let outcome = outcomes[said[0][0]];
                if said[0][0].starts_with('A') {
                    let (mut sum, mut brier, mut rps) = (0.0, 0.0, 0.0);
                    let happened = said.iter().position(|row| row[4] == outcome).unwrap();
                    for (answer, row) in said.iter().enumerate() {
                        let p: f64 = row[8].parse().unwrap();
                        sum += p;
                        brier += (p - f64::from(u8::from(answer == happened))).powi(2) / 2.0;
                        rps += (sum - f64::from(u8::from(answer >= happened))).powi(2) / 3.0;
                    }
                    let log = -said[happened][8].parse::<f64>().unwrap().ln();
                    [brier, rps, log].iter().zip(&mut sums).for_each(|(score, sum)| *sum += score);
                    forecasts[0] += 1.0;
                } else if said[0][0].starts_with('D') {
                    for row in said {
                        let yes = !outcome.starts_with("not") && outcome <= row[5];
                        sums[3] += (row[8].parse::<f64>().unwrap() - f64::from(u8::from(yes))).powi(2) / 3.0;
                    }
                    forecasts[1] += 1.0;
                } else {
                    for (row, level) in said.iter().zip(LEVELS) {
                        let [q, y]: [f64; 2] = [row[7], outcome].map(|number| number.parse().unwrap());
                        sums[4] += 2.0 * (f64::from(u8::from(y <= q)) - level) * (q - y) / 5.0;
                    }
                    forecasts[2] += 1.0;
                }
            }
        }
        let targets = world.targets();
        let expected = [targets.brier, targets.rps, targets.log_score, targets.rps, targets.wis];
        let scale = [1.0, 1.0, 5.0, 1.0, 20.0];
        for (number, (sum, of)) in sums.iter().zip([0, 0, 0, 1, 2]).enumerate() {
            let found = sum / forecasts[of];
            assert!((found - expected[number]).abs() < 0.012 * scale[number], "{number}: {found} {expected:?}");
        }
    }
}
