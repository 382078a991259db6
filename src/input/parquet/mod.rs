//! Parquet files: their rows become comma-separated text in a temporary file, which is then read like any other.
//!
//! Built with the feature `parquet` only. `columns` reads the columns of a row group side by side, a batch of rows at a
//! time, so that memory holds a page of each column; `pages` keeps damage from the library; `cell` writes a typed value as text. Rows are counted from 1.

mod cell;
mod columns;
mod pages;

use std::fs::File;
use std::io::{BufWriter, Write};

use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};

use crate::error::Error;
use crate::input::bytes::ByteSource;
use crate::input::compressed::most_unpacked;
use crate::input::table::InputTable;
use crate::localized::{Language, Localized, io_reason, localized};
use cell::ParquetKind;
use columns::ParquetColumns;

/// Whether a file that begins with these bytes is a Parquet file.
pub(crate) fn is_parquet(head: &[u8]) -> bool {
    head.starts_with(b"PAR1")
}

/// Opens a Parquet file; names of columns are its header.
///
/// # Errors
/// When it is damaged, unpacks to more than any table, has a column whose values no cell can hold, or there is no room for
/// the temporary file.
pub(crate) fn open(source: ByteSource) -> Result<InputTable, Error> {
    let failed = |error| Error::Read { path: source.path().to_owned(), source: error };
    let form = |reason| Error::Form { path: source.path().to_owned(), reason };
    let (handle, file) = (source.handle().map_err(failed)?, tempfile::tempfile().map_err(failed)?);
    let rows = rows(handle, source.len(), file);
    source.check_length()?;
    let (headers, file) = rows.map_err(form)?;
    Ok(InputTable::of_rows(ByteSource::spooled(source.path(), file)?, source, headers))
}

/// The header, and the rows as text written to `file`.
fn rows(handle: File, bytes: u64, file: File) -> Result<(Vec<String>, File), Localized> {
    let reader = SerializedFileReader::new(handle).map_err(|error| damaged(&error))?;
    let columns = reader.metadata().file_metadata().schema_descr().columns();
    let kinds = columns.iter().map(|column| ParquetKind::of(column)).collect::<Result<Vec<_>, _>>()?;
    let headers = columns.iter().map(|column| column.name().trim().to_owned()).collect();
    Ok((headers, write_rows(&reader, &kinds, file, bytes)?))
}

fn damaged(error: &ParquetError) -> Localized {
    localized!(
        "this is a Parquet file and is damaged or of a kind that cannot be read ({error}); fetch it again, or save it as CSV",
        "Diese Parquet-Datei ist beschädigt oder von einer Art, die sich nicht lesen lässt ({error}); noch einmal \
         beschaffen oder als CSV speichern"
    )
}

fn write_rows(
    reader: &SerializedFileReader<File>,
    kinds: &[ParquetKind],
    file: File,
    bytes: u64,
) -> Result<File, Localized> {
    let most = most_unpacked(bytes);
    let temporary = |error: std::io::Error| {
        let why = io_reason(&error);
        Localized::new(
            format!("its rows cannot be put into a temporary file ({})", why.english()),
            format!("Für ihre Zeilen lässt sich keine Zwischendatei anlegen ({})", why.of(Language::German)),
        )
    };
    let (mut out, mut written, mut record) = (BufWriter::with_capacity(256 << 10, file), 0, vec![]);
    for group in 0..reader.num_row_groups() {
        let group = reader.get_row_group(group).map_err(|error| damaged(&error))?;
        let mut columns = ParquetColumns::new(&*group, kinds, bytes).map_err(|error| damaged(&error))?;
        while columns.next_rows().map_err(|error| damaged(&error))? {
            for row in 0..columns.rows() {
                record.clear();
                columns.write_row(row, &mut record);
                written += record.len() as u64;
                if written > most {
                    return Err(localized!(
                        "this Parquet file has more than {most} bytes of text in it, which no table of its size should; if it is \
                         one all the same, save it as CSV",
                        "Diese Parquet-Datei enthält mehr als {most} Byte Text, mehr als eine Tabelle ihrer Größe haben \
                         dürfte; wenn es doch eine ist, als CSV speichern"
                    ));
                }
                out.write_all(&record).map_err(temporary)?;
            }
        }
    }
    out.into_inner().map_err(|error| temporary(error.into_error()))
}
