//! What the outcome cell of a question says, once it is known what its answer can be.

use super::number::{NoNumber, read_number};
use super::question::{QuestionKind, QuestionOutcome};
use crate::dataset::answers::sum_to_one;
use crate::dataset::dates::{self, DateError, DateOrder};
use crate::dataset::outcome::{self, InPart, OutcomeWord};
use crate::dataset::probability::{self, ProbabilityScale};
use crate::input::text;
use crate::localized::Localized;
use crate::options::{OutcomeWords, Partial, ReadingOptions};

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
    /// Its day can be read in two ways.
    TwoDays,
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

    /// The answer that a cell names; `order` is that of its day, if it is said.
    ///
    /// # Errors
    /// Why it names none.
    pub(crate) fn outcome(&self, cell: &str, order: Option<DateOrder>) -> Result<QuestionOutcome, NoOutcome> {
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
                Ok(read) if read.unit.is_empty() || read.unit == unit => Some(QuestionOutcome::Number(read.value)),
                Ok(_) => return Err(NoOutcome::OtherUnit),
                Err(NoNumber::InTwoWays) => return Err(NoOutcome::TwoNumbers),
                Err(_) => None,
            },
            Self::Days => match day_of(cell, says(OutcomeWord::No), order) {
                Err(DateError::Ambiguous) => return Err(NoOutcome::TwoDays),
                read => read.ok(),
            },
        }
        .ok_or(if is_unresolved { NoOutcome::Unresolved } else { NoOutcome::OtherKind })
    }
}

/// How a question ended, of what a cell says: what the reader says of a word counts for every kind of question.
///
/// # Errors
/// Why it says nothing.
pub(crate) fn outcome_said(
    kind: &QuestionKind,
    cell: &str,
    options: &ReadingOptions,
) -> Result<QuestionOutcome, NoOutcome> {
    let meant = as_meant(kind, cell, &options.outcomes, options.date_order);
    // Who says of a word what shares it stands for wants them counted.
    let partial = options.partial.or((meant != cell).then_some(Partial::Expected));
    let of_cell = kind.outcome(meant, options.date_order);
    let is_read = of_cell.is_ok() || of_cell == Err(NoOutcome::OtherUnit);
    let is_part = !is_read && InPart::read(meant.as_bytes()).is_some_and(|said| !said.is_all_or_nothing());
    let named = of_cell.as_ref().err().and_then(|_| kind.shares(meant));
    let is_part = is_part || named.is_some();
    let shares = named.filter(|shares| sum_to_one(shares));
    match (partial, shares) {
        (Some(Partial::Void), Some(_)) => Ok(QuestionOutcome::Annulled),
        (Some(Partial::Expected), Some(shares)) => Ok(QuestionOutcome::Shares(shares)),
        (None, Some(_)) => Err(NoOutcome::InPart),
        (Some(Partial::Void), None) if is_part => Ok(QuestionOutcome::Annulled),
        (_, None) if is_part => Err(NoOutcome::InPart),
        _ => of_cell,
    }
}

/// Why a cell says nothing of how a question of this name ended.
pub(crate) fn why_no_outcome(kind: &QuestionKind, name: &str, cell: &str, why: NoOutcome) -> Localized {
    let new = |english: String, german: String| Localized::new(english, german);
    match (kind, why) {
        (QuestionKind::Categories { answers, .. }, _) => {
            let answers = answers.join(", ");
            new(
                format!("{cell} is none of the answers that were forecast on question \"{name}\": {answers}."),
                format!("{cell} ist keine der Antworten, die zur Frage „{name}“ prognostiziert wurden: {answers}."),
            )
        }
        (QuestionKind::Number { unit }, NoOutcome::OtherUnit) if unit.is_empty() => new(
            format!("The outcome of question \"{name}\" is {cell}, the forecasts have no unit."),
            format!("Das Ergebnis der Frage „{name}“ ist {cell}, die Prognosen haben keine Einheit."),
        ),
        (QuestionKind::Number { unit }, NoOutcome::OtherUnit) => new(
            format!("The outcome of question \"{name}\" is {cell}, the forecasts are in {unit}."),
            format!("Das Ergebnis der Frage „{name}“ ist {cell}, die Prognosen sind in {unit}."),
        ),
        (QuestionKind::Number { .. }, NoOutcome::TwoNumbers) => new(
            format!(
                "The outcome {cell} of question \"{name}\" can be read in two ways: with decimals, or in thousands."
            ),
            format!("Das Ergebnis {cell} der Frage „{name}“ kann Nachkommastellen oder Tausender haben."),
        ),
        (QuestionKind::Number { .. }, _) => new(
            format!("Question \"{name}\" asks for a number, and its outcome {cell} is none."),
            format!("Frage „{name}“ fragt nach einer Zahl, und ihr Ergebnis {cell} ist keine."),
        ),
        (QuestionKind::Days, NoOutcome::TwoDays) => new(
            format!(
                "The outcome {cell} of question \"{name}\" is two days: one if the day comes first, one if the month does."
            ),
            format!(
                "Das Ergebnis {cell} der Frage „{name}“ kann zwei Tage nennen: mit dem Tag vorn oder mit dem Monat."
            ),
        ),
        (QuestionKind::Days, _) => new(
            format!(
                "Question \"{name}\" asks for a day, and its outcome {cell} is none: write the day, or \"not by\" and a day."
            ),
            format!(
                "Frage „{name}“ fragt nach einem Tag, und ihr Ergebnis {cell} ist keiner: den Tag schreiben, oder „not by“ und \
                 einen Tag."
            ),
        ),
    }
}

/// What is read as the outcome of a question: what the user says that the word in the cell means, unless the cell names an answer or the
/// meaning is none on this kind of question, but the cell is.
pub(crate) fn as_meant<'a>(
    kind: &QuestionKind,
    cell: &'a str,
    words: &'a OutcomeWords,
    order: Option<DateOrder>,
) -> &'a str {
    let Some(meant) = words.said(cell) else { return cell };
    let is_read = kind.outcome(cell, order).is_ok();
    let is_answer = is_read && matches!(kind, QuestionKind::Categories { .. });
    let says_nothing = kind.outcome(meant, order) == Err(NoOutcome::OtherKind)
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
fn day_of(cell: &str, is_no: bool, order: Option<DateOrder>) -> Result<QuestionOutcome, DateError> {
    let cell = text::fold_spaces(cell).to_lowercase();
    if is_no || ["never", "nie", "jamais"].contains(&cell.as_str()) {
        return Ok(QuestionOutcome::Never);
    }
    let day = |text: &str| dates::parse(text.trim().as_bytes(), order).map(crate::model::Moment::day);
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
        assert_eq!(places.outcome(" world  WIDE", None), Ok(QuestionOutcome::Answer(2)));
        assert_eq!(places.outcome("Asia", None), Err(NoOutcome::OtherKind));
        assert_eq!(places.outcome("void", None), Err(NoOutcome::Unresolved));
        assert_eq!(kind(&["closed", "open"]).outcome("open", None), Ok(QuestionOutcome::Answer(1)));
        assert_eq!(kind(&["0", "1", "2 or more"]).outcome("1", None), Ok(QuestionOutcome::Answer(1)));
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
        assert_eq!(sites.outcome("0", None), Ok(QuestionOutcome::Number(0.0)));
        assert_eq!(sites.outcome("12 sites", None), Ok(QuestionOutcome::Number(12.0)));
        assert_eq!(sites.outcome("12 km", None), Err(NoOutcome::OtherUnit));
        assert_eq!(sites.outcome("1,234", None), Err(NoOutcome::TwoNumbers));
        let bare = QuestionKind::Number { unit: String::new() };
        for cell in ["12 kg", "12%", "12 Mio"] {
            assert_eq!(bare.outcome(cell, None), Err(NoOutcome::OtherUnit), "{cell}");
        }
        assert_eq!(sites.outcome("yes", None), Err(NoOutcome::OtherKind));
        assert_eq!(sites.outcome("open", None), Err(NoOutcome::Unresolved));
        let day = Day::from_ymd(2017, 12, 31).unwrap();
        assert_eq!(QuestionKind::Days.outcome("2017-12-31", None), Ok(QuestionOutcome::On(day)));
        assert_eq!(QuestionKind::Days.outcome("not by 2017-12-31", None), Ok(QuestionOutcome::NotBy(day)));
        assert_eq!(QuestionKind::Days.outcome("no", None), Ok(QuestionOutcome::Never));
        assert_eq!(QuestionKind::Days.outcome("yes", None), Err(NoOutcome::OtherKind));
        assert_eq!(QuestionKind::Days.outcome("03/05/2017", None), Err(NoOutcome::TwoDays));
        let third = Day::from_ymd(2017, 5, 3).unwrap();
        assert_eq!(
            QuestionKind::Days.outcome("not by 03/05/2017", Some(DateOrder::Dmy)),
            Ok(QuestionOutcome::NotBy(third))
        );
    }
}
