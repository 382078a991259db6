/// Why a value is no probability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ProbabilityError {
    /// Blank, or a mark for nothing: `-`, `?`, `n/a`.
    #[error("there is no probability")]
    Empty,
    /// A plain number above 1 in a column of fractions.
    #[error("the probability is above 1")]
    AboveOne,
    /// More than 100 percent.
    #[error("the probability is above 100%")]
    AboveHundredPercent,
    /// Below zero.
    #[error("the probability is below zero")]
    Negative,
    /// `NaN`, `inf`.
    #[error("this is not a finite number")]
    NotANumber,
    /// `#REF!`, `#N/A` and their kin.
    #[error("the spreadsheet could not compute this cell")]
    SpreadsheetError,
    /// `1/3`, `50/50`, `3:1`.
    #[error("this is a fraction or odds, which can be read in more than one way")]
    Fraction,
    /// `~30%`.
    #[error("the probability is only approximate")]
    Approximate,
    /// `30-40%`.
    #[error("this is a range, not one probability")]
    Range,
    /// `>90%`.
    #[error("this is a bound, not one probability")]
    Bound,
    /// `1,000` or `0.3.5`.
    #[error("the decimal mark is not clear")]
    Separators,
    /// `+5%`.
    #[error("a plus sign may mean a change rather than a probability")]
    PlusSign,
    /// `TRUE`.
    #[error("this says yes or no, not how probable")]
    Boolean,
    /// `likely`: read by a lexicon, see [`lexicon`](crate::lexicon).
    #[error("this is in words")]
    Words,
    /// Anything else.
    #[error("this is not a number")]
    Unreadable,
}

impl ProbabilityError {
    /// Stable code in kebab case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "probability-blank",
            Self::AboveOne => "probability-above-one",
            Self::AboveHundredPercent => "probability-above-hundred-percent",
            Self::Negative => "probability-negative",
            Self::NotANumber => "probability-not-finite",
            Self::SpreadsheetError => "probability-spreadsheet-error",
            Self::Fraction => "probability-fraction",
            Self::Approximate => "probability-approximate",
            Self::Range => "probability-range",
            Self::Bound => "probability-bound",
            Self::Separators => "probability-separators",
            Self::PlusSign => "probability-plus-sign",
            Self::Boolean => "probability-boolean",
            Self::Words => "probability-words",
            Self::Unreadable => "probability-unreadable",
        }
    }

    /// Why it cannot stand: one sentence without its full stop.
    pub fn reason(self) -> String {
        self.to_string()
    }

    /// What to write instead.
    pub fn help(self) -> &'static str {
        match self {
            Self::Empty => "Fill in the probability, for example 0.35 or 35%, or take the row out.",
            Self::AboveOne => {
                "Correct the cell: the probability that was said, from 0 to 1 (0.35) or from 0% to 100% (35%)."
            }
            Self::AboveHundredPercent | Self::Negative => "Write a number from 0 to 1, or from 0% to 100%.",
            Self::NotANumber | Self::Unreadable => "Write it as 0.35 or 35%.",
            Self::SpreadsheetError => "Repair the formula in the spreadsheet and save the file again.",
            Self::Fraction => "Write the probability itself: 0.75 or 75%.",
            Self::Approximate => "Write the number alone, without the sign or word before it: 30%.",
            Self::Range => "Write one number, for example the one that the source would stand by: 35%.",
            Self::Bound => "Write one number: 90% rather than >90%.",
            Self::Separators => "Write it with one decimal point and no separator of thousands: 0.35 or 35.5%.",
            Self::PlusSign => "If it is a probability, write it without the plus sign: 5%.",
            Self::Boolean => "Write the probability as a number: 1 for certain, 0 for impossible.",
            Self::Words => "Write the probability as a number: 0.35 or 35%.",
        }
    }
}
