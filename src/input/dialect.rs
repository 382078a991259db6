//! How text is delimited.

/// How the text is delimited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// Between fields: `,`, `;`, tab or `|`.
    pub(crate) delimiter: u8,
    /// Ends a record: `\n`, or `\r` for old Mac files.
    pub(crate) newline: u8,
}

impl Default for Dialect {
    fn default() -> Self {
        Self { delimiter: b',', newline: b'\n' }
    }
}

/// What fields are quoted with.
pub(crate) const QUOTE: u8 = b'"';
