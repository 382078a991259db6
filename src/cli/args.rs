//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::model::Language;

/// Whose forecasts deserve trust: calibration and Brier scores by source type, with honest uncertainty.
#[derive(Debug, Parser)]
#[command(name = "trackrecord", version, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Score forecasts by source type (or any other column).
    ///
    /// Reads dated forecasts with their sources and the later resolutions, and prints Brier scores, calibration and a
    /// verdict for each group, with intervals that resample questions. Exit status: 0 done; 1 the data has problems and
    /// nothing was scored; 2 wrong usage; 3 a file could not be read or written.
    Score(Box<ScoreArgs>),
    /// Compare source types (or any other groups): which differ, and how sure that is.
    ///
    /// Compares each two groups on the questions that both forecast, and all of them adjusted for the difficulty of their
    /// questions; says what more data would settle, and whether the order hangs on the choices made. With --by
    /// source each source is drawn to the mean of its type; with a year, quarter or month in --by each period stands beside
    /// the one before. --format csv has one row per group; --export adds comparison.csv, pairs.csv, robustness.csv and
    /// periods.csv. Exit status as for score.
    Compare(Box<ScoreArgs>),
    /// Write the report to hand round: one page with charts, for screen, phone, print and screen readers.
    ///
    /// -o report.html says where. The page fetches nothing and runs no script. It answers first, then shows scores,
    /// calibration, development over time, the best and worst calls, what is overdue, what was left out and why, and how
    /// to reproduce it. Exit status: 0 done; 1 the data has problems and nothing was scored; 2 wrong usage; 3 a file could
    /// not be read or written.
    Report(Box<ReportArgs>),
    /// Read everything, score nothing: every problem and what to do about it.
    ///
    /// Prints the problems by kind, which rows would be scored and why the others are left out, what is overdue, sources
    /// under two types, names that may be one, rows that look repeated. Exit status: 0 no errors; 1 the data has errors;
    /// 2 wrong usage; 3 a file could not be read or written.
    Check(Box<CheckArgs>),
    /// Compare independently coded logs of the same statements: how far do the coders agree?
    ///
    /// Rows are matched by `forecast_id`, or by question, source and date where a row has none. Prints percent agreement,
    /// Cohen's kappa and Krippendorff's alpha for each column that coders decide, with intervals, and the list of
    /// differences to settle. Exit status: 0 done; 1 the data has problems and nothing was compared; 2 wrong usage; 3 a
    /// file could not be read or written.
    Agree(Box<AgreeArgs>),
    /// Say what a problem or note means, why it matters and what to do, with an example.
    Explain {
        /// Code in brackets behind the word error or warning, such as probability-above-one; without it all are listed.
        code: Option<String>,
    },
    /// What words such as "very likely" mean in numbers, by surveys of readers and by published standards.
    ///
    /// Without an argument the lexicons are listed. With the name of one, or a file of your own, its phrases are shown with
    /// low, point and high; with a phrase, what it means in each of them. A file has the columns phrase, low, point, high.
    /// Exit status: 0 done; 1 the file is no lexicon, with every mistake in it; 2 there is no such lexicon or phrase.
    Lexicon(LexiconArgs),
    /// Write any readable log as clean CSV, or XLSX by the ending of -o.
    ///
    /// Headers become canonical, dates ISO, probabilities fractions, outcomes yes, no, void or blank. Ids and names stay
    /// as they are; other text that a spreadsheet would run as a formula gets an apostrophe in front. Scoring the result
    /// gives the same scores, and converting it again changes nothing. What was inferred is told on standard error.
    Convert(Box<ConvertArgs>),
    /// Write an empty log to start from: a workbook, or a pair of CSV files.
    ///
    /// -o FILE.xlsx writes a workbook with sheets for forecasts and questions, drop-downs and notes; -o FILE.csv writes
    /// FILE.csv and FILE.resolutions.csv. Files that exist are not overwritten without --force.
    Template(TemplateArgs),
    /// Print shell completions.
    Completions {
        /// For which shell.
        shell: Shell,
    },
    /// Print the manual page.
    Man,
}

impl Command {
    /// As it is typed.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Score(_) => "score",
            Self::Compare(_) => "compare",
            Self::Report(_) => "report",
            Self::Check(_) => "check",
            Self::Agree(_) => "agree",
            Self::Explain { .. } => "explain",
            Self::Lexicon(_) => "lexicon",
            Self::Convert(_) => "convert",
            Self::Template(_) => "template",
            Self::Completions { .. } => "completions",
            Self::Man => "man",
        }
    }
}

/// How several forecasts of a source on a question count.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum UpdatesArg {
    /// Each counts once.
    All,
    /// Only the first.
    First,
    /// Only the last.
    Last,
    /// Each holds until it is replaced; every source and question counts 1 in all.
    Daily,
}

/// From when `--horizon` counts back.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum HorizonFromArg {
    /// The day of the resolution.
    Resolution,
    /// The deadline.
    Deadline,
}

/// Keep or drop.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum KeepArg {
    /// They count.
    Keep,
    /// They do not.
    Drop,
}

/// How bins are made.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum BinByArg {
    /// Equal width.
    Width,
    /// About equally many forecasts in each.
    Count,
}

/// What the columns of a wide sheet stand for.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum WideArg {
    /// A source each.
    Source,
    /// A date each.
    Date,
}

/// Order of day and month.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum DateOrderArg {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Ymd,
}

/// Form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// For people.
    Table,
    /// For programs: every number.
    Json,
    /// One row per group.
    Csv,
    /// For documents.
    Markdown,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorArg {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Options of every command that reads a log.
#[derive(Args, Debug)]
pub struct ReadingArgs {
    /// Which column is which, when the header does not tell (repeatable).
    #[arg(long, value_name = "FIELD=HEADER", help_heading = "Reading")]
    pub map: Vec<String>,
    /// Sheet of a workbook to read, when its header does not tell (repeatable).
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    pub sheet: Vec<String>,
    /// A file of such answers, one `field = "Header"` per line; --map comes before it.
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    pub map_file: Option<PathBuf>,
    /// Write the answers of --map and --map-file here, for --map-file next time.
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    pub save_map: Option<PathBuf>,
    /// Encoding of the text files, when the one that was found is wrong: utf-8, utf-16le, windows-1252, macintosh, …
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    pub encoding: Option<String>,
    /// Delimiter of the text files, when the one that was found is wrong: one character, or comma, semicolon, tab, pipe.
    #[arg(long, value_name = "CHARACTER", help_heading = "Reading")]
    pub delimiter: Option<String>,
    /// Read sheets with one column of probabilities per source, or per date.
    #[arg(long, value_enum, value_name = "WHAT", help_heading = "Reading")]
    pub wide: Option<WideArg>,
    /// With --wide: the source type of all forecasts, when no column says it.
    #[arg(long, value_name = "TYPE", requires = "wide", help_heading = "Reading")]
    pub source_type: Option<String>,
    /// With --wide source: the date of all forecasts, when no column says it.
    #[arg(long, value_name = "DATE", requires = "wide", help_heading = "Reading")]
    pub forecast_date: Option<String>,
    /// Order of day and month, where the files leave it open.
    #[arg(long, value_enum, help_heading = "Reading")]
    pub date_order: Option<DateOrderArg>,
    /// Plain numbers in the probability column are percentages.
    #[arg(long, help_heading = "Reading")]
    pub percent: bool,
    /// How words such as "likely" are read: a lexicon (icd203), several (readers,icd203: the first that knows a phrase), or
    /// a file with the columns phrase, low, point, high. Default: readers. `trackrecord lexicon` lists them.
    #[arg(long, value_name = "NAME|FILE", help_heading = "Words")]
    pub lexicon: Option<String>,
    /// What a phrase stands for (repeatable); comes before every lexicon.
    #[arg(long, value_name = "TEXT=PROBABILITY", help_heading = "Words")]
    pub phrase: Vec<String>,
    /// Worker threads; they change nothing but the time. Default: one per core.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024), help_heading = "Reading")]
    pub threads: Option<u16>,
    /// Rows beyond so many MiB go to a temporary file. Default: a quarter of the memory that is free.
    #[arg(long, value_name = "MIB", help_heading = "Reading")]
    pub memory: Option<u32>,
}

/// What to do with rows that cannot be used.
#[derive(Args, Debug)]
pub struct BadRowsArgs {
    /// Go on without the bad rows.
    #[arg(long, help_heading = "Reading")]
    pub skip_bad_rows: bool,
    /// Keep the bad rows here, verbatim, each with the reason.
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    pub rejects: Option<PathBuf>,
}

/// What `score` and `check` share: the files, which forecasts, how to read them, where to write.
#[derive(Args, Debug)]
pub struct DataArgs {
    /// Files of forecasts, one row each: CSV, XLSX, ODS or XLS, also as .gz or .zst; - for standard input.
    #[arg(required = true, value_name = "FORECASTS")]
    pub forecasts: Vec<PathBuf>,
    /// File of resolutions (repeatable); without it the forecasts carry outcome and `resolved_on` themselves, or another
    /// sheet of the workbook does.
    #[arg(short, long, value_name = "FILE")]
    pub resolutions: Vec<PathBuf>,

    /// Keep only rows with this value (repeatable; all must hold).
    #[arg(long = "where", value_name = "COLUMN=VALUE", help_heading = "What to score")]
    pub filters: Vec<String>,
    /// Only questions resolved on this day or later.
    #[arg(long, value_name = "DATE", help_heading = "What to score")]
    pub from: Option<String>,
    /// Only questions resolved on this day or earlier.
    #[arg(long, value_name = "DATE", help_heading = "What to score")]
    pub to: Option<String>,
    /// Only questions resolved in this year, quarter or month: 2017, 2017Q2, 2017-05.
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["from", "to"], help_heading = "What to score")]
    pub period: Option<String>,
    /// Pretend that it is this day: what was resolved later is not known yet. Default: today.
    #[arg(long, value_name = "DATE", help_heading = "What to score")]
    pub as_of: Option<String>,
    /// Rows alike in question, source, type, day and probability, but with different ids.
    #[arg(long, value_enum, default_value = "keep", help_heading = "What to score")]
    pub repeats: KeepArg,
    /// Forecasts dated on the day of the resolution. Later ones are never scored.
    #[arg(long, value_enum, default_value = "keep", help_heading = "What to score")]
    pub same_day: KeepArg,

    /// How the files are read.
    #[command(flatten)]
    pub reading: ReadingArgs,
    /// Put the SHA-256 of each input into the JSON.
    #[arg(long, help_heading = "Reading")]
    pub hash: bool,

    /// Write the output here instead of to standard output, which is -.
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// Colour.
    #[arg(long, value_enum, default_value = "auto", help_heading = "Output")]
    pub color: ColorArg,
    /// Neither progress nor remarks on standard error; errors are still told.
    #[arg(short, long, help_heading = "Output")]
    pub quiet: bool,
}

/// What decides the scores: the data, the groups, the statistics.
#[derive(Args, Debug)]
pub struct ScoringArgs {
    /// What to read, and of which days.
    #[command(flatten)]
    pub data: DataArgs,

    /// Group by these columns, or by year, quarter, month (of the resolution) or horizon (lead time).
    #[arg(
        long,
        value_name = "COLUMN[,COLUMN]",
        value_delimiter = ',',
        default_value = "source_type",
        help_heading = "What to score"
    )]
    pub by: Vec<String>,
    /// How a source's several forecasts on one question count.
    #[arg(long, value_enum, default_value = "all", help_heading = "What to score")]
    pub updates: UpdatesArg,
    /// Score of each source only the forecast that stood so long before the end: 30d, 4w.
    #[arg(long, value_name = "DAYS", conflicts_with = "updates", help_heading = "What to score")]
    pub horizon: Option<String>,
    /// Before what --horizon counts back.
    #[arg(long, value_enum, default_value = "resolution", requires = "horizon", help_heading = "What to score")]
    pub horizon_from: HorizonFromArg,
    /// Let a question count only when its deadline has passed too: what ends early ends with yes more often.
    #[arg(long, help_heading = "What to score")]
    pub wait_for_deadline: bool,

    /// What readers take phrases for: CSV with a column for each phrase and a row for each reader. Default: readers drawn
    /// from the quantiles of a survey, for the phrases that it has.
    #[arg(long, value_name = "FILE", help_heading = "Words")]
    pub readers: Option<PathBuf>,

    /// Number of calibration bins.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1000), help_heading = "Statistics")]
    pub bins: u16,
    /// Bins of equal width, or with about equally many forecasts.
    #[arg(long, value_enum, default_value = "width", help_heading = "Statistics")]
    pub bin_by: BinByArg,
    /// Confidence of the intervals.
    #[arg(long, value_name = "LEVEL", default_value_t = 0.95, help_heading = "Statistics")]
    pub confidence: f64,
    /// Bootstrap resamples of the questions; 0 for no intervals.
    #[arg(long, value_name = "N", default_value_t = 2000, value_parser = clap::value_parser!(u32).range(0..=1_000_000), help_heading = "Statistics")]
    pub resamples: u32,
    /// Seed of the random numbers.
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Statistics")]
    pub seed: u64,
    /// How far 0 and 1 are moved for the log score and the Cox regression.
    #[arg(long, value_name = "EPSILON", default_value_t = 0.001, help_heading = "Statistics")]
    pub log_clip: f64,
    /// Groups with fewer scored questions get no verdict.
    #[arg(long, value_name = "N", default_value_t = 10, help_heading = "Statistics")]
    pub min_questions: u64,

    /// Rows that cannot be used.
    #[command(flatten)]
    pub bad_rows: BadRowsArgs,

    /// Language of the report and of verdicts; JSON and CSV stay English.
    #[arg(long, value_enum, default_value = "en", help_heading = "Output")]
    pub language: LanguageArg,
}

/// Language of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LanguageArg {
    /// English.
    En,
    /// German.
    De,
}

impl From<LanguageArg> for Language {
    fn from(arg: LanguageArg) -> Self {
        match arg {
            LanguageArg::En => Self::English,
            LanguageArg::De => Self::German,
        }
    }
}

/// Options of `score`.
#[derive(Args, Debug)]
pub struct ScoreArgs {
    /// What decides the scores.
    #[command(flatten)]
    pub scoring: ScoringArgs,

    /// Form of the output.
    #[arg(long, value_enum, default_value = "table", help_heading = "Output")]
    pub format: FormatArg,
    /// Write groups.csv, bins.csv, curve.csv, forecasts.csv and problems.csv into this folder.
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    pub export: Option<PathBuf>,
}

/// Options of `report`.
#[derive(Args, Debug)]
pub struct ReportArgs {
    /// What decides the scores.
    #[command(flatten)]
    pub scoring: ScoringArgs,

    /// With --period: the period to compare it with. Default: the one before.
    #[arg(long, value_name = "PERIOD", requires = "period", help_heading = "What to score")]
    pub compare_with: Option<String>,
    /// Title of the report.
    #[arg(long, value_name = "TEXT", help_heading = "Output")]
    pub title: Option<String>,
    /// A picture for the head of the report: PNG, JPEG or SVG, at most 256 KiB.
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub logo: Option<PathBuf>,
    /// Write every chart into this folder as well, as SVG and as PNG.
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    pub charts: Option<PathBuf>,
}

/// Form of the output of `check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormatArg {
    /// For people.
    Table,
    /// For programs: everything in one document.
    Json,
    /// For programs: one finding a line.
    Jsonl,
    /// One row per finding.
    Csv,
    /// For documents.
    Markdown,
}

/// Options of `check`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// What to read, and of which days.
    #[command(flatten)]
    pub data: DataArgs,

    /// Form of the output.
    #[arg(long, value_enum, default_value = "table", help_heading = "Output")]
    pub format: CheckFormatArg,
}

/// Options of `lexicon`.
#[derive(Args, Debug)]
pub struct LexiconArgs {
    /// A lexicon (icd203), several (readers,icd203), a file (house.csv), or a phrase ("very likely").
    #[arg(value_name = "NAME|FILE|PHRASE")]
    pub what: Option<String>,
    /// Form of the output.
    #[arg(long, value_enum, default_value = "table")]
    pub format: FormatArg,
}

/// Options of `agree`.
#[derive(Args, Debug)]
pub struct AgreeArgs {
    /// The log of each coder, two or more: CSV, XLSX, ODS or XLS.
    #[arg(required = true, num_args = 2.., value_name = "CODER")]
    pub coders: Vec<PathBuf>,

    /// Column whose rows belong together (an article, a question) and are resampled together. Default: the question.
    #[arg(long, value_name = "COLUMN", help_heading = "Statistics")]
    pub cluster: Option<String>,
    /// Confidence of the intervals.
    #[arg(long, value_name = "LEVEL", default_value_t = 0.95, help_heading = "Statistics")]
    pub confidence: f64,
    /// Bootstrap resamples; 0 for no intervals.
    #[arg(long, value_name = "N", default_value_t = 2000, value_parser = clap::value_parser!(u32).range(0..=1_000_000), help_heading = "Statistics")]
    pub resamples: u32,
    /// Seed of the random numbers.
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Statistics")]
    pub seed: u64,

    /// How the files are read.
    #[command(flatten)]
    pub reading: ReadingArgs,
    /// Go on without the bad rows.
    #[arg(long, help_heading = "Reading")]
    pub skip_bad_rows: bool,

    /// Form of the output.
    #[arg(long, value_enum, default_value = "table", help_heading = "Output")]
    pub format: FormatArg,
    /// Write every difference here, as CSV: a list to settle.
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub differences: Option<PathBuf>,
    /// Write the output here instead of to standard output.
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// Colour.
    #[arg(long, value_enum, default_value = "auto", help_heading = "Output")]
    pub color: ColorArg,
    /// Neither progress nor remarks on standard error; errors are still told.
    #[arg(short, long, help_heading = "Output")]
    pub quiet: bool,
}

/// Options of `convert`.
#[derive(Args, Debug)]
pub struct ConvertArgs {
    /// Files of forecasts, or of resolutions alone; - for standard input.
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// File of resolutions (repeatable); they are written beside the forecasts, as NAME.resolutions.csv.
    #[arg(short, long, value_name = "FILE")]
    pub resolutions: Vec<PathBuf>,
    /// Write here, .csv or .xlsx; without it, or with -, CSV goes to standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How the files are read.
    #[command(flatten)]
    pub reading: ReadingArgs,
    /// Rows that cannot be used.
    #[command(flatten)]
    pub bad_rows: BadRowsArgs,
    /// Neither progress nor remarks on standard error; errors are still told.
    #[arg(short, long)]
    pub quiet: bool,
}

/// Options of `template`.
#[derive(Args, Debug)]
pub struct TemplateArgs {
    /// Where to write it: FILE.xlsx, or FILE.csv for a pair of CSV files.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Overwrite files that exist.
    #[arg(long)]
    pub force: bool,
}
