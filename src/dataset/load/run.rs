//! What a run collects while it reads: problems, notes, facts about its inputs.

use super::fingerprint::sha256;
use super::inputs::InputFile;
use super::unread_outcomes;
use crate::dataset::layout::ForecastLayout;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Note, Place};
use crate::error::Error;
use crate::input::columns::Field;
use crate::input::table::InputTable;
use crate::localized::{Language, Localized, localized};
use crate::model::{Day, InputFacts};
use crate::options::{ReadingOptions, RetentionOptions};

/// Rows of one file lie below this many lines of the run; more are refused.
const MOST_LINES: u64 = u32::MAX as u64;

/// What was collected so far.
pub(super) struct LoadRun<'a> {
    pub(super) options: &'a ReadingOptions,
    /// Whether inputs are hashed.
    pub(super) hashes: bool,
    /// The day that the run pretends to stand on.
    pub(super) as_of: Day,
    pub(super) diagnostics: Diagnostics,
    pub(super) notes: Vec<Note>,
    pub(super) inputs: Vec<InputFacts>,
    /// Columns that can be read in several ways.
    pub(super) stopped: Vec<Diagnostic>,
}

impl<'a> LoadRun<'a> {
    /// Nothing yet.
    pub(super) fn new(options: &'a ReadingOptions, retention: &RetentionOptions, as_of: Day) -> Self {
        Self {
            options,
            as_of,
            hashes: retention.input_hashes,
            diagnostics: Diagnostics::new(retention.row_statuses),
            notes: vec![],
            inputs: vec![],
            stopped: vec![],
        }
    }

    /// Ends the run if columns can be read in several ways, or rows be skipped for what happened.
    pub(super) fn stop_if_unclear(&mut self) -> Result<(), Error> {
        if self.options.skip_bad_rows {
            self.stopped.extend(unread_outcomes::not_to_be_skipped(&self.diagnostics, &self.inputs));
        }
        let stopped = std::mem::take(&mut self.stopped);
        if stopped.is_empty() { Ok(()) } else { Err(Error::Columns(stopped)) }
    }

    /// Takes down the facts about a file that was read.
    pub(super) fn input(&mut self, table: &InputTable, role: &'static str, rows: u64) -> Result<(), Error> {
        let bytes = table.original().len();
        let sha256 = if self.hashes { Some(sha256(table)?) } else { None };
        self.inputs.push(InputFacts { path: table.name(), role, rows, bytes, sha256 });
        Ok(())
    }

    /// Takes down what was inferred from the form of a file and its header.
    pub(super) fn say_what_was_inferred(&mut self, file: &InputFile) {
        self.say_which_cells_are_wrong(&file.table);
        self.notes.extend_from_slice(file.table.notes());
        let (name, inferred) = (file.table.name(), file.columns.inferred());
        if !inferred.is_empty() {
            let text = Localized::each(|language| {
                let [read, as_what] = match language {
                    Language::English => ["read", "as"],
                    Language::German => ["Gelesen wurde", "als"],
                };
                let said = inferred
                    .iter()
                    .map(|one| format!("{} {as_what} {}", language.quoted(&one.header), one.field.name()));
                format!("{name}: {read} {}.", said.collect::<Vec<_>>().join(", "))
            });
            self.notes.push(Note::new(Code::ColumnsInferred, text));
        }
    }

    fn say_which_cells_are_wrong(&mut self, table: &InputTable) {
        for problem in table.provenance().sheet().iter().flat_map(|origin| origin.diagnostics()) {
            let column = problem.place.as_ref().and_then(|place| place.column_number);
            let header = column
                .and_then(|column| table.headers().get(column - 1 + table.provenance().columns_in_front()).cloned());
            let place = problem.place.clone().map(|place| Place { file: table.name(), column: header, ..place });
            self.diagnostics.push(Diagnostic { place, ..problem.clone() });
        }
    }

    /// Takes down what columns of forecasts are used for, where that may surprise.
    pub(super) fn say_of_forecast_columns(&mut self, file: &InputFile, layout: &ForecastLayout) {
        let name = file.table.name();
        if file.columns.get(Field::QuestionId).is_none() {
            let header = file.table.headers().get(layout.question).cloned().unwrap_or_default();
            let text = Localized::new(
                format!("{name}: there is no question_id, so the text in \"{header}\" tells questions apart."),
                format!("{name}: Es gibt keine question_id; Fragen werden am Text in „{header}“ unterschieden."),
            );
            self.notes.push(Note::new(Code::QuestionTextAsId, text));
        }
        let is_read_for_both = self.options.resolutions.iter().any(|path| path == file.table.original().path());
        if !self.options.resolutions.is_empty() && !is_read_for_both && file.columns.get(Field::Outcome).is_some() {
            let text = Localized::new(
                format!("{name}: its own outcomes were not used, because resolutions were given with -r."),
                format!("{name}: Die eigenen Ergebnisse gelten nicht, weil mit -r Auflösungen angegeben sind."),
            );
            self.notes.push(Note::new(Code::OutcomeColumnNotUsed, text).advice(None));
        }
    }
}

/// Added to the lines of a file in the count through all files of its kind, of which so many were read before.
pub(super) fn line_base(lines: u64, file: &InputFile) -> Result<u32, Error> {
    // A line has at least its newline, so this bounds the lines of the file as well.
    u32::try_from(lines).ok().filter(|_| lines + file.table.source().len() / 10 < MOST_LINES).ok_or_else(|| {
        Error::Usage(localized!(
            "the files have more than four thousand million lines; split the run",
            "Die Dateien haben mehr als vier Milliarden Zeilen; den Lauf aufteilen"
        ))
    })
}
