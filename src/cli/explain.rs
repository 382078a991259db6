//! `trackrecord explain`.

use crate::cli::{output, say};
use crate::diagnostics::catalogue;
use crate::error::Error;
use crate::localized::{Localized, did_you_mean, localized};
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

fn unknown(code: &str) -> Vec<Localized> {
    let [near, nahe] = did_you_mean(catalogue::nearest(code).map(|entry| entry.code));
    vec![
        localized!("there is no code \"{code}\"{near}", "Es gibt keinen Code „{code}“{nahe}"),
        localized!("trackrecord explain without a code lists them all", "trackrecord explain ohne Code zeigt alle"),
    ]
}
