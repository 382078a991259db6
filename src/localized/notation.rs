//! How each language writes what is put into its sentences.

use super::Language;
use std::fmt::Display;

/// Of a number of things: `1 question is`, `4 Fragen sind`.
pub(crate) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// What is asked behind a name that is not known, in English and in German; nothing if none comes near.
pub(crate) fn did_you_mean(near: Option<impl Display>) -> [String; 2] {
    near.map_or_else(Default::default, |near| {
        [format!("; did you mean {near}?"), format!("; gemeint ist vielleicht {near}")]
    })
}

impl Language {
    /// A day or a moment, from the form of ISO 8601: `2019-10-31` stays, `31.10.2019`. What has another form stays as it is.
    pub(crate) fn day(self, day: impl Display) -> String {
        let iso = day.to_string();
        match self {
            Self::English => iso,
            Self::German => german_day(&iso).unwrap_or(iso),
        }
    }

    /// A number with a decimal point, with the sign of the language.
    pub(crate) fn decimal(self, number: &str) -> String {
        match self {
            Self::English => number.to_owned(),
            Self::German => number.replace('.', ","),
        }
    }

    /// `3 more`, in a list.
    pub(crate) fn more(self, more: usize) -> String {
        match self {
            Self::English => format!("{more} more"),
            Self::German => format!("{more} weitere"),
        }
    }

    /// What stands behind the first few of a list: ` and 3 more`; nothing if there are no more.
    pub(crate) fn and_more(self, more: usize) -> String {
        match (more, self) {
            (0, _) => String::new(),
            (more, Self::English) => format!(" and {more} more"),
            (more, Self::German) => format!(" und {more} weitere"),
        }
    }

    /// Put together by the word for "and".
    pub(crate) fn joined(self, items: &[String]) -> String {
        items.join(match self {
            Self::English => " and ",
            Self::German => " und ",
        })
    }

    /// In quotation marks.
    pub(crate) fn quoted(self, text: &str) -> String {
        match self {
            Self::English => format!("\"{text}\""),
            Self::German => format!("„{text}“"),
        }
    }
}

fn german_day(day: &str) -> Option<String> {
    let (date, time) = (day.get(..10)?, day.get(10..)?);
    let mut parts = date.split('-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    Some(format!("{day}.{month}.{year}{}", time.replacen('T', " ", 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_numbers_and_lists_look_as_the_language_writes_them() {
        let day = |day| Language::German.day(day);
        assert_eq!((day("2019-10-31").as_str(), day("2020-01-05").as_str()), ("31.10.2019", "5.1.2020"));
        assert_eq!((day("2017-12-31T14:05:00").as_str(), day("soon").as_str()), ("31.12.2017 14:05:00", "soon"));
        assert_eq!(Language::English.day("2017-12-31T14:05:00"), "2017-12-31T14:05:00");
        assert_eq!(counted(1, "Frage", "Fragen"), "1 Frage");
        assert_eq!(counted(4, "Frage", "Fragen"), "4 Fragen");
        assert_eq!((Language::German.decimal("0.5"), Language::English.decimal("0.5")), ("0,5".into(), "0.5".into()));
    }
}
