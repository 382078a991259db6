//! Two groups beside each other.

use serde::Serialize;

use crate::compare::cells::QuestionScores;
use crate::compare::effects::Effects;
use crate::compare::of_type::{TypeDifference, compare_types};
use crate::compare::pairs::{Pair, PairSettings, all_pairs, compare_pairs};
use crate::compare::source_cells::SourceCells;
use crate::compare::verdict::{PairVerdict, TestedTogether, judge_pair};
use crate::compare::{QuestionsNeeded, Reason};
use crate::model::{Finite, GroupKey};
use crate::options::{GroupingColumn, RunOptions, SelectionOptions};
use crate::report::{Absent, Group, Verdict};
use crate::uncertainty::{Estimate, Interval};

use super::groups::because;
use super::{absent, label};

/// Up to so many pairs are all listed, those that cannot be compared too.
const LISTED: usize = 300;
/// So many pairs at most are compared.
const COMPARED: usize = 2000;
/// So many groups at most, those with the most questions, are searched for pairs that share enough questions.
const SEARCHED: usize = 2000;
/// On fewer questions no interval holds its promise, and not even the same sign everywhere would be a finding.
pub(super) const FEWEST: u64 = 5;

/// Two groups on the questions that both forecast. A positive difference favours `b`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComparedPair {
    /// The one.
    pub a: GroupKey,
    /// The other.
    pub b: GroupKey,
    /// Questions that both forecast.
    pub questions: u64,
    /// Mean of score of a − score of b, with its interval: of these sources, on questions like these.
    pub difference: Estimate,
    /// Sign-flip p-value.
    pub p_value: Option<Finite>,
    /// The same after Holm's adjustment over all pairs that were tested.
    pub p_adjusted: Option<Finite>,
    /// Of two types: the difference with other sources of theirs too.
    pub of_type: Option<OfType>,
    /// Holds the mean of what was to be expected of each difference at whatever time one looks, question by question in the order
    /// of their deadlines.
    pub confidence_sequence: Range,
    /// Against "neither is better at any time"; 20 is strong, whenever one looks.
    pub e_value: Option<Finite>,
    /// Questions in these two: those whose deadline has passed.
    pub sequence_questions: u64,
    /// What may be said.
    pub verdict: Verdict,
    /// Why a statistic above is null.
    pub absent: Vec<Absent>,
    /// Why there is no difference, to be said in any language.
    #[serde(skip)]
    pub untested: Option<Reason>,
    /// The verdict's text without how many more questions would settle it.
    #[serde(skip)]
    pub finding: String,
    /// How many more shared questions would settle it, to be said in any language.
    #[serde(skip)]
    pub more: Option<QuestionsNeeded>,
}

/// A mean difference with questions and sources drawn anew: a claim about types, not only about the sources in the log.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OfType {
    /// Lower end.
    pub low: Finite,
    /// Upper end.
    pub high: Finite,
    /// Two-sided p-value of no difference.
    pub p_value: Finite,
    /// The same after Holm's adjustment over all pairs of types.
    pub p_adjusted: Finite,
    /// Whether the types differ: zero lies outside, and the adjusted p-value is small enough.
    pub differs: bool,
}

impl OfType {
    fn new(found: &TypeDifference, confidence: f64) -> Option<Self> {
        let numbers = [found.interval.low(), found.interval.high(), found.p_value, found.p_adjusted];
        let [low, high, p_value, p_adjusted] = Finite::all(numbers)?;
        Some(Self { low, high, p_value, p_adjusted, differs: found.is_settled(confidence) })
    }
}

/// From here to there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Range {
    /// Lower end.
    pub low: Option<Finite>,
    /// Upper end.
    pub high: Option<Finite>,
}

/// Pairs that are not listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PairsLeftOut {
    /// They share fewer than `--min-questions` questions, or none.
    pub too_few_shared: u64,
    /// They share enough, but others share more, and too many pairs cannot be tested together.
    pub too_many: u64,
}

/// What the pairs are made from.
pub(super) struct ComparedGroups<'a> {
    pub(super) scored: &'a [Group],
    pub(super) scores: &'a QuestionScores,
    pub(super) effects: &'a Effects,
    pub(super) options: &'a RunOptions,
}

/// Compares the groups in pairs: all of them if they are few, else those that share the most questions.
pub(super) fn compare_groups(of: &ComparedGroups) -> (Vec<Pair>, PairsLeftOut) {
    let statistics = &of.options.statistics;
    let needed = statistics.min_questions.max(FEWEST);
    let speaking: Vec<u32> =
        (0_u32..).zip(of.scored).filter(|(_, group)| group.forecasts > 0).map(|(number, _)| number).collect();
    let all = speaking.len() * speaking.len().saturating_sub(1) / 2;
    let (chosen, left_out) = if all <= LISTED && !of.options.selection.is_over_time() {
        let place = |at: u32| speaking[at as usize];
        (all_pairs(speaking.len()).into_iter().map(|(a, b)| (place(a), place(b))).collect(), PairsLeftOut::default())
    } else {
        sharing_most(of.scores, needed, all as u64)
    };
    let settings = PairSettings {
        confidence: statistics.confidence.level(),
        min_questions: needed,
        as_of: of.options.selection.as_of,
        seed: statistics.seed,
        threads: of.options.reading.threads,
    };
    (compare_pairs(of.scores, of.effects.components(), &chosen, &settings).unwrap_or_default(), left_out)
}

/// The same with names, and with what may be said; of types with what their sources scored, if that is kept apart.
pub(super) fn described(pairs: &[Pair], of: &ComparedGroups, by_source: Option<&SourceCells>) -> Vec<ComparedPair> {
    let confidence = of.options.statistics.confidence.level();
    let together = TestedTogether::of(pairs, confidence);
    let names: Vec<String> = of.scored.iter().map(|group| name(&group.key, &of.options.selection)).collect();
    let made = pairs.iter().zip(types(pairs, of, by_source)).map(|(pair, of_type)| {
        let [a, b] = [pair.a, pair.b].map(|at| at as usize);
        let verdict = judge_pair(pair, [&names[a], &names[b]], &of_type, &together);
        ComparedPair::new(pair, [&of.scored[a].key, &of.scored[b].key], of_type, verdict, confidence)
    });
    made.collect()
}

/// Whether groups are source types, so that other sources of theirs can be thought of.
pub(super) fn are_types(selection: &SelectionOptions) -> bool {
    let by = |column| selection.group_by.contains(&column);
    by(GroupingColumn::SourceType) && !by(GroupingColumn::Source)
}

fn types(pairs: &[Pair], of: &ComparedGroups, by_source: Option<&SourceCells>) -> Vec<Result<TypeDifference, Reason>> {
    let Some(by_source) = by_source.filter(|_| are_types(&of.options.selection)) else {
        return vec![Err(Reason::NoTypes); pairs.len()];
    };
    let tested = pairs.iter().filter(|pair| pair.finding.is_ok()).map(|pair| (pair.a, pair.b)).collect::<Vec<_>>();
    let threads = of.options.reading.threads;
    let mut found = compare_types(by_source, &tested, threads, of.options.statistics.confidence.level()).into_iter();
    let of_pair = |pair: &Pair| match pair.finding {
        Ok(_) => found.next().unwrap_or(Err(Reason::NoTypes)),
        Err(reason) => Err(reason),
    };
    pairs.iter().map(of_pair).collect()
}

impl ComparedPair {
    /// Which of the two did better, and which worse, if that can be said.
    pub(crate) fn better_and_worse(&self) -> Option<(&GroupKey, &GroupKey)> {
        match self.verdict.code {
            "a-better" => Some((&self.a, &self.b)),
            "b-better" => Some((&self.b, &self.a)),
            _ => None,
        }
    }

    /// Whether nothing is said of their types because there are too few sources.
    pub(crate) fn too_few_sources(&self) -> bool {
        self.of_type.is_none() && self.absent.iter().any(|a| a.statistic == "of_type" && a.reason.contains("needed"))
    }

    fn new(
        pair: &Pair,
        [a, b]: [&GroupKey; 2],
        of_type: Result<TypeDifference, Reason>,
        verdict: PairVerdict,
        confidence: f64,
    ) -> Self {
        let found = pair.finding.as_ref().ok();
        let sequence = pair.finding.and_then(|found| found.sequence);
        let interval = sequence.ok().map(|sequence| sequence.interval);
        let mut missing = vec![];
        if let Err(reason) = pair.finding {
            absent(&mut missing, "*", because(reason));
        } else {
            if found.is_some_and(|found| found.mean.low().is_none()) {
                absent(&mut missing, "difference.low", because(Reason::NothingVaries));
            }
            if let Err(reason) = of_type {
                absent(&mut missing, "of_type", because(reason));
            }
            if let Err(reason) = sequence {
                absent(&mut missing, "confidence_sequence", because(reason));
                absent(&mut missing, "e_value", because(reason));
            }
        }
        Self {
            a: a.clone(),
            b: b.clone(),
            questions: pair.questions,
            difference: found.map_or_else(Estimate::default, |found| found.mean),
            p_value: found.map(|found| found.p_value).and_then(Finite::new),
            p_adjusted: found.map(|found| found.p_adjusted).and_then(Finite::new),
            of_type: of_type.ok().and_then(|found| OfType::new(&found, confidence)),
            confidence_sequence: Range {
                low: interval.map(Interval::low).and_then(Finite::new),
                high: interval.map(Interval::high).and_then(Finite::new),
            },
            e_value: sequence.ok().map(|sequence| sequence.e_value).and_then(Finite::new),
            sequence_questions: sequence.map_or(0, |sequence| sequence.questions),
            verdict: Verdict { code: verdict.code, text: verdict.with_hope(), judgement: None },
            absent: missing,
            untested: pair.finding.err(),
            finding: verdict.text,
            more: verdict.more,
        }
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
