//! Questions with several answers, numbers and days. The right numbers were worked out by hand.

mod rules_of_all_kinds;
mod units_and_marks;

use std::fmt::Write;

use serde_json::Value;

use crate::support::program::{Folder, Ran};

const FIXED: [&str; 6] = ["--as-of", "2018-01-01", "--resamples", "0", "--format", "json"];

fn run(forecasts: &str, resolutions: &str, arguments: &[&str]) -> Ran {
    let folder = Folder::with(&[("log.csv", forecasts), ("resolutions.csv", resolutions)]);
    folder.score(&[&["log.csv", "-r", "resolutions.csv"], arguments, &FIXED[..]].concat())
}

fn overall(forecasts: &str, resolutions: &str) -> Value {
    run(forecasts, resolutions, &[]).json()["overall"].clone()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value}"))
}

fn assert_near(found: &Value, right: f64) {
    assert!((number(found) - right).abs() < 1e-12, "{found} for {right}");
}

/// Forecasts by Ann: the columns behind the date, and a row for each text.
fn log(columns: &str, rows: &[&str]) -> String {
    let mut text = format!("question_id,source,source_type,forecast_date,{columns}\n");
    for row in rows {
        let (question, cells) = row.split_once(',').expect("a question and cells");
        writeln!(text, "{question},Ann,analyst,2017-03-01,{cells}").expect("a string takes it");
    }
    text
}

const PLACES: [&str; 4] = ["Q1,Germany,0.15", "Q1,Europe,0.45", "Q1,World wide,0.25", "Q1,None of them,0.15"];

fn resolved(rows: &str) -> String {
    format!("question_id,resolved_on,outcome,categories\n{rows}")
}

#[test]
fn answers_with_and_without_an_order() {
    let named = overall(&log("category,probability", &PLACES), &resolved("Q1,2017-09-01,World wide,\n"));
    assert_near(&named["categorical"]["brier"]["value"], 0.5 * 0.81);
    assert_near(&named["categorical"]["log_score"]["value"], -0.25_f64.ln());
    assert!(named["categorical"].get("ordered").is_none() && named["forecasts"] == 0);
    let order = "Germany < Europe < World wide < None of them";
    let ordered =
        overall(&log("category,probability", &PLACES), &resolved(&format!("Q1,2017-09-01,world  wide,{order}\n")));
    assert_near(&ordered["categorical"]["ordered"]["rps"]["value"], 0.135);
    // Three answers: (.2² + .7²)/2, which is half of .53.
    let rows = ["Q1,low,0.2", "Q1,mid,0.5", "Q1,high,0.3"];
    let three = overall(&log("category,probability", &rows), &resolved("Q1,2017-09-01,high,low < mid < high\n"));
    assert_near(&three["categorical"]["ordered"]["rps"]["value"], 0.265);
}

#[test]
fn two_answers_score_as_yes_and_no_to_the_bit() {
    for p in ["0.3", "0.7", "0.123", "1", "0"] {
        let other = 1.0 - p.parse::<f64>().expect("a number");
        let rows = [format!("Q1,Lake,{p}"), format!("Q1,River,{other}")];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let two = overall(&log("category,probability", &rows), &resolved("Q1,2017-09-01,Lake,\n"));
        let yes = overall(&log("probability", &[&format!("Q1,{p}")]), &resolved("Q1,2017-09-01,yes,\n"));
        assert_eq!(two["categorical"]["brier"]["value"], yes["brier"]["value"], "{p}");
    }
}

#[test]
fn yes_and_no_among_other_answers_are_forecasts_of_yes() {
    let rows = [&PLACES[..], &["Q2,Yes,0.7", "Q2,No,0.3", "Q3,Yes,0.2", "Q4,No,0.9"]].concat();
    let resolutions = resolved("Q1,2017-09-01,Europe,\nQ2,2017-09-01,yes,\nQ3,2017-09-01,no,\nQ4,2017-09-01,no,\n");
    let ran = run(&log("category,probability", &rows), &resolutions, &[]).json();
    let all = &ran["overall"];
    assert_eq!((&all["forecasts"], &all["categorical"]["forecasts"]), (&Value::from(3), &Value::from(1)));
    // 0.3², 0.2² and 0.1²
    assert_near(&all["brier"]["value"], 0.14 / 3.0);
    assert_eq!((&ran["counts"]["scored"], &ran["counts"]["duplicate"]), (&Value::from(7), &Value::from(1)));
}

#[test]
fn quantiles_in_rows_in_columns_and_as_an_interval() {
    let resolutions = resolved("Q1,2017-09-01,12,\n");
    let long = log("quantile_level,value", &["Q1,0.25,6", "Q1,0.5,10", "Q1,0.75,14"]);
    let wide = log("q25,q50,q75", &["Q1,6,10,14"]);
    for forecasts in [long, wide] {
        let numeric = overall(&forecasts, &resolutions)["numeric"].clone();
        // ⅓(|12 − 10| + ½·8)
        assert_near(&numeric["wis"]["value"], 2.0);
        assert_near(&numeric["dispersion"], 4.0 / 3.0);
        assert_near(&numeric["underprediction"], 2.0 / 3.0);
        assert_near(&numeric["overprediction"], 0.0);
        assert_near(&numeric["coverage"][0]["observed"], 1.0);
    }
    let interval = log("low,high,coverage", &["Q1,6,14,80%"]);
    let numeric = overall(&interval, &resolutions)["numeric"].clone();
    // The pinball losses of the quantiles 0.1 and 0.9: ½(2·0.1·6 + 2·0.1·2)
    assert_near(&numeric["wis"]["value"], 0.8);
    assert_near(&numeric["coverage"][0]["level"], 0.8);
    // A median alone costs the distance.
    let median = overall(&log("quantile_level,value", &["Q1,50%,9.5"]), &resolutions);
    assert_near(&median["numeric"]["wis"]["value"], 2.5);
}

#[test]
fn until_a_day() {
    let rows = ["Q1,2017-06-30,40%", "Q1,2017-12-31,70%"];
    let forecasts = log("by,probability", &rows);
    for (outcome, right) in
        [("2017-08-15", 0.125), ("2017-06-30", 0.225), ("never", 0.325), ("no", 0.325), ("not by 2017-06-30", 0.16)]
    {
        let all = overall(&forecasts, &resolved(&format!("Q1,2017-12-31,{outcome},\n")));
        assert_near(&all["days"]["brier"]["value"], right);
    }
    // One day alone, and an outcome of yes or no: a question like any other.
    let one = overall(&log("by,probability", &["Q1,2017-06-30,40%"]), &resolved("Q1,2017-06-30,no,\n"));
    assert_near(&one["brier"]["value"], 0.16);
}

#[test]
fn a_log_of_all_kinds_accounts_for_every_row_and_leaves_forecasts_of_yes_as_they_are() {
    let header = "category,by,quantile_level,value,probability";
    let of_yes = ["Q4,,,,,0.7", "Q5,,,,,0.2"];
    let others = [
        "Q1,Lake,,,,0.5",
        "Q1,River,,,,0.3",
        "Q1,Sea,,,,0.2",
        "Q2,,,0.25,6,",
        "Q2,,,0.75,14,",
        "Q3,,2017-06-30,,,40%",
        "Q3,,2017-12-31,,,70%",
        "Q6,Lake,,,,0.5",
        "Q6,River,,,,0.5",
        "Q7,Lake,,,,0.5",
        "Q7,River,,,,0.4",
    ];
    let resolutions = resolved(
        "Q1,2017-09-01,Sea,\nQ2,2017-09-01,12,\nQ3,2017-08-15,2017-08-15,\nQ4,2017-09-01,yes,\nQ5,2017-09-01,no,\n\
         Q6,,open,\nQ7,2017-09-01,Lake,\n",
    );
    let all = run(&log(header, &[&of_yes[..], &others].concat()), &resolutions, &["--skip-bad-rows"]).json();
    let alone = run(&log(header, &of_yes), &resolutions, &[]).json();
    let counts = &all["counts"];
    let of = |status: &str| counts[status].as_u64().expect("a count");
    assert_eq!([of("rows"), of("scored"), of("pending"), of("rejected")], [13, 9, 2, 2]);
    let (mut mixed, mut plain) = (all["overall"].clone(), alone["overall"].clone());
    for kind in ["categorical", "numeric", "days"] {
        let group = mixed.as_object_mut().expect("a group");
        assert_eq!(group.remove(kind).expect(kind)["forecasts"], 1, "{kind}");
    }
    for group in [&mut mixed, &mut plain] {
        // What is open is counted with whatever is open.
        group.as_object_mut().expect("a group").remove("resolvability");
    }
    assert_eq!(mixed, plain);
}

#[test]
fn updates_and_dates_hold_for_a_forecast_whatever_its_rows() {
    let day = |day: &str, p: [&str; 2]| {
        format!("Q1,Ann,analyst,2017-{day},Lake,{}\nQ1,Ann,analyst,2017-{day},River,{}\n", p[0], p[1])
    };
    let forecasts = format!(
        "question_id,source,source_type,forecast_date,category,probability\n{}{}{}",
        day("03-01", ["0.5", "0.5"]),
        day("04-01", ["0.8", "0.2"]),
        day("10-01", ["1", "0"])
    );
    let resolutions = resolved("Q1,2017-09-01,Lake,\n");
    for (updates, right, scored) in [("all", 0.145, 4), ("first", 0.25, 4), ("last", 0.04, 4)] {
        let all = run(&forecasts, &resolutions, &["--updates", updates, "--map", "category=category"]).json();
        assert_near(&all["overall"]["categorical"]["brier"]["value"], right);
        assert_eq!(all["counts"]["scored"], scored, "{updates}");
        assert_eq!(all["counts"]["after_resolution"], 2);
    }
    // 31 days at 0.25, 153 at 0.04
    let daily = run(&forecasts, &resolutions, &["--updates", "daily", "--map", "category=category"]).json();
    assert_near(&daily["overall"]["categorical"]["brier"]["value"], (31.0 * 0.25 + 153.0 * 0.04) / 184.0);
}

#[test]
fn what_does_not_fit_is_an_error_of_its_own_and_nothing_is_lost() {
    let resolutions = resolved("Q1,2017-09-01,Lake,\n");
    let category = ["--map", "category=category"];
    for (columns, rows, outcome, code) in [
        ("category,probability", &["Q1,Lake,0.6", "Q1,River,0.3"][..], "Lake", "answers-do-not-sum-to-one"),
        ("category,probability", &["Q1,Lake,0.6", "Q1,River,0.4", "Q1,Lake,0.5"], "Lake", "part-claimed-twice"),
        ("category,probability", &["Q1,Lake,0.6", "Q1,River,0.4"], "Sea", "outcome-of-another-kind"),
        ("quantile_level,value", &["Q1,0.25,9", "Q1,0.75,4"], "5", "quantiles-cross"),
        ("quantile_level,value", &["Q1,0.25,many"], "5", "number-unreadable"),
        ("quantile_level,value,unit", &["Q1,0.25,3,km", "Q1,0.75,4,m"], "5", "units-differ"),
        ("quantile_level,value", &["Q1,0.25,3", "Q1,0.75,4"], "soon", "outcome-of-another-kind"),
        ("low,high,coverage", &["Q1,9,4,0.8"], "5", "quantiles-cross"),
        ("by,probability", &["Q1,2017-06-30,0.6", "Q1,2017-12-31,0.4"], "2017-05-01", "probability-falls"),
        ("by,probability", &["Q1,2017-01-30,0.6", "Q1,2017-12-31,0.7"], "2017-05-01", "day-before-forecast"),
        ("by,probability", &["Q1,2017-06-30,0.6", "Q1,2017-12-31,0.7"], "soon", "outcome-of-another-kind"),
    ] {
        let resolutions =
            if outcome == "Lake" { resolutions.clone() } else { resolved(&format!("Q1,2017-09-01,{outcome},\n")) };
        let arguments = if columns.starts_with("category") { &category[..] } else { &[] };
        let ran = run(&log(columns, rows), &resolutions, arguments);
        assert_eq!(ran.status, 1, "{code}: {}", ran.out);
        assert!(ran.err.contains(&format!("error[{code}]")), "{code}: {}", ran.err);
        assert!(!ran.err.contains("outcome-not-understood"), "{code}: {}", ran.err);
        let skipped = run(&log(columns, rows), &resolutions, &[arguments, &["--skip-bad-rows"]].concat());
        if code == "outcome-of-another-kind" {
            // To skip them would choose what is scored by what happened.
            assert!(skipped.status == 1 && skipped.err.contains("outcome-words-unread"), "{}", skipped.err);
        } else {
            assert_eq!(skipped.json()["counts"]["rejected"], rows.len(), "{code}");
        }
    }
}

/// The first cells decided: with a word there, days were forecasts of yes by somebody called 2017-06-30.
#[test]
fn a_column_of_days_was_one_of_names_by_its_first_cells() {
    let log = |cells: &[&str]| {
        let mut text = "question_id,source,source_type,forecast_date,by,probability\n".to_owned();
        for (row, cell) in cells.iter().enumerate() {
            writeln!(text, "Q1,Ann,analyst,2017-03-01,{cell},0.{}", row + 1).expect("a string takes it");
        }
        text
    };
    let outcome = |outcome: &str| format!("question_id,resolved_on,outcome\nQ1,2017-12-02,{outcome}\n");
    // Words, a day further down: both readings are shown, and each can be had.
    let mixed = log(&["soon", "2017-12-31", "2018-01-31"]);
    let asked = run(&mixed, &outcome("2017-12-01"), &[]);
    assert!(asked.status == 1 && asked.err.contains("error[days-or-names]"), "{}", asked.err);
    assert!(asked.err.contains("line 2: soon") && asked.err.contains("line 3: 2017-12-31"), "{}", asked.err);
    let days = run(&mixed, &outcome("2017-12-01"), &["--map", "by=by"]);
    assert!(days.status == 1 && days.err.contains("error[date-unreadable]"), "{}", days.err);
    let names = run(&mixed, &outcome("yes"), &["--map", "by=none"]).json();
    assert_eq!(names["overall"]["forecasts"], 3);
    // One slip among days is told as one; names alone are names; spans are the last of their days.
    let slip =
        run(&log(&["soon", "2017-12-31", "2018-01-31", "2018-02-28", "2018-03-31"]), &outcome("2017-12-01"), &[]);
    assert!(slip.err.contains("error[date-unreadable]") && slip.err.contains("soon"), "{}", slip.err);
    assert_eq!(run(&log(&["Ada", "Bo", "April"]), &outcome("yes"), &[]).json()["overall"]["forecasts"], 3);
    let spans = run(&log(&["Q4 2017", "January 2018"]), &outcome("2017-12-01"), &[]).json();
    let days = run(&log(&["2017-12-31", "2018-01-31"]), &outcome("2017-12-01"), &[]).json();
    assert!(days["overall"]["days"]["brier"]["value"].is_f64());
    assert_eq!(spans["overall"], days["overall"]);
}

#[test]
fn columns_that_mean_something_else_alone_are_left_as_they_are() {
    let resolutions = resolved("Q1,2017-09-01,yes,\n");
    for (columns, cells) in [
        ("probability,by", "Q1,0.7,Smith"),
        ("probability,low,high", "Q1,0.7,0.6,0.8"),
        ("probability,value", "Q1,0.7,12"),
        ("probability,unit,level", "Q1,0.7,Paris desk,3"),
        ("probability,q1,q2,q3,q4", "Q1,0.7,1,2,3,4"),
        ("probability,low,high,coverage", "Q1,0.7,0.6,0.8,0.9"),
    ] {
        let all = overall(&log(columns, &[cells]), &resolutions);
        assert_near(&all["brier"]["value"], 0.09);
    }
}

/// The made-up log in `data/kinds`. The scores were worked out by a program of its own in another language.
fn example(command: &str) -> Value {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/kinds");
    let arguments = [command, "forecasts.csv", "-r", "resolutions.csv", "--as-of", "2018-01-31", "--format", "json"];
    let ran =
        std::process::Command::new(env!("CARGO_BIN_EXE_trackrecord")).args(arguments).current_dir(folder).output();
    serde_json::from_slice(&ran.expect("it runs").stdout).expect("JSON")
}

#[test]
fn the_example_of_each_kind() {
    let all = example("score");
    let right = [
        [0.185_845_833_333_333, 0.685_204_697_281_247, 0.121_081_25, 5.778_611_111_111_11, 0.023_479_166_666_666_7],
        [0.204_362_5, 0.737_116_045_725_698, 0.133_218_75, 7.251_944_444_444_44, 0.072_420_833_333_333_3],
        [0.250_254_166_666_667, 0.857_889_410_023_171, 0.159_566_666_666_667, 15.686_944_444_444_4, 0.130_981_25],
    ];
    for (group, [brier, log, rps, wis, days]) in all["groups"].as_array().expect("groups").iter().zip(right) {
        assert_near(&group["categorical"]["brier"]["value"], brier);
        assert_near(&group["categorical"]["log_score"]["value"], log);
        assert_near(&group["categorical"]["ordered"]["rps"]["value"], rps);
        assert_near(&group["numeric"]["wis"]["value"], wis);
        assert_near(&group["days"]["brier"]["value"], days);
        for estimate in [&group["categorical"]["brier"], &group["numeric"]["wis"], &group["days"]["brier"]] {
            assert!(number(&estimate["low"]) < number(&estimate["value"]), "{estimate}");
        }
    }
    // Three groups: the logarithms of the relative scores of A against B and C, and so on, add up to nothing.
    let logs = all["groups"].as_array().expect("groups").iter();
    let sum: f64 = logs.map(|group| number(&group["numeric"]["relative_wis"]["value"]).ln()).sum();
    assert!(sum.abs() < 1e-12, "{sum}");
}

#[test]
fn each_kind_is_compared_by_itself() {
    let all = example("compare");
    assert_eq!(all["pairs"].as_array().map(Vec::len), Some(0), "nobody forecast yes or no");
    let kinds = all["kinds"].as_array().expect("kinds");
    let names: Vec<&str> = kinds.iter().filter_map(|kind| kind["kind"].as_str()).collect();
    assert_eq!(names, ["categorical", "numeric", "days"]);
    for kind in kinds {
        assert_eq!(kind["pairs"].as_array().map(Vec::len), Some(3));
        for pair in kind["pairs"].as_array().expect("pairs") {
            let group = |key: &Value| {
                kind["groups"].as_array().and_then(|groups| groups.iter().find(|group| group["key"] == *key))
            };
            let [a, b] = [&pair["a"], &pair["b"]].map(|key| number(&group(key).expect("a group")["score"]));
            // All groups answered the same questions.
            assert_near(&pair["difference"]["value"], a - b);
        }
    }
    let days = &kinds[2]["pairs"];
    assert_eq!(
        (&days[0]["verdict"]["code"], &days[1]["verdict"]["code"]),
        (&Value::from("a-better"), &Value::from("a-better"))
    );
}

/// Statements of yes and no: 0.7 of yes; 0.2, 0.5 and 0.3 of three answers, the third true; 0.2 and 0.7 of at most low and mid, high
/// true; 0.4 and 0.7 by two days, true between them.
#[test]
fn answers_and_days_as_statements_of_yes_and_no() {
    let rows =
        ["Q1,,,0.7", "Q2,Lake,,0.2", "Q2,River,,0.5", "Q2,Sea,,0.3", "Q3,low,,0.2", "Q3,mid,,0.5", "Q3,high,,0.3"];
    let rows = [&rows[..], &["Q4,,2017-06-30,0.4", "Q4,,2017-12-31,0.7"]].concat();
    let forecasts = log("category,by,probability", &rows);
    let resolutions = resolved(
        "Q1,2017-09-01,yes,\nQ2,2017-09-01,Sea,\nQ3,2017-09-01,high,low < mid < high\nQ4,2017-09-01,2017-08-01,\n",
    );
    let ran = run(&forecasts, &resolutions, &["--as-binary"]).json();
    let all = &ran["overall"];
    assert_near(&all["brier"]["value"], (0.09 + 0.04 + 0.25 + 0.49 + 0.04 + 0.49 + 0.16 + 0.09) / 8.0);
    assert_eq!((&all["forecasts"], &all["questions"], &all["sources"]), (&8.into(), &4.into(), &1.into()));
    // 1, 3, 2 and 2 statements: 8² / (1 + 9 + 4 + 4)
    assert_near(&all["effective_questions"], 64.0 / 18.0);
    assert_near(&all["base_rate"], 3.0 / 8.0);
    assert_eq!((&ran["counts"]["scored"], &ran["settings"]["as_binary"]), (&9.into(), &true.into()));
    let notes = ran["notes"].as_array().expect("notes");
    let said = notes.iter().find(|note| note["code"] == "as-binary").expect("a note");
    assert!(said["text"].as_str().is_some_and(|text| text.contains("as 7 statements")), "{said}");
    let without = run(&forecasts, &resolutions, &[]).json();
    assert_eq!((&without["overall"]["forecasts"], &without["settings"]["as_binary"]), (&1.into(), &Value::Null));
    for kind in ["categorical", "days"] {
        assert_eq!(all[kind], without["overall"][kind], "{kind}");
    }
    // Each question counts 1: the means of its statements.
    let equal = run(&forecasts, &resolutions, &["--as-binary", "--weights", "question"]).json();
    let mean = (0.09 + 0.78 / 3.0 + 0.53 / 2.0 + 0.25 / 2.0) / 4.0;
    assert_near(&equal["overall"]["brier"]["value"], mean);
}

/// Answers of one question say nothing twice: a log of three answers has no more questions than one of yes and no.
#[test]
fn answers_as_statements_are_no_independent_questions() {
    let (mut two, mut binary, mut of_two, mut of_binary) = (vec![], vec![], String::new(), String::new());
    for n in 0..40 {
        let (p, happened) = ([0.2, 0.4, 0.6, 0.8][n % 4], (n * 7) % 10 < [2, 4, 6, 8][n % 4]);
        two.extend([format!("Q{n},A,{p}"), format!("Q{n},B,{:.1}", 1.0 - p)]);
        binary.push(format!("Q{n},{p}"));
        writeln!(of_two, "Q{n},2017-09-01,{},", if happened { "A" } else { "B" }).expect("a string takes it");
        writeln!(of_binary, "Q{n},2017-09-01,{},", if happened { "yes" } else { "no" }).expect("a string takes it");
    }
    let score = |columns: &str, rows: &[String], resolutions: &str, more: &[&str]| {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        run(&log(columns, &rows), &resolved(resolutions), more).json()["overall"].clone()
    };
    let two = score("category,probability", &two, &of_two, &["--as-binary"]);
    let one = score("probability", &binary, &of_binary, &[]);
    assert_eq!((&two["forecasts"], &two["questions"]), (&80.into(), &40.into()));
    for end in ["value", "low", "high"] {
        assert_near(&two["brier"][end], number(&one["brier"][end]));
    }
    assert_near(&two["effective_questions"], 40.0);
}

#[test]
fn a_clean_log_of_all_kinds_scores_the_same() {
    let folder = Folder::new();
    let example = |file: &str| format!("{}/data/kinds/{file}", env!("CARGO_MANIFEST_DIR"));
    let (forecasts, resolutions) = (example("forecasts.csv"), example("resolutions.csv"));
    let before = folder.score(&[&[forecasts.as_str(), "-r", &resolutions], &FIXED[..]].concat()).json();
    for (clean, of_questions) in [("clean.csv", "clean.resolutions.csv"), ("clean.xlsx", "clean.xlsx")] {
        let mut convert = crate::support::program::command();
        convert.args(["convert", &forecasts, "-r", &resolutions, "-o", clean]).current_dir(folder.path());
        assert_eq!(crate::support::program::finish(&mut convert).status, 0, "{clean}");
        let after = folder.score(&[&[clean, "-r", of_questions], &FIXED[..]].concat()).json();
        for part in ["overall", "groups", "counts"] {
            assert_eq!(before[part], after[part], "{clean}: {part}");
        }
    }
}

#[test]
fn check_said_that_questions_with_answers_have_no_forecast() {
    let folder = Folder::with(&[
        ("log.csv", &log("category,probability", &PLACES)),
        ("resolutions.csv", &resolved("Q1,2017-09-01,Europe,\n")),
    ]);
    let mut check = crate::support::program::command();
    check.args(["check", "log.csv", "-r", "resolutions.csv", "--as-of", "2018-01-01"]).current_dir(folder.path());
    let ran = crate::support::program::finish(&mut check);
    assert!(ran.status == 0 && !ran.out.contains("question-without-forecasts"), "{}", ran.out);
}

#[test]
fn a_report_on_other_kinds_alone_said_that_nothing_was_scored() {
    let example = |file: &str| format!("{}/data/kinds/{file}", env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::new();
    let mut report = crate::support::program::command();
    report.args(["report", &example("forecasts.csv"), "-r", &example("resolutions.csv"), "--as-of", "2018-01-31"]);
    let ran = crate::support::program::finish(report.args(["-o", "report.md", "-q"]).current_dir(folder.path()));
    assert_eq!(ran.status, 0, "{}", ran.err);
    let text = std::fs::read_to_string(folder.path().join("report.md")).expect("a report");
    assert!(!text.contains("nothing to score") && !text.contains("## Scores"), "{text}");
    for said in [
        "**consultant**: ranked probability score 0.121 (0.092–0.158), 24 forecasts on 12 questions.",
        "**reseller**: weighted interval score (sites) 15.687 (8.538–28.820), 24 forecasts on 12 questions.",
        "**consultant** did better than **infrastructure provider** on the questions that both answered",
        "| source type | questions | ranked probability score | adjusted | ranks |",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    let page = crate::support::program::finish(
        crate::support::program::command()
            .args(["report", &example("forecasts.csv"), "-r", &example("resolutions.csv"), "--as-of", "2018-01-31"])
            .args(["-o", "report.html", "--charts", "charts", "-q"])
            .current_dir(folder.path()),
    );
    assert_eq!(page.status, 0, "{}", page.err);
    for (chart, groups) in [("answers", 3), ("days", 3), ("quantiles", 3)] {
        for group in 1..=groups {
            let svg =
                std::fs::read_to_string(folder.path().join(format!("charts/{chart}-{group}.svg"))).expect("a chart");
            assert!(svg.contains("<title") && !svg.contains("NaN"), "{chart}-{group}");
        }
    }
}

/// Where there is nothing to turn into statements, nothing is lost by asking for it.
#[test]
fn as_binary_took_the_verdicts_of_logs_of_yes_and_no() {
    let rows: Vec<String> = (0..30).map(|n| format!("Q{n},0.{}", 2 + n % 7)).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let outcome = |n: usize| if n.is_multiple_of(3) { "yes" } else { "no" };
    let resolutions: Vec<String> = (0..30).map(|n| format!("Q{n},2017-09-01,{},", outcome(n))).collect();
    let folder =
        Folder::with(&[("log.csv", &log("probability", &rows)), ("r.csv", &resolved(&resolutions.join("\n")))]);
    let score = |more: &[&str]| {
        let arguments = ["log.csv", "-r", "r.csv", "--as-of", "2018-01-01", "--format", "json"];
        folder.score(&[&arguments[..], more].concat()).json()
    };
    let (plain, asked) = (score(&[]), score(&["--as-binary"]));
    assert_eq!(plain["overall"], asked["overall"]);
    assert_ne!(asked["overall"]["verdict"]["code"], "not-tested");
    // With answers among them, nothing is redrawn.
    let answers = log("category,probability", &PLACES).replace("Q1,", "Q90,");
    let blank: Vec<String> = rows.iter().map(|row| row.replacen(',', ",,", 1)).collect();
    let both = format!(
        "{}{}",
        log("category,probability", &blank.iter().map(String::as_str).collect::<Vec<_>>()),
        answers.split_once('\n').expect("rows").1
    );
    folder.write("log.csv", both.as_bytes());
    folder.write("r.csv", format!("{}\nQ90,2017-09-01,Europe,\n", resolved(&resolutions.join("\n"))).as_bytes());
    let with_answers = score(&["--as-binary"]);
    assert_eq!(
        (&with_answers["settings"]["resamples"], &with_answers["overall"]["forecasts"]),
        (&0.into(), &34.into())
    );
    assert_eq!(with_answers["overall"]["verdict"]["code"], "not-tested");
}
