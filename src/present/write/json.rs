//! JSON by the contract's schema.

use serde::Serialize;
use serde::ser::Error;

use super::finite;

/// A report as indented JSON that ends with a newline: keys in the order of its fields, numbers that read back as
/// the same double.
///
/// # Errors
/// If a number is not finite: JSON has no word for it, and writing `null` would hide the mistake.
pub(crate) fn json<T: Serialize>(report: &T) -> serde_json::Result<String> {
    finite::check(report).map_err(serde_json::Error::custom)?;
    let mut text = serde_json::to_string_pretty(report)?;
    text.push('\n');
    Ok(text)
}

/// Documents as JSON, one a line.
///
/// # Errors
/// If a number is not finite.
pub(crate) fn json_lines<T: Serialize>(documents: impl IntoIterator<Item = T>) -> serde_json::Result<String> {
    let mut text = String::new();
    for document in documents {
        finite::check(&document).map_err(serde_json::Error::custom)?;
        text.push_str(&serde_json::to_string(&document)?);
        text.push('\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Group;

    #[test]
    fn what_is_not_finite_is_an_error_that_names_the_field() {
        let mut group = Group::default();
        assert!(json(&group).is_ok());
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            group.cox.slope.value = Some(bad);
            let error = json(&group).unwrap_err().to_string();
            assert!(error.contains("cox.slope.value"), "{error}");
        }
    }

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
