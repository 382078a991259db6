//! Which columns of the files the run needs.

use super::inputs::{InputFile, Inputs};
use super::unlike_headers;
use crate::dataset::aliases::{Aliases, ColumnAliases, is_question_id};
use crate::dataset::answers::{AnswerReading, SettledAnswers};
use crate::dataset::column_reading::ColumnReading;
use crate::dataset::fill_down::{FillColumns, blanks_in_doubt};
use crate::dataset::layout::{self, ForecastLayout, ResolutionLayout};
use crate::dataset::loaded::ReadTable;
use crate::dataset::missing_columns::at_header;
use crate::dataset::named_column::named_column;
use crate::dataset::row_filter::RowFilter;
use crate::dataset::short_rows;
use crate::dataset::table_beside;
use crate::dataset::two_dates;
use crate::dataset::wide_sheet;
use crate::diagnostics::{Code, Diagnostic, Note};
use crate::error::Error;
use crate::input::columns::Field;
use crate::localized::{Language, Localized, localized};
use crate::options::{Filter, GroupingColumn, ReadingOptions, SelectionOptions};

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
    /// What was understood of the columns.
    pub(super) notes: Vec<Note>,
}

impl MatchedColumns {
    /// Finds them.
    ///
    /// # Errors
    /// When one is missing, or a sheet is wide that should not be.
    pub(super) fn of(
        options: &ReadingOptions,
        selection: &SelectionOptions,
        aliases: &Aliases,
        inputs: &Inputs,
        answers: Vec<SettledAnswers>,
    ) -> Result<Self, Error> {
        let (label_columns, question_columns) = named_columns(selection, aliases, inputs)?;
        let filters = row_filters(&selection.filters, aliases, options, &inputs.forecasts);
        // Where both have a column, that of the forecasts counts.
        let of_questions = selection.filters.iter().filter(|filter| !has(&inputs.forecasts, filter.column.name()));
        let of_questions: Vec<Filter> = of_questions.cloned().collect();
        let question_filters = row_filters(&of_questions, aliases, options, &inputs.resolutions);
        let mapped = |file: &InputFile| -> Vec<Field> {
            let said = options.columns.iter().filter(|(field, header)| layout::has_mapped(&file.table, *field, header));
            said.map(|(field, _)| *field).collect()
        };
        let asked = selection.named_columns();
        let (mut forecasts, mut resolutions, mut notes, mut wrong) = (vec![], vec![], vec![], vec![]);
        notes.extend(in_both_files(selection, inputs));
        notes.extend(unlike_headers::note(&inputs.forecasts));
        let answers = answers.into_iter().chain(std::iter::repeat_with(SettledAnswers::default));
        for (file, settled) in inputs.forecasts.iter().zip(answers) {
            wrong.extend(settled.wrong);
            notes.extend(settled.notes);
            if let Some(refusal) = refusal(file)? {
                wrong.push(refusal);
                continue;
            }
            match layout::of_forecasts(
                &file.table,
                &file.columns,
                options,
                &filters,
                &label_columns,
                settled.categories,
            ) {
                Ok(layout) => {
                    wrong.extend(two_dates::in_doubt(&file.table, &file.columns, &mapped(file))?);
                    wrong.extend(stands_once(file, &layout.filters, options, &asked)?);
                    let id = layout.id.filter(|_| !settled.ids_are_of_rows);
                    forecasts.push(ForecastLayout { answers: settled.answers, id, ..layout });
                }
                Err(diagnostics) => {
                    wrong.extend(diagnostics);
                }
            }
        }
        for file in &inputs.resolutions {
            match layout::of_resolutions(&file.table, &file.columns, options, &question_filters, &question_columns) {
                Ok(layout) => {
                    wrong.extend(two_dates::in_doubt(&file.table, &file.columns, &mapped(file))?);
                    wrong.extend(stands_once(file, &layout.filters, options, &asked)?);
                    resolutions.push(layout);
                }
                Err(diagnostics) => wrong.extend(diagnostics),
            }
        }
        if !wrong.is_empty() {
            return Err(Error::Columns(wrong));
        }
        let mut found = Self { forecasts, resolutions, label_columns, question_columns, notes };
        let keeps_outcomes = found.has_distributions();
        found.resolutions.iter_mut().for_each(|layout| layout.keeps_outcomes = keeps_outcomes);
        found.end_rows_early(inputs)?;
        Ok(found)
    }

    /// Where every row of a file ends before columns that nobody asks for, rows are as long as they are.
    fn end_rows_early(&mut self, inputs: &Inputs) -> Result<(), Error> {
        for (file, layout) in inputs.forecasts.iter().zip(&mut self.forecasts) {
            let used = layout.used_columns();
            self.notes.extend(short_rows::shorten(&file.table, &mut layout.width, &used)?);
        }
        for (file, layout) in inputs.resolutions.iter().zip(&mut self.resolutions) {
            let used = layout.used_columns();
            self.notes.extend(short_rows::shorten(&file.table, &mut layout.width, &used)?);
        }
        Ok(())
    }

    /// The columns that are read as names.
    pub(super) fn names(&self) -> Vec<GroupingColumn> {
        let others = self.label_columns.iter().chain(&self.question_columns).cloned().map(GroupingColumn::Column);
        [GroupingColumn::Source, GroupingColumn::SourceType].into_iter().chain(others).collect()
    }

    /// The aliases of source, source type and the other columns of a label.
    pub(super) fn label_aliases<'a>(&self, aliases: &'a Aliases) -> Vec<ColumnAliases<'a>> {
        let own = [GroupingColumn::Source, GroupingColumn::SourceType];
        let others = self.label_columns.iter().cloned().map(GroupingColumn::Column);
        own.into_iter().chain(others).map(|column| aliases.of(&column)).collect()
    }

    /// Likewise of the columns of questions.
    pub(super) fn question_aliases<'a>(&self, aliases: &'a Aliases) -> Vec<ColumnAliases<'a>> {
        self.question_columns.iter().map(|name| aliases.of(&GroupingColumn::Column(name.clone()))).collect()
    }

    /// Whether rows may say parts of forecasts, so that outcomes may be no yes and no.
    pub(super) fn has_distributions(&self) -> bool {
        self.forecasts.iter().any(|layout| layout.distributions.is_some())
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
        let columns = self.forecasts.iter().map(|layout| ColumnsRead {
            question: layout.question,
            dates: layout.date_columns(),
            answers: layout.answers.clone(),
            categories: layout.distributions.as_ref().and_then(|columns| columns.answer),
            of_answer: layout.own_resolution.as_ref().and_then(|own| own.of_answer),
        });
        read_tables(files, lines, readings, columns)
    }

    /// Likewise the files of resolutions.
    pub(super) fn read_resolutions(
        &self,
        files: Vec<InputFile>,
        lines: Vec<u32>,
        readings: Vec<ColumnReading>,
    ) -> Vec<ReadTable> {
        let columns = self.resolutions.iter().map(|layout| ColumnsRead {
            question: layout.question,
            dates: layout.date_columns(),
            answers: None,
            categories: None,
            of_answer: layout.of_answer,
        });
        read_tables(files, lines, readings, columns)
    }
}

/// The problem with a file of forecasts that is laid out otherwise than a row for each.
fn refusal(file: &InputFile) -> Result<Option<Diagnostic>, Error> {
    if let Some(wide) = wide_sheet::refusal(&file.table, &file.columns)? {
        return Ok(Some(wide));
    }
    let beside = table_beside::in_doubt(&file.table, &file.columns)?;
    Ok(beside.map(|message| at_header(&file.table, message)))
}

/// The problem with a file of which many cells are blank below a value.
fn stands_once(
    file: &InputFile,
    filters: &[RowFilter],
    options: &ReadingOptions,
    asked: &[String],
) -> Result<Option<Diagnostic>, Error> {
    if options.fill_down.is_some() || options.purpose.keeps_blanks() {
        return Ok(None);
    }
    let columns = FillColumns::of(&file.table, &file.columns, &options.columns, asked, &options.outcomes);
    blanks_in_doubt(&file.table, &columns, filters)
}

/// The columns by which rows are read again.
struct ColumnsRead {
    question: usize,
    dates: Vec<usize>,
    answers: Option<AnswerReading>,
    categories: Option<usize>,
    of_answer: Option<usize>,
}

fn read_tables(
    files: Vec<InputFile>,
    lines: Vec<u32>,
    readings: Vec<ColumnReading>,
    columns: impl Iterator<Item = ColumnsRead>,
) -> Vec<ReadTable> {
    let files = files.into_iter().zip(lines).zip(readings).zip(columns);
    let read = files.map(|(((file, line_base), reading), columns)| ReadTable {
        table: file.table,
        columns: file.columns,
        reading,
        date_columns: columns.dates,
        question: columns.question,
        answers: columns.answers,
        categories: columns.categories,
        of_answer: columns.of_answer,
        line_base,
    });
    read.collect()
}

fn has(files: &[InputFile], name: &str) -> bool {
    files.iter().any(|file| named_column(name, &file.columns, file.table.headers()).is_some())
}

/// The filters on columns that any of these files has. A file that has no such column has no row that they keep.
fn row_filters(filters: &[Filter], aliases: &Aliases, options: &ReadingOptions, files: &[InputFile]) -> Vec<RowFilter> {
    let asked = |filter: &&Filter| !filter.column.is_derived() && has(files, filter.column.name());
    let asked = filters.iter().filter(asked).map(|filter| RowFilter::new(filter, aliases));
    let known =
        options.rows.iter().filter(|row| row.headers().any(|header| has(files, header))).map(RowFilter::of_condition);
    asked.chain(known).collect()
}

/// The columns that `--by` and `--where` name: those of the forecasts, and those of the resolutions.
fn named_columns(
    selection: &SelectionOptions,
    aliases: &Aliases,
    inputs: &Inputs,
) -> Result<(Vec<String>, Vec<String>), Error> {
    let (mut of_rows, mut of_questions) = (vec![], vec![]);
    for column in aliases.columns() {
        let is_known =
            is_question_id(column) || has(&inputs.forecasts, column.name()) || has(&inputs.resolutions, column.name());
        if !is_known {
            return Err(no_column("--alias", column.name(), inputs));
        }
    }
    let group_by = selection.group_by.iter().map(|column| (column, true));
    for (column, grouped) in group_by.chain(selection.filters.iter().map(|filter| (&filter.column, false))) {
        let GroupingColumn::Column(name) = column else {
            let is_open = column.is_derived() && !selection.derived.contains(column);
            if is_open && (has(&inputs.forecasts, column.name()) || has(&inputs.resolutions, column.name())) {
                return Err(own_or_derived(column, inputs));
            }
            continue;
        };
        let columns = if has(&inputs.forecasts, name) {
            if !grouped {
                continue; // a filter on a column of the forecasts is applied while reading
            }
            &mut of_rows
        } else if has(&inputs.resolutions, name) {
            &mut of_questions
        } else {
            return Err(no_column("", name, inputs));
        };
        if !columns.contains(name) {
            columns.push(name.clone());
        }
    }
    Ok((of_rows, of_questions))
}

/// Columns that are grouped or filtered by and stand in both kinds of files: which of them is taken.
fn in_both_files(selection: &SelectionOptions, inputs: &Inputs) -> Vec<Note> {
    let used = selection.group_by.iter().chain(selection.filters.iter().map(|filter| &filter.column));
    let mut names: Vec<&str> =
        used.filter(|column| matches!(column, GroupingColumn::Column(_))).map(GroupingColumn::name).collect();
    names.sort_unstable();
    names.dedup();
    let both = |name: &&str| has(&inputs.forecasts, name) && has(&inputs.resolutions, name);
    let told = |name: &str| {
        let text = Localized::new(
            format!("\"{name}\" stands in the forecasts and in the resolutions: that of the forecasts counts."),
            format!("„{name}“ steht in den Prognosen und in den Auflösungen: Es gilt die Spalte der Prognosen."),
        );
        Note::new(Code::ColumnInBothFiles, text)
    };
    names.into_iter().filter(both).map(told).collect()
}

fn no_column(option: &str, name: &str, inputs: &Inputs) -> Error {
    let option = if option.is_empty() { String::new() } else { format!("{option}: ") };
    let all = inputs.all_headers();
    Error::Usage(localized!(
        "{option}there is no column \"{name}\"; the files have {all}; beside them there are year, quarter, month and horizon",
        "{option}Es gibt keine Spalte „{name}“; die Dateien haben {all}; daneben gibt es year, quarter, month und horizon"
    ))
}

/// Both are shown, with the option for each.
fn own_or_derived(column: &GroupingColumn, inputs: &Inputs) -> Error {
    let name = column.name();
    let derived = match column {
        GroupingColumn::Horizon => {
            ["the time from forecast to resolution", "die Zeit von der Prognose bis zur Auflösung"]
        }
        GroupingColumn::Year => ["the year of the resolution", "das Jahr der Auflösung"],
        GroupingColumn::Quarter => ["the quarter of the resolution", "das Quartal der Auflösung"],
        _ => ["the month of the resolution", "der Monat der Auflösung"],
    };
    let owner = inputs.forecasts.iter().chain(&inputs.resolutions).find_map(|file| {
        let at = named_column(name, &file.columns, file.table.headers())?;
        let (header, file) = (&file.table.headers()[at], file.table.name());
        Some(localized!("the column \"{header}\" of {file}", "die Spalte „{header}“ von {file}"))
    });
    let owner = owner.unwrap_or_default();
    let ([derived, abgeleitet], [owner, eigene]) = (derived, [owner.english(), owner.of(Language::German)]);
    let way = |way: &str| format!("--by {way}:{name} (or --where {way}:{name}=…)");
    let weg = |way: &str| format!("--by {way}:{name} (oder --where {way}:{name}=…)");
    Error::UsageLines(vec![
        localized!(
            "\"{name}\" may be {derived} or {owner}: say which is meant",
            "„{name}“ kann {abgeleitet} oder {eigene} sein: angeben, was gemeint ist"
        ),
        Localized::new(format!("{derived}: {}", way("derived")), format!("{abgeleitet}: {}", weg("derived"))),
        Localized::new(format!("{owner}: {}", way("column")), format!("{eigene}: {}", weg("column"))),
    ])
}
