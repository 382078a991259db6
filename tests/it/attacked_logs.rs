//! Logs made to be read wrongly, with the right number worked out here: each ends in that number or in a question. A sample of some
//! three hundred; what was silently wrong among them stands first, under names of its own. Tidy logs must score unasked.

use std::fmt::Write;

use serde_json::Value;

use crate::support::program::{Folder, Ran};

const FIXED: [&str; 6] = ["--as-of", "2026-01-31", "--resamples", "0", "--format", "json"];
const SAID: [f64; 6] = [0.9, 0.2, 0.6, 0.35, 0.75, 0.1];
const HAPPENED: [bool; 6] = [true, false, false, true, true, false];

/// Brier score of what was said of the six questions.
fn brier(said: [f64; 6]) -> f64 {
    let losses = said.iter().zip(HAPPENED).map(|(p, happened)| (p - f64::from(u8::from(happened))).powi(2));
    losses.sum::<f64>() / 6.0
}

fn yes_or_no(happened: bool) -> &'static str {
    if happened { "yes" } else { "no" }
}

/// A log of the six questions with one row each: the columns between question and outcome, and their cells.
fn log(columns: &str, cells: impl Fn(usize) -> String) -> String {
    let mut text = format!("question_id,source,source_type,{columns},outcome\n");
    for (at, &happened) in HAPPENED.iter().enumerate() {
        writeln!(text, "Q{at},Ann,pundit,{},{}", cells(at), yes_or_no(happened)).expect("a string takes it");
    }
    text
}

fn with_probability(said: [&str; 6]) -> String {
    log("forecast_date,probability,resolved_on", |at| format!("2024-01-1{at},{},2024-05-2{at}", said[at]))
}

fn with_date(dates: [&str; 6]) -> String {
    log("forecast_date,probability,resolved_on", |at| format!("{},{},2024-05-2{at}", dates[at], SAID[at]))
}

/// A side beside how sure the source is of it.
fn with_side(header: &str, [yes, no]: [&str; 2]) -> String {
    log(&format!("forecast_date,{header},confidence,resolved_on"), |at| {
        let p = SAID[at];
        let (side, sure) = if p > 0.5 { (yes, p) } else { (no, 1.0 - p) };
        format!("2024-01-1{at},{side},{sure:.2},2024-05-2{at}")
    })
}

/// Two rows of each forecast, one for each answer.
fn with_answers(header: &str, answers: [&str; 2]) -> String {
    let mut text = format!("question_id,source,source_type,forecast_date,{header},probability,resolved_on,outcome\n");
    for (at, p) in SAID.into_iter().enumerate() {
        for (answer, p) in answers.into_iter().zip([p, 1.0 - p]) {
            let outcome = yes_or_no(HAPPENED[at]);
            writeln!(text, "Q{at},Ann,pundit,2024-01-1{at},{answer},{p:.2},2024-05-2{at},{outcome}").expect("it fits");
        }
    }
    text
}

fn run(text: &str, arguments: &[&str]) -> Ran {
    Folder::with(&[("log.csv", text)]).score(&[&["log.csv"], arguments, &FIXED[..]].concat())
}

fn score(ran: &Ran) -> f64 {
    ran.json()["overall"]["brier"]["value"].as_f64().expect("a score")
}

#[track_caller]
fn assert_right(text: &str, arguments: &[&str], right: f64) {
    let found = score(&run(text, arguments));
    assert!((found - right).abs() < 1e-12, "{found} for {right} with {arguments:?}:\n{text}");
}

#[track_caller]
fn assert_asked(text: &str, parts: &[&str]) {
    let ran = run(text, &[]);
    assert_eq!(ran.status, 1, "{}\n{text}", ran.out);
    for part in parts {
        assert!(ran.err.contains(part), "{part}: {}", ran.err);
    }
}

#[test]
fn answers_below_no_header_were_forecasts_of_yes() {
    let text = with_answers("", ["Yes", "No"]);
    assert_right(&text, &[], brier(SAID));
    let notes = run(&text, &[]).json()["notes"].to_string();
    assert!(notes.contains("rows of yes and no in \\\"column 5\\\" were read as one forecast"), "{notes}");
}

#[test]
fn sides_below_no_header_were_not_looked_at() {
    let text = with_side("", ["Yes", "No"]);
    assert_asked(&text, &["No, 0.90 (row 7) is 0.1 for yes", "--map \"side=column 5\" for 0.1"]);
    assert_right(&text, &["--map", "side=column 5"], brier(SAID));
}

#[test]
fn sides_that_are_signs_were_not_looked_at() {
    for signs in [["+", "-"], ["+1", "-1"], ["1", "-1"]] {
        let text = with_side("prediction", signs);
        let [yes, no] = signs.map(|sign| format!("--outcome \"{sign}="));
        assert_asked(&text, &["0.90 of yes", &yes, &no]);
        let [yes, no] = [format!("{}=yes", signs[0]), format!("{}=no", signs[1])];
        let said = ["--map", "side=prediction", "--outcome", &yes, "--outcome", &no];
        assert_right(&text, &said, brier(SAID));
    }
}

#[test]
fn a_side_that_is_ticked_or_left_blank_was_not_looked_at() {
    for tick in ["x", "✓", "Yes"] {
        let text = with_side("prediction", [tick, ""]);
        assert_asked(&text, &["where that is blank (row 3)", "write Yes and No in \"prediction\"", "--map side=none"]);
    }
}

#[test]
fn answers_below_the_header_topic_were_forecasts_of_yes() {
    let mut text = "question_id,source,source_type,forecast_date,topic,probability,resolved_on,outcome\n".to_owned();
    for question in 0..6 {
        for (answer, p) in [("A", 0.5), ("B", 0.3), ("C", 0.2)] {
            writeln!(text, "Q{question},Ann,pundit,2024-01-13,{answer},{p},2024-05-20,yes").expect("it fits");
        }
    }
    assert_asked(&text, &["Rows of one forecast differ in \"topic\"", "they sum to 1", "--map answer=none"]);
}

#[test]
fn answers_and_sides_by_many_names() {
    for header in ["answer", "option", "choice", "Antwort", "bet", "selection", "category", "Unnamed: 4", "x"] {
        for answers in [["Yes", "No"], ["Ja", "Nein"], ["Oui", "Non"], ["TRUE", "FALSE"], ["Y", "N"], ["1", "0"]] {
            assert_right(&with_answers(header, answers), &[], brier(SAID));
        }
    }
    for header in
        ["prediction", "side", "direction", "call", "Prognose", "Tipp", "pick", "position", "expected outcome"]
    {
        assert_right(&with_side(header, ["Yes", "No"]), &[], brier(SAID));
    }
    for sides in [["up", "down"], ["bull", "bear"], ["for", "against"], ["will happen", "will not happen"]] {
        assert_asked(&with_side("prediction", sides), &["error[probability-of-which-side]", sides[0], sides[1]]);
    }
}

#[test]
fn scales_that_two_readings_fit() {
    for said in [
        ["9", "2", "6", "3.5", "7.5", "1"],
        ["10", "2", "6", "4", "8", "1"],
        ["1.111", "5", "1.667", "2.857", "1.333", "10"],
        ["+150", "-200", "+300", "-110", "+120", "-400"],
        ["5", "1", "3", "2", "4", "1"],
        ["0.9", "20", "0.6", "35", "0.75", "10"],
        ["0.9", "0.2", "0.6", "0.35", "100", "0.1"],
        ["85-95%", "15-25%", "55-65%", "30-40%", "70-80%", "5-15%"],
        ["90", "20", "60", "35", "-75", "10"],
    ] {
        assert_asked(&with_probability(said), &["error["]);
    }
    for said in [
        ["90%", "20%", "60%", "35%", "75%", "10%"],
        ["90 Prozent", "20 Prozent", "60 Prozent", "35 Prozent", "75 Prozent", "10 Prozent"],
        ["9e-1", "2e-1", "6e-1", "3.5e-1", "7.5e-1", "1e-1"],
        [".9", ".2", ".6", ".35", ".75", ".1"],
        ["90", "20", "60", "35", "75", "10"],
        ["90%", "0.2", "0.6", "0.35", "0.75", "0.1"],
        ["0.9000000000000001", "0.2", "0.6", "0.35", "0.75", "0.09999999999999999"],
    ] {
        assert_right(&with_probability(said), &[], brier(SAID));
    }
    for header in ["Probability (%)", "pct", "Wahrscheinlichkeit in %", "probability [%]"] {
        let text = with_probability(SAID.map(|p| p.to_string()).each_ref().map(String::as_str));
        assert_asked(&text.replace("probability", header), &["error["]);
    }
}

#[test]
fn dates_that_two_readings_fit() {
    for dates in [
        ["2018-05-03", "2018-07-04", "25/03/2018", "26/03/2018", "2018-01-02", "27/03/2018"],
        ["3/5/2018", "4/6/2018", "5/7/2018", "6/8/2018", "7/9/2018", "8/10/2018"],
        ["25/3/2018", "3/26/2018", "4/4/2018", "3/4/2018", "5/4/2018", "28/5/2018"],
        ["2018-03-25", "2018-03-26", "2018-04-04", "18-08-01", "2018-04-05", "2018-05-28"],
        ["2024-01-13", "2024-01-14", "2024-01-15", "2024-01-16", "2024-01-17", "43104"],
        ["2018", "2018", "2018", "2018", "2018", "2018"],
    ] {
        assert_asked(&with_date(dates), &["error["]);
    }
    for dates in [
        ["3/25/2018", "3/26/2018", "4/27/2018", "4/3/2018", "5/4/2018", "5/28/2018"],
        ["25/3/2018", "26/3/2018", "4/4/2018", "3/4/2018", "5/4/2018", "28/5/2018"],
        ["2024-01-13", "2024-01-14", "2024-01-15", "2024-01-16", "45308", "45309"],
    ] {
        assert_right(&with_date(dates), &[], brier(SAID));
    }
}

#[test]
fn the_last_forecast_is_that_of_the_latest_instant() {
    // Two forecasts of one source on a question that resolved yes: 0.8 and 0.3, the first of which is the later one.
    for [later, earlier] in [
        ["2024-03-01T23:30:00-05:00", "2024-03-02T01:00:00Z"],
        ["2024-03-01T23:30:00-0500", "2024-03-02T01:00:00Z"],
        ["2024-03-02T23:00:00Z", "2024-03-03T07:59:00+09:00"],
        ["2024-03-02 9:00 PM", "2024-03-02 10:00 AM"],
        ["2024-03-02T10:00:00.900Z", "2024-03-02T10:00:00.100Z"],
        ["2024-03-02T00:01:00Z", "2024-03-02"],
    ] {
        let text = format!(
            "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n\
             Q1,Ann,pundit,{later},0.8,2024-05-20,yes\nQ1,Ann,pundit,{earlier},0.3,2024-05-20,yes\n"
        );
        assert_right(&text, &["--updates", "last"], 0.04);
        assert_right(&text, &["--updates", "first"], 0.49);
    }
}

/// Notes that say something of any log so small, or that are asked for.
const OF_SMALL_LOGS: [&str; 2] = ["few-questions", "no-ranking"];

/// A tidy log: header, delimiter, and how days, probabilities and outcomes are written; and which notes it may have.
struct Tidy {
    header: &'static str,
    delimiter: char,
    day: fn(u32, u32) -> String,
    probability: fn(f64) -> String,
    outcomes: [&'static str; 2],
    notes: &'static [&'static str],
}

const CANONICAL: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome";
const IN_GERMAN: &str = "Frage-ID,Quelle,Quellentyp,Prognosedatum,Wahrscheinlichkeit,Aufgelöst am,Ergebnis";
const OWN_WORDS: &[&str] = &["columns-inferred"];

fn iso(month: u32, day: u32) -> String {
    format!("2024-{month:02}-{day:02}")
}

fn german(month: u32, day: u32) -> String {
    format!("{day:02}.{month:02}.2024")
}

fn plain(p: f64) -> String {
    p.to_string()
}

fn percent(p: f64) -> String {
    format!("{:.0}%", p * 100.0)
}

const TIDY: [Tidy; 16] = [
    tidy(CANONICAL, ',', iso, plain, ["yes", "no"], &[]),
    tidy(CANONICAL, ';', iso, percent, ["y", "n"], &[]),
    tidy(CANONICAL, '\t', german, plain, ["true", "false"], &[]),
    tidy(CANONICAL, '|', iso, |p| format!("{p:.2}"), ["1", "0"], &[]),
    tidy(CANONICAL, ',', |m, d| format!("{m}/{d}/2024"), plain, ["YES", "NO"], &["date-order"]),
    tidy(CANONICAL, ',', |m, d| format!("{d}/{m}/2024"), percent, ["Yes", "No"], &["date-order"]),
    tidy(CANONICAL, ',', |m, d| format!("2024/{m:02}/{d:02}"), plain, ["TRUE", "FALSE"], &[]),
    tidy(CANONICAL, ';', |m, d| format!("2024{m:02}{d:02}"), plain, ["yes", "no"], &[]),
    tidy(CANONICAL, ';', |m, d| iso(m, d) + "T09:30:00Z", plain, ["yes", "no"], &[]),
    tidy(CANONICAL, ';', |m, d| iso(m, d) + " 09:30", plain, ["yes", "no"], &[]),
    tidy(IN_GERMAN, ';', german, |p| format!("{:.0} %", p * 100.0), ["ja", "nein"], OWN_WORDS),
    tidy(
        IN_GERMAN,
        ';',
        german,
        |p| p.to_string().replace('.', ","),
        ["eingetreten", "nicht eingetreten"],
        &["columns-inferred", "probability-forms"],
    ),
    tidy(
        "Question ID,Source,Source Type,Forecast Date,Probability,Resolved On,Outcome",
        ',',
        |m, d| format!("{d} {} 2024", ["Jan", "Feb", "Mar", "Apr", "May"][m as usize - 1]),
        percent,
        ["Yes", "No"],
        &[],
    ),
    tidy(
        "QUESTION_ID,SOURCE,SOURCE_TYPE,FORECAST_DATE,PROBABILITY,RESOLVED_ON,OUTCOME",
        ',',
        iso,
        plain,
        ["yes", "no"],
        &[],
    ),
    tidy(
        "question,analyst,analyst type,date,chance,resolution date,result",
        ',',
        iso,
        percent,
        ["yes", "no"],
        &["columns-inferred", "question-text-as-id"],
    ),
    tidy(
        "id question,source,type de source,date de prévision,probabilité,date de résolution,résultat",
        ';',
        |m, d| format!("{d:02}/{m:02}/2024"),
        |p| format!("{:.0} %", p * 100.0),
        ["oui", "non"],
        &["columns-inferred", "date-order"],
    ),
];

const fn tidy(
    header: &'static str,
    delimiter: char,
    day: fn(u32, u32) -> String,
    probability: fn(f64) -> String,
    outcomes: [&'static str; 2],
    notes: &'static [&'static str],
) -> Tidy {
    Tidy { header, delimiter, day, probability, outcomes, notes }
}

impl Tidy {
    fn line(&self, cells: &[String]) -> String {
        cells.join(&self.delimiter.to_string()) + "\n"
    }

    /// One file, and two.
    fn files(&self) -> [Vec<(&'static str, String)>; 2] {
        let headers: Vec<String> = self.header.split(',').map(str::to_owned).collect();
        let resolution = |cells: &[String]| [&cells[..1], &cells[5..]].concat();
        let mut one = self.line(&headers);
        let (mut forecasts, mut resolutions) = (self.line(&headers[..5]), self.line(&resolution(&headers)));
        for at in 0..6 {
            let number = u32::try_from(at).expect("a small number");
            let cells = [
                format!("Q{at}"),
                format!("Ann {}", at % 2),
                ["desk", "pundit"][at % 2].to_owned(),
                (self.day)(1, 13 + number),
                (self.probability)(SAID[at]),
                (self.day)(5, 20 + number),
                self.outcomes[usize::from(!HAPPENED[at])].to_owned(),
            ];
            one += &self.line(&cells);
            forecasts += &self.line(&cells[..5]);
            resolutions += &self.line(&resolution(&cells));
        }
        [vec![("log.csv", one)], vec![("log.csv", forecasts), ("resolutions.csv", resolutions)]]
    }
}

fn codes(report: &Value) -> Vec<String> {
    let codes = report["notes"].as_array().expect("notes").iter().map(|note| note["code"].as_str().expect("a code"));
    codes.map(str::to_owned).collect()
}

#[test]
fn tidy_logs_score_unasked_and_without_needless_notes() {
    for (number, tidy) in TIDY.iter().enumerate() {
        for files in tidy.files() {
            let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
            let mut arguments = vec!["log.csv"];
            if files.len() > 1 {
                arguments.extend(["-r", "resolutions.csv"]);
            }
            let ran = Folder::with(&files).score(&[&arguments[..], &FIXED[..]].concat());
            let found = score(&ran);
            assert!((found - brier(SAID)).abs() < 1e-12, "{number}: {found}\n{}", files[0].1);
            let report = ran.json();
            assert_eq!(report["counts"]["scored"], 6, "{number}");
            let needless: Vec<String> = codes(&report)
                .into_iter()
                .filter(|code| !OF_SMALL_LOGS.contains(&code.as_str()) && !tidy.notes.contains(&code.as_str()))
                .collect();
            assert!(needless.is_empty(), "{number}: {needless:?} {}\n{}", report["notes"], files[0].1);
        }
    }
}

/// The text of a note of a run.
fn note(ran: &Ran, code: &str) -> String {
    let report = ran.json();
    let notes = report["notes"].as_array().expect("notes");
    let found = notes.iter().find(|note| note["code"] == code).unwrap_or_else(|| panic!("{code}: {notes:?}"));
    found["text"].as_str().expect("a text").to_owned()
}

#[test]
fn what_ended_early_with_no_was_said_to_lean_towards_yes() {
    let log = |outcome: &str| {
        let mut text =
            "question_id,source,source_type,forecast_date,probability,closes_on,resolved_on,outcome\n".to_owned();
        for at in 0..6 {
            writeln!(text, "Q{at},Ann,pundit,2024-01-13,0.3,2026-12-31,2024-05-2{at},{outcome}").expect("it fits");
        }
        run(&text, &[])
    };
    let leans = "lean towards yes";
    assert!(note(&log("yes"), "resolved-early").contains(leans));
    assert!(!note(&log("no"), "resolved-early").contains(leans));
}

#[test]
fn a_no_that_came_later_was_said_to_be_impossible_to_record() {
    let text = "question_id,source,source_type,forecast_date,probability,closes_on,resolved_on,outcome\n\
                Q1,Ann,pundit,2024-01-13,0.9,2024-04-01,2024-03-20,yes\n\
                Q2,Ann,pundit,2024-01-13,0.9,,2024-06-20,no\n\
                Q3,Ann,pundit,2024-01-13,0.9,,,\n";
    let folder = Folder::with(&[("log.csv", text)]);
    let ran = folder.score(&["log.csv", "--as-of", "2024-05-01", "--resamples", "0", "--format", "json"]);
    assert!(note(&ran, "open-without-deadline").starts_with("1 question is open without a deadline"));
}
