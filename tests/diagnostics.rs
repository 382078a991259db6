//! What the program says of each kind of problem, on the smallest input that has it: `tests/diagnostics/CODE`.
//!
//! `TRACKRECORD_UPDATE=1 cargo test --test diagnostics` writes what it says now into the folders and their README; read
//! the difference as an editor would.

#[allow(dead_code)] // each test uses some of it
mod program;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use trackrecord::diagnose::codes::CODES;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

fn examples() -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder()).expect("tests/diagnostics");
    let folders = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir());
    folders.map(|path| path.file_name().expect("a name").to_string_lossy().into_owned()).collect()
}

fn update() -> bool {
    std::env::var_os("TRACKRECORD_UPDATE").is_some()
}

/// The command line of an example, after the word `score`.
fn arguments(example: &Path) -> Vec<String> {
    let mut arguments = vec!["forecasts.csv".to_owned()];
    if example.join("resolutions.csv").exists() {
        arguments.extend(["-r", "resolutions.csv"].map(str::to_owned));
    }
    let more = std::fs::read_to_string(example.join("args.txt")).unwrap_or_default();
    arguments.extend(more.split_whitespace().map(str::to_owned));
    arguments
}

/// What the program says on standard error, with its exit status.
fn said(code: &str) -> String {
    let example = folder().join(code);
    let arguments = arguments(&example);
    let fixed = ["--as-of", "2018-01-01", "--resamples", "0", "--format", "csv"];
    let ran = program::score_in(&example, arguments.iter().map(String::as_str).chain(fixed));
    assert_eq!(ran.out.is_empty(), ran.status != 0, "{code}: results if and only if all went well");
    format!("{}exit status {}\n", ran.err, ran.status)
}

#[test]
fn each_problem_is_told_as_expected() {
    for (code, _) in CODES {
        let path = folder().join(code).join("expected.txt");
        let said = said(code);
        assert!(said.contains(&format!("[{code}]")), "{code} is not what its example has:\n{said}");
        if update() {
            std::fs::write(&path, &said).expect("written");
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(said, expected, "{code}");
    }
}

#[test]
fn each_code_has_an_example_and_each_example_a_code() {
    let codes: BTreeSet<String> = CODES.iter().map(|(code, _)| (*code).to_owned()).collect();
    assert_eq!(codes, examples());
    assert!(CODES.is_sorted(), "the list of codes is in the order of the alphabet");
}

#[test]
fn the_source_has_no_code_that_is_not_listed() {
    let listed: BTreeSet<&str> = CODES.iter().map(|(code, _)| *code).chain(NO_PROBLEMS.iter().copied()).collect();
    let mut found = BTreeSet::new();
    kebab_words(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let unlisted: Vec<&String> = found.iter().filter(|word| !listed.contains(word.as_str())).collect();
    assert!(unlisted.is_empty(), "add to src/diagnose/codes.rs, with an example: {unlisted:?}");
    let unused: Vec<&&str> = listed.iter().filter(|word| !found.contains(**word)).collect();
    assert!(unused.is_empty(), "listed, but nowhere in the source: {unused:?}");
}

/// Words of the same form that are no problems of the data: notes, verdicts.
const NO_PROBLEMS: [&str; 20] = [
    "certain-and-wrong",
    "columns-inferred",
    "date-ambiguous", // of the library alone: the program stops at `date-order-ambiguous` before
    "date-order",
    "date-serials",
    "few-questions",
    "no-evidence-of-miscalibration",
    "no-question-in-common",
    "no-ranking",
    "one-sided",
    "open-with-deadline",
    "open-without-deadline",
    "outcome-column-not-used",
    "percent-column",
    "question-text-as-id",
    "repeated-forecasts",
    "same-day",
    "too-few",
    "too-optimistic",
    "too-pessimistic",
];

/// String literals of the form `some-code` in the source, leaving out its tests and the list of codes.
fn kebab_words(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("src") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            kebab_words(&path, found);
        } else if name != "tests.rs" && name != "codes.rs" {
            let text = std::fs::read_to_string(&path).expect("source is text");
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            let literals = code.flat_map(|line| line.split('"').skip(1).step_by(2));
            found.extend(literals.filter(|literal| is_kebab(literal)).map(str::to_owned));
        }
    }
}

fn is_kebab(literal: &str) -> bool {
    let parts: Vec<&str> = literal.split('-').collect();
    parts.len() > 1
        && parts
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
        && literal.starts_with(|first: char| first.is_ascii_lowercase())
}

#[test]
fn the_overview_is_up_to_date() {
    let path = folder().join("README.md");
    let overview = overview();
    if update() {
        std::fs::write(&path, &overview).expect("written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == overview, "run TRACKRECORD_UPDATE=1 cargo test --test diagnostics");
}

fn overview() -> String {
    let mut text =
        "# What the program says of bad data\n\nEvery kind of problem on the smallest input that has it, and \
                    what `trackrecord score` says of it. Made by a test: `TRACKRECORD_UPDATE=1 cargo test --test \
                    diagnostics`.\n"
            .to_owned();
    for (code, meaning) in CODES {
        let example = folder().join(code);
        let _ = write!(text, "\n## {code}\n{meaning}\n");
        for name in ["forecasts.csv", "resolutions.csv"] {
            if let Ok(bytes) = std::fs::read(example.join(name)) {
                let shown = String::from_utf8_lossy(&bytes).replace('\0', "\u{2400}");
                let _ = write!(text, "\n`{name}`\n```csv\n{}\n```\n", shown.trim_end());
            }
        }
        let _ = write!(text, "\n`trackrecord score {}`\n```text\n{}```\n", arguments(&example).join(" "), said(code));
    }
    text
}
