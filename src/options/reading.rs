use std::path::PathBuf;

use clap::ValueEnum;
use encoding_rs::Encoding;

use crate::model::{Day, Field};
use crate::options::FixedRows;
use crate::options::{
    Alias, AnswerList, AnswersOfSource, Case, DateOrder, LexiconOptions, OutcomeWords, Partial, ProbabilityScale,
    ProfileChoice, Ranges, RowCondition, SerialDates, SwappedDates, UnixTime,
};

/// What the columns of a wide sheet stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Wide {
    /// A source each.
    Source,
    /// A date each.
    Date,
    /// A question each, as in the export of a form.
    Question,
    /// An answer each.
    Category,
}

/// What all forecasts of a file have in common, where no column of it says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WholeFile {
    /// Who said it.
    pub source: Option<String>,
    /// What kind of source that is.
    pub source_type: Option<String>,
    /// When it was said.
    pub forecast_date: Option<Day>,
}

impl WholeFile {
    /// The fields that are given, each with its value.
    pub fn values(&self) -> Vec<(Field, String)> {
        let date = self.forecast_date.map(|day| day.to_string());
        let all = [
            (Field::Source, self.source.clone()),
            (Field::SourceType, self.source_type.clone()),
            (Field::ForecastDate, date),
        ];
        all.into_iter().filter_map(|(field, value)| Some((field, value?))).collect()
    }
}

/// What the files are read for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// To score the forecasts: every row needs what a score needs, and a question its outcome.
    #[default]
    Score,
    /// To write the rows down again: outcomes may be missing, and files of resolutions may stand among the forecasts.
    Convert,
    /// To compare the codes of several coders: as [`Convert`](Self::Convert), and a blank cell is a code that is missing,
    /// so that its row stays.
    CompareCoders,
}

impl Purpose {
    /// Whether the forecasts will be scored.
    pub fn is_scoring(self) -> bool {
        self == Self::Score
    }

    /// Whether a row with a blank cell stays.
    pub fn keeps_blanks(self) -> bool {
        self == Self::CompareCoders
    }
}

/// Which files are read, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingOptions {
    /// Files of forecasts; `-` is standard input.
    pub forecasts: Vec<PathBuf>,
    /// Files of resolutions; none: the forecasts carry their outcomes.
    pub resolutions: Vec<PathBuf>,
    /// Fields whose column the user names, each with the header of that column.
    pub columns: Vec<(Field, String)>,
    /// Likewise in files of resolutions, where these have other headers.
    pub resolution_columns: Vec<(Field, String)>,
    /// Values of fields that no column holds as they are needed.
    pub cases: Vec<Case>,
    /// Columns of answers, for each source that a row holds.
    pub answers: Vec<AnswersOfSource>,
    /// Columns of lists of answers.
    pub answer_list: Option<AnswerList>,
    /// Whether the outcome in a row is that of the answer which the row names.
    pub outcome_of_answer: bool,
    /// The rows that are read, of files that have these columns.
    pub rows: Vec<RowCondition>,
    /// Which kind of log the files are.
    pub profile: ProfileChoice,
    /// Names that stand for others.
    pub aliases: Vec<Alias>,
    /// Sheets of workbooks to read; none: those with a recognisable header.
    pub sheets: Vec<String>,
    /// Encoding of the text files; `None`: found out.
    pub encoding: Option<&'static Encoding>,
    /// Delimiter of the text files; `None`: found out.
    pub delimiter: Option<u8>,
    /// How forecast sheets without a probability column are spread out; `None`: they are refused.
    pub wide: Option<Wide>,
    /// What all forecasts have in common where no column says it.
    pub whole_file: WholeFile,
    /// Day and month order, where the files leave it open.
    pub date_order: Option<DateOrder>,
    /// Whether of rows that contradict each other on how a question ended the last one stands.
    pub latest_resolution: bool,
    /// Whether a value that stands once holds for the rows below it; `None` where that is asked.
    pub fill_down: Option<bool>,
    /// What words of the user's own mean as outcomes, sides and answers.
    pub outcomes: OutcomeWords,
    /// What becomes of questions that were resolved in part; `None`: they are refused.
    pub partial: Option<Partial>,
    /// What to do with dates that a spreadsheet seems to have swapped; `None`: the run stops at them.
    pub swapped_dates: Option<SwappedDates>,
    /// From where day numbers among dates count; `None`: from 1900, if that lies among the dates beside them.
    pub serial_dates: Option<SerialDates>,
    /// What numbers in columns of times count since 1970; `None`: the run stops at them.
    pub unix_time: Option<UnixTime>,
    /// What plain numbers in the columns of probabilities mean; `None`: what the header and the numbers tell.
    pub scale: Option<ProbabilityScale>,
    /// How ranges and bounds are scored; `None`: they are refused.
    pub ranges: Option<Ranges>,
    /// Whether the answers of one forecast are rescaled to sum to 1.
    pub normalise: bool,
    /// How words are read.
    pub lexicon: LexiconOptions,
    /// A table of whole readers; `None`: readers drawn from a survey.
    pub readers: Option<PathBuf>,
    /// Worker threads, at least 1. No result depends on them.
    pub threads: usize,
    /// Bytes of rows that stay in memory, the others go to a temporary file; `None` for a quarter of what is free.
    pub memory: Option<u64>,
    /// Rows that were mended beside the files.
    pub fixes: Option<FixedRows>,
    /// Whether to go on with the rows that are left when some are bad.
    pub skip_bad_rows: bool,
    /// What the files are read for.
    pub purpose: Purpose,
}

impl ReadingOptions {
    /// These files, to be scored, with every option at its default.
    pub fn new(forecasts: Vec<PathBuf>, resolutions: Vec<PathBuf>) -> Self {
        Self {
            forecasts,
            resolutions,
            columns: vec![],
            resolution_columns: vec![],
            cases: vec![],
            answers: vec![],
            answer_list: None,
            outcome_of_answer: false,
            rows: vec![],
            profile: ProfileChoice::default(),
            aliases: vec![],
            sheets: vec![],
            encoding: None,
            delimiter: None,
            wide: None,
            whole_file: WholeFile::default(),
            date_order: None,
            latest_resolution: false,
            fill_down: None,
            outcomes: OutcomeWords::default(),
            partial: None,
            swapped_dates: None,
            serial_dates: None,
            unix_time: None,
            scale: None,
            ranges: None,
            normalise: false,
            lexicon: LexiconOptions::default(),
            readers: None,
            threads: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            memory: None,
            fixes: None,
            skip_bad_rows: false,
            purpose: Purpose::Score,
        }
    }
}
