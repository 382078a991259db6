//! The profiles of `data/profiles`, which are part of the program.

use super::parse;
use crate::options::Profile;

/// Name and text of each, by name.
const FILES: [(&str, &str); 7] = [
    ("cultivate", include_str!("../../../data/profiles/cultivate.toml")),
    ("fatebook", include_str!("../../../data/profiles/fatebook.toml")),
    ("football", include_str!("../../../data/profiles/football.toml")),
    ("hubverse", include_str!("../../../data/profiles/hubverse.toml")),
    ("manifold", include_str!("../../../data/profiles/manifold.toml")),
    ("metaculus", include_str!("../../../data/profiles/metaculus.toml")),
    ("predictionbook", include_str!("../../../data/profiles/predictionbook.toml")),
];

/// All of them. A test reads each.
pub(crate) fn shipped() -> Vec<Profile> {
    FILES.iter().filter_map(|(name, text)| parse(name, text).ok()).map(|(profile, _)| profile).collect()
}

/// The text of the one of this name, to start one's own from.
pub(crate) fn text_of(name: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_can_be_read_and_has_what_it_needs() {
        for (name, text) in FILES {
            let (profile, extends) =
                parse(name, text).unwrap_or_else(|wrong| panic!("{name}:{}: {}", wrong.line, wrong.why.english()));
            assert!(extends.is_none() && profile.title != name, "{name}");
            assert!(profile.recognised_by.forecasts.len() >= 3, "{name}: too few headers to be known by");
            assert!(!profile.columns.is_empty(), "{name}");
            assert!(profile.resolutions_file.is_none() || !profile.recognised_by.resolutions.is_empty(), "{name}");
        }
        assert!(FILES.is_sorted_by_key(|(name, _)| *name));
    }
}
