//! Files to rows of cells, with where they stand.
//!
//! The way of a file through this folder:
//! - [`bytes`] opens a file or standard input, [`compressed`] unpacks it;
//! - [`workbook`] turns a sheet into text first, when the file is a workbook; `parquet` does the same for the rows of a
//!   Parquet file, when it is built with that feature; [`decode`] makes any other text UTF-8;
//! - [`header_row`] finds the header together with the [`dialect`], by the names that [`columns`] knows;
//! - [`table`] is the text with its header; [`chunks`] hands whole records to threads, [`separators`] finds their fields,
//!   [`rows`] walks over them;
//! - [`provenance`] knows where the lines of a table stand in the user's file;
//! - [`provenance`] knows where the lines of a table stand in the user's file;
//! - [`footer`] tells lines that are no rows.

pub mod bytes;
pub mod chunks;
pub mod columns;
pub mod compressed;
pub mod decode;
pub mod dialect;
pub mod footer;
pub mod header_row;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod provenance;
pub mod rows;
pub mod separators;
pub mod table;
pub mod text;
pub mod text_part;
pub mod workbook;
