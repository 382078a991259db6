//! Lexicons: their figures, their phrases, files of one's own.
//!
//! The figures are compared with the folder `lexicons` of the shared data, which is no part of the project:
//! `TRACKRECORD_SHARED`, or `../shared` beside the project. Where it is absent, those tests say so and pass.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::lexicon::{Choice, ChoiceError, Lexicon, Mistake, PhraseOverride, Phrases, Reading, Why, shipped};
use crate::localized::Language;
use crate::verbal::capphrase;
use proptest::prelude::*;

#[allow(clippy::print_stderr)] // a test that does nothing says why
fn shared() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("TRACKRECORD_SHARED").map_or_else(beside, PathBuf::from).join("lexicons");
    if !folder.is_dir() {
        eprintln!("skipped: no shared data folder, set TRACKRECORD_SHARED");
        return None;
    }
    Some(folder)
}

fn records(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).comment(Some(b'#')).from_reader(text.as_bytes());
    reader.records().map(|record| record.expect("a record").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn every_figure_is_that_of_the_source() {
    let Some(folder) = shared() else { return };
    for lexicon in shipped() {
        let text = std::fs::read_to_string(folder.join(format!("{}.csv", lexicon.name))).expect("its figures");
        let rows = records(&text);
        assert_eq!(rows.len() - 1, lexicon.entries.len(), "{}", lexicon.name);
        for (row, entry) in rows[1..].iter().zip(&lexicon.entries) {
            let number = |cell: &String| cell.parse::<f64>().ok();
            let given = [number(&row[2]), number(&row[3]), number(&row[4])];
            let ours = entry.value.map(|value| [value.low, value.point, value.high]);
            // A point without a range stands for itself.
            let expected = given[1].map(|point| [given[0].unwrap_or(point), point, given[2].unwrap_or(point)]);
            assert_eq!((&row[1], expected), (&entry.phrase, ours), "{}", lexicon.name);
        }
    }
}

#[test]
fn figures_of_readers_are_those_of_the_source() {
    let Some(folder) = shared() else { return };
    for (ours, name) in [(capphrase::QUANTILES, "quantiles"), (capphrase::RANK_CORRELATION, "rank_correlation")] {
        let theirs = std::fs::read_to_string(folder.join(format!("capphrase2026_reader_{name}.csv"))).expect("figures");
        assert_eq!(records(ours), records(&theirs), "{name}");
        assert_eq!(records(ours).len(), 20, "{name}");
    }
}

#[test]
fn every_lexicon_says_where_it_comes_from() {
    let all = shipped();
    assert_eq!(all.len(), 10);
    for lexicon in all {
        for text in [&lexicon.title, &lexicon.source, &lexicon.licence, &lexicon.derivation] {
            assert!(text.len() > 2, "{}", lexicon.name);
        }
        assert_ne!(lexicon.title, lexicon.name);
    }
}

#[test]
fn every_phrase_reads_as_itself() {
    let mut read = 0;
    for lexicon in shipped() {
        let entries = lexicon.entries.clone();
        let phrases = Phrases::new(&Choice::only(lexicon));
        let it_is = if phrases.name() == "german_ipcc" { "Es ist" } else { "It is" };
        for entry in entries {
            let forms = [
                entry.phrase.clone(),
                entry.phrase.to_uppercase(),
                format!("{it_is} {}.", entry.phrase.replace(' ', "-")),
            ];
            for text in forms {
                let reading = phrases.read(&text);
                match (entry.value, &reading) {
                    (Some(value), Reading::Phrase(said)) => {
                        assert_eq!((&said.phrase, said.value), (&entry.phrase, value));
                    }
                    (None, Reading::Unknown(unknown)) => {
                        assert!(unknown.refused_by(&phrases.lexicons()[0].name), "{text}: {unknown:?}");
                    }
                    _ => panic!("{}: {text}: {reading:?}", phrases.name()),
                }
                read += 1;
            }
        }
    }
    assert!(read > 300, "{read}");
}

#[test]
fn readers_take_a_phrase_from_capphrase_else_from_zonination() {
    let phrases = Phrases::new(&Choice::unnamed());
    let from = |text| match phrases.read(text) {
        Reading::Phrase(said) => said.lexicon,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(from("likely"), "capphrase2026");
    assert_eq!(from("we doubt"), "zonination2015");
}

#[test]
fn a_phrase_of_standards_alone_names_them_and_how_to_take_them() {
    let Reading::Unknown(unknown) = Phrases::new(&Choice::unnamed()).read("is expected to launch") else { panic!() };
    assert_eq!(unknown.elsewhere, ["ci_managers_guide"]);
    let help = unknown.help(Language::English);
    assert!(help.contains("--lexicon readers,ci_managers_guide"), "{help}");
    assert!(help.contains("--phrase \"expected to=0.6\""), "{help}");
    let both = Phrases::new(&Choice::named("readers,ci_managers_guide").unwrap());
    assert_eq!(both.read("is expected to launch").point(), Some(0.75));
    assert_eq!(both.read("likely").point(), Some(0.75), "readers come first");
}

#[test]
fn an_unknown_phrase_names_the_nearest_and_is_never_one_half() {
    let Reading::Unknown(unknown) = Phrases::new(&Choice::unnamed()).read("realistic possibilty") else { panic!() };
    assert_eq!(unknown.nearest.first().map(String::as_str), Some("Realistic Possibility"));
    assert_eq!(Reading::Unknown(unknown).point(), None);
}

#[test]
fn stacked_hedges_are_told() {
    let Reading::Phrase(said) = Phrases::new(&Choice::unnamed()).read("believe … may") else { panic!() };
    assert_eq!(said.stack_told().as_deref(), Some("\"believe\" and \"may\" as \"May Happen\""));
}

fn with(overrides: &[&str]) -> Phrases {
    let given = overrides.iter().map(|text| PhraseOverride::parse(text).expect("a phrase")).collect();
    Phrases::new(&Choice::unnamed().with(given).expect("no phrase twice"))
}

#[test]
fn phrases_of_the_user_come_first() {
    let phrases = with(&["decent shot=0.6", "not likely=15%", "likely=0.8", "possible=0.35", "too early to say=0.5"]);
    for (text, point) in [
        ("a decent shot at it", 0.6),
        ("it is not likely", 0.15),
        ("likely", 0.8),
        ("very likely", 0.9),
        ("possible in 2Q17", 0.35),
        ("too early to say", 0.5),
        ("likely (70%)", 0.7),
    ] {
        assert_eq!(phrases.read(text).point(), Some(point), "{text}");
    }
    assert!(matches!(phrases.read("possible"), Reading::Phrase(said) if said.modal_only && said.lexicon == "--phrase"));
    for bad in ["likely", "likely=", "likely=1.2", "=0.5", "it is=0.5", "likely=NaN", "likely=-1"] {
        assert!(matches!(PhraseOverride::parse(bad), Err(ChoiceError::Override(_))), "{bad}");
    }
    let twice = ["so so=0.5", "So-so=0.6"].map(|text| PhraseOverride::parse(text).expect("a phrase")).to_vec();
    assert!(matches!(Choice::unnamed().with(twice), Err(ChoiceError::OverrideTwice(_))));
}

fn problems(text: &str) -> Vec<(u64, Mistake)> {
    let problems = Lexicon::parse("own", text.as_bytes()).expect_err("problems");
    problems.into_iter().map(|problem| (problem.line, problem.mistake)).collect()
}

#[test]
fn all_that_is_wrong_with_a_file_is_told_with_its_lines() {
    let found = problems(
        "# house style\nphrase,low,point,high\nx,0.8,0.7,0.6\nX-,0.1,2,0.3\n,1,1,1\ny,a,,1\nz,.1,.9,.5\n\nw,0.1,,0.3\n# end\nv,,0.5,0.6\n",
    );
    let lines: Vec<u64> = found.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [3, 4, 4, 5, 6, 7, 9, 11], "{found:#?}");
    assert!(matches!(found[0].1, Mistake::LowAboveHigh { .. }));
    assert!(matches!(found[1].1, Mistake::NotAProbability { column: "point", .. }));
    assert!(matches!(found[2].1, Mistake::DuplicateSearch { first: 3, .. }));
    assert!(matches!(found[3].1, Mistake::NoPhrase(_)));
    assert!(matches!(found[4].1, Mistake::NoNumber { column: "low", .. }));
    assert!(matches!(found[5].1, Mistake::PointOutside { .. }));
    assert!(matches!(found[6].1, Mistake::Incomplete { column: "point", .. }));
    assert!(matches!(found[7].1, Mistake::Incomplete { column: "low", .. }));
    assert_eq!(problems(""), [(1, Mistake::Empty)]);
    assert_eq!(problems("phrase,low,point,high\n"), [(1, Mistake::Empty)]);
    assert_eq!(problems("phrase,low,point\nx,0,1\n"), [(1, Mistake::NoColumn("high"))]);
    assert_eq!(problems("phrase,low,low,point,high\n")[0], (1, Mistake::ColumnTwice("low")));
    let not_utf8 = Lexicon::parse("own", b"phrase,low,point,high\nm\xf6glich,0,0,1\n").expect_err("no UTF-8");
    assert_eq!((not_utf8[0].line, &not_utf8[0].mistake), (2, &Mistake::NotUtf8));
}

#[test]
fn a_file_as_a_spreadsheet_writes_it_is_read() {
    let text = "\u{feff}Phrase;Low;Point;High;source\r\nziemlich sicher;0,7;80%;0,9;Redaktion\r\nnur Punkt;;0,5;;\r\n";
    let lexicon = Lexicon::parse("haus", text.as_bytes()).expect("a lexicon");
    let points: Vec<_> = lexicon.entries.iter().filter_map(|entry| Some(entry.value?.point)).collect();
    assert_eq!(points, [0.8, 0.5]);
    let phrases = Phrases::new(&Choice::only(lexicon));
    assert_eq!(phrases.read("Es ist ziemlich sicher").point(), Some(0.8));
}

fn mistakes(text: &str) -> Vec<(u64, Mistake)> {
    let problems = Lexicon::parse("house", text.as_bytes()).expect_err("problems");
    problems.into_iter().map(|problem| (problem.line, problem.mistake)).collect()
}

#[test]
fn lexicons_that_could_not_be_what_was_meant() {
    let number = |phrase: &str| Mistake::Number(phrase.to_owned());
    assert_eq!(mistakes("phrase,point\nlikely,0.7\n70%,0.7\n"), [(3, number("70%"))]);
    assert_eq!(mistakes("phrase,point\nlikely,0.7\n\"rare,0.1\nnever,0\n"), [(3, Mistake::QuoteOpen)]);
    assert_eq!(mistakes("phrase,low,point\nlikely,0.6,0.7\n"), [(1, Mistake::NoColumn("high"))]);
    let point = Lexicon::parse("house", b"phrase,point\nlikely,70%\n").expect("a point alone");
    let value = point.entries[0].value.expect("a number");
    assert_eq!((value.low, value.point, value.high), (0.7, 0.7, 0.7));
}

#[test]
fn twenty_thousand_phrases_with_one_first_word_are_read_at_once() {
    let mut text = "phrase,point\n".to_owned();
    for number in 0..20_000 {
        writeln!(text, "likely q{number}x,0.7").expect("written");
    }
    let start = Instant::now();
    let lexicon = Lexicon::parse("house", text.as_bytes()).expect("a lexicon");
    let phrases = Phrases::new(&Choice::only(lexicon));
    for number in 0..1000 {
        assert_eq!(phrases.read(&format!("it is likely q{number}x")).point(), Some(0.7));
    }
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

/// Words that say nothing of how sure somebody is, and never can.
const NEUTRAL: [&str; 8] = ["the", "launch", "…", "this year", "in 2018", "by mid-May", "we say", "next quarter"];
/// Words that may change anything.
const OTHERS: [&str; 8] = ["Vodafone", "market", "denies", "mildly", "unless", "formerly", "Gegenteil", "fail"];

proptest! {
    #[test]
    fn words_of_the_event_change_nothing(
        entry in 0_usize..19,
        before in prop::collection::vec(prop::sample::select(&NEUTRAL[..]), 0..5),
        behind in prop::collection::vec(prop::sample::select(&NEUTRAL[..]), 0..5),
    ) {
        let phrases = Phrases::new(&Choice::unnamed());
        let entry = &phrases.lexicons()[0].entries[entry];
        let text = format!("{} {} {}", before.join(" "), entry.phrase.to_lowercase(), behind.join(" "));
        let reading = phrases.read(&text);
        prop_assert!(matches!(&reading, Reading::Phrase(said) if said.phrase == entry.phrase), "{}: {:?}", text, reading);
    }

    #[test]
    fn a_word_that_is_not_understood_is_never_passed_over(
        entry in 0_usize..19,
        before in prop::collection::vec(prop::sample::select(&NEUTRAL[..]), 0..3),
        other in prop::sample::select(&OTHERS[..]),
        behind in prop::collection::vec(prop::sample::select(&NEUTRAL[..]), 0..3),
        front: bool,
    ) {
        let phrases = Phrases::new(&Choice::unnamed());
        let phrase = phrases.lexicons()[0].entries[entry].phrase.to_lowercase();
        let (before, behind) = (before.join(" "), behind.join(" "));
        let text = if front { format!("{before} {other} {phrase} {behind}") } else { format!("{before} {phrase} {other} {behind}") };
        let reading = phrases.read(&text);
        prop_assert!(matches!(&reading, Reading::Unknown(_)), "{}: {:?}", text, reading);
    }

    #[test]
    fn a_negation_anywhere_is_never_overlooked(
        entry in 0_usize..19,
        negation in prop::sample::select(&["not", "never", "no", "isn't", "nicht", "pas"][..]),
        front: bool,
    ) {
        let phrases = Phrases::new(&Choice::unnamed());
        let phrase = phrases.lexicons()[0].entries[entry].phrase.to_lowercase();
        let text = if front { format!("{negation} {phrase}") } else { format!("{phrase}: {negation} so") };
        let reading = phrases.read(&text);
        prop_assert!(matches!(&reading, Reading::Unknown(unknown) if matches!(unknown.why, Why::Negated { .. })), "{}: {:?}", text, reading);
    }

    #[test]
    fn no_text_makes_it_fail(text in "\\PC{0,60}") {
        let reading = Phrases::new(&Choice::unnamed()).read(&text);
        prop_assert!(reading.point().is_none_or(|point| (0.0..=1.0).contains(&point)));
    }
}
