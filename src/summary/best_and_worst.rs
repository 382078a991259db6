//! The best and the worst forecasts with what was said, read from their rows once more.

use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;

use crate::dataset::Dataset;
use crate::dataset::each_row::each_row;
use crate::dataset::loaded::ReadTable;
use crate::error::Error;
use crate::input::columns::Field;
use crate::input::rows::TableRow;
use crate::input::text;
use crate::model::{Day, GroupKey, LineNumber, Moment};
use crate::observe::best_and_worst::{Call, Extremes};

/// A question as the rows about it shall tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct QuestionOfRow {
    /// When its outcome was known.
    pub(crate) resolved: Option<Day>,
    /// Its text, if the files have it.
    pub(crate) text: Option<String>,
}

/// The questions by their ids.
pub(crate) type QuestionsOfRows = HashMap<Vec<u8>, QuestionOfRow>;

/// The best and the worst forecasts of a group.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct GroupBestAndWorst {
    /// Which group.
    pub(crate) key: GroupKey,
    /// Lowest Brier scores first.
    pub(crate) best: Vec<TellingCall>,
    /// Highest Brier scores first.
    pub(crate) worst: Vec<TellingCall>,
}

/// A forecast with its row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TellingCall {
    /// What it said and what happened.
    pub(crate) call: Call,
    /// What the row has.
    pub(crate) row: RowTexts,
    /// Id of the question.
    pub(crate) question: String,
    /// Text of the question, if the files have it.
    pub(crate) text: Option<String>,
}

/// What a row says beside its numbers; blank where the file has nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RowTexts {
    /// Who said it.
    pub(crate) source: String,
    /// What kind of source.
    pub(crate) source_type: String,
    /// In which words, if it was in words.
    pub(crate) phrase: String,
    /// Verbatim.
    pub(crate) quote: String,
    /// Where it can be read.
    pub(crate) url: String,
    /// Where it was said.
    pub(crate) outlet: String,
}

/// The lines and the questions whose texts are wanted.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    lines: Vec<LineNumber>,
    questions: BTreeMap<Vec<u8>, Option<String>>,
}

impl Wanted {
    /// Those of the calls, and with them those of all questions if these are wanted.
    pub(crate) fn new<'c>(log: &Dataset, calls: impl Iterator<Item = &'c Call>, all_questions: bool) -> Self {
        let all: Vec<&Call> = calls.collect();
        let mut lines: Vec<LineNumber> = all.iter().map(|call| call.line).collect();
        lines.sort_unstable();
        lines.dedup();
        let of_calls = all.iter().map(|call| log.questions.id(call.question).to_vec());
        let others = log.questions.all().filter(|_| all_questions).map(|question| log.questions.id(question).to_vec());
        Self { lines, questions: of_calls.chain(others).map(|id| (id, None)).collect() }
    }

    /// Those of some lines, and of the questions with these ids.
    pub(crate) fn of(mut lines: Vec<LineNumber>, ids: impl Iterator<Item = Vec<u8>>) -> Self {
        lines.sort_unstable();
        Self { lines, questions: ids.map(|id| (id, None)).collect() }
    }
}

/// The texts behind lines and questions.
#[derive(Debug, Default)]
pub(crate) struct TextsOfLines {
    rows: BTreeMap<LineNumber, RowTexts>,
    questions: BTreeMap<Vec<u8>, Option<String>>,
}

impl TextsOfLines {
    /// Reads the files once more, as far as there is something to find.
    ///
    /// # Errors
    /// When a file cannot be read again.
    pub(crate) fn read(log: &Dataset, wanted: &Wanted) -> Result<Self, Error> {
        let mut texts = Self { rows: BTreeMap::new(), questions: wanted.questions.clone() };
        for table in &log.tables {
            texts.rows_of(table, &wanted.lines)?;
        }
        let told = if log.resolution_tables.is_empty() { &log.tables } else { &log.resolution_tables };
        for table in told {
            texts.questions_of(table)?;
        }
        Ok(texts)
    }

    fn rows_of(&mut self, table: &ReadTable, lines: &[LineNumber]) -> Result<(), Error> {
        let mut next = lines.partition_point(|&line| line.number() <= table.line_base);
        if next == lines.len() {
            return Ok(());
        }
        each_row(table, |row, line| {
            while lines.get(next).is_some_and(|&wanted| u64::from(wanted.number()) < line) {
                next += 1;
            }
            match lines.get(next) {
                Some(&wanted) if u64::from(wanted.number()) == line => {
                    self.rows.insert(wanted, said(table, row));
                    ControlFlow::Continue(())
                }
                Some(_) => ControlFlow::Continue(()),
                None => ControlFlow::Break(()),
            }
        })
    }

    fn questions_of(&mut self, table: &ReadTable) -> Result<(), Error> {
        let Some(column) = table.columns.get(Field::Question).filter(|&column| column != table.question) else {
            return Ok(());
        };
        let mut missing = self.questions.values().filter(|text| text.is_none()).count();
        let mut scratch = vec![];
        each_row(table, |row, _| {
            let id = text::trim(row.text(table.question, &mut scratch).unwrap_or_default());
            if let Some(known) = self.questions.get_mut(id).filter(|known| known.is_none()) {
                let told = cell(row, Some(column));
                if !told.is_empty() {
                    *known = Some(told);
                    missing -= 1;
                }
            }
            if missing == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
    }

    /// What a question asks, if its id does not say it.
    pub(crate) fn of_question(&self, id: &[u8]) -> Option<String> {
        self.questions.get(id).cloned().flatten()
    }

    /// Where can be read what a line says.
    pub(crate) fn link(&self, line: LineNumber) -> Option<String> {
        self.rows.get(&line).map(|row| row.url.clone()).filter(|url| !url.is_empty())
    }

    fn call(&self, call: &Call, log: &Dataset) -> TellingCall {
        let id = log.questions.id(call.question);
        TellingCall {
            call: *call,
            row: self.rows.get(&call.line).cloned().unwrap_or_default(),
            question: String::from_utf8_lossy(id).into_owned(),
            text: self.questions.get(id).cloned().flatten(),
        }
    }

    /// What is known of each question on a day, by its id.
    pub(crate) fn of_questions(&mut self, log: &Dataset, as_of: Day) -> QuestionsOfRows {
        let texts = &mut self.questions;
        let known = log.questions.all().map(|question| {
            let id = log.questions.id(question).to_vec();
            let resolved = log.questions.facts(question).resolved_on.map(Moment::day).filter(|&day| day <= as_of);
            let text = texts.remove(&id).flatten();
            (id, QuestionOfRow { resolved, text })
        });
        known.collect()
    }
}

fn said(table: &ReadTable, row: TableRow<'_>) -> RowTexts {
    let of = |field| cell(row, table.columns.get(field));
    let in_words = |text: String| if text.bytes().any(|byte| byte.is_ascii_digit()) { String::new() } else { text };
    let phrase = of(Field::Phrase);
    RowTexts {
        source: of(Field::Source),
        source_type: of(Field::SourceType),
        phrase: if phrase.is_empty() { in_words(of(Field::Probability)) } else { phrase },
        quote: of(Field::Quote),
        url: of(Field::Url),
        outlet: of(Field::Outlet),
    }
}

/// The text of a cell, white space folded.
fn cell(row: TableRow<'_>, column: Option<usize>) -> String {
    let mut scratch = vec![];
    let bytes = column.and_then(|column| row.text(column, &mut scratch)).unwrap_or_default();
    text::fold_spaces(text::trim_str(&String::from_utf8_lossy(bytes))).into_owned()
}

/// The calls of each group in the order of their keys; groups without any are left out.
pub(crate) fn by_group<'c>(
    calls: impl Iterator<Item = (GroupKey, &'c Extremes)>,
    texts: &TextsOfLines,
    log: &Dataset,
) -> Vec<GroupBestAndWorst> {
    let groups = calls.filter_map(|(key, extremes)| {
        let told = |calls: &[Call]| calls.iter().map(|call| texts.call(call, log)).collect::<Vec<_>>();
        let (best, worst) = (told(&extremes.best), told(&extremes.worst));
        (!best.is_empty() || !worst.is_empty()).then_some(GroupBestAndWorst { key, best, worst })
    });
    groups.collect()
}
