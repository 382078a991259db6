//! Files to rows: bytes, records, columns, values, diagnostics.
//!
//! The way of a forecast through this folder:
//! - [`workbook`] turns a sheet into text first, when a file is a workbook;
//! - `parquet` does the same for the rows of a Parquet file, when it is built with that feature;
//! - [`bytes`] opens a file or standard input, [`compressed`] unpacks it, [`decode`] makes it UTF-8; [`table`] is the text
//!   with its header, which [`header_row`] finds together with the delimiter; [`columns`] says which header is which field
//!   and [`layout`] which of them the run needs;
//! - [`wide`] makes a sheet with a column per source or date long;
//! - [`chunks`] hands whole records to threads, [`separators`] finds their fields;
//! - [`dates`], [`probability`] and [`outcome`] read cells; where a cell can be read in several ways, [`survey`] looks
//!   through its whole column first;
//! - [`intern`] makes ids and names numbers, in a table on large `pages` of memory;
//! - [`forecasts`] packs rows, [`resolutions`] and [`sightings`] collect what happened;
//! - [`row_diagnostics`] collects what is wrong with rows, [`suggestions`] says what to write instead;
//! - [`log`] is the result, its rows in [`blocks`], or in a file beyond what memory shall hold ([`overflow`]); [`again`] walks through the files once more.

pub mod again;
pub mod blocks;
pub mod bytes;
pub mod chunks;
pub mod columns;
pub mod compressed;
pub mod dates;
mod decimal;
pub mod decode;
pub mod distinct;
mod evidence;
pub mod footer;
pub mod forecasts;
pub mod header_row;
pub mod intern;
pub mod layout;
pub mod log;
pub mod outcome;
pub mod overflow;
mod pages;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod probability;
mod read_log;
pub mod reader_file;
pub mod resolutions;
pub mod row_diagnostics;
pub mod separators;
pub mod sightings;
pub mod spoken;
pub mod suggestions;
pub mod survey;
pub mod table;
pub mod text;
pub mod wide;
pub mod words;
pub mod workbook;

pub use evidence::Example;
pub use log::Log;
pub use read_log::{Progress, read_log};
