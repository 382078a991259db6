//! Whether the parts of a forecast fit together.

use super::part::ForecastPart;
use crate::dataset::answers::{or_rescaled, sum_to_one};
use crate::diagnostics::{Code, Message};
use crate::input::columns::Field;
use crate::model::{Day, LineNumber};

/// What is wrong with the parts of a forecast, and in which row.
#[derive(Clone, Debug)]
pub(crate) struct Misfit {
    pub(crate) line: LineNumber,
    pub(crate) field: Field,
    pub(crate) message: Message,
}

/// A part: what it is about, in words and as a number; what it says; its line.
#[derive(Clone, Copy, Debug)]
pub(super) struct CheckedPart<'a> {
    pub(super) name: &'a str,
    pub(super) point: f64,
    pub(super) value: f64,
    pub(super) line: LineNumber,
}

/// How many parts a message shows.
const SHOWN: usize = 6;

fn shown(parts: &[CheckedPart<'_>]) -> String {
    let said: Vec<String> = parts.iter().take(SHOWN).map(|part| format!("{} {}", part.name, part.value)).collect();
    format!("{}{}", said.join(", "), if parts.len() > SHOWN { ", …" } else { "" })
}

/// The rows of the parts, as the reader sees them.
fn rows(parts: &[CheckedPart<'_>], place: &dyn Fn(LineNumber) -> String) -> String {
    let lines = || parts.iter().map(|part| part.line);
    match (lines().min(), lines().max()) {
        (Some(first), Some(last)) if first != last => format!("{} to {}", place(first), place(last)),
        (Some(only), _) => place(only),
        _ => String::new(),
    }
}

/// The probabilities of all answers: they must sum to 1.
pub(super) fn of_answers(parts: &[CheckedPart<'_>], place: &dyn Fn(LineNumber) -> String) -> Result<(), Misfit> {
    let p: Vec<f64> = parts.iter().map(|part| part.value).collect();
    if sum_to_one(&p) {
        return Ok(());
    }
    // Sums of decimals end in noise.
    let sum = (p.iter().sum::<f64>() * 1e9).round() / 1e9;
    let text =
        format!("The answers of one forecast sum to {sum}, not to 1: {} ({}).", shown(parts), rows(parts, place));
    let help = if sum < 1.0 {
        "Add the answers that are missing with their probabilities, or correct one; only if those stated sum to 1 do the others \
         count as 0."
    } else {
        "Correct one of them, or leave out the row that stands there twice."
    };
    let message = or_rescaled(Message::saying(Code::AnswersDoNotSumToOne, text).help(help));
    Err(Misfit { line: parts[0].line, field: Field::Probability, message })
}

/// What the answers of a forecast sum to, to be divided by it; a question has so many in `all`.
pub(super) fn total(
    parts: &[CheckedPart<'_>],
    all: usize,
    place: &dyn Fn(LineNumber) -> String,
) -> Result<f64, Misfit> {
    let total: f64 = parts.iter().map(|part| part.value).sum();
    if total > 0.0 && parts.len() == all {
        return Ok(total);
    }
    let text = format!(
        "A forecast of {} of {all} answers cannot be rescaled: {} ({}).",
        parts.len(),
        shown(parts),
        rows(parts, place)
    );
    let message = Message::saying(Code::AnswersIncomplete, text);
    Err(Misfit { line: parts[0].line, field: Field::Probability, message })
}

/// Values of rising levels: they must not fall.
pub(super) fn of_quantiles(parts: &[CheckedPart<'_>], place: &dyn Fn(LineNumber) -> String) -> Result<(), Misfit> {
    let Some(pair) = parts.windows(2).find(|pair| pair[0].value > pair[1].value) else { return Ok(()) };
    let text = format!(
        "Quantiles cross: the {} quantile is {} and the {} quantile {} ({}).",
        pair[0].name,
        pair[0].value,
        pair[1].name,
        pair[1].value,
        rows(pair, place)
    );
    // In columns of one row the higher end is what stands too low.
    let field = if pair[0].line == pair[1].line { Field::High } else { Field::Value };
    Err(Misfit { line: pair[1].line, field, message: Message::saying(Code::QuantilesCross, text) })
}

/// Probabilities until rising days: they must not fall, and no day may lie before the forecast.
pub(super) fn of_days(
    parts: &[CheckedPart<'_>],
    made: Day,
    place: &dyn Fn(LineNumber) -> String,
) -> Result<(), Misfit> {
    if let Some(part) = parts.iter().find(|part| part.point < f64::from(made.days_since_1970())) {
        let text = format!("The forecast of {made} says how probable the event was until {}, a day before.", part.name);
        let message = Message::saying(Code::DayBeforeForecast, text);
        return Err(Misfit { line: part.line, field: Field::By, message });
    }
    let Some(pair) = parts.windows(2).find(|pair| pair[0].value > pair[1].value) else { return Ok(()) };
    let text = format!(
        "The probability falls from {} until {} to {} until {} ({}).",
        pair[0].value,
        pair[0].name,
        pair[1].value,
        pair[1].name,
        rows(pair, place)
    );
    Err(Misfit {
        line: pair[1].line,
        field: Field::Probability,
        message: Message::saying(Code::ProbabilityFalls, text),
    })
}

/// The rows of one forecast have one weight.
pub(super) fn of_weights(parts: &[ForecastPart], place: &dyn Fn(LineNumber) -> String) -> Result<(), Misfit> {
    let differs = |pair: &&[ForecastPart]| pair[0].weight.total_cmp(&pair[1].weight).is_ne();
    let Some([one, other]) = parts.windows(2).find(differs) else { return Ok(()) };
    let text = format!(
        "One forecast has two weights: {} in {} and {} in {}.",
        one.weight,
        place(one.row.line),
        other.weight,
        place(other.row.line)
    );
    Err(Misfit { line: other.row.line, field: Field::Weight, message: Message::saying(Code::PartWeightsDiffer, text) })
}

/// The same part twice in one forecast, with different values.
pub(super) fn claimed_twice(
    one: CheckedPart<'_>,
    other: CheckedPart<'_>,
    what: &str,
    place: &dyn Fn(LineNumber) -> String,
) -> Misfit {
    let text = format!(
        "One forecast says two things of the {what} {}: {} in {} and {} in {}.",
        one.name,
        one.value,
        place(one.line),
        other.value,
        place(other.line)
    );
    let field = if what == "quantile" { Field::Value } else { Field::Probability };
    Misfit { line: other.line, field, message: Message::saying(Code::PartClaimedTwice, text) }
}
