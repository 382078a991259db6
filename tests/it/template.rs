//! `trackrecord template`: what it writes reads back without a note.

use std::path::Path;

use crate::support::program::{command, finish};

fn template(path: &Path, more: &[&str]) -> (i32, String) {
    let ran = finish(command().arg("template").arg("-o").arg(path).args(more));
    (ran.status, ran.err)
}

/// What `check` says of the files: nothing but that the one row is the template's own.
fn assert_clean(files: &[&Path]) {
    let mut check = command();
    check.arg("check").arg(files[0]).args(["--as-of", "2020-01-01", "--format", "json"]);
    for file in &files[1..] {
        check.arg("-r").arg(file);
    }
    let found = finish(&mut check).json();
    assert_eq!(found["notes"], serde_json::json!([]), "{found}");
    let problems = found["problems"].as_array().expect("a list");
    assert_eq!(problems.len(), 1, "{found}");
    assert_eq!(problems[0]["code"], "template-example", "{found}");
    assert_eq!((&found["counts"]["rows"], &found["counts"]["rejected"]), (&1.into(), &1.into()), "{found}");
}

#[test]
fn the_csv_pair_reads_back_without_a_note_and_is_not_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("forecasts.csv");
    let (status, said) = template(&path, &[]);
    assert_eq!(status, 0, "{said}");
    let second = folder.path().join("forecasts.resolutions.csv");
    assert!(second.is_file());
    assert_clean(&[&path, &second]);
    std::fs::write(&second, "months of work").expect("written");
    assert_eq!(template(&path, &[]).0, 3, "the second file is in the way");
    std::fs::remove_file(&path).expect("removed");
    let (status, said) = template(&path, &[]);
    assert!(status == 3 && said.contains("--force"), "{said}");
    assert!(!path.exists(), "half a pair was written");
    assert_eq!(template(&path, &["--force"]).0, 0);
}

#[test]
fn a_workbook_is_written_and_other_endings_are_wrong_usage() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("forecasts.xlsx");
    let (status, said) = template(&path, &[]);
    assert_eq!(status, 0, "{said}");
    assert!(std::fs::read(&path).expect("written").starts_with(b"PK"));
    assert_clean(&[&path]);
    assert_eq!(template(&folder.path().join("forecasts.ods"), &[]).0, 2);
}

/// Of each kind one example: yes and no, several answers, a number, a day. From somebody else than the template they are scored.
#[test]
fn the_template_of_all_kinds_scores_each_in_a_table_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("log.csv");
    let (status, said) = template(&path, &["--all-kinds"]);
    assert_eq!(status, 0, "{said}");
    let text = std::fs::read_to_string(&path).expect("written");
    std::fs::write(&path, text.replace("Example source (delete this row)", "Desk 1")).expect("written");
    let mut score = command();
    score.arg("score").arg(&path).args(["--as-of", "2027-01-31", "--resamples", "0", "--format", "json"]);
    let found = finish(score.arg("-r").arg(folder.path().join("log.resolutions.csv"))).json();
    let all = &found["overall"];
    assert_eq!(found["problems"], serde_json::json!([]), "{found}");
    assert_eq!((&found["counts"]["rows"], &found["counts"]["scored"]), (&9.into(), &9.into()), "{found}");
    let near = |value: &serde_json::Value, right: f64| {
        assert!((value.as_f64().expect("a number") - right).abs() < 1e-12, "{value} for {right}");
    };
    near(&all["brier"]["value"], 0.09);
    // At most Germany .5, at most Europe .8; Europe happened.
    near(&all["categorical"]["ordered"]["rps"]["value"], f64::midpoint(0.25, 0.04));
    near(&all["days"]["brier"]["value"], f64::midpoint(0.16, 0.09));
    // (½·|14 − 12| + 0.05·12)/1.5
    near(&all["numeric"]["wis"]["value"], 1.6 / 1.5);
}

/// The made-up example raised or sank somebody's score without a word.
#[test]
fn example_rows_that_nobody_deleted_are_told_and_not_scored() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, more, rows) in [("log.csv", &[][..], 1), ("log.xlsx", &[], 1), ("all.xlsx", &["--all-kinds"], 9)] {
        let path = folder.path().join(name);
        assert_eq!(template(&path, more).0, 0);
        let mut score = command();
        score.arg("score").arg(&path).args(["--as-of", "2027-01-31", "--resamples", "0", "--format", "json"]);
        if name == "log.csv" {
            score.arg("-r").arg(folder.path().join("log.resolutions.csv"));
        }
        let found = finish(&mut score).json();
        let counts = &found["counts"];
        assert_eq!((&counts["rejected"], &counts["scored"]), (&rows.into(), &0.into()), "{name}: {found}");
        assert_eq!(found["problems"][0]["code"], "template-example", "{name}: {found}");
        assert!(!found["notes"].to_string().contains("distributions-read"), "{name}: examples are no forecasts");
    }
}

/// Each sentence of the How-to is tried: a column of one's own is grouped by, words are read, ids stay as they are.
#[test]
fn what_the_how_to_says_is_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let (forecasts, questions) = (folder.path().join("log.csv"), folder.path().join("log.resolutions.csv"));
    assert_eq!(template(&forecasts, &[]).0, 0);
    let text = std::fs::read_to_string(&forecasts).expect("written");
    let header = text.lines().next().expect("a header");
    let rows = "001,Desk 1,my own type,2020-01-15,very likely,,,north\n002,Desk 1,my own type,2020-01-15,0.2,,,south\n";
    std::fs::write(&forecasts, format!("{header},region\n{rows}")).expect("written");
    let header = std::fs::read_to_string(&questions).expect("written");
    let header = header.lines().next().expect("a header");
    std::fs::write(&questions, format!("{header}\n001,2020-06-01,yes,Will it?,\n002,2020-06-01,void,,\n"))
        .expect("written");
    let mut score = command();
    score.arg("score").arg(&forecasts).arg("-r").arg(&questions);
    score.args(["--as-of", "2021-01-01", "--by", "region", "--format", "json"]);
    let found = finish(&mut score).json();
    assert_eq!(found["groups"][0]["key"]["region"], "north", "{found}");
    assert_eq!((&found["counts"]["scored"], &found["counts"]["annulled"]), (&1.into(), &1.into()), "{found}");
}

/// Its headers, words, days and numbers are read as those of the English one are.
#[test]
fn the_german_template_reads_back() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, more) in
        [("log.xlsx", &[][..]), ("log.csv", &[]), ("all.xlsx", &["--all-kinds"]), ("all.csv", &["--all-kinds"])]
    {
        let path = folder.path().join(name);
        let (status, said) = template(&path, &[more, &["--language", "de"]].concat());
        assert_eq!(status, 0, "{said}");
        let mut score = command();
        score.arg("score").arg(&path).args(["--as-of", "2027-01-31", "--resamples", "0", "--format", "json"]);
        if name.ends_with("csv") {
            score.arg("-r").arg(path.with_extension("resolutions.csv"));
            let text = std::fs::read_to_string(&path).expect("written");
            std::fs::write(&path, text.replace("Beispielquelle (diese Zeile löschen)", "Ann")).expect("written");
        }
        let found = finish(&mut score).json();
        let rows = if more.is_empty() { 1 } else { 9 };
        let (scored, problems) = if name.ends_with("csv") { (rows, 0) } else { (0, 1) };
        assert_eq!(found["counts"]["scored"], scored, "{name}: {found}");
        assert_eq!(found["problems"].as_array().expect("a list").len(), problems, "{name}: {found}");
        if scored == 9 {
            let wis = found["overall"]["numeric"]["wis"]["value"].as_f64().expect("a number");
            assert!((wis - 1.6 / 1.5).abs() < 1e-12, "{wis}");
            let days = found["overall"]["days"]["brier"]["value"].as_f64().expect("a number");
            assert!((days - f64::midpoint(0.16, 0.09)).abs() < 1e-12, "{days}");
        }
    }
}
