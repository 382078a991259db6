//! Questions that were resolved in part: `30%`, `mkt 0.3`, `teilweise 30 %`.

use crate::dataset::probability::{self, ProbabilityScale};
use crate::input::text::{self, FoldedWord};
use crate::model::{OutcomeWord, YesShare};

/// Words for it, without accents, in lower case.
const WORDS: &[&str] = &[
    "mkt",
    "prob",
    "partial",
    "partially",
    "partly",
    "part",
    "teilweise",
    "teils",
    "anteilig",
    "partiel",
    "partielle",
    "partiellement",
    "parcial",
    "parzial",
];
/// Words that may stand beside a number or one of these.
const BESIDE: &[&str] = &["resolved", "resolves", "resolution", "to", "yes", "ja", "oui", "zu", "in", "at", "bei", "a"];

/// What a cell says of a question that was resolved in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InPart {
    /// So far.
    Share(YesShare),
    /// The words alone: how far stands elsewhere, if anywhere.
    Unsaid,
}

impl InPart {
    /// `None` for what says nothing of the kind, a whole number from 2 on without a percent sign among them.
    pub(crate) fn read(value: &[u8]) -> Option<Self> {
        let folded = FoldedWord::fold(&text::plain_marks(value))?;
        let cell = std::str::from_utf8(folded.as_bytes()).ok()?;
        let (number, said) = split(cell)?;
        match number {
            None => said.then_some(Self::Unsaid),
            Some(number) => {
                let share = probability::parse(number.as_bytes(), ProbabilityScale::One).ok()?;
                YesShare::new(share).map(Self::Share)
            }
        }
    }

    /// How far, in a cell that says nothing else, be it as programs write small numbers: `5e-7`.
    pub(crate) fn of_share(cell: &[u8]) -> Option<Self> {
        let number =
            || std::str::from_utf8(text::trim(cell)).ok()?.parse().ok().and_then(YesShare::new).map(Self::Share);
        Self::read(cell).or_else(number)
    }

    /// Whether it is the whole or nothing: such a cell may be a probability in the wrong column.
    pub(crate) fn is_all_or_nothing(self) -> bool {
        matches!(self, Self::Share(share) if share.whole().is_some())
    }

    /// As an outcome, if it says how far.
    pub(crate) fn outcome(self) -> Option<OutcomeWord> {
        match self {
            Self::Share(share) => Some(share.whole().map_or(OutcomeWord::Partly(share), |happened| {
                if happened { OutcomeWord::Yes } else { OutcomeWord::No }
            })),
            Self::Unsaid => None,
        }
    }
}

/// The number of a cell with its percent sign, and whether a word for a part stands beside it; `None` for a cell with other words.
fn split(cell: &str) -> Option<(Option<String>, bool)> {
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%');
    let mut number = String::new();
    let mut said = false;
    for piece in cell.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ':' | '=' | '[' | ']' | '-' | '/')) {
        match piece {
            "" => {}
            "%" if number.ends_with(|c: char| c.is_ascii_digit()) => number.push('%'),
            piece if piece.starts_with(|c: char| c.is_ascii_digit() || c == '.') && piece.chars().all(is_of_number) => {
                if !number.is_empty() {
                    return None;
                }
                number.push_str(piece);
            }
            word => {
                let word = word.trim_end_matches(['.', ',']);
                let is_word = WORDS.contains(&word);
                if !is_word && !BESIDE.contains(&word) {
                    return None;
                }
                said |= is_word;
            }
        }
    }
    // A date or a score such as 3-1 has more than one number; a minus is none.
    if cell.starts_with('-') || number.is_empty() && !said {
        return None;
    }
    Some(((!number.is_empty()).then_some(number), said))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(value: &str) -> Option<f64> {
        match InPart::read(value.as_bytes())? {
            InPart::Share(share) => Some(share.share()),
            InPart::Unsaid => Some(-1.0),
        }
    }

    #[test]
    fn as_platforms_and_people_write_it() {
        for value in [
            "30%",
            "30 %",
            "0.3",
            "0,3",
            ".3",
            "mkt 0.3",
            "MKT 30%",
            "MKT (0.3)",
            "PROB 30%",
            "partial 30%",
            "partial (30%)",
            "Partially: 30%",
            "teilweise 30 %",
            "Teilweise (30 %)",
            "teils 0,3",
            "partiel 30 %",
            "partiellement 30 %",
            "30% yes",
            "ja 30 %",
            "resolved to 30%",
            "resolves 30%",
            "30\u{a0}%",
            "٣٠٪",
            "３０％",
            "30% partial",
        ] {
            assert_eq!(share(value), Some(0.3), "{value}");
        }
        assert_eq!(
            (share("mkt"), share("teilweise"), share("100%"), share("0 %")),
            (Some(-1.0), Some(-1.0), Some(1.0), Some(0.0))
        );
    }

    #[test]
    fn a_share_in_a_cell_of_its_own() {
        for (cell, read_as) in [("0.3", Some(0.3)), ("30%", Some(0.3)), ("5e-7", Some(5e-7)), ("3e0", None), ("", None)]
        {
            let share = match InPart::of_share(cell.as_bytes()) {
                Some(InPart::Share(share)) => Some(share.share()),
                _ => None,
            };
            assert_eq!(share, read_as, "{cell}");
        }
    }

    #[test]
    fn other_cells_say_nothing_of_a_part() {
        for value in [
            "30",
            "mkt 30",
            "130%",
            "-0.3",
            "no 30%",
            "nein 30 %",
            "3-1",
            "2017-03-04",
            "30% 40%",
            "30-40%",
            "0.3.5",
            "maybe",
            "",
            "yes",
            "no",
            "void",
            "Labour 30%",
            "1,000",
            "about 30%",
            "mostly",
            "30% no",
        ] {
            assert_eq!(share(value), None, "{value}");
        }
    }
}
