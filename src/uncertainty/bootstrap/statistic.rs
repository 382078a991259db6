//! Which statistics get intervals.

/// What the bootstrap gives intervals for. All are weighted means over a group's forecasts, or functions of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statistic {
    /// Brier score.
    Brier,
    /// Brier skill against the group's own base rate, 1 − BS/(ō(1 − ō)).
    SkillVsBaseRate,
    /// Brier skill against one half, 1 − BS/0.25.
    SkillVsHalf,
    /// Log score, in nats.
    Log,
    /// Spherical score.
    Spherical,
    /// Mean forecast minus base rate.
    InTheLarge,
}

/// Statistics that are kept per replicate; the skill against one half follows from the Brier score.
pub(super) const KEPT: usize = 5;

impl Statistic {
    /// Its place among the kept ones.
    pub(super) fn kept(self) -> usize {
        match self {
            Self::Brier | Self::SkillVsHalf => 0,
            Self::SkillVsBaseRate => 1,
            Self::Log => 2,
            Self::Spherical => 3,
            Self::InTheLarge => 4,
        }
    }
}
