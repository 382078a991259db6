//! Workbooks: the same log in a sheet gives the same scores, and what is wrong is named by its cell.

#![allow(clippy::print_stderr)] // to say what was skipped

use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use trackrecord::error::Error;
use trackrecord::model::{Day, Plan};
use trackrecord::read::Progress;
use trackrecord::report::{self, Report};
use zip::write::SimpleFileOptions;

const HEADER: [&str; 7] =
    ["question_id", "source", "source_type", "forecast_date", "probability", "resolved_on", "outcome"];

fn plan(forecasts: &Path) -> Plan {
    let as_of = Day::from_ymd(2026, 1, 1).expect("a day");
    Plan { resamples: 0, ..Plan::new(vec![forecasts.to_owned()], vec![], as_of) }
}

fn score(plan: &Plan) -> Result<Report, Error> {
    report::score(plan, &Progress::default()).map(|scored| scored.report)
}

fn brier(path: &Path) -> (u64, f64) {
    let report = score(&plan(path)).expect("it can be read");
    (report.counts.scored, report.overall.brier.value.expect("a score"))
}

/// What is said of a workbook that cannot be read.
fn refusal(path: &Path) -> String {
    match score(&plan(path)) {
        Err(error) => {
            assert_eq!(error.exit_code(), 1, "{error}");
            error.to_string()
        }
        Ok(_) => panic!("{} was read", path.display()),
    }
}

/// Place, value and code of everything that is wrong.
fn wrong(path: &Path) -> Vec<String> {
    let report = score(&plan(path)).expect("it can be read");
    let all = report.problems.iter().flat_map(|kind| &kind.first);
    all.map(|problem| {
        let place = problem.place.clone().unwrap_or_default();
        let cell = place.cell.unwrap_or_default();
        format!(
            "{}!{cell} {} {}",
            place.sheet.unwrap_or_default(),
            problem.value.clone().unwrap_or_default(),
            problem.code
        )
    })
    .collect()
}

fn codes(path: &Path) -> Vec<&'static str> {
    score(&plan(path)).expect("it can be read").notes.iter().map(|note| note.code).collect()
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A workbook with what `fill` puts into its first sheet.
    fn workbook(&self, fill: impl FnOnce(&mut Worksheet)) -> PathBuf {
        self.sheets(|book| fill(book.add_worksheet().set_name("Forecasts").expect("a name")))
    }

    fn sheets(&self, fill: impl FnOnce(&mut Workbook)) -> PathBuf {
        let (mut book, path) = (Workbook::new(), self.file("log.xlsx"));
        fill(&mut book);
        book.save(&path).expect("writable");
        path
    }

    /// A workbook whose sheet has these rows as XML; `properties` are those of the workbook.
    fn raw(&self, properties: &str, rows: &str) -> PathBuf {
        let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let root = format!(
            r#"<Relationships><Relationship Id="r" Type="{kinds}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        );
        let workbook = format!(
            r#"<workbook xmlns:r="{kinds}"><workbookPr {properties}/><sheets><sheet name="Forecasts" r:id="a"/></sheets></workbook>"#
        );
        let relations = format!(
            r#"<Relationships><Relationship Id="a" Type="{kinds}/worksheet" Target="sheet.xml"/></Relationships>"#
        );
        let sheet = format!("<worksheet><sheetData>{}{rows}</sheetData></worksheet>", raw_row(1, &HEADER.map(text)));
        let parts = [
            ("_rels/.rels", root),
            ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", relations),
            ("xl/sheet.xml", sheet),
        ];
        let path = self.file("raw.xlsx");
        zipped(&path, &parts);
        path
    }
}

fn zipped(path: &Path, parts: &[(&str, String)]) {
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).expect("writable"));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("writable");
        zip.write_all(content.as_bytes()).expect("writable");
    }
    zip.finish().expect("writable").rewind().expect("a file");
}

fn text(text: &str) -> String {
    format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn raw_row(number: u32, cells: &[String]) -> String {
    format!(r#"<row r="{number}">{}</row>"#, cells.concat())
}

/// One forecast as XML, with this cell for its probability.
fn raw_forecast(row: u32, probability: &str) -> String {
    let mut cells = ["Q1", "Ann", "analyst", "2024-01-05", "", "2024-06-30", "yes"].map(text);
    probability.clone_into(&mut cells[4]);
    raw_row(row, &cells)
}

fn header(sheet: &mut Worksheet, row: u32) {
    sheet.write_row(row, 0, HEADER).expect("writable");
}

fn forecast(sheet: &mut Worksheet, row: u32, cells: [&str; 7]) {
    sheet.write_row(row, 0, cells).expect("writable");
}

const ANN: [&str; 7] = ["Q1", "Ann", "analyst", "2024-01-05", "0.75", "2024-06-30", "yes"];
const BOB: [&str; 7] = ["Q2", "Bob", "analyst", "2024-01-05", "0.25", "2024-06-30", "no"];

#[test]
fn messy_workbooks_score_like_the_plain_log() {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let messy = std::env::var_os("TRACKRECORD_SHARED").map_or_else(beside, PathBuf::from).join("data/messy");
    let Ok(manifest) = std::fs::read_to_string(messy.join("manifest.json")) else {
        eprintln!("skipped: no shared data folder, set TRACKRECORD_SHARED");
        return;
    };
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
    let base = &manifest["base"];
    let close = |value: Option<f64>, expected: &serde_json::Value| {
        // The manifest is rounded to twelve places.
        let off = (value.expect("a score") - expected.as_f64().expect("a number")).abs();
        assert!(off <= 1e-12, "{value:?} is not {expected}");
    };
    for name in
        ["40_openpyxl_titled.xlsx", "42_date1904.xlsx", "45_bare.xlsx", "47_libreoffice.ods", "54_really_xlsx.csv"]
    {
        let report = score(&plan(&messy.join(name))).expect(name);
        assert!(report.problems.is_empty(), "{name}");
        assert_eq!(report.counts.scored, base["overall"]["n"], "{name}");
        close(report.overall.brier.value, &base["overall"]["brier"]);
        let types = base["by_source_type"].as_object().expect("types");
        assert_eq!(report.groups.len(), types.len(), "{name}");
        for group in &report.groups {
            let expected = &types[&group.key.0[0].1];
            assert_eq!(group.forecasts, expected["n"], "{name}");
            close(group.brier.value, &expected["brier"]);
        }
    }
    let said = refusal(&messy.join("56_truncated.xlsx"));
    assert!(said.contains("cut off") && said.contains("save it again"), "{said}");
}

#[test]
fn typed_cells_are_read_as_what_they_are() {
    let folder = Folder::new();
    let path = folder.workbook(|sheet| {
        let (day, percent) = (Format::new().set_num_format("d mmm yyyy"), Format::new().set_num_format("0%"));
        let date = |month, number| ExcelDateTime::from_ymd(2024, month, number).expect("a day");
        header(sheet, 0);
        for (row, probability, happened) in [(1, 0.01, true), (2, 1.0, true), (3, 0.355, false)] {
            sheet.write_number(row, 0, f64::from(row)).expect("a number");
            sheet.write_row(row, 1, ["Ann", "analyst"]).expect("texts");
            sheet.write_datetime_with_format(row, 3, date(1, 5), &day).expect("a day");
            sheet.write_number_with_format(row, 4, probability, &percent).expect("a percentage");
            sheet.write_datetime_with_format(row, 5, date(6, 30), &day).expect("a day");
            sheet.write_boolean(row, 6, happened).expect("a truth");
        }
        forecast(sheet, 4, ["4", "Ann", "analyst", "2024-01-05", "0.5", "2024-06-30", "no"]);
    });
    let expected = (0.99_f64.powi(2) + 0.355_f64.powi(2) + 0.25) / 4.0;
    let (scored, value) = brier(&path);
    assert_eq!(scored, 4);
    assert!((value - expected).abs() < 1e-15, "{value}");
}

#[test]
fn plain_day_numbers_of_a_1904_workbook_are_days_since_1904() {
    let folder = Folder::new();
    let days = |row: u32| {
        let mut cells = ["Q1", "Ann", "analyst", "", "0.75", "", "yes"].map(text);
        // 2024-01-05 and 2024-06-30 in the 1904 system.
        cells[3] = "<c><v>43834</v></c>".to_owned();
        cells[5] = "<c><v>44011</v></c>".to_owned();
        raw_row(row, &cells)
    };
    let path = folder.raw(r#"date1904="1""#, &days(2));
    assert!(codes(&path).contains(&"serial-dates"));
    let year = Plan { by: vec!["year".to_owned()], ..plan(&path) };
    let report = score(&year).expect("it can be read");
    assert_eq!(report.groups[0].key.0[0].1, "2024");
}

#[test]
fn a_wrong_cell_is_named_below_line_breaks_and_blank_rows() {
    let folder = Folder::new();
    let path = folder.workbook(|sheet| {
        sheet.write(0, 1, "Our log").expect("a title");
        let mut columns = HEADER.to_vec();
        columns.push("quote");
        sheet.write_row(3, 1, columns).expect("a header");
        sheet.write_row(4, 1, ANN).expect("a row");
        sheet.write(4, 8, "He said:\n\"three, \n quarters\"").expect("a quote");
        sheet.write_row(5, 1, BOB).expect("a row");
        sheet.write_row(16, 1, BOB).expect("a row");
        sheet.write(16, 5, "maybe").expect("a word");
    });
    assert_eq!(wrong(&path).len(), 1);
    assert!(wrong(&path)[0].starts_with("Forecasts!F17 maybe phrase-unknown"), "{:?}", wrong(&path));
    let report = score(&plan(&path)).expect("it can be read");
    let said = trackrecord::render::problems(&report.problems, false);
    assert!(said.contains("log.xlsx, Forecasts!F17, column \"probability\": \"maybe\""), "{said}");
    assert_eq!(report.problems[0].first[0].place.as_ref().and_then(|place| place.line), Some(17));
}

#[test]
fn errors_and_formulas_without_a_result_are_refused_by_cell() {
    let folder = Folder::new();
    let path = folder.raw(
        "",
        &[
            raw_forecast(2, r#"<c t="e"><f>A1/0</f><v>#DIV/0!</v></c>"#),
            raw_forecast(3, "<c><f>B1*2</f><v></v></c>"),
            raw_forecast(4, "<c><f>B1*2</f></c>"),
            raw_forecast(5, "<c><f>0.5+0.25</f><v>0.75</v></c>"),
        ]
        .concat(),
    );
    let found = wrong(&path);
    for cell in ["Forecasts!E2 #DIV/0!", "Forecasts!E3 #NO RESULT", "Forecasts!E4 #NO RESULT"] {
        assert!(found.iter().any(|problem| problem.starts_with(cell)), "{cell}: {found:?}");
    }
    let skipping = Plan { skip_bad_rows: true, ..plan(&path) };
    assert_eq!(score(&skipping).expect("it can be read").counts.scored, 1);
}

#[test]
fn an_error_is_no_name_of_a_source() {
    let folder = Folder::new();
    let mut cells = ANN.map(text);
    cells[1] = r#"<c t="e"><v>#REF!</v></c>"#.to_owned();
    let path = folder.raw("", &[raw_row(2, &cells), raw_forecast(3, "<c><v>0.5</v></c>")].concat());
    assert!(wrong(&path).contains(&"Forecasts!B2 #REF! error-cell".to_owned()), "{:?}", wrong(&path));
    let skipping = Plan { skip_bad_rows: true, ..plan(&path) };
    assert_eq!(score(&skipping).expect("it can be read").counts.scored, 1);
}

#[test]
fn the_sheet_with_a_header_is_read_and_hidden_ones_are_not() {
    let folder = Folder::new();
    let path = folder.sheets(|book| {
        book.add_worksheet().set_name("Notes").expect("a name").write(0, 0, "Read me").expect("a text");
        let old = book.add_worksheet().set_name("Old").expect("a name").set_hidden(true);
        header(old, 0);
        forecast(old, 1, BOB);
        let new = book.add_worksheet().set_name("New").expect("a name");
        header(new, 0);
        forecast(new, 1, ANN);
        forecast(new, 2, BOB);
        new.set_row_hidden(2).expect("a row");
    });
    assert_eq!(brier(&path), (2, 0.0625));
    assert!(codes(&path).contains(&"sheet-read") && codes(&path).contains(&"hidden-rows-read"));
    let old = Plan { sheets: vec!["old".to_owned()], ..plan(&path) };
    assert_eq!(score(&old).expect("it can be read").counts.scored, 1);
    let none = Plan { sheets: vec!["Older".to_owned()], ..plan(&path) };
    let said = score(&none).expect_err("there is no such sheet").to_string();
    assert!(said.contains("\"Notes\", \"Old\" (hidden), \"New\""), "{said}");
}

#[test]
fn two_sheets_of_forecasts_stop_the_run() {
    let folder = Folder::new();
    let path = folder.sheets(|book| {
        for name in ["2023", "2024"] {
            let sheet = book.add_worksheet().set_name(name).expect("a name");
            header(sheet, 0);
            forecast(sheet, 1, ANN);
        }
    });
    let said = refusal(&path);
    assert!(said.contains("\"2023\", \"2024\"") && said.contains("--sheet"), "{said}");
}

#[test]
fn resolutions_may_be_another_sheet() {
    let folder = Folder::new();
    let path = folder.sheets(|book| {
        let forecasts = book.add_worksheet().set_name("Forecasts").expect("a name");
        forecasts.write_row(0, 0, HEADER.into_iter().take(5)).expect("a header");
        forecasts.write_row(1, 0, ANN.into_iter().take(5)).expect("a row");
        let questions = book.add_worksheet().set_name("Questions").expect("a name");
        questions.write_row(0, 0, ["question_id", "resolved_on", "outcome"]).expect("a header");
        questions.write_row(1, 0, ["Q1", "2024-06-30", "yes"]).expect("a row");
    });
    assert_eq!(brier(&path), (1, 0.0625));
    let asked = Plan { resolutions: vec![path.clone()], ..plan(&path) };
    assert_eq!(score(&asked).expect("it can be read").counts.scored, 1);
}

#[test]
fn a_stray_cell_in_the_far_corner_costs_nothing() {
    let folder = Folder::new();
    let path = folder.workbook(|sheet| {
        header(sheet, 0);
        forecast(sheet, 1, ANN);
        sheet.write(1_000_000, 16_000, "x").expect("a cell");
    });
    let started = std::time::Instant::now();
    assert_eq!(brier(&path), (1, 0.0625));
    assert!(started.elapsed().as_secs() < 2, "{:?}", started.elapsed());
    assert!(codes(&path).contains(&"cells-beside-table"));
}

#[test]
fn a_bomb_is_refused() {
    let folder = Folder::new();
    let path = folder.raw("", &format!("<row r=\"2\">{}</row>", " ".repeat(64 << 20)));
    assert!(std::fs::metadata(&path).expect("a file").len() < 1 << 20);
    let said = refusal(&path);
    assert!(said.contains("unpacks to more than"), "{said}");
}

#[test]
fn repeated_rows_of_ods_are_not_spelled_out() {
    let row = |cells: [&str; 7], repeats: u32| {
        let cell = |text: &&str| {
            format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
        };
        let cells: String = cells.iter().map(cell).collect();
        format!(r#"<table:table-row table:number-rows-repeated="{repeats}">{cells}</table:table-row>"#)
    };
    let blank = r#"<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let folder = Folder::new();
    let ods = |rows: String| {
        let content = format!(
            r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="Log">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
        );
        let mimetype = "application/vnd.oasis.opendocument.spreadsheet".to_owned();
        let path = folder.file("log.ods");
        let manifest = "<manifest:manifest/>".to_owned();
        zipped(&path, &[("mimetype", mimetype), ("META-INF/manifest.xml", manifest), ("content.xml", content)]);
        path
    };
    assert_eq!(brier(&ods([row(HEADER, 1), row(ANN, 1), blank.to_owned()].concat())), (1, 0.0625));
    let mut bad = ANN;
    bad[4] = "maybe";
    let found = wrong(&ods([row(HEADER, 1), row(ANN, 2), blank.to_owned(), row(bad, 1)].concat()));
    assert!(found[0].starts_with("Log!E1048004 maybe"), "{found:?}");
    let said = refusal(&ods([row(HEADER, 1), row(ANN, 1_000_000)].concat()));
    assert!(said.contains("row 2") && said.contains("repeated 1000000 times"), "{said}");
}

#[test]
fn what_is_no_workbook_says_so() {
    let folder = Folder::new();
    for (name, content, expected) in [
        ("page.xls", "<html><body><table><tr><td>a</td></tr></table></body></html>", "a web page"),
        (
            "old.xls",
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"></Workbook>",
            "Excel 2003",
        ),
        ("cut.xls", "\u{0}", "XLS"),
    ] {
        let path = folder.file(name);
        let mut bytes = content.as_bytes().to_vec();
        if name == "cut.xls" {
            bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        }
        std::fs::write(&path, bytes).expect("writable");
        let said = refusal(&path);
        assert!(said.contains(expected) || name == "cut.xls" && said.contains("no Excel workbook"), "{said}");
    }
    let path = folder.file("archive.xlsx");
    zipped(&path, &[("forecasts.csv", "a,b\n".to_owned())]);
    assert!(refusal(&path).contains("no workbook"), "{}", refusal(&path));
}

#[test]
fn what_libreoffice_writes_scores_like_the_csv() {
    let folder = Folder::new();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    let csv = Plan { resolutions: vec![example.join("resolutions.csv")], ..plan(&example.join("forecasts.csv")) };
    let expected = score(&csv).expect("it can be read");
    for form in ["xlsx", "ods", "xls", "fods"] {
        let converted = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", folder.file("profile").display()))
            .args(["--headless", "--convert-to", form, "--outdir"])
            .arg(folder.0.path())
            .args([example.join("forecasts.csv"), example.join("resolutions.csv")])
            .output();
        if converted.is_err() {
            eprintln!("skipped: no soffice on this machine");
            return;
        }
        let file = |name: &str| folder.file(name).with_extension(form);
        let plan = Plan { resolutions: vec![file("resolutions")], ..plan(&file("forecasts")) };
        let report = score(&plan).expect(form);
        assert_eq!(report.counts, expected.counts, "{form}");
        assert_eq!(report.overall.brier, expected.overall.brier, "{form}");
        let briers = |report: &Report| report.groups.iter().map(|group| group.brier).collect::<Vec<_>>();
        assert_eq!(briers(&report), briers(&expected), "{form}");
    }
}
