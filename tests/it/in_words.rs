//! Forecasts in words as users of the program score them.

use std::path::{Path, PathBuf};

use crate::support::program::{Folder, Ran};
use serde_json::Value;

const AS_OF: [&str; 2] = ["--as-of", "2018-01-01"];
const HEADER: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n";

/// A one-file log: source type, what was said, outcome.
fn log(rows: &[(&str, &str, &str)]) -> String {
    let row = |(at, (kind, said, outcome)): (usize, &(&str, &str, &str))| {
        let day = if outcome.is_empty() { "" } else { "2017-06-30" };
        format!("Q{at},Desk {kind},{kind},2017-03-01,\"{said}\",{day},{outcome}\n")
    };
    HEADER.to_owned() + &rows.iter().enumerate().map(row).collect::<String>()
}

fn score(text: &str, more: &[&str]) -> Ran {
    let folder = Folder::with(&[("log.csv", text)]);
    crate::support::program::score_in(folder.path(), ["log.csv"].iter().chain(&AS_OF).chain(more))
}

fn json(text: &str, more: &[&str]) -> Value {
    score(text, &[more, &["--format", "json"]].concat()).json()
}

fn group<'a>(report: &'a Value, kind: &str) -> &'a Value {
    let groups = report["groups"].as_array().expect("groups");
    groups.iter().find(|group| group["key"]["source_type"] == kind).unwrap_or_else(|| panic!("{kind}"))
}

#[track_caller]
fn near(found: &Value, wanted: f64, tolerance: f64) {
    let found = found.as_f64().unwrap_or_else(|| panic!("{found} for {wanted}"));
    assert!((found - wanted).abs() <= tolerance, "{found} for {wanted}");
}

fn note<'a>(report: &'a Value, code: &str) -> Option<&'a str> {
    report["notes"].as_array()?.iter().find(|note| note["code"] == code)?["text"].as_str()
}

#[allow(clippy::print_stderr)] // a test that does nothing says why
fn shared(file: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let path = std::env::var_os("TRACKRECORD_SHARED").map_or_else(beside, PathBuf::from).join(file);
    if !path.exists() {
        eprintln!("skipped: no {}; set TRACKRECORD_SHARED", path.display());
        return None;
    }
    Some(path)
}

/// Groups A and B of `lexicons/golden_vectors.csv`, six decimals, with all 5,174 readers of the survey.
#[test]
fn the_golden_vectors_over_whole_readers() {
    let Some(readers) = shared("data/readers/capphrase2026.csv") else { return };
    let rows = [
        ("A", "highly likely", "yes"),
        ("A", "likely", "yes"),
        ("A", "likely", "no"),
        ("A", "almost certain", "yes"),
        ("A", "unlikely", "no"),
        ("A", "could happen", "yes"),
        ("B", "likely", "no"),
        ("B", "highly likely", "no"),
        ("B", "probable", "yes"),
        ("B", "could happen", "no"),
    ];
    let report = json(&log(&rows), &["--readers", readers.to_str().expect("a path")]);
    for (kind, [medians, mean, cost, p05, p50, p95]) in [
        ("A", [0.172_917, 0.185_011, 0.013_767, 0.131_678, 0.177_083, 0.260_189]),
        ("B", [0.398_750, 0.391_037, 0.017_563, 0.288_750, 0.387_500, 0.509_462]),
    ] {
        let group = group(&report, kind);
        near(&group["brier"]["value"], medians, 5.1e-7);
        let words = &group["verbal"];
        near(&words["readers"]["mean"], mean, 5.1e-7);
        near(&words["vagueness_cost"], cost, 5.1e-7);
        near(&words["readers"]["p05"], p05, 5.1e-7);
        near(&words["readers"]["p50"], p50, 5.1e-7);
        near(&words["readers"]["p95"], p95, 5.1e-7);
        assert_eq!(words["modal_only"], 1);
    }
}

/// `lexicons/golden_vectors.csv`: the envelope that keeps one reading for the phrase, not one for each forecast.
#[test]
fn eight_times_likely_under_icd_203() {
    let said = |at: usize| ("desk", "likely", if at < 6 { "yes" } else { "no" });
    let rows: Vec<_> = (0..8).map(said).collect();
    let report = json(&log(&rows), &["--lexicon", "icd203"]);
    let words = &group(&report, "desk")["verbal"];
    assert_eq!((&words["lexicon"], &words["forecasts"]), (&"icd203".into(), &8.into()));
    near(&words["brier_envelope"]["low"], 0.1875, 1e-12);
    near(&words["brier_envelope"]["high"], 0.2275, 1e-12);
    near(&group(&report, "desk")["brier"]["value"], (6.0 * 0.325_f64.powi(2) + 2.0 * 0.675_f64.powi(2)) / 8.0, 1e-12);
    assert_eq!(words["readers"], Value::Null);
    assert!(words["readers_missing"].as_str().is_some_and(|why| why.contains("likely")), "{words}");
    assert_eq!(report["settings"]["lexicon"], "icd203");
    let bin = &words["phrases"][0];
    assert_eq!((&bin["phrase"], &bin["forecasts"], &bin["questions"]), (&"likely".into(), &8.into(), &8.into()));
    near(&bin["observed"], 0.75, 0.0);
}

#[test]
fn words_score_as_the_numbers_of_the_lexicon() {
    let words =
        [("a", "likely", "yes"), ("a", "It is UNLIKELY", "no"), ("b", "almost-certain", "no"), ("b", "0.3", "no")];
    let numbers = [("a", "0.75", "yes"), ("a", "0.2", "no"), ("b", "0.95", "no"), ("b", "0.3", "no")];
    let (said, typed) = (json(&log(&words), &[]), json(&log(&numbers), &[]));
    for kind in ["a", "b"] {
        for field in ["brier", "log_score", "corp", "cox", "bins", "curve", "verdict", "calibration_in_the_large"] {
            assert_eq!(group(&said, kind)[field], group(&typed, kind)[field], "{kind} {field}");
        }
    }
    assert_eq!(group(&typed, "a").get("verbal"), None, "numbers have no verbal part");
    assert_eq!(typed["settings"]["lexicon"], Value::Null);
    assert_eq!(group(&said, "b")["verbal"]["forecasts"], 1);
}

#[test]
fn a_number_beats_the_phrase_beside_it() {
    let text = "question_id,source,source_type,forecast_date,probability,phrase,resolved_on,outcome\n\
                Q1,A,x,2017-03-01,0.6,almost certain,2017-06-30,yes\n\
                Q2,A,x,2017-03-01,,almost certain,2017-06-30,yes\n\
                Q3,A,x,2017-03-01,likely (70%),,2017-06-30,yes\n";
    let report = json(text, &[]);
    let x = group(&report, "x");
    near(&x["brier"]["value"], (0.16 + 0.0025 + 0.09) / 3.0, 1e-12);
    assert_eq!(x["verbal"]["forecasts"], 1, "the other two are numbers");
    assert!(note(&report, "number-beside-words").is_some());
}

#[test]
fn who_does_not_know_forecasts_nothing() {
    let rows =
        [("x", "0.8", "yes"), ("x", "It remains unclear whether they could", "yes"), ("x", "remains to be seen", "")];
    let report = json(&log(&rows), &[]);
    assert_eq!((&report["counts"]["scored"], &report["counts"]["unscorable"]), (&1.into(), &2.into()));
    near(&group(&report, "x")["brier"]["value"], 0.04, 1e-12);
    assert_eq!(group(&report, "x")["resolvability"]["unscorable"], 2);
    assert!(
        note(&report, "no-forecast").is_some_and(|text| text.contains("2 statements") && text.contains("never 50%"))
    );
}

/// A statement without an event is no bad row, and two of one source are not one.
#[test]
fn statements_without_an_event_are_counted_and_not_scored() {
    let text = "question_id,source,source_type,forecast_date,phrase,quote,resolved_on,outcome\n\
                none,A,x,2017-03-01,,a unique opportunity,,\n\
                none,A,x,2017-03-01,,nobody did it before,,\n\
                None,A,x,2017-03-01,gibberish hedge,they mean well,,\n\
                Q1,A,x,2017-03-01,likely,it will come,2017-06-30,yes\n";
    let report = json(text, &[]);
    let of = &group(&report, "x")["resolvability"];
    assert_eq!((&of["statements"], &of["unscorable"], &of["scored"]), (&4.into(), &3.into(), &1.into()));
    assert_eq!(report["counts"]["duplicate"], 0);
    assert!(note(&report, "no-event").is_some());
    assert!(note(&report, "open-without-deadline").is_none(), "none is no open question");
    let page = score(text, &["--details"]).out;
    let checkable = page.split("How much of what was said could be checked").nth(1).expect("a section");
    let mut rows = checkable.lines().skip_while(|line| !line.starts_with("x "));
    let mut row = || rows.next().unwrap_or_default().split_whitespace().collect::<Vec<_>>();
    // Statements, open and annulled; beneath them not checkable, overdue and scored.
    assert_eq!(row()[..4], ["x", "4", "0", "0"], "{page}");
    assert_eq!(row()[..3], ["3", "0", "1"], "{page}");
}

#[test]
fn an_unknown_phrase_stops_the_run_until_it_is_settled() {
    let text = log(&[("x", "likely", "yes"), ("x", "a decent shot", "no")]);
    let stopped = score(&text, &[]);
    assert_eq!((stopped.status, stopped.out.as_str()), (1, ""));
    for part in ["error[phrase-unknown] log.csv:3, column \"probability\": \"a decent shot\"", "--phrase \"", "=0.6\""]
    {
        assert!(stopped.err.contains(part), "{part}:\n{}", stopped.err);
    }
    let settled = json(&text, &["--phrase", "decent shot=60%"]);
    near(&group(&settled, "x")["brier"]["value"], f64::midpoint(0.0625, 0.36), 1e-12);
    assert_eq!(settled["settings"]["phrases"], serde_json::json!(["decent shot=60%"]));
    assert_eq!(score(&text, &["--skip-bad-rows"]).status, 0);
}

#[test]
fn a_phrase_that_only_a_standard_has_names_it() {
    let text = log(&[("x", "expected to", "yes")]);
    let stopped = score(&text, &[]);
    assert!(stopped.status == 1 && stopped.err.contains("--lexicon readers,ci_managers_guide"), "{}", stopped.err);
    let report = json(&text, &["--lexicon", "readers,ci_managers_guide"]);
    near(&group(&report, "x")["brier"]["value"], 0.0625, 1e-12);
}

#[test]
fn what_merely_can_happen_is_scored_and_marked() {
    let report = json(&log(&[("x", "could happen", "yes"), ("x", "could", "no"), ("x", "likely", "yes")]), &[]);
    let words = &group(&report, "x")["verbal"];
    assert_eq!((&words["forecasts"], &words["modal_only"]), (&3.into(), &2.into()));
    near(&group(&report, "x")["brier"]["value"], (0.36 + 0.16 + 0.0625) / 3.0, 1e-12);
    near(&words["brier_without_modal_only"], 0.0625, 1e-12);
    assert!(note(&report, "modal-only").is_some_and(|text| text.contains("0.062")));
}

#[test]
fn stacked_hedges_are_read_by_the_weakest_and_said() {
    let report = json(&log(&[("x", "they believe it may come", "no")]), &[]);
    near(&group(&report, "x")["brier"]["value"], 0.16, 1e-12);
    let told = note(&report, "stacked-hedges").expect("a note");
    assert!(told.contains("\"believe\" and \"may\" as \"May Happen\""), "{told}");
}

/// "Likely" is 0.75 to readers and 0.83 to the IPCC; 0.8 lies between.
#[test]
fn an_order_that_hangs_on_the_lexicon_is_said() {
    let text = log(&[("words", "likely", "yes"), ("numbers", "0.8", "yes")]);
    let report = json(&text, &[]);
    let order = &report["order_by_lexicon"];
    assert_eq!(order["flips"], true);
    let under = |name: &str| {
        let all = group(&report, "words")["verbal"]["lexicons"].as_array().expect("lexicons").clone();
        all.into_iter().find(|under| under["lexicon"] == name).unwrap_or_else(|| panic!("{name}"))
    };
    near(&under("ipcc_ar5_ar6")["brier"]["value"], 0.17_f64.powi(2), 1e-12);
    assert_eq!(under("icd203_2015")["verdict"]["code"], "too-few");
    for format in ["table", "markdown"] {
        let page = score(&text, &["--format", format, "--details"]).out;
        let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains("order of the source types hangs on the lexicon"), "{page}");
    }
    let same = json(&log(&[("words", "likely", "yes"), ("numbers", "0.1", "yes")]), &[]);
    assert_eq!(same["order_by_lexicon"]["flips"], false);
}

/// The verdict by another lexicon is that of a run by this lexicon, where it reads every phrase.
#[test]
fn scores_by_other_lexicons_are_those_of_runs_by_them() {
    let said = |at: usize| ("x", ["likely", "unlikely", "very likely"][at % 3], if at % 5 < 3 { "yes" } else { "no" });
    let text = log(&(0..40).map(said).collect::<Vec<_>>());
    let report = json(&text, &[]);
    for under in group(&report, "x")["verbal"]["lexicons"].as_array().expect("lexicons") {
        if under["forecasts"] != 40 {
            continue;
        }
        let own = json(&text, &["--lexicon", under["lexicon"].as_str().expect("a name")]);
        assert_eq!(group(&own, "x")["brier"], under["brier"]);
        assert_eq!(group(&own, "x")["verdict"], under["verdict"]);
    }
}

#[test]
fn german_english_and_french_in_one_file() {
    let text = "Frage;Quelle;Quellentyp;Datum;Wahrscheinlichkeit;Ergebnis;resolved_on\n\
                Q1;Büro;Berater;01.03.2017;sehr wahrscheinlich;ja;30.06.2017\n\
                Q2;Büro;Berater;01.03.2017;Highly likely;ja;30.06.2017\n\
                Q3;Büro;Berater;01.03.2017;0,35;nein;30.06.2017\n\
                Q4;Büro;Berater;01.03.2017;très probable;ja;30.06.2017\n";
    let lexicons = ["--lexicon", "readers,german_ipcc"];
    let stopped = score(text, &lexicons);
    assert!(stopped.status == 1 && stopped.err.contains("log.csv:5"), "{}", stopped.err);
    assert!(stopped.err.contains("phrase-modified") && !stopped.err.contains("log.csv:2"), "{}", stopped.err);
    let report = json(text, &[&lexicons[..], &["--phrase", "très probable=0,8"]].concat());
    // 95%: the middle of the German IPCC's 90–100%; 90%: the median of CAPphrase.
    near(&group(&report, "Berater")["brier"]["value"], (0.0025 + 0.01 + 0.1225 + 0.04) / 4.0, 1e-12);
    let english = score(text, &["--lexicon", "readers", "--phrase", "très probable=0,8"]);
    assert!(english.err.contains("german_ipcc knows it"), "{}", english.err);
}

#[test]
fn the_same_words_again_are_a_duplicate() {
    let row = "Q1,A,x,2017-03-01,likely,2017-06-30,yes\n";
    let report = json(&format!("{HEADER}{row}{row}Q1,A,x,2017-03-01,unlikely,2017-06-30,yes\n"), &[]);
    assert_eq!((&report["counts"]["duplicate"], &report["counts"]["scored"]), (&1.into(), &2.into()));
}

#[test]
fn the_same_bytes_whatever_the_threads() {
    let words = ["likely", "could", "0.4", "almost certain", "unclear", "believe it may"];
    let rows: Vec<_> = (0..300).map(|at| (["x", "y"][at % 2], words[at % 6], ["yes", "no"][at / 7 % 2])).collect();
    let run = |threads: &str| score(&log(&rows), &["--threads", threads, "--format", "json"]).out;
    assert_eq!(run("1"), run("4"));
}

#[test]
fn overdue_words_bound_the_score_either_way() {
    let folder = Folder::with(&[
        (
            "f.csv",
            "question_id,source,source_type,forecast_date,phrase\nQ1,A,x,2017-03-01,likely\nQ2,A,x,2017-03-01,likely\n",
        ),
        ("r.csv", "question_id,resolved_on,outcome,closes_on\nQ1,2017-06-30,yes,2017-06-30\nQ2,,,2017-06-30\n"),
    ]);
    let ran = crate::support::program::score_in(
        folder.path(),
        ["f.csv", "-r", "r.csv"].iter().chain(&AS_OF).chain(&["--format", "json"]),
    );
    let report = ran.json();
    let of = &group(&report, "x")["resolvability"];
    near(&of["brier_if_overdue_yes"], 0.0625, 1e-12);
    near(&of["brier_if_overdue_no"], f64::midpoint(0.0625, 0.5625), 1e-12);
}

#[test]
fn convert_keeps_words_and_scores() {
    let rows = [
        ("x", "likely", "yes"),
        ("x", "35 %", "no"),
        ("x", "likely (70%)", "no"),
        ("y", "unclear", "yes"),
        ("y", "they believe it may come", "no"),
    ];
    let text = log(&rows) + "none,Desk y,y,2017-03-01,,,\n";
    let folder = Folder::with(&[("log.csv", &text)]);
    let convert = |from: &str, to: &str| {
        crate::support::program::finish(
            crate::support::program::command().args(["convert", from, "-o", to]).current_dir(folder.path()),
        )
    };
    assert_eq!(convert("log.csv", "clean.csv").status, 0);
    assert_eq!(convert("clean.csv", "again.csv").status, 0);
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("written");
    let clean = read("clean.csv");
    assert_eq!(clean, read("again.csv"));
    let header: Vec<&str> = clean.lines().next().expect("a header").split(',').collect();
    let at = |name: &str| header.iter().position(|own| *own == name).unwrap_or_else(|| panic!("{name} in {header:?}"));
    let likely: Vec<&str> = clean.lines().nth(1).expect("a row").split(',').collect();
    assert_eq!((likely[at("probability")], likely[at("phrase")]), ("", "likely"));
    let scored = |name: &str| {
        let ran =
            crate::support::program::score_in(folder.path(), [name].iter().chain(&AS_OF).chain(&["--format", "json"]));
        let report = ran.json();
        (report["groups"].clone(), report["counts"].clone())
    };
    assert_eq!(scored("log.csv"), scored("clean.csv"));
}

#[test]
fn the_user_has_a_lexicon_of_the_house() {
    let folder = Folder::with(&[
        ("log.csv", &log(&[("x", "a fair bet", "yes"), ("x", "likely", "yes")])),
        ("house.csv", "phrase;low;point;high\nfair bet;50%;0,6;70%\n"),
    ]);
    let run = |lexicon: &str| {
        let options = ["log.csv", "--lexicon", lexicon, "--format", "json"];
        crate::support::program::score_in(folder.path(), options.iter().chain(&AS_OF))
    };
    assert!(run("house.csv").err.contains("phrase-unknown"));
    let report = run("house.csv,readers").json();
    near(&group(&report, "x")["brier"]["value"], f64::midpoint(0.16, 0.0625), 1e-12);
    assert_eq!(run("hous.csv").status, 3);
    assert!(run("icd204").err.contains("did you mean icd203"), "{}", run("icd204").err);
}

#[test]
fn tables_of_phrases_and_lexicons_are_exported() {
    let folder = Folder::with(&[("log.csv", &log(&[("x", "likely", "yes"), ("y", "could", "no")]))]);
    let ran = crate::support::program::score_in(folder.path(), ["log.csv", "--export", "out"].iter().chain(&AS_OF));
    assert_eq!(ran.status, 0, "{}", ran.err);
    let read = |name: &str| std::fs::read_to_string(folder.path().join("out").join(name)).expect("written");
    assert!(read("phrases.csv").contains("\nx,group,Likely,0.75,1,1,1,1,"), "{}", read("phrases.csv"));
    assert!(read("by_lexicon.csv").contains("\nx,group,icd203_2015,1,"), "{}", read("by_lexicon.csv"));
    assert!(read("groups.csv").lines().next().is_some_and(|header| header.contains("verbal_vagueness_cost")));
    assert!(read("forecasts.csv").contains("scored,yes,1,0.0625"), "{}", read("forecasts.csv"));
}
