//! `trackrecord template`: what it writes reads back without a note.

use std::path::Path;
use std::process::Command;

use trackrecord::convert::Clean;
use trackrecord::dataset::Progress;
use trackrecord::input::columns::match_headers;
use trackrecord::model::{Day, Plan};
use trackrecord::template::columns::{FORECASTS, QUESTIONS};
use trackrecord::template::{FORECASTS_CSV, RESOLUTIONS_CSV};

fn template(path: &Path, more: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trackrecord"));
    let output = command.arg("template").arg("-o").arg(path).args(more).output().expect("the program runs");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn the_csv_pair_reads_back_without_a_note_and_is_not_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("forecasts.csv");
    let (status, said) = template(&path, &[]);
    assert_eq!(status, Some(0), "{said}");
    let second = folder.path().join("forecasts.resolutions.csv");
    assert!(second.is_file());
    let plan = Plan::new(vec![path.clone()], vec![second.clone()], Day::LAST);
    let read = Clean::read(&plan, &Progress::default()).expect("readable");
    assert_eq!(read.notes(), []);
    assert!(read.log.problems.kinds().is_empty(), "{:?}", read.log.problems);
    assert_eq!(read.log.rows, 1);
    std::fs::write(&second, "months of work").expect("written");
    assert_eq!(template(&path, &[]).0, Some(3), "the second file is in the way");
    std::fs::remove_file(&path).expect("removed");
    let (status, said) = template(&path, &[]);
    assert!(status == Some(3) && said.contains("--force"), "{said}");
    assert!(!path.exists(), "half a pair was written");
    assert_eq!(template(&path, &["--force"]).0, Some(0));
}

#[test]
fn both_forms_have_the_same_columns_with_canonical_names() {
    for (columns, csv) in [(&FORECASTS[..], FORECASTS_CSV), (&QUESTIONS[..], RESOLUTIONS_CSV)] {
        let names: Vec<&str> = columns.iter().map(|column| column.field.name()).collect();
        assert_eq!(csv.lines().next(), Some(names.join(",").as_str()));
        let found = match_headers(&names, &[]).expect("clear");
        assert!(found.inferred().is_empty() && found.extra().is_empty());
        let examples: Vec<&str> = columns.iter().map(|column| column.example).collect();
        assert_eq!(csv.lines().nth(1), Some(examples.join(",").as_str()));
    }
}

#[test]
fn a_workbook_is_written_and_other_endings_are_wrong_usage() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("forecasts.xlsx");
    let (status, said) = template(&path, &[]);
    assert_eq!(status, Some(0), "{said}");
    assert!(std::fs::read(&path).expect("written").starts_with(b"PK"));
    assert_eq!(template(&folder.path().join("forecasts.ods"), &[]).0, Some(2));
}

#[test]
fn the_workbook_reads_back_without_a_note() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("forecasts.xlsx");
    let (status, said) = template(&path, &[]);
    assert_eq!(status, Some(0), "{said}");
    let plan = Plan { resamples: 0, ..Plan::new(vec![path], vec![], Day::LAST) };
    let log = trackrecord::dataset::load(&plan, &Progress::default()).expect("readable");
    assert_eq!(log.notes, []);
    assert!(log.problems.kinds().is_empty(), "{:?}", log.problems);
    assert_eq!((log.rows, log.rejected), (1, 0));
}
