//! What the outcome cell of a question says, once it is known what its answer can be.

use super::number::{NoNumber, read_number};
use super::question::{QuestionKind, QuestionOutcome};
use crate::dataset::dates;
use crate::dataset::outcome::{self, InPart, OutcomeWord};
use crate::dataset::probability::{self, ProbabilityScale};
use crate::input::text;
use crate::options::OutcomeWords;

/// Why an outcome cell says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoOutcome {
    /// It says that the question is open or was called off.
    Unresolved,
    /// It is no answer of this kind of question.
    OtherKind,
    /// Its number can be read in two ways.
    TwoNumbers,
    /// Its unit is another.
    OtherUnit,
    /// It was resolved in part, and what becomes of such questions was not said.
    InPart,
}

/// How answers are compared: whatever their case and the spaces between their words.
pub(crate) fn answer_key(answer: &str) -> String {
    text::fold_spaces(answer).to_lowercase()
}

/// What a cell says of a question that says only whether the answer came true which its row names; `None` if another answer did.
pub(crate) fn outcome_of_answer(answer: &str, cell: &str, said: Option<OutcomeWord>) -> Option<String> {
    let of_answer = outcome::parse(answer.as_bytes());
    match (said, of_answer) {
        // What is no row of an answer says it as it is.
        (_, Some(OutcomeWord::Missing | OutcomeWord::NotAvailable)) => Some(cell.to_owned()),
        (Some(OutcomeWord::Yes), _) => Some(answer.to_owned()),
        (Some(OutcomeWord::No), Some(OutcomeWord::Yes)) => Some("no".to_owned()),
        (Some(OutcomeWord::No), Some(OutcomeWord::No)) => Some("yes".to_owned()),
        (Some(OutcomeWord::No), _) => None,
        (Some(OutcomeWord::Partly(share)), Some(OutcomeWord::No)) => Some(share.of_other_side().to_string()),
        _ => Some(cell.to_owned()),
    }
}

impl QuestionKind {
    /// The share of each answer that a cell names, as in `Lake 30% | River 70%`, whatever they sum to.
    pub(crate) fn shares(&self, cell: &str) -> Option<Vec<f64>> {
        let Self::Categories { answers, .. } = self else { return None };
        let mut shares = vec![0.0; answers.len()];
        for piece in cell.split(['|', ';']) {
            let (answer, share) = answer_and_share(piece)?;
            let at = answers.iter().position(|known| answer_key(known) == answer)?;
            if shares[at] > 0.0 {
                return None;
            }
            shares[at] = share;
        }
        Some(shares)
    }

    /// The answer that a cell names.
    ///
    /// # Errors
    /// Why it names none.
    pub(crate) fn outcome(&self, cell: &str) -> Result<QuestionOutcome, NoOutcome> {
        let says = |word| outcome::parse(cell.as_bytes()) == Some(word);
        let unresolved = [OutcomeWord::Annulled, OutcomeWord::Open, OutcomeWord::Missing, OutcomeWord::NotAvailable];
        let is_unresolved = unresolved.into_iter().any(says);
        match self {
            Self::Categories { answers, .. } => {
                let key = answer_key(cell);
                let at = answers.iter().position(|answer| answer_key(answer) == key);
                at.map(QuestionOutcome::Answer)
            }
            _ if is_unresolved => return Err(NoOutcome::Unresolved),
            Self::Number { unit } => match read_number(cell) {
                Ok(read) if read.unit.is_empty() || unit.is_empty() || read.unit == unit => {
                    Some(QuestionOutcome::Number(read.value))
                }
                Ok(_) => return Err(NoOutcome::OtherUnit),
                Err(NoNumber::InTwoWays) => return Err(NoOutcome::TwoNumbers),
                Err(_) => None,
            },
            Self::Days => day_of(cell, says(OutcomeWord::No)),
        }
        .ok_or(if is_unresolved { NoOutcome::Unresolved } else { NoOutcome::OtherKind })
    }
}

/// What is read as the outcome of a question: what the user says that the word in the cell means, unless the cell names an answer or the
/// meaning is none on this kind of question, but the cell is.
pub(crate) fn as_meant<'a>(kind: &QuestionKind, cell: &'a str, words: &'a OutcomeWords) -> &'a str {
    let Some(meant) = words.said(cell) else { return cell };
    let is_read = kind.outcome(cell).is_ok();
    let is_answer = is_read && matches!(kind, QuestionKind::Categories { .. });
    let says_nothing = kind.outcome(meant) == Err(NoOutcome::OtherKind)
        && kind.shares(meant).is_none()
        && InPart::read(meant.as_bytes()).is_none();
    if is_answer || (is_read && says_nothing) { cell } else { meant }
}

/// `Lake 30%`, `Lake: 0.3`, `30% Lake`: the answer and its share. An answer may have digits of its own.
fn answer_and_share(piece: &str) -> Option<(String, f64)> {
    let is_of_share = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | ' ' | '(' | ')');
    let mark = |c: char| c.is_whitespace() || matches!(c, ':' | '=' | '(' | ')' | '-');
    let read = |name: &str, share: &str| {
        let share = probability::parse(share.trim_matches(mark).as_bytes(), ProbabilityScale::One).ok()?;
        Some((answer_key(name.trim_matches(mark)), share))
    };
    let piece = text::trim_str(piece);
    let name = piece.trim_start_matches(is_of_share);
    let in_front = &piece[..piece.len() - name.len()];
    let leading = read(name, in_front);
    let begins_number = |at: usize| !piece[..at].ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let mut behind = piece.char_indices().rev().take_while(|&(_, c)| is_of_share(c));
    let trailing = behind.find_map(|(at, c)| {
        (c.is_ascii_digit() && begins_number(at)).then(|| read(&piece[..at], &piece[at..])).flatten()
    });
    if in_front.contains('%') { leading.or(trailing) } else { trailing.or(leading) }
}

/// `2017-05-03`, `not by 2017-12-31`, `no`, `never`.
fn day_of(cell: &str, is_no: bool) -> Option<QuestionOutcome> {
    let cell = text::fold_spaces(cell).to_lowercase();
    if is_no || ["never", "nie", "jamais"].contains(&cell.as_str()) {
        return Some(QuestionOutcome::Never);
    }
    let day = |text: &str| dates::parse(text.trim().as_bytes(), None).ok().map(crate::model::Moment::day);
    let not_by = ["not by ", "nicht bis ", "pas avant "].into_iter().find_map(|words| cell.strip_prefix(words));
    match not_by {
        Some(rest) => day(rest).map(QuestionOutcome::NotBy),
        None => day(&cell).map(QuestionOutcome::On),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    #[test]
    fn an_answer_is_known_by_its_name_whatever_that_may_mean_elsewhere() {
        let kind = |answers: &[&str]| QuestionKind::Categories {
            answers: answers.iter().map(|&answer| answer.to_owned()).collect(),
            ordered: false,
        };
        let places = kind(&["Europe", "Germany", "World wide"]);
        assert_eq!(places.outcome(" world  WIDE"), Ok(QuestionOutcome::Answer(2)));
        assert_eq!(places.outcome("Asia"), Err(NoOutcome::OtherKind));
        assert_eq!(places.outcome("void"), Err(NoOutcome::Unresolved));
        assert_eq!(kind(&["closed", "open"]).outcome("open"), Ok(QuestionOutcome::Answer(1)));
        assert_eq!(kind(&["0", "1", "2 or more"]).outcome("1"), Ok(QuestionOutcome::Answer(1)));
    }

    #[test]
    fn shares_of_answers() {
        let kind = QuestionKind::Categories {
            answers: ["Lake", "Route 66", "Sea"].map(str::to_owned).to_vec(),
            ordered: false,
        };
        for (cell, shares) in [
            ("Lake 30% | Sea 70%", Some(vec![0.3, 0.0, 0.7])),
            ("lake: 0.3; SEA: 0.7", Some(vec![0.3, 0.0, 0.7])),
            ("30% Lake | 20% Route 66 | 50% Sea", Some(vec![0.3, 0.2, 0.5])),
            ("Lake (30 %) | Route 66 (70 %)", Some(vec![0.3, 0.7, 0.0])),
            ("Lake 100%", Some(vec![1.0, 0.0, 0.0])),
            ("Lake 30%", Some(vec![0.3, 0.0, 0.0])),
            ("Lake 30% | Lake 70%", None),
            ("Lake 30% | Moon 70%", None),
            ("30%", None),
            ("Sea", None),
            ("", None),
        ] {
            assert_eq!(kind.shares(cell), shares, "{cell}");
        }
    }

    #[test]
    fn whether_an_answer_came_true_says_which_did() {
        let said = |answer: &str, cell: &str| outcome_of_answer(answer, cell, outcome::parse(cell.as_bytes()));
        for (answer, cell, outcome) in [
            ("Lake", "1", Some("Lake")),
            ("Lake", "0", None),
            ("Lake", "", Some("")),
            ("Yes", "0", Some("no")),
            ("No", "1", Some("No")),
            ("No", "0", Some("yes")),
            ("", "79", Some("79")),
            ("NA", "0", Some("0")),
        ] {
            assert_eq!(said(answer, cell).as_deref(), outcome, "{answer} {cell}");
        }
    }

    #[test]
    fn numbers_and_days() {
        let sites = QuestionKind::Number { unit: "sites".to_owned() };
        assert_eq!(sites.outcome("0"), Ok(QuestionOutcome::Number(0.0)));
        assert_eq!(sites.outcome("12 sites"), Ok(QuestionOutcome::Number(12.0)));
        assert_eq!(sites.outcome("12 km"), Err(NoOutcome::OtherUnit));
        assert_eq!(sites.outcome("1,234"), Err(NoOutcome::TwoNumbers));
        assert_eq!(sites.outcome("yes"), Err(NoOutcome::OtherKind));
        assert_eq!(sites.outcome("open"), Err(NoOutcome::Unresolved));
        let day = Day::from_ymd(2017, 12, 31).unwrap();
        assert_eq!(QuestionKind::Days.outcome("2017-12-31"), Ok(QuestionOutcome::On(day)));
        assert_eq!(QuestionKind::Days.outcome("not by 2017-12-31"), Ok(QuestionOutcome::NotBy(day)));
        assert_eq!(QuestionKind::Days.outcome("no"), Ok(QuestionOutcome::Never));
        assert_eq!(QuestionKind::Days.outcome("yes"), Err(NoOutcome::OtherKind));
    }
}
