//! The table of `profiles`: the kinds of logs that are known.

use crate::options::Profile;
use crate::present::table::{Cell, Column, Table, TableColumns};

/// One row for each kind of log.
pub(crate) fn profiles(profiles: &[Profile]) -> Table {
    let list = |headers: &[String]| Cell::raw(headers.join(", "));
    let columns = TableColumns::<&Profile>::new()
        .and(Column::words("profile", "profile"), |profile| Cell::raw(profile.name.as_str()))
        .and(Column::words("title", "kind of log"), |profile| Cell::raw(profile.title.as_str()))
        .and(Column::words("forecasts_recognised_by", "headers of the forecasts"), move |profile| {
            list(&profile.recognised_by.forecasts)
        })
        .and(Column::words("resolutions_file", "file of the resolutions"), |profile| {
            Cell::raw(profile.resolutions_file.as_deref().unwrap_or_default())
        })
        .and(Column::words("resolutions_recognised_by", "its headers"), move |profile| {
            list(&profile.recognised_by.resolutions)
        })
        .and(Column::words("remark", "remark"), |profile| Cell::raw(profile.remark.as_deref().unwrap_or_default()));
    Table::of("", columns, profiles)
}
