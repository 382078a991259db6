//! A workbook as it is kept in a German office: titles, merged cells, days as text, words, totals. Two runs to the right score: the
//! first says all there is to settle in one command, the second is that command.

use rust_xlsxwriter::{Format, Formula};

use crate::support::books::Folder;
use crate::support::program::score_in;

const HEADER: [&str; 7] =
    ["Wer", "Art der Quelle", "Gesagt am", "Aussage", "Wahrscheinlichkeit", "Eingetreten?", "Bekannt am"];
const SOURCES: [[&str; 2]; 3] = [["Anna Weber", "Beratung"], ["Kontor GmbH", "Händler"], ["Dr. Klein", "Beratung"]];
/// Five statements of each: day, what, how likely, whether it happened, when that was known.
const ROWS: [[&str; 5]; 15] = [
    ["12.03.2018", "Der Vorstand tritt 2018 zurück", "70–80 %", "nein", "31.12.2018"],
    ["15.03.2018", "Der Leitzins wird 2018 angehoben", "20 %", "nein", "31.12.2018"],
    ["20.04.2018", "Werk Süd schließt bis Oktober", "80%", "ja", "28.09.2018"],
    ["02.05.2018", "Die Fusion wird genehmigt", "sehr wahrscheinlich", "ja", "14.11.2018"],
    ["07.05.2018", "Der Tarifvertrag gilt ab Juli", "60 %", "ja", "29.06.2018"],
    ["13.03.2018", "Der Vorstand tritt 2018 zurück", "30 %", "nein", "31.12.2018"],
    ["16.03.2018", "Der Leitzins wird 2018 angehoben", "10%", "nein", "31.12.2018"],
    ["21.04.2018", "Werk Süd schließt bis Oktober", "unwahrscheinlich", "ja", "28.09.2018"],
    ["03.05.2018", "Die Fusion wird genehmigt", "ca. 55 %", "ja", "14.11.2018"],
    ["08.05.2018", "Der Streik wird abgewendet", "75%", "teilweise", "15.06.2018"],
    ["14.03.2018", "Der Vorstand tritt 2018 zurück", "40 %", "nein", "31.12.2018"],
    ["17.03.2018", "Der Leitzins wird 2018 angehoben", "15%", "nein", "31.12.2018"],
    ["22.04.2018", "Werk Süd schließt bis Oktober", "wahrscheinlich", "ja", "28.09.2018"],
    ["04.05.2018", "Die Fusion wird genehmigt", "90 %", "ja", "14.11.2018"],
    ["09.05.2018", "Die Werft bekommt den Auftrag", "65%", "teilweise 30 %", "15.06.2018"],
];
/// As the German translation of the IPCC's words has them: above 90%, above 66%, below 33%, each by its middle.
const VERY_LIKELY: f64 = 0.95;
const LIKELY: f64 = 0.83;
const UNLIKELY: f64 = 0.165;

fn workbook(folder: &Folder) {
    folder.workbook(|sheet| {
        sheet.merge_range(0, 0, 0, 6, "Prognosen 2018 – Stand 31.12.2018", &Format::new()).expect("writable");
        sheet.write_string(1, 0, "erstellt von der Abteilung Strategie").expect("writable");
        sheet.write_row(3, 0, HEADER).expect("writable");
        for (row, cells) in (4..).zip(ROWS) {
            sheet.write_row(row, 2, cells).expect("writable");
        }
        for (row, source) in (4..).step_by(5).zip(SOURCES) {
            for (column, name) in (0..).zip(source) {
                sheet.merge_range(row, column, row + 4, column, name, &Format::new()).expect("writable");
            }
        }
        for (row, name, formula) in [(19, "Mittelwert", "=AVERAGE(E5:E19)"), (20, "Summe", "=COUNT(E5:E19)")] {
            sheet.write_string(row, 0, name).expect("writable");
            sheet.write_formula(row, 4, Formula::new(formula).set_result("0.5")).expect("writable");
        }
    });
}

/// By hand: the mean of the squares of the thirteen statements that ended, and of the one that did in part.
fn brier() -> f64 {
    let errors = [
        0.75,
        0.2,
        1.0 - 0.8,
        1.0 - VERY_LIKELY,
        1.0 - 0.6,
        0.3,
        0.1,
        1.0 - UNLIKELY,
        1.0 - 0.55,
        0.4,
        0.15,
        1.0 - LIKELY,
        1.0 - 0.9,
    ];
    let in_part = 0.3 * 0.35 * 0.35 + 0.7 * 0.65 * 0.65;
    (errors.iter().map(|error: &f64| error * error).sum::<f64>() + in_part) / 14.0
}

#[test]
fn two_runs_lead_to_the_right_score() {
    let folder = Folder::new();
    workbook(&folder);
    let as_of = ["--as-of", "2019-06-01", "--resamples", "0", "--format", "json"];
    let first = score_in(folder.0.path(), ["log.xlsx"].iter().chain(&as_of));
    assert_eq!(first.status, 1, "{}", first.out);
    for code in ["value-stands-once", "column-missing", "outcome-partial", "probability-range"] {
        assert!(first.err.contains(&format!("error[{code}]")), "{code} is not in:\n{}", first.err);
    }
    let commands: Vec<&str> = first.err.lines().filter_map(|line| line.strip_prefix("  trackrecord score ")).collect();
    let settled = |partial: &str| {
        format!(
            "log.xlsx --as-of 2019-06-01 --resamples 0 --format json --fill-down --map 'resolved_on=Bekannt am' --ranges middle \
             --outcome teilweise=MEANING --partial {partial}"
        )
    };
    assert_eq!(commands, ["expected", "void"].map(settled), "{}", first.err);
    let answers =
        ["--fill-down", "--map", "resolved_on=Bekannt am", "--ranges", "middle", "--outcome", "teilweise=void"];
    let answers = [&answers[..], &["--partial", "expected"]].concat();
    let typed = "trackrecord score log.xlsx".len() + "void".len();
    assert!(typed < 31, "what is typed rather than copied");
    let second = score_in(folder.0.path(), ["log.xlsx"].iter().chain(&as_of).chain(&answers));
    let json = second.json();
    assert_eq!((&json["counts"]["scored"], &json["counts"]["annulled"]), (&14.into(), &1.into()), "{}", second.err);
    let found = json["overall"]["brier"]["value"].as_f64().expect("a score");
    assert!((found - brier()).abs() < 1e-12, "{found}, not {}", brier());
    assert_eq!(json["groups"].as_array().map(Vec::len), Some(2), "the types are those of the merged cells");
}

/// What stops a run before its rows are read is told together with what is wrong with the rows.
#[test]
fn problems_of_columns_and_of_rows_are_told_in_one_run() {
    let folder = crate::support::program::Folder::with(&[(
        "log.csv",
        "question_id,source,kind,forecast_date,Zahl,resolved_on,outcome\n\
         Q1,Ann,analyst,2018-01-05,70%,2018-06-30,yes\nQ2,Bob,broker,2018-01-05,20%,2018-06-30,Heimsieg\n\
         Q3,Ann,analyst,2018-01-05,120%,2018-06-30,no\nQ4,Bob,broker,2018-01-05,30%,2018-06-30,no\n\
         Q5,Ann,analyst,2018-01-05,40%,2018-06-30,no\nQ6,Bob,broker,2018-01-05,30%,2018-06-30,no\n",
    )]);
    let ran = folder.score(&["log.csv", "--as-of", "2019-06-01"]);
    let [columns, more, rows, words] =
        ["error[column-missing]", "there is more to settle", "error[probability-above-hundred-percent]", "Heimsieg"]
            .map(|said| ran.err.find(said).unwrap_or_else(|| panic!("{said} is not in:\n{}", ran.err)));
    assert!(columns < more && more < rows && more < words, "{}", ran.err);
    assert!(
        ran.err.contains("--map source_type=kind --map probability=Zahl")
            && ran.err.contains("--outcome Heimsieg=MEANING"),
        "{}",
        ran.err
    );
}

#[test]
fn standard_input_is_read_once() {
    let folder = crate::support::program::Folder::new();
    let text = b"question_id,source,source_type,forecast_date,Zahl,resolved_on,outcome\nQ1,Ann,a,2018-01-05,70%,2018-06-30,x\n";
    let ran = crate::support::program::score_with_input(folder.path(), &["-"], text);
    assert!(ran.status == 1 && !ran.err.contains("more to settle"), "{}", ran.err);
}
