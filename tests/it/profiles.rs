//! From a platform's own file to a score: one command, no map. The files are made up, with the platforms' exact headers.

use std::path::{Path, PathBuf};

use crate::support::program::{Folder, Ran, score_in};

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/profiles").join(name)
}

/// Forecasts, questions and Brier score, which another program worked out from the same file.
#[track_caller]
fn scores(files: &[&str], options: &[&str], expected: (u64, u64, f64)) -> Ran {
    let fixed = ["--as-of", "2025-01-01", "--format", "json"];
    let ran = score_in(&example("."), [files, options, &fixed].concat());
    assert_eq!(ran.status, 0, "{}", ran.err);
    let json = ran.json();
    let all = json["groups"].as_array().and_then(|groups| groups.first()).expect("a group");
    let (forecasts, questions) = (all["forecasts"].as_u64(), all["questions"].as_u64());
    assert_eq!((forecasts, questions), (Some(expected.0), Some(expected.1)));
    let brier = all["brier"]["value"].as_f64().expect("a score");
    assert!((brier - expected.2).abs() < 1e-10, "{brier}, expected {}", expected.2);
    ran
}

fn notes(ran: &Ran) -> Vec<String> {
    let notes = ran.json()["notes"].as_array().cloned().unwrap_or_default();
    notes.iter().filter_map(|note| note["code"].as_str().map(str::to_owned)).collect()
}

#[test]
fn fatebook() {
    // (0.2² + 0.6² + 0.6²)/3; the ambiguous question is annulled, the open one pending.
    let ran = scores(&["fatebook.csv"], &[], (3, 3, 0.76 / 3.0));
    assert!(notes(&ran).contains(&"known-log".to_owned()));
}

#[test]
fn what_looks_like_a_platform_may_be_none() {
    let folder = example(".");
    let ran = score_in(&folder, ["fatebook.csv", "--profile", "none"]);
    assert_ne!(ran.status, 0, "a column of titles that repeat is no column of ids");
    let ran = score_in(&folder, ["fatebook.csv", "--profile", "facebook"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("is none of") && ran.err.contains("fatebook"), "{}", ran.err);
}

#[test]
fn a_saved_profile_reads_the_next_quarter() {
    let text = std::fs::read_to_string(example("fatebook.csv")).expect("the example");
    let folder = Folder::with(&[("q1.csv", &text), ("q2.csv", &text.replace("Will it rain?", "Will it snow?"))]);
    let options = ["--as-of", "2025-01-01", "--format", "json"];
    let first = folder.score(&[&["q1.csv", "--save-map", "own.toml"], &options[..]].concat());
    let next = folder.score(&[&["q2.csv", "--map-file", "own.toml", "--profile", "none"], &options[..]].concat());
    assert_eq!((first.status, next.status), (0, 0), "{}", next.err);
    assert_eq!(first.json()["groups"], next.json()["groups"]);
}

/// A made-up platform: rows that are no forecasts, a type that only other cells tell, other headers in the other file.
#[test]
fn a_profile_of_ones_own_says_what_no_column_says() {
    let case = |field: &str, value: &str, when: &str| {
        format!("[[cases]]\nfield = \"{field}\"\nvalue = \"{value}\"\nwhen = {{ {when} }}\n")
    };
    let cases = [
        case("source_type", "community", "User = \"\""),
        case("source_type", "bot", "\"Is Bot\" = \"true\""),
        case("source_type", "forecaster", ""),
        case("source", "Ada", "User = \"ada\""),
        case("source", "Robot", "User = \"r2\""),
        case("source", "all", "User = \"\""),
    ];
    let profile = format!(
        "question_id = \"Post\"\nforecast_date = \"Start\"\nprobability = \"P\"\n\
         [resolutions]\nquestion_id = \"id\"\noutcome = \"Result\"\nresolved_on = \"Known\"\n\
         [where]\nP = \"*\"\nKind = \"Binary\"\n{}",
        cases.concat()
    );
    let forecasts = "Post,User,Is Bot,Start,P\n\
                     1,ada,False,2024-01-05,0.8\n1,r2,TRUE,2024-01-05,0.5\n1,,,2024-01-05,0.6\n\
                     2,ada,False,2024-01-05,\n3,ada,False,2024-01-05,220%\n";
    let resolutions = "id,Kind,Result,Known,outcome of the crowd\n\
                       1,binary,yes,2024-02-01,x\n2,binary,no,2024-02-01,x\n3,numeric,about 12,soon,x\n";
    let folder = Folder::with(&[("f.csv", forecasts), ("r.csv", resolutions), ("own.toml", &profile)]);
    let options = ["-r", "r.csv", "--map-file", "own.toml", "--as-of", "2025-01-01", "--format", "json"];
    let ran = folder.score(&[&["f.csv"], &options[..]].concat());
    assert_eq!(ran.status, 0, "{}", ran.err);
    let json = ran.json();
    assert_eq!((&json["counts"]["scored"], &json["counts"]["filtered"]), (&3.into(), &2.into()));
    let groups = json["groups"].as_array().expect("groups");
    let brier = |kind: &str| {
        let group = groups.iter().find(|group| group["key"]["source_type"] == kind).expect(kind);
        group["brier"]["value"].as_f64().expect("a score")
    };
    for (kind, expected) in [("forecaster", 0.04), ("bot", 0.25), ("community", 0.16)] {
        assert!((brier(kind) - expected).abs() < 1e-12, "{kind}: {}", brier(kind));
    }
    // What is saved of it says the same again.
    let saved = folder.score(&[&["f.csv", "--save-map", "again.toml"], &options[..]].concat());
    assert_eq!(saved.status, 0, "{}", saved.err);
    let again = ["f.csv", "-r", "r.csv", "--map-file", "again.toml", "--as-of", "2025-01-01", "--format", "json"];
    assert_eq!(folder.score(&again).json()["groups"], json["groups"]);
}
