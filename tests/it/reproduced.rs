//! The command that a report prints makes the same again: it lacked --map, --outcome, --wide, --source and more, so whoever typed it got
//! other numbers.

use std::process::Command;

use serde_json::Value;

use crate::support::program::{Folder, Ran, command, finish};

const HEADER: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n";
const PLAIN: &str =
    "Q1,D,d,2017-03-01,0.7,2017-06-30,yes\nQ2,E,d,2017-03-01,0.2,2017-06-30,no\nQ3,E,e,2017-06-30,0.4,2017-06-30,yes\n";

/// Runs a command line as a reader would, in a shell.
fn in_shell(folder: &Folder, line: &str) -> Ran {
    let folder_of_program = std::path::Path::new(env!("CARGO_BIN_EXE_trackrecord")).parent().expect("a folder");
    let path = format!("{}:{}", folder_of_program.display(), std::env::var("PATH").unwrap_or_default());
    finish(Command::new("sh").args(["-c", line]).current_dir(folder.path()).env("PATH", path))
}

fn printed(page: &str) -> &str {
    page.lines().find(|line| line.starts_with("trackrecord report ")).unwrap_or_else(|| panic!("no command in\n{page}"))
}

#[track_caller]
fn comes_again(files: &[(&str, &str)], arguments: &[&str]) {
    let folder = Folder::with(files);
    let run = |name: &str, more: &[&str]| {
        let ran = finish(command().arg(name).args(arguments).args(more).current_dir(folder.path()));
        assert_eq!(ran.status, 0, "{arguments:?}: {}", ran.err);
        ran.out
    };
    let json: Value = serde_json::from_str(&run("score", &["--format", "json"])).expect("JSON");
    run("report", &["-o", "report.md", "--threads", "1", "-q"]);
    let page = folder.read("report.md");
    let line = printed(&page).to_owned();
    let ran = in_shell(&folder, &line);
    assert_eq!(ran.status, 0, "{line}: {}", ran.err);
    assert!(folder.read("report.md") == page, "not the same: {line}");
    let score = line.replace("trackrecord report ", "trackrecord score --format json ").replace(" -o report.md", "");
    assert_eq!(in_shell(&folder, &score).json(), json, "{score}");
}

#[test]
#[cfg(unix)]
fn the_printed_command_gives_the_same_numbers() {
    let plain = HEADER.to_owned() + PLAIN;
    let renamed = plain.replace("probability", "how sure").replace("source_type", "kind of it");
    let words = plain.replace(",yes", ",Home FC").replace(",no", ",it's not");
    let percent = plain.replace("0.7", "9").replace("0.2", "2").replace("0.4", "4");
    let alone = "question_id,probability,resolved_on,outcome\nQ1,0.7,2017-06-30,yes\nQ2,0.2,2017-06-30,no\n";
    let wide = "question_id,forecast_date,resolved_on,outcome,Ann Lee,Bob\nQ1,2017-03-01,2017-06-30,yes,0.7,0.6\nQ2,2017-03-01,2017-06-30,no,0.2,0.3\n";
    let phrases = plain.replace("0.7", "pretty good").replace("0.2", "unlikely").replace("0.4", "likely");
    let (forecasts, resolutions) = (
        "question_id,source,source_type,forecast_date,probability\nQ1,D,d,2017-03-01,0.7\nQ2,E,d,2017-03-01,0.2\n",
        "question_id,resolved_on,outcome\nQ1,2017-06-30,yes\nQ2,2017-05-30,no\nQ1,2017-07-30,yes\n",
    );
    let bad = format!("{plain}Q4,E,e,2017-01-30,much,2017-06-30,yes\n");
    let dates = plain.replace("2017-03-01", "03/01/2017");
    let odds = "question_id,source,source_type,forecast_date,Yes,No,outcome,resolved_on\n\
                1,B,book,2017-03-01,2.10,1.80,yes,2017-06-30\n2,B,book,2017-03-01,3.20,1.40,no,2017-06-30\n";
    let cases: &[(&str, &[&str])] = &[
        (&plain, &[]),
        (&plain, &["--by", "source,year", "--updates", "last", "--seed", "7", "--resamples", "300"]),
        (&renamed, &["--map", "probability=how sure", "--map", "source_type=kind of it"]),
        (&words, &["--outcome", "Home FC=yes", "--outcome", "it's not=no"]),
        (&percent, &["--scale", "ten", "--bins", "5", "--bin-by", "count"]),
        (alone, &["--source", "A. N. Other", "--source-type", "desk", "--forecast-date", "2017-03-01"]),
        (wide, &["--wide", "source", "--source-type", "desk"]),
        (&plain, &["--alias", "source:E=D \"the\" $desk", "--by", "source"]),
        (&phrases, &["--lexicon", "icd203,readers", "--phrase", "pretty good=0.6"]),
        (&plain, &["--where", "source_type=d", "--same-day", "drop", "--period", "2017Q2"]),
        (&plain, &["--horizon", "30d", "--log-clip", "0.01", "--min-questions", "1"]),
        (&plain, &["--weights", "question", "--confidence", "0.9", "--as-of", "2017-07-01"]),
        (&bad, &["--skip-bad-rows"]),
        (&dates, &["--date-order", "mdy"]),
        (odds, &["--scale", "odds-decimal", "--normalise"]),
    ];
    for (text, options) in cases {
        comes_again(&[("the log.csv", text)], &[&["the log.csv"], *options].concat());
    }
    comes_again(&[("f.csv", forecasts), ("r.csv", resolutions)], &["f.csv", "-r", "r.csv", "--latest-resolution"]);
}

/// A saved map answers what would else be typed.
#[test]
#[cfg(unix)]
fn a_map_file_is_named() {
    let renamed = (HEADER.to_owned() + PLAIN).replace("probability", "how sure");
    let folder = Folder::with(&[("log.csv", &renamed)]);
    let saved = folder.score(&["log.csv", "--map", "probability=how sure", "--save-map", "map.toml"]);
    assert_eq!(saved.status, 0, "{}", saved.err);
    let map = folder.read("map.toml");
    comes_again(&[("log.csv", &renamed), ("map.toml", &map)], &["log.csv", "--map-file", "map.toml"]);
}
