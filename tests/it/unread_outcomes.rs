//! Rows were skipped for what happened in them: `falsch` was read, `richtig` skipped, and every event that was scored had not
//! happened.

use crate::support::program::{Folder, score_in};

const HEADER: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n";

fn log(outcomes: &[&str]) -> String {
    let row = |(at, outcome): (usize, &&str)| format!("Q{at},Desk,desk,2017-03-01,0.7,2017-06-30,{outcome}\n");
    HEADER.to_owned() + &outcomes.iter().enumerate().map(row).collect::<String>()
}

/// Exit status and what was said.
fn skipping(outcomes: &[&str]) -> (i32, String) {
    let folder = Folder::with(&[("log.csv", &log(outcomes))]);
    let ran = score_in(folder.path(), ["log.csv", "--as-of", "2018-01-01", "--skip-bad-rows"]);
    (ran.status, ran.err)
}

#[test]
fn falsch_was_scored_alone_while_richtig_was_skipped() {
    for (yes, no) in [
        ("richtig", "falsch"),
        ("won", "lost"),
        ("won", "no"),
        ("hit", "miss"),
        ("hit", "no"),
        ("juste", "faux"),
        ("correct", "false"),
        ("correcto", "falso"),
        ("giusto", "falso"),
        ("geschehen", "nicht eingetreten"),
        ("yes", "nope"),
        ("pass", "fail"),
        ("ok", "no"),
        ("win", "0"),
        ("2", "0"),
        ("100%", "0"),
        ("erfüllt", "nein"),
        ("ist passiert", "nein"),
        ("prawda", "nie"),
        ("kyllä", "no"),
        ("up", "down"),
    ] {
        let (status, said) = skipping(&[yes, no, yes, no, yes, no]);
        assert_eq!(status, 1, "{yes}/{no}: {said}");
        assert!(said.contains("outcome-words-unread") && said.contains("--outcome \""), "{yes}/{no}: {said}");
    }
}

#[test]
fn it_holds_for_resolutions_of_their_own_and_for_sides() {
    let forecasts =
        "question_id,source,source_type,forecast_date,probability\nQ1,D,d,2017-03-01,0.7\nQ2,D,d,2017-03-01,0.2\n";
    let resolutions = "question_id,resolved_on,outcome\nQ1,2017-06-30,richtig\nQ2,2017-06-30,falsch\n";
    let folder = Folder::with(&[("f.csv", forecasts), ("r.csv", resolutions)]);
    let ran = score_in(folder.path(), ["f.csv", "-r", "r.csv", "--as-of", "2018-01-01", "--skip-bad-rows"]);
    assert!(ran.status == 1 && ran.err.contains("r.csv:2, column \"outcome\": \"richtig\""), "{}", ran.err);
    let sides = "question_id,source,source_type,forecast_date,side,probability,resolved_on,outcome\n\
                 Q1,D,d,2017-03-01,Up,0.7,2017-06-30,yes\nQ2,D,d,2017-03-01,No,0.7,2017-06-30,no\n";
    let folder = Folder::with(&[("f.csv", sides)]);
    let more = ["f.csv", "--map", "side=side", "--as-of", "2018-01-01", "--skip-bad-rows"];
    let ran = score_in(folder.path(), more);
    assert!(ran.status == 1 && ran.err.contains("1 row whose side"), "{}", ran.err);
}

#[test]
fn one_word_is_no_slip_because_another_word_is_like_it() {
    for word in ["richtig", "won", "hit", "wahrscheinlich"] {
        assert_eq!(skipping(&[word, "no", "no", "yes"]).0, 1, "{word}");
    }
}

#[test]
fn settled_once_it_scores() {
    let folder = Folder::with(&[("log.csv", &log(&["richtig", "falsch", "richtig"]))]);
    let more = ["log.csv", "--as-of", "2018-01-01", "--skip-bad-rows", "--outcome", "richtig=yes", "--format", "json"];
    let report = score_in(folder.path(), more).json();
    let brier = report["overall"]["brier"]["value"].as_f64().unwrap_or(f64::NAN);
    assert!((brier - (0.09 + 0.49 + 0.09) / 3.0).abs() < 1e-12, "{brier}");
}

/// A slip that stands once, a mark that says nothing, one row in more than a hundred.
#[test]
fn slips_and_marks_are_skipped_as_before() {
    assert_eq!(skipping(&["yes", "yess", "no"]).0, 0);
    assert_eq!(skipping(&["yes", "?", "-", "no"]).0, 0);
    let mut many = vec!["yes"; 99];
    many.push("perhaps");
    assert_eq!(skipping(&many).0, 0);
    many.push("perhaps");
    assert_eq!(skipping(&many).0, 1);
}
