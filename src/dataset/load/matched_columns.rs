//! Which columns of the files the run needs.

use super::inputs::{InputFile, Inputs};
use crate::dataset::layout::{self, ForecastLayout, ResolutionLayout};
use crate::dataset::loaded::ReadTable;
use crate::dataset::survey::ColumnReading;
use crate::dataset::wide_sheet;
use crate::error::Error;
use crate::options::{GroupingColumn, ReadingOptions, SelectionOptions};

/// The columns that a run reads.
pub(super) struct MatchedColumns {
    /// Those of each file of forecasts.
    pub(super) forecasts: Vec<ForecastLayout>,
    /// Those of each file of resolutions.
    pub(super) resolutions: Vec<ResolutionLayout>,
    /// Columns of the forecasts that are grouped by, beside source and source type.
    pub(super) label_columns: Vec<String>,
    /// Columns of the resolutions that are grouped or filtered by.
    pub(super) question_columns: Vec<String>,
}

impl MatchedColumns {
    /// Finds them.
    ///
    /// # Errors
    /// When one is missing, or a sheet is wide that should not be.
    pub(super) fn of(options: &ReadingOptions, selection: &SelectionOptions, inputs: &Inputs) -> Result<Self, Error> {
        let (label_columns, question_columns) = named_columns(selection, inputs)?;
        let (mut forecasts, mut resolutions, mut wrong) = (vec![], vec![], vec![]);
        for file in &inputs.forecasts {
            if let Some(refusal) = wide_sheet::refusal(&file.table, &file.columns)? {
                wrong.push(refusal);
                continue;
            }
            match layout::of_forecasts(&file.table, &file.columns, options, &selection.filters, &label_columns) {
                Ok(layout) => forecasts.push(layout),
                Err(diagnostics) => wrong.extend(diagnostics),
            }
        }
        for file in &inputs.resolutions {
            match layout::of_resolutions(&file.table, &file.columns, &question_columns) {
                Ok(layout) => resolutions.push(layout),
                Err(diagnostics) => wrong.extend(diagnostics),
            }
        }
        if !wrong.is_empty() {
            return Err(Error::Columns(wrong));
        }
        Ok(Self { forecasts, resolutions, label_columns, question_columns })
    }

    /// Whether every forecast weighs 1.
    pub(super) fn unit_weights(&self) -> bool {
        self.forecasts.iter().all(|layout| layout.weight.is_none())
    }

    /// Whether any file has a column for the deadlines of questions.
    pub(super) fn has_deadlines(&self) -> bool {
        let own = self.forecasts.iter().filter_map(|layout| layout.own_resolution.as_ref());
        own.map(|own| own.closes_on)
            .chain(self.resolutions.iter().map(|layout| layout.closes_on))
            .any(|at| at.is_some())
    }

    /// The files of forecasts with all that is needed to read their rows again.
    pub(super) fn read_forecasts(
        &self,
        files: Vec<InputFile>,
        lines: Vec<u32>,
        readings: Vec<ColumnReading>,
    ) -> Vec<ReadTable> {
        let columns = self.forecasts.iter().map(|layout| (layout.question, layout.date_columns()));
        read_tables(files, lines, readings, columns)
    }

    /// Likewise the files of resolutions.
    pub(super) fn read_resolutions(
        &self,
        files: Vec<InputFile>,
        lines: Vec<u32>,
        readings: Vec<ColumnReading>,
    ) -> Vec<ReadTable> {
        let columns = self.resolutions.iter().map(|layout| (layout.question, layout.date_columns()));
        read_tables(files, lines, readings, columns)
    }
}

fn read_tables(
    files: Vec<InputFile>,
    lines: Vec<u32>,
    readings: Vec<ColumnReading>,
    columns: impl Iterator<Item = (usize, Vec<usize>)>,
) -> Vec<ReadTable> {
    let files = files.into_iter().zip(lines).zip(readings).zip(columns);
    let read = files.map(|(((file, line_base), reading), (question, date_columns))| ReadTable {
        table: file.table,
        columns: file.columns,
        reading,
        date_columns,
        question,
        line_base,
    });
    read.collect()
}

/// The columns that `--by` and `--where` name: those of the forecasts, and those of the resolutions.
fn named_columns(selection: &SelectionOptions, inputs: &Inputs) -> Result<(Vec<String>, Vec<String>), Error> {
    let (mut of_rows, mut of_questions) = (vec![], vec![]);
    let has = |files: &[InputFile], name: &str| {
        files.iter().any(|file| layout::named_column(name, &file.columns, file.table.headers()).is_some())
    };
    let group_by = selection.group_by.iter().map(|column| (column, true));
    for (column, grouped) in group_by.chain(selection.filters.iter().map(|filter| (&filter.column, false))) {
        let GroupingColumn::Column(name) = column else { continue };
        let columns = if has(&inputs.forecasts, name) {
            if !grouped {
                continue; // a filter on a column of the forecasts is applied while reading
            }
            &mut of_rows
        } else if has(&inputs.resolutions, name) {
            &mut of_questions
        } else {
            return Err(Error::Usage(format!(
                "there is no column \"{name}\"; the files have {}; beside them there are year, quarter, month and horizon",
                inputs.all_headers()
            )));
        };
        if !columns.contains(name) {
            columns.push(name.clone());
        }
    }
    Ok((of_rows, of_questions))
}
