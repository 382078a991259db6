//! What the reader of a comparison should know.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diagnostics::{Code, Note};
use crate::options::StatisticsOptions;

use super::pairs::FEWEST;
use super::{ComparedGroup, ComparedPair, PairsLeftOut, counted, label};

/// Notes on the scores that say nothing of a comparison.
const OF_SCORES_ALONE: [Code; 3] = [Code::RepeatedForecasts, Code::NoRanking, Code::OneSided];
/// Intervals of differences are only approximate below so many shared questions; see `src/tests/simulate_compare.rs`.
const ENOUGH_SHARED: u64 = 30;
/// So many groups of a component are named.
const NAMED: usize = 4;

/// What the notes are about.
pub(super) struct ComparisonFindings<'a> {
    pub(super) groups: &'a [ComparedGroup],
    pub(super) pairs: &'a [ComparedPair],
    pub(super) left_out: PairsLeftOut,
    pub(super) components: u32,
    pub(super) over_time: bool,
    /// Whether all questions happened, or none did.
    pub(super) one_outcome: Option<bool>,
    /// Sources under more than one type, if they were drawn towards types.
    pub(super) several_types: u64,
    pub(super) statistics: &'a StatisticsOptions,
}

/// The notes of the scores that matter here, and those of the comparison.
pub(super) fn notes(of_scores: &[Note], found: &ComparisonFindings) -> Vec<Note> {
    let mut notes: Vec<Note> = of_scores.iter().filter(|note| !OF_SCORES_ALONE.contains(&note.code)).cloned().collect();
    let all = [
        one_group(found),
        one_outcome(found),
        not_comparable(found),
        periods_differ(found),
        few_shared(found),
        left_out(found),
        without_consensus(found),
        several_types(found),
    ];
    notes.extend(all.into_iter().flatten());
    notes
}

fn one_group(found: &ComparisonFindings) -> Option<Note> {
    let mut scored = found.groups.iter().filter(|group| group.forecasts > 0);
    let one = scored.next()?;
    scored.next().is_none().then(|| {
        Note::new(
            Code::OneGroup,
            format!(
                "Only one group, {}, has forecasts that count: there is nothing to compare it with.",
                label(&one.key)
            ),
        )
    })
}

fn one_outcome(found: &ComparisonFindings) -> Option<Note> {
    let happened = found.one_outcome?;
    let side = if happened { "yes" } else { "no" };
    Some(Note::new(
        Code::OneOutcome,
        format!(
            "Every scored question resolved {side}: whoever says {side} every time wins, whatever they know. No group is called \
             better, and none is ranked."
        ),
    ))
}

fn not_comparable(found: &ComparisonFindings) -> Option<Note> {
    if found.components < 2 || found.over_time {
        return None;
    }
    let mut sets: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for group in found.groups {
        if let Some(component) = group.component {
            sets.entry(component).or_default().push(label(&group.key));
        }
    }
    let several = sets.len();
    let name = |names: Vec<String>| {
        let more = names.len().saturating_sub(NAMED);
        let mut text = names.into_iter().take(NAMED).collect::<Vec<_>>().join(", ");
        if more > 0 {
            let _ = write!(text, " and {more} more");
        }
        text
    };
    let mut listed: Vec<String> = sets.into_values().map(name).collect();
    if listed.len() > NAMED {
        let more = listed.len() - NAMED;
        listed.truncate(NAMED);
        listed.push(format!("and {more} more"));
    }
    Some(Note::new(
        Code::NotComparable,
        format!(
            "The groups fall into {several} sets that share no question, even indirectly, and are not comparable: {}. Ranks \
             and adjusted scores hold within a set only.",
            listed.join("; ")
        ),
    ))
}

fn periods_differ(found: &ComparisonFindings) -> Option<Note> {
    found.over_time.then(|| {
        Note::new(
            Code::PeriodsDiffer,
            "Each period has questions of its own: a change from one to the next may be the questions', not the sources'. \
             Groups of different periods are not compared otherwise."
                .to_owned(),
        )
    })
}

fn few_shared(found: &ComparisonFindings) -> Option<Note> {
    let tested: Vec<u64> =
        found.pairs.iter().filter(|pair| pair.p_value.is_some()).map(|pair| pair.questions).collect();
    let few = tested.iter().filter(|questions| **questions < ENOUGH_SHARED).count() as u64;
    (few > 0).then(|| {
        Note::new(
            Code::FewSharedQuestions,
            format!(
                "{} of {} on fewer than {ENOUGH_SHARED} shared questions: the intervals are approximate.",
                counted(few, "comparison", "comparisons"),
                if few == 1 { format!("{} rests", tested.len()) } else { format!("{} rest", tested.len()) },
            ),
        )
    })
}

fn left_out(found: &ComparisonFindings) -> Option<Note> {
    let PairsLeftOut { too_few_shared, too_many } = found.left_out;
    if too_few_shared + too_many == 0 {
        return None;
    }
    let listed = counted(found.pairs.len() as u64, "pair is", "pairs are");
    let mut text = format!("{listed} compared.");
    if too_few_shared > 0 {
        let _ = write!(
            text,
            " {} fewer than {} questions and {} not listed.",
            counted(too_few_shared, "other shares", "others share"),
            found.statistics.min_questions.max(FEWEST),
            if too_few_shared == 1 { "is" } else { "are" }
        );
    }
    if too_many > 0 {
        let _ = write!(
            text,
            " {} enough, but too many pairs tested together find nothing: those that share the most questions were chosen.",
            counted(too_many, "more shares", "more share")
        );
    }
    Some(Note::new(Code::PairsLeftOut, text))
}

fn without_consensus(found: &ComparisonFindings) -> Option<Note> {
    let left_out: u64 = found.groups.iter().map(|group| group.without_consensus).sum();
    let all: u64 = found.groups.iter().map(|group| group.without_consensus + group.staked).sum();
    (left_out > 0).then(|| {
        Note::new(
            Code::WithoutConsensus,
            format!(
                "{left_out} of {} made before any other source had spoken on the question: there is no consensus to bet \
                 against, so log payoff and bankroll leave them out.",
                counted(all, "forecast was", "forecasts were")
            ),
        )
    })
}

fn several_types(found: &ComparisonFindings) -> Option<Note> {
    (found.several_types > 0).then(|| {
        Note::new(
            Code::SourcesOfSeveralTypes,
            format!(
                "{} under more than one source type; each was drawn towards the type of most of its forecasts.",
                counted(found.several_types, "source speaks", "sources speak")
            ),
        )
    })
}
