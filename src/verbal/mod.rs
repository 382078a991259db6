//! Scores of words: how much of a group's Brier score hangs on what its words are taken to mean.
//!
//! A forecast in words has no probability of its own. A lexicon gives each phrase a low, a point and a high
//! ([`Meaning`]); a survey tells what its readers take the phrase for ([`Readers`]). Everything here works on sums per
//! phrase ([`GroupSums`]), so no row needs to be kept, and on plain values: phrases are numbers from 0, whoever numbered
//! them.
//!
//! - [`sums`]: what a group said in each phrase and how often it happened;
//! - [`envelope`]: the group's Brier over all readings that give each phrase one meaning;
//! - [`readers`]: a survey's readers; [`reader_table`] makes them from a table of whole readers, [`copula`] draws them from
//!   the [`quantile_function`]s of the phrases and their rank correlation, [`capphrase`] has those of a published survey;
//! - [`spread`]: the group's Brier over readers, and the vagueness cost;
//! - [`bins`]: calibration with the phrase as the bin;
//! - [`order`]: whether the order of groups hangs on the lexicon;
//! - [`summary`]: all of it as the `"verbal"` object of the JSON.

pub mod bins;
pub mod capphrase;
pub mod copula;
pub mod envelope;
pub mod order;
pub mod quantile_function;
pub mod reader_table;
pub mod readers;
pub mod spread;
pub mod summary;
pub mod sums;

pub use bins::{PhraseBin, phrase_bins};
pub use envelope::{Envelope, phrase_consistent, point_by_point};
pub use order::{LexiconScores, OrderUnderLexicons, order_under_lexicons};
pub use reader_table::{ReaderTable, ReaderTableError};
pub use readers::Readers;
pub use spread::{ReaderSpread, spread_over_readers};
pub use summary::{Verbal, verbal};
pub use sums::{GroupSums, Meaning, PhraseSums};
