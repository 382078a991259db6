//! Writing to standard output and standard error.

use std::io::{self, IsTerminal, Write};

use anstyle::{AnsiColor, Style};

use crate::cli::DONE;
use crate::diagnostics::Diagnostics;
use crate::error::Error;
use crate::render;

/// Writes to standard output. A reader that has gone away (`| head`) ends the run quietly.
///
/// # Errors
/// When standard output cannot be written for another reason.
pub fn standard_output(bytes: &[u8]) -> Result<u8, Error> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(source) if source.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::Write { path: "standard output".into(), source })
        }
        _ => Ok(DONE),
    }
}

/// Writes to standard error; if that fails there is nobody left to tell.
pub fn standard_error(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Whether standard error takes colour.
pub fn colour_on_standard_error() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Tells why the run of a command failed.
pub fn failure(error: &Error, command: &str) {
    let color = colour_on_standard_error();
    if let Error::Columns(diagnostics) | Error::Words(diagnostics) = error {
        let mut problems = Diagnostics::new(true);
        for diagnostic in diagnostics {
            problems.push(diagnostic.clone());
        }
        standard_error(&render::diagnostics(problems.kinds(), color));
        return;
    }
    let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let word = if color { format!("{red}error{red:#}") } else { "error".to_owned() };
    let mut text = format!("{word}: {error}\n");
    if matches!(error, Error::Usage(_)) {
        text = format!("{text}See trackrecord {command} --help.\n");
    }
    standard_error(&text);
}
