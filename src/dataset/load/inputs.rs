//! Opens the files of a run and finds out which column of each is which.

use std::path::{Path, PathBuf};

use super::known_log;
use crate::dataset::answer_columns;
use crate::dataset::answer_list::{self, NamesOfAnswers};
use crate::dataset::answers::{SettledAnswers, settle};
use crate::dataset::columns_in_front::{self, ColumnInFront, put_in_front};
use crate::dataset::fill_down::{FillColumns, fill, merged_in_doubt};
use crate::dataset::fixes;
use crate::dataset::layout;
use crate::dataset::named_column::named_column;
use crate::dataset::profile;
use crate::dataset::wide_sheet;
use crate::diagnostics::{Diagnostic, Note};
use crate::error::Error;
use crate::input::bytes::ByteSource;
use crate::input::columns::{Columns, Field};
use crate::input::table::InputTable;
use crate::input::workbook::{self, SheetRole};
use crate::localized::{Language, Localized, localized};
use crate::options::{AnswersOfSource, Case, Profile, ReadingOptions, RowCondition, SelectionOptions, fill_fields};

/// A file with what its columns mean.
pub(super) struct InputFile {
    pub(super) table: InputTable,
    pub(super) columns: Columns,
}

/// The files of a run.
pub(super) struct Inputs {
    pub(super) forecasts: Vec<InputFile>,
    pub(super) resolutions: Vec<InputFile>,
}

fn open_forecasts(options: &ReadingOptions) -> Result<Vec<InputTable>, Error> {
    let all = options.forecasts.iter().chain(&options.resolutions);
    if all.filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err(Error::Usage(localized!(
            "standard input (-) can be given once only",
            "Die Standardeingabe (-) lässt sich nur einmal angeben"
        )));
    }
    options.readers.as_deref().map_or(Ok(()), can_be_read)?;
    open(&options.forecasts, SheetRole::Forecasts, options)
}

fn open(paths: &[PathBuf], role: SheetRole, options: &ReadingOptions) -> Result<Vec<InputTable>, Error> {
    paths.iter().map(|path| open_table(path, role, options).and_then(|table| mended(table, options))).collect()
}

impl Inputs {
    /// Opens all files that the options name; gives the options as these files have them, and what is said of that.
    ///
    /// # Errors
    /// When one cannot be read, or it is not clear which column is which.
    pub(super) fn open(
        options: &ReadingOptions,
        selection: &SelectionOptions,
    ) -> Result<(Self, ReadingOptions, Vec<Note>), Error> {
        let tables = open_forecasts(options)?;
        let (options, tables, notes) = known_log::fill_in(options, tables)?;
        let mut inputs = Self::find_columns(tables, &options, selection.named_columns())?;
        let options = inputs.settle_roles(&options);
        Ok((inputs, options, notes))
    }

    fn find_columns(forecasts: Vec<InputTable>, options: &ReadingOptions, asked: Vec<String>) -> Result<Self, Error> {
        let mut columns = ColumnFinder::new(options, asked);
        let resolutions = open(&options.resolutions, SheetRole::Resolutions, options)?;
        if let Some(list) = &options.answer_list {
            columns.answers = answer_list::names(&resolutions, list, options)?;
        }
        let forecasts = columns.find_in_forecasts(forecasts)?;
        let mut resolutions = columns.find_in_resolutions(resolutions)?;
        resolutions.extend(columns.find_in_resolutions(resolutions_beside(options, &forecasts)?)?);
        columns.finish(Self { forecasts, resolutions })
    }

    /// The options as these files have it: with the resolutions that were found in workbooks of forecasts, and, where rows are
    /// read for themselves, with the files of resolutions that stand among the forecasts put where they belong.
    fn settle_roles(&mut self, options: &ReadingOptions) -> ReadingOptions {
        let mut options = options.clone();
        if !options.purpose.is_scoring() {
            let moved: Vec<InputFile> =
                self.forecasts.extract_if(.., |file| is_resolutions(&file.table, &file.columns, &options)).collect();
            options.forecasts.retain(|path| moved.iter().all(|file| file.table.source().path() != path));
            self.resolutions.extend(moved);
        }
        options.resolutions = self.resolutions.iter().map(|file| file.table.original().path().to_owned()).collect();
        options
    }

    /// What the probabilities of each file of forecasts are of.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(super) fn settle_answers(&mut self, options: &ReadingOptions) -> Result<Vec<SettledAnswers>, Error> {
        if options.purpose.keeps_blanks() {
            return Ok(vec![]); // the codes of a coder are compared as they stand
        }
        let settled: Vec<SettledAnswers> = self
            .forecasts
            .iter_mut()
            .map(|file| settle(&file.table, &mut file.columns, options))
            .collect::<Result<_, _>>()?;
        // That a file has no probabilities at all is told elsewhere.
        let has_none = |(file, settled): (&InputFile, &SettledAnswers)| {
            !settled.has_answers && settled.wrong.is_empty() && file.columns.get(Field::Probability).is_some()
        };
        if options.normalise && !settled.is_empty() && self.forecasts.iter().zip(&settled).all(has_none) {
            return Err(Error::Usage(localized!(
                "--normalise makes the answers of each forecast sum to 1, and the rows of these files have one probability \
                 each: say which column names the answers (--map answer=COLUMN), or leave it out",
                "--normalise bringt die Antworten jeder Prognose auf die Summe 1, und die Zeilen dieser Dateien haben je eine \
                 Wahrscheinlichkeit: die Spalte der Antworten nennen (--map answer=SPALTE) oder die Option weglassen"
            )));
        }
        Ok(settled)
    }

    /// What is said of these files, and what was inferred of the columns that a run cannot do without.
    pub(super) fn answers(&self, options: &ReadingOptions) -> Profile {
        let mut answers = options.as_profile();
        let inferred = |files: &[InputFile], fields: &[Field]| -> Vec<(Field, String)> {
            let all = files.iter().flat_map(|file| file.columns.inferred());
            let needed = all.filter(|inferred| fields.contains(&inferred.field));
            needed.map(|inferred| (inferred.field, inferred.header.clone())).collect()
        };
        fill_fields(&mut answers.columns, &inferred(&self.forecasts, &NEEDED));
        // Where there is no id, the text tells questions apart.
        if !answers.columns.iter().any(|(field, _)| *field == Field::QuestionId)
            && self.forecasts.iter().all(|file| file.columns.get(Field::QuestionId).is_none())
        {
            fill_fields(&mut answers.columns, &inferred(&self.forecasts, &[Field::Question]));
        }
        fill_fields(&mut answers.resolution_columns, &inferred(&self.resolutions, &NEEDED));
        answers
    }

    fn tables(&self) -> impl Iterator<Item = &InputTable> {
        self.forecasts.iter().chain(&self.resolutions).map(|file| &file.table)
    }

    /// Whether a file has a column of this name.
    pub(super) fn has_header(&self, header: &str) -> bool {
        self.tables().any(|table| table.headers().iter().any(|known| known.eq_ignore_ascii_case(header)))
    }

    /// The headers of all files, each once, for a message.
    pub(super) fn all_headers(&self) -> String {
        let mut names: Vec<String> = vec![];
        for header in self.tables().flat_map(InputTable::headers) {
            let name = format!("\"{header}\"");
            if !header.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(", ")
    }
}

/// The fields that a run cannot do without.
const NEEDED: [Field; 7] = [
    Field::QuestionId,
    Field::Source,
    Field::SourceType,
    Field::ForecastDate,
    Field::Probability,
    Field::Outcome,
    Field::ResolvedOn,
];

/// Finds the columns of one file after the other, and what is wrong with them.
struct ColumnFinder<'a> {
    options: &'a ReadingOptions,
    /// Names of columns that are grouped or filtered by.
    asked: Vec<String>,
    /// Whether any file has the column that an entry of `--map` names.
    mapped: Vec<bool>,
    /// The answers of questions, where forecasts list their probabilities.
    answers: NamesOfAnswers,
    wrong: Vec<Diagnostic>,
}

impl<'a> ColumnFinder<'a> {
    fn new(options: &'a ReadingOptions, asked: Vec<String>) -> Self {
        Self {
            options,
            asked,
            mapped: vec![false; options.columns.len()],
            answers: NamesOfAnswers::default(),
            wrong: vec![],
        }
    }

    fn find_in_resolutions(&mut self, tables: Vec<InputTable>) -> Result<Vec<InputFile>, Error> {
        let own = &self.options.resolution_columns;
        // A column that is said to be one thing here is not another, as it may be among the forecasts.
        let is_free = |(field, header): &&(Field, String)| {
            own.iter().all(|(known, taken)| known != field && !taken.eq_ignore_ascii_case(header))
        };
        let others = self.options.columns.iter().filter(is_free);
        let map: Vec<_> = own.iter().chain(others).cloned().collect();
        tables.into_iter().filter_map(|table| self.find_in(table, &map, &[]).transpose()).collect()
    }

    /// Likewise in tables of forecasts, of which wide ones are made long if that is asked for.
    fn find_in_forecasts(&mut self, tables: Vec<InputTable>) -> Result<Vec<InputFile>, Error> {
        let (mut files, map) = (vec![], &self.options.columns);
        for table in tables {
            let Some(InputFile { table, columns }) = self.find_in(table, map, &self.options.cases)? else { continue };
            if wide_sheet::is_asked_for(&columns, self.options) {
                let long = wide_sheet::to_long(table, &columns, self.options)?;
                files.extend(self.columns_of(long, map));
            } else if let Some(list) = &self.options.answer_list {
                files.extend(self.columns_of(answer_list::to_long(table, list, &self.answers, self.options)?, map));
            } else if answer_columns::are_described(&table, &columns, self.options) {
                files.extend(self.columns_of(answer_columns::to_long(table, self.options)?, map));
            } else {
                files.push(InputFile { table, columns });
            }
        }
        let given = self.options.whole_file.values();
        if given.is_empty() { Ok(files) } else { self.with_what_is_given(files, &given) }
    }

    /// Puts values that all rows have in common into the files that have no column for them.
    fn with_what_is_given(
        &mut self,
        files: Vec<InputFile>,
        given: &[(Field, String)],
    ) -> Result<Vec<InputFile>, Error> {
        let mut done = vec![];
        let mut unused = given.to_vec();
        let mut said_by = None;
        for InputFile { table, columns } in files {
            let mut lacking = columns_in_front::lacking(&columns, given);
            if lacking.is_empty() || is_resolutions(&table, &columns, self.options) {
                said_by = Some(table.name());
                done.push(InputFile { table, columns });
                continue;
            }
            unused.retain(|value| !lacking.contains(value));
            lacking.extend(columns_in_front::type_of_one(&columns, &lacking));
            said_by = Some(table.name());
            let asked = columns.get(Field::QuestionId).or(columns.get(Field::Question));
            let note = columns_in_front::note(&table, &lacking);
            let front: Vec<_> =
                lacking.into_iter().map(|(field, value)| ColumnInFront::Constant(field, value)).collect();
            let fronted = put_in_front(table, &front, asked, vec![note])?;
            done.extend(self.columns_of(fronted, &self.options.columns));
        }
        match (unused.first(), said_by) {
            (Some((field, value)), Some(file)) => {
                let option = field.name().replace('_', "-");
                Err(Error::Usage(localized!(
                    "--{option} {value} is for files without such a column, and {file} has one; leave the option or the column \
                     out",
                    "--{option} {value} ist für Dateien ohne eine solche Spalte, und {file} hat eine; die Option oder die Spalte \
                     weglassen"
                )))
            }
            _ => Ok(done),
        }
    }

    /// By what is said of which column is which, and of values that no column holds as they are needed.
    fn find_in(
        &mut self,
        table: InputTable,
        map: &[(Field, String)],
        cases: &[Case],
    ) -> Result<Option<InputFile>, Error> {
        let table = self.with_values_that_stand_once(table, map)?;
        let joined = map.iter().filter_map(|(field, header)| columns_in_front::joined(&table, *field, header));
        let front: Vec<_> = joined.chain(columns_in_front::of_cases(&table, cases)).collect();
        let table = if front.is_empty() { table } else { put_in_front(table, &front, None, vec![])? };
        for (found, (field, header)) in self.mapped.iter_mut().zip(&self.options.columns) {
            *found |= layout::has_mapped(&table, *field, header);
        }
        Ok(self.columns_of(table, map))
    }

    /// Fills cells for which a value above them holds, if that is asked for; else it is told where a workbook says that it does.
    fn with_values_that_stand_once(&mut self, table: InputTable, map: &[(Field, String)]) -> Result<InputTable, Error> {
        let is_asked = self.options.fill_down == Some(true);
        let asks = self.options.fill_down.is_none() && !self.options.purpose.keeps_blanks();
        if !is_asked && (!asks || table.provenance().merged().is_empty()) {
            return Ok(table);
        }
        // What is wrong with the columns is told when they are looked at.
        let Ok(columns) = layout::columns(&table, map) else { return Ok(table) };
        let columns = FillColumns::of(&table, &columns, map, &self.asked, &self.options.outcomes);
        if is_asked {
            return fill(table, &columns);
        }
        self.wrong.extend(merged_in_doubt(&table, &columns)?);
        Ok(table)
    }

    fn columns_of(&mut self, table: InputTable, map: &[(Field, String)]) -> Option<InputFile> {
        match layout::columns(&table, map) {
            Ok(columns) => Some(InputFile { table, columns }),
            Err(diagnostics) => {
                self.wrong.extend(diagnostics);
                None
            }
        }
    }

    /// The files, if nothing is wrong with any.
    fn finish(self, inputs: Inputs) -> Result<Inputs, Error> {
        if !self.wrong.is_empty() {
            return Err(Error::Columns(self.wrong));
        }
        if let Some((_, (field, header))) = self.mapped.iter().zip(&self.options.columns).find(|(found, _)| !**found) {
            let known = |part: &&str| inputs.tables().any(|table| layout::has_mapped(table, *field, part));
            let absent: Vec<&str> = header.split('+').map(str::trim).filter(|part| !known(part)).collect();
            let absent = match absent.as_slice() {
                [part] if part.len() < header.len() => localized!(" (\"{part}\")", " („{part}“)"),
                [] => {
                    localized!(": its parts stand in different files", ": ihre Teile stehen in verschiedenen Dateien")
                }
                _ => Localized::default(),
            };
            let (field, all) = (field.name(), inputs.all_headers());
            let (fehlt, absent) = (absent.of(Language::German), absent.english());
            return Err(Error::Usage(localized!(
                "--map {field}={header} names a column that no file has{absent}; there are: {all}",
                "--map {field}={header} nennt eine Spalte, die keine Datei hat{fehlt}; es gibt: {all}"
            )));
        }
        self.no_unknown_condition(&inputs)?;
        Ok(inputs)
    }

    /// A condition on a column that no file has would hold for every row. Only exports of platforms lose columns over the years.
    fn no_unknown_condition(&self, inputs: &Inputs) -> Result<(), Error> {
        let files = || inputs.forecasts.iter().chain(&inputs.resolutions);
        let has =
            |header: &str| files().any(|file| named_column(header, &file.columns, file.table.headers()).is_some());
        let is_known = |row: &RowCondition| row.headers().any(has);
        let is_of_platform = |row: &RowCondition| profile::shipped().iter().any(|profile| profile.rows.contains(row));
        match self.options.rows.iter().find(|row| !is_known(row) && !is_of_platform(row)) {
            Some(row) => {
                let (header, all) = (&row.header, inputs.all_headers());
                Err(Error::Usage(localized!(
                    "[where] \"{header}\" names a column that no file has; there are: {all}",
                    "[where] „{header}“ nennt eine Spalte, die keine Datei hat; es gibt: {all}"
                )))
            }
            None => Ok(()),
        }
    }
}

/// Whether a file says how questions ended and forecasts nothing, be it in columns of answers.
fn is_resolutions(table: &InputTable, columns: &Columns, options: &ReadingOptions) -> bool {
    let answers = AnswersOfSource::names(&options.answers);
    let holds_answers = || answers.iter().all(|name| table.headers().iter().any(|header| header == name));
    layout::is_resolutions(columns) && (answers.is_empty() || !holds_answers())
}

/// Whether a file that may not be needed is there all the same: a slip in its name should not wait for the day on which it is.
fn can_be_read(path: &Path) -> Result<(), Error> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let facts = std::fs::metadata(path).map_err(failed)?;
    if facts.is_dir() {
        return Err(Error::IsFolder(path.to_owned()));
    }
    // What is no plain file, such as a pipe, can be opened once only.
    if facts.is_file() {
        std::fs::File::open(path).map_err(failed)?;
    }
    Ok(())
}

/// The table with what was mended of its rows.
fn mended(table: InputTable, options: &ReadingOptions) -> Result<InputTable, Error> {
    match &options.fixes {
        Some(fixed) => fixes::mended(table, fixed),
        None => Ok(table),
    }
}

/// Opens a text file, a Parquet file, or the sheet of a workbook that has the rows of this role.
pub(in crate::dataset) fn open_table(
    path: &Path,
    role: SheetRole,
    options: &ReadingOptions,
) -> Result<InputTable, Error> {
    let (source, mut head) = (ByteSource::open(path)?, vec![]);
    source.read_at(0, 4096, &mut head)?;
    #[cfg(feature = "parquet")]
    if crate::input::parquet::is_parquet(&head) {
        return crate::input::parquet::open(source);
    }
    if workbook::is_workbook(&head) {
        workbook::open(source, role, options)
    } else {
        InputTable::of_text(source, options)
    }
}

/// Resolutions from the workbooks of the forecasts, when neither they nor `-r` say how the questions ended.
fn resolutions_beside(options: &ReadingOptions, forecasts: &[InputFile]) -> Result<Vec<InputTable>, Error> {
    if !options.resolutions.is_empty() || forecasts.iter().any(|file| file.columns.get(Field::Outcome).is_some()) {
        return Ok(vec![]);
    }
    let tables = forecasts.iter().filter_map(|file| workbook::resolutions_beside(&file.table, options).transpose());
    tables.map(|table| table.and_then(|table| mended(table, options))).collect()
}
