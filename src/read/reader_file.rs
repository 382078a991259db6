//! A file of whole readers (`--readers`): one row for each reader, one column for each phrase.

use std::path::Path;

use crate::error::Error;
use crate::model::Plan;
use crate::read::separators::Separators;
use crate::read::table::{Rows, Table};
use crate::verbal::reader_table::Scale;
use crate::verbal::{Flaw, ReaderTable, Readers};

/// So many flaws are told one by one.
const TOLD: usize = 5;

/// Reads whole readers from a delimited text file of any encoding; encoding and delimiter as the plan says, or found.
/// `phrase` gives the phrase that a header is about, in one form for all its spellings.
///
/// # Errors
/// When the file cannot be read, or holds something that is no reading: each with its line.
pub fn read_readers(
    path: &Path,
    plan: &Plan,
    phrase: impl Fn(&str) -> Option<String>,
) -> Result<(Readers, Scale), Error> {
    let table = Table::open(path, plan)?;
    let chunks = table.chunks();
    let (mut buffer, mut separators, mut scratch) = (Vec::new(), Separators::default(), Vec::new());
    let mut readers: Option<ReaderTable> = None;
    let new = |line: u64| ReaderTable::new(line, table.headers(), &phrase);
    while let Some(place) = chunks.next_into(&mut buffer)? {
        // The header stands on the line before the first row.
        let readers = readers.get_or_insert_with(|| new(place.line.saturating_sub(1)));
        separators.index(&buffer, table.dialect());
        for row in Rows::new(&buffer, &separators, table.dialect(), place.line) {
            let cells: Vec<String> = (0..table.headers().len())
                .map(|at| String::from_utf8_lossy(row.text(at, &mut scratch).unwrap_or_default()).into_owned())
                .collect();
            readers.row(row.line(), &cells);
        }
    }
    readers
        .unwrap_or_else(|| new(1))
        .finish()
        .map_err(|flaws| Error::Form { path: path.to_owned(), reason: told(&flaws) })
}

fn told(flaws: &[Flaw]) -> String {
    let mut lines: Vec<String> = flaws.iter().take(TOLD).map(Flaw::to_string).collect();
    if flaws.len() > TOLD {
        lines.push(format!("{} more like these", flaws.len() - TOLD));
    }
    format!("the table of readers cannot be used\n  {}", lines.join("\n  "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    fn read(bytes: &[u8]) -> Result<(Readers, Scale), Error> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("readers.csv");
        std::fs::write(&path, bytes).unwrap();
        let plan = Plan::new(vec![], vec![], Day::LAST);
        read_readers(&path, &plan, |header| Some(header.to_lowercase()).filter(|phrase| phrase.contains("likely")))
    }

    #[test]
    fn a_german_spreadsheet_is_read() {
        let (readers, scale) = read(b"\xef\xbb\xbfrater;Likely;Unlikely\r\n1;0,7;0,25\r\n2;0,65;0,3\r\n").unwrap();
        assert_eq!((readers.of("unlikely"), scale), (Some([0.25, 0.3].as_slice()), Scale::Fractions));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let error = read(b"rater,Likely,Perhaps\n1,70,1\n2,,1\n3,170,1\n").unwrap_err();
        assert_eq!(error.exit_code(), 1);
        let text = error.to_string();
        for part in
            ["line 1, column \"Perhaps\": no lexicon", "line 3, column \"Likely\": the cell is empty", "line 4, "]
        {
            assert!(text.contains(part), "{text}");
        }
        let many: String = (0..9).map(|_| "x,\n").collect();
        assert!(
            read(format!("rater,Likely\n{many}").as_bytes()).unwrap_err().to_string().contains("4 more like these")
        );
    }
}
