//! Whose forecasts deserve trust? Calibration and Brier scores by source type, with honest uncertainty.
//!
//! This is the guided tour of the library behind the program `trackrecord`.
//!
//! # The pipeline
//!
//! ```text
//! files ──▶ rows + diagnostics ──▶ scored observations ──▶ numbers ──▶ report ──▶ text
//!   input                            observe               score        report     render
//!   dataset                                                calibrate
//!   diagnostics                                            decompose
//!                                                          uncertainty
//! ```
//!
//! 1. [`input`] turns files into rows of cells, [`dataset`] turns rows into a [`Dataset`](dataset::Dataset) of packed
//!    forecasts. What cannot be read becomes a [`Diagnostic`](diagnostics::Diagnostic), never a guess.
//! 2. [`observe`] joins forecasts with outcomes and decides the fate of every row ([`RowFate`](model::RowFate)): scored, with
//!    what weight and in which group, or left out, and why. The fates add up to the rows read.
//! 3. Each group becomes a [`Tally`](model::Tally): every probability that was said, how often, and how often it happened.
//!    The statistics are functions of a tally; intervals resample the questions behind it.
//! 4. [`report`] holds every number once, as plain values, with verdicts and notes.
//! 5. [`render`] formats the report for the terminal, as JSON, CSV or Markdown. It computes nothing but the score of each
//!    single row that `--export` lists.
//!
//! [`report::score`] runs the first four steps, and [`report::compare`] compares the groups on top of them, from the same
//! reading; [`cli`] only turns arguments into a [`RunOptions`](options::RunOptions) and writes the result.
//!
//! `trackrecord report` adds two steps: [`dossier`] finds what else belongs into a report in the same reading (quarters, an
//! earlier period, the best and worst calls, what is overdue), [`document`] makes of it one typed value of sections, tables
//! and [`chart`]s, which renderers write down.
//!
//! # Where each concept lives
//!
//! | concept | module |
//! |---|---|
//! | days, moments, the fate of a row, tallies | [`model`] |
//! | the options of a run | [`options`] |
//! | a problem in the data: where, what, why, what to do | [`diagnostics`] |
//! | a failure that ends the run, and its exit status | [`error`] |
//! | work shared out to threads | [`parallel`] |
//! | Brier, log and spherical score, skill | [`score`] |
//! | bins, calibration errors, calibration curve and its band, Cox regression, Spiegelhalter's test, AUC | [`calibrate`] |
//! | Murphy's and the CORP decomposition of the Brier score | [`decompose`] |
//! | scores of words: envelope, readers, vagueness cost | [`verbal`] |
//! | agreement of coders: kappa, alpha | [`agreement`] |
//! | comparing groups: shared questions, difficulty, crowd, ranks | [`compare`] |
//! | what a comparison is made from: forecasts one by one | [`observe::heard`] |
//! | `--horizon`, `--wait-for-deadline` | [`observe::judge`] |
//! | `compare`: the typed values, built once on top of the scores | [`report::comparison`] |
//! | question-cluster bootstrap, Wilson intervals, seeded random numbers | [`uncertainty`] |
//! | files: bytes, encodings, compression, workbooks; where the header stands | [`input`], [`input::workbook`], [`input::header_row`] |
//! | which column is which; which of them a run needs | [`input::columns`], [`dataset::layout`] |
//! | dates and their order; probabilities and their scale; outcomes | [`dataset::dates`], [`dataset::probability`], [`dataset::outcome`] |
//! | what rows say of how a question ended | [`dataset::resolution_evidence`], [`dataset::questions`] |
//! | duplicates, repeats, updates (`--updates`) | [`observe::select`] |
//! | `--by` | [`observe::grouping`] |
//! | verdicts and notes | [`report::judge`], [`report::notes`] |
//! | what `check` finds beside the problems: overdue, names that may be one, copies | [`check`] |
//! | what words such as "very likely" stand for | [`lexicon`]; in a dataset [`dataset::run_lexicons`], [`dataset::forecasts_in_words`], [`dataset::stated_probability`] |
//! | how much hangs on what words are taken to mean | [`verbal`], [`report::wording`] |
//! | what each code of a problem or note means | [`diagnostics::catalogue`] |
//! | the report: its parts, its words by language, its page | [`document`], [`document::texts`], [`document::html`] |
//! | pictures: typed data to SVG and PNG | [`chart`] |
//! | the best and worst forecasts | [`observe::calls`], [`dossier::calls`] |
//! | `convert`: any readable log as a clean one | [`convert`] |
//! | `agree`: logs of several coders side by side | [`coders`] |
//! | `template`: a log to start from | [`template`] |
//! | layout of tables, text that is safe to print, whole files or none | [`render::table`], [`render::text`], [`render::output`] |
//!
//! # Which way the arrows point
//!
//! ```text
//! model ◀─ diagnostics ◀─ error
//! model ◀─ score, uncertainty ◀─ calibrate ◀─ decompose
//! model, uncertainty ◀─ verbal, agreement
//! model, score, uncertainty, parallel ◀─ compare
//! model, lexicon ◀─ options
//! model, diagnostics, error, options ◀─ input; input, parallel, lexicon, verbal ◀─ dataset ◀─ observe
//! input ◀─ template; dataset ◀─ convert; convert, agreement ◀─ coders
//! all of these ◀─ report ◀─ check ◀─ render, dossier ◀─ document ◀─ cli; chart ◀─ document
//! ```
//!
//! The statistics know nothing of files, options or output. `tests/architecture.rs` keeps it so, and keeps each outside
//! crate in its place.
//!
//! # Reading order
//!
//! [`model`], then [`score`] and [`calibrate`] for what the numbers mean, [`observe`] for what is counted,
//! [`report::score`] for how it comes together; [`input`] and [`dataset`] last, they are the longest.
//!
//! # Example
//!
//! ```
//! use trackrecord::model::Day;
//! use trackrecord::options::RunOptions;
//! use trackrecord::dataset::Progress;
//! use trackrecord::report;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let folder = tempfile::tempdir()?;
//! let (forecasts, resolutions) = (folder.path().join("forecasts.csv"), folder.path().join("resolutions.csv"));
//! std::fs::write(
//!     &forecasts,
//!     "question_id,source,source_type,forecast_date,probability\n\
//!      Q1,Consultant 1,consultant,2017-03-01,0.75\n\
//!      Q2,Consultant 1,consultant,2017-03-01,25%\n\
//!      Q3,Consultant 1,consultant,2017-03-01,0.5\n",
//! )?;
//! std::fs::write(&resolutions, "question_id,resolved_on,outcome\nQ1,2017-04-01,yes\nQ2,2017-04-01,no\nQ3,,open\n")?;
//!
//! let as_of = Day::from_ymd(2017, 12, 31).ok_or("no such day")?;
//! let report = report::score(&RunOptions::new(vec![forecasts], vec![resolutions], as_of), &Progress::default())?.report;
//! assert_eq!((report.counts.rows, report.counts.scored, report.counts.pending), (3, 2, 1));
//! assert_eq!(report.groups[0].brier.value, Some(0.0625));
//! # Ok(())
//! # }
//! ```

pub mod agreement;
pub mod calibrate;
pub mod check;
pub mod cli;
pub mod coders;
pub mod compare;
pub mod convert;
pub mod dataset;
pub mod decompose;
pub mod diagnostics;
pub mod dossier;
pub mod error;
pub mod input;
pub mod lexicon;
pub mod model;
pub mod observe;
pub mod options;
pub mod parallel;
pub mod present;
pub mod report;
pub mod score;
pub mod template;
pub mod uncertainty;
pub mod verbal;

// What is fuzzed, for `fuzz/` and for a moment of it on each test run.
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod fuzz_entries;

#[cfg(test)]
mod tests;

// Benches and examples that tests include name the crate as users do.
#[cfg(test)]
extern crate self as trackrecord;
