//! What is compared, and how.

use super::matching::Matched;
use super::statements::{CodedLog, text};
use crate::agreement::{MeasurementLevel, Ratings};
use crate::convert::CleanCell;
use crate::input::columns::Field;
use crate::input::text::{fold_spaces, type_key};
use crate::lexicon::Reading;

/// The name under which the strength of phrases is reported.
pub(crate) const STRENGTH: &str = "hedge_strength";

/// How a column is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// Equal up to white space.
    Exact,
    /// Equal up to case, hyphens and white space.
    Words,
    /// As the lexicon reads them: "very likely" is "highly likely".
    Phrase,
    /// As numbers.
    Number,
    /// By the strength of the phrase.
    Strength,
}

/// One thing that coders decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Aspect {
    /// What it is called.
    pub(crate) name: &'static str,
    /// Where it stands.
    pub(crate) field: Field,
    how: How,
    /// Whether an empty cell is a code of its own: no deadline, no words.
    pub(super) blank_is_a_code: bool,
}

/// Everything that is compared, where logs have it.
pub(crate) fn aspects() -> Vec<Aspect> {
    use Field as F;
    let aspect = |field: F, how, blank_is_a_code| Aspect { name: field.name(), field, how, blank_is_a_code };
    vec![
        aspect(F::QuestionId, How::Exact, false),
        aspect(F::Question, How::Exact, false),
        aspect(F::Source, How::Exact, false),
        aspect(F::SourceType, How::Words, false),
        aspect(F::ForecastDate, How::Exact, false),
        aspect(F::Probability, How::Number, false),
        aspect(F::Phrase, How::Phrase, true),
        Aspect { name: STRENGTH, ..aspect(F::Phrase, How::Strength, false) },
        aspect(F::Category, How::Words, false),
        aspect(F::ClosesOn, How::Exact, true),
        aspect(F::Topic, How::Words, false),
        aspect(F::Outcome, How::Exact, false),
    ]
}

impl Aspect {
    /// The scale of its codes.
    pub(crate) fn scale(&self) -> MeasurementLevel {
        match self.how {
            How::Exact | How::Words | How::Phrase => MeasurementLevel::Nominal,
            How::Number => MeasurementLevel::Interval,
            How::Strength => MeasurementLevel::Ordinal,
        }
    }

    /// Whether its disagreements are listed: those in strength are those in the phrase once more.
    pub(crate) fn is_listed(&self) -> bool {
        self.how != How::Strength
    }

    /// The form in which two cells are equal or not; empty for a blank one.
    pub(crate) fn key(&self, cell: &CleanCell, read: &dyn Fn(&str) -> Reading) -> String {
        let text = text(cell);
        match self.how {
            How::Phrase => match read(&text) {
                Reading::Stated(stated) => stated.probability.to_string(),
                Reading::Phrase(said) => type_key(&said.phrase),
                Reading::NoForecast(_) => "no forecast".to_owned(),
                Reading::Unknown(_) => type_key(&text),
            },
            How::Exact | How::Number => fold_spaces(&text).into_owned(),
            How::Words | How::Strength => type_key(&text),
        }
    }

    /// The codes of all statements, statement by statement and coder by coder.
    pub(crate) fn ratings(
        &self,
        logs: &[CodedLog],
        statements: &[&Matched],
        read: &dyn Fn(&str) -> Reading,
    ) -> Ratings {
        let number = |cell: &CleanCell| match (self.how, cell) {
            (How::Number, CleanCell::Probability(probability)) => Some(*probability),
            (How::Strength, cell) => read(&text(cell)).point(),
            _ => None,
        };
        if self.scale() != MeasurementLevel::Nominal {
            return Ratings::numeric(&self.each(logs, statements, number), self.scale());
        }
        let code = |cell: &CleanCell| Some(self.key(cell, read)).filter(|key| self.blank_is_a_code || !key.is_empty());
        let codes = self.each(logs, statements, code);
        let names: Vec<Vec<Option<&str>>> =
            codes.iter().map(|unit| unit.iter().map(Option::as_deref).collect()).collect();
        Ratings::nominal(&names)
    }

    fn each<T>(
        &self,
        logs: &[CodedLog],
        statements: &[&Matched],
        code: impl Fn(&CleanCell) -> Option<T>,
    ) -> Vec<Vec<Option<T>>> {
        let columns: Vec<Option<usize>> = logs.iter().map(|log| log.position(self.field)).collect();
        let of = |coder: usize, row: Option<usize>| code(logs[coder].statements[row?].cells.get(columns[coder]?)?);
        let unit =
            |statement: &&Matched| statement.rows.iter().enumerate().map(|(coder, &row)| of(coder, row)).collect();
        statements.iter().map(unit).collect()
    }
}
