//! `trackrecord template`.

use std::io;
use std::path::Path;

use crate::cli::args::TemplateArgs;
use crate::cli::convert::beside;
use crate::cli::distinct_files::DistinctFiles;
use crate::cli::exit_status::DONE;
use crate::cli::{output, say};
use crate::error::Error;
use crate::localized::localized;
use crate::present;
use crate::template::{self, TemplateTable};

/// Runs the command.
///
/// # Errors
/// When the ending is unknown, a file is there already, or cannot be written.
pub(crate) fn run(args: &TemplateArgs) -> Result<u8, Error> {
    let path = args.output.as_path();
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("xlsx") => {
            free(args, path)?;
            let bytes = template::workbook(args.all_kinds, args.language)
                .map_err(|source| Error::Write { path: path.to_owned(), source })?;
            write(path, &bytes)?;
            let (file, sheets) = (path.display(), template::sheet_names(args.language));
            let done = localized!("{file}: sheets {sheets}.", "{file}: Blätter {sheets}.");
            say::lines([done.of(args.language)]);
        }
        Some("csv") => {
            let second = beside(path);
            DistinctFiles::default().output("-o", Some(path)).output("-o", Some(&second)).check()?;
            free(args, path)?;
            free(args, &second)?;
            write_csv(path, &TemplateTable::forecasts(args.all_kinds, args.language))?;
            write_csv(&second, &TemplateTable::questions(args.all_kinds, args.language))?;
            let files = [path, &second].map(|path| path.display().to_string());
            say::lines([format!("{}.", args.language.joined(&files))]);
        }
        _ if output::file(Some(path)).is_none() => {
            return Err(Error::Usage(localized!(
                "a template is a workbook or two CSV files, which do not go to standard output; name a file, such as \
                 -o forecasts.xlsx or -o forecasts.csv",
                "Eine Vorlage ist eine Arbeitsmappe oder ein Paar CSV-Dateien und geht nicht zur Standardausgabe; eine Datei \
                 nennen, etwa -o prognosen.xlsx oder -o prognosen.csv"
            )));
        }
        _ => {
            let path = path.display();
            return Err(Error::Usage(localized!(
                "-o {path} must end in .xlsx (a workbook) or .csv (a pair of CSV files)",
                "-o {path} muss auf .xlsx (eine Arbeitsmappe) oder .csv (ein Paar CSV-Dateien) enden"
            )));
        }
    }
    Ok(DONE)
}

/// A log is months of work: it is not overwritten by an empty one unasked.
fn free(args: &TemplateArgs, path: &Path) -> Result<(), Error> {
    if !args.force && path.exists() {
        let source = localized!(
            "it is there already; --force overwrites it",
            "Die Datei gibt es schon; --force überschreibt sie"
        )
        .io_error(io::ErrorKind::AlreadyExists);
        return Err(Error::Write { path: path.to_owned(), source });
    }
    Ok(())
}

fn write_csv(path: &Path, table: &TemplateTable) -> Result<(), Error> {
    let bytes = template::csv(table).map_err(|source| Error::Write { path: path.to_owned(), source: source.into() })?;
    write(path, &bytes)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    present::write_atomically(path, bytes).map_err(|source| Error::Write { path: path.to_owned(), source })
}
