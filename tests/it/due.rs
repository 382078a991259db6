//! `trackrecord due`: what is to be resolved, overdue first.

use serde_json::{Value, json};

use crate::support::program::{Folder, Ran, command, finish};

const FORECASTS: &str = "question_id,source,source_type,forecast_date,probability,url\n\
    Q1,Ann,analyst,2017-01-05,0.8,\nQ1,Ann,analyst,2017-02-05,0.6,https://a.example/1\nQ1,Bob,broker,2017-01-09,0.2,\n\
    Q2,Ann,analyst,2017-01-05,0.3,javascript:x\nQ3,Bob,broker,2017-01-05,0.5,\nQ4,Bob,broker,2017-01-05,0.5,\n\
    Q5,Bob,broker,2017-01-05,0.5,\nQ5,Bob,broker,2018-01-05,0.9,\n";
const RESOLUTIONS: &str = "question_id,question,closes_on,resolved_on,outcome\n\
    Q1,\"Will A, B; C\\D happen, as was said by many people in the long years before the end?\",2017-05-01,,\n\
    Q2,Zwei übergroße Fragen?,2017-03-01,,open\nQ3,Drei?,,,\nQ4,Vier?,2017-04-01,2017-03-05,yes\nQ5,Fünf?,2017-04-20,2017-06-01,no\n";

fn folder() -> Folder {
    Folder::with(&[("f.csv", FORECASTS), ("r.csv", RESOLUTIONS)])
}

fn due(folder: &Folder, words: &[&str]) -> Ran {
    let files = ["due", "f.csv", "-r", "r.csv", "--as-of", "2017-04-10"];
    finish(command().args(files).args(words).current_dir(folder.path()))
}

fn ids(json: &Value) -> Vec<&str> {
    json["questions"].as_array().unwrap().iter().map(|of| of["question"].as_str().unwrap()).collect()
}

#[test]
fn overdue_first_then_by_deadline_then_those_without() {
    let folder = folder();
    let json = due(&folder, &["--format", "json"]).json();
    assert_eq!(json["schema"], "trackrecord/due/1");
    // Q5 was resolved later than the day of the run, Q4 before.
    assert_eq!(ids(&json), ["Q2", "Q5", "Q1", "Q3"]);
    let days: Vec<&Value> = json["questions"].as_array().unwrap().iter().map(|of| &of["days_left"]).collect();
    assert_eq!(days, [&json!(-40), &json!(10), &json!(21), &Value::Null]);
    let q1 = &json["questions"][2];
    assert_eq!((&q1["forecasts"], &q1["sources"]), (&json!(3), &json!(["Ann", "Bob"])));
    assert_eq!((&q1["last_forecast"], &q1["link"]), (&json!("2017-02-05"), &json!("https://a.example/1")));
    // Of each source what it said last: 0.6 and 0.2.
    assert_eq!(q1["mean_forecast"], json!(0.4));
    assert_eq!((&json["questions"][1]["forecasts"], &json["questions"][1]["mean_forecast"]), (&json!(1), &json!(0.5)));
    assert_eq!(ids(&due(&folder, &["--within", "10d", "--format", "json"]).json()), ["Q2", "Q5"]);
    assert_eq!(ids(&due(&folder, &["--within", "0", "--format", "json"]).json()), ["Q2"]);
    assert!(due(&folder, &["--within", "soon"]).err.contains("--within soon is not a number of days"));
}

#[test]
fn the_list_is_read_by_people_in_two_languages() {
    let folder = folder();
    let english = due(&folder, &[]).out;
    assert!(english.starts_with("4 questions to be resolved, as of 2017-04-10; 1 of them overdue.\n"), "{english}");
    assert!(english.contains("overdue by 40 days") && english.contains("no deadline"), "{english}");
    let german = due(&folder, &["--language", "de", "--format", "markdown"]).out;
    assert!(german.contains("4 Fragen aufzulösen, Stand 10.4.2017; davon überfällig: 1."), "{german}");
    assert!(german.contains("40 Tage überfällig"), "{german}");
    let csv = due(&folder, &["--format", "csv"]).out;
    let head = "question_id,question,deadline,days_left,sources,forecasts,last_forecast,mean_forecast,link";
    assert_eq!(csv.lines().next(), Some(head));
    assert!(csv.contains("Q2,Zwei übergroße Fragen?,2017-03-01,-40,Ann,1,2017-01-05,0.3,javascript:x"), "{csv}");
}

#[test]
fn the_calendar_is_that_of_the_standard_and_the_same_every_day() {
    let folder = folder();
    let ran = due(&folder, &["-o", "due.ics"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.contains("for want of a deadline (closes_on): 1"), "{}", ran.err);
    let calendar = folder.read("due.ics");
    assert!(calendar.ends_with("END:VCALENDAR\r\n") && !calendar.replace("\r\n", "").contains(['\n', '\r']));
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
    let unfolded = calendar.replace("\r\n ", "");
    let count = |text: &str| unfolded.matches(text).count();
    assert_eq!((count("BEGIN:VEVENT\r\n"), count("END:VEVENT\r\n"), count("UID:")), (3, 3, 3));
    assert_eq!(count("DTSTAMP:20170410T000000Z\r\n"), 3);
    assert!(
        unfolded.contains("DTSTART;VALUE=DATE:20170501\r\nSUMMARY:Resolve: Will A\\, B\\; C\\\\D happen\\, as"),
        "{unfolded}"
    );
    assert!(unfolded.contains("URL:https://a.example/1\r\n") && !unfolded.contains("javascript"), "{unfolded}");
    due(&folder, &["-o", "again.ics"]);
    assert_eq!(folder.read("again.ics"), calendar);
}

#[test]
fn before_the_first_resolution_everything_is_open() {
    let folder = Folder::with(&[("f.csv", FORECASTS)]);
    let json = finish(
        command().args(["due", "f.csv", "--as-of", "2017-04-10", "--format", "json"]).current_dir(folder.path()),
    );
    assert_eq!(ids(&json.json()), ["Q1", "Q2", "Q3", "Q4", "Q5"]);
}

#[test]
fn a_project_is_used_and_bad_rows_and_a_period_are_no_hindrance() {
    let folder = folder();
    let more = format!("{FORECASTS}Q1,Cem,analyst,2017-01-05,120%,\n");
    folder.write("f.csv", more.as_bytes());
    folder.write(
        "trackrecord.toml",
        b"forecasts = \"f.csv\"\nresolutions = \"r.csv\"\nas_of = \"2017-04-10\"\nperiod = \"last-quarter\"\n",
    );
    let json = finish(command().args(["due", "--format", "json"]).current_dir(folder.path())).json();
    assert_eq!(ids(&json), ["Q2", "Q5", "Q1", "Q3"]);
    assert_eq!((&json["rejected"], &json["settings"]["project"]["file"]), (&json!(1), &json!("trackrecord.toml")));
}
