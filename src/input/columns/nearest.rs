//! "Did you mean …?"

use super::header_key::key;
use crate::input::text;

/// The header that comes nearest to a name (given as a key), if it is near enough to be a slip of the pen.
///
/// Distance: letters inserted, left out, changed or two neighbours swapped; at most one in three, three in all, and
/// fewer than the name has letters.
pub(super) fn nearest<'a>(name: &str, headers: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let near_enough = (length / 3).clamp(1, 3).min(length.saturating_sub(1));
    headers
        .map(|header| (strsim::osa_distance(name, &key(header)), header))
        .filter(|&(distance, _)| distance <= near_enough)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, header)| text::trim_str(header))
}

/// Likewise for a name that is no key yet.
pub(crate) fn nearest_of<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    nearest(&key(name), names)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn one_slip_in_three_letters() {
        let near = |name, header| nearest(name, [header].into_iter()).is_some();
        assert!(near("source", "Sour") && !near("source", "Sou"));
        assert!(near("date", "Dtae") && !near("date", "Dt"));
        assert!(!near("p", "q"));
        assert_eq!(nearest("source", ["sorrce", " Sourec ", "x"].into_iter()), Some("sorrce"));
    }
}
