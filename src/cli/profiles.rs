//! `trackrecord profiles`.

use crate::cli::args::ProfilesArgs;
use crate::cli::{output, say};
use crate::dataset::profile;
use crate::error::Error;
use crate::localized::localized;
use crate::options::{OutputFormat, Profile};
use crate::present::build::profiles::{self as build, ProfilesDocument};
use crate::present::language::Texts;
use crate::present::tables;
use crate::present::write::csv::csv;
use crate::present::write::markdown::markdown;
use crate::present::write::terminal::terminal;

/// Runs the command.
///
/// # Errors
/// When there is none of that name, or standard output cannot be written.
pub(crate) fn run(args: &ProfilesArgs) -> Result<u8, Error> {
    let Some(name) = args.name.as_deref() else { return write(args, &profile::shipped()) };
    let (Some(profile), Some(text)) = (profile::named(name), profile::text_of(name)) else {
        let all = profile::all_names();
        return Err(Error::Usage(localized!(
            "no profile is called {name}; there are {all}",
            "Kein Profil heißt {name}; es gibt {all}"
        )));
    };
    if args.format == OutputFormat::Table { say::standard_output(text.as_bytes()) } else { write(args, &[profile]) }
}

fn write(args: &ProfilesArgs, profiles: &[Profile]) -> Result<u8, Error> {
    let texts = Texts::of(args.language);
    let text = match args.format {
        OutputFormat::Table => terminal(&build::list(profiles, texts), &output::standard_terminal()).into_bytes(),
        OutputFormat::Json => output::json(&ProfilesDocument::new(profiles))?,
        OutputFormat::Csv => output::csv_in_memory(csv(&tables::profiles(profiles, args.language)))?,
        OutputFormat::Markdown => markdown(&build::table(profiles, texts)).into_bytes(),
    };
    say::standard_output(&text)
}
