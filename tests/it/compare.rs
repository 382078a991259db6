//! `trackrecord compare` as its users run it: worked examples, bad input, forms of output.

use std::fmt::Write;

use crate::support::program::{Folder, Ran};
use serde_json::Value;

const HEADER: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n";
const AS_OF: [&str; 2] = ["--as-of", "2025-01-01"];
const EXAMPLE: [&str; 5] =
    ["data/example/forecasts.csv", "-r", "data/example/resolutions.csv", "--as-of", "2019-12-31"];

fn compare_in(folder: &std::path::Path, arguments: &[&str]) -> Ran {
    crate::support::program::finish(
        crate::support::program::command().arg("compare").args(arguments).current_dir(folder),
    )
}

fn example(more: &[&str]) -> Ran {
    compare_in(std::path::Path::new(env!("CARGO_MANIFEST_DIR")), &[&EXAMPLE, more].concat())
}

/// Runs it on rows behind the header of a one-file log.
fn compare(rows: &str, more: &[&str]) -> Ran {
    let folder = Folder::with(&[("log.csv", &format!("{HEADER}{rows}"))]);
    compare_in(folder.path(), &[&["log.csv"], &AS_OF[..], more].concat())
}

fn json(rows: &str, more: &[&str]) -> Value {
    compare(rows, &[more, &["--format", "json"]].concat()).json()
}

fn group<'a>(report: &'a Value, kind: &str) -> &'a Value {
    let groups = report["groups"].as_array().expect("groups");
    let is = |group: &&Value| group["key"].as_object().is_some_and(|key| key.values().any(|value| value == kind));
    groups.iter().find(is).unwrap_or_else(|| panic!("{kind} in {report}"))
}

fn note<'a>(report: &'a Value, code: &str) -> Option<&'a str> {
    report["notes"].as_array()?.iter().find(|note| note["code"] == code)?["text"].as_str()
}

fn reason<'a>(group: &'a Value, statistic: &str) -> &'a str {
    let absent = group["absent"].as_array().expect("a list");
    let found = absent.iter().find(|absent| absent["statistic"] == statistic);
    found.and_then(|absent| absent["reason"].as_str()).unwrap_or_else(|| panic!("{statistic} in {group}"))
}

#[track_caller]
fn near(found: &Value, wanted: f64) {
    let found = found.as_f64().unwrap_or_else(|| panic!("{found} for {wanted}"));
    assert!((found - wanted).abs() <= 1e-9, "{found} for {wanted}");
}

/// Good Judgment Open's example: seven days, yes. Their numbers are of the form from 0 to 2, twice ours.
#[test]
fn cubs() {
    let row = |source: &str, day: u32, p: &str| format!("Cubs,{source},{source},2016-10-{day:02},{p},2016-10-08,yes\n");
    let rows =
        [row("F1", 1, "0.90"), row("F1", 4, "0.95"), row("F2", 1, "0.25"), row("F2", 3, "0.20"), row("F3", 6, "0.99")];
    // By days whatever --updates says.
    for updates in ["all", "first", "daily"] {
        let report = json(&rows.concat(), &["--updates", updates]);
        for (source, published, coverage) in [("F1", -0.43, 1.0), ("F2", 0.794_29, 1.0), ("F3", -0.001_37, 2.0 / 7.0)] {
            let group = group(&report, source);
            let found = 2.0 * group["relative_brier"]["value"].as_f64().expect("a number");
            assert!((found - published).abs() < 6e-6, "{found}");
            near(&group["coverage"], coverage);
        }
    }
}

/// `definitions.md`: raw means .20, .01 and .25, adjusted .20, .17 and .09.
#[test]
fn the_worst_score_is_the_best_once_difficulty_is_allowed_for() {
    let row = |question: &str, kind: &str, p: &str| format!("{question},{kind},{kind},2024-01-01,{p},2024-02-01,yes\n");
    let rows = [row("q1", "A", "0.8"), row("q2", "A", "0.4"), row("q1", "B", "0.9"), row("q2", "C", "0.5")];
    let report = json(&rows.concat(), &[]);
    for (kind, raw, adjusted) in [("A", 0.20, 0.20), ("B", 0.01, 0.17), ("C", 0.25, 0.09)] {
        near(&group(&report, kind)["brier"]["value"], raw);
        near(&group(&report, kind)["adjusted_brier"]["value"], adjusted);
    }
    assert_eq!(report["components"], 1);
}

/// B says .8 after A's .4: it wins ln 2. Then A moves to .9 against B's .8. C speaks on another question, alone.
#[test]
fn payoffs_against_the_others() {
    let rows = "q1,A,A,2024-01-01,0.4,2024-02-01,yes\nq1,B,B,2024-01-02,0.8,2024-02-01,yes\n\
                q1,A,A,2024-01-03,0.9,2024-02-01,yes\nq2,C,C,2024-01-01,0.7,2024-02-01,no\n";
    let report = json(rows, &[]);
    near(&group(&report, "B")["log_payoff"]["value"], 2_f64.ln());
    near(&group(&report, "B")["bankroll"], 2.0);
    near(&group(&report, "A")["log_payoff"]["value"], (0.9_f64 / 0.8).ln());
    assert_eq!((&group(&report, "A")["staked"], &group(&report, "A")["without_consensus"]), (&1.into(), &1.into()));
    let alone = group(&report, "C");
    assert!(alone["log_payoff"]["value"].is_null() && alone["bankroll"].is_null());
    assert!(reason(alone, "bankroll").contains("its own consensus"), "{alone}");
    assert!(alone["relative_brier"]["value"].is_null(), "0 would be no number that means anything");
    assert!(reason(alone, "relative_brier").contains("against itself"));
    assert!(note(&report, "without-consensus").is_some_and(|text| text.starts_with("2 of 4 forecasts")));
    assert!(note(&report, "not-comparable").is_some_and(|text| text.contains("A, B; C")), "{report}");
    let verdict = |a: &str, b: &str| {
        let pairs = report["pairs"].as_array().expect("pairs");
        let pair = pairs.iter().find(|pair| pair["a"]["source_type"] == a && pair["b"]["source_type"] == b);
        pair.expect("a pair")["verdict"]["code"].clone()
    };
    assert_eq!((verdict("A", "B"), verdict("A", "C")), ("not-enough".into(), "not-comparable".into()));
}

/// A's two sources .9 and .7, of which the latest count; odds 9 and 7/3, whose geometric mean is √21.
#[test]
fn a_group_speaks_together() {
    let rows = "q1,one,A,2024-01-01,0.2,2024-02-01,yes\nq1,one,A,2024-01-05,0.9,2024-02-01,yes\n\
                q1,two,A,2024-01-02,0.7,2024-02-01,yes\n";
    let report = json(rows, &[]);
    let panel = &group(&report, "A")["panel"];
    near(&panel["mean"], 0.04);
    near(&panel["median"], 0.04);
    near(&panel["geometric_mean_odds"], (1.0 / (1.0 + 21_f64.sqrt())).powi(2));
    assert!(note(&report, "one-group").is_some(), "{report}");
    assert_eq!(report["pairs"], serde_json::json!([]));
    assert!(reason(group(&report, "A"), "rank").contains("no other group"));
}

/// Questions with outcomes by turns, on which A and B say what they are told.
fn two_groups(questions: usize, say: impl Fn(usize, bool) -> (f64, f64)) -> String {
    let mut rows = String::new();
    for question in 0..questions {
        let yes = question % 2 == 0;
        let (a, b) = say(question, yes);
        let (day, outcome) = (1 + question % 28, if yes { "yes" } else { "no" });
        for (kind, p) in [("consultant", a), ("reseller", b)] {
            writeln!(rows, "q{question},{kind} 1,{kind},2024-01-01,{p:.3},2024-03-{day:02},{outcome}").expect("memory");
        }
    }
    rows
}

/// Right with `p`, or with 1 − p against the outcome.
fn said(p: f64, yes: bool) -> f64 {
    if yes { p } else { 1.0 - p }
}

#[test]
fn a_clear_difference_is_called_one_in_words() {
    let rows = two_groups(120, |question, yes| {
        let noise = (question % 5) as f64 / 50.0;
        (said(0.8 + noise, yes), said(0.6 - noise, yes))
    });
    let report = json(&rows, &[]);
    let pair = &report["pairs"][0];
    assert_eq!(pair["verdict"]["code"], "a-better");
    let text = pair["verdict"]["text"].as_str().expect("text");
    assert!(text.starts_with("On 120 shared questions consultants scored 0."), "{text}");
    assert!(
        text.contains(": consultants did better, these sources; of others like them nothing can be said"),
        "{text}"
    );
    assert!(pair["p_value"].as_f64() < Some(0.001) && pair["of_type"].is_null(), "{pair}");
    assert!(reason(pair, "of_type").starts_with("1 source on the side that has fewer"), "{pair}");
    assert!(pair["e_value"].is_null() && reason(pair, "e_value").contains("closes_on"), "{pair}");
    assert_eq!(group(&report, "consultant")["rank"], serde_json::json!({"best": 1, "worst": 1}));
    assert_eq!(group(&report, "reseller")["rank"], serde_json::json!({"best": 2, "worst": 2}));
    let robust = report["robustness"].as_array().expect("a list");
    let names: Vec<&str> = robust.iter().filter_map(|choice| choice["choice"].as_str()).collect();
    let wanted = [
        "updates=first",
        "updates=last",
        "updates=daily",
        "same_day=drop",
        "score=log",
        "weights=question",
        "weights=forecast",
    ];
    assert_eq!(names, wanted);
    assert!(robust.iter().all(|choice| choice["same_order"] == true), "{robust:?}");
}

#[test]
fn no_difference_is_no_evidence_and_says_what_would_settle_it() {
    let rows = two_groups(30, |question, yes| {
        let turn = if question % 3 == 0 { 0.15 } else { -0.05 };
        (said(0.7 + turn, yes), said(0.7, yes))
    });
    let report = json(&rows, &[]);
    let verdict = &report["pairs"][0]["verdict"];
    assert_eq!(verdict["code"], "no-evidence");
    let text = verdict["text"].as_str().expect("text");
    assert!(text.contains("no evidence of a difference") && text.contains("more shared questions"), "{text}");
    assert_eq!(group(&report, "consultant")["rank"], serde_json::json!({"best": 1, "worst": 2}));
}

#[test]
fn one_shared_question_compares_nothing() {
    let report = json(&two_groups(1, |_, _| (0.7, 0.6)), &[]);
    let pair = &report["pairs"][0];
    assert_eq!((&pair["verdict"]["code"], &pair["questions"]), (&"not-enough".into(), &1.into()));
    assert!(pair["difference"]["value"].is_null() && pair["p_value"].is_null() && pair["e_value"].is_null());
    assert!(group(&report, "consultant")["rank"].is_null());
    assert!(group(&report, "consultant")["brier"]["low"].is_null());
    assert!(reason(group(&report, "consultant"), "relative_brier.low").contains("two questions"));
    assert_eq!(report["robustness"], serde_json::json!([]));
}

#[test]
fn one_outcome_ranks_nobody() {
    let rows = two_groups(30, |_, yes| (said(0.9, yes), said(0.6, yes))).replace(",no\n", ",yes\n");
    let report = json(&rows, &[]);
    assert_eq!(report["pairs"][0]["verdict"]["code"], "not-enough");
    assert!(note(&report, "one-outcome").is_some_and(|text| text.contains("says yes every time")), "{report}");
    assert!(group(&report, "reseller")["rank"].is_null());
    assert!(reason(group(&report, "reseller"), "rank").contains("every shared question resolved yes"));
    assert_eq!(report["order"], serde_json::json!([]));
}

#[test]
fn nothing_scored_and_bad_rows() {
    let report = json("q1,A,A,2024-01-01,0.4,,\n", &[]);
    assert_eq!((&report["counts"]["pending"], &report["components"]), (&1.into(), &0.into()));
    assert_eq!(group(&report, "A")["absent"][0]["reason"], "nothing was scored");
    let ran = compare("q1,A,A,2024-01-01,120%,2024-02-01,yes\n", &[]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("Nothing was scored"), "{}", ran.err);
}

#[test]
fn without_resamples_there_are_numbers_without_intervals() {
    let rows = two_groups(12, |_, yes| (said(0.8, yes), said(0.6, yes)));
    let report = json(&rows, &["--resamples", "0"]);
    let pair = &report["pairs"][0];
    assert!(pair["difference"]["value"].is_number() && pair["difference"]["low"].is_null(), "all alike: {pair}");
    assert!(reason(pair, "difference.low").contains("the same on every question"), "{pair}");
    assert!(pair["p_value"].is_number() && pair["verdict"]["code"] == "not-enough");
    assert_eq!(group(&report, "consultant")["rank"], serde_json::json!({"best": 1, "worst": 2}));
    assert!(reason(group(&report, "consultant"), "adjusted_brier.low").contains("--resamples 0"));
}

#[test]
fn a_lucky_source_is_drawn_to_its_type_and_too_small_ones_are_not_listed() {
    let mut rows = String::new();
    for question in 0..60_u32 {
        let yes = question % 2 == 0;
        let outcome = if yes { "yes" } else { "no" };
        for source in 0..4_u32 {
            let p = said(0.6 + f64::from((question * 7 + source * 3) % 10) / 25.0 - f64::from(source) * 0.03, yes);
            writeln!(rows, "q{question},S{source},desk,2024-01-01,{p:.3},2024-03-01,{outcome}").expect("memory");
        }
    }
    rows.push_str("q0,Lucky,desk,2024-01-01,1,2024-03-01,yes\n");
    let report = json(&rows, &["--by", "source"]);
    let lucky = group(&report, "Lucky");
    let believed = |group: &Value| group["shrunk"]["brier"]["value"].as_f64().expect("a number");
    assert!(lucky["shrunk"]["by"].as_f64() > Some(0.8), "{lucky}");
    assert!(lucky["rank"].is_null());
    assert_eq!(lucky["shrunk"]["source_type"], "desk");
    assert!(believed(group(&report, "S0")) < believed(lucky), "{lucky}");
    let page = compare(&rows, &["--by", "source", "--details"]).out;
    let table = page.split("What became of").next().unwrap_or_default();
    assert!(table.contains("Sources, each drawn to the mean of its type") && !table.contains("\nLucky"), "{page}");
    assert!(page.contains("1 source with fewer than 10 scored questions not listed"), "{page}");
}

#[test]
fn periods_stand_beside_the_one_before() {
    let mut rows = String::new();
    for question in 0..48_u32 {
        let yes = question % 2 == 0;
        let outcome = if yes { "yes" } else { "no" };
        let (month, skill) = if question < 24 { ("02", 0.9) } else { ("05", 0.6) };
        for source in 0..3_u32 {
            let p = said(skill - f64::from((question + source) % 4) / 50.0, yes);
            writeln!(rows, "q{question},S{source},desk,2024-01-01,{p:.3},2024-{month}-01,{outcome}").expect("memory");
        }
    }
    let report = json(&rows, &["--by", "source_type,quarter"]);
    let [first, second] = &report["periods"].as_array().expect("periods")[..] else { panic!("{report}") };
    assert!(first["previous"].is_null() && first["change"]["value"].is_null());
    assert_eq!(second["previous"]["quarter"], "2024Q1");
    assert_eq!((&second["paired_sources"], &second["verdict"]["code"]), (&3.into(), &"worse".into()));
    assert!(second["paired_change"]["low"].as_f64() > Some(0.0));
    let text = second["verdict"]["text"].as_str().expect("text");
    assert!(text.starts_with("desk: in 2024Q2 the 3 sources in both periods scored 0."), "{text}");
    assert!(note(&report, "periods-differ").is_some());
    assert_eq!(report["pairs"], serde_json::json!([]), "periods share no question");
}

const DEADLINES: &str = "question_id,resolved_on,outcome,closes_on\n\
    early,2024-03-20,yes,2024-06-30\nlate,2024-03-31,no,2024-03-31\nmid,2024-05-10,no,2024-05-10\n";

fn with_deadlines(command: &str, more: &[&str]) -> Ran {
    let mut rows = "question_id,source,source_type,forecast_date,probability\n".to_owned();
    for question in ["early", "late", "mid"] {
        writeln!(rows, "{question},S,desk,2024-01-01,0.6\n{question},S,desk,2024-03-10,0.8").expect("memory");
    }
    let folder = Folder::with(&[("f.csv", &rows), ("r.csv", DEADLINES)]);
    let arguments = [&["f.csv", "-r", "r.csv"], more].concat();
    crate::support::program::finish(
        crate::support::program::command().arg(command).args(arguments).current_dir(folder.path()),
    )
}

#[test]
fn at_a_quarters_end_early_yeses_can_wait() {
    let at_the_end = |more: &[&str]| {
        with_deadlines("score", &[&["--as-of", "2024-03-31", "--format", "json"], more].concat()).json()
    };
    let report = at_the_end(&[]);
    assert_eq!((&report["counts"]["scored"], &report["counts"]["pending"]), (&4.into(), &2.into()));
    near(&report["overall"]["base_rate"], 0.5);
    let text = note(&report, "resolved-early").expect("a note");
    assert!(text.starts_with("1 scored question was resolved before the deadline, which had not passed"), "{text}");
    let report = at_the_end(&["--wait-for-deadline"]);
    assert_eq!((&report["counts"]["scored"], &report["counts"]["pending"]), (&2.into(), &4.into()));
    near(&report["overall"]["base_rate"], 0.0);
    assert!(note(&report, "resolved-early").is_none());
    let text = note(&report, "waiting-for-deadline").expect("a note");
    assert!(text.starts_with("1 resolved question was left out until the deadline has passed (1 with yes, 0 with no)"));
    assert!(note(&report, "open-with-deadline").is_none_or(|text| !text.contains("early")), "it is not open: {report}");
}

#[test]
fn both_figures_are_shown_over_time() {
    let over_time = |more: &[&str]| {
        let fixed = ["--as-of", "2024-12-31", "--by", "source_type,quarter", "--format", "json"];
        with_deadlines("compare", &[&fixed, more].concat()).json()
    };
    let report = over_time(&[]);
    let side = |period: usize, side: &str| report["periods"][period][side].clone();
    near(&side(0, "as_resolved")["base_rate"], 0.5);
    near(&side(0, "waiting")["base_rate"], 0.0);
    near(&side(1, "as_resolved")["base_rate"], 0.0);
    near(&side(1, "waiting")["base_rate"], 0.5);
    near(&report["periods"][0]["brier"]["value"], ((0.16 + 0.04) + (0.36 + 0.64)) / 4.0);
    let waiting = over_time(&["--wait-for-deadline"]);
    near(&waiting["periods"][0]["brier"]["value"], f64::midpoint(0.36, 0.64));
    assert_eq!(waiting["periods"][0]["as_resolved"], report["periods"][0]["as_resolved"]);
    assert_eq!(waiting["periods"][1]["waiting"], report["periods"][1]["waiting"]);
}

/// early stood at .6 thirty days before its resolution and at .8 thirty days before its deadline, but was settled by then.
#[test]
fn the_forecast_that_stood_days_before_is_scored_alone() {
    let score = |more: &[&str]| {
        with_deadlines("score", &[&["--as-of", "2024-12-31", "--format", "json"], more].concat()).json()
    };
    let report = score(&["--horizon", "30d"]);
    assert_eq!(report["settings"]["horizon"], serde_json::json!({"days": 30, "from": "resolution"}));
    assert_eq!(report["settings"]["updates"], "last");
    // early .6 (.8 came ten days before), late .6 (21 days), mid .8 (61 days).
    near(&report["overall"]["brier"]["value"], (0.16 + 0.36 + 0.64) / 3.0);
    assert_eq!((&report["counts"]["scored"], &report["counts"]["out_of_period"]), (&4.into(), &2.into()));
    let report = score(&["--horizon", "30", "--horizon-from", "deadline"]);
    // Early had ended before that day: .8 stood at its end.
    near(&report["overall"]["brier"]["value"], (0.04 + 0.36 + 0.64) / 3.0);
    assert!(note(&report, "no-forecast-at-horizon").is_none());
    let report = score(&["--horizon", "52w"]);
    assert_eq!(report["overall"]["forecasts"], 0);
    assert!(note(&report, "no-forecast-at-horizon").is_some_and(|text| text.starts_with("3 resolved questions have")));
    for wrong in [
        &["--horizon", "x"][..],
        &["--horizon", "-3"],
        &["--horizon", "3d", "--updates", "all"],
        &["--horizon-from", "deadline"],
    ] {
        assert_eq!(with_deadlines("score", wrong).status, 2, "{wrong:?}");
    }
}

#[test]
fn each_lexicon_is_a_choice_when_there_are_words() {
    let mut rows = String::new();
    for question in 0..12 {
        let (yes, day) = (question % 2 == 0, 1 + question);
        let (word, outcome) = if yes { ("likely", "yes") } else { ("unlikely", "no") };
        writeln!(rows, "q{question},A,A,2024-01-01,{word},2024-03-{day:02},{outcome}").expect("memory");
        writeln!(rows, "q{question},B,B,2024-01-01,0.5,2024-03-{day:02},{outcome}").expect("memory");
    }
    let report = json(&rows, &[]);
    let robust = report["robustness"].as_array().expect("a list");
    let lexicons = robust.iter().filter(|choice| choice["choice"].as_str().is_some_and(|c| c.starts_with("lexicon=")));
    assert!(lexicons.count() >= 3, "{robust:?}");
}

#[test]
fn threads_change_nothing() {
    for by in ["source_type", "source", "source_type,quarter", "topic,horizon"] {
        let run = |threads| example(&["--by", by, "--threads", threads, "--format", "json", "--resamples", "200"]).out;
        let one = run("1");
        assert!(one.contains("trackrecord/comparison/1"));
        assert!(one == run("2") && one == run("7"), "--by {by}");
    }
}

/// A row of a type whose name a spreadsheet would run, and which breaks lines and cells.
#[test]
fn hostile_names_stay_names() {
    let name = "\"=cmd|'/c calc'!A0,\u{1b}[31m\"";
    let rows = two_groups(12, |_, yes| (said(0.8, yes), said(0.6, yes))).replace(",reseller,", &format!(",{name},"));
    let folder = Folder::with(&[("log.csv", &format!("{HEADER}{rows}"))]);
    let ran = compare_in(folder.path(), &[&["log.csv", "--export", "out", "--format", "csv"], &AS_OF[..]].concat());
    assert_eq!(ran.status, 0, "{}", ran.err);
    for (file, text) in [
        ("standard output", ran.out),
        ("comparison.csv", folder.read("out/comparison.csv")),
        ("pairs.csv", folder.read("out/pairs.csv")),
        ("robustness.csv", folder.read("out/robustness.csv")),
        ("murphy_differences.csv", folder.read("out/murphy_differences.csv")),
        ("groups.csv", folder.read("out/groups.csv")),
    ] {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let width = reader.headers().expect("a header").len();
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        assert!(!rows.is_empty(), "{file}");
        for cell in rows.iter().flatten() {
            assert!(!cell.starts_with('='), "{file}: {cell}");
        }
        assert!(rows.iter().all(|row| row.len() == width));
    }
    let page = compare_in(folder.path(), &[&["log.csv"], &AS_OF[..]].concat()).out;
    assert!(!page.contains('\u{1b}'), "{page}");
    let page = compare_in(folder.path(), &[&["log.csv", "--format", "markdown"], &AS_OF[..]].concat()).out;
    assert!(page.contains("=cmd\\|") && !page.contains('\u{1b}'), "{page}");
}

fn page(columns: &str, more: &[&str]) -> String {
    let mut command = crate::support::program::command();
    command.args(["compare", "--details"]).args(EXAMPLE).args(more).env("COLUMNS", columns);
    crate::support::program::finish(command.current_dir(env!("CARGO_MANIFEST_DIR"))).out
}

#[test]
fn the_page_at_80_columns() {
    insta::assert_snapshot!(page("80", &[]));
}

#[test]
fn the_page_at_120_columns() {
    insta::assert_snapshot!(page("120", &[]));
}

#[test]
fn the_page_of_sources() {
    insta::assert_snapshot!(page("80", &["--by", "source"]));
}

#[test]
fn the_page_over_time() {
    insta::assert_snapshot!(page("120", &["--by", "source_type,year"]));
}

#[test]
fn the_page_in_markdown() {
    insta::assert_snapshot!(example(&["--format", "markdown"]).out);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for columns in ["80", "120"] {
        for more in [&[][..], &["--by", "source"], &["--by", "source_type,year"]] {
            let wide = columns.parse::<usize>().expect("a number");
            let page = page(columns, more);
            let longest = page.lines().max_by_key(|line| line.chars().count()).unwrap_or_default();
            assert!(longest.chars().count() <= wide, "{longest}");
        }
    }
}
