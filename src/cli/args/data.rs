//! The files, how they are read, and which of their forecasts count.

use std::path::PathBuf;

use clap::Args;
use clap::builder::BoolishValueParser;

use crate::options::{
    ColorChoice, DateOrder, Keep, Partial, ProbabilityScale, ProjectInForce, Ranges, SerialDates, SwappedDates,
    UnixTime, Wide,
};

/// Options of every command that reads a log.
#[derive(Args, Debug)]
pub(crate) struct ReadingArgs {
    /// Which column is which, when the header does not tell (repeatable); `question_id=A+B` takes several together.
    #[arg(long, value_name = "FIELD=HEADER", help_heading = "Reading")]
    pub(crate) map: Vec<String>,
    /// Sheet of a workbook to read, when its header does not tell (repeatable).
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    pub(crate) sheet: Vec<String>,
    /// A file of such answers, one `field = "Header"` per line; what is typed comes before it.
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    pub(crate) map_file: Option<PathBuf>,
    /// The kind of log that the files are, where their headers do not tell: metaculus (`trackrecord profiles`
    /// lists them); none for no kind.
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    pub(crate) profile: Option<String>,
    /// Write the answers of --map and --map-file here, for --map-file next time.
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    pub(crate) save_map: Option<PathBuf>,
    /// One name for another in source, `source_type` or another column that is grouped by (repeatable).
    #[arg(long, value_name = "COLUMN:WRITTEN=MEANT", help_heading = "Reading")]
    pub(crate) alias: Vec<String>,
    /// Encoding of the text files, when the one that was found is wrong: utf-8, utf-16le, windows-1252, macintosh, …
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    pub(crate) encoding: Option<String>,
    /// Delimiter of the text files, when the one that was found is wrong: one character, or comma, semicolon, tab, pipe.
    #[arg(long, value_name = "CHARACTER", help_heading = "Reading")]
    pub(crate) delimiter: Option<String>,
    /// Read sheets with one column of probabilities per source, per date, or per question.
    #[arg(long, value_enum, value_name = "WHAT", help_heading = "Reading")]
    pub(crate) wide: Option<Wide>,
    /// The source of all forecasts, when no column says it: a log of one person.
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    pub(crate) source: Option<String>,
    /// The source type of all forecasts, when no column says it.
    #[arg(long, value_name = "TYPE", help_heading = "Reading")]
    pub(crate) source_type: Option<String>,
    /// The date of all forecasts, when no column says it.
    #[arg(long, value_name = "DATE", help_heading = "Reading")]
    pub(crate) forecast_date: Option<String>,
    /// Order of day and month, where the files leave it open.
    #[arg(long, value_enum, help_heading = "Reading")]
    pub(crate) date_order: Option<DateOrder>,
    /// Where rows contradict each other on how a question ended, or it is open again, take the last row.
    #[arg(long, help_heading = "Reading")]
    pub(crate) latest_resolution: bool,
    /// A value that stands once holds for the rows below it: merged cells of a workbook, and blank cells under a question, source,
    /// source type or date; =no: blank cells are blank.
    #[arg(
        long,
        value_name = "yes|no",
        value_parser = BoolishValueParser::new(),
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "yes",
        help_heading = "Reading"
    )]
    pub(crate) fill_down: Option<bool>,
    /// What plain numbers in the probability column mean, where header and numbers leave it open.
    #[arg(long, value_enum, value_name = "SCALE", help_heading = "Reading")]
    pub(crate) scale: Option<ProbabilityScale>,
    /// The same as --scale percent.
    #[arg(long, conflicts_with = "scale", help_heading = "Reading")]
    pub(crate) percent: bool,
    /// How ranges such as 70–80% and bounds such as >90% are scored: at their middle, the ends told beside the score.
    #[arg(long, value_enum, value_name = "HOW", help_heading = "Reading")]
    pub(crate) ranges: Option<Ranges>,
    /// Questions that were resolved in part (30%, mkt 0.3, teilweise 30 %): score them by what is expected, or annul them.
    #[arg(long, value_enum, value_name = "HOW", help_heading = "Reading")]
    pub(crate) partial: Option<Partial>,
    /// Make the answers of each forecast sum to 1, as odds do not: rows of answers (--map answer=), or a column for each.
    #[arg(long, help_heading = "Reading")]
    pub(crate) normalise: bool,
    /// What a word of the outcome, side or answer column means, if it is not understood (repeatable): "Home FC=yes", "Q4=fourth quarter".
    #[arg(long, value_name = "WORD=yes|no|void|open|ANSWER", allow_hyphen_values = true, help_heading = "Reading")]
    pub(crate) outcome: Vec<String>,
    /// Dates of which a spreadsheet seems to have swapped day and month: swap them back, or keep them as they stand.
    #[arg(long, value_enum, value_name = "WHAT", help_heading = "Reading")]
    pub(crate) swapped_dates: Option<SwappedDates>,
    /// From which year spreadsheet day numbers among dates count, where they lie far from the dates beside them.
    #[arg(long, value_enum, value_name = "YEAR", help_heading = "Reading")]
    pub(crate) serial_dates: Option<SerialDates>,
    /// Numbers in columns of times count seconds or milliseconds since 1970; auto: whichever lies between 2001 and 2100.
    #[arg(long, value_enum, value_name = "UNIT", help_heading = "Reading")]
    pub(crate) unix_time: Option<UnixTime>,
    /// How words such as "likely" are read: a lexicon (icd203), several (readers,icd203: the first that knows a phrase), or
    /// a file with the columns phrase, low, point, high. Default: readers. `trackrecord lexicon` lists them.
    #[arg(long, value_name = "NAME|FILE", help_heading = "Words")]
    pub(crate) lexicon: Option<String>,
    /// What a phrase stands for (repeatable); comes before every lexicon.
    #[arg(long, value_name = "TEXT=PROBABILITY", help_heading = "Words")]
    pub(crate) phrase: Vec<String>,
    /// What was mended in the workbook that check -o fixes.xlsx wrote: corrected cells and phrases that were filled in.
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    pub(crate) fixes: Option<PathBuf>,
    /// Worker threads; they change nothing but the time. Default: one per core.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024), help_heading = "Reading")]
    pub(crate) threads: Option<u16>,
    /// Rows beyond so many MiB go to a temporary file. Default: a quarter of the memory that is free.
    #[arg(long, value_name = "MIB", help_heading = "Reading")]
    pub(crate) memory: Option<u32>,
}

/// What to do with rows that cannot be used.
#[derive(Args, Debug)]
pub(crate) struct BadRowsArgs {
    /// Go on without the bad rows.
    #[arg(long, help_heading = "Reading")]
    pub(crate) skip_bad_rows: bool,
    /// Keep the bad rows here, verbatim, each with the reason.
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    pub(crate) rejects: Option<PathBuf>,
}

/// Which project.
#[derive(Args, Debug)]
pub(crate) struct ProjectArgs {
    /// The project whose files and settings are used: its folder, or its file. Default: the nearest trackrecord.toml in this folder or
    /// above, if no files are named.
    #[arg(long, value_name = "DIR|FILE", help_heading = "Project")]
    pub(crate) project: Option<PathBuf>,
    /// Use no project.
    #[arg(long, conflicts_with = "project", help_heading = "Project")]
    pub(crate) no_project: bool,
    /// What the project said.
    #[arg(skip)]
    pub(crate) in_force: Option<ProjectInForce>,
}

/// What `score` and `check` share: the files, which forecasts, how to read them, where to write.
#[derive(Args, Debug)]
pub(crate) struct DataArgs {
    /// Files of forecasts, one row each: CSV, XLSX, ODS or XLS, also as .gz or .zst; - for standard input. A folder stands for its
    /// files, and a pattern such as "logs/*.csv.gz" for those that it names, in the order of their names. In the folder of a project:
    /// those that trackrecord.toml names.
    #[arg(required = true, value_name = "FORECASTS")]
    pub(crate) forecasts: Vec<PathBuf>,
    /// File of resolutions (repeatable); without it the forecasts carry outcome and `resolved_on` themselves, or another
    /// sheet of the workbook does.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) resolutions: Vec<PathBuf>,

    /// Keep only rows with this value (repeatable; all must hold).
    #[arg(long = "where", value_name = "COLUMN=VALUE", help_heading = "What to score")]
    pub(crate) filters: Vec<String>,
    /// Only questions resolved on this day or later: 2017-06-30, or the first day of Q2/2017.
    #[arg(long, value_name = "DATE", help_heading = "What to score")]
    pub(crate) from: Option<String>,
    /// Only questions resolved on this day or earlier.
    #[arg(long, value_name = "DATE", help_heading = "What to score")]
    pub(crate) to: Option<String>,
    /// Only questions resolved in this year, half, quarter or month: 2017, 2017H1, 2017Q2 or Q2/2017, 2017-05, "May 2017"; from one to
    /// another: "April–June 2017"; or last-quarter, this-year, …, as the day of --as-of has it. In German too.
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["from", "to"], help_heading = "What to score")]
    pub(crate) period: Option<String>,
    /// Pretend that it is this day: what was resolved later is not known yet. Default: today.
    #[arg(long, value_name = "DATE", help_heading = "What to score")]
    pub(crate) as_of: Option<String>,
    /// Rows alike in question, source, type, day and probability, but with different ids.
    #[arg(long, value_enum, default_value = "keep", help_heading = "What to score")]
    pub(crate) repeats: Keep,
    /// Forecasts dated on the day of the resolution. Later ones are never scored.
    #[arg(long, value_enum, default_value = "keep", help_heading = "What to score")]
    pub(crate) same_day: Keep,
    /// Forecasts made after the deadline of their question (`closes_on`).
    #[arg(long, value_enum, default_value = "keep", help_heading = "What to score")]
    pub(crate) after_deadline: Keep,

    /// Which project.
    #[command(flatten)]
    pub(crate) project: ProjectArgs,

    /// How the files are read.
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// Put the SHA-256 of each input into the JSON.
    #[arg(long, help_heading = "Reading")]
    pub(crate) hash: bool,

    /// Write the output here instead of to standard output, which is -.
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Colour.
    #[arg(long, value_enum, default_value = "auto", help_heading = "Output")]
    pub(crate) color: ColorChoice,
    /// Neither progress nor remarks on standard error; errors are still told.
    #[arg(short, long, help_heading = "Output")]
    pub(crate) quiet: bool,
}
