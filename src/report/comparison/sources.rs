//! Sources drawn towards the mean of their type.

use std::collections::BTreeMap;

use crate::compare::effects::Effects;
use crate::compare::{Reason, SourceScore, shrink};
use crate::model::{Finite, SourceId};
use crate::observe::sources::Sources;
use crate::options::StatisticsOptions;
use crate::uncertainty::Estimate;

use super::absent;
use super::groups::{ComparedGroup, Shrunk, because};

/// Why sources are not drawn to their types.
const NO_SPREAD: &str = "nothing is left to tell how much a single question varies";

/// The type of each source by its number: that of most of its forecasts that count, of equals the first by name. Also how many
/// sources speak under more than one.
pub(super) fn types(all_sources: &Sources, by_label: &[u64]) -> (BTreeMap<SourceId, String>, u64) {
    let mut said: BTreeMap<SourceId, BTreeMap<&str, u64>> = BTreeMap::new();
    for ((&source, kind), &count) in all_sources.source.iter().zip(&all_sources.source_type).zip(by_label) {
        if count > 0 {
            *said.entry(source).or_default().entry(kind).or_default() += count;
        }
    }
    let several = said.values().filter(|kinds| kinds.len() > 1).count() as u64;
    let most = |kinds: BTreeMap<&str, u64>| {
        kinds.into_iter().rev().max_by_key(|(_, count)| *count).map(|(kind, _)| kind.to_owned()).unwrap_or_default()
    };
    (said.into_iter().map(|(source, kinds)| (source, most(kinds))).collect(), several)
}

/// Draws the sources towards their types; `sources` has the number of each group's source.
///
/// Types are apart in each component, for scores of different components cannot be compared.
pub(super) fn shrink_all(
    groups: &mut [ComparedGroup],
    sources: &[Option<SourceId>],
    types: &BTreeMap<SourceId, String>,
    effects: &Effects,
    statistics: &StatisticsOptions,
) {
    let mut kinds: BTreeMap<(u32, &str), u32> = BTreeMap::new();
    let mut known = vec![];
    for (at, (place, (group, source))) in (0_u32..).zip(groups.iter_mut().zip(sources)).enumerate() {
        let kind = source.and_then(|source| types.get(&source));
        if let (Some(score), Some(component), Some(kind)) = (group.adjusted_brier.value(), group.component, kind) {
            let Some(own_error) = effects.own_error(place) else {
                let reason =
                    if group.linked_questions == 0 { because(Reason::NotConnected) } else { NO_SPREAD.to_owned() };
                absent(&mut group.absent, "shrunk", reason);
                continue;
            };
            let shared_error = effects.shared_error(place);
            if let Err(reason) = shared_error {
                absent(&mut group.absent, "shrunk.brier.low", because(reason));
            }
            let next = u32::try_from(kinds.len()).unwrap_or(u32::MAX);
            let kind_number = *kinds.entry((component, kind)).or_insert(next);
            let score = SourceScore { kind: kind_number, score, own_error, shared_error: shared_error.ok() };
            known.push((at, kind, score));
        }
    }
    let scores: Vec<SourceScore> = known.iter().map(|(.., score)| *score).collect();
    match shrink(&scores, statistics.confidence.level()) {
        Ok(found) => {
            for ((at, kind, _), shrunk) in known.into_iter().zip(found.sources) {
                let figures = Finite::all([shrunk.shrunk_by, shrunk.kind_mean]);
                groups[at].shrunk = figures.map(|[by, type_mean]| Shrunk {
                    brier: Estimate::new(Some(shrunk.score), shrunk.interval),
                    by,
                    source_type: kind.to_owned(),
                    type_mean,
                });
            }
        }
        Err(reason) => {
            let why = match reason {
                Reason::OneGroup => "no type has two sources, so how sources of a type differ is unknown".to_owned(),
                Reason::OneQuestion => NO_SPREAD.to_owned(),
                other => because(other),
            };
            for group in groups.iter_mut().filter(|group| !group.absent.iter().any(|a| a.statistic == "shrunk")) {
                group.absent.retain(|absent| absent.statistic != "shrunk.brier.low");
                absent(&mut group.absent, "shrunk", why.clone());
            }
        }
    }
}
