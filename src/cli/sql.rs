//! `trackrecord sql`.

use crate::cli::args::SqlArgs;
use crate::cli::output;
use crate::error::Error;
use crate::localized::localized;
use crate::sql::{Relations, script};

/// Runs the command.
///
/// # Errors
/// When an option cannot be said in SQL, or standard output cannot be written.
pub(crate) fn run(args: &SqlArgs) -> Result<u8, Error> {
    let options = args.scoring.options()?;
    let data = &args.scoring.data;
    let ([resolutions], []) = (data.resolutions.as_slice(), data.forecasts.as_slice()) else {
        return Err(Error::Usage(localized!(
            "name one relation of forecasts with --forecasts and one of resolutions with --resolutions",
            "eine Relation der Prognosen mit --forecasts und eine der Auflösungen mit --resolutions nennen"
        )));
    };
    let resolutions = resolutions.display().to_string();
    let relations = Relations { forecasts: &args.forecasts, resolutions: &resolutions };
    output::deliver(data, script(args.engine, relations, &options)?.as_bytes())
}
