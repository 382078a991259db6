//! `trackrecord convert`: what is clean scores the same, and cleaning it again changes nothing.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use proptest::prelude::*;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_trackrecord")).args(arguments).output().expect("the program runs")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// Converts; what it said on standard error.
fn convert(arguments: &[&str]) -> String {
    let output = run(&[&["convert"], arguments].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "convert {arguments:?}: {said}");
    said
}

/// One file converted; the clean text and what was said.
fn clean(log: &str) -> (String, String) {
    let folder = folder();
    let (path, out) = (folder.path().join("log.csv"), folder.path().join("clean.csv"));
    std::fs::write(&path, log).expect("written");
    let said = convert(&[text(&path), "-o", text(&out)]);
    (std::fs::read_to_string(&out).expect("written"), said)
}

/// The scores as JSON, without what may differ: inputs and notes.
fn scores(arguments: &[&str]) -> serde_json::Value {
    let fixed = ["--format", "json", "--as-of", "2025-12-31", "--resamples", "0", "-q"];
    let output = run(&[&["score"], arguments, &fixed].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let mut scores: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let fields = scores.as_object_mut().expect("an object");
    assert!(fields.remove("inputs").is_some() && fields.remove("notes").is_some());
    fields.remove("problems");
    // How a file was told to be read is no result.
    let settings = fields["settings"].as_object_mut().expect("an object");
    settings.retain(|name, _| !["all_rows", "wide"].contains(&name.as_str()));
    scores
}

#[test]
fn the_example_scores_the_same_and_stays_the_same() {
    let folder = folder();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    let (forecasts, resolutions) = (data.join("forecasts.csv"), data.join("resolutions.csv"));
    let (once, twice) = (folder.path().join("once.csv"), folder.path().join("twice.csv"));
    let once_resolved = folder.path().join("once.resolutions.csv");
    let said = convert(&[text(&forecasts), "-r", text(&resolutions), "-o", text(&once)]);
    assert!(said.contains("once.resolutions.csv: "), "{said}");
    convert(&[text(&once), "-r", text(&once_resolved), "-o", text(&twice)]);
    let read = |path: PathBuf| std::fs::read(path).expect("written");
    assert_eq!(read(once.clone()), read(twice));
    assert_eq!(read(once_resolved.clone()), read(folder.path().join("twice.resolutions.csv")));
    let before = scores(&[text(&forecasts), "-r", text(&resolutions)]);
    assert_eq!(before, scores(&[text(&once), "-r", text(&once_resolved)]));
    assert!(before["counts"]["scored"].as_u64() > Some(100));
}

/// All that a log of one file can need: other headers, delimiter, order of dates, percentages, words, spaces, extra columns.
const MESSY: &str = "\
Quellentyp;Frage;Source;Datum;Confidence (%);Outcome;Resolved on;Desk;;Empty\r\n\
 Consultant ; Q1 ;Big   Desk;31.12.2016;35;Ja;1/2/2017;=1+1;x;\r\n\
;;;;;;;;;\r\n\
reseller;-Q2;\"A; \"\"B\"\"\";01.02.2017;0,5 %;n/a;;-5;;\r\n\
reseller;Q3;@C;2017-03-04 10:30 +02:00;100;nein;20/02/2018;\"two\nlines\";;\r\n";

#[test]
fn everything_becomes_canonical_and_nothing_else_changes() {
    let (clean, said) = clean(MESSY);
    assert_eq!(
        clean,
        "\
source,source_type,forecast_date,probability,outcome,resolved_on,question,Desk,column_9,Empty
Big Desk,Consultant,2016-12-31,0.35,yes,2017-02-01,Q1,'=1+1,x,
\"A; \"\"B\"\"\",reseller,2017-02-01,0.005,void,,-Q2,-5,,
@C,reseller,2017-03-04T10:30:00+02:00,1,no,2018-02-20,Q3,\"two
lines\",,
"
    );
    for code in ["columns-inferred", "percent-column", "date-order", "question-text-as-id", "like-formulas"] {
        assert!(said.contains(&format!("note[{code}]")), "{code}: {said}");
    }
    assert!(said.contains("in 2 ids or names"), "{said}");
}

#[test]
fn cleaning_what_is_clean_changes_nothing_and_infers_nothing() {
    let (once, _) = clean(MESSY);
    let (twice, said) = clean(&once);
    assert_eq!(once, twice);
    for code in ["columns-inferred", "percent-column", "date-order"] {
        assert!(!said.contains(code), "{said}");
    }
}

#[test]
fn bad_rows_stop_the_run_or_are_left_out_and_kept() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let log = "question_id,source,source_type,forecast_date,probability\n\
               Q1,S,t,2017-01-01,0.5\nQ1,S,t,2017-01-02,120%\nQ2,S,t,2017-01-02,0.1\n";
    std::fs::write(at("log.csv"), log).expect("written");
    let resolutions = "question_id,resolved_on,outcome\nQ1,2017-02-01,yes\nQ2,2017-02-01,yes\nQ2,2017-02-01,no\n";
    std::fs::write(at("outcomes.csv"), resolutions).expect("written");
    let (log, outcomes, out, rejects) = (at("log.csv"), at("outcomes.csv"), at("out.csv"), at("rejects.csv"));
    let arguments = [text(&log), "-r", text(&outcomes), "-o", text(&out), "--rejects", text(&rejects)];
    let output = run(&[&["convert"], &arguments[..]].concat());
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("probability-above-hundred-percent") && said.contains("--skip-bad-rows"), "{said}");
    assert!(!out.exists());
    let said = convert(&[&arguments[..], &["--skip-bad-rows"]].concat());
    assert!(said.contains("1 forecast, 2 rows left out") && said.contains("1 resolution, 2 rows left out"), "{said}");
    let header = "question_id,source,source_type,forecast_date,probability\n";
    assert_eq!(std::fs::read_to_string(&out).expect("written"), format!("{header}Q1,S,t,2017-01-01,0.5\n"));
    let kept = std::fs::read_to_string(&rejects).expect("written");
    assert!(kept.contains("\"Q1,S,t,2017-01-02,120%\"") && kept.contains("\"Q2,2017-02-01,no\""), "{kept}");
    let skipped = scores(&[text(&log), "-r", text(&outcomes), "--skip-bad-rows"]);
    let converted = scores(&[text(&out), "-r", text(&at("out.resolutions.csv"))]);
    assert_eq!(skipped["groups"], converted["groups"]);
}

#[test]
fn a_dash_was_taken_for_the_name_of_a_file() {
    let folder = folder();
    let log = "source,source_type,forecast_date,probability,question_id,outcome,resolved_on\n\
               Desk,reseller,2017-03-01,0.6,Q1,yes,2017-06-30\n";
    let (path, out) = (folder.path().join("log.csv"), folder.path().join("same"));
    std::fs::write(&path, log).expect("written");
    for command in ["convert", "score", "check"] {
        let written = |output: &[&str]| {
            let command = [&[command, text(&path), "-q"], output].concat();
            Command::new(env!("CARGO_BIN_EXE_trackrecord"))
                .args(command)
                .current_dir(folder.path())
                .output()
                .expect("the program runs")
        };
        assert_eq!(written(&["-o", text(&out)]).status.code(), Some(0), "{command}");
        let piped = written(&["-o", "-"]);
        assert_eq!((piped.status.code(), piped.stdout), (Some(0), std::fs::read(&out).expect("written")), "{command}");
        assert!(!folder.path().join("-").exists(), "{command}");
    }
    let refused = run(&["template", "-o", "-"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("standard output"));
}

#[test]
fn resolutions_alone_and_forecasts_alone_can_be_converted() {
    let (resolutions, _) = clean("Outcome;Resolved on;ID\nja;13.02.2017;1\n;;2\n");
    assert_eq!(resolutions, "question_id,resolved_on,outcome\n1,2017-02-13,yes\n2,,\n");
    let (forecasts, _) = clean("qid;source;source type;date;p\n1;S;t;2017-02-13;50%\n");
    assert_eq!(forecasts, "question_id,source,source_type,forecast_date,probability\n1,S,t,2017-02-13,0.5\n");
}

#[test]
fn several_files_become_one_with_the_columns_of_all() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(
        at("a.csv"),
        "id,qid,source,source type,date,p,outcome,resolved on\nf1,Q1,S,t,1.2.2017,50%,y,2017-03-01\n",
    )
    .expect("written");
    std::fs::write(
        at("b.csv"),
        "Question;Desk;source;source type;date;p;outcome;resolved on\nWill it?;x;S;t;2/13/2017;70;;\n",
    )
    .expect("written");
    let (a, b, out) = (at("a.csv"), at("b.csv"), at("out.csv"));
    convert(&[text(&a), text(&b), "-o", text(&out)]);
    assert_eq!(
        std::fs::read_to_string(&out).expect("written"),
        "\
forecast_id,question_id,source,source_type,forecast_date,probability,outcome,resolved_on,question,Desk
f1,Q1,S,t,2017-02-01,0.5,yes,2017-03-01,,
,Will it?,S,t,2017-02-13,0.7,,,Will it?,x
"
    );
    assert_eq!(scores(&[text(&a), text(&b)]), scores(&[text(&out)]));
}

/// `opens_on` is not scored, so a column of it that can be read in two ways stops nothing, and stays.
#[test]
fn dates_that_nobody_needs_are_read_or_left_alone() {
    let rows = |opens: [&str; 2]| {
        let [one, other] = opens;
        format!("question_id,resolved_on,outcome,opens_on\nQ1,2017-04-01,yes,{one}\nQ2,2017-04-01,no,{other}\n")
    };
    assert_eq!(clean(&rows(["31/01/2017", "02/01/2017"])).0, rows(["2017-01-31", "2017-01-02"]));
    let (kept, said) = clean(&rows(["03/01/2017", "02/01/2017"]));
    assert_eq!(kept, rows(["03/01/2017", "02/01/2017"]));
    assert!(said.contains("dates-left-as-they-are"), "{said}");
}

#[test]
fn a_mapped_column_does_not_clash_with_the_one_it_replaces() {
    let folder = folder();
    let (log, once, twice) =
        (folder.path().join("log.csv"), folder.path().join("once.csv"), folder.path().join("twice.csv"));
    let rows = "question_id,source,source_type,forecast_date,probability,revised\nQ1,S,t,2017-01-01,0.5,0.7\n";
    std::fs::write(&log, rows).expect("written");
    convert(&[text(&log), "--map", "probability=revised", "-o", text(&once)]);
    let clean = std::fs::read_to_string(&once).expect("written");
    assert_eq!(
        clean.lines().next(),
        Some("question_id,source,source_type,forecast_date,probability,input_probability")
    );
    assert!(clean.ends_with("Q1,S,t,2017-01-01,0.7,0.5\n"), "{clean}");
    convert(&[text(&once), "-o", text(&twice)]);
    assert_eq!(clean, std::fs::read_to_string(&twice).expect("written"));
}

#[test]
fn wide_sheets_are_converted_to_rows_that_score_the_same() {
    let folder = folder();
    let by_source = "Question ID;Outcome;Resolved on;Note;Alice;\"Bob, Ltd\"\n\
                     Q1;yes;01.04.2017;seen;75;60\n\
                     Q2;no;02.04.2017;;25;\n\
                     Q3;no;13.04.2017;\"a; b\";;30\n";
    let by_date = "Question ID,Source,Source type,Outcome,Resolved on,2017-01-01,2017-02-01\n\
                   Q1,Alice,desk,yes,2017-04-01,0.5,\n\
                   Q2,\"Bob, Ltd\",desk,no,2017-04-01,20%,0.1\n";
    let source = ["--wide", "source", "--source-type", "desk", "--forecast-date", "2017-01-01"];
    for (name, sheet, options, rows, brier) in [
        ("source", by_source, &source[..], 4, (0.0625 + 0.16 + 0.0625 + 0.09) / 4.0),
        ("date", by_date, &["--wide", "date"][..], 3, 0.1),
    ] {
        let wide = folder.path().join(format!("{name}.csv"));
        std::fs::write(&wide, sheet).expect("written");
        let (once, twice) =
            (folder.path().join(format!("{name}.once.csv")), folder.path().join(format!("{name}.twice.csv")));
        convert(&[&[text(&wide), "-o", text(&once)], options].concat());
        let converted = scores(&[text(&once), "--by", "source"]);
        let mut direct = scores(&[&[text(&wide), "--by", "source"], options].concat());
        // What was said of all rows stands in the file that was converted.
        direct["settings"] = converted["settings"].clone();
        assert_eq!(converted, direct, "{name}");
        assert_eq!(converted["counts"]["scored"], rows, "{name}");
        let value = converted["overall"]["brier"]["value"].as_f64().expect("a score");
        assert!((value - brier).abs() < 1e-12, "{name}: {value}");
        convert(&[text(&once), "-o", text(&twice)]);
        let read = |path: &Path| std::fs::read_to_string(path).expect("written");
        assert_eq!(read(&once), read(&twice), "{name}");
        assert!(!read(&once).contains('%') && read(&once).contains("\"Bob, Ltd\""), "{}", read(&once));
    }
}

#[test]
fn two_tables_need_a_file_and_workbooks_are_written() {
    let folder = folder();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    let (forecasts, resolutions) = (data.join("forecasts.csv"), data.join("resolutions.csv"));
    let output = run(&["convert", text(&forecasts), "-r", text(&resolutions)]);
    assert_eq!(output.status.code(), Some(2));
    let out = folder.path().join("clean.XLSX");
    let said = convert(&[text(&forecasts), "-r", text(&resolutions), "-o", text(&out)]);
    assert!(said.contains("704 forecasts") && said.contains("158 resolutions"), "{said}");
    assert!(std::fs::read(&out).expect("written").starts_with(b"PK"));
}

/// Files of the shared folder that this version reads by itself: each scores the same once converted.
#[test]
fn messy_files_score_the_same_when_converted() {
    let Some(shared) = std::env::var_os("TRACKRECORD_SHARED") else { return };
    let messy = Path::new(&shared).join("data/messy");
    let mut compared = 0;
    let entries = std::fs::read_dir(&messy).into_iter().flatten();
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file()) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let probe = run(&["score", text(&path), "--format", "json", "--resamples", "0", "--skip-bad-rows", "-q"]);
        if probe.status.code() != Some(0) || name.starts_with("28") {
            continue;
        }
        let folder = folder();
        let (once, twice) = (folder.path().join("once.csv"), folder.path().join("twice.csv"));
        convert(&[text(&path), "--skip-bad-rows", "-o", text(&once)]);
        convert(&[text(&once), "-o", text(&twice)]);
        assert_eq!(std::fs::read(&once).expect("written"), std::fs::read(&twice).expect("written"), "{name}");
        let (before, after) = (scores(&[text(&path), "--skip-bad-rows"]), scores(&[text(&once)]));
        assert_eq!((&before["groups"], &before["overall"]), (&after["groups"], &after["overall"]), "{name}");
        compared += 1;
    }
    assert!(compared >= 5 || !messy.is_dir(), "only {compared} files could be compared");
}

#[test]
fn a_total_below_the_rows_was_written_as_a_forecast() {
    let log = "question_id,source,source_type,forecast_date,probability\nQ1,S,t,2017-02-13,0.5\n";
    assert_eq!(clean(&format!("{log}Total rows,1,,,\n")).0, log);
}

#[test]
fn a_messy_pair_scores_the_same_when_converted() {
    let Some(shared) = std::env::var_os("TRACKRECORD_SHARED") else { return };
    let messy = Path::new(&shared).join("data/messy");
    let (forecasts, resolutions) = (messy.join("28a_forecasts_semicolon.csv"), messy.join("28b_resolutions_tabs.tsv"));
    if !forecasts.is_file() {
        return;
    }
    let folder = folder();
    let (out, out_resolved) = (folder.path().join("out.csv"), folder.path().join("out.resolutions.csv"));
    convert(&[text(&forecasts), "-r", text(&resolutions), "-o", text(&out)]);
    let before = scores(&[text(&forecasts), "-r", text(&resolutions)]);
    assert_eq!(before, scores(&[text(&out), "-r", text(&out_resolved)]));
}

/// How a made-up log is written.
#[derive(Clone, Copy, Debug)]
struct Style {
    delimiter: char,
    crlf: bool,
    german_dates: bool,
    percent: bool,
    one_file: bool,
}

#[derive(Clone, Debug)]
struct Row {
    question: u8,
    source: String,
    day: u32,
    thousandths: u32,
    note: String,
}

fn style() -> impl Strategy<Value = Style> {
    let delimiter = prop::sample::select(vec![',', ';', '\t', '|']);
    (delimiter, any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(delimiter, crlf, german_dates, percent, one_file)| Style { delimiter, crlf, german_dates, percent, one_file },
    )
}

fn row() -> impl Strategy<Value = Row> {
    let note = "[-=+@' ]{0,2}[a-zé\",;|\n \u{a0}0-9]{0,6}";
    (0u8..6, "[A-Z][a-z ]{0,5}[=+@-]?", 1u32..=28, 0u32..=1000, note)
        .prop_map(|(question, source, day, thousandths, note)| Row { question, source, day, thousandths, note })
}

fn field(value: &str) -> String {
    format!("\"{}\"", value.replace('"', "\"\""))
}

fn written(rows: &[Row], style: Style) -> String {
    let day = |month: u32, day: u32| {
        if style.german_dates { format!("{day:02}.{month:02}.2017") } else { format!("2017-{month:02}-{day:02}") }
    };
    let mut records = vec![vec!["Question ID".into(), "source".into(), "Source Type".into(), "Datum".into()]];
    records[0].push(if style.percent { "Confidence (%)" } else { "Probability" }.to_owned());
    records[0].extend(["Notes".to_owned(), String::new()]);
    if style.one_file {
        records[0].extend(["Outcome".to_owned(), "Resolved on".to_owned()]);
    }
    for row in rows {
        // Numbers that are all at most 1 below a header that says percent would be asked about.
        let p =
            if style.percent { f64::from(row.thousandths.max(11)) / 10.0 } else { f64::from(row.thousandths) / 1000.0 };
        let mut record = vec![format!("Q{}", row.question), field(&row.source), "desk".to_owned(), day(3, row.day)];
        record.extend([p.to_string(), field(&row.note), String::new()]);
        if style.one_file {
            let outcome = ["Ja", "no", "N/A", ""][usize::from(row.question % 4)].to_owned();
            let resolved = if row.question % 4 < 2 { day(4, 13) } else { String::new() };
            record.extend([outcome, resolved]);
        }
        records.push(record);
    }
    let end = if style.crlf { "\r\n" } else { "\n" };
    let lines = records.iter().map(|record| record.join(&style.delimiter.to_string()) + end);
    lines.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn cleaning_twice_is_cleaning_once(rows in prop::collection::vec(row(), 1..8), style in style()) {
        let log = written(&rows, style);
        let (once, _) = clean(&log);
        let (twice, _) = clean(&once);
        prop_assert_eq!(&once, &twice, "{}", log);
        prop_assert_eq!(csv::Reader::from_reader(once.as_bytes()).records().count(), rows.len());
        if style.one_file {
            let folder = folder();
            let (before, after) = (folder.path().join("before.csv"), folder.path().join("after.csv"));
            std::fs::write(&before, &log).expect("written");
            std::fs::write(&after, &once).expect("written");
            prop_assert_eq!(scores(&[text(&before)]), scores(&[text(&after)]), "{}", log);
        }
    }
}
