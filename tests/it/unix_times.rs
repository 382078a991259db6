//! Times that count seconds or milliseconds since 1970: told in the reader's own values until the unit is said, then read as the
//! dates that they are. Days by `date -u -d @N`.

use rust_xlsxwriter::Workbook;

use crate::support::program::{Folder, Ran};

const FIXED: [&str; 6] = ["--as-of", "2026-01-01", "--format", "json", "--resamples", "0"];

fn score(folder: &Folder, arguments: &[&str]) -> Ran {
    folder.score(&[arguments, &FIXED].concat())
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn brier(ran: &Ran) -> f64 {
    ran.json()["overall"]["brier"]["value"].as_f64().expect("a score")
}

fn has_note(ran: &Ran, part: &str) -> bool {
    let notes = ran.json()["notes"].as_array().cloned().unwrap_or_default();
    notes.iter().any(|note| note["text"].as_str().is_some_and(|text| text.contains(part)))
}

/// Two forecasts, of which the second was made a second after the resolution: 2018-03-01T12:00:00Z in all of these.
fn log(before: &str, after: &str, resolved: &str) -> Folder {
    let forecasts = format!(
        "question_id,source,source_type,forecast_date,probability\nQ1,Ann,analyst,{before},0.8\nQ1,Bo,analyst,{after},0.1\n"
    );
    let resolutions = format!("question_id,resolved_on,outcome\nQ1,{resolved},yes\n");
    Folder::with(&[("f.csv", &forecasts), ("r.csv", &resolutions)])
}

#[test]
fn seconds_in_one_file_and_milliseconds_in_the_other() {
    let folder = log("1519905599000", "1519905601000", "1519905600");
    let refused = folder.score(&["f.csv", "-r", "r.csv"]);
    assert_eq!((refused.status, refused.out.as_str()), (1, ""));
    let said = words(&refused.err);
    for part in [
        "1519905599000 is 2018-03-01T11:59:59Z in milliseconds: if that is right, say --unix-time ms.",
        "1519905600 is 2018-03-01T12:00:00Z in seconds: if that is right, say --unix-time s.",
        "trackrecord score f.csv -r r.csv --unix-time auto",
    ] {
        assert!(said.contains(part), "{said}");
    }
    let ran = score(&folder, &["f.csv", "-r", "r.csv", "--unix-time", "auto"]);
    assert_eq!(
        (ran.json()["counts"]["scored"].as_u64(), ran.json()["counts"]["after_resolution"].as_u64()),
        (Some(1), Some(1))
    );
    assert!((brier(&ran) - 0.04).abs() < 1e-12);
    assert_eq!(ran.json()["settings"]["unix_time"], "auto");
    assert!(has_note(&ran, "2 number(s) in the column \"forecast_date\" were read as milliseconds since 1970"));
    assert!(has_note(&ran, "\"1519905600\" in line 2 as 2018-03-01T12:00:00Z"));
    let wrong = folder.score(&["f.csv", "-r", "r.csv", "--unix-time", "s"]);
    assert_eq!(wrong.status, 1);
    assert!(words(&wrong.err).contains("say --unix-time ms"), "{}", wrong.err);
}

#[test]
fn the_same_log_in_every_way_in_which_such_times_are_kept() {
    for (before, after, resolved, unit) in [
        ("1519905599", "1519905601", "1519905600", "s"),
        ("1519905599.25", "1519905601.0", "1519905600.", "s"),
        ("1519905599000", "1519905601000", "1519905600000", "ms"),
        ("\"1519905599000\"", " 1519905601000 ", "1519905600000", "ms"),
        ("1519905599", "1519905601000", "2018-03-01T12:00:00Z", "auto"),
        ("2018-03-01T11:59:59Z", "1519905601000", "1519905600000", "ms"),
    ] {
        let folder = log(before, after, resolved);
        let ran = score(&folder, &["f.csv", "-r", "r.csv", "--unix-time", unit]);
        assert_eq!(ran.status, 0, "{before}: {}", ran.err);
        assert_eq!(ran.json()["counts"]["after_resolution"], 1, "{before}");
        assert!((brier(&ran) - 0.04).abs() < 1e-12, "{before}");
    }
}

#[test]
fn dates_day_numbers_and_years_beside_them_stay_what_they_are() {
    for (before, resolved) in [("20180228", "2018-03-01"), ("2018-02-28", "1519905600000"), ("43159", "1519905600000")]
    {
        let folder = log(before, "1519992000000", resolved);
        let ran = score(&folder, &["f.csv", "-r", "r.csv", "--unix-time", "auto"]);
        assert_eq!(ran.status, 0, "{before}: {}", ran.err);
        assert!((brier(&ran) - 0.04).abs() < 1e-12, "{before}");
        // A day number is told beside times, as it is beside dates.
        assert_eq!(has_note(&ran, "day numbers of a spreadsheet"), before == "43159");
    }
    for cell in ["2018", "1.5199E+12", "-1519905600", "1519905600000000", "99"] {
        let ran = log(cell, "1519905601000", "2018-03-01").score(&["f.csv", "-r", "r.csv", "--unix-time", "auto"]);
        assert_eq!(ran.status, 1, "{cell}");
        assert!(ran.err.contains(cell), "{cell}: {}", ran.err);
    }
}

#[test]
fn a_single_number_among_dates_is_a_matter_of_its_cell() {
    let folder = log("2018-02-28", "1519905601000", "2018-03-01");
    let ran = folder.score(&["f.csv", "-r", "r.csv"]);
    let said = words(&ran.err);
    assert_eq!(ran.status, 1);
    assert!(said.contains("f.csv:3, column \"forecast_date\"") && said.contains("1 of 2 rows"), "{said}");
    assert!(said.contains("1519905601000 is 2018-03-01T12:00:01Z in milliseconds"), "{said}");
}

#[test]
fn two_columns_of_such_times_that_differ_are_both_shown() {
    let text = "question_id,source,source_type,created,last_forecast_time,probability,resolved_on,outcome\n\
                Q1,Ann,analyst,1514764800000,1522540800000,0.8,1519905600000,yes\n\
                Q2,Ann,analyst,1514764800000,1514764800000,0.8,1519905600000,yes\n";
    let folder = Folder::with(&[("log.csv", text)]);
    let ran = folder.score(&["log.csv", "--unix-time", "ms"]);
    assert_eq!(ran.status, 1, "{}", ran.out);
    let said = words(&ran.err);
    assert!(said.contains("\"created\"") && said.contains("\"last_forecast_time\""), "{said}");
}

#[test]
fn a_german_workbook_and_a_german_text() {
    let rows = [
        ["Frage-ID", "Quelle", "Quellentyp", "Prognosedatum", "Wahrscheinlichkeit", "aufgelöst am", "Ergebnis"],
        ["F1", "Müller", "Berater", "1514764800000", "0,8", "1519905600000", "ja"],
        ["F2", "Müller", "Berater", "1514764800000", "0,3", "1519905600000", "nein"],
    ];
    let folder = Folder::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (line, row) in (0..).zip(&rows) {
        for (column, cell) in (0..).zip(row) {
            match cell.replace(',', ".").parse::<f64>() {
                Ok(number) => sheet.write_number(line, column, number).expect("written"),
                Err(_) => sheet.write_string(line, column, *cell).expect("written"),
            };
        }
    }
    workbook.save(folder.path().join("log.xlsx")).expect("written");
    let text: Vec<String> = rows.iter().map(|row| row.join(";")).collect();
    folder.write("log.csv", text.join("\r\n").as_bytes());
    for file in ["log.xlsx", "log.csv"] {
        let refused = folder.score(&[file]);
        assert!(words(&refused.err).contains("1514764800000 is 2018-01-01T00:00:00Z"), "{file}: {}", refused.err);
        for unit in ["auto", "ms"] {
            let ran = score(&folder, &[file, "--unix-time", unit]);
            assert_eq!(ran.status, 0, "{file}: {}", ran.err);
            assert!((brier(&ran) - f64::midpoint(0.04, 0.09)).abs() < 1e-12, "{file}");
        }
    }
}

#[test]
fn the_unit_is_kept_and_said_again() {
    let folder = log("1519905599", "1519905601", "1519905600");
    let ran = score(&folder, &["f.csv", "-r", "r.csv", "--unix-time", "s", "--save-map", "own.toml"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(folder.read("own.toml").contains("unix_time = \"s\""));
    let again = score(&folder, &["f.csv", "-r", "r.csv", "--map-file", "own.toml"]);
    assert_eq!(again.out, ran.out);
    folder.write("bad.toml", b"source = \"x\"\nunix_time = \"min\"");
    let bad = folder.score(&["f.csv", "-r", "r.csv", "--map-file", "bad.toml"]);
    assert!(bad.err.contains("line 2: unix_time is none of auto, s, ms"), "{}", bad.err);
}
