//! The `"verbal"` object of a group.

use serde::Serialize;

use super::envelope::{Envelope, brier_envelope};
use super::spread::{ReaderFigures, spread_over_readers};
use super::sums::{PhraseMeaning, VerbalSums};
use crate::model::Finite;

/// What a group's words do to its Brier score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verbal {
    /// Name of the lexicon.
    pub lexicon: String,
    /// How many forecasts are in words.
    pub forecasts: u64,
    /// How many of them say no more than that it can happen.
    pub modal_only: u64,
    /// Brier score of the group without those; `None` when nothing is left.
    pub brier_without_modal_only: Option<Finite>,
    /// The group's Brier score over all readings that give each phrase one meaning.
    pub brier_envelope: Option<Envelope>,
    /// The group's Brier score over readers.
    pub readers: Option<ReaderFigures>,
    /// Mean over the forecasts of the readers' variance of the phrase.
    pub vagueness_cost: Option<Finite>,
    /// Why there are no readers, if there are none.
    pub readers_missing: Option<String>,
}

/// The object of a group, from sums alone; `None` for a group without a forecast in words.
///
/// `phrases` has each phrase of the lexicon with its meaning, by number; `readings` for each of them what each reader takes
/// it for. Forecasts in numbers are part of every score here, as they
/// are of the group's own.
pub(crate) fn verbal(
    lexicon: &str,
    group: &VerbalSums,
    phrases: &[(&str, PhraseMeaning)],
    readings: &[Option<&[f64]>],
) -> Option<Verbal> {
    let forecasts = group.verbal();
    if forecasts == 0 {
        return None;
    }
    let meanings: Vec<PhraseMeaning> = phrases.iter().map(|(_, meaning)| *meaning).collect();
    let point = |phrase: usize| meanings.get(phrase).map(|meaning| meaning.point);
    let spread = spread_over_readers(group, readings);
    Some(Verbal {
        lexicon: lexicon.to_owned(),
        forecasts,
        modal_only: group.modal_only(),
        brier_without_modal_only: group.without_modal_only().brier(point).and_then(Finite::new),
        brier_envelope: brier_envelope(group, &meanings),
        readers: spread.and_then(|spread| spread.figures()),
        vagueness_cost: spread.map(|spread| spread.vagueness_cost).and_then(Finite::new),
        readers_missing: if spread.is_some() { None } else { Some(why_missing(group, phrases, readings)) },
    })
}

fn why_missing(group: &VerbalSums, phrases: &[(&str, PhraseMeaning)], readings: &[Option<&[f64]>]) -> String {
    let unread = group.phrases.iter().filter(|sums| readings.get(sums.phrase).copied().flatten().is_none());
    let unread: Vec<String> = unread
        .map(|sums| phrases.get(sums.phrase).map_or_else(String::new, |(name, _)| format!("\"{name}\"")))
        .collect();
    if unread.is_empty() {
        "the forecasts have no weight".to_owned()
    } else {
        format!("no readers of {}: they are known for capphrase2026, or come from --readers FILE", unread.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verbal::PhraseSums;

    const PHRASES: [(&str, PhraseMeaning); 2] = [
        ("likely", PhraseMeaning { low: 0.55, point: 0.675, high: 0.8 }),
        ("could happen", PhraseMeaning { low: 0.2, point: 0.5, high: 0.6 }),
    ];

    fn group() -> VerbalSums {
        let once = |phrase, yes, no| PhraseSums {
            phrase,
            modal_only: phrase == 1,
            forecasts: 2,
            questions: 2,
            yes,
            no,
            squares: 2.0,
        };
        VerbalSums { phrases: vec![once(0, 2.0, 0.0), once(1, 1.0, 1.0)], number_weight: 1.0, number_loss: 0.09 }
    }

    #[test]
    fn with_and_without_what_can_merely_happen() {
        let found = verbal("icd203", &group(), &PHRASES, &[Some(&[0.7, 0.6]), Some(&[0.5, 0.5])]).unwrap();
        assert_eq!((found.forecasts, found.modal_only), (4, 2));
        // likely twice yes and the number: (2·0.325² + 0.09)/3.
        assert!((found.brier_without_modal_only.unwrap().get() - 0.100_416_666_666_666_67).abs() < 1e-12);
        // Readers: (2·0.3² + 0.5 + 0.09)/5 and (2·0.4² + 0.5 + 0.09)/5.
        assert!((found.readers.unwrap().mean.get() - f64::midpoint(0.154, 0.182)).abs() < 1e-12);
        assert!((found.vagueness_cost.unwrap().get() - 2.0 * 0.0025 / 5.0).abs() < 1e-12);
        assert_eq!(found.readers_missing, None);
    }

    #[test]
    fn phrases_that_no_survey_has_are_named() {
        let found = verbal("icd203", &group(), &PHRASES, &[Some(&[0.7, 0.6]), None]).unwrap();
        assert_eq!((found.readers, found.vagueness_cost), (None, None));
        assert_eq!(
            found.readers_missing.as_deref(),
            Some("no readers of \"could happen\": they are known for capphrase2026, or come from --readers FILE")
        );
        assert!(found.brier_envelope.is_some());
    }

    #[test]
    fn numbers_alone_have_no_verbal_part() {
        let numbers = VerbalSums { number_weight: 3.0, number_loss: 0.4, ..VerbalSums::default() };
        assert_eq!(verbal("icd203", &numbers, &PHRASES, &[]), None);
    }

    #[test]
    fn words_without_weight_are_no_readers_fault() {
        let mut weightless = group();
        weightless.number_weight = 0.0;
        for sums in &mut weightless.phrases {
            (sums.yes, sums.no, sums.squares) = (0.0, 0.0, 0.0);
        }
        let found = verbal("icd203", &weightless, &PHRASES, &[Some(&[0.7]), Some(&[0.5])]).unwrap();
        assert_eq!((found.brier_envelope, found.readers), (None, None));
        assert_eq!(found.readers_missing.as_deref(), Some("the forecasts have no weight"));
    }
}
