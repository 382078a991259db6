//! Headers of real sheets and of form exports: read where they are plain, else proposed with the whole command that settles them.

use std::fmt::Write;

use crate::support::books;
use crate::support::program::{Folder, Ran};

const RUN: [&str; 6] = ["--as-of", "2018-01-01", "--resamples", "0", "--format", "json"];

fn score(folder: &Folder, file: &str, more: &[&str]) -> Ran {
    folder.score(&[&[file], more, &RUN].concat())
}

fn brier(ran: &Ran) -> f64 {
    ran.json()["overall"]["brier"]["value"].as_f64().expect("a score")
}

/// The same table as CSV, XLSX and ODS, all cells as texts.
fn in_all_kinds(rows: &[&[&str]]) -> (Folder, [&'static str; 3]) {
    let folder = Folder::new();
    let lines: Vec<String> = rows.iter().map(|row| format!("\"{}\"", row.join("\",\""))).collect();
    folder.write("log.csv", lines.join("\n").as_bytes());
    let made = books::Folder::new();
    let book = made.workbook(|sheet| {
        for (at, row) in (0..).zip(rows) {
            sheet.write_row(at, 0, row.iter().copied()).expect("writable");
        }
    });
    folder.write("log.xlsx", &std::fs::read(book).expect("the workbook"));
    let mut table = String::from("<table:table table:name=\"Log\">");
    for row in rows {
        table += "<table:table-row>";
        for cell in *row {
            let cell = cell.replace('&', "&amp;").replace('<', "&lt;");
            let _ = write!(
                table,
                "<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>"
            );
        }
        table += "</table:table-row>";
    }
    table += "</table:table>";
    folder.write("log.ods", &std::fs::read(made.ods("", &table)).expect("the ODS"));
    (folder, ["log.csv", "log.xlsx", "log.ods"])
}

/// Two forecasts, 0.7 on a yes and 0.2 on a no: (0.09 + 0.04) / 2.
const TWO: f64 = 0.065;

#[test]
fn headers_in_five_languages_and_in_sentences_are_read() {
    let sheets: [[&str; 7]; 6] = [
        ["Aussage", "Wer", "Art der Quelle", "Gesagt am", "Wahrscheinlichkeit (%)", "Eingetreten?", "Geklärt am"],
        ["Question", "Qui", "Type de source", "Dit le", "Probabilité (en %)", "Résultat", "Date de résolution"],
        ["Pregunta", "Fuente", "Tipo de fuente", "Fecha", "Probabilidad (%)", "Resultado", "Fecha de resolución"],
        ["Domanda", "Fonte", "Tipo di fonte", "Data", "Probabilità (%)", "Esito", "Data di risoluzione"],
        [
            "Which question?",
            "Who said it?",
            "What kind of source?",
            "When was it said?",
            "What is the probability that it happens?",
            "Did it happen?",
            "When was it resolved?",
        ],
        [
            "Welche Frage?",
            "Wer hat es gesagt?",
            "Was für eine Quelle ist das?",
            "Wann wurde es gesagt?",
            "Wie wahrscheinlich (in %)?",
            "Ist es eingetreten?",
            "Wann wurde es aufgelöst?",
        ],
    ];
    for headers in sheets {
        let (folder, files) = in_all_kinds(&[
            &headers,
            &["X comes", "Ada", "firm", "2017-03-01", "70", "yes", "2017-06-30"],
            &["Y comes", "Bo", "press", "2017-03-13", "20", "no", "2017-06-30"],
        ]);
        for file in files {
            let ran = score(&folder, file, &[]);
            assert!(ran.status == 0 && (brier(&ran) - TWO).abs() < 1e-12, "{headers:?} {file}: {}", ran.err);
        }
    }
}

const FORM: [&str; 7] = [
    "Timestamp",
    "Your name",
    "Which of the questions are you answering?",
    "How likely do you think this is to happen (0-100)?",
    "What best describes your role?",
    "Did it come to pass in the end?",
    "When did we know for certain?",
];

#[test]
fn a_form_export_was_called_a_file_of_resolutions() {
    let (folder, files) = in_all_kinds(&[
        &FORM,
        &["2017-03-01 10:00", "Ada", "Will X launch?", "70", "consultant", "yes", "2017-06-30"],
        &["2017-03-02 11:00", "Bo", "Will Y fail?", "20", "reseller", "no", "2017-07-30"],
        &["2017-03-03 11:00", "Bo", "Will X launch?", "50", "reseller", "yes", "2017-06-30"],
    ]);
    for file in files {
        let ran = score(&folder, file, &[]);
        assert_eq!(ran.status, 1);
        assert!(!ran.err.contains("file of resolutions"), "{}", ran.err);
        for line in [
            "recognised: source, forecast_date",
            "- \"How likely do you think this is to happen (0-100)?\" (70, 20, 50): perhaps probability",
            "- \"What best describes your role?\" (consultant, reseller): perhaps source_type",
        ] {
            assert!(ran.err.contains(line), "{line}\n{}", ran.err);
        }
        // The command that it prints settles it: (0.09 + 0.04 + 0.25) / 3.
        let command = ran.err.lines().find(|line| line.starts_with("  trackrecord score")).expect("a command");
        let maps: Vec<&str> = command.split("--map '").skip(1).filter_map(|map| map.split('\'').next()).collect();
        assert_eq!(maps.len(), 5, "{command}");
        let maps: Vec<&str> = maps.into_iter().flat_map(|map| ["--map", map]).collect();
        assert!((brier(&score(&folder, file, &maps)) - 0.38 / 3.0).abs() < 1e-12);
    }
}

/// What is proposed for the fields that are open.
fn proposed(csv: &str) -> Vec<String> {
    let folder = Folder::with(&[("log.csv", csv)]);
    let ran = score(&folder, "log.csv", &[]);
    assert_eq!(ran.status, 1, "{}", ran.out);
    ran.err.lines().filter(|line| line.contains(": perhaps ")).map(|line| line.trim().to_owned()).collect()
}

#[test]
fn a_column_of_text_was_proposed_for_the_day_of_the_forecast() {
    let lines = proposed(
        "question_id,source,source_type,probability,outcome,resolved_on,Date comment,Logged\n\
         q1,A,a,0.7,yes,2017-06-30,early date,2017-03-01\nq2,B,b,0.2,no,2017-06-30,late date,2017-03-02\n",
    );
    assert_eq!(lines, ["- \"Logged\" (2017-03-01, 2017-03-02): perhaps forecast_date"]);
}

#[test]
fn odds_and_planned_days_are_never_proposed() {
    let lines = proposed(
        "question,bookie,price,entered,settled,expected_resolution,won\n\
         X?,A,1.85,2017-03-01,2017-06-30,2017-07-30,yes\nY?,B,2.40,2017-03-02,2017-06-30,2017-07-30,no\n",
    );
    let all = lines.join("\n");
    assert!(!all.contains("price") && !all.contains("expected_resolution"), "{all}");
    assert!(all.contains("\"settled\" (2017-06-30): perhaps resolved_on"), "{all}");
    assert!(all.contains("\"entered\" (2017-03-01, 2017-03-02): perhaps forecast_date"), "{all}");
}

#[test]
fn the_day_of_the_resolution_is_not_proposed_for_that_of_the_forecast() {
    let lines = proposed(
        "question,source,source_type,probability,outcome,resolved_on,x1,x2\n\
         X?,A,a,0.7,yes,2017-06-30,2017-07-05,2017-03-01\nY?,B,b,0.2,no,2017-06-30,2017-07-06,2017-03-02\n",
    );
    assert_eq!(lines, ["- \"x2\" (2017-03-01, 2017-03-02): perhaps forecast_date"]);
}

#[test]
fn few_names_are_the_types_and_more_of_them_the_sources() {
    let mut csv = String::from("question_id,forecast_date,probability,outcome,resolved_on,A1,A2\n");
    for at in 0..8 {
        let _ = writeln!(csv, "q{at},2017-03-01,0.7,yes,2017-06-30,Person {},{}", at % 4, ["firm", "press"][at % 2]);
    }
    let lines = proposed(&csv);
    assert_eq!(
        lines,
        ["- \"A1\" (Person 0, Person 1, Person 2, …): perhaps source", "- \"A2\" (firm, press): perhaps source_type"]
    );
}

#[test]
fn a_form_with_its_question_in_the_header_is_read_as_wide() {
    let form = "Timestamp,Your name,How old are you?,How likely is it that the price of X doubles this year? (0-100)\n\
                2017-03-01 10:00,Ada,31,70\n2017-03-02 11:00,Bo,44,40\n";
    let resolutions = "question_id,resolved_on,outcome\n\
                       How likely is it that the price of X doubles this year? (0-100),2017-06-30,yes\n";
    let folder = Folder::with(&[("log.csv", form), ("resolutions.csv", resolutions)]);
    let ran = score(&folder, "log.csv", &[]);
    assert!(ran.err.contains("one column per question"), "{}", ran.err);
    assert!(ran.err.contains("--wide question --source-type NAME"), "{}", ran.err);
    // (0.09 + 0.36) / 2
    let more = ["--wide", "question", "--source-type", "panel", "-r", "resolutions.csv"];
    assert!((brier(&score(&folder, "log.csv", &more)) - 0.225).abs() < 1e-12);
}

/// Games with the winner that was predicted: the proposal was to take the winner for the question, which scores 0.513 for 0.0467.
#[test]
fn the_predicted_winner_was_proposed_as_the_question() {
    let rows = "game_id,date,home_win_probability,confidence,predicted_winner,source,model_type,outcome,resolved_on\n\
                1,2017-01-02,0.10,0.90,Away FC,m1,elo,no,2017-01-03\n\
                2,2017-01-02,0.20,0.80,Away FC,m1,elo,no,2017-01-03\n\
                3,2017-01-02,0.70,0.70,Home FC,m1,elo,yes,2017-01-03\n";
    let folder = Folder::with(&[("log.csv", rows)]);
    let asked = score(&folder, "log.csv", &[]);
    assert_eq!(asked.status, 1, "{}", asked.err);
    assert!(!asked.err.contains("question=predicted_winner"), "{}", asked.err);
    let proposed = ["--map", "question_id=game_id", "--map", "source_type=model_type"];
    assert!(asked.err.contains(&proposed.join(" ")), "{}", asked.err);
    let settled = [&proposed[..], &["--map", "probability=home_win_probability"]].concat();
    let value = brier(&score(&folder, "log.csv", &settled));
    assert!((value - (0.01 + 0.04 + 0.09) / 3.0).abs() < 1e-12, "{value}");
}

/// `Aussage` heads statements in some logs and what was said of them in others: below it stand words of a lexicon.
#[test]
fn words_below_a_header_that_says_nothing_were_not_proposed() {
    let log = |cells: [&str; 4]| {
        let header = "Nr.;Frage;Wer;Art der Quelle;Gesagt am;Aussage;Ergebnis;Aufgelöst am\n";
        let row = |(at, cell): (usize, &&str)| {
            format!("{at};Frage {at}?;Weber;Berater;1{at}.02.2018;{cell};{};01.06.2018\n", ["ja", "nein"][at % 2])
        };
        format!("{header}{}", cells.iter().enumerate().map(row).collect::<String>())
    };
    let said = ["wahrscheinlich", "unwahrscheinlich", "sehr wahrscheinlich", "70%"];
    let is_phrase = |line: &String| line.starts_with("- \"Aussage\" (") && line.ends_with(": perhaps phrase");
    assert!(proposed(&log(said)).iter().any(is_phrase), "{:?}", proposed(&log(said)));
    let english = ["likely", "very unlikely", "20%", "30%"];
    assert!(proposed(&log(english)).iter().any(is_phrase));
    // Names, sentences and one stray word are no forecasts.
    for other in [
        ["Markt", "Kurs", "Preis", "Start"],
        ["Der Start kommt", "Der Kurs ist wahrscheinlich hoch", "Kein Preis", "Mehr Standorte"],
        ["wahrscheinlich", "Kurs", "Preis", "Start"],
    ] {
        assert!(!proposed(&log(other)).iter().any(is_phrase), "{:?}", proposed(&log(other)));
    }
}
