//! Readers of a survey: what each of them takes each phrase for.

/// What each of several readers takes each of several phrases for, as probabilities. Every reader has read every phrase.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Readers {
    phrases: Vec<String>,
    readings: Vec<Vec<f64>>,
}

impl Readers {
    /// From the readings of each phrase, reader by reader in the same order. `None` unless there is a list for each
    /// phrase, all are equally long and not empty, and all values lie in \[0, 1\].
    pub(crate) fn new(phrases: Vec<String>, readings: Vec<Vec<f64>>) -> Option<Self> {
        let count = readings.first().map_or(0, Vec::len);
        let complete = phrases.len() == readings.len() && count > 0 && readings.iter().all(|each| each.len() == count);
        let possible = readings.iter().flatten().all(|reading| (0.0..=1.0).contains(reading));
        (complete && possible).then_some(Self { phrases, readings })
    }

    /// How many readers.
    pub(crate) fn len(&self) -> usize {
        self.readings.first().map_or(0, Vec::len)
    }

    /// The readings of a phrase, in the order of the readers.
    pub(crate) fn of(&self, phrase: &str) -> Option<&[f64]> {
        let at = self.phrases.iter().position(|own| own == phrase)?;
        self.readings.get(at).map(Vec::as_slice)
    }

    /// The readings for each of these phrases, in their order: what the functions of [`spread`](super::spread) take.
    #[cfg(test)]
    pub(crate) fn aligned<'a>(&'a self, phrases: &[&str]) -> Vec<Option<&'a [f64]>> {
        phrases.iter().map(|phrase| self.of(phrase)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_or_a_number_that_is_no_probability_makes_no_readers() {
        let phrases = || vec!["likely".to_owned(), "unlikely".to_owned()];
        assert!(Readers::new(phrases(), vec![vec![0.7, 0.6], vec![0.2, 0.3]]).is_some());
        for wrong in [vec![vec![0.7, 0.6], vec![0.2]], vec![vec![0.7]], vec![vec![], vec![]]] {
            assert_eq!(Readers::new(phrases(), wrong), None);
        }
        for wrong in [-0.1, 1.1, f64::NAN] {
            assert_eq!(Readers::new(phrases(), vec![vec![0.7], vec![wrong]]), None);
        }
    }

    #[test]
    fn phrases_that_nobody_read_are_left_empty() {
        let readers = Readers::new(vec!["likely".to_owned()], vec![vec![0.7, 0.6]]);
        let readers = readers.unwrap();
        assert_eq!(readers.aligned(&["improbable", "likely"]), [None, Some([0.7, 0.6].as_slice())]);
    }
}
