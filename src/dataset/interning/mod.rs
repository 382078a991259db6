//! Texts to small numbers: question ids, labels.

mod interner;
mod key;
mod large_pages;
mod lookup;
mod numbered_texts;

pub(crate) use interner::Interner;
pub(crate) use key::{Key, id_hash, stable_hash};
pub(crate) use lookup::{Glance, Lookup};
pub(crate) use numbered_texts::NumberedTexts;
