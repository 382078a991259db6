//! The forecast that stood so long before the end: how a question ended must not decide whether it is there.

use std::fmt::Write;

use crate::support::program::Folder;
use serde_json::Value;
use trackrecord::uncertainty::Rng;

fn day(n: u64) -> String {
    format!("2018-{:02}-{:02}", n / 28 + 1, n % 28 + 1)
}

/// Questions asked on the first day with a deadline on day 200. Each has a chance, which a source states on the first day; what
/// happens does so on a day between, what does not is known on the deadline.
fn calibrated(questions: u64) -> Folder {
    let mut rng = Rng::stream(15, 0);
    let mut forecasts = "question_id,source,source_type,forecast_date,probability\n".to_owned();
    let mut resolutions = "question_id,resolved_on,outcome,closes_on\n".to_owned();
    for question in 0..questions {
        let tenths = 1 + rng.below(9);
        let happens = rng.below(10) < tenths;
        let on = if happens { 1 + rng.below(200) } else { 200 };
        let _ = writeln!(forecasts, "Q{question},A,x,{},0.{tenths}", day(0));
        let outcome = if happens { "yes" } else { "no" };
        let _ = writeln!(resolutions, "Q{question},{},{outcome},{}", day(on), day(200));
    }
    Folder::with(&[("f.csv", &forecasts), ("r.csv", &resolutions)])
}

fn json(folder: &Folder, options: &[&str]) -> Value {
    let fixed = ["f.csv", "-r", "r.csv", "--as-of", "2019-12-31", "--format", "json"];
    folder.score(&[&fixed[..], options].concat()).json()
}

#[test]
fn calibrated_forecasts_far_ahead_were_called_too_optimistic() {
    let folder = calibrated(400);
    let json = json(&folder, &["--horizon", "150d", "--horizon-from", "deadline", "--resamples", "200"]);
    assert_eq!(json["overall"]["questions"], 400, "none is left out because it ended early");
    let bias = json["overall"]["calibration_in_the_large"]["value"].as_f64().unwrap();
    // Three standard errors of 400 outcomes at chances of which the mean variance is below 0.18.
    assert!(bias.abs() < 3.0 * (0.18_f64 / 400.0).sqrt(), "{bias}");
    assert_eq!(json["groups"][0]["verdict"]["code"], "no-evidence-of-miscalibration");
}

#[test]
fn what_stood_at_an_early_end_is_scored() {
    let forecasts = "question_id,source,source_type,forecast_date,probability\n\
                     Q1,A,x,2018-01-02,0.5\nQ1,A,x,2018-02-01,0.9\nQ1,A,x,2018-05-01,0.1\n\
                     Q2,A,x,2018-01-02,0.3\nQ2,A,x,2018-06-15,0.1\nQ3,A,x,2018-12-01,0.2\nQ4,A,x,2018-12-02,0.2\n";
    let resolutions = "question_id,resolved_on,outcome,closes_on\nQ1,2018-03-01,yes,2018-12-31\nQ2,2018-12-31,no,2018-12-31\n\
                       Q3,2018-12-31,no,2018-12-31\nQ4,2018-12-05,yes,2018-12-31\n";
    let folder = Folder::with(&[("f.csv", forecasts), ("r.csv", resolutions)]);
    let found = json(&folder, &["--horizon", "180d", "--horizon-from", "deadline", "--resamples", "0"]);
    // Q1 ended before 4 July: 0.9 stood, 0.01. Q2: 0.1 stood on 4 July, 0.01. On Q3 and Q4 nobody had spoken.
    let brier = found["overall"]["brier"]["value"].as_f64().unwrap();
    assert!((brier - 0.01).abs() < 1e-12, "{brier}");
    let notes = found["notes"].as_array().unwrap();
    let note = notes.iter().find(|note| note["code"] == "no-forecast-at-horizon").expect("told");
    let text = note["text"].as_str().unwrap();
    assert!(text.starts_with("2 resolved questions have") && text.contains("(1 ended with yes, 1 with no)"), "{text}");
}

#[test]
fn bounds_of_overdue_questions_contain_what_the_score_becomes() {
    let forecasts = "question_id,source,source_type,forecast_date,probability\n\
                     Q1,A,x,2018-01-02,0.6\nQ1,A,x,2018-07-15,0.1\nQ2,A,x,2018-01-02,0.3\n";
    let score = |outcome: &str, options: &[&str]| {
        let resolutions = format!(
            "question_id,resolved_on,outcome,closes_on\nQ1,{outcome},2018-06-30\nQ2,2018-03-01,no,2018-03-01\n"
        );
        let folder = Folder::with(&[("f.csv", forecasts), ("r.csv", &resolutions)]);
        json(&folder, &[&["--resamples", "0"][..], options].concat())
    };
    let number = |json: &Value, name: &str| json["overall"]["resolvability"][name].as_f64().unwrap();
    for options in [
        &[][..],
        &["--after-deadline", "drop"],
        &["--updates", "last"],
        &["--updates", "last", "--after-deadline", "drop"],
        &["--horizon", "30d", "--horizon-from", "deadline"],
    ] {
        let open = score(",", options);
        for (outcome, bound) in [("yes", "brier_if_overdue_yes"), ("no", "brier_if_overdue_no")] {
            let settled = score(&format!("2019-01-31,{outcome}"), options);
            let brier = settled["overall"]["brier"]["value"].as_f64().unwrap();
            assert!((brier - number(&open, bound)).abs() < 1e-12, "{options:?} {outcome}: {brier}");
        }
    }
    // (0.16 + 0.81 + 0.09) / 3 with the forecast after the deadline, (0.16 + 0.09) / 2 without it.
    assert!((number(&score(",", &[]), "brier_if_overdue_yes") - 1.06 / 3.0).abs() < 1e-12);
    let without = score(",", &["--after-deadline", "drop"]);
    assert!((number(&without, "brier_if_overdue_yes") - 0.125).abs() < 1e-12);
}
