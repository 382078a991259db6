use std::borrow::Cow;

use super::YesShare;

/// What is said in an outcome cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutcomeWord {
    /// The event happened.
    Yes,
    /// It did not.
    No,
    /// It happened in part: as far as this.
    Partly(YesShare),
    /// The question was annulled: it will never be scored.
    Annulled,
    /// Not known yet.
    Open,
    /// Nothing is said: a blank cell, or what programs write for one.
    Missing,
    /// Annulled where a day is given, else nothing is said: statistics programs write it for a missing value, people for a
    /// question that was called off.
    NotAvailable,
}

impl OutcomeWord {
    /// Whether a cell says it in more than a plain number, which may be what the question asks for.
    pub(crate) fn is_more_than_a_number(self, cell: &str) -> bool {
        !matches!(self, Self::Partly(_)) || cell.contains(|c: char| c == '%' || c.is_alphabetic())
    }

    /// As in a clean file of resolutions.
    pub fn name(self) -> Cow<'static, str> {
        let name = match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Partly(share) => return Cow::Owned(share.to_string()),
            Self::Annulled => "void",
            Self::Open => "open",
            Self::Missing => "",
            Self::NotAvailable => "NA",
        };
        Cow::Borrowed(name)
    }
}
