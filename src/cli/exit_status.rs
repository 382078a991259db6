//! What the program ends with. Failures have theirs in [`Error::exit_code`](crate::error::Error::exit_code).

/// Exit status: done.
pub(crate) const DONE: u8 = 0;
/// Exit status: the data has problems, and nothing was scored.
pub(crate) const BAD_DATA: u8 = 1;
/// Exit status: wrong usage.
pub(crate) const USAGE: u8 = 2;
