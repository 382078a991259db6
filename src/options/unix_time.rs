use clap::ValueEnum;

/// What numbers in columns of times count, from the beginning of 1970 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum UnixTime {
    /// Seconds or milliseconds, whichever lies between 2001 and 2100.
    Auto,
    /// Seconds.
    #[value(name = "s")]
    Seconds,
    /// Milliseconds.
    #[value(name = "ms")]
    Milliseconds,
}
