//! `trackrecord init` writes a project from the files of a folder and asks nothing.

use crate::support::program::{Folder, Ran, command, finish};

const TIDY: &str = "question_id,source,source_type,forecast_date,probability\nQ1,Ann,analyst,2018-01-05,0.8\nQ2,Bob,broker,2018-01-05,0.3\n";
const OUTCOMES: &str = "question_id,resolved_on,outcome\nQ1,2018-06-30,yes\nQ2,2018-06-30,no\n";
const OPEN: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n\
    Q1,Ann,analyst,03/04/2018,9,30/06/2018,Heimsieg\nQ2,Bob,broker,05/04/2018,7,30/06/2018,no\n\
    Q3,Bob,broker,05/04/2018,ziemlich klar,30/06/2018,no\n";

fn run(folder: &Folder, words: &[&str]) -> Ran {
    finish(command().args(words).current_dir(folder.path()))
}

#[test]
fn tidy_files_are_scored_at_once() {
    let folder =
        Folder::with(&[("Zitate ü.csv", TIDY), ("Ende.csv", OUTCOMES), ("notes.csv", "a,b\n1,2\n"), ("~$x.csv", "x")]);
    let ran = run(&folder, &["init"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    for said in
        ["Forecasts: Zitate ü.csv", "Resolutions: Ende.csv", "Left out: notes.csv: ", "probability in \"probability\""]
    {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
    let text = folder.read("trackrecord.toml");
    assert!(text.contains("forecasts = \"Zitate ü.csv\"\nresolutions = \"Ende.csv\"\n"), "{text}");
    let score = run(&folder, &["score", "--format", "json", "--resamples", "0"]);
    assert_eq!(score.json()["counts"]["scored"], 2);
}

#[test]
fn a_project_that_is_there_is_kept() {
    let folder = Folder::with(&[("log.csv", TIDY), ("trackrecord.toml", "# mine\n")]);
    let ran = run(&folder, &["init"]);
    assert_eq!(ran.status, 3, "{}", ran.err);
    assert!(ran.err.contains("it is there already; --force writes it anew"), "{}", ran.err);
    assert_eq!(folder.read("trackrecord.toml"), "# mine\n");
    run(&folder, &["init", "--force", "log.csv"]);
    assert!(folder.read("trackrecord.toml").contains("forecasts = \"log.csv\""));
}

#[test]
fn what_is_open_is_a_choice_with_the_cells_that_speak_for_it() {
    let folder = Folder::with(&[("log.csv", OPEN)]);
    let ran = run(&folder, &["init"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.err.contains("→ date_order = \"dmy\" or date_order = \"mdy\""), "{}", ran.err);
    let text = folder.read("trackrecord.toml");
    for line in [
        "# --scale percent reads \"9\" as 9%",
        "# log.csv:2: 03/04/2018",
        "# date_order = \"dmy\"",
        "# date_order = \"mdy\"",
        "[outcomes]",
        "# Heimsieg = \"MEANING\"",
        "[phrases]",
        "# \"ziemlich klar\" = \"PROBABILITY\"",
    ] {
        let is_there =
            text.lines().any(|known| known == line || line.starts_with("# --") && known.contains(&line[2..]));
        assert!(is_there, "{line}: {text}");
    }
    // Nothing is chosen yet, and the run says what to write.
    let asked = run(&folder, &["score"]);
    assert_eq!(asked.status, 1);
    let lasting = "Or once for all commands, in trackrecord.toml:
  [outcomes] Heimsieg = \"MEANING\", [phrases]";
    assert!(asked.err.contains(lasting), "{}", asked.err);
    let settled = text
        .replace("# scale = \"ten\"", "scale = \"ten\"")
        .replace("# date_order = \"dmy\"", "date_order = \"dmy\"")
        .replace("# Heimsieg = \"MEANING\"", "Heimsieg = \"yes\"")
        .replace("# \"ziemlich klar\" = \"PROBABILITY\"", "\"ziemlich klar\" = 0.9");
    folder.write("trackrecord.toml", settled.as_bytes());
    assert_eq!(run(&folder, &["score", "--format", "json", "--resamples", "0"]).json()["counts"]["scored"], 3);
}

#[test]
fn columns_are_proposed_or_left_to_fill_in() {
    let log = "Frage;Quelle;Art;Datum;Zahl;Ergebnis;aufgelöst\nQ1;Ann;analyst;2018-04-03;0,9;ja;2018-06-30\nQ2;Bob;broker;2018-04-05;sehr sicher;nein;2018-06-30\n";
    let folder = Folder::with(&[("log.csv", log)]);
    assert_eq!(run(&folder, &["init"]).status, 1);
    let text = folder.read("trackrecord.toml");
    assert!(text.contains("\nsource_type = \"Art\"\n") && text.contains("\n# probability = \"HEADER\"\n"), "{text}");
    assert!(text.contains("# - \"Zahl\" (0,9, sehr sicher)"), "{text}");
    folder.write("trackrecord.toml", text.replace("# probability = \"HEADER\"", "probability = \"Zahl\"").as_bytes());
    let asked = run(&folder, &["score", "--resamples", "0"]);
    assert!(!asked.err.contains("column-missing"), "{}", asked.err);
}

#[test]
fn a_folder_without_forecasts_is_told_what_to_do() {
    let none = run(&Folder::new(), &["init"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("there is no file of a log here; name the files"), "{}", none.err);
    let others = Folder::with(&[("ende.csv", OUTCOMES)]);
    assert!(run(&others, &["init"]).err.contains("none of ende.csv looks like forecasts"));
    assert!(!others.path().join("trackrecord.toml").exists());
}

/// Phrases that only look like known ones came up one run after the other, and one that refuses a forecast ended the program.
#[test]
fn all_phrases_that_need_a_number_are_asked_for_at_once() {
    let phrases = [
        "fast sicher",
        "eher unwahrscheinlich",
        "so gut wie ausgemacht",
        "steht auf der Kippe",
        "nicht unwahrscheinlich",
        "ausgemachte Sache",
        "Daumen hoch",
        "schwer zu sagen",
    ];
    let row = |(at, phrase): (usize, &&str)| format!("Q{at};Amsel;Berater;01.03.2018;{phrase};31.12.2018;ja\n");
    let rows = phrases.iter().enumerate().map(row).collect::<Vec<_>>().concat();
    let log = format!("Kennung;Quelle;Quellentyp;Datum;Einschätzung;Aufgelöst am;Ergebnis\n{rows}");
    let folder = Folder::with(&[("zitate.csv", &log)]);
    let ran = run(&folder, &["init", "--language", "de"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    let text = folder.read("trackrecord.toml");
    assert!(!text.contains("HEADER"), "{text}");
    let settled = text.replace("=PROBABILITY", "=0.5").replace("# \"", "\"").replace("\"PROBABILITY\"", "\"0.5\"");
    std::fs::write(folder.path().join("trackrecord.toml"), settled).expect("written");
    let score = run(&folder, &["score", "--format", "json", "--resamples", "0", "--as-of", "2019-01-31"]);
    assert_eq!(score.status, 0, "{}\n{text}", score.err);
    let counts = &score.json()["counts"];
    // "schwer zu sagen" is no forecast.
    assert_eq!((&counts["scored"], &counts["unscorable"]), (&7.into(), &1.into()), "{counts}");
}
