//! The order of day, month and year in a date.

/// In which order day, month and year stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// Day, month, year: `12/03/2017` is 12 March.
    Dmy,
    /// Month, day, year: `12/03/2017` is 3 December.
    Mdy,
    /// Year, month, day.
    Ymd,
}

impl DateOrder {
    /// The three orders.
    pub const ALL: [Self; 3] = [Self::Dmy, Self::Mdy, Self::Ymd];

    /// As `--date-order` takes it: `dmy`, `mdy`, `ymd`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dmy => "dmy",
            Self::Mdy => "mdy",
            Self::Ymd => "ymd",
        }
    }
}
