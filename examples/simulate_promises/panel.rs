//! Worlds of several source types that answer the same questions, calibrated by construction, and logs drawn from them.

use trackrecord::uncertainty::Rng;

use super::law::urn;
use super::world::{Forecast, Log, PUBLIC, beta, ended, heads, mean, opened, posterior};

/// Sources of each type, by how many private signals each of them sees before it speaks: the more, the better it is.
pub(crate) type Kinds = Vec<Vec<u32>>;

/// A world of several types, each source of which answers half of the questions.
#[derive(Clone, Debug)]
pub(crate) struct Panel {
    pub(crate) base_rate: f64,
    pub(crate) kinds: Kinds,
}

impl Panel {
    fn prior(&self) -> [f64; 2] {
        [2.0 * self.base_rate, 2.0 * (1.0 - self.base_rate)]
    }

    /// What a source with so many signals scores in the long run.
    pub(crate) fn expected_brier(&self, signals: u32) -> f64 {
        let mut sum = 0.0;
        for public in 0..=PUBLIC {
            let known = posterior(self.prior(), public, PUBLIC);
            for yes in 0..=signals {
                let chance = mean(posterior(known, yes, signals));
                sum += urn(public, PUBLIC, self.prior()) * urn(yes, signals, known) * chance * (1.0 - chance);
            }
        }
        sum
    }

    /// The same of a type: its sources answer alike, so that each counts as much.
    pub(crate) fn expected_of(&self, kind: usize) -> f64 {
        let sources = &self.kinds[kind];
        sources.iter().map(|&signals| self.expected_brier(signals)).sum::<f64>() / sources.len() as f64
    }

    /// Each source that answers speaks once to three times on a question, all of them equally often.
    pub(crate) fn log(&self, questions: u32, rng: &mut Rng) -> Log {
        let mut log = Log::default();
        for question in 0..questions {
            let chance = beta(self.prior(), rng);
            let known = posterior(self.prior(), heads(PUBLIC, chance, rng), PUBLIC);
            let waves = 1 + i32::try_from(rng.below(3)).unwrap_or(0);
            for (kind, sources) in (0..).zip(&self.kinds) {
                for (source, &signals) in (0..).zip(sources) {
                    if rng.unit() < 0.5 {
                        continue;
                    }
                    for wave in 0..waves {
                        let said = mean(posterior(known, heads(signals, chance, rng), signals));
                        log.forecasts.push(Forecast { question, kind, source, day: opened(question) + wave, said });
                    }
                }
            }
            log.questions.push(ended(question, rng.unit() < chance, true, rng));
        }
        log
    }
}

/// The log with so many more questions, drawn from those that it has: what has been seen so far is then the truth.
pub(crate) fn continued(log: &Log, more: u32, rng: &mut Rng) -> Log {
    let mut longer = log.clone();
    let had = log.questions.len();
    let by_question: Vec<Vec<Forecast>> = {
        let mut all = vec![vec![]; had];
        log.forecasts.iter().for_each(|forecast| all[forecast.question as usize].push(*forecast));
        all
    };
    for number in 0..more {
        let drawn = usize::try_from(rng.below(had as u64)).unwrap_or(0);
        let question = u32::try_from(had).unwrap_or(u32::MAX) + number;
        longer.forecasts.extend(by_question[drawn].iter().map(|forecast| Forecast { question, ..*forecast }));
        longer.questions.push(log.questions[drawn]);
    }
    longer
}

/// Mean Brier score of type a less that of type b, on each question that both answered, in the order of deadlines.
pub(crate) fn differences(log: &Log, [a, b]: [u32; 2]) -> Vec<f64> {
    let mut sums = vec![[(0.0, 0.0); 2]; log.questions.len()];
    for forecast in &log.forecasts {
        let Some(side) = [a, b].iter().position(|kind| *kind == forecast.kind) else { continue };
        let question = forecast.question as usize;
        let outcome = f64::from(u8::from(log.questions[question].happened));
        let (sum, count) = &mut sums[question][side];
        *sum += (forecast.said - outcome).powi(2);
        *count += 1.0;
    }
    let both = sums.iter().filter(|sides| sides.iter().all(|(_, count)| *count > 0.0));
    both.map(|[(a, of_a), (b, of_b)]| a / of_a - b / of_b).collect()
}
