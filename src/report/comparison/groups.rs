//! One group beside the others.

use serde::Serialize;

use crate::compare::Reason;
use crate::compare::crowd::bankroll;
use crate::compare::effects::{EffectReplicates, Effects};
use crate::compare::group_means::MeanOfGroup;
use crate::compare::pairs::Pair;
use crate::compare::ranks::rank_ranges;
use crate::model::{Finite, GroupKey};
use crate::options::StatisticsOptions;
use crate::report::judgement::{NO_RESAMPLES, ONE_QUESTION};
use crate::report::{Absent, Group};
use crate::uncertainty::{Estimate, Interval};

use super::absent;
use super::gather::BesideTheOthers;
use crate::localized::counted;

/// One group beside the others. Lower scores are better.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ComparedGroup {
    /// Which group.
    pub key: GroupKey,
    /// Scored forecasts with weight above zero.
    pub forecasts: u64,
    /// Questions that they are about.
    pub questions: u64,
    /// Sources that made them.
    pub sources: u64,
    /// Brier score as in `score`: of the questions that the group happened to answer.
    pub brier: Estimate,
    /// Brier score as if all groups of its component had answered the same questions.
    pub adjusted_brier: Estimate,
    /// Number of the set of groups that it can be compared with, from 1.
    pub component: Option<u32>,
    /// Questions that another group answered too: the adjusted score rests on these.
    pub linked_questions: u64,
    /// Day by day, own Brier score − median of everyone's; negative is better than the crowd.
    pub relative_brier: Estimate,
    /// Share of a question's days on which a source of the group had a forecast.
    pub coverage: Option<Finite>,
    /// Mean of ln(own probability/consensus of the other sources) of what happened; positive wins.
    pub log_payoff: Estimate,
    /// What 1 becomes when it is staked on every forecast in turn.
    pub bankroll: Option<Finite>,
    /// Forecasts with a consensus of others to bet against.
    pub staked: u64,
    /// Forecasts made before any other source had spoken.
    pub without_consensus: u64,
    /// Brier scores of what its sources say together.
    pub panel: Panel,
    /// Ranks that the verdicts on its pairs leave open, within the component.
    pub rank: Option<Rank>,
    /// Of a source: its score drawn towards the mean of its type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shrunk: Option<Shrunk>,
    /// Why a statistic above is null.
    pub absent: Vec<Absent>,
}

/// Brier scores of a group's own panel: for each question the latest forecast of each of its sources, combined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Panel {
    /// By their mean.
    pub mean: Option<Finite>,
    /// By their median.
    pub median: Option<Finite>,
    /// By the geometric mean of their odds.
    pub geometric_mean_odds: Option<Finite>,
    /// Intervals of the three.
    pub intervals: PanelIntervals,
}

/// Intervals of a panel's scores, were its questions others like these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct PanelIntervals {
    /// By their mean.
    pub mean: Option<Interval>,
    /// By their median.
    pub median: Option<Interval>,
    /// By the geometric mean of their odds.
    pub geometric_mean_odds: Option<Interval>,
}

/// The best and the worst rank that the verdicts leave open, from 1: best = 1 + the groups that are better by verdict, worst = the
/// number of groups less those that are worse by verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rank {
    /// The best.
    pub best: u32,
    /// The worst.
    pub worst: u32,
}

/// A source's adjusted score, drawn towards the mean of its type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shrunk {
    /// The score as it is believed, with its interval.
    pub brier: Estimate,
    /// How far it was drawn to the mean of the type: 0 not at all, 1 all the way.
    pub by: Finite,
    /// The source's type; that of most of its forecasts.
    pub source_type: String,
    /// The mean of that type.
    pub type_mean: Finite,
}

/// All groups; `scored` are their numbers as `score` has them.
pub(super) fn groups(
    scored: &[Group],
    beside: &BesideTheOthers,
    effects: &Effects,
    spread: &EffectReplicates,
    pairs: &[Pair],
    statistics: &StatisticsOptions,
) -> Vec<ComparedGroup> {
    let confidence = statistics.confidence.level();
    let relative = beside.relative.means(confidence);
    let payoff = beside.payoff.means(confidence);
    let coverage = beside.coverage.means(confidence);
    let panels = beside.panels.each_ref().map(|values| values.means_of_scores(&beside.panel_outcomes, confidence));
    let ranks = rank_ranges(effects.components(), pairs, confidence);
    let value = |mean: &MeanOfGroup| mean.mean.ok().and_then(Estimate::value);
    (0_u32..)
        .zip(scored)
        .map(|(number, group)| {
            let at = number as usize;
            let mut made = ComparedGroup {
                key: group.key.clone(),
                forecasts: group.forecasts,
                questions: group.questions,
                sources: group.sources,
                brier: group.brier,
                component: effects.components().of(number),
                linked_questions: effects.linked_questions(number),
                coverage: value(&coverage[at]).and_then(Finite::new),
                bankroll: None,
                without_consensus: beside.without_consensus[at],
                panel: panel(panels.each_ref().map(|panel| &panel[at])),
                ..ComparedGroup::default()
            };
            if group.forecasts == 0 {
                absent(&mut made.absent, "*", "nothing was scored");
                return made;
            }
            made.adjust(effects, spread, number, statistics);
            made.beside_the_crowd(&relative[at], beside.accompanied[at]);
            made.against_consensus(&payoff[at]);
            made.explain_intervals(statistics, &relative[at], &payoff[at]);
            if let Some(reason) = panels[0][at].without_interval {
                absent(&mut made.absent, "panel.intervals", because(reason));
            }
            match ranks[at] {
                Ok(range) => made.rank = Some(Rank { best: range.best, worst: range.worst }),
                Err(reason) => absent(&mut made.absent, "rank", because(reason)),
            }
            made
        })
        .collect()
}

fn panel(means: [&MeanOfGroup; 3]) -> Panel {
    let [mean, median, odds] = means.map(|mean| mean.mean.unwrap_or_default());
    Panel {
        mean: mean.value().and_then(Finite::new),
        median: median.value().and_then(Finite::new),
        geometric_mean_odds: odds.value().and_then(Finite::new),
        intervals: PanelIntervals {
            mean: mean.interval(),
            median: median.interval(),
            geometric_mean_odds: odds.interval(),
        },
    }
}

impl ComparedGroup {
    /// Why numbers stand without an interval.
    fn explain_intervals(&mut self, statistics: &StatisticsOptions, relative: &MeanOfGroup, payoff: &MeanOfGroup) {
        let of_score = if statistics.resamples == 0 { Reason::NoResamples } else { Reason::OneQuestion };
        let reasons = [
            ("brier.low", self.brier, Some(of_score)),
            ("relative_brier.low", self.relative_brier, relative.without_interval),
            ("log_payoff.low", self.log_payoff, payoff.without_interval),
        ];
        for (statistic, found, reason) in reasons {
            if let (Some(_), None, Some(reason)) = (found.value(), found.low(), reason) {
                absent(&mut self.absent, statistic, because(reason));
            }
        }
    }

    fn adjust(&mut self, effects: &Effects, spread: &EffectReplicates, number: u32, statistics: &StatisticsOptions) {
        let value = effects.adjusted(number);
        let interval: Result<Interval, Reason> = effects.interval(spread, number, statistics.confidence.level());
        self.adjusted_brier = Estimate::new(value, interval.ok());
        if let Err(reason) = interval {
            absent(&mut self.absent, "adjusted_brier.low", because(reason));
        }
    }

    fn beside_the_crowd(&mut self, relative: &MeanOfGroup, accompanied: u64) {
        let reason = match relative.mean {
            Err(_) => "it spoke on the days of the resolutions only",
            Ok(_) if accompanied == 0 => "no other source spoke on its questions: it would be measured against itself",
            Ok(mean) => {
                self.relative_brier = mean;
                return;
            }
        };
        self.relative_brier = Estimate::default();
        absent(&mut self.absent, "relative_brier", reason);
        if relative.mean.is_err() {
            absent(&mut self.absent, "coverage", reason);
        }
    }

    fn against_consensus(&mut self, payoff: &MeanOfGroup) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of forecasts")]
        let staked = payoff.count as u64;
        self.staked = staked;
        let Ok(mean) = payoff.mean else {
            let reason = because(Reason::OwnConsensus);
            absent(&mut self.absent, "log_payoff", reason.clone());
            absent(&mut self.absent, "bankroll", reason);
            return;
        };
        self.log_payoff = mean;
        self.bankroll = bankroll(payoff.sum).and_then(Finite::new);
        if self.bankroll.is_none() {
            absent(&mut self.absent, "bankroll", "it is beyond what a number can hold");
        }
    }
}

/// Why there is no number, in words for people.
pub(super) fn because(reason: Reason) -> String {
    match reason {
        Reason::OneGroup => "there is no other group to compare it with".to_owned(),
        Reason::NotConnected => "no other group has a forecast on any of its questions".to_owned(),
        Reason::NoSharedQuestion => "the two have no question in common".to_owned(),
        Reason::TooFewShared { shared, needed } => format!(
            "only {} with other groups, and {needed} are needed",
            counted(shared, "question is shared", "questions are shared")
        ),
        Reason::OneOutcome { happened, .. } => {
            format!("every shared question resolved {}", if happened { "yes" } else { "no" })
        }
        Reason::NothingScored => "nothing was scored".to_owned(),
        Reason::NothingVaries => {
            "it is the same on every question: nothing says how far chance could have moved it".to_owned()
        }
        Reason::FewEffectiveQuestions => {
            "an interval needs at least 5 questions, and none that outweighs the others".to_owned()
        }
        Reason::NoDeadline => {
            "no shared question has a deadline (closes_on), and in the order of resolution it would not hold: what ends early \
             ends with yes"
                .to_owned()
        }
        Reason::TooFewSources { sources, needed } => format!(
            "{} on the side that has fewer, and {needed} are needed to speak of others of their type",
            counted(sources, "source", "sources")
        ),
        Reason::NotCompared | Reason::DeadlinesToCome | Reason::NoTypes => reason.to_string(),
        Reason::FewOfRarerOutcome { questions, needed } => format!(
            "only {} the rarer way, and {needed} are needed",
            counted(questions, "question ended", "questions ended")
        ),
        Reason::OneQuestion => ONE_QUESTION.to_owned(),
        Reason::NoResamples => NO_RESAMPLES.to_owned(),
        Reason::HangsByFew => {
            "too few questions join it to the others: in more than one resample of twenty it comes loose".to_owned()
        }
        Reason::OwnConsensus => "no other source had spoken when it did: it would be its own consensus".to_owned(),
        Reason::OutOfRange => "a number lies outside of its range".to_owned(),
    }
}
