//! Lines that are no rows of a log: headings between rows, units below the header, totals; and other tables below or beside it.

use crate::support::books;
use crate::support::program::{Folder, Ran};

const HEADER: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome";
/// The squares are 0.04, 0.49, 0.09 and 0.04.
const ROWS: [&str; 4] = [
    "Q1,Ann,analyst,2018-01-05,0.8,2018-06-30,yes",
    "Q1,Bob,broker,2018-01-05,0.3,2018-06-30,yes",
    "Q2,Ann,analyst,2018-02-05,0.3,2018-07-31,no",
    "Q2,Bob,broker,2018-02-05,0.2,2018-07-31,no",
];

fn score(lines: &[&str], more: &[&str]) -> [Ran; 2] {
    let text = lines.join("\n") + "\n";
    let folder = Folder::with(&[("log.csv", &text)]);
    let workbook = books::Folder::new();
    workbook.workbook(|sheet| {
        for (row, line) in (0..).zip(lines) {
            for (column, cell) in (0..).zip(line.split(',')).filter(|(_, cell)| !cell.is_empty()) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number).expect("writable"),
                    Err(_) => sheet.write_string(row, column, cell).expect("writable"),
                };
            }
        }
    });
    let arguments = ["--as-of", "2019-01-01", "--resamples", "0", "--format", "json"];
    let ran = |folder: &std::path::Path, file| {
        crate::support::program::score_in(folder, [file].iter().chain(&arguments).chain(more))
    };
    [ran(folder.path(), "log.csv"), ran(workbook.0.path(), "log.xlsx")]
}

/// The header and the rows, with these lines before the row of this number.
fn with<'a>(at: usize, lines: &[&'a str]) -> Vec<&'a str> {
    let mut all: Vec<&str> = [HEADER].into_iter().chain(ROWS).collect();
    all.splice(at + 1..=at, lines.iter().copied());
    all
}

/// The rows are scored, and what was left out is told once, under this code.
fn assert_told(lines: &[&str], code: &str) {
    for ran in score(lines, &[]) {
        let json = ran.json();
        assert_eq!((&json["counts"]["rows"], &json["counts"]["scored"]), (&4.into(), &4.into()), "{lines:?}");
        let brier = json["overall"]["brier"]["value"].as_f64().expect("a score");
        assert!((brier - 0.165).abs() < 1e-12, "{lines:?}: {brier}");
        let told = |list: &str| json[list].as_array().is_some_and(|all| all.iter().any(|one| one["code"] == code));
        assert!(told("notes") || told("problems"), "{lines:?}: {}", ran.err);
    }
}

/// One error, of this code.
fn assert_stopped(lines: &[&str], code: &str, hint: &str) {
    for ran in score(lines, &[]) {
        assert_eq!(ran.status, 1, "{lines:?}: {}", ran.err);
        assert!(ran.err.contains(&format!("error[{code}]")) && ran.err.contains(hint), "{lines:?}: {}", ran.err);
        assert_eq!(ran.err.matches("error[").count(), 1, "{lines:?}: {}", ran.err);
    }
}

#[test]
fn headings_between_rows_are_told_once() {
    for heading in ["Q1 2018", "Consultants", "März", "2018", "1. Quartal", "--- Q2 ---", ",Consultants", ",,,Januar"]
    {
        let heading = format!("{heading}{}", ",".repeat(6 - heading.matches(',').count()));
        assert_told(&with(0, &[&heading]), "section-row");
        assert_told(&with(2, &[&heading]), "section-row");
    }
}

#[test]
fn units_below_the_header_are_no_row() {
    for units in [
        "text,text,text,date,0-1,date,yes/no",
        ",Name,,TT.MM.JJJJ,,TT.MM.JJJJ,ja/nein",
        "ID,name,type,YYYY-MM-DD,0..1,YYYY-MM-DD,yes / no",
        "string,string,string,date,float,date,string",
        "(text),(text),(text),(date),(0-1),(date),(yes/no)",
        "e.g. Q1,who,what kind,when,how likely,when known,what happened",
        ",,,,0-1,,",
    ] {
        assert_told(&with(0, &[units]), "units-below-header");
    }
}

/// Skipped in silence, the percent sign would leave 0.8 per cent to be read as 80.
#[test]
fn what_the_units_say_of_the_scale_counts_as_said_by_the_header() {
    assert_stopped(&with(0, &["text,text,text,date,%,date,yes/no"]), "probability-scale-unclear", "percent");
    let tens = ROWS.map(|row| row.replace(",0.", ",").replace(",8,", ",8.0,"));
    let lines: Vec<&str> = [HEADER, ",,,,0-10,,"].into_iter().chain(tens.iter().map(String::as_str)).collect();
    assert_told(&lines, "scale-of-header");
}

#[test]
fn figures_at_the_end_or_between_rows_are_no_rows() {
    for figure in [
        "Average,,,,0.4,,",
        "Mittelwert,,,,0.4,,",
        "Summe,,,,1.6,,",
        "Gesamt,,,,4,,",
        "Zwischensumme Q1,,,,0.4,,",
        "Brier score,,,,0.165,,",
        "Max,,,,0.8,,",
        "Total,,,,0.4,,2 yes",
        "Trefferquote,,,,,,50%",
        "n = 4,,,,,,",
        ",,,,0.4,,",
        ",Total,,,0.4,,",
    ] {
        for at in [2, 4] {
            assert_told(&with(at, &[figure]), "footer-skipped");
        }
    }
}

#[test]
fn a_table_below_is_one_error_with_its_lines() {
    for (lines, hint) in [
        (&["", "Source,Forecasts,Mean forecast,,,,", "Ann,2,0.5,,,,", "Bob,2,0.2,,,,"][..], "to 9"),
        (&["", "Code,Name,,,,,", "K,analyst,,,,,", "R,broker,,,,,"], "to 9"),
        (&["", "Legend,Meaning,,,,,", "yes,it happened,,,,,", "no,it did not,,,,,"], "to 9"),
        (&["question,resolved_on,outcome,,,,", "Q1,2018-06-30,yes,,,,"], "-r"),
        (
            &[
                "source,source_type,question_id,forecast_date,probability,resolved_on,outcome",
                "Ann,analyst,Q3,2018-01-05,0.8,2018-06-30,yes",
            ],
            "both files",
        ),
    ] {
        assert_stopped(&with(4, lines), "table-below", hint);
    }
}

/// Only the question and the source are swapped, so that every row below could be read, as one on a question called Ann.
#[test]
fn a_header_in_another_order_does_not_pass_for_the_same_once_more() {
    let lines = [
        "source,question_id,source_type,forecast_date,probability,resolved_on,outcome",
        "Ann,Q3,analyst,2018-01-05,0.8,2018-06-30,yes",
        "Bob,Q3,broker,2018-01-05,0.8,2018-06-30,yes",
    ];
    assert_stopped(&with(4, &lines), "table-below", "to 8");
    assert_told(&with(2, &[HEADER]), "header-line-skipped");
}

/// The questions of the second table end in other rows than those beside which they stand.
#[test]
fn a_table_beside_is_one_error_with_its_columns() {
    let header = "question_id,source,source_type,forecast_date,probability,,";
    for (beside, cells) in [
        ("question_id,resolved_on,outcome", ["Q1,2018-06-30,yes", "Q2,2018-07-31,no", ",,", ",,"]),
        ("Question,Outcome,Resolved on", ["Will it?,yes,2018-06-30", "Can it?,no,2018-07-31", ",,", ",,"]),
    ] {
        let rows = ROWS.iter().zip(cells).map(|(row, cells)| {
            let own: Vec<&str> = row.split(',').take(5).collect();
            format!("{},,{cells}", own.join(","))
        });
        let lines: Vec<String> = [format!("{header}{beside}")].into_iter().chain(rows).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        assert_stopped(&lines, "table-beside", "-r");
    }
}

#[test]
fn a_column_that_only_parts_the_columns_of_one_table_is_no_matter() {
    let rows = ROWS.map(|row| {
        let cells: Vec<&str> = row.split(',').collect();
        format!("{},,Will {}?,{}", cells[..5].join(","), cells[0], cells[5..].join(","))
    });
    let header = "question_id,source,source_type,forecast_date,probability,,question,resolved_on,outcome";
    let lines: Vec<&str> = [header].into_iter().chain(rows.iter().map(String::as_str)).collect();
    for ran in score(&lines, &[]) {
        assert_eq!(ran.json()["counts"]["scored"], 4);
    }
}

#[test]
fn without_the_table_below_the_rows_above_it_are_scored() {
    let lines = with(4, &["", "Code,Name,,,,,", "K,analyst,,,,,", "R,broker,,,,,"]);
    for ran in score(&lines, &["--skip-bad-rows"]) {
        let json = ran.json();
        assert_eq!((&json["counts"]["rows"], &json["counts"]["scored"]), (&4.into(), &4.into()));
        assert!(ran.err.contains("error[table-below]"), "{}", ran.err);
    }
}

/// A line of one cell is no heading if it holds a whole row: one that is parted by another character, or what stands behind a
/// quotation mark that is never closed.
#[test]
fn a_row_that_fell_into_one_cell_is_no_heading() {
    for (line, code) in [
        ("Q3;Ann;analyst;2018-01-05;0.8;2018-06-30;yes", "row-too-short"),
        ("\"Q3,Ann,analyst,2018-01-05,0.8,2018-06-30,yes", "quote-not-closed"),
        ("\"Will it rain,Ann,analyst,2018-01-05,0.8,2018-06-30,yes", "quote-not-closed"),
        ("\0\0\0\0", "nul-byte"),
    ] {
        let text = with(4, &[line]).join("\n") + "\n";
        let folder = Folder::with(&[("log.csv", &text)]);
        let ran = folder.score(&["log.csv", "--as-of", "2019-01-01"]);
        assert!(ran.status == 1 && ran.err.contains(&format!("error[{code}]")), "{line}: {}", ran.err);
    }
}
