use clap::ValueEnum;

/// In which order day, month and year of a date stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, ValueEnum)]
pub enum DateOrder {
    /// Day, month, year.
    ///
    /// `12/03/2017` is 12 March.
    Dmy,
    /// Month, day, year.
    ///
    /// `12/03/2017` is 3 December.
    Mdy,
    /// Year, month, day.
    Ymd,
}

impl DateOrder {
    /// The three orders.
    pub const ALL: [Self; 3] = [Self::Dmy, Self::Mdy, Self::Ymd];
}
