//! Forecasts over several answers or days as statements of yes and no.

use rustc_hash::FxHashSet;

use super::distribution::Distributions;
use super::question::{DistributionQuestion, QuestionKind, QuestionOutcome};
use crate::dataset::stated_probability::Probabilities;
use crate::model::{Day, YesShare};

/// The statements of a forecast, each with how far it came true: "this answer", of ordered answers "at most this one", of days
/// "by this day". None for numbers, and where that is not known.
pub(crate) fn statements(asked: &DistributionQuestion, parts: &[(f64, f64)]) -> Vec<(f64, YesShare)> {
    let said = || parts.iter().map(|part| part.1);
    match (&asked.kind, &asked.outcome) {
        (QuestionKind::Categories { ordered: false, .. }, Some(outcome)) => {
            said().zip(0..).filter_map(|(p, k)| Some((p, outcome.of_answers(|answer| answer == k)?))).collect()
        }
        (QuestionKind::Categories { ordered: true, .. }, Some(outcome)) => {
            let sums = said().scan(0.0, |sum: &mut f64, p| {
                *sum += p;
                Some(sum.min(1.0))
            });
            let cuts = sums.zip(0..).take(parts.len().saturating_sub(1));
            cuts.filter_map(|(p, k)| Some((p, outcome.of_answers(|answer| answer <= k)?))).collect()
        }
        (QuestionKind::Days, Some(outcome)) => {
            parts.iter().filter_map(|&(by, p)| Some((p, YesShare::from(had_happened(outcome, by)?)))).collect()
        }
        _ => vec![],
    }
}

/// Whether an event had happened by a day; `None` where that is not known.
fn had_happened(outcome: &QuestionOutcome, by: f64) -> Option<bool> {
    let number = |day: &Day| f64::from(day.days_since_1970());
    match outcome {
        QuestionOutcome::On(day) => Some(number(day) <= by),
        QuestionOutcome::NotBy(day) => (by <= number(day)).then_some(false),
        QuestionOutcome::Never => Some(false),
        QuestionOutcome::Answer(_)
        | QuestionOutcome::Shares(_)
        | QuestionOutcome::Annulled
        | QuestionOutcome::Number(_) => None,
    }
}

/// Gives every probability of a statement a code.
pub(crate) fn add_probabilities(distributions: &Distributions, probabilities: &mut Probabilities) {
    let mut known: FxHashSet<u64> = probabilities.stated_numbers().map(|(_, p)| p.to_bits()).collect();
    for shard in &distributions.shards {
        let asked =
            shard.rows.rows.iter().filter_map(|row| Some((shard.questions.get(&row.question)?, row.probability)));
        for (p, _) in asked.flat_map(|(asked, code)| statements(asked, shard.parts(code))) {
            if known.insert(p.to_bits()) {
                probabilities.add_new(p);
            }
        }
    }
}
