//! Reads the cells of a column, each distinct text once.

use rustc_hash::FxHashMap;

use super::phrases::Phrases;
use super::reading::Reading;

/// The readings of the distinct texts of a column. Each thread may have its own: a reading depends on the text alone.
#[derive(Debug)]
pub struct Cells<'a> {
    phrases: &'a Phrases,
    known: FxHashMap<Box<str>, usize>,
    readings: Vec<Reading>,
}

impl<'a> Cells<'a> {
    /// Nothing read yet.
    pub fn new(phrases: &'a Phrases) -> Self {
        Self { phrases, known: FxHashMap::default(), readings: vec![] }
    }

    /// The reading of a cell.
    pub fn read(&mut self, cell: &str) -> &Reading {
        if let Some(&at) = self.known.get(cell) {
            return &self.readings[at];
        }
        let at = self.readings.len();
        self.known.insert(cell.into(), at);
        self.readings.push(self.phrases.read(cell));
        &self.readings[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Choice;

    #[test]
    fn a_text_is_read_once_and_always_the_same() {
        let phrases = Phrases::new(&Choice::readers());
        let mut cells = Cells::new(&phrases);
        for cell in ["likely", "unclear", "likely", "decent shot"] {
            assert_eq!(*cells.read(cell), phrases.read(cell));
        }
        assert_eq!(cells.readings.len(), 3);
    }
}
