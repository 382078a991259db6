//! Calibration with the phrase as the bin: what a group meant by a word, and how often it happened.

use serde::Serialize;

use super::sums::{PhraseMeaning, VerbalSums};
use crate::model::Finite;
use crate::uncertainty::wilson;

/// The forecasts of a group in one phrase, against what happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PhraseBin {
    /// The phrase.
    pub phrase: String,
    /// How many forecasts.
    pub forecasts: u64,
    /// On how many questions.
    pub questions: u64,
    /// Their weight.
    pub weight: Finite,
    /// What the lexicon takes the phrase for.
    pub point: Finite,
    /// Weighted share that happened.
    pub observed: Finite,
    /// Lower end of Wilson's interval of that share, on the effective size (Σw)²/Σw² as in other bins.
    pub low: Finite,
    /// Its upper end.
    pub high: Finite,
}

/// One bin for each phrase with any weight, in increasing order of what the phrases are taken for.
pub(crate) fn phrase_bins(group: &VerbalSums, phrases: &[(&str, PhraseMeaning)], confidence: f64) -> Vec<PhraseBin> {
    let mut bins: Vec<PhraseBin> = group
        .phrases
        .iter()
        .filter_map(|sums| {
            let (phrase, meaning) = phrases.get(sums.phrase)?;
            let (weight, observed) = (sums.weight(), sums.observed()?);
            let interval = wilson(observed, weight * weight / sums.squares, confidence)?;
            let [weight, point, observed, low, high] =
                Finite::all([weight, meaning.point, observed, interval.low(), interval.high()])?;
            let (forecasts, questions) = (sums.forecasts, sums.questions);
            Some(PhraseBin { phrase: (*phrase).to_owned(), forecasts, questions, weight, point, observed, low, high })
        })
        .collect();
    bins.sort_by(|a, b| a.point.get().total_cmp(&b.point.get()).then_with(|| a.phrase.cmp(&b.phrase)));
    bins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verbal::PhraseSums;

    #[test]
    fn a_bin_for_each_phrase_in_the_order_of_their_strength() {
        let of = |phrase, forecasts: u32, yes: f64| PhraseSums {
            phrase,
            forecasts: u64::from(forecasts),
            questions: 2,
            yes,
            no: f64::from(forecasts) - yes,
            squares: f64::from(forecasts),
            ..PhraseSums::default()
        };
        let group =
            VerbalSums { phrases: vec![of(0, 10, 7.0), of(1, 61, 0.0), of(2, 0, 0.0)], ..VerbalSums::default() };
        let meaning = |point| PhraseMeaning { low: 0.0, point, high: 1.0 };
        let phrases = [("likely", meaning(0.7)), ("unlikely", meaning(0.2)), ("remote", meaning(0.05))];
        let bins = phrase_bins(&group, &phrases, 0.95);
        let names: Vec<&str> = bins.iter().map(|bin| bin.phrase.as_str()).collect();
        assert_eq!(names, ["unlikely", "likely"]);
        // Upper end z²/(n + z²) of none in 61, as in the test of Wilson's interval.
        assert!((bins[0].high.get() - 0.059_243_867_898_112_854).abs() < 1e-12);
        // The textbook formula of the interval, in Python.
        assert!((bins[1].low.get() - 0.396_778_147_461_145_37).abs() < 1e-9, "{:?}", bins[1]);
        assert!((bins[1].high.get() - 0.892_208_732_593_698_9).abs() < 1e-9, "{:?}", bins[1]);
    }
}
