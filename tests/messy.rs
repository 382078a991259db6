//! Text files as people really export them: those of the shared data folder, and small ones written here.
//!
//! The shared data folder is not part of the project: `TRACKRECORD_SHARED`, or `../shared` beside the project.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;
use trackrecord::error::Error;
use trackrecord::model::{DateOrder, Day, Keep, Plan, Wide};
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
        #[allow(clippy::print_stderr, reason = "a test that was skipped should say so")]
        {
            eprintln!("skipped: no shared data folder, set TRACKRECORD_SHARED");
        }
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
        "21" => {
            plan.skip_bad_rows = true;
            // Its two rows in words count as bad there; this lexicon does not know them.
            plan.lexicon = Some("german_ipcc".to_owned());
        }
        "24" | "25" => plan.skip_bad_rows = true,
        _ => {}
    }
}

/// Extra rows of file 21 whose probability is unusual, but not bad: `2e-1`, `35,5%`, `３５％`, `0,35`.
const READABLE: [(&str, f64); 4] = [("X23", 0.2), ("X24", 0.355), ("X25", 0.35), ("X27", 0.35)];

/// The base scores with those of these rows that are resolved.
fn with_readable_extras(base: &Scores, file: &Path) -> Scores {
    let mut scores = base.clone();
    let mut reader = csv::Reader::from_path(file).unwrap();
    for row in reader.records().map(Result::unwrap) {
        let Some((_, p)) = READABLE.iter().find(|(id, _)| *id == &row[0]) else { continue };
        let happened = match &row[8] {
            "Y" => 1.0,
            "N" => 0.0,
            _ => continue,
        };
        for name in ["", &row[4]] {
            let (n, brier) = scores.get_mut(name).unwrap();
            #[allow(clippy::cast_precision_loss)]
            let sum = *brier * *n as f64 + (p - happened).powi(2);
            *n += 1;
            #[allow(clippy::cast_precision_loss)]
            let mean = sum / *n as f64;
            *brier = mean;
        }
    }
    scores
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
        let wanted = if file.starts_with("21") { with_readable_extras(&wanted, &folder.join(file)) } else { wanted };
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
    let footer = report.problems.iter().find(|kind| kind.code == "footer-skipped").unwrap();
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

const BY_SOURCE: &str = "Events of 2017;;;;;\n\
                         Question ID;Outcome;Resolved on;Note;Alice;\"Bob, Ltd\"\n\
                         Q1;yes;2017-04-01;seen;75;60\n\
                         \"Q\n2\";no;2017-04-02;;25;\n\
                         Q3;no;2017-04-03;x;;130\n";

fn wide(plan: &mut Plan) {
    plan.wide = Some(Wide::Source);
    plan.source_type = Some("desk".to_owned());
    plan.forecast_date = Some("2017-01-01".to_owned());
    plan.by = vec!["source".to_owned()];
}

#[test]
fn a_sheet_with_a_column_per_source_is_read_cell_by_cell() {
    let report = read(BY_SOURCE.as_bytes(), |plan| {
        wide(plan);
        plan.skip_bad_rows = true;
    });
    assert_eq!((report.counts.rows, report.counts.scored, report.counts.rejected), (4, 3, 1));
    let wanted = [("Alice", 2, 0.0625), ("Bob, Ltd", 1, 0.16)];
    for (group, (name, n, brier)) in report.groups.iter().zip(wanted) {
        assert_eq!((group.key.0[0].1.as_str(), group.forecasts), (name, n));
        assert!((group.brier.value.unwrap() - brier).abs() < 1e-12);
    }
    let bad = &report.problems[0].first[0];
    let line = bad.place.as_ref().unwrap().line;
    assert_eq!((bad.value.as_deref(), line), (Some("130"), Some(6)), "the line of the sheet, not of a copy");
    assert!(report.notes.iter().any(|note| note.code == "wide-sheet-read" && note.text.contains("2 columns")));
    assert_eq!(report.inputs[0].bytes, BY_SOURCE.len() as u64);
}

#[test]
fn a_sheet_with_a_column_per_date_is_read_cell_by_cell() {
    let sheet = "Question ID,Source,Source type,Outcome,Resolved on,2017-01-01,2017-02-01\n\
                 Q1,Alice,desk,yes,2017-04-01,0.5,\n\
                 Q2,Alice,desk,no,2017-04-01,0.2,0.1\n";
    let report = read(sheet.as_bytes(), |plan| plan.wide = Some(Wide::Date));
    assert_eq!((report.counts.scored, report.overall.questions), (3, 2));
    assert!((report.overall.brier.value.unwrap() - 0.1).abs() < 1e-12);
}

#[test]
fn a_file_without_any_known_header_is_not_called_wide() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.csv");
    std::fs::write(&path, "foo;bar\n1;2\n").unwrap();
    let Error::Columns(problems) = score(&plan(&[path], &[]), &Progress::default()).unwrap_err() else { panic!() };
    assert!(problems.iter().all(|problem| problem.code != "wide-sheet"));
}

#[test]
fn wide_sheets_are_refused_with_an_example_from_themselves() {
    for (sheet, hints) in [
        (BY_SOURCE, ["Q1,Alice,consultant,2017-03-01,75", "--wide source"]),
        (
            "Frage-ID;Quelle;01.02.2017;15.03.2017\nF1;Haus;0,5;0,6\n",
            ["F1,Source A,consultant,01.02.2017,\"0,5\"", "--wide date"],
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wide.csv");
        std::fs::write(&path, sheet).unwrap();
        let Error::Columns(problems) = score(&plan(&[path], &[]), &Progress::default()).unwrap_err() else { panic!() };
        assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["wide-sheet"]);
        for hint in hints {
            assert!(problems[0].help.contains(hint), "{}", problems[0].help);
        }
    }
}
