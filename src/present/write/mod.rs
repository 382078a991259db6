//! The writers. They format what a [`Document`](crate::present::document::Document) has, and know nothing else.

pub(crate) mod csv;
pub(crate) mod file_identity;
pub(crate) mod html;
pub(crate) mod icalendar;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod output;
pub(crate) mod terminal;
pub(crate) mod workbook;
