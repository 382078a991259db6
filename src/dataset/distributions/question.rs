//! Questions whose answer is not yes or no.

use crate::model::{Day, YesShare};

/// What the answer to a question is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum QuestionKind {
    /// One of these, by name.
    Categories {
        /// The answers; in their order, if they have one, else by name.
        answers: Vec<String>,
        /// Whether they have an order.
        ordered: bool,
    },
    /// A number, in this unit, which is blank if none is stated.
    Number {
        /// The unit.
        unit: String,
    },
    /// The day on which an event happens.
    Days,
}

/// A question whose answer is not yes or no.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DistributionQuestion {
    /// What its answer is.
    pub(crate) kind: QuestionKind,
    /// The answer, if it is known.
    pub(crate) outcome: Option<QuestionOutcome>,
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum QuestionOutcome {
    /// The answer with this place among all of them.
    Answer(usize),
    /// Several answers in part: the share of each of all of them, which sum to 1.
    Shares(Vec<f64>),
    /// None, since it was resolved in part and such questions are to be annulled.
    Annulled,
    /// A number.
    Number(f64),
    /// It happened on this day.
    On(Day),
    /// It had not happened by this day.
    NotBy(Day),
    /// It did not happen by any of the days that were asked for.
    Never,
}

impl QuestionOutcome {
    /// How far one of some answers came true, which are told by their places; `None` for what is no answer.
    pub(crate) fn of_answers(&self, is_one: impl Fn(usize) -> bool) -> Option<YesShare> {
        match self {
            Self::Answer(answer) => Some(YesShare::from(is_one(*answer))),
            Self::Shares(shares) => {
                let some = shares.iter().enumerate().filter(|(at, _)| is_one(*at)).map(|(_, share)| share);
                YesShare::new(some.sum::<f64>().min(1.0))
            }
            _ => None,
        }
    }
}
