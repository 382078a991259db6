//! Miscalibration, discrimination, calibration errors, AUC and the curve stood without a word of how sure they are, and a single question
//! made a record "miscalibrated", or "overconfident".

use std::fmt::Write;

use serde_json::Value;

use crate::support::program::{Folder, log_of};

fn group(folder: &Folder, options: &[&str]) -> Value {
    let ran = folder.score(&[&["log.csv", "--as-of", "2018-01-01", "--format", "json"], options].concat());
    ran.json()["groups"][0].clone()
}

/// Lower end, value and upper end, by the path of the value and the name of the interval.
#[track_caller]
fn interval(group: &Value, path: &str, name: &str) -> [f64; 3] {
    let ends = &group["intervals"][name];
    [&ends["low"], group.pointer(path).expect("a value"), &ends["high"]].map(|number| number.as_f64().expect(name))
}

const ALL: [(&str, &str); 5] = [
    ("/corp/miscalibration", "miscalibration"),
    ("/corp/discrimination", "discrimination"),
    ("/auc", "auc"),
    ("/ece", "ece"),
    ("/smooth_ece", "smooth_ece"),
];

/// Of twenty each at 15, 45, 75 and 95% so many came true.
fn eighty(hits: [usize; 4]) -> Vec<(f64, bool)> {
    let said = [0.15, 0.45, 0.75, 0.95];
    said.into_iter().zip(hits).flat_map(|(p, hits)| (0..20).map(move |at| (p, at < hits))).collect()
}

#[test]
fn every_interval_holds_its_number_and_stays_where_it_can_be() {
    for hits in [[3, 9, 15, 19], [8, 9, 11, 12], [0, 6, 14, 20], [9, 12, 9, 11]] {
        let found = group(&log_of(eighty(hits)), &["--resamples", "400"]);
        for (path, name) in ALL {
            let [low, value, high] = interval(&found, path, name);
            assert!(
                0.0 <= low && low <= value && value <= high && high <= 1.0,
                "{name} of {hits:?}: {low} {value} {high}"
            );
            assert!(high > low, "{name} of {hits:?}");
        }
        let band = found["confidence_bands"].as_array().expect("a list");
        assert_eq!(band.len(), 4);
        for (point, block) in band.iter().zip([0.15, 0.45, 0.75, 0.95]) {
            let curve = found["curve"].as_array().expect("a list").iter();
            let mut height =
                curve.filter(|step| step["from"].as_f64() <= Some(block) && Some(block) <= step["to"].as_f64());
            let height = height.next().expect("a step")["calibrated"].as_f64().expect("a number");
            let [low, high] = ["low", "high"].map(|end| point[end].as_f64().expect("a number"));
            assert!(low <= height && height <= high && high - low > 0.05, "{point} about {height}");
        }
    }
}

#[test]
fn calibrated_forecasts_may_have_no_error_and_others_must() {
    let calibrated = group(&log_of(eighty([3, 9, 15, 19])), &[]);
    let overconfident = group(&log_of(eighty([8, 9, 11, 12])), &[]);
    for (path, name) in [ALL[0], ALL[3], ALL[4]] {
        assert!(interval(&calibrated, path, name)[0] <= 0.0, "{name}");
        assert!(interval(&overconfident, path, name)[0] > 0.0, "{name}");
    }
}

#[test]
fn the_same_of_what_does_not_happen() {
    let turned = |forecasts: Vec<(f64, bool)>| forecasts.into_iter().map(|(p, happened)| (1.0 - p, !happened));
    let forecasts = eighty([6, 9, 12, 16]);
    let (one, other) = (group(&log_of(forecasts.clone()), &[]), group(&log_of(turned(forecasts)), &[]));
    for (path, name) in ALL {
        let [ours, theirs] = [&one, &other].map(|group| interval(group, path, name));
        for (ours, theirs) in ours.iter().zip(theirs) {
            assert!((ours - theirs).abs() < 1e-8, "{name}: {ours} {theirs}");
        }
    }
    let ends = |group: &Value, at: usize, end: &str| group["confidence_bands"][at][end].as_f64().expect("a number");
    for at in 0..4 {
        assert!((ends(&one, at, "low") + ends(&other, 3 - at, "high") - 1.0).abs() < 1e-9);
    }
}

#[test]
fn threads_and_the_order_of_rows_change_nothing() {
    let forecasts = eighty([6, 9, 12, 16]);
    let folder = log_of(forecasts);
    let one = group(&folder, &["--threads", "1"]);
    assert_eq!(one, group(&folder, &["--threads", "3"]));
}

#[track_caller]
fn reason(group: &Value, statistic: &str) -> String {
    let absent = group["absent"].as_array().expect("a list").iter();
    let found = absent.clone().find(|absent| absent["statistic"] == statistic);
    found.unwrap_or_else(|| panic!("{statistic} is not absent: {group}"))["reason"].as_str().expect("a text").to_owned()
}

#[test]
fn what_has_no_interval_says_why() {
    let found = group(&log_of(eighty([6, 9, 12, 16])), &["--resamples", "0"]);
    for (_, name) in [ALL[0], ALL[1], ALL[3], ALL[4]] {
        assert_eq!(found["intervals"][name], Value::Null);
        assert!(reason(&found, &format!("intervals.{name}")).contains("--resamples 0"));
    }
    // What needs no redraws stands.
    assert!(found["intervals"]["auc"].is_object() && !found["confidence_bands"].as_array().unwrap().is_empty());

    let perfect = (0..20).map(|at| (if at < 8 { 0.9 } else { 0.2 }, at < 8));
    assert!(reason(&group(&log_of(perfect), &[]), "intervals.auc").starts_with("every question of one outcome"));

    let rare = (0..20).map(|at| (0.05 + 0.01 * f64::from(at % 3), at < 4));
    let found = group(&log_of(rare), &[]);
    let why = reason(&found, "intervals.miscalibration");
    assert!(why.starts_with("by the forecasts themselves only 1.2 of 20.0"), "{why}");
    assert!(found["intervals"]["auc"].is_object());

    let falling = group(&log_of(eighty([12, 10, 9, 7])), &[]);
    assert!(reason(&falling, "intervals.discrimination").starts_with("the calibration curve is flat"));

    let few = group(&log_of([(0.2, false), (0.4, true), (0.8, true)]), &[]);
    assert_eq!(few["confidence_bands"], Value::Array(vec![]));
    for statistic in ["confidence_bands", "intervals.auc", "intervals.ece"] {
        assert!(reason(&few, statistic).starts_with("an interval needs 5 questions"), "{statistic}");
    }
}

#[test]
fn one_question_decides_no_miscalibration() {
    // Without the one hit at 5%, or the one miss at 80%, the p-value would not be what it takes.
    let few = [(0.02, 0, 3), (0.05, 1, 3), (0.3, 4, 0), (0.8, 5, 1)];
    let outcomes = |(p, yes, no)| (0..yes + no).map(move |at| (p, at < yes));
    let once = || few.into_iter().flat_map(outcomes);
    let found = group(&log_of(once()), &[]);
    assert!(found["corp"]["by_chance"]["p_value"].as_f64() < Some(0.0167), "{}", found["corp"]);
    assert_eq!(found["verdict"]["code"], "no-evidence-of-miscalibration");
    // Four times as many say something.
    let found = group(&log_of((0..4).flat_map(|_| once())), &[]);
    assert_ne!(found["verdict"]["code"], "no-evidence-of-miscalibration");
}

#[test]
fn one_question_decided_the_slope() {
    // Thirty at 50%, half of which came true, and one at 0.1% that did. Without it none spoke of overconfidence, but had it not come true
    // the score would have been what it always is.
    let coins = (0..30).map(|at| (0.5, at < 15));
    let found = group(&log_of(coins.chain([(0.001, true)])), &[]);
    assert_eq!(found["verdict"]["code"], "no-evidence-of-miscalibration");
}

#[test]
fn panels_have_intervals_in_a_comparison() {
    let mut text = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n".to_owned();
    for at in 0..24 {
        let outcome = if at % 3 == 0 { "yes" } else { "no" };
        for (source, kind, p) in [("A", "desk", 0.2), ("B", "desk", 0.4), ("C", "firm", 0.3)] {
            let p = p + f64::from(at % 5) / 20.0;
            writeln!(text, "Q{at},{source},{kind},2017-03-01,{p:.2},2017-06-30,{outcome}").expect("a string takes it");
        }
    }
    let folder = Folder::with(&[("log.csv", &text)]);
    let ran = crate::support::program::finish(
        crate::support::program::command()
            .args(["compare", "log.csv", "--as-of", "2018-01-01", "--format", "json"])
            .current_dir(folder.path()),
    );
    let panel = &ran.json()["groups"][0]["panel"];
    for name in ["mean", "median", "geometric_mean_odds"] {
        let [low, value, high] = [&panel["intervals"][name]["low"], &panel[name], &panel["intervals"][name]["high"]]
            .map(|number| number.as_f64().expect("a number"));
        assert!(0.0 < low && low < value && value < high && high < 1.0, "{name}: {low} {value} {high}");
    }
}
