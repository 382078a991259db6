//! The JSON of the whole program against values that other people's programs found on real forecasts, and against
//! vectors of the literature.
//!
//! The shared data folder is not part of the project: `TRACKRECORD_SHARED`, or `../shared` beside the project.
//! Without it those tests say so and pass. Tolerance: 1e-10 relative, and 1e-13 absolute where a value is near 0;
//! 1e-6 for the logistic regression (its references stop there), 0.002 for the smooth calibration error (a grid
//! approximation in its reference).

use std::fmt::Write;
use std::path::Path;

use crate::support::program::{Folder, score_in, shared_data};
use serde_json::Value;
use trackrecord::uncertainty::wilson;

const SETS: [&str; 5] = ["niamey2016", "midterms2018_final", "governors538", "acx2022", "messy/base"];
/// Every question of the sets is resolved before.
const LATE: &str = "2026-01-01";
const EXACT: f64 = 1e-10;
const REGRESSION: f64 = 1e-6;
const GRID: f64 = 0.002;
/// Sets without forecasts that are near 0 or 1 and not there.
const WITHIN_THE_SCALE: [&str; 2] = ["niamey2016", "acx2022"];

#[test]
fn every_number_is_that_of_the_references() {
    let Some(data) = shared_data() else { return };
    let mut check = Check::default();
    for set in SETS {
        let folder = data.join(set);
        let expected = read_json(&folder.join("expected.json"));
        let populations = expected["populations"].as_object().expect("populations");
        for (population, expected_groups) in populations {
            for same_day in same_day_options(population, populations.len()) {
                let name = format!("{set}, {population}, --same-day {same_day}");
                let found = score(&folder, &["--same-day", same_day]);
                check.report(&name, expected_groups, &found, Check::group);
                let last = score(&folder, &["--same-day", same_day, "--updates", "last"]);
                check.report(&format!("{name}, last"), expected_groups, &last, Check::last);
                if *same_day == "drop" {
                    let daily = score(&folder, &["--same-day", "drop", "--updates", "daily"]);
                    check.report(&format!("{name}, daily"), expected_groups, &daily, Check::daily);
                }
            }
        }
        check.counts(set, &expected["counts"], &score(&folder, &[]));
    }
    println!("{} numbers compared", check.compared);
    assert!(check.failures.is_empty(), "\n{}", check.failures.join("\n"));
    assert!(check.compared > 3000, "only {}", check.compared);
}

/// Which options select a population; all of them where only one stands, as then the three are the same.
fn same_day_options(population: &str, populations: usize) -> &'static [&'static str] {
    match population {
        "on_or_before_resolution_day" => &["keep"],
        "before_resolution_day" => &["drop"],
        // No date rule at all: the program has no such mode, unless it makes no difference.
        _ if populations > 1 => &[],
        _ => &["keep", "drop"],
    }
}

fn score(folder: &Path, options: &[&str]) -> Value {
    let fixed = [
        "forecasts.csv",
        "-r",
        "resolutions.csv",
        "--format",
        "json",
        "--resamples",
        "0",
        "--as-of",
        LATE,
        "--min-questions",
        "1",
    ];
    score_in(folder, fixed.iter().chain(options)).json()
}

fn read_json(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).expect("expected.json is JSON")
}

/// Compares and remembers what differs, so that one run shows all of it.
#[derive(Default)]
struct Check {
    compared: usize,
    failures: Vec<String>,
}

type OfGroup = fn(&mut Check, &str, &Value, &Value);

impl Check {
    fn report(&mut self, name: &str, expected: &Value, found: &Value, of_group: OfGroup) {
        of_group(self, name, &expected["overall"], &found["overall"]);
        let by_type = expected["by_source_type"].as_object().expect("by_source_type");
        let groups = found["groups"].as_array().expect("groups");
        self.equal(name, "number of groups", &Value::from(by_type.len()), &Value::from(groups.len()));
        for (source_type, expected) in by_type {
            let group = groups.iter().find(|group| group["key"]["source_type"] == **source_type);
            of_group(self, &format!("{name}, {source_type}"), expected, group.unwrap_or(&Value::Null));
        }
    }

    fn group(&mut self, name: &str, expected: &Value, group: &Value) {
        self.summary(name, expected, group);
        self.decompositions(name, expected, group);
        self.bins(name, &expected["reliability_table_left_closed"], &group["bins"]);
        self.curve(name, &expected["corp"]["pav_blocks_xmin_xmax_n_cep"], &group["curve"]);
        let cox = &expected["cox"]["clip_0.001"];
        self.near(name, "intercept", &cox["intercept"], &group["cox"]["intercept"]["value"], REGRESSION, 1e-12);
        self.near(name, "slope", &cox["slope"], &group["cox"]["slope"]["value"], REGRESSION, 0.0);
        // The reference counts forecasts at 0 and 1 half; `reference_statistics` holds the others against direct integration.
        let at_ends = ["n_p_equal_0", "n_p_equal_1"].iter().filter_map(|key| expected[*key].as_u64()).sum::<u64>();
        if at_ends == 0 && WITHIN_THE_SCALE.iter().any(|set| name.starts_with(set)) {
            self.near(name, "smooth_ece", &expected["smece_relplot"], &group["smooth_ece"], 0.0, GRID);
        }
    }

    fn summary(&mut self, name: &str, expected: &Value, group: &Value) {
        for (wanted, found) in [("n_forecasts", "forecasts"), ("n_questions", "questions"), ("n_sources", "sources")] {
            self.equal(name, found, &expected[wanted], &group[found]);
        }
        self.equal(name, "scored", &expected["n_forecasts"], &group["resolvability"]["scored"]);
        let certain = &group["log_score"]["certain_and_wrong"];
        self.equal(name, "certain and wrong", &expected["n_certain_and_wrong"], certain);
        let weight = Value::from(expected["n_forecasts"].as_f64());
        let variance = Value::from(expected["sd_forecast"].as_f64().map(|deviation| deviation * deviation));
        let bias =
            Value::from(expected["calibration_in_the_large"]["observed_minus_forecast"].as_f64().map(|bias| -bias));
        let skill = &group["brier_skill"];
        for (what, wanted, found) in [
            ("weight", &weight, &group["weight"]),
            ("base_rate", &expected["base_rate"], &group["base_rate"]),
            ("mean_forecast", &expected["mean_forecast"], &group["mean_forecast"]),
            ("forecast_variance", &variance, &group["forecast_variance"]),
            ("in the large", &bias, &group["calibration_in_the_large"]["value"]),
            ("brier", &expected["brier"], &group["brier"]["value"]),
            ("log score", &expected["log_loss"]["clip_0.001"], &group["log_score"]["value"]),
            ("vs_base_rate", &expected["bss_vs_own_base_rate"], &skill["vs_base_rate"]["value"]),
            ("vs_half", &expected["bss_vs_0.5"], &skill["vs_half"]["value"]),
            ("auc", &expected["auc"], &group["auc"]),
            ("z", &expected["spiegelhalter_z"], &group["spiegelhalter"]["z"]),
        ] {
            self.exact(name, what, wanted, found);
        }
        // A p-value far out in the tail has no absolute floor.
        let p_value = &group["spiegelhalter"]["p_value"];
        self.near(name, "p-value", &expected["spiegelhalter_p"], p_value, EXACT, 0.0);
    }

    fn decompositions(&mut self, name: &str, expected: &Value, group: &Value) {
        let parts = ["reliability", "resolution", "uncertainty", "within_bin_variance", "within_bin_covariance"]
            .map(|p| (p, p));
        for (wanted, found) in parts {
            self.exact(name, found, &expected["murphy_10_bins_left_closed"][wanted], &group["murphy"][found]);
        }
        for (wanted, found) in [("mcb", "miscalibration"), ("dsc", "discrimination"), ("unc", "uncertainty")] {
            self.exact(name, found, &expected["corp"][wanted], &group["corp"][found]);
        }
        self.exact(name, "ece", &expected["ece_10_left_closed"], &group["ece"]);
        self.exact(name, "mce", &expected["mce_10_left_closed"], &group["mce"]);
    }

    fn bins(&mut self, name: &str, expected: &Value, found: &Value) {
        let expected = expected.as_array().into_iter().flatten().filter(|bin| bin["n"] != 0);
        self.rows(name, "bins", expected.collect(), found, |check, wanted, bin| {
            let name = &format!("{name}, bin {}", wanted["bin"]);
            check.equal(name, "forecasts", &wanted["n"], &bin["forecasts"]);
            for (wanted, found) in [
                (&wanted["lo"], "from"),
                (&wanted["hi"], "to"),
                (&wanted["n"], "weight"),
                (&wanted["mean_forecast"], "mean_forecast"),
                (&wanted["observed_rate"], "observed"),
            ] {
                check.exact(name, found, wanted, &bin[found]);
            }
            // The references count rows; what is printed counts effective questions, which are as many only without repeats.
            let number = |found: &str| bin[found].as_f64().unwrap_or(f64::NAN);
            let all_apart = (number("effective_questions") - number("weight")).abs() < 1e-9;
            let here = wilson(number("observed"), number("effective_questions"), 0.95).expect("an interval");
            for (wanted, by_formula, found) in
                [(&wanted["wilson95"][0], here.low(), "low"), (&wanted["wilson95"][1], here.high(), "high")]
            {
                let by_formula = Value::from(by_formula);
                check.exact(name, found, if all_apart { wanted } else { &by_formula }, &bin[found]);
            }
        });
    }

    fn curve(&mut self, name: &str, expected: &Value, found: &Value) {
        let expected = expected.as_array().into_iter().flatten();
        self.rows(name, "curve", expected.collect(), found, |check, wanted, block| {
            check.equal(name, "forecasts of a block", &wanted[2], &block["forecasts"]);
            for (at, found) in ["from", "to", "weight", "calibrated"].into_iter().enumerate() {
                check.exact(name, found, &wanted[at], &block[found]);
            }
        });
    }

    fn rows(
        &mut self,
        name: &str,
        what: &str,
        expected: Vec<&Value>,
        found: &Value,
        mut row: impl FnMut(&mut Self, &Value, &Value),
    ) {
        let found = found.as_array().cloned().unwrap_or_default();
        self.equal(name, what, &Value::from(expected.len()), &Value::from(found.len()));
        for (wanted, found) in expected.into_iter().zip(&found) {
            row(self, wanted, found);
        }
    }

    fn last(&mut self, name: &str, expected: &Value, group: &Value) {
        self.equal(name, "forecasts", &expected["n_source_question_pairs"], &group["forecasts"]);
        self.exact(name, "brier", &expected["brier_last_per_source_question"], &group["brier"]["value"]);
    }

    fn daily(&mut self, name: &str, expected: &Value, group: &Value) {
        let daily = &expected["time_weighted_daily_brier"];
        // Not every population has it: where no forecast was ever replaced, each holds for all days.
        let wanted = if daily.is_null() { &expected["brier_last_per_source_question"] } else { daily };
        let wanted = if daily.is_null() { wanted } else { &wanted["mean_over_source_question_pairs"] };
        self.exact(name, "brier", wanted, &group["brier"]["value"]);
        self.exact(name, "weight", &expected["n_source_question_pairs"], &group["weight"]);
    }

    fn counts(&mut self, name: &str, expected: &Value, found: &Value) {
        let counts = &found["counts"];
        for (wanted, found) in [
            ("rows", "rows"),
            ("rows_without_resolution", "pending"),
            ("rows_annulled", "annulled"),
            ("rows_resolved_yes_no", "scored"),
            ("rows_dated_after_resolution", "after_resolution"),
        ] {
            self.equal(name, found, &expected[wanted], &counts[found]);
        }
        for status in ["same_day_dropped", "duplicate", "unscorable", "out_of_period", "filtered", "rejected"] {
            self.equal(name, status, &Value::from(0), &counts[status]);
        }
    }

    fn equal(&mut self, name: &str, what: &str, expected: &Value, found: &Value) {
        self.compared += 1;
        if expected.is_null() || expected != found {
            self.failures.push(format!("{name}: {what} is {found}, expected {expected}"));
        }
    }

    fn exact(&mut self, name: &str, what: &str, expected: &Value, found: &Value) {
        self.near(name, what, expected, found, EXACT, 1e-13);
    }

    fn near(&mut self, name: &str, what: &str, expected: &Value, found: &Value, relative: f64, floor: f64) {
        self.compared += 1;
        let equal = match (expected.as_f64(), found.as_f64()) {
            (Some(expected), Some(found)) => (found - expected).abs() <= floor.max(relative * expected.abs()),
            _ => expected.is_null() && found.is_null(),
        };
        if !equal {
            self.failures.push(format!("{name}: {what} is {found}, expected {expected}"));
        }
    }
}

/// A log of one source with these forecasts, one question each.
fn log_of(pairs: &[(&str, bool)]) -> Folder {
    let mut text = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n".to_owned();
    for (number, (p, happened)) in pairs.iter().enumerate() {
        let outcome = if *happened { "yes" } else { "no" };
        let _ = writeln!(text, "Q{number},Desk,desk,2017-01-01,{p},2017-02-01,{outcome}");
    }
    Folder::with(&[("log.csv", &text)])
}

fn overall(pairs: &[(&str, bool)], options: &[&str]) -> Value {
    let folder = log_of(pairs);
    let fixed = ["log.csv", "--format", "json", "--resamples", "0", "--as-of", "2018-01-01"];
    let options: Vec<&str> = fixed.iter().chain(options).copied().collect();
    folder.score(&options).json()["overall"].take()
}

#[track_caller]
fn assert_value(found: &Value, pointer: &str, expected: f64, tolerance: f64) {
    let value = found.pointer(pointer).and_then(Value::as_f64);
    let near = value.is_some_and(|value| (value - expected).abs() <= tolerance);
    assert!(near, "{pointer} is {value:?}, expected {expected}");
}

/// Ten forecasts with every statistic worked out by other programs, to as many digits as they gave.
const T10: [(&str, bool); 10] = [
    (".1", false),
    (".1", false),
    (".2", false),
    (".3", true),
    (".4", false),
    (".6", true),
    (".7", false),
    (".8", true),
    (".9", true),
    (".9", true),
];

#[test]
fn ten_forecasts_have_the_published_scores() {
    let found = overall(&T10, &[]);
    for (pointer, expected, tolerance) in [
        ("/brier/value", 0.142, 1e-14),
        ("/brier_skill/vs_base_rate/value", 0.432, 1e-14),
        ("/brier_skill/vs_half/value", 0.432, 1e-14),
        ("/log_score/value", 0.429_732_6, 5e-8),
        ("/spherical_score/value", 0.836_775_9, 5e-8),
        ("/base_rate", 0.5, 0.0),
        ("/forecast_variance", 0.092, 1e-14),
        ("/corp/miscalibration", 0.042, 1e-14),
        ("/corp/discrimination", 0.15, 1e-14),
        ("/corp/uncertainty", 0.25, 0.0),
        ("/ece", 0.30, 1e-14),
        ("/auc", 0.88, 1e-14),
        ("/spiegelhalter/z", -0.243_432_2, 5e-8),
        ("/spiegelhalter/p_value", 0.807_670_6, 5e-8),
        ("/cox/intercept/value", 0.0, 1e-9),
        ("/cox/slope/value", 1.246_34, 5e-6),
    ] {
        assert_value(&found, pointer, expected, tolerance);
    }
    let blocks = found["curve"].as_array().expect("a curve").iter();
    let curve: Vec<(f64, u64)> = blocks
        .map(|block| (block["calibrated"].as_f64().unwrap_or(-1.0), block["forecasts"].as_u64().unwrap_or(0)))
        .collect();
    assert_eq!(curve, [(0.0, 3), (0.5, 4), (1.0, 3)]);
}

#[test]
fn ten_forecasts_in_two_and_in_five_bins() {
    let two = overall(&T10, &["--bins", "2"]);
    for (pointer, expected) in [
        ("/murphy/reliability", 0.0004),
        ("/murphy/resolution", 0.09),
        ("/murphy/uncertainty", 0.25),
        ("/murphy/within_bin_variance", 0.0136),
        // The source counts it twice, as the identity does.
        ("/murphy/within_bin_covariance", 0.032 / 2.0),
    ] {
        assert_value(&two, pointer, expected, 1e-14);
    }
    assert_value(&overall(&T10, &["--bins", "5"]), "/ece", 0.18, 1e-14);
}

#[test]
fn six_forecasts_have_the_published_decomposition() {
    let pairs = [(".4", false), (".3", false), (".2", false), (".1", true), (".5", true), (".9", true)];
    let found = overall(&pairs, &[]);
    assert_value(&found, "/brier/value", 0.226_667, 5e-7);
    assert_value(&found, "/corp/miscalibration", 0.101_667, 5e-7);
    assert_value(&found, "/corp/discrimination", 0.125, 1e-14);
    assert_value(&found, "/corp/uncertainty", 0.25, 0.0);
}

#[test]
fn the_daily_score_of_the_definitions_example() {
    let rows = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n\
                Q,Desk,desk,2017-01-01,0.2,2017-01-05,no\nQ,Desk,desk,2017-01-03,0.6,2017-01-05,no\n";
    let folder = Folder::with(&[("log.csv", rows)]);
    let found = folder.score(&["log.csv", "--updates", "daily", "--format", "json", "--resamples", "0"]).json();
    assert_value(&found["overall"], "/brier/value", 0.20, 1e-15);
    assert_value(&found["overall"], "/weight", 1.0, 0.0);
}

/// Draws of a small generator that is good enough here (`SplitMix64`, Steele, Lea & Flood 2014).
struct Draws(u64);

impl Draws {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        usize::try_from(z % bound as u64).expect("below a usize")
    }
}

/// 95% interval of the mean score when rows are drawn as if each stood for itself.
fn row_bootstrap(scores: &[f64], resamples: usize) -> (f64, f64) {
    let mut draws = Draws(20_161_108);
    let mut means: Vec<f64> = (0..resamples)
        .map(|_| (0..scores.len()).map(|_| scores[draws.below(scores.len())]).sum::<f64>() / scores.len() as f64)
        .collect();
    means.sort_by(f64::total_cmp);
    (means[resamples / 40], means[resamples - 1 - resamples / 40])
}

#[test]
fn the_bootstrap_draws_questions_and_not_rows() {
    let Some(data) = shared_data() else { return };
    let folder = Folder::new();
    let file = |name: &str| data.join("governors538").join(name).display().to_string();
    let (forecasts, resolutions) = (file("forecasts.csv"), file("resolutions.csv"));
    let found =
        folder.score(&[&forecasts, "-r", &resolutions, "--as-of", LATE, "--format", "json", "--export", "tidy"]).json();
    let number = |key: &str| found["overall"]["brier"][key].as_f64().expect("an interval");
    let mut rows = csv::Reader::from_path(folder.path().join("tidy/forecasts.csv")).expect("forecasts.csv");
    let scores: Vec<f64> =
        rows.records().map(|row| row.expect("a row")[5].parse().expect("every row is scored")).collect();
    assert_eq!(scores.len(), 19_831);
    let (low, high) = row_bootstrap(&scores, 1000);
    let (by_question, by_row) = (number("high") - number("low"), high - low);
    let message = format!(
        "questions drawn: {:.4} to {:.4}, {by_question:.4} wide; rows drawn: {low:.4} to {high:.4}, {by_row:.4} wide",
        number("low"),
        number("high"),
    );
    println!("{message}");
    assert!(by_question > 4.0 * by_row, "{message}");
    assert!(low < number("value") && number("value") < high, "{message}");
}
