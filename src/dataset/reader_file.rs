//! A file of whole readers (`--readers`): one row for each reader, one column for each phrase.

use std::path::Path;

use crate::diagnostics::{Diagnostic, Message};
use crate::error::Error;
use crate::input::rows::TableRows;
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::options::ReadingOptions;
use crate::verbal::reader_table::ReaderScale;
use crate::verbal::{ReaderTable, ReaderTableError, Readers};

/// Reads whole readers from a delimited text file of any encoding; encoding and delimiter as the options say, or found.
/// `phrase` gives the phrase that a header is about, in one form for all its spellings.
///
/// # Errors
/// When the file cannot be read, or holds something that is no reading: each with its line.
pub(crate) fn read_readers(
    path: &Path,
    options: &ReadingOptions,
    phrase: impl Fn(&str) -> Option<String>,
) -> Result<(Readers, ReaderScale), Error> {
    let table = InputTable::open(path, options)?;
    let chunks = table.chunks();
    let (mut buffer, mut separators, mut scratch) = (Vec::new(), Separators::default(), Vec::new());
    let mut readers: Option<ReaderTable> = None;
    let new = |line: u64| ReaderTable::new(line, table.headers(), &phrase);
    while let Some(place) = chunks.next_into(&mut buffer)? {
        // The header stands on the line before the first row.
        let readers = readers.get_or_insert_with(|| new(place.line.saturating_sub(1)));
        separators.index(&buffer, table.dialect());
        for row in TableRows::new(&buffer, &separators, place.line) {
            let cells: Vec<String> = (0..table.headers().len())
                .map(|at| String::from_utf8_lossy(row.text(at, &mut scratch).unwrap_or_default()).into_owned())
                .collect();
            readers.row(row.line(), &cells);
        }
    }
    readers
        .unwrap_or_else(|| new(1))
        .finish()
        .map_err(|wrong| Error::Words(wrong.iter().map(|wrong| problem(&table, wrong)).collect()))
}

fn problem(table: &InputTable, wrong: &ReaderTableError) -> Diagnostic {
    let column = table.headers().iter().position(|header| header.trim() == wrong.column);
    let place = table.place(wrong.line, column.filter(|_| !wrong.column.is_empty()));
    Message::saying(wrong.code(), wrong.message()).help(wrong.help()).at(Some(place), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;

    fn read(bytes: &[u8]) -> Result<(Readers, ReaderScale), Error> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("readers.csv");
        std::fs::write(&path, bytes).unwrap();
        let options = ReadingOptions::new(vec![], vec![]);
        read_readers(&path, &options, |header| Some(header.to_lowercase()).filter(|phrase| phrase.contains("likely")))
    }

    #[test]
    fn a_german_spreadsheet_is_read() {
        let (readers, scale) = read(b"\xef\xbb\xbfrater;Likely;Unlikely\r\n1;0,7;0,25\r\n2;0,65;0,3\r\n").unwrap();
        assert_eq!((readers.of("unlikely"), scale), (Some([0.25, 0.3].as_slice()), ReaderScale::Fractions));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let error = read(b"rater,Likely,Perhaps\n1,70,1\n2,,1\n3,170,1\n").unwrap_err();
        assert_eq!(error.exit_code(), 1);
        let Error::Words(found) = error else { panic!("{error}") };
        let places: Vec<_> =
            found.iter().map(|wrong| (wrong.code, wrong.place.as_ref().and_then(|at| at.line))).collect();
        assert_eq!(
            places,
            [(Code::ReadersPhrase, Some(1)), (Code::ReadersHole, Some(3)), (Code::ReadersNumber, Some(4))]
        );
    }
}
