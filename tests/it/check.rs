//! `trackrecord check` and `trackrecord explain` as a user runs them.

use std::collections::BTreeSet;
use std::path::Path;

use crate::support::program::{Folder, Ran, command, finish};
use serde_json::{Value, json};

const HEADER: &str = "forecast_id,question_id,source,source_type,forecast_date,probability\n";

fn check(folder: &Path, arguments: &[&str]) -> Ran {
    finish(command().arg("check").args(arguments).current_dir(folder))
}

/// A log with one of everything that `check` looks for, and no error.
fn odd_log() -> Folder {
    let rows = "a,Q1,Gartner,consultant,2017-03-01,0.7\n\
                b,Q1,Gartner Inc.,consultants,2017-03-01,0.7\n\
                c,Q1,Gartner,reseller,2017-06-30,0.8\n\
                a,Q1,Gartner,consultant,2017-03-01,0.7\n\
                d,Q1,Gartner,consultant,2017-03-01,0.7\n\
                e,Q2,Desk 1,consultant,2017-03-01,0.4\n\
                f,Q3,Desk 2,consultant,2017-03-01,0.4\n\
                g,Q9,Desk 2,consultant,2017-03-01,0.4\n\
                h,Q1,Desk 2,consultant,2017-07-01,0.9\n";
    let resolutions = "question_id,resolved_on,outcome,closes_on\n\
                       Q1,2017-06-30,yes,2017-12-31\n\
                       Q2,,open,2017-05-31\n\
                       Q3,,,\n\
                       Q4,2017-06-30,no,2017-12-31\n";
    Folder::with(&[("f.csv", &format!("{HEADER}{rows}")), ("r.csv", resolutions)])
}

const ODD: [&str; 5] = ["f.csv", "-r", "r.csv", "--as-of", "2018-01-01"];

fn odd_json() -> Value {
    check(odd_log().path(), &[&ODD[..], &["--format", "json"]].concat()).json()
}

#[test]
fn everything_odd_is_found() {
    let found = odd_json();
    assert_eq!(found["schema"], "trackrecord/check/1");
    assert_eq!(found["ok"], true);
    assert_eq!(found["problems"], json!([]));
    assert_eq!(found["overdue"], json!([{"question": "Q2", "deadline": "2017-05-31", "forecasts": 1}]));
    let at = |line: u64| json!({"file": "f.csv", "line": line});
    let on = |question: &str, line: u64| json!({"question": question, "forecasts": 1, "first": at(line)});
    assert_eq!(found["open_without_deadline"], json!([on("Q3", 8), on("Q9", 9)]));
    assert_eq!(found["questions_without_resolution"], json!({"count": 1, "first": [on("Q9", 9)]}));
    assert_eq!(found["questions_without_forecasts"], json!({"count": 1, "first": ["Q4"]}));
    let types = json!([{"name": "consultant", "forecasts": 3}, {"name": "reseller", "forecasts": 1}]);
    assert_eq!(found["sources_with_several_types"], json!([{"source": "Gartner", "source_types": types}]));
    let gartner = json!([{"name": "Gartner", "forecasts": 4}, {"name": "Gartner Inc.", "forecasts": 1}]);
    assert_eq!(found["similar_sources"][0]["names"], gartner);
    assert_eq!(found["similar_sources"].as_array().map(Vec::len), Some(1), "Desk 1 is not Desk 2");
    assert_eq!(found["similar_source_types"][0]["names"][1]["name"], "consultants");
    let copy = |line: u64, of: u64| json!({"file": "f.csv", "line": line, "repeats": at(of)});
    assert_eq!(found["duplicates"], json!({"count": 1, "first": [copy(5, 2)]}));
    assert_eq!(found["repeats"], json!({"count": 1, "first": [copy(6, 2)]}));
    assert_eq!(found["same_day"], json!({"count": 1, "first": [at(4)]}));
}

#[test]
fn every_row_left_out_has_its_reason_and_line() {
    let found = odd_json();
    let counts = found["counts"].as_object().expect("counts");
    let rows = counts["rows"].as_u64();
    let sum: u64 = counts.iter().filter(|(name, _)| *name != "rows").filter_map(|(_, count)| count.as_u64()).sum();
    assert_eq!((rows, Some(sum)), (Some(9), rows));
    let left_out = |status: &str| {
        let all = found["left_out"].as_array().expect("a list");
        all.iter().find(|left| left["status"] == status).map(|left| left["rows"][0]["lines"].clone())
    };
    assert_eq!(left_out("after_resolution"), Some(json!([10])));
    assert_eq!(left_out("duplicate"), Some(json!([5])));
    assert_eq!(left_out("pending"), Some(json!([7])));
    assert_eq!(left_out("unscorable"), Some(json!([8, 9])));
    assert_eq!(left_out("scored"), None);
}

#[test]
fn counts_are_those_of_score() {
    let folder = odd_log();
    for options in
        [&[][..], &["--repeats", "drop", "--same-day", "drop"], &["--where", "source=Gartner"], &["--to", "2017-01-01"]]
    {
        let checked = check(folder.path(), &[&ODD[..], options, &["--format", "json"]].concat()).json();
        let scored = folder.score(&[&ODD[..], options, &["--format", "json", "--resamples", "0"]].concat()).json();
        assert_eq!(checked["counts"], scored["counts"], "{options:?}");
        let left_out = checked["left_out"].as_array().expect("a list").iter();
        let left_out: u64 = left_out.filter_map(|left| left["count"].as_u64()).sum();
        let counts = &checked["counts"];
        assert_eq!(
            Some(left_out),
            counts["rows"].as_u64().zip(counts["scored"].as_u64()).map(|(all, scored)| all - scored)
        );
    }
}

#[test]
fn the_fields_of_the_json_are_stable() {
    let found = odd_json();
    let fields: Vec<&str> = found.as_object().expect("an object").keys().map(String::as_str).collect();
    let known: BTreeSet<&str> = [
        "schema",
        "program",
        "settings",
        "inputs",
        "ok",
        "severities",
        "counts",
        "problems",
        "words",
        "left_out",
        "overdue",
        "open_without_deadline",
        "sources_with_several_types",
        "similar_sources",
        "similar_source_types",
        "duplicates",
        "repeats",
        "same_day",
        "questions_without_forecasts",
        "questions_without_resolution",
        "notes",
    ]
    .into();
    assert_eq!(fields.into_iter().collect::<BTreeSet<_>>(), known);
}

#[test]
fn an_error_gives_exit_status_1_and_all_problems() {
    let rows: Vec<String> = (1..=12).map(|n| format!("{n},Q1,Desk,consultant,2017-03-01,{}%\n", 120 + n)).collect();
    let rows = rows.concat();
    let folder = Folder::with(&[
        ("f.csv", &format!("{HEADER}{rows}x,Q1,Desk,consultant,2017-03-01,0.5\n")),
        ("r.csv", "question_id,resolved_on,outcome\nQ1,2017-06-30,yes\n"),
    ]);
    let table = check(folder.path(), &["f.csv", "-r", "r.csv"]);
    assert_eq!((table.status, table.err.as_str()), (1, ""));
    for text in ["12 errors", "error[probability-above-hundred-percent]: 12 values", "f.csv:2", "and 7 more", "help:"] {
        assert!(table.out.contains(text), "{text}:\n{}", table.out);
    }
    let json = check(folder.path(), &["f.csv", "-r", "r.csv", "--format", "json"]);
    assert_eq!(json.status, 1);
    let json: Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(
        (&json["ok"], &json["severities"]["errors"], &json["counts"]["rejected"]),
        (&json!(false), &json!(12), &json!(12))
    );
    let problems = json["problems"].as_array().expect("a list");
    assert_eq!(problems.len(), 12);
    let first = json!({
        "code": "probability-above-hundred-percent", "severity": "error", "file": "f.csv", "line": 2, "row": 1,
        "column": "probability", "value": "121%", "message": "The probability is above 100%.",
        "help": "Write a number from 0 to 1, or from 0% to 100%."
    });
    assert_eq!(problems[0], first);
    let lines = check(folder.path(), &["f.csv", "-r", "r.csv", "--format", "jsonl"]);
    let lines: Vec<Value> = lines.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines[..12], problems[..]);
}

#[test]
fn words_not_understood_are_listed_with_their_counts() {
    let rows: String = [(1, "perhaps"), (2, "unclear"), (3, "perhaps")]
        .map(|(n, word)| format!("Q{n},Desk,consultant,2017-03-01,0.5,{word},2017-06-30\n"))
        .concat();
    let header = "question_id,source,source_type,forecast_date,probability,outcome,resolved_on\n";
    let folder = Folder::with(&[("f.csv", &format!("{header}{rows}"))]);
    let table = check(folder.path(), &["f.csv"]);
    assert!(table.out.contains("in all: \"perhaps\" 2 times, \"unclear\" once"), "{}", table.out);
    let json = check(folder.path(), &["f.csv", "--format", "json"]);
    let json: Value = serde_json::from_str(&json.out).expect("JSON");
    let words = json!([{"value": "perhaps", "count": 2}, {"value": "unclear", "count": 1}]);
    assert_eq!(json["words"], json!({"outcome-not-understood": words}));
}

#[test]
fn markdown_and_csv_were_missing() {
    let folder = odd_log();
    let (f, r) = (folder.path().join("f.csv"), folder.path().join("r.csv"));
    let piped = std::fs::read_to_string(&f).expect("f.csv").replace("Gartner Inc.", "\"Gart|ner, Inc.\"");
    let piped = piped.replace("Gartner,", "Gart|ner,");
    std::fs::write(&f, piped).expect("written");
    assert!(r.exists());
    let page = check(folder.path(), &[&ODD[..], &["--format", "markdown"]].concat());
    assert_eq!((page.status, page.err.as_str()), (0, ""));
    for text in [
        "**9 forecast rows read, as of 2018-01-01: no errors, but 3 names to look at.**",
        "## What would become of the 9 rows",
        "## Overdue: the deadline has passed, and there is no resolution: 1",
        "- **Gart\\|ner \\| Gart\\|ner, Inc.**: These differ",
        "- **line 5**: The same as f.csv:2.",
    ] {
        assert!(page.out.contains(text), "{text}:\n{}", page.out);
    }
    let tables = page.out.lines().filter(|line| line.starts_with('|'));
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    assert!(tables.clone().count() > 3 && tables.map(cells).all(|bars| bars == 4), "{}", page.out);
    let csv = check(folder.path(), &[&ODD[..], &["--format", "csv"]].concat());
    let lines = check(folder.path(), &[&ODD[..], &["--format", "jsonl"]].concat());
    let mut rows = csv::Reader::from_reader(csv.out.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    let lines: Vec<Value> = lines.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(rows.len(), lines.len());
    for (row, line) in rows.iter().zip(lines) {
        assert_eq!(
            (&row[0], &row[6]),
            (line["code"].as_str().unwrap_or_default(), line["value"].as_str().unwrap_or_default())
        );
    }
}

#[test]
fn a_warning_alone_is_no_error() {
    let folder = Folder::with(&[
        ("f.csv", &format!("{HEADER}a,Q1,Desk,consultant,2017-03-01,0.5,or more\n")),
        ("r.csv", "question_id,resolved_on,outcome\nQ1,2017-06-30,yes\n"),
    ]);
    let ran = check(folder.path(), &["f.csv", "-r", "r.csv"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("1 warning.") && ran.out.contains("All 1 row would be scored"), "{}", ran.out);
}

#[test]
fn unclear_columns_are_problems_like_others() {
    let folder =
        Folder::with(&[("f.csv", "question_id,source,source_type,forecast_date\nQ1,Desk,consultant,2017-03-01\n")]);
    let ran = check(folder.path(), &["f.csv", "--format", "json"]);
    assert_eq!(ran.status, 1);
    let json: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!((&json["problems"][0]["code"], &json["counts"]), (&json!("column-missing"), &Value::Null));
}

#[test]
fn wrong_usage_is_2_and_a_missing_file_3() {
    let folder = Folder::new();
    assert_eq!(check(folder.path(), &["none.csv"]).status, 3);
    assert_eq!(check(folder.path(), &["none.csv", "--as-of", "tomorrow"]).status, 2);
    assert_eq!(check(folder.path(), &[]).status, 2);
    let odd = odd_log();
    assert_eq!(check(odd.path(), &[&ODD[..], &["-o", "no/such/folder.txt"]].concat()).status, 3);
    let ran = check(odd.path(), &[&ODD[..], &["-o", "found.txt", "-q"]].concat());
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    assert!(odd.read("found.txt").contains("Overdue"));
}

#[test]
fn every_finding_is_a_line_of_jsonl_with_a_code_that_is_explained() {
    let ran = check(odd_log().path(), &[&ODD[..], &["--format", "jsonl"]].concat());
    let mut codes = BTreeSet::new();
    for line in ran.out.lines() {
        let line: Value = serde_json::from_str(line).expect("JSON");
        let code = line["code"].as_str().expect("a code").to_owned();
        assert!(line["message"].as_str().is_some_and(|message| !message.is_empty()), "{line}");
        assert_eq!(explain(&[&code]).status, 0, "{code}");
        codes.insert(code);
    }
    for code in ["overdue", "repeats", "duplicates", "same-day", "similar-sources", "source-under-several-types"] {
        assert!(codes.contains(code), "{code} is not in {codes:?}");
    }
}

#[test]
fn lines_fit_the_width() {
    for width in ["80", "120"] {
        let ran = finish(command().arg("check").args(ODD).env("COLUMNS", width).current_dir(odd_log().path()));
        let widest = ran.out.lines().map(|line| line.chars().count()).max();
        assert!(widest <= width.parse().ok(), "{}", ran.out);
    }
}

#[test]
fn the_projects_own_logs_have_no_errors() {
    for log in ["data/example", "data/cebit-2017"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(log);
        // The article's words that no survey of readers has.
        let words = ["--lexicon", "readers,ci_managers_guide", "--phrase", "expects=0.75", "--phrase", "possible=0.4"];
        let files = ["forecasts.csv", "-r", "resolutions.csv", "--as-of", "2018-01-01"];
        let ran = check(&folder, &[&files[..], &words].concat());
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{log}:\n{}", ran.out);
        assert!(ran.out.contains("no problems"), "{log}");
    }
}

fn explain(arguments: &[&str]) -> Ran {
    finish(command().arg("explain").args(arguments))
}

#[test]
fn explain_tells_what_why_and_what_to_do() {
    let ran = explain(&["percent-column"]);
    assert_eq!(ran.status, 0);
    for text in ["note[percent-column]", "Why it matters", "Example", "70 is 70%", "What to do"] {
        assert!(ran.out.contains(text), "{text}:\n{}", ran.out);
    }
}

#[test]
fn explain_lists_all_codes_and_names_the_nearest() {
    let list = explain(&[]);
    assert_eq!(list.status, 0);
    for entry in trackrecord::diagnostics::catalogue::all() {
        assert!(list.out.contains(&format!("\n  {}: ", entry.code)), "{}", entry.code);
    }
    let wrong = explain(&["probability-above-on"]);
    assert_eq!((wrong.status, wrong.out.as_str()), (2, ""));
    assert!(wrong.err.contains("did you mean probability-above-one?"), "{}", wrong.err);
    assert!(!explain(&["zzz"]).err.contains("did you mean"));
}
