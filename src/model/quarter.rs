//! A quarter of a year, as one of a row of quarters.

use std::fmt;

/// Quarters of a year.
const OF_A_YEAR: i32 = 4;

/// A quarter, such as `2017Q2`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Quarter(i32);

impl Quarter {
    /// That of a number, see [`number`](Self::number).
    pub(crate) fn numbered(number: i32) -> Self {
        Self(number)
    }

    /// Quarters since the start of the year 0: four times its year, and 0 to 3.
    pub(crate) fn number(self) -> i32 {
        self.0
    }

    /// Its year.
    pub(crate) fn year(self) -> i32 {
        self.0.div_euclid(OF_A_YEAR)
    }

    /// Which of its year, from 1 to 4.
    pub(crate) fn of_year(self) -> i32 {
        self.0.rem_euclid(OF_A_YEAR) + 1
    }

    /// Reads `2017Q2`, as groups of quarters are named; `None` if it is none.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        let (year, quarter) = name.split_once('Q')?;
        let quarter = quarter.parse::<i32>().ok().filter(|quarter| (1..=OF_A_YEAR).contains(quarter))?;
        Some(Self(year.parse::<i32>().ok()? * OF_A_YEAR + quarter - 1))
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Q{}", self.year(), self.of_year())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_what_was_written() {
        for number in [0, 8067, 8068, 8071] {
            let quarter = Quarter::numbered(number);
            assert_eq!(Quarter::parse(&quarter.to_string()), Some(quarter));
        }
        assert_eq!(
            Quarter::parse("2017Q2").map(|quarter| (quarter.number(), quarter.year(), quarter.of_year())),
            Some((8069, 2017, 2))
        );
        assert_eq!([Quarter::parse("2017Q5"), Quarter::parse("2017"), Quarter::parse("")], [None; 3]);
    }
}
