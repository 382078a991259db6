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
    // (0.2² + 0.7² + 0.45²)/3: a bet after the resolution does not count, CANCEL is void, one market is open, and one has more than two
    // answers.
    let files = ["manifold-bets.csv", "-r", "manifold-markets.csv"];
    let ran = scores(&files, &["--partial", "void"], (3, 2, (0.04 + 0.49 + 0.2025) / 3.0));
    let counts = &ran.json()["counts"];
    let count = |name: &str| counts[name].as_u64().unwrap_or_default();
    assert_eq!(
        ["scored", "annulled", "pending", "after_resolution", "filtered"].map(count),
        [3, 2, 1, 1, 1],
        "{counts}"
    );
    assert!(told(&ran, "1 of 8 rows are left out"));
    // 60% on a market that was resolved to 37%: 0.37·0.4² + 0.63·0.6²
    let half = 0.37 * 0.16 + 0.63 * 0.36;
    scores(&files, &["--partial", "expected"], (4, 3, (0.04 + 0.49 + 0.2025 + half) / 4.0));
}

/// A market that was resolved to a probability was void without a word.
#[test]
fn a_market_resolved_to_a_probability_is_asked_about() {
    let files = ["manifold-bets.csv", "-r", "manifold-markets.csv"];
    let ran = score_in(&example("."), [&files, &FIXED[..2]].concat());
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("error[outcome-partial]") && ran.err.contains("37% yes and the rest no"), "{}", ran.err);
    for way in ["expected", "void"] {
        let command = format!("trackrecord score {} --as-of 2025-01-01 --partial {way}", files.join(" "));
        assert!(ran.err.contains(&command), "{}", ran.err);
    }
    let converted = finish(command().arg("convert").args(files).args(["-o", "never.csv"]).current_dir(example(".")));
    assert!(converted.status == 1 && converted.err.contains("-o never.csv --partial void"), "{}", converted.err);
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
    let ran = folder.score(&[&["bets.csv", "-r", "markets.csv", "--partial", "void"], &FIXED[..]].concat());
    assert!((brier(&ran) - (0.04 + 0.49 + 0.2025) / 3.0).abs() < 1e-12);
    assert!(!notes(&ran).contains(&"rows-left-out".to_owned()));
}

#[test]
fn metaculus() {
    // Forecasters (0.2² + 0.1² + 0.3²)/3, bots (0.5² + 0.2²)/2, the community (0.4² + 0.1²)/2; one forecast is later than its
    // resolution, one question annulled, one open. ½(0.2² + 0.7² + 0.5²) of three answers; the pinball losses of five percentiles of a number,
    // twice their mean, by another program.
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
    let near = |value: &serde_json::Value, expected: f64| (value.as_f64().expect("a score") - expected).abs() < 1e-12;
    let overall = &json["overall"];
    assert!(near(&overall["categorical"]["brier"]["value"], 0.39) && near(&overall["numeric"]["wis"]["value"], 0.92));
    assert_eq!((&json["counts"]["filtered"], &json["counts"]["rejected"]), (&0.into(), &0.into()));
    assert!(told(&ran, "each row has 18 fields, the header 19") && told(&ran, "\"PDF at Resolution\""));
}

/// As the site wrote them in 2024: no word of bots, no percentiles, the answers under another header.
#[test]
fn an_older_download_of_metaculus() {
    let without = |name: &str, dropped: &[&str]| {
        let records = csv_records(&read(name));
        let kept: Vec<usize> =
            (0..records[0].len()).filter(|&at| !dropped.contains(&records[0][at].as_str())).collect();
        let cell = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |record: &Vec<String>| {
            kept.iter().map(|&at| cell(record.get(at).map_or("", String::as_str))).collect::<Vec<_>>().join(",") + "\n"
        };
        records.iter().map(line).collect::<String>()
    };
    let behind = [
        "Probability Below Lower Bound",
        "Probability Above Upper Bound",
        "5th Percentile",
        "25th Percentile",
        "Median",
    ];
    let behind =
        [&behind[..], &["75th Percentile", "95th Percentile", "Probability of Resolution", "PDF at Resolution"]]
            .concat();
    let forecasts = without("metaculus-forecast_data.csv", &[&["Is Bot"], &behind[..]].concat());
    let questions =
        without("metaculus-question_data.csv", &["Categories", "MC Options (Current)", "MC Options History"]);
    let questions = questions.replace("MC Options (All)", "MC Options");
    let folder = Folder::with(&[("f.csv", &forecasts), ("q.csv", &questions)]);
    let ran = run_json(folder.path(), &["f.csv", "-r", "q.csv"]);
    let json = ran.json();
    let forecasts = |kind: &str| {
        let group = json["groups"]
            .as_array()
            .and_then(|groups| groups.iter().find(|group| group["key"]["source_type"] == kind));
        group.and_then(|group| group["forecasts"].as_u64())
    };
    assert_eq!((forecasts("community"), forecasts("forecaster"), forecasts("bot")), (Some(2), Some(5), None));
    let answers = json["overall"]["categorical"]["brier"]["value"].as_f64().expect("a score");
    assert!((brier(&ran) - 0.6 / 7.0).abs() < 1e-12 && (answers - 0.39).abs() < 1e-12);
    assert!(told(&ran, "1 of 14 rows are left out") && told(&ran, "do not say which forecasters are bots"));
}

#[test]
fn a_list_that_is_not_as_long_as_that_of_the_answers_is_told_with_its_line() {
    let forecasts = read("metaculus-forecast_data.csv").replace("[0.2, 0.3, 0.5]", "[0.2, 0.8]");
    let folder = Folder::with(&[("f.csv", &forecasts), ("q.csv", &read("metaculus-question_data.csv"))]);
    let ran = folder.score(&["f.csv", "-r", "q.csv"]);
    assert!(
        ran.status != 0 && ran.err.contains("f.csv: line 13: \"Probability Yes Per Category\" holds 2"),
        "{}",
        ran.err
    );
    let cut = read("metaculus-forecast_data.csv").replace("[0.2, 0.3, 0.5]\",,,,,,,,,", "[0.2, 0.3, 0.5]\",,,,");
    folder.write("f.csv", cut.as_bytes());
    assert!(
        folder
            .score(&["f.csv", "-r", "q.csv"])
            .err
            .contains("line 13: \"Probability Yes Per Category\" is in a row of 13")
    );
    // What was no answer yet when it was forecast.
    let forecasts = read("metaculus-forecast_data.csv").replace("[0.2, 0.3, 0.5]", "[None, 0.3, 0.7]");
    folder.write("f.csv", forecasts.as_bytes());
    let json = run_json(folder.path(), &["f.csv", "-r", "q.csv"]).json();
    let answers = json["overall"]["categorical"]["brier"]["value"].as_f64().expect("a score");
    assert!((answers - 0.49).abs() < 1e-12, "{answers}");
}

/// `above_upper_bound` says that it was more than was asked about, and no number.
#[test]
fn a_number_beyond_its_bounds_is_asked_about() {
    let questions = read("metaculus-question_data.csv").replace(",21.4,", ",above_upper_bound,");
    let folder = Folder::with(&[("f.csv", &read("metaculus-forecast_data.csv")), ("q.csv", &questions)]);
    let ran = folder.score(&["f.csv", "-r", "q.csv"]);
    assert!(ran.status == 1 && ran.err.contains("outcome-of-another-kind"), "{}", ran.err);
    let json = run_json(folder.path(), &["f.csv", "-r", "q.csv", "--outcome", "above_upper_bound=void"]).json();
    assert_eq!((&json["counts"]["annulled"], &json["overall"]["numeric"]), (&2.into(), &serde_json::Value::Null));
}

/// A download of a question of days ended in "--where: no row has", although nobody had said --where.
#[test]
fn a_download_without_a_question_that_is_read_says_what_it_lacks() {
    let header_and_numeric = |name: &str, id: &str| {
        let text = read(name);
        let lines = text.lines().enumerate().filter(|(at, line)| *at == 0 || line.starts_with(id));
        lines.map(|(_, line)| line.to_owned() + "\n").collect::<String>()
    };
    let forecasts = header_and_numeric("metaculus-forecast_data.csv", "41005");
    let questions = header_and_numeric("metaculus-question_data.csv", "41005").replace(",numeric,", ",date,");
    let folder = Folder::with(&[("f.csv", &forecasts), ("q.csv", &questions)]);
    let ran = folder.score(&["f.csv", "-r", "q.csv"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("f.csv: none of the 1 rows is a forecast that can be scored"), "{}", ran.err);
    assert!(ran.err.contains("\"Question Type\" is \"binary\" or \"multiple_choice\" or"), "{}", ran.err);
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
    // on, by another program; the rows of means and of thresholds are left out. ½(0.1² + 0.6² + 0.7²) of three categories.
    let ran = run_json(&example("."), &["hubverse-model-output.csv", "-r", "hubverse-oracle-output.csv"]);
    let group = ran.json()["groups"][0].clone();
    let numeric = &group["numeric"];
    let categories = group["categorical"]["brier"]["value"].as_f64().expect("a score");
    assert!((categories - 0.43).abs() < 1e-12, "{categories}");
    assert_eq!((&numeric["questions"], &numeric["forecasts"]), (&4.into(), &4.into()));
    let expected = (2.0 / 3.0) * (10.45 + 17.45 + 25.0 + 15.0) / 4.0;
    let wis = numeric["wis"]["value"].as_f64().expect("a score");
    assert!((wis - expected).abs() < 1e-9, "{wis}, not {expected}");
    assert!(told(&ran, "5 of 20 rows are left out") && told(&ran, "probabilities of categories (pmf) are read"));
    let alone = score_in(&example("."), ["hubverse-model-output.csv"]);
    assert!(alone.status == 2 && alone.err.contains("add -r oracle-output.csv"), "{}", alone.err);
}

/// As teams submit it, a folder for each model.
#[test]
fn hubverse_files_of_one_model_were_taken_for_wide_sheets() {
    let folder = Folder::new();
    let mut all = csv::Reader::from_path(example("hubverse-model-output.csv")).expect("readable");
    let at = all.headers().expect("headers").iter().position(|header| header == "model_id").expect("a model");
    let mut one = csv::Writer::from_writer(vec![]);
    let without = |row: &csv::StringRecord| -> csv::StringRecord {
        row.iter().enumerate().filter(|(column, _)| *column != at).map(|(_, cell)| cell).collect()
    };
    one.write_record(&without(all.headers().expect("headers"))).expect("written");
    let model = all.records().next().expect("a row").expect("readable")[at].to_owned();
    for row in all.records().map(|row| row.expect("readable")).filter(|row| row[at] == model) {
        one.write_record(&without(&row)).expect("written");
    }
    folder.write("one.csv", &one.into_inner().expect("in memory"));
    std::fs::copy(example("hubverse-oracle-output.csv"), folder.path().join("oracle.csv")).expect("copied");
    let asked = score_in(folder.path(), ["one.csv", "-r", "oracle.csv"]);
    assert!(asked.status == 1 && !asked.err.contains("wide"), "{}", asked.err);
    let ran = run_json(folder.path(), &["one.csv", "-r", "oracle.csv", "--source", &model]);
    assert!(ran.json()["overall"]["numeric"]["forecasts"].as_u64() > Some(0), "{}", ran.err);
    // Several models are never pooled under one name.
    let all = ["hubverse-model-output.csv", "-r", "hubverse-oracle-output.csv", "--source", "Foo"];
    let pooled = score_in(&example("."), all);
    assert!(
        pooled.status == 2 && pooled.err.contains("--source Foo is for files without such a column"),
        "{}",
        pooled.err
    );
}

#[test]
fn cultivate() {
    let ran = scores(&["cultivate.csv"], &[], (6, 2, 0.122_5));
    let counts = &ran.json()["counts"];
    let counted = |name: &str| counts[name].as_u64();
    assert_eq!((counted("rows"), counted("filtered"), counted("duplicate")), (Some(17), Some(2), Some(2)));
    assert_eq!((counted("pending"), counted("scored")), (Some(1), Some(12)));
    // Two forecasts of three answers each, by another program.
    let answers = &ran.json()["groups"][0]["categorical"];
    let brier = answers["brier"]["value"].as_f64().expect("a score");
    assert!(answers["forecasts"] == 2 && (brier - 0.22).abs() < 1e-12, "{answers}");
}

#[test]
fn football() {
    let answers = |options: &[&str]| {
        let ran = run_json(&example("."), &[&["football.csv"], options].concat());
        let answers = ran.json()["groups"][0]["categorical"].clone();
        (answers["forecasts"].as_u64(), answers["brier"]["value"].as_f64().expect("a score"), ran)
    };
    // Half-Brier over home, draw and away, by another program.
    let (forecasts, brier, ran) = answers(&[]);
    assert!(forecasts == Some(175) && (brier - 0.296_058_996_329_612_9).abs() < 1e-12, "{brier}");
    let (forecasts, brier, _) = answers(&["--where", "source=Bet365"]);
    assert!(forecasts == Some(30) && (brier - 0.297_830_651_314_465_7).abs() < 1e-12, "{brier}");
    let said = ran.json()["notes"].to_string();
    for part in [
        "30 rows hold 175 forecasts of Bet365, Bwin, Interwetten and 3 more sources",
        "the answers of 175 forecasts summed to 1.057 on average, from 1.023 to 1.082",
        "as of the day of the match",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let draw = ["--outcome", "D=yes", "--outcome", "H=no", "--outcome", "A=no"];
    let ran = scores(&["football.csv"], &draw, (175, 30, 0.192_208_767_614_925_03));
    assert!(told(&ran, "each question is whether it is D"));
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
        (&["manifold-bets.csv", "manifold-markets.csv"], (0.04 + 0.49 + 0.2025 + 0.286) / 4.0),
        (&["metaculus-forecast_data.csv", "metaculus-question_data.csv"], 0.6 / 7.0),
        (&["predictionbook.csv"], 0.4001 / 3.0),
    ] {
        let folder = Folder::new();
        let books: Vec<String> = files.iter().map(|name| as_workbook(&folder, name)).collect();
        let mut arguments: Vec<&str> = vec![&books[0]];
        arguments.extend(books.get(1).into_iter().flat_map(|file| ["-r", file]));
        arguments.extend(["--partial", "expected"]);
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
    for (files, left_out, options) in [
        (&["manifold-bets.csv", "-r", "manifold-markets.csv"][..], 1, &["--partial", "expected"][..]),
        (&["manifold-bets.csv", "-r", "manifold-markets.csv"], 1, &["--partial", "void"]),
        (&["metaculus-forecast_data.csv", "-r", "metaculus-question_data.csv"], 0, &[]),
        (&["hubverse-model-output.csv", "-r", "hubverse-oracle-output.csv"], 5, &[]),
        (&["predictionbook.csv"], 0, &[]),
        (&["fatebook.csv"], 0, &[]),
        (&["cultivate.csv"], 2, &["--map", "category=category"]),
        (&["football.csv"], 0, &["--map", "category=category", "--normalise"]),
    ] {
        // What names the columns of the clean file is of no use before.
        let before = if options.first() == Some(&"--partial") { options } else { &[] };
        let folder = Folder::new();
        let clean = folder.path().join("clean.csv").display().to_string();
        let converted =
            finish(command().arg("convert").args(files).args(before).args(["-o", &clean]).current_dir(example(".")));
        assert_eq!(converted.status, 0, "{}", converted.err);
        let resolutions: &[&str] = if files.len() > 1 { &["-r", "clean.resolutions.csv"] } else { &[] };
        let again = run_json(folder.path(), &[&["clean.csv", "--profile", "none"], resolutions, options].concat());
        let direct = run_json(&example("."), &[files, before].concat());
        assert_eq!(again.json()["groups"], direct.json()["groups"], "{files:?}");
        let rows = |ran: &Ran| ran.json()["counts"]["rows"].as_u64().unwrap_or_default();
        assert_eq!(rows(&again) + left_out, rows(&direct), "{files:?}");
        assert!(!folder.read("clean.csv").contains("16725312") && !notes(&again).contains(&"known-log".to_owned()));
    }
    let folder = Folder::new();
    let clean = folder.path().join("clean.csv").display().to_string();
    let files = ["manifold-bets.csv", "-r", "manifold-markets.csv", "--partial", "void", "-o", &clean];
    finish(command().arg("convert").args(files).current_dir(example(".")));
    let resolutions = folder.read("clean.resolutions.csv");
    assert!(
        resolutions.starts_with("question_id,resolved_on,outcome,outcome_share,question,opens_on,"),
        "{resolutions}"
    );
    assert!(resolutions.contains("2022-12-31T00:00:00Z") && !resolutions.contains("MULTIPLE_CHOICE"), "{resolutions}");
}
