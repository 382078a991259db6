//! Ids of questions that a spreadsheet took for numbers or days: `5.21143E+76`, zeros from the sixteenth digit on, `1-Mar`. Several ids may
//! have become one, and then forecasts are scored against the outcome of another question.

mod compared;
mod otherwise;
mod shape;
mod table_ids;

use std::collections::BTreeSet;

use crate::dataset::loaded::{Dataset, ReadTable};
use crate::diagnostics::{Code, Diagnostic, Message};
use crate::error::Error;
use crate::input::columns::Field;
use crate::input::text::shown;
use crate::model::QuestionId;
use compared::{COMPARED, digits_of};
use shape::{Damage, damage, is_like_day, is_long, would_become};
use table_ids::{RowsOfId, SaidOf, of_table};

/// Adds what is wrong with the ids of the questions to the problems of a log; ids that fell together cannot be used.
///
/// # Errors
/// When a file cannot be read again.
pub(crate) fn find(log: &mut Dataset) -> Result<(), Error> {
    let (mut wrong, mut unusable) = (vec![], BTreeSet::new());
    if may_be_damaged(log) {
        for read in log.tables.iter().chain(&log.resolution_tables) {
            let damaged = of_table(read)?;
            let fell: Vec<(&str, Diagnostic)> = damaged
                .iter()
                .filter_map(|(id, rows)| Some((id.as_str(), fell_together(log, read, id, rows)?)))
                .collect();
            let first = damaged.iter().min_by_key(|(_, rows)| rows.first_line).filter(|_| fell.is_empty());
            wrong.extend(first.map(|(id, rows)| only_damaged(read, id, rows, damaged.len())));
            for (id, diagnostic) in fell {
                unusable.insert(id.as_bytes().to_vec());
                wrong.push(diagnostic);
            }
        }
    }
    if let Some(pairs) = otherwise::find(log) {
        wrong.retain(|diagnostic| diagnostic.code != Code::IdsDamaged);
        wrong.push(pairs);
    }
    for diagnostic in wrong {
        log.diagnostics.push(diagnostic);
    }
    if !unusable.is_empty() {
        let questions = log.questions.all().filter(|&question| unusable.contains(log.questions.id(question)));
        for question in questions.collect::<Vec<_>>() {
            log.questions.mark_unusable(question);
        }
    }
    Ok(())
}

/// Whether any id has the form of a damaged one, and not by chance.
fn may_be_damaged(log: &Dataset) -> bool {
    let resolved = if log.resolution_tables.is_empty() { 0 } else { log.questions.facts.len() };
    let is_sheet = |tables: &[ReadTable]| tables.iter().any(|read| read.table.provenance().sheet().is_some());
    let sheets = is_sheet(&log.tables) || is_sheet(&log.resolution_tables);
    // Those that the resolutions know, and the others: one file may be whole.
    let mut counts = [(0_usize, 0_usize); 2];
    let (mut days, mut like_days) = (0_usize, 0_usize);
    for question in log.questions.all() {
        let Ok(id) = std::str::from_utf8(log.questions.id(question)) else { continue };
        let (long, filled) = &mut counts[usize::from(question.index() >= resolved)];
        match damage(id) {
            Some(Damage::Exponent) => return true,
            Some(Damage::Zeros) => *filled += 1,
            Some(Damage::Day) => days += 1,
            None if sheets && shape::is_rounded(id) => return true,
            None => like_days += usize::from(is_like_day(id)),
        }
        *long += usize::from(is_long(id));
    }
    let made_days = days > 0 && like_days > 0 && 2 * days <= log.questions.ids.len();
    made_days || counts.iter().any(|(long, filled)| *filled > 0 && filled * 4 >= *long)
}

fn at(read: &ReadTable, line: u64, id: &str, message: Message) -> Diagnostic {
    let place = read.table.place(line - u64::from(read.line_base), Some(read.question));
    message.at(Some(place), Some(shown(id.as_bytes())))
}

/// How the ids come back: from the source as text, or by another column.
fn remedy(read: &ReadTable, id: &str) -> String {
    let text_column = read.columns.get(Field::Question).filter(|&column| column != read.question);
    let header = text_column.and_then(|column| read.table.headers().get(column));
    let other =
        header.map_or("--map \"question_id=COLUMN\"".to_owned(), |header| format!("--map \"question_id={header}\""));
    format!(
        "\"{id}\" does not say what it was: export the log again from where it was kept, and import that column as text; or \
         tell questions apart by another column: {other}."
    )
}

/// What shows that an id stands for several questions: values that one question has once, or ids of the other file that a
/// spreadsheet would write like it.
fn fell_together(log: &Dataset, read: &ReadTable, id: &str, rows: &RowsOfId) -> Option<Diagnostic> {
    let start = format!("A spreadsheet took ids for {}, and \"{id}\" now stands for several questions:", taken_for(id));
    let (text, lines, line) = if let Some((what, count, values)) = rows.contradiction() {
        let line = |said: &SaidOf| {
            let place = read.table.place_name(said.line - u64::from(read.line_base), read.question);
            format!("{place}: \"{}\"", shown(said.value.as_bytes()))
        };
        let text = format!("{start} its rows have {count} different {what}.");
        (text, values.map(line).to_vec(), values[1].line)
    } else {
        let is_forecasts = log.tables.iter().any(|table| std::ptr::eq(table, read));
        let known = log.questions.all().take(log.questions.facts.len()).filter(|_| is_forecasts);
        let others = known.filter_map(|question| digits_of(log, question)).take(COMPARED);
        let others: Vec<&str> = others.filter(|other| would_become(other, id)).collect();
        if others.is_empty() || !log.questions.all().any(|question| is_joined(log, question, id)) {
            return None;
        }
        let text = format!("{start} the resolutions tell apart what a spreadsheet writes like that.");
        (text, others.iter().take(2).map(|other| format!("\"{other}\" becomes \"{id}\"")).collect(), rows.first_line)
    };
    Some(at(read, line, id, Message::saying(Code::IdsFellTogether, text).showing(lines).help(remedy(read, id))))
}

/// Whether this is the question of an id, and has an outcome from the other file.
fn is_joined(log: &Dataset, question: QuestionId, id: &str) -> bool {
    let joins = !log.resolution_tables.is_empty() && log.questions.facts(question).outcome.is_some();
    joins && log.questions.id(question) == id.as_bytes()
}

fn only_damaged(read: &ReadTable, id: &str, rows: &RowsOfId, count: usize) -> Diagnostic {
    let more = match count - 1 {
        0 => String::new(),
        1 => ", as does 1 more".to_owned(),
        more => format!(", as do {more} more"),
    };
    let text = format!(
        "\"{id}\" looks like an id that a spreadsheet took for a {}{more}; different ids may have become one. Each was read \
         as one question, and nothing in its rows contradicts that.",
        taken_for(id).trim_end_matches('s')
    );
    at(read, rows.first_line, id, Message::saying(Code::IdsDamaged, text).help(remedy(read, id)))
}

fn taken_for(id: &str) -> &'static str {
    if damage(id) == Some(Damage::Day) { "dates" } else { "numbers" }
}
