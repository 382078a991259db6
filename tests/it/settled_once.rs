//! What is settled once is never asked again: `--save-map` keeps it, and `--map-file` reads the next file of the same log with it.

use serde_json::Value;

use crate::support::books;
use crate::support::program::Folder;

const HEADER: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome";

/// A log that asks, what settles it, and how many of its forecasts are scored then.
struct Asked {
    name: &'static str,
    header: &'static str,
    rows: &'static [&'static str],
    answers: &'static [&'static str],
    scored: u64,
}

#[rustfmt::skip] // one case to a line where it fits
const ASKED: &[Asked] = &[
    Asked { name: "column", header: "question_id,source,source_type,forecast_date,Zahl,resolved_on,outcome", rows: &["Q1,Ann,analyst,2018-01-05,0.8,2018-06-30,yes", "Q2,Bob,broker,2018-01-05,0.3,2018-06-30,no"], answers: &["--map", "probability=Zahl"], scored: 2 },
    Asked { name: "columns together", header: "title,option,source,source_type,forecast_date,probability,resolved_on,outcome", rows: &["Cup,Red,Ann,analyst,2018-01-05,0.8,2018-06-30,yes", "Cup,Blue,Ann,analyst,2018-01-05,0.3,2018-06-30,no"], answers: &["--map", "question_id=title+option"], scored: 2 },
    Asked { name: "side", header: "question_id,source,source_type,forecast_date,prediction,confidence,outcome,resolved_on", rows: &["Q1,Ann,analyst,2017-03-01,No,90%,no,2017-06-30", "Q2,Ann,analyst,2017-03-01,Yes,30%,yes,2017-06-30"], answers: &["--map", "side=prediction"], scored: 2 },
    Asked { name: "no side", header: "question_id,source,source_type,forecast_date,prediction,confidence,outcome,resolved_on", rows: &["Q1,Ann,analyst,2017-03-01,No,90%,no,2017-06-30", "Q2,Ann,analyst,2017-03-01,Yes,30%,yes,2017-06-30"], answers: &["--map", "side=none"], scored: 2 },
    Asked { name: "answer", header: "question_id,source,source_type,forecast_date,answer,probability,outcome,resolved_on", rows: &["Q1,Ann,analyst,2017-03-01,Lake,0.6,yes,2017-06-30", "Q1,Ann,analyst,2017-03-01,River,0.4,yes,2017-06-30"], answers: &["--map", "answer=answer", "--outcome", "Lake=yes", "--outcome", "River=no"], scored: 1 },
    Asked { name: "percent", header: HEADER, rows: &["Q1,Ann,analyst,2018-01-05,9,2018-06-30,yes", "Q2,Bob,broker,2018-01-05,7,2018-06-30,no"], answers: &["--percent"], scored: 2 },
    Asked { name: "out of ten", header: HEADER, rows: &["Q1,Ann,analyst,2018-01-05,9,2018-06-30,yes", "Q2,Bob,broker,2018-01-05,7,2018-06-30,no"], answers: &["--scale", "ten"], scored: 2 },
    Asked { name: "odds", header: "question_id,source,source_type,forecast_date,odds,resolved_on,outcome", rows: &["Q1,Ann,analyst,2018-01-05,1.5,2018-06-30,yes", "Q2,Bob,broker,2018-01-05,3.5,2018-06-30,no"], answers: &["--map", "probability=odds", "--scale", "odds-decimal"], scored: 2 },
    Asked { name: "outcome", header: HEADER, rows: &["Q1,Ann,analyst,2018-01-05,0.8,2018-06-30,Heimsieg", "Q2,Bob,broker,2018-01-05,0.3,2018-06-30,teilweise"], answers: &["--outcome", "Heimsieg=yes", "--outcome", "teilweise=void"], scored: 1 },
    Asked { name: "source", header: "question_id,source_type,forecast_date,probability,resolved_on,outcome", rows: &["Q1,analyst,2018-01-05,0.8,2018-06-30,yes", "Q2,broker,2018-01-05,0.3,2018-06-30,no"], answers: &["--source", "Me"], scored: 2 },
    Asked { name: "source type", header: "question_id,source,forecast_date,probability,resolved_on,outcome", rows: &["Q1,Ann,2018-01-05,0.8,2018-06-30,yes", "Q2,Bob,2018-01-05,0.3,2018-06-30,no"], answers: &["--source-type", "desk"], scored: 2 },
    Asked { name: "date of all", header: "question_id,source,source_type,probability,resolved_on,outcome", rows: &["Q1,Ann,analyst,0.8,2018-06-30,yes", "Q2,Bob,broker,0.3,2018-06-30,no"], answers: &["--forecast-date", "2018-01-05"], scored: 2 },
    Asked { name: "wide by source", header: "question_id,forecast_date,resolved_on,outcome,Ann,Bob", rows: &["Q1,2018-01-05,2018-06-30,yes,0.8,0.7", "Q2,2018-01-05,2018-06-30,no,0.3,0.2"], answers: &["--wide", "source", "--source-type", "desk"], scored: 4 },
    Asked { name: "wide by date", header: "question_id,source,source_type,resolved_on,outcome,2018-01-05,2018-02-05", rows: &["Q1,Ann,analyst,2018-06-30,yes,0.8,0.7", "Q2,Bob,broker,2018-06-30,no,0.3,0.2"], answers: &["--wide", "date"], scored: 4 },
    Asked { name: "order of dates", header: HEADER, rows: &["Q1,Ann,analyst,03/04/2018,0.8,30/06/2018,yes", "Q2,Bob,broker,05/04/2018,0.3,30/06/2018,no"], answers: &["--date-order", "dmy"], scored: 2 },
    Asked { name: "swapped dates", header: HEADER, rows: &["Q1,Ann,analyst,2018-04-03,0.8,2019-06-30,yes", "Q2,Ann,analyst,25/03/2018,0.3,2019-06-30,no", "Q3,Ann,analyst,2018-12-03,0.3,2019-06-30,no", "Q4,Ann,analyst,31/03/2018,0.3,2019-06-30,no", "Q5,Ann,analyst,2018-05-04,0.3,2019-06-30,no"], answers: &["--swapped-dates", "swap"], scored: 5 },
    Asked { name: "day numbers", header: HEADER, rows: &["Q1,Ann,analyst,2012-03-01,0.8,2018-06-30,yes", "Q2,Bob,broker,43104,0.3,2018-06-30,no"], answers: &["--serial-dates", "1900"], scored: 2 },
    Asked { name: "latest resolution", header: HEADER, rows: &["Q1,Ann,analyst,2018-01-05,0.8,2018-06-29,no", "Q1,Bob,broker,2018-01-05,0.3,2018-06-30,yes"], answers: &["--latest-resolution"], scored: 2 },
    Asked { name: "fill down", header: HEADER, rows: &["Q1,Ann,analyst,2018-01-05,0.8,2018-06-30,yes", ",Bob,broker,,0.3,,", "Q2,Ann,analyst,2018-02-05,0.2,2018-06-30,no", ",Bob,broker,,0.1,,"], answers: &["--fill-down"], scored: 4 },
    Asked { name: "phrase", header: HEADER, rows: &["Q1,Ann,analyst,2018-01-05,ziemlich klar,2018-06-30,yes", "Q2,Bob,broker,2018-01-05,0.3,2018-06-30,no"], answers: &["--phrase", "ziemlich klar=0.9"], scored: 2 },
    Asked { name: "range", header: HEADER, rows: &["Q1,Ann,analyst,2018-01-05,70-80%,2018-06-30,yes", "Q2,Bob,broker,2018-01-05,0.3,2018-06-30,no"], answers: &["--ranges", "middle"], scored: 2 },
    Asked { name: "partly", header: HEADER, rows: &["Q1,Ann,analyst,2018-01-05,0.8,2018-06-30,30%", "Q2,Bob,broker,2018-01-05,0.3,2018-06-30,no"], answers: &["--partial", "expected"], scored: 2 },
    Asked { name: "partly, in a column", header: "question_id,source,source_type,forecast_date,probability,resolved_on,outcome,Anteil", rows: &["Q1,Ann,analyst,2018-01-05,0.8,2018-06-30,mkt,0.3", "Q2,Bob,broker,2018-01-05,0.3,2018-06-30,no,"], answers: &["--map", "outcome_share=Anteil", "--partial", "void"], scored: 1 },
    Asked { name: "seconds", header: HEADER, rows: &["Q1,Ann,analyst,1515110400,0.8,1530316800,yes", "Q2,Bob,broker,1515110400,0.3,1530316800,no"], answers: &["--unix-time", "s"], scored: 2 },
    Asked { name: "odds of answers", header: "question_id,source,source_type,forecast_date,answer,probability,resolved_on,outcome", rows: &["Q1,Ann,analyst,2018-01-05,Lake,0.7,2018-06-30,Lake", "Q1,Ann,analyst,2018-01-05,River,0.5,2018-06-30,Lake"], answers: &["--map", "answer=answer", "--normalise"], scored: 2 },
    Asked { name: "missing name", header: HEADER, rows: &["Q1,NA,analyst,2018-01-05,0.8,2018-06-30,yes", "Q2,Bob,broker,2018-01-05,0.3,2018-06-30,no"], answers: &["--alias", "source:NA=North Atlantic"], scored: 2 },
];

const RUN: [&str; 6] = ["--as-of", "2020-01-01", "--resamples", "0", "--format", "json"];

fn scores(json: &Value) -> (&Value, &Value) {
    (&json["overall"]["brier"], &json["groups"])
}

#[test]
fn each_answer_goes_round() {
    for Asked { name, header, rows, answers, scored } in ASKED {
        let text = format!("{header}\n{}\n", rows.join("\n"));
        let folder = Folder::with(&[("log.csv", &text)]);
        let asked = folder.score(&[&["log.csv"], &RUN[..]].concat());
        assert!(asked.status == 1 && asked.err.contains("error["), "{name} is not asked about: {}", asked.err);
        let answered = folder.score(&[&["log.csv", "--save-map", "map.toml"], &RUN[..], answers].concat());
        let first = answered.json();
        assert_eq!(first["counts"]["scored"], *scored, "{name}: {}", answered.err);
        let again = folder.score(&[&["log.csv", "--map-file", "map.toml"], &RUN[..]].concat());
        assert_eq!(again.status, 0, "{name}: {}\n{}", folder.read("map.toml"), again.err);
        assert_eq!(scores(&again.json()), scores(&first), "{name}: {}", folder.read("map.toml"));
        next_file(&folder, &text, name, answers);
    }
}

/// The next quarter's file has more rows, and perhaps a title.
fn next_file(folder: &Folder, text: &str, name: &str, answers: &[&str]) {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    // The same questions once more, under ids of their own.
    for line in text.lines().skip(1) {
        let (id, rest) = line.split_once(',').expect("several cells");
        lines.push(if id.is_empty() { line.to_owned() } else { format!("{id}b,{rest}") });
    }
    folder.write("rows.csv", (lines.join("\n") + "\n").as_bytes());
    folder.write("title.csv", format!("Our log in 2018\n\n{}\n", lines.join("\n")).as_bytes());
    let said = folder.score(&[&["rows.csv"], &RUN[..], answers].concat()).json();
    for file in ["rows.csv", "title.csv"] {
        let ran = folder.score(&[&[file, "--map-file", "map.toml"], &RUN[..]].concat());
        assert_eq!(ran.status, 0, "{name}, {file}: {}", ran.err);
        assert_eq!(scores(&ran.json()), scores(&said), "{name}, {file}");
    }
}

#[test]
fn what_is_saved_of_a_saved_map_is_the_same() {
    for Asked { name, header, rows, answers, .. } in ASKED {
        let folder = Folder::with(&[("log.csv", &format!("{header}\n{}\n", rows.join("\n")))]);
        folder.score(&[&["log.csv", "--save-map", "one.toml"], &RUN[..], answers].concat());
        folder.score(&[&["log.csv", "--map-file", "one.toml", "--save-map", "two.toml"], &RUN[..]].concat());
        assert_eq!(folder.read("one.toml"), folder.read("two.toml"), "{name}");
    }
}

#[test]
fn the_sheet_that_was_named_is_read_next_time() {
    let folder = books::Folder::new();
    folder.sheets(|book| {
        for name in ["Old", "New"] {
            let sheet = book.add_worksheet().set_name(name).expect("a name");
            books::header(sheet, 0);
            books::forecast(sheet, 1, if name == "Old" { books::ANN } else { books::BOB });
        }
    });
    let score =
        |more: &[&str]| crate::support::program::score_in(folder.0.path(), [&["log.xlsx"], &RUN[..], more].concat());
    assert!(score(&[]).err.contains("--sheet NAME"));
    let said = score(&["--sheet", "New", "--save-map", "map.toml"]).json();
    let again = score(&["--map-file", "map.toml"]);
    assert_eq!(scores(&again.json()), scores(&said), "{}", again.err);
}

/// Else the log would be taken again for one of a platform, with another meaning of its columns.
#[test]
fn that_a_log_is_of_no_known_kind_is_kept() {
    let profile = std::fs::read_to_string("data/profiles/fatebook.toml").expect("the profile");
    assert!(profile.contains("recognised_by"));
    let folder = Folder::with(&[("log.csv", &format!("{HEADER}\nQ1,Ann,analyst,2018-01-05,0.8,2018-06-30,yes\n"))]);
    folder.score(&[&["log.csv", "--profile", "none", "--save-map", "map.toml"], &RUN[..]].concat());
    assert!(folder.read("map.toml").contains("known_log = \"none\""), "{}", folder.read("map.toml"));
}

#[test]
fn the_lexicon_and_the_encoding_are_kept() {
    let folder = Folder::new();
    let row = |name: &str| format!("Q1,{name},analyst,2018-01-05,likely,2018-06-30,yes\n");
    let text = format!("{HEADER}\n{}", row("M\u{fc}ller"))
        .chars()
        .map(|c| u8::try_from(c).expect("a letter of Latin 1"))
        .collect::<Vec<u8>>();
    folder.write("log.csv", &text);
    let answers = ["--lexicon", "icd203_2015", "--encoding", "windows-1252", "--delimiter", ","];
    let said = folder.score(&[&["log.csv", "--save-map", "map.toml"], &RUN[..], &answers].concat()).json();
    let again = folder.score(&[&["log.csv", "--map-file", "map.toml"], &RUN[..]].concat()).json();
    assert_eq!(scores(&again), scores(&said));
    assert_eq!(again["settings"]["lexicon"], said["settings"]["lexicon"]);
}
