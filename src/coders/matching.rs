//! Which rows of the logs are about one statement.

use std::collections::BTreeMap;

use super::statements::{CodedLog, text};
use crate::input::columns::Field;

/// One statement: the row of each coder who coded it, by position in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Matched {
    /// What it is called.
    pub(crate) name: String,
    /// For each coder the row.
    pub(crate) rows: Vec<Option<usize>>,
}

impl Matched {
    /// Coders who coded it, with their rows.
    pub(crate) fn coded(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.rows.iter().enumerate().filter_map(|(coder, row)| row.map(|row| (coder, row)))
    }

    /// The only coder who coded it, with the row.
    pub(crate) fn only(&self) -> Option<(usize, usize)> {
        let mut coded = self.coded();
        coded.next().filter(|_| coded.next().is_none())
    }
}

/// The statements of all logs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Matching {
    /// The fields that tell statements apart; they agree by construction.
    pub(crate) by: Vec<Field>,
    /// In the order in which they first come, log by log.
    pub(crate) statements: Vec<Matched>,
    /// Names that stand on several rows of one log.
    pub(crate) repeated: Vec<String>,
}

/// Rows match by their id where every row of every log has one, else by question, source and date. Rows of one log that
/// are alike in these match those of another in the order in which they stand.
pub(crate) fn match_statements(logs: &[CodedLog]) -> Matching {
    let by = keys(logs);
    let mut at: BTreeMap<(Vec<String>, usize), usize> = BTreeMap::new();
    let mut statements: Vec<Matched> = vec![];
    let mut repeated = vec![];
    for (coder, log) in logs.iter().enumerate() {
        let columns: Vec<Option<usize>> = by.iter().map(|&field| log.position(field)).collect();
        let mut seen: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for (row, statement) in log.statements.iter().enumerate() {
            let cell = |column: &Option<usize>| column.and_then(|column| statement.cells.get(column)).map(text);
            let key: Vec<String> = columns.iter().map(|column| cell(column).unwrap_or_default()).collect();
            let times = seen.entry(key.clone()).and_modify(|times| *times += 1).or_insert(1);
            let name = key.join(" · ");
            if *times == 2 && !repeated.contains(&name) {
                repeated.push(name.clone());
            }
            let statement = *at.entry((key, *times)).or_insert_with(|| {
                let name = if *times > 1 { format!("{name} ({times})") } else { name };
                statements.push(Matched { name, rows: vec![None; logs.len()] });
                statements.len() - 1
            });
            statements[statement].rows[coder] = Some(row);
        }
    }
    Matching { by, statements, repeated }
}

fn keys(logs: &[CodedLog]) -> Vec<Field> {
    let has_ids = |log: &CodedLog| {
        log.position(Field::ForecastId).is_some_and(|at| {
            log.statements.iter().all(|statement| statement.cells.get(at).is_some_and(|c| !c.is_blank()))
        })
    };
    if logs.iter().all(has_ids) {
        return vec![Field::ForecastId];
    }
    vec![question(logs), Field::Source, Field::ForecastDate]
}

/// The field that tells questions apart: the id where all logs have one, else their text.
pub(crate) fn question(logs: &[CodedLog]) -> Field {
    let all_have_ids = logs.iter().all(|log| log.position(Field::QuestionId).is_some());
    if all_have_ids { Field::QuestionId } else { Field::Question }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coders::statements::Statement;
    use crate::convert::CleanCell;

    fn log(headers: &[Field], rows: &[&[&str]]) -> CodedLog {
        let cells = |row: &&[&str]| row.iter().map(|cell| CleanCell::Text((*cell).to_owned())).collect();
        CodedLog {
            name: "log".to_owned(),
            headers: headers.iter().map(|field| field.name().to_owned()).collect(),
            fields: headers.iter().copied().map(Some).collect(),
            statements: (2..).zip(rows).map(|(line, row)| Statement { line, cells: cells(row) }).collect(),
        }
    }

    #[test]
    fn by_id_in_any_order() {
        let ids = [Field::ForecastId];
        let found = match_statements(&[log(&ids, &[&["a"], &["b"]]), log(&ids, &[&["c"], &["a"]])]);
        assert_eq!(found.by, ids);
        let rows: Vec<_> = found.statements.iter().map(|s| (s.name.as_str(), s.rows.clone())).collect();
        let wanted = [("a", vec![Some(0), Some(1)]), ("b", vec![Some(1), None]), ("c", vec![None, Some(0)])];
        assert_eq!(rows, wanted);
        assert_eq!(found.statements[2].only(), Some((1, 0)));
    }

    #[test]
    fn one_blank_id_and_rows_match_by_question_source_and_date() {
        let headers = [Field::ForecastId, Field::QuestionId, Field::Source, Field::ForecastDate];
        let one = log(&headers, &[&["a", "Q", "S", "2017-01-01"], &["", "Q", "S", "2017-01-01"]]);
        let other = log(&headers, &[&["x", "Q", "S", "2017-01-01"]]);
        let found = match_statements(&[one, other]);
        assert_eq!(found.by, headers[1..]);
        assert_eq!(found.statements[0].rows, [Some(0), Some(0)]);
        assert_eq!(found.statements[1].name, "Q · S · 2017-01-01 (2)");
        assert_eq!(found.repeated, ["Q · S · 2017-01-01"]);
    }
}
