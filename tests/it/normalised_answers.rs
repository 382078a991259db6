//! Answers that are made to sum to 1: odds of a bookmaker, in rows and in columns. The right numbers were worked out by another
//! program from the formula p(yes) / Σ p.

use std::fmt::Write as _;

use crate::support::program::{Folder, Ran, command, finish};

const FIXED: [&str; 4] = ["--as-of", "2026-01-01", "--resamples", "0"];

fn run(text: &str, arguments: &[&str]) -> Ran {
    let folder = Folder::with(&[("log.csv", text)]);
    folder.score(&[&["log.csv"], arguments, &FIXED[..], &["--format", "json"]].concat())
}

#[track_caller]
fn assert_brier(text: &str, arguments: &[&str], right: f64) -> Ran {
    let ran = run(text, arguments);
    let found = ran.json()["overall"]["brier"]["value"].as_f64().expect("a score");
    assert!((found - right).abs() < 1e-12, "{found} for {right} with {arguments:?}:\n{text}");
    ran
}

#[track_caller]
fn refusal(text: &str, arguments: &[&str], code: &str) -> String {
    let ran = run(text, arguments);
    assert_eq!(ran.status, 1, "{}", ran.out);
    assert!(ran.err.contains(&format!("error[{code}]")), "{}", ran.err);
    ran.err
}

fn in_columns(headers: &str, separator: char) -> String {
    let text = format!(
        "question_id,source,source_type,forecast_date,{headers},outcome,resolved_on\n\
         1,Book,bookmaker,2018-01-02,1.5,2.8,yes,2018-02-01\n\
         2,Book,bookmaker,2018-01-02,3.2,1.4,no,2018-02-01\n\
         3,Book,bookmaker,2018-01-02,1.95,1.95,yes,2018-02-01\n"
    );
    if separator == ',' { text } else { text.replace(',', &separator.to_string()).replace('.', ",") }
}

const OF_COLUMNS: f64 = 0.154_771_665_945_896_95;

fn in_rows(id: bool) -> String {
    let mut text = "question_id,source,source_type,forecast_date,answer,odds,outcome,resolved_on".to_owned();
    text.push_str(if id { ",forecast_id\n" } else { "\n" });
    let matches = [("1", [2.10, 3.40, 3.60], "Home"), ("2", [1.50, 4.20, 7.00], "Draw")];
    let mut number = 0;
    for (question, odds, outcome) in matches {
        for (answer, odds) in ["Home", "Draw", "Away"].iter().zip(odds) {
            number += 1;
            let row = format!("{question},Book,bookmaker,2018-01-02,{answer},{odds},{outcome},2018-02-01");
            let id = if id { format!(",f{number}") } else { String::new() };
            let _ = writeln!(text, "{row}{id}"); // writing to a string never fails
        }
    }
    text
}

const WORDS: [&str; 10] = [
    "--map",
    "probability=odds",
    "--map",
    "answer=answer",
    "--outcome",
    "Home=yes",
    "--outcome",
    "Draw=no",
    "--outcome",
    "Away=no",
];
const OF_ROWS: f64 = 0.351_350_128_174_377_4;

#[test]
fn odds_in_a_column_for_yes_and_one_for_no_could_not_be_read() {
    for (headers, separator) in [("Yes,No", ','), ("Ja,Nein", ';'), ("p_yes,p_no", ',')] {
        let text = in_columns(headers, separator);
        let said = refusal(&text, &["--scale", "odds-decimal"], "answers-do-not-sum-to-one");
        assert!(said.contains("--normalise"), "{said}");
        let ran = assert_brier(&text, &["--scale", "odds-decimal", "--normalise"], OF_COLUMNS);
        let json = ran.json();
        let notes = json["notes"].to_string();
        let said = "the answers of 3 forecasts summed to 1.025 on average, from 1.024 to 1.027";
        assert!(notes.contains(said), "{notes}");
        assert_eq!(json["settings"]["normalise"], true);
    }
}

#[test]
fn what_sums_to_one_stays_as_it_is() {
    let text = in_columns("Yes,No", ',').replace("1.5,2.8", "0.7,0.3").replace("3.2,1.4", "0.2,0.8");
    let text = text.replace("1.95,1.95", "0.5,0.5");
    let plain = run(&text, &[]).json();
    assert_eq!(plain["overall"], run(&text, &["--normalise"]).json()["overall"]);
    assert_eq!(plain["settings"]["normalise"], serde_json::Value::Null);
}

#[test]
fn odds_of_three_answers_in_rows_could_not_be_read() {
    for id in [false, true] {
        let text = in_rows(id);
        let odds = [&["--scale", "odds-decimal"], &WORDS[..]].concat();
        let said = refusal(&text, &odds, "answers-do-not-sum-to-one");
        assert!(said.contains("Home in row 2 says 0.47619047619 and Draw in row 3 says 0.294117647059"), "{said}");
        let ran = assert_brier(&text, &[&odds[..], &["--normalise"]].concat(), OF_ROWS);
        let counts = &ran.json()["counts"];
        assert_eq!((counts["scored"].as_u64(), counts["duplicate"].as_u64()), (Some(2), Some(4)));
        // A column that is called so is one of answers when they are to be rescaled.
        assert_brier(
            &text,
            &[&["--map", "probability=odds", "--scale", "odds-decimal", "--normalise"][..], &WORDS[4..]].concat(),
            OF_ROWS,
        );
    }
}

#[test]
fn three_answers_that_sum_to_one_are_one_forecast_of_the_one_that_is_yes() {
    let words = &WORDS[2..];
    let rows = in_rows(false).replace(",2.1,", ",0.5,").replace(",3.4,", ",0.3,").replace(",3.6,", ",0.2,");
    let rows = rows.replace(",1.5,", ",0.6,").replace(",4.2,", ",0.3,").replace(",7,", ",0.1,").replace("odds", "p");
    // (0.5² + 0.6²) / 2
    assert_brier(&rows, words, 0.305);
}

#[test]
fn an_answer_whose_others_are_missing_cannot_be_rescaled() {
    let text = in_columns("Yes,No", ',').replace("1.95,1.95", "1.95,");
    let odds = ["--scale", "odds-decimal", "--normalise"];
    let said = refusal(&text, &odds, "answers-incomplete");
    assert!(said.contains("\"Yes\" says 1.95 and \"No\" says nothing"), "{said}");
    let skipped = run(&text, &[&odds[..], &["--skip-bad-rows"]].concat()).json();
    assert_eq!(skipped["counts"]["rejected"].as_u64(), Some(1));
    let rows: Vec<String> = in_rows(false).lines().take(5).map(str::to_owned).collect();
    let said = refusal(&rows.join("\n"), &[&odds[..], &WORDS].concat(), "answers-incomplete");
    assert!(said.contains("row 5") && said.contains("Home"), "{said}");
}

#[test]
fn words_and_ranges_among_numbers_are_not_rescaled() {
    for said in ["likely", "60-70%"] {
        let text = in_columns("Yes,No", ',').replace("1.95,1.95", &format!("{said},0.3"));
        let ran = run(&text.replace("1.5,2.8", "0.7,0.3").replace("3.2,1.4", "0.2,0.8"), &["--normalise"]);
        assert_eq!(ran.status, 1, "{said}: {}", ran.out);
        let rows = "question_id,source,source_type,forecast_date,answer,probability,outcome,resolved_on\n\
                    1,B,b,2018-01-02,Yes,0.7,yes,2018-02-01\n1,B,b,2018-01-02,No,SAID,yes,2018-02-01\n";
        let rows = rows.replace("SAID", said);
        refusal(&rows, &["--map", "answer=answer", "--normalise"], "answers-incomplete");
    }
}

#[test]
fn a_log_of_one_probability_a_row_has_nothing_to_rescale() {
    let text = in_columns("Yes,No", ',').replace("Yes,No", "probability,other");
    let ran = run(&text, &["--scale", "odds-decimal", "--normalise"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(ran.err.contains("--map answer=COLUMN"), "{}", ran.err);
}

#[test]
fn what_was_rescaled_is_saved_and_a_clean_copy_says_the_same() {
    for (text, options) in [(in_columns("Yes,No", ','), vec![]), (in_rows(false), WORDS.to_vec())] {
        let folder = Folder::with(&[("log.csv", &text)]);
        let odds = ["--scale", "odds-decimal", "--normalise", "--format", "json", "--save-map", "map.toml"];
        let first = folder.score(&[&["log.csv"], &options[..], &odds, &FIXED].concat()).json();
        let json = ["--format", "json"];
        let again = folder.score(&[&["log.csv", "--map-file", "map.toml"], &json[..], &FIXED].concat()).json();
        assert_eq!(first["overall"], again["overall"]);
        let mut clean = command();
        clean.args(["convert", "log.csv", "-o", "clean.csv", "--map-file", "map.toml"]).current_dir(folder.path());
        let converted = finish(&mut clean);
        assert_eq!(converted.status, 0, "{}", converted.err);
        let clean = folder.score(&[&["clean.csv"], &json[..], &FIXED].concat()).json();
        assert_eq!(first["overall"]["brier"], clean["overall"]["brier"]);
    }
}

/// Three odds of each question without a word on which is yes: the answers are categories.
#[test]
fn odds_of_answers_that_are_categories() {
    let text = in_rows(false);
    let map = ["--map", "probability=odds", "--map", "answer=answer", "--scale", "odds-decimal"];
    refusal(&text, &map, "answers-do-not-sum-to-one");
    let ran = run(&text, &[&map[..], &["--normalise"]].concat());
    let json = ran.json();
    let found = json["overall"]["categorical"]["brier"]["value"].as_f64().expect("a score");
    // Half the sum over the answers.
    assert!((found - 0.733_697_526_096_982_2 / 2.0).abs() < 1e-9, "{found}");
    assert!(json["notes"].to_string().contains("summed to 1.048 on average"), "{}", json["notes"]);
    // Of what others say it is known which answers there are.
    let club =
        "1,Club,bookmaker,2018-01-02,Home,2.1,Home,2018-02-01\n1,Club,bookmaker,2018-01-02,Draw,3.3,Home,2018-02-01\n";
    let said = refusal(&format!("{text}{club}"), &[&map[..], &["--normalise"]].concat(), "answers-incomplete");
    assert!(said.contains("A forecast of 2 of 3 answers"), "{said}");
    // Where nobody says more it shows in the sum.
    let lacking: Vec<String> = text.lines().take(6).map(str::to_owned).collect();
    let notes = run(&lacking.join("\n"), &[&map[..], &["--normalise"]].concat()).json()["notes"].to_string();
    assert!(notes.contains("1 of them to less than 1, as if an answer were missing"), "{notes}");
}
