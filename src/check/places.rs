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
pub(crate) struct FilePlaces<'a> {
    files: &'a [ReadTable],
}

impl<'a> FilePlaces<'a> {
    /// Of these files.
    pub(crate) fn new(tables: &'a [ReadTable]) -> Self {
        Self { files: tables }
    }

    /// The file, by its number, and the line that the reader sees there.
    fn at(&self, line: LineNumber) -> Option<(usize, u64)> {
        let at = self.files.partition_point(|read| read.line_base < line.number()).checked_sub(1)?;
        let read = self.files.get(at)?;
        Some((at, read.table.line_in_file(u64::from(line.number() - read.line_base))))
    }

    fn name(&self, file: usize) -> String {
        self.files.get(file).map(|read| read.table.name()).unwrap_or_default()
    }

    /// The row on a line.
    pub(crate) fn row(&self, line: LineNumber) -> RowPlace {
        self.at(line).map_or_else(
            || RowPlace { file: String::new(), line: 0 },
            |(file, line)| RowPlace { file: self.name(file), line },
        )
    }

    /// Lines in increasing order, file by file.
    pub(crate) fn by_file(&self, lines: impl IntoIterator<Item = LineNumber>) -> Vec<FileLines> {
        let mut files: Vec<(usize, FileLines)> = vec![];
        for (file, line) in lines.into_iter().filter_map(|line| self.at(line)) {
            match files.last_mut() {
                Some((last, of_file)) if *last == file => of_file.lines.push(line),
                _ => files.push((file, FileLines { file: self.name(file), lines: vec![line] })),
            }
        }
        files.into_iter().map(|(_, of_file)| of_file).collect()
    }
}
