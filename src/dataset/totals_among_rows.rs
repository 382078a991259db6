//! Rows that are called as a total is, though all their cells are filled: scored, they would count once more what other rows say.

use std::collections::BTreeMap;

use crate::dataset::loaded::Dataset;
use crate::diagnostics::{Code, Diagnostic, Message};
use crate::error::Error;
use crate::input::columns::Field;
use crate::input::footer::{TotalName, total_name};
use crate::input::text::shown;
use crate::localized::localized;
use crate::model::{LineNumber, QuestionId};
use crate::options::GroupingColumn;

/// A source with so many forecasts is one that happens to be called so: the median of a crowd, a firm.
const OF_A_SOURCE: u64 = 3;

/// Adds the rows that seem to be totals to the problems of a log; they cannot be used. In a wide sheet, where each source has a column,
/// a mean of the others has as many forecasts as they.
///
/// # Errors
/// When rows that waited in a temporary file do not come back.
pub(crate) fn find(log: &mut Dataset, is_wide: bool) -> Result<(), Error> {
    let labels = labels_of_totals(log);
    let aliases = log.aliases.of(&GroupingColumn::named(Field::QuestionId.name()));
    // What is open is not scored.
    let is_total = |question: &QuestionId| {
        let id = log.questions.id(*question);
        total_name(id).is_some()
            && log.questions.facts(*question).outcome.is_some()
            && aliases.meant(&String::from_utf8_lossy(id)).is_none()
    };
    let questions: Vec<QuestionId> = log.questions.all().filter(is_total).collect();
    if labels.is_empty() && questions.is_empty() {
        return Ok(());
    }
    let mut rows_of_name: BTreeMap<&str, u64> = BTreeMap::new();
    let mut first_rows: BTreeMap<QuestionId, LineNumber> = BTreeMap::new();
    log.each_row(|row| {
        if let Some(found) = labels.get(&row.label.index()) {
            *rows_of_name.entry(&found.name).or_default() += 1;
        }
        if questions.contains(&row.question) {
            let first = first_rows.entry(row.question).or_insert(row.line);
            *first = (*first).min(row.line);
        }
    })?;
    let is_source = |found: &NamedTotal| {
        found.kind == TotalName::PerhapsAName && !is_wide && rows_of_name.get(found.name.as_str()) >= Some(&OF_A_SOURCE)
    };
    let (mut unusable, mut told) = (log.unusable_labels.clone(), BTreeMap::new());
    unusable.resize(log.labels.len(), false);
    for (label, found) in labels.iter().filter(|(_, found)| !is_source(found)) {
        unusable[*label] = true;
        told.entry(&found.name)
            .or_insert_with(|| problem(log, log.labels[*label].first_line, found.field, shown(found.name.as_bytes())));
    }
    let of_questions = first_rows
        .iter()
        .map(|(question, line)| problem(log, *line, Field::QuestionId, shown(log.questions.id(*question))));
    let problems: Vec<Diagnostic> = told.into_values().chain(of_questions).collect();
    let questions: Vec<QuestionId> = first_rows.into_keys().collect();
    if unusable.contains(&true) {
        log.unusable_labels = unusable;
    }
    for problem in problems {
        log.diagnostics.push(problem);
    }
    for question in questions {
        log.questions.mark_unusable(question);
    }
    Ok(())
}

/// A name of a source or type that totals have.
struct NamedTotal {
    field: Field,
    name: String,
    kind: TotalName,
}

/// The labels whose source or type is called as a total is, by their places. Who says that a name is one gives it as its own alias.
fn labels_of_totals(log: &Dataset) -> BTreeMap<usize, NamedTotal> {
    let aliases = [GroupingColumn::Source, GroupingColumn::SourceType].map(|column| log.aliases.of(&column));
    let mut found = BTreeMap::new();
    for (at, label) in log.labels.iter().enumerate() {
        let names = [(Field::Source, &label.source, &aliases[0]), (Field::SourceType, &label.source_type, &aliases[1])];
        let named = names.into_iter().find_map(|(field, name, aliases)| {
            let kind = total_name(name.as_bytes()).filter(|_| aliases.meant(name).is_none())?;
            Some(NamedTotal { field, name: name.clone(), kind })
        });
        if let Some(named) = named {
            found.insert(at, named);
        }
    }
    found
}

fn problem(log: &Dataset, line: LineNumber, field: Field, name: String) -> Diagnostic {
    let written = field.name();
    let [what, the, a] = match field {
        Field::QuestionId => ["question", "Die Frage", "eine Frage"],
        Field::Source => ["source", "Die Quelle", "eine Quelle"],
        _ => ["source type", "Die Art der Quelle", "eine Art von Quellen"],
    };
    let help = localized!(
        "Take the row out, or leave it out with --skip-bad-rows; if a {what} has that name, say --alias \"{written}:{name}={name}\".",
        "Die Zeile herausnehmen oder mit --skip-bad-rows weglassen; heißt {a} so, --alias \"{written}:{name}={name}\" angeben."
    );
    let text =
        localized!("The {what} of this row is called as a total is.", "{the} dieser Zeile heißt wie eine Summenzeile.");
    Message::saying(Code::TotalAmongRows, text).help(help).at(Some(log.place(line, field)), Some(name))
}
