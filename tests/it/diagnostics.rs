//! What the program says of each kind of problem, on the smallest input that has it: `tests/diagnostics/CODE`.
//!
//! `UPDATE_DIAGNOSTICS=1 cargo test --test it diagnostics` writes what it says now into the folders and into
//! `docs/diagnostics.md`; read the difference as an editor would.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use trackrecord::diagnostics::{CatalogueEntry, Code, Severity, catalogue};
use trackrecord::localized::Localized;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

/// The entries that have an example: errors and warnings.
fn problems() -> impl Iterator<Item = &'static CatalogueEntry> {
    catalogue::all().filter(|entry| entry.severity != Severity::Note)
}

fn examples() -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder()).expect("tests/diagnostics");
    let folders = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir());
    folders.map(|path| path.file_name().expect("a name").to_string_lossy().into_owned()).collect()
}

fn update() -> bool {
    std::env::var_os("UPDATE_DIAGNOSTICS").is_some()
}

/// The command line of an example, after the word `score`.
fn arguments(example: &Path) -> Vec<String> {
    let files = ["forecasts.csv", "forecasts.xlsx"].into_iter();
    let mut arguments: Vec<String> = files.filter(|file| example.join(file).exists()).map(str::to_owned).collect();
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
    let ran = crate::support::program::score_in(&example, arguments.iter().map(String::as_str).chain(fixed));
    assert_eq!(ran.out.is_empty(), ran.status != 0, "{code}: results if and only if all went well");
    format!("{}exit status {}\n", ran.err, ran.status)
}

/// The lines of what is said of an example, in a language.
fn lines_of(code: &str, language: &str) -> BTreeSet<String> {
    let example = folder().join(code);
    let arguments = arguments(&example);
    let fixed = ["--as-of", "2018-01-01", "--resamples", "0", "--format", "csv", "--language", language];
    let ran = crate::support::program::score_in(&example, arguments.iter().map(String::as_str).chain(fixed));
    ran.err.lines().map(|line| line.trim().to_owned()).collect()
}

/// Begins of lines that are the same in both languages: commands, and codes with their counts.
const ALIKE: [&str; 3] = ["trackrecord ", "error[", "warning["];

#[test]
fn a_problem_said_in_german_has_no_english_sentence() {
    let mut left = vec![];
    for code in problems().map(|entry| entry.code.as_str()) {
        let (english, german) = (lines_of(code, "en"), lines_of(code, "de"));
        let sentences = english.intersection(&german).filter(|line| line.split(' ').count() > 4);
        let alike = |line: &&String| !ALIKE.iter().any(|start| line.starts_with(start));
        left.extend(sentences.filter(alike).map(|line| format!("{code}: {line}")));
    }
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn an_export_for_programs_was_said_in_the_language_of_people() {
    let example = folder().join("probability-unreadable");
    let exported = |language: &str| {
        let kept = tempfile::tempdir().expect("a folder");
        let folder = kept.path().to_str().expect("text");
        let more = ["--as-of", "2018-01-01", "--resamples", "0", "--language", language, "--export", folder];
        let arguments = arguments(&example);
        crate::support::program::score_in(&example, arguments.iter().map(String::as_str).chain(more));
        std::fs::read_to_string(kept.path().join("problems.csv")).expect("problems.csv")
    };
    assert_eq!(exported("en"), exported("de"));
}

fn entry_is_error(code: &str) -> bool {
    catalogue::find(code).is_some_and(|entry| entry.severity == Severity::Error)
}

#[test]
fn each_problem_is_told_as_expected() {
    for code in problems().map(|entry| entry.code.as_str()) {
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
    let codes: BTreeSet<String> = problems().map(|entry| entry.code.to_string()).collect();
    assert_eq!(codes, examples());
}

#[test]
fn no_code_is_written_as_text_outside_of_the_enum_and_each_is_used() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeSet::new();
    literals(&source, &mut found);
    let text: Vec<&String> =
        found.iter().filter(|word| is_kebab(word) && !NO_CODES.contains(&word.as_str()) || names_code(word)).collect();
    assert!(text.is_empty(), "say Code::…, see src/diagnostics/code.rs: {text:?}");
    let mut code = String::new();
    text_of(&source, &mut code);
    let is_used = |one: &Code| {
        let written = format!("Code::{one:?}");
        code.split(&written).skip(1).any(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let unused: Vec<&Code> = Code::ALL.iter().filter(|one| !is_used(one)).collect();
    assert!(unused.is_empty(), "explained, but nowhere in the source: {unused:?}");
}

/// Whether a literal has the form in which codes are shown: `note[encoding]`.
fn names_code(literal: &str) -> bool {
    let shown = ["error[", "warning[", "note["].into_iter().filter_map(|word| literal.split_once(word));
    shown.into_iter().any(|(_, code)| code.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// A sentence that stands twice is corrected in one place only.
#[test]
fn no_sentence_stands_twice_in_the_source() {
    let mut found = vec![];
    sentences(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.len() > 500, "only {} sentences", found.len());
    found.sort();
    let twice: Vec<&String> = found.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    let unknown: Vec<&&String> = twice.iter().filter(|sentence| !STAND_TWICE.contains(&sentence.as_str())).collect();
    assert!(unknown.is_empty(), "take it from the catalogue, or make it a constant: {unknown:#?}");
    assert!(STAND_TWICE.iter().all(|sentence| twice.iter().any(|found| found == sentence)), "no longer needed");
}

/// Sentences that may stand twice.
const STAND_TWICE: [&str; 0] = [];

/// Literals of some length with a blank in them, outside of tests and of the texts of the report, which are whole by language.
fn sentences(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("src") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            if !["language", "tests"].contains(&name.as_str()) {
                sentences(&path, found);
            }
        } else if name != "tests.rs" {
            let text = std::fs::read_to_string(&path).expect("source is text");
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            let code: String = lines.flat_map(|line| [line, "\n"]).collect();
            found.extend(quoted(&code).into_iter().filter(|literal| literal.len() > 25 && literal.contains(' ')));
        }
    }
}

/// The string literals of a file, with lines that are continued put together.
fn quoted(code: &str) -> Vec<String> {
    let mut literals = vec![];
    let code = code.replace("'\"'", "' '");
    let mut rest = code.as_str();
    while let Some(start) = rest.find('"') {
        let mut literal = String::new();
        let mut signs = rest[start + 1..].char_indices();
        let mut end = rest.len();
        while let Some((at, sign)) = signs.next() {
            match sign {
                '"' => {
                    end = start + 1 + at + 1;
                    break;
                }
                '\\' => match signs.next() {
                    Some((_, '\n')) => {
                        while signs.as_str().starts_with(' ') {
                            signs.next();
                        }
                    }
                    Some((_, escaped)) => literal.extend(['\\', escaped]),
                    None => {}
                },
                sign => literal.push(sign),
            }
        }
        literals.push(literal);
        rest = &rest[end..];
    }
    literals
}

/// Words of the same form that are no codes of diagnostics or notes: verdicts, encodings.
const NO_CODES: [&str; 24] = [
    "a-better",
    "after-deadline", // of --after-deadline
    "b-better",
    "cross-origin-opener-policy", // of HTTP
    "cross-origin-resource-policy",
    "e-2",             // of a number
    "encryption-data", // a part of a locked ODS
    "first-period",
    "no-evidence",
    "no-evidence-of-miscalibration",
    "no-referrer",
    "no-store",
    "not-comparable",
    "not-enough",
    "same-day", // of --same-day
    "not-tested",
    "same-origin",
    "sec-fetch-site",
    "too-few",
    "too-optimistic",
    "too-pessimistic",
    "windows-1252",
    "xdg-open", // a program
    "yyyy-mm-dd",
];

/// The source outside of the catalogue, without its tests.
fn text_of(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).expect("src") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            if !["catalogue", "tests"].contains(&name.as_str()) {
                text_of(&path, text);
            }
        } else if name != "tests.rs" {
            let code = std::fs::read_to_string(&path).expect("source is text");
            text.push_str(code.split("#[cfg(test)]\nmod tests").next().unwrap_or_default());
        }
    }
}

/// String literals in the source, leaving out its tests, the enum of codes, and the report with its classes and anchors.
fn literals(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("src") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            if !["chart", "build", "tests", "fuzz_entries"].contains(&name.as_str()) {
                literals(&path, found);
            }
        } else if !["tests.rs", "code.rs"].contains(&name.as_str()) {
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
    assert!(committed == page, "run UPDATE_DIAGNOSTICS=1 cargo test --test it diagnostics");
}

fn page() -> String {
    let mut text = "# What the program says of your data\n\nEvery error, warning and note: what it means, why it matters, what \
                    to do, and of errors and warnings the exact message on the smallest input that has it. `trackrecord \
                    explain CODE` prints the same. Made by a test: `UPDATE_DIAGNOSTICS=1 cargo test --test it diagnostics`.\n"
        .to_owned();
    let sections = [
        (Severity::Error, "Errors", "The row, or the file, cannot be used."),
        (Severity::Warning, "Warnings", "It was used, but somebody should look."),
        (Severity::Note, "Notes", "What was understood, decided or found."),
    ];
    for (severity, title, meaning) in sections {
        let entries: Vec<&CatalogueEntry> = catalogue::all().filter(|entry| entry.severity == severity).collect();
        let _ = write!(text, "\n## {title}\n\n{meaning}\n\n");
        for CatalogueEntry { code, title, .. } in &entries {
            let _ = writeln!(text, "- [`{code}`](#{code}): {}", title.english());
        }
        for entry in entries {
            write_entry(&mut text, entry);
        }
    }
    text
}

fn write_entry(text: &mut String, entry: &CatalogueEntry) {
    let CatalogueEntry { code, title, why, example, remedy, .. } = entry;
    let [title, why, example, remedy] = [title, why, example, remedy].map(Localized::english);
    let _ = write!(text, "\n### {code}\n\n{title}\n\n{why}\n\nFor example:\n```text\n{example}\n```\n");
    let _ = write!(text, "\nWhat to do: {remedy}\n");
    if entry.severity != Severity::Note {
        write_example(text, code.as_str());
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
