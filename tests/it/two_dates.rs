//! Two columns of days of which each could be meant: told apart by their headers and cells, or asked for; never picked.

use crate::support::program::{Folder, Ran};

const RUN: [&str; 6] = ["--as-of", "2019-01-01", "--resamples", "0", "--format", "json"];

fn score(csv: &str, more: &[&str]) -> Ran {
    Folder::with(&[("log.csv", csv)]).score(&[&["log.csv"], more, &RUN].concat())
}

fn brier(csv: &str, more: &[&str]) -> f64 {
    score(csv, more).json()["overall"]["brier"]["value"].as_f64().expect("a score")
}

fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-12
}

fn asks(csv: &str, said: &[&str]) {
    let ran = score(csv, &[]);
    assert_eq!(ran.status, 1, "scored: {}", ran.out);
    for said in said {
        assert!(ran.err.contains(said), "{said} is not in:\n{}", ran.err);
    }
}

/// By `date` both forecasts are late; by `created` they came in time: 0.09 and 0.04.
const ENTERED: &str = "question_id,source,source_type,date,created,probability,outcome,resolved_on\n\
     q1,A,a,2018-07-01,2018-03-01,0.7,yes,2018-06-30\nq2,A,a,2018-07-02,2018-03-02,0.2,no,2018-06-30\n";

#[test]
fn a_date_after_the_resolution_beside_one_before_it_is_asked_for() {
    asks(
        ENTERED,
        &[
            "error[forecast-date-unclear]",
            "line 2: \"date\" 2018-07-01, \"created\" 2018-03-01; resolved 2018-06-30",
            "made after the resolution: 2 of 2 by \"date\", 0 of 2 by \"created\"",
            "--map \"forecast_date=date\" or --map \"forecast_date=created\"",
        ],
    );
    assert!(same(brier(ENTERED, &["--map", "forecast_date=created"]), 0.065));
}

#[test]
fn a_canonical_header_settles_it_without_a_question() {
    let csv = ENTERED.replace(",date,", ",when,").replace(",created,", ",forecast_date,");
    assert!(same(brier(&csv, &[]), 0.065));
}

#[test]
fn the_day_of_the_event_is_no_rival_of_the_day_of_the_forecast() {
    let csv = "game_id,source,source_type,date,match_date,probability,outcome,resolved_on\n\
               q1,A,a,2018-03-01,2018-06-30,0.7,yes,2018-06-30\nq2,A,a,2018-03-02,2018-06-30,0.2,no,2018-06-30\n";
    assert!(same(brier(&csv.replace("game_id", "question_id"), &[]), 0.065));
}

#[test]
fn days_that_change_neither_which_forecasts_count_nor_their_order_are_not_asked_for() {
    let csv = "question_id,source,source_type,date,created,last modified,probability,outcome,resolved_on\n\
               q1,A,a,2018-03-01,2018-03-03,2018-07-01,0.7,yes,2018-06-30\n\
               q2,A,a,2018-03-02,2018-03-03,2018-07-01,0.2,no,2018-06-30\n";
    assert!(same(brier(csv, &[]), 0.065));
}

#[test]
fn the_order_of_two_forecasts_on_one_question_counts() {
    asks(
        "question_id,source,source_type,date,created,probability,outcome,resolved_on\n\
         q1,A,a,2018-03-01,2018-03-09,0.7,yes,2018-06-30\nq1,A,a,2018-03-02,2018-03-03,0.2,yes,2018-06-30\n",
        &["error[forecast-date-unclear]"],
    );
}

#[test]
fn the_planned_day_was_taken_for_that_of_the_resolution() {
    // By the planned day the forecast of 1 May counts, which was made when the outcome was known.
    let csv = "question_id,source,source_type,forecast_date,probability,outcome,resolution date,settled\n\
               q1,A,a,2018-05-01,1,yes,2018-06-30,2018-04-04\nq2,A,a,2018-03-02,0.2,no,2018-06-30,2018-06-30\n";
    asks(
        csv,
        &[
            "error[resolution-day-unclear]",
            "line 2: \"resolution date\" 2018-06-30, \"settled\" 2018-04-04; forecast 2018-05-01",
            "made after the resolution: 0 of 2 by \"resolution date\", 1 of 2 by \"settled\"",
        ],
    );
    assert!(same(brier(csv, &["--map", "resolved_on=settled"]), 0.04));
    for planned in ["expected_resolution", "scheduled_close", "planned", "due", "Geplant für"] {
        let plain = csv.replace("resolution date", planned).replace("settled", "resolved_on");
        assert!(same(brier(&plain, &[]), 0.04), "{planned}");
    }
}

#[test]
fn only_a_planned_day_is_not_proposed_for_the_actual_one() {
    asks(
        "question_id,source,source_type,forecast_date,probability,outcome,expected_resolution\n\
         q1,A,a,2018-05-01,1,yes,2018-06-30\n",
        &["\"expected_resolution\" (2018-06-30): a planned day"],
    );
}

/// Four of five are late by `date`.
const LATE: &str = "question_id,source,source_type,date,probability,outcome,resolved_on\n\
     q1,A,a,2018-07-01,0.7,yes,2018-06-30\nq2,A,a,2018-07-02,0.2,no,2018-06-30\n\
     q3,A,a,2018-07-01,0.7,yes,2018-06-30\nq4,A,a,2018-07-02,0.2,no,2018-06-30\nq5,A,a,2018-03-02,0.5,no,2018-06-30\n";

#[test]
fn the_one_forecast_that_was_not_late_was_scored_without_a_word() {
    asks(LATE, &["error[forecasts-after-resolutions]", "4 of 5 forecasts were made after the resolution"]);
    // The user's word and the canonical name let it go on, told.
    for (csv, map) in
        [(LATE.to_owned(), &["--map", "forecast_date=date"][..]), (LATE.replace(",date,", ",forecast_date,"), &[])]
    {
        let scored = score(&csv, map).json();
        assert!(same(scored["overall"]["brier"]["value"].as_f64().expect("a score"), 0.25));
        let told = scored["notes"].as_array().expect("notes").iter().any(|note| note["code"] == "most-forecasts-late");
        assert!(told, "{scored}");
    }
}

#[test]
fn check_and_compare_stop_as_score_does() {
    let folder = Folder::with(&[("log.csv", LATE)]);
    for command in ["check", "compare"] {
        let ran = crate::support::program::finish(
            crate::support::program::command()
                .args([command, "log.csv", "--as-of", "2019-01-01"])
                .current_dir(folder.path()),
        );
        assert_eq!(ran.status, 1);
        assert!((ran.out + &ran.err).contains("forecasts-after-resolutions"), "{command}");
    }
}
