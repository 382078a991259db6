//! How cells are read that can be read in several ways: `--scale`, `--date-order`, `--swapped-dates`, `--serial-dates`, and
//! the same names in a saved map.

use std::path::Path;

use clap::ValueEnum;
use toml::{Table, Value};

use crate::cli::args::ReadingArgs;
use crate::cli::saved_map;
use crate::error::Error;
use crate::options::{DateOrder, ProbabilityScale, ReadingOptions, SerialDates, SwappedDates, as_typed};

const SCALE: &str = "scale";
const DATE_ORDER: &str = "date_order";
const SWAPPED_DATES: &str = "swapped_dates";
const SERIAL_DATES: &str = "serial_dates";

/// Whether an entry of a saved map is one of these.
pub(super) fn is_one(name: &str) -> bool {
    [SCALE, DATE_ORDER, SWAPPED_DATES, SERIAL_DATES].contains(&name)
}

/// The answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CellReadings {
    /// `--scale`.
    pub(crate) scale: Option<ProbabilityScale>,
    /// `--date-order`.
    pub(crate) date_order: Option<DateOrder>,
    /// `--swapped-dates`.
    pub(crate) swapped_dates: Option<SwappedDates>,
    /// `--serial-dates`.
    pub(crate) serial_dates: Option<SerialDates>,
}

/// What the command line and a saved map say together; the command line wins.
///
/// # Errors
/// When the file cannot be read or understood.
pub(crate) fn in_force(given: &ReadingArgs, file: Option<&Path>) -> Result<CellReadings, Error> {
    let saved = file.map(saved).transpose()?.unwrap_or_default();
    Ok(CellReadings {
        scale: given.scale.or(given.percent.then_some(ProbabilityScale::Percent)).or(saved.scale),
        date_order: given.date_order.or(saved.date_order),
        swapped_dates: given.swapped_dates.or(saved.swapped_dates),
        serial_dates: given.serial_dates.or(saved.serial_dates),
    })
}

fn saved(path: &Path) -> Result<CellReadings, Error> {
    let table = saved_map::table(path)?;
    Ok(CellReadings {
        scale: one_of(&table, SCALE, path)?,
        date_order: one_of(&table, DATE_ORDER, path)?,
        swapped_dates: one_of(&table, SWAPPED_DATES, path)?,
        serial_dates: one_of(&table, SERIAL_DATES, path)?,
    })
}

fn one_of<T: ValueEnum>(table: &Table, name: &str, path: &Path) -> Result<Option<T>, Error> {
    let Some(value) = table.get(name) else { return Ok(None) };
    let known = value.as_str().and_then(|value| T::from_str(value, true).ok());
    known.map(Some).ok_or_else(|| {
        let all: Vec<String> = T::value_variants().iter().map(as_typed).collect();
        Error::Usage(format!("--map-file {}: {name} = {value} is none of {}", path.display(), all.join(", ")))
    })
}

/// The entries of a saved map.
pub(super) fn to_save(options: &ReadingOptions) -> impl Iterator<Item = (String, Value)> {
    let answers = [
        (SCALE, options.scale.as_ref().map(as_typed)),
        (DATE_ORDER, options.date_order.as_ref().map(as_typed)),
        (SWAPPED_DATES, options.swapped_dates.as_ref().map(as_typed)),
        (SERIAL_DATES, options.serial_dates.as_ref().map(as_typed)),
    ];
    answers.into_iter().filter_map(|(name, value)| Some((name.to_owned(), Value::String(value?))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saved_answers_read_back_and_nonsense_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.toml");
        let mut options = ReadingOptions::new(vec![], vec![]);
        options.scale = Some(ProbabilityScale::OddsDecimal);
        options.serial_dates = Some(SerialDates::Since1904);
        let table: Table = to_save(&options).collect();
        std::fs::write(&path, table.to_string()).unwrap();
        let read = saved(&path).unwrap();
        assert_eq!((read.scale, read.serial_dates, read.date_order), (options.scale, options.serial_dates, None));
        std::fs::write(&path, "scale = \"eleven\"").unwrap();
        let error = saved(&path).unwrap_err().to_string();
        assert!(error.contains("none of one, percent, ten"), "{error}");
    }
}
