//! JSON by the contract's schema.

use serde::Serialize;

/// A report as indented JSON that ends with a newline: keys in the order of its fields, numbers that read back as
/// the same double.
///
/// What is written holds its numbers as [`Finite`](crate::model::Finite) ones, of which JSON can say each.
///
/// # Errors
/// If a key of a map is no text.
pub(crate) fn json<T: Serialize>(report: &T) -> serde_json::Result<String> {
    let mut text = serde_json::to_string_pretty(report)?;
    text.push('\n');
    Ok(text)
}

/// Documents as JSON, one a line.
///
/// # Errors
/// As [`json`].
pub(crate) fn json_lines<T: Serialize>(documents: impl IntoIterator<Item = T>) -> serde_json::Result<String> {
    let mut text = String::new();
    for document in documents {
        text.push_str(&serde_json::to_string(&document)?);
        text.push('\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_read_back_the_same() {
        for number in [0.1, 0.1 + 0.2, 1.0 / 3.0, 5e-324, f64::MAX, -0.0, 1e21] {
            let text = json(&number).unwrap();
            assert!(text.ends_with('\n'));
            let back: f64 = serde_json::from_str(&text).unwrap();
            assert_eq!(back.to_bits(), number.to_bits(), "{text}");
        }
    }
}
