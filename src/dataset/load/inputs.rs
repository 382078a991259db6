//! Opens the files of a run and finds out which column of each is which.

use std::path::{Path, PathBuf};

use crate::dataset::answers::{Settled, settle};
use crate::dataset::columns_in_front::{self, ColumnInFront, put_in_front};
use crate::dataset::layout;
use crate::dataset::wide_sheet;
use crate::diagnostics::Diagnostic;
use crate::error::Error;
use crate::input::bytes::ByteSource;
use crate::input::columns::{Columns, Field};
use crate::input::table::InputTable;
use crate::input::workbook;
use crate::options::ReadingOptions;

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

impl Inputs {
    /// Opens all files that the options name.
    ///
    /// # Errors
    /// When one cannot be read, or it is not clear which column is which.
    pub(super) fn open(options: &ReadingOptions) -> Result<Self, Error> {
        let standard_input =
            options.forecasts.iter().chain(&options.resolutions).filter(|path| path.as_os_str() == "-").count();
        if standard_input > 1 {
            return Err(Error::Usage("standard input (-) can be given once only".to_owned()));
        }
        options.readers.as_deref().map_or(Ok(()), can_be_read)?;
        let mut columns = ColumnFinder::new(options);
        let open = |paths: &[PathBuf], role| -> Result<Vec<InputTable>, Error> {
            paths.iter().map(|path| open_table(path, role, options)).collect()
        };
        let forecasts = columns.find_in_forecasts(open(&options.forecasts, workbook::SheetRole::Forecasts)?)?;
        let mut resolutions = columns.find(open(&options.resolutions, workbook::SheetRole::Resolutions)?)?;
        resolutions.extend(columns.find(resolutions_beside(options, &forecasts)?)?);
        columns.finish(Self { forecasts, resolutions })
    }

    /// The options as these files have it: with the resolutions that were found in workbooks of forecasts, and, where rows are
    /// read for themselves, with the files of resolutions that stand among the forecasts put where they belong.
    pub(super) fn settle_roles(&mut self, options: &ReadingOptions) -> ReadingOptions {
        let mut options = options.clone();
        if !options.purpose.is_scoring() {
            let moved: Vec<InputFile> =
                self.forecasts.extract_if(.., |file| layout::is_resolutions(&file.columns)).collect();
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
    pub(super) fn settle_answers(&mut self, options: &ReadingOptions) -> Result<Vec<Settled>, Error> {
        if options.purpose.keeps_blanks() {
            return Ok(vec![]); // the codes of a coder are compared as they stand
        }
        self.forecasts.iter_mut().map(|file| settle(&file.table, &mut file.columns, options)).collect()
    }

    fn tables(&self) -> impl Iterator<Item = &InputTable> {
        self.forecasts.iter().chain(&self.resolutions).map(|file| &file.table)
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

/// Finds the columns of one file after the other, and what is wrong with them.
struct ColumnFinder<'a> {
    options: &'a ReadingOptions,
    /// Whether any file has the column that an entry of `--map` names.
    mapped: Vec<bool>,
    wrong: Vec<Diagnostic>,
}

impl<'a> ColumnFinder<'a> {
    fn new(options: &'a ReadingOptions) -> Self {
        Self { options, mapped: vec![false; options.columns.len()], wrong: vec![] }
    }

    fn find(&mut self, tables: Vec<InputTable>) -> Result<Vec<InputFile>, Error> {
        tables.into_iter().filter_map(|table| self.find_in(table).transpose()).collect()
    }

    /// Likewise in tables of forecasts, of which wide ones are made long if that is asked for.
    fn find_in_forecasts(&mut self, tables: Vec<InputTable>) -> Result<Vec<InputFile>, Error> {
        let mut files = vec![];
        for table in tables {
            let Some(InputFile { table, columns }) = self.find_in(table)? else { continue };
            if wide_sheet::is_asked_for(&columns, self.options) {
                let long = wide_sheet::to_long(table, &columns, self.options)?;
                files.extend(self.columns_of(long));
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
            let lacking = columns_in_front::lacking(&columns, given);
            if lacking.is_empty() || layout::is_resolutions(&columns) {
                said_by = Some(table.name());
                done.push(InputFile { table, columns });
                continue;
            }
            unused.retain(|value| !lacking.contains(value));
            said_by = Some(table.name());
            let asked = columns.get(Field::QuestionId).or(columns.get(Field::Question));
            let note = columns_in_front::note(&table, &lacking);
            let front: Vec<_> =
                lacking.into_iter().map(|(field, value)| ColumnInFront::Constant(field, value)).collect();
            let fronted = put_in_front(table, &front, asked, vec![note])?;
            done.extend(self.columns_of(fronted));
        }
        match (unused.first(), said_by) {
            (Some((field, value)), Some(file)) => Err(Error::Usage(format!(
                "--{} {value} is for files without such a column, and {file} has one; leave the option or the column out",
                field.name().replace('_', "-")
            ))),
            _ => Ok(done),
        }
    }

    fn find_in(&mut self, table: InputTable) -> Result<Option<InputFile>, Error> {
        let map = self.options.columns.iter();
        let joined: Vec<_> =
            map.filter_map(|(field, header)| columns_in_front::joined(&table, *field, header)).collect();
        let table = if joined.is_empty() { table } else { put_in_front(table, &joined, None, vec![])? };
        for (found, (field, header)) in self.mapped.iter_mut().zip(&self.options.columns) {
            *found |= layout::has_mapped(&table, *field, header);
        }
        Ok(self.columns_of(table))
    }

    fn columns_of(&mut self, table: InputTable) -> Option<InputFile> {
        match layout::columns(&table, &self.options.columns) {
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
                [part] if part.len() < header.len() => format!(" (\"{part}\")"),
                [] => ": its parts stand in different files".to_owned(),
                _ => String::new(),
            };
            return Err(Error::Usage(format!(
                "--map {}={header} names a column that no file has{absent}; there are: {}",
                field.name(),
                inputs.all_headers()
            )));
        }
        Ok(inputs)
    }
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

/// Opens a text file, a Parquet file, or the sheet of a workbook that has the rows of this role.
fn open_table(path: &Path, role: workbook::SheetRole, options: &ReadingOptions) -> Result<InputTable, Error> {
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
    tables.collect()
}
