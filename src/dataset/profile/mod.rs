//! Kinds of logs: what the program knows of some platforms' exports, and what `--map-file` says of a log of one's own.
//!
//! [`parse`](parse()) reads the description of one, [`write`](write()) writes it, [`shipped()`](shipped()) holds those of `data/profiles`, and [`recognise`](recognise())
//! tells by the headers of a log which of them it is.

mod answers;
mod parse;
mod recognise;
mod shipped;
pub(crate) mod toml_lines;
mod write;

pub(crate) use parse::{ALIASES, outcome_word, parse};
pub(crate) use recognise::{all_names, has_all, named, recognise, recognise_resolutions};
pub(crate) use shipped::{shipped, text_of};
pub(crate) use write::write;
