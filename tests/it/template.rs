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
