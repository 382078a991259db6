//! `--weights question`: every question of a group counts 1, and every question of all together.

use crate::support::program::{Folder, score_in};
use serde_json::Value;

/// Desk a said 0.5 three times and 0.8 once on the hot question q1 (yes), and 0.1 on q2 (no); desk b said 0.6 on q1, and 0.3 on q3
/// (no). Nobody knows yet how q4 ends, whose deadline has passed.
const LOG: &str = "\
question_id,source,source_type,forecast_date,probability,resolved_on,outcome,closes_on
q1,Ann,a,2024-01-01,0.5,2024-03-01,yes,2024-03-01
q1,Ann,a,2024-01-02,0.5,2024-03-01,yes,2024-03-01
q1,Ann,a,2024-01-03,0.5,2024-03-01,yes,2024-03-01
q1,Bob,a,2024-01-04,0.8,2024-03-01,yes,2024-03-01
q2,Ann,a,2024-01-01,0.1,2024-03-01,no,2024-03-01
q1,Cid,b,2024-01-01,0.6,2024-03-01,yes,2024-03-01
q3,Cid,b,2024-01-01,0.3,2024-03-01,no,2024-03-01
q4,Ann,a,2024-01-01,0.2,,,2024-04-01
q4,Ann,a,2024-01-02,0.4,,,2024-04-01
";

fn score(options: &[&str]) -> Value {
    let folder = Folder::with(&[("log.csv", LOG)]);
    let fixed = ["log.csv", "--format", "json", "--as-of", "2024-06-01", "--min-questions", "1"];
    score_in(folder.path(), fixed.iter().chain(options)).json()
}

#[track_caller]
fn near(found: &Value, expected: f64) {
    assert!(found.as_f64().is_some_and(|found| (found - expected).abs() < 1e-12), "{found}, expected {expected}");
}

#[test]
fn a_hot_question_counts_as_one() {
    let forecasts = score(&[]);
    assert_eq!(forecasts["settings"]["weights"], "forecast");
    near(&forecasts["groups"][0]["brier"]["value"], (3.0 * 0.25 + 0.04 + 0.01) / 5.0);

    let found = score(&["--weights", "question"]);
    assert_eq!(found["settings"]["weights"], "question");
    let (a, b, all) = (&found["groups"][0], &found["groups"][1], &found["overall"]);
    // q1: (3 · .25 + .04)/4 = .1975; q2: .01.
    near(&a["brier"]["value"], f64::midpoint(0.1975, 0.01));
    near(&a["weight"], 2.0);
    near(&a["base_rate"], 0.5);
    near(&a["mean_forecast"], f64::midpoint(2.3 / 4.0, 0.1));
    assert_eq!((&a["forecasts"], &a["questions"]), (&Value::from(5), &Value::from(2)));
    near(&b["brier"]["value"], f64::midpoint(0.16, 0.09));
    // All together have three questions, of which q1 counts 1 as well: (.75 + .04 + .16)/5 = .19.
    near(&all["brier"]["value"], (0.19 + 0.01 + 0.09) / 3.0);
    near(&all["weight"], 3.0);
    near(&all["base_rate"], 1.0 / 3.0);
    assert_eq!(
        (&all["forecasts"], &all["questions"], &all["sources"]),
        (&Value::from(7), &Value::from(3), &Value::from(3))
    );
    assert_eq!(all["key"], serde_json::json!({}));
}

#[test]
fn an_overdue_question_counts_as_one_too() {
    let found = score(&["--weights", "question"]);
    // q4 has .2 and .4: (.04 + .16)/2 = .1 if no, (.64 + .36)/2 = .5 if yes.
    for group in [&found["groups"][0], &found["overall"]] {
        let weight = group["weight"].as_f64().unwrap();
        let known = weight * group["brier"]["value"].as_f64().unwrap();
        near(&group["resolvability"]["brier_if_overdue_no"], (known + 0.1) / (weight + 1.0));
        near(&group["resolvability"]["brier_if_overdue_yes"], (known + 0.5) / (weight + 1.0));
    }
}

#[test]
fn days_and_questions_count_on_top_of_each_other() {
    // Ann's forecasts on q1 of 1, 2 and 3 January hold 60 days together, Bob's 57: each source weighs one half of the question.
    let found = score(&["--weights", "question", "--updates", "daily"]);
    near(&found["groups"][0]["brier"]["value"], f64::midpoint(f64::midpoint(0.25, 0.04), 0.01));
    // Cid weighs a third of it among all.
    near(&found["overall"]["brier"]["value"], ((0.25 + 0.04 + 0.16) / 3.0 + 0.01 + 0.09) / 3.0);
}

#[test]
fn every_forecast_of_one_for_each_question_is_the_same_either_way() {
    let both =
        ["forecast", "question"].map(|weights| score(&["--weights", weights, "--by", "source", "--updates", "last"]));
    for (a, b) in both[0]["groups"].as_array().unwrap().iter().zip(both[1]["groups"].as_array().unwrap()) {
        assert_eq!(a, b);
    }
}

#[test]
fn each_row_says_what_it_weighs() {
    let folder = Folder::with(&[("log.csv", LOG)]);
    let options = ["log.csv", "--as-of", "2024-06-01", "--weights", "question", "--export", "out"];
    score_in(folder.path(), options);
    let mut rows = csv::Reader::from_path(folder.path().join("out/forecasts.csv")).unwrap();
    let at = rows.headers().unwrap().iter().position(|name| name == "weight").unwrap();
    let weights: Vec<String> = rows.records().map(|row| row.unwrap()[at].to_owned()).collect();
    assert_eq!(weights, ["0.25", "0.25", "0.25", "0.25", "1", "1", "1", "", ""]);
}
