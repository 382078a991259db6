//! Dates that spreadsheets left behind: swapped, as day numbers, with a zone by its name. In CSV as in XLSX, ODS and XLS.

use rust_xlsxwriter::{ExcelDateTime, Format};

use trackrecord::error::Error;

use crate::support::books::{self, HEADER, brier, codes, ods_row, options, score, wrong};
use crate::support::program::Folder;
use crate::support::xls::{self, Cell, DAY, PERCENT, PLAIN, Sheet};

/// Forecasts of dd/mm/yyyy as an American spreadsheet leaves them: true dates with day and month swapped, and texts.
const SWAPPED: [(&str, bool); 5] =
    [("2018-04-03", true), ("25/03/2018", false), ("2018-12-03", true), ("31/03/2018", false), ("2018-05-04", true)];
/// Days from 1899-12-30 to those of the true dates.
const SERIALS: [f64; 5] = [43_193.0, 0.0, 43_437.0, 0.0, 43_224.0];

fn refused(path: &std::path::Path) -> String {
    match score(&options(path)) {
        Err(Error::Columns(problems)) => problems
            .iter()
            .map(|problem| format!("{} {}", problem.code, problem.message.english()))
            .collect::<Vec<_>>()
            .concat(),
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("{} was scored", path.display()),
    }
}

#[test]
fn dates_that_a_spreadsheet_swapped_were_scored_as_they_stood() {
    let row = |date: &str, at: usize| {
        let day = ["2018-06-30"; 5][at];
        format!("Q{at},Ann,analyst,{date},0.75,{day},yes\n")
    };
    let rows: String = SWAPPED.iter().enumerate().map(|(at, (date, _))| row(date, at)).collect();
    let folder = Folder::with(&[("log.csv", &format!("{}\n{rows}", HEADER.join(",")))]);
    let said = folder.score(&["log.csv"]);
    let text = said.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(said.status, 1);
    assert!(text.contains("--swapped-dates swap reads \"2018-04-03\" as 2018-03-04"), "{text}");
    assert!(text.contains("--swapped-dates keep as 2018-04-03"), "{text}");
    // As it stands, 2018-12-03 is after the resolution; swapped back, it is 12 March.
    for (answer, scored) in [("swap", 5), ("keep", 4)] {
        let ran = folder.score(&["log.csv", "--swapped-dates", answer, "--format", "json", "--resamples", "0"]);
        assert_eq!(ran.json()["counts"]["scored"], scored, "{answer}");
    }
}

#[test]
fn swapped_dates_in_workbooks_of_every_kind() {
    let folder = books::Folder::new();
    let xlsx = folder.workbook(|sheet| {
        books::header(sheet, 0);
        for (row, (date, is_true)) in (1..).zip(SWAPPED) {
            books::forecast(sheet, row, ["Q1", "Ann", "analyst", date, "0.75", "2018-06-30", "yes"]);
            if is_true {
                let day = ExcelDateTime::parse_from_str(date).expect("a date");
                let format = Format::new().set_num_format("m/d/yyyy");
                sheet.write_datetime_with_format(row, 3, &day, &format).expect("writable");
            }
        }
    });
    let mut rows = ods_row(HEADER, 1);
    for (date, is_true) in SWAPPED {
        let row = ods_row(["Q1", "Ann", "analyst", date, "0.75", "2018-06-30", "yes"], 1);
        let typed = format!(r#"office:value-type="date" office:date-value="{date}"><text:p>{date}"#);
        let text = format!(r#"office:value-type="string"><text:p>{date}"#);
        rows += &if is_true { row.replace(&text, &typed) } else { row };
    }
    let ods = folder.ods("", &format!(r#"<table:table table:name="F">{rows}</table:table>"#));
    let mut cells: Vec<(u16, u16, Cell<'_>)> =
        (0..).zip(HEADER).map(|(column, header)| (0, column, Cell::Text(header))).collect();
    for (row, ((date, is_true), serial)) in (1..).zip(SWAPPED.into_iter().zip(SERIALS)) {
        let row_of = ["Q1", "Ann", "analyst", date, "0.75", "2018-06-30", "yes"];
        cells.extend((0..).zip(row_of).map(|(column, text)| (row, column, Cell::Text(text))));
        if is_true {
            let at = cells.len() - 4;
            cells[at].2 = Cell::Number(serial, DAY);
        }
    }
    let sheets = [Sheet { name: "Forecasts", state: 0, hidden: &[], cells: &cells }];
    let xls = folder.bytes("log.xls", &xls::xls(&sheets, &[]));
    for path in [xlsx, ods, xls] {
        let said = refused(&path);
        assert!(said.starts_with("dates-swapped") && said.contains("\"2018-04-03\" in D2"), "{said}");
    }
}

#[test]
fn percent_formats_beside_plain_numbers_stop_in_every_workbook() {
    let folder = books::Folder::new();
    let xlsx = folder.workbook(|sheet| {
        books::header(sheet, 0);
        for (row, p) in [(1, 0.9), (2, 0.8)] {
            books::forecast(sheet, row, ["Q1", "Ann", "analyst", "2018-01-02", "", "2018-06-30", "yes"]);
            let format = if row == 1 { Format::new().set_num_format("0%") } else { Format::new() };
            sheet.write_number_with_format(row, 4, p, &format).expect("writable");
        }
    });
    let mut rows = ods_row(HEADER, 1);
    for (kind, p) in [("percentage", "0.9"), ("float", "0.8")] {
        let row = ods_row(["Q1", "Ann", "analyst", "2018-01-02", p, "2018-06-30", "yes"], 1);
        let typed = format!(r#"office:value-type="{kind}" office:value="{p}"><text:p>{p}"#);
        rows += &row.replace(&format!(r#"office:value-type="string"><text:p>{p}"#), &typed);
    }
    let ods = folder.ods("", &format!(r#"<table:table table:name="F">{rows}</table:table>"#));
    let mut cells: Vec<(u16, u16, Cell<'_>)> =
        (0..).zip(HEADER).map(|(column, header)| (0, column, Cell::Text(header))).collect();
    for (row, style) in [(1, PERCENT), (2, PLAIN)] {
        let row_of = ["Q1", "Ann", "analyst", "2018-01-02", "", "2018-06-30", "yes"];
        cells.extend((0..).zip(row_of).map(|(column, text)| (row, column, Cell::Text(text))));
        let at = cells.len() - 3;
        cells[at].2 = Cell::Number(0.9, style);
    }
    let sheets = [Sheet { name: "Forecasts", state: 0, hidden: &[], cells: &cells }];
    let xls = folder.bytes("log.xls", &xls::xls(&sheets, &[]));
    for (path, cell) in [(xlsx, "E3"), (ods, "E3"), (xls, "E3")] {
        let said = refused(&path);
        assert!(said.contains("in percent format") && said.contains(cell), "{}: {said}", path.display());
    }
}

#[test]
fn day_numbers_among_dates_were_refused_without_a_way_out() {
    let folder = books::Folder::new();
    let path = folder.workbook(|sheet| {
        books::header(sheet, 0);
        books::forecast(sheet, 1, ["Q1", "Ann", "analyst", "2018-01-02", "0.75", "2018-06-30", "yes"]);
        books::forecast(sheet, 2, ["Q2", "Ann", "analyst", "", "0.75", "2018-06-30", "yes"]);
        sheet.write_number(2, 3, 43_104.0).expect("writable");
    });
    assert_eq!(brier(&path), (2, 0.0625));
    assert!(codes(&path).contains(&"date-serials"));
    // Far from the other dates it may be anything.
    let path = folder.workbook(|sheet| {
        books::header(sheet, 0);
        books::forecast(sheet, 1, ["Q1", "Ann", "analyst", "2012-01-02", "0.75", "2018-06-30", "yes"]);
        books::forecast(sheet, 2, ["Q2", "Ann", "analyst", "", "0.75", "2018-06-30", "yes"]);
        sheet.write_number(2, 3, 43_104.0).expect("writable");
    });
    assert_eq!(wrong(&path), ["Forecasts!D3 43104 date-serial-unclear"]);
}

#[test]
fn one_odd_date_stopped_a_whole_file() {
    let rows: String = (1..=25)
        .map(|day| format!("Q{day},Ann,analyst,2018-01-{day:02},0.75,2018-06-30,yes\n"))
        .collect::<Vec<_>>()
        .concat();
    let text = format!("{}\n{rows}Q26,Ann,analyst,18-02-01,0.75,2018-06-30,yes\n", HEADER.join(","));
    let folder = Folder::with(&[("log.csv", &text)]);
    let ran = folder.score(&["log.csv"]);
    assert!(ran.status == 1 && ran.err.contains("log.csv:27") && ran.err.contains("2018-02-01"), "{}", ran.err);
    let ran = folder.score(&["log.csv", "--skip-bad-rows", "--format", "json", "--resamples", "0"]);
    assert_eq!((&ran.json()["counts"]["scored"], &ran.json()["counts"]["rejected"]), (&25.into(), &1.into()));
}

#[test]
fn times_without_offset_beside_times_with_one_are_told() {
    let rows = "Q1,Ann,analyst,2018-01-02 10:00,0.75,2018-06-30,yes\nQ2,Ann,analyst,2018-01-02 10:00 EST,0.75,2018-06-30,yes\n";
    let folder = Folder::with(&[("log.csv", &format!("{}\n{rows}", HEADER.join(",")))]);
    let ran = folder.score(&["log.csv", "--resamples", "0", "--details"]);
    let said = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(ran.status == 0 && said.contains("taken as UTC") && said.contains("2018-01-02T10:00:00-05:00"), "{said}");
    let rows = "Q1,Ann,analyst,2018-01-02 13:00 America/Los_Angeles,0.75,2018-06-30,yes\n";
    folder.write("log.csv", format!("{}\n{rows}", HEADER.join(",")).as_bytes());
    let ran = folder.score(&["log.csv"]);
    assert!(ran.status == 1 && ran.err.contains("date-zone-unclear") && ran.err.contains("13:00-08:00"), "{}", ran.err);
}
