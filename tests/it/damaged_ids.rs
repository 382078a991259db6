//! Ids that a spreadsheet took for numbers or dates: told, and an error where several questions became one.

use crate::support::books::{self, HEADER, ods_row, wrong};
use crate::support::program::{Folder, Ran};
use crate::support::xls::{self, Cell, PLAIN, Sheet};

const RUN: [&str; 6] = ["--as-of", "2019-01-01", "--resamples", "0", "--format", "json"];

fn score(files: &[(&str, &str)], more: &[&str]) -> Ran {
    let folder = Folder::with(files);
    let names: &[&str] = if files.len() == 2 { &["log.csv", "-r", "ends.csv"] } else { &["log.csv"] };
    folder.score(&[names, more, &RUN].concat())
}

fn log(ids: &[(&str, &str, &str)]) -> String {
    let rows = ids.iter().map(|(id, text, p)| format!("\"{id}\",{text},Ann,analyst,2018-01-02,{p},2018-06-30,yes\n"));
    format!(
        "question_id,question,source,source_type,date,probability,resolved_on,outcome\n{}",
        rows.collect::<String>()
    )
}

fn brier(ran: &Ran) -> f64 {
    ran.json()["overall"]["brier"]["value"].as_f64().expect("a score")
}

#[test]
fn two_questions_became_one_id_and_were_scored_as_one() {
    for id in ["5.21143E+76", "1,23E+15", "1.20E+05", "201801011234567000", "1-Mar", "Mar-01"] {
        let csv = log(&[(id, "Will A happen?", "0.9"), (id, "Will B happen?", "0.7"), ("AUS-1", "C", "0.5")]);
        let ran = score(&[("log.csv", &csv)], &[]);
        assert_eq!(ran.status, 1, "{id}: {}", ran.out);
        for said in ["error[ids-fell-together]", "2 different question texts", "line 3: \"Will B happen?\"", id] {
            assert!(ran.err.contains(said), "{said} is not in:\n{}", ran.err);
        }
        // By the texts: 0.01, 0.09 and 0.25.
        let by_text = score(&[("log.csv", &csv)], &["--map", "question_id=question"]);
        assert!((brier(&by_text) - 0.35 / 3.0).abs() < 1e-12, "{}", by_text.err);
        // The way round: what is left is the third question.
        let left = score(&[("log.csv", &csv)], &["--skip-bad-rows"]);
        assert!((brier(&left) - 0.25).abs() < 1e-12, "{}", left.err);
    }
}

#[test]
fn an_id_with_one_question_is_scored_and_told() {
    for id in ["5.21143E+76", "1,23E+15", "201801011234567000", "2-Feb"] {
        let ran = score(&[("log.csv", &log(&[(id, "A", "0.9"), (id, "a ", "0.7"), ("AUS-1", "C", "0.5")]))], &[]);
        assert_eq!(ran.status, 0, "{id}: {}", ran.err);
        assert!(ran.err.contains("warning[ids-damaged]") && ran.err.contains(id), "{id}: {}", ran.err);
    }
}

#[test]
fn genuine_ids_are_not_asked_about() {
    let genuine: [&[&str]; 12] = [
        &["01.03.2017", "02.03.2017"],
        &["01-Mar", "02-Mar"],
        &["41231", "43101", "Q-1b"],
        &["41231", "43101"],
        &["1.1", "1.2", "2-3"],
        &["5e10", "12e4", "ab12"],
        &["2018010112345670", "2018010112345671", "2018010112345672", "2018010112345673"],
        &["2018010112345678", "2018010112345679"],
        &["201801011234500", "201801011234600"],
        &["2018-03-01", "2018-03-02", "2018-03-03"],
        &["MAR-01", "APR-02", "AUS-1"],
        &["2018010112345670", "Q2"],
    ];
    for ids in genuine {
        let rows: Vec<_> = ids.iter().flat_map(|id| [(*id, "A", "0.9"), (*id, "A reworded", "0.8")]).collect();
        let ran = score(&[("log.csv", &log(&rows))], &[]);
        assert_eq!(ran.status, 0, "{ids:?}: {}", ran.err);
        assert!(!ran.err.contains("[ids-"), "{ids:?}: {}", ran.err);
    }
}

const FORECASTS: &str = "question_id,source,source_type,forecast_date,probability\n";
const ENDS: &str = "question_id,resolved_on,outcome\nq2,2018-06-30,no\n";

#[test]
fn forecasts_stayed_open_because_the_resolutions_had_a_damaged_id() {
    let pairs = [
        ("521143e71", "5.21143E+76"),
        ("2018010112345678", "2.01801E+15"),
        ("201801011234567811", "201801011234567000"),
    ];
    for (whole, damaged) in pairs {
        for (ours, theirs) in [(whole, damaged), (damaged, whole)] {
            let forecasts = format!("{FORECASTS}{ours},Ann,analyst,2018-01-02,0.9\nq2,Ann,analyst,2018-01-02,0.2\n");
            let ran = score(&[("log.csv", &forecasts), ("ends.csv", &format!("{ENDS}{theirs},2018-06-30,yes\n"))], &[]);
            let said = format!("\"{ours}\" in the forecasts, \"{theirs}\" in the resolutions");
            assert!(ran.err.contains("warning[ids-written-otherwise]") && ran.err.contains(&said), "{}", ran.err);
        }
    }
}

#[test]
fn a_damaged_id_of_the_forecasts_was_scored_by_the_outcome_of_one_of_several() {
    let forecasts =
        format!("{FORECASTS}201801011234567000,Ann,analyst,2018-01-02,0.9\nq2,Ann,analyst,2018-01-02,0.2\n");
    let ends = format!("{ENDS}201801011234567000,2018-06-30,yes\n201801011234567007,2018-06-30,no\n");
    let ran = score(&[("log.csv", &forecasts), ("ends.csv", &ends)], &[]);
    assert_eq!(ran.status, 1, "{}", ran.out);
    assert!(ran.err.contains("\"201801011234567007\" becomes \"201801011234567000\""), "{}", ran.err);
}

#[test]
fn number_cells_of_every_workbook_in_which_ids_became_one() {
    let days = ["2018-06-30", "2018-07-31"];
    let row_of = |day: &'static str| ["", "Ann", "analyst", "2018-01-02", "0.75", day, "yes"];
    let (id, shown) = (201_801_011_234_567_000.0, "201801011234567000");
    let folder = books::Folder::new();
    let xlsx = folder.workbook(|sheet| {
        books::header(sheet, 0);
        for (row, day) in (1..).zip(days) {
            books::forecast(sheet, row, row_of(day));
            sheet.write_number(row, 0, id).expect("writable");
        }
    });
    let mut rows = ods_row(HEADER, 1);
    for day in days {
        let typed = format!(r#"office:value-type="float" office:value="{shown}"><text:p>2.01801E+15"#);
        rows += &ods_row(row_of(day), 1).replacen(r#"office:value-type="string"><text:p>"#, &typed, 1);
    }
    let ods = folder.ods("", &format!(r#"<table:table table:name="Forecasts">{rows}</table:table>"#));
    let mut cells: Vec<(u16, u16, Cell<'_>)> =
        (0..).zip(HEADER).map(|(column, header)| (0, column, Cell::Text(header))).collect();
    for (row, day) in (1..).zip(days) {
        cells.extend((0..).zip(row_of(day)).map(|(column, text)| (row, column, Cell::Text(text))));
        let at = cells.len() - 7;
        cells[at].2 = Cell::Number(id, PLAIN);
    }
    let sheets = [Sheet { name: "Forecasts", state: 0, hidden: &[], cells: &cells }];
    let xls = folder.bytes("log.xls", &xls::xls(&sheets, &[]));
    for path in [xlsx, ods, xls] {
        let said = wrong(&path);
        let expected = format!("Forecasts!A3 {shown} ids-fell-together");
        assert!(said.contains(&expected), "{}: {said:?}", path.display());
    }
}

/// A log of forecasts that differ in who said them, each with its type and probability.
fn said_by(names: &[(&str, &str, &str)]) -> String {
    let rows = names
        .iter()
        .enumerate()
        .map(|(at, (name, kind, p))| format!("q{},\"{name}\",{kind},2018-01-02,{p},2018-06-30,yes\n", at / 2));
    format!("question_id,source,source_type,date,probability,resolved_on,outcome\n{}", rows.collect::<String>())
}

#[test]
fn two_sources_became_one_name_and_what_they_said_alike_was_a_duplicate() {
    for name in ["5.21143E+76", "1,23E+15", "201801011234567000", "01. Mrz", "Mrz 17", "1-Mar"] {
        // Two on one question and day: 0.01 twice and 0.25, of which one was left out as a repetition.
        let csv = said_by(&[(name, "analyst", "0.9"), (name, "analyst", "0.9"), ("Ann", "desk", "0.5")]);
        let ran = score(&[("log.csv", &csv)], &[]);
        assert_eq!(ran.status, 1, "{name}: {}", ran.out);
        for said in ["error[ids-fell-together]", "log.csv:3", "now stands for several sources", name] {
            assert!(ran.err.contains(said), "{said} is not in:\n{}", ran.err);
        }
        let left = score(&[("log.csv", &csv)], &["--skip-bad-rows"]);
        assert!((brier(&left) - 0.25).abs() < 1e-12, "{}", left.err);
        assert_eq!(left.json()["counts"]["rejected"], 2);
        // Who knows that it is one source says so.
        let named = score(&[("log.csv", &csv)], &["--alias", &format!("source:{name}=Desk 7")]);
        assert!((brier(&named) - 0.13).abs() < 1e-12, "{}", named.err);

        let types = said_by(&[(name, "analyst", "0.9"), ("Ann", "analyst", "0.9"), (name, "desk", "0.5")]);
        let ran = score(&[("log.csv", &types)], &[]);
        assert!(ran.status == 1 && ran.err.contains("2 different source types"), "{name}: {}", ran.err);
    }
}

#[test]
fn a_damaged_name_of_one_source_is_scored_and_told() {
    for name in ["5.21143E+76", "201801011234567000", "01. Mrz", "Mrz 17"] {
        let ran = score(&[("log.csv", &said_by(&[(name, "analyst", "0.9"), ("Ann", "desk", "0.5")]))], &[]);
        assert_eq!(ran.status, 0, "{name}: {}", ran.err);
        assert!(ran.err.contains("warning[ids-damaged]") && ran.err.contains("read as one source"), "{}", ran.err);
    }
    let genuine: [&[&str]; 5] = [
        &["2018010112345678", "2018010112345670"],
        &["May 18", "1. FC", "Jan"],
        &["43101", "43102"],
        &["2018-03-01", "Ann"],
        &["1-Mar", "2-Mar"],
    ];
    for names in genuine {
        let rows: Vec<_> = names.iter().map(|name| (*name, "analyst", "0.9")).collect();
        let ran = score(&[("log.csv", &said_by(&rows))], &[]);
        assert!(ran.status == 0 && !ran.err.contains("[ids-"), "{names:?}: {}", ran.err);
    }
}

#[test]
fn ids_that_a_spreadsheet_made_days_of_are_told() {
    let forms: [&[&str]; 6] = [
        &["01. Mrz", "3-13", "14-20"],
        &["3. Jan", "3-13", "14-20"],
        &["Mrz 17", "3-13", "14-20"],
        &["01.03.2017", "3-13", "14-20"],
        &["3/1/2017", "3/13", "14/20"],
        &["43101", "2-13", "14-20"],
    ];
    for ids in forms {
        let rows: Vec<_> = ids.iter().map(|id| (*id, "A", "0.9")).collect();
        let ran = score(&[("log.csv", &log(&rows))], &[]);
        let said = ran.err.contains("warning[ids-damaged]") && ran.err.contains(ids[0]);
        assert!(ran.status == 0 && said, "{ids:?}: {}", ran.err);
        let rows = [(ids[0], "A", "0.9"), (ids[0], "B", "0.7"), (ids[1], "C", "0.5")];
        let ran = score(&[("log.csv", &log(&rows))], &[]);
        assert!(ran.status == 1 && ran.err.contains("[ids-fell-together]"), "{ids:?}: {}", ran.err);
    }
}

#[test]
fn forecasts_stayed_open_because_an_id_of_the_resolutions_became_a_day() {
    for (whole, damaged) in
        [("3-1", "1-Mar"), ("3-1", "01. Mrz"), ("MAR-1", "1-Mar"), ("3-17", "Mrz 17"), ("3-1", "43160")]
    {
        let forecasts = format!("{FORECASTS}{whole},Ann,analyst,2018-01-02,0.9\nq2,Ann,analyst,2018-01-02,0.2\n");
        let ran = score(&[("log.csv", &forecasts), ("ends.csv", &format!("{ENDS}{damaged},2018-06-30,yes\n"))], &[]);
        let said = format!("\"{whole}\" in the forecasts, \"{damaged}\" in the resolutions");
        assert!(ran.err.contains("warning[ids-written-otherwise]") && ran.err.contains(&said), "{}", ran.err);
    }
}

#[test]
fn a_lone_id_in_a_number_cell_had_more_digits_than_a_spreadsheet_keeps() {
    let folder = books::Folder::new();
    for (id, is_told) in
        [(2_018_010_112_345_670.0, true), (201_801_011_234_567_000.0, true), (201_801_011_234_560.0, false)]
    {
        let path = folder.workbook(|sheet| {
            books::header(sheet, 0);
            for row in 1..3 {
                books::forecast(sheet, row, ["Q-1b", "Ann", "analyst", "2018-01-02", "0.75", "2018-06-30", "yes"]);
            }
            sheet.write_number(1, 0, id).expect("writable");
        });
        let said = wrong(&path);
        let expected = format!("Forecasts!A2 {id} ids-damaged");
        assert_eq!(said.contains(&expected), is_told, "{id}: {said:?}");
    }
}
