//! What all rows of a file have in common: `--source`, `--source-type`, `--forecast-date`, and the table `[all_rows]` of a saved map.

use std::path::Path;

use toml::{Table, Value};

use crate::cli::args::ReadingArgs;
use crate::cli::saved_map;
use crate::dataset::dates;
use crate::error::Error;
use crate::model::{Field, Moment};
use crate::options::WholeFile;

/// Where a saved map keeps them.
pub(super) const TABLE: &str = "all_rows";

/// What the command line and a saved map say together; the command line wins.
///
/// # Errors
/// When either cannot be understood, or the file cannot be read.
pub(crate) fn in_force(args: &ReadingArgs) -> Result<WholeFile, Error> {
    let saved = args.map_file.as_deref().map(saved).transpose()?.unwrap_or_default();
    let value = |given: &Option<String>, field: Field| -> Option<String> {
        given.clone().or_else(|| Some(saved.get(field.name())?.as_str()?.to_owned()))
    };
    let name = |given: &Option<String>, field: Field| match value(given, field) {
        Some(name) if name.trim().is_empty() => Err(Error::Usage(format!("--{} needs a name", option(field)))),
        name => Ok(name),
    };
    let day = |text: String| {
        let day = dates::parse_iso(text.trim().as_bytes()).map(Moment::day);
        day.ok_or_else(|| Error::Usage(format!("--forecast-date {text} is not a day such as 2017-06-30")))
    };
    Ok(WholeFile {
        source: name(&args.source, Field::Source)?,
        source_type: name(&args.source_type, Field::SourceType)?,
        forecast_date: value(&args.forecast_date, Field::ForecastDate).map(day).transpose()?,
    })
}

fn option(field: Field) -> String {
    field.name().replace('_', "-")
}

fn saved(path: &Path) -> Result<Table, Error> {
    Ok(match saved_map::table(path)?.remove(TABLE) {
        Some(Value::Table(table)) => table,
        _ => Table::new(),
    })
}

/// The table of a saved map.
pub(super) fn to_save(given: &WholeFile) -> Option<Value> {
    let rows = given.values().into_iter().map(|(field, value)| (field.name().to_owned(), Value::String(value)));
    let table: Table = rows.collect();
    (!table.is_empty()).then_some(Value::Table(table))
}
