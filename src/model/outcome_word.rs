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
}

impl OutcomeWord {
    /// As in a clean file of resolutions; open questions have a blank there.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Annulled => "void",
            Self::Open => "open",
        }
    }
}
