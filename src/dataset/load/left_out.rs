//! What is said of rows that are no forecasts of their kind of log.

use super::inputs::Inputs;
use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::options::{ReadingOptions, RowCondition};

/// Of so many rows so many are left out, by conditions of the kind of log, and by filters of the user's own if there are any.
///
/// # Errors
/// When none is left, and no filter of the user's own may be the reason.
pub(super) fn note(
    options: &ReadingOptions,
    inputs: &Inputs,
    [left_out, rows]: [u64; 2],
    filters: bool,
) -> Result<Option<Note>, Error> {
    let kept: Vec<String> =
        options.rows.iter().filter(|condition| inputs.has_header(&condition.header)).map(in_words).collect();
    if kept.is_empty() || left_out == 0 {
        return Ok(None);
    }
    let kept = format!("of this kind of log only those count of which {}", kept.join(" and "));
    if let (true, false, Some(path)) = (left_out == rows, filters, options.forecasts.first()) {
        let reason = format!("none of the {rows} rows is a forecast that can be scored: {kept}");
        return Err(Error::Form { path: path.clone(), reason });
    }
    let others = if filters { ", and what --where asks for" } else { "" };
    Ok(Some(Note::new(Code::RowsLeftOut, format!("{left_out} of {rows} rows are left out: {kept}{others}."))))
}

fn in_words(condition: &RowCondition) -> String {
    match condition.wanted.as_str() {
        "*" => format!("\"{}\" is not blank", condition.header),
        "" => format!("\"{}\" is blank", condition.header),
        wanted => format!("\"{}\" is \"{wanted}\"", condition.header),
    }
}
