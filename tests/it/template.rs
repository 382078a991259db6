//! `trackrecord template`: what it writes reads back without a note.

use std::path::Path;

use crate::support::program::{command, finish};

fn template(path: &Path, more: &[&str]) -> (i32, String) {
    let ran = finish(command().arg("template").arg("-o").arg(path).args(more));
    (ran.status, ran.err)
}

/// What `check` says of the files: nothing but that there is one row.
fn assert_clean(files: &[&Path]) {
    let mut check = command();
    check.arg("check").arg(files[0]).args(["--as-of", "2020-01-01", "--format", "json"]);
    for file in &files[1..] {
        check.arg("-r").arg(file);
    }
    let found = finish(&mut check).json();
    assert_eq!(found["notes"], serde_json::json!([]), "{found}");
    assert_eq!(found["problems"], serde_json::json!([]), "{found}");
    assert_eq!((&found["counts"]["rows"], &found["counts"]["rejected"]), (&1.into(), &0.into()), "{found}");
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

/// Of each kind one example: yes and no, several answers, a number, a day.
#[test]
fn the_template_of_all_kinds_scores_each_in_a_table_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["log.csv", "log.xlsx"] {
        let path = folder.path().join(name);
        let (status, said) = template(&path, &["--all-kinds"]);
        assert_eq!(status, 0, "{said}");
        let mut score = command();
        score.arg("score").arg(&path).args(["--as-of", "2027-01-31", "--resamples", "0", "--format", "json"]);
        if name == "log.csv" {
            score.arg("-r").arg(folder.path().join("log.resolutions.csv"));
        }
        let found = finish(&mut score).json();
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
}
