//! A value that stands once and holds for the rows below: merged cells of a workbook, and cells that are blank under it. With
//! `--fill-down` they are filled, in a copy ([`fill()`]); without it the run stops and shows them ([`merged_in_doubt()`],
//! [`blanks_in_doubt()`]).
//!
//! A blank cell takes the value above it only where it could not be read blank: question, source, source type, day of the
//! forecast, what is grouped by. A blank outcome or probability says something of its own; it is filled only where the workbook
//! says that it is one cell with that above.

mod columns;
mod copy;
mod doubts;
mod walk;

pub(crate) use columns::FillColumns;
pub(crate) use copy::fill;
pub(crate) use doubts::{blanks_in_doubt, merged_in_doubt};
