/// The source of the example rows in the template: who leaves them in is told, and they are never scored.
pub const EXAMPLE_SOURCES: [&str; 2] = ["Example source (delete this row)", "Beispielquelle (diese Zeile löschen)"];

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// Joins a forecast to its resolution.
    QuestionId,
    /// Who said it.
    Source,
    /// What kind of source said it.
    SourceType,
    /// When it was said.
    ForecastDate,
    /// How probable it was said to be.
    Probability,
    /// Tells one forecast from another.
    ForecastId,
    /// How probable, in words.
    Phrase,
    /// Which of several outcomes the forecast is about.
    Category,
    /// What the forecast weighs.
    Weight,
    /// What the question is about.
    Topic,
    /// Where it was said.
    Outlet,
    /// Where it can be read.
    Url,
    /// What was said, verbatim.
    Quote,
    /// What happened.
    Outcome,
    /// How far it happened, where that says: in part.
    OutcomeShare,
    /// When it was known.
    ResolvedOn,
    /// The text of the question.
    Question,
    /// When the question opened.
    OpensOn,
    /// The deadline of the question.
    ClosesOn,
    /// All outcomes that the question can have.
    Categories,
    /// Which of the answers of one forecast the row is about.
    Answer,
    /// The side whose probability it is.
    Side,
    /// The level of a quantile, or what a row of model output is about.
    QuantileLevel,
    /// The value of a quantile.
    Value,
    /// The low end of a central interval.
    Low,
    /// Its high end.
    High,
    /// The share that the interval covers.
    Coverage,
    /// The day until which the row says how probable the event is.
    By,
    /// The unit of numbers.
    Unit,
    /// What a row of model output is.
    OutputType,
}

impl Field {
    /// How many fields there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Every field, in the order of their declaration.
    pub const ALL: [Self; 30] = [
        Self::QuestionId,
        Self::Source,
        Self::SourceType,
        Self::ForecastDate,
        Self::Probability,
        Self::ForecastId,
        Self::Phrase,
        Self::Category,
        Self::Weight,
        Self::Topic,
        Self::Outlet,
        Self::Url,
        Self::Quote,
        Self::Outcome,
        Self::OutcomeShare,
        Self::ResolvedOn,
        Self::Question,
        Self::OpensOn,
        Self::ClosesOn,
        Self::Categories,
        Self::Answer,
        Self::Side,
        Self::QuantileLevel,
        Self::Value,
        Self::Low,
        Self::High,
        Self::Coverage,
        Self::By,
        Self::Unit,
        Self::OutputType,
    ];

    /// The canonical name, as in a clean CSV and in `--map`.
    pub fn name(self) -> &'static str {
        match self {
            Self::QuestionId => "question_id",
            Self::Source => "source",
            Self::SourceType => "source_type",
            Self::ForecastDate => "forecast_date",
            Self::Probability => "probability",
            Self::ForecastId => "forecast_id",
            Self::Phrase => "phrase",
            Self::Category => "category",
            Self::Weight => "weight",
            Self::Topic => "topic",
            Self::Outlet => "outlet",
            Self::Url => "url",
            Self::Quote => "quote",
            Self::Outcome => "outcome",
            Self::OutcomeShare => "outcome_share",
            Self::ResolvedOn => "resolved_on",
            Self::Question => "question",
            Self::OpensOn => "opens_on",
            Self::ClosesOn => "closes_on",
            Self::Categories => "categories",
            Self::Answer => "answer",
            Self::Side => "side",
            Self::QuantileLevel => "quantile_level",
            Self::Value => "value",
            Self::Low => "low",
            Self::High => "high",
            Self::Coverage => "coverage",
            Self::By => "by",
            Self::Unit => "unit",
            Self::OutputType => "output_type",
        }
    }
}
