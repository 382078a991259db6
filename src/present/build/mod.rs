//! The document of each command.

pub mod agree;
pub mod check;
pub mod compare;
pub mod explain;
pub mod lexicon;
pub mod report;
pub mod score;
mod shared;
