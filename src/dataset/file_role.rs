//! What a file is for, by its header alone.

use std::path::Path;

use crate::dataset::layout::is_resolutions;
use crate::dataset::load::open_table;
use crate::dataset::profile;
use crate::error::Error;
use crate::input::columns::{Field, match_headers};
use crate::input::workbook::SheetRole;
use crate::options::ReadingOptions;

/// What a file may be for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RoleByHeader {
    /// Forecasts, perhaps with their outcomes.
    Forecasts,
    /// How questions ended.
    Resolutions,
    /// Something else.
    Other,
}

impl RoleByHeader {
    /// That of a file; a workbook counts by the sheet that looks most like forecasts.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn of(path: &Path) -> Result<Self, Error> {
        let table = open_table(path, SheetRole::Forecasts, &ReadingOptions::new(vec![], vec![]))?;
        if !profile::recognise(table.headers()).is_empty() {
            return Ok(Self::Forecasts);
        }
        if !profile::recognise_resolutions(table.headers()).is_empty() {
            return Ok(Self::Resolutions);
        }
        let headers: Vec<&str> = table.headers().iter().map(String::as_str).collect();
        // Headers of which two may be the same thing are those of a log.
        let Ok(columns) = match_headers(&headers, &[]) else { return Ok(Self::Forecasts) };
        let has = |field| columns.get(field).is_some();
        let says = [Field::Probability, Field::Phrase, Field::Source, Field::SourceType, Field::ForecastDate];
        Ok(if is_resolutions(&columns) {
            Self::Resolutions
        } else if says.into_iter().any(has) {
            Self::Forecasts
        } else {
            Self::Other
        })
    }
}

/// Whether a file says how questions ended, be it beside forecasts or in another sheet of the workbook.
pub(crate) fn holds_outcomes(path: &Path) -> bool {
    let table = open_table(path, SheetRole::Resolutions, &ReadingOptions::new(vec![], vec![]));
    table.is_ok_and(|table| {
        let headers: Vec<&str> = table.headers().iter().map(String::as_str).collect();
        match_headers(&headers, &[]).is_ok_and(|columns| columns.get(Field::Outcome).is_some())
    })
}
