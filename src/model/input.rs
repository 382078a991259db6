//! Facts about a file that was read.

use serde::Serialize;

/// One file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InputFacts {
    /// Path as the user gave it; `-` for standard input.
    pub path: String,
    /// `forecasts` or `resolutions`.
    pub role: &'static str,
    /// Data rows.
    pub rows: u64,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 in hex, with `--hash`.
    pub sha256: Option<String>,
}
