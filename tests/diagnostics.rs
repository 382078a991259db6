//! What the program says of each kind of problem, on the smallest input that has it: `tests/diagnostics/CODE`.
//!
//! `TRACKRECORD_UPDATE=1 cargo test --test diagnostics` writes what it says now into the folders and into
//! `docs/diagnostics.md`; read the difference as an editor would.

#[allow(dead_code)] // each test uses some of it
mod program;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use trackrecord::diagnostics::Severity;
use trackrecord::diagnostics::catalogue::{self, Entry};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

/// The entries that have an example: errors and warnings.
fn problems() -> impl Iterator<Item = &'static Entry> {
    catalogue::all().filter(|entry| entry.severity != Severity::Note)
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
    let forecasts = ["forecasts.csv", "forecasts.xlsx"].into_iter().find(|file| example.join(file).exists());
    let mut arguments = vec![forecasts.expect("a file of forecasts").to_owned()];
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

fn entry_is_error(code: &str) -> bool {
    catalogue::find(code).is_some_and(|entry| entry.severity == Severity::Error)
}

#[test]
fn each_problem_is_told_as_expected() {
    for Entry { code, .. } in problems() {
        let path = folder().join(code).join("expected.txt");
        let said = said(code);
        let word = if entry_is_error(code) { "error" } else { "warning" };
        assert!(said.contains(&format!("{word}[{code}]")), "{code} is not what its example has:\n{said}");
        if update() {
            std::fs::write(&path, &said).expect("written");
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(said, expected, "{code}");
    }
}

#[test]
fn each_code_has_an_example_and_each_example_a_code() {
    let codes: BTreeSet<String> = problems().map(|entry| entry.code.to_owned()).collect();
    assert_eq!(codes, examples());
}

#[test]
fn the_source_has_no_code_that_is_not_explained() {
    let codes: BTreeSet<&str> = catalogue::all().map(|entry| entry.code).chain(NO_CODES.iter().copied()).collect();
    let mut found = BTreeSet::new();
    literals(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let unlisted: Vec<&String> = found.iter().filter(|word| is_kebab(word) && !codes.contains(word.as_str())).collect();
    assert!(unlisted.is_empty(), "explain in src/diagnostics/catalogue, problems with an example: {unlisted:?}");
    let unused: Vec<&&str> = codes.iter().filter(|word| !found.contains(**word)).collect();
    assert!(unused.is_empty(), "explained, but nowhere in the source: {unused:?}");
}

/// Words of the same form that are no codes of problems or notes: verdicts, encodings.
const NO_CODES: [&str; 15] = [
    "a-better",
    "b-better",
    "date-ambiguous",  // of the library alone: the program stops at `date-order-ambiguous` before
    "encryption-data", // a part of a locked ODS
    "first-period",
    "no-evidence",
    "no-evidence-of-miscalibration",
    "not-enough",
    "phrase-blank",      // of the library alone: such cells are blank probabilities
    "probability-words", // of the grammar alone: words go to the lexicons
    "too-few",
    "too-optimistic",
    "too-pessimistic",
    "windows-1252",
    "yyyy-mm-dd",
];

/// String literals in the source, leaving out its tests, the catalogue, and the report with its classes and anchors.
fn literals(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("src") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            if !["catalogue", "chart", "document"].contains(&name.as_str()) {
                literals(&path, found);
            }
        } else if name != "tests.rs" {
            let text = std::fs::read_to_string(&path).expect("source is text");
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            let literals = code.flat_map(|line| line.split('"').skip(1).step_by(2));
            found.extend(literals.map(str::to_owned));
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
fn the_page_of_diagnostics_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
    let page = page();
    if update() {
        std::fs::write(&path, &page).expect("written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == page, "run TRACKRECORD_UPDATE=1 cargo test --test diagnostics");
}

fn page() -> String {
    let mut text = "# What the program says of your data\n\nEvery error, warning and note: what it means, why it matters, what \
                    to do, and of errors and warnings the exact message on the smallest input that has it. `trackrecord \
                    explain CODE` prints the same. Made by a test: `TRACKRECORD_UPDATE=1 cargo test --test diagnostics`.\n"
        .to_owned();
    let sections = [
        (Severity::Error, "Errors", "The row, or the file, cannot be used."),
        (Severity::Warning, "Warnings", "It was used, but somebody should look."),
        (Severity::Note, "Notes", "What was understood, decided or found."),
    ];
    for (severity, title, meaning) in sections {
        let mut entries: Vec<&Entry> = catalogue::all().filter(|entry| entry.severity == severity).collect();
        entries.sort_by_key(|entry| entry.code);
        let _ = write!(text, "\n## {title}\n\n{meaning}\n\n");
        for Entry { code, title, .. } in &entries {
            let _ = writeln!(text, "- [`{code}`](#{code}): {title}");
        }
        for entry in entries {
            write_entry(&mut text, entry);
        }
    }
    text
}

fn write_entry(text: &mut String, entry: &Entry) {
    let Entry { code, title, why, remedy, .. } = entry;
    let _ = write!(text, "\n### {code}\n\n{title}\n\n{why}\n\nFor example:\n```text\n{}\n```\n", entry.example);
    let _ = write!(text, "\nWhat to do: {remedy}\n");
    if entry.severity != Severity::Note {
        write_example(text, code);
    }
}

fn write_example(text: &mut String, code: &str) {
    let example = folder().join(code);
    for name in ["forecasts.csv", "resolutions.csv"] {
        if let Ok(bytes) = std::fs::read(example.join(name)) {
            let shown = String::from_utf8_lossy(&bytes).replace('\0', "\u{2400}");
            let _ = write!(text, "\n`{name}`\n```csv\n{}\n```\n", shown.trim_end());
        }
    }
    let _ = write!(text, "\n`trackrecord score {}`\n```text\n{}```\n", arguments(&example).join(" "), said(code));
}
