//! A workbook to mend problems in: `check -o fixes.xlsx` writes it, `--fixes fixes.xlsx` reads it back.

use std::path::Path;

use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::Workbook;

use crate::support::program::{Folder, Ran, command, finish};

const FORECASTS: &str = "Titel der Liste\n\nquestion_id;source;source_type;forecast_date;probability;quote\n\
    Q1;Ann;analyst;2018-01-05;180%;a\nQ2;Bob;broker;2018-01-05;so gut wie klar;\"b; in\nzwei Zeilen\"\n\
    Q3;Bob;broker;gestern;0,5;c\nQ3;Ann;analyst;2018-01-06;so gut wie klar;d\n";
const RESOLUTIONS: &str = "question_id,resolved_on,outcome\nQ1,2018-06-30,yes\nQ2,2018-06-30,jein\nQ3,2018-06-30,no\n";

fn run(folder: &Folder, words: &[&str]) -> Ran {
    finish(command().args(words).current_dir(folder.path()))
}

fn sheet(path: &Path, name: &str) -> Range<Data> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    book.worksheet_range(name).unwrap()
}

/// The workbook again, with some cells replaced: sheet, row, column from 0, text.
fn mend(path: &Path, cells: &[(&str, usize, usize, &str)]) {
    let mut made = Workbook::new();
    for name in ["Rows 1", "Rows 2", "Phrases"] {
        let range = sheet(path, name);
        let into = made.add_worksheet().set_name(name).unwrap();
        for (row, column, cell) in range.used_cells() {
            let text = cells.iter().find(|(of, r, c, _)| (*of, *r, *c) == (name, row, column));
            let text = text.map_or_else(|| cell.to_string(), |(.., text)| (*text).to_owned());
            into.write_string(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), text).unwrap();
        }
        for (_, row, column, text) in cells.iter().filter(|(of, ..)| *of == name) {
            into.write_string(u32::try_from(*row).unwrap(), u16::try_from(*column).unwrap(), *text).unwrap();
        }
    }
    made.save(path).unwrap();
}

const FILES: [&str; 4] = ["f.csv", "-r", "r.csv", "--as-of=2019-01-01"];

fn written() -> Folder {
    let folder = Folder::with(&[("f.csv", FORECASTS), ("r.csv", RESOLUTIONS)]);
    let ran = run(&folder, &[&["check", "-o", "fixes.xlsx"], &FILES[..]].concat());
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.err.contains("fixes.xlsx: 5 problems beside their rows, 1 phrase to fill in."), "{}", ran.err);
    folder
}

#[test]
fn the_rows_stand_in_it_with_a_reason_beside_what_is_wrong() {
    let folder = written();
    let path = folder.path().join("fixes.xlsx");
    let rows = sheet(&path, "Rows 1");
    let line = |row: usize| -> Vec<String> {
        (0..9).map(|column| rows.get((row, column)).map(ToString::to_string).unwrap_or_default()).collect()
    };
    assert_eq!(
        line(0)[2..],
        ["question_id", "source", "source_type", "forecast_date", "probability", "quote", "trackrecord_problem"]
    );
    assert_eq!(line(1)[2..8], ["Q1", "Ann", "analyst", "2018-01-05", "180%", "a"]);
    assert!(line(1)[8].starts_with("probability: "), "{:?}", line(1));
    assert!(line(3)[8].starts_with("forecast_date: "), "{:?}", line(3));
    let phrases = sheet(&path, "Phrases");
    let phrase: Vec<String> = (0..2).map(|column| phrases.get((1, column)).unwrap().to_string()).collect();
    assert_eq!(phrase, ["so gut wie klar", "2"]);
    assert!(sheet(&path, "Rows 2").get((2, 5)).unwrap().to_string().starts_with("outcome: "));
}

#[test]
fn what_was_mended_is_read_back_and_the_files_stay() {
    let folder = written();
    let path = folder.path().join("fixes.xlsx");
    let score =
        |more: &[&str]| run(&folder, &[&["score", "--format", "json", "--resamples", "0"], &FILES[..], more].concat());
    // Nothing is mended yet.
    assert_eq!(score(&["--fixes", "fixes.xlsx"]).status, 1);
    mend(
        &path,
        &[("Rows 1", 1, 6, "80%"), ("Rows 1", 3, 5, "2018-01-05"), ("Rows 2", 2, 4, "no"), ("Phrases", 1, 2, "0.9")],
    );
    let json = score(&["--fixes", "fixes.xlsx"]).json();
    assert_eq!(json["counts"]["scored"], 4);
    // 0.2² + 0.9² + 0.5² + 0.9²
    let brier = json["overall"]["brier"]["value"].as_f64().unwrap();
    assert!((brier - (0.04 + 0.81 + 0.25 + 0.81) / 4.0).abs() < 1e-12, "{brier}");
    assert_eq!(folder.read("f.csv"), FORECASTS);
    // What is typed comes before it, and a project may name it.
    let typed = score(&["--fixes", "fixes.xlsx", "--phrase", "so gut wie klar=0.5"]).json();
    assert!((typed["overall"]["brier"]["value"].as_f64().unwrap() - (0.04 + 0.25 * 3.0) / 4.0).abs() < 1e-12);
    folder.write("trackrecord.toml", b"forecasts = \"f.csv\"\nresolutions = \"r.csv\"\nfixes = \"fixes.xlsx\"\n");
    assert_eq!(run(&folder, &["score", "--format", "json", "--resamples", "0"]).json()["counts"]["scored"], 4);
    assert_eq!(run(&folder, &["check", "-q"]).status, 0);
}

#[test]
fn another_version_of_the_file_and_another_workbook_are_refused() {
    let folder = written();
    folder.write(
        "f.csv",
        FORECASTS.replacen("Q1;Ann;analyst;2018-01-05;180%;a\n", "Q7;Cem;seller;2017-01-01;0,1;z\n", 1).as_bytes(),
    );
    let ran = run(&folder, &[&["score", "--fixes", "fixes.xlsx"], &FILES[..]].concat());
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(ran.err.contains("is not of f.csv as it is now: line 4 has other cells"), "{}", ran.err);
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "question_id").unwrap();
    book.save(folder.path().join("other.xlsx")).unwrap();
    let ran = run(&folder, &[&["score", "--fixes", "other.xlsx"], &FILES[..]].concat());
    assert!(
        ran.status == 1 && ran.err.contains("it is no workbook that trackrecord check -o fixes.xlsx wrote"),
        "{}",
        ran.err
    );
    let over = run(&folder, &[&["check", "-o", "fixes.xlsx", "--fixes", "fixes.xlsx"], &FILES[..]].concat());
    assert!(over.status == 2 && over.err.contains("would replace an input"), "{}", over.err);
}
