//! From which side a log is looked at where outcomes are redrawn, so that the same is drawn if yes and no change places.

use super::question_forecasts::{ForecastOfRow, QuestionForecasts};
use crate::model::{Tally, YesShare};

/// What is nearer to one half than this by sums is one half.
const ROUNDING: f64 = 1e-9;

/// Whether outcomes are redrawn for "it does not happen" instead of "it happens". Of a log and the one with 1 − p for every p and no for
/// every yes, one alone is turned: that which says more than one half on average; else, that with the first question on which more is
/// said; else, where nothing but one half is said, that whose first question went yes.
pub(super) fn is_turned(tally: &Tally, questions: &QuestionForecasts) -> bool {
    let of_question = |(forecasts, happened): (&[ForecastOfRow], YesShare)| {
        let sum = forecasts.iter().fold((0.0, 0.0), |(said, weight), forecast| {
            (said + forecast.weight * tally.rows()[forecast.row].p, weight + forecast.weight)
        });
        (sum.0 / sum.1 - 0.5, happened)
    };
    let beyond = tally.mean_forecast().unwrap_or(0.5) - 0.5;
    let mut of_questions = questions.resolved().map(of_question);
    let first_outcome = of_questions.clone().next().is_some_and(|(_, happened)| happened.share() > 0.5);
    let first = || of_questions.find(|(beyond, _)| beyond.abs() > ROUNDING).map(|(beyond, _)| beyond);
    let decisive = Some(beyond).filter(|beyond| beyond.abs() > ROUNDING).or_else(first);
    decisive.map_or(first_outcome, |beyond| beyond > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calibrate::EndedForecast;

    fn turned(said: &[(f64, bool)]) -> bool {
        let tally = Tally::of_pairs(said.iter().copied());
        let forecast = |(question, &(p, happened)): (u32, &(f64, bool))| EndedForecast {
            question,
            happened: happened.into(),
            p,
            weight: 1.0,
        };
        let questions = QuestionForecasts::new(&tally, (0..).zip(said).map(forecast), said.len() as u64);
        is_turned(&tally, &questions)
    }

    #[test]
    fn of_a_log_and_its_mirror_image_one_is_turned() {
        for (said, expected) in [
            (vec![(0.2, true), (0.9, false)], true),
            (vec![(0.2, true), (0.7, true)], false),
            // The mean is one half: the first question that is not tells.
            (vec![(0.5, true), (0.3, true), (0.7, false)], false),
            (vec![(0.5, true), (0.7, true), (0.3, false)], true),
            (vec![(0.5, true), (0.5, false)], true),
            (vec![(0.5, false), (0.5, false)], false),
        ] {
            assert_eq!(turned(&said), expected, "{said:?}");
            let mirrored: Vec<(f64, bool)> = said.iter().map(|&(p, happened)| (1.0 - p, !happened)).collect();
            assert_eq!(turned(&mirrored), !expected, "{mirrored:?}");
        }
    }
}
