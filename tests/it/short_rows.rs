//! Files of which every row ends before the last columns of the header: one note where nobody asks for them, else an error per row.

use crate::support::program::{Folder, Ran};

const HEADER: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome";

/// A log with further columns of these headers, and rows that end with these cells.
fn log(more: &str, ends: &[&str]) -> Folder {
    let row = |(at, end): (usize, &&str)| format!("Q{at},Ann,analyst,2018-01-02,0.8,2018-06-30,yes{end}\n");
    let rows: String = ends.iter().enumerate().map(row).collect();
    Folder::with(&[("log.csv", &format!("{HEADER}{more}\n{rows}"))])
}

fn score(folder: &Folder, options: &[&str]) -> Ran {
    let fixed = ["log.csv", "--as-of", "2026-01-01", "--format", "json", "--resamples", "0"];
    folder.score(&[&fixed, options].concat())
}

fn notes_of(ran: &Ran) -> Vec<String> {
    let notes = ran.json()["notes"].as_array().cloned().unwrap_or_default();
    let of_kind = notes.iter().filter(|note| note["code"] == "rows-end-early");
    of_kind.filter_map(|note| note["text"].as_str().map(str::to_owned)).collect()
}

#[test]
fn what_every_row_lacks_at_its_end_is_one_note() {
    for (more, ends, missing) in [
        (",note", &["", "", ""][..], "7 fields, the header 8; the last are taken to be missing: \"note\""),
        (",a,b", &["", ""], "7 fields, the header 9; the last are taken to be missing: \"a\", \"b\""),
        (",a,b", &[",x", ",\"y, z\""], "8 fields, the header 9; the last are taken to be missing: \"b\""),
        (",a", &[""], "7 fields, the header 8"),
        (",a", &["", "\n\n", ""], "7 fields, the header 8"),
        (",a", &["", "\nRemark below the table"], "7 fields, the header 8"),
    ] {
        let ran = score(&log(more, ends), &[]);
        assert_eq!(ran.status, 0, "{more}: {}", ran.err);
        assert!((ran.json()["overall"]["brier"]["value"].as_f64().expect("a score") - 0.04).abs() < 1e-12);
        assert_eq!(ran.json()["counts"]["rejected"], 0, "{more}");
        let told = notes_of(&ran);
        assert!(told.len() == 1 && told[0].contains(missing), "{more}: {told:?}");
    }
}

#[test]
fn a_row_of_another_length_makes_it_an_error_of_each_as_before() {
    for (more, ends) in [(",a,b", &["", ",x,y"][..]), (",a,b", &["", ",x"]), (",a", &[",x", ""]), (",a", &["", ",x"])] {
        let ran = score(&log(more, ends), &[]);
        assert_eq!(ran.status, 1, "{more}: {}", ran.out);
        assert!(ran.err.contains("row-too-short"), "{more}: {}", ran.err);
    }
}

#[test]
fn a_column_that_is_asked_for_must_be_there() {
    let folder = log(",desk,note", &["", ""]);
    for options in [&["--by", "desk"][..], &["--where", "note=x"], &["--map", "weight=note"]] {
        let ran = score(&folder, options);
        assert_eq!(ran.status, 1, "{options:?}: {}", ran.out);
        assert!(ran.err.contains("row-too-short") && ran.err.contains("7 fields"), "{options:?}: {}", ran.err);
    }
    // A header that is needed stands last.
    let text = "question_id,source,source_type,forecast_date,resolved_on,outcome,probability\n\
                Q1,Ann,analyst,2018-01-02,2018-06-30,yes\nQ2,Ann,analyst,2018-01-02,2018-06-30,yes\n";
    let ran = score(&Folder::with(&[("log.csv", text)]), &[]);
    assert!(ran.status == 1 && ran.err.contains("row-too-short"), "{}", ran.err);
}

#[test]
fn files_of_resolutions_and_semicolons_too() {
    let forecasts =
        "Frage-ID;Quelle;Quellentyp;Prognosedatum;Wahrscheinlichkeit;Notiz\r\nF1;Müller;Berater;02.01.2018;0,8\r\n";
    let resolutions = "Frage-ID;aufgelöst am;Ergebnis;Notiz\r\nF1;30.06.2018;ja\r\n";
    let folder = Folder::with(&[("log.csv", forecasts), ("r.csv", resolutions)]);
    let ran = score(&folder, &["-r", "r.csv"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(notes_of(&ran).len(), 2, "{:?}", notes_of(&ran));
    // Fields are counted as the file has them, whatever is put in front of them.
    let said = score(&folder, &["-r", "r.csv", "--source-type", "Berater"]);
    assert_eq!(said.status, 2, "the file has such a column");
    let without = forecasts.replace(";Quellentyp", "").replace(";Berater", "");
    folder.write("log.csv", without.as_bytes());
    let ran = score(&folder, &["-r", "r.csv", "--source-type", "Berater"]);
    assert!(notes_of(&ran).iter().any(|note| note.contains("4 fields, the header 5")), "{:?}", notes_of(&ran));
}
