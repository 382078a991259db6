/// What is said in an outcome cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutcomeWord {
    /// The event happened.
    Yes,
    /// It did not.
    No,
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
    /// As in a clean file of resolutions.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Annulled => "void",
            Self::Open => "open",
            Self::Missing => "",
            Self::NotAvailable => "NA",
        }
    }
}
