//! The same fault moved about: titles, blank rows, hidden rows and merged cells above it. Every place that is told is the cell, the
//! row or the line that the reader sees.

use std::path::Path;

use rust_xlsxwriter::{Format, Worksheet};

use crate::support::books::{Folder, ods_row};
use crate::support::program::{Ran, command, finish};
use crate::support::xls::{Cell, Sheet, xls};

const HEADER: [&str; 7] =
    ["question_id", "source", "source_type", "forecast_date", "probability", "resolved_on", "outcome"];

/// A good row, then the row with the fault: its probability, its date, its outcome; what is told, without the row.
const FAULTS: [(&str, &str, &str, &str, &str); 7] = [
    ("-0.1", "2017-03-01", "yes", "probability-negative", "E"),
    ("120%", "2017-03-01", "yes", "probability-above-hundred-percent", "E"),
    ("0.3", "2017-02-30", "yes", "date-does-not-exist", "D"),
    ("70", "2017-03-01", "yes", "probability-scale-mixed", "E"),
    ("0.3", "2017-03-01", "perhaps", "outcome-not-understood", "G"),
    ("gizmo", "2017-03-01", "yes", "phrase-unknown", "E"),
    ("0.3", "01/02/2017", "yes", "date-order-ambiguous", "D"),
];

fn rows(fault: (&str, &str, &str, &str, &str)) -> [[String; 7]; 2] {
    let (probability, date, outcome, ..) = fault;
    let row = |p: &str, date: &str, outcome: &str| ["Q1", "A", "t", date, p, "2017-06-30", outcome].map(str::to_owned);
    [row("0.3", "2017-03-01", "yes"), row(probability, date, outcome)]
}

fn put(sheet: &mut Worksheet, row: u32, cells: &[String]) {
    for (column, cell) in (0..).zip(cells) {
        match cell.parse::<f64>() {
            Ok(number) => sheet.write_number(row, column, number).map(|_| ()),
            Err(_) => sheet.write_string(row, column, cell).map(|_| ()),
        }
        .unwrap();
    }
}

/// The rows of header, good row and bad row, from 1, with a title in the first, if the header does not stand there.
const LAYOUTS: [[u32; 3]; 5] = [[1, 2, 3], [4, 5, 6], [4, 6, 9], [2, 3, 30], [7, 8, 9]];

fn run(program: &str, folder: &Folder, file: &Path, more: &[&str]) -> Ran {
    let mut command = command();
    command.arg(program).arg(file).args(["--as-of", "2018-01-01"]).args(more).current_dir(folder.0.path());
    finish(&mut command)
}

/// Writes the rows with the layout in each kind of file; the place of the fault in each.
fn files(
    folder: &Folder,
    layout: [u32; 3],
    rows: &[[String; 7]; 2],
    letter: &str,
) -> Vec<(std::path::PathBuf, String)> {
    let header = HEADER.map(str::to_owned);
    let all = [(layout[0], &header), (layout[1], &rows[0]), (layout[2], &rows[1])];
    let cell = format!("Forecasts!{letter}{}", layout[2]);
    let xlsx = folder.workbook(|sheet| {
        if layout[0] > 1 {
            sheet.merge_range(0, 0, 0, 4, "Our forecasts", &Format::new()).unwrap();
        }
        for (row, cells) in all {
            put(sheet, row - 1, cells);
        }
        if layout[1] > layout[0] + 1 {
            sheet.set_row_hidden(layout[1] - 2).unwrap();
        }
    });
    let mut ods = String::new();
    let mut at = 1;
    for (row, cells) in all {
        if row > at {
            let title = if at == 1 { ["Our forecasts", "", "", "", "", "", ""] } else { [""; 7] };
            ods += &ods_row(title, 1);
            ods += &(at + 1..row).map(|_| ods_row([""; 7], 1)).collect::<String>();
        }
        ods += &ods_row(cells.each_ref().map(String::as_str), 1);
        at = row + 1;
    }
    let ods = folder.ods("", &format!(r#"<table:table table:name="Forecasts">{ods}</table:table>"#));
    let mut cells: Vec<(u16, u16, Cell<'_>)> = vec![];
    if layout[0] > 1 {
        cells.push((0, 0, Cell::Text("Our forecasts")));
    }
    for (row, texts) in all {
        let row = u16::try_from(row - 1).unwrap();
        cells.extend((0..).zip(texts).map(|(column, text)| (row, column, Cell::Text(text.as_str()))));
    }
    let old = xls(&[Sheet { name: "Forecasts", state: 0, hidden: &[], cells: &cells }], &[]);
    let xls = folder.bytes("log.xls", &old);
    let mut csv = String::from("\u{feff}");
    let mut line = 1;
    for (row, cells) in all {
        while line < row {
            csv += if line == 1 { "Our forecasts\r\n" } else { "\r\n" };
            line += 1;
        }
        csv += &(cells.join(",") + "\r\n");
        line += 1;
    }
    let csv = folder.bytes("log.csv", csv.as_bytes());
    let number = HEADER["ABCDEFG".find(letter).unwrap()];
    let of_line = format!("log.csv:{}, column \"{number}\"", layout[2]);
    vec![(xlsx, cell.clone()), (ods, cell.clone()), (xls, cell), (csv, of_line)]
}

#[test]
fn a_fault_below_titles_and_gaps_was_told_in_a_cell_that_does_not_exist() {
    for fault in FAULTS {
        for layout in LAYOUTS {
            let folder = Folder::new();
            for (file, place) in files(&folder, layout, &rows(fault), fault.4) {
                let ran = run("score", &folder, &file, &["--resamples", "0"]);
                assert_eq!(ran.status, 1, "{fault:?} {}", ran.out);
                assert!(ran.err.contains(&format!("error[{}]", fault.3)), "{fault:?}: {}", ran.err);
                // A mixed column is told at the first of the two.
                let is_of_column = ["probability-scale-mixed", "date-order-ambiguous"].contains(&fault.3);
                let first = place.replace(&layout[2].to_string(), &layout[1].to_string());
                let there = ran.err.contains(&place) || (is_of_column && ran.err.contains(&first));
                assert!(there, "{layout:?} {place}:\n{}", ran.err);
            }
        }
    }
}

#[test]
fn lists_of_check_rejects_and_exports_named_lines_of_the_text_behind_a_sheet() {
    let folder = Folder::new();
    let good = ["Q1", "A", "t", "2017-03-01", "0.3", "2017-06-30", "yes"].map(str::to_owned);
    let late = ["Q1", "A", "t", "2017-07-01", "0.3", "2017-06-30", "yes"].map(str::to_owned);
    let layout = [4, 6, 9];
    for (file, _) in files(&folder, layout, &[good.clone(), good.clone()], "E") {
        let ran = run("check", &folder, &file, &["--format", "json"]);
        let json = ran.json();
        let copy = &json["duplicates"]["first"][0];
        assert_eq!((&copy["line"], &copy["repeats"]["line"]), (&9.into(), &6.into()), "{}", file.display());
    }
    for (file, _) in files(&folder, layout, &[good.clone(), late], "E") {
        let ran = run("check", &folder, &file, &[]);
        assert!(ran.out.contains("line 9"), "{}: {}", file.display(), ran.out);
        let ran = run("score", &folder, &file, &["--export", "out", "--resamples", "0"]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        let rows = std::fs::read_to_string(folder.file("out/forecasts.csv")).unwrap();
        assert!(rows.contains(",9,after_resolution,") && rows.contains(",6,scored,"), "{rows}");
    }
    let bad = ["Q1", "A", "t", "2017-03-01", "-0.1", "2017-06-30", "yes"].map(str::to_owned);
    for (file, place) in files(&folder, layout, &[good.clone(), bad], "E") {
        let more = ["--skip-bad-rows", "--rejects", "rejects.csv", "--export", "out", "--resamples", "0"];
        let ran = run("score", &folder, &file, &more);
        assert_eq!(ran.status, 0, "{}", ran.err);
        let [rejects, problems] =
            ["rejects.csv", "out/problems.csv"].map(|name| std::fs::read_to_string(folder.file(name)).unwrap());
        assert!(rejects.lines().nth(1).is_some_and(|line| line.contains(",9,")), "{rejects}");
        assert!(problems.contains(",9,"), "{place}: {problems}");
    }
}

#[test]
fn lines_behind_cells_of_several_lines_are_those_of_an_editor() {
    let folder = Folder::new();
    let text = "sep=;\nquestion_id;source;source_type;forecast_date;probability;resolved_on;outcome;quote\n\
                Q1;A;t;2017-03-01;0.3;2017-06-30;yes;\"one\ntwo\n\nthree\"\n\nQ1;B;t;2017-03-01;-0.1;2017-06-30;yes;x\n";
    let file = folder.bytes("log.csv", text.as_bytes());
    let ran = run("score", &folder, &file, &[]);
    assert!(ran.err.contains("log.csv:8, column \"probability\""), "{}", ran.err);
}
