//! Spreadsheets as people export them, written inline: each is read right or refused by name, nothing is read wrong.
//!
//! What a case expects was decided before the program saw it. The files that are read must also come out of `convert`
//! with the same scores, and unchanged from a second `convert`.

mod headers;
mod tables;
mod text;
mod values;
mod words;

use std::path::Path;
use std::process::Command;

use serde_json::Value;

struct Case {
    name: &'static str,
    files: &'static [(&'static str, &'static [u8])],
    args: &'static [&'static str],
    expect: Expect,
    /// Codes of notes and warnings that must be told.
    notes: &'static [&'static str],
}

enum Expect {
    /// The rows that `convert` gives, without the header.
    Read(&'static str),
    /// Exit status not 0, and a problem of this code.
    Refused(&'static str),
    /// Exit status not 0, and a message with these words.
    Says(&'static str),
}

const HEADER: &str = "question_id,source,source_type,forecast_date,probability,outcome,resolved_on";
const ROWS: &str = "q1,Ada,consultant,2017-03-14,0.7,yes,2017-06-30\nq2,Ada,consultant,2017-03-15,0.2,no,2017-06-30\n\
                    q3,Bo,reseller,2017-03-16,0.9,yes,2017-07-31\nq4,Bo,reseller,2017-03-17,0.4,no,2017-07-31";
const BASE: Expect = Expect::Read(ROWS);

struct Ran {
    status: i32,
    out: String,
    err: String,
}

fn run(folder: &Path, command: &str, arguments: &[&str]) -> Ran {
    let ran = Command::new(env!("CARGO_BIN_EXE_trackrecord"))
        .arg(command)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { status: ran.status.code().unwrap(), out: text(ran.stdout), err: text(ran.stderr) }
}

const SCORED: [&str; 6] = ["--as-of", "2026-01-01", "--resamples", "0", "--format", "json"];

fn score(folder: &Path, arguments: &[&str]) -> Ran {
    run(folder, "score", &[arguments, &SCORED].concat())
}

fn checked(folder: &Path, arguments: &[&str]) -> (i32, Value) {
    let ran = run(folder, "check", &[arguments, &["--as-of", "2026-01-01", "--format", "json"]].concat());
    (ran.status, serde_json::from_str(&ran.out).unwrap_or_default())
}

fn has_problem(checked: &Value, code: &str) -> bool {
    let of = |list: &str| checked[list].as_array().is_some_and(|all| all.iter().any(|one| one["code"] == code));
    of("problems") || of("notes")
}

/// What must be the same of a log and its clean copy.
fn numbers(scored: &Ran) -> Value {
    let mut scores: Value = serde_json::from_str(&scored.out).unwrap();
    scores["counts"]["rejected"] = Value::Null;
    scores["counts"]["rows"] = Value::Null;
    Value::from(vec![scores["counts"].take(), scores["overall"].take(), scores["groups"].take()])
}

/// What is wrong with how a log was read.
fn read(folder: &Path, arguments: &[&str], rows: &str) -> Result<(), String> {
    let scored = score(folder, arguments);
    let converted = run(folder, "convert", &[arguments, &["-o", "clean.csv"]].concat());
    if scored.status != 0 || converted.status != 0 {
        return Err(format!("refused: {}{}", scored.err, converted.err));
    }
    let clean = std::fs::read_to_string(folder.join("clean.csv")).unwrap();
    let body = clean.split_once('\n').unwrap().1.replace("\r\n", "\n");
    if body.trim_end() != rows.replace("\r\n", "\n") {
        return Err(format!("read as\n{body}"));
    }
    let resolutions = folder.join("clean.resolutions.csv").exists();
    let again: &[&str] = if resolutions { &["clean.csv", "-r", "clean.resolutions.csv"] } else { &["clean.csv"] };
    if numbers(&score(folder, again)) != numbers(&scored) {
        return Err("the clean copy scores differently".to_owned());
    }
    run(folder, "convert", &[again, &["-o", "twice.csv"]].concat());
    if std::fs::read_to_string(folder.join("twice.csv")).unwrap() != clean {
        return Err("converting the clean copy changes it".to_owned());
    }
    Ok(())
}

fn judge(case: &Case) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for (name, bytes) in case.files {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    let arguments = [&["log.csv"], case.args].concat();
    let (status, problems) = checked(folder, &arguments);
    match case.expect {
        Expect::Read(rows) => {
            read(folder, &arguments, rows)?;
            let untold = case.notes.iter().find(|code| !has_problem(&problems, code));
            untold.map_or(Ok(()), |code| Err(format!("does not tell {code}: {problems}")))
        }
        Expect::Refused(code) => {
            let refused = score(folder, &arguments).status == 1 && status == 1 && has_problem(&problems, code);
            if refused { Ok(()) } else { Err(format!("not refused with {code}: {status} {}", problems["problems"])) }
        }
        Expect::Says(words) => {
            let scored = score(folder, &arguments);
            let said = scored.status != 0 && scored.err.contains(words);
            if said { Ok(()) } else { Err(format!("does not say \"{words}\": {}", scored.err)) }
        }
    }
}

fn all(cases: &[Case]) {
    let wrong: Vec<String> =
        cases.iter().filter_map(|case| judge(case).err().map(|why| format!("{}: {why}", case.name))).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn texts_in_every_encoding_and_form() {
    all(text::CASES);
}

#[test]
fn headers_in_three_languages() {
    all(headers::CASES);
}

#[test]
fn columns_of_dates_and_probabilities() {
    all(values::CASES);
}

#[test]
fn several_files_and_wide_sheets() {
    all(tables::CASES);
}

/// The log with one more row; the code that must stop it, and the log without that row when bad rows are skipped.
fn one_bad_row(row: &str, code: &str) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("log.csv"), format!("{HEADER}\n{ROWS}\n{row}\n")).unwrap();
    let (status, problems) = checked(folder.path(), &["log.csv"]);
    if status != 1 || !has_problem(&problems, code) {
        return Err(format!("{row}: not {code} but {}", problems["problems"]));
    }
    let skipped = score(folder.path(), &["log.csv", "--skip-bad-rows"]);
    let scores: Value = serde_json::from_str(&skipped.out).unwrap_or_default();
    let counts = &scores["counts"];
    if counts["scored"] == 4 && counts["rejected"] == 1 { Ok(()) } else { Err(format!("{row}: {counts}")) }
}

#[test]
fn cells_that_are_no_dates_or_probabilities_are_refused_by_name() {
    let dates =
        words::BAD_DATES.iter().map(|(cell, code)| (format!("q5,Cy,reseller,\"{cell}\",0.4,no,2017-07-31"), code));
    let probabilities = words::BAD_PROBABILITIES
        .iter()
        .map(|(cell, code)| (format!("q5,Cy,reseller,2017-03-17,\"{cell}\",no,2017-07-31"), code));
    let wrong: Vec<String> =
        dates.chain(probabilities).filter_map(|(row, code)| one_bad_row(&row, code).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn outcomes_in_the_words_of_three_languages() {
    let folder = tempfile::tempdir().unwrap();
    let log = |yes: &str, no: &str| {
        let rows = ROWS.replace(",yes,", &format!(",{yes},")).replace(",no,", &format!(",{no},"));
        std::fs::write(folder.path().join("log.csv"), format!("{HEADER}\n{rows}\n")).unwrap();
    };
    let mut wrong = vec![];
    let mut expect = |what: &str, rows: &str| {
        wrong.extend(read(folder.path(), &["log.csv"], rows).err().map(|why| format!("{what}: {why}")));
    };
    for (yes, no) in words::YES_AND_NO {
        log(yes, no);
        expect(yes, ROWS);
    }
    for word in words::VOID {
        log(word, "no");
        expect(word, &ROWS.replace(",yes,", ",void,"));
    }
    for word in words::OPEN {
        log(word, "no");
        let left = if word.trim().is_empty() { "" } else { "open" };
        expect(word, &ROWS.replace(",yes,", &format!(",{left},")));
    }
    for word in words::NO_OUTCOMES {
        log(word, "no");
        let (status, problems) = checked(folder.path(), &["log.csv"]);
        if status != 1 || !has_problem(&problems, "outcome-not-understood") {
            wrong.push(format!("{word}: taken for an outcome"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
