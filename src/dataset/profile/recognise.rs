//! Which kind of log a log is, by its headers.

use super::shipped;
use crate::options::Profile;

/// The shipped profiles whose headers are all among those of a file of forecasts.
pub(crate) fn recognise(headers: &[String]) -> Vec<Profile> {
    shipped().into_iter().filter(|profile| has_all(headers, &profile.recognised_by.forecasts)).collect()
}

/// The shipped profiles whose headers are all among those of a file of resolutions.
pub(crate) fn recognise_resolutions(headers: &[String]) -> Vec<Profile> {
    shipped().into_iter().filter(|profile| has_all(headers, &profile.recognised_by.resolutions)).collect()
}

/// Whether the headers by which something is known are all there; nothing is known by none.
pub(crate) fn has_all(headers: &[String], wanted: &[String]) -> bool {
    let has = |wanted: &String| headers.iter().any(|header| header.eq_ignore_ascii_case(wanted));
    !wanted.is_empty() && wanted.iter().all(has)
}

/// The shipped profile of this name.
pub(crate) fn named(name: &str) -> Option<Profile> {
    shipped().into_iter().find(|profile| profile.name.eq_ignore_ascii_case(name))
}

/// The names of all of them, for a message.
pub(crate) fn all_names() -> String {
    let names: Vec<String> = shipped().into_iter().map(|profile| profile.name).collect();
    names.join(", ")
}
