//! A made-up log of a newsroom's interviews, 2016–2019, with three known traits.
//!
//! Each question has a hidden probability. Its outcome is one draw from it, so every
//! forecast on a question shares that draw. Sources see the hidden probability through
//! the habits of their type ([`sources::SourceType::say`]).

mod calendar;
mod draw;
mod forecasts;
mod questions;
mod quotes;
mod sources;
mod words;

use std::error::Error;

use chrono::NaiveDate;

use draw::Draw;
use forecasts::Forecast;
use questions::Question;

/// The seed of the committed files.
pub(crate) const SEED: u64 = 1;

/// The two files, as bytes.
pub(crate) struct Log {
    pub(crate) forecasts: Vec<u8>,
    pub(crate) resolutions: Vec<u8>,
}

/// Draws the log: equal seeds give equal bytes.
pub(crate) fn generate(seed: u64) -> Result<Log, Box<dyn Error>> {
    let mut draw = Draw::new(seed);
    let questions = questions::draw_questions(&mut draw);
    let forecasts = forecasts::draw_forecasts(&questions, &mut draw);
    Ok(Log { forecasts: write_forecasts(&forecasts)?, resolutions: write_resolutions(&questions)? })
}

fn write_forecasts(forecasts: &[Forecast<'_>]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record([
        "forecast_id",
        "question_id",
        "source",
        "source_type",
        "forecast_date",
        "probability",
        "topic",
        "outlet",
        "quote",
    ])?;
    for (row, forecast) in (1..).zip(forecasts) {
        file.write_record([
            &format!("F{row:04}"),
            &forecast.question.id,
            forecast.source.name,
            forecast.source.source_type.label(),
            &forecast.date.to_string(),
            &hundredths(forecast.percent),
            forecast.question.topic,
            forecast.outlet,
            &forecast.quote,
        ])?;
    }
    Ok(file.into_inner()?)
}

fn write_resolutions(questions: &[Question]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record(["question_id", "question", "opens_on", "closes_on", "resolved_on", "outcome", "topic"])?;
    for question in questions {
        let resolved_on = question.resolved_on.as_ref().map(NaiveDate::to_string);
        file.write_record([
            &question.id,
            &question.text,
            &question.opens_on.to_string(),
            &question.closes_on.to_string(),
            &resolved_on.unwrap_or_default(),
            question.status.label(),
            question.topic,
        ])?;
    }
    Ok(file.into_inner()?)
}

/// 5 → "0.05": the two decimals of the log, without going through a float.
fn hundredths(percent: u32) -> String {
    format!("{}.{:02}", percent / 100, percent % 100)
}
