//! `trackrecord sql`: the script that it prints, run by the engines, gives the cells that give every number of the direct run.
//!
//! `TRACKRECORD_ENGINES` names a Python that has duckdb, datafusion or pyspark; else `python3` is asked. What is not there is left out,
//! and said. Spark takes minutes, so it is asked only by that variable.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cells::numbers;
use crate::support::program::{Folder, command, finish, shared_data};
use crate::support::same_values::assert_same_beside;

fn python() -> Command {
    let named = std::env::var_os("TRACKRECORD_ENGINES").unwrap_or_else(|| "python3".into());
    let mut python = Command::new(named);
    python.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/engines.py"));
    python
}

/// The engines that are here.
fn engines() -> Vec<&'static str> {
    let is_asked = |engine: &&str| *engine != "spark" || std::env::var_os("TRACKRECORD_ENGINES").is_some();
    let is_here = |engine: &&str| python().arg(engine).output().is_ok_and(|ran| ran.status.success());
    let (here, left_out): (Vec<_>, Vec<_>) =
        ["duckdb", "datafusion", "spark"].into_iter().partition(|engine| is_asked(engine) && is_here(engine));
    if !left_out.is_empty() {
        println!("left out: {}, see TRACKRECORD_ENGINES", left_out.join(", "));
    }
    here
}

/// Compares the direct run with the engine's cells, for these options.
fn compare(engine: &str, log: &Path, columns: &[&str], options: &[&str]) {
    let folder = Folder::new();
    let [forecasts, resolutions] = ["forecasts.csv", "resolutions.csv"].map(|name| log.join(name));
    let as_of = if options.contains(&"--as-of") { &[][..] } else { &["--as-of", "2023-12-31"] };
    let options = [as_of, &["--resamples", "200"], options].concat();
    let named: Vec<String> = columns.iter().map(|column| format!("{column}={column}")).collect();
    let maps: Vec<&str> = named.iter().flat_map(|map| ["--map", map]).collect();
    let relations =
        ["--engine", engine, "--forecasts", "forecasts", "--resolutions", "resolutions", "-o", "script.sql"];
    let script = finish(command().arg("sql").args(relations).args(&maps).args(&options).current_dir(folder.path()));
    assert_eq!(script.status, 0, "{}", script.err);
    let files = [Path::new("script.sql"), &forecasts, &resolutions, folder.path()];
    let ran = python().arg(engine).args(files).current_dir(folder.path()).output().unwrap();
    assert!(ran.status.success(), "{engine} {options:?}\n{}", String::from_utf8_lossy(&ran.stderr));
    let json = [&options[..], &["--format", "json"]].concat();
    let direct = [forecasts.to_str().unwrap(), "-r", resolutions.to_str().unwrap()];
    let direct = folder.score(&[&direct[..], &json].concat()).json();
    let of_cells = folder.score(&[&["--cells", "cells", "--counts", "counts"], &json[..]].concat()).json();
    assert_same_beside(0.1, &numbers(&direct), &numbers(&of_cells), &format!("{engine} {} {options:?}", log.display()));
}

/// Spark starts for half a minute: it is tried on some.
fn is_tried(engine: &str, at: usize) -> bool {
    engine != "spark" || at % 4 == 3
}

/// Everything that the script can say, on the example: open, overdue and annulled questions, late forecasts, four years.
#[test]
fn engines_add_up_what_the_direct_run_scores() {
    let example = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/example");
    let columns = ["closes_on", "forecast_id"];
    for engine in engines() {
        let all = [
            &[][..],
            &["--updates", "first"],
            &["--updates", "last"],
            &["--updates", "daily", "--weights", "question"],
            &["--by", "source_type,quarter"],
            &["--by", "horizon"],
            &["--by", "topic,year", "--updates", "last"],
            &["--by", "source,month"],
            &["--same-day", "drop", "--repeats", "drop", "--after-deadline", "drop"],
            &["--from", "2017-01-01", "--to", "2017-06-30", "--as-of", "2017-09-01"],
            &["--period", "2017Q2"],
            &["--where", "topic=regulation"],
            &["--where", "year=2017", "--where", "source_type=consultant"],
        ];
        for (_, options) in all.into_iter().enumerate().filter(|(at, _)| is_tried(engine, *at)) {
            compare(engine, &example, &columns, options);
        }
    }
}

#[test]
fn engines_add_up_real_forecasts() {
    let Some(data) = shared_data() else { return };
    for engine in engines() {
        let logs = ["acx2022", "governors538", "midterms2018_final", "niamey2016"];
        for (_, log) in logs.into_iter().enumerate().filter(|(at, _)| is_tried(engine, *at)) {
            compare(engine, &data.join(log), &["forecast_id"], &[]);
        }
        if engine != "spark" {
            compare(engine, &data.join("governors538"), &["forecast_id"], &["--updates", "daily", "--by", "topic"]);
        }
    }
}

/// Nothing is dropped: cells that cannot be read are counted.
#[test]
fn what_cannot_be_read_is_rejected_in_every_engine() {
    let forecasts = "question_id,source,source_type,forecast_date,probability\nQ1,A,desk,2017-01-01,0.7\nQ1,B,Desk,2017-01-02,35%\n\
                     Q1,C,desk,2017-01-02,120%\nQ1,D,desk,2017-02-30,0.5\nQ1,E,desk,yesterday,0.5\nQ1,F,desk,2017-01-01,likely\n\
                     Q2,A,desk,2017-01-01,\"0,2\"\nQ3,A,desk,2017-01-01,0.4\n,A,desk,2017-01-01,0.4\nQ1,,desk,2017-01-01,0.4\n";
    let resolutions =
        "question_id,resolved_on,outcome\nQ1,2017-02-01,yes\nQ2,2017-02-01,no\nQ3,2017-02-01,yes\nQ3,2017-02-01,no\n";
    for engine in engines() {
        let folder = Folder::with(&[("forecasts.csv", forecasts), ("resolutions.csv", resolutions)]);
        let relations =
            ["--engine", engine, "--forecasts", "forecasts", "--resolutions", "resolutions", "-o", "script.sql"];
        let dated = ["--as-of", "2018-01-01"];
        assert_eq!(finish(command().arg("sql").args(relations).args(dated).current_dir(folder.path())).status, 0);
        let files = ["script.sql", "forecasts.csv", "resolutions.csv", "."];
        let ran = python().arg(engine).args(files).current_dir(folder.path()).output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        let json = folder
            .score(&["--cells", "cells", "--counts", "counts", "--as-of", "2018-01-01", "--format", "json"])
            .json();
        let counts = &json["counts"];
        assert_eq!(
            [&counts["rows"], &counts["scored"], &counts["rejected"]].map(|n| n.as_u64().unwrap()),
            [10, 3, 7],
            "{engine}"
        );
    }
}

#[test]
fn options_that_no_script_can_say_are_named() {
    let options =
        ["--engine", "duckdb", "--forecasts", "f", "--resolutions", "r", "--horizon", "30d", "--unix-time", "s"];
    let ran = finish(command().arg("sql").args(options));
    assert!(ran.status == 2 && ran.err.contains("cannot say --unix-time, --horizon"), "{}", ran.err);
}
