//! Whether the parts of a forecast fit together.

use super::part::ForecastPart;
use crate::dataset::answers::{or_rescaled, sum_to_one};
use crate::diagnostics::{Code, Message};
use crate::input::columns::Field;
use crate::localized::{Language, Localized, localized};
use crate::model::{Day, LineNumber};

/// Which cell of a row.
#[derive(Clone, Copy, Debug)]
pub(crate) enum CellOfRow {
    /// That of a field.
    Of(Field),
    /// That of the quantile of this level, which may have a column of its own.
    Quantile(f64),
    /// That of the unit; without a column of units that of the quantile of this level.
    UnitOf(f64),
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
pub(crate) type CellNames<'a> = dyn Fn(LineNumber, CellOfRow) -> Localized + Sync + 'a;

/// The first two neighbours of which the higher says less.
fn falling<'a, 'b>(parts: &'a [CheckedPart<'b>]) -> Option<&'a [CheckedPart<'b>; 2]> {
    parts
        .windows(2)
        .find_map(|pair| <&[CheckedPart<'b>; 2]>::try_from(pair).ok().filter(|[low, high]| low.value > high.value))
}

/// How many parts a message shows.
const SHOWN: usize = 6;

fn shown(parts: &[CheckedPart<'_>], language: Language) -> String {
    let said = |part: &CheckedPart<'_>| format!("{} {}", part.name, language.decimal(&part.value.to_string()));
    let said: Vec<String> = parts.iter().take(SHOWN).map(said).collect();
    format!("{}{}", said.join(", "), if parts.len() > SHOWN { ", …" } else { "" })
}

/// The rows of the parts, as the reader sees them.
fn rows(parts: &[CheckedPart<'_>], place: &dyn Fn(LineNumber) -> Localized, language: Language) -> String {
    let lines = || parts.iter().map(|part| part.line);
    let place = |line| place(line).of(language).to_string();
    match (lines().min(), lines().max(), language) {
        (Some(first), Some(last), Language::English) if first != last => format!("{} to {}", place(first), place(last)),
        (Some(first), Some(last), Language::German) if first != last => format!("{} bis {}", place(first), place(last)),
        (Some(only), ..) => place(only),
        _ => String::new(),
    }
}

/// The probabilities of all answers: they must sum to 1.
pub(super) fn of_answers(
    parts: &[CheckedPart<'_>],
    place: &dyn Fn(LineNumber) -> Localized,
) -> Result<(), Box<Misfit>> {
    let p: Vec<f64> = parts.iter().map(|part| part.value).collect();
    if sum_to_one(&p) {
        return Ok(());
    }
    // Sums of decimals end in noise.
    let sum = (p.iter().sum::<f64>() * 1e9).round() / 1e9;
    let text = Localized::each(|language| {
        let sum = language.decimal(&sum.to_string());
        let (said, rows) = (shown(parts, language), rows(parts, place, language));
        match language {
            Language::English => format!("The answers of one forecast sum to {sum}, not to 1: {said} ({rows})."),
            Language::German => {
                format!("Die Antworten einer Prognose ergeben zusammen {sum} statt 1: {said} ({rows}).")
            }
        }
    });
    let help = if sum < 1.0 {
        Localized::both(
            "Add the answers that are missing with their probabilities, or correct one; only if those stated sum to 1 do the \
             others count as 0.",
            "Die fehlenden Antworten mit ihren Wahrscheinlichkeiten ergänzen oder eine berichtigen; nur wenn die genannten zusammen \
             1 ergeben, zählen die anderen als 0.",
        )
    } else {
        Localized::both(
            "Correct one of them, or leave out the row that stands there twice.",
            "Eine davon berichtigen, oder die Zeile weglassen, die doppelt dasteht.",
        )
    };
    let message = or_rescaled(Message::saying(Code::AnswersDoNotSumToOne, text).help(help));
    Err(Box::new(Misfit::at(parts[0].line, Field::Probability, message)))
}

/// What the answers of a forecast sum to, to be divided by it; a question has so many in `all`.
pub(super) fn total(
    parts: &[CheckedPart<'_>],
    all: usize,
    place: &dyn Fn(LineNumber) -> Localized,
) -> Result<f64, Box<Misfit>> {
    let total: f64 = parts.iter().map(|part| part.value).sum();
    if total > 0.0 && parts.len() == all {
        return Ok(total);
    }
    let text = Localized::each(|language| {
        let (some, said, rows) = (parts.len(), shown(parts, language), rows(parts, place, language));
        match language {
            Language::English => format!("A forecast of {some} of {all} answers cannot be rescaled: {said} ({rows})."),
            Language::German => {
                format!("Eine Prognose von {some} der {all} Antworten lässt sich nicht umrechnen: {said} ({rows}).")
            }
        }
    });
    let message = Message::saying(Code::AnswersIncomplete, text);
    Err(Box::new(Misfit::at(parts[0].line, Field::Probability, message)))
}

/// Values of rising levels: they must not fall.
pub(super) fn of_quantiles(parts: &[CheckedPart<'_>], place: &CellNames<'_>) -> Result<(), Box<Misfit>> {
    let Some([low, high]) = falling(parts) else { return Ok(()) };
    let (lower, cell) = (CellOfRow::Quantile(low.point), CellOfRow::Quantile(high.point));
    let places = [place(low.line, lower), place(high.line, cell)];
    let text = Localized::each(|language| {
        let [one, other] = [low, high].map(|part| language.decimal(&part.value.to_string()));
        let [first, second] = places.each_ref().map(|place| place.of(language));
        let [low, high] = [low.name, high.name];
        match language {
            Language::English => {
                format!(
                    "Quantiles cross: the {low} quantile is {one} ({first}) and the {high} quantile {other} ({second})."
                )
            }
            Language::German => {
                format!(
                    "Quantile kreuzen sich: Das Quantil {low} ist {one} ({first}), das Quantil {high} {other} ({second})."
                )
            }
        }
    });
    Err(Box::new(Misfit { line: high.line, cell, value: None, message: Message::saying(Code::QuantilesCross, text) }))
}

/// Probabilities until rising days: they must not fall, and no day may lie before the forecast.
pub(super) fn of_days(parts: &[CheckedPart<'_>], made: Day, place: &CellNames<'_>) -> Result<(), Box<Misfit>> {
    if let Some(part) = parts.iter().find(|part| part.point < f64::from(made.days_since_1970())) {
        let (until, on) = (part.name, Language::German.day(made));
        let bis = Language::German.day(until);
        let text = localized!(
            "The forecast of {made} says how probable the event was until {until}, a day before.",
            "Die Prognose vom {on} sagt, wie wahrscheinlich das Ereignis bis {bis} war, einem Tag davor."
        );
        let message = Message::saying(Code::DayBeforeForecast, text);
        return Err(Box::new(Misfit::at(part.line, Field::By, message)));
    }
    let Some([early, late]) = falling(parts) else { return Ok(()) };
    let cell = CellOfRow::Of(Field::Probability);
    let places = [place(early.line, cell), place(late.line, cell)];
    let text = Localized::each(|language| {
        let [one, other] = [early, late].map(|part| language.decimal(&part.value.to_string()));
        let [from, to] = [early, late].map(|part| language.day(part.name));
        let [first, second] = places.each_ref().map(|place| place.of(language));
        match language {
            Language::English => {
                format!("The probability falls from {one} until {from} ({first}) to {other} until {to} ({second}).")
            }
            Language::German => format!(
                "Die Wahrscheinlichkeit fällt von {one} bis zum {from} ({first}) auf {other} bis zum {to} ({second})."
            ),
        }
    });
    Err(Box::new(Misfit { line: late.line, cell, value: None, message: Message::saying(Code::ProbabilityFalls, text) }))
}

/// The rows of one forecast have one weight.
pub(super) fn of_weights(parts: &[ForecastPart], place: &dyn Fn(LineNumber) -> Localized) -> Result<(), Box<Misfit>> {
    let differs = |pair: &&[ForecastPart]| pair[0].weight.total_cmp(&pair[1].weight).is_ne();
    let Some([one, other]) = parts.windows(2).find(differs) else { return Ok(()) };
    let places = [one, other].map(|part| place(part.row.line));
    let text = Localized::each(|language| {
        let [one, other] = [one, other].map(|part| language.decimal(&part.weight.to_string()));
        let [first, second] = places.each_ref().map(|place| place.of(language));
        match language {
            Language::English => format!("One forecast has two weights: {one} in {first} and {other} in {second}."),
            Language::German => format!("Eine Prognose hat zwei Gewichte: {one} in {first} und {other} in {second}."),
        }
    });
    Err(Box::new(Misfit::at(other.row.line, Field::Weight, Message::saying(Code::PartWeightsDiffer, text))))
}

/// The same part twice in one forecast, with different values.
pub(super) fn claimed_twice(one: CheckedPart<'_>, other: CheckedPart<'_>, what: &str, place: &CellNames<'_>) -> Misfit {
    let of_probability = CellOfRow::Of(Field::Probability);
    let cell = if what == "quantile" { CellOfRow::Quantile(one.point) } else { of_probability };
    let of_what = match what {
        "quantile" => "zum Quantil",
        "day" => "zum Tag",
        _ => "zur Antwort",
    };
    let places = [one, other].map(|part| place(part.line, cell));
    let text = Localized::each(|language| {
        let [first, second] = places.each_ref().map(|place| place.of(language));
        let [one_says, other_says] = [one, other].map(|part| language.decimal(&part.value.to_string()));
        let name = one.name;
        match language {
            Language::English => format!(
                "One forecast says two things of the {what} {name}: {one_says} in {first} and {other_says} in {second}."
            ),
            Language::German => {
                format!(
                    "Eine Prognose sagt zweierlei {of_what} {name}: {one_says} in {first} und {other_says} in {second}."
                )
            }
        }
    });
    Misfit { line: other.line, cell, value: None, message: Message::saying(Code::PartClaimedTwice, text) }
}
