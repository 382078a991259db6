//! What is told when `--where` keeps no row: the values that the files have.

use std::ops::ControlFlow;

use rustc_hash::FxHashMap;

use crate::dataset::aliases::name_key;
use crate::dataset::each_row::each_row;
use crate::dataset::loaded::Dataset;
use crate::dataset::named_column::named_column;
use crate::error::Error;
use crate::input::text::{self, shown};
use crate::localized::{Language, Localized, localized};
use crate::options::{Filter, GroupingColumn};

/// So many different values are looked through.
const MOST_VALUES: usize = 100_000;
/// So many are named.
const NAMED: usize = 5;

/// Why no row has what the filters ask for.
///
/// # Errors
/// Always: with that reason, or when a file cannot be read again.
pub(crate) fn told(log: &Dataset, filters: &[Filter]) -> Result<(), Error> {
    let mut lines = vec![];
    for filter in filters {
        let values = values_of(log, &filter.column)?;
        let wanted = name_key(&filter.column, &filter.value);
        if values.keys().any(|value| name_key(&filter.column, value) == wanted) {
            continue;
        }
        lines.push(told_of_one(filter, &values));
    }
    if lines.is_empty() {
        let all: Vec<String> = filters.iter().map(|f| format!("{}={}", f.column.name(), f.value)).collect();
        let (all, alle) = (all.join(" and "), all.join(" und "));
        lines.push(localized!("--where: no row has {all}", "--where: Keine Zeile hat {alle}"));
    }
    Err(Error::UsageLines(lines))
}

fn told_of_one(filter: &Filter, values: &FxHashMap<String, u64>) -> Localized {
    let (column, value) = (filter.column.name(), &filter.value);
    let mut named: Vec<(&String, u64)> = values.iter().map(|(value, &rows)| (value, rows)).collect();
    if named.is_empty() {
        return localized!(
            "--where {column}={value}: no row has a value there",
            "--where {column}={value}: Dort hat keine Zeile einen Wert"
        );
    }
    let key = name_key(&GroupingColumn::SourceType, value);
    let nearness = |other: &str| {
        let other = name_key(&GroupingColumn::SourceType, other);
        let slips = strsim::osa_distance(&key, &other);
        let is_near = slips <= (key.chars().count() / 3).max(1) || other.contains(&key) || key.contains(&other);
        is_near.then_some(slips)
    };
    let mut near: Vec<(usize, &String)> =
        named.iter().filter_map(|(other, _)| Some((nearness(other)?, *other))).collect();
    near.sort();
    let quoted = |names: &[&String], language: Language| {
        let names: Vec<String> = names.iter().map(|name| language.quoted(&shown(name.as_bytes()))).collect();
        names.join(", ")
    };
    if !near.is_empty() {
        let near: Vec<&String> = near.into_iter().take(NAMED).map(|(_, name)| name).collect();
        let (nahe, near) = (quoted(&near, Language::German), quoted(&near, Language::English));
        return localized!(
            "--where {column}={value}: no row has that; near it there is {near}",
            "--where {column}={value}: Das hat keine Zeile; ähnlich: {nahe}"
        );
    }
    named.sort_by(|(a, x), (b, y)| y.cmp(x).then_with(|| a.cmp(b)));
    let more = named.len().saturating_sub(NAMED);
    let most: Vec<&String> = named.into_iter().take(NAMED).map(|(name, _)| name).collect();
    let list = |language: Language| quoted(&most, language) + &language.and_more(more);
    let (liste, list) = (list(Language::German), list(Language::English));
    localized!(
        "--where {column}={value}: no row has that; there is {list}",
        "--where {column}={value}: Das hat keine Zeile; es gibt {liste}"
    )
}

/// The values of a column, each with its number of rows or questions.
fn values_of(log: &Dataset, column: &GroupingColumn) -> Result<FxHashMap<String, u64>, Error> {
    let mut values: FxHashMap<String, u64> = FxHashMap::default();
    let mut add = |value: &str| {
        let room = values.len() < MOST_VALUES;
        match values.get_mut(value) {
            Some(count) => *count += 1,
            None if room && !value.is_empty() => {
                values.insert(value.to_owned(), 1);
            }
            None => {}
        }
    };
    if column.is_derived() {
        let days = log.questions.facts.iter().filter_map(|facts| Some(facts.resolved_on?.day()));
        match column {
            GroupingColumn::Horizon => GroupingColumn::HORIZONS.iter().for_each(|(_, name)| add(name)),
            _ => days.filter_map(|day| column.period_of(day)).for_each(|name| add(&name)),
        }
        return Ok(values);
    }
    let aliases = log.aliases.of(column);
    let meant = |value: &str| aliases.meant(value).map_or_else(|| value.to_owned(), str::to_owned);
    if let Some(at) = log.question_columns.iter().position(|name| name == column.name()) {
        log.questions.values[at].values().for_each(|value| add(&meant(value)));
        return Ok(values);
    }
    let mut scratch = vec![];
    for table in &log.tables {
        let Some(at) = named_column(column.name(), &table.columns, table.table.headers()) else { continue };
        each_row(table, |row, _| {
            let value = String::from_utf8_lossy(row.text(at, &mut scratch).unwrap_or_default());
            add(&meant(&text::fold_spaces(&value)));
            ControlFlow::Continue(())
        })?;
    }
    Ok(values)
}
