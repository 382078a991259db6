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
            (&["-o", "x.pdf", "--format", "json"], "-o x.pdf ends in none of"),
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
fn bad_data_is_json_for_who_asked_for_json() {
    let bad = LOG.replace("0.8", "180%");
    let folder = Folder::with(&[("log.csv", &bad), ("other.csv", &LOG.replace("source_type", "kind_of_it"))]);
    for name in ["score", "compare"] {
        let rows = run(&folder, &[name, "log.csv", "--format", "json"]);
        assert_eq!(rows.status, 1);
        let json: serde_json::Value = serde_json::from_str(&rows.out).expect("JSON");
        assert_eq!((&json["schema"], &json["scored"]), (&"trackrecord/problems/1".into(), &false.into()));
        let problem = &json["problems"][0];
        assert_eq!(
            (&problem["code"], &problem["place"]["line"]),
            (&"probability-above-hundred-percent".into(), &2.into())
        );
        assert_eq!((&json["counts"]["rejected"], &json["kinds"][0]["count"]), (&1.into(), &1.into()));
        assert!(rows.err.contains("Nothing was scored"), "{}", rows.err);
        let columns = run(&folder, &[name, "other.csv", "-o", "out.json"]);
        assert_eq!((columns.status, columns.out.as_str()), (1, ""));
        let json: serde_json::Value = serde_json::from_str(&folder.read("out.json")).expect("JSON");
        assert_eq!(
            (&json["problems"][0]["code"], &json["counts"]),
            (&"column-missing".into(), &serde_json::Value::Null)
        );
        assert_eq!(run(&folder, &[name, "log.csv"]).out, "");
    }
}

#[test]
fn rows_that_are_left_out_stand_in_the_first_line() {
    let bad = LOG.replace("0.8", "180%");
    let folder = Folder::with(&[("log.csv", &bad)]);
    let said = "1 of 2 rows could not be used and are not in any number here.";
    for words in [&["score"][..], &["compare"], &["score", "--format", "markdown"]] {
        let ran = run(&folder, &[words, &["log.csv", "--skip-bad-rows", "--resamples", "0"]].concat());
        assert_eq!(ran.status, 0, "{}", ran.err);
        let first: Vec<&str> = ran.out.lines().take(6).collect();
        assert!(first.join(" ").contains(said), "{words:?}: {}", ran.out);
    }
    let german = run(&folder, &["score", "log.csv", "--skip-bad-rows", "--language", "de", "--resamples", "0"]);
    assert!(
        german.out.lines().take(4).collect::<Vec<_>>().join(" ").contains("1 von 2 Zeilen sind nicht verwendbar"),
        "{}",
        german.out
    );
}

#[test]
fn convert_refuses_an_ending_that_it_does_not_write() {
    let folder = Folder::with(&[("log.csv", LOG)]);
    let ran = run(&folder, &["convert", "log.csv", "-o", "x.json"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(ran.err.contains("-o x.json ends in none of .csv, .xlsx"), "{}", ran.err);
}
