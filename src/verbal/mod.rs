//! Scores of words: how much of a group's Brier score hangs on what its words are taken to mean.
//!
//! A forecast in words has no probability of its own. A lexicon gives each phrase a low, a point and a high (`PhraseMeaning`); a
//! survey tells what its readers take the phrase for (`Readers`). Everything here works on sums per phrase (`VerbalSums`), so
//! no row needs to be kept, and on plain values: phrases are numbers from 0, whoever numbered them.
//!
//! What reports contain is public: [`Verbal`], what a group's words do to its score, with its [`Envelope`] over all readings and
//! its [`ReaderFigures`] over readers; [`PhraseBin`], calibration with the phrase as the bin; [`OrderUnderLexicons`], whether the
//! order of groups hangs on the lexicon.

mod bins;
pub(crate) mod capphrase;
pub(crate) mod copula;
mod envelope;
mod order;
mod quantile_function;
pub(crate) mod reader_table;
mod readers;
mod spread;
mod summary;
mod sums;

pub use bins::PhraseBin;
pub use envelope::Envelope;
pub(crate) use envelope::brier_envelope;
pub use order::{LexiconOrder, OrderUnderLexicons};
pub use spread::ReaderFigures;
pub use summary::Verbal;

pub(crate) use bins::phrase_bins;
pub(crate) use order::{LexiconScores, order_under_lexicons};
pub(crate) use reader_table::{ReaderTable, ReaderTableError};
pub(crate) use readers::Readers;
#[cfg(test)]
pub(crate) use spread::spread_over_readers;
pub(crate) use summary::verbal;
pub(crate) use sums::{PhraseMeaning, PhraseSums, VerbalSums};
