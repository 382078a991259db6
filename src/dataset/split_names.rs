//! Names that may split a group, or hide one: told beside every score.

use std::collections::{BTreeMap, BTreeSet};

use crate::dataset::Dataset;
use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::input::text::{self, shown};
use crate::localized::{Language, Localized, counted, localized};
use crate::names::{AlikeNames, Named, alike, parts_of_joint};

/// More names of a column are not searched: most of them are no names then.
const MOST_NAMES: usize = 3000;
/// So many groups of names are named.
const NAMED: usize = 3;

/// What may be wrong with the names of a log.
///
/// # Errors
/// When rows that waited in a temporary file do not come back.
pub(crate) fn notes(log: &Dataset) -> Result<Vec<Note>, Error> {
    let columns = NamesByColumn::of(log);
    if !columns.have_something() {
        return Ok(vec![]);
    }
    // Seldom needed, so rows are counted only now.
    let mut forecasts = vec![0_u64; log.labels.len()];
    log.each_row(|row| {
        if let Some(count) = forecasts.get_mut(row.label.index()) {
            *count += 1;
        }
    })?;
    let columns = columns.counted(&forecasts);
    let mut notes = vec![];
    notes.extend(similar(Code::SimilarSourceTypes, "source_type", &columns.types));
    notes.extend(similar(Code::SimilarSources, "source", &columns.sources));
    for (column, names) in &columns.others {
        notes.extend(similar(Code::SimilarValues, column, names));
    }
    notes.extend(several_types(&columns.types_of_sources));
    notes.extend(joint(&columns.sources));
    Ok(notes)
}

type ForecastsByName = BTreeMap<String, u64>;

/// The names of each column, with their forecasts.
struct NamesByColumn<'a> {
    log: &'a Dataset,
    /// For each label the name of its type as it is shown.
    type_of_label: Vec<&'a str>,
    types: ForecastsByName,
    sources: ForecastsByName,
    others: Vec<(String, ForecastsByName)>,
    types_of_sources: BTreeMap<&'a str, BTreeMap<&'a str, u64>>,
}

impl<'a> NamesByColumn<'a> {
    fn of(log: &'a Dataset) -> Self {
        let mut first: BTreeMap<String, (crate::model::LineNumber, &str)> = BTreeMap::new();
        let keys: Vec<String> = log.labels.iter().map(|label| text::type_key(&label.source_type)).collect();
        for (label, key) in log.labels.iter().zip(&keys) {
            let written = (label.first_line, label.source_type.as_str());
            let known = first.entry(key.clone()).or_insert(written);
            *known = (*known).min(written);
        }
        let type_of_label = keys.iter().map(|key| first.get(key).map_or("", |(_, name)| *name)).collect();
        let others = log.label_columns.iter().map(|column| (column.clone(), ForecastsByName::new())).collect();
        let empty = Self {
            log,
            type_of_label,
            types: ForecastsByName::new(),
            sources: ForecastsByName::new(),
            others,
            types_of_sources: BTreeMap::new(),
        };
        empty.counted(&vec![0; log.labels.len()])
    }

    fn counted(mut self, forecasts: &[u64]) -> Self {
        for ((label, kind), &count) in self.log.labels.iter().zip(&self.type_of_label).zip(forecasts) {
            *self.types.entry((*kind).to_owned()).or_default() += count;
            *self.sources.entry(label.source.clone()).or_default() += count;
            for ((_, names), value) in self.others.iter_mut().zip(&label.others) {
                *names.entry(value.clone()).or_default() += count;
            }
            *self.types_of_sources.entry(&label.source).or_default().entry(kind).or_default() += count;
        }
        self
    }

    fn have_something(&self) -> bool {
        let columns = [&self.types, &self.sources].into_iter().chain(self.others.iter().map(|(_, names)| names));
        columns.into_iter().any(|names| !groups(names).is_empty())
            || self.types_of_sources.values().any(|types| types.len() > 1)
            || joint(&self.sources).is_some()
    }
}

fn groups(names: &ForecastsByName) -> Vec<AlikeNames> {
    if names.len() > MOST_NAMES {
        return vec![];
    }
    let named = names.iter().filter(|(name, _)| !name.is_empty());
    alike(&named.map(|(name, &forecasts)| Named { name: name.clone(), forecasts }).collect::<Vec<_>>())
}

/// Names of a column that may be one, and the aliases that would make them so.
fn similar(code: Code, column: &str, names: &ForecastsByName) -> Option<Note> {
    let mut found = groups(names);
    found.sort_by_key(|group| std::cmp::Reverse(group.names.iter().skip(1).map(|named| named.forecasts).sum::<u64>()));
    let more = found.len().saturating_sub(NAMED);
    found.truncate(NAMED);
    let listed = |language: Language| {
        let told = |named: &Named| format!("{} ({})", language.quoted(&shown(named.name.as_bytes())), named.forecasts);
        let listed = |group: &AlikeNames| language.joined(&group.names.iter().map(told).collect::<Vec<_>>());
        let mut listed: Vec<String> = found.iter().map(listed).collect();
        listed.extend((more > 0).then(|| language.more(more)));
        listed.join("; ")
    };
    let main = &found.first()?.names;
    let aliases = main[1..].iter().map(|other| format!("--alias \"{column}:{}={}\"", other.name, main[0].name));
    let text = Localized::new(
        format!("These may be one {}: {}.", column.replace('_', " "), listed(Language::English)),
        format!("Das ist in {column} vielleicht dasselbe: {}.", listed(Language::German)),
    );
    let aliases = aliases.take(NAMED).collect::<Vec<_>>().join(" ");
    let advice = localized!("If they are one: {aliases}.", "Sind sie eins: {aliases}.");
    Some(Note::new(code, text).advice(Some(advice)))
}

/// Sources that are filed under more than one type.
fn several_types(types_of_sources: &BTreeMap<&str, BTreeMap<&str, u64>>) -> Option<Note> {
    let mut several: Vec<_> = types_of_sources.iter().filter(|(_, types)| types.len() > 1).collect();
    several.sort_by_key(|(_, types)| std::cmp::Reverse(types.len()));
    let told = |(source, types): &(&&str, &BTreeMap<&str, u64>), language: Language| {
        let as_what = match language {
            Language::English => "as",
            Language::German => "als",
        };
        let mut types: Vec<_> = types.iter().collect();
        types.sort_by_key(|(_, forecasts)| std::cmp::Reverse(**forecasts));
        let more = types.len().saturating_sub(NAMED);
        let mut types: Vec<String> =
            types.into_iter().take(NAMED).map(|(kind, n)| format!("{} ({n})", shown(kind.as_bytes()))).collect();
        types.extend((more > 0).then(|| language.more(more)));
        format!("{} {as_what} {}", language.quoted(&shown(source.as_bytes())), types.join(", "))
    };
    let more = several.len().saturating_sub(NAMED);
    (!several.is_empty()).then(|| {
        let text = Localized::each(|language| {
            let mut listed: Vec<String> = several.iter().take(NAMED).map(|one| told(one, language)).collect();
            listed.extend((more > 0).then(|| language.and_more(more).trim().to_owned()));
            let (n, listed) = (several.len() as u64, listed.join("; "));
            match language {
                Language::English => {
                    format!("{} filed under more than one type: {listed}.", counted(n, "source is", "sources are"))
                }
                Language::German => {
                    format!(
                        "{} unter mehr als einem Typ geführt: {listed}.",
                        counted(n, "Quelle wird", "Quellen werden")
                    )
                }
            }
        });
        Note::new(Code::SourceUnderSeveralTypes, text)
    })
}

/// Sources whose name is made of several.
fn joint(sources: &ForecastsByName) -> Option<Note> {
    if sources.len() > MOST_NAMES {
        return None;
    }
    let known: BTreeSet<&str> = sources.keys().map(String::as_str).collect();
    let joint: Vec<_> = sources
        .keys()
        .filter_map(|name| Some((name, parts_of_joint(name, |part| known.contains(part))?)))
        .take(MOST_NAMES)
        .collect();
    let more = joint.len().saturating_sub(NAMED);
    (!joint.is_empty()).then(|| {
        let text = Localized::each(|language| {
            let names = joint.iter().take(NAMED).map(|(name, _)| language.quoted(&shown(name.as_bytes())));
            let (listed, more) = (names.collect::<Vec<_>>().join(", "), language.and_more(more));
            match language {
                Language::English => {
                    format!("Each of these is counted as one source, though it seems to name several: {listed}{more}.")
                }
                Language::German => {
                    format!(
                        "Jeder dieser Namen zählt als eine Quelle, obwohl er mehrere zu nennen scheint: {listed}{more}."
                    )
                }
            }
        });
        Note::new(Code::JointSources, text)
    })
}
