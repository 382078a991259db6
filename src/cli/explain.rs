//! `trackrecord explain`.

use crate::cli::{output, say};
use crate::diagnostics::catalogue;
use crate::error::Error;
use crate::present;

/// Runs the command.
///
/// # Errors
/// When there is no such code, or standard output cannot be written.
pub fn run(code: Option<&str>) -> Result<u8, Error> {
    let options = output::standard_terminal();
    let text = match code {
        None => present::list_of_codes(&options),
        Some(code) => match catalogue::find(code) {
            Some(entry) => present::explanation(entry, &options),
            None => return Err(Error::UsageLines(unknown(code))),
        },
    };
    say::standard_output(text.as_bytes())
}

fn unknown(code: &str) -> Vec<String> {
    let near = catalogue::nearest(code).map(|entry| format!("; did you mean {}?", entry.code)).unwrap_or_default();
    vec![format!("there is no code \"{code}\"{near}"), "trackrecord explain without a code lists them all".to_owned()]
}
