//! Questions that were resolved in part: their forecasts have the score that is expected, in every statistic; values by hand or
//! from the same log with weights.

use std::fmt::Write as _;

use crate::support::program::{self, Folder, Ran};
use serde_json::Value;

const HEADER: &str = "question_id,source,source_type,forecast_date,probability\n";
const OPTIONS: [&str; 7] = ["f.csv", "-r", "r.csv", "--format", "json", "--as-of", "2026-01-01"];

/// Forecasts (question, source, probability) and outcomes.
fn log(forecasts: &[(&str, &str, &str)], outcomes: &[(&str, &str)]) -> Folder {
    let mut text = HEADER.to_owned();
    for (question, source, p) in forecasts {
        writeln!(text, "{question},{source},{source},2017-03-01,{p}").expect("a string takes it");
    }
    let mut resolutions = "question_id,resolved_on,outcome\n".to_owned();
    for (question, outcome) in outcomes {
        writeln!(resolutions, "{question},2017-06-30,\"{outcome}\"").expect("a string takes it");
    }
    Folder::with(&[("f.csv", &text), ("r.csv", &resolutions)])
}

fn score(folder: &Folder, options: &[&str]) -> Ran {
    folder.score(&[&OPTIONS, options].concat())
}

fn expected(folder: &Folder) -> Value {
    score(folder, &["--partial", "expected", "--resamples", "0"]).json()
}

#[track_caller]
fn near(found: &Value, expected: f64) {
    let found = found.as_f64().unwrap_or_else(|| panic!("no number: {found}"));
    assert!((found - expected).abs() < 1e-12, "{found}, not {expected}");
}

#[test]
fn one_forecast_of_seventy_percent_on_thirty() {
    for outcome in
        ["30%", "30 %", "mkt 0.3", "0.3", "0,3", "partial 30%", "teilweise 30 %", "MKT 30%", "partiel (30 %)"]
    {
        let folder = log(&[("Q1", "Ann", "0.7")], &[("Q1", outcome)]);
        let json = expected(&folder);
        let overall = &json["overall"];
        near(&overall["brier"]["value"], 0.3 * 0.09 + 0.7 * 0.49);
        near(&overall["log_score"]["value"], -0.3 * 0.7_f64.ln() - 0.7 * 0.3_f64.ln());
        near(&overall["spherical_score"]["value"], (0.3 * 0.7 + 0.7 * 0.3) / 0.58_f64.sqrt());
        near(&overall["base_rate"], 0.3);
        near(&overall["weight"], 1.0);
        assert_eq!((&overall["forecasts"], &overall["questions"]), (&1.into(), &1.into()), "{outcome}");
        assert_eq!((&json["counts"]["scored"], &json["counts"]["rows"]), (&1.into(), &1.into()));
        assert!(
            json["notes"].to_string().contains("1 question was resolved in part: 1 forecast on it"),
            "{}",
            json["notes"]
        );
        assert_eq!(json["settings"]["partial"], "expected");
        let ran = score(&folder, &[]);
        assert!(
            ran.status == 1 && ran.err.contains("outcome-partial") && ran.err.contains("--partial expected"),
            "{}",
            ran.err
        );
        let json = score(&folder, &["--partial", "void", "--resamples", "0"]).json();
        assert_eq!((&json["counts"]["annulled"], &json["counts"]["scored"]), (&1.into(), &0.into()), "{outcome}");
    }
}

/// A log with parts, and the same with a row of yes and a row of no in their place, each with its share as its weight.
fn pair_of_logs() -> (Folder, Folder) {
    let shares = [0.3, 1.0, 0.0, 0.85, 1.0, 0.5, 0.0, 1.0, 0.0, 0.125];
    let said = |question: usize, source: usize| (question * 37 + source * 29) % 19;
    let (mut forecasts, mut outcomes) = (HEADER.to_owned(), "question_id,resolved_on,outcome\n".to_owned());
    let mut rows = "question_id,source,source_type,forecast_date,probability,weight,resolved_on,outcome\n".to_owned();
    for (question, share) in shares.iter().enumerate() {
        let outcome = match *share {
            1.0 => "yes".to_owned(),
            0.0 => "no".to_owned(),
            share => format!("{}%", share * 100.0),
        };
        writeln!(outcomes, "Q{question},2017-06-30,{outcome}").expect("a string takes it");
        for source in 0..2 {
            let p = format!("0.{:02}", 5 * said(question, source));
            writeln!(forecasts, "Q{question},S{source},S{source},2017-03-01,{p}").expect("a string takes it");
            for (side, weight, outcome) in [("y", *share, "yes"), ("n", 1.0 - share, "no")] {
                writeln!(rows, "Q{question}{side},S{source},S{source},2017-03-01,{p},{weight},2017-06-30,{outcome}")
                    .expect("a string takes it");
            }
        }
    }
    (Folder::with(&[("f.csv", &forecasts), ("r.csv", &outcomes)]), Folder::with(&[("f.csv", &rows)]))
}

#[test]
fn every_statistic_of_a_tally_is_that_of_both_ways_with_their_weights() {
    let (in_part, both_ways) = pair_of_logs();
    let json = expected(&in_part);
    let other = both_ways.score(&["f.csv", "--format", "json", "--as-of", "2026-01-01", "--resamples", "0"]).json();
    assert_eq!(json["overall"]["forecasts"], 20);
    assert_eq!(json["overall"]["questions"], 10);
    for (found, wanted) in [("overall", "overall")]
        .into_iter()
        .map(|(a, b)| (&json[a], &other[b]))
        .chain(json["groups"].as_array().expect("groups").iter().zip(other["groups"].as_array().expect("groups")))
    {
        for path in [
            "/weight",
            "/base_rate",
            "/mean_forecast",
            "/forecast_variance",
            "/brier/value",
            "/log_score/value",
            "/spherical_score/value",
            "/brier_skill/vs_base_rate/value",
            "/brier_skill/vs_half/value",
            "/murphy/reliability",
            "/murphy/resolution",
            "/murphy/uncertainty",
            "/murphy/within_bin_variance",
            "/murphy/within_bin_covariance",
            "/corp/miscalibration",
            "/corp/discrimination",
            "/corp/uncertainty",
            "/ece",
            "/mce",
            "/smooth_ece",
            "/auc",
            "/calibration_in_the_large/value",
            "/cox/intercept/value",
            "/cox/slope/value",
        ] {
            let (found, wanted) = (found.pointer(path).expect("a number"), wanted.pointer(path).expect("a number"));
            match wanted.as_f64() {
                // Iterations stop near, not at, the same place.
                Some(wanted) if path.starts_with("/cox") => {
                    assert!((found.as_f64().expect("a number") - wanted).abs() < 1e-7, "{path}: {found}, not {wanted}");
                }
                Some(wanted) => near(found, wanted),
                None => assert!(found.is_null(), "{path}"),
            }
        }
        for (bin, other) in found["bins"].as_array().expect("bins").iter().zip(wanted["bins"].as_array().expect("bins"))
        {
            near(&bin["observed"], other["observed"].as_f64().expect("a share"));
            near(&bin["weight"], other["weight"].as_f64().expect("a weight"));
        }
    }
}

#[test]
fn nothing_depends_on_threads_memory_or_updates_that_are_none() {
    let (in_part, _) = pair_of_logs();
    let ran = |options: &[&str]| score(&in_part, &[&["--details", "--partial", "expected"], options].concat()).out;
    let first = ran(&["--threads", "1"]);
    assert_eq!(first, ran(&["--threads", "4"]));
    assert_eq!(first, ran(&["--threads", "2", "--memory", "0"]));
    let json = |options: &[&str]| score(&in_part, &[&["--partial", "expected"], options].concat()).json();
    let brier = first.parse::<Value>().expect("JSON")["overall"]["brier"]["value"].as_f64().expect("a score");
    for options in [["--updates", "daily"], ["--updates", "last"], ["--weights", "question"], ["--horizon", "30d"]] {
        near(&json(&options)["overall"]["brier"]["value"], brier);
    }
}

#[test]
fn groups_are_compared_by_what_is_expected() {
    // On Q1 (30% yes) .7 against .2; on Q2 (no) .3 against .4.
    let folder = log(
        &[("Q1", "A", "0.7"), ("Q1", "B", "0.2"), ("Q2", "A", "0.3"), ("Q2", "B", "0.4")],
        &[("Q1", "30%"), ("Q2", "no")],
    );
    let arguments = ["--partial", "expected", "--resamples", "0", "--min-questions", "1"];
    let ran =
        program::finish(program::command().arg("compare").args(OPTIONS).args(arguments).current_dir(folder.path()));
    let json = ran.json();
    let [a, b] = [0.3 * 0.09 + 0.7 * 0.49, 0.3 * 0.64 + 0.7 * 0.04];
    near(&json["groups"][0]["brier"]["value"], f64::midpoint(a, 0.09));
    near(&json["groups"][1]["brier"]["value"], f64::midpoint(b, 0.16));
    near(&json["groups"][1]["adjusted_brier"]["value"], f64::midpoint(b, 0.16));
    // Of two that stand the median of their scores: half of the difference each.
    near(&json["groups"][0]["relative_brier"]["value"], (a - b + 0.09 - 0.16) / 4.0);
    let loss = |p: f64| -0.3 * p.ln() - 0.7 * (1.0 - p).ln();
    let q2 = |p: f64| -(1.0 - p).ln();
    near(&json["groups"][0]["log_payoff"]["value"], (loss(0.2) - loss(0.7) + q2(0.4) - q2(0.3)) / 2.0);
    near(&json["groups"][0]["panel"]["mean"], f64::midpoint(a, 0.09));
}

#[test]
fn the_median_of_scores_is_no_score_of_the_median() {
    // Resolved to 50%: .5 is best, .2 and .8 are alike, 0 and 1 are worst. The median score of all five is that of .2.
    let folder = log(
        &[("Q1", "A", "0"), ("Q1", "B", "0.2"), ("Q1", "C", "0.5"), ("Q1", "D", "0.8"), ("Q1", "E", "1")],
        &[("Q1", "50%")],
    );
    let arguments = ["--partial", "expected", "--resamples", "0"];
    let ran =
        program::finish(program::command().arg("compare").args(OPTIONS).args(arguments).current_dir(folder.path()));
    let json = ran.json();
    let of = |p: f64| 0.5 * (1.0 - p) * (1.0 - p) + 0.5 * p * p;
    for (at, p) in [0.0, 0.2, 0.5, 0.8, 1.0].into_iter().enumerate() {
        near(&json["groups"][at]["relative_brier"]["value"], of(p) - of(0.2));
    }
}

#[test]
fn rows_that_disagree_and_rows_that_say_how_far_elsewhere() {
    let said = |outcomes: &[(&str, &str)]| score(&log(&[("Q1", "Ann", "0.7")], outcomes), &["--partial", "expected"]);
    assert_eq!(said(&[("Q1", "30%"), ("Q1", "mkt 0.3")]).status, 0);
    for other in ["yes", "no", "31%", "void"] {
        let ran = said(&[("Q1", "30%"), ("Q1", other)]);
        assert!(ran.err.contains("outcomes-contradictory") || other == "void", "{other}: {}", ran.err);
        assert_eq!(ran.status, 1, "{other}");
    }
    assert_eq!(said(&[("Q1", "100%")]).json()["overall"]["base_rate"], 1.0);
    let text = "question_id,resolved_on,outcome,resolutionProbability\nQ1,2017-06-30,MKT,0.3\nQ2,2017-06-30,YES,0.98\n";
    let folder = log(&[("Q1", "Ann", "0.7"), ("Q2", "Ann", "0.7")], &[]);
    folder.write("r.csv", text.as_bytes());
    near(&expected(&folder)["overall"]["base_rate"], 0.65);
    assert_eq!(score(&folder, &["--partial", "void"]).json()["counts"]["annulled"], 1);
    folder.write("r.csv", text.replace("MKT,0.3", "MKT,").as_bytes());
    let ran = score(&folder, &["--partial", "expected"]);
    assert!(ran.status == 1 && ran.err.contains("--outcome \"MKT=30%\""), "{}", ran.err);
    let json = score(&folder, &["--outcome", "MKT=30%", "--resamples", "0"]).json();
    near(&json["overall"]["base_rate"], 0.65);
    assert_eq!(json["settings"]["outcomes"][0], "MKT=30%");
}

#[test]
fn skipping_rows_would_choose_them_by_what_happened() {
    let folder = log(&[("Q1", "Ann", "0.7"), ("Q2", "Ann", "0.7")], &[("Q1", "30%"), ("Q2", "yes")]);
    let ran = score(&folder, &["--skip-bad-rows"]);
    assert!(ran.status == 1 && ran.err.contains("--partial"), "{}", ran.err);
}

#[test]
fn a_german_log_of_one_file_its_export_its_clean_form_and_its_map() {
    let text = "Frage-ID;Quelle;Quellentyp;Datum;Wahrscheinlichkeit;Ergebnis;aufgelöst am\n\
                Q1;Ann;Berater;1.3.2017;70 %;teilweise 30 %;30.6.2017\nQ2;Ann;Berater;1.3.2017;0,8;ja;30.6.2017\n";
    let folder = Folder::with(&[("log.csv", text)]);
    let options = ["log.csv", "--format", "json", "--resamples", "0", "--as-of", "2026-01-01"];
    let ran =
        folder.score(&[&options[..], &["--partial", "expected", "--save-map", "map.toml", "--export", "out"]].concat());
    let brier = (0.3 * 0.09 + 0.7 * 0.49 + 0.04) / 2.0;
    near(&ran.json()["overall"]["brier"]["value"], brier);
    let rows = folder.read("out/forecasts.csv");
    assert!(rows.lines().nth(1).is_some_and(|row| row.contains(",scored,30%,1,0.36999")), "{rows}");
    let again = folder.score(&[&options[..], &["--map-file", "map.toml"]].concat());
    near(&again.json()["overall"]["brier"]["value"], brier);
    let clean = ["convert", "log.csv", "--partial", "expected", "-o", "clean.csv"];
    let ran = program::finish(program::command().args(clean).current_dir(folder.path()));
    assert_eq!(ran.status, 0, "{}", ran.err);
    let options = ["clean.csv", "--partial", "expected", "--format", "json", "--resamples", "0"];
    near(&folder.score(&options).json()["overall"]["brier"]["value"], brier);
}

#[test]
fn intervals_and_verdicts_of_many_parts_are_no_nonsense() {
    // Markets at 30% that were resolved at what the market said: calibrated, so nothing may be found.
    let forecasts: Vec<(String, String)> = (0..60).map(|at| (format!("Q{at}"), format!("0.{}", 1 + at % 9))).collect();
    let rows: Vec<(&str, &str, &str)> =
        forecasts.iter().map(|(question, p)| (question.as_str(), "Ann", p.as_str())).collect();
    let outcomes: Vec<(&str, &str)> = forecasts.iter().map(|(question, p)| (question.as_str(), p.as_str())).collect();
    let json = score(&log(&rows, &outcomes), &["--partial", "expected"]).json();
    let overall = &json["overall"];
    assert_eq!(overall["questions"], 60);
    near(&overall["corp"]["miscalibration"], 0.0);
    assert!(
        ["no-evidence-of-miscalibration", "not-tested"].contains(&overall["verdict"]["code"].as_str().expect("a code"))
    );
    let (value, low) = (overall["brier"]["value"].as_f64().expect("a score"), overall["brier"]["low"].as_f64());
    assert!(low.is_none_or(|low| low < value), "{overall}");
}

#[test]
fn the_report_tells_of_a_part() {
    let folder = log(&[("Q1", "Ann", "0.9"), ("Q2", "Ann", "0.7")], &[("Q1", "30%"), ("Q2", "yes")]);
    for (name, language, told) in
        [("out.md", "en", "resolved in part, to 30%"), ("de.html", "de", "teilweise entschieden, zu 30")]
    {
        let arguments = ["report", "f.csv", "-r", "r.csv", "--partial", "expected", "--language", language, "-o", name];
        let ran = program::finish(program::command().args(arguments).current_dir(folder.path()));
        assert_eq!(ran.status, 0, "{}", ran.err);
        let text = folder.read(name);
        assert!(text.contains(told), "{text}");
    }
}
