//! `score --cells`: what another program has added up gives every number that the log itself gives. Here the tests add up what `--export`
//! says of each row.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::support::program::{Folder, shared_data};
use crate::support::same_values::assert_same_beside;

/// A row of a CSV file by its headers.
type Record = BTreeMap<String, String>;

fn records(path: &Path) -> Vec<Record> {
    csv::Reader::from_path(path).unwrap().deserialize().map(|record| record.unwrap()).collect()
}

/// Forecasts that are alike, added up.
#[derive(Default)]
struct AddedUp {
    forecasts: u64,
    weight: f64,
    squared_weight: f64,
}

/// Rows of which the same became.
#[derive(Default)]
struct CountedTogether<'a> {
    rows: u64,
    sources: BTreeSet<&'a str>,
}

/// Adds up what became of rows, and writes cells and counts of it into a folder.
fn add_up(folder: &Folder, rows: &[Record], resolutions: &[Record], by: &[&str], as_of: &str) {
    let resolutions: BTreeMap<&str, &Record> =
        resolutions.iter().map(|record| (record["question_id"].as_str(), record)).collect();
    let mut cells: BTreeMap<(Vec<String>, &str, &str, &str), AddedUp> = BTreeMap::new();
    let mut counts: BTreeMap<(Vec<String>, &str), CountedTogether> = BTreeMap::new();
    let mut sources = BTreeSet::new();
    for row in rows {
        let question = row["question_id"].as_str();
        let facts = resolutions.get(question);
        let is_scored = row["status"] == "scored";
        let group: Vec<String> = by
            .iter()
            .map(|column| match *column {
                "quarter" if !is_scored => String::new(),
                "quarter" => quarter(&facts.unwrap()["resolved_on"]),
                column => row[column].clone(),
            })
            .collect();
        let closes_on = facts.and_then(|facts| facts.get("closes_on")).map_or("", String::as_str);
        let is_overdue = row["status"] == "pending" && !closes_on.is_empty() && closes_on < as_of;
        let status = if is_overdue { "overdue" } else { &row["status"] };
        let weight = match row["weight"].as_str() {
            "" if is_overdue => 1.0,
            text => text.parse().unwrap_or(0.0),
        };
        let counted = counts.entry((group.clone(), status)).or_default();
        counted.rows += 1;
        if weight > 0.0 && is_scored {
            counted.sources.insert(&row["source"]);
            sources.insert(&row["source"]);
        }
        if weight > 0.0 {
            let outcome = match row["outcome"].as_str() {
                "yes" => "1",
                "no" => "0",
                _ => "",
            };
            let probability = if is_scored { &row["read_probability"] } else { &row["probability"] };
            let cell = cells.entry((group, question, probability, outcome)).or_default();
            cell.forecasts += 1;
            cell.weight += weight;
            cell.squared_weight += weight * weight;
        }
    }
    let names = by.join(",");
    let mut text = format!("{names},question,probability,outcome,forecasts,weight,squared_weight\n");
    for ((group, question, probability, outcome), cell) in &cells {
        let AddedUp { forecasts, weight, squared_weight } = cell;
        let group = group.join(",");
        writeln!(text, "{group},{question},{probability},{outcome},{forecasts},{weight},{squared_weight}").unwrap();
    }
    folder.write("cells.csv", text.as_bytes());
    let mut text = format!("{names},status,rows,sources\n");
    for ((group, status), counted) in &counts {
        writeln!(text, "{},{status},{},{}", group.join(","), counted.rows, counted.sources.len()).unwrap();
    }
    let blank = ",".repeat(by.len());
    writeln!(text, "{blank}overall,{},{}", rows.len(), sources.len()).unwrap();
    folder.write("counts.csv", text.as_bytes());
}

fn quarter(day: &str) -> String {
    let month: u32 = day[5..7].parse().unwrap();
    format!("{}Q{}", &day[..4], month.div_ceil(3))
}

/// What scores of cells have in common with those of the log.
pub(crate) fn numbers(json: &Value) -> Value {
    json!({ "settings": json["settings"], "counts": json["counts"], "overall": json["overall"], "groups": json["groups"] })
}

/// Compares the scores of a log with those of its cells, for these options of what is scored and of how.
fn compare(log: &Path, by: &[&str], selection: &[&str], statistics: &[&[&str]]) {
    let folder = Folder::new();
    let [forecasts, resolutions] = ["forecasts.csv", "resolutions.csv"].map(|name| log.join(name));
    let names = by.join(",");
    let selection = [&["--by", names.as_str(), "--as-of", "2023-12-31"], selection].concat();
    let files = [forecasts.to_str().unwrap(), "-r", resolutions.to_str().unwrap()];
    let export = ["--export", "rows", "--resamples", "0", "--format", "json"];
    folder.score(&[&files[..], &selection, &export].concat()).json();
    let rows = records(&folder.path().join("rows/forecasts.csv"));
    add_up(&folder, &rows, &records(&resolutions), by, "2023-12-31");
    for statistics in statistics {
        let more = [&selection[..], statistics, &["--format", "json"]].concat();
        let direct = folder.score(&[&files[..], &more].concat()).json();
        let of_cells = folder.score(&[&["--cells", "cells.csv", "--counts", "counts.csv"], &more[..]].concat()).json();
        // Ends of intervals are differences of numbers of order 1.
        assert_same_beside(0.1, &numbers(&direct), &numbers(&of_cells), &format!("{} {more:?}", log.display()));
        assert!(of_cells["notes"].as_array().unwrap().iter().any(|note| note["code"] == "cells-read"));
    }
}

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example")
}

#[test]
fn cells_of_the_example_say_what_the_log_says() {
    compare(
        &example(),
        &["source_type"],
        &[],
        &[
            &[],
            &["--seed", "7"],
            &["--bins", "7", "--bin-by", "count"],
            &["--resamples", "0"],
            &["--weights", "question"],
        ],
    );
    compare(&example(), &["source_type", "quarter"], &[], &[&["--resamples", "200"]]);
    compare(&example(), &["topic"], &["--period", "2017"], &[&["--confidence", "0.9", "--min-questions", "20"]]);
}

/// They have up to 27,700 forecasts, of which only some are redrawn.
#[test]
fn cells_of_real_forecasts_say_what_the_log_says() {
    let Some(data) = shared_data() else { return };
    for log in ["acx2022", "governors538", "midterms2018_final", "niamey2016"] {
        compare(&data.join(log), &["source_type"], &[], &[&["--resamples", "500"]]);
    }
    compare(&data.join("governors538"), &["topic"], &["--updates", "daily"], &[&["--resamples", "200"]]);
    compare(&data.join("governors538"), &["source_type"], &["--updates", "last"], &[&["--resamples", "200"]]);
}

#[test]
fn parts_in_a_folder_are_one_table_and_marks_beside_them_none() {
    let header = "source_type,question,probability,outcome,forecasts,weight,squared_weight\n";
    let cells = |name: &str| format!("{header}\"{name}\",Q1,0.7,1,2,2,2\n{name},Q2,0.2,0,1,1,1\n");
    let counts = "source_type,status,rows,sources\nanalyst,scored,3,2\ndesk,scored,3,1\n,overall,6,3\n";
    let folder = Folder::with(&[
        ("cells.csv", &(cells("analyst") + cells("desk").strip_prefix(header).unwrap())),
        ("counts.csv", counts),
    ]);
    std::fs::create_dir(folder.path().join("parts")).unwrap();
    folder.write("parts/part-1.csv", cells("desk").as_bytes());
    folder.write("parts/part-0.csv", cells("analyst").as_bytes());
    folder.write("parts/part-2.csv", b"");
    folder.write("parts/_SUCCESS", b"");
    folder.write("parts/.part-0.csv.crc", b"crc");
    let score = |cells: &str| {
        folder.score(&["--cells", cells, "--counts", "counts.csv", "--as-of", "2024-01-01", "--format", "json"]).json()
    };
    let (one, parts) = (score("cells.csv"), score("parts"));
    assert_eq!(numbers(&one), numbers(&parts));
    assert_eq!((&one["overall"]["forecasts"], &one["overall"]["sources"]), (&json!(6), &json!(3)));
    assert_eq!(parts["inputs"].as_array().unwrap().len(), 3);
}

/// A cell that cannot be read stands for many forecasts: nothing is scored.
#[test]
fn a_bad_cell_is_told_with_its_place() {
    let header = "source_type,question,probability,outcome,forecasts,weight,squared_weight\n";
    let counts = "source_type,status,rows,sources\ndesk,scored,9,1\n,overall,9,1\n";
    for (row, why) in [
        ("desk,Q1,1.2,1,3,3,3", "no number from 0 to 1"),
        ("desk,Q1,0.2,2,3,3,3", "no number from 0 to 1"),
        ("desk,Q1,0.2,0,3.5,3,3", "no whole number from 0"),
        ("desk,Q1,0.2,0,3,-3,3", "no number from 0"),
        ("desk,Q1,0.2,0,3,0,0", "they have weight"),
        ("desk,,0.2,0,3,3,3", "The question is blank"),
        ("desk,Q0,0.2,0,3,3,3", "another outcome of the same question"),
    ] {
        let cells = format!("{header}desk,Q0,0.5,1,1,1,1\n{row}\n");
        let folder = Folder::with(&[("cells.csv", &cells), ("counts.csv", counts)]);
        let ran = folder.score(&["--cells", "cells.csv", "--counts", "counts.csv", "--as-of", "2024-01-01"]);
        assert!(ran.status == 1 && ran.err.contains(why) && ran.err.contains("cells.csv:3"), "{row}\n{}", ran.err);
    }
}

#[test]
fn what_does_not_go_together_is_refused() {
    let header = "source_type,question,probability,outcome,forecasts,weight,squared_weight\n";
    let cells = format!("{header}desk,Q0,0.5,1,2,2,2\n");
    let counted = "source_type,status,rows,sources\ndesk,scored,2,1\n";
    for (cells, counts, why) in [
        (&cells, "source_type,status,rows,sources\ndesk,scored,2,1\n", "status overall"),
        (&cells, &format!("{counted},overall,3,1\n"), "a part is missing"),
        (&cells, "source_type,status,rows,sources\ndesk,scored,1,1\n,overall,1,1\n", "two runs"),
        (&cells, "desk,status,rows,sources\ndesk,scored,2,1\n,overall,2,1\n", "the groups here are of desk"),
        (&cells, "source_type,status,rows\ndesk,scored,2\n", "no column sources"),
        (&cells.replace("squared_weight", "squares"), &format!("{counted},overall,2,1\n"), "no column squared_weight"),
        (&cells, &format!("{counted}desk,lost,1,0\n,overall,3,1\n"), "This is no status"),
    ] {
        let folder = Folder::with(&[("cells.csv", cells), ("counts.csv", counts)]);
        let ran = folder.score(&["--cells", "cells.csv", "--counts", "counts.csv", "--as-of", "2024-01-01"]);
        assert!(ran.status == 1 && ran.err.contains(why), "{why}\n{}", ran.err);
    }
}
