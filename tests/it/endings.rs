//! `-o` obeys its ending, or is refused.

use crate::support::program::{Folder, Ran, command, finish};

const LOG: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n\
    Q1,Ann,analyst,2018-01-05,0.8,2018-06-30,yes\nQ2,Bob,broker,2018-01-05,0.3,2018-06-30,no\n";

fn run(folder: &Folder, words: &[&str]) -> Ran {
    finish(command().args(words).current_dir(folder.path()))
}

#[test]
fn each_ending_is_obeyed_by_every_command() {
    let folder = Folder::with(&[("log.csv", LOG), ("other.csv", LOG)]);
    for (name, more) in [
        ("score", &["log.csv", "--resamples", "0"][..]),
        ("compare", &["log.csv", "--resamples", "0"]),
        ("check", &["log.csv"]),
        ("due", &["log.csv"]),
        ("agree", &["log.csv", "other.csv", "--resamples", "0"]),
    ] {
        for (ending, begins) in [("json", "{"), ("csv", ""), ("md", "#"), ("txt", ""), ("JSON", "{")] {
            let file = format!("out.{ending}");
            let ran = run(&folder, &[&[name, "-o", &file], more].concat());
            assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{name} {file}: {}", ran.err);
            let text = folder.read(&file);
            assert!(text.starts_with(begins), "{name} {file}: {text}");
            assert!(ending != "csv" || text.lines().next().unwrap_or_default().contains(','), "{name} {file}: {text}");
        }
        for (words, why) in [
            (&["-o", "x.html"][..], "-o x.html ends in none of"),
            (&["-o", "x.xlsx", "--format", "json"], "-o x.xlsx ends in none of"),
            (&["-o", "x.csv", "--format", "json"], "-o x.csv would hold something else"),
            (&["-o", "x.dat"], "-o x.dat ends in none of"),
        ] {
            let ran = run(&folder, &[&[name], words, more].concat());
            assert_eq!(ran.status, 2, "{name} {words:?}: {}", ran.err);
            assert!(ran.err.contains(why), "{name} {words:?}: {}", ran.err);
            assert!(!folder.path().join(words[1]).exists());
        }
        // A name that says nothing holds what is asked for.
        for file in ["plain", "y.dat", "x.txt"] {
            let ran = run(&folder, &[&[name, "-o", file, "--format", "json"], more].concat());
            assert_eq!(ran.status, 0, "{name} {file}: {}", ran.err);
            assert!(folder.read(file).starts_with('{'));
        }
    }
}

#[test]
fn convert_refuses_an_ending_that_it_does_not_write() {
    let folder = Folder::with(&[("log.csv", LOG)]);
    let ran = run(&folder, &["convert", "log.csv", "-o", "x.json"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(ran.err.contains("-o x.json ends in none of .csv, .xlsx"), "{}", ran.err);
}
