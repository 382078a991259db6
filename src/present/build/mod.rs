//! The document of each command.

pub(crate) mod agree;
pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod compared;
mod distributions;
pub(crate) mod due;
pub(crate) mod explain;
pub(crate) mod first_screen;
pub(crate) mod lexicon;
pub(crate) mod profiles;
pub(crate) mod report;
pub(crate) mod score;
pub(crate) mod serve;
mod shared;
pub(crate) mod stopped;
