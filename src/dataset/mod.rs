//! Rows to a dataset: packed forecasts, what is known of their questions, diagnostics.
//!
//! [`load()`] is the way through this folder from the first to the last step; the [`Dataset`] in [`loaded`] is its result:
//! - [`layout`] says which columns of a file the run needs; [`wide_sheet`] makes a sheet with a column per source or date
//!   long;
//! - [`dates`], [`probability`] and [`outcome`] read cells; where a cell can be read in several ways, [`survey`] looks
//!   through its whole column first; [`run_lexicons`] reads words, [`forecasts_in_words`] tells how;
//! - [`interning`] makes ids and names numbers, [`distinct`] does so for several threads together;
//! - [`forecasts`] packs rows ([`forecast_row`], [`label`], [`moments`], [`stated_probability`]); [`resolutions`] and
//!   [`resolution_evidence`] collect what happened, [`questions`] is what follows from it;
//! - [`row_diagnostics`] collects what is wrong with rows, [`suggestions`] says what to write instead;
//! - rows lie in [`blocks`], or in a file beyond what memory shall hold ([`spill`]); [`each_row`] walks through a file once
//!   more.

pub mod blocks;
pub mod dates;
mod decimal;
pub mod distinct;
pub mod each_row;
mod example;
pub mod forecast_row;
pub mod forecasts;
pub mod forecasts_in_words;
pub mod interning;
pub mod label;
pub mod layout;
mod load;
pub mod loaded;
pub mod moments;
pub mod outcome;
pub mod probability;
pub mod questions;
pub mod reader_file;
pub mod resolution_evidence;
pub mod resolutions;
pub mod row_diagnostics;
pub mod run_lexicons;
pub mod spill;
pub mod stated_probability;
pub mod suggestions;
pub mod survey;
pub mod wide_sheet;

pub use example::Example;
pub use load::{Progress, load};
pub use loaded::Dataset;
