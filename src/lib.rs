//! Whose forecasts deserve trust? Calibration and Brier scores by source type, with honest uncertainty.
//!
//! This is the guided tour of the library behind the program `trackrecord`.
//!
//! # The pipeline
//!
//! ```text
//! files ──▶ rows + diagnostics ──▶ scored observations ──▶ numbers ──▶ report ──▶ text
//!   read                             observe               score        report     present
//!   diagnostics                                            calibrate
//!                                                          decompose
//!                                                          uncertainty
//! ```
//!
//! 1. [`read`] turns bytes into a [`Log`](read::Log) of packed rows. What it cannot read becomes a
//!    [`Diagnostic`](diagnostics::Diagnostic), never a guess.
//! 2. [`observe`] joins forecasts with outcomes and decides the fate of every row ([`RowFate`](model::RowFate)): scored, with
//!    what weight and in which group, or left out, and why. The fates add up to the rows read.
//! 3. Each group becomes a [`Tally`](model::Tally): every probability that was said, how often, and how often it happened.
//!    The statistics are functions of a tally; intervals resample the questions behind it.
//! 4. [`report`] holds every number once, as plain values, with verdicts and notes.
//! 5. [`present`] makes of it a document of sections, typed tables and charts, which writers put down for the terminal, as
//!    Markdown, HTML, workbook or CSV. It computes nothing but the score of each single row that `--export` lists.
//!
//! [`report::score`] runs the first four steps, and [`report::compare`] compares the groups on top of them, from the same
//! reading; [`cli`] only turns arguments into a [`RunOptions`](options::RunOptions) and writes the result.
//!
//! `trackrecord report` adds a step: [`dossier`] finds what else belongs into a report in the same reading (quarters, an
//! earlier period, the best and worst calls, what is overdue).
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
//! | which column is which | [`read::columns`] |
//! | dates and their order; probabilities and their scale; outcomes | [`read::dates`], [`read::probability`], [`read::outcome`] |
//! | duplicates, repeats, updates (`--updates`) | [`observe::select`] |
//! | `--by` | [`observe::grouping`] |
//! | verdicts and notes | [`report::judge`], [`report::notes`] |
//! | what `check` finds beside the problems: overdue, names that may be one, copies | [`check`] |
//! | what words such as "very likely" stand for | [`lexicon`]; in a log [`read::words`], [`read::spoken`] |
//! | how much hangs on what words are taken to mean | [`verbal`], [`report::wording`] |
//! | what each code of a problem or note means | [`diagnostics::catalogue`] |
//! | what a command shows: its document, its tables | [`present::build`], [`present::tables`] |
//! | all words on screen, by language | [`present::language`] |
//! | terminal, Markdown, HTML, workbook, CSV, JSON | [`present::write`] |
//! | pictures: typed data to SVG and PNG | [`present::chart`] |
//! | the best and worst forecasts | [`observe::calls`], [`dossier::calls`] |
//! | `convert`: any readable log as a clean one | [`convert`] |
//! | `agree`: logs of several coders side by side | [`coders`] |
//! | `template`: a log to start from | [`template`] |
//! | tables of typed cells, text that is safe to print, whole files or none | [`present::table`], [`present::clean_text`], [`present::write::output`] |
//!
//! # Which way the arrows point
//!
//! ```text
//! model ◀─ diagnostics ◀─ error
//! model ◀─ score, uncertainty ◀─ calibrate ◀─ decompose
//! model, uncertainty ◀─ verbal, agreement
//! model, score, uncertainty, parallel ◀─ compare
//! model, lexicon ◀─ options
//! model, diagnostics, error, parallel, lexicon, verbal, options ◀─ read ◀─ observe
//! read ◀─ convert, template; convert, agreement ◀─ coders
//! all of these ◀─ report ◀─ check ◀─ dossier ◀─ present ◀─ cli
//! ```
//!
//! The statistics know nothing of files, options or output. `tests/architecture.rs` keeps it so, and keeps each outside
//! crate in its place.
//!
//! # Reading order
//!
//! [`model`], then [`score`] and [`calibrate`] for what the numbers mean, [`observe`] for what is counted,
//! [`report::score`] for how it comes together; [`read`] last, it is the longest.
//!
//! # Example
//!
//! ```
//! use trackrecord::model::Day;
//! use trackrecord::options::RunOptions;
//! use trackrecord::read::Progress;
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
pub mod decompose;
pub mod diagnostics;
pub mod dossier;
pub mod error;
pub mod lexicon;
pub mod model;
pub mod observe;
pub mod options;
pub mod parallel;
pub mod present;
pub mod read;
pub mod report;
pub mod score;
pub mod template;
pub mod uncertainty;
pub mod verbal;
