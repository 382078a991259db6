//! Which program wrote a result.

use serde::Serialize;

/// Which program wrote a result.
///
/// ```
/// assert_eq!(trackrecord::model::Program::THIS.name, "trackrecord");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Program {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

impl Program {
    /// This one.
    pub const THIS: Self = Self { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
}
