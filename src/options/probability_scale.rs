use clap::ValueEnum;

/// What plain numbers in a column of probabilities mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, ValueEnum)]
pub enum ProbabilityScale {
    /// `0.35` is 35%.
    #[default]
    One,
    /// `35` is 35%, and `0.5` is half a percent.
    Percent,
    /// `7` is 70%.
    Ten,
    /// `2.5` is 40%: decimal odds, of which the probability is the reciprocal.
    OddsDecimal,
    /// `3/2` is 40%: odds against the event.
    OddsFraction,
    /// `+150` is 40%, `-150` is 60%: American odds.
    OddsAmerican,
}

impl ProbabilityScale {
    /// Every scale.
    pub const ALL: [Self; 6] =
        [Self::One, Self::Percent, Self::Ten, Self::OddsDecimal, Self::OddsFraction, Self::OddsAmerican];

    /// Whether numbers are odds.
    pub(crate) fn is_of_odds(self) -> bool {
        matches!(self, Self::OddsDecimal | Self::OddsFraction | Self::OddsAmerican)
    }
}
