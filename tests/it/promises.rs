//! What `examples/simulate_promises` measures with: targets, worlds, and what chance explains. `.ci/run` runs it.

#![allow(dead_code, reason = "the example has more than is looked at here")]

#[path = "../../examples/simulate_promises/law.rs"]
mod law;
#[path = "../../examples/simulate_promises/promise.rs"]
mod promise;
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
