//! `trackrecord resolve` appends to the history of how questions ended, and changes no line.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use rust_xlsxwriter::Workbook;
use serde_json::Value;

use crate::support::program::{Folder, Ran, command, finish};

const FORECASTS: &str = "question_id,source,source_type,forecast_date,probability\n\
    Q1,Ann,analyst,2017-01-05,0.8\nQ2,Bob,broker,2017-01-05,0.3\nQ 3,Bob,broker,2017-01-05,0.6\n";
const GERMAN: &str = "Frage-ID;Frage;aufgelöst am;Ergebnis;Notiz;corrects\r\nQ2;Zwei?;03.04.2017;nein;;\r\nQ1;Eins?;;;;\r\nQ 3;Drei?;;;;";

fn project(resolutions: Option<(&str, &str)>) -> Folder {
    let folder = Folder::with(&[("f.csv", FORECASTS)]);
    let mut text = "forecasts = \"f.csv\"\nas_of = \"2017-12-31\"\nresamples = 0\n".to_owned();
    if let Some((name, content)) = resolutions {
        folder.write(name, content.as_bytes());
        text = format!("{text}resolutions = \"{name}\"\n");
    }
    folder.write("trackrecord.toml", text.as_bytes());
    folder
}

fn in_folder(folder: &Path, words: &[&str]) -> Ran {
    finish(command().args(words).current_dir(folder))
}

fn resolve(folder: &Folder, words: &[&str]) -> Ran {
    in_folder(folder.path(), &[&["resolve", "--as-of", "2017-12-31"], words].concat())
}

fn brier(folder: &Folder) -> f64 {
    let json: Value = in_folder(folder.path(), &["score", "--format", "json"]).json();
    json["overall"]["brier"]["value"].as_f64().unwrap()
}

#[test]
fn a_line_more_in_the_form_of_the_file() {
    let folder = project(Some(("Auflösungen 2017.csv", &format!("\u{feff}{GERMAN}"))));
    let ran = resolve(&folder, &["Q1", "yes", "--on", "2017-05-06", "--note", "laut; \"Presse\""]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let line = "\r\nQ1;;06.05.2017;ja;\"laut; \"\"Presse\"\"\";\r\n";
    // There is no yes in the file yet, so it is as it was typed.
    assert_eq!(folder.read("Auflösungen 2017.csv"), format!("\u{feff}{GERMAN}{}", line.replace(";ja;", ";yes;")));
    resolve(&folder, &["Q 3", "no", "--on", "2017-06-01"]);
    assert!(folder.read("Auflösungen 2017.csv").ends_with("\r\nQ 3;;01.06.2017;nein;;\r\n"));
    // (0.2² + 0.3² + 0.6²) / 3
    assert!((brier(&folder) - 0.49 / 3.0).abs() < 1e-12);
}

#[test]
fn a_contradiction_is_refused_and_a_correction_names_the_old_line() {
    let folder = project(Some(("r.csv", GERMAN)));
    let again = resolve(&folder, &["Q2", "no", "--on", "2017-04-03"]);
    assert_eq!((again.status, folder.read("r.csv").as_str()), (0, GERMAN), "{}", again.err);
    assert!(again.err.contains("resolved so already, in r.csv:2: nothing was written"), "{}", again.err);
    let other = resolve(&folder, &["Q2", "yes", "--on", "2017-04-03"]);
    assert_eq!(other.status, 2);
    assert!(other.err.contains("\"Q2\" was resolved as nein on 03.04.2017 (r.csv:2)"), "{}", other.err);
    assert_eq!(resolve(&folder, &["Q2", "no", "--on", "2017-04-04"]).status, 2, "another day");
    assert_eq!(resolve(&folder, &["Q1", "yes", "--correct"]).status, 2, "nothing to correct");
    assert_eq!(folder.read("r.csv"), GERMAN);
    let corrected = resolve(&folder, &["Q2", "yes", "--on", "2017-03-01", "--correct"]);
    assert_eq!(corrected.status, 0, "{}", corrected.err);
    assert!(folder.read("r.csv").ends_with("\r\nQ2;;01.03.2017;yes;;nein 03.04.2017 (r.csv:2)\r\n"));
    assert!((brier(&folder) - 0.49).abs() < 1e-12);
    // A correction can be corrected, and an outcome taken back.
    resolve(&folder, &["Q2", "void", "--correct"]);
    resolve(&folder, &["Q2", "no", "--on", "2017-03-02", "--correct"]);
    assert!((brier(&folder) - 0.09).abs() < 1e-12);
    resolve(&folder, &["Q1", "yes"]);
    assert_eq!(resolve(&folder, &["Q2", "open", "--correct"]).status, 0);
    assert!((brier(&folder) - 0.04).abs() < 1e-12);
    assert_eq!(resolve(&folder, &["Q2", "yes"]).status, 0, "open again, and resolved again");
    assert_eq!(in_folder(folder.path(), &["check", "-q"]).status, 0);
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let folder = project(Some(("r.csv", "question_id,resolved_on,outcome\n")));
    for (words, hint) in [
        (&["Q4", "yes"][..], "there is no question \"Q4\"; did you mean Q1, Q2"),
        (&["Q1", "perhaps"], "\"perhaps\" is neither, nor void"),
        (&["Q1", "3"], "\"3\" is neither, nor void"),
        (&["Q1", "NA"], "\"NA\" says nothing"),
        (&["Q1", "open"], "a question is open until it is resolved"),
        (&["Q1", "yes", "--on", "2018-01-01"], "is later than 2017-12-31"),
        (&["Q1", "yes", "--on", "soon"], "--on soon is not a day"),
        (&["Q1", "yes", "--note", "x"], "r.csv has no column note"),
    ] {
        let ran = resolve(&folder, words);
        assert_eq!(ran.status, 2, "{words:?}: {}", ran.err);
        assert!(ran.err.contains(hint), "{words:?}: {}", ran.err);
    }
    assert_eq!(folder.read("r.csv"), "question_id,resolved_on,outcome\n");
    let none = Folder::with(&[("f.csv", FORECASTS)]);
    assert!(resolve(&none, &["Q1", "yes"]).err.contains("no trackrecord.toml here or above"));
}

#[test]
fn a_workbook_is_never_written_and_a_file_beside_it_is_read_with_it() {
    let folder = project(None);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Forecasts").unwrap();
    for (at, line) in FORECASTS.lines().enumerate() {
        sheet.write_row(u32::try_from(at).unwrap(), 0, line.split(',').map(str::to_owned)).unwrap();
    }
    let sheet = book.add_worksheet().set_name("Resolutions").unwrap();
    sheet.write_row(0, 0, ["question_id", "question", "closes_on", "resolved_on", "outcome"]).unwrap();
    sheet.write_row(1, 0, ["Q2", "Two?", "2017-08-01", "2017-04-03", "no"]).unwrap();
    sheet.write_row(2, 0, ["Q1", "One?", "2017-06-01", "", ""]).unwrap();
    book.save(folder.path().join("log.xlsx")).unwrap();
    folder.write("trackrecord.toml", b"forecasts = \"*.xlsx\"\nas_of = \"2017-12-31\"\nresamples = 0\n");
    let before = std::fs::read(folder.path().join("log.xlsx")).unwrap();
    assert!((brier(&folder) - 0.09).abs() < 1e-12);
    let ran = resolve(&folder, &["Q1", "yes", "--on", "2017-05-06", "--note", "seen, said"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(
        folder.read("trackrecord.resolutions.csv"),
        "question_id,resolved_on,outcome,note,corrects\nQ1,2017-05-06,yes,\"seen, said\",\n"
    );
    assert_eq!(std::fs::read(folder.path().join("log.xlsx")).unwrap(), before);
    assert!((brier(&folder) - 0.065).abs() < 1e-12);
    // What is in the workbook can be corrected beside it.
    assert_eq!(resolve(&folder, &["Q2", "yes", "--on", "2017-04-03", "--correct"]).status, 0);
    assert!((brier(&folder) - 0.265).abs() < 1e-12);
    let due = in_folder(folder.path(), &["due", "--format", "json", "-q"]).json();
    assert_eq!(due["questions"].as_array().map(Vec::len), Some(1), "{due}");
}

#[test]
fn outcomes_in_the_rows_of_the_forecasts_hold_beside_the_file() {
    let folder = project(None);
    let rows: Vec<String> = FORECASTS
        .lines()
        .map(|line| match &line[..2] {
            "qu" => format!("{line},resolved_on,outcome"),
            "Q2" => format!("{line},2017-04-03,no"),
            _ => format!("{line},,"),
        })
        .collect();
    folder.write("f.csv", (rows.join("\n") + "\n").as_bytes());
    folder.write("trackrecord.toml", b"forecasts = \"*.csv\"\nas_of = \"2017-12-31\"\nresamples = 0\n");
    assert_eq!(resolve(&folder, &["Q1", "yes", "--on", "2017-05-06"]).status, 0);
    assert!((brier(&folder) - 0.065).abs() < 1e-12);
    assert_eq!(resolve(&folder, &["Q2", "yes"]).status, 2, "the row says no");
}

#[test]
fn an_answer_of_a_question_that_asks_for_one_is_taken() {
    let folder = project(Some(("r.csv", "question_id,resolved_on,outcome,corrects\n")));
    folder.write("f.csv", b"question_id,source,source_type,forecast_date,category,probability\nQ1,Ann,x,2017-01-05,Lake,0.6\nQ1,Ann,x,2017-01-05,River,0.4\n");
    let ran = resolve(&folder, &["Q1", "lake", "--on", "2017-05-06"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(resolve(&folder, &["Q1", "River"]).status, 2);
    assert_eq!(resolve(&folder, &["Q1", "River", "--on", "2017-05-07", "--correct"]).status, 0);
    let json = in_folder(folder.path(), &["score", "--format", "json", "-q"]).json();
    // (0.6² + 0.6²) / 2, not (0.4² + 0.4²) / 2
    let value = json["overall"]["categorical"]["brier"]["value"].as_f64().unwrap();
    assert!((value - 0.36).abs() < 1e-12, "{value}");
}

#[test]
fn any_text_was_taken_for_the_outcome_of_a_question_of_answers() {
    let folder = project(Some(("r.csv", "question_id,resolved_on,outcome\nQ9,2017-02-01,0\n")));
    folder.write(
        "f.csv",
        b"question_id,source,source_type,forecast_date,category,by,quantile_level,value,probability\n\
        Q1,Ann,x,2017-01-05,Lake,,,,0.6\nQ1,Ann,x,2017-01-05,No,,,,0.4\nQ2,Ann,x,2017-01-05,,,0.5,12,\n\
        Q3,Ann,x,2017-01-05,,2017-06-30,,,0.2\nQ3,Ann,x,2017-01-05,,2017-12-31,,,0.4\n\
        Q4,Ann,x,2017-01-05,,2017-06-30,,,0.2\nQ9,Ann,x,2017-01-05,,,,,0.2\n",
    );
    for (question, answer, why) in [
        ("Q1", "Sea", "\"Sea\" is none of the answers that were forecast on question \"Q1\": Lake, No"),
        ("Q1", "yes", "\"yes\" is none of the answers"),
        ("Q2", "many", "asks for a number"),
        ("Q2", "yes", "asks for a number"),
        ("Q2", "12 kg", "the forecasts have no unit"),
        ("Q2", "1,234", "can be read in two ways"),
        ("Q3", "soon", "asks for a day"),
        ("Q3", "yes", "asks for a day"),
        ("Q3", "03/05/2017", "is two days"),
    ] {
        let ran = resolve(&folder, &[question, answer]);
        assert!(ran.status == 2 && ran.err.contains(why), "{question} {answer}: {}", ran.err);
    }
    for (question, answer) in [("Q1", "no"), ("Q2", "13"), ("Q3", "2017-05-03"), ("Q4", "yes")] {
        let ran = resolve(&folder, &[question, answer, "--on", "2017-07-01"]);
        assert_eq!(ran.status, 0, "{question} {answer}: {}", ran.err);
    }
    // On Q1 it is the name of an answer.
    assert!(folder.read("r.csv").contains("Q1,2017-07-01,no\n"), "{}", folder.read("r.csv"));
}

#[cfg(unix)]
#[test]
fn links_stay_and_what_may_not_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = project(Some(("real.csv", "question_id,resolved_on,outcome\n")));
    std::os::unix::fs::symlink("real.csv", folder.path().join("link.csv")).unwrap();
    let text = folder.read("trackrecord.toml").replace("real.csv", "link.csv");
    folder.write("trackrecord.toml", text.as_bytes());
    assert_eq!(resolve(&folder, &["Q1", "yes"]).status, 0);
    assert_eq!(folder.read("real.csv"), "question_id,resolved_on,outcome\nQ1,2017-12-31,yes\n");
    assert!(std::fs::symlink_metadata(folder.path().join("link.csv")).unwrap().is_symlink());
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|of| std::os::unix::fs::MetadataExt::uid(&of) == 0);
    if !is_root {
        std::fs::set_permissions(folder.path().join("real.csv"), PermissionsExt::from_mode(0o444)).unwrap();
        assert_eq!(resolve(&folder, &["Q2", "no"]).status, 3);
    }
}

#[test]
fn what_is_not_utf_8_gets_no_mixed_line() {
    let folder = project(Some(("r.csv", "")));
    folder.write("r.csv", b"question_id;resolved_on;outcome;Notiz\nQ2;2017-04-03;nein;f\xfcr\n");
    assert_eq!(resolve(&folder, &["Q1", "yes", "--note", "plain"]).status, 0);
    let refused = resolve(&folder, &["Q 3", "yes", "--note", "für"]);
    assert!(refused.status == 2 && refused.err.contains("not written in UTF-8"), "{}", refused.err);
}

fn questions(count: usize) -> (Folder, Vec<String>) {
    let ids: Vec<String> = (0..count).map(|at| format!("K{at}")).collect();
    let rows = ids.iter().map(|id| format!("{id},Ann,analyst,2017-01-05,0.8\n"));
    let folder = project(None);
    let text: String = FORECASTS.lines().take(1).map(|line| format!("{line}\n")).chain(rows).collect();
    folder.write("f.csv", text.as_bytes());
    (folder, ids)
}

fn start(folder: &Folder, id: &str) -> std::process::Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trackrecord"));
    command.args(["resolve", id, "yes", "--as-of", "2017-12-31", "--note", &"long ".repeat(100)]);
    command.current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Every line whole, the first the header, no question twice.
fn whole_lines(folder: &Folder) -> Vec<String> {
    let text = folder.read("trackrecord.resolutions.csv");
    assert!(text.is_empty() || text.ends_with('\n'), "{text}");
    let mut ids: Vec<String> = text
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            assert!(cells.len() == 5 && cells[1..3] == ["2017-12-31", "yes"] && cells[3].len() == 499, "{line}");
            cells[0].to_owned()
        })
        .collect();
    ids.sort();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all, "a question twice");
    ids
}

#[test]
fn two_at_once_do_not_mix() {
    let (folder, ids) = questions(24);
    // Each twice: the second finds the line of the first.
    let mut running: Vec<_> = ids.iter().chain(&ids).map(|id| start(&folder, id)).collect();
    assert!(running.iter_mut().all(|child| child.wait().unwrap().success()));
    assert_eq!(whole_lines(&folder).len(), 24);
}

#[test]
fn a_kill_at_any_moment_loses_no_line() {
    let (folder, ids) = questions(40);
    let mut done = vec![];
    for (at, id) in (0_u64..).zip(&ids) {
        let mut child = start(&folder, id);
        std::thread::sleep(Duration::from_micros(at * 700));
        let _ = child.kill();
        if child.wait().unwrap().success() {
            done.push(id.clone());
        }
        if folder.path().join("trackrecord.resolutions.csv").exists() {
            let lines = whole_lines(&folder);
            assert!(done.iter().all(|id| lines.contains(id)), "{done:?}: {lines:?}");
        }
    }
    // Whatever was killed can be done again.
    for id in &ids {
        assert!(start(&folder, id).wait().unwrap().success());
    }
    assert_eq!(whole_lines(&folder).len(), ids.len());
}
