//! The options of a run, resolved: what to read, which forecasts to score, how sure to be.

use std::path::PathBuf;

use crate::model::Day;

/// How a source's several forecasts on one question count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Updates {
    /// Each counts once.
    All,
    /// Only the first of each source and source type on a question.
    First,
    /// Only the last.
    Last,
    /// Each holds from its day until it is replaced; every source, type and question counts 1 in all.
    Daily,
}

impl Updates {
    /// As it is written on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::First => "first",
            Self::Last => "last",
            Self::Daily => "daily",
        }
    }
}

/// Whether rows of a doubtful kind stay in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// They count.
    Keep,
    /// They are left out, and counted as left out.
    Drop,
}

impl Keep {
    /// As it is written on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Drop => "drop",
        }
    }
}

/// How calibration bins are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinBy {
    /// Equal width.
    Width,
    /// About equally many forecasts in each.
    Count,
}

impl BinBy {
    /// As it is written on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Width => "width",
            Self::Count => "count",
        }
    }
}

/// `COLUMN=VALUE` of `--where`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Which column, or a derived one.
    pub column: String,
    /// The value that its rows must have.
    pub value: String,
}

/// From when the days of [`Horizon`] are counted back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HorizonFrom {
    /// From the day of the resolution.
    Resolution,
    /// From the question's deadline.
    Deadline,
}

impl HorizonFrom {
    /// As it is written on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Resolution => "resolution",
            Self::Deadline => "deadline",
        }
    }
}

/// `--horizon`: of each source the forecast alone that stood so many days before the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizon {
    /// So many days before.
    pub days: u32,
    /// Before what.
    pub from: HorizonFrom,
}

/// What the columns of a wide sheet stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wide {
    /// A source each.
    Source,
    /// A date each.
    Date,
}

impl Wide {
    /// As it is written on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Date => "date",
        }
    }
}

/// Every option of a `score` run.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Files of forecasts; `-` is standard input.
    pub forecasts: Vec<PathBuf>,
    /// Files of resolutions; none: the forecasts carry their outcomes.
    pub resolutions: Vec<PathBuf>,
    /// `FIELD=HEADER` of `--map`.
    pub map: Vec<(String, String)>,
    /// Sheets of workbooks to read (`--sheet`); none: those with a recognisable header.
    pub sheets: Vec<String>,
    /// Encoding of the text files, when it is not to be found out.
    pub encoding: Option<String>,
    /// Delimiter of the text files, when it is not to be found out.
    pub delimiter: Option<u8>,
    /// How forecast sheets without a probability column are spread out.
    pub wide: Option<Wide>,
    /// Source type of all forecasts in wide sheets that do not say it.
    pub source_type: Option<String>,
    /// Date of all forecasts in wide sheets that do not say it.
    pub forecast_date: Option<String>,
    /// Day and month order, where the files leave it open.
    pub date_order: Option<crate::model::DateOrder>,
    /// Whether plain numbers are percentages, whatever the header says.
    pub percent: bool,
    /// How words are read (`--lexicon`): names of lexicons or a file; none: as readers of a survey take them.
    pub lexicon: Option<String>,
    /// `TEXT=0.6` of `--phrase`: the user's own numbers for phrases.
    pub phrases: Vec<String>,
    /// A table of whole readers (`--readers`).
    pub readers: Option<PathBuf>,
    /// What to group by.
    pub by: Vec<String>,
    /// Which rows to keep.
    pub filters: Vec<Filter>,
    /// First day of the span of resolutions to score.
    pub from: Option<Day>,
    /// Last day of that span.
    pub to: Option<Day>,
    /// The day that the run pretends to stand on.
    pub as_of: Day,
    /// How updates count.
    pub updates: Updates,
    /// Rows alike but for their id.
    pub repeats: Keep,
    /// Forecasts made on the day of the resolution.
    pub same_day: Keep,
    /// Whether a question counts only from the day on which its deadline has passed too.
    pub wait_for_deadline: bool,
    /// Which forecast of each source is scored, if not all: then later ones are left out, and `updates` should be
    /// [`Updates::Last`].
    pub horizon: Option<Horizon>,
    /// How many bins.
    pub bins: usize,
    /// Of which kind.
    pub bin_by: BinBy,
    /// Confidence of intervals, between 0 and 1.
    pub confidence: f64,
    /// Bootstrap resamples; 0 for none.
    pub resamples: u32,
    /// Seed of all random numbers.
    pub seed: u64,
    /// How far 0 and 1 are moved for the log score and the Cox regression.
    pub log_clip: f64,
    /// Fewer scored questions get no verdict.
    pub min_questions: u64,
    /// Worker threads, at least 1.
    pub threads: usize,
    /// Bytes of rows that stay in memory, the others go to a temporary file; `None` for a quarter of what is free.
    pub memory: Option<u64>,
    /// Whether to score what is left when rows are bad.
    pub skip_bad_rows: bool,
    /// Whether the fate of every row is to be kept (`--export`, `--rejects`).
    pub keep_rows: bool,
    /// Whether the forecasts that count are to be kept one by one, for comparisons.
    pub keep_heard: bool,
    /// How many of the best and of the worst forecasts of each group are kept; 0 for none.
    pub calls: usize,
    /// Whether inputs are hashed.
    pub hash: bool,
    /// Whether the files are read for their rows alone, not to be scored: outcomes may be missing, and files of
    /// resolutions may stand among the forecasts.
    pub rows_only: bool,
    /// Whether a blank cell is a code that is missing, and the row stays: for logs of coders.
    pub blanks_stay: bool,
}

impl Plan {
    /// A run over these files with every option at its default, standing on the day `as_of`.
    pub fn new(forecasts: Vec<PathBuf>, resolutions: Vec<PathBuf>, as_of: Day) -> Self {
        Self {
            forecasts,
            resolutions,
            map: vec![],
            sheets: vec![],
            encoding: None,
            delimiter: None,
            wide: None,
            source_type: None,
            forecast_date: None,
            date_order: None,
            percent: false,
            lexicon: None,
            phrases: vec![],
            readers: None,
            by: vec!["source_type".to_owned()],
            filters: vec![],
            from: None,
            to: None,
            as_of,
            updates: Updates::All,
            repeats: Keep::Keep,
            same_day: Keep::Keep,
            wait_for_deadline: false,
            horizon: None,
            bins: 10,
            bin_by: BinBy::Width,
            confidence: 0.95,
            resamples: 2000,
            seed: 1,
            log_clip: 0.001,
            min_questions: 10,
            threads: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            memory: None,
            skip_bad_rows: false,
            keep_rows: false,
            keep_heard: false,
            calls: 0,
            hash: false,
            rows_only: false,
            blanks_stay: false,
        }
    }
}

/// Whether a name of `--by` or `--where` is worked out from the resolution instead of read from a column.
pub fn is_derived(name: &str) -> bool {
    matches!(name, "year" | "quarter" | "month" | "horizon")
}
