//! What `compare` and the report claim of two groups, and what they must not.

use std::fmt::Write;

use crate::support::program::{Folder, command, finish};
use serde_json::Value;

const HEADER: &str = "question_id,source,source_type,forecast_date,probability,closes_on,resolved_on,outcome\n";

fn run(name: &str, rows: &str, more: &[&str]) -> String {
    let folder = Folder::with(&[("log.csv", &format!("{HEADER}{rows}"))]);
    let mut run = command();
    run.args([name, "log.csv"]).args(more).current_dir(folder.path());
    let ran = finish(&mut run);
    assert_eq!(ran.status, 0, "{}", ran.err);
    ran.out
}

fn compare(rows: &str, more: &[&str]) -> Value {
    let out = run("compare", rows, &[&["--as-of", "2025-01-01", "--format", "json"], more].concat());
    serde_json::from_str(&out).expect("JSON")
}

fn reason<'a>(of: &'a Value, statistic: &str) -> &'a str {
    let absent = of["absent"].as_array().expect("a list");
    let found = absent.iter().find(|absent| absent["statistic"] == statistic);
    found.and_then(|absent| absent["reason"].as_str()).unwrap_or_else(|| panic!("{statistic} in {of}"))
}

/// Sources of A and B, so many of each, on 60 questions; `p` is what source `at` of a side gives to what happens.
fn log(sources: usize, deadline: impl Fn(usize) -> String, p: impl Fn(usize, usize, usize) -> f64) -> String {
    let mut rows = String::new();
    for question in 0..60 {
        let (yes, outcome) = if question % 3 == 0 { (true, "yes") } else { (false, "no") };
        let day = format!("2024-0{}-{:02}", 3 + question / 28, 1 + question % 28);
        for (side, kind) in [(0, "A"), (1, "B")] {
            for at in 0..sources {
                let given = p(side, at, question);
                let p = if yes { given } else { 1.0 - given };
                let closes_on = deadline(question);
                writeln!(rows, "q{question},{kind}{at},{kind},2024-01-01,{p:.3},{closes_on},{day},{outcome}")
                    .expect("memory");
            }
        }
    }
    rows
}

fn noise(question: usize, at: usize) -> f64 {
    ((question * 7 + at * 5) % 11) as f64 / 50.0
}

#[test]
fn sequences_are_withheld_without_deadlines_and_wait_for_them() {
    let p =
        |side: usize, at, question| if side == 0 { 0.75 + noise(question, at) } else { 0.5 + noise(question, at + 1) };
    let without = compare(&log(1, |_| String::new(), p), &[]);
    let pair = &without["pairs"][0];
    assert!(pair["e_value"].is_null() && pair["confidence_sequence"]["low"].is_null(), "{pair}");
    assert!(reason(pair, "confidence_sequence").contains("what ends early ends with yes"), "{pair}");
    let rows = log(1, |_| "2024-06-01".to_owned(), p);
    let pair = compare(&rows, &[])["pairs"][0].clone();
    assert_eq!(pair["sequence_questions"], 60);
    assert!(pair["e_value"].as_f64() > Some(20.0), "{pair}");
    // Half of the deadlines have not passed on the day of the run, though all questions are resolved.
    let rows = log(1, |question| if question % 2 == 0 { "2024-06-01".to_owned() } else { "2025-02-01".to_owned() }, p);
    let pair = compare(&rows, &[])["pairs"][0].clone();
    assert_eq!((&pair["sequence_questions"], &pair["questions"]), (&30.into(), &60.into()));
}

#[test]
fn a_difference_of_these_sources_is_not_one_of_their_types() {
    let deadline = |_| String::new();
    // A0 is far better than all others: these sources of A did better, others of A need not.
    let one_star =
        |side: usize, at: usize, question| if side == 0 && at == 0 { 0.95 } else { 0.5 + noise(question, at + side) };
    let pair = compare(&log(6, deadline, one_star), &[])["pairs"][0].clone();
    assert_eq!(pair["verdict"]["code"], "a-better");
    assert_eq!(pair["of_type"]["differs"], false, "{pair}");
    assert!(pair["of_type"]["high"].as_f64() > Some(0.0), "{pair}");
    let text = pair["verdict"]["text"].as_str().expect("text");
    assert!(text.contains("A did better, these sources; whether A and B in general differ is open"), "{text}");
    let all_better =
        |side: usize, at, question| if side == 0 { 0.7 + noise(question, at) } else { 0.5 + noise(question, at + 3) };
    let pair = compare(&log(6, deadline, all_better), &[])["pairs"][0].clone();
    assert_eq!(pair["of_type"]["differs"], true, "{pair}");
    let text = pair["verdict"]["text"].as_str().expect("text");
    assert!(text.contains("A did better, and so do such sources in general"), "{text}");
    let by_source = compare(&log(6, deadline, all_better), &["--by", "source"]);
    assert!(reason(&by_source["pairs"][0], "of_type").contains("no source types"), "{}", by_source["pairs"][0]);
}

/// Five sources in both periods, on too few questions for a comparison: they are still five.
#[test]
fn sources_in_both_periods_are_counted_where_nothing_is_tested() {
    let mut rows = String::new();
    for (question, day) in [("q1", "2024-02-01"), ("q2", "2024-05-01")] {
        for at in 0..5 {
            writeln!(rows, "{question},S{at},desk,2024-01-01,0.{at}5,,{day},yes").expect("memory");
        }
    }
    let report = compare(&rows, &["--by", "source_type,quarter"]);
    let second = &report["periods"][1];
    assert_eq!((&second["verdict"]["code"], &second["paired_sources"]), (&"not-enough".into(), &5.into()));
}

#[test]
fn what_the_report_says_of_who_may_be_ranked_is_true() {
    let page = |rows: &str| {
        let folder = Folder::with(&[("log.csv", &format!("{HEADER}{rows}"))]);
        let mut run = command();
        run.args(["report", "log.csv", "--as-of", "2025-01-01", "-o", "page.md"]).current_dir(folder.path());
        let ran = finish(&mut run);
        assert_eq!(ran.status, 0, "{}", ran.err);
        folder.read("page.md")
    };
    let mut apart = String::new();
    for (question, kind) in [("q1", "A"), ("q2", "A"), ("q3", "B"), ("q4", "B")] {
        writeln!(apart, "{question},{kind}1,{kind},2024-01-01,0.6,,2024-02-01,yes").expect("memory");
    }
    let text = page(&apart);
    assert!(text.contains("No two of them share a question") && !text.contains("be told apart"), "{text}");
    assert!(text.contains("questions of its own choice"), "{text}");
    let few = page("q1,A1,A,2024-01-01,0.6,,2024-02-01,yes\nq1,B1,B,2024-01-01,0.7,,2024-02-01,yes\n");
    assert!(few.contains("No two of them share enough questions") && !few.contains("of its own choice"), "{few}");
    let alike = page(&log(2, |_| String::new(), |side, at, question| 0.6 + noise(question, at + 2 * side)));
    assert!(alike.contains("no two of them can be told apart") && !alike.contains("of its own choice"), "{alike}");
}
