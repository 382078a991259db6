//! Walks over the forecasts, question by question: cells by each choice, and what each group did beside the others.
//!
//! One after the other, so that what one gives can be let go before the next: together they take more than the forecasts.

use crate::compare::cells::{ScoreCell, ScoreCells, ScoredQuestion};
use crate::compare::crowd::{CrowdForecast, CrowdQuestion, panels, payoffs, relative_scores};
use crate::compare::elementary::ElementarySums;
use crate::compare::group_means::QuestionValues;
use crate::compare::source_cells::{SourceCell, SourceCells};
use crate::dataset::moments::ForecastMoments;
use crate::dataset::stated_probability::Probabilities;
use crate::model::{Day, YesShare};
use crate::observe::select::update_weights;
use crate::observe::sources::Sources;
use crate::observe::{KeptForecast, KeptForecasts, KeptQuestion};
use crate::options::{Keep, RunOptions, SelectionOptions, Updates, as_typed};
use crate::parallel::in_order;
use crate::report::wording::Alternative;
use crate::score::unchecked::{brier, log_score};

/// Another way to count the forecasts.
#[derive(Clone, Debug)]
pub(super) struct OtherChoice {
    /// In words of the options: `updates=daily`.
    pub(super) name: String,
    rule: Rule,
    /// What was said, if words are taken for other probabilities.
    probabilities: Option<Probabilities>,
}

/// Which forecasts count how much.
#[derive(Clone, Copy, Debug)]
struct Rule {
    updates: Updates,
    same_day: Keep,
}

impl Rule {
    fn of(selection: &SelectionOptions) -> Self {
        Self { updates: selection.updates, same_day: selection.same_day }
    }
}

/// The choices that the user could as well have made.
pub(super) fn other_choices(
    selection: &SelectionOptions,
    probabilities: &Probabilities,
    lexicons: &[Alternative],
) -> Vec<OtherChoice> {
    let own = Rule::of(selection);
    let plain = |name: String, rule| OtherChoice { name, rule, probabilities: None };
    let all = [Updates::All, Updates::First, Updates::Last, Updates::Daily];
    // The forecast that stood on a day is one alone.
    let updates = all.into_iter().filter(|&updates| updates != selection.updates && selection.horizon.is_none());
    let mut choices: Vec<OtherChoice> =
        updates.map(|updates| plain(format!("updates={}", as_typed(&updates)), Rule { updates, ..own })).collect();
    if selection.same_day == Keep::Keep {
        choices.push(plain("same_day=drop".to_owned(), Rule { same_day: Keep::Drop, ..own }));
    }
    choices.extend(lexicons.iter().map(|lexicon| OtherChoice {
        name: format!("lexicon={}", lexicon.lexicon),
        rule: own,
        probabilities: Some(probabilities.taken_for(|phrase| lexicon.point(phrase))),
    }));
    choices
}

/// What the walk needs to know.
pub(super) struct Listener<'a> {
    pub(super) options: &'a RunOptions,
    pub(super) all_sources: &'a Sources,
    pub(super) moments: &'a ForecastMoments,
    pub(super) probabilities: &'a Probabilities,
    /// Place of each group in the order of the groups, by number.
    pub(super) places: &'a [u32],
    pub(super) groups: usize,
}

/// What each group did beside the others.
#[derive(Clone, Debug, Default)]
pub(super) struct BesideTheOthers {
    /// Relative Brier score of each source on each question, by group.
    pub(super) relative: QuestionValues,
    /// Share of the question's days that it covers.
    pub(super) coverage: QuestionValues,
    /// Log payoff of each forecast.
    pub(super) payoff: QuestionValues,
    /// Brier score of each group's panel on each question: mean, median, geometric mean of odds.
    pub(super) panels: [QuestionValues; 3],
    /// Of each group the questions of its panels that went no, and that went yes.
    pub(super) panel_outcomes: Vec<[u64; 2]>,
    /// Of each group the sources and questions on which another source spoke too.
    pub(super) accompanied: Vec<u64>,
    /// Of each group the forecasts that count and were made before any other source spoke.
    pub(super) without_consensus: Vec<u64>,
    /// Forecasts that count, by label.
    pub(super) by_label: Vec<u64>,
    /// Differences of Murphy diagrams.
    pub(super) elementary: ElementarySums,
}

impl BesideTheOthers {
    fn new(listener: &Listener) -> Self {
        let groups = listener.groups;
        let values = || QuestionValues::new(groups);
        Self {
            relative: values(),
            coverage: values(),
            payoff: values(),
            panels: [values(), values(), values()],
            panel_outcomes: vec![[0; 2]; groups],
            accompanied: vec![0; groups],
            without_consensus: vec![0; groups],
            by_label: vec![0; listener.all_sources.source.len()],
            elementary: ElementarySums::new(groups),
        }
    }

    fn append(&mut self, other: Self) {
        self.relative.append(other.relative);
        self.coverage.append(other.coverage);
        self.payoff.append(other.payoff);
        for (own, theirs) in self.panels.iter_mut().zip(other.panels) {
            own.append(theirs);
        }
        for (own, theirs) in self.panel_outcomes.iter_mut().zip(&other.panel_outcomes) {
            *own = [own[0] + theirs[0], own[1] + theirs[1]];
        }
        self.elementary.append(&other.elementary);
        add(&mut self.accompanied, &other.accompanied);
        add(&mut self.without_consensus, &other.without_consensus);
        add(&mut self.by_label, &other.by_label);
    }
}

fn add(own: &mut [u64], theirs: &[u64]) {
    own.iter_mut().zip(theirs).for_each(|(own, theirs)| *own += theirs);
}

/// What each group did beside the others.
pub(super) fn beside_the_others(shards: &[KeptForecasts], listener: &Listener) -> BesideTheOthers {
    walk(shards, listener, || BesideTheOthers::new(listener), |made, asked| asked.crowd(made), BesideTheOthers::append)
}

/// Cells of group and question by the choice that the options make, or by another one.
pub(super) fn score_cells(shards: &[KeptForecasts], listener: &Listener, choice: Option<&OtherChoice>) -> ScoreCells {
    let probabilities = choice.and_then(|choice| choice.probabilities.as_ref()).unwrap_or(listener.probabilities);
    let rule = choice.map_or_else(|| Rule::of(&listener.options.selection), |choice| choice.rule);
    let cells = |made: &mut ScoreCells, asked: &Asked<'_>| {
        let scored = asked.scored(rule, probabilities);
        made.push(asked.question, scored);
    };
    walk(shards, listener, || ScoreCells::new(listener.groups), cells, ScoreCells::append)
}

/// What each source of each group scored.
pub(super) fn source_cells(shards: &[KeptForecasts], listener: &Listener) -> SourceCells {
    let rule = Rule::of(&listener.options.selection);
    let cells = |made: &mut SourceCells, asked: &Asked<'_>| {
        let scored = asked.scored(rule, listener.probabilities);
        let of_source = |(at, cell): (usize, ScoreCell)| SourceCell {
            group: cell.group,
            source: asked.source(at),
            weight: cell.weight,
            brier: cell.brier,
        };
        made.push(scored.into_iter().enumerate().map(of_source));
    };
    walk(shards, listener, SourceCells::default, cells, SourceCells::append)
}

/// Walks all questions on several threads. Shards are walked apart and put together in their order, so the result does not
/// depend on the threads.
fn walk<T: Send>(
    shards: &[KeptForecasts],
    listener: &Listener,
    new: impl Fn() -> T + Sync,
    take: impl Fn(&mut T, &Asked<'_>) + Sync,
    append: impl Fn(&mut T, T),
) -> T {
    let starts = shards.iter().scan(0_u32, |next, shard| {
        let start = *next;
        *next += u32::try_from(shard.questions.len()).unwrap_or(u32::MAX);
        Some((start, shard))
    });
    let (parts, _) = in_order(
        starts.collect(),
        listener.options.reading.threads,
        || (),
        |(), (start, shard): (u32, &KeptForecasts)| {
            let mut part = new();
            for (order, (question, kept_forecasts, weights)) in (start..).zip(shard.iter()) {
                take(&mut part, &Asked::new(listener, question, kept_forecasts, weights, order));
            }
            part
        },
    );
    let mut all = new();
    for part in parts {
        append(&mut all, part);
    }
    all
}

/// A question with its forecasts, unpacked.
struct Asked<'a> {
    listener: &'a Listener<'a>,
    kept_forecasts: &'a [KeptForecast],
    question: ScoredQuestion,
    happened: YesShare,
    /// Days of the forecasts.
    days: Vec<Day>,
    /// Their own weights.
    own: &'a [f64],
}

impl<'a> Asked<'a> {
    fn new(
        listener: &'a Listener<'a>,
        question: &KeptQuestion,
        kept_forecasts: &'a [KeptForecast],
        own: &'a [f64],
        order: u32,
    ) -> Self {
        let days =
            kept_forecasts.iter().map(|kept_forecasts| listener.moments.value(kept_forecasts.moment).day()).collect();
        let &KeptQuestion { happened, resolved_on, closes_on, .. } = question;
        let question = ScoredQuestion { order, resolved_on, closes_on, happened: Some(happened) };
        Self { listener, kept_forecasts, question, happened, days, own }
    }

    fn group(&self, at: usize) -> u32 {
        self.listener.places[self.kept_forecasts[at].group as usize]
    }

    fn source(&self, at: usize) -> u32 {
        self.listener.all_sources.source[self.kept_forecasts[at].label.index()].number()
    }

    fn speaker(&self, at: usize) -> u32 {
        self.listener.all_sources.speaker[self.kept_forecasts[at].label.index()].number()
    }

    /// What each forecast weighs by a rule: those of a source as several forecasts of it count, times its own weight.
    fn weigh(&self, rule: Rule) -> Vec<f64> {
        let end = self.question.resolved_on;
        let mut weights = vec![0.0; self.kept_forecasts.len()];
        let (mut days, mut of_updates) = (vec![], vec![]);
        let mut start = 0;
        while start < self.kept_forecasts.len() {
            let same = |at: &usize| self.speaker(*at) == self.speaker(start);
            let stop = start + (start..self.kept_forecasts.len()).take_while(same).count();
            let counts = |at: &usize| rule.same_day == Keep::Keep || self.days[*at] != end;
            let counting: Vec<usize> = (start..stop).filter(counts).collect();
            days.clear();
            days.extend(counting.iter().map(|&at| self.days[at]));
            update_weights(&days, end, rule.updates, &mut of_updates);
            for (at, weight) in counting.into_iter().zip(&of_updates) {
                weights[at] = weight * self.own.get(at).copied().unwrap_or(1.0);
            }
            start = stop;
        }
        weights
    }

    fn scored(&self, rule: Rule, probabilities: &Probabilities) -> Vec<ScoreCell> {
        let clip = self.listener.options.statistics.log_clip.epsilon();
        let cell = |(at, weight): (usize, f64)| {
            let p = probabilities.value(self.kept_forecasts[at].probability);
            ScoreCell {
                group: self.group(at),
                weight,
                brier: weight * self.happened.expect(|happened| brier(p, happened)),
                log: weight * self.happened.expect(|happened| log_score(p, happened, clip)),
            }
        };
        self.weigh(rule).into_iter().enumerate().map(cell).collect()
    }

    fn crowd(&self, part: &mut BesideTheOthers) {
        let weights = self.weigh(Rule::of(&self.listener.options.selection));
        let said = |(at, &weight): (usize, &f64)| {
            (self.group(at), weight, self.listener.probabilities.value(self.kept_forecasts[at].probability))
        };
        part.elementary.push(self.happened, weights.iter().enumerate().map(said));
        let order = self.in_time();
        let forecasts = self.forecasts(&order);
        let said =
            CrowdQuestion { happened: self.happened, resolved_on: self.question.resolved_on, forecasts: &forecasts };
        let alone = forecasts.iter().all(|forecast| forecast.source == forecasts[0].source);
        let relative = relative_scores(&said);
        part.relative.push(relative.iter().map(|score| (score.group, score.relative)));
        part.coverage.push(relative.iter().map(|score| (score.group, score.coverage)));
        for score in relative.iter().filter(|_| !alone) {
            part.accompanied[score.group as usize] += 1;
        }
        let clip = self.listener.options.statistics.log_clip.epsilon();
        let mut staked = vec![];
        for (payoff, &at) in payoffs(&said, clip).iter().zip(&order).filter(|(_, at)| weights[**at] > 0.0) {
            part.by_label[self.kept_forecasts[at].label.index()] += 1;
            match payoff {
                Ok(payoff) => staked.push((payoff.group, payoff.log)),
                Err(_) => part.without_consensus[self.group(at) as usize] += 1,
            }
        }
        part.payoff.push(staked);
        let panels = panels(&said, clip);
        for panel in &panels {
            if let Some(happened) = said.happened.whole() {
                part.panel_outcomes[panel.group as usize][usize::from(happened)] += 1;
            }
        }
        let [mean, median, odds] = &mut part.panels;
        mean.push(panels.iter().map(|panel| (panel.group, panel.mean)));
        median.push(panels.iter().map(|panel| (panel.group, panel.median)));
        odds.push(panels.iter().map(|panel| (panel.group, panel.geometric_mean_odds)));
    }

    /// The forecasts in the order of time; of those at the same time the later row last. One whose own weight is zero is not
    /// scored, so it is no voice of the crowd either.
    fn in_time(&self) -> Vec<usize> {
        let has_weight = |at: &usize| self.own.get(*at).is_none_or(|&weight| weight > 0.0);
        let mut order: Vec<usize> = (0..self.kept_forecasts.len()).filter(has_weight).collect();
        let moments = self.listener.moments;
        order.sort_by_cached_key(|&at| {
            (moments.value(self.kept_forecasts[at].moment).instant_ms(), self.kept_forecasts[at].line)
        });
        order
    }

    fn forecasts(&self, order: &[usize]) -> Vec<CrowdForecast> {
        let moment = |at: usize| self.listener.moments.value(self.kept_forecasts[at].moment);
        let timed = order.iter().all(|&at| moment(at).has_time());
        let forecast = |&at: &usize| {
            let day = self.days[at];
            CrowdForecast {
                group: self.group(at),
                source: self.source(at),
                speaker: self.speaker(at),
                day,
                at: if timed { moment(at).instant_ms() } else { day.days_since_1970().into() },
                probability: self.listener.probabilities.value(self.kept_forecasts[at].probability),
            }
        };
        order.iter().map(forecast).collect()
    }
}
