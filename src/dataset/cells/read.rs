//! Reads cells and counts.

use std::path::Path;

use rustc_hash::FxHashMap;

use super::files::parts;
use super::row::{WrongField, count, field, number};
use super::table::{CellColumns, each_row};
use super::{AddedUp, CountedRows, Fate, ForecastCell};
use crate::dataset::interning::{Interner, Key};
use crate::dataset::load::{open_table, sha256};
use crate::dataset::stated_probability::{Probabilities, StatedProbability};
use crate::diagnostics::{Code, Diagnostics, Message, Note};
use crate::error::Error;
use crate::input::rows::TableRow;
use crate::input::table::InputTable;
use crate::input::workbook::SheetRole;
use crate::localized::localized;
use crate::model::{InputFacts, ProbabilityCode, QuestionId, RowStatus, YesShare};
use crate::options::{CellFiles, GroupingColumn, RunOptions};

/// Weights together are at most as large.
const MOST_WEIGHT: f64 = 1e15;

/// What has been read so far.
struct Reader<'a> {
    options: &'a RunOptions,
    /// What is grouped by, once a header has said it.
    columns: Option<Vec<GroupingColumn>>,
    /// Numbers of groups by their fields as they stand in a file.
    number_of_fields: FxHashMap<Vec<u8>, Option<u32>>,
    number_of_group: FxHashMap<Vec<String>, u32>,
    groups: Vec<Vec<String>>,
    questions: Interner,
    code_of: FxHashMap<u64, ProbabilityCode>,
    stated: Vec<StatedProbability>,
    happened: Vec<Option<YesShare>>,
    cells: Vec<ForecastCell>,
    counts: Vec<CountedRows>,
    diagnostics: Diagnostics,
    notes: Vec<Note>,
    inputs: Vec<InputFacts>,
}

/// Reads all files. Rows that cannot be used are in the diagnostics.
///
/// # Errors
/// When a file cannot be read, a column is missing, or the files are of different groups or do not go together.
pub(crate) fn read(files: &CellFiles, options: &RunOptions) -> Result<AddedUp, Error> {
    let mut reader = Reader {
        options,
        columns: None,
        number_of_fields: FxHashMap::default(),
        number_of_group: FxHashMap::default(),
        groups: vec![],
        questions: Interner::default(),
        code_of: FxHashMap::default(),
        stated: vec![],
        happened: vec![],
        cells: vec![],
        counts: vec![],
        diagnostics: Diagnostics::new(false),
        notes: vec![],
        inputs: vec![],
    };
    for path in parts(&files.cells)? {
        reader.cells(&path)?;
    }
    for path in parts(&files.counts)? {
        reader.counts(&path)?;
    }
    let added_up = AddedUp {
        columns: reader.columns.unwrap_or_default(),
        groups: reader.groups,
        cells: reader.cells,
        happened: reader.happened,
        counts: reader.counts,
        questions: reader.questions.into_texts(),
        probabilities: Probabilities::new(&reader.stated),
        diagnostics: reader.diagnostics,
        notes: reader.notes,
        inputs: reader.inputs,
    };
    if !added_up.diagnostics.has_errors() {
        go_together(files, &added_up)?;
    }
    Ok(added_up)
}

/// Whether every row is accounted for, and no more forecasts count than are scored.
fn go_together(files: &CellFiles, added_up: &AddedUp) -> Result<(), Error> {
    let wrong = |path: &Path, reason| Err(Error::Form { path: path.to_owned(), reason });
    let all = added_up.counts.iter().filter(|counted| counted.fate == Fate::Overall).count();
    if all != 1 {
        return wrong(
            &files.counts,
            localized!(
                "one row has the status overall and the number of all rows; here are {all}",
                "eine Zeile hat den Status overall und die Zahl aller Zeilen; hier sind es {all}"
            ),
        );
    }
    let rows = added_up.rows(Fate::Overall);
    let apart: u64 = added_up.counts.iter().filter(|one| one.fate != Fate::Overall).map(|one| one.rows).sum();
    if rows != apart {
        return wrong(
            &files.counts,
            localized!(
                "overall are {rows} rows, and those of all statuses add up to {apart}: a part is missing or there twice",
                "insgesamt sind es {rows} Zeilen, und die aller Status ergeben zusammen {apart}: Ein Teil fehlt oder ist doppelt da"
            ),
        );
    }
    let is_scored = |cell: &&ForecastCell| added_up.happened[cell.question.index()].is_some();
    let forecasts: u64 = added_up.cells.iter().filter(is_scored).map(|cell| cell.forecasts).sum();
    let scored = added_up.rows(Fate::Status(RowStatus::Scored));
    if forecasts > scored {
        return wrong(
            &files.cells,
            localized!(
                "{forecasts} forecasts have an outcome, and by the counts {scored} rows are scored: they are of two runs",
                "{forecasts} Prognosen haben ein Ergebnis, und nach den Zählungen sind {scored} Zeilen ausgewertet: Sie stammen aus \
                 zwei Läufen"
            ),
        );
    }
    Ok(())
}

impl Reader<'_> {
    fn cells(&mut self, path: &Path) -> Result<(), Error> {
        const NAMES: [&str; 6] = ["question", "probability", "outcome", "forecasts", "weight", "squared_weight"];
        let table = self.open(path)?;
        let columns = CellColumns::find(&table, NAMES)?;
        self.grouped_by(&table, &columns.group)?;
        let mut rows = 0;
        each_row(&table, |row| {
            rows += 1;
            if let Err(wrong) = self.cell(row, &columns.places) {
                self.tell(&table, row, wrong);
            }
            Ok(())
        })?;
        self.input(&table, "cells", rows)
    }

    fn counts(&mut self, path: &Path) -> Result<(), Error> {
        let table = self.open(path)?;
        let columns = CellColumns::find(&table, ["status", "rows", "sources"])?;
        self.grouped_by(&table, &columns.group)?;
        let mut rows = 0;
        each_row(&table, |row| {
            rows += 1;
            match self.counted(row, columns.places) {
                Ok(counted) => self.counts.push(counted),
                Err(wrong) => self.tell(&table, row, wrong),
            }
            Ok(())
        })?;
        self.input(&table, "counts", rows)
    }

    fn open(&mut self, path: &Path) -> Result<InputTable, Error> {
        let table = open_table(path, SheetRole::Forecasts, &self.options.reading)?;
        self.notes.extend_from_slice(table.notes());
        // Another file may quote the same fields otherwise.
        self.number_of_fields.clear();
        Ok(table)
    }

    /// Facts about a file that was read.
    fn input(&mut self, table: &InputTable, role: &'static str, rows: u64) -> Result<(), Error> {
        let sha256 = if self.options.retention.input_hashes { Some(sha256(table)?) } else { None };
        self.inputs.push(InputFacts { path: table.name(), role, rows, bytes: table.original().len(), sha256 });
        Ok(())
    }

    /// Takes in the columns in front of the others: they are the same in all files.
    fn grouped_by(&mut self, table: &InputTable, names: &[String]) -> Result<(), Error> {
        let asked = &self.options.selection.group_by;
        let is_said = asked.iter().map(GroupingColumn::name).eq(names.iter().map(String::as_str));
        let columns =
            if is_said { asked.clone() } else { names.iter().map(|name| GroupingColumn::named(name)).collect() };
        match &self.columns {
            Some(known) if *known != columns => {
                let listed =
                    |columns: &[GroupingColumn]| columns.iter().map(GroupingColumn::name).collect::<Vec<_>>().join(",");
                let (here, before) = (listed(&columns), listed(known));
                Err(Error::Form {
                    path: table.source().path().to_owned(),
                    reason: localized!(
                        "the groups here are of {here}, and those of the files before of {before}",
                        "hier ist nach {here} gruppiert, in den Dateien davor nach {before}"
                    ),
                })
            }
            _ => {
                self.columns = Some(columns);
                Ok(())
            }
        }
    }

    fn cell(&mut self, row: &TableRow<'_>, places: &[usize; 6]) -> Result<(), WrongField> {
        let &[question, probability, outcome, forecasts, weight, squared_weight] = places;
        let said = number(row, probability, 1.0)? + 0.0;
        let happened = match field(row, outcome).as_str() {
            "" => None,
            _ => YesShare::new(number(row, outcome, 1.0)?),
        };
        let (forecasts, own) = (count(row, forecasts)?, number(row, weight, MOST_WEIGHT)?);
        let squares = number(row, squared_weight, MOST_WEIGHT)?;
        if forecasts == 0 || own == 0.0 || squares == 0.0 {
            let why = localized!(
                "A cell has forecasts, and they have weight.",
                "Eine Zelle hat Prognosen, und diese haben Gewicht."
            );
            return Err(WrongField { column: weight, why });
        }
        let group = self.group(row, question);
        if group.is_none() && happened.is_some() {
            let why = localized!(
                "What groups it is blank, although its question is resolved.",
                "Wonach gruppiert wird, ist leer, obwohl die Frage aufgelöst ist."
            );
            return Err(WrongField { column: 0, why });
        }
        let question = self.question(row, question, outcome, happened)?;
        let probability = self.code(said);
        self.cells.push(ForecastCell { group, question, probability, forecasts, weight: own, squared_weight: squares });
        Ok(())
    }

    fn counted(&mut self, row: &TableRow<'_>, [status, rows, sources]: [usize; 3]) -> Result<CountedRows, WrongField> {
        let why = |known: String| {
            localized!("This is no status; there are {known}.", "Das ist kein Status; es gibt {known}.")
        };
        let fate =
            fate(&field(row, status)).ok_or_else(|| WrongField { column: status, why: why(fates().join(", ")) })?;
        let group = if fate == Fate::Overall { None } else { self.group(row, status) };
        Ok(CountedRows { group, fate, rows: count(row, rows)?, sources: count(row, sources)? })
    }

    /// The number of the group whose values stand in front of a column; `None` where one that is worked out from the resolution is blank.
    fn group(&mut self, row: &TableRow<'_>, end: usize) -> Option<u32> {
        let fields = end.checked_sub(1).and_then(|last| row.span(0, last)).unwrap_or_default();
        if let Some(&known) = self.number_of_fields.get(fields) {
            return known;
        }
        let columns = self.columns.as_deref().unwrap_or_default();
        let values: Vec<String> = (0..end).map(|column| field(row, column)).collect();
        let is_known = columns.iter().zip(&values).all(|(column, value)| !column.is_derived() || !value.is_empty());
        let number = is_known.then(|| {
            let next = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
            *self.number_of_group.entry(values.clone()).or_insert_with(|| {
                self.groups.push(values);
                next
            })
        });
        self.number_of_fields.insert(fields.to_vec(), number);
        number
    }

    fn question(
        &mut self,
        row: &TableRow<'_>,
        column: usize,
        outcome: usize,
        happened: Option<YesShare>,
    ) -> Result<QuestionId, WrongField> {
        let id = field(row, column);
        if id.is_empty() {
            return Err(WrongField { column, why: localized!("The question is blank.", "Die Frage ist leer.") });
        }
        let (number, is_new) = self.questions.intern(&Key::new(id.as_bytes()));
        if is_new {
            self.happened.push(happened);
        } else if self.happened[number as usize] != happened {
            let why = localized!(
                "Another row has another outcome of the same question.",
                "Eine andere Zeile hat zu derselben Frage ein anderes Ergebnis."
            );
            return Err(WrongField { column: outcome, why });
        }
        Ok(QuestionId::new(number))
    }

    fn code(&mut self, said: f64) -> ProbabilityCode {
        let stated = &mut self.stated;
        *self.code_of.entry(said.to_bits()).or_insert_with(|| {
            stated.push(StatedProbability::number(said));
            ProbabilityCode::new(u32::try_from(stated.len() - 1).unwrap_or(u32::MAX))
        })
    }

    #[cold]
    fn tell(&mut self, table: &InputTable, row: &TableRow<'_>, wrong: WrongField) {
        let value = field(row, wrong.column);
        let message = Message::saying(Code::CellsUnusable, wrong.why);
        self.diagnostics.push(message.at(Some(table.place(row.line(), Some(wrong.column))), Some(value)));
    }
}

/// Words of the column `status` beside those of rows.
const OVERDUE: &str = "overdue";
const OVERALL: &str = "overall";

fn fate(word: &str) -> Option<Fate> {
    match word {
        OVERDUE => Some(Fate::Overdue),
        OVERALL => Some(Fate::Overall),
        _ => RowStatus::ALL.into_iter().find(|status| status.name() == word).map(Fate::Status),
    }
}

fn fates() -> Vec<&'static str> {
    RowStatus::ALL.into_iter().map(RowStatus::name).chain([OVERDUE, OVERALL]).collect()
}
