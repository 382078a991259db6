//! The `trackrecord` program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(trackrecord::cli::run(std::env::args_os()))
}
