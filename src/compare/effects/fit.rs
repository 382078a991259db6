//! Least squares of scores on groups and questions.

use super::components::Components;
use super::design::Design;
use super::shift::shift;
use crate::compare::Reason;
use crate::compare::cells::QuestionScores;
use crate::compare::resampling::QuestionDraws;
use crate::compare::shrinkage::SharedError;
use crate::model::YesShare;
use crate::uncertainty::{ClusterMean, LANES, QuestionSum};

/// Residuals of the point estimate, relative to the right-hand side.
const EXACT: f64 = 1e-13;
/// With fewer questions that ended the rarer way, what such questions are worth is not known: intervals that hold the questions'
/// error covered 84–90%, see `src/tests/simulate_types.rs`.
const FEWEST_OF_RARER: u64 = 5;

/// Scores of groups as they would be if all had answered the same questions.
///
/// Least squares m = a + b + u over the cells (group, question), m the mean score of the group's forecasts on the question, a
/// the group's effect and b the question's difficulty; each cell counts once. The effects of a component are shifted by one
/// constant, so that the mean of a over its cells is the mean of m. On the scale of the score; it may leave the score's range
/// where a group answered easy (or hard) questions only. Two-way analysis of variance with missing cells, Yates 1934,
/// doi:10.1080/01621459.1934.10502686.
#[derive(Clone, Debug)]
pub(crate) struct Effects {
    pub(super) design: Design,
    pub(super) components: Components,
    /// For each group without scores NaN.
    pub(super) adjusted: Vec<f64>,
    /// Questions of each group that others answered too.
    linked: Vec<u64>,
    /// Σ(1 − 1/groups on the question) of each group.
    information: Vec<f64>,
    residual_variance: Option<f64>,
    /// Of each component.
    shared_errors: Vec<Result<SharedError, Reason>>,
}

impl Effects {
    /// Fits them.
    pub(crate) fn new(scores: &QuestionScores) -> Self {
        let design = Design::new(scores);
        let components = Components::new(scores);
        let system = design.system(&mut QuestionDraws::each_once(scores.questions()));
        let solution = system.solve(&vec![0.0; scores.groups()], EXACT);
        let shifted = shift(&design, &components, &system, solution, &[[true; LANES]; 1]);
        let adjusted: Vec<f64> = shifted.iter().map(|lanes| lanes[0]).collect();
        let mut linked = vec![0; scores.groups()];
        let mut information = vec![0.0; scores.groups()];
        for cells in scores.by_question().filter(|cells| cells.len() > 1) {
            for (group, _) in cells {
                linked[*group as usize] += 1;
                information[*group as usize] += 1.0 - 1.0 / cells.len() as f64;
            }
        }
        let residual_variance = residual_variance(scores, &adjusted, &components);
        let shared_errors = shared_errors(scores, &adjusted, &components);
        Self { design, components, adjusted, linked, information, residual_variance, shared_errors }
    }

    /// Which groups can be compared.
    pub(crate) fn components(&self) -> &Components {
        &self.components
    }

    /// The adjusted score of a group; `None` without scores.
    pub(crate) fn adjusted(&self, group: u32) -> Option<f64> {
        Some(self.adjusted[group as usize]).filter(|value| value.is_finite())
    }

    /// Questions of a group that some other group answered too: only these tell how it compares.
    pub(crate) fn linked_questions(&self, group: u32) -> u64 {
        self.linked[group as usize]
    }

    /// Variance of a group's own error: that of what group and question do not explain, over how often it can be told from the
    /// others' scores, Σ(1 − 1/groups on the question). `None` where nothing is left to tell it from.
    pub(crate) fn own_error(&self, group: u32) -> Option<f64> {
        let information = self.information[group as usize];
        self.residual_variance.filter(|_| information > 0.0).map(|variance| variance / information)
    }

    /// The error that all groups of a group's component share: that the questions happened to be easy or hard.
    ///
    /// # Errors
    /// Why it cannot be told.
    pub(crate) fn shared_error(&self, group: u32) -> Result<SharedError, Reason> {
        let number = self.components.of(group).ok_or(Reason::NothingScored)?;
        self.shared_errors[number as usize - 1]
    }
}

/// Of each component the cluster-robust variance of the mean over its cells of m − a, which is what its scores are shifted by.
fn shared_errors(
    scores: &QuestionScores,
    adjusted: &[f64],
    components: &Components,
) -> Vec<Result<SharedError, Reason>> {
    let mut found = vec![(vec![], [0_u64; 2]); components.count() as usize];
    for (cells, question) in scores.by_question().zip(scores.asked()) {
        let Some(number) = components.of(cells[0].0) else { continue };
        let (sums, ended) = &mut found[number as usize - 1];
        let sum = cells.iter().map(|(group, m)| m - adjusted[*group as usize]).sum();
        sums.push(QuestionSum { weight: cells.len() as f64, sum });
        // Of a question whose answer is no yes or no, none is the rarer outcome.
        match question.happened.map(YesShare::whole) {
            Some(Some(happened)) => ended[usize::from(happened)] += 1,
            Some(None) => {}
            None => ended.iter_mut().for_each(|ended| *ended += 1),
        }
    }
    let of_component = |(sums, [no, yes]): (Vec<QuestionSum>, [u64; 2])| {
        let rarer = no.min(yes);
        if rarer < FEWEST_OF_RARER {
            return Err(Reason::FewOfRarerOutcome { questions: rarer, needed: FEWEST_OF_RARER });
        }
        let mean = ClusterMean::of(&sums).ok_or(Reason::OneQuestion)?;
        Ok(SharedError { variance: mean.variance, freedom: mean.freedom })
    };
    found.into_iter().map(of_component).collect()
}

/// Variance of what group and question do not explain: Σu² over its degrees of freedom, cells − groups − questions +
/// components. `None` if there are none left.
fn residual_variance(scores: &QuestionScores, adjusted: &[f64], components: &Components) -> Option<f64> {
    let (mut squares, mut cells) = (0.0, 0);
    for question in scores.by_question() {
        let rest = |(group, m): &(u32, f64)| m - adjusted[*group as usize];
        let difficulty = question.iter().map(rest).sum::<f64>() / question.len() as f64;
        squares += question.iter().map(|cell| (rest(cell) - difficulty).powi(2)).sum::<f64>();
        cells += question.len();
    }
    let groups = components.all().iter().flatten().count();
    let freedom = (cells + components.count() as usize).checked_sub(groups + scores.questions())?;
    (freedom > 0).then(|| squares / freedom as f64)
}
