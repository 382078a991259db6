//! What is given for a table but is none: each is named for what its bytes say, not its name, with what to do.

use crate::support::books::*;
use crate::support::xls::container;

const XML_2003: &[u8] = b"<?xml version=\"1.0\"?>\r\n<?mso-application progid=\"Excel.Sheet\"?>\r\n<Workbook \
    xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"Log\"></Worksheet></Workbook>";

#[test]
fn other_kinds_of_files_are_named() {
    let folder = Folder::new();
    let page = "<html><body><table><tr><td>question_id</td></tr></table></body></html>";
    let utf16: Vec<u8> = "\u{feff}<html><table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [(&str, &[u8], &str, &str); 23] = [
        ("log.xls", page.as_bytes(), "a web page (HTML)", "save it as \"Excel workbook (.xlsx)\""),
        ("log.csv", b"\xef\xbb\xbf\n<!DOCTYPE html>\n<p>Sign in", "a web page (HTML)", "save it as"),
        ("log.xls", b"<?xml version=\"1.0\"?><!DOCTYPE html><html>", "a web page (HTML)", "save it as"),
        ("log.xls", b"<meta http-equiv=\"Content-Type\"><table>", "a web page (HTML)", "save it as"),
        ("log.xls", b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "a web page (HTML)", "save it as"),
        ("log.xls", &utf16, "a web page (HTML)", "save it as"),
        ("log.xls", XML_2003, "an XML workbook of Excel 2003", "save it as \"Excel workbook (.xlsx)\""),
        ("log.csv", b"<?xml version=\"1.0\"?><rows/>", "an XML file", "save it as"),
        ("log.csv", b"%PDF-1.7\n%\xe2\xe3", "a PDF", "copy the table"),
        ("log.csv", b"{\\rtf1\\ansi", "(RTF)", "copy the table"),
        ("log.csv", b"\x89PNG\r\n\x1a\n", "a picture", "copy the table"),
        (
            "log.gsheet",
            b"{\"url\": \"https://docs.google.com/open?id=1\", \"doc_id\": \"1\"}",
            "Google Sheets",
            "Download",
        ),
        ("log.gsheet", b"{\"\":\"WARNING!\",\"doc_id\":\"1\",\"email\":\"a@b\"}", "Google Sheets", "File, Download"),
        ("log.csv", b"{\"rows\": [1, 2]}", "a JSON file", "save it as"),
        ("log.csv", b"[\n  {\"source\": \"Ann\"}\n]", "a JSON file", "save it as"),
        ("log.csv", b"\x1f\x8b\x08\x00", "compressed with gzip and was cut off", "fetch it again"),
        ("log.csv", b"7z\xbc\xaf\x27\x1c\x00\x04", "7-Zip", "unpack it"),
        ("log.csv", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "an empty zip file", "unpack it"),
        ("log.csv", b"PAR1\x15\x04", "a Parquet file", "save it as CSV"),
        ("log.csv", b"PARE\x15\x04", "a Parquet file with a password", "copy the table"),
        ("log.xls", b"\x09\x08\x10\x00\x00\x06\x05\x00", "a damaged old Excel workbook", "save it as"),
        ("log.csv", b"", "empty (0 bytes)", "the right one"),
        ("log.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "damaged or was cut off", "fetch it again"),
    ];
    for (name, content, what, remedy) in cases {
        let said = refusal(&folder.bytes(name, content));
        assert!(said.contains(what) && said.contains(remedy) && said.contains(name), "{what}: {said}");
    }
}

/// A header may begin with a bracket or an angle.
#[test]
fn a_header_in_brackets_is_no_json() {
    let folder = Folder::new();
    for header in ["[my note],", "{my note},", "<5 years,"] {
        let content = format!("{header}{}\n,{}\n", HEADER.join(","), ANN.join(","));
        assert_eq!(brier(&folder.bytes("log.csv", content.as_bytes())), (1, 0.0625), "{header}");
    }
}

#[test]
fn containers_of_old_office_files_are_told_apart() {
    let folder = Folder::new();
    for (streams, what) in [
        (&["EncryptionInfo", "EncryptedPackage"][..], "has a password"),
        (&["WordDocument", "1Table"], "a Word document (.doc)"),
        (&["PowerPoint Document"], "a PowerPoint presentation (.ppt)"),
        (&["__properties_version1.0"], "an Outlook message (.msg)"),
        (&["Something else"], "damaged"),
    ] {
        let streams: Vec<(&str, &[u8])> = streams.iter().map(|name| (*name, &b"x"[..])).collect();
        let said = refusal(&folder.bytes("log.xlsx", &container(&streams)));
        assert!(said.contains(what), "{what}: {said}");
    }
    let sheet = crate::support::xls::Sheet { name: "Log", state: 0, hidden: &[], cells: &[] };
    let locked = crate::support::xls::xls(&[sheet], &crate::support::xls::record(0x002F, &[1, 0, 1, 0]));
    let said = refusal(&folder.bytes("log.xls", &locked));
    assert!(said.contains("has a password") && said.contains("save it without one"), "{said}");
}

/// Names and contents of the parts of a zip file.
type Parts<'a> = &'a [(&'static str, String)];

#[test]
fn zip_files_are_told_apart() {
    let folder = Folder::new();
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let root = |target: &str| {
        let relations =
            format!(r#"<Relationships><Relationship Id="r" Type="{kinds}" Target="{target}"/></Relationships>"#);
        ("_rels/.rels", relations)
    };
    let part = |name| (name, "x".to_owned());
    let odt = ("mimetype", "application/vnd.oasis.opendocument.text".to_owned());
    let calc = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned());
    let manifest = |inside: &str| ("META-INF/manifest.xml", format!("<manifest:manifest>{inside}</manifest:manifest>"));
    let locked = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let cases: [(Parts<'_>, &str, &str); 9] = [
        (&[part("forecasts.csv")], "a zip file, but no workbook", "the file in it, forecasts.csv"),
        (&[part("a.csv"), part("b.csv")], "a zip file, but no workbook", "the files in it"),
        (&[part("Index/Document.iwa"), part("preview.jpg")], "Apple Numbers", "Export To, Excel"),
        (&[root("xl/workbook.bin"), part("xl/workbook.bin")], "a binary workbook (XLSB)", "save it as"),
        (&[root("word/document.xml"), part("word/document.xml")], "a Word document (.docx)", "copy the table"),
        (&[root("ppt/presentation.xml")], "a PowerPoint presentation", "copy the table"),
        (&[odt, manifest(""), part("content.xml")], "a text document of LibreOffice", "copy the table"),
        (&[calc.clone(), manifest(locked), part("content.xml")], "has a password", "save it without one"),
        // As LibreOffice 24.8 and later lock it: one part in which everything is.
        (&[calc, manifest(locked), part("encrypted-package")], "has a password", "save it without one"),
    ];
    for (parts, what, remedy) in cases {
        let path = folder.file("log.xlsx");
        zipped(&path, parts);
        let said = refusal(&path);
        assert!(said.contains(what) && said.contains(remedy), "{what}: {said}");
    }
}

#[test]
fn a_damaged_zip_is_refused() {
    let folder = Folder::new();
    let whole = std::fs::read(folder.workbook(|sheet| {
        sheet.write_row(0, 0, HEADER).expect("a header");
        sheet.write_row(1, 0, ANN).expect("a row");
    }))
    .expect("readable");
    let said = refusal(&folder.bytes("cut.xlsx", &whole[..whole.len() / 2]));
    assert!(said.contains("damaged or was cut off") && said.contains("save it again"), "{said}");
    // Every byte that is not right either does not matter or is noticed.
    for at in (0..whole.len()).step_by(13) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xff;
        match score(&options(&folder.bytes("flipped.xlsx", &bytes))) {
            Ok(report) => assert_eq!(report.overall.brier.value(), Some(0.0625), "byte {at}"),
            Err(error) => assert_eq!(error.exit_code(), 1, "{error}"),
        }
    }
}
