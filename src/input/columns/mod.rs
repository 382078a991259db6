//! Which column is which: by the user's word, by the canonical name, by a common synonym, in this order.

mod error;
mod header_key;
mod header_scale;
mod header_words;
mod known_names;
mod more_names;
mod nearest;
mod synonyms;
mod units;

pub(crate) use crate::model::Field;
pub(crate) use error::{HeaderError, MissingColumn};
pub(crate) use header_scale::{HeaderScale, says_odds, scale_of};
pub(crate) use header_words::{
    HeaderHint, asks_of_event, header_hint, is_sentence, says_changed, says_event, says_planned, says_question,
};
pub(crate) use synonyms::{is_plain_name, says_percent};
pub(crate) use units::are_units;

use crate::input::text;
use header_key::key;
use known_names::names;
use nearest::nearest;
pub(crate) use nearest::nearest_of;
use synonyms::{field_of, last_resort};

/// Which column holds what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    by_field: [Option<usize>; Field::COUNT],
    extra: Vec<(String, usize)>,
    inferred: Vec<Inferred>,
}

/// A column whose meaning was inferred from a header other than the canonical name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Inferred {
    /// What it is taken for.
    pub(crate) field: Field,
    /// The header as the file has it.
    pub(crate) header: String,
    /// Position of the column, from 0.
    pub(crate) index: usize,
}

impl Columns {
    /// Position of the column of a field, from 0.
    pub(crate) fn get(&self, field: Field) -> Option<usize> {
        self.by_field[field as usize]
    }

    /// How many fields were found; the header of a table is the line that has most.
    pub(crate) fn found(&self) -> usize {
        self.by_field.iter().flatten().count()
    }

    /// The other columns that have a header: trimmed header and position from 0, in the order of the file.
    pub(crate) fn extra(&self) -> &[(String, usize)] {
        &self.extra
    }

    /// What was inferred from synonyms, to be told to the user.
    pub(crate) fn inferred(&self) -> &[Inferred] {
        &self.inferred
    }

    /// The required fields that no column has, each with the left-over header that comes nearest.
    pub(crate) fn missing(&self, required: &[Field]) -> Vec<MissingColumn> {
        let headers = || self.extra.iter().map(|(header, _)| header.as_str());
        let absent = required.iter().copied().filter(|&field| self.get(field).is_none());
        absent
            .map(|field| MissingColumn {
                field,
                nearest: names(field).iter().find_map(|name| nearest(name, headers())).map(str::to_owned),
            })
            .collect()
    }
}

/// The field of a canonical name, up to case, spaces and punctuation.
pub(crate) fn field_named(name: &str) -> Option<Field> {
    let key = key(name);
    Field::ALL.into_iter().find(|field| self::key(field.name()) == key)
}

/// Splits the `FIELD=HEADER` of a `--map`.
///
/// # Errors
/// When there is no `=` or no such field.
pub(crate) fn parse_map(map: &str) -> Result<(Field, String), HeaderError> {
    let unknown = |given: &str| HeaderError::UnknownField {
        given: given.to_owned(),
        nearest: nearest(&key(given), Field::ALL.iter().map(|field| field.name())).map(str::to_owned),
    };
    let (name, header) = map.split_once('=').ok_or_else(|| unknown(map))?;
    let field = field_named(name).ok_or_else(|| unknown(text::trim_str(name)))?;
    Ok((field, text::trim_str(header).to_owned()))
}

/// Finds the column of each field.
///
/// `explicit` is what the user said with `--map`; a column named there holds that and nothing else (but it may be named for
/// two fields); `side=none` says that no column is a side, `by=none` that none holds days of an event, `coverage=none` and `quantile_level=none`
/// that there are no intervals and no quantiles. A header equal to a canonical name (up to case, spaces and punctuation) beats synonyms.
/// A column headed just `ID` holds the forecast id when another column holds the question id or the question itself; when
/// none does it holds the question id, because every forecast must say its question.
///
/// # Errors
/// When a field is claimed twice or `explicit` names a header that is not there.
pub(crate) fn match_headers(headers: &[&str], explicit: &[(Field, String)]) -> Result<Columns, HeaderError> {
    let mut columns = Columns::default();
    let mut taken = vec![false; headers.len()];
    let mut denied = vec![];
    for (field, given) in explicit {
        let index = match find_header(headers, *field, given) {
            Err(HeaderError::NoSuchHeader { .. }) if is_none(*field, given) => {
                denied.push(*field);
                continue;
            }
            found => found?,
        };
        if let Some(before) = columns.by_field[*field as usize].replace(index) {
            return Err(doubly(*field, &[headers[before], headers[index]]));
        }
        taken[index] = true;
    }
    for canonical in [true, false] {
        for field in Field::ALL.into_iter().filter(|field| !denied.contains(field)) {
            let claims = |index: &usize| !taken[*index] && claimed(headers[*index], canonical) == Some(field);
            let claimants: Vec<usize> = (0..headers.len()).filter(claims).collect();
            match (columns.get(field), claimants.as_slice()) {
                (None, &[index]) => {
                    taken[index] = true;
                    columns.take(field, index, headers[index], canonical);
                }
                (None, [_, _, ..]) => {
                    let claimants: Vec<&str> = claimants.iter().map(|&index| headers[index]).collect();
                    return Err(doubly(field, &claimants));
                }
                (Some(_), _) | (None, []) => {}
            }
        }
    }
    take_last_resorts(&mut columns, headers, &mut taken);
    settle_id(&mut columns, headers, &mut taken);
    columns.inferred.sort_by_key(|inferred| inferred.index);
    let left =
        headers.iter().enumerate().filter(|&(index, header)| !taken[index] && !text::trim_str(header).is_empty());
    columns.extra = left.map(|(index, header)| (text::trim_str(header).to_owned(), index)).collect();
    Ok(columns)
}

/// Whether the user says that no column is the field, where some column may look like it.
pub(crate) fn is_none(field: Field, given: &str) -> bool {
    matches!(field, Field::Answer | Field::By | Field::Coverage | Field::QuantileLevel | Field::Side)
        && given.eq_ignore_ascii_case("none")
}

/// The field that a header looks like, whatever stands beside it.
pub(crate) fn recognise(header: &str) -> Option<Field> {
    field_of(header).or_else(|| last_resort(header)).or_else(|| numbers_rows(header).then_some(Field::QuestionId))
}

impl Columns {
    /// Makes a column that is no field yet, or another field, this field.
    pub(crate) fn make(&mut self, field: Field, index: usize, header: &str) {
        self.free(index, header);
        self.extra.retain(|(_, at)| *at != index);
        self.take(field, index, header, field_named(header) == Some(field));
    }

    /// Makes a column that is a field one of the others.
    pub(crate) fn free(&mut self, index: usize, header: &str) {
        for field in self.by_field.iter_mut().filter(|field| **field == Some(index)) {
            *field = None;
        }
        self.inferred.retain(|inferred| inferred.index != index);
        self.extra.retain(|(_, at)| *at != index);
        self.extra.push((text::trim_str(header).to_owned(), index));
        self.extra.sort_by_key(|(_, at)| *at);
    }

    fn take(&mut self, field: Field, index: usize, header: &str, canonical: bool) {
        self.by_field[field as usize] = Some(index);
        if !canonical {
            self.inferred.push(Inferred { field, header: text::trim_str(header).to_owned(), index });
        }
    }
}

fn claimed(header: &str, canonical: bool) -> Option<Field> {
    if canonical { field_named(header).filter(|_| !says_percent(header)) } else { field_of(header) }
}

/// Words with a second meaning mean a field that no other column holds, if one column alone has such a word.
fn take_last_resorts(columns: &mut Columns, headers: &[&str], taken: &mut [bool]) {
    for field in Field::ALL {
        let claims = |index: &usize| !taken[*index] && last_resort(headers[*index]) == Some(field);
        let claimants: Vec<usize> = (0..headers.len()).filter(claims).collect();
        if let (None, &[index]) = (columns.get(field), claimants.as_slice()) {
            taken[index] = true;
            columns.take(field, index, headers[index], false);
        }
    }
}

/// Whether a header may mean the number of the row or of the question: `ID`, `Nr.`
fn numbers_rows(header: &str) -> bool {
    ["id", "nr", "lfdnr", "laufendenummer", "nummer", "numero"].contains(&key(header).as_str())
}

fn settle_id(columns: &mut Columns, headers: &[&str], taken: &mut [bool]) {
    let ids: Vec<usize> = (0..headers.len()).filter(|&index| !taken[index] && numbers_rows(headers[index])).collect();
    let &[index] = ids.as_slice() else { return };
    let has = |field| columns.get(field).is_some();
    let forecasts = has(Field::Probability) || has(Field::Phrase);
    let question_known = has(Field::QuestionId) || (has(Field::Question) && forecasts);
    let field = if question_known { Field::ForecastId } else { Field::QuestionId };
    if !has(field) {
        taken[index] = true;
        columns.take(field, index, headers[index], false);
    }
}

/// The column that the user named: the very text first, then up to case, spaces and punctuation.
fn find_header(headers: &[&str], field: Field, given: &str) -> Result<usize, HeaderError> {
    let positions = |same: &dyn Fn(&str) -> bool| -> Vec<usize> {
        (0..headers.len()).filter(|&index| same(headers[index])).collect()
    };
    let mut found = positions(&|header| text::trim_str(header) == text::trim_str(given));
    if found.is_empty() {
        let wanted = key(given);
        found = positions(&|header| !wanted.is_empty() && key(header) == wanted);
    }
    match found.as_slice() {
        &[index] => Ok(index),
        [] => unnamed_at(headers, given).ok_or_else(|| HeaderError::NoSuchHeader {
            field,
            given: given.to_owned(),
            nearest: nearest(&key(given), headers.iter().copied()).map(str::to_owned),
        }),
        several => Err(doubly(field, &several.iter().map(|&index| headers[index]).collect::<Vec<_>>())),
    }
}

/// What a column without a header is called: `column 5`.
pub(crate) fn name_of_unnamed(at: usize) -> String {
    format!("column {}", at + 1)
}

/// The column without a header that is called so.
fn unnamed_at(headers: &[&str], given: &str) -> Option<usize> {
    let mut unnamed = (0..headers.len()).filter(|&at| text::trim_str(headers[at]).is_empty());
    unnamed.find(|&at| given.eq_ignore_ascii_case(&name_of_unnamed(at)))
}

fn doubly(field: Field, headers: &[&str]) -> HeaderError {
    HeaderError::DoublyClaimed {
        field,
        headers: headers.iter().map(|header| text::trim_str(header).to_owned()).collect(),
    }
}

#[cfg(test)]
mod tests;
