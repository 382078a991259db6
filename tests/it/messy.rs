//! Text files as people really export them: those of the shared data folder, and small ones written here.
//!
//! The shared data folder is not part of the project: `TRACKRECORD_SHARED`, or `../shared` beside the project.

mod forms;
mod late;
mod wide;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;
use trackrecord::diagnostics::Code;
use trackrecord::error::Error;
use trackrecord::model::Day;
use trackrecord::options::{DateOrder, Keep, LexiconOptions, RunOptions};
use trackrecord::report::Progress;
use trackrecord::report::{Report, Scored, score};

fn options(forecasts: &[PathBuf], resolutions: &[PathBuf]) -> RunOptions {
    let as_of = Day::from_ymd(2026, 1, 1).unwrap();
    let mut options = RunOptions::new(forecasts.to_vec(), resolutions.to_vec(), as_of);
    options.statistics.resamples = 0;
    options
}

fn messy() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("TRACKRECORD_SHARED").map_or_else(beside, PathBuf::from);
    let folder = shared.join("data/messy");
    if !folder.join("manifest.json").is_file() {
        #[allow(clippy::print_stderr, reason = "a test that was skipped should say so")]
        {
            eprintln!("skipped: no shared data folder, set TRACKRECORD_SHARED");
        }
        return None;
    }
    Some(folder)
}

/// Number and Brier score, overall (under the empty name) and by source type.
type Scores = BTreeMap<String, (u64, f64)>;

fn expected(value: &Value) -> Scores {
    let one = |value: &Value| (value["n"].as_u64().unwrap(), value["brier"].as_f64().unwrap());
    let types = value["by_source_type"].as_object().unwrap().iter();
    let types = types.map(|(name, value)| (name.clone(), one(value)));
    types.chain([(String::new(), one(&value["overall"]))]).collect()
}

fn found(report: &Report) -> Scores {
    let groups = report.groups.iter().chain([&report.overall]);
    groups
        .filter(|group| group.forecasts > 0)
        .map(|group| {
            let name = group.key.0.iter().map(|(_, value)| value.clone()).collect();
            (name, (group.forecasts, group.brier.value().unwrap()))
        })
        .collect()
}

fn assert_scores(file: &str, scored: &Scored, wanted: &Scores) {
    assert!(!scored.stopped, "{file}: stopped by {:?}", scored.report.problems);
    let found = found(&scored.report);
    assert_eq!(found.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>(), "{file}");
    for (name, (n, brier)) in wanted {
        let (count, value) = found[name];
        assert!(count == *n && (value - brier).abs() < 1e-12, "{file}, \"{name}\": {count} {value}, not {n} {brier}");
    }
}

fn settle(file: &str, options: &mut RunOptions) {
    match &file[..2] {
        "17" => options.reading.date_order = Some(DateOrder::Mdy),
        "18" => options.selection.repeats = Keep::Drop,
        "20" => options.selection.same_day = Keep::Drop,
        "21" => {
            options.reading.skip_bad_rows = true;
            // Its two rows in words count as bad there; this lexicon does not know them.
            options.reading.lexicon = LexiconOptions::shipped("german_ipcc").expect("it is shipped");
        }
        "24" | "25" => options.reading.skip_bad_rows = true,
        _ => {}
    }
}

/// Extra rows of file 21 whose probability is unusual, but not bad: `2e-1`, `35,5%`, `３５％`, `0,35`. The manifest lets
/// them be accepted if the run says so.
const READABLE: [(&str, f64); 7] =
    [("X14", 0.3), ("X22", 0.5), ("X23", 0.2), ("X24", 0.355), ("X25", 0.35), ("X27", 0.35), ("X38", 0.35)];

/// The base scores with those of these rows that are resolved.
fn with_readable_extras(base: &Scores, file: &Path) -> Scores {
    let mut scores = base.clone();
    let mut reader = csv::Reader::from_path(file).unwrap();
    for row in reader.records().map(Result::unwrap) {
        let Some((_, p)) = READABLE.iter().find(|(id, _)| *id == &row[0]) else { continue };
        let happened = match &row[8] {
            "Y" => 1.0,
            "N" => 0.0,
            _ => continue,
        };
        for name in ["", &row[4]] {
            let (n, brier) = scores.get_mut(name).unwrap();
            #[allow(clippy::cast_precision_loss)]
            let sum = *brier * *n as f64 + (p - happened).powi(2);
            *n += 1;
            #[allow(clippy::cast_precision_loss)]
            let mean = sum / *n as f64;
            *brier = mean;
        }
    }
    scores
}

#[test]
fn every_text_file_gives_the_expected_scores() {
    let Some(folder) = messy() else { return };
    let manifest: Value = serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let base = expected(&manifest["base"]);
    let mut seen = 0;
    for entry in manifest["files"].as_array().unwrap() {
        let file = entry["file"].as_str().unwrap();
        let wanted = match &entry["expect"] {
            Value::Null if entry["equals_base"] == true => base.clone(),
            Value::Null => continue,
            scores => expected(scores),
        };
        let names: Vec<&str> = file.split(" + ").collect();
        if names[0][..2].parse::<u32>().unwrap() >= 40 {
            continue; // workbooks
        }
        let wanted = if file.starts_with("21") { with_readable_extras(&wanted, &folder.join(file)) } else { wanted };
        let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
        let mut options = options(&paths[..1], &paths[1..]);
        settle(file, &mut options);
        let scored = score(&options, &Progress::default()).unwrap_or_else(|error| panic!("{file}: {error:?}"));
        assert_scores(file, &scored, &wanted);
        seen += 1;
    }
    assert!(seen >= 15, "only {seen} files");
}

#[test]
fn unusual_probabilities_were_accepted_without_a_word() {
    let Some(folder) = messy() else { return };
    let file = folder.join("21_bad_probabilities.csv");
    let mut options = options(&[file], &[]);
    options.reading.skip_bad_rows = true;
    let report = score(&options, &Progress::default()).unwrap().report;
    // "likely" and "almost certain" are words that a lexicon reads.
    assert_eq!(report.counts.rejected, 38 - 2 - READABLE.len() as u64);
    let said: Vec<&str> = report
        .notes
        .iter()
        .filter(|note| note.code == Code::ProbabilityForms)
        .map(|note| note.text.english())
        .collect();
    let [said] = said[..] else { panic!("{said:?}") };
    for (form, number) in [
        ("\"35,5%\", as 0.355", "2 probabilities with a decimal comma"),
        ("\"2e-1\" as 0.2", "1 probability with an exponent"),
        ("\"３５％\", as 0.35", "2 probabilities in full-width or Arabic digits"),
        ("\"~30%\", as 0.3", "2 probabilities said only roughly"),
    ] {
        assert!(said.contains(form) && said.contains(number), "{said}");
    }
    let plain = read(LOG.as_bytes(), |_| {});
    assert!(plain.notes.iter().all(|note| note.code != Code::ProbabilityForms), "plain fractions are no news");
}

#[test]
fn outcome_words_were_counted_together() {
    let mut log = "question_id,source,source_type,forecast_date,probability,outcome,resolved_on\n".to_owned();
    let words = ["perhaps", "unclear", "perhaps", "maybe", "so-so", "who knows", "eventually", "perhaps", "yes"];
    for (n, word) in words.iter().enumerate() {
        writeln!(log, "Q{n},Desk,desk,2017-01-01,0.5,{word},2017-02-01").unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.csv");
    std::fs::write(&path, &log).unwrap();
    let report = score(&options(&[path], &[]), &Progress::default()).unwrap().report;
    let kind = report.problems.iter().find(|kind| kind.code == Code::OutcomeNotUnderstood).unwrap();
    let wanted = [("perhaps", 3), ("eventually", 1), ("maybe", 1), ("so-so", 1), ("unclear", 1), ("who knows", 1)];
    assert_eq!((kind.count, kind.values.most_frequent()), (8, wanted.to_vec()));
    let json = serde_json::to_value(&report).unwrap();
    let listed = json["problems"].as_array().unwrap().iter().find(|kind| kind["code"] == "outcome-not-understood");
    assert_eq!(listed.unwrap()["values"][0], serde_json::json!({"value": "perhaps", "count": 3}));
}

#[test]
fn what_nobody_can_read_right_is_refused() {
    let Some(folder) = messy() else { return };
    for (file, hint) in [
        ("17_ambiguous_slash_dates.csv", "--date-order"),
        ("30_empty.csv", "empty"),
        ("31_header_only.csv", "no forecasts"),
        ("60_verbatim_acx2022_wide.csv", "one row per forecast"),
    ] {
        let error = score(&options(&[folder.join(file)], &[]), &Progress::default()).unwrap_err();
        assert_eq!(error.exit_code(), 1, "{file}");
        assert!(format!("{error:?}").contains(hint), "{file}: {error:?}");
    }
}

#[test]
fn a_footer_and_lines_above_the_header_are_told() {
    let Some(folder) = messy() else { return };
    let options = options(&[folder.join("09_title_rows_blank_rows_footer.csv")], &[]);
    let report = score(&options, &Progress::default()).unwrap().report;
    let footer = report.problems.iter().find(|kind| kind.code == Code::FooterSkipped).unwrap();
    assert_eq!((footer.count, footer.first[0].place.as_ref().unwrap().line), (1, Some(3870)));
    assert!(
        report.notes.iter().any(|note| note.code == Code::LinesAboveHeader && note.text.english().contains("line 4"))
    );
    assert_eq!(report.counts.rows, 527);
}

const LOG: &str = "question_id,source,source_type,forecast_date,probability,outcome,resolved_on\n\
                   Q1,Müller,Ökonom,2017-03-01,0.75,yes,2017-04-01\n\
                   Q2,\"Société, Générale\",banque,2017-03-13,0.25,no,2017-04-01\n\
                   Q3,Müller,Ökonom,2017-03-14,0.5,yes,2017-04-01\n";

fn read(bytes: &[u8], settle: impl FnOnce(&mut RunOptions)) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.csv");
    std::fs::write(&path, bytes).unwrap();
    let mut options = options(&[path], &[]);
    settle(&mut options);
    let scored = score(&options, &Progress::default()).unwrap();
    assert!(!scored.stopped, "{:?}", scored.report.problems);
    scored.report
}

fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}
