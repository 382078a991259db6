//! What a probability is of: of yes, of the side that its row names, or of one of several answers. Named after what went
//! wrong: each of these was scored as if every row were a forecast of yes. The right numbers were worked out by hand.

use std::fmt::Write;

use serde_json::Value;

use crate::support::program::{Folder, Ran};

const FIXED: [&str; 6] = ["--as-of", "2026-01-01", "--resamples", "0", "--format", "json"];

/// A log with these columns between the date and the resolution: question, cells, outcome.
fn log(columns: &str, rows: &[(&str, &str, &str)]) -> String {
    let mut text = format!("question_id,source,source_type,forecast_date,{columns},resolved_on,outcome\n");
    for (question, cells, outcome) in rows {
        writeln!(text, "{question},a,x,2018-01-02,{cells},2018-02-01,{outcome}").expect("a string takes it");
    }
    text
}

fn run(text: &str, arguments: &[&str]) -> Ran {
    let folder = Folder::with(&[("log.csv", text)]);
    folder.score(&[&["log.csv"], arguments, &FIXED[..]].concat())
}

fn json(text: &str, arguments: &[&str]) -> Value {
    run(text, arguments).json()
}

fn brier(text: &str, arguments: &[&str]) -> f64 {
    json(text, arguments)["overall"]["brier"]["value"].as_f64().expect("a score")
}

fn assert_brier(text: &str, arguments: &[&str], right: f64) {
    let found = brier(text, arguments);
    assert!((found - right).abs() < 1e-12, "{found} for {right} with {arguments:?}:\n{text}");
}

/// The error of a code, with all that stands below it.
fn refusal(text: &str, arguments: &[&str], code: &str) -> String {
    let ran = run(text, arguments);
    assert_eq!(ran.status, 1, "{}", ran.out);
    assert!(ran.err.contains(&format!("error[{code}]")), "{}", ran.err);
    ran.err
}

const SIDES: [(&str, &str, &str); 3] = [("1", "No,90%", "no"), ("2", "Yes,80%", "yes"), ("3", "No,95%", "no")];
const ANSWERS: [(&str, &str, &str); 4] =
    [("1", "Yes,0.7", "yes"), ("1", "No,0.3", "yes"), ("2", "Yes,0.2", "no"), ("2", "No,0.8", "no")];

#[test]
fn the_probability_of_no_was_scored_as_that_of_yes() {
    for header in ["prediction", "side", "predicted outcome", "call", "pick", "Prognose", "Tipp", "direction"] {
        let text = log(&format!("{header},confidence"), &SIDES);
        // (0.1² + 0.2² + 0.05²) / 3, and in the other reading (0.9² + 0.2² + 0.95²) / 3
        assert_brier(&text, &[], 0.0525 / 3.0);
        assert_brier(&text, &["--map", &format!("side={header}")], 0.0525 / 3.0);
        assert_brier(&text, &["--map", "side=none"], 1.7525 / 3.0);
    }
}

#[test]
fn a_side_is_told_with_a_row_and_the_option_for_the_other_reading() {
    let notes = json(&log("prediction,confidence", &SIDES), &[])["notes"].to_string();
    for part in ["No, 95% (row 4) is 5% for yes", "--map side=none"] {
        assert!(notes.contains(part), "{part}: {notes}");
    }
}

#[test]
fn sides_in_german_and_in_plain_percentages() {
    let rows = [("1", "Nein,90", "nein"), ("2", "Ja,80", "ja"), ("3", "Nein,95", "nein")];
    assert_brier(&log("Prognose,Konfidenz", &rows), &[], 0.0525 / 3.0);
}

#[test]
fn a_prediction_that_agrees_with_a_probability_of_yes_changes_nothing() {
    let rows = [("1", "No,0.1", "no"), ("2", "Yes,0.8", "yes"), ("3", "No,0.05", "no")];
    let text = log("prediction,probability", &rows);
    assert_brier(&text, &[], 0.0525 / 3.0);
    assert_brier(&text, &["--map", "side=prediction"], (0.81 + 0.04 + 0.9025) / 3.0);
}

#[test]
fn a_low_confidence_in_no_is_asked_about() {
    let text = log("prediction,confidence", &[("1", "No,40%", "no"), ("2", "Yes,80%", "yes")]);
    let said = refusal(&text, &[], "probability-of-which-side");
    for part in
        ["No, 40% (row 2) is 60% for yes, or 40%", "--map \"side=prediction\" for 60%", "--map side=none for 40%"]
    {
        assert!(said.contains(part), "{said}");
    }
    assert_brier(&text, &["--map", "side=prediction"], 0.2);
    assert_brier(&text, &["--map", "side=none"], 0.1);
}

#[test]
fn names_of_sides_are_asked_about_and_settled_by_what_they_stand_for() {
    let rows = [("1", "down,90%", "no"), ("2", "up,80%", "yes"), ("3", "down,95%", "no")];
    let text = log("direction,confidence", &rows);
    let said = refusal(&text, &[], "probability-of-which-side");
    assert!(said.contains("--outcome \"down=yes\" --outcome \"up=no\", or the other way round"), "{said}");
    let up = ["--map", "side=direction", "--outcome", "up=yes", "--outcome", "down=no"];
    assert_brier(&text, &up, 0.0525 / 3.0);
    assert_brier(&text, &["--map", "side=none"], 1.7525 / 3.0);
    let settings = &json(&text, &up)["settings"];
    assert_eq!(settings["map"].to_string(), "[\"side=direction\"]");
    assert_eq!(settings["outcomes"].to_string(), "[\"up=yes\",\"down=no\"]");
}

#[test]
fn an_outcome_that_names_the_winner_is_read_by_the_same_words() {
    let rows = [("1", "Away FC,90%", "Away FC"), ("2", "Home FC,80%", "Home FC"), ("3", "Away FC,95%", "away fc")];
    let text = log("predicted_winner,confidence", &rows);
    refusal(&text, &[], "probability-of-which-side");
    let words = ["--map", "side=predicted_winner", "--outcome", "Home FC=yes", "--outcome", "Away FC=no"];
    assert_brier(&text, &words, 0.0525 / 3.0);
}

#[test]
fn an_outcome_that_says_right_or_wrong_is_that_of_the_side() {
    let rows = [("1", "No,90%", "correct"), ("2", "Yes,80%", "correct"), ("3", "No,95%", "wrong")];
    assert_brier(&log("prediction,confidence", &rows), &[], (0.01 + 0.04 + 0.9025) / 3.0);
    let german = [("1", "Nein,90%", "richtig"), ("2", "Ja,80%", "richtig"), ("3", "Nein,95%", "falsch")];
    assert_brier(&log("Prognose,Konfidenz", &german), &[], (0.01 + 0.04 + 0.9025) / 3.0);
    let alone = [("1", "90%", "correct"), ("2", "80%", "wrong")];
    refusal(&log("confidence", &alone), &[], "outcome-not-understood");
    let words = ["--outcome", "correct=yes", "--outcome", "wrong=no"];
    assert_brier(&log("confidence", &alone), &words, 0.325);
}

#[test]
fn a_header_that_says_right_was_read_as_one_that_says_what_happened() {
    let text = "question_id,source,source_type,forecast_date,confidence,resolved_on,correct\n\
                1,a,x,2018-01-02,90%,2018-02-01,yes\n2,a,x,2018-01-02,30%,2018-02-01,yes\n";
    let map = ["--map", "outcome=correct"];
    let said = refusal(text, &map, "probability-of-which-side");
    assert!(said.contains("with 30% and yes (row 3) what happened is yes, or no"), "{said}");
    // (0.1² + 0.7²) / 2
    assert_brier(text, &[map, ["--map", "side=none"]].concat(), 0.25);
    // Above one half both say the same.
    assert_brier(&text.replace("30%", "70%"), &map, 0.05);
    // With a side: no, 30% and right is 70% for yes, and no.
    let sided = text.replace("90%", "90%,yes").replace("30%", "30%,no").replace("confidence", "confidence,call");
    assert_brier(&sided, &[map, ["--map", "side=call"]].concat(), 0.25);
    // In a file of its own only what happened can be meant.
    let words = [("1", "90%", "correct"), ("2", "30%", "richtig")];
    refusal(&log("probability", &words), &["--map", "side=none"], "outcome-not-understood");
}

#[test]
fn a_topic_beside_a_column_for_yes_and_one_for_no_was_refused() {
    let rows = [("1", "Politics,70%,30%", "yes"), ("2", "Economy,20%,80%", "no")];
    let text = log("category,Yes,No", &rows);
    assert_brier(&text, &[], 0.065);
    assert_eq!(json(&text, &["--by", "topic"])["groups"].as_array().expect("groups").len(), 2);
    let note = json(&text, &[])["notes"].to_string();
    assert!(note.contains("\\\"category\\\" as topic"), "{note}");
}

#[test]
fn words_for_the_probability_of_no_are_not_turned_round() {
    let rows = [("1", "No,very likely", "no"), ("2", "Yes,likely", "yes")];
    refusal(&log("prediction,probability", &rows), &[], "probability-of-which-side");
    refusal(&log("prediction,probability", &rows), &["--map", "side=prediction"], "side-of-words");
    refusal(&log("prediction,phrase", &rows), &["--map", "side=prediction"], "side-of-words");
}

#[test]
fn a_yes_or_no_that_marks_a_row_is_no_side() {
    for header in ["verified", "paywall", "is_expert", "checked by editor"] {
        let rows = [("1", "No,0.9", "yes"), ("2", "Yes,0.8", "yes"), ("3", "No,0.95", "yes")];
        assert_brier(&log(&format!("{header},probability"), &rows), &[], 0.0525 / 3.0);
    }
    let rows = [("1", "No,0.9", "yes"), ("2", "Yes,0.2", "no")];
    assert_brier(&log("foo,probability", &rows), &[], 0.025);
}

#[test]
fn yes_and_no_in_rows_of_one_forecast_were_two_forecasts_of_yes() {
    for header in ["answer", "option", "outcome_name", "choice", "selection", "category", "team", "foo"] {
        let text = log(&format!("{header},probability"), &ANSWERS);
        // (0.3² + 0.2²) / 2; pooled it was (0.3² + 0.7² + 0.2² + 0.8²) / 4
        for arguments in [vec![], vec!["--map".to_owned(), format!("answer={header}")]] {
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let found = json(&text, &arguments);
            assert!((found["overall"]["brier"]["value"].as_f64().expect("a score") - 0.065).abs() < 1e-12, "{header}");
            let counts = &found["counts"];
            assert_eq!((counts["rows"].as_u64(), counts["scored"].as_u64()), (Some(4), Some(2)), "{header}");
            assert_eq!(counts["duplicate"].as_u64(), Some(2), "{header}");
        }
    }
    assert_brier(&log("answer,probability", &ANSWERS), &["--map", "answer=none"], (0.09 + 0.49 + 0.04 + 0.64) / 4.0);
}

#[test]
fn answers_with_an_id_for_each_row_or_each_forecast() {
    let with_ids = |ids: [&str; 4]| {
        let rows: Vec<(&str, String, &str)> =
            ANSWERS.iter().zip(ids).map(|((q, cells, o), id)| (*q, format!("{id},{cells}"), *o)).collect();
        let rows: Vec<(&str, &str, &str)> = rows.iter().map(|(q, cells, o)| (*q, cells.as_str(), *o)).collect();
        log("forecast_id,answer,probability", &rows)
    };
    for ids in [["f1", "f2", "f3", "f4"], ["f1", "f1", "f2", "f2"]] {
        let found = json(&with_ids(ids), &[]);
        assert_eq!(found["counts"]["scored"].as_u64(), Some(2), "{ids:?}");
    }
}

#[test]
fn rounded_answers_sum_to_one_and_a_lone_no_is_what_is_left() {
    let rows = [("1", "Yes,0.333", "yes"), ("1", "No,0.6665", "yes"), ("2", "No,0.9", "no"), ("3", "Yes,0.8", "yes")];
    assert_brier(&log("answer,probability", &rows), &[], (0.667 * 0.667 + 0.01 + 0.04) / 3.0);
}

#[test]
fn answers_that_do_not_sum_to_one_name_their_rows() {
    let mut rows = ANSWERS;
    rows[1].1 = "No,0.4";
    let text = log("answer,probability", &rows);
    let said = refusal(&text, &[], "answers-do-not-sum-to-one");
    assert!(said.contains("Yes in row 2 says 0.7 and No in row 3 says 0.4: together 1.1, not 1."), "{said}");
    let skipped = json(&text, &["--skip-bad-rows"]);
    assert_eq!(skipped["counts"]["rejected"].as_u64(), Some(2));
    assert_eq!(skipped["overall"]["forecasts"].as_u64(), Some(1));
}

#[test]
fn answers_by_name_were_forecasts_of_yes() {
    let two = log("candidate,probability", &[("1", "Lake,0.6", "yes"), ("1", "River,0.4", "yes")]);
    let said = refusal(&two, &[], "answers-of-one-forecast");
    assert!(said.contains("Lake 0.6, River 0.4 (rows 2 and 3); they sum to 1"), "{said}");
    let lake = ["--map", "answer=candidate", "--outcome", "Lake=yes", "--outcome", "River=no"];
    assert_brier(&two, &lake, 0.16);
    assert_brier(&two, &["--map", "answer=none"], 0.26);
    for header in ["category", "option", "foo"] {
        let rows = [("1", "Green,0.5", "yes"), ("1", "Red,0.3", "yes"), ("1", "Blue,0.2", "yes")];
        let three = log(&format!("{header},probability"), &rows);
        refusal(&three, &[], "answers-of-one-forecast");
        refusal(&three, &["--map", &format!("answer={header}")], "outcome-of-another-kind");
    }
}

#[test]
fn a_category_that_is_the_topic_of_its_question_was_refused() {
    let rows = [("1", "Politics,0.9", "yes"), ("2", "Economy,0.8", "yes")];
    let text = log("category,probability", &rows);
    assert_brier(&text, &[], 0.025);
    assert_eq!(json(&text, &["--by", "topic"])["groups"].as_array().expect("groups").len(), 2);
    assert_eq!(json(&text, &["--by", "category"])["groups"].as_array().expect("groups").len(), 2);
}

#[test]
fn a_column_for_yes_and_one_for_no_are_one_forecast() {
    for columns in ["Yes,No", "Yes %,No %", "Ja,Nein", "p_yes,p_no", "P(yes),P(no)", "Probability Yes,Probability No"] {
        assert_brier(&log(columns, &[("1", "70%,30%", "yes"), ("2", ",80%", "no")]), &[], 0.065);
        let said = refusal(&log(columns, &[("1", "70%,40%", "yes")]), &[], "answers-do-not-sum-to-one");
        assert!(said.contains("together 1.1, not 1"), "{said}");
    }
}

#[test]
fn the_confidence_in_the_likelier_side_was_scored_as_the_probability() {
    let rows = [("1", "0.10,0.90,Away FC", "no"), ("2", "0.20,0.80,Away FC", "no"), ("3", "0.70,0.70,Home FC", "yes")];
    let text = log("home_win_probability,confidence,predicted_winner", &rows);
    let said = refusal(&text, &[], "column-claimed-twice");
    for part in ["which say 0.90 and 0.10 in row 2", "--map \"probability=home_win_probability\" for 0.10"] {
        assert!(said.contains(part), "{said}");
    }
    // (0.1² + 0.2² + 0.3²) / 3
    assert_brier(&text, &["--map", "probability=home_win_probability"], 0.14 / 3.0);
    let of_side = ["--map", "probability=confidence", "--map", "side=predicted_winner"];
    let words = ["--outcome", "Home FC=yes", "--outcome", "Away FC=no"];
    assert_brier(&text, &[of_side, words].concat(), 0.14 / 3.0);
}

#[test]
fn two_columns_of_probabilities_are_asked_about() {
    for columns in ["p,community_p", "probability,prob_adjusted", "probability,odds", "p,confidence", "prob,chance"] {
        let rows = [("1", "0.9,0.7", "yes"), ("2", "0.2,0.4", "no")];
        let said = refusal(&log(columns, &rows), &[], "column-claimed-twice");
        assert!(said.contains("0.9") && said.contains("0.7"), "{said}");
        let first = columns.split(',').next().expect("a header");
        assert_brier(&log(columns, &rows), &["--map", &format!("probability={first}")], 0.025);
    }
}

#[test]
fn a_number_of_another_kind_or_the_same_number_is_not_asked_about() {
    for column in ["p_value", "market_share", "reliability", "stake", "prob_low", "confidence_level"] {
        let rows = [("1", "0.9,0.7", "yes"), ("2", "0.2,0.4", "no")];
        assert_brier(&log(&format!("probability,{column}"), &rows), &[], 0.025);
    }
    for (column, cells) in [("confidence", ["4", "5"]), ("confidence", ["high", "low"]), ("p (%)", ["90", "20"])] {
        let rows = [("1", format!("0.9,{}", cells[0]), "yes"), ("2", format!("0.2,{}", cells[1]), "no")];
        let rows: Vec<(&str, &str, &str)> = rows.iter().map(|(q, cells, o)| (*q, cells.as_str(), *o)).collect();
        assert_brier(&log(&format!("probability,{column}"), &rows), &[], 0.025);
    }
}

#[test]
fn what_was_settled_is_saved_and_a_clean_copy_asks_nothing() {
    let rows = [("1", "down,90%", "no"), ("2", "up,80%", "yes"), ("3", "down,95%", "no")];
    let folder = Folder::with(&[("log.csv", &log("direction,confidence", &rows))]);
    let settled = ["--map", "side=direction", "--outcome", "up=yes", "--outcome", "down=no"];
    let first = folder.score(&[&["log.csv", "--save-map", "map.toml"], &settled[..], &FIXED].concat()).json();
    let again = folder.score(&[&["log.csv", "--map-file", "map.toml"], &FIXED[..]].concat()).json();
    assert_eq!(first["overall"], again["overall"]);
    let mut command = crate::support::program::command();
    command.args(["convert", "log.csv", "-o", "clean.csv", "--map-file", "map.toml"]).current_dir(folder.path());
    assert_eq!(crate::support::program::finish(&mut command).status, 0);
    let clean = folder.score(&[&["clean.csv"], &FIXED[..]].concat()).json();
    assert_eq!(first["overall"]["brier"], clean["overall"]["brier"]);
}
