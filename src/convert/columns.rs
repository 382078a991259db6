//! The columns of all files of a kind, merged into one order.

use crate::convert::cell::{CellKind, harmless};
use crate::dataset::answers::{AnswerReading, is_asked_about};
use crate::dataset::loaded::ReadTable;
use crate::dataset::survey::{SurveyedColumns, survey};
use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::input::columns::{Field, match_headers};
use crate::input::rows::TableRows;
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::localized::{Language, Localized};
use crate::options::ReadingOptions;

/// What the rows of a sheet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Forecasts.
    Forecasts,
    /// What happened.
    Resolutions,
}

/// What comes first in a clean file of forecasts; the other fields follow in their own order.
const FORECASTS_FIRST: [Field; 6] =
    [Field::ForecastId, Field::QuestionId, Field::Source, Field::SourceType, Field::ForecastDate, Field::Probability];
/// What comes first in a clean file of resolutions.
const RESOLUTIONS_FIRST: [Field; 3] = [Field::QuestionId, Field::ResolvedOn, Field::Outcome];

/// Where a column of the sheet comes from in one file.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    /// Position in the file.
    pub(crate) at: usize,
    /// How its cells are made clean.
    pub(crate) kind: CellKind,
}

/// A clean sheet: its headers, and for each file where their cells stand.
#[derive(Clone, Debug)]
pub(crate) struct CleanSheet {
    /// What its rows are.
    pub(crate) role: Role,
    /// Canonical headers, then those of the other columns.
    pub(crate) headers: Vec<String>,
    /// For each header its field, if it has one.
    pub(crate) fields: Vec<Option<Field>>,
    /// For each file, for each header, the column in the file.
    pub(crate) origins: Vec<Vec<Option<Origin>>>,
}

/// A column that is no field: its header, and which of several with that header.
type Extra = (String, usize);

impl CleanSheet {
    /// Merges the columns of the files. What was decided here comes as notes. Words that stand for probabilities get a
    /// column `phrase`.
    ///
    /// # Errors
    /// When a file cannot be read again.
    pub(crate) fn of(
        tables: &[ReadTable],
        role: Role,
        words_for_probabilities: bool,
        options: &ReadingOptions,
        notes: &mut Vec<Note>,
    ) -> Result<Self, Error> {
        let first: &[Field] = if role == Role::Forecasts { &FORECASTS_FIRST } else { &RESOLUTIONS_FIRST };
        let others = Field::ALL.into_iter().filter(|field| !first.contains(field));
        let fields: Vec<Field> = first
            .iter()
            .copied()
            .chain(others)
            .filter(|&field| {
                tables.iter().any(|table| position(table, field, role).is_some())
                    || (field == Field::Phrase && words_for_probabilities)
            })
            .collect();
        let mut extras: Vec<Extra> = vec![];
        let mut extras_of = vec![];
        for table in tables {
            let own = extras_in(table, role)?;
            for (extra, _) in &own {
                if !extras.contains(extra) {
                    extras.push(extra.clone());
                }
            }
            extras_of.push(own);
        }
        let mut origins = vec![];
        for (table, own) in tables.iter().zip(&extras_of) {
            let mut row = vec![];
            for &field in &fields {
                let at =
                    position(table, field, role).or_else(|| (field == Field::QuestionId).then_some(table.question));
                row.push(match at {
                    Some(at) => Some(Origin { at, kind: kind(table, field, at, options, notes)? }),
                    None => None,
                });
            }
            row.extend(extras.iter().map(|extra| {
                let at = own.iter().find(|(have, _)| have == extra).map(|&(_, at)| at);
                at.map(|at| Origin { at, kind: CellKind::Text })
            }));
            origins.push(row);
        }
        let settled = [Field::Probability, Field::Side, Field::Answer];
        let is_settled = options.columns.iter().any(|(field, _)| settled.contains(field));
        let names = fields.iter().map(|field| field.name().to_owned());
        let headers =
            names.chain(extras.into_iter().map(|(header, _)| unclaimed(header, &fields, is_settled))).collect();
        let fields = fields.into_iter().map(Some).chain(std::iter::repeat(None));
        let mut sheet = Self { role, headers, fields: vec![], origins };
        sheet.fields = fields.take(sheet.headers.len()).collect();
        Ok(sheet)
    }
}

/// Where a field stands in a file. Probabilities among resolutions are not read, so they are no field there; where a file
/// has phrases alone, these are its probabilities.
fn position(table: &ReadTable, field: Field, role: Role) -> Option<usize> {
    let at = |field| table.columns.get(field);
    match (role, field) {
        // Every probability that is written is that of yes.
        (Role::Resolutions, Field::Probability) | (Role::Forecasts, Field::Side | Field::Answer) => None,
        // The answers of their questions, whatever they are called.
        (Role::Forecasts, Field::Category) => table.categories.or(at(Field::Category)),
        // The outcome says which answer came true.
        (Role::Resolutions, Field::Answer) if table.of_answer.is_some() => None,
        (Role::Forecasts, Field::Probability) => at(Field::Probability).or(at(Field::Phrase)),
        (Role::Forecasts, Field::Phrase) => at(Field::Phrase).filter(|_| at(Field::Probability).is_some()),
        (_, field) => at(field),
    }
}

fn kind(
    table: &ReadTable,
    field: Field,
    at: usize,
    options: &ReadingOptions,
    notes: &mut Vec<Note>,
) -> Result<CellKind, Error> {
    Ok(match field {
        Field::QuestionId | Field::ForecastId => CellKind::Id,
        _ if at == table.question => CellKind::Id,
        Field::Source | Field::SourceType => CellKind::Name,
        Field::Probability => CellKind::Probability,
        Field::Outcome => CellKind::Outcome,
        Field::Weight => CellKind::Number,
        Field::By if table.date_columns.contains(&at) => CellKind::LastDay,
        Field::ForecastDate | Field::ResolvedOn | Field::OpensOn | Field::ClosesOn => {
            if table.date_columns.contains(&at) {
                CellKind::Date(None)
            } else {
                dates_nobody_needed(table, at, options, notes)?
            }
        }
        _ => CellKind::Text,
    })
}

/// A column of dates that the log did not need, such as `opens_on`: read if it can be, else left as it is.
fn dates_nobody_needed(
    table: &ReadTable,
    at: usize,
    options: &ReadingOptions,
    notes: &mut Vec<Note>,
) -> Result<CellKind, Error> {
    Ok(match survey(&table.table, &SurveyedColumns::of_dates(at), options)? {
        Ok((reading, found)) => {
            notes.extend(found);
            CellKind::Date(Some(reading))
        }
        Err(unsettled) => {
            let why = unsettled.into_iter().next().map(|found| found.message).unwrap_or_default();
            let header = table.table.headers().get(at).cloned().unwrap_or_default();
            let (file, [english, german]) = (table.table.name(), [why.of(Language::English), why.of(Language::German)]);
            let text = Localized::new(
                format!("{file}: the dates in \"{header}\" were left as they stand. {english}"),
                format!("{file}: Die Daten in „{header}“ bleiben, wie sie dastehen. {german}"),
            );
            notes.push(Note::new(Code::DatesLeftAsTheyAre, text));
            CellKind::Text
        }
    })
}

/// The columns of a file that are no field, each with its header made clean.
fn extras_in(table: &ReadTable, role: Role) -> Result<Vec<(Extra, usize)>, Error> {
    let used: Vec<usize> = Field::ALL.into_iter().filter_map(|field| position(table, field, role)).collect();
    let unnamed = filled_without_header(&table.table)?;
    let mut extras: Vec<(Extra, usize)> = vec![];
    for (at, header) in table.table.headers().iter().enumerate() {
        let header = crate::input::text::trim_str(header);
        if used.contains(&at) || (header.is_empty() && !unnamed.contains(&at)) {
            continue;
        }
        let header = match &table.answers {
            // Under its own name it would be asked about when the clean file is read.
            Some(AnswerReading::Side(side)) if side.column == at => format!("input_{header}"),
            _ if header.is_empty() => format!("column_{}", at + 1),
            _ => harmless(header.to_owned()),
        };
        let before = extras.iter().filter(|((have, _), _)| *have == header).count();
        extras.push(((header, before), at));
    }
    Ok(extras)
}

/// The columns without a header that hold something all the same.
fn filled_without_header(table: &InputTable) -> Result<Vec<usize>, Error> {
    let headers = table.headers().iter().enumerate();
    let mut unknown: Vec<usize> = headers.filter(|(_, header)| header.trim().is_empty()).map(|(at, _)| at).collect();
    let mut filled = vec![];
    let chunks = table.chunks();
    let (mut buffer, mut separators) = (Vec::new(), Separators::default());
    while !unknown.is_empty() {
        let Some(place) = chunks.next_into(&mut buffer)? else { break };
        separators.index(&buffer, table.dialect());
        for row in TableRows::new(&buffer, &separators, place.line) {
            let is_filled = |&mut at: &mut usize| !row.raw(at).unwrap_or_default().trim_ascii().is_empty();
            filled.extend(unknown.extract_if(.., is_filled));
        }
    }
    Ok(filled)
}

/// A header that is not taken for a field when the sheet is read; `input_` goes before one that would be.
/// Where it `is_settled` which column holds what, the others are not asked about again.
fn unclaimed(header: String, fields: &[Field], is_settled: bool) -> String {
    let is_extra = |header: &str| {
        let mut headers: Vec<&str> = fields.iter().map(|field| field.name()).collect();
        headers.push(header);
        match_headers(&headers, &[]).is_ok_and(|columns| columns.extra().len() == 1)
    };
    let asked = is_settled && is_asked_about(&header);
    if is_extra(&header) && !asked { header } else { format!("input_{header}") }
}
