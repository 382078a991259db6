//! The order of the groups, and whether it survives other choices.

use serde::Serialize;

use crate::compare::cells::QuestionScores;
use crate::compare::effects::Effects;
use crate::compare::robustness::{GroupOrder, robustness};
use crate::model::GroupKey;
use crate::options::StatisticsOptions;
use crate::report::Group;

/// Groups of one component, best first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComponentOrder {
    /// Number of the component.
    pub component: u32,
    /// Its groups with enough shared questions.
    pub order: Vec<GroupKey>,
}

/// The order of a component's groups under another choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OrderUnderChoice {
    /// Which choice: `updates=daily`, `same_day=drop`, `score=log`, `lexicon=NAME`; `weights=question` is the mean over
    /// questions, one vote each, `weights=forecast` that over forecasts, both without adjusting for difficulty.
    pub choice: String,
    /// Number of the component.
    pub component: u32,
    /// Its groups under this choice, best first.
    pub order: Vec<GroupKey>,
    /// Whether it is the main order, as far as both have the same groups.
    pub same_order: bool,
}

/// The main order, and those under other choices; `others` are the choices with the scores that they lead to. Only groups
/// with at least `--min-questions` questions that others answered too are put in order.
pub(super) fn orders(
    scored: &[Group],
    scores: &QuestionScores,
    effects: &Effects,
    others: impl Iterator<Item = (String, QuestionScores)>,
    statistics: &StatisticsOptions,
) -> (Vec<ComponentOrder>, Vec<OrderUnderChoice>) {
    let enough = |group: u32| effects.linked_questions(group) >= statistics.min_questions.max(2);
    let main = GroupOrder::of(effects, enough);
    let under = |scores: &QuestionScores| GroupOrder::of(&Effects::new(scores), enough);
    let by_group = scores.by_group();
    let of_questions = |group: u32| {
        let scores = &by_group[group as usize];
        let mean = scores.iter().map(|(_, score)| score).sum::<f64>() / scores.len() as f64;
        Some(mean).filter(|_| enough(group))
    };
    let of_forecasts = |group: u32| scored[group as usize].brier.value().filter(|_| enough(group));
    let mut choices: Vec<(String, GroupOrder)> = others.map(|(name, scores)| (name, under(&scores))).collect();
    choices.push(("weights=question".to_owned(), GroupOrder::by(effects.components(), of_questions)));
    choices.push(("weights=forecast".to_owned(), GroupOrder::by(effects.components(), of_forecasts)));
    let keys = |list: &[u32]| -> Vec<GroupKey> { list.iter().map(|&at| scored[at as usize].key.clone()).collect() };
    let component = |list: &[u32]| effects.components().of(list[0]).unwrap_or_default();
    let several = |list: &&Vec<u32>| list.len() > 1;
    let order = main.0.iter().filter(several);
    let order = order.map(|list| ComponentOrder { component: component(list), order: keys(list) }).collect();
    // Component by component, for no order spans two.
    let apart = choices.into_iter().flat_map(|(name, GroupOrder(lists))| {
        let lists: Vec<Vec<u32>> = lists.into_iter().filter(|list| list.len() > 1).collect();
        lists.into_iter().map(move |list| (name.clone(), GroupOrder(vec![list])))
    });
    let robustness = robustness(&main, apart)
        .into_iter()
        .map(|choice| OrderUnderChoice {
            component: component(&choice.order.0[0]),
            order: keys(&choice.order.0[0]),
            choice: choice.name,
            same_order: choice.same_order,
        })
        .collect();
    (order, robustness)
}
