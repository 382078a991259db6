//! What all rows of a file have in common and no column says: `--source`, `--source-type`, `--forecast-date`.

use crate::support::books;
use crate::support::program::{Folder, Ran};

const RUN: [&str; 6] = ["--as-of", "2018-01-01", "--resamples", "0", "--format", "json"];
const OWN: &str = "question_id,probability,outcome,resolved_on\n\nq1,0.7,yes,2017-06-30\n\n\"q\n2\",0.2,no,2017-06-30\n\
                   ,,,\nq3,130%,no,2017-06-30\nTotal,3,,\n";
const ADA: [&str; 6] = ["--source", "Ada, \"the\" seer", "--source-type", "person", "--forecast-date", "2017-03-01"];

fn score(folder: &Folder, file: &str, more: &[&str]) -> Ran {
    folder.score(&[&[file], more, &RUN].concat())
}

#[test]
fn a_log_of_one_person_is_scored_and_errors_name_its_own_lines_and_columns() {
    let folder = Folder::with(&[("log.csv", OWN)]);
    let ran = score(&folder, "log.csv", &ADA);
    assert!(ran.err.contains("log.csv:8, column \"probability\": \"130%\""), "{}", ran.err);
    let scored = score(&folder, "log.csv", &[&ADA[..], &["--skip-bad-rows", "--by", "source"]].concat()).json();
    // (0.09 + 0.04) / 2
    assert!((scored["overall"]["brier"]["value"].as_f64().expect("a score") - 0.065).abs() < 1e-12);
    assert_eq!(scored["groups"][0]["key"]["source"], "Ada, \"the\" seer");
    assert_eq!(
        scored["settings"]["all_rows"],
        serde_json::json!(["source=Ada, \"the\" seer", "source_type=person", "forecast_date=2017-03-01"])
    );
    assert!(scored["notes"].as_array().expect("notes").iter().any(|note| note["code"] == "whole-file"));
}

#[test]
fn the_cell_of_a_workbook_is_that_of_the_sheet() {
    let folder = Folder::new();
    let made = books::Folder::new();
    let book = made.workbook(|sheet| {
        sheet.write_row(1, 1, ["question_id", "probability", "outcome", "resolved_on"]).expect("writable");
        sheet.write_row(2, 1, ["q1", "130%", "yes", "2017-06-30"]).expect("writable");
    });
    folder.write("log.xlsx", &std::fs::read(book).expect("the workbook"));
    let ran = score(&folder, "log.xlsx", &ADA);
    assert!(ran.err.contains("!C3"), "{}", ran.err);
}

#[test]
fn a_column_that_says_it_is_never_overruled() {
    let folder = Folder::with(&[
        ("log.csv", OWN),
        (
            "full.csv",
            "question_id,source,source_type,forecast_date,probability,outcome,resolved_on\nq9,Bo,firm,2017-02-01,0.5,no,2017-06-30\n",
        ),
    ]);
    let ran = score(&folder, "full.csv", &["--source", "Ada"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("full.csv has one"), "{}", ran.err);
    // Beside a file that lacks it, the other keeps its own.
    let both = score(&folder, "log.csv", &[&["full.csv"], &ADA[..], &["--skip-bad-rows", "--by", "source"]].concat());
    let groups = both.json()["groups"].as_array().expect("groups").len();
    assert_eq!(groups, 2);
}

#[test]
fn the_saved_map_keeps_it() {
    let folder = Folder::with(&[("log.csv", OWN)]);
    let first = score(&folder, "log.csv", &[&ADA[..], &["--skip-bad-rows", "--save-map", "map.toml"]].concat());
    let again = score(&folder, "log.csv", &["--skip-bad-rows", "--map-file", "map.toml"]);
    assert_eq!(first.json()["overall"], again.json()["overall"]);
}
