//! Which parts of one source at one moment make a forecast.

use crate::dataset::distributions::part::ForecastPart;

/// The forecasts among parts of one source at one moment, in the order of their lines: one for each row that has several parts, else
/// one for each id that several rows have, else one.
pub(super) fn each_forecast(parts: &[ForecastPart], mut take: impl FnMut(&[ForecastPart])) {
    if parts.windows(2).any(|pair| pair[0].row.line == pair[1].row.line) {
        parts.chunk_by(|a, b| a.row.line == b.row.line).for_each(take);
        return;
    }
    if parts.iter().all(|part| part.row.id == parts[0].row.id) {
        return take(parts);
    }
    let mut by_id = parts.to_vec();
    by_id.sort_by_key(|part| part.row.id);
    let ids = by_id.chunk_by(|a, b| a.row.id == b.row.id).count();
    if ids < parts.len() {
        by_id.chunk_by(|a, b| a.row.id == b.row.id).for_each(take);
    } else {
        take(parts);
    }
}
