//! Whether two reports say the same.

use std::fmt::Write;

use serde_json::Value;

/// Relative; sums in another order differ in their last bits.
const SAME: f64 = 1e-12;

/// Every field of both is the same, numbers but for their last digits.
pub(crate) fn assert_same(before: &Value, after: &Value, what: &str) {
    // What cancels to almost nothing is compared with what it is made of, which is of order 1.
    assert_same_beside(1e-3, before, after, what);
}

/// Likewise, with numbers taken to be the sums of at least so large ones.
pub(crate) fn assert_same_beside(least: f64, before: &Value, after: &Value, what: &str) {
    let mut differences = vec![];
    compare(before, after, least, &mut what.to_owned(), &mut differences);
    let shown: Vec<&str> = differences.iter().take(10).map(String::as_str).collect();
    assert!(shown.is_empty(), "{} differences\n{}", differences.len(), shown.join("\n"));
}

fn compare(a: &Value, b: &Value, least: f64, path: &mut String, differences: &mut Vec<String>) {
    let length = path.len();
    match (a, b) {
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            for (key, value) in a {
                let _ = write!(path, "/{key}");
                // Shuffling a file may change its size by a last newline.
                if key != "bytes" {
                    compare(value, &b[key], least, path, differences);
                }
                path.truncate(length);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (at, (a, b)) in a.iter().zip(b).enumerate() {
                let _ = write!(path, "/{at}");
                compare(a, b, least, path, differences);
                path.truncate(length);
            }
        }
        (Value::Number(x), Value::Number(y)) => {
            let (x, y) = (x.as_f64().expect("a double"), y.as_f64().expect("a double"));
            if (x - y).abs() > SAME * x.abs().max(y.abs()).max(least) {
                differences.push(format!("{path}: {x} and {y}"));
            }
        }
        _ if a == b => {}
        _ => differences.push(format!("{path}: {a} and {b}")),
    }
}
