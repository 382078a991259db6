//! Writing to standard output and standard error.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use clap::Parser;

use crate::cli::args::Cli;
use crate::cli::command_line::CommandLine;
use crate::cli::exit_status::{DONE, USAGE};
use crate::cli::{further_questions, whole_command};
use crate::diagnostics::{Diagnostic, DiagnosticKind, Diagnostics};
use crate::error::Error;
use crate::localized::{Language, Localized, localized};
use crate::present;
use crate::present::clean_text::clean;

/// Writes to standard output. A reader that has gone away (`| head`) ends the run quietly.
///
/// # Errors
/// When standard output cannot be written for another reason.
pub(crate) fn standard_output(bytes: &[u8]) -> Result<u8, Error> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(source) if source.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::Write { path: "standard output".into(), source })
        }
        _ => Ok(DONE),
    }
}

/// Writes lines to standard error. Names and values in them may come from files, whose authors may wish to steer the
/// reader's terminal or to feign a line of the program's own: each is cleaned, and stays one line.
pub(crate) fn lines<T: AsRef<str>>(lines: impl IntoIterator<Item = T>) {
    write(&lines.into_iter().map(|line| clean(line.as_ref(), true) + "\n").collect::<String>());
}

/// Tells what is wrong with the data.
pub(crate) fn diagnostics(kinds: &[DiagnosticKind], language: Language) {
    write(&present::diagnostics(kinds, colour_on_standard_error(), language));
}

fn tell_columns(problems: &[Diagnostic], language: Language) {
    let mut found = Diagnostics::new(true);
    for problem in problems {
        found.push(problem.clone());
    }
    diagnostics(found.kinds(), language);
}

/// Tells why the run of a command failed.
pub(crate) fn failure(error: &Error, command: &str, line: &CommandLine) {
    if let Error::Columns(diagnostics) | Error::Words(diagnostics) = error {
        tell_columns(diagnostics, line.language);
        let further = further_questions::follow(line, diagnostics, further_questions::quietly);
        if !further.columns.is_empty() || !further.rows.is_empty() {
            let more = Localized::both(
                "If that is settled as proposed, there is more to settle:",
                "Ist das wie vorgeschlagen geklärt, bleibt noch zu klären:",
            );
            lines([more.of(line.language)]);
            tell_columns(&further.columns, line.language);
            self::diagnostics(&further.rows, line.language);
        }
        let all: Vec<Diagnostic> = diagnostics.iter().chain(&further.columns).cloned().collect();
        lines(whole_command::settling_all(line, &all, &further.rows).into_iter().flatten());
        return;
    }
    tell(error, line.language);
    if matches!(error, Error::Usage(_) | Error::UsageLines(_)) {
        let help = localized!("See trackrecord {command} --help.", "Hilfe: trackrecord {command} --help");
        lines([help.of(line.language)]);
    }
}

/// Tells an error of the run.
pub(crate) fn tell(error: &Error, language: Language) {
    let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let word = Localized::both("error", "Fehler");
    let word = word.of(language);
    write(&if colour_on_standard_error() { format!("{red}{word}{red:#}: ") } else { format!("{word}: ") });
    lines(error.lines().iter().map(|line| line.of(language)));
}

/// Prints help, the version, or what is wrong with the arguments, and gives the exit status. The message quotes the
/// arguments, among them names of files that the shell filled in, so it is made anew of cleaned ones.
pub(crate) fn not_a_command(error: &clap::Error, arguments: &[OsString]) -> u8 {
    match Cli::try_parse_from(arguments.iter().map(|argument| clean(&argument.to_string_lossy(), true))) {
        // A broken pipe is nobody's fault.
        Err(cleaned) => drop(cleaned.print()),
        Ok(_) => lines(error.to_string().lines()),
    }
    // Help and version are errors to clap, but not to the user.
    if error.use_stderr() { USAGE } else { DONE }
}

/// Writes to standard error what is safe to print there; if that fails there is nobody left to tell.
fn write(safe: &str) {
    let _ = io::stderr().lock().write_all(safe.as_bytes());
}

/// Whether standard error takes colour.
fn colour_on_standard_error() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
