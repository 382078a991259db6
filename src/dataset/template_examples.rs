//! Example rows of the template that nobody deleted: they are told, and never scored.

use crate::dataset::loaded::Dataset;
use crate::diagnostics::{Code, Message};
use crate::error::Error;
use crate::input::columns::Field;
use crate::model::{EXAMPLE_SOURCE, LineNumber};

/// Adds the rows of the template's own source to the problems of a log; they are not used.
///
/// # Errors
/// When rows that waited in a temporary file do not come back.
pub(crate) fn find(log: &mut Dataset) -> Result<(), Error> {
    let examples: Vec<bool> = log.labels.iter().map(|label| label.source == EXAMPLE_SOURCE).collect();
    if !examples.contains(&true) {
        return Ok(());
    }
    let mut lines: Vec<LineNumber> = vec![];
    log.each_row(|row| {
        if examples[row.label.index()] {
            lines.push(row.line);
        }
    })?;
    lines.sort_unstable();
    for line in lines {
        let place = log.place(line, Field::Source);
        log.diagnostics.push(Message::of(Code::TemplateExample).at(Some(place), Some(EXAMPLE_SOURCE.to_owned())));
    }
    log.unusable_labels.resize(log.labels.len(), false);
    for (unusable, is_example) in log.unusable_labels.iter_mut().zip(examples) {
        *unusable |= is_example;
    }
    Ok(())
}
