//! How a file of resolutions writes its rows: the next one is written likewise.

use chrono::NaiveDate;

use crate::dataset::dates::DateOrder;
use crate::dataset::outcome;
use crate::model::{Day, OutcomeWord};

/// Ways to write a day, ISO first.
const DAYS: [(&str, Option<DateOrder>); 8] = [
    ("%Y-%m-%d", None),
    ("%d.%m.%Y", None),
    ("%-d.%-m.%Y", None),
    ("%Y/%m/%d", None),
    ("%d/%m/%Y", Some(DateOrder::Dmy)),
    ("%-d/%-m/%Y", Some(DateOrder::Dmy)),
    ("%m/%d/%Y", Some(DateOrder::Mdy)),
    ("%-m/%-d/%Y", Some(DateOrder::Mdy)),
];

/// A day as the others of its column are written; ISO where that is not plain.
pub(super) fn day_like(day: Day, others: &[String], order: Option<DateOrder>) -> String {
    let is_like = |form: &str, text: &String| {
        NaiveDate::parse_from_str(text, form).is_ok_and(|date| date.format(form).to_string() == *text)
    };
    let fits = |form: &str| !others.is_empty() && others.iter().all(|text| is_like(form, text));
    let fitting: Vec<_> =
        DAYS.iter().filter(|(form, of)| fits(form) && (of.is_none() || order.is_none() || *of == order)).collect();
    let first = fitting.first().filter(|(_, of)| fitting.iter().all(|(_, other)| other == of));
    let date = NaiveDate::parse_from_str(&day.to_string(), "%Y-%m-%d").ok();
    match (first, date) {
        (Some((form, _)), Some(date)) => date.format(form).to_string(),
        _ => day.to_string(),
    }
}

/// A word for an outcome as the last cell of its column that means the same has it; else as it was typed.
pub(super) fn word_like(typed: &str, meaning: Option<OutcomeWord>, others: &[String]) -> String {
    let same = |text: &&String| meaning.is_some() && outcome::parse(text.as_bytes()) == meaning;
    others.iter().rev().find(same).cloned().unwrap_or_else(|| typed.to_owned())
}

/// A row of a file of this delimiter.
pub(super) fn row(cells: &[String], delimiter: u8) -> String {
    let delimiter = char::from(delimiter);
    let cell = |text: &String| {
        if text.contains(['"', '\n', '\r', delimiter]) || text.starts_with(' ') || text.ends_with(' ') {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        }
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(&delimiter.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_the_others_are() {
        let day = Day::from_ymd(2023, 4, 5).unwrap();
        let like = |others: &[&str], order| {
            day_like(day, &others.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>(), order)
        };
        assert_eq!(like(&[], None), "2023-04-05");
        assert_eq!(like(&["2022-01-02"], None), "2023-04-05");
        assert_eq!(like(&["02.01.2022", "31.12.2022"], None), "05.04.2023");
        assert_eq!(like(&["2.1.2022"], None), "5.4.2023");
        assert_eq!(like(&["31/12/2022"], None), "05/04/2023");
        assert_eq!(like(&["12/31/2022"], None), "04/05/2023");
        assert_eq!(like(&["03/04/2022"], None), "2023-04-05");
        assert_eq!(like(&["03/04/2022"], Some(DateOrder::Mdy)), "04/05/2023");
        assert_eq!(like(&["5 May 2022"], None), "2023-04-05");
    }

    #[test]
    fn words_and_cells_are_those_of_the_file() {
        let others = ["ja".to_owned(), "Nein".to_owned()];
        assert_eq!(word_like("yes", Some(OutcomeWord::Yes), &others), "ja");
        assert_eq!(word_like("void", Some(OutcomeWord::Annulled), &others), "void");
        assert_eq!(word_like("Lake", None, &others), "Lake");
        let cells = ["a;b", "c\"d", " e", "", "f,g"].map(str::to_owned);
        assert_eq!(row(&cells, b';'), "\"a;b\";\"c\"\"d\";\" e\";;f,g");
    }
}
