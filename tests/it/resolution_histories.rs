//! Questions whose rows say one thing and later another; missing values for outcomes; days that can hardly be meant.

use crate::support::program::{Folder, Ran, command, finish};
use serde_json::Value;

const FORECASTS: &str =
    "question_id,source,source_type,forecast_date,probability\nQ1,A,x,2018-01-02,0.9\nQ2,A,x,2018-01-02,0.3\n";

/// Q2 resolves no on 1 March (0.09); `rows` are about Q1.
fn ran(rows: &[&str], options: &[&str]) -> Ran {
    let text = format!("question_id,resolved_on,outcome,opens_on,closes_on\nQ2,2018-03-01,no,,\n{}\n", rows.join("\n"));
    let folder = Folder::with(&[("f.csv", FORECASTS), ("r.csv", &text)]);
    let fixed = ["f.csv", "-r", "r.csv", "--as-of", "2018-12-31", "--resamples", "0", "--format", "json"];
    folder.score(&[&fixed[..], options].concat())
}

fn note(json: &Value, code: &str) -> Option<String> {
    let notes = json["notes"].as_array().expect("a list");
    notes.iter().find(|note| note["code"] == code).map(|note| note["text"].as_str().expect("a text").to_owned())
}

fn near(json: &Value, right: f64) -> bool {
    json["overall"]["brier"]["value"].as_f64().is_some_and(|value| (value - right).abs() < 1e-12)
}

const LATEST: &[&str] = &["--latest-resolution"];

#[test]
fn an_outcome_that_was_taken_back_was_scored_as_if_nothing_had_been() {
    for open in ["Q1,,open,,", "Q1,,,,", "Q1,,NA,,", "Q1,2018-06-01,pending,,"] {
        let rows = ["Q1,2018-03-01,yes,,2019-12-31", open];
        let stopped = ran(&rows, &[]);
        assert_eq!(stopped.status, 1, "{open}");
        let both = "Question \"Q1\" ended with yes in r.csv:3 and is open again in r.csv:4.";
        assert!(stopped.err.contains(both) && stopped.err.contains("--latest-resolution"), "{}", stopped.err);
        let json = ran(&rows, LATEST).json();
        assert!(near(&json, 0.09) && json["counts"]["pending"] == 1, "{open}");
        let text = note(&json, "latest-resolution").expect("told");
        assert!(text.contains("\"Q1\" is open in r.csv:4, no longer yes in r.csv:3"), "{text}");
        assert_eq!(json["settings"]["latest_resolution"], true);
    }
}

#[test]
fn resolved_again_the_last_outcome_stands_from_its_own_first_day() {
    let rows = ["Q1,2018-01-01,yes,,", "Q1,,open,,", "Q1,2018-05-01,no,,", "Q1,2018-06-01,no,,"];
    assert_eq!(ran(&rows, &[]).status, 1);
    // No on 1 May: 0.81, so (0.81 + 0.09) / 2.
    assert!(near(&ran(&rows, LATEST).json(), 0.45));
    // Which is later cannot be said of a lower row with an earlier day.
    let out_of_order = ["Q1,2018-05-01,yes,,", "Q1,2018-03-01,no,,"];
    let stopped = ran(&out_of_order, LATEST);
    assert!(stopped.status == 1 && stopped.err.contains("The lower row has the earlier day"), "{}", stopped.err);
}

#[test]
fn open_above_an_outcome_is_a_question_that_was_resolved() {
    let json = ran(&["Q1,,open,,", "Q1,2018-03-01,yes,,"], &[]).json();
    assert!(near(&json, 0.05), "{}", json["overall"]["brier"]); // (0.01 + 0.09) / 2
}

#[test]
fn a_log_that_writes_the_outcome_into_one_of_its_rows_goes_on_scoring() {
    let log = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n\
               Q1,A,x,2018-01-02,0.9,2018-03-01,yes\nQ1,B,x,2018-01-03,0.7,,\nQ1,C,x,2018-01-03,0.7,,NaN\n";
    let folder = Folder::with(&[("log.csv", log), ("reopened.csv", &log.replace("NaN", "open"))]);
    let score = |file| folder.score(&[file, "--as-of", "2018-12-31", "--resamples", "0", "--format", "json"]);
    assert!(near(&score("log.csv").json(), 0.19 / 3.0)); // 0.01, 0.09, 0.09
    assert!(score("reopened.csv").err.contains("resolution-reopened"));
}

#[test]
fn of_rows_that_agree_the_first_day_stands() {
    let stands_before = |rows: &[&str]| ran(rows, &[]).json()["counts"]["after_resolution"].clone();
    // The forecast of 2 January is hindsight if 1 January stands.
    for rows in [["Q1,2018-01-01,yes,,", "Q1,2018-03-01,yes,,"], ["Q1,2018-03-01,yes,,", "Q1,2018-01-01,yes,,"]] {
        assert_eq!(stands_before(&rows), 1);
        let told = ran(&rows, &[]).json()["problems"][0].clone();
        assert_eq!((&told["code"], &told["severity"]), (&"resolution-days-contradictory".into(), &"warning".into()));
    }
}

#[test]
fn what_programs_write_for_a_missing_value_was_taken_for_annulled() {
    for (word, day, status) in [
        ("NA", "", "pending"),
        ("NaN", "", "pending"),
        ("null", "", "pending"),
        ("None", "", "pending"),
        ("nan", "", "pending"),
        ("N/A", "2018-03-01", "annulled"),
        ("NA", "2018-03-01", "annulled"),
        ("void", "", "annulled"),
    ] {
        let json = ran(&[&format!("Q1,{day},{word},,2018-06-30")], &[]).json();
        assert_eq!(json["counts"][status], 1, "{word} {day}");
        let overdue = i32::from(status == "pending");
        assert_eq!(json["overall"]["resolvability"]["overdue"], overdue, "{word} {day}");
    }
}

#[test]
fn days_that_can_hardly_be_meant_are_told_with_the_cell() {
    for (row, code, says) in [
        (
            "Q1,2018-03-01,yes,2018-02-01,2018-01-15",
            "deadline-before-opening",
            "r.csv:3: 2018-01-15, opened 2018-02-01",
        ),
        ("Q1,2018-03-01,yes,2018-04-01,", "resolved-before-opening", "r.csv:3: resolved 2018-03-01, opened 2018-04-01"),
        ("Q1,2081-03-01,yes,,", "resolved-far-ahead", "r.csv:3: 2081-03-01"),
        ("Q1,2018-03-01,yes,2018-01-09,", "before-opening", "f.csv:2 (2018-01-02, opened 2018-01-09): kept"),
        ("Q1,2018-03-01,yes,,2018-01-01", "after-deadline", "f.csv:2 (2018-01-02, deadline 2018-01-01): kept"),
    ] {
        let text = note(&ran(&[row], &[]).json(), code).unwrap_or_else(|| panic!("{code} is not told"));
        assert!(text.starts_with("1 ") && text.contains(says), "{text}");
    }
    let tidy = ran(&["Q1,2018-03-01,yes,2018-01-02,2018-03-01"], &[]).json();
    for code in
        ["deadline-before-opening", "resolved-before-opening", "resolved-far-ahead", "before-opening", "after-deadline"]
    {
        assert_eq!(note(&tidy, code), None, "{code}");
    }
}

#[test]
fn an_opening_that_cannot_be_read_stops_nothing() {
    assert!(near(&ran(&["Q1,2018-03-01,yes,spring,"], &[]).json(), 0.05));
}

#[test]
fn forecasts_after_the_deadline_are_left_out_if_asked_for_and_counted_as_unscorable() {
    let row = ["Q1,2018-03-01,yes,,2018-01-01"];
    let drop = ["--after-deadline", "drop"];
    let json = ran(&row, &drop).json();
    assert!(near(&json, 0.09));
    assert_eq!((&json["counts"]["unscorable"], &json["counts"]["scored"]), (&1.into(), &1.into()));
    assert_eq!(json["overall"]["resolvability"]["unscorable"], 1);
    assert_eq!(json["settings"]["after_deadline"], "drop");
    assert!(note(&json, "after-deadline").expect("told").contains("left out"));
    assert!(near(&ran(&row, &[]).json(), 0.05));
}

#[test]
fn the_export_names_what_came_after_the_deadline() {
    let text = "question_id,resolved_on,outcome,closes_on\nQ1,2018-03-01,yes,2018-01-01\nQ2,2018-03-01,no,\n";
    let folder = Folder::with(&[("f.csv", FORECASTS), ("r.csv", text)]);
    let drop = ["--after-deadline", "drop", "--export", "out"];
    folder.score(&[&["f.csv", "-r", "r.csv", "--as-of", "2018-12-31", "--resamples", "0"][..], &drop].concat());
    assert!(folder.read("out/forecasts.csv").contains("f.csv,2,after_deadline,"));
}

#[test]
fn the_page_and_the_check_say_where_they_are() {
    let text = "question_id,resolved_on,outcome,closes_on\nQ1,2018-03-01,yes,2018-01-01\nQ2,2018-03-01,no,\n";
    let folder = Folder::with(&[("f.csv", FORECASTS), ("r.csv", text)]);
    for words in [&["score", "--details"][..], &["check"]] {
        let name = words[0];
        let ran = finish(
            command()
                .args(words)
                .args(["f.csv", "-r", "r.csv", "--as-of", "2018-12-31", "--after-deadline", "drop"])
                .current_dir(folder.path()),
        );
        let line = ran.out.lines().find(|line| line.starts_with("made after the deadline")).expect("a row of its own");
        assert_eq!(line.contains("line 2"), name == "check", "{line}");
        assert!(!ran.out.contains("without a checkable event, deadline or probability"), "{name}");
    }
}
