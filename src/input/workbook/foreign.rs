//! Files that are neither a workbook that can be read nor a text table, by their first bytes: what they are, and what to
//! do with them.

use crate::localized::{Language, Localized, localized};
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

/// What a file is.
type FileIs = Localized<&'static str>;

const DAMAGED_XLS: FileIs =
    Localized::both("a damaged old Excel workbook (XLS)", "eine beschädigte alte Excel-Arbeitsmappe (XLS)");

/// First bytes of files that are not text.
const BINARY: &[(&[u8], FileIs, Remedy)] = &[
    (b"%PDF", Localized::both("a PDF", "ein PDF"), Remedy::Copy),
    (b"{\\rtf", Localized::both("a text document (RTF)", "ein Textdokument (RTF)"), Remedy::Copy),
    (b"\x89PNG", Localized::both("a picture (PNG)", "ein Bild (PNG)"), Remedy::Copy),
    (b"\xff\xd8\xff", Localized::both("a picture (JPEG)", "ein Bild (JPEG)"), Remedy::Copy),
    (b"GIF8", Localized::both("a picture (GIF)", "ein Bild (GIF)"), Remedy::Copy),
    (b"PK\x05\x06", Localized::both("an empty zip file", "eine leere ZIP-Datei"), Remedy::Unpack),
    (
        b"\x1f\x8b",
        Localized::both("compressed twice, the second time with gzip", "doppelt gepackt, beim zweiten Mal mit gzip"),
        Remedy::Unpack,
    ),
    (
        b"\x28\xb5\x2f\xfd",
        Localized::both("compressed twice, the second time with zstd", "doppelt gepackt, beim zweiten Mal mit zstd"),
        Remedy::Unpack,
    ),
    (b"\xfd7zXZ", Localized::both("compressed with xz", "mit xz gepackt"), Remedy::Unpack),
    (b"7z\xbc\xaf\x27\x1c", Localized::both("a 7-Zip archive", "ein 7-Zip-Archiv"), Remedy::Unpack),
    (b"Rar!", Localized::both("a RAR archive", "ein RAR-Archiv"), Remedy::Unpack),
    #[cfg(not(feature = "parquet"))]
    (b"PAR1", Localized::both("a Parquet file", "eine Parquet-Datei"), Remedy::Build),
    (b"PARE", Localized::both("a Parquet file with a password", "eine Parquet-Datei mit Kennwort"), Remedy::Copy),
    (b"SQLite format 3", Localized::both("a database (SQLite)", "eine Datenbank (SQLite)"), Remedy::SaveAgain),
    (b"\x09\x00\x04\x00", Localized::both("a workbook of Excel 2", "eine Arbeitsmappe von Excel 2"), Remedy::SaveAgain),
    (b"\x09\x02\x06\x00", Localized::both("a workbook of Excel 3", "eine Arbeitsmappe von Excel 3"), Remedy::SaveAgain),
    (b"\x09\x04\x06\x00", Localized::both("a workbook of Excel 4", "eine Arbeitsmappe von Excel 4"), Remedy::SaveAgain),
    (b"\x09\x08\x08\x00", DAMAGED_XLS, Remedy::SaveAgain),
    (b"\x09\x08\x10\x00", DAMAGED_XLS, Remedy::SaveAgain),
];

/// Why a file that begins with these bytes is refused, if it is of a known other kind.
pub(super) fn refusal(head: &[u8]) -> Option<Localized> {
    let binary = BINARY.iter().find(|(start, ..)| head.starts_with(start)).map(|&(_, what, remedy)| (what, remedy));
    // The archive that is usually in a .tar.gz; its mark stands behind the name of its first file.
    let tar = (Localized::both("a tar archive", "ein tar-Archiv"), Remedy::Unpack);
    let archive = || head.get(257..).is_some_and(|rest| rest.starts_with(b"ustar")).then_some(tar);
    let (what, remedy) = binary.or_else(archive).or_else(|| of_text(&start_of_text(head)))?;
    let [this, das] = [what.english(), what.of(Language::German)];
    Some(match remedy {
        Remedy::SaveAgain => save_again(what),
        Remedy::Copy => table_elsewhere(what),
        Remedy::Unpack => localized!(
            "this is {this}, not a table; unpack it and give the file that was in it",
            "Das ist {das}, keine Tabelle; entpacken und die Datei darin nennen"
        ),
        #[cfg(not(feature = "parquet"))]
        Remedy::Build => localized!(
            "this is {this}, which this trackrecord was built without; save it as CSV, or install trackrecord with the feature \
             parquet (cargo install --path . --features parquet)",
            "Das ist {das}, wofür dieses trackrecord nicht gebaut wurde; als CSV speichern oder trackrecord mit dem Feature \
             parquet installieren (cargo install --path . --features parquet)"
        ),
        Remedy::Download => localized!(
            "this is {this}, which holds no rows; open it in the browser and choose File, Download, \"Microsoft Excel \
             (.xlsx)\" or \"Comma-separated values (.csv)\"",
            "Das ist {das}, darin stehen keine Zeilen; im Browser öffnen und Datei, Herunterladen, „Microsoft Excel (.xlsx)“ \
             oder „Kommagetrennte Werte (.csv)“ wählen"
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

fn of_text(start: &str) -> Option<(FileIs, Remedy)> {
    const PAGE: (FileIs, Remedy) = (
        Localized::both(
            "a web page (HTML), whatever its name says",
            "eine Webseite (HTML), was auch immer der Dateiname sagt",
        ),
        Remedy::SaveAgain,
    );
    if start.starts_with("<?xml") {
        return Some(
            if start.contains("urn:schemas-microsoft-com:office:spreadsheet") || start.contains("excel.sheet") {
                (
                    Localized::both("an XML workbook of Excel 2003", "eine XML-Arbeitsmappe von Excel 2003"),
                    Remedy::SaveAgain,
                )
            } else if start.contains("<html") || start.contains("<!doctype html") {
                PAGE
            } else {
                (Localized::both("an XML file", "eine XML-Datei"), Remedy::SaveAgain)
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
        let shortcut = "eine Verknüpfung zu einer Tabelle von Google Sheets";
        return Some((Localized::both("a shortcut to a sheet of Google Sheets", shortcut), Remedy::Download));
    }
    (is_object || is_list).then_some((Localized::both("a JSON file", "eine JSON-Datei"), Remedy::SaveAgain))
}

/// What is said of a file that a spreadsheet program opens.
pub(super) fn save_again(what: FileIs) -> Localized {
    let [this, das] = [what.english(), what.of(Language::German)];
    localized!(
        "this is {this}, which cannot be read; open it in your spreadsheet program and save it as \"Excel workbook (.xlsx)\"",
        "Das ist {das}, das lässt sich nicht lesen; im Tabellenprogramm öffnen und als „Excel-Arbeitsmappe (.xlsx)“ speichern"
    )
}

/// What is said of a document in which the user has to look for the table.
pub(super) fn table_elsewhere(what: FileIs) -> Localized {
    let [this, das] = [what.english(), what.of(Language::German)];
    localized!(
        "this is {this}, which cannot be read; copy the table in it into a spreadsheet and save that as \"Excel workbook \
         (.xlsx)\"",
        "Das ist {das}, das lässt sich nicht lesen; die Tabelle daraus in ein Tabellenprogramm kopieren und als \
         „Excel-Arbeitsmappe (.xlsx)“ speichern"
    )
}

/// What is said of a workbook with a password.
pub(super) const PASSWORD: Localized<&str> = Localized::both(
    "this workbook has a password; open it in your spreadsheet program and save it without one",
    "Diese Arbeitsmappe ist mit einem Kennwort geschützt; im Tabellenprogramm öffnen und ohne speichern",
);
