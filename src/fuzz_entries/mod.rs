//! What is fuzzed: each parser with any bytes, and what must hold of its answer. `src/tests/fuzz_smoke.rs` runs these for a
//! moment on each test run, `fuzz/` for as long as one likes.

use crate::convert::{Clean, csv};
use crate::dataset::Progress;
use crate::dataset::probability::{self, ProbabilityScale};
use crate::dataset::{dates, outcome};
use crate::input::bytes::ByteSource;
use crate::input::columns::{Field, match_headers};
use crate::input::decode;
use crate::input::dialect::Dialect;
use crate::input::rows::TableRows;
use crate::input::separators::{Separators, last_record_end};
use crate::options::{DateOrder, Language, ReadingOptions};

mod workbook;

pub use workbook::workbook;

/// Records and fields: every byte of the text is in one record, and rows do not run backwards.
pub fn records(data: &[u8]) {
    for delimiter in [b',', b';', b'\t', b'|'] {
        let dialect = Dialect { delimiter, ..Dialect::default() };
        let mut separators = Separators::default();
        separators.index(data, dialect);
        let (mut line, mut scratch, mut bytes) = (0, vec![], 0);
        for row in TableRows::new(data, &separators, 1) {
            assert!(row.line() > line);
            line = row.line();
            bytes += row.verbatim().len();
            for at in 0..=row.width() {
                assert_eq!(row.text(at, &mut scratch).is_none(), at == row.width());
            }
        }
        assert!(bytes <= data.len());
        assert!(last_record_end(data, dialect).is_none_or(|end| end <= data.len()));
    }
}

/// Dates: what is read prints as a date that reads back the same.
pub fn dates(data: &[u8]) {
    let same = |moment: crate::model::Moment| {
        let printed = moment.to_string();
        let again = dates::parse(printed.as_bytes(), None).expect("canonical dates are readable");
        assert_eq!((moment, moment.offset_minutes()), (again, again.offset_minutes()), "{printed}");
    };
    for order in [None, Some(DateOrder::Dmy), Some(DateOrder::Mdy), Some(DateOrder::Ymd)] {
        if let Ok(moment) = dates::parse(data, order) {
            same(moment);
        }
    }
    if let Ok(moment) = dates::parse_serial(data) {
        same(moment);
    }
    let mut evidence = dates::DateEvidence::default();
    for (line, value) in (1..).zip(data.split(|&byte| byte == b'\n')) {
        evidence.observe(value, line);
    }
    let _ = evidence.decide(dates::GivenForDates::default());
}

/// Probabilities: what is read lies between 0 and 1, and the quick path agrees with the slow one.
pub fn probabilities(data: &[u8]) {
    for scale in ProbabilityScale::ALL {
        if let Ok(p) = probability::parse(data, scale) {
            assert!((0.0..=1.0).contains(&p) && !p.is_sign_negative());
        }
    }
    if let Some(p) = probability::parse_fraction(data) {
        assert_eq!(probability::parse(data, ProbabilityScale::One), Ok(p));
    }
    let mut evidence = probability::ProbabilityEvidence::default();
    for (line, value) in (1..).zip(data.split(|&byte| byte == b'\n')) {
        evidence.observe(value, line);
    }
    let _ = evidence.decide(&crate::input::columns::HeaderScale::Unsaid, None, false);
}

/// Headers: a field has a column that is there, and no column is both a field and an extra one.
pub fn headers(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let headers: Vec<&str> = text.split([',', '\n']).take(40).collect();
    if let Ok(columns) = match_headers(&headers, &[]) {
        for at in Field::ALL.into_iter().filter_map(|field| columns.get(field)) {
            assert!(at < headers.len() && columns.extra().iter().all(|(_, extra)| *extra != at));
        }
    }
    if let Some((map, rest)) = text.split_once('\n') {
        let _ = crate::input::columns::parse_map(map).map(|one| match_headers(&[rest], &[one]).is_ok());
    }
}

/// Outcomes: white space around a word changes nothing.
pub fn outcomes(data: &[u8]) {
    let spaced = [b" ", data, b"\t "].concat();
    assert_eq!(outcome::parse(data), outcome::parse(&spaced));
}

/// A whole file: read or refused, and what is clean stays as it is.
pub fn log(data: &[u8]) {
    let Some(once) = clean(data) else { return };
    assert_eq!(clean(&once).map(String::from_utf8), Some(String::from_utf8(once)), "cleaning again changed something");
}

fn clean(data: &[u8]) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("log.csv");
    std::fs::write(&path, data).expect("written");
    let options = ReadingOptions { threads: 1, ..ReadingOptions::new(vec![path], vec![]) };
    let clean = Clean::read(&options, &Progress::default()).ok()?;
    let sheet = clean.forecasts.as_ref().or(clean.resolutions.as_ref())?;
    let mut bytes = vec![];
    let written = csv::write_csv(&clean, sheet, &mut bytes).expect("readable").expect("writable");
    // Without rows there is only a header, which is refused as a log.
    (written.rows > 0).then_some(bytes)
}

/// Any text as a phrase: a probability from 0 to 1 or none, and the same again.
pub fn phrases(data: &[u8]) {
    use crate::lexicon::{Choice, Phrases, Reading};
    use std::sync::LazyLock;
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&Choice::unnamed()));
    let text = String::from_utf8_lossy(data);
    let reading = PHRASES.read(&text);
    assert!(reading.point().is_none_or(|point| (0.0..=1.0).contains(&point)));
    if let Reading::Unknown(unknown) = &reading {
        assert!(!unknown.message(Language::English).is_empty() && !unknown.help(Language::English).is_empty());
    }
    assert_eq!(reading, PHRASES.read(&text));
}

/// Any file as a lexicon: what is read is in order, and what is not has a line.
pub fn lexicons(data: &[u8]) {
    match crate::lexicon::Lexicon::parse("fuzz", data) {
        Ok(lexicon) => {
            let values = lexicon.entries.iter().filter_map(|entry| entry.value);
            for value in values {
                assert!(0.0 <= value.low && value.low <= value.point && value.point <= value.high && value.high <= 1.0);
            }
        }
        Err(problems) => assert!(!problems.is_empty() && problems.iter().all(|problem| problem.line > 0)),
    }
}

/// Letters: what was decoded is UTF-8 but for the bytes that mark what is no text; what was UTF-8 is left as it is.
pub fn text(data: &[u8]) {
    for label in [None, Some("windows-1252"), Some("utf-16le"), Some("shift_jis")] {
        let mut file = tempfile::tempfile().expect("a file");
        std::io::Write::write_all(&mut file, data).expect("written");
        let source = ByteSource::spooled(std::path::Path::new("log.csv"), file).expect("readable");
        let said = label.map(|label| decode::named(label).expect("it is known"));
        let Ok(decoded) = decode::to_utf8(source, said) else { continue };
        let mut bytes = vec![];
        decoded.source.read_at(0, 8 * data.len() + 8, &mut bytes).expect("readable");
        match decoded.original {
            None => assert_eq!(bytes, data),
            Some(_) => assert!(bytes.utf8_chunks().all(|chunk| chunk.invalid().iter().all(|&byte| byte == 0xff))),
        }
    }
}
