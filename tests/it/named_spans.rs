//! Quarters, months, weeks and years as deadlines and days of resolution, and times as programs and people write them.

use crate::support::program::{Folder, Ran};

const RESOLUTIONS: &str = "question_id,resolved_on,outcome,closes_on\n";

/// A forecast of this day, on a question that was resolved on the other.
fn log(forecast: &str, resolved_on: &str) -> Folder {
    let forecasts = format!(
        "question_id,source,source_type,forecast_date,probability\nQ1,Ann,analyst,\"{forecast}\",0.7\nQ1,Ann,analyst,2016-01-02,0.8\n"
    );
    let resolutions = format!("{RESOLUTIONS}Q1,\"{resolved_on}\",yes,\"{resolved_on}\"\n");
    Folder::with(&[("f.csv", &forecasts), ("r.csv", &resolutions)])
}

fn score(folder: &Folder, options: &[&str]) -> Ran {
    let arguments = ["f.csv", "-r", "r.csv", "--format", "json", "--resamples", "0", "--as-of", "2026-01-01"];
    folder.score(&[&arguments, options].concat())
}

#[test]
fn a_named_span_is_its_last_day_for_outcomes_and_never_a_day_of_forecast() {
    // Each with its last day and the day behind it.
    for (span, last, next) in [
        ("2Q17", "2017-06-30", "2017-07-01"),
        ("Q2/2017", "2017-06-30", "2017-07-01"),
        ("2. Quartal 2017", "2017-06-30", "2017-07-01"),
        ("H1 2018", "2018-06-30", "2018-07-01"),
        ("2018-W05", "2018-02-04", "2018-02-05"),
        ("KW 5/2018", "2018-02-04", "2018-02-05"),
        ("2017", "2017-12-31", "2018-01-01"),
        ("May 2017", "2017-05-31", "2017-06-01"),
        ("mai 2017", "2017-05-31", "2017-06-01"),
        ("2017-05", "2017-05-31", "2017-06-01"),
        ("January 2, 2018 → January 5, 2018", "2018-01-05", "2018-01-06"),
    ] {
        let counted = |day: &str| {
            let ran = score(&log(day, span), &[]);
            assert_eq!(ran.status, 0, "{span}: {}", ran.err);
            assert!(ran.out.contains("last-day-read") && ran.out.contains(last), "{span}: {}", ran.out);
            ran.json()["counts"]["scored"].as_u64()
        };
        assert_eq!((counted(last), counted(next)), (Some(2), Some(1)), "{span}");
        let ran = score(&log(span, "2019-01-01"), &[]);
        assert!(ran.status == 1 && ran.err.contains("date-incomplete"), "{span}: {}", ran.err);
    }
    for wrong in
        ["May 17", "17Q2", "T2 2017", "summer 2017", "Q5 2017", "2019-W53", "January 5, 2018 → January 2, 2018"]
    {
        assert_eq!(score(&log("2017-01-01", wrong), &[]).status, 1, "{wrong}");
    }
}

#[test]
fn the_rows_of_a_log_of_one_file_and_a_german_one() {
    let text = "Frage;Quelle;Quellentyp;Datum;Wahrscheinlichkeit;Ergebnis;aufgelöst am\n\
                Q1;Ann;Berater;30.6.2017;0,7;ja;2. Quartal 2017\nQ2;Ann;Berater;1.7.2017;0,8;ja;Q2/2017\n";
    let folder = Folder::with(&[("log.csv", text)]);
    let ran = folder.score(&["log.csv", "--format", "json", "--resamples", "0", "--as-of", "2026-01-01"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(ran.json()["counts"]["scored"], 1);
    assert!(ran.out.contains("2 cells for a deadline or a day of resolution were read"), "{}", ran.out);
}

#[test]
fn periods_in_the_forms_that_people_write() {
    let folder = log("2017-01-01", "2017-05-15");
    for period in ["Q2/2017", "2. Quartal 2017", "2Q17", "H1 2017", "May 2017", "2017", "mai 2017", "2017Q2"] {
        let ran = score(&folder, &["--period", period]);
        assert_eq!(ran.json()["counts"]["scored"], 2, "{period}");
    }
    assert_eq!(score(&folder, &["--period", "Q3/2017"]).json()["counts"]["scored"], 0);
    let between =
        |from: &str, to: &str| score(&folder, &["--from", from, "--to", to]).json()["counts"]["scored"].clone();
    assert_eq!(between("Q2/2017", "Q2/2017"), 2);
    assert_eq!(between("15.5.2017", "15 May 2017"), 2);
    assert_eq!(between("16.5.2017", "2018"), 0);
    for wrong in ["3/4/2017", "soon", "Q5 2017"] {
        assert_eq!(score(&folder, &["--from", wrong]).status, 2, "{wrong}");
    }
}

#[test]
fn times_of_programs_and_of_people() {
    // The resolution is at 10:00 UTC on 2 January 2018: what is later does not count.
    let scored = |date: &str| {
        let ran = score(&log(date, "2018-01-02T10:00Z"), &[]);
        assert_eq!(ran.status, 0, "{date}: {}", ran.err);
        ran.json()["counts"]["scored"].as_u64() == Some(2)
    };
    for (date, is_early) in [
        ("2018-01-02 9:5", true),
        ("2018-01-02 10:15:0", false),
        ("2.1.2018 9:59:1", true),
        ("2018-01-02 05:00 EST", true),
        ("2018-01-02 05:01 EST", false),
        ("2018-01-02 11:00 CET", true),
        ("2018-01-02 11:01 MEZ", false),
        ("2018-01-02 02:01 PST", false),
        ("Tue Jan 02 2018 11:00:00 GMT+0100 (Central European Standard Time)", true),
        ("Tue Jan 02 2018 11:01:00 GMT+0100 (Central European Standard Time)", false),
        ("January 2, 2018 10:00 AM", true),
        ("January 2, 2018 10:01 AM", false),
        ("January 2, 2018 11:00 AM (GMT+1)", true),
        ("January 2, 2018 11:01 AM (GMT+1)", false),
        ("January 2, 2018 3:30 PM (GMT+5:30)", true),
        ("January 2, 2018 3:31 PM (GMT+5:30)", false),
        ("Tue, 02 Jan 2018 11:00:00 +0100", true),
        ("Tue, 2 Jan 2018 11:00:01 +0100", false),
        ("Tue, 02 Jan 2018 10:00:00 GMT", true),
        ("٢٠١٨-٠١-٠٢ ١٠:٠١", false),
        ("２０１８－０１－０２　０９：００", true),
    ] {
        assert_eq!(scored(date), is_early, "{date}");
    }
    for (date, why) in [
        ("2018-01-02 10:00 IST", "+05:30 in India"),
        ("2018-01-02 10:00 CST", "-06:00 in the middle of the USA"),
        ("2018-01-02 10:00 BST", "+01:00 in Britain"),
        ("2018-01-02 10:00 America/New_York", "offset"),
        ("January 2, 2018 → January 5, 2018", "date"),
        ("2018-01-02 10:0:60", "time of day"),
        ("2018-01-02 9:", "date"),
    ] {
        let ran = score(&log(date, "2018-01-02T10:00Z"), &[]);
        assert!(ran.status == 1 && ran.err.contains(why), "{date}: {}", ran.err);
    }
}
