//! Rows to a dataset: packed forecasts, what is known of their questions, diagnostics.
//!
//! [`load()`] is the way through this folder from the first to the last step; the [`Dataset`] in [`loaded`] is its result:
//! - [`layout`] says which columns of a file the run needs; [`wide_sheet`] makes a sheet with a column per source, date or
//!   question long, [`answer_columns`] one with the answers of several sources in a row, [`answer_list`] one with all answers in a cell, each by a [`long_copy`]; [`columns_in_front`] adds what all rows have in common and what several columns say together; [`missing_columns`] says what is missing, with [`proposals`] from a bounded [`column_look`],
//!   [`two_dates`] where two columns of days could be meant, [`last_days`] where more than a day is named;
//! - [`dates`], [`probability`] and [`outcome`] read cells; where a cell can be read in several ways, [`survey`] looks
//!   through its whole column first; [`run_lexicons`] reads words, [`forecasts_in_words`] tells how;
//! - [`answers`] finds out what a probability is of: of yes, of the side that its row names, or of one of several answers;
//! - [`fixes`] reads what was mended beside the files;
//! - [`file_role`] tells forecasts from resolutions by the header;
//! - [`fill_down`] is about values that stand once and hold for the rows below;
//! - [`interning`] makes ids and names numbers, [`distinct`] does so for several threads together;
//! - [`aliases`] says which name stands for another, [`missing_name`] which cell is no name;
//! - [`forecasts`] packs rows ([`forecast_row`], [`label`], [`moments`], [`stated_probability`]); [`resolutions`] and
//!   [`resolution_evidence`] collect what happened, [`resolution_history`] settles it, [`questions`] is what follows from it;
//! - [`distributions`] puts forecasts together that are told in parts: over several answers, numbers or days;
//! - [`row_diagnostics`] collects what is wrong with rows, [`suggestions`] says what to write instead;
//! - [`short_rows`] looks whether every row ends before the header does;
//! - [`unmatched_filters`] says what there is where `--where` keeps no row;
//! - [`table_below`] and [`table_beside`] find another table below or beside that of the forecasts;
//! - [`split_names`] tells of names that may be one, [`damaged_ids`] of ids that a spreadsheet took for numbers,
//!   [`totals_among_rows`] of totals whose cells are all filled; [`template_examples`] of the template's own;
//! - [`cells`] reads what another program has added up;
//! - rows lie in [`blocks`], or in a file beyond what memory shall hold ([`spill`]); [`each_row`] walks through a file once
//!   more.

pub(crate) mod aliases;
mod answer_columns;
mod answer_list;
pub(crate) mod answers;
pub(crate) mod blocks;
pub(crate) mod cells;
mod column_look;
pub(crate) mod column_reading;
pub(crate) mod columns_in_front;
mod damaged_ids;
pub(crate) mod dates;
mod days_or_names;
mod decimal;
pub(crate) mod distinct;
pub(crate) mod distributions;
pub(crate) mod each_row;
mod example;
pub(crate) mod file_role;
mod fill_down;
pub(crate) mod fixes;
pub(crate) mod forecast_row;
pub(crate) mod forecasts;
pub(crate) mod forecasts_in_words;
pub(crate) mod interning;
pub(crate) mod label;
pub(crate) mod last_days;
pub(crate) mod layout;
mod line_by_line;
mod load;
pub(crate) mod loaded;
mod long_copy;
mod missing_columns;
mod missing_name;
pub(crate) mod moments;
mod named_column;
pub(crate) mod outcome;
pub(crate) mod probability;
pub(crate) mod profile;
mod proposals;
pub(crate) mod questions;
pub(crate) mod reader_file;
pub(crate) mod resolution_evidence;
pub(crate) mod resolution_history;
pub(crate) mod resolutions;
pub(crate) mod row_diagnostics;
pub(crate) mod row_filter;
pub(crate) mod run_lexicons;
mod short_rows;
pub(crate) mod spill;
mod split_names;
pub(crate) mod stated_probability;
pub(crate) mod suggestions;
pub(crate) mod survey;
mod table_below;
mod table_beside;
mod template_examples;
mod totals_among_rows;
mod two_dates;
pub(crate) mod unmatched_filters;
pub(crate) mod wide_sheet;

#[cfg(test)]
pub(crate) use example::Example;
pub use load::Progress;
pub(crate) use load::load;
pub(crate) use loaded::Dataset;
