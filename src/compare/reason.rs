//! Why there is no number.

use thiserror::Error;

/// Why a comparison, or a part of it, has no number.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Reason {
    /// There is only one group: nothing to compare it with.
    #[error("there is only one group")]
    OneGroup,
    /// The two groups have no question in common and no chain of others joins them.
    #[error("no chain of shared questions joins the two groups")]
    NotConnected,
    /// The two groups have no question in common, though a chain of others joins them.
    #[error("the two groups share no question")]
    NoSharedQuestion,
    /// They share questions, but fewer than needed.
    #[error("{shared} questions are shared, and {needed} are needed")]
    TooFewShared {
        /// How many they share.
        shared: u64,
        /// How many are needed.
        needed: u64,
    },
    /// All shared questions ended the same way: whoever says so every time wins, whatever they know.
    #[error("all {shared} shared questions ended the same way")]
    OneOutcome {
        /// How many they share.
        shared: u64,
        /// Whether the event happened, each time.
        happened: bool,
    },
    /// The group has nothing scored.
    #[error("nothing was scored")]
    NothingScored,
    /// Fewer than two questions: nothing to resample.
    #[error("there are fewer than two questions")]
    OneQuestion,
    /// Every question differs by the same amount: nothing says how far chance could have moved the mean.
    #[error("nothing varies")]
    NothingVaries,
    /// Too few questions, or one weighs too much beside the others, for an interval that holds its promise.
    #[error("there are fewer than five effective questions")]
    FewEffectiveQuestions,
    /// The group is in none of the pairs that were compared.
    #[error("it is in none of the pairs that were compared")]
    NotCompared,
    /// No shared question has a deadline, so there is no order that does not depend on how the questions ended.
    #[error("no shared question has a deadline")]
    NoDeadline,
    /// No shared question's deadline has passed.
    #[error("no deadline of a shared question has passed")]
    DeadlinesToCome,
    /// Too few sources to say anything of others of their type.
    #[error("{sources} sources on the side that has fewer, and {needed} are needed")]
    TooFewSources {
        /// How many there are on the side that has fewer.
        sources: u64,
        /// How many are needed.
        needed: u64,
    },
    /// The groups are no source types.
    #[error("the groups are no source types")]
    NoTypes,
    /// Too few questions ended the rarer way: what they are worth is not known.
    #[error("{questions} questions ended the rarer way, and {needed} are needed")]
    FewOfRarerOutcome {
        /// How many did.
        questions: u64,
        /// How many are needed.
        needed: u64,
    },
    /// Resampling is turned off.
    #[error("there are no resamples")]
    NoResamples,
    /// Too few questions join the group to the others: in more than one resample of twenty it came loose.
    #[error("too few questions join the group to the others")]
    HangsByFew,
    /// Nobody else had spoken when the group did: it would be its own consensus.
    #[error("nobody else had spoken before")]
    OwnConsensus,
    /// A number that was given lies outside of its range, or is none.
    #[error("a number that was given lies outside of its range")]
    OutOfRange,
}
