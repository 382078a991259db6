use clap::ValueEnum;

/// How a range such as `70–80%` or a bound such as `>90%` is scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Ranges {
    /// At its middle; its ends enter the envelope of the score.
    Middle,
}

/// What becomes of a question that was resolved in part: `30%`, `mkt 0.3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Partial {
    /// Its forecasts have their expected score.
    Expected,
    /// It counts as annulled.
    Void,
}
