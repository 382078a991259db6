//! Which forecasts are kept to redraw their outcomes, where there are too many for all.

use crate::calibrate::EndedForecast;
use crate::dataset::questions::Questions;
use crate::observe::ObservedQuestion;

/// Of a group with more forecasts than this some are kept, about as many: thousands of questions say how chance moves the curve. Those
/// with the same probability on one question are one.
pub(super) const KEPT: usize = 16_384;
/// They are picked from so many ranges of the questions' hashes, from each at least so many, if there are as many: which those are, neither
/// the shards decide nor how often the same was said.
pub(super) const RANGES: usize = 256;

/// The questions of a shard by the range of their hashes, in whose order they lie.
pub(super) fn ranges<'q>(
    mut questions: &'q [ObservedQuestion],
    known: &Questions,
) -> impl Iterator<Item = &'q [ObservedQuestion]> {
    let range = |observed: &ObservedQuestion| known.hash(observed.question) >> (u64::BITS - RANGES.trailing_zeros());
    std::iter::from_fn(move || {
        let first = range(questions.first()?);
        let of_range;
        (of_range, questions) = questions.split_at(questions.partition_point(|observed| range(observed) <= first));
        Some(of_range)
    })
}

/// Makes one of those forecasts from a place on that say the same of what ended alike.
pub(super) fn pool(kept: &mut Vec<EndedForecast>, from: usize) {
    let of_question = &mut kept[from..];
    of_question.sort_by(|a, b| a.happened.cmp(&b.happened).then(a.p.total_cmp(&b.p)));
    let mut end = from;
    for at in from..kept.len() {
        let forecast = kept[at];
        match kept[from..end].last_mut() {
            Some(last) if last.happened == forecast.happened && last.p.total_cmp(&forecast.p).is_eq() => {
                last.weight += forecast.weight;
            }
            _ => {
                kept[end] = forecast;
                end += 1;
            }
        }
    }
    kept.truncate(end);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::YesShare;

    #[test]
    fn what_says_the_same_on_a_question_is_one() {
        let forecast = |question, p, weight| EndedForecast { question, happened: YesShare::YES, p, weight };
        let mut kept = vec![forecast(1, 0.5, 1.0), forecast(2, 0.5, 1.0), forecast(2, 0.2, 2.0), forecast(2, 0.5, 3.0)];
        pool(&mut kept, 1);
        assert_eq!(kept, [forecast(1, 0.5, 1.0), forecast(2, 0.2, 2.0), forecast(2, 0.5, 4.0)]);
    }
}
