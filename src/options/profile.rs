//! What is known of a kind of log: which column is which, and how its cells are read.

use encoding_rs::Encoding;

use crate::model::Field;
use crate::options::{
    Alias, AnswerList, AnswersOfSource, Case, DateOrder, LexiconOptions, OutcomeWords, Partial, ProbabilityScale,
    ProfileChoice, Ranges, RowCondition, SerialDates, SwappedDates, UnixTime, WholeFile, Wide,
};

/// A kind of log, as a file of `--map-file` or one that the program brings along describes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// By which it is asked for: `fatebook`; the path of a file of the user's own.
    pub name: String,
    /// For people: `Export of Fatebook`.
    pub title: String,
    /// What is to be known of how it is read, beside that it is: a sentence or two.
    pub remark: Option<String>,
    /// The headers by which such a log is known; none: it is used only when it is asked for.
    pub recognised_by: KnownHeaders,
    /// Name of the file beside the forecasts that holds the resolutions, if there is one.
    pub resolutions_file: Option<String>,
    /// Fields with the header of their column.
    pub columns: Vec<(Field, String)>,
    /// Likewise where the files of resolutions have other headers.
    pub resolution_columns: Vec<(Field, String)>,
    /// Values of fields that no column holds as they are needed.
    pub cases: Vec<Case>,
    /// Columns of answers, for each source that a row holds.
    pub answers: Vec<AnswersOfSource>,
    /// Columns of lists of answers.
    pub answer_list: Option<AnswerList>,
    /// Whether the outcome in a row is that of the answer which the row names.
    pub outcome_of_answer: bool,
    /// The rows that are read.
    pub rows: Vec<RowCondition>,
    /// Names that stand for others.
    pub aliases: Vec<Alias>,
    /// What all forecasts have in common.
    pub whole_file: WholeFile,
    /// What words of its own mean.
    pub outcomes: OutcomeWords,
    /// How sheets are spread out.
    pub wide: Option<Wide>,
    /// What plain numbers mean.
    pub scale: Option<ProbabilityScale>,
    /// How ranges are scored.
    pub ranges: Option<Ranges>,
    /// Whether the answers of one forecast are rescaled to sum to 1.
    pub normalise: bool,
    /// Day and month order.
    pub date_order: Option<DateOrder>,
    /// What becomes of questions that were resolved in part.
    pub partial: Option<Partial>,
    /// What is done with swapped dates.
    pub swapped_dates: Option<SwappedDates>,
    /// From where day numbers count.
    pub serial_dates: Option<SerialDates>,
    /// What numbers in columns of times count since 1970.
    pub unix_time: Option<UnixTime>,
    /// Sheets of workbooks that are read.
    pub sheets: Vec<String>,
    /// Encoding of the text files.
    pub encoding: Option<&'static Encoding>,
    /// Delimiter of the text files.
    pub delimiter: Option<u8>,
    /// How words are read.
    pub lexicon: LexiconOptions,
    /// Which kind of log the files are beside this description.
    pub known_log: ProfileChoice,
    /// Whether the last of several resolutions stands.
    pub latest_resolution: bool,
    /// Whether a value that stands once holds for the rows below it; `None` where that is asked.
    pub fill_down: Option<bool>,
}

/// Headers that a kind of log has, in each of its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownHeaders {
    /// Of the forecasts.
    pub forecasts: Vec<String>,
    /// Of the resolutions, if they are a file of their own.
    pub resolutions: Vec<String>,
}
