//! The columns of the template.

use crate::input::columns::Field;

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

/// The columns of forecasts.
pub(crate) const FORECASTS: [TemplateColumn; 7] = [
    column(
        Field::QuestionId,
        Holds::Text,
        16.0,
        "Needed. The id of a question on the sheet Questions. Many forecasts may name the same question.",
        "EXAMPLE-1",
    ),
    column(
        Field::Source,
        Holds::Text,
        32.0,
        "Needed. Who said it: a person, firm or desk.",
        "Example source (delete this row)",
    ),
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
pub(crate) const QUESTIONS: [TemplateColumn; 5] = [
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
