//! Options that no script can say.

use super::places::FIELDS;
use crate::error::Error;
use crate::localized::localized;
use crate::options::{DateOrder, ProbabilityScale, ProfileChoice, RunOptions};

/// Whether the script can say all of them.
///
/// # Errors
/// With the names of those that it cannot.
pub(super) fn check(options: &RunOptions) -> Result<(), Error> {
    let RunOptions { reading, selection, .. } = options;
    let scale = reading.scale.is_some_and(|scale| !matches!(scale, ProbabilityScale::Percent | ProbabilityScale::One));
    let asked = [
        ("--map", reading.columns.iter().any(|(field, _)| !FIELDS.contains(field))),
        ("--alias", !reading.aliases.is_empty()),
        ("--profile", matches!(reading.profile, ProfileChoice::Named(_))),
        ("--sheet", !reading.sheets.is_empty()),
        ("--encoding", reading.encoding.is_some()),
        ("--delimiter", reading.delimiter.is_some()),
        ("--wide", reading.wide.is_some()),
        ("--source, --source-type, --forecast-date", !reading.whole_file.values().is_empty()),
        ("--date-order", reading.date_order.is_some_and(|order| order != DateOrder::Ymd)),
        ("--latest-resolution", reading.latest_resolution),
        ("--fill-down", reading.fill_down == Some(true)),
        ("--outcome", !reading.outcomes.all().is_empty()),
        ("--partial", reading.partial.is_some()),
        ("--swapped-dates", reading.swapped_dates.is_some()),
        ("--serial-dates", reading.serial_dates.is_some()),
        ("--unix-time", reading.unix_time.is_some()),
        ("--scale", scale),
        ("--ranges", reading.ranges.is_some()),
        ("--normalise", reading.normalise),
        ("--lexicon, --phrase", reading.lexicon.choice().is_some()),
        ("--readers", reading.readers.is_some()),
        ("--fixes", reading.fixes.is_some()),
        ("--as-binary", selection.as_binary),
        ("--wait-for-deadline", selection.wait_for_deadline),
        ("--horizon", selection.horizon.is_some()),
    ];
    let named: Vec<&str> = asked.iter().filter(|(_, is_asked)| *is_asked).map(|(name, _)| *name).collect();
    if named.is_empty() {
        return Ok(());
    }
    let named = named.join(", ");
    Err(Error::Usage(localized!(
        "a script of SQL cannot say {named}: score the files themselves, or settle it in the relations",
        "Ein SQL-Skript kann {named} nicht ausdrücken: die Dateien selbst auswerten oder es in den Relationen klären"
    )))
}
