//! Ranges and questions that were resolved in part, in the cells of workbooks: as text, and as numbers that are shown in percent.

use rust_xlsxwriter::{Format, Worksheet};

use crate::support::books::{Folder, HEADER};
use crate::support::program::{Ran, score_in};

const RUN: [&str; 7] = ["log.xlsx", "--as-of", "2026-01-01", "--resamples", "0", "--format", "json"];

/// A cell of a workbook.
#[derive(Clone, Copy)]
enum Written {
    Text(&'static str),
    Number(f64),
    Percent(f64),
}

use Written::{Number, Percent, Text};

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: Written) {
    let percent = Format::new().set_num_format("0%");
    match cell {
        Text(text) => sheet.write_string(row, column, text),
        Number(number) => sheet.write_number(row, column, number),
        Percent(number) => sheet.write_number_with_format(row, column, number, &percent),
    }
    .expect("writable");
}

/// Probability and outcome of each row.
fn book(rows: &[(Written, Written)]) -> Folder {
    let folder = Folder::new();
    folder.workbook(|sheet| {
        sheet.write_row(0, 0, HEADER).expect("writable");
        for (row, (probability, outcome)) in (1..).zip(rows) {
            let cells = [&format!("Q{row}"), "Ann", "analyst", "2018-01-05", "", "2018-06-30"];
            sheet.write_row(row, 0, cells).expect("writable");
            write(sheet, row, 4, *probability);
            write(sheet, row, 6, *outcome);
        }
    });
    folder
}

fn run(folder: &Folder, options: &[&str]) -> Ran {
    score_in(folder.0.path(), [&RUN, options].concat())
}

const YES: Written = Text("yes");
const NO: Written = Text("no");

#[test]
fn ranges_beside_whatever_cells() {
    for (one, other, low) in [
        (Text("70–80 %"), Text("ca. 30 %"), 0.04),
        (Text("70–80 %"), Percent(0.3), 0.04),
        (Text("70-80%"), Number(0.3), 0.04),
        (Text("70-80"), Number(30.0), 0.04),
        (Text("> 50%"), Text("30%"), 0.0),
    ] {
        let folder = book(&[(one, YES), (other, NO)]);
        let asked = run(&folder, &[]);
        assert!(asked.status == 1 && asked.out.contains("\"schema\": \"trackrecord/problems/1\""), "{}", asked.out);
        let command = "The whole command, if the proposals are right:\n  trackrecord score log.xlsx --as-of 2026-01-01 --resamples 0 \
                       --format json --ranges middle\n";
        assert!(asked.err.contains("E2") && asked.err.contains(command), "{}", asked.err);
        let json = run(&folder, &["--ranges", "middle"]).json();
        let found = json["overall"]["brier"]["value"].as_f64().expect("a score");
        assert!((found - f64::midpoint(0.0625, 0.09)).abs() < 1e-12, "{found}");
        let ends = &json["overall"]["ranges"]["brier_envelope"];
        let found = ends["low"].as_f64().expect("an end");
        assert!((found - f64::midpoint(low, 0.09)).abs() < 1e-12, "{found}");
    }
}

#[test]
fn parts_as_text_and_as_numbers() {
    let expected = 0.3 * 0.09 + 0.7 * 0.49;
    for outcome in [Text("30 %"), Text("teilweise 30 %"), Percent(0.3), Number(0.3), Text("mkt 0.3")] {
        // Beside it 1 and 0 are whole.
        let folder = book(&[(Number(0.7), outcome), (Number(0.3), Number(0.0)), (Number(0.7), Percent(1.0))]);
        let asked = run(&folder, &[]);
        assert!(asked.status == 1 && asked.err.contains("The whole command for each reading:"), "{}", asked.err);
        for (way, scored, brier) in [("expected", 3, (expected + 0.18) / 3.0), ("void", 2, 0.09)] {
            assert!(asked.err.contains(&format!("--format json --partial {way}")), "{}", asked.err);
            let json = run(&folder, &["--partial", way]).json();
            let found = json["overall"]["brier"]["value"].as_f64().expect("a score");
            assert!((found - brier).abs() < 1e-12, "{found}, not {brier}");
            assert_eq!(json["counts"]["scored"], scored);
        }
    }
}

/// Cells that a spreadsheet took for a date say nothing of a range.
#[test]
fn a_range_that_became_a_date_is_refused() {
    let folder = Folder::new();
    folder.workbook(|sheet| {
        sheet.write_row(0, 0, HEADER).expect("writable");
        sheet.write_row(1, 0, ["Q1", "Ann", "analyst", "2018-01-05", "", "2018-06-30", "yes"]).expect("writable");
        let date = Format::new().set_num_format("d-mmm");
        sheet.write_number_with_format(1, 4, 43_319.0, &date).expect("writable");
    });
    let ran = run(&folder, &["--ranges", "middle"]);
    assert!(ran.status == 1 && ran.err.contains("E2"), "{}", ran.err);
}

#[test]
fn the_rows_that_are_exported_say_which_was_a_range() {
    let folder = book(&[(Text("70–80 %"), YES), (Number(0.3), NO), (Text("ca. 30 %"), NO)]);
    run(&folder, &["--ranges", "middle", "--export", "out"]).json();
    let rows = std::fs::read_to_string(folder.file("out/forecasts.csv")).expect("it was written");
    let mut reader = csv::Reader::from_reader(rows.as_bytes());
    let at = reader.headers().expect("a header").iter().position(|header| header == "read_as").expect("a column");
    let read: Vec<String> = reader.records().map(|record| record.expect("a record")[at].to_owned()).collect();
    assert_eq!(read, ["range", "number", "number"]);
}
