//! Nouns that are counted.

/// A noun that is counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noun {
    /// With `{n}` = 1.
    pub(crate) one: &'static str,
    /// With any other `{n}`.
    pub(crate) many: &'static str,
}
