//! Names made of several: `Weber / Klein`.

use crate::names::words::words;

/// What stands between two names, and whether it stands in names of one firm too.
const BETWEEN: [(&str, bool); 12] = [
    (" / ", false),
    ("; ", false),
    (" + ", false),
    ("/", true),
    (";", true),
    (" & ", true),
    (" und ", true),
    (" and ", true),
    (" u. ", true),
    (" et ", true),
    (" y ", true),
    (", ", true),
];

/// The names that a name is made of, if it is: where firms too are called so (`Ernst & Young`), only if one of the parts is a
/// name of the log by itself.
pub(crate) fn parts_of_joint(name: &str, is_name: impl Fn(&str) -> bool) -> Option<Vec<&str>> {
    BETWEEN.into_iter().find_map(|(between, in_firms)| {
        let parts: Vec<&str> = name.split(between).map(str::trim).collect();
        let are_names = parts.len() > 1 && parts.iter().all(|part| is_of_letters(part));
        (are_names && (!in_firms || parts.iter().any(|part| is_name(part)))).then_some(parts)
    })
}

/// At least three letters, and no legal form alone.
fn is_of_letters(part: &str) -> bool {
    part.chars().filter(|sign| sign.is_alphabetic()).count() > 2
        && part.chars().next().is_some_and(char::is_alphabetic)
        && words(&format!("x {part}")).len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_people_in_one_cell() {
        let known = |name: &str| ["Weber", "Ernst Huber"].contains(&name);
        for (name, parts) in [
            ("Weber / Klein", vec!["Weber", "Klein"]),
            ("Maier / Klein", vec!["Maier", "Klein"]),
            ("Weber/Klein", vec!["Weber", "Klein"]),
            ("Weber & Klein", vec!["Weber", "Klein"]),
            ("Weber u. Klein", vec!["Weber", "Klein"]),
            ("Ernst Huber und Anna Klein", vec!["Ernst Huber", "Anna Klein"]),
            ("Huber, Weber, Klein", vec!["Huber", "Weber", "Klein"]),
            ("Maier; Klein", vec!["Maier", "Klein"]),
        ] {
            assert_eq!(parts_of_joint(name, known), Some(parts), "{name}");
        }
    }

    #[test]
    fn names_of_firms_and_codes_are_one() {
        let known = |name: &str| ["Weber", "Young"].contains(&name);
        for name in [
            "Procter & Gamble",
            "Maier/Klein",
            "Klein, Anna",
            "Sources and Methods",
            "A/B",
            "24/7 Wall St",
            "Weber, Inc.",
            "Weber / 2",
            "Desk 1 / 2",
            "Weber",
            "/",
            "",
        ] {
            assert_eq!(parts_of_joint(name, known), None, "{name}");
        }
    }
}
