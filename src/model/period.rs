//! A year, a half of it, a quarter, a month, or several months.

use crate::model::Day;

/// A year, a half of it, a quarter or a month, such as `2017`, `2017H1`, `2017Q2` or `2017-05`; or from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    year: i32,
    /// Its first month, from 1.
    month: u32,
    /// How many months it has.
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

    /// A period as it lies to a day: `last-quarter`, `this-year`; with `year`, `half`, `quarter` and `month`, or in German.
    ///
    /// # Example
    /// ```
    /// use trackrecord::model::{Day, Period};
    /// let day = Day::from_ymd(2026, 1, 31).unwrap();
    /// assert_eq!(Period::relative("last-quarter", day).unwrap().to_string(), "2025Q4");
    /// assert_eq!(Period::relative("letztes Quartal", day).unwrap().to_string(), "2025Q4");
    /// ```
    pub fn relative(text: &str, day: Day) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let words = text.split([' ', '-', '_']).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.skip_while(|word| ["the", "im", "das", "der", "den"].contains(word)).collect();
        let (which, unit) = words.split_first()?;
        let months = match unit.concat().as_str() {
            "year" | "jahr" => 12,
            "half" | "halfyear" | "halbjahr" => 6,
            "quarter" | "quartal" => 3,
            "month" | "monat" => 1,
            _ => return None,
        };
        let (year, month) = (day.year(), day.month());
        let this = Self { year, month: (month - 1) / months * months + 1, months };
        let is_one_of =
            |stems: &[&str]| stems.iter().any(|stem| which.starts_with(stem) && which.len() <= stem.len() + 2);
        if ["last", "previous"].contains(which) || is_one_of(&["letzt", "vorig", "vorherig", "vergangen"]) {
            return this.before();
        }
        (["this", "current"].contains(which) || is_one_of(&["dies", "aktuell", "laufend"])).then_some(this)
    }

    /// From the first day of this one to the last day of another; `None` if that ends before this one does.
    ///
    /// # Example
    /// ```
    /// use trackrecord::model::Period;
    /// let [november, january] = ["2022-11", "2023-01"].map(|month| Period::parse(month).unwrap());
    /// assert_eq!(november.through(january).unwrap().to_string(), "2022-11–2023-01");
    /// assert_eq!(january.through(november), None);
    /// ```
    pub fn through(self, last: Self) -> Option<Self> {
        let more = last.after_last() - self.after_last();
        let months = u32::try_from(more).ok()? + self.months;
        Some(Self { months, ..self })
    }

    /// The month behind its last one, counted from the year 0.
    fn after_last(self) -> i64 {
        i64::from(self.year) * 12 + i64::from(self.month - 1) + i64::from(self.months)
    }

    fn if_it_has_days(self) -> Option<Self> {
        Day::from_ymd(self.year, self.month, 1).map(|_| self)
    }

    /// Its first day.
    pub fn first(self) -> Day {
        Day::from_ymd(self.year, self.month, 1).unwrap_or(Day::FIRST) // it has been built, so it is there
    }

    /// Its last month, with its year.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // years are few, and months from 1 to 12
    fn last_month(self) -> (i32, u32) {
        let last = self.after_last() - 1;
        (last.div_euclid(12) as i32, last.rem_euclid(12) as u32 + 1)
    }

    /// Its last day.
    pub fn last(self) -> Day {
        let (year, month) = self.last_month();
        (28..=31).rev().find_map(|day| Day::from_ymd(year, month, day)).unwrap_or(Day::LAST)
    }

    /// The period of the same length before it; `None` before 1900.
    pub fn before(self) -> Option<Self> {
        let first = self.after_last() - 2 * i64::from(self.months);
        let (year, month) = (i32::try_from(first.div_euclid(12)).ok()?, u32::try_from(first.rem_euclid(12)).ok()? + 1);
        Self { year, month, months: self.months }.if_it_has_days()
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
        let Self { year, month, months } = *self;
        match months {
            1 => write!(f, "{year}-{month:02}"),
            12 if month == 1 => write!(f, "{year}"),
            6 if month % 6 == 1 => write!(f, "{year}H{}", month.div_ceil(6)),
            3 if month % 3 == 1 => write!(f, "{year}Q{}", month.div_ceil(3)),
            _ => {
                let (last_year, last_month) = self.last_month();
                write!(f, "{year}-{month:02}–{last_year}-{last_month:02}")
            }
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
