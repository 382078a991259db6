//! Texts to small numbers: question ids, labels.

mod interner;
mod key;
mod large_pages;
mod lookup;
mod numbered_texts;

pub use interner::Interner;
pub use key::{Key, id_hash, stable_hash};
pub use lookup::{Glance, Lookup};
pub use numbered_texts::NumberedTexts;
