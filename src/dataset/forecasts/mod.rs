//! Reads forecast rows: several threads over the chunks of a file, each row straight from its bytes into a
//! packed [`ForecastRow`](crate::dataset::forecast_row::ForecastRow). Nothing is allocated per row.

mod answers;
mod cell_cache;
mod fields;
mod file_rows;
mod in_words;
mod one_kind;
mod parts;
mod phrase_column;
mod rows_of_chunk;
mod shared_tables;
mod text_meaning;
mod thread_reader;

use std::sync::atomic::{AtomicBool, Ordering};

use crate::dataset::column_reading::ColumnReading;
use crate::dataset::layout::ForecastLayout;
use crate::dataset::survey::NeedsSurvey;
use crate::error::Error;
use crate::input::table::InputTable;
use crate::parallel::on_threads;
pub(crate) use file_rows::FileRows;
use file_rows::{ThreadRows, merge};
pub(crate) use shared_tables::{FilledTables, SharedTables};
use thread_reader::ThreadReader;

/// Either the rows, or that a value was met whose reading depends on its whole column.
pub(crate) type Attempt = Result<FileRows, NeedsSurvey>;

/// Reads one file on `threads` threads.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn read_file(
    table: &InputTable,
    layout: &ForecastLayout,
    reading: &ColumnReading,
    shared: &SharedTables<'_>,
    keep: Option<usize>,
    line_base: u32,
    threads: usize,
) -> Result<Attempt, Error> {
    let chunks = table.chunks();
    let undecided = AtomicBool::new(false);
    let threads_rows: Result<Vec<ThreadRows>, Error> = on_threads(threads, || {
        let mut reader = ThreadReader::new(table, layout, reading, shared, keep, line_base, &undecided);
        reader.run(&chunks).map(|()| reader.finish())
    })
    .into_iter()
    .collect();
    let threads_rows = threads_rows?;
    if undecided.load(Ordering::Relaxed) {
        return Ok(Err(NeedsSurvey));
    }
    Ok(Ok(merge(threads_rows, shared.shards, keep)))
}
