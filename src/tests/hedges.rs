//! What people write, and what it says: hundreds of hedges, with their reading, in `hedges`.

use crate::diagnostics::Code;
use crate::lexicon::{Choice, Phrases, Reading};
use crate::localized::Language;

fn shown(reading: &Reading) -> String {
    match reading {
        Reading::Stated(stated) => format!("= {}", stated.probability),
        Reading::Phrase(said) => {
            let modal = if said.modal_only { " (modal)" } else { "" };
            let stacked = if said.stack.len() > 1 { " (stacked)" } else { "" };
            format!("{}{modal}{stacked}", said.phrase)
        }
        Reading::NoForecast(_) => "none".to_owned(),
        Reading::Unknown(unknown) => format!("? {}", unknown.code()),
    }
}

fn cases(table: &str) -> Vec<(&str, &str)> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split_once(" => ").unwrap_or_else(|| panic!("no reading: {line}"))).collect()
}

fn check(lexicons: &str, table: &str, at_least: usize) {
    let phrases = Phrases::new(&Choice::named(lexicons).expect("lexicons"));
    let cases = cases(table);
    assert!(cases.len() >= at_least, "only {} cases", cases.len());
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, shown(&phrases.read(text))))
        .filter(|(_, expected, read)| *expected != read)
        .map(|(text, expected, read)| format!("{text:60} expected {expected:30} read {read}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn english_by_the_readers() {
    check("readers", include_str!("hedges/readers.txt"), 300);
}

#[test]
fn german_french_and_mixed() {
    check("readers,german_ipcc", include_str!("hedges/german_and_mixed.txt"), 40);
}

#[test]
fn several_standards_in_order() {
    check("icd203,kent,ci_managers_guide,ipcc", include_str!("hedges/standards.txt"), 30);
}

#[test]
fn what_was_read_wrongly_once() {
    check("readers,german_ipcc", include_str!("hedges/wrongly_once.txt"), 90);
}

#[test]
fn two_low_phrases_of_a_standard_are_two() {
    check(
        "kent",
        "almost certainly not unlikely => ? phrase-unknown\nMission Impossible => ? phrase-words-unread\nnext to impossible => ? phrase-words-unread",
        3,
    );
    check("kent,icd203", "almost certainly not unlikely => ? phrases-several", 1);
}

#[test]
fn a_text_that_phrase_gives_a_number_as_a_whole_wins() {
    use crate::lexicon::PhraseOverride;
    for text in ["likely if Beijing agrees", "likely?", "unlikely (80%)", "50/50", "yes"] {
        let own = PhraseOverride::parse(&format!("{text}=0.6")).expect("a phrase");
        let phrases = Phrases::new(&Choice::unnamed().with(vec![own]).expect("a choice"));
        assert_eq!(phrases.read(&text.to_uppercase()).point(), Some(0.6), "{text}");
    }
}

#[test]
fn a_long_text_is_refused_and_not_printed_back() {
    let phrases = Phrases::new(&Choice::unnamed());
    let Reading::Unknown(unknown) = phrases.read(&"very likely ".repeat(100_000)) else { panic!("read") };
    assert_eq!(unknown.code(), Code::PhraseTooLong);
    assert!(unknown.help(Language::English).len() + unknown.message(Language::English).len() < 300);
    let Reading::Unknown(unknown) = phrases.read(&format!("likely {}", "growing ".repeat(30))) else { panic!("read") };
    assert_eq!(unknown.code(), Code::PhraseWordsUnread);
    assert!(
        unknown.message(Language::English).contains("\"growing\"") && unknown.help(Language::English).contains("…=0.6"),
        "{}",
        unknown.help(Language::English)
    );
}
