//! Files to rows of cells, with where they stand.
//!
//! The way of a file through this folder:
//! - [`bytes`] opens a file or standard input, [`compressed`] unpacks it;
//! - [`workbook`] turns a sheet into text first, when the file is a workbook; `parquet` does the same for the rows of a
//!   Parquet file, when it is built with that feature; [`decode`] makes any other text UTF-8;
//! - [`header_row`] finds the header together with the [`dialect`], by the names that [`columns`] knows;
//! - [`table`] is the text with its header; [`chunks`] hands whole records to threads, [`separators`] finds their fields,
//!   [`rows`] walks over them;
//! - [`units_row`] tells of a line below the header that explains it;
//! - [`provenance`] knows where the lines of a table stand in the user's file;
//! - [`footer`] tells lines that are no rows.

pub(crate) mod bytes;
pub(crate) mod chunks;
pub(crate) mod columns;
pub(crate) mod compressed;
pub(crate) mod decode;
pub(crate) mod dialect;
pub(crate) mod footer;
pub(crate) mod header_row;
#[cfg(feature = "parquet")]
pub(crate) mod parquet;
pub(crate) mod provenance;
pub(crate) mod rows;
pub(crate) mod separators;
mod spool;
pub(crate) mod table;
pub(crate) mod text;
pub(crate) mod text_part;
pub(crate) mod units_row;
pub(crate) mod workbook;
