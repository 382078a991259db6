//! Workbooks of any bytes: as they are, or as one part of a workbook that is sound otherwise, so that what is behind the
//! container is reached at all.

use std::io::{Cursor, Write};

use crate::model::Day;
use crate::options::RunOptions;
use crate::read::{Progress, read_log};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

#[path = "../../tests/it/support/compound.rs"]
mod compound;

const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The first byte says what the others are; they are read or refused.
pub fn workbook(data: &[u8]) {
    let Some((form, part)) = data.split_first() else { return };
    let file = match form {
        b'x' => xlsx(part, b"<sst><si><t>Q1</t></si></sst>", b"<styleSheet/>"),
        b't' => xlsx(SHEET, part, b"<styleSheet/>"),
        b'f' => xlsx(SHEET, b"<sst><si><t>Q1</t></si></sst>", part),
        b'o' => ods(part),
        b'b' => compound::container(&[("Workbook", part)]),
        _ => part.to_vec(),
    };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("log.xlsx");
    std::fs::write(&path, file).expect("written");
    let mut options = RunOptions::new(vec![path], vec![], Day::LAST);
    options.reading.threads = 1;
    if let Err(error) = read_log(&options, &Progress::default()) {
        assert!(!error.to_string().is_empty());
    }
}

/// A row with a shared text and a styled number.
const SHEET: &[u8] =
    b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>source</t></is></c><c r=\"B1\" \
    t=\"inlineStr\"><is><t>probability</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" \
    s=\"1\"><v>0.5</v></c></row></sheetData></worksheet>";

fn xlsx(sheet: &[u8], texts: &[u8], styles: &[u8]) -> Vec<u8> {
    let one = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{KINDS}/{kind}" Target="{target}"/>"#)
    };
    let all = |relations: &[String]| format!("<Relationships>{}</Relationships>", relations.concat()).into_bytes();
    let parts = all(&[one("a", "worksheet", "s.xml"), one("b", "sharedStrings", "t.xml"), one("c", "styles", "f.xml")]);
    let book = format!(r#"<workbook xmlns:r="{KINDS}"><sheets><sheet name="Log" r:id="a"/></sheets></workbook>"#);
    stored(&[
        ("_rels/.rels", &all(&[one("r", "officeDocument", "w.xml")])),
        ("w.xml", book.as_bytes()),
        ("_rels/w.xml.rels", &parts),
        ("s.xml", sheet),
        ("t.xml", texts),
        ("f.xml", styles),
    ])
}

fn ods(content: &[u8]) -> Vec<u8> {
    stored(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest/>"),
        ("content.xml", content),
    ])
}

fn stored(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(vec![]));
    for (name, content) in parts {
        let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(*name, plain).expect("writable");
        zip.write_all(content).expect("writable");
    }
    zip.finish().expect("writable").into_inner()
}
