//! The columns of a row group, read side by side.

use parquet::column::reader::{ColumnReader, ColumnReaderImpl, get_column_reader};
use parquet::data_type::DataType;
use parquet::errors::ParquetError;
use parquet::file::reader::RowGroupReader;

use super::cell::ParquetKind;
use super::pages::Pages;

/// Rows that are read of each column in turn.
const BATCH: usize = 1024;

pub(super) struct ParquetColumns<'a> {
    each: Vec<ParquetColumn<'a>>,
    rows: usize,
    left: usize,
}

struct ParquetColumn<'a> {
    kind: &'a ParquetKind,
    reader: ColumnReader,
    /// The definition level of a value that is there.
    filled: i16,
    /// Texts of the batch, one after the other, and where each ends.
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl<'a> ParquetColumns<'a> {
    /// The columns of a group in a file of so many bytes.
    pub(super) fn new(group: &dyn RowGroupReader, kinds: &'a [ParquetKind], bytes: u64) -> Result<Self, ParquetError> {
        let open = |(at, kind): (usize, &'a ParquetKind)| {
            let column = group.metadata().column(at).column_descr_ptr();
            let filled = column.max_def_level();
            let reader = get_column_reader(column, Box::new(Pages::open(group, at, bytes)?));
            Ok(ParquetColumn { kind, reader, filled, text: vec![], ends: vec![] })
        };
        let each = kinds.iter().enumerate().map(open).collect::<Result<_, ParquetError>>()?;
        let left = usize::try_from(group.metadata().num_rows());
        let left = left.map_err(|_| ParquetError::General("a group of less than no rows".to_owned()))?;
        Ok(Self { each, rows: 0, left })
    }

    /// Reads the next batch; whether there was one.
    pub(super) fn next_rows(&mut self) -> Result<bool, ParquetError> {
        self.rows = self.left.min(BATCH);
        self.left -= self.rows;
        for column in &mut self.each {
            column.read(self.rows)?;
            if column.ends.len() != self.rows {
                return Err(ParquetError::EOF("a column ends before the others".to_owned()));
            }
        }
        Ok(self.rows > 0)
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Appends a row of the batch as a record.
    pub(super) fn write_row(&self, row: usize, record: &mut Vec<u8>) {
        for (at, column) in self.each.iter().enumerate() {
            if at > 0 {
                record.push(b',');
            }
            quoted(column.cell(row), record);
        }
        record.push(b'\r');
    }
}

impl ParquetColumn<'_> {
    fn read(&mut self, rows: usize) -> Result<(), ParquetError> {
        self.text.clear();
        self.ends.clear();
        let (kind, filled, cells) = (self.kind, self.filled, (&mut self.text, &mut self.ends));
        match &mut self.reader {
            ColumnReader::BoolColumnReader(reader) => {
                fill(reader, rows, filled, cells, |value, out| kind.bool(*value, out))
            }
            ColumnReader::Int32ColumnReader(reader) => {
                fill(reader, rows, filled, cells, |value, out| kind.int32(*value, out))
            }
            ColumnReader::Int64ColumnReader(reader) => {
                fill(reader, rows, filled, cells, |value, out| kind.int64(*value, out))
            }
            ColumnReader::Int96ColumnReader(reader) => {
                fill(reader, rows, filled, cells, |value, out| kind.int64(value.to_millis(), out))
            }
            // The shortest text that is this number, in its own precision: 0.35 stays 0.35.
            ColumnReader::FloatColumnReader(reader) => {
                fill(reader, rows, filled, cells, |value, out| out.extend(value.to_string().bytes()))
            }
            ColumnReader::DoubleColumnReader(reader) => {
                fill(reader, rows, filled, cells, |value, out| out.extend(value.to_string().bytes()))
            }
            ColumnReader::ByteArrayColumnReader(reader) => {
                fill(reader, rows, filled, cells, |value, out| kind.bytes(value.data(), out))
            }
            ColumnReader::FixedLenByteArrayColumnReader(reader) => {
                fill(reader, rows, filled, cells, |value, out| kind.bytes(value.data(), out))
            }
        }
    }

    fn cell(&self, row: usize) -> &[u8] {
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[row]]
    }
}

/// Reads so many rows of a column; what is not there is blank.
fn fill<T: DataType>(
    reader: &mut ColumnReaderImpl<T>,
    rows: usize,
    filled: i16,
    (text, ends): (&mut Vec<u8>, &mut Vec<usize>),
    write: impl Fn(&T::T, &mut Vec<u8>),
) -> Result<(), ParquetError> {
    while ends.len() < rows {
        let (mut levels, mut values) = (vec![], vec![]);
        let (read, ..) = reader.read_records(rows - ends.len(), Some(&mut levels), None, &mut values)?;
        if read == 0 {
            break;
        }
        let mut values = values.iter();
        for row in 0..read {
            let is_there = filled == 0 || levels.get(row) == Some(&filled);
            if is_there {
                values.next().into_iter().for_each(|value| write(value, text));
            }
            ends.push(text.len());
        }
    }
    Ok(())
}

/// Appends a cell, in quotes if it needs them; line breaks within become plain newlines, for a return ends a row.
fn quoted(cell: &[u8], record: &mut Vec<u8>) {
    if !cell.iter().any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n')) {
        record.extend_from_slice(cell);
        return;
    }
    record.push(b'"');
    for (at, &byte) in cell.iter().enumerate() {
        match byte {
            b'"' => record.extend(b"\"\""),
            b'\r' if cell.get(at + 1) == Some(&b'\n') => {}
            b'\r' => record.push(b'\n'),
            byte => record.push(byte),
        }
    }
    record.push(b'"');
}
