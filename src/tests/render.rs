//! Every renderer on one made-up report: snapshots to look at, and what must hold whatever they look like.

#[allow(unreachable_pub)] // a module of a test has no outside
use std::collections::BTreeSet;

use serde_json::Value;

use crate::model::Finite;
use crate::options::Language;
use crate::present::build::score::{exports, score};
use crate::present::language::Texts;
use crate::present::wrap::{visible_width, width};
use crate::present::{TerminalOptions, diagnostics, json, write};
use crate::report::Report;
use crate::tests::made_up_report::{FORMULA, hostile, in_words, many_groups, nothing_scored, report};

fn terminal(report: &Report, options: &TerminalOptions) -> String {
    write::terminal::terminal(&score(report, Texts::of(options.language)), options)
}

fn markdown(report: &Report, language: Language) -> String {
    write::markdown::markdown(&score(report, Texts::of(language)))
}

/// A table of `--export` as CSV.
fn exported(report: &Report, name: &str) -> csv::Result<Vec<u8>> {
    let exports = exports(report, Texts::of(Language::English));
    write::csv::csv(&exports.iter().find(|(known, _)| *known == name).expect("a table").1)
}

fn groups_csv(report: &Report) -> csv::Result<Vec<u8>> {
    exported(report, "groups.csv")
}

fn plain(report: &Report, width: usize) -> String {
    let options = TerminalOptions { width, color: false, unicode: true, language: Language::English };
    terminal(report, &options)
}

fn csv_text(bytes: csv::Result<Vec<u8>>) -> String {
    String::from_utf8(bytes.expect("written to memory")).expect("text")
}

#[test]
fn terminal_80() {
    insta::assert_snapshot!(plain(&report(), 80));
}

#[test]
fn terminal_120() {
    insta::assert_snapshot!(plain(&report(), 120));
}

#[test]
fn terminal_100_in_colour() {
    let options = TerminalOptions { width: 100, color: true, unicode: true, language: Language::English };
    insta::assert_snapshot!(terminal(&report(), &options).replace('\u{1b}', "␛"));
}

#[test]
fn terminal_80_ascii() {
    let options = TerminalOptions { width: 80, color: false, unicode: false, language: Language::English };
    insta::assert_snapshot!(terminal(&report(), &options));
}

#[test]
fn terminal_80_hostile() {
    insta::assert_snapshot!(plain(&hostile(), 80));
}

#[test]
fn terminal_80_nothing_scored() {
    insta::assert_snapshot!(plain(&nothing_scored(), 80));
}

#[test]
fn terminal_80_many_groups() {
    insta::assert_snapshot!(plain(&many_groups(), 80));
}

/// What the report of words adds to the page without them.
fn added(with: &str, without: &str) -> String {
    with.lines().filter(|line| !without.lines().any(|other| other == *line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn words_on_the_terminal() {
    insta::assert_snapshot!(added(&plain(&in_words(), 80), &plain(&report(), 80)));
}

#[test]
fn words_in_markdown() {
    insta::assert_snapshot!(added(&markdown(&in_words(), Language::English), &markdown(&report(), Language::English)));
}

#[test]
fn markdown_page() {
    insta::assert_snapshot!(markdown(&report(), Language::English));
}

#[test]
fn markdown_hostile() {
    insta::assert_snapshot!(markdown(&hostile(), Language::English));
}

#[test]
fn json_document() {
    insta::assert_snapshot!(json(&report()).unwrap());
}

#[test]
fn csv_tables() {
    let report = report();
    let tables = [
        groups_csv(&report),
        exported(&report, "bins.csv"),
        exported(&report, "curve.csv"),
        exported(&report, "problems.csv"),
    ]
    .map(csv_text);
    insta::assert_snapshot!(tables.join("\n"));
}

#[test]
fn problems_for_standard_error() {
    insta::assert_snapshot!(diagnostics(&report().problems, false, Language::English));
}

fn every_report() -> [Report; 4] {
    [report(), hostile(), nothing_scored(), many_groups()]
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for report in every_report() {
        for columns in [80, 99, 100, 109, 110, 120, 200] {
            for (color, unicode) in [(false, true), (true, true), (false, false)] {
                let options = TerminalOptions { width: columns, color, unicode, language: Language::English };
                for line in terminal(&report, &options).lines() {
                    assert!(visible_width(line) <= columns, "{columns}: {} {line}", width(line));
                    assert!(!line.ends_with(' '), "{line:?}");
                }
            }
        }
    }
}

#[test]
fn numbers_are_kept_where_room_is_short() {
    for columns in [1, 40, 72] {
        assert!(plain(&report(), columns).contains("0.115–0.148"));
    }
}

#[test]
fn without_colour_no_escape_and_with_colour_the_same_words() {
    for report in every_report() {
        let text = plain(&report, 80);
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'));
        let options = TerminalOptions { width: 80, color: true, unicode: true, language: Language::English };
        let coloured = terminal(&report, &options);
        assert!(coloured.contains('\u{1b}'));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), text);
        assert!(!diagnostics(&report.problems, false, Language::English).contains('\u{1b}'));
    }
}

#[test]
fn without_unicode_everything_is_ascii() {
    for report in every_report() {
        let options = TerminalOptions { width: 80, color: false, unicode: false, language: Language::English };
        let text = terminal(&report, &options);
        assert!(text.is_ascii(), "{:?}", text.chars().find(|sign| !sign.is_ascii()));
    }
}

#[test]
fn nothing_scored_has_no_empty_tables() {
    let text = plain(&nothing_scored(), 80);
    for needed in ["No forecast could be scored", "not resolved yet", "2026-03-31", "q-12"] {
        assert!(text.contains(needed), "{needed}");
    }
    assert!(!text.contains("skill") && !text.contains("Calibration"));
}

#[test]
fn the_parts_add_up_to_the_rows() {
    let text = plain(&report(), 80);
    let (_, table) = text.split_once("What became of the 19,831 rows").expect("the table");
    let (table, _) = table.split_once("all rows").expect("its total");
    let number = |line: &str| line.split_whitespace().last().and_then(|word| word.replace(',', "").parse::<u64>().ok());
    assert_eq!(table.lines().filter_map(number).sum::<u64>(), 19_831);
    assert!(text.contains("What became of the 19,831 rows"));
}

#[test]
fn json_gives_back_every_double() {
    let report = report();
    let value: Value = serde_json::from_str(&json(&report).unwrap()).unwrap();
    let group = &report.groups[0];
    let read = &value["groups"][0];
    let same = |read: &Value, number: Option<f64>| {
        assert_eq!(read.as_f64().map(f64::to_bits), number.map(f64::to_bits));
    };
    same(&read["base_rate"], group.base_rate.map(Finite::get));
    same(&read["mean_forecast"], group.mean_forecast.map(Finite::get));
    same(&read["log_score"]["value"], group.log_score.score.value());
    same(&read["cox"]["intercept"]["low"], group.cox.intercept.low());
    for (read, bin) in read["bins"].as_array().unwrap().iter().zip(&group.bins) {
        same(&read["to"], Some(bin.to.get()));
        same(&read["observed"], Some(bin.observed.get()));
    }
    same(&value["groups"][2]["brier"]["value"], None);
    assert!(value["groups"][2]["brier"]["value"].is_null());
}

/// Every path of an object, in the order of the text, without the indices of lists.
fn paths(value: &Value, prefix: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let path = format!("{prefix}/{key}");
                found.insert(path.clone());
                paths(value, &path, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| paths(item, prefix, found)),
        _ => {}
    }
}

#[test]
fn json_has_the_keys_of_the_contract() {
    let contract: Value = serde_json::from_str(include_str!("contract.json")).unwrap();
    let written: Value = serde_json::from_str(&json(&report()).unwrap()).unwrap();
    let (mut promised, mut found) = (BTreeSet::new(), BTreeSet::new());
    paths(&contract, "", &mut promised);
    paths(&written, "", &mut found);
    let missing: Vec<_> = promised.difference(&found).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let top = |value: &Value| value.as_object().unwrap().len();
    assert_eq!(top(&written), top(&contract) + 1, "only `problems` was added");
}

#[test]
fn json_keys_stand_in_the_order_of_the_contract() {
    let text = json(&report()).unwrap();
    let top = ["schema", "program", "settings", "inputs", "counts", "overall", "groups", "notes", "problems"];
    let position = |key: &str, indent: usize| text.find(&format!("\n{}\"{key}\":", " ".repeat(indent)));
    assert!(top.map(|key| position(key, 2).unwrap()).is_sorted());
    let group = [
        "key",
        "forecasts",
        "questions",
        "sources",
        "weight",
        "base_rate",
        "mean_forecast",
        "forecast_variance",
        "brier",
        "brier_skill",
        "log_score",
        "spherical_score",
        "murphy",
        "corp",
        "ece",
        "mce",
        "smooth_ece",
        "auc",
        "calibration_in_the_large",
        "cox",
        "spiegelhalter",
        "bins",
        "curve",
        "bands",
        "verdict",
        "resolvability",
    ];
    let start = position("overall", 2).unwrap();
    let within = |key: &str| text[start..].find(&format!("\n    \"{key}\":"));
    assert!(group.map(|key| within(key).unwrap()).is_sorted());
}

#[test]
fn no_cell_of_the_csv_is_a_formula() {
    for report in every_report() {
        for table in [
            groups_csv(&report),
            exported(&report, "bins.csv"),
            exported(&report, "curve.csv"),
            exported(&report, "murphy_diagram.csv"),
            exported(&report, "problems.csv"),
        ] {
            let bytes = table.unwrap();
            for record in csv::Reader::from_reader(bytes.as_slice()).records() {
                for cell in &record.unwrap() {
                    let is_number = cell.parse::<f64>().is_ok();
                    assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
                }
            }
        }
    }
    let text = csv_text(groups_csv(&hostile()));
    assert!(text.contains("'=HYPERLINK"));
}

#[test]
fn csv_keeps_every_digit_and_leaves_blank_what_is_missing() {
    let bytes = groups_csv(&report()).unwrap();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let headers = reader.headers().unwrap().clone();
    let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    let cell = |row: usize, name: &str| {
        let column = headers.iter().position(|header| header == name).unwrap();
        records[row][column].to_owned()
    };
    assert_eq!(&headers[0], "source_type");
    assert_eq!((cell(0, "source_type"), cell(0, "scope")), (String::new(), "overall".to_owned()));
    assert_eq!((cell(1, "source_type"), cell(1, "scope")), ("consultant".to_owned(), "group".to_owned()));
    assert_eq!(cell(1, "base_rate").parse::<f64>().unwrap().to_bits(), (0.1_f64 + 0.2).to_bits());
    assert_eq!(cell(3, "brier"), "");
    assert_eq!(records.len(), 4);
}

#[test]
fn markdown_tables_are_well_formed() {
    for report in every_report() {
        let text = markdown(&report, Language::English);
        let mut columns = None;
        for line in text.lines() {
            if !line.starts_with('|') {
                columns = None;
                continue;
            }
            let pipes = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
            assert_eq!(*columns.get_or_insert(pipes), pipes, "{line}");
        }
    }
}

#[test]
fn markdown_takes_no_markup_from_names() {
    let text = markdown(&hostile(), Language::English);
    assert!(!text.contains("<img") && !text.contains("[link](") && !text.contains(FORMULA));
    assert!(text.contains("a\\|b &lt;img src=x&gt;") && text.contains("\\*bold\\*"));
}

#[test]
fn a_key_column_that_is_called_like_a_statistic_keeps_its_own_column() {
    let mut report = report();
    report.settings.by = vec!["forecasts".to_owned(), "scope".to_owned()];
    report.groups[0].key.0 = vec![("forecasts".to_owned(), "a".to_owned()), ("scope".to_owned(), "b".to_owned())];
    let text = csv_text(groups_csv(&report));
    assert!(text.starts_with("by_forecasts,by_scope,scope,forecasts,"));
    assert!(text.contains("\na,b,group,504,"));
}
