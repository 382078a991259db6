//! What all rows of a file have in common: `--source`, `--source-type`, `--forecast-date`.

use crate::cli::args::ReadingArgs;
use crate::dataset::dates;
use crate::error::Error;
use crate::localized::localized;
use crate::model::{Field, Moment};
use crate::options::WholeFile;

/// What the command line says.
///
/// # Errors
/// When that cannot be understood.
pub(crate) fn typed(args: &ReadingArgs) -> Result<WholeFile, Error> {
    let name = |field: Field, given: &Option<String>| match given {
        Some(name) if name.trim().is_empty() => {
            let option = field.name().replace('_', "-");
            Err(Error::Usage(localized!("--{option} needs a name", "--{option} braucht einen Namen")))
        }
        name => Ok(name.clone()),
    };
    let day = |text: &String| {
        let day = dates::parse_iso(text.trim().as_bytes()).map(Moment::day);
        day.ok_or_else(|| Error::Usage(dates::not_a_day(&format!("--forecast-date {text}"))))
    };
    Ok(WholeFile {
        source: name(Field::Source, &args.source)?,
        source_type: name(Field::SourceType, &args.source_type)?,
        forecast_date: args.forecast_date.as_ref().map(day).transpose()?,
    })
}
