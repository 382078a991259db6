//! What people write, and what it says: hundreds of hedges, with their reading, in `tests/hedges`.

use trackrecord::lexicon::{Choice, Phrases, Reading};

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
