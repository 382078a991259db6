//! A project: `trackrecord.toml` in a folder holds what would else be typed each time.
//!
//! What it says are options by their names, [`entries`] read from its lines; [`find`] looks for the file, [`arguments`] makes of both,
//! the project and what was typed, the one command line that is run; [`settings`] writes options down as such lines.

mod arguments;
mod entries;
mod find;
mod settings;
mod text;

pub(crate) use arguments::{first_line, in_force, language, may_be_used_by, takes_language, understood};
pub(crate) use entries::{leaving_folder, names_file};
pub(crate) use find::{FILE_NAME, found};
pub(crate) use settings::{Setting, with_settings};
pub(crate) use text::{ProjectText, files_line};
