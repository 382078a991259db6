//! Drawing questions with replacement, the same draw for everything that is compared.

use crate::parallel::in_order;
use crate::uncertainty::{Bootstrap, Rng};

/// Replicates that are worked on together.
pub(super) const LANES: usize = 8;
/// One number for each of them.
pub(super) type Lanes = [f64; LANES];

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
    work: impl Fn(&[Lanes]) -> Vec<Lanes> + Sync,
) -> Vec<Vec<f64>> {
    let batches: Vec<u64> = (0..u64::from(bootstrap.resamples)).step_by(LANES).collect();
    let (found, _) = in_order(
        batches,
        bootstrap.threads,
        || vec![[0.0; LANES]; questions],
        |times, first| {
            draw(times, bootstrap.seed, first);
            work(times)
        },
    );
    let value = |item: usize| {
        let all = found.iter().flat_map(|batch| batch[item]);
        all.take(bootstrap.resamples as usize).collect()
    };
    (0..items).map(value).collect()
}

/// Draws replicates `first` and following.
fn draw(times: &mut [Lanes], seed: u64, first: u64) {
    times.fill([0.0; LANES]);
    for (lane, stream) in (first..).take(LANES).enumerate() {
        let mut rng = Rng::stream(seed, stream);
        for _ in 0..times.len() {
            let question = usize::try_from(rng.below(times.len() as u64)).unwrap_or(0);
            times[question][lane] += 1.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_as_many_questions_as_there_are_whatever_the_threads() {
        let run = |threads| {
            let bootstrap = Bootstrap { resamples: 19, seed: 4, threads };
            resample_questions(&bootstrap, QuestionCount(5), ItemCount(2), |times| {
                let sum = times.iter().fold([0.0; LANES], |sum, t| std::array::from_fn(|lane| sum[lane] + t[lane]));
                vec![sum, times[0]]
            })
        };
        let found = run(1);
        assert_eq!(found[0], [5.0; 19]);
        assert!(found[1].iter().any(|&n| n > 1.0) && found[1].contains(&0.0));
        assert_eq!(found, run(3));
    }
}
