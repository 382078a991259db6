//! Values that stand once and hold for the rows below: merged cells of workbooks, and cells that are blank under them.

use rust_xlsxwriter::{Format, Worksheet};

use crate::support::books::{Folder, HEADER};
use crate::support::program::{self, Ran, score_in};
use crate::support::xls::{Cell, Sheet, record, words};

const ARGUMENTS: [&str; 6] = ["--as-of", "2019-01-01", "--resamples", "0", "--format", "json"];

/// Two questions, each with a forecast of two sources; the squares are 0.04, 0.49, 0.09 and 0.04.
const ROWS: [[&str; 7]; 4] = [
    ["Q1", "Ann", "analyst", "2018-01-05", "0.8", "2018-06-30", "yes"],
    ["Q1", "Bob", "broker", "2018-01-05", "0.3", "2018-06-30", "yes"],
    ["Q2", "Ann", "analyst", "2018-02-05", "0.3", "2018-07-31", "no"],
    ["Q2", "Bob", "broker", "2018-02-05", "0.2", "2018-07-31", "no"],
];
const BRIER: f64 = 0.165;

/// The rows with the second of each question blank in these columns.
fn blanked(columns: &[usize]) -> Vec<[&'static str; 7]> {
    let mut rows = ROWS.to_vec();
    for row in [1, 3] {
        for &column in columns {
            rows[row][column] = "";
        }
    }
    rows
}

fn csv(rows: &[[&str; 7]]) -> String {
    let lines = rows.iter().map(|row| row.join(","));
    [HEADER.join(",")].into_iter().chain(lines).collect::<Vec<_>>().join("\n") + "\n"
}

fn run(folder: &Folder, file: &str, more: &[&str]) -> Ran {
    score_in(folder.0.path(), [file].iter().chain(&ARGUMENTS).chain(more))
}

fn assert_asked(ran: &Ran, cells: &[&str]) {
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.err.contains("error[value-stands-once]") && ran.err.matches("error[").count() == 1, "{}", ran.err);
    assert!(ran.err.contains("--fill-down") && cells.iter().all(|cell| ran.err.contains(cell)), "{}", ran.err);
}

fn assert_right(ran: &Ran) {
    let json = ran.json();
    assert_eq!(json["counts"]["scored"], 4, "{}", ran.err);
    let brier = json["overall"]["brier"]["value"].as_f64().expect("a score");
    assert!((brier - BRIER).abs() < 1e-12, "{brier}: {}", ran.err);
    assert_eq!(json["settings"]["fill_down"], true);
    let notes = json["notes"].as_array().expect("notes");
    assert!(notes.iter().any(|note| note["code"] == "filled-down"), "{}", ran.err);
}

#[test]
fn blank_cells_below_a_value_are_one_question_and_filled_on_the_word_of_the_user() {
    for columns in [&[0][..], &[0, 3], &[3], &[0, 3, 5, 6]] {
        let folder = Folder::new();
        folder.bytes("log.csv", csv(&blanked(columns)).as_bytes());
        assert_asked(&run(&folder, "log.csv", &[]), &[HEADER[columns[0]], "line 3"]);
        assert_right(&run(&folder, "log.csv", &["--fill-down"]));
    }
}

#[test]
fn merged_cells_are_known_in_every_kind_of_workbook() {
    let folder = Folder::new();
    let merge = |sheet: &mut Worksheet, row: u32, column: u16| {
        let value = ROWS[row as usize - 1][usize::from(column)];
        sheet.merge_range(row, column, row + 1, column, value, &Format::new()).expect("writable");
    };
    let xlsx = folder.workbook(|sheet| {
        sheet.write_row(0, 0, HEADER).expect("writable");
        for (row, cells) in (1..).zip(blanked(&[0, 3])) {
            sheet.write_row(row, 0, cells).expect("writable");
        }
        for (row, column) in [(1, 0), (3, 0), (1, 3), (3, 3)] {
            merge(sheet, row, column);
        }
    });
    let files = [xlsx, folder.ods("", &ods_table()), folder.bytes("log.xls", &merged_xls())];
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        assert_asked(&run(&folder, &name, &[]), &["A3 and 1 more; \"Q1\" stands in A2", "D3", "merged"]);
        assert_right(&run(&folder, &name, &["--fill-down"]));
    }
}

fn ods_table() -> String {
    let cell = |row: usize, column: usize| match ([0, 3].contains(&column), row % 2) {
        (true, 1) => "<table:covered-table-cell/>".to_owned(),
        (merged, _) => {
            let span = if merged { r#" table:number-columns-spanned="1" table:number-rows-spanned="2""# } else { "" };
            let text = ROWS[row][column];
            format!(r#"<table:table-cell{span} office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
        }
    };
    let row = |row| {
        let cells: String = (0..7).map(|column| cell(row, column)).collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let rows: String = (0..4).map(row).collect();
    format!(r#"<table:table table:name="Forecasts">{}{rows}</table:table>"#, crate::support::books::ods_row(HEADER, 1))
}

fn merged_xls() -> Vec<u8> {
    let mut cells = vec![];
    for (row, line) in (0..).zip([HEADER].into_iter().chain(blanked(&[0, 3]))) {
        let filled = (0..).zip(line).filter(|(_, text)| !text.is_empty());
        cells.extend(filled.map(|(column, text)| (row, column, Cell::Text(text))));
    }
    let sheet = Sheet { name: "Forecasts", state: 0, hidden: &[], cells: &cells };
    let areas = [[1, 2, 0, 0], [3, 4, 0, 0], [1, 2, 3, 3], [3, 4, 3, 3]].concat();
    let merged = record(0x00E5, &words(&[&[4][..], &areas].concat()));
    let whole = crate::support::xls::stream(&[sheet], &[]);
    // Behind the cells, before the end of the sheet.
    let end = whole.len() - 4;
    crate::support::xls::container(&[("Workbook", &[&whole[..end], &merged, &whole[end..]].concat())])
}

/// Read as it stands, the second and third question would be open and nobody would be told.
#[test]
fn an_outcome_merged_over_several_questions_is_not_left_open() {
    let folder = Folder::new();
    folder.workbook(|sheet| {
        sheet.write_row(0, 0, HEADER).expect("writable");
        for (row, (id, p)) in (1..).zip([("Q1", "0.9"), ("Q2", "0.7"), ("Q3", "0.6")]) {
            sheet.write_row(row, 0, [id, "Ann", "analyst", "2018-01-05", p, "2018-06-30", ""]).expect("writable");
        }
        sheet.merge_range(1, 6, 3, 6, "yes", &Format::new()).expect("writable");
    });
    assert_asked(&run(&folder, "log.xlsx", &[]), &["G3 and 1 more; \"yes\" stands in G2"]);
    let json = run(&folder, "log.xlsx", &["--fill-down"]).json();
    assert_eq!((&json["counts"]["scored"], &json["counts"]["pending"]), (&3.into(), &0.into()));
    let brier = json["overall"]["brier"]["value"].as_f64().expect("a score");
    assert!((brier - (0.01 + 0.09 + 0.16) / 3.0).abs() < 1e-12, "{brier}");
}

#[test]
fn an_outcome_merged_over_the_rows_of_one_question_needs_no_word() {
    let folder = Folder::new();
    folder.workbook(|sheet| {
        sheet.write_row(0, 0, HEADER).expect("writable");
        for (row, cells) in (1..).zip(blanked(&[6])) {
            sheet.write_row(row, 0, cells).expect("writable");
        }
        sheet.merge_range(1, 6, 2, 6, "yes", &Format::new()).expect("writable");
        sheet.merge_range(3, 6, 4, 6, "no", &Format::new()).expect("writable");
    });
    assert_eq!(run(&folder, "log.xlsx", &[]).json()["counts"]["scored"], 4);
}

/// How likely something is and how it ended is filled only where the workbook says that the cells are one.
#[test]
fn blank_probabilities_and_outcomes_are_never_filled_from_above() {
    let folder = Folder::new();
    let mut rows = blanked(&[0, 4]);
    folder.bytes("log.csv", csv(&rows).as_bytes());
    let ran = run(&folder, "log.csv", &["--fill-down"]);
    assert!(ran.status == 1 && ran.err.contains("error[probability-blank]"), "{}", ran.err);
    rows = ROWS.to_vec();
    (rows[3][5], rows[3][6]) = ("", "");
    rows[3][0] = "Q3";
    folder.bytes("log.csv", csv(&rows).as_bytes());
    let json = run(&folder, "log.csv", &["--fill-down"]).json();
    assert_eq!(json["counts"]["pending"], 1, "Q3 is open");
}

#[test]
fn a_blank_type_beside_another_source_is_not_that_of_the_source_above() {
    let folder = Folder::new();
    let mut rows = ROWS.to_vec();
    rows[1][2] = "";
    rows[3][2] = "";
    folder.bytes("log.csv", csv(&rows).as_bytes());
    let ran = run(&folder, "log.csv", &["--fill-down"]);
    assert!(ran.status == 1 && ran.err.contains("error[source-type-blank]: 2 times"), "{}", ran.err);
}

#[test]
fn what_a_heading_says_of_the_source_holds_for_the_rows_below_it() {
    let folder = program::Folder::with(&[(
        "log.csv",
        "source,source_type,question_id,forecast_date,probability,resolved_on,outcome\n\
         Ann,analyst,,,,,\n,,Q1,2018-01-05,0.8,2018-06-30,yes\n,,Q2,2018-02-05,0.3,2018-07-31,no\n\
         Bob,broker,,,,,\n,,Q1,2018-01-05,0.3,2018-06-30,yes\n,,Q2,2018-02-05,0.2,2018-07-31,no\n",
    )]);
    let mut arguments = vec!["log.csv"];
    arguments.extend(ARGUMENTS);
    assert_asked(&folder.score(&arguments), &["\"source\": line 3 and 3 more; \"Ann\" stands in line 2"]);
    arguments.push("--fill-down");
    let ran = folder.score(&arguments);
    assert_right(&ran);
    let json = ran.json();
    assert_eq!(json["counts"]["rows"], 4, "headings are no rows");
    assert_eq!(json["groups"][1]["key"]["source_type"], "broker");
}

/// A total, a section or the header once more parts what stands above from what stands below.
#[test]
fn nothing_is_filled_across_another_line() {
    for between in ["Total,,,,0.5,,", "Second half,,,,,,", &HEADER.join(",")] {
        let mut lines: Vec<String> = csv(&blanked(&[0])).lines().map(str::to_owned).collect();
        lines.insert(2, between.to_owned());
        let folder = program::Folder::with(&[("log.csv", &lines.join("\n"))]);
        let ran = folder.score(&["log.csv", "--fill-down", "--as-of", "2019-01-01"]);
        assert!(ran.status == 1 && ran.err.contains("error[question-blank] log.csv:4"), "{between}: {}", ran.err);
    }
}

#[test]
fn parts_of_an_id_are_filled_before_they_are_joined() {
    let folder = program::Folder::with(&[(
        "log.csv",
        "title,option,source,source_type,forecast_date,probability,resolved_on,outcome\n\
         Cup,Red,Ann,analyst,2018-01-05,0.8,2018-06-30,yes\n,Blue,Ann,analyst,2018-01-05,0.3,2018-06-30,no\n\
         League,Red,Ann,analyst,2018-01-05,0.3,2018-06-30,no\n,Blue,Ann,analyst,2018-01-05,0.9,2018-06-30,yes\n",
    )]);
    let arguments = ["log.csv", "--map", "question_id=title+option", "--fill-down", "--as-of", "2019-01-01"];
    let ran = folder.score(&[&arguments[..], &["--format", "json", "--resamples", "0"]].concat());
    assert_eq!(ran.json()["overall"]["questions"], 4, "{}", ran.err);
}

#[test]
fn rows_that_a_filter_leaves_out_are_no_reason_to_ask() {
    let folder = program::Folder::with(&[(
        "log.csv",
        "question_id,source,source_type,forecast_date,probability,resolved_on,outcome,kind\n\
         Q1,Ann,analyst,2018-01-05,0.8,2018-06-30,yes,binary\n,Ann,analyst,2018-01-05,0.3,2018-06-30,yes,numeric\n\
         Q2,Ann,analyst,2018-01-05,0.3,2018-06-30,no,binary\n,Ann,analyst,2018-01-05,0.9,2018-06-30,no,numeric\n",
    )]);
    let ran = folder.score(&["log.csv", "--where", "kind=binary", "--as-of", "2019-01-01", "--format", "json"]);
    assert_eq!(ran.json()["counts"]["scored"], 2);
    // A filter on the column itself would leave out rows that belong to the name above them.
    let ran = folder.score(&["log.csv", "--where", "question_id=Q1", "--as-of", "2019-01-01"]);
    assert_asked(&ran, &["line 3"]);
}

/// Cells that are blank here and there are missing, each for itself.
#[test]
fn one_blank_cell_among_many_is_missing() {
    let mut text = HEADER.join(",") + "\n";
    for at in 0..20 {
        let id = if at == 10 { String::new() } else { format!("Q{at}") };
        text.extend([id.as_str(), ",Ann,analyst,2018-01-05,0.8,2018-06-30,yes\n"]);
    }
    let folder = program::Folder::with(&[("log.csv", &text)]);
    let ran = folder.score(&["log.csv", "--as-of", "2019-01-01"]);
    assert!(ran.status == 1 && ran.err.contains("error[question-blank]"), "{}", ran.err);
    let help = "If the question above is meant, say --fill-down.";
    assert!(ran.err.contains(help), "{}", ran.err);
}

/// Two forecasts on each of four questions, and what is known of these: the first two ended.
fn with_ends(ends: &[&str], more: &[&str]) -> Ran {
    let forecasts: String = (1..=4)
        .flat_map(|at| [format!("Q{at},Ann,analyst,2018-01-05,0.8\n"), format!("Q{at},Bob,broker,2018-01-06,0.6\n")])
        .collect();
    let folder = program::Folder::with(&[
        ("log.csv", &format!("question_id,source,source_type,forecast_date,probability\n{forecasts}")),
        ("ends.csv", &format!("{}\n", ends.join("\n"))),
    ]);
    folder.score(&[&["log.csv", "-r", "ends.csv"][..], &ARGUMENTS, more].concat())
}

#[test]
fn open_questions_below_resolved_ones_were_asked_about() {
    for open in ["", "open", "pending", "offen", "void", "NA", "tbd"] {
        let [third, fourth] = [format!("Q3,,{open}"), format!("Q4,,{open}")];
        let ends = ["question_id,resolved_on,outcome", "Q1,2018-06-30,yes", "Q2,2018-06-30,yes", &third, &fourth];
        let ran = with_ends(&ends, &[]);
        assert_eq!(ran.json()["counts"]["scored"], 4, "{open}: {}", ran.err);
    }
    // A word that only the user knew as open was taken for an outcome that needs a day.
    let ends =
        ["question_id,resolved_on,outcome", "Q1,2018-06-30,yes", "Q2,2018-06-30,yes", "Q3,,in Arbeit", "Q4,,in Arbeit"];
    let ran = with_ends(&ends, &["--outcome", "in Arbeit=open"]);
    assert_eq!(ran.json()["counts"]["scored"], 4, "{}", ran.err);
    let filled = with_ends(&ends, &["--outcome", "in Arbeit=open", "--fill-down"]);
    assert_eq!(filled.json()["counts"]["scored"], 4, "{}", filled.err);
    // The text of a question beside its id says nothing that is scored.
    let ends = [
        "question_id,question,resolved_on,outcome",
        "Q1,A?,2018-06-30,yes",
        "Q2,,2018-06-30,yes",
        "Q3,,2018-06-30,yes",
    ];
    let ran = with_ends(&ends, &[]);
    assert_eq!(ran.json()["counts"]["scored"], 6, "{}", ran.err);
}

#[test]
fn who_says_that_blanks_are_blank_is_not_asked_again() {
    let ends = ["question_id,resolved_on,outcome", "Q1,2018-06-30,yes", "Q2,,yes", "Q3,,no", "Q4,,yes"];
    assert_asked(&with_ends(&ends, &[]), &["line 3 and 2 more"]);
    let filled = with_ends(&ends, &["--fill-down=yes"]);
    assert_eq!(filled.json()["counts"]["scored"], 8, "{}", filled.err);
    let blank = with_ends(&ends, &["--fill-down=no"]);
    assert!(blank.status == 1 && blank.err.matches("error[").count() == 1, "{}", blank.err);
    assert!(blank.err.contains("error[resolved-without-day]"), "{}", blank.err);
    let left = with_ends(&ends, &["--fill-down=no", "--skip-bad-rows"]);
    assert_eq!(left.json()["counts"]["scored"], 2, "{}", left.err);
}
