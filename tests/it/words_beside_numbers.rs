//! Words and numbers that do not agree, and what `--export` says of the reading.

use crate::support::program::{Folder, Ran};
use serde_json::Value;

const HEADER: &str = "question_id,source,source_type,forecast_date,probability,phrase,resolved_on,outcome\n";

fn log(rows: &[(&str, &str)]) -> String {
    let row = |(at, (number, words)): (usize, &(&str, &str))| {
        format!("Q{at},Desk,desk,2017-03-01,\"{number}\",\"{words}\",2017-06-30,yes\n")
    };
    HEADER.to_owned() + &rows.iter().enumerate().map(row).collect::<String>()
}

fn score(files: &[(&str, &str)], more: &[&str]) -> (Folder, Ran) {
    let folder = Folder::with(files);
    let ran = crate::support::program::score_in(folder.path(), ["log.csv", "--as-of", "2018-01-01"].iter().chain(more));
    (folder, ran)
}

#[test]
fn columns_that_contradict_are_refused() {
    for (number, words, code) in [
        ("likely", "unlikely", "phrases-several"),
        ("likely", "highly likely", "phrases-several"),
        ("70%", "unclear", "phrase-contradictory"),
        ("likely", "unclear", "phrase-contradictory"),
        ("unclear", "likely", "phrase-contradictory"),
        ("80%", "unlikely", "phrase-contradictory"),
        ("unlikely", "likely (80%)", "phrase-contradictory"),
        ("70%", "likely (80%)", "phrase-number"),
        ("likely", "likely to fail", "phrase-words-unread"),
    ] {
        let (_, ran) = score(&[("log.csv", &log(&[(number, words)]))], &[]);
        assert!(ran.status == 1 && ran.err.contains(&format!("error[{code}]")), "{number} | {words}: {}", ran.err);
    }
}

#[test]
fn the_number_that_the_source_states_beats_its_phrase() {
    for (number, words, wanted) in [
        ("likely", "likely (80%)", 0.8),
        ("likely", "Likely!", 0.75),
        ("very likely", "highly likely", 0.9),
        ("65%", "likely", 0.65),
        ("30%", "could", 0.3),
        ("65%", "so it was written", 0.65),
        ("", "likely", 0.75),
    ] {
        let (_, ran) = score(&[("log.csv", &log(&[(number, words)]))], &["--format", "json"]);
        let brier = ran.json()["overall"]["brier"]["value"].as_f64().expect("a score");
        assert!((brier - (1.0 - wanted) * (1.0 - wanted)).abs() < 1e-12, "{number} | {words}: {brier}");
    }
}

#[test]
fn the_export_says_what_was_read() {
    let text = log(&[("very likely", ""), ("65%", ""), ("", "could (30%)"), ("unclear", ""), ("may", "")]);
    let (folder, ran) = score(&[("log.csv", &text)], &["--export", "out"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let mut reader = csv::Reader::from_path(folder.path().join("out/forecasts.csv")).expect("the export");
    let headers = reader.headers().expect("headers").clone();
    let at = |name: &str| headers.iter().position(|header| header == name).expect("a column");
    let read: Vec<(String, String)> = reader
        .records()
        .map(|record| record.expect("a record"))
        .map(|record| (record[at("read_as")].to_owned(), record[at("read_probability")].to_owned()))
        .collect();
    let wanted = [("Highly Likely", "0.9"), ("number", "0.65"), ("number", "0.3"), ("", ""), ("May Happen", "0.4")];
    assert_eq!(read, wanted.map(|(read_as, p)| (read_as.to_owned(), p.to_owned())));
}

/// As if it had been made after the resolution.
#[test]
fn a_forecast_after_the_deadline_is_in_the_bounds_of_an_overdue_question_if_it_is_in_scores() {
    let header = "question_id,source,source_type,forecast_date,probability,closes_on,resolved_on,outcome\n";
    let settled = "Q1,Desk,desk,2017-03-01,0.5,2017-06-30,2017-06-30,yes\n";
    let open = "Q2,Desk,desk,2017-03-01,0.8,2017-06-30,,\n";
    let late = "Q2,Desk,desk,2017-07-01,0.1,2017-06-30,,\n";
    for updates in ["all", "first", "last", "daily"] {
        let bounds = |rows: &[&str], after_deadline: &str| {
            let text = header.to_owned() + &rows.concat();
            let found = score(
                &[("log.csv", &text)],
                &["--format", "json", "--updates", updates, "--after-deadline", after_deadline],
            )
            .1
            .json();
            let of = |name: &str| found["overall"]["resolvability"][name].as_f64();
            (of("brier_if_overdue_yes"), of("brier_if_overdue_no"))
        };
        let found = bounds(&[settled, open, late], "drop");
        assert_eq!(found, bounds(&[settled, open], "keep"), "{updates}");
        let close = |found: Option<f64>, wanted: f64| (found.expect("a bound") - wanted).abs() < 1e-12;
        assert!(
            close(found.0, f64::midpoint(0.25, 0.04)) && close(found.1, f64::midpoint(0.25, 0.64)),
            "{updates}: {found:?}"
        );
        // Without the option the late one counts, as it will in the score: 0.1 alone with --updates last.
        let found = bounds(&[settled, open, late], "keep");
        assert!(
            updates != "last" || close(found.0, f64::midpoint(0.25, 0.81)) && close(found.1, f64::midpoint(0.25, 0.01))
        );
        assert!(updates == "first" || found.0.expect("a bound") > f64::midpoint(0.25, 0.04), "{updates}: {found:?}");
    }
}

#[test]
fn phrases_that_look_like_something_else_are_matched() {
    let house = "phrase,point\n50/50,0.45\nyes,0.85\n";
    let (_, ran) = score(
        &[("log.csv", &log(&[("50/50", ""), ("yes", "")])), ("house.csv", house)],
        &["--lexicon", "house.csv", "--format", "json"],
    );
    let brier = ran.json()["overall"]["brier"]["value"].as_f64().expect("a score");
    assert!((brier - f64::midpoint(0.55 * 0.55, 0.15 * 0.15)).abs() < 1e-12, "{brier}");
}

#[test]
fn a_lexicon_of_too_many_lines_is_refused() {
    let lines: Vec<String> = (0..60_000).map(|number| format!("likely q{number}x,0.7\n")).collect();
    let text = lines.concat();
    let folder = Folder::with(&[("long.csv", &format!("phrase,point\n{text}")), ("log.csv", &log(&[("likely", "")]))]);
    let ran = crate::support::program::score_in(folder.path(), ["log.csv", "--lexicon", "long.csv"]);
    assert!(ran.status == 2 && ran.err.contains("more than 50000 lines"), "{}", ran.err);
}

#[test]
fn a_table_of_readers_has_phrases_for_headers_and_more_than_one_reader() {
    let text = log(&[("likely", "")]);
    let with = |readers: &str| {
        score(&[("log.csv", &text), ("readers.csv", readers)], &["--readers", "readers.csv", "--format", "json"])
    };
    let (_, free) = with("reader,it is likely (60%)\n1,70\n2,60\n");
    assert!(free.status != 0 && free.err.contains("readers-phrase"), "{}", free.err);
    let (_, one) = with("reader,LIKELY\n1,70\n");
    let notes: Value = one.json()["notes"].clone();
    assert!(notes.as_array().expect("notes").iter().any(|note| note["code"] == "one-reader"), "{notes}");
}
