//! Ids of questions and names of sources that a spreadsheet took for numbers or days: `5.21143E+76`, zeros from the sixteenth digit
//! on, `1-Mar`. Several may have become one, and then forecasts are scored against the outcome of another question, or as those of
//! another source.

mod compared;
mod days;
mod forms;
mod otherwise;
mod shape;
mod table_ids;

use std::collections::BTreeSet;

use crate::dataset::loaded::{Dataset, ReadTable};
use crate::diagnostics::{Code, Diagnostic, Message};
use crate::error::Error;
use crate::input::columns::Field;
use crate::input::text::shown;
use crate::localized::{Language, Localized, localized};
use crate::model::QuestionId;
use compared::{COMPARED, suspect_of};
use shape::{Damage, damage, would_become};
use table_ids::{IdsOf, RowsOfId, SaidOf, of_table};

/// Adds what is wrong with the ids of questions and the names of sources to the problems of a log; those that fell together cannot be
/// used.
///
/// # Errors
/// When a file cannot be read again.
pub(crate) fn find(log: &mut Dataset) -> Result<(), Error> {
    let (mut wrong, mut questions, mut sources) = (vec![], BTreeSet::new(), BTreeSet::new());
    if forms::of_questions(log) {
        for read in log.tables.iter().chain(&log.resolution_tables) {
            of_column(log, read, IdsOf::Questions, &mut wrong, &mut questions)?;
        }
    }
    if let Some(pairs) = otherwise::find(log) {
        wrong.retain(|diagnostic| diagnostic.code != Code::IdsDamaged);
        wrong.push(pairs);
    }
    if forms::of_sources(log) {
        for read in &log.tables {
            of_column(log, read, IdsOf::Sources, &mut wrong, &mut sources)?;
        }
    }
    for diagnostic in wrong {
        log.diagnostics.push(diagnostic);
    }
    if !questions.is_empty() {
        let unusable = log.questions.all().filter(|&question| questions.contains(log.questions.id(question)));
        for question in unusable.collect::<Vec<_>>() {
            log.questions.mark_unusable(question);
        }
    }
    if !sources.is_empty() {
        log.unusable_labels = log.labels.iter().map(|label| sources.contains(label.source.as_bytes())).collect();
    }
    Ok(())
}

/// Adds what is wrong with the ids of a column, and those that fell together.
fn of_column(
    log: &Dataset,
    read: &ReadTable,
    ids: IdsOf,
    wrong: &mut Vec<Diagnostic>,
    unusable: &mut BTreeSet<Vec<u8>>,
) -> Result<(), Error> {
    let Some(column) = ids.column(read) else { return Ok(()) };
    let mut damaged = of_table(read, ids, column)?;
    // A name that has an alias is known for what it is.
    damaged.retain(|id, _| ids == IdsOf::Questions || log.labels.iter().any(|label| label.source == *id));
    let of = DamagedColumn { log, read, ids, column };
    let fell: Vec<(&str, Diagnostic)> =
        damaged.iter().filter_map(|(id, rows)| Some((id.as_str(), of.fell_together(id, rows)?))).collect();
    let first = damaged.iter().min_by_key(|(_, rows)| rows.first_line).filter(|_| fell.is_empty());
    wrong.extend(first.map(|(id, rows)| of.only_damaged(id, rows, damaged.len())));
    for (id, diagnostic) in fell {
        unusable.insert(id.as_bytes().to_vec());
        wrong.push(diagnostic);
    }
    Ok(())
}

/// A column with damaged ids.
struct DamagedColumn<'a> {
    log: &'a Dataset,
    read: &'a ReadTable,
    ids: IdsOf,
    column: usize,
}

impl DamagedColumn<'_> {
    fn at(&self, line: u64, id: &str, message: Message) -> Diagnostic {
        let place = self.read.table.place(line - u64::from(self.read.line_base), Some(self.column));
        message.at(Some(place), Some(shown(id.as_bytes())))
    }

    /// How the ids come back: from the source as text, or by another column.
    fn remedy(&self, id: &str) -> Localized {
        let (field, apart, in_german) = match self.ids {
            IdsOf::Questions => (
                "question_id",
                "tell questions apart by another column",
                "die Fragen an einer anderen Spalte unterscheiden",
            ),
            IdsOf::Sources => ("source", "take the names of another column", "die Namen einer anderen Spalte nehmen"),
        };
        let text_column = self.read.columns.get(Field::Question).filter(|&column| column != self.column);
        let header = text_column.and_then(|column| self.read.table.headers().get(column));
        let header = header.filter(|_| self.ids == IdsOf::Questions).map_or("COLUMN", String::as_str);
        let [alias, als] = match self.ids {
            IdsOf::Questions => [String::new(), String::new()],
            IdsOf::Sources => ["if it is one source, name it", "ist es eine Quelle, sie benennen"]
                .map(|start| format!("; {start}: --alias \"source:{id}=NAME\"")),
        };
        localized!(
            "\"{id}\" does not say what it was: export the log again from where it was kept, and import that column as text; or \
             {apart}: --map \"{field}={header}\"{alias}.",
            "„{id}“ sagt nicht, was es war: Das Log dort, wo es geführt wird, noch einmal exportieren und diese Spalte als Text \
             einlesen; oder {in_german}: --map \"{field}={header}\"{als}."
        )
    }

    /// What shows that an id stands for several: values that one has once, or ids of the other file that a spreadsheet would write
    /// like it.
    fn fell_together(&self, id: &str, rows: &RowsOfId) -> Option<Diagnostic> {
        let (why, lines, line) = if let Some((contradiction, values)) = rows.contradiction(self.ids) {
            let line = |said: &SaidOf| {
                Localized::each(|language| {
                    let line = said.line - u64::from(self.read.line_base);
                    let place = self.read.table.place_name(line, self.column, language);
                    format!("{place}: {}", language.quoted(&shown(said.value.as_bytes())))
                })
            };
            (contradiction, values.iter().map(line).collect(), values[1].line)
        } else {
            let others = self.others_like(id)?;
            let why = localized!(
                "the resolutions tell apart what a spreadsheet writes like that",
                "die Auflösungen unterscheiden, was eine Tabellenkalkulation so schreibt"
            );
            let line = |other: &&str| localized!("\"{other}\" becomes \"{id}\"", "„{other}“ wird zu „{id}“");
            (why, others.iter().take(2).map(line).collect(), rows.first_line)
        };
        let text = Localized::each(|language| {
            let (taken, why) = (*taken_for(id).of(language), why.of(language));
            match (language, self.ids) {
                (Language::English, ids) => {
                    let (what, several) = match ids {
                        IdsOf::Questions => ("ids", "questions"),
                        IdsOf::Sources => ("names", "sources"),
                    };
                    format!(
                        "A spreadsheet took {what} for {taken}, and \"{id}\" now stands for several {several}: {why}."
                    )
                }
                (Language::German, ids) => {
                    let (what, several) = match ids {
                        IdsOf::Questions => ("Kennungen", "Fragen"),
                        IdsOf::Sources => ("Namen", "Quellen"),
                    };
                    format!(
                        "Eine Tabellenkalkulation hielt {what} für {taken}, und „{id}“ steht nun für mehrere {several}: {why}."
                    )
                }
            }
        });
        let message = Message::saying(Code::IdsFellTogether, text).showing(lines).help(self.remedy(id));
        Some(self.at(line, id, message))
    }

    /// The ids of the resolutions that a spreadsheet would write like one of the forecasts that has an outcome.
    fn others_like(&self, id: &str) -> Option<Vec<&str>> {
        let is_forecasts = self.log.tables.iter().any(|table| std::ptr::eq(table, self.read));
        if self.ids == IdsOf::Sources || !is_forecasts {
            return None;
        }
        let known = self.log.questions.all().take(self.log.questions.facts.len());
        let others = known.filter_map(|question| suspect_of(self.log, question)).take(COMPARED);
        let others: Vec<&str> = others.filter(|other| would_become(other, id)).collect();
        let joined = !others.is_empty() && self.log.questions.all().any(|question| is_joined(self.log, question, id));
        joined.then_some(others)
    }

    fn only_damaged(&self, id: &str, rows: &RowsOfId, count: usize) -> Diagnostic {
        let [more, weitere] = match count - 1 {
            0 => [String::new(), String::new()],
            1 => [", as does 1 more".to_owned(), ", 1 weitere ebenso".to_owned()],
            more => [format!(", as do {more} more"), format!(", {more} weitere ebenso")],
        };
        let (what, different, one) = match self.ids {
            IdsOf::Questions => ("an id", "ids", "question"),
            IdsOf::Sources => ("a name", "names", "source"),
        };
        let (was, mehrere, als) = match self.ids {
            IdsOf::Questions => ("eine Kennung", "Kennungen", "eine Frage"),
            IdsOf::Sources => ("ein Name", "Namen", "eine Quelle"),
        };
        let taken = taken_for(id);
        let (number, zahlen) = (taken.english().trim_end_matches('s'), taken.of(Language::German));
        let text = localized!(
            "\"{id}\" looks like {what} that a spreadsheet took for a {number}{more}; different {different} may have become one. \
             Each was read as one {one}, and nothing in its rows contradicts that.",
            "„{id}“ sieht aus wie {was}, von einer Tabellenkalkulation unter die {zahlen} gezählt{weitere}; verschiedene {mehrere} \
             können so zu einer Angabe geworden sein. Jede wurde als {als} gelesen, und nichts in den Zeilen widerspricht dem."
        );
        self.at(rows.first_line, id, Message::saying(Code::IdsDamaged, text).help(self.remedy(id)))
    }
}

/// Whether this is the question of an id, and has an outcome from the other file.
fn is_joined(log: &Dataset, question: QuestionId, id: &str) -> bool {
    let joins = !log.resolution_tables.is_empty() && log.questions.facts(question).outcome.is_some();
    joins && log.questions.id(question) == id.as_bytes()
}

fn taken_for(id: &str) -> Localized<&'static str> {
    match damage(id) {
        Some(Damage::Day | Damage::DayNumber) => Localized::both("dates", "Daten"),
        _ => Localized::both("numbers", "Zahlen"),
    }
}
