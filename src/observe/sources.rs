//! Who speaks: sources and source types as numbers that do not depend on the order in which threads met them.

use std::collections::{BTreeMap, BTreeSet};

use crate::dataset::label::Label;
use crate::input::text;
use crate::model::{LineNumber, SourceId, SpeakerId};

/// The sources and source types behind the labels of a log.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sources {
    /// For each label its source with its type and the columns that are grouped by: the unit whose updates replace each other,
    /// so that what one source says in two outlets is two forecasts where outlets are grouped by.
    pub(crate) speaker: Vec<SpeakerId>,
    /// For each label its source.
    pub(crate) source: Vec<SourceId>,
    /// For each label the name of its source type, as first written in the log.
    pub(crate) source_type: Vec<String>,
}

impl Sources {
    /// Numbers sources by name, and what tells speakers apart.
    pub(crate) fn new(labels: &[Label]) -> Self {
        let keys: Vec<String> = labels.iter().map(|label| text::type_key(&label.source_type)).collect();
        let mut spellings: BTreeMap<&str, (LineNumber, &str)> = BTreeMap::new();
        for (label, key) in labels.iter().zip(&keys) {
            let written = (label.first_line, label.source_type.as_str());
            let first = spellings.entry(key).or_insert(written);
            *first = (*first).min(written);
        }
        let source = numbers(labels.iter().map(|label| label.source.as_str()), SourceId::new);
        let speakers =
            labels.iter().zip(&keys).map(|(label, key)| (label.source.as_str(), key.as_str(), label.others.as_slice()));
        let speaker = numbers(speakers, SpeakerId::new);
        let source_type =
            keys.iter().map(|key| spellings.get(key.as_str()).map_or("", |(_, name)| *name).to_owned()).collect();
        Self { speaker, source, source_type }
    }
}

/// Numbers values by their sorted order.
fn numbers<T: Ord + Clone, I>(values: impl Iterator<Item = T> + Clone, of_number: impl Fn(u32) -> I) -> Vec<I> {
    let distinct: BTreeSet<T> = values.clone().collect();
    let number: BTreeMap<T, u32> = distinct.into_iter().zip(0..).collect();
    values.map(|value| of_number(number.get(&value).copied().unwrap_or_default())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(source: &str, source_type: &str, first_line: u32) -> Label {
        Label {
            source: source.to_owned(),
            source_type: source_type.to_owned(),
            others: vec![],
            first_line: LineNumber::new(first_line),
        }
    }

    #[test]
    fn types_are_one_whatever_their_case_and_shown_as_first_written() {
        let all_sources = Sources::new(&[
            label("B", "data-center_specialist", 9),
            label("A", "Data Center Specialist", 4),
            label("B", "DATA CENTER SPECIALIST", 7),
        ]);
        assert_eq!(all_sources.source_type, vec!["Data Center Specialist"; 3]);
        assert_eq!(all_sources.speaker, [1, 0, 1].map(SpeakerId::new));
        assert_eq!(all_sources.source, [1, 0, 1].map(SourceId::new));
    }

    #[test]
    fn one_source_in_two_outlets_that_are_grouped_by_is_two_speakers() {
        let printed_in = |outlet: &str, line| Label { others: vec![outlet.to_owned()], ..label("A", "analyst", line) };
        let all_sources = Sources::new(&[printed_in("Post", 1), printed_in("Globe", 2), printed_in("Post", 3)]);
        assert_eq!(all_sources.source, [0, 0, 0].map(SourceId::new));
        assert_eq!(all_sources.speaker, [1, 0, 1].map(SpeakerId::new));
    }

    #[test]
    fn one_source_under_two_types_is_two_speakers() {
        let all_sources = Sources::new(&[label("A", "reseller", 1), label("A", "consultant", 2)]);
        assert_eq!(all_sources.source, [0, 0].map(SourceId::new));
        assert_eq!(all_sources.speaker, [1, 0].map(SpeakerId::new));
    }
}
