//! What decides the scores, for the commands that score.

use std::path::PathBuf;

use clap::Args;

use crate::cli::args::{BadRowsArgs, DataArgs};
use crate::options::{BinBy, CellFiles, HorizonFrom, Language, OutputFormat, Updates, Weights};
use crate::sql::Engine;

/// What decides the scores: the data, the groups, the statistics.
#[derive(Args, Debug)]
pub(crate) struct ScoringArgs {
    /// What to read, and of which days.
    #[command(flatten)]
    pub(crate) data: DataArgs,

    /// Group by these columns, or by year, quarter, month (of the resolution) or horizon (lead time).
    #[arg(
        long,
        value_name = "COLUMN[,COLUMN]",
        value_delimiter = ',',
        default_value = "source_type",
        help_heading = "What to score"
    )]
    pub(crate) by: Vec<String>,
    /// How a source's several forecasts on one question count.
    #[arg(long, value_enum, default_value = "all", help_heading = "What to score")]
    pub(crate) updates: Updates,
    /// What counts 1: every forecast, or every question, however many forecasts a group made on it.
    #[arg(long, value_enum, default_value = "forecast", help_heading = "What to score")]
    pub(crate) weights: Weights,
    /// Score of each source only the forecast that stood so long before the end: 30d, 4w.
    #[arg(long, value_name = "DAYS", conflicts_with = "updates", help_heading = "What to score")]
    pub(crate) horizon: Option<String>,
    /// Before what --horizon counts back.
    #[arg(long, value_enum, default_value = "resolution", requires = "horizon", help_heading = "What to score")]
    pub(crate) horizon_from: HorizonFrom,
    /// Count forecasts over several answers or days as statements of yes and no too, with the others; without bands and verdicts.
    #[arg(long, help_heading = "What to score")]
    pub(crate) as_binary: bool,
    /// Let a question count only when its deadline has passed too: what ends early ends with yes more often.
    #[arg(long, help_heading = "What to score")]
    pub(crate) wait_for_deadline: bool,

    /// What readers take phrases for: CSV with a column for each phrase and a row for each reader. Default: readers drawn
    /// from the quantiles of a survey, for the phrases that it has.
    #[arg(long, value_name = "FILE", help_heading = "Words")]
    pub(crate) readers: Option<PathBuf>,

    /// Number of calibration bins.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1000), help_heading = "Statistics")]
    pub(crate) bins: u16,
    /// Bins of equal width, or with about equally many forecasts.
    #[arg(long, value_enum, default_value = "width", help_heading = "Statistics")]
    pub(crate) bin_by: BinBy,
    /// Confidence of the intervals.
    #[arg(long, value_name = "LEVEL", default_value_t = 0.95, help_heading = "Statistics")]
    pub(crate) confidence: f64,
    /// How often outcomes are redrawn, and questions resampled in comparisons; 0 for neither.
    #[arg(long, value_name = "N", default_value_t = 2000, value_parser = clap::value_parser!(u32).range(0..=1_000_000), help_heading = "Statistics")]
    pub(crate) resamples: u32,
    /// Seed of the random numbers.
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Statistics")]
    pub(crate) seed: u64,
    /// How far 0 and 1 are moved for the log score and the Cox regression.
    #[arg(long, value_name = "EPSILON", default_value_t = 0.001, help_heading = "Statistics")]
    pub(crate) log_clip: f64,
    /// Groups with fewer scored questions get no verdict.
    #[arg(long, value_name = "N", default_value_t = 10, help_heading = "Statistics")]
    pub(crate) min_questions: u64,

    /// Rows that cannot be used.
    #[command(flatten)]
    pub(crate) bad_rows: BadRowsArgs,

    /// Language of the report, of verdicts and of notes on the numbers; JSON and CSV stay English.
    #[arg(long, value_enum, default_value = "en", help_heading = "Output")]
    pub(crate) language: Language,
}

/// Options of `score`.
#[derive(Args, Debug)]
pub(crate) struct ScoreArgs {
    /// What decides the scores.
    #[command(flatten)]
    pub(crate) scoring: ScoringArgs,

    /// Form of the output. Default: by the ending of -o, else a table.
    #[arg(long, value_enum, help_heading = "Output")]
    pub(crate) format: Option<OutputFormat>,
    /// Show everything, not only what fits one screen: calibration by bin, every note and what to do about it, what became of
    /// the rows. The other formats always have it.
    #[arg(long, help_heading = "Output")]
    pub(crate) details: bool,
    /// Write groups.csv, bins.csv, curve.csv, problems.csv and other tables, and every row (forecasts.csv), into this folder.
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    pub(crate) export: Option<PathBuf>,
}

/// Options of `score` alone.
#[derive(Args, Debug)]
#[command(mut_arg("forecasts", |forecasts| forecasts.required(false).required_unless_present("cells")))]
pub(crate) struct ScoreCommandArgs {
    /// What `compare` has too.
    #[command(flatten)]
    pub(crate) score: ScoreArgs,

    /// Forecasts that another program has added up by group, question and probability, with the script that trackrecord sql prints: a file,
    /// or a folder of parts. Options that choose forecasts are only stated then.
    #[arg(
        long,
        value_name = "FILE|DIR",
        requires = "counts",
        conflicts_with_all = ["forecasts", "resolutions", "rejects", "save_map", "project"],
        help_heading = "Cells"
    )]
    cells: Option<PathBuf>,
    /// What became of all rows, by group and status, from the same script.
    #[arg(long, value_name = "FILE|DIR", requires = "cells", help_heading = "Cells")]
    counts: Option<PathBuf>,
}

impl ScoreCommandArgs {
    /// What another program has added up, if that is scored.
    pub(crate) fn cell_files(&self) -> Option<CellFiles> {
        Some(CellFiles { cells: self.cells.clone()?, counts: self.counts.clone()? })
    }
}

/// Options of `sql`.
#[derive(Args, Debug)]
#[command(mut_arg("forecasts", |files| files.required(false).hide(true)))]
#[command(mut_arg("resolutions", |relation| relation.value_name("RELATION").help("The table or view of resolutions, likewise.")))]
pub(crate) struct SqlArgs {
    /// Which engine runs the script.
    #[arg(long, value_enum)]
    pub(crate) engine: Engine,
    /// The table or view of forecasts, or anything that the engine takes behind FROM.
    #[arg(id = "relation", long = "forecasts", value_name = "RELATION")]
    pub(crate) forecasts: String,
    /// Which forecasts count, and how they are grouped.
    #[command(flatten)]
    pub(crate) scoring: ScoringArgs,
}

/// Options of `report`.
#[derive(Args, Debug)]
pub(crate) struct ReportArgs {
    /// What decides the scores.
    #[command(flatten)]
    pub(crate) scoring: ScoringArgs,

    /// With --period: the period to compare it with. Default: the one before.
    #[arg(long, value_name = "PERIOD", requires = "period", help_heading = "What to score")]
    pub(crate) compare_with: Option<String>,
    /// Title of the report.
    #[arg(long, value_name = "TEXT", help_heading = "Output")]
    pub(crate) title: Option<String>,
    /// A picture for the head of the report: PNG, JPEG or SVG, at most 256 KiB.
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) logo: Option<PathBuf>,
    /// Write every chart into this folder as well, as SVG and as PNG.
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    pub(crate) charts: Option<PathBuf>,
}
