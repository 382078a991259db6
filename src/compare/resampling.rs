//! Drawing questions with replacement, the same draw for everything that is compared.

use crate::parallel::in_order;
use crate::uncertainty::{Bootstrap, LANES, Lanes, Rng};

/// Questions of a block: so few that how often each was drawn stays at hand until it is used.
const BLOCK: usize = 512;

/// How many questions there are to draw from.
#[derive(Clone, Copy, Debug)]
pub(super) struct QuestionCount(pub(super) usize);

/// How many numbers are worked out in each replicate.
#[derive(Clone, Copy, Debug)]
pub(super) struct ItemCount(pub(super) usize);

/// Draws the questions with replacement, as many as there are, for every replicate. `work` is told how often each question
/// was drawn in some replicates and gives a number per item and replicate.
///
/// Returns for each item its value in every replicate, NaN where `work` gave none.
pub(super) fn resample_questions(
    bootstrap: &Bootstrap,
    QuestionCount(questions): QuestionCount,
    ItemCount(items): ItemCount,
    work: impl Fn(&mut QuestionDraws) -> Vec<Lanes> + Sync,
) -> Vec<Vec<f64>> {
    let batches: Vec<u64> = (0..u64::from(bootstrap.resamples)).step_by(LANES).collect();
    let (found, _) = in_order(
        batches,
        bootstrap.threads,
        || (),
        |(), first| work(&mut QuestionDraws::with_replacement(questions, bootstrap.seed, first)),
    );
    let value = |item: usize| {
        let all = found.iter().flat_map(|batch| batch[item]);
        all.take(bootstrap.resamples as usize).collect()
    };
    (0..items).map(value).collect()
}

/// How often each question was drawn in some replicates, block by block.
#[derive(Debug)]
pub(super) struct QuestionDraws {
    questions: usize,
    next: usize,
    times: Vec<Lanes>,
    /// Of each replicate its random numbers, and how many questions of each block it draws; nothing where each question is
    /// taken once.
    replicates: Vec<(Rng, Vec<u32>)>,
}

impl QuestionDraws {
    /// Each question once, in all lanes.
    pub(super) fn each_once(questions: usize) -> Self {
        Self { questions, next: 0, times: vec![[1.0; LANES]; BLOCK.min(questions)], replicates: vec![] }
    }

    /// Replicates `first` and following. How many of each block are drawn comes first; which of them, when it is their turn.
    fn with_replacement(questions: usize, seed: u64, first: u64) -> Self {
        let replicate = |stream: u64| {
            let mut rng = Rng::stream(seed, stream);
            let mut of_block = vec![0; questions.div_ceil(BLOCK)];
            for _ in 0..questions {
                of_block[below(&mut rng, questions) / BLOCK] += 1;
            }
            (rng, of_block)
        };
        let replicates = (first..).take(LANES).map(replicate).collect();
        Self { questions, next: 0, times: vec![[0.0; LANES]; BLOCK.min(questions)], replicates }
    }

    /// The next questions: the place of the first of them, and how often each was drawn.
    pub(super) fn next_block(&mut self) -> Option<(usize, &[Lanes])> {
        let first = self.next;
        let count = BLOCK.min(self.questions - first);
        if count == 0 {
            return None;
        }
        self.next += count;
        let times = &mut self.times[..count];
        if !self.replicates.is_empty() {
            times.fill([0.0; LANES]);
        }
        for (lane, (rng, of_block)) in self.replicates.iter_mut().enumerate() {
            for _ in 0..of_block[first / BLOCK] {
                times[below(rng, count)][lane] += 1.0;
            }
        }
        Some((first, times))
    }
}

fn below(rng: &mut Rng, count: usize) -> usize {
    usize::try_from(rng.below(count as u64)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_as_many_questions_as_there_are_whatever_the_threads() {
        let run = |threads| {
            let bootstrap = Bootstrap { resamples: 19, seed: 4, threads };
            resample_questions(&bootstrap, QuestionCount(1200), ItemCount(3), |draws| {
                let (mut all, mut some) = ([0.0; LANES], vec![]);
                while let Some((first, times)) = draws.next_block() {
                    for times in times {
                        all = std::array::from_fn(|lane| all[lane] + times[lane]);
                    }
                    some.extend((first == 0).then_some(times[0]));
                    some.extend((first + times.len() == 1200).then(|| times[times.len() - 1]));
                }
                some.push(all);
                some
            })
        };
        let found = run(1);
        assert_eq!(found[2], [1200.0; 19]);
        assert!(found[..2].iter().all(|times| times.iter().any(|&n| n > 1.0) && times.contains(&0.0)), "{found:?}");
        assert_eq!(found, run(3));
    }

    /// Each question is drawn once on average with a variance of 1 − 1/n, and two of them with a covariance of −1/n, whether they are of
    /// one block or of two.
    #[test]
    fn questions_of_all_blocks_are_drawn_alike() {
        let bootstrap = Bootstrap { resamples: 20_000, seed: 3, threads: 1 };
        let questions = [0, 1, BLOCK, BLOCK + 39];
        let found = resample_questions(&bootstrap, QuestionCount(BLOCK + 40), ItemCount(4), |draws| {
            let mut all = vec![];
            while let Some((_, times)) = draws.next_block() {
                all.extend_from_slice(times);
            }
            questions.map(|question| all[question]).to_vec()
        });
        let mean = |values: &mut dyn Iterator<Item = f64>| values.sum::<f64>() / 20_000.0;
        for (at, a) in found.iter().enumerate() {
            // Standard errors: 1/√20000 = .0071 of the mean, .0122 of the variance (kurtosis 4), .0071 of the covariances.
            assert!((mean(&mut a.iter().copied()) - 1.0).abs() < 0.03, "{at}");
            for (other, b) in found.iter().enumerate() {
                let covariance = mean(&mut a.iter().zip(b).map(|(a, b)| (a - 1.0) * (b - 1.0)));
                assert!((covariance - f64::from(u8::from(at == other))).abs() < 0.05, "{at} {other}: {covariance}");
            }
        }
    }
}
