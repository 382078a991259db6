//! Each table once: its columns, each with what it shows of a group, a bin, a phrase, a problem.
//!
//! The order of the columns is that of CSV, whose names follow the JSON with `_` for `.`.

mod bins;
mod compared;
mod counts;
mod diagram;
mod distributions;
mod due;
mod groups;
mod lexicons;
mod problems;
mod profiles;
mod records;
mod words;

pub(crate) use bins::{bins, bins_of, bins_of_groups, curve};
pub(crate) use compared::{compared, groups_of_kind, orders, pairs, periods};
pub(crate) use counts::{checkable, counts, statuses};
pub(crate) use diagram::{murphy_diagram, murphy_differences};
pub(crate) use distributions::{categorical, days, levels, levels_of, numeric, statement_bins};
pub(crate) use due::{due, sources as due_sources};
pub(crate) use groups::groups;
pub(crate) use lexicons::{lexicons, readings};
pub(crate) use problems::{problems, problems_in_short, severity};
pub(crate) use profiles::profiles;
pub(crate) use records::{agreement, differences, records};
pub(crate) use words::{by_lexicon, by_lexicon_of, meanings, phrases, phrases_of};

use crate::model::GroupKey;
use crate::present::clean_text::clean;
use crate::present::language::Texts;
use crate::present::table::{Cell, Column, TableColumns};
use crate::report::{Group, Report};

/// A group's name, made safe to show.
pub(crate) fn label(key: &GroupKey, texts: &Texts) -> String {
    let label = if key.0.is_empty() { texts.page.all.to_owned() } else { clean(&key.label(), true) };
    if label.trim().is_empty() { texts.page.blank.to_owned() } else { label }
}

/// The heading of the column that names groups.
pub(crate) fn group_heading(by: &[String], texts: &Texts) -> String {
    if *by == ["source_type"] { texts.page.source_type.to_owned() } else { clean(&by.join(", "), true) }
}

/// A part of a group, such as a bin, with the group that it is of.
struct TablePart<'a, T> {
    group: &'a Group,
    part: &'a T,
}

/// The parts of all together and then of each group.
fn parts<'a, T>(report: &'a Report, of: impl Fn(&'a Group) -> &'a [T]) -> Vec<TablePart<'a, T>> {
    let groups = std::iter::once(&report.overall).chain(&report.groups);
    groups.flat_map(|group| of(group).iter().map(move |part| TablePart { group, part })).collect()
}

/// Before the columns of a part its group: for people by its name, for programs by its values and whether it is all together.
fn of_group<'a, T: 'a>(
    report: &'a Report,
    texts: &'static Texts,
    columns: TableColumns<'a, T>,
    group: impl Fn(&T) -> &Group + Copy + 'a,
) -> TableColumns<'a, T> {
    let scope = |group: &Group| if group.key.0.is_empty() { "overall" } else { "group" };
    let columns = TableColumns::new()
        .and(Column::words("scope", "").for_programs(), move |item| Cell::raw(scope(group(item))))
        .then(columns);
    named(&report.settings.by, texts, columns, move |item| &group(item).key)
}

/// Before other columns a group: for people by its name, for programs by its values.
fn named<'a, T: 'a>(
    by: &'a [String],
    texts: &'static Texts,
    columns: TableColumns<'a, T>,
    key: impl Fn(&T) -> &GroupKey + Copy + 'a,
) -> TableColumns<'a, T> {
    let name = Column::words("", group_heading(by, texts)).for_people();
    TableColumns::new().and(name, move |item| Cell::name(&label(key(item), texts))).then(with_keys(
        &[""],
        by,
        columns,
        move |_, item| Some(key(item)),
    ))
}

/// Before other columns the values of keys, each column under its name behind the prefix of its key: with `by_` in front where
/// a later column has the name.
fn with_keys<'a, T: 'a>(
    prefixes: &[&str],
    by: &'a [String],
    columns: TableColumns<'a, T>,
    key: impl Fn(usize, &T) -> Option<&GroupKey> + Copy + 'a,
) -> TableColumns<'a, T> {
    let mut keys = TableColumns::new();
    for (at, prefix) in prefixes.iter().enumerate() {
        for column in by {
            let name = format!("{prefix}{column}");
            let name = if columns.has(&name) { format!("by_{name}") } else { name };
            keys = keys.and(Column::words(name, "").for_programs(), move |item| {
                let found = key(at, item).and_then(|key| key.0.iter().find(|(name, _)| name == column));
                Cell::Raw(found.map(|(_, value)| value.clone()))
            });
        }
    }
    keys.then(columns)
}

/// The heading of intervals.
pub(crate) fn interval_heading(level: f64, texts: &Texts) -> String {
    texts.scores.interval.replace("{level}", &texts.numbers.confidence(level))
}
