//! What can be typed.

mod data;
mod scoring;

pub(crate) use data::{BadRowsArgs, DataArgs, ProjectArgs, ReadingArgs};
pub(crate) use scoring::{ReportArgs, ScoreArgs, ScoreCommandArgs, ScoringArgs, SqlArgs};

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

use crate::cli::named_files::spread;
use crate::error::Error;
use crate::options::{CheckFormat, ColorChoice, DueFormat, Language, OutputFormat, ProjectInForce};

/// Whose forecasts deserve trust: calibration and Brier scores by source type, with honest uncertainty.
#[derive(Debug, Parser)]
#[command(name = "trackrecord", version, max_term_width = 100)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Score forecasts by source type (or any other column).
    ///
    /// Reads dated forecasts with their sources and the later resolutions, and prints Brier scores, calibration and a
    /// verdict for each group, with intervals that resample questions. Exit status: 0 done; 1 the data has problems and
    /// nothing was scored; 2 wrong usage; 3 a file could not be read or written.
    Score(Box<ScoreCommandArgs>),
    /// Compare source types (or any other groups): which differ, and how sure that is.
    ///
    /// Compares each two groups on the questions that both forecast, and all of them adjusted for the difficulty of their
    /// questions; says what more data would settle, and whether the order hangs on the choices made. With --by
    /// source each source is drawn to the mean of its type; with a year, quarter or month in --by each period stands beside
    /// the one before. --format csv has one row per group; --export adds comparison.csv, pairs.csv, robustness.csv,
    /// `murphy_differences.csv` and periods.csv. Exit status as for score.
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
        /// Language of the explanation.
        #[arg(long, value_enum, default_value = "en")]
        language: Language,
    },
    /// What words such as "very likely" mean in numbers, by surveys of readers and by published standards.
    ///
    /// Without an argument the lexicons are listed. With the name of one, or a file of your own, its phrases are shown with
    /// low, point and high; with a phrase, what it means in each of them. A file has the columns phrase, low, point, high.
    /// Exit status: 0 done; 1 the file is no lexicon, with every mistake in it; 2 there is no such lexicon or phrase.
    Lexicon(LexiconArgs),
    /// The kinds of logs that are known by their headers: exports of platforms, read without an option.
    ///
    /// Without an argument they are listed, with the headers by which each is known and the files that it needs. With the name
    /// of one its description is printed as it is, to start one of your own from, for --map-file. Exit status: 0 done; 2 there
    /// is none of that name.
    Profiles(ProfilesArgs),
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
    /// Say what is to be resolved: overdue questions first, then by deadline.
    ///
    /// -o due.ics writes the deadlines for a calendar. Exit status: 0 done; 1 the columns of the data are not clear; 2 wrong usage; 3 a
    /// file could not be read or written.
    Due(Box<DueArgs>),
    /// Say how a question of the project ended: a line more in its resolutions.
    ///
    /// Appends to the last CSV file of resolutions that the project names, in its own form; without one to trackrecord.resolutions.csv
    /// beside trackrecord.toml, which the project reads from then on. No line is ever changed, and no workbook written: what was wrong is
    /// corrected by a line that names the old one (--correct). Exit status: 0 done; 1 the columns of the data are not clear; 2 wrong
    /// usage, no such question, or it ended otherwise before; 3 a file could not be read or written.
    Resolve(ResolveArgs),
    /// Write trackrecord.toml, a project: what would else be typed each time.
    ///
    /// Looks at the files of this folder, or at those that are named, and asks nothing: it writes down which hold forecasts and which
    /// resolutions, proposes what their headers and cells speak for, and leaves as commented choices what can be read in several ways.
    /// Exit status: 0 done; 1 something is left to settle in the file that was written; 2 wrong usage; 3 a file could not be read or
    /// written.
    Init(InitArgs),
    /// Show the same in a browser, on this machine alone.
    ///
    /// Prints the address of a page to open here: drop a workbook or CSV files on it, settle what is open, look at scores, comparison and
    /// report, resolve what is due, take files away. In a folder with trackrecord.toml it works on that project; else in a private folder
    /// that goes when the program ends. Nothing is loaded from elsewhere, and nobody else can ask.
    Serve(ServeArgs),
    /// Print a script of SQL that adds up forecasts where they are, for score --cells.
    ///
    /// For data that is too large for one machine, or may not leave its warehouse. The script makes two views, `trackrecord_cells` and
    /// `trackrecord_counts`; written to CSV files they give every number that `score` gives of the files themselves. It takes the options of
    /// score that choose and group forecasts, and says which of the others it cannot say. Columns have the names of the fields, or those that
    /// --map names; `forecast_id`, `weight` and `closes_on` are read if --map names them. Columns of --by and --where are those of the
    /// forecasts.
    Sql(Box<SqlArgs>),
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
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Score(_) => "score",
            Self::Compare(_) => "compare",
            Self::Report(_) => "report",
            Self::Check(_) => "check",
            Self::Agree(_) => "agree",
            Self::Explain { .. } => "explain",
            Self::Lexicon(_) => "lexicon",
            Self::Profiles(_) => "profiles",
            Self::Convert(_) => "convert",
            Self::Template(_) => "template",
            Self::Init(_) => "init",
            Self::Serve(_) => "serve",
            Self::Due(_) => "due",
            Self::Resolve(_) => "resolve",
            Self::Sql(_) => "sql",
            Self::Completions { .. } => "completions",
            Self::Man => "man",
        }
    }

    /// Where is kept what a project said.
    pub(crate) fn project_mut(&mut self) -> Option<&mut Option<ProjectInForce>> {
        match self {
            Self::Score(args) => Some(&mut args.score.scoring.data.project.in_force),
            Self::Compare(args) => Some(&mut args.scoring.data.project.in_force),
            Self::Report(args) => Some(&mut args.scoring.data.project.in_force),
            Self::Check(args) => Some(&mut args.data.project.in_force),
            Self::Due(args) => Some(&mut args.data.project.in_force),
            Self::Convert(args) => Some(&mut args.project.in_force),
            _ => None,
        }
    }

    /// Puts the files of folders and patterns in their place.
    ///
    /// # Errors
    /// When there are none.
    pub(crate) fn spread_files(&mut self) -> Result<(), Error> {
        let (files, resolutions) = match self {
            Self::Score(args) => files_of(&mut args.score.scoring.data),
            Self::Compare(args) => files_of(&mut args.scoring.data),
            Self::Report(args) => files_of(&mut args.scoring.data),
            Self::Check(args) => files_of(&mut args.data),
            Self::Due(args) => files_of(&mut args.data),
            Self::Convert(args) => (&mut args.inputs, &mut args.resolutions),
            _ => return Ok(()),
        };
        *resolutions = spread(resolutions, &[])?;
        *files = spread(files, resolutions)?;
        Ok(())
    }

    /// Whether nothing but errors is told.
    pub(crate) fn is_quiet(&self) -> bool {
        match self {
            Self::Convert(args) => args.quiet,
            command => command.data().is_some_and(|data| data.quiet),
        }
    }

    /// What is read, of which days, if the command reads a log.
    pub(crate) fn data(&self) -> Option<&DataArgs> {
        match self {
            Self::Score(args) => Some(&args.score.scoring.data),
            Self::Compare(args) => Some(&args.scoring.data),
            Self::Report(args) => Some(&args.scoring.data),
            Self::Check(args) => Some(&args.data),
            Self::Due(args) => Some(&args.data),
            _ => None,
        }
    }
}

/// Options of `check`.
#[derive(Args, Debug)]
pub(crate) struct CheckArgs {
    /// What to read, and of which days.
    #[command(flatten)]
    pub(crate) data: DataArgs,

    /// Form of the output. Default: by the ending of -o, else a table.
    #[arg(long, value_enum, help_heading = "Output")]
    pub(crate) format: Option<CheckFormat>,
    /// Language of what is told; JSON and CSV stay English.
    #[arg(long, value_enum, default_value = "en", help_heading = "Output")]
    pub(crate) language: Language,
}

/// Options of `lexicon`.
#[derive(Args, Debug)]
pub(crate) struct LexiconArgs {
    /// A lexicon (icd203), several (readers,icd203), a file (house.csv), or a phrase ("very likely").
    #[arg(value_name = "NAME|FILE|PHRASE")]
    pub(crate) what: Option<String>,
    /// Form of the output.
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: OutputFormat,
    /// Language of headings and remarks; the phrases are those of the lexicons.
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) language: Language,
}

/// Options of `profiles`.
#[derive(Args, Debug)]
pub(crate) struct ProfilesArgs {
    /// Which one to print, such as metaculus.
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Form of the output; one that is named is printed as it is in the form of a table.
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: OutputFormat,
    /// Language of headings and remarks.
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) language: Language,
}

/// Options of `agree`.
#[derive(Args, Debug)]
pub(crate) struct AgreeArgs {
    /// The log of each coder, two or more: CSV, XLSX, ODS or XLS.
    #[arg(required = true, num_args = 2.., value_name = "CODER")]
    pub(crate) coders: Vec<PathBuf>,

    /// Column whose rows belong together (an article, a question) and are resampled together. Default: the question.
    #[arg(long, value_name = "COLUMN", help_heading = "Statistics")]
    pub(crate) cluster: Option<String>,
    /// Confidence of the intervals.
    #[arg(long, value_name = "LEVEL", default_value_t = 0.95, help_heading = "Statistics")]
    pub(crate) confidence: f64,
    /// Bootstrap resamples; 0 for no intervals.
    #[arg(long, value_name = "N", default_value_t = 2000, value_parser = clap::value_parser!(u32).range(0..=1_000_000), help_heading = "Statistics")]
    pub(crate) resamples: u32,
    /// Seed of the random numbers.
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Statistics")]
    pub(crate) seed: u64,

    /// How the files are read.
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// Go on without the bad rows.
    #[arg(long, help_heading = "Reading")]
    pub(crate) skip_bad_rows: bool,

    /// Form of the output. Default: by the ending of -o, else a table.
    #[arg(long, value_enum, help_heading = "Output")]
    pub(crate) format: Option<OutputFormat>,
    /// Write every difference here, as CSV: a list to settle.
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) differences: Option<PathBuf>,
    /// Write the output here instead of to standard output.
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Colour.
    #[arg(long, value_enum, default_value = "auto", help_heading = "Output")]
    pub(crate) color: ColorChoice,
    /// Neither progress nor remarks on standard error; errors are still told.
    #[arg(short, long, help_heading = "Output")]
    pub(crate) quiet: bool,
    /// Language of what is told; the files are as for programs.
    #[arg(long, value_enum, default_value = "en", help_heading = "Output")]
    pub(crate) language: Language,
}

/// Options of `convert`.
#[derive(Args, Debug)]
pub(crate) struct ConvertArgs {
    /// Files of forecasts, or of resolutions alone; - for standard input.
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// File of resolutions (repeatable); they are written beside the forecasts, as NAME.resolutions.csv.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) resolutions: Vec<PathBuf>,
    /// Write here, .csv or .xlsx; without it, or with -, CSV goes to standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Which project.
    #[command(flatten)]
    pub(crate) project: ProjectArgs,
    /// How the files are read.
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// Rows that cannot be used.
    #[command(flatten)]
    pub(crate) bad_rows: BadRowsArgs,
    /// Neither progress nor remarks on standard error; errors are still told.
    #[arg(short, long)]
    pub(crate) quiet: bool,
    /// Language of what is told; what is written is as for programs.
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) language: Language,
}

/// Options of `due`.
#[derive(Args, Debug)]
pub(crate) struct DueArgs {
    /// What to read.
    #[command(flatten)]
    pub(crate) data: DataArgs,

    /// Only what is overdue, or due within so many days: 30d, 4w.
    #[arg(long, value_name = "DAYS", help_heading = "What to score")]
    pub(crate) within: Option<String>,
    /// Form of the output. Default: by the ending of -o, else a table.
    #[arg(long, value_enum, help_heading = "Output")]
    pub(crate) format: Option<DueFormat>,
    /// Language of the list.
    #[arg(long, value_enum, default_value = "en", help_heading = "Output")]
    pub(crate) language: Language,
}

/// Options of `resolve`.
#[derive(Args, Debug)]
pub(crate) struct ResolveArgs {
    /// Which question, by its id.
    #[arg(value_name = "QUESTION")]
    pub(crate) question: String,
    /// What happened: yes, no, void if it was called off, or the answer or number of a question that asks for one.
    #[arg(value_name = "OUTCOME", allow_hyphen_values = true)]
    pub(crate) answer: String,
    /// The day on which that was known. Default: today.
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
    /// Why, or where it can be read.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// The question was resolved otherwise, and that was wrong.
    #[arg(long)]
    pub(crate) correct: bool,
    /// The project: its folder, or its file. Default: the nearest trackrecord.toml in this folder or above.
    #[arg(long, value_name = "DIR|FILE")]
    pub(crate) project: Option<PathBuf>,
    /// Pretend that it is this day. Default: today.
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Language of the answer.
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) language: Language,
}

/// Options of `init`.
#[derive(Args, Debug)]
pub(crate) struct InitArgs {
    /// The files of the project. Default: those of this folder.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Overwrite the trackrecord.toml that is there.
    #[arg(long)]
    pub(crate) force: bool,
    /// Language of what is told and of the remarks in the project, which keeps it for all commands.
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) language: Language,
}

/// Options of `template`.
#[derive(Args, Debug)]
pub(crate) struct TemplateArgs {
    /// Where to write it: FILE.xlsx, or FILE.csv for a pair of CSV files.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// With columns and examples for questions with several answers, numbers and days as well.
    #[arg(long)]
    pub(crate) all_kinds: bool,
    /// Overwrite files that exist.
    #[arg(long)]
    pub(crate) force: bool,
    /// Language of sheets, headers, notes and examples; each is read as well as the others.
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) language: Language,
}

/// Options of `serve`.
#[derive(Args, Debug)]
pub(crate) struct ServeArgs {
    /// Open the page in the browser of this system.
    #[arg(long)]
    pub(crate) open: bool,
    /// Listen here. Default: where there is room.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) port: u16,
    /// So many MiB of files are taken at once.
    #[arg(long, value_name = "MIB", default_value_t = 512, value_parser = clap::value_parser!(u32).range(1..=1_048_576))]
    pub(crate) max_upload: u32,
    /// The project: its folder, or its file. Default: the nearest trackrecord.toml in this folder or above.
    #[arg(long, value_name = "DIR|FILE")]
    pub(crate) project: Option<PathBuf>,
    /// Work in a private folder, whatever project there is.
    #[arg(long, conflicts_with = "project")]
    pub(crate) no_project: bool,
    /// Waits for another run to end and removes its private folder.
    #[arg(long, value_name = "DIR", hide = true)]
    pub(crate) remove_folder: Option<PathBuf>,
}

/// The files of forecasts, and those of resolutions.
fn files_of(data: &mut DataArgs) -> (&mut Vec<PathBuf>, &mut Vec<PathBuf>) {
    (&mut data.forecasts, &mut data.resolutions)
}
