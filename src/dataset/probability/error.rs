use crate::diagnostics::Code;

/// Why a value is no probability; it reads as the title of its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", self.code().entry().title.english())]
pub(crate) enum ProbabilityError {
    /// Blank, or a mark for nothing: `-`, `?`, `n/a`.
    Empty,
    /// A plain number above 1 in a column of fractions.
    AboveOne,
    /// More than 100 percent.
    AboveHundredPercent,
    /// Below zero.
    Negative,
    /// `NaN`, `inf`.
    NotANumber,
    /// `#REF!`, `#N/A` and their kin.
    SpreadsheetError,
    /// `1/3`, `50/50`, `3:1`.
    Fraction,
    /// `~30%`.
    Approximate,
    /// `30-40%`.
    Range,
    /// `40-30%`.
    RangeBackwards,
    /// `>90%`.
    Bound,
    /// `1,000` or `0.3.5`.
    Separators,
    /// `+5%`.
    PlusSign,
    /// `TRUE`.
    Boolean,
    /// `likely`: read by a lexicon, see [`lexicon`](crate::lexicon).
    Words,
    /// A number outside of the scale that the column has.
    OffScale,
    /// Anything else.
    Unreadable,
}

impl ProbabilityError {
    /// Its code; words go to the lexicons, and are unknown phrases if these do not have them either.
    pub(crate) fn code(self) -> Code {
        match self {
            Self::Empty => Code::ProbabilityBlank,
            Self::AboveOne => Code::ProbabilityAboveOne,
            Self::AboveHundredPercent => Code::ProbabilityAboveHundredPercent,
            Self::Negative => Code::ProbabilityNegative,
            Self::NotANumber => Code::ProbabilityNotFinite,
            Self::SpreadsheetError => Code::ProbabilitySpreadsheetError,
            Self::Fraction => Code::ProbabilityFraction,
            Self::Approximate => Code::ProbabilityApproximate,
            Self::Range => Code::ProbabilityRange,
            Self::RangeBackwards => Code::ProbabilityRangeBackwards,
            Self::Bound => Code::ProbabilityBound,
            Self::Separators => Code::ProbabilitySeparators,
            Self::PlusSign => Code::ProbabilityPlusSign,
            Self::Boolean => Code::ProbabilityBoolean,
            Self::Words => Code::PhraseUnknown,
            Self::OffScale => Code::ProbabilityOffScale,
            Self::Unreadable => Code::ProbabilityUnreadable,
        }
    }
}
