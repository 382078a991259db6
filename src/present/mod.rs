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

pub mod build;
mod cell;
pub mod chart;
pub mod clean_text;
pub mod document;
pub mod language;
pub mod logo;
pub mod number;
pub mod rows;
pub mod span;
pub mod table;
pub mod tables;
pub mod wrap;
pub mod write;

pub use rows::{forecasts_csv, rejected_rows_csv, rejects_csv};
pub use write::file_identity::FileIdentity;
pub use write::json::{json, json_lines};
pub use write::output::{write_atomically, write_atomically_with};
pub use write::terminal::TerminalOptions;
pub use write::terminal::diagnostics::diagnostics;
pub use write::terminal::ink::Ink;
