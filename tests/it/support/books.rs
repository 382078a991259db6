//! Workbooks for tests: written by a library, or by hand where no library writes what people's programs do.

use std::io::{Seek, Write};
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{Workbook, Worksheet};
use trackrecord::error::Error;
use trackrecord::model::Day;
use trackrecord::options::{GroupingColumn, RunOptions};
use trackrecord::report::{self, Progress, Report};
use zip::write::SimpleFileOptions;

pub(crate) const HEADER: [&str; 7] =
    ["question_id", "source", "source_type", "forecast_date", "probability", "resolved_on", "outcome"];

pub(crate) fn options(forecasts: &Path) -> RunOptions {
    let as_of = Day::from_ymd(2026, 1, 1).expect("a day");
    let mut options = RunOptions::new(vec![forecasts.to_owned()], vec![], as_of);
    options.statistics.resamples = 0;
    options
}

pub(crate) fn options_by(column: GroupingColumn, forecasts: &Path) -> RunOptions {
    let mut options = options(forecasts);
    options.selection.group_by = vec![column];
    options
}

pub(crate) fn score(options: &RunOptions) -> Result<Report, Error> {
    report::score(options, &Progress::default()).map(|scored| scored.report)
}

pub(crate) fn brier(path: &Path) -> (u64, f64) {
    let report = score(&options(path)).expect("it can be read");
    (report.counts.scored, report.overall.brier.value().expect("a score"))
}

/// What is said of a workbook that cannot be read.
pub(crate) fn refusal(path: &Path) -> String {
    match score(&options(path)) {
        Err(error) => {
            assert_eq!(error.exit_code(), 1, "{error}");
            error.to_string()
        }
        Ok(_) => panic!("{} was read", path.display()),
    }
}

/// Place, value and code of everything that is wrong.
pub(crate) fn wrong(path: &Path) -> Vec<String> {
    let report = score(&options(path)).expect("it can be read");
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

pub(crate) fn codes(path: &Path) -> Vec<&'static str> {
    score(&options(path)).expect("it can be read").notes.iter().map(|note| note.code.as_str()).collect()
}

pub(crate) struct Folder(pub(crate) tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A workbook with what `fill` puts into its first sheet.
    pub(crate) fn workbook(&self, fill: impl FnOnce(&mut Worksheet)) -> PathBuf {
        self.sheets(|book| fill(book.add_worksheet().set_name("Forecasts").expect("a name")))
    }

    pub(crate) fn sheets(&self, fill: impl FnOnce(&mut Workbook)) -> PathBuf {
        let (mut book, path) = (Workbook::new(), self.file("log.xlsx"));
        fill(&mut book);
        book.save(&path).expect("writable");
        path
    }

    /// A workbook whose sheet has these rows as XML; `properties` are those of the workbook.
    pub(crate) fn raw(&self, properties: &str, rows: &str) -> PathBuf {
        let header = raw_row(1, &HEADER.map(text));
        self.raw_parts(properties, &format!("{header}{rows}"), "<styleSheet/>", "<sst/>")
    }

    /// The same with header, formats and shared texts as XML.
    pub(crate) fn raw_parts(&self, properties: &str, rows: &str, styles: &str, texts: &str) -> PathBuf {
        let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let relation = |id: &str, kind: &str, part: &str| {
            format!(r#"<Relationship Id="{id}" Type="{kinds}/{kind}" Target="{part}"/>"#)
        };
        let relations = |all: &[String]| format!("<Relationships>{}</Relationships>", all.concat());
        let of_book = relations(&[
            relation("a", "worksheet", "sheet.xml"),
            relation("b", "styles", "styles.xml"),
            relation("c", "sharedStrings", "texts.xml"),
        ]);
        let workbook = format!(
            r#"<workbook xmlns:r="{kinds}"><workbookPr {properties}/><sheets><sheet name="Forecasts" r:id="a"/></sheets></workbook>"#
        );
        let parts = [
            ("_rels/.rels", relations(&[relation("r", "officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", of_book),
            ("xl/sheet.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
            ("xl/styles.xml", styles.to_owned()),
            ("xl/texts.xml", texts.to_owned()),
        ];
        let path = self.file("raw.xlsx");
        zipped(&path, &parts);
        path
    }

    /// An ODS whose sheets are this XML; `styles` are automatic ones.
    pub(crate) fn ods(&self, styles: &str, tables: &str) -> PathBuf {
        let content = format!(
            "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body>\
             <office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
        );
        let path = self.file("log.ods");
        let mimetype = "application/vnd.oasis.opendocument.spreadsheet".to_owned();
        let manifest = "<manifest:manifest/>".to_owned();
        zipped(&path, &[("mimetype", mimetype), ("META-INF/manifest.xml", manifest), ("content.xml", content)]);
        path
    }

    /// The bytes as a file.
    pub(crate) fn bytes(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.file(name);
        std::fs::write(&path, content).expect("writable");
        path
    }
}

/// A row of texts of ODS, so often.
pub(crate) fn ods_row(cells: [&str; 7], repeats: u32) -> String {
    let cell = |text: &&str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let cells: String = cells.iter().map(cell).collect();
    format!(r#"<table:table-row table:number-rows-repeated="{repeats}">{cells}</table:table-row>"#)
}

pub(crate) fn zipped(path: &Path, parts: &[(&str, String)]) {
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).expect("writable"));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("writable");
        zip.write_all(content.as_bytes()).expect("writable");
    }
    zip.finish().expect("writable").rewind().expect("a file");
}

pub(crate) fn text(text: &str) -> String {
    format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#)
}

pub(crate) fn raw_row(number: u32, cells: &[String]) -> String {
    format!(r#"<row r="{number}">{}</row>"#, cells.concat())
}

/// One forecast as XML, with this cell for its probability.
pub(crate) fn raw_forecast(row: u32, probability: &str) -> String {
    let mut cells = ["Q1", "Ann", "analyst", "2024-01-05", "", "2024-06-30", "yes"].map(text);
    probability.clone_into(&mut cells[4]);
    raw_row(row, &cells)
}

pub(crate) fn header(sheet: &mut Worksheet, row: u32) {
    sheet.write_row(row, 0, HEADER).expect("writable");
}

pub(crate) fn forecast(sheet: &mut Worksheet, row: u32, cells: [&str; 7]) {
    sheet.write_row(row, 0, cells).expect("writable");
}

pub(crate) const ANN: [&str; 7] = ["Q1", "Ann", "analyst", "2024-01-05", "0.75", "2024-06-30", "yes"];
pub(crate) const BOB: [&str; 7] = ["Q2", "Bob", "analyst", "2024-01-05", "0.25", "2024-06-30", "no"];
