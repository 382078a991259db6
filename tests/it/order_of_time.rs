//! Which forecast is the later one: by instant, whatever day the row writes; and what is said where the times leave it open.

use crate::support::program::Folder;
use serde_json::Value;

const HEADER: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome";

fn scored(rows: &[&str], options: &[&str]) -> Value {
    let folder = Folder::with(&[("log.csv", &format!("{HEADER}\n{}\n", rows.join("\n")))]);
    let as_of: &[&str] = if options.contains(&"--as-of") { &[] } else { &["--as-of", "2018-12-31"] };
    let fixed = ["log.csv", "--resamples", "0", "--format", "json"];
    folder.score(&[&fixed[..], as_of, options].concat()).json()
}

fn brier(json: &Value) -> f64 {
    json["overall"]["brier"]["value"].as_f64().unwrap_or(f64::NAN)
}

fn note(json: &Value, code: &str) -> Option<String> {
    let notes = json["notes"].as_array().expect("a list");
    notes.iter().find(|note| note["code"] == code).map(|note| note["text"].as_str().expect("a text").to_owned())
}

/// 23:30 at -05:00 is 04:30 UTC of the next day, later than the 01:00 UTC of the row below.
const EVENING: [&str; 2] =
    ["Q1,A,x,2018-01-02T23:30:00-05:00,0.9,2018-02-01,yes", "Q1,A,x,2018-01-03T01:00:00Z,0.2,2018-02-01,yes"];

#[test]
fn an_evening_in_new_york_was_taken_for_earlier_than_the_night_in_london() {
    for (options, right) in [
        (&["--updates", "last"][..], 0.01),
        (&["--updates", "first"], 0.64),
        // Both on 3 January in UTC, of which the later holds until the end.
        (&["--updates", "daily"], 0.01),
        (&["--horizon", "29d"], 0.01),
    ] {
        assert!((brier(&scored(&EVENING, options)) - right).abs() < 1e-12, "{options:?}");
    }
}

#[test]
fn a_forecast_of_the_next_day_in_utc_stood_on_the_day_before() {
    let rows = [&["Q1,A,x,2017-12-31,0.5,2018-02-01,yes"][..], &EVENING].concat();
    // 30 days before 1 February is 2 January: both others were made on 3 January.
    assert!((brier(&scored(&rows, &["--horizon", "30d"])) - 0.25).abs() < 1e-12);
}

#[test]
fn hindsight_and_the_day_itself_go_by_the_day_in_utc() {
    let status = |resolved_on: &str, options: &[&str]| {
        let row = format!("Q1,A,x,2018-01-02T23:30:00-05:00,0.9,{resolved_on},yes");
        let json = scored(&[&row], options);
        let counts = json["counts"].as_object().expect("counts").clone();
        counts.into_iter().find(|(name, count)| name != "rows" && *count == 1).expect("one row").0
    };
    assert_eq!(status("2018-01-03T04:00:00Z", &[]), "after_resolution");
    assert_eq!(status("2018-01-03T05:00:00Z", &[]), "scored");
    assert_eq!(status("2018-01-02", &[]), "after_resolution", "in UTC it was 3 January");
    assert_eq!(status("2018-01-03", &["--same-day", "drop"]), "same_day_dropped");
    assert_eq!(status("2018-01-04", &["--same-day", "drop"]), "scored");
    assert_eq!(status("2018-01-04", &["--as-of", "2018-01-02"]), "out_of_period");
}

#[test]
fn one_instant_written_in_two_ways_was_counted_twice() {
    let rows =
        ["Q1,A,x,2018-01-02T23:30:00-05:00,0.9,2018-02-01,yes", "Q1,A,x,2018-01-03T04:30:00Z,0.9,2018-02-01,yes"];
    assert_eq!(scored(&rows, &[])["counts"]["duplicate"], 1);
    let midnight = ["Q1,A,x,2018-01-03,0.9,2018-02-01,yes", "Q1,A,x,2018-01-03T00:00:00Z,0.9,2018-02-01,yes"];
    assert_eq!(scored(&midnight, &[])["counts"]["duplicate"], 1);
}

#[test]
fn what_a_time_without_an_offset_is_taken_for_is_told_once() {
    let rows = [EVENING[0], "Q2,A,x,2018-01-03T01:00:00,0.2,2018-02-01,yes"];
    let text = note(&scored(&rows, &[]), "offsets-missing").expect("told");
    assert!(text.contains("2018-01-02T23:30:00-05:00") && text.contains("2018-01-03T01:00:00:"), "{text}");
    let of_resolution = ["Q2,A,x,2018-01-03T01:00:00,0.2,2018-02-01T09:00:00+01:00,yes"];
    assert!(note(&scored(&of_resolution, &[]), "offsets-missing").is_some());
    assert_eq!(note(&scored(&EVENING, &[]), "offsets-missing"), None);
}

#[test]
fn a_date_beside_a_time_of_the_same_day_is_told_and_is_the_start_of_the_day() {
    let rows = ["Q1,A,x,2018-01-03T09:00:00Z,0.2,2018-02-01,yes", "Q1,A,x,2018-01-03,0.9,2018-02-01,yes"];
    for (updates, right) in [("last", 0.64), ("first", 0.01)] {
        let json = scored(&rows, &["--updates", updates]);
        assert!((brier(&json) - right).abs() < 1e-12, "{updates}");
        let text = note(&json, "dates-beside-times").expect("told");
        assert!(text.starts_with("1 forecast has a date without a time") && text.contains("log.csv:3"), "{text}");
    }
    // Of another source it says nothing.
    let apart = [rows[0], "Q1,B,x,2018-01-03,0.9,2018-02-01,yes"];
    assert_eq!(note(&scored(&apart, &["--updates", "last"]), "dates-beside-times"), None);
    // With all updates counted in one go or row by row, it is told alike.
    assert!(note(&scored(&rows, &[]), "dates-beside-times").is_some());
}

#[test]
fn where_the_order_of_rows_decides_the_run_says_so() {
    let rows = ["Q1,A,x,2018-01-03,0.2,2018-02-01,yes", "Q1,A,x,2018-01-03,0.9,2018-02-01,yes"];
    for (updates, right) in [("last", 0.01), ("first", 0.64), ("daily", 0.01)] {
        let json = scored(&rows, &["--updates", updates]);
        assert!((brier(&json) - right).abs() < 1e-12, "{updates}");
        let text = note(&json, "row-order-decides").expect("told");
        assert!(text.contains("log.csv:3") && text.contains(&format!("--updates {updates}")), "{text}");
    }
    // Each counts: a second thought is no duplicate, and no order decides.
    let json = scored(&rows, &[]);
    assert_eq!((&json["counts"]["scored"], note(&json, "row-order-decides")), (&Value::from(2), None));
    // A later one replaces both.
    let replaced = [rows[0], rows[1], "Q1,A,x,2018-01-09,0.5,2018-02-01,yes"];
    assert_eq!(note(&scored(&replaced, &["--updates", "last"]), "row-order-decides"), None);
    assert!(note(&scored(&replaced, &["--updates", "daily"]), "row-order-decides").is_some());
}

#[test]
fn a_forecast_an_hour_before_the_end_was_said_to_be_perhaps_after_the_news() {
    let end = "2018-02-01T12:00:00Z,yes";
    for (made, end, is_told) in [
        ("2018-02-01T11:00:00Z", end, false),
        ("2018-02-01T08:00:00-02:00", end, false),
        ("2018-02-01", end, true),
        ("2018-02-01T11:00:00Z", "2018-02-01,yes", true),
        ("2018-02-01", "2018-02-01,yes", true),
    ] {
        let json = scored(&[&format!("Q1,A,x,{made},0.9,{end}"), "Q2,A,x,2018-01-03,0.9,2018-02-01,yes"], &[]);
        assert_eq!(json["counts"]["scored"], 2);
        assert_eq!(note(&json, "same-day").is_some(), is_told, "{made} {end}");
    }
}
