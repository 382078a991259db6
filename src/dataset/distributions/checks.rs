//! Whether the parts of a forecast fit together.

use super::part::ForecastPart;
use crate::dataset::answers::{or_rescaled, sum_to_one};
use crate::diagnostics::{Code, Message};
use crate::input::columns::Field;
use crate::localized::Localized;
use crate::model::{Day, LineNumber};

/// Which cell of a row.
#[derive(Clone, Copy, Debug)]
pub(crate) enum CellOfRow {
    /// That of a field.
    Of(Field),
    /// That of the quantile of this level, which may have a column of its own.
    Quantile(f64),
}

/// What is wrong with the parts of a forecast, and in which row.
#[derive(Clone, Debug)]
pub(crate) struct Misfit {
    pub(crate) line: LineNumber,
    pub(crate) cell: CellOfRow,
    /// What stands there, if that is what is wrong.
    pub(crate) value: Option<String>,
    pub(crate) message: Message,
}

impl Misfit {
    /// In the cell of a field.
    pub(super) fn at(line: LineNumber, field: Field, message: Message) -> Self {
        Self { line, cell: CellOfRow::Of(field), value: None, message }
    }
}

/// A part: what it is about, in words and as a number; what it says; its line.
#[derive(Clone, Copy, Debug)]
pub(super) struct CheckedPart<'a> {
    pub(super) name: &'a str,
    pub(super) point: f64,
    pub(super) value: f64,
    pub(super) line: LineNumber,
}

/// Names a cell for the reader.
pub(crate) type CellNames<'a> = dyn Fn(LineNumber, CellOfRow) -> String + Sync + 'a;

/// The first two neighbours of which the higher says less.
fn falling<'a, 'b>(parts: &'a [CheckedPart<'b>]) -> Option<&'a [CheckedPart<'b>; 2]> {
    parts
        .windows(2)
        .find_map(|pair| <&[CheckedPart<'b>; 2]>::try_from(pair).ok().filter(|[low, high]| low.value > high.value))
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
pub(super) fn of_answers(parts: &[CheckedPart<'_>], place: &dyn Fn(LineNumber) -> String) -> Result<(), Box<Misfit>> {
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
    let message = or_rescaled(
        Message::saying(Code::AnswersDoNotSumToOne, Localized::only_english(text)).help(Localized::only_english(help)),
    );
    Err(Box::new(Misfit::at(parts[0].line, Field::Probability, message)))
}

/// What the answers of a forecast sum to, to be divided by it; a question has so many in `all`.
pub(super) fn total(
    parts: &[CheckedPart<'_>],
    all: usize,
    place: &dyn Fn(LineNumber) -> String,
) -> Result<f64, Box<Misfit>> {
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
    let message = Message::saying(Code::AnswersIncomplete, Localized::only_english(text));
    Err(Box::new(Misfit::at(parts[0].line, Field::Probability, message)))
}

/// Values of rising levels: they must not fall.
pub(super) fn of_quantiles(parts: &[CheckedPart<'_>], place: &CellNames<'_>) -> Result<(), Box<Misfit>> {
    let Some([low, high]) = falling(parts) else { return Ok(()) };
    let (lower, cell) = (CellOfRow::Quantile(low.point), CellOfRow::Quantile(high.point));
    let text = format!(
        "Quantiles cross: the {} quantile is {} ({}) and the {} quantile {} ({}).",
        low.name,
        low.value,
        place(low.line, lower),
        high.name,
        high.value,
        place(high.line, cell)
    );
    Err(Box::new(Misfit {
        line: high.line,
        cell,
        value: None,
        message: Message::saying(Code::QuantilesCross, Localized::only_english(text)),
    }))
}

/// Probabilities until rising days: they must not fall, and no day may lie before the forecast.
pub(super) fn of_days(parts: &[CheckedPart<'_>], made: Day, place: &CellNames<'_>) -> Result<(), Box<Misfit>> {
    if let Some(part) = parts.iter().find(|part| part.point < f64::from(made.days_since_1970())) {
        let text = format!("The forecast of {made} says how probable the event was until {}, a day before.", part.name);
        let message = Message::saying(Code::DayBeforeForecast, Localized::only_english(text));
        return Err(Box::new(Misfit::at(part.line, Field::By, message)));
    }
    let Some([early, late]) = falling(parts) else { return Ok(()) };
    let cell = CellOfRow::Of(Field::Probability);
    let text = format!(
        "The probability falls from {} until {} ({}) to {} until {} ({}).",
        early.value,
        early.name,
        place(early.line, cell),
        late.value,
        late.name,
        place(late.line, cell)
    );
    Err(Box::new(Misfit {
        line: late.line,
        cell,
        value: None,
        message: Message::saying(Code::ProbabilityFalls, Localized::only_english(text)),
    }))
}

/// The rows of one forecast have one weight.
pub(super) fn of_weights(parts: &[ForecastPart], place: &dyn Fn(LineNumber) -> String) -> Result<(), Box<Misfit>> {
    let differs = |pair: &&[ForecastPart]| pair[0].weight.total_cmp(&pair[1].weight).is_ne();
    let Some([one, other]) = parts.windows(2).find(differs) else { return Ok(()) };
    let text = format!(
        "One forecast has two weights: {} in {} and {} in {}.",
        one.weight,
        place(one.row.line),
        other.weight,
        place(other.row.line)
    );
    Err(Box::new(Misfit::at(
        other.row.line,
        Field::Weight,
        Message::saying(Code::PartWeightsDiffer, Localized::only_english(text)),
    )))
}

/// The same part twice in one forecast, with different values.
pub(super) fn claimed_twice(one: CheckedPart<'_>, other: CheckedPart<'_>, what: &str, place: &CellNames<'_>) -> Misfit {
    let of_probability = CellOfRow::Of(Field::Probability);
    let cell = if what == "quantile" { CellOfRow::Quantile(one.point) } else { of_probability };
    let text = format!(
        "One forecast says two things of the {what} {}: {} in {} and {} in {}.",
        one.name,
        one.value,
        place(one.line, cell),
        other.value,
        place(other.line, cell)
    );
    Misfit {
        line: other.line,
        cell,
        value: None,
        message: Message::saying(Code::PartClaimedTwice, Localized::only_english(text)),
    }
}
