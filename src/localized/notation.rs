//! How each language writes what is put into its sentences.

use super::Language;
use std::fmt::Display;

/// Of a number of things: `1 question is`, `4 Fragen sind`.
pub(crate) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

impl Language {
    /// A day as ISO 8601 has it: `2019-10-31`, `31.10.2019`.
    pub(crate) fn day(self, day: impl Display) -> String {
        let iso = day.to_string();
        match self {
            Self::English => iso,
            Self::German => {
                let parts: Vec<&str> = iso.rsplit('-').map(|part| part.trim_start_matches('0')).collect();
                parts.join(".")
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_numbers_and_lists_look_as_the_language_writes_them() {
        let day = |day| Language::German.day(day);
        assert_eq!((day("2019-10-31").as_str(), day("2020-01-05").as_str()), ("31.10.2019", "5.1.2020"));
        assert_eq!(counted(1, "Frage", "Fragen"), "1 Frage");
        assert_eq!(counted(4, "Frage", "Fragen"), "4 Fragen");
        assert_eq!((Language::German.decimal("0.5"), Language::English.decimal("0.5")), ("0,5".into(), "0.5".into()));
    }
}
