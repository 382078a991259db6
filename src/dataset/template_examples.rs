//! Example rows of the template that nobody deleted: they are told, and never scored.

use crate::dataset::loaded::Dataset;
use crate::diagnostics::{Code, Message};
use crate::error::Error;
use crate::input::columns::Field;
use crate::model::{EXAMPLE_SOURCES, LineNumber};

/// Adds the rows of the template's own source to the problems of a log; they are not used.
///
/// # Errors
/// When rows that waited in a temporary file do not come back.
pub(crate) fn find(log: &mut Dataset) -> Result<(), Error> {
    let example = |source: &str| EXAMPLE_SOURCES.into_iter().find(|example| *example == source);
    let examples: Vec<Option<&str>> = log.labels.iter().map(|label| example(&label.source)).collect();
    if examples.iter().all(Option::is_none) {
        return Ok(());
    }
    let mut lines: Vec<(LineNumber, &str)> = vec![];
    log.each_row(|row| lines.extend(examples[row.label.index()].map(|source| (row.line, source))))?;
    lines.sort_unstable();
    for (line, source) in lines {
        let place = log.place(line, Field::Source);
        log.diagnostics.push(Message::of(Code::TemplateExample).at(Some(place), Some(source.to_owned())));
    }
    log.unusable_labels.resize(log.labels.len(), false);
    for (unusable, example) in log.unusable_labels.iter_mut().zip(examples) {
        *unusable |= example.is_some();
    }
    Ok(())
}
