//! A year, a half of it, a quarter or a month.

use crate::model::Day;

/// A year, a half of it, a quarter or a month, such as `2017`, `2017H1`, `2017Q2` or `2017-05`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    year: i32,
    /// Its first month, from 1.
    month: u32,
    /// How many months it has: 12, 6, 3 or 1.
    months: u32,
}

impl Period {
    /// Reads a period; `None` if it is none, or none that days can be in.
    ///
    /// # Example
    /// ```
    /// use trackrecord::model::Period;
    /// let period = Period::parse("2017Q1").unwrap();
    /// assert_eq!((period.first().to_string(), period.last().to_string()), ("2017-01-01".into(), "2017-03-31".into()));
    /// assert_eq!(period.before().unwrap().to_string(), "2016Q4");
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let upper = text.trim().to_uppercase();
        let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
        let (year, month, months) = if let Some((quarter, year)) = roman_quarter(&upper) {
            (year.to_owned(), 3 * quarter - 2, 3)
        } else if let Some((year, quarter)) = upper.split_once('Q') {
            let quarter = number(quarter).filter(|quarter| (1..=4).contains(quarter))?;
            (year.trim_end_matches('-').to_owned(), 3 * quarter - 2, 3)
        } else if let Some((year, half)) = upper.split_once('H') {
            let half = number(half).filter(|half| (1..=2).contains(half))?;
            (year.trim_end_matches('-').to_owned(), 6 * half - 5, 6)
        } else if let Some((year, month)) = upper.split_once('-') {
            (year.to_owned(), number(month).filter(|month| (1..=12).contains(month))?, 1)
        } else {
            (upper.clone(), 1, 12)
        };
        let year = number(&year).filter(|_| year.len() == 4).and_then(|year| i32::try_from(year).ok())?;
        Self { year, month, months }.if_it_has_days()
    }

    /// A period as it lies to a day: `last-quarter`, `this-year`; with `year`, `half`, `quarter` and `month`.
    ///
    /// # Example
    /// ```
    /// use trackrecord::model::{Day, Period};
    /// let day = Day::from_ymd(2026, 1, 31).unwrap();
    /// assert_eq!(Period::relative("last-quarter", day).unwrap().to_string(), "2025Q4");
    /// ```
    pub fn relative(text: &str, day: Day) -> Option<Self> {
        let text = text.trim().to_lowercase().replace([' ', '_'], "-");
        let (which, unit) = text.split_once('-')?;
        let months = match unit {
            "year" => 12,
            "half" => 6,
            "quarter" => 3,
            "month" => 1,
            _ => return None,
        };
        let (year, month) = (day.year(), day.month());
        let this = Self { year, month: (month - 1) / months * months + 1, months };
        match which {
            "this" => Some(this),
            "last" => this.before(),
            _ => None,
        }
    }

    fn if_it_has_days(self) -> Option<Self> {
        Day::from_ymd(self.year, self.month, 1).map(|_| self)
    }

    /// Its first day.
    pub fn first(self) -> Day {
        Day::from_ymd(self.year, self.month, 1).unwrap_or(Day::FIRST) // it has been built, so it is there
    }

    /// Its last day.
    pub fn last(self) -> Day {
        let month = self.month + self.months - 1;
        (28..=31).rev().find_map(|day| Day::from_ymd(self.year, month, day)).unwrap_or(Day::LAST)
    }

    /// The period of the same length before it; `None` before 1900.
    pub fn before(self) -> Option<Self> {
        let month = i32::try_from(self.month).ok()? - i32::try_from(self.months).ok()?;
        let (year, month) = if month < 1 { (self.year - 1, month + 12) } else { (self.year, month) };
        Self { year, month: month.cast_unsigned(), months: self.months }.if_it_has_days()
    }
}

/// `II/2017`, as German statistics write quarters.
fn roman_quarter(upper: &str) -> Option<(u32, &str)> {
    let (roman, year) = upper.split_once('/')?;
    let quarter = ["I", "II", "III", "IV"].iter().position(|known| *known == roman.trim())?;
    Some((u32::try_from(quarter).ok()? + 1, year.trim()))
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.months {
            12 => write!(f, "{}", self.year),
            6 => write!(f, "{}H{}", self.year, self.month.div_ceil(6)),
            3 => write!(f, "{}Q{}", self.year, self.month.div_ceil(3)),
            _ => write!(f, "{}-{:02}", self.year, self.month),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods() {
        let spans = |text: &str| Period::parse(text).map(|period| format!("{} {}", period.first(), period.last()));
        assert_eq!(spans("2017").as_deref(), Some("2017-01-01 2017-12-31"));
        assert_eq!(spans("2017Q2").as_deref(), Some("2017-04-01 2017-06-30"));
        assert_eq!(spans("2016-q1").as_deref(), Some("2016-01-01 2016-03-31"));
        assert_eq!(spans("2016H1").as_deref(), Some("2016-01-01 2016-06-30"));
        assert_eq!(spans("2016-02").as_deref(), Some("2016-02-01 2016-02-29"));
        assert_eq!(spans("II/2017"), spans("2017Q2"));
        assert_eq!(spans("iv / 2017"), spans("2017Q4"));
        for wrong in
            ["17", "2017Q5", "2017H3", "2017-13", "2017Q", "Q2", "V/2017", "II/17", "", "1899", "+017", "2017-5x"]
        {
            assert_eq!(spans(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn periods_as_they_lie_to_a_day() {
        let day = Day::from_ymd(2024, 2, 29).unwrap();
        let period = |text: &str| Period::relative(text, day).map(|period| period.to_string());
        for (text, want) in [
            ("last-year", "2023"),
            ("this-year", "2024"),
            ("last-half", "2023H2"),
            ("this-half", "2024H1"),
            ("Last Quarter", "2023Q4"),
            ("this_quarter", "2024Q1"),
            ("last-month", "2024-01"),
            ("this-month", "2024-02"),
        ] {
            assert_eq!(period(text).as_deref(), Some(want), "{text}");
        }
        for wrong in ["last-week", "next-quarter", "last", "quarter", "last-", "2024-02"] {
            assert_eq!(period(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_period_before() {
        let before = |text: &str| Period::parse(text)?.before().map(|period| period.to_string());
        assert_eq!(before("2017Q2").as_deref(), Some("2017Q1"));
        assert_eq!(before("2017Q1").as_deref(), Some("2016Q4"));
        assert_eq!(before("2017H1").as_deref(), Some("2016H2"));
        assert_eq!(before("2017-01").as_deref(), Some("2016-12"));
        assert_eq!(before("2017-03").as_deref(), Some("2017-02"));
        assert_eq!(before("2017").as_deref(), Some("2016"));
        assert_eq!(before("1900"), None);
    }
}
