//! From the bytes of a file to values: how a cell says a date, a probability or an outcome, and which column is which.

pub mod columns;
pub mod dates;
mod decimal;
mod evidence;
pub mod outcome;
pub mod probability;
pub mod text;

pub use evidence::Example;
