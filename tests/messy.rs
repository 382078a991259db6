//! Text files as people really export them: those of the shared data folder, and small ones written here.
//!
//! The shared data folder is not part of the project: `TRACKRECORD_SHARED`, or `../shared` beside the project.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;
use trackrecord::model::{DateOrder, Day, Keep, Plan};
use trackrecord::read::Progress;
use trackrecord::report::{Report, Scored, score};

fn plan(forecasts: &[PathBuf], resolutions: &[PathBuf]) -> Plan {
    let as_of = Day::from_ymd(2026, 1, 1).unwrap();
    Plan { resamples: 0, ..Plan::new(forecasts.to_vec(), resolutions.to_vec(), as_of) }
}

fn messy() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("TRACKRECORD_SHARED").map_or_else(beside, PathBuf::from);
    let folder = shared.join("data/messy");
    if !folder.join("manifest.json").is_file() {
        eprintln!("skipped: no shared data folder, set TRACKRECORD_SHARED");
        return None;
    }
    Some(folder)
}

/// Number and Brier score, overall (under the empty name) and by source type.
type Scores = BTreeMap<String, (u64, f64)>;

fn expected(value: &Value) -> Scores {
    let one = |value: &Value| (value["n"].as_u64().unwrap(), value["brier"].as_f64().unwrap());
    let types = value["by_source_type"].as_object().unwrap().iter();
    let types = types.map(|(name, value)| (name.clone(), one(value)));
    types.chain([(String::new(), one(&value["overall"]))]).collect()
}

fn found(report: &Report) -> Scores {
    let groups = report.groups.iter().chain([&report.overall]);
    groups
        .filter(|group| group.forecasts > 0)
        .map(|group| {
            let name = group.key.0.iter().map(|(_, value)| value.clone()).collect();
            (name, (group.forecasts, group.brier.value.unwrap()))
        })
        .collect()
}

fn assert_scores(file: &str, scored: &Scored, wanted: &Scores) {
    assert!(!scored.stopped, "{file}: stopped by {:?}", scored.report.problems);
    let found = found(&scored.report);
    assert_eq!(found.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>(), "{file}");
    for (name, (n, brier)) in wanted {
        let (count, value) = found[name];
        assert!(count == *n && (value - brier).abs() < 1e-12, "{file}, \"{name}\": {count} {value}, not {n} {brier}");
    }
}

fn settle(file: &str, plan: &mut Plan) {
    match &file[..2] {
        "17" => plan.date_order = Some(DateOrder::Mdy),
        "18" => plan.repeats = Keep::Drop,
        "20" => plan.same_day = Keep::Drop,
        "21" | "24" | "25" => plan.skip_bad_rows = true,
        _ => {}
    }
}

#[test]
fn every_text_file_gives_the_expected_scores() {
    let Some(folder) = messy() else { return };
    let manifest: Value = serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let base = expected(&manifest["base"]);
    let mut seen = 0;
    for entry in manifest["files"].as_array().unwrap() {
        let file = entry["file"].as_str().unwrap();
        let wanted = match &entry["expect"] {
            Value::Null if entry["equals_base"] == true => base.clone(),
            Value::Null => continue,
            scores => expected(scores),
        };
        let names: Vec<&str> = file.split(" + ").collect();
        if names[0][..2].parse::<u32>().unwrap() >= 40 {
            continue; // workbooks
        }
        let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
        let mut plan = plan(&paths[..1], &paths[1..]);
        settle(file, &mut plan);
        let scored = score(&plan, &Progress::default()).unwrap_or_else(|error| panic!("{file}: {error:?}"));
        assert_scores(file, &scored, &wanted);
        seen += 1;
    }
    assert!(seen >= 15, "only {seen} files");
}

#[test]
fn what_nobody_can_read_right_is_refused() {
    let Some(folder) = messy() else { return };
    for (file, hint) in [
        ("17_ambiguous_slash_dates.csv", "--date-order"),
        ("30_empty.csv", "empty"),
        ("31_header_only.csv", "no forecasts"),
        ("60_verbatim_acx2022_wide.csv", "one row per forecast"),
    ] {
        let error = score(&plan(&[folder.join(file)], &[]), &Progress::default()).unwrap_err();
        assert_eq!(error.exit_code(), 1, "{file}");
        assert!(format!("{error:?}").contains(hint), "{file}: {error:?}");
    }
}

#[test]
fn a_footer_and_lines_above_the_header_are_told() {
    let Some(folder) = messy() else { return };
    let plan = plan(&[folder.join("09_title_rows_blank_rows_footer.csv")], &[]);
    let report = score(&plan, &Progress::default()).unwrap().report;
    let footer = report.problems.iter().find(|kind| kind.code == "footer").unwrap();
    assert_eq!((footer.count, footer.first[0].place.as_ref().unwrap().line), (1, Some(3870)));
    assert!(report.notes.iter().any(|note| note.code == "lines-above-header" && note.text.contains("line 4")));
    assert_eq!(report.counts.rows, 527);
}

const LOG: &str = "question_id,source,source_type,forecast_date,probability,outcome,resolved_on\n\
                   Q1,Müller,Ökonom,2017-03-01,0.75,yes,2017-04-01\n\
                   Q2,\"Société, Générale\",banque,2017-03-13,0.25,no,2017-04-01\n\
                   Q3,Müller,Ökonom,2017-03-14,0.5,yes,2017-04-01\n";

fn read(bytes: &[u8], settle: impl FnOnce(&mut Plan)) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.csv");
    std::fs::write(&path, bytes).unwrap();
    let mut plan = plan(&[path], &[]);
    settle(&mut plan);
    let scored = score(&plan, &Progress::default()).unwrap();
    assert!(!scored.stopped, "{:?}", scored.report.problems);
    scored.report
}

fn assert_as_log(what: &str, bytes: &[u8]) {
    let wanted = found(&read(LOG.as_bytes(), |_| {}));
    assert_eq!(wanted.len(), 3);
    assert_eq!(found(&read(bytes, |_| {})), wanted, "{what}");
}

fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn one_log_in_many_forms_scores_alike() {
    let marked = format!("\u{feff}{LOG}");
    let semicolons = LOG.replace("\"Société, Générale\"", "@").replace(',', ";").replace('@', "Société, Générale");
    let german = semicolons
        .replace("0.", "0,")
        .replace("2017-03-01", "01.03.2017")
        .replace("2017-03-13", "13.03.2017")
        .replace("2017-03-14", "14.03.2017")
        .replace("2017-04-01", "01.04.2017")
        .replace(
            "question_id;source;source_type;forecast_date;probability;outcome;resolved_on",
            "Frage-ID;Quelle;Quellentyp;Datum;Wahrscheinlichkeit;Eingetreten (J/N);Entschieden am",
        )
        .replace("yes", "ja")
        .replace("no;", "nein;");
    let mac: Vec<u8> = LOG
        .replace('\n', "\r")
        .chars()
        .map(|c| match c {
            'ü' => 0x9f,
            'Ö' => 0x85,
            'é' => 0x8e,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let forms: Vec<(&str, Vec<u8>)> = vec![
        ("byte order mark", marked.clone().into_bytes()),
        ("UTF-16 little end first", utf16(&marked, u16::to_le_bytes)),
        ("UTF-16 big end first", utf16(&marked, u16::to_be_bytes)),
        ("UTF-16 unmarked", utf16(LOG, u16::to_le_bytes)),
        ("Windows-1252", latin(LOG)),
        ("Windows-1252, CRLF", latin(&LOG.replace('\n', "\r\n"))),
        ("Mac", mac),
        ("lone CR", LOG.replace('\n', "\r").into_bytes()),
        ("semicolons", semicolons.replace('\n', "\r\n").into_bytes()),
        ("German", latin(&german)),
        ("tabs in UTF-16", utf16(&format!("\u{feff}{}", semicolons.replace(';', "\t")), u16::to_le_bytes)),
        ("pipes", semicolons.replace(';', "|").into_bytes()),
        ("sep line", format!("sep=;\r\n{semicolons}").into_bytes()),
        ("titles", format!("Prognosen, Stand: 1. Mai\n\n;;;\n{semicolons}").into_bytes()),
        ("empty columns at the right", LOG.replace('\n', ",,,\n").into_bytes()),
        ("empty columns, but not in every row", LOG.replacen('\n', ",,,\n", 2).into_bytes()),
        ("blank rows", LOG.replace('\n', "\n,,,,,,\n\n").into_bytes()),
        ("total", format!("{LOG}Total,3,,,,,\n").into_bytes()),
        ("remark", format!("{LOG}\"Exported, by hand\"\n").into_bytes()),
    ];
    for (what, bytes) in forms {
        assert_as_log(what, &bytes);
    }
}

#[test]
fn the_user_can_overrule_what_was_found() {
    let cyrillic = LOG.replace("Müller", "Иванов").replace("Ökonom", "банк").replace("é", "e");
    let bytes: Vec<u8> = cyrillic
        .chars()
        .map(|c| {
            let code = u32::from(c);
            u8::try_from(if code < 0x80 { code } else { code - 0x410 + 0xc0 }).unwrap()
        })
        .collect();
    let report = read(&bytes, |plan| plan.encoding = Some("windows-1251".to_owned()));
    assert_eq!(found(&report), found(&read(cyrillic.as_bytes(), |_| {})));
    assert!(report.notes.iter().all(|note| note.code != "encoding"));
    let carets = LOG.replace("\"Société, Générale\"", "X").replace(',', "^");
    assert_eq!(read(carets.as_bytes(), |plan| plan.delimiter = Some(b'^')).counts.scored, 3);
}

#[test]
fn one_stray_byte_spoils_its_row_only() {
    let mut bytes = LOG.as_bytes().to_vec();
    let at = LOG.find("Q3,M").unwrap() + 3;
    bytes[at] = 0xe9;
    let report = read(&bytes, |plan| plan.skip_bad_rows = true);
    assert_eq!((report.counts.scored, report.counts.rejected), (2, 1));
    assert_eq!(report.problems.iter().map(|kind| kind.code).collect::<Vec<_>>(), ["not-utf8"]);
}

#[test]
fn resolutions_that_differ_in_the_time_of_day_alone_do_not_contradict() {
    let timed = LOG.replace("Q3,", "Q1,").replacen("yes,2017-04-01", "yes,2017-04-01T09:00", 1);
    assert_eq!(read(timed.as_bytes(), |_| {}).counts.scored, 3);
}
