//! A project: `trackrecord.toml` holds what would else be typed each time.

use serde_json::{Value, json};

use crate::support::program::{Folder, Ran, command, finish};

const FORECASTS: &str = "question_id,source,source_type,forecast_date,probability,topic\n\
    Q1,Ann,analyst,2017-01-05,0.8,a\nQ2,Ann,analyst,2017-01-05,0.3,b\nQ3,Bob,broker,2017-06-05,0.6,a\n";
const RESOLUTIONS: &str = "question_id,resolved_on,outcome\nQ1,2017-02-01,yes\nQ2,2017-05-01,no\nQ3,2017-08-01,no\n";
const PROJECT: &str =
    "forecasts = \"forecasts.csv\"\nresolutions = \"resolutions.csv\"\nas_of = 2017-10-10\nresamples = 0\n";

fn project(text: &str) -> Folder {
    let files = [("forecasts.csv", FORECASTS), ("resolutions.csv", RESOLUTIONS), ("trackrecord.toml", text)];
    Folder::with(&files)
}

fn run(folder: &Folder, words: &[&str]) -> Ran {
    finish(command().args(words).current_dir(folder.path()))
}

fn scored(folder: &Folder, words: &[&str]) -> Value {
    run(folder, &[&["score", "--format", "json"], words].concat()).json()
}

#[test]
fn commands_without_files_use_the_project_and_say_so() {
    let folder = project(PROJECT);
    let ran = run(&folder, &["score", "--format", "json"]);
    assert_eq!(ran.json()["counts"]["scored"], 3);
    let said = "Project trackrecord.toml: forecasts=forecasts.csv; resolutions=resolutions.csv; as_of=2017-10-10; resamples=0.";
    assert_eq!(ran.err.lines().next(), Some(said));
    let settings = &ran.json()["settings"];
    assert_eq!(settings["as_of"], "2017-10-10");
    assert_eq!(settings["project"]["file"], "trackrecord.toml");
    assert_eq!(settings["project"]["sets"][0], "forecasts=forecasts.csv");
    for words in [&["check"][..], &["compare"], &["report", "-o", "r.html"], &["convert", "-o", "clean.csv"]] {
        let ran = run(&folder, words);
        assert_eq!(ran.status, 0, "{words:?}: {}", ran.err);
        assert!(ran.err.starts_with("Project trackrecord.toml: "), "{words:?}: {}", ran.err);
    }
    let check = run(&folder, &["check", "--format", "json", "-q"]);
    assert_eq!(check.err, "");
    assert_eq!(check.json()["settings"]["project"]["file"], "trackrecord.toml");
    // Whoever has the page but not the project can make it again.
    let page = folder.read("r.html");
    assert!(page.contains(
        "trackrecord report --as-of=2017-10-10 --resolutions=resolutions.csv --resamples=0 -o report.html forecasts.csv"
    ));
}

#[test]
fn what_is_typed_wins() {
    let folder = project(&format!(
        "{PROJECT}by = \"topic\"\nperiod = \"last-quarter\"\n[where]\ntopic = \"a\"\n[phrases]\nlikely = 0.7\n"
    ));
    let last_quarter = scored(&folder, &[]);
    assert_eq!(last_quarter["settings"]["from"], "2017-07-01");
    assert_eq!(last_quarter["settings"]["to"], "2017-09-30");
    assert_eq!(last_quarter["settings"]["by"], json!(["topic"]));
    assert_eq!(last_quarter["counts"]["scored"], 1);
    let typed = scored(&folder, &["--period", "2017Q1", "--by", "source", "--phrase", "Likely=0.6"]);
    assert_eq!(typed["settings"]["from"], "2017-01-01");
    assert_eq!(typed["settings"]["by"], json!(["source"]));
    assert_eq!(typed["settings"]["phrases"].as_array().map(Vec::len), Some(1), "{}", typed["settings"]);
    // A span that is typed takes the place of a period, and a filter that of one on the same column.
    let typed = scored(&folder, &["--from", "2017-01-01", "--where", "topic=b"]);
    assert_eq!((&typed["settings"]["to"], &typed["counts"]["scored"]), (&Value::Null, &json!(1)));
    assert_eq!(typed["settings"]["where"], json!(["topic=b"]));
    // Another day, another quarter.
    assert_eq!(scored(&folder, &["--as-of", "2017-05-05"])["settings"]["to"], "2017-03-31");
}

#[test]
fn files_that_are_typed_are_no_project_unless_it_is_named() {
    let folder = project(&format!("{PROJECT}by = \"topic\"\n"));
    let own = scored(&folder, &["forecasts.csv", "-r", "resolutions.csv"]);
    assert_eq!((&own["settings"]["by"], &own["settings"]["project"]), (&json!(["source_type"]), &Value::Null));
    let both = scored(&folder, &["forecasts.csv", "--project", "."]);
    assert_eq!((&both["settings"]["by"], &both["counts"]["scored"]), (&json!(["topic"]), &json!(3)));
    let none = run(&folder, &["score", "--no-project"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("trackrecord init"), "{}", none.err);
    let missing = run(&folder, &["score", "--project", "nowhere"]);
    assert!(missing.err.contains("--project nowhere: there is no trackrecord.toml"), "{}", missing.err);
}

#[test]
fn the_nearest_project_above_is_used_with_its_own_files() {
    let folder = project(PROJECT);
    let inside = folder.path().join("Büro 2").join("tief");
    std::fs::create_dir_all(&inside).unwrap();
    let from_inside = || finish(command().args(["score", "--format", "json"]).current_dir(&inside));
    let ran = from_inside();
    assert_eq!(ran.json()["inputs"][0]["path"], "../../forecasts.csv");
    let nearer = "forecasts = \"tief/*.csv\"\n";
    std::fs::write(folder.path().join("Büro 2/trackrecord.toml"), nearer).unwrap();
    let log = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\nQ9,Ann,analyst,2017-01-05,0.8,2017-02-01,yes\n";
    std::fs::write(inside.join("log [1].csv"), log).unwrap();
    std::fs::write(inside.join("~$log.csv"), "left behind").unwrap();
    assert_eq!(from_inside().json()["inputs"][0]["path"], "../tief/log [1].csv");
    let named = finish(command().args(["score", "--project", "Büro 2", "--format", "json"]).current_dir(folder.path()));
    assert_eq!(named.json()["inputs"][0]["path"], "Büro 2/tief/log [1].csv");
}

#[test]
fn what_a_project_cannot_mean_is_told_with_its_line() {
    let base = "forecasts = \"forecasts.csv\"\nresolutions = \"resolutions.csv\"\n";
    for (text, hint) in [
        ("", "trackrecord.toml names no forecasts"),
        ("forecasts = \"forecasts.csv\"\nforecasts = \"x\"", "line 2: duplicate key"),
        ("forecast = \"forecasts.csv\"", "line 1: forecast is no setting of a project; did you mean forecasts?"),
        ("\nforecasts = \"no*.csv\"", "line 2: forecasts: \"no*.csv\" names no file"),
        ("forecasts = \"none.csv\"", "line 1: forecasts: there is no file none.csv"),
        ("forecasts = []", "line 1: forecasts names no file"),
        ("BASE\nscale = \"eleven\"", "line 4: invalid value 'eleven'"),
        ("BASE\nperiod = \"last-week\"", "line 4: --period last-week is not"),
        ("BASE[map]\nsauce = \"x\"", "line 3: \"sauce\" is not a field"),
        ("BASEoutput = \"x\"", "line 3: output belongs to one run"),
        ("BASEskip_bad_rows = \"yes\"", "line 3: skip_bad_rows must be true or false"),
        ("BASEconfidence = 95", "line 3: --confidence 95 is not between 0 and 1"),
        ("BASEdate_order = [\"dmy\", \"mdy\"]", "line 3: date_order takes one value"),
        ("BASEtitle = \"\"", "line 3: title is blank"),
        ("BASE[alias]\nBeratr = \"Berater\"", "line 4: Beratr must be a table"),
        ("BASEby = ", "line 3: "),
    ] {
        let folder = project(&text.replace("BASE", base));
        let ran = run(&folder, &["score"]);
        assert_eq!(ran.status, 2, "{text}: {}", ran.err);
        assert!(ran.err.contains(hint), "{text}: {}", ran.err);
        // Help needs no project.
        assert_eq!(run(&folder, &["score", "--help"]).status, 0, "{text}");
    }
}

#[test]
fn a_project_of_another_program_s_line_ends_and_mark_is_read() {
    let text = format!("\u{feff}{}", PROJECT.replace('\n', "\r\n"));
    assert_eq!(scored(&project(&text), &[])["counts"]["scored"], 3);
    let folder = Folder::with(&[("trackrecord.toml", "")]);
    folder.write("trackrecord.toml", b"title = \"B\xfcro\"\n");
    let ran = run(&folder, &["score"]);
    assert!(ran.err.contains("it is not UTF-8"), "{}", ran.err);
}

#[test]
fn a_pattern_of_forecasts_leaves_out_the_resolutions() {
    let folder = project("forecasts = \"*.csv\"\nresolutions = \"res*.csv\"\nresamples = 0\n");
    let json = scored(&folder, &[]);
    assert_eq!(json["inputs"].as_array().map(Vec::len), Some(2));
    assert_eq!(json["counts"]["scored"], 3);
}

#[test]
fn a_wrong_option_beside_a_project_was_a_panic() {
    let folder = project(PROJECT);
    for words in [
        &["score", "--bins", "ten"][..],
        &["score", "--bins", "0", "forecasts.csv"],
        &["score", "--nosuch"],
        &["resolve"],
    ] {
        let ran = run(&folder, words);
        assert_eq!(ran.status, 2, "{words:?}: {}", ran.err);
        assert!(!ran.err.contains("panicked"), "{words:?}: {}", ran.err);
    }
}
