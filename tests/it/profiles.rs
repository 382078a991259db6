//! Descriptions of kinds of logs: those that the program brings along, and those of one's own, with their mistakes.

use crate::support::platforms::{example, read, run_json};
use crate::support::program::{Folder, command, finish, score_in};

#[test]
fn one_file_with_the_headers_of_both_is_in_doubt() {
    let text = "userId,probAfter,probBefore,contractId,createdTime,id,closeTime,resolution,resolutionTime\n\
                Ada,0.8,0.5,rain,1672531200000,1,1675123200000,YES,1675209600000\n";
    let ran = Folder::with(&[("both.csv", text)]).score(&["both.csv"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("both.csv has the headers of both files of a Manifold"), "{}", ran.err);
}

#[test]
fn headers_of_two_kinds_of_logs_ask_which() {
    let (fatebook, predictionbook) = (read("fatebook.csv"), read("predictionbook.csv"));
    let header = |text: &str| text.lines().next().unwrap_or_default().to_owned();
    let both = format!("{},{}\n", header(&fatebook), header(&predictionbook));
    let ran = Folder::with(&[("log.csv", &both)]).score(&["log.csv"]);
    assert_eq!(ran.status, 2);
    for part in ["--profile fatebook", "--profile predictionbook", "--profile none"] {
        assert!(ran.err.contains(part), "{}", ran.err);
    }
}

#[test]
fn a_bad_profile_is_told_with_its_line() {
    let log = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n\
               Q1,Ann,analyst,2018-01-02,0.8,2018-06-30,yes\n";
    for (profile, line, part) in [
        ("title = \"x\"\nsuorce = \"Who\"", 2, "suorce"),
        ("remark = 3", 1, "remark must be a text"),
        ("unix_time = \"minutes\"", 1, "none of auto, s, ms"),
        ("source = \"Who\"\n[where]\n\"Kind\" = \"bin", 3, ""),
        ("[where]\nKind = \"*\"\n\"Other = \"x\"", 3, ""),
        ("[recognised_by]\nforecasts = [\"a\", \"b\"", 2, ""),
        ("[[cases]]\nfield = \"source\"\nvalue = \"x\"\nwhen = { \"A\" = \"b\"", 4, ""),
        ("source = \"A\"\nsource = \"B\"", 2, ""),
        ("\nextends = \"own.toml\"", 2, "goes in a circle"),
        ("extends = \"second.toml\"", 1, "goes in a circle"),
        ("question_id = \"A+\"", 1, "without a name"),
        ("sauces = true", 1, "\"sauces\" is not a field"),
        ("[where]\nKind = []", 2, "needs a header"),
        ("[where]\nKind = [\"x\"", 2, "unclosed array"),
        ("title = \"x\"\n[alias.source]\nA = \"B\"\nB = \"A\"", 2, "leads back to itself"),
        ("[answer_list]\nprobabilities = \"P\"\nnames = [\"A\"]", 3, "names is neither"),
        ("[outcomes]\nHeim = \" \"", 2, "WORD=yes"),
        ("[outcomes]\nvoid = \"Lake\"", 2, "is understood as void"),
    ] {
        let folder =
            Folder::with(&[("log.csv", log), ("own.toml", profile), ("second.toml", "extends = \"own.toml\"")]);
        let ran = folder.score(&["log.csv", "--map-file", "own.toml"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{profile}: {}", ran.err);
        let place = format!("line {line}");
        assert!(ran.err.contains(&place) && ran.err.contains(part), "{profile}: {}", ran.err);
    }
}

/// Every row was read, as if nothing had been said.
#[test]
fn a_condition_on_a_column_that_is_not_there_is_an_error() {
    let log = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome,Kind\n\
               Q1,Ann,analyst,2018-01-02,0.8,2018-06-30,yes,real\nQ2,Ann,analyst,2018-01-02,0.8,2018-06-30,yes,test\n";
    let folder = Folder::with(&[("log.csv", log), ("own.toml", "[where]\nKinds = \"real\"\n")]);
    let ran = folder.score(&["log.csv", "--map-file", "own.toml"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("[where] \"Kinds\" names a column that no file has"), "{}", ran.err);
    folder.write("own.toml", b"[where]\n\"Kinds | Kind\" = [\"real\", \"true\"]\n");
    let json = folder.score(&["log.csv", "--map-file", "own.toml", "--format", "json", "--resamples", "0"]).json();
    assert_eq!((&json["counts"]["scored"], &json["counts"]["filtered"]), (&1.into(), &1.into()));
}

#[test]
fn the_kinds_of_logs_are_listed_and_printed() {
    let run = |arguments: &[&str]| {
        finish(command().arg("profiles").args(arguments).env("COLUMNS", "80").env("NO_COLOR", "1"))
    };
    let list = run(&[]);
    assert_eq!((list.status, list.err.as_str()), (0, ""));
    assert!(list.out.lines().all(|line| line.chars().count() <= 80), "{}", list.out);
    insta::assert_snapshot!("the_kinds_of_logs", list.out);
    for name in ["cultivate", "fatebook", "football", "hubverse", "manifold", "metaculus", "predictionbook"] {
        assert!(list.out.contains(name), "{name}");
        assert_eq!(run(&[name]).out, read(&format!("{name}.toml")), "as it is");
    }
    let json: serde_json::Value = serde_json::from_str(&run(&["--format", "json"]).out).expect("JSON");
    assert_eq!(json["schema"], "trackrecord/profiles/1");
    let metaculus = json["profiles"].as_array().expect("profiles").iter().find(|one| one["name"] == "metaculus");
    assert_eq!(metaculus.expect("Metaculus")["resolutions_file"], "question_data.csv");
    let one: serde_json::Value = serde_json::from_str(&run(&["manifold", "--format", "json"]).out).expect("JSON");
    assert_eq!((one["profiles"].as_array().map(Vec::len), &one["profiles"][0]["name"]), (Some(1), &"manifold".into()));
    assert!(run(&["--format", "csv"]).out.starts_with("profile,title,forecasts_recognised_by,resolutions_file,"));
    assert!(run(&["--format", "markdown"]).out.contains("| fatebook | Fatebook export |"));
    let unknown = run(&["facebook"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("there are cultivate, fatebook,"), "{}", unknown.err);
}

/// A shipped profile, printed, is a map of one's own that reads the same.
#[test]
fn what_is_printed_can_be_started_from() {
    for (name, files) in [
        ("fatebook", &["fatebook.csv"][..]),
        ("manifold", &["manifold-bets.csv", "-r", "manifold-markets.csv"]),
        ("metaculus", &["metaculus-forecast_data.csv", "-r", "metaculus-question_data.csv"]),
        ("predictionbook", &["predictionbook.csv"]),
        ("cultivate", &["cultivate.csv"]),
        ("football", &["football.csv"]),
        ("hubverse", &["hubverse-model-output.csv", "-r", "hubverse-oracle-output.csv"]),
    ] {
        let printed = finish(command().args(["profiles", name]));
        let folder = Folder::with(&[("own.toml", &printed.out)]);
        let map = folder.path().join("own.toml").display().to_string();
        let files = [files, &["--partial", "expected"]].concat();
        let own = run_json(&example("."), &[&files[..], &["--map-file", &map, "--profile", "none"]].concat());
        assert_eq!(own.json()["groups"], run_json(&example("."), &files).json()["groups"], "{name}");
    }
}

#[test]
fn a_target_of_a_hub_was_proposed_as_the_source() {
    let header = "location,reference_date,horizon,target_end_date,target,output_type,output_type_id,value\n";
    let row = |target: &str| format!("US,2022-12-17,0,2022-12-24,{target},quantile,0.5,3\n");
    let rows = [row("flu"), row("covid")].concat().repeat(6);
    let oracle =
        "location,target_end_date,target,output_type,output_type_id,oracle_value\nUS,2022-12-24,flu,quantile,NA,3\n";
    let folder = Folder::with(&[("one-model.csv", &format!("{header}{rows}")), ("oracle-output.csv", oracle)]);
    let ran = folder.score(&["one-model.csv", "-r", "oracle-output.csv"]);
    assert!(ran.status == 1 && ran.err.contains("--source NAME") && !ran.err.contains("source=target"), "{}", ran.err);
}

/// Each forecast of yes, be it said as such or by what is left to no, without the one that came too late and without the
/// question of three answers.
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
    let text = read("fatebook.csv");
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
