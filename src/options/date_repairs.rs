use clap::ValueEnum;

/// What to do with the dates of a column of which a spreadsheet seems to have swapped day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SwappedDates {
    /// Day and month change places.
    Swap,
    /// They are as they should be.
    Keep,
}

/// From where the day numbers of a spreadsheet count that stand among dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SerialDates {
    /// From 1900, as nearly all spreadsheets do.
    #[value(name = "1900")]
    Since1900,
    /// From 1904, as old ones of the Macintosh do.
    #[value(name = "1904")]
    Since1904,
}
