//! Files that are neither a workbook that can be read nor a text table, by their first bytes: what they are, and what to
//! do with them.

use encoding_rs::{UTF_16BE, UTF_16LE};

/// What to do with a file that has a table somewhere inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Remedy {
    /// A spreadsheet program opens it.
    SaveAgain,
    /// The table has to be copied out of it.
    Copy,
    /// It has to be unpacked.
    Unpack,
    /// The shortcut leads to the file.
    Download,
    /// Another build reads it.
    #[cfg(not(feature = "parquet"))]
    Build,
}

const DAMAGED_XLS: &str = "a damaged old Excel workbook (XLS)";

/// First bytes of files that are not text.
const BINARY: &[(&[u8], &str, Remedy)] = &[
    (b"%PDF", "a PDF", Remedy::Copy),
    (b"{\\rtf", "a text document (RTF)", Remedy::Copy),
    (b"\x89PNG", "a picture (PNG)", Remedy::Copy),
    (b"\xff\xd8\xff", "a picture (JPEG)", Remedy::Copy),
    (b"GIF8", "a picture (GIF)", Remedy::Copy),
    (b"PK\x05\x06", "an empty zip file", Remedy::Unpack),
    (b"\x1f\x8b", "compressed twice, the second time with gzip", Remedy::Unpack),
    (b"\x28\xb5\x2f\xfd", "compressed twice, the second time with zstd", Remedy::Unpack),
    (b"\xfd7zXZ", "compressed with xz", Remedy::Unpack),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", Remedy::Unpack),
    (b"Rar!", "a RAR archive", Remedy::Unpack),
    #[cfg(not(feature = "parquet"))]
    (b"PAR1", "a Parquet file", Remedy::Build),
    (b"PARE", "a Parquet file with a password", Remedy::Copy),
    (b"SQLite format 3", "a database (SQLite)", Remedy::SaveAgain),
    (b"\x09\x00\x04\x00", "a workbook of Excel 2", Remedy::SaveAgain),
    (b"\x09\x02\x06\x00", "a workbook of Excel 3", Remedy::SaveAgain),
    (b"\x09\x04\x06\x00", "a workbook of Excel 4", Remedy::SaveAgain),
    (b"\x09\x08\x08\x00", DAMAGED_XLS, Remedy::SaveAgain),
    (b"\x09\x08\x10\x00", DAMAGED_XLS, Remedy::SaveAgain),
];

/// Why a file that begins with these bytes is refused, if it is of a known other kind.
pub(super) fn refusal(head: &[u8]) -> Option<String> {
    let binary = BINARY.iter().find(|(start, ..)| head.starts_with(start)).map(|&(_, what, remedy)| (what, remedy));
    // The archive that is usually in a .tar.gz; its mark stands behind the name of its first file.
    let archive =
        || head.get(257..).is_some_and(|rest| rest.starts_with(b"ustar")).then_some(("a tar archive", Remedy::Unpack));
    let (what, remedy) = binary.or_else(archive).or_else(|| of_text(&start_of_text(head)))?;
    Some(match remedy {
        Remedy::SaveAgain => save_again(what),
        Remedy::Copy => table_elsewhere(what),
        Remedy::Unpack => format!("this is {what}, not a table; unpack it and give the file that was in it"),
        #[cfg(not(feature = "parquet"))]
        Remedy::Build => format!(
            "this is {what}, which this trackrecord was built without; save it as CSV, or install trackrecord with the feature \
             parquet (cargo install --path . --features parquet)"
        ),
        Remedy::Download => format!(
            "this is {what}, which holds no rows; open it in the browser and choose File, Download, \"Microsoft Excel \
             (.xlsx)\" or \"Comma-separated values (.csv)\""
        ),
    })
}

/// The first characters in lower case, without byte order mark and blanks.
pub(super) fn start_of_text(head: &[u8]) -> String {
    let head = &head[..head.len().min(4096)];
    let text = if head.starts_with(b"\xff\xfe") {
        UTF_16LE.decode_without_bom_handling(head).0
    } else if head.starts_with(b"\xfe\xff") {
        UTF_16BE.decode_without_bom_handling(head).0
    } else {
        String::from_utf8_lossy(head)
    };
    text.trim_start_matches('\u{feff}').trim_start().to_lowercase()
}

fn of_text(start: &str) -> Option<(&'static str, Remedy)> {
    const PAGE: (&str, Remedy) = ("a web page (HTML), whatever its name says", Remedy::SaveAgain);
    if start.starts_with("<?xml") {
        return Some(
            if start.contains("urn:schemas-microsoft-com:office:spreadsheet") || start.contains("excel.sheet") {
                ("an XML workbook of Excel 2003", Remedy::SaveAgain)
            } else if start.contains("<html") || start.contains("<!doctype html") {
                PAGE
            } else {
                ("an XML file", Remedy::SaveAgain)
            },
        );
    }
    let tags = ["<html", "<!doctype html", "<table", "<head", "<meta", "<body", "<!--", "<style", "<div"];
    if tags.iter().any(|tag| start.starts_with(tag)) || start.starts_with("mime-version:") {
        return Some(PAGE);
    }
    // A header of a table may begin with a bracket, but not like this.
    let inside = |open| start.strip_prefix(open).map(str::trim_start);
    let is_object = inside('{').is_some_and(|rest| rest.starts_with(['"', '}']));
    let is_list = inside('[').is_some_and(|rest| rest.starts_with(['{', '[']));
    if is_object && (start.contains("\"doc_id\"") || start.contains("docs.google.com")) {
        return Some(("a shortcut to a sheet of Google Sheets", Remedy::Download));
    }
    (is_object || is_list).then_some(("a JSON file", Remedy::SaveAgain))
}

/// What is said of a file that a spreadsheet program opens.
pub(super) fn save_again(what: &str) -> String {
    format!(
        "this is {what}, which cannot be read; open it in your spreadsheet program and save it as \"Excel workbook (.xlsx)\""
    )
}

/// What is said of a document in which the user has to look for the table.
pub(super) fn table_elsewhere(what: &str) -> String {
    format!(
        "this is {what}, which cannot be read; copy the table in it into a spreadsheet and save that as \"Excel workbook \
         (.xlsx)\""
    )
}

/// What is said of a workbook with a password.
pub(super) const PASSWORD: &str =
    "this workbook has a password; open it in your spreadsheet program and save it without one";
