//! `trackrecord lexicon` as a user runs it.

use std::collections::BTreeMap;
use std::process::Command;

fn run(arguments: &[&str]) -> (String, String, Option<i32>) {
    let ran = Command::new(env!("CARGO_BIN_EXE_trackrecord"))
        .arg("lexicon")
        .args(arguments)
        .envs(BTreeMap::from([("COLUMNS", "80"), ("LC_ALL", "C.UTF-8"), ("NO_COLOR", "1")]))
        .output()
        .expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (text(ran.stdout), text(ran.stderr), ran.status.code())
}

#[test]
fn the_command_lists_prints_and_compares_within_80_columns() {
    for (arguments, wanted) in [
        (&[][..], &["readers", "icd203_2015", "kent1964", "--lexicon"][..]),
        (&["icd203"], &["Directive", "public domain", "roughly even chance", "●"]),
        (&["readers"], &["CC BY 4.0", "Could Happen", "We Doubt"]),
        (&["very likely"], &["ipcc_ar5_ar6", "Highly Likely", "├", "●", "Not in: kent1964"]),
        (&["possible"], &["refused a number: kent1964, ci_managers_guide"]),
        (&["unclear"], &["never 0.5"]),
    ] {
        let (out, err, status) = run(arguments);
        assert_eq!((status, err.as_str()), (Some(0), ""), "{arguments:?}");
        for text in wanted {
            assert!(out.contains(text), "{arguments:?} without {text}:\n{out}");
        }
        assert!(out.lines().all(|line| line.chars().count() <= 80), "{arguments:?}:\n{out}");
    }
}

#[test]
fn the_bar_of_a_phrase_stands_where_its_numbers_are() {
    let (out, ..) = run(&["likely"]);
    let column = |line: &str, sign| line.chars().position(|found| found == sign);
    let row = |name: &str| out.lines().find(|line| line.starts_with(name)).expect("a row").to_owned();
    let start = column(&row("lexicon"), '%').expect("0%") - 1;
    let width = row("lexicon").chars().count() - start;
    let icd = row("icd203_2015");
    for (sign, share) in [('├', 0.55), ('●', 0.675), ('┤', 0.8)] {
        let expected = start as f64 + share * (width - 1) as f64;
        let at = column(&icd, sign).expect("drawn") as f64;
        assert!((at - expected).abs() <= 0.5, "{sign} at {at}, not {expected}:\n{out}");
    }
}

#[test]
fn other_formats_have_all_numbers() {
    let (json, ..) = run(&["very likely", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(document["schema"], "trackrecord/phrase/1");
    assert_eq!(document["readings"][2]["point"], 0.875);
    let (json, ..) = run(&["kent", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert!(document["lexicons"][0]["entries"][7]["point"].is_null());
    assert!(document["lexicons"][0]["entries"][7].as_object().expect("an entry").contains_key("low"));
    let (csv, ..) = run(&["likely", "--format", "csv"]);
    assert_eq!(csv.lines().nth(3), Some("icd203_2015,likely,0.55,0.675,0.8"));
    let (markdown, ..) = run(&["nato", "--format", "markdown"]);
    assert!(markdown.contains("| likely | 0.6 | 0.75 | 0.9 |"), "{markdown}");
}

#[test]
fn what_is_not_there_is_wrong_usage_with_the_nearest() {
    for (asked, near) in
        [("verry likly", "Highly Likely"), ("icd2033", "did you mean icd203_2015"), ("not likely", "Likely")]
    {
        let (out, err, status) = run(&[asked]);
        assert_eq!((out.as_str(), status), ("", Some(2)), "{asked}");
        assert!(err.contains(near), "{asked}: {err}");
    }
    assert_eq!(run(&["no/such/file.csv"]).2, Some(3));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("house.csv");
    std::fs::write(&file, "phrase,low,point,high\nlikely,0.8,0.7,0.6\n").expect("written");
    let (_, err, status) = run(&[file.to_str().expect("a name")]);
    assert_eq!(status, Some(1));
    assert!(err.contains("error[lexicon-low-above-high]") && err.contains(":2"), "{err}");
}
