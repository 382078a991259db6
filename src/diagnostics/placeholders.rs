//! Words in capitals that stand, in what settles a problem, for what the reader has to say.

/// All of them.
pub(crate) const PLACEHOLDERS: [&str; 5] = ["NAME", "DATE", "RESOLUTIONS", "MEANING", "PROBABILITY"];

/// The one that a word of a command line ends with: `DATE` of `DATE`, `MEANING` of `perhaps=MEANING`.
pub(crate) fn placeholder_of(word: &str) -> Option<&'static str> {
    let ends = |placeholder: &&str| {
        word.strip_suffix(placeholder).is_some_and(|before| before.is_empty() || before.ends_with('='))
    };
    PLACEHOLDERS.into_iter().find(ends)
}

#[cfg(test)]
mod tests {
    use super::placeholder_of;

    #[test]
    fn a_word_of_the_reader_is_none() {
        for (word, placeholder) in [
            ("DATE", Some("DATE")),
            ("perhaps=MEANING", Some("MEANING")),
            ("source=NAME", Some("NAME")),
            ("source=SURNAME", None),
            ("UPDATE", None),
            ("DATE=2017", None),
            ("", None),
        ] {
            assert_eq!(placeholder_of(word), placeholder, "{word}");
        }
    }
}
