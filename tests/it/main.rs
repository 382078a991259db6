//! The program and the library as their users meet them: whole runs, and calls of public functions. What needs the inside of
//! the crate is tested beside it, in `src`.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "says what it skips")]

mod support;

mod agree;
mod architecture;
mod attacked_logs;
mod bad_input;
mod both_files;
mod calibration_intervals;
mod check;
mod columns_together;
mod compare;
mod compare_by_hand;
mod compare_claims;
mod compressed;
mod convert;
mod csv_of_locales;
#[cfg(unix)]
mod cut_short;
mod damaged_ids;
mod dates_of_spreadsheets;
mod diagnostics;
mod distinct_files;
mod distributions;
mod due;
mod endings;
mod endless;
mod example_log;
mod fixes;
mod german_workbook;
mod grouped_columns;
mod guides;
mod horizons;
mod hostile_text;
mod in_words;
mod invariance;
mod language_of_phrases;
mod layouts_of_tables;
mod left_out_rows;
mod lexicon;
mod messy;
mod more_messy;
mod named_spans;
mod names;
mod normalised_answers;
mod not_tested;
mod order_of_time;
#[cfg(feature = "parquet")]
mod parquet;
mod partial;
mod picture;
mod platforms;
mod profiles;
mod project;
mod project_init;
mod promises;
mod question_weights;
mod ranges;
mod ranges_and_parts_in_workbooks;
mod real_headers;
mod reference_program;
mod reference_statistics;
mod refused_files;
mod report;
mod report_browser;
mod report_forms;
mod report_scorecard;
mod repository;
mod reproduced;
mod resolution_histories;
mod resolve;
mod scales;
mod settled_once;
mod short_rows;
mod sides_and_answers;
mod sides_and_answers_in_workbooks;
mod template;
mod two_dates;
mod unix_times;
mod unread_outcomes;
mod values_that_stand_once;
mod verdicts_of_records;
mod way_in;
mod weighted_forecasts;
mod whole_file;
mod words_beside_numbers;
mod workbook_bounds;
mod workbook_cells;
mod workbooks;
mod worked_values;
mod wrong_cell;
mod xls;
mod zero_weights;
