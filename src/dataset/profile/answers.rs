//! Columns of answers in the description of a kind of log.

use toml::{Table, Value};

use super::toml_lines::{Entry, WrongLine};
use crate::localized::localized;
use crate::options::{AnswerList, AnswersOfSource};

/// How they are written.
const FORM: &str = "[[answers]] with source = \"Bookmaker\" and columns = { Home = \"Odds 1\", Away = \"Odds 2\" }";

/// Those of each source. All of them have the same answers.
pub(super) fn parse(list: &Entry<'_>) -> Result<Vec<AnswersOfSource>, WrongLine> {
    let mut all: Vec<AnswersOfSource> = vec![];
    for entries in list.tables(FORM)? {
        let first = entries.first().unwrap_or(list);
        let of_source = of_source(list, &entries)?;
        let names = |answers: &AnswersOfSource| {
            let mut names: Vec<String> = answers.columns.iter().map(|(answer, _)| answer.to_lowercase()).collect();
            names.sort_unstable();
            names
        };
        if all.first().is_some_and(|other| names(other) != names(&of_source)) {
            return Err(first.wrong(localized!(
                "all [[answers]] need columns for the same answers",
                "Alle [[answers]] brauchen Spalten für dieselben Antworten"
            )));
        }
        all.push(of_source);
    }
    if all.len() > 1 && all.iter().any(|answers| answers.source.is_none()) {
        return Err(list.wrong(localized!(
            "of several [[answers]] each needs a source",
            "Von mehreren [[answers]] braucht jedes eine Quelle (source)"
        )));
    }
    Ok(all)
}

fn of_source(list: &Entry<'_>, entries: &[Entry<'_>]) -> Result<AnswersOfSource, WrongLine> {
    let mut answers = AnswersOfSource::default();
    for entry in entries {
        match entry.name {
            "source" => answers.source = Some(entry.string("Bookmaker")?.to_owned()),
            "columns" => {
                let columns = entry.entries(FORM)?;
                let column = |entry: &Entry<'_>| Ok((entry.name.to_owned(), entry.string("Odds 1")?.to_owned()));
                answers.columns = columns.iter().map(column).collect::<Result<_, _>>()?;
            }
            other => {
                return Err(entry.wrong(localized!(
                    "{other} is neither source nor columns",
                    "{other} ist weder source noch columns"
                )));
            }
        }
    }
    if answers.columns.len() < 2 {
        return Err(entries.first().unwrap_or(list).wrong(localized!(
            "answers need the columns of at least two",
            "answers braucht die Spalten von mindestens zwei Antworten"
        )));
    }
    Ok(answers)
}

/// How a list of answers in one cell is described.
const LIST_FORM: &str = "[answer_list] with probabilities = \"Header\" and answers = [\"Header\"]";

/// The columns of lists.
pub(super) fn parse_list(list: &Entry<'_>) -> Result<AnswerList, WrongLine> {
    let (mut probabilities, mut answers) = (None, vec![]);
    for entry in list.entries(LIST_FORM)? {
        match entry.name {
            "probabilities" => probabilities = Some(entry.string("Header")?.to_owned()),
            "answers" => answers = entry.strings()?,
            other => {
                return Err(entry.wrong(localized!(
                    "{other} is neither probabilities nor answers",
                    "{other} ist weder probabilities noch answers"
                )));
            }
        }
    }
    match probabilities {
        Some(probabilities) if !answers.is_empty() => Ok(AnswerList { probabilities, answers }),
        _ => Err(list.wrong(localized!(
            "lists of answers need both columns, such as {LIST_FORM}",
            "Listen von Antworten brauchen beide Spalten, etwa {LIST_FORM}"
        ))),
    }
}

/// Likewise as TOML.
pub(super) fn write_list(list: &AnswerList) -> Value {
    let text = |text: &String| Value::String(text.clone());
    let answers = Value::Array(list.answers.iter().map(text).collect());
    let entries = [("probabilities".to_owned(), text(&list.probabilities)), ("answers".to_owned(), answers)];
    Value::Table(entries.into_iter().collect())
}

/// As TOML.
pub(super) fn write(answers: &[AnswersOfSource]) -> Option<Value> {
    let text = |text: &String| Value::String(text.clone());
    let table = |answers: &AnswersOfSource| {
        let columns: Table = answers.columns.iter().map(|(answer, header)| (answer.clone(), text(header))).collect();
        let source = answers.source.iter().map(|source| ("source".to_owned(), text(source)));
        Value::Table(source.chain([("columns".to_owned(), Value::Table(columns))]).collect())
    };
    (!answers.is_empty()).then(|| Value::Array(answers.iter().map(table).collect()))
}
