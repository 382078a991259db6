//! The document of each command.

pub mod report;
pub mod score;
mod shared;
