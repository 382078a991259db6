//! Options that hold for questions with several answers, numbers and days as for those of yes and no. The right numbers were worked out by
//! hand.

use std::fmt::Write;

use serde_json::Value;

use crate::support::program::{Folder, Ran, command, finish};

const FIXED: [&str; 6] = ["--as-of", "2018-01-01", "--resamples", "0", "--format", "json"];

/// Forecasts by Ann: the columns behind the date, and of each row the question, the day in March and the cells.
fn log(columns: &str, rows: &[(&str, &str, &str)]) -> String {
    let mut text = format!("question_id,source,source_type,forecast_date,{columns}\n");
    for (question, day, cells) in rows {
        writeln!(text, "{question},Ann,analyst,2017-03-{day},{cells}").expect("a string takes it");
    }
    text
}

fn run(forecasts: &str, resolutions: &str, arguments: &[&str]) -> Ran {
    let resolutions = format!("question_id,resolved_on,outcome,categories\n{resolutions}\n");
    let folder = Folder::with(&[("log.csv", forecasts), ("resolutions.csv", &resolutions)]);
    folder.score(&[&["log.csv", "-r", "resolutions.csv"], arguments, &FIXED[..]].concat())
}

fn assert_near(found: &Value, right: f64) {
    let number = found.as_f64().unwrap_or_else(|| panic!("{found}"));
    assert!((number - right).abs() < 1e-12, "{found} for {right}");
}

fn has_note(json: &Value, code: &str) -> bool {
    json["notes"].as_array().is_some_and(|notes| notes.iter().any(|note| note["code"] == code))
}

const ANSWERS: [(&str, &str, &str); 3] = [("Q1", "01", "Lake,0.2"), ("Q1", "01", "River,0.5"), ("Q1", "01", "Sea,0.3")];
const DAYS: [(&str, &str, &str); 2] = [("Q1", "01", "2017-06-30,0.4"), ("Q1", "01", "2017-12-31,0.7")];
const LEVELS: [(&str, &str, &str); 2] = [("Q1", "01", "0.25,3"), ("Q1", "01", "0.75,5")];

/// Lake with 0.3 and Sea with 0.7: 0.3·½(0.8² + 0.5² + 0.3²) + 0.7·½(0.2² + 0.5² + 0.7²) = 0.3·0.49 + 0.7·0.39.
#[test]
fn answers_that_came_true_in_part() {
    let forecasts = log("category,probability", &ANSWERS);
    let expected = run(&forecasts, "Q1,2017-09-01,Lake 30% | Sea 70%,", &["--partial", "expected"]).json();
    let brier = 0.3 * 0.49 + 0.7 * 0.39;
    assert_near(&expected["overall"]["categorical"]["brier"]["value"], brier);
    assert_near(&expected["overall"]["categorical"]["log_score"]["value"], -0.3 * 0.2_f64.ln() - 0.7 * 0.3_f64.ln());
    assert!(has_note(&expected, "partial-resolutions"));
    // Cumulative 0.2 and 0.7: of "at most" 0.3 came true at both cuts.
    let ordered = run(&forecasts, "Q1,2017-09-01,Lake: 0.3; Sea: 0.7,Lake < River < Sea", &["--partial", "expected"]);
    let cut = |p: f64| 0.3 * (1.0 - p).powi(2) + 0.7 * p * p;
    assert_near(
        &ordered.json()["overall"]["categorical"]["ordered"]["rps"]["value"],
        f64::midpoint(cut(0.2), cut(0.7)),
    );
    // The statements of three answers, and of two cuts.
    let binary = run(&forecasts, "Q1,2017-09-01,Lake 30% | Sea 70%,", &["--partial", "expected", "--as-binary"]).json();
    let all = &binary["overall"];
    let of = |share: f64, p: f64| share * (1.0 - p).powi(2) + (1.0 - share) * p * p;
    assert_near(&all["brier"]["value"], (of(0.3, 0.2) + of(0.0, 0.5) + of(0.7, 0.3)) / 3.0);
    let void = run(&forecasts, "Q1,2017-09-01,Lake 30% | Sea 70%,", &["--partial", "void"]).json();
    assert_eq!(void["counts"]["annulled"], 3);
    let asked = run(&forecasts, "Q1,2017-09-01,Lake 30% | Sea 70%,", &[]);
    assert!(asked.status == 1 && asked.err.contains("error[outcome-partial]"), "{}", asked.err);
}

#[test]
fn a_share_that_names_no_answer_is_annulled_or_refused() {
    for (columns, rows, outcome) in [
        ("category,probability", &ANSWERS[..], "30%"),
        ("category,probability", &ANSWERS[..], "teilweise"),
        ("category,probability", &ANSWERS[..], "Lake 30%"),
        ("by,probability", &DAYS[..], "mkt 0.3"),
        ("quantile_level,value", &LEVELS[..], "mkt 0.3"),
    ] {
        let forecasts = log(columns, rows);
        let resolutions = format!("Q1,2017-09-01,{outcome},");
        for arguments in [&[][..], &["--partial", "expected"]] {
            let refused = run(&forecasts, &resolutions, arguments);
            assert_eq!(refused.status, 1, "{columns} {outcome}");
            assert!(refused.err.contains("error[outcome-partial]"), "{columns} {outcome}: {}", refused.err);
        }
        let void = run(&forecasts, &resolutions, &["--partial", "void"]).json();
        assert_eq!(void["counts"]["annulled"], rows.len(), "{columns} {outcome}");
    }
    // A share may be the number that was asked for.
    let percent = LEVELS.map(|(question, day, _)| (question, day, "0.5,4%"));
    let percent = run(&log("quantile_level,value", &percent), "Q1,2017-09-01,4%,", &["--partial", "void"]).json();
    assert_eq!(percent["counts"]["scored"], 1);
}

#[test]
fn the_rows_of_one_forecast_had_the_weight_of_the_first() {
    for (columns, rows) in [
        ("category,probability,weight", ["Lake,0.6,1", "River,0.4,2"]),
        ("by,probability,weight", ["2017-06-30,0.4,1", "2017-12-31,0.7,2"]),
        ("quantile_level,value,weight", ["0.25,3,1", "0.75,5,2"]),
        ("answer,probability,weight", ["Yes,0.6,1", "No,0.4,2"]),
    ] {
        let forecasts = log(columns, &rows.map(|cells| ("Q1", "01", cells)));
        let outcome = match columns {
            _ if columns.starts_with("category") => "Lake",
            _ if columns.starts_with("by") => "2017-08-01",
            _ if columns.starts_with("answer") => continue,
            _ => "4",
        };
        let ran = run(&forecasts, &format!("Q1,2017-09-01,{outcome},"), &[]);
        assert!(ran.status == 1 && ran.err.contains("error[part-weights-differ]"), "{columns}: {}", ran.err);
    }
}

/// One row that cannot be read was left out, and the others of its forecast were scored as if nothing were missing.
#[test]
fn a_forecast_lost_a_row_and_counted_without_it() {
    for (columns, rows, outcome) in [
        ("by,probability", ["2017-06-30,0.4", "2017-09-30,many", "2017-12-31,0.7"], "2017-08-01"),
        ("quantile_level,value", ["0.25,3", "0.5,3-5", "0.75,5"], "4"),
        ("category,probability", ["Lake,0.6", "River,70 or so", "Sea,0.4"], "River"),
    ] {
        let mut all: Vec<(&str, &str, &str)> = rows.map(|cells| ("Q1", "01", cells)).to_vec();
        all.extend(rows.iter().filter(|row| !row.contains("River")).map(|cells| ("Q2", "01", *cells)));
        all.retain(|(question, _, cells)| *question == "Q1" || !cells.contains("many") && !cells.contains("3-5"));
        let outcomes =
            format!("Q1,2017-09-01,{outcome},\nQ2,2017-09-01,{},", if outcome == "River" { "Sea" } else { outcome });
        let arguments = ["--skip-bad-rows", "--map", "category=category"];
        let arguments = if columns.starts_with("category") { &arguments[..] } else { &arguments[..1] };
        let ran = run(&log(columns, &all), &outcomes, arguments);
        let json = ran.json();
        assert_eq!((&json["counts"]["rejected"], &json["counts"]["scored"]), (&3.into(), &2.into()), "{columns}");
        assert!(!ran.err.contains("answers-do-not-sum"), "one problem, told once: {}", ran.err);
    }
}

#[test]
fn a_forecast_that_says_nothing_is_unscorable_and_half_of_one_is_an_error() {
    let days = |second: &str| log("by,probability", &[("Q1", "01", "2017-06-30,unclear"), ("Q1", "01", second)]);
    let ran = run(&days("2017-12-31,unclear"), "Q1,2017-09-01,2017-08-01,", &[]).json();
    assert_eq!((&ran["counts"]["unscorable"], &ran["counts"]["rows"]), (&2.into(), &2.into()));
    let ran = run(&days("2017-12-31,0.7"), "Q1,2017-09-01,2017-08-01,", &[]);
    assert!(ran.status == 1 && ran.err.contains("error[part-without-probability]"), "{}", ran.err);
}

#[test]
fn ranges_of_answers_and_days_are_scored_at_their_middle() {
    let days = log("by,probability", &[("Q1", "01", "2017-06-30,20–40%"), ("Q1", "01", "2017-12-31,70%")]);
    let ran = run(&days, "Q1,2017-09-01,2017-08-01,", &["--ranges", "middle"]).json();
    assert_near(&ran["overall"]["days"]["brier"]["value"], 0.09);
    assert!(has_note(&ran, "ranges-scored"));
    let answers = log("category,probability", &[("Q1", "01", "Lake,20–40%"), ("Q1", "01", "River,70%")]);
    let ran = run(&answers, "Q1,2017-09-01,Lake,", &["--ranges", "middle"]).json();
    assert_near(&ran["overall"]["categorical"]["brier"]["value"], 0.49);
    let numbers = log("quantile_level,value", &[("Q1", "01", "0.25,3-5"), ("Q1", "01", "0.75,ca. 7")]);
    let ran = run(&numbers, "Q1,2017-09-01,4,", &["--ranges", "middle"]);
    assert!(ran.status == 1 && ran.err.matches("error[number-inexact]").count() == 1, "{}", ran.err);
}

/// A column of answers whose probabilities are words was taken for a topic, and the outcome for no outcome.
#[test]
fn answers_in_words_are_asked_about() {
    let forecasts = log("category,probability", &[("Q1", "01", "Lake,likely"), ("Q1", "01", "River,unlikely")]);
    let ran = run(&forecasts, "Q1,2017-09-01,Lake,", &[]);
    assert!(ran.status == 1 && ran.err.contains("error[answers-of-one-forecast]"), "{}", ran.err);
}

#[test]
fn what_is_noted_of_yes_and_no_is_noted_of_all_kinds() {
    let of = |day: &'static str, cells: [&'static str; 2]| cells.map(|cells| ("Q1", day, cells));
    for (columns, first, second, outcome) in [
        ("category,probability", ["Lake,0.6", "River,0.4"], ["Lake,0.7", "River,0.3"], "Lake"),
        ("by,probability", ["2017-06-30,0.4", "2017-12-31,0.7"], ["2017-06-30,0.5", "2017-12-31,0.7"], "2017-05-01"),
        ("quantile_level,value", ["0.25,3", "0.75,5"], ["0.25,4", "0.75,5"], "4"),
    ] {
        let forecasts = log(columns, &[of("01", first), of("09", second)].concat());
        let outcome = format!("Q1,2017-03-09,{outcome},");
        assert!(has_note(&run(&forecasts, &outcome, &["--updates", "last"]).json(), "superseded"), "{columns}");
        assert!(has_note(&run(&forecasts, &outcome, &[]).json(), "same-day"), "{columns}");
    }
}

/// 0.1, 0.2, 0.3 and 0.4 of four answers, three times: in two bins of equal counts 0.1 and 0.2 are one.
#[test]
fn bins_of_answers_with_equal_counts() {
    let rows: Vec<(&str, &str, &str)> = ["Q1", "Q2", "Q3"]
        .into_iter()
        .flat_map(|question| ["A,0.1", "B,0.2", "C,0.3", "D,0.4"].map(|cells| (question, "01", cells)))
        .collect();
    let resolutions = "Q1,2017-09-01,A,\nQ2,2017-09-01,C,\nQ3,2017-09-01,D,";
    let ran = run(&log("category,probability", &rows), resolutions, &["--bins", "2", "--bin-by", "count"]).json();
    let bins = ran["overall"]["categorical"]["bins"].as_array().expect("bins");
    let edges: Vec<_> =
        bins.iter().map(|bin| (bin["from"].as_f64(), bin["to"].as_f64(), bin["forecasts"].as_u64())).collect();
    assert_eq!(edges, [(Some(0.0), Some(0.3), Some(6)), (Some(0.3), Some(1.0), Some(6))]);
    assert_near(&bins[0]["observed"], 1.0 / 6.0);
}

/// Forecasts of yes that stand as rows of yes and no have the weights of their own rows.
#[test]
fn weights_of_yes_and_no_slipped_to_other_rows() {
    let rows = [("Q1", "01", "Yes,0.5,1"), ("Q2", "01", "Yes,0.5,3"), ("Q3", "01", "A,0.5,1"), ("Q3", "01", "B,0.5,1")];
    let ran = run(
        &log("category,probability,weight", &rows),
        "Q1,2017-09-01,no,\nQ2,2017-09-01,yes,\nQ3,2017-09-01,A,",
        &["--map", "category=category"],
    );
    assert_near(&ran.json()["overall"]["base_rate"], 0.75);
}

/// `compare` and `report` took no statements, so that groups with answers alone had no question in common.
#[test]
fn statements_are_compared_and_reported() {
    let folder = Folder::new();
    let example = |file: &str| format!("{}/data/kinds/{file}", env!("CARGO_MANIFEST_DIR"));
    let files = [example("forecasts.csv"), "-r".to_owned(), example("resolutions.csv")];
    let mut compare = crate::support::program::command();
    compare.arg("compare").args(&files).args(["--as-of", "2018-01-31", "--as-binary", "--format", "json"]);
    let json = crate::support::program::finish(compare.current_dir(folder.path())).json();
    let groups = json["groups"].as_array().expect("groups");
    let mut means = vec![];
    for group in groups {
        assert_eq!((&group["questions"], &group["component"]), (&24.into(), &1.into()), "{group}");
        means.push(group["adjusted_brier"]["value"].as_f64().expect("a score"));
    }
    for (pair, [a, b]) in json["pairs"].as_array().expect("pairs").iter().zip([[0, 1], [0, 2], [1, 2]]) {
        assert_eq!(pair["questions"], 24);
        // All groups answered the same questions.
        assert_near(&pair["difference"]["value"], means[a] - means[b]);
    }
    assert!(has_note(&json, "as-binary"));
    let mut report = crate::support::program::command();
    report.arg("report").args(&files).args(["--as-of", "2018-01-31", "--as-binary", "-o", "report.md", "-q"]);
    let ran = crate::support::program::finish(report.current_dir(folder.path()));
    assert_eq!(ran.status, 0, "{}", ran.err);
    let text = std::fs::read_to_string(folder.path().join("report.md")).expect("a report");
    assert!(text.contains("288 statements of yes and no") && text.contains("| consultant | 96 | 24 |"), "{text}");
}

/// An order that names an answer twice, leaves one out or differs from another was no order, without a word.
#[test]
fn an_order_that_is_none_was_passed_over() {
    let rows = ["low,0.5", "mid,0.3", "high,0.2"].map(|cells| ("Q1", "01", cells));
    for lists in [
        &["low < mid < low < high"][..],
        &["low < mid"],
        &["low < mid < high", "high < mid < low"],
        &["low | mid | LOW"],
    ] {
        let resolutions: Vec<String> = lists.iter().map(|list| format!("Q1,2017-09-01,high,{list}")).collect();
        let arguments = ["--map", "category=category"];
        let ran = run(&log("category,probability", &rows), &resolutions.join("\n"), &arguments);
        assert!(ran.status == 1 && ran.err.contains("error[categories-unusable]"), "{lists:?}: {}", ran.err);
        assert!(ran.err.contains("column \"categories\""), "{}", ran.err);
    }
}

#[test]
fn answers_in_columns_of_their_own() {
    let log = "question_id,source,source_type,forecast_date,Lake,River,Sea\nQ1,Ann,analyst,2017-03-01,0.2,0.5,0.3\n\
               Q1,Bob,analyst,2017-03-01,0.2,0.5,0.2\n";
    let ran = run(log, "Q1,2017-09-01,Sea,", &["--wide", "category", "--skip-bad-rows"]);
    assert_near(&ran.json()["overall"]["categorical"]["brier"]["value"], 0.39);
    assert!(
        ran.err.contains("error[answers-do-not-sum-to-one]") || ran.err.contains("answers-do-not-sum-to-one"),
        "{}",
        ran.err
    );
}

/// A word of one's own is read as if what it means stood in the cell, from the command line, a map or a project.
#[test]
fn a_word_for_an_answer_a_number_or_a_day_was_a_usage_error() {
    for (columns, rows, word, meaning, kind, score) in [
        ("category,probability", &ANSWERS[..], "Meer", "Sea", "categorical", "brier"),
        ("category,probability", &ANSWERS[..], "3", "sea", "categorical", "brier"),
        ("category,probability", &ANSWERS[..], "1", "Sea", "categorical", "brier"),
        ("category,probability", &ANSWERS[..], "halb", "Lake 30% | Sea 70%", "categorical", "brier"),
        ("quantile_level,value", &LEVELS[..], "a dozen", "12", "numeric", "wis"),
        ("quantile_level,value", &LEVELS[..], "keine", "0", "numeric", "wis"),
        ("quantile_level,value", &LEVELS[..], "-999", "1", "numeric", "wis"),
        ("by,probability", &DAYS[..], "spring", "2017-04-30", "days", "brier"),
        ("by,probability", &DAYS[..], "zu spät", "not by 2017-12-31", "days", "brier"),
        ("by,probability", &DAYS[..], "nicht mehr", "no", "days", "brier"),
    ] {
        let forecasts = log(columns, rows);
        let outcome = |cell: &str| format!("Q1,2017-09-01,{cell},");
        let partial: &[&str] = if word == "halb" { &["--partial", "expected"] } else { &[] };
        let plain = run(&forecasts, &outcome(meaning), partial).json();
        let said = format!("{word}={meaning}");
        let typed = run(&forecasts, &outcome(word), &["--outcome", &said]).json();
        assert!(plain["overall"][kind][score]["value"].is_f64(), "{word}");
        assert_eq!(typed["overall"], plain["overall"], "{word}");
        let resolutions = format!("question_id,resolved_on,outcome\n{}\n", outcome(word).trim_end_matches(','));
        let files = [
            ("log.csv", forecasts.as_str()),
            ("resolutions.csv", &resolutions),
            ("map.toml", &format!("[outcomes]\n\"{word}\" = \"{meaning}\"\n")),
            (
                "trackrecord.toml",
                &format!(
                    "forecasts = \"log.csv\"\nresolutions = \"resolutions.csv\"\n[outcomes]\n\"{word}\" = \"{meaning}\"\n"
                ),
            ),
        ];
        let folder = Folder::with(&files);
        let by_map = folder.score(
            &[&["--no-project", "log.csv", "-r", "resolutions.csv", "--map-file", "map.toml"], &FIXED[..]].concat(),
        );
        assert_eq!(by_map.json()["overall"], plain["overall"], "{word}");
        assert_eq!(folder.score(&FIXED).json()["overall"], plain["overall"], "{word}");
        // A clean log has the answer itself.
        let clean = finish(command().current_dir(folder.path()).args(["convert", "-o", "clean.csv"]));
        assert_eq!(clean.status, 0, "{}", clean.err);
        let read_back = folder
            .score(&[&["--no-project", "clean.csv", "-r", "clean.resolutions.csv"], partial, &FIXED[..]].concat());
        assert_eq!(read_back.json()["overall"], plain["overall"], "{word}");
    }
}

/// A code of an answer is one on that question alone; where it names nothing the message says for what it stands.
#[test]
fn a_word_for_an_answer_leaves_questions_of_other_kinds_alone() {
    let forecasts = log(
        "category,quantile_level,value,probability",
        &[
            ("Q1", "01", "Lake,,,0.2"),
            ("Q1", "01", "Sea,,,0.8"),
            ("Q2", "01", ",0.25,3,"),
            ("Q2", "01", ",0.75,5,"),
            ("Q3", "01", ",,,0.9"),
        ],
    );
    let outcomes = "Q1,2017-09-01,1,\nQ2,2017-09-01,1,\nQ3,2017-09-01,1,";
    let scored = run(&forecasts, outcomes, &["--outcome", "1=Sea"]).json();
    assert_near(&scored["overall"]["categorical"]["brier"]["value"], 0.04);
    assert_near(&scored["overall"]["brier"]["value"], 0.01);
    // Too high by 2 and by 4: 2(1 - 0.25)2 and 2(1 - 0.75)4, of which the mean is 2.5.
    assert_near(&scored["overall"]["numeric"]["wis"]["value"], 2.5);
    let refused = run(&forecasts, "Q1,2017-09-01,x,\nQ3,2017-09-01,x,", &["--outcome", "x=Ocean"]).err;
    let refused = refused.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(refused.contains("\"Ocean\" (for \"x\") is none of the answers"), "{refused}");
    assert!(refused.contains("\"Ocean\", for which \"x\" stands (--outcome), is neither yes nor no."), "{refused}");
}

#[test]
fn quantiles_that_cross_in_columns_named_no_cell() {
    let cells = |columns: &str, row: &str| run(&log(columns, &[("Q1", "01", row)]), "Q1,2017-09-01,12,", &[]).err;
    let said = cells("q05,q50,q95", "10,9,30");
    for part in [
        "log.csv:2, column \"q50\"",
        "0.05 quantile is 10 (log.csv:2, column \"q05\")",
        "0.5 quantile 9 (log.csv:2, column \"q50\")",
    ] {
        assert!(said.split_whitespace().collect::<Vec<_>>().join(" ").contains(part), "{part}: {said}");
    }
    let said = cells("low,high,coverage", "10,9,80%");
    assert!(said.contains("column \"high\"") && said.contains("10 (log.csv:2, column \"low\")"), "{said}");
    // Two columns of one level are a matter of the headers.
    let said = cells("q05,5th percentile,q95", "10,11,30");
    assert!(said.contains("error[column-claimed-twice]") && said.contains("\"q05\" and \"5th percentile\""), "{said}");
}

#[test]
fn the_quantile_beside_an_answer_was_passed_over() {
    let rows = ["Lake,0.5,0.5,3", "River,0.5,,"].map(|cells| ("Q1", "01", cells));
    let log = log("category,probability,quantile_level,value", &rows);
    let ran = run(&log, "Q1,2017-09-01,Lake,", &["--map", "category=category"]);
    assert!(ran.status == 1 && ran.err.contains("error[kinds-mixed]"), "{}", ran.err);
    assert!(ran.err.contains("column \"value\""), "{}", ran.err);
}

/// One of the two counted, and nothing was said of the other.
#[test]
fn a_row_that_says_two_things_lost_one_of_them() {
    for (columns, row, outcome) in [
        ("quantile_level,value,phrase", "0.25,3,likely", "12"),
        ("low,high,coverage,phrase", "3,20,80%,likely", "12"),
        ("low,high,coverage,probability", "3,20,80%,0.7", "12"),
        ("quantile_level,value,probability", "0.25,3,0.7", "12"),
        ("q05,q95,probability", "3,20,0.7", "12"),
        ("category,by,probability", "Lake,2017-12-31,1", "Lake"),
        ("category,low,high,coverage,probability", "Lake,1,2,80%,1", "Lake"),
        ("by,quantile_level,value,probability", "2017-12-31,0.5,3,0.4", "2017-06-01"),
        ("by,low,high,coverage,probability", "2017-12-31,1,3,80%,0.4", "2017-06-01"),
        ("category,q05,q95,probability", "Lake,1,2,1", "Lake"),
    ] {
        let map: &[&str] = if columns.starts_with("category") { &["--map", "category=category"] } else { &[] };
        let ran = run(&log(columns, &[("Q1", "01", row)]), &format!("Q1,2017-09-01,{outcome},"), map);
        assert!(ran.status == 1 && ran.err.contains("error[kinds-mixed]"), "{columns}: {}", ran.err);
        assert!(ran.err.contains("One row says two things"), "{columns}: {}", ran.err);
    }
    // Who means something else by the columns says so.
    let yes = log("low,high,coverage,probability", &[("Q1", "01", "0.5,0.9,80%,0.7")]);
    let yes = run(&yes, "Q1,2017-09-01,yes,", &["--map", "coverage=none"]).json();
    assert_near(&yes["overall"]["brier"]["value"], 0.09);
    // Several ways to state the quantiles of a number make one forecast: 0.05, 0.1, 0.5, 0.9 and 0.95.
    let numbers = log("q05,q95,low,high,coverage,quantile_level,value", &[("Q1", "01", "1,30,3,20,80%,0.5,10")]);
    let numbers = run(&numbers, "Q1,2017-09-01,12,", &[]).json();
    let pinballs = [0.05 * 11.0, 0.1 * 9.0, 0.5 * 2.0, 0.1 * 8.0, 0.05 * 18.0];
    assert_near(&numbers["overall"]["numeric"]["wis"]["value"], 2.0 * pinballs.iter().sum::<f64>() / 5.0);
}

#[test]
fn words_for_answers_enter_no_envelope_and_that_is_said() {
    let rows = [("Q1", "01", "2017-06-30,likely"), ("Q1", "01", "2017-12-31,almost certain")];
    let said = run(&log("by,probability", &rows), "Q1,2017-09-01,2017-09-01,", &["--lexicon", "icd203_2015"]).json();
    let notes = said["notes"].as_array().expect("notes");
    let is_said = |note: &Value| note["text"].as_str().is_some_and(|text| text.contains("enter no envelope"));
    assert!(notes.iter().any(is_said), "{notes:?}");
}
