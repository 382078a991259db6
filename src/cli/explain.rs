//! `trackrecord explain`.

use crate::cli::{output, say};
use crate::diagnostics::catalogue;
use crate::error::Error;
use crate::options::Language;
use crate::present::build::explain;
use crate::present::language::Texts;
use crate::present::write::terminal::terminal;

/// Runs the command.
///
/// # Errors
/// When there is no such code, or standard output cannot be written.
pub(crate) fn run(code: Option<&str>, language: Language) -> Result<u8, Error> {
    let texts = Texts::of(language);
    let document = match code {
        None => explain::codes(texts),
        Some(code) => match catalogue::find(code) {
            Some(entry) => explain::code(entry, texts),
            None => return Err(Error::UsageLines(unknown(code))),
        },
    };
    say::standard_output(terminal(&document, &output::standard_terminal()).as_bytes())
}

fn unknown(code: &str) -> Vec<String> {
    let near = catalogue::nearest(code).map(|entry| format!("; did you mean {}?", entry.code)).unwrap_or_default();
    vec![format!("there is no code \"{code}\"{near}"), "trackrecord explain without a code lists them all".to_owned()]
}
