//! `trackrecord report` as Markdown, as a workbook and in German.

use std::collections::BTreeMap;
use std::io::Cursor;

use crate::support::reports::{EXAMPLE, compare_json, hostile, report, run, score_json};
use calamine::{Data, Range, Reader, Xlsx};

/// The bytes of a report with this ending.
fn written(log: &[impl AsRef<str>], more: &[&str], ending: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(format!("report.{ending}"));
    let more: Vec<&str> = more.iter().copied().chain(["-q", "-o", path.to_str().expect("a path")]).collect();
    let (status, message) = run(log, &more);
    assert_eq!(status, 0, "{message}");
    std::fs::read(&path).expect("readable")
}

fn text(log: &[impl AsRef<str>], more: &[&str], ending: &str) -> String {
    String::from_utf8(written(log, more, ending)).expect("text")
}

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook")
}

/// The cell in a row and under a heading; the heading is looked for in every row above it.
fn cell<'a>(sheet: &'a Range<Data>, row: &str, heading: &str) -> &'a Data {
    let rows: Vec<&[Data]> = sheet.rows().collect();
    let at = rows.iter().position(|cells| cells[0] == *row).expect("the row");
    let column = rows[..at].iter().find_map(|cells| cells.iter().position(|cell| *cell == *heading));
    &rows[at][column.unwrap_or_else(|| panic!("no column {heading}"))]
}

#[test]
fn the_example_as_markdown() {
    insta::assert_snapshot!(text(&EXAMPLE, &[], "md"));
}

#[test]
fn the_example_in_german() {
    insta::assert_snapshot!(text(&EXAMPLE, &["--language", "de"], "md"));
}

#[test]
fn the_german_page_says_so_and_has_decimal_commas_in_its_charts_too() {
    let page = report(&EXAMPLE, &["--language", "de"]);
    assert!(page.contains("<html lang=\"de\">") && page.contains("<h2 id=\"answer-h\">Die Antwort</h2>"));
    let labels = page.split("</text>").filter_map(|rest| rest.rsplit('>').next());
    for label in labels {
        let signs: Vec<char> = label.chars().collect();
        let has_point = signs.windows(3).any(|w| w[0].is_ascii_digit() && w[1] == '.' && w[2].is_ascii_digit());
        assert!(!has_point, "{label}");
    }
}

#[test]
fn the_json_is_the_same_in_every_language() {
    let german: Vec<&str> = EXAMPLE.iter().copied().chain(["--language", "de"]).collect();
    assert_eq!(score_json(&EXAMPLE), score_json(&german));
}

#[test]
fn hostile_names_add_no_markup_and_no_column_to_markdown() {
    let log = hostile();
    let page = text(&log.files(), &[], "md");
    for live in ["<img", "<script", "<b>", "](javascript", "://evil", "\u{202e}"] {
        assert!(!page.contains(live), "{live}");
    }
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;") && page.contains("a\\|b, \"quoted\""));
    let mut columns = 0;
    for line in page.lines() {
        let unescaped = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        if !line.starts_with('|') {
            columns = 0;
        } else if columns == 0 {
            columns = unescaped;
        } else {
            assert_eq!(unescaped, columns, "{line}");
        }
    }
}

#[test]
fn the_workbook_carries_the_numbers_of_the_json() {
    let mut book = open(written(&EXAMPLE, &[], "xlsx"));
    let names = [
        "Summary",
        "Calibration",
        "Comparison",
        "Trend",
        "Best and worst",
        "Overdue",
        "Forecasts",
        "Problems",
        "Methods",
    ];
    assert_eq!(book.sheet_names(), names);
    let json = score_json(&EXAMPLE);
    let summary = book.worksheet_range("Summary").expect("a sheet");
    let bins = book.worksheet_range("Calibration").expect("a sheet");
    let mut bin_rows = bins.rows().skip(1);
    for group in json["groups"].as_array().expect("groups") {
        let name = group["key"]["source_type"].as_str().expect("a name");
        let columns = [
            ("forecasts", "/forecasts"),
            ("questions", "/questions"),
            ("sources", "/sources"),
            ("base rate", "/base_rate"),
            ("mean forecast", "/mean_forecast"),
            ("Brier score", "/brier/value"),
            ("95% interval, from", "/brier/low"),
            ("95% interval, to", "/brier/high"),
            ("skill", "/brier_skill/vs_base_rate/value"),
            ("log score", "/log_score/value"),
            ("AUC", "/auc"),
            ("miscalibration", "/corp/miscalibration"),
            ("discrimination", "/corp/discrimination"),
            ("uncertainty", "/corp/uncertainty"),
        ];
        for (heading, path) in columns {
            let expected = group.pointer(path).and_then(serde_json::Value::as_f64).expect("a number");
            let Data::Float(found) = cell(&summary, name, heading) else { panic!("{name}, {heading}: no number") };
            assert!((found - expected).abs() < 1e-14, "{name}, {heading}: {found}, {expected}");
        }
        for bin in group["bins"].as_array().expect("bins") {
            let row = bin_rows.next().expect("a row");
            assert_eq!(row[0], Data::String(name.to_owned()));
            let keys = ["from", "to", "forecasts", "questions", "mean_forecast", "observed", "low", "high"];
            for (found, key) in row[1..].iter().zip(keys) {
                let expected = bin[key].as_f64().expect("a number");
                assert!(matches!(found, Data::Float(found) if (found - expected).abs() < 1e-14), "{name}, {key}");
            }
        }
    }
}

#[test]
fn the_comparison_carries_the_numbers_of_compare() {
    let mut book = open(written(&EXAMPLE, &[], "xlsx"));
    let sheet = book.worksheet_range("Comparison").expect("a sheet");
    let json = compare_json(&EXAMPLE);
    let same = |cell: &Data, value: &serde_json::Value| match (cell, value.as_f64()) {
        (Data::Float(found), Some(expected)) => (found - expected).abs() < 1e-14,
        (found, None) => *found == Data::Empty,
        _ => false,
    };
    let estimate = ["value", "low", "high"];
    let groups = json["groups"].as_array().expect("groups");
    for (row, group) in sheet.rows().skip(1).zip(groups) {
        assert_eq!(row[0], *group["key"]["source_type"].as_str().expect("a name"));
        assert!(same(&row[1], &group["forecasts"]) && same(&row[2], &group["questions"]));
        for (at, name) in ["brier", "adjusted_brier", "relative_brier", "log_payoff"].into_iter().enumerate() {
            for (end, key) in estimate.into_iter().enumerate() {
                assert!(same(&row[3 + 3 * at + end], &group[name][key]), "{name} {key}");
            }
        }
        assert!(same(&row[15], &group["rank"]["best"]) && same(&row[16], &group["rank"]["worst"]));
    }
    let pairs = json["pairs"].as_array().expect("pairs");
    assert_eq!(sheet.rows().count(), 3 + groups.len() + pairs.len());
    for (row, pair) in sheet.rows().skip(3 + groups.len()).zip(pairs) {
        assert_eq!(row[0], *pair["a"]["source_type"].as_str().expect("a name"));
        assert_eq!(row[1], *pair["b"]["source_type"].as_str().expect("a name"));
        assert!(same(&row[2], &pair["questions"]));
        for (end, key) in estimate.into_iter().enumerate() {
            assert!(same(&row[3 + end], &pair["difference"][key]), "{key}");
        }
        assert!(same(&row[6], &pair["p_value"]) && same(&row[7], &pair["p_adjusted"]));
    }
}

#[test]
fn every_row_is_on_the_sheet_of_forecasts_and_their_scores_make_the_mean() {
    let mut book = open(written(&EXAMPLE, &[], "xlsx"));
    let sheet = book.worksheet_range("Forecasts").expect("a sheet");
    let json = score_json(&EXAMPLE);
    assert_eq!(sheet.rows().count() as u64, 1 + json["counts"]["rows"].as_u64().expect("rows"));
    let scored: Vec<&[Data]> = sheet.rows().filter(|row| row[2] == Data::String("scored".to_owned())).collect();
    assert_eq!(scored.len() as u64, json["counts"]["scored"].as_u64().expect("scored"));
    let number = |cell: &Data| if let Data::Float(number) = cell { *number } else { panic!("no number: {cell}") };
    let sum: f64 = scored.iter().map(|row| number(&row[9]) * number(&row[10])).sum();
    let weight: f64 = scored.iter().map(|row| number(&row[9])).sum();
    assert!((sum / weight - json["overall"]["brier"]["value"].as_f64().expect("a number")).abs() < 1e-12);
}

/// Days were text, and neither the quarter nor the question stood in the rows: no pivot table could be made of them.
#[test]
fn a_pivot_of_quarter_by_type_is_made_of_the_rows_alone() {
    let mut book = open(written(&EXAMPLE, &[], "xlsx"));
    let sheet = book.worksheet_range("Forecasts").expect("a sheet");
    let header: Vec<String> = sheet.rows().next().expect("a header").iter().map(ToString::to_string).collect();
    let column = |name: &str| header.iter().position(|known| known == name).unwrap_or_else(|| panic!("no {name}"));
    let [status, quarter, kind, score] = ["status", "quarter", "source_type", "Brier score"].map(column);
    let mut pivot: BTreeMap<(String, String), (f64, f64)> = BTreeMap::new();
    for row in sheet.rows().filter(|row| row[status] == "scored") {
        assert!(matches!(row[column("resolved on")], Data::DateTime(_)), "{row:?}");
        assert!(matches!(row[column("forecast_date")], Data::DateTime(_)), "{row:?}");
        assert!(
            matches!(row[column("probability")], Data::Float(_)) && matches!(row[column("forecast")], Data::Float(_))
        );
        assert!(row[column("question")].to_string().starts_with("Will "), "{row:?}");
        let cell = pivot.entry((row[kind].to_string(), row[quarter].to_string())).or_default();
        let Data::Float(score) = row[score] else { panic!("{row:?}") };
        *cell = (cell.0 + score, cell.1 + 1.0);
    }
    let json = score_json(&[&EXAMPLE[..], &["--by", "source_type,quarter", "--resamples", "0"]].concat());
    let groups = json["groups"].as_array().expect("groups").iter().filter(|group| group["forecasts"] != 0);
    let groups: Vec<_> = groups.collect();
    assert_eq!(groups.len(), pivot.len());
    for group in groups {
        let key = |name: &str| group["key"][name].as_str().expect("a name").to_owned();
        let (sum, rows) = pivot[&(key("source_type"), key("quarter"))];
        assert!((sum / rows - group["brier"]["value"].as_f64().expect("a score")).abs() < 1e-12, "{group}");
    }
    assert!(
        book.sheet_names().iter().any(|name| name == "Trend")
            && book.sheet_names().iter().any(|name| name == "Overdue")
    );
}

#[test]
fn no_cell_of_a_workbook_is_a_formula_whatever_the_names() {
    let log = hostile();
    let mut book = open(written(&log.files(), &[], "xlsx"));
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).expect("a sheet");
        assert!(formulas.used_cells().next().is_none(), "{name}");
    }
    let summary = book.worksheet_range("Summary").expect("a sheet");
    let long = "A very long name ".repeat(18);
    for name in ["=HYPERLINK(\"http://evil\",\"x\")", "<img src=x onerror=alert(1)>", long.trim()] {
        assert!(summary.rows().any(|row| row[0] == Data::String(name.to_owned())), "{name}");
    }
}

#[test]
fn the_same_workbook_is_the_same_bytes() {
    let one = written(&EXAMPLE, &["--threads", "1"], "xlsx");
    std::thread::sleep(std::time::Duration::from_millis(2100)); // archives count time in steps of two seconds
    assert!(one == written(&EXAMPLE, &["--threads", "4"], "xlsx"));
}

#[test]
fn without_anything_scored_there_is_no_sheet_of_calibration() {
    let book = open(written(&crate::support::reports::ARTICLE, &["--language", "de"], "xlsx"));
    assert_eq!(book.sheet_names(), ["Zusammenfassung", "Überfällig", "Prognosen", "Fehler", "Methoden"]);
}

/// The diagrams were called "consultant: {shows}".
#[test]
fn the_charts_of_the_workbook_have_no_place_left_to_fill() {
    for language in ["en", "de"] {
        let bytes = written(&EXAMPLE, &["--language", language], "xlsx");
        let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
        let names: Vec<String> = parts
            .file_names()
            .filter_map(|name| Some(name.ok()?.into_owned()))
            .filter(|name| name.starts_with("xl/charts/"))
            .collect();
        assert!(names.len() > 3, "{names:?}");
        for name in names {
            let chart = std::io::read_to_string(parts.by_name(&name).expect("a part")).expect("text");
            assert!(!chart.contains(['{', '}']), "{name}: {chart}");
        }
    }
}
