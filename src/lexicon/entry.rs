//! A table of phrases.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::model::Finite;

/// What a phrase stands for: probabilities, `low` ≤ `point` ≤ `high`, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PhraseValue {
    /// The least that it can mean: the lower end of a standard's range, or the 5% quantile of readers.
    pub(crate) low: f64,
    /// What it is scored as: the median of readers, or as the lexicon's derivation says.
    pub(crate) point: f64,
    /// The most that it can mean.
    pub(crate) high: f64,
}

impl PhraseValue {
    /// A number without a range.
    pub(crate) fn exactly(point: f64) -> Self {
        Self { low: point, point, high: point }
    }

    /// Whether a number contradicts it: on the other side of one half, or outside the range of what means one half.
    pub(crate) fn contradicts(&self, number: f64) -> bool {
        let outside = (self.point - 0.5).abs() < f64::EPSILON && !(self.low..=self.high).contains(&number);
        outside || (number - 0.5) * (self.point - 0.5) < 0.0
    }
}

/// A phrase of a lexicon. As JSON it has `phrase`, `low`, `point`, `high` (null without a number) and `note`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LexiconEntry {
    /// As the lexicon writes it.
    pub(crate) phrase: String,
    /// What it stands for; `None` when the lexicon lists the phrase and refuses it a number.
    pub(crate) value: Option<PhraseValue>,
    /// A remark, or blank.
    pub(crate) note: String,
}

impl Serialize for PhraseValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("PhraseValue", 3)?;
        fields.serialize_field("low", &Finite::new(self.low))?;
        fields.serialize_field("point", &Finite::new(self.point))?;
        fields.serialize_field("high", &Finite::new(self.high))?;
        fields.end()
    }
}

impl Serialize for LexiconEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("LexiconEntry", 5)?;
        let number = |of: fn(PhraseValue) -> f64| self.value.map(of).and_then(Finite::new);
        fields.serialize_field("phrase", &self.phrase)?;
        fields.serialize_field("low", &number(|value| value.low))?;
        fields.serialize_field("point", &number(|value| value.point))?;
        fields.serialize_field("high", &number(|value| value.high))?;
        fields.serialize_field("note", &self.note)?;
        fields.end()
    }
}

/// A table of phrases, and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Lexicon {
    /// As `--lexicon` takes it.
    pub(crate) name: String,
    /// In a line.
    pub(crate) title: String,
    /// Who published the figures.
    pub(crate) source: String,
    /// Under which licence.
    pub(crate) licence: String,
    /// How low, point and high came about.
    pub(crate) derivation: String,
    /// The phrases, in the order of the table.
    pub(crate) entries: Vec<LexiconEntry>,
}
