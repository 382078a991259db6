//! The table of `profiles`: the kinds of logs that are known.

use crate::localized::{Language, Localized};
use crate::options::Profile;
use crate::present::table::{Cell, Column, Table, TableColumns};

/// One row for each kind of log.
pub(crate) fn profiles(profiles: &[Profile], language: Language) -> Table {
    let words = |name, english, german| Column::words(name, *Localized::both(english, german).of(language));
    let list = |headers: &[String]| Cell::raw(headers.join(", "));
    let columns = TableColumns::<&Profile>::new()
        .and(words("profile", "profile", "Profil"), |profile| Cell::raw(profile.name.as_str()))
        .and(words("title", "kind of log", "Art von Protokoll"), |profile| Cell::raw(profile.title.as_str()))
        .and(
            words("forecasts_recognised_by", "headers of the forecasts", "Überschriften der Prognosen"),
            move |profile| list(&profile.recognised_by.forecasts),
        )
        .and(words("resolutions_file", "file of the resolutions", "Datei der Auflösungen"), |profile| {
            Cell::raw(profile.resolutions_file.as_deref().unwrap_or_default())
        })
        .and(words("resolutions_recognised_by", "its headers", "ihre Überschriften"), move |profile| {
            list(&profile.recognised_by.resolutions)
        })
        .and(words("remark", "remark", "Anmerkung"), |profile| {
            Cell::raw(profile.remark.as_deref().unwrap_or_default())
        });
    Table::of("", columns, profiles)
}
