//! Two groups beside each other.

use serde::Serialize;

use crate::compare::cells::QuestionScores;
use crate::compare::effects::Effects;
use crate::compare::pairs::{Pair, PairSettings, all_pairs, compare_pairs};
use crate::compare::verdict::judge_pair;
use crate::model::GroupKey;
use crate::options::{GroupingColumn, RunOptions, SelectionOptions};
use crate::report::{Group, Verdict};
use crate::uncertainty::{Bootstrap, Estimate};

use super::label;

/// Up to so many pairs are all listed, those that cannot be compared too.
const LISTED: usize = 300;
/// So many pairs at most are compared.
const COMPARED: usize = 2000;
/// So many groups at most, those with the most questions, are searched for pairs that share enough questions.
const SEARCHED: usize = 2000;

/// Two groups on the questions that both forecast. A positive difference favours `b`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComparedPair {
    /// The one.
    pub a: GroupKey,
    /// The other.
    pub b: GroupKey,
    /// Questions that both forecast.
    pub questions: u64,
    /// Mean of score of a − score of b, with its question-cluster interval.
    pub difference: Estimate,
    /// Sign-flip p-value.
    pub p_value: Option<f64>,
    /// The same after Holm's adjustment over all pairs that were tested.
    pub p_adjusted: Option<f64>,
    /// Holds the mean difference at whatever time one looks.
    pub confidence_sequence: Range,
    /// Against no difference; 20 is strong, whenever one looks.
    pub e_value: Option<f64>,
    /// What may be said.
    pub verdict: Verdict,
}

/// From here to there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Range {
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// Pairs that are not listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PairsLeftOut {
    /// They share fewer than `--min-questions` questions, or none.
    pub too_few_shared: u64,
    /// They share enough, but others share more, and too many pairs cannot be tested together.
    pub too_many: u64,
}

/// Compares the groups in pairs: all of them if they are few, else those that share the most questions.
pub(super) fn pairs(
    scored: &[Group],
    scores: &QuestionScores,
    effects: &Effects,
    over_time: bool,
    options: &RunOptions,
    resampling: &Bootstrap,
) -> (Vec<ComparedPair>, PairsLeftOut) {
    let speaking: Vec<u32> =
        (0_u32..).zip(scored).filter(|(_, group)| group.forecasts > 0).map(|(number, _)| number).collect();
    let all = speaking.len() * speaking.len().saturating_sub(1) / 2;
    let (chosen, left_out) = if all <= LISTED && !over_time {
        let place = |at: u32| speaking[at as usize];
        (all_pairs(speaking.len()).into_iter().map(|(a, b)| (place(a), place(b))).collect(), PairsLeftOut::default())
    } else {
        sharing_most(scores, options.statistics.min_questions.max(2), all as u64)
    };
    let settings = PairSettings {
        confidence: options.statistics.confidence.level(),
        min_questions: options.statistics.min_questions,
        bootstrap: *resampling,
    };
    let compared = compare_pairs(scores, effects.components(), &chosen, &settings).unwrap_or_default();
    let tested = compared.iter().filter(|pair| pair.finding.is_ok()).count();
    let names: Vec<String> = scored.iter().map(|group| name(&group.key, &options.selection)).collect();
    let made = compared.iter().map(|pair| {
        let [a, b] = [pair.a, pair.b].map(|at| at as usize);
        let verdict = judge_pair(pair, [&names[a], &names[b]], tested, options.statistics.confidence.level());
        let verdict = Verdict { code: verdict.code, text: verdict.text, judgement: None };
        described(pair, scored[a].key.clone(), scored[b].key.clone(), verdict)
    });
    (made.collect(), left_out)
}

fn described(pair: &Pair, a: GroupKey, b: GroupKey, verdict: Verdict) -> ComparedPair {
    let found = pair.finding.as_ref().ok();
    let sequence = found.and_then(|found| found.confidence_sequence);
    ComparedPair {
        a,
        b,
        questions: pair.questions,
        difference: found.map_or_else(Estimate::default, |found| found.mean),
        p_value: found.map(|found| found.p_value),
        p_adjusted: found.map(|found| found.p_adjusted),
        confidence_sequence: Range { low: sequence.map(|s| s.low), high: sequence.map(|s| s.high) },
        e_value: found.map(|found| found.e_value),
        verdict,
    }
}

/// The pairs that share at least `needed` questions; if these are too many, those that share the most.
///
/// Which pairs are compared depends on who answered what alone, never on the scores.
fn sharing_most(scores: &QuestionScores, needed: u64, all: u64) -> (Vec<(u32, u32)>, PairsLeftOut) {
    let mut questions = vec![0_u64; scores.groups()];
    for cells in scores.by_question() {
        for (group, _) in cells {
            questions[*group as usize] += 1;
        }
    }
    let mut groups: Vec<u32> =
        (0_u32..).zip(&questions).filter(|(_, questions)| **questions >= needed).map(|(group, _)| group).collect();
    groups.sort_by_key(|&group| (std::cmp::Reverse(questions[group as usize]), group));
    groups.truncate(SEARCHED);
    groups.sort_unstable();
    let shared = shared(scores, &groups);
    let count = groups.len();
    let mut pairs: Vec<(u32, u32, u32)> = (0..count)
        .flat_map(|a| (a + 1..count).map(move |b| (a, b)))
        .map(|(a, b)| (shared[a * count + b], groups[a], groups[b]))
        .filter(|(shared, ..)| u64::from(*shared) >= needed)
        .collect();
    let enough = pairs.len();
    pairs.sort_unstable_by_key(|&(shared, a, b)| (std::cmp::Reverse(shared), a, b));
    pairs.truncate(COMPARED);
    pairs.sort_unstable_by_key(|&(_, a, b)| (a, b));
    let left_out =
        PairsLeftOut { too_few_shared: all.saturating_sub(enough as u64), too_many: (enough - pairs.len()) as u64 };
    (pairs.into_iter().map(|(_, a, b)| (a, b)).collect(), left_out)
}

/// How many questions each two of these groups share; the lower number first.
fn shared(scores: &QuestionScores, groups: &[u32]) -> Vec<u32> {
    let mut place = vec![usize::MAX; scores.groups()];
    groups.iter().enumerate().for_each(|(at, &group)| place[group as usize] = at);
    let mut shared = vec![0; groups.len() * groups.len()];
    for cells in scores.by_question() {
        let present: Vec<usize> =
            cells.iter().map(|(group, _)| place[*group as usize]).filter(|&at| at != usize::MAX).collect();
        for (at, &a) in present.iter().enumerate() {
            present[at + 1..].iter().for_each(|&b| shared[a * groups.len() + b] += 1);
        }
    }
    shared
}

/// A group's name in a sentence: source types in the plural where English forms it with s, other names as they are.
fn name(key: &GroupKey, selection: &SelectionOptions) -> String {
    const AGENTS: [&str; 5] = ["er", "or", "ist", "ant", "ent"];
    let label = label(key);
    let is_english = label.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ');
    let is_agent = AGENTS.iter().any(|ending| label.ends_with(ending));
    if selection.group_by == [GroupingColumn::SourceType] && is_english && is_agent {
        return format!("{label}s");
    }
    match key.0.split_first() {
        Some(((_, first), rest)) if !rest.is_empty() && !first.trim().is_empty() => {
            format!("{first} ({})", rest.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(", "))
        }
        _ => label,
    }
}
