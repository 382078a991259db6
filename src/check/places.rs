//! Files and lines of rows that are known by their line in the count through all forecast files.

use serde::Serialize;

use crate::dataset::loaded::ReadTable;
use crate::model::LineNumber;

/// A row of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct RowPlace {
    /// The file, as the user gave it.
    pub(crate) file: String,
    /// The line on which the row starts.
    pub(crate) line: u64,
}

/// Lines of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FileLines {
    /// The file, as the user gave it.
    pub(crate) file: String,
    /// The lines on which the rows start.
    pub(crate) lines: Vec<u64>,
}

/// The forecast files with their first lines.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    files: Vec<(u32, String)>,
}

impl Places {
    /// Of these files.
    pub(crate) fn new(tables: &[ReadTable]) -> Self {
        Self { files: tables.iter().map(|read| (read.line_base, read.table.name())).collect() }
    }

    fn at(&self, line: LineNumber) -> Option<(&str, u64)> {
        let at = self.files.partition_point(|&(first, _)| first < line.number()).checked_sub(1)?;
        self.files.get(at).map(|(first, file)| (file.as_str(), u64::from(line.number() - first)))
    }

    /// The row on a line.
    pub(crate) fn row(&self, line: LineNumber) -> RowPlace {
        let (file, line) = self.at(line).unwrap_or_default();
        RowPlace { file: file.to_owned(), line }
    }

    /// Lines in increasing order, file by file.
    pub(crate) fn by_file(&self, lines: impl IntoIterator<Item = LineNumber>) -> Vec<FileLines> {
        let mut files: Vec<FileLines> = vec![];
        for (file, line) in lines.into_iter().filter_map(|line| self.at(line)) {
            match files.last_mut() {
                Some(last) if last.file == file => last.lines.push(line),
                _ => files.push(FileLines { file: file.to_owned(), lines: vec![line] }),
            }
        }
        files
    }
}
