//! The tables of the template: their columns, and the rows that show how to fill them in.

use crate::input::columns::Field;
use crate::model::EXAMPLE_SOURCE;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Any text.
    Text,
    /// One of the source types of the list.
    SourceType,
    /// One of the outcomes of the list.
    Outcome,
    /// A day.
    Day,
    /// A probability.
    Percent,
    /// A number.
    Number,
    /// An outcome of any kind of question.
    Answer,
}

/// A column of the template.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TemplateColumn {
    /// Which field it is; its name is the header.
    pub(crate) field: Field,
    /// What its cells hold.
    pub(crate) holds: Holds,
    /// Width in characters.
    pub(crate) width: f64,
    /// What to fill in.
    pub(crate) note: &'static str,
    /// The example: text, `YYYY-MM-DD`, or a fraction.
    pub(crate) example: &'static str,
}

const fn column(field: Field, holds: Holds, width: f64, note: &'static str, example: &'static str) -> TemplateColumn {
    TemplateColumn { field, holds, width, note, example }
}

/// A table of the template.
pub(crate) struct TemplateTable {
    /// Its columns.
    pub(crate) columns: Vec<TemplateColumn>,
    /// The example rows, a cell for each column.
    pub(crate) rows: Vec<Vec<&'static str>>,
}

impl TemplateTable {
    /// The forecasts; those of questions with several answers, numbers and days among them if `all_kinds` are wanted.
    pub(crate) fn forecasts(all_kinds: bool) -> Self {
        Self::new(&FORECASTS, &FORECASTS_OF_KINDS, &FORECAST_EXAMPLES, all_kinds)
    }

    /// Their questions.
    pub(crate) fn questions(all_kinds: bool) -> Self {
        let mut table = Self::new(&QUESTIONS, &QUESTIONS_OF_KINDS, &QUESTION_EXAMPLES, all_kinds);
        for column in table.columns.iter_mut().filter(|column| all_kinds && column.holds == Holds::Outcome) {
            (column.holds, column.width, column.note) = (Holds::Answer, 24.0, ANSWER);
        }
        table
    }

    fn new(usual: &[TemplateColumn], of_kinds: &[TemplateColumn], examples: &[ExampleCells], all_kinds: bool) -> Self {
        let (of_kinds, examples) = if all_kinds { (of_kinds, examples) } else { (&[][..], &[][..]) };
        let columns = [usual, of_kinds].concat();
        let first = columns.iter().map(|column| column.example).collect();
        let others = examples.iter().map(|example| columns.iter().map(|column| cell(column, example)).collect());
        let rows = std::iter::once(first).chain(others).collect();
        Self { columns, rows }
    }
}

/// A further example row: what it says, field by field.
type ExampleCells = &'static [(Field, &'static str)];

/// What an example says in a column, or what every forecast says there.
fn cell(column: &TemplateColumn, example: ExampleCells) -> &'static str {
    let own = example.iter().find(|(field, _)| *field == column.field).map(|(_, text)| *text);
    let same = [Field::Source, Field::SourceType, Field::ForecastDate, Field::ResolvedOn].contains(&column.field);
    own.unwrap_or(if same { column.example } else { "" })
}

const FORECASTS_OF_KINDS: [TemplateColumn; 5] = [
    column(
        Field::Category,
        Holds::Text,
        20.0,
        "One of several answers. A row for each; their probabilities sum to 100%.",
        "",
    ),
    column(
        Field::QuantileLevel,
        Holds::Percent,
        14.0,
        "Of a number: how probable it is to stay at or below value. A row for each level, such as 5%, 50% and 95%.",
        "",
    ),
    column(Field::Value, Holds::Number, 12.0, "The number that belongs to quantile_level.", ""),
    column(Field::Unit, Holds::Text, 12.0, "What value counts. Not needed.", ""),
    column(
        Field::By,
        Holds::Day,
        14.0,
        "Of \"by when?\": probability is that of the event by this day. A row for each day.",
        "",
    ),
];

const QUESTIONS_OF_KINDS: [TemplateColumn; 1] = [column(
    Field::Categories,
    Holds::Text,
    32.0,
    "The order of the answers, if they have one: low < mid < high. Not needed.",
    "",
)];

const ANSWER: &str = "What happened: yes or no; one of the answers; a number; a day, or not by a day. void if the question was called \
                      off. Blank while it is open.";

const FORECAST_EXAMPLES: [ExampleCells; 8] = [
    &[(Field::QuestionId, "EXAMPLE-2"), (Field::Category, "Germany"), (Field::Probability, "0.5")],
    &[(Field::QuestionId, "EXAMPLE-2"), (Field::Category, "Europe"), (Field::Probability, "0.3")],
    &[(Field::QuestionId, "EXAMPLE-2"), (Field::Category, "World wide"), (Field::Probability, "0.2")],
    &[(Field::QuestionId, "EXAMPLE-3"), (Field::QuantileLevel, "0.05"), (Field::Value, "8"), (Field::Unit, "sites")],
    &[(Field::QuestionId, "EXAMPLE-3"), (Field::QuantileLevel, "0.5"), (Field::Value, "12"), (Field::Unit, "sites")],
    &[(Field::QuestionId, "EXAMPLE-3"), (Field::QuantileLevel, "0.95"), (Field::Value, "20"), (Field::Unit, "sites")],
    &[(Field::QuestionId, "EXAMPLE-4"), (Field::By, "2026-06-30"), (Field::Probability, "0.4")],
    &[(Field::QuestionId, "EXAMPLE-4"), (Field::By, "2026-12-31"), (Field::Probability, "0.7")],
];

const QUESTION_EXAMPLES: [ExampleCells; 3] = [
    &[
        (Field::QuestionId, "EXAMPLE-2"),
        (Field::Outcome, "Europe"),
        (Field::Question, "Where will it be sold by 2026-12-31? (delete this row)"),
        (Field::Categories, "Germany < Europe < World wide"),
    ],
    &[
        (Field::QuestionId, "EXAMPLE-3"),
        (Field::Outcome, "14"),
        (Field::Question, "How many sites will there be on 2026-12-31? (delete this row)"),
    ],
    &[
        (Field::QuestionId, "EXAMPLE-4"),
        (Field::Outcome, "2026-09-15"),
        (Field::Question, "When will it be launched? (delete this row)"),
    ],
];

/// The columns of forecasts.
const FORECASTS: [TemplateColumn; 7] = [
    column(
        Field::QuestionId,
        Holds::Text,
        16.0,
        "Needed. The id of a question on the sheet Questions. Many forecasts may name the same question.",
        "EXAMPLE-1",
    ),
    column(Field::Source, Holds::Text, 32.0, "Needed. Who said it: a person, firm or desk.", EXAMPLE_SOURCE),
    column(
        Field::SourceType,
        Holds::SourceType,
        24.0,
        "Needed. What kind of source said it. The list is on the sheet Lists and may be changed there.",
        "consultant",
    ),
    column(Field::ForecastDate, Holds::Day, 14.0, "Needed. The day on which it was said.", "2026-01-15"),
    column(
        Field::Probability,
        Holds::Percent,
        12.0,
        "Needed. How probable the event was said to be: 0% to 100%.",
        "0.7",
    ),
    column(
        Field::Quote,
        Holds::Text,
        48.0,
        "What was said, word for word. Not needed.",
        "Cloud prices will probably fall this year.",
    ),
    column(Field::Url, Holds::Text, 32.0, "Where it can be read. Not needed.", ""),
];

/// The columns of questions.
const QUESTIONS: [TemplateColumn; 5] = [
    column(Field::QuestionId, Holds::Text, 16.0, "Needed. A short id of your own, once per question.", "EXAMPLE-1"),
    column(
        Field::ResolvedOn,
        Holds::Day,
        14.0,
        "The day on which the outcome was known. Blank while the question is open.",
        "2026-12-31",
    ),
    column(
        Field::Outcome,
        Holds::Outcome,
        12.0,
        "yes if it happened, no if it did not, void if the question was called off. Blank while it is open.",
        "yes",
    ),
    column(
        Field::Question,
        Holds::Text,
        64.0,
        "The event, so that two people would agree whether it happened. Not needed.",
        "Will the list price of X be lower on 2026-12-31 than on 2026-01-01? (delete this row)",
    ),
    column(Field::ClosesOn, Holds::Day, 14.0, "The deadline. Not needed.", "2026-12-31"),
];

/// Source types to choose from; the user may change them.
pub(crate) const SOURCE_TYPES: [&str; 3] = ["consultant", "reseller", "infrastructure provider"];

/// Outcomes to choose from.
pub(crate) const OUTCOMES: [&str; 3] = ["yes", "no", "void"];
