//! The writers. They format what a [`Document`](crate::present::document::Document) has, and know nothing else.

pub mod csv;
pub mod file_identity;
mod finite;
pub mod html;
pub mod json;
pub mod markdown;
pub mod output;
pub mod terminal;
pub mod workbook;
