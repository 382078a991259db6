//! One presentation: every command builds the same typed [`Document`](document::Document) of sections, typed tables and
//! charts, and the writers walk it. Every number was found before; nothing is computed here but places on the page.
//!
//! - [`document`]: a document and its parts; [`table`]: the one table with its typed cells; [`span`]: text with names, links
//!   and code; [`logo`]: a picture for the head of a page;
//! - [`number`]: how numbers look; [`clean_text`]: text that is safe to print; [`wrap`]: its width and where it breaks;
//! - [`language`]: all words, by language;
//! - [`tables`]: each table once, for all writers;
//! - [`build`] makes the document of each command;
//! - [`chart`]: pictures of typed data;
//! - [`mod@write`]: the writers, which know documents and nothing of reports;
//! - [`rows`]: the rows as they stand in the files, once more, one by one.

pub(crate) mod build;
mod cell;
pub(crate) mod chart;
pub(crate) mod clean_text;
pub(crate) mod document;
pub(crate) mod language;
pub(crate) mod logo;
pub(crate) mod number;
pub(crate) mod rows;
pub(crate) mod span;
pub(crate) mod table;
pub(crate) mod tables;
pub(crate) mod wrap;
pub(crate) mod write;

pub(crate) use rows::{forecasts_csv, rejected_rows_csv, rejects_csv};
pub(crate) use write::file_identity::FileIdentity;
pub(crate) use write::json::{json, json_lines};
pub(crate) use write::output::{write_atomically, write_atomically_with};
pub(crate) use write::terminal::TerminalOptions;
pub(crate) use write::terminal::diagnostics::diagnostics;
