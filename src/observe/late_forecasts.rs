//! Forecasts that lie later than the resolutions of their questions: where most do, the column of their days is likely another.

use crate::dataset::Dataset;
use crate::dataset::loaded::ReadTable;
use crate::diagnostics::{Code, Diagnostic, Message, Place};
use crate::error::Error;
use crate::input::columns::Field;
use crate::localized::{Language, Localized, localized};
use crate::model::RowStatus;
use crate::observe::Observations;
use crate::options::RunOptions;

/// Fewer are no pattern.
const SEVERAL: u64 = 4;

/// How many forecasts lie after the resolution of their questions, and of how many, where these are more than half.
pub(crate) fn most_are_late(observations: &Observations) -> Option<(u64, u64)> {
    let of = |status| observations.tallies.status(status);
    let late = of(RowStatus::AfterResolution);
    let all = late + of(RowStatus::Scored) + of(RowStatus::SameDayDropped) + of(RowStatus::Duplicate);
    (late >= SEVERAL && late * 2 > all).then_some((late, all))
}

/// Stops where most forecasts are late by a column of which neither its name nor the user says that it is their day.
///
/// # Errors
/// When that is so.
pub(crate) fn stop(log: &Dataset, observations: &Observations, options: &RunOptions) -> Result<(), Error> {
    let Some((late, all)) = most_are_late(observations) else { return Ok(()) };
    let mapped = options.reading.columns.iter().any(|(field, _)| *field == Field::ForecastDate);
    let inferred = log.tables.iter().find_map(|read| Some((read, inferred_header(read)?)));
    let Some((read, header)) = inferred.filter(|_| !mapped) else { return Ok(()) };
    Err(Error::Columns(vec![unlikely(read, header, late, all)]))
}

/// The header of the column of days, if it is not the canonical name.
fn inferred_header(read: &ReadTable) -> Option<&str> {
    let inferred = read.columns.inferred().iter().find(|inferred| inferred.field == Field::ForecastDate)?;
    Some(&inferred.header)
}

fn unlikely(read: &ReadTable, header: &str, late: u64, all: u64) -> Diagnostic {
    let text = localized!(
        "By the column \"{header}\", {late} of {all} forecasts were made after the resolution of their question, so it is \
         hardly the day of the forecast.",
        "Nach der Spalte „{header}“ liegen {late} von {all} Prognosen hinter der Auflösung ihrer Frage; der Tag der Prognose ist \
         sie also kaum."
    );
    let field = Field::ForecastDate.name();
    let help = Localized::each(|language| {
        let others: Vec<String> =
            read.columns.extra().iter().take(6).map(|(header, _)| language.quoted(header)).collect();
        let listed = others.join(", ");
        let others = match language {
            _ if others.is_empty() => String::new(),
            Language::English => format!(" (there are {listed})"),
            Language::German => format!(" (es gibt {listed})"),
        };
        match language {
            Language::English => format!(
                "Name the column that is, with --map {field}=HEADER{others}. If it is this one all the same, say so with --map \
                 \"{field}={header}\"; late forecasts are never scored."
            ),
            Language::German => format!(
                "Die richtige Spalte mit --map {field}=HEADER nennen{others}. Ist es doch diese, das mit --map \
                 \"{field}={header}\" angeben; späte Prognosen zählen nie."
            ),
        }
    });
    let place = Place { file: read.table.name(), sheet: read.table.provenance().sheet_name(), ..Place::default() };
    Message::saying(Code::ForecastsAfterResolutions, text).help(help).at(Some(place), None)
}
