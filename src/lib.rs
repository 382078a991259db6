//! Whose forecasts deserve trust? Calibration and Brier scores by source type, with honest uncertainty.
//!
//! This is the library behind the program `trackrecord`. The map of the code is ARCHITECTURE.md.
//!
//! # The one call
//!
//! [`report::score`] reads the files of a log, scores it and gives every number as a plain value ([`report::Report`]), in the
//! shape of the program's JSON; [`report::compare`] compares the groups on top of that, from the same reading.
//! [`options::RunOptions`] says what to read, which forecasts count, and how sure to be. Problems in the data are values too
//! ([`diagnostics::Diagnostic`]); a run that could not happen at all is an [`error::Error`].
//!
//! # The statistics by themselves
//!
//! A [`Tally`](model::Tally) holds what was said, how often, and how often it happened. Nearly every statistic is a function of it:
//!
//! | module | has |
//! |---|---|
//! | [`score`] | Brier, log and spherical score, skill |
//! | [`calibrate`] | bins, isotonic calibration curve and its consistency band, calibration errors, Cox regression, AUC, Spiegelhalter's test |
//! | [`decompose`] | Murphy's and the CORP decomposition of the Brier score |
//! | [`uncertainty`] | bootstrap that draws whole questions, Wilson's interval, quantiles, seeded random numbers |
//! | [`compare`] | sign-flip test, Holm's correction, confidence sequences, e-values, shrinkage |
//! | [`agreement`] | percent agreement, Cohen's kappa and Krippendorff's alpha of coders |
//!
//! Each function states its formula with weights, its range and orientation, what it refuses, and its source.
//!
//! # Example
//!
//! ```
//! use trackrecord::model::Day;
//! use trackrecord::options::RunOptions;
//! use trackrecord::report::{self, Progress};
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
//! assert_eq!(report.groups[0].brier.value(), Some(0.0625));
//! # Ok(())
//! # }
//! ```

pub mod agreement;
pub mod calibrate;
mod check;
pub mod cli;
mod coders;
pub mod compare;
mod convert;
mod dataset;
pub mod decompose;
pub mod diagnostics;
pub mod error;
mod input;
mod lexicon;
pub mod localized;
pub mod model;
mod names;
mod observe;
pub mod options;
mod parallel;
mod present;
pub mod report;
pub mod score;
mod sql;
mod summary;
mod template;
pub mod uncertainty;
mod verbal;

// What is fuzzed, for `fuzz/` and for a moment of it on each test run.
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod fuzz_entries;

#[cfg(test)]
mod tests;

// Benches and examples that tests include name the crate as users do.
#[cfg(test)]
extern crate self as trackrecord;
