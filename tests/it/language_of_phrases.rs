//! Without `--lexicon` the lexicon follows the language of the phrases, and the run says so.

use crate::support::program::{Folder, Ran, score_in};

const HEADER: &str = "question_id,source,source_type,forecast_date,phrase,resolved_on,outcome\n";

fn log(rows: &[(&str, &str)]) -> String {
    let row = |(at, (said, outcome)): (usize, &(&str, &str))| {
        format!("Q{at},Desk,desk,2017-03-01,\"{said}\",2017-06-30,{outcome}\n")
    };
    HEADER.to_owned() + &rows.iter().enumerate().map(row).collect::<String>()
}

fn score(text: &str, more: &[&str]) -> Ran {
    let folder = Folder::with(&[("log.csv", text)]);
    score_in(folder.path(), ["log.csv", "--as-of", "2018-01-01"].iter().chain(more))
}

#[track_caller]
fn brier_and_lexicon(text: &str, more: &[&str], brier: f64, lexicon: &str) {
    let report = score(text, &[more, &["--format", "json"]].concat()).json();
    let found = report["overall"]["brier"]["value"].as_f64().unwrap_or(f64::NAN);
    assert!((found - brier).abs() < 1e-12, "{found} for {brier}");
    assert_eq!(report["settings"]["lexicon"], lexicon);
    assert_eq!(report["overall"]["verbal"]["lexicon"], lexicon);
    let named = report["overall"]["verbal"]["lexicons"].as_array();
    assert!(named.is_none_or(|all| all.iter().all(|other| other["lexicon"] != lexicon)), "{named:?}");
}

const GERMAN: [(&str, &str); 3] =
    [("wahrscheinlich", "ja"), ("sehr unwahrscheinlich", "nein"), ("praktisch sicher", "ja")];

/// 0.83, 0.05 and 0.995: (0.17² + 0.05² + 0.005²) / 3.
#[test]
fn german_phrases_were_refused_without_a_lexicon() {
    let brier = (0.17 * 0.17 + 0.05 * 0.05 + 0.005 * 0.005) / 3.0;
    brier_and_lexicon(&log(&GERMAN), &[], brier, "german_ipcc");
    brier_and_lexicon(&log(&GERMAN), &["--lexicon", "german_ipcc"], brier, "german_ipcc");
    let told = score(&log(&GERMAN), &["--details"]).out;
    assert!(told.contains("The language of the phrases decided that"), "{told}");
    let told = score(&log(&GERMAN), &["--details", "--lexicon", "german_ipcc"]).out;
    assert!(!told.contains("The language of the phrases"), "{told}");
}

/// A log in two languages: each phrase by the lexicon of its own. "Likely" is 0.75 to the readers.
#[test]
fn each_phrase_is_read_in_its_own_language() {
    let both = log(&[("wahrscheinlich", "ja"), ("likely", "yes")]);
    brier_and_lexicon(&both, &[], f64::midpoint(0.17 * 0.17, 0.0625), "readers,german_ipcc");
    brier_and_lexicon(&log(&[("likely", "yes")]), &[], 0.0625, "readers");
}

#[test]
fn who_names_a_lexicon_gets_no_other() {
    let said = score(&log(&GERMAN), &["--lexicon", "readers"]).err;
    assert!(said.contains("german_ipcc knows it: --lexicon readers,german_ipcc"), "{said}");
}

/// Of every day, and on no published scale: refused, with a plausible number to begin with; the rest is read.
#[test]
fn phrases_of_every_day_have_a_proposal() {
    let everyday = [
        ("vermutlich", "0.7"),
        ("kaum", "0.1"),
        ("eher nicht", "0.3"),
        ("so gut wie sicher", "0.97"),
        ("eher unwahrscheinlich", "0.3"),
    ];
    let rows: Vec<(&str, &str)> =
        everyday.iter().map(|(said, _)| (*said, "ja")).chain([("wahrscheinlich", "ja")]).collect();
    let said = score(&log(&rows), &[]).err;
    for (phrase, number) in everyday {
        assert!(said.contains(&format!("--phrase \"{phrase}={number}\"")), "{phrase}: {said}");
    }
    assert!(said.contains("5 errors") && !said.contains("that the lexicon readers knows"), "{said}");
    let given: Vec<String> = everyday.iter().map(|(phrase, number)| format!("--phrase={phrase}={number}")).collect();
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    let brier = (0.09 + 0.81 + 0.49 + 0.0009 + 0.49 + 0.17 * 0.17) / 6.0;
    brier_and_lexicon(&log(&rows), &given, brier, "german_ipcc");
}
