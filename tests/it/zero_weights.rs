//! Rows of weight zero count in nothing: not in scores, not in comparisons, not in what a group says together.

use std::fmt::Write;

use crate::support::program::{Folder, command, finish};
use serde_json::Value;

/// On Q1 to Q3, resolved yes: A of type x says 0.9 with weight 1 and B of type x 0.1 with weight 0; C of type y says 0.6; D of type
/// z says 0.5 with weight 0.
fn log() -> Folder {
    let mut text = "question_id,source,source_type,forecast_date,probability,weight,resolved_on,outcome\n".to_owned();
    for question in ["Q1", "Q2", "Q3"] {
        for said in ["A,x,2018-01-02,0.9,1", "B,x,2018-01-03,0.1,0", "C,y,2018-01-02,0.6,1", "D,z,2018-01-02,0.5,0"] {
            let _ = writeln!(text, "{question},{said},2018-02-01,yes");
        }
    }
    Folder::with(&[("log.csv", &text)])
}

fn json(folder: &Folder, name: &str) -> Value {
    let fixed = ["log.csv", "--as-of", "2018-12-31", "--resamples", "0", "--format", "json"];
    finish(command().arg(name).args(fixed).current_dir(folder.path())).json()
}

#[test]
fn counts_groups_and_notes_agree_on_what_was_scored() {
    let json = json(&log(), "score");
    assert_eq!(json["counts"]["scored"], 12);
    assert_eq!((&json["overall"]["forecasts"], &json["overall"]["sources"]), (&6.into(), &2.into()));
    let note = json["notes"].as_array().unwrap().iter().find(|note| note["code"] == "weights-of-zero").expect("told");
    assert!(
        note["text"].as_str().unwrap().starts_with("6 scored forecasts count in no score, by a weight of 0"),
        "{note}"
    );
}

#[test]
fn a_group_of_nothing_but_zero_weights_says_why_it_has_no_score() {
    let json = json(&log(), "score");
    let group = json["groups"].as_array().unwrap().iter().find(|group| group["key"]["source_type"] == "z").unwrap();
    assert_eq!((&group["forecasts"], &group["brier"]["value"]), (&0.into(), &Value::Null));
    assert!(group["absent"][0]["reason"].as_str().unwrap().contains("weight of 0"), "{}", group["absent"]);
}

#[test]
fn the_panel_of_a_group_took_in_what_weighs_nothing() {
    let json = json(&log(), "compare");
    let groups = json["groups"].as_array().unwrap();
    let of = |kind: &str| groups.iter().find(|group| group["key"]["source_type"] == kind).unwrap();
    // A alone is heard: 0.01, where with B the mean of the two would be one half.
    assert!((of("x")["panel"]["mean"].as_f64().unwrap() - 0.01).abs() < 1e-12, "{}", of("x")["panel"]);
    assert_eq!(of("z")["panel"]["mean"], Value::Null);
    // The crowd is A and C: the median score is (0.01 + 0.16) / 2, A stands 0.075 below it and C above.
    for (kind, right) in [("x", -0.075), ("y", 0.075)] {
        assert!((of(kind)["relative_brier"]["value"].as_f64().unwrap() - right).abs() < 1e-12, "{kind}");
    }
}

/// One question of each outcome, the no with weight 0; another forecast on it is after its deadline.
fn only_yes_counts() -> Folder {
    let text = "question_id,source,source_type,forecast_date,probability,weight,closes_on,resolved_on,outcome\n\
                Q1,A,x,2018-01-02,0.9,1,2018-01-31,2018-02-01,yes\n\
                Q2,A,x,2018-01-31,0.8,0,2018-01-30,2018-02-01,no\n";
    Folder::with(&[("log.csv", text)])
}

fn note(json: &Value, code: &str) -> String {
    let notes = json["notes"].as_array().unwrap();
    let found = notes.iter().find(|note| note["code"] == code).unwrap_or_else(|| panic!("{code}: {notes:?}"));
    found["text"].as_str().unwrap().to_owned()
}

#[test]
fn every_question_was_said_to_have_resolved_yes_though_a_no_of_weight_zero_was_scored() {
    let json = json(&only_yes_counts(), "score");
    assert!(note(&json, "one-sided").starts_with("Every question that counts resolved yes"));
    assert!(note(&json, "few-questions").starts_with("Only 1 question counts:"));
    assert!(note(&json, "after-deadline").ends_with("deadline 2018-01-30): kept."));
}

#[test]
fn a_comparison_said_that_every_scored_question_resolved_yes() {
    let text = "question_id,source,source_type,forecast_date,probability,weight,resolved_on,outcome\n\
                Q1,A,x,2018-01-02,0.9,1,2018-02-01,yes\nQ1,B,y,2018-01-02,0.8,1,2018-02-01,yes\n\
                Q2,A,x,2018-01-02,0.8,0,2018-02-01,no\nQ2,B,y,2018-01-02,0.8,0,2018-02-01,no\n";
    let json = json(&Folder::with(&[("log.csv", text)]), "compare");
    assert!(note(&json, "one-outcome").starts_with("Every question that counts resolved yes"));
}
