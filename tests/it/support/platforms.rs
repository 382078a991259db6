//! The examples of `data/profiles`, and what is asked of a run on them.

use std::path::{Path, PathBuf};

use crate::support::program::{Ran, score_in};

/// A day on which all of it was known, and numbers for programs.
pub(crate) const FIXED: [&str; 4] = ["--as-of", "2025-01-01", "--format", "json"];

/// An example of `data/profiles`.
pub(crate) fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/profiles").join(name)
}

/// Its text.
pub(crate) fn read(name: &str) -> String {
    std::fs::read_to_string(example(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What a run in a folder says that goes well.
#[track_caller]
pub(crate) fn run_json(folder: &Path, arguments: &[&str]) -> Ran {
    let ran = score_in(folder, [arguments, &FIXED[..]].concat());
    assert_eq!(ran.status, 0, "{}", ran.err);
    ran
}

/// Brier score of all together.
pub(crate) fn brier(ran: &Ran) -> f64 {
    ran.json()["overall"]["brier"]["value"].as_f64().expect("a score")
}

/// Whether a note says this.
pub(crate) fn told(ran: &Ran, part: &str) -> bool {
    let notes = ran.json()["notes"].as_array().cloned().unwrap_or_default();
    notes.iter().any(|note| note["text"].as_str().is_some_and(|text| text.contains(part)))
}

/// The codes of its notes.
pub(crate) fn notes(ran: &Ran) -> Vec<String> {
    let notes = ran.json()["notes"].as_array().cloned().unwrap_or_default();
    notes.iter().filter_map(|note| note["code"].as_str().map(str::to_owned)).collect()
}

/// The cells of a text.
pub(crate) fn csv_records(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|record| record.expect("CSV").iter().map(str::to_owned).collect()).collect()
}
