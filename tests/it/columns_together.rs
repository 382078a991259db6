//! A log whose questions are told apart by two columns together, title and option, had no way in: each title was one question.

use crate::support::books::Folder as Books;
use crate::support::program::{Folder, score_in};
use crate::support::xls::{Cell, Sheet, xls};

const LOG: &str = "title,option,source,source_type,forecast_date,probability,resolved_on,outcome\n\
                   Who wins?,Ann,me,desk,2018-01-01,70%,2018-03-01,yes\n\
                   Who wins?,Bob,me,desk,2018-01-01,30%,2018-03-01,no\n\
                   Rain?,,me,desk,2018-01-01,20%,2018-02-01,no\n";
const TOGETHER: [&str; 4] = ["--map", "question_id=title+option", "--as-of", "2019-01-01"];

/// Brier score (0.3² + 0.3² + 0.2²)/3, three questions.
#[track_caller]
fn right(ran: &crate::support::program::Ran) {
    assert_eq!(ran.status, 0, "{}", ran.err);
    let group = &ran.json()["groups"][0];
    assert_eq!(group["questions"], 3);
    assert!((group["brier"]["value"].as_f64().expect("a score") - 0.22 / 3.0).abs() < 1e-12);
}

#[test]
fn two_columns_together_are_the_id() {
    let json = [&["log.csv"], &TOGETHER[..], &["--format", "json"]].concat();
    right(&Folder::with(&[("log.csv", LOG)]).score(&json));
    // With another delimiter and headers written otherwise; a header that is called so itself is that column.
    let german = LOG.replace(',', ";").replace("title", "\"Title\"");
    right(&Folder::with(&[("log.csv", &german)]).score(&json));
    let own = LOG.replace("title,option", "title+option,option").replace("Who wins?,Bob", "Who loses?,Bob");
    right(&Folder::with(&[("log.csv", &own)]).score(&json));
}

#[test]
fn in_workbooks_too_and_the_cell_is_that_of_the_sheet() {
    let cells: Vec<(u16, u16, Cell<'_>)> = LOG
        .lines()
        .zip(2_u16..)
        .flat_map(|(row, at)| row.split(',').zip(0_u16..).map(move |(cell, column)| (at, column, Cell::Text(cell))))
        .collect();
    let xlsx = Books::new();
    let path = xlsx.workbook(|sheet| {
        for (row, column, cell) in &cells {
            let Cell::Text(text) = cell else { continue };
            sheet.write_string(u32::from(*row), *column, *text).expect("written");
        }
    });
    let old = Books::new();
    let sheet = Sheet { name: "Log", state: 0, hidden: &[], cells: &cells };
    for path in [path, old.bytes("log.xls", &xls(&[sheet], &[]))] {
        let folder = path.parent().expect("a folder");
        let name = path.to_string_lossy().into_owned();
        right(&score_in(folder, [&[name.as_str()], &TOGETHER[..], &["--format", "json"]].concat()));
    }
    // A fault in a cell behind the title of the sheet, with the joined column in front of the copy.
    let broken = Books::new();
    let path = broken.workbook(|sheet| {
        for (row, column, cell) in &cells {
            let Cell::Text(text) = cell else { continue };
            let text = if *text == "20%" { "220%" } else { *text };
            sheet.write_string(u32::from(*row), *column, text).expect("written");
        }
    });
    let name = path.to_string_lossy().into_owned();
    let ran = score_in(path.parent().expect("a folder"), [&[name.as_str()], &TOGETHER[..]].concat());
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("F6"), "{}", ran.err);
}

#[test]
fn resolutions_are_told_apart_by_their_own_columns() {
    let (forecasts, resolutions): (Vec<String>, Vec<String>) = LOG
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            (cells[..6].join(","), [&cells[..2], &cells[6..]].concat().join(","))
        })
        .unzip();
    let folder = Folder::with(&[("f.csv", &forecasts.join("\n")), ("r.csv", &resolutions.join("\n"))]);
    right(&folder.score(&[&["f.csv", "-r", "r.csv"], &TOGETHER[..], &["--format", "json"]].concat()));
}

#[test]
fn a_part_that_no_file_has_is_named() {
    let ran = Folder::with(&[("log.csv", LOG)]).score(&["log.csv", "--map", "question_id=title+opton"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("names a column that no file has (\"opton\")"), "{}", ran.err);
}

#[test]
fn a_saved_map_holds_it() {
    let folder = Folder::with(&[("log.csv", LOG)]);
    assert_eq!(folder.score(&[&["log.csv"], &TOGETHER[..], &["--save-map", "map.toml"]].concat()).status, 0);
    right(&folder.score(&["log.csv", "--map-file", "map.toml", "--as-of", "2019-01-01", "--format", "json"]));
}

/// `Rain?` without an option is known to the resolutions as `Rain?`.
#[test]
fn a_blank_part_adds_nothing() {
    let forecasts: Vec<String> =
        LOG.lines().map(|line| line.split(',').take(6).collect::<Vec<_>>().join(",")).collect();
    let resolutions = "question_id,resolved_on,outcome\nWho wins? | Ann,2018-03-01,yes\n\
                       Who wins? | Bob,2018-03-01,no\nRain?,2018-02-01,no\n";
    let folder = Folder::with(&[("f.csv", &forecasts.join("\n")), ("r.csv", resolutions)]);
    right(&folder.score(&[&["f.csv", "-r", "r.csv"], &TOGETHER[..], &["--format", "json"]].concat()));
}
