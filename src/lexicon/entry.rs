//! A table of phrases.

use serde::Serialize;

/// What a phrase stands for: probabilities, `low` ≤ `point` ≤ `high`, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Value {
    /// The least that it can mean: the lower end of a standard's range, or the 5% quantile of readers.
    pub low: f64,
    /// What it is scored as: the median of readers, or as the lexicon's derivation says.
    pub point: f64,
    /// The most that it can mean.
    pub high: f64,
}

impl Value {
    /// A number without a range.
    pub fn exactly(point: f64) -> Self {
        Self { low: point, point, high: point }
    }
}

/// A phrase of a lexicon.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// As the lexicon writes it.
    pub phrase: String,
    /// What it stands for; `None` when the lexicon lists the phrase and refuses it a number.
    #[serde(flatten)]
    pub value: Option<Value>,
    /// A remark, or blank.
    pub note: String,
}

/// A table of phrases, and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Lexicon {
    /// As `--lexicon` takes it.
    pub name: String,
    /// In a line.
    pub title: String,
    /// Who published the figures.
    pub source: String,
    /// Under which licence.
    pub licence: String,
    /// How low, point and high came about.
    pub derivation: String,
    /// The phrases, in the order of the table.
    pub entries: Vec<Entry>,
}
