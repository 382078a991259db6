//! What stands beside the digits of a number or a day: units, marks of decimals and thousands, the order of day and month.

use serde_json::Value;

use crate::support::program::{Folder, Ran, command, finish};

const FIXED: [&str; 6] = ["--as-of", "2018-01-01", "--resamples", "0", "--format", "json"];

fn log(columns: &str, rows: &[&str]) -> String {
    let rows = rows.iter().map(|row| format!("Q1;Ann;analyst;2017-03-01;{row}\n"));
    format!("question_id;source;source_type;forecast_date;{columns}\n{}", rows.collect::<String>())
}

fn files(forecasts: &str, outcome: &str) -> Folder {
    let resolutions = format!("question_id;resolved_on;outcome\nQ1;2017-09-01;{outcome}\n");
    Folder::with(&[("log.csv", forecasts), ("resolutions.csv", &resolutions)])
}

fn run(forecasts: &str, outcome: &str, arguments: &[&str]) -> Ran {
    files(forecasts, outcome).score(&[&["log.csv", "-r", "resolutions.csv"], arguments, &FIXED[..]].concat())
}

fn wis(json: &Value) -> f64 {
    json["overall"]["numeric"]["wis"]["value"].as_f64().unwrap_or_else(|| panic!("{json}"))
}

/// The error in one line.
fn refused(ran: &Ran, code: &str, parts: &[&str]) {
    let said = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(ran.status == 1 && said.contains(&format!("error[{code}]")), "{parts:?}: {said}");
    for part in parts {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn of_two_units_in_one_row_the_last_one_won() {
    for (columns, row, parts) in [
        ("q05;q50;q95", "3 km;5 miles;9 km", ["column \"q50\": \"5 miles\"", "one is km, another miles"]),
        ("low;high;coverage", "3 km;9 miles;80%", ["column \"high\": \"9 miles\"", "one is km, another miles"]),
        ("low;high;coverage", "3;9 km;80%", ["column \"high\": \"9 km\"", "one is without a unit, another km"]),
        ("quantile_level;value;unit", "0.5;3 km;miles", ["column \"value\": \"3 km\"", "one is miles, another km"]),
    ] {
        refused(&run(&log(columns, &[row]), "4", &[]), "units-differ", &parts);
    }
    // The column of units speaks for the numbers that have none.
    let both = run(&log("quantile_level;value;unit", &["0.25;3 km;km", "0.75;5;km"]), "4 km", &[]).json();
    assert!((wis(&both) - 0.5).abs() < 1e-12, "{both}");
}

#[test]
fn a_number_without_a_unit_beside_one_with_was_scored() {
    let bare = run(&log("quantile_level;value", &["0.25;3", "0.75;5 km"]), "4", &[]);
    refused(&bare, "units-differ", &["3 without a unit (log.csv:2) and 5 km (log.csv:3)", "column \"value\""]);
    let column = run(&log("quantile_level;value;unit", &["0.25;3;km", "0.75;5;"]), "4", &[]);
    refused(&column, "units-differ", &["3 km (log.csv:2) and 5 without a unit (log.csv:3)", "column \"unit\""]);
}

#[test]
fn the_unit_of_an_outcome_was_passed_over_where_forecasts_have_none() {
    for outcome in ["4 kg", "4%", "4 Mio"] {
        let ran = run(&log("quantile_level;value", &["0.25;3", "0.75;5"]), outcome, &[]);
        let said = format!("is \"{outcome}\", the forecasts have no unit");
        refused(&ran, "outcome-of-another-kind", &[&said, "number in the unit of the forecasts", "resolutions.csv:2"]);
    }
    let other = run(&log("quantile_level;value", &["0.5;3 km"]), "4 miles", &[]);
    refused(&other, "outcome-of-another-kind", &["\"4 miles\", the forecasts are in km"]);
}

/// They were no random part of the log.
#[test]
fn outcomes_in_part_were_skipped_by_what_happened() {
    for (columns, row, outcome) in [
        ("category;probability", "Lake;1", "30%"),
        ("category;probability", "Lake;1", "teilweise"),
        ("by;probability", "2017-06-30;1", "teilweise"),
        ("quantile_level;value", "0.5;3", "teilweise"),
    ] {
        let ran = run(&log(columns, &[row]), outcome, &["--skip-bad-rows"]);
        refused(&ran, "outcome-words-unread", &[outcome]);
    }
}

#[test]
fn thousands_beside_decimal_commas_were_decimals() {
    let stopped = |rows: &[&str], outcome: &str| run(&log("quantile_level;value", rows), outcome, &[]);
    let both = "\"1.234\" can be 1234 or, with decimals, 1,234";
    refused(
        &stopped(&["0.25;12,5", "0.75;1.234"], "4"),
        "number-in-two-ways",
        &[both, "\"12,5\" (log.csv:2, column \"value\")", "column \"value\": \"1.234\"", "\"1,2340\" if decimals"],
    );
    refused(&stopped(&["0,25;3", "0,75;1.234"], "4"), "number-in-two-ways", &[both, "\"0,25\""]);
    refused(&stopped(&["0.5;1.234"], "1.300,5"), "number-in-two-ways", &[both, "\"1.300,5\" (resolutions.csv:2"]);
    refused(&stopped(&["0.5;12,5"], "1.234"), "outcome-of-another-kind", &["in two ways"]);
    // Without commas a point is one.
    assert!((wis(&stopped(&["0.5;1.234"], "2.234").json()) - 1.0).abs() < 1e-12);
    // What can be read in one way only is read.
    assert!((wis(&stopped(&["0,5;1.234,5"], "1.235,5").json()) - 1.0).abs() < 1e-12);
    assert!((wis(&stopped(&["0.5;1,234.5"], "1,235.5").json()) - 1.0).abs() < 1e-12);
}

#[test]
fn the_order_of_days_did_not_reach_outcomes_and_clean_logs() {
    let days = log("by;probability", &["05/03/2017;0.2", "07/03/2017;0.7", "09/03/2017;0.9"]);
    refused(&run(&days, "06/03/2017", &[]), "date-order-ambiguous", &["--date-order"]);
    let iso = log("by;probability", &["2017-05-03;0.2", "2017-07-03;0.7", "2017-09-03;0.9"]);
    refused(&run(&iso, "06/03/2017", &[]), "outcome-of-another-kind", &["is two days", "--date-order dmy, or mdy"]);
    let brier = |json: &Value| json["overall"]["days"]["brier"]["value"].as_f64().unwrap_or_else(|| panic!("{json}"));
    let said = run(&days, "06/03/2017", &["--date-order", "mdy"]).json();
    let right = run(&iso, "2017-06-03", &[]).json();
    assert_eq!(brier(&said).to_bits(), brier(&right).to_bits());
    let folder = files(&days, "not by 06/03/2017");
    let before =
        folder.score(&[&["log.csv", "-r", "resolutions.csv", "--date-order", "mdy"], &FIXED[..]].concat()).json();
    let convert = ["convert", "log.csv", "-r", "resolutions.csv", "--date-order", "mdy", "-o", "clean.csv"];
    let convert = finish(command().args(convert).current_dir(folder.path()));
    assert_eq!(convert.status, 0, "{}", convert.err);
    let (clean, ends) = (folder.read("clean.csv"), folder.read("clean.resolutions.csv"));
    assert!(clean.contains("2017-07-03") && !clean.contains('/'), "{clean}");
    assert!(ends.contains("not by 2017-06-03"), "{ends}");
    let after = folder.score(&[&["clean.csv", "-r", "clean.resolutions.csv"], &FIXED[..]].concat()).json();
    assert_eq!(brier(&before).to_bits(), brier(&after).to_bits());
}
