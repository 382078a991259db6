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
    let genuine: [&[&str]; 7] = [
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
