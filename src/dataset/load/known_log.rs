//! Which kind of log the files of a run are: what the program knows of that kind holds where the user says nothing else.

use std::path::{Path, PathBuf};

use crate::dataset::layout;
use crate::dataset::profile;
use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::input::table::InputTable;
use crate::localized::{Language, Localized, localized};
use crate::model::Field;
use crate::options::{Profile, ProfileChoice, ReadingOptions};

/// The options with what is known of the kind of log, the files of forecasts, and the notes that say so. A file of that kind's
/// resolutions that stands among the forecasts is put where it belongs.
///
/// # Errors
/// When the headers are those of two kinds, or of both files of one, or the resolutions of that kind are not given.
pub(super) fn fill_in(
    options: &ReadingOptions,
    mut forecasts: Vec<InputTable>,
) -> Result<(ReadingOptions, Vec<InputTable>, Vec<Note>), Error> {
    let mut options = options.clone();
    let known = match &options.profile {
        ProfileChoice::Off => None,
        ProfileChoice::Named(name) => profile::named(name).map(|profile| (profile, None)),
        ProfileChoice::Recognised => recognised(&forecasts)?,
    };
    let Some((mut profile, file)) = known else { return Ok((options, forecasts, vec![])) };
    let of_resolutions = resolutions_among(&forecasts, &profile)?;
    forecasts.retain(|table| !of_resolutions.iter().any(|path| path == table.original().path()));
    options.forecasts.retain(|path| !of_resolutions.contains(path));
    options.resolutions.extend(of_resolutions);
    if let (Some(resolutions), true) = (&profile.resolutions_file, options.resolutions.is_empty()) {
        let the = the(&profile);
        let (das, the) = (the.of(Language::German), the.english());
        return Err(Error::Usage(localized!(
            "{the} keeps its resolutions in a file of their own: add -r {resolutions} (or --profile none, if it is no such log)",
            "{das} führt die Auflösungen in einer eigenen Datei: -r {resolutions} ergänzen (oder --profile none, wenn es keines \
             ist)"
        )));
    }
    // Exports lose columns over the years; what no score needs may be missing.
    let has = |field: Field, header: &str| forecasts.iter().any(|table| layout::has_mapped(table, field, header));
    profile.columns.retain(|(field, header)| !is_optional(*field) || has(*field, header));
    let has_header =
        |header: &str| forecasts.iter().any(|table| profile::has_all(table.headers(), &[header.to_owned()]));
    profile.cases.retain(|case| case.when.iter().all(|row| has_header(&row.header)));
    options.fill_in(&profile);
    let of_file = file.map_or_else(String::new, |file| format!("{file}: "));
    let remark = profile.remark.as_ref().map_or_else(String::new, |remark| format!(" {remark}"));
    let note = Note::new(
        Code::KnownLog,
        Localized::new(
            format!("{of_file}read as {}.{remark}", the(&profile).english()),
            format!("{of_file}als {} gelesen (Profil {}).", profile.title, profile.name),
        ),
    );
    Ok((options, forecasts, vec![note]))
}

/// Whether forecasts can be scored without the column: the source may be one for the whole file.
fn is_optional(field: Field) -> bool {
    matches!(field, Field::Question | Field::Topic | Field::OpensOn | Field::ClosesOn | Field::Source)
}

fn the(profile: &Profile) -> Localized {
    let Profile { title, name, .. } = profile;
    localized!("a {title} (profile {name})", "{title} (Profil {name})")
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
        [] => without_forecasts(tables),
        [(profile, file)] => Ok(Some((profile.clone(), Some(file.clone())))),
        several => {
            let mut lines = vec![localized!(
                "the headers are those of several kinds of logs: say which is meant",
                "Die Überschriften passen zu mehreren Arten von Protokollen: angeben, welche gemeint ist"
            )];
            lines.extend(several.iter().map(|(Profile { title, name, .. }, file)| {
                localized!("{file} as {title}: --profile {name}", "{file} als {title}: --profile {name}")
            }));
            lines.push(localized!("none of them: --profile none", "keine davon: --profile none"));
            Err(Error::UsageLines(lines))
        }
    }
}

/// Files of which none is known for forecasts: those of a kind's resolutions alone are in the wrong place.
fn without_forecasts(tables: &[InputTable]) -> Result<Option<(Profile, Option<String>)>, Error> {
    let known =
        |table: &InputTable| Some((profile::recognise_resolutions(table.headers()).into_iter().next()?, table.name()));
    match tables.iter().find_map(known) {
        Some((profile, file)) => {
            let the = the(&profile);
            let (das, the) = (the.of(Language::German), the.english());
            Err(Error::Usage(localized!(
                "{file} holds the resolutions of {the}: name the file of its forecasts first, and this one with -r (or --profile \
                 none, if it is no such log)",
                "{file} enthält die Auflösungen zu {das}: zuerst die Datei der Prognosen nennen und diese mit -r (oder --profile \
                 none, wenn es kein solches Protokoll ist)"
            )))
        }
        None => Ok(None),
    }
}

/// The files among these that are of the resolutions of such a log.
fn resolutions_among(tables: &[InputTable], profile: &Profile) -> Result<Vec<PathBuf>, Error> {
    let mut paths = vec![];
    for table in tables {
        let of_forecasts = profile::has_all(table.headers(), &profile.recognised_by.forecasts);
        let of_resolutions = profile::has_all(table.headers(), &profile.recognised_by.resolutions);
        let path = table.original().path();
        if of_forecasts && of_resolutions {
            let (file, the) = (table.name(), the(profile));
            let (das, the) = (the.of(Language::German), the.english());
            return Err(Error::Usage(localized!(
                "{file} has the headers of both files of {the}: of its forecasts and of its resolutions; say --profile none, and \
                 what is which with --map",
                "{file} hat die Überschriften beider Dateien von {das}, der Prognosen und der Auflösungen; --profile none angeben \
                 und mit --map, welche Spalte was ist"
            )));
        }
        if of_resolutions && path != Path::new("-") {
            paths.push(path.to_owned());
        }
    }
    Ok(paths)
}
