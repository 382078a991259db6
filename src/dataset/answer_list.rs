//! Cells that hold the probabilities of all answers of a forecast, whose names stand in the resolutions, as a profile describes them: made
//! a row for each answer.

use rustc_hash::FxHashMap;

use crate::dataset::distributions::items_of_list;
use crate::dataset::long_copy::{self, walk};
use crate::dataset::short_rows;
use crate::error::Error;
use crate::input::columns::Field;
use crate::input::rows::TableRow;
use crate::input::table::InputTable;
use crate::input::text;
use crate::localized::{Language, Localized, localized};
use crate::options::{AnswerList, ReadingOptions};

/// For each question the lists of its answers.
pub(crate) type NamesOfAnswers = FxHashMap<String, Vec<Vec<String>>>;

fn place(table: &InputTable, header: &str) -> Option<usize> {
    table.headers().iter().position(|known| known.eq_ignore_ascii_case(header))
}

/// The header of the column that is said to be a field.
fn said(columns: &[(Field, String)], field: Field) -> Option<&str> {
    columns.iter().find(|(known, _)| *known == field).map(|(_, header)| header.as_str())
}

fn cell(row: TableRow<'_>, at: usize, scratch: &mut Vec<u8>) -> String {
    String::from_utf8_lossy(text::trim(row.text(at, scratch).unwrap_or_default())).into_owned()
}

/// What the resolutions say of them.
///
/// # Errors
/// When one cannot be read.
pub(crate) fn names(
    resolutions: &[InputTable],
    list: &AnswerList,
    options: &ReadingOptions,
) -> Result<NamesOfAnswers, Error> {
    let mut names = NamesOfAnswers::default();
    let question = said(&options.resolution_columns, Field::QuestionId);
    for table in resolutions {
        let Some(question) = question.and_then(|header| place(table, header)) else { continue };
        let columns: Vec<usize> = list.answers.iter().filter_map(|header| place(table, header)).collect();
        let mut scratch = vec![];
        walk(table, |row| {
            let lists = columns.iter().filter_map(|&at| items_of_list(&cell(row, at, &mut scratch)));
            let lists: Vec<Vec<String>> = lists.collect();
            names.insert(cell(row, question, &mut scratch), lists);
            Ok(())
        })?;
    }
    Ok(names)
}

/// A copy with a row for each answer of a list, and the other rows as they are; the table itself where it has no such column.
///
/// # Errors
/// When the table cannot be read, or a list is not as long as that of the names.
pub(crate) fn to_long(
    table: InputTable,
    list: &AnswerList,
    names: &NamesOfAnswers,
    options: &ReadingOptions,
) -> Result<InputTable, Error> {
    let mapped = |field| said(&options.columns, field).and_then(|header| place(&table, header));
    let (Some(at), Some(question), Some(probability)) =
        (place(&table, &list.probabilities), mapped(Field::QuestionId), mapped(Field::Probability))
    else {
        return Ok(table);
    };
    let kept: Vec<usize> = (0..table.headers().len()).filter(|&column| column != at && column != probability).collect();
    let behind = [Field::Category.name().to_owned(), table.headers()[probability].clone()];
    let mut width = table.headers().len();
    let note = short_rows::shorten(&table, &mut width, &[at, question, probability])?;
    let mut longest = 0;
    walk(&table, |row| {
        longest = longest.max(row.width());
        Ok(())
    })?;
    width = width.min(longest);
    let (mut scratch, mut wrong) = (vec![], None);
    let copied = long_copy::write(&table, &kept, &behind, |row, write| {
        if row.width() < width {
            let [fields, all] = [row.width(), width].map(|width| width - table.provenance().columns_in_front());
            let why = localized!(
                "is in a row of {fields} fields, and there are {all}",
                "steht in einer Zeile mit {fields} Feldern, und es sind {all}"
            );
            wrong.get_or_insert((row.line(), why));
            return Ok(());
        }
        let said = cell(row, at, &mut scratch);
        if said.is_empty() {
            return write(&[b"", cell(row, probability, &mut scratch).as_bytes()]);
        }
        let answers = names_for(&said, names.get(&cell(row, question, &mut scratch)));
        match answers {
            Ok(answers) => answers.iter().try_for_each(|(name, p)| write(&[name.as_bytes(), p.as_bytes()])),
            Err(why) => {
                wrong.get_or_insert((row.line(), why));
                Ok(())
            }
        }
    })?;
    if let Some((line, why)) = wrong {
        let (line, column) = (table.line_in_file(line), &list.probabilities);
        let (warum, why) = (why.of(Language::German), why.english());
        let reason = localized!("line {line}: \"{column}\" {why}", "Zeile {line}: „{column}“ {warum}");
        return Err(Error::Form { path: table.source().path().to_owned(), reason });
    }
    Ok(copied.instead_of(table, note.into_iter().collect()))
}

/// The names of the answers with their probabilities. What was no answer yet has none.
fn names_for(said: &str, lists: Option<&Vec<Vec<String>>>) -> Result<Vec<(String, String)>, Localized> {
    let said = items_of_list(said).ok_or_else(|| {
        localized!(
            "holds {said}, which is no list such as [0.2, 0.8]",
            "enthält {said}, und das ist keine Liste wie [0.2, 0.8]"
        )
    })?;
    let numbered = || (1..=said.len()).map(|number| format!("answer {number}")).collect::<Vec<_>>();
    let names = match lists {
        // A question that no resolution knows is open; so is one whose answers are not listed, as far as that can be told.
        None => numbered(),
        Some(lists) => lists.iter().find(|names| names.len() == said.len()).cloned().ok_or_else(|| {
            let known: Vec<String> = lists.iter().map(|names| names.len().to_string()).collect();
            let [known, bekannt] = match known.as_slice() {
                [] => ["none".to_owned(), "keine".to_owned()],
                known => [known.join(" or "), known.join(" oder ")],
            };
            let said = said.len();
            localized!(
                "holds {said} probabilities, and of the answers of its question the resolutions name {known}",
                "enthält {said} Wahrscheinlichkeiten, und von den Antworten der Frage nennen die Auflösungen {bekannt}"
            )
        })?,
    };
    Ok(names.into_iter().zip(said).filter(|(_, p)| !p.is_empty() && p != "None" && p != "nan").collect())
}
