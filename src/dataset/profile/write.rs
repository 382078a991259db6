//! The description of a kind of log, as [`parse`](super::parse()) reads it.

use toml::{Table, Value};

use super::answers;
use crate::model::Field;
use crate::options::{Alias, Case, Profile, ProfileChoice, RowCondition, as_typed};

/// As TOML.
pub(crate) fn write(profile: &Profile) -> String {
    let mut table = columns(&profile.columns);
    let mut say = |name: &str, value: Option<Value>| value.map(|value| table.insert(name.to_owned(), value));
    let word = |said: Option<String>| said.map(Value::String);
    say("wide", word(profile.wide.as_ref().map(as_typed)));
    say("scale", word(profile.scale.as_ref().map(as_typed)));
    say("ranges", word(profile.ranges.as_ref().map(as_typed)));
    say("partial", word(profile.partial.as_ref().map(as_typed)));
    say("normalise", profile.normalise.then_some(Value::Boolean(true)));
    say("date_order", word(profile.date_order.as_ref().map(as_typed)));
    say("swapped_dates", word(profile.swapped_dates.as_ref().map(as_typed)));
    say("serial_dates", word(profile.serial_dates.as_ref().map(as_typed)));
    say("unix_time", word(profile.unix_time.as_ref().map(as_typed)));
    say("latest_resolution", profile.latest_resolution.then_some(Value::Boolean(true)));
    say("lexicon", word(profile.lexicon.name().map(str::to_owned)));
    say("encoding", word(profile.encoding.map(|encoding| encoding.name().to_lowercase())));
    say("delimiter", word(profile.delimiter.map(|delimiter| char::from(delimiter).to_string())));
    say(
        "known_log",
        match &profile.known_log {
            ProfileChoice::Recognised => None,
            ProfileChoice::Off => Some(Value::String("none".to_owned())),
            ProfileChoice::Named(name) => Some(Value::String(name.clone())),
        },
    );
    let sheets: Vec<Value> = profile.sheets.iter().cloned().map(Value::String).collect();
    say("sheets", (!sheets.is_empty()).then_some(Value::Array(sheets)));
    say("fill_down", profile.fill_down.map(Value::Boolean));
    say("outcome_of_answer", profile.outcome_of_answer.then_some(Value::Boolean(true)));
    say("resolutions", filled(columns(&profile.resolution_columns)));
    say("alias", filled(aliases(&profile.aliases)));
    say("all_rows", {
        let rows = profile.whole_file.values().into_iter();
        filled(rows.map(|(field, value)| (field.name().to_owned(), Value::String(value))).collect())
    });
    say("outcomes", {
        // Of two words alike the first counts.
        let words = profile.outcomes.all().iter().rev();
        filled(words.map(|(word, said)| (word.clone(), Value::String(said.said.clone()))).collect())
    });
    say("phrases", {
        let phrases = profile.lexicon.overrides().iter();
        filled(phrases.map(|given| (given.phrase.clone(), Value::String(given.number().to_owned()))).collect())
    });
    say("where", filled(conditions(&profile.rows)));
    say("answers", answers::write(&profile.answers));
    say("answer_list", profile.answer_list.as_ref().map(answers::write_list));
    let cases: Vec<Value> = profile.cases.iter().map(case).collect();
    say("cases", (!cases.is_empty()).then_some(Value::Array(cases)));
    format!("# Which column is which; read with --map-file.\n{table}")
}

fn columns(columns: &[(Field, String)]) -> Table {
    columns.iter().map(|(field, header)| (field.name().to_owned(), Value::String(header.clone()))).collect()
}

fn filled(table: Table) -> Option<Value> {
    (!table.is_empty()).then_some(Value::Table(table))
}

fn aliases(aliases: &[Alias]) -> Table {
    let mut table = Table::new();
    for Alias { column, written, meant } in aliases {
        if let Value::Table(names) = table.entry(column.name()).or_insert_with(|| Value::Table(Table::new())) {
            names.insert(written.clone(), Value::String(meant.clone()));
        }
    }
    table
}

fn conditions(rows: &[RowCondition]) -> Table {
    let texts = |texts: &[String]| texts.iter().cloned().map(Value::String).collect();
    let wanted = |row: &RowCondition| match row.wanted.as_slice() {
        [only] => Value::String(only.clone()),
        several => Value::Array(texts(several)),
    };
    rows.iter().map(|row| (row.header.clone(), wanted(row))).collect()
}

fn case(case: &Case) -> Value {
    let mut table = Table::new();
    table.insert("field".to_owned(), Value::String(case.field.name().to_owned()));
    table.insert("value".to_owned(), Value::String(case.value.clone()));
    filled(conditions(&case.when)).map(|when| table.insert("when".to_owned(), when));
    Value::Table(table)
}
