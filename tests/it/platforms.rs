//! From a platform's own file to a score: one command, no map. The files are made up, with the platforms' exact headers.

use rust_xlsxwriter::Workbook;

use crate::support::platforms::{FIXED, brier, csv_records, example, notes, read, run_json, told};
use crate::support::program::{Folder, Ran, command, finish, score_in};

/// Forecasts, questions and Brier score, which another program worked out from the same file.
#[track_caller]
fn scores(files: &[&str], options: &[&str], expected: (u64, u64, f64)) -> Ran {
    let ran = run_json(&example("."), &[files, options].concat());
    let json = ran.json();
    let all = json["groups"].as_array().and_then(|groups| groups.first()).expect("a group");
    let (forecasts, questions) = (all["forecasts"].as_u64(), all["questions"].as_u64());
    assert_eq!((forecasts, questions), (Some(expected.0), Some(expected.1)));
    let brier = all["brier"]["value"].as_f64().expect("a score");
    assert!((brier - expected.2).abs() < 1e-10, "{brier}, expected {}", expected.2);
    ran
}

#[test]
fn fatebook() {
    // (0.2² + 0.6² + 0.6²)/3; the ambiguous question is annulled, the open one pending.
    let ran = scores(&["fatebook.csv"], &[], (3, 3, 0.76 / 3.0));
    assert!(notes(&ran).contains(&"known-log".to_owned()));
}

#[test]
fn manifold() {
    // (0.2² + 0.7² + 0.45²)/3: a bet after the resolution does not count, MKT and CANCEL are void, one market is open, and one has
    // more than two answers.
    let ran = scores(&["manifold-bets.csv", "-r", "manifold-markets.csv"], &[], (3, 2, (0.04 + 0.49 + 0.2025) / 3.0));
    let counts = &ran.json()["counts"];
    let count = |name: &str| counts[name].as_u64().unwrap_or_default();
    assert_eq!(
        ["scored", "annulled", "pending", "after_resolution", "filtered"].map(count),
        [3, 2, 1, 1, 1],
        "{counts}"
    );
    assert!(told(&ran, "(MKT) count as void") && told(&ran, "1 of 8 rows are left out"));
}

#[test]
fn manifold_without_the_kinds_of_markets() {
    let (bets, markets) = (read("manifold-bets.csv"), read("manifold-markets.csv"));
    let without: Vec<String> = markets
        .lines()
        .filter(|line| !line.contains("MULTIPLE_CHOICE"))
        .map(|line| line.replace(",outcomeType", "").replace(",BINARY", ""))
        .collect();
    let folder = Folder::with(&[("bets.csv", &bets), ("markets.csv", &without.join("\n"))]);
    let ran = folder.score(&[&["bets.csv", "-r", "markets.csv"], &FIXED[..]].concat());
    assert!((brier(&ran) - (0.04 + 0.49 + 0.2025) / 3.0).abs() < 1e-12);
    assert!(!notes(&ran).contains(&"rows-left-out".to_owned()));
}

#[test]
fn metaculus() {
    // Forecasters (0.2² + 0.1² + 0.3²)/3, bots (0.5² + 0.2²)/2, the community (0.4² + 0.1²)/2; one forecast is later than its
    // resolution, one question annulled, one open, one numeric, one with several answers.
    let ran = run_json(&example("."), &["metaculus-forecast_data.csv", "-r", "metaculus-question_data.csv"]);
    let json = ran.json();
    for (kind, forecasts, expected) in
        [("bot", 2, 0.29 / 2.0), ("community", 2, 0.17 / 2.0), ("forecaster", 3, 0.14 / 3.0)]
    {
        let groups = json["groups"].as_array().expect("groups");
        let group = groups.iter().find(|group| group["key"]["source_type"] == kind).expect(kind);
        assert_eq!(group["forecasts"], forecasts, "{kind}");
        assert!((group["brier"]["value"].as_f64().expect("a score") - expected).abs() < 1e-12, "{kind}");
    }
    assert!((brier(&ran) - 0.6 / 7.0).abs() < 1e-12);
    assert_eq!((&json["counts"]["filtered"], &json["counts"]["rejected"]), (&2.into(), &0.into()));
    assert!(told(&ran, "2 of 12 rows are left out") && told(&ran, "\"Probability Yes\" is not blank"));
    assert!(told(&ran, "each row has 18 fields, the header 19") && told(&ran, "\"PDF at Resolution\""));
}

/// A download of a numeric question ended in "--where: no row has", although nobody had said --where.
#[test]
fn a_download_without_a_binary_question_says_what_it_lacks() {
    let header_and_numeric = |name: &str, id: &str| {
        let text = read(name);
        let lines = text.lines().enumerate().filter(|(at, line)| *at == 0 || line.starts_with(id));
        lines.map(|(_, line)| line.to_owned() + "\n").collect::<String>()
    };
    let forecasts = header_and_numeric("metaculus-forecast_data.csv", "41005");
    let questions = header_and_numeric("metaculus-question_data.csv", "41005");
    let folder = Folder::with(&[("f.csv", &forecasts), ("q.csv", &questions)]);
    let ran = folder.score(&["f.csv", "-r", "q.csv"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("f.csv: none of the 1 rows is a forecast that can be scored"), "{}", ran.err);
    assert!(ran.err.contains("\"Probability Yes\" is not blank"), "{}", ran.err);
    let filtered = folder.score(&["f.csv", "-r", "q.csv", "--where", "Is Bot=True"]);
    assert!(filtered.err.contains("--where Is Bot=True"), "{}", filtered.err);
}

#[test]
fn files_of_metaculus_in_any_order() {
    let files = ["metaculus-forecast_data.csv", "metaculus-question_data.csv"];
    for order in [[files[0], files[1]], [files[1], files[0]]] {
        let ran = run_json(&example("."), &order);
        assert!((brier(&ran) - 0.6 / 7.0).abs() < 1e-12);
    }
    let swapped = score_in(&example("."), [files[1], "-r", files[0]]);
    assert_eq!(swapped.status, 2, "{}", swapped.err);
    assert!(swapped.err.contains("holds the resolutions of a Metaculus download"), "{}", swapped.err);
    let alone = score_in(&example("."), [files[0]]);
    assert!(alone.status == 2 && alone.err.contains("add -r question_data.csv"), "{}", alone.err);
}

#[test]
fn predictionbook() {
    // (0.2² + 0.01² + 0.6²)/3; 1 is one percent; one prediction is open.
    let ran = scores(&["predictionbook.csv"], &[], (3, 3, 0.4001 / 3.0));
    assert!(told(&ran, "mean of all who gave a probability"));
}

#[test]
fn hubverse() {
    // Weighted interval scores, twice the mean pinball loss of the levels 0.025, 0.5 and 0.975: 2/3 (0.025·47 + 0.5·18 + 0.025·11) and so
    // on, by another program; the rows of means are left out.
    let ran = run_json(&example("."), &["hubverse-model-output.csv", "-r", "hubverse-oracle-output.csv"]);
    let numeric = &ran.json()["groups"][0]["numeric"];
    assert_eq!((&numeric["questions"], &numeric["forecasts"]), (&4.into(), &4.into()));
    let expected = (2.0 / 3.0) * (10.45 + 17.45 + 25.0 + 15.0) / 4.0;
    let wis = numeric["wis"]["value"].as_f64().expect("a score");
    assert!((wis - expected).abs() < 1e-9, "{wis}, not {expected}");
    assert!(told(&ran, "4 of 16 rows are left out") && told(&ran, "Quantiles alone are read"));
    let alone = score_in(&example("."), ["hubverse-model-output.csv"]);
    assert!(alone.status == 2 && alone.err.contains("add -r oracle-output.csv"), "{}", alone.err);
}

#[test]
fn cultivate() {
    let ran = scores(&["cultivate.csv"], &[], (6, 2, 0.122_5));
    let counts = &ran.json()["counts"];
    let counted = |name: &str| counts[name].as_u64();
    assert_eq!((counted("rows"), counted("filtered"), counted("duplicate")), (Some(17), Some(8), Some(2)));
    assert_eq!(counted("pending"), Some(1));
    let said = ran.json()["notes"].to_string();
    assert!(said.contains("1 question has other answers than yes and no") && said.contains("6 in all"), "{said}");
}

#[test]
fn football() {
    let ran = scores(&["football.csv"], &[], (175, 30, 0.258_527_808_195_943_3));
    let said = ran.json()["notes"].to_string();
    for part in [
        "30 rows hold 175 forecasts of Bet365, Bwin, Interwetten and 3 more sources",
        "the answers of 175 forecasts summed to 1.057 on average, from 1.023 to 1.082",
        "each question is whether it is H",
        "as of the day of the match",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    scores(&["football.csv"], &["--where", "source=Bet365"], (30, 30, 0.256_863_385_325_089_5));
    scores(&["football.csv"], &["--outcome", "D=yes", "--outcome", "H=no"], (175, 30, 0.192_208_767_614_925_03));
}

#[test]
fn an_export_without_a_column_that_no_score_needs() {
    let text = read("fatebook.csv").replace("Question resolve by", "Due").replace("Question created at", "Asked");
    let folder = Folder::with(&[("log.csv", &text)]);
    let ran = run_json(folder.path(), &["log.csv"]);
    assert!((brier(&ran) - 0.76 / 3.0).abs() < 1e-12 && notes(&ran).contains(&"known-log".to_owned()));
}

/// A log that was opened and saved in a spreadsheet: numbers and truth values became cells of their kind.
fn as_workbook(folder: &Folder, name: &str) -> String {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (line, record) in (0..).zip(csv_records(&read(name))) {
        for (column, cell) in (0..).zip(&record) {
            match (cell.parse::<f64>(), cell.to_ascii_lowercase().as_str()) {
                (Ok(number), _) => sheet.write_number(line, column, number).expect("written"),
                (_, "true") => sheet.write_boolean(line, column, true).expect("written"),
                (_, "false") => sheet.write_boolean(line, column, false).expect("written"),
                _ => sheet.write_string(line, column, cell).expect("written"),
            };
        }
    }
    let file = name.replace(".csv", ".xlsx");
    workbook.save(folder.path().join(&file)).expect("written");
    file
}

#[test]
fn the_same_from_a_workbook() {
    for (files, expected) in [
        (&["fatebook.csv"][..], 0.76 / 3.0),
        (&["manifold-bets.csv", "manifold-markets.csv"], (0.04 + 0.49 + 0.2025) / 3.0),
        (&["metaculus-forecast_data.csv", "metaculus-question_data.csv"], 0.6 / 7.0),
        (&["predictionbook.csv"], 0.4001 / 3.0),
    ] {
        let folder = Folder::new();
        let books: Vec<String> = files.iter().map(|name| as_workbook(&folder, name)).collect();
        let mut arguments: Vec<&str> = vec![&books[0]];
        arguments.extend(books.get(1).into_iter().flat_map(|file| ["-r", file]));
        let ran = run_json(folder.path(), &arguments);
        assert!((brier(&ran) - expected).abs() < 1e-12, "{files:?}: {}", brier(&ran));
    }
}

#[test]
fn semicolons_and_other_cases_of_headers() {
    for name in ["fatebook.csv", "predictionbook.csv"] {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let mut records = csv_records(&read(name));
        records[0].iter_mut().for_each(|header| header.make_ascii_uppercase());
        let lines: Vec<String> =
            records.iter().map(|record| record.iter().map(quoted).collect::<Vec<_>>().join(";")).collect();
        let folder = Folder::with(&[("log.csv", &lines.join("\r\n"))]);
        let (ran, expected) = (run_json(folder.path(), &["log.csv"]), run_json(&example("."), &[name]));
        assert!((brier(&ran) - brier(&expected)).abs() < 1e-12, "{name}");
    }
}

/// Rows of numeric questions were written as forecasts, times since 1970 stayed numbers, and probBefore was asked about again.
#[test]
fn what_is_converted_scores_the_same_without_a_profile() {
    for (files, left_out) in [
        (&["manifold-bets.csv", "-r", "manifold-markets.csv"][..], 1),
        (&["metaculus-forecast_data.csv", "-r", "metaculus-question_data.csv"], 2),
        (&["predictionbook.csv"], 0),
        (&["fatebook.csv"], 0),
    ] {
        let folder = Folder::new();
        let clean = folder.path().join("clean.csv").display().to_string();
        let converted = finish(command().arg("convert").args(files).args(["-o", &clean]).current_dir(example(".")));
        assert_eq!(converted.status, 0, "{}", converted.err);
        let resolutions: &[&str] = if files.len() > 1 { &["-r", "clean.resolutions.csv"] } else { &[] };
        let again = run_json(folder.path(), &[&["clean.csv", "--profile", "none"], resolutions].concat());
        let direct = run_json(&example("."), files);
        assert_eq!(again.json()["groups"], direct.json()["groups"], "{files:?}");
        let rows = |ran: &Ran| ran.json()["counts"]["rows"].as_u64().unwrap_or_default();
        assert_eq!(rows(&again) + left_out, rows(&direct), "{files:?}");
        assert!(!folder.read("clean.csv").contains("16725312") && !notes(&again).contains(&"known-log".to_owned()));
    }
    let folder = Folder::new();
    let clean = folder.path().join("clean.csv").display().to_string();
    let files = ["manifold-bets.csv", "-r", "manifold-markets.csv", "-o", &clean];
    finish(command().arg("convert").args(files).current_dir(example(".")));
    let resolutions = folder.read("clean.resolutions.csv");
    assert!(
        resolutions.starts_with("question_id,resolved_on,outcome,outcome_share,question,opens_on,"),
        "{resolutions}"
    );
    assert!(resolutions.contains("2022-12-31T00:00:00Z") && !resolutions.contains("MULTIPLE_CHOICE"), "{resolutions}");
}
