//! Which kind of log the files of a run are: what the program knows of that kind holds where the user says nothing else.

use crate::dataset::profile;
use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::input::table::InputTable;
use crate::options::{Profile, ProfileChoice, ReadingOptions};

/// The options with what is known of the kind of log, and the note that says so.
///
/// # Errors
/// When the headers are those of two kinds, or the resolutions of that kind are not given.
pub(super) fn fill_in(
    options: &ReadingOptions,
    forecasts: &[InputTable],
) -> Result<(ReadingOptions, Vec<Note>), Error> {
    let mut options = options.clone();
    let mut notes = vec![];
    let known = match &options.profile {
        ProfileChoice::Off => None,
        ProfileChoice::Named(name) => profile::named(name).map(|profile| (profile, None)),
        ProfileChoice::Recognised => recognised(forecasts)?,
    };
    if let Some((profile, file)) = known {
        if let (Some(resolutions), true) = (&profile.resolutions_file, options.resolutions.is_empty()) {
            return Err(Error::Usage(format!(
                "{} keeps its resolutions in a file of their own: add -r {resolutions} (or --profile none, if it is no such log)",
                the(&profile)
            )));
        }
        options.fill_in(&profile);
        let of_file = file.map_or_else(String::new, |file| format!("{file}: "));
        let text = format!("{of_file}read as {}.", the(&profile));
        notes.push(Note::new(Code::KnownLog, text));
    }
    Ok((options, notes))
}

fn the(profile: &Profile) -> String {
    format!("a {} (profile {})", profile.title, profile.name)
}

/// The profile that the headers of these files are of, with the first file that has them.
fn recognised(tables: &[InputTable]) -> Result<Option<(Profile, Option<String>)>, Error> {
    let mut found: Vec<(Profile, String)> = vec![];
    for table in tables {
        for profile in profile::recognise(table.headers()) {
            if found.iter().all(|(known, _)| known.name != profile.name) {
                found.push((profile, table.name()));
            }
        }
    }
    match found.as_slice() {
        [] => Ok(None),
        [(profile, file)] => Ok(Some((profile.clone(), Some(file.clone())))),
        several => {
            let mut lines = vec!["the headers are those of several kinds of logs: say which is meant".to_owned()];
            lines.extend(
                several
                    .iter()
                    .map(|(profile, file)| format!("{file} as {}: --profile {}", profile.title, profile.name)),
            );
            lines.push("none of them: --profile none".to_owned());
            Err(Error::UsageLines(lines))
        }
    }
}
