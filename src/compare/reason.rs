//! Why there is no number.

/// Why a comparison, or a part of it, has no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is only one group: nothing to compare it with.
    OneGroup,
    /// The two groups have no question in common and no chain of others joins them.
    NotConnected,
    /// The two groups have no question in common, though a chain of others joins them.
    NoSharedQuestion,
    /// They share questions, but fewer than needed.
    TooFewShared {
        /// How many they share.
        shared: u64,
        /// How many are needed.
        needed: u64,
    },
    /// All shared questions ended the same way: whoever says so every time wins, whatever they know.
    OneOutcome {
        /// How many they share.
        shared: u64,
        /// Whether the event happened, each time.
        happened: bool,
    },
    /// The group has nothing scored.
    NothingScored,
    /// Fewer than two questions: nothing to resample.
    OneQuestion,
    /// Resampling is turned off.
    NoResamples,
    /// Too few questions join the group to the others: in more than one resample of twenty it came loose.
    HangsByFew,
    /// Nobody else had spoken when the group did: it would be its own consensus.
    OwnConsensus,
}
