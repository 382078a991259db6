//! The fingerprint of an input, so that others can tell whether they have the same.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::input::table::InputTable;

/// Fingerprint of a file's bytes, in hex.
pub(in crate::dataset) fn sha256(table: &InputTable) -> Result<String, Error> {
    let (mut hasher, mut buffer, mut offset) = (Sha256::new(), Vec::new(), 0);
    loop {
        table.original().read_at(offset, 1 << 20, &mut buffer)?;
        if buffer.is_empty() {
            return Ok(hasher.finalize().iter().fold(String::new(), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}"); // writing to a string never fails
                hex
            }));
        }
        hasher.update(&buffer);
        offset += buffer.len() as u64;
    }
}
