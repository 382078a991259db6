//! The forecasts: who said what on which day.

use chrono::NaiveDate;

use super::calendar::{days, days_between};
use super::draw::Draw;
use super::questions::{Fate, Question};
use super::sources::{SOURCE_TYPES, Source, draw_speakers};
use super::{quotes, words};

/// Every so many resolved questions, one source speaks after the event is known.
const HINDSIGHT_EVERY: usize = 16;
/// Every so many resolved questions, one source speaks on the very day, if the deadline has not passed.
const SAME_DAY_EVERY: usize = 19;

/// One row of the log.
pub(crate) struct Forecast<'a> {
    pub(crate) question: &'a Question,
    pub(crate) source: &'static Source,
    pub(crate) date: NaiveDate,
    pub(crate) percent: u32,
    pub(crate) outlet: &'static str,
    pub(crate) quote: String,
}

/// All forecasts in the order in which they came in.
pub(crate) fn draw_forecasts<'a>(questions: &'a [Question], draw: &mut Draw) -> Vec<Forecast<'a>> {
    let mut log = Vec::new();
    let mut resolved = 0;
    for question in questions {
        for source_type in SOURCE_TYPES {
            for source in draw_speakers(source_type, draw) {
                log.extend(draw_statements(question, source, draw));
            }
        }
        if matches!(question.status, Fate::Yes | Fate::No) {
            resolved += 1;
            log.extend(draw_latecomer(question, resolved, draw));
        }
    }
    log.sort_by(|a, b| key(a).cmp(&key(b)));
    log
}

fn key<'a>(forecast: &'a Forecast<'_>) -> (NaiveDate, &'a str, &'a str) {
    (forecast.date, &forecast.question.id, forecast.source.name)
}

/// A source's first forecast on a question and, now and then, a later one.
fn draw_statements<'a>(question: &'a Question, source: &'static Source, draw: &mut Draw) -> Vec<Forecast<'a>> {
    let last_day = question.last_day_of_doubt();
    let date = draw_day(question.opens_on, last_day, draw);
    let percent = source.source_type.say(question.truth, draw);
    let quote = quotes::draw_quote(percent, question.operator, draw);
    let first = forecast(question, source, date, percent, quote, draw);
    if date == last_day || !draw.chance(0.15) {
        return vec![first];
    }
    let date = draw_day(date + days(1), last_day, draw);
    let percent = source.source_type.say(question.truth, draw);
    let quote = quotes::draw_update(first.percent, percent, question.operator, draw);
    let second = forecast(question, source, date, percent, quote, draw);
    vec![first, second]
}

/// A new voice on the resolution day, or one who already knows how it went.
fn draw_latecomer<'a>(question: &'a Question, resolved: usize, draw: &mut Draw) -> Option<Forecast<'a>> {
    let known_on = question.resolved_on?;
    let source_type = SOURCE_TYPES[resolved % SOURCE_TYPES.len()];
    if resolved.is_multiple_of(HINDSIGHT_EVERY) {
        let source = *draw_speakers(source_type, draw).first()?;
        let date = known_on + days(1 + draw.below(20));
        let (percent, quote) = quotes::draw_hindsight(question.status == Fate::Yes, draw);
        Some(forecast(question, source, date, percent, quote, draw))
    } else if resolved.is_multiple_of(SAME_DAY_EVERY) && known_on <= question.closes_on {
        let source = *draw_speakers(source_type, draw).first()?;
        let percent = source.source_type.say(question.truth, draw);
        let quote = quotes::draw_quote(percent, question.operator, draw);
        Some(forecast(question, source, known_on, percent, quote, draw))
    } else {
        None
    }
}

fn forecast<'a>(
    question: &'a Question,
    source: &'static Source,
    date: NaiveDate,
    percent: u32,
    quote: String,
    draw: &mut Draw,
) -> Forecast<'a> {
    let outlet = words::draw_outlet(draw);
    Forecast { question, source, date, percent, outlet, quote }
}

/// A day from `first` to `last`, both included.
fn draw_day(first: NaiveDate, last: NaiveDate, draw: &mut Draw) -> NaiveDate {
    first + days(draw.below(days_between(first, last) + 1))
}
