//! Files to take away, each as its command writes it.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::commands::{self, CommandOutcome, Ran};
use super::workspace::Workspace;
use crate::cli::report::{ReportForm, written};
use crate::cli::{check, compare, due, score};
use crate::error::Error;
use crate::localized::localized;
use crate::options::{CheckFormat, DueFormat};
use crate::present::chart::{self, draw};

const JSON: &str = "application/json";
const CSV: &str = "text/csv; charset=utf-8";

/// A file: its kind for browsers, and its bytes.
pub(super) struct Download {
    pub(super) kind: &'static str,
    pub(super) bytes: Vec<u8>,
}

/// The file of a name; `None` if there is none of that name.
///
/// # Errors
/// When something is to be settled first, or a file cannot be read.
pub(super) fn download(workspace: &mut Workspace, name: &str) -> Result<Option<Download>, Error> {
    let of = |kind, bytes: Result<Vec<u8>, Error>| bytes.map(|bytes| Some(Download { kind, bytes }));
    match name {
        "report.html" => of("text/html; charset=utf-8", report(workspace, ReportForm::Page)),
        "report.md" => of("text/markdown; charset=utf-8", report(workspace, ReportForm::Markdown)),
        "report.xlsx" => of(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            report(workspace, ReportForm::Workbook),
        ),
        "scores.json" => of(JSON, scores(workspace, "json")),
        "scores.csv" => of(CSV, scores(workspace, "csv")),
        "comparison.json" => of(JSON, comparison(workspace, "json")),
        "comparison.csv" => of(CSV, comparison(workspace, "csv")),
        "check.json" => of(JSON, checked(workspace, CheckFormat::Json)),
        "check.csv" => of(CSV, checked(workspace, CheckFormat::Csv)),
        "due.ics" => of("text/calendar; charset=utf-8", to_resolve(workspace, DueFormat::Ics)),
        "due.csv" => of(CSV, to_resolve(workspace, DueFormat::Csv)),
        "project.zip" => of("application/zip", project(workspace)),
        _ => picture(workspace, name),
    }
}

fn found<T>(outcome: CommandOutcome<T>) -> Result<T, Error> {
    match outcome {
        CommandOutcome::Found(found) => Ok(*found),
        CommandOutcome::Open(_) => Err(Error::Usage(localized!(
            "something is to be settled first; see the first page",
            "Vorher ist noch etwas zu klären; siehe die erste Seite"
        ))),
    }
}

fn report(workspace: &Workspace, form: ReportForm) -> Result<Vec<u8>, Error> {
    let ran = found(commands::report(workspace)?)?;
    let document = commands::document(&ran, form.file())?;
    written(form, &document, &ran.found)?.map_err(|source| Error::Write { path: form.file().into(), source })
}

fn scores(workspace: &Workspace, format: &str) -> Result<Vec<u8>, Error> {
    let Ran { args, found, .. } = found(commands::scores(workspace, &[&format!("--format={format}")])?)?;
    score::written(&args, &found.report)
}

fn comparison(workspace: &Workspace, format: &str) -> Result<Vec<u8>, Error> {
    let Ran { args, found, .. } = found(commands::comparison(workspace, &[&format!("--format={format}")])?)?;
    compare::written(&args, &found.0.report, &found.1)
}

fn checked(workspace: &Workspace, format: CheckFormat) -> Result<Vec<u8>, Error> {
    let Ran { args, found, .. } = found(commands::checked(workspace, &[])?)?;
    check::written(&args, format, &found)
}

fn to_resolve(workspace: &Workspace, format: DueFormat) -> Result<Vec<u8>, Error> {
    let Ran { args, found, .. } = found(commands::to_resolve(workspace, &["--quiet"])?)?;
    due::written(&args, format, &found)
}

/// A picture of the report.
fn picture(workspace: &Workspace, name: &str) -> Result<Option<Download>, Error> {
    let Some((id, ending)) = name.rsplit_once('.').filter(|(_, ending)| ["png", "svg"].contains(ending)) else {
        return Ok(None);
    };
    let document = commands::document(&found(commands::report(workspace)?)?, "report.html")?;
    let Some(figure) = document.figures().find(|figure| figure.id == id) else { return Ok(None) };
    if ending == "svg" {
        let bytes = draw(&figure.chart, &figure.id, chart::Form::File).into_bytes();
        return Ok(Some(Download { kind: "image/svg+xml", bytes }));
    }
    let failed = |reason: String| Error::Write { path: name.into(), source: std::io::Error::other(reason) };
    let bytes = chart::png(&figure.chart).map_err(failed)?;
    Ok(Some(Download { kind: "image/png", bytes }))
}

/// The project with its files and what was settled.
fn project(workspace: &mut Workspace) -> Result<Vec<u8>, Error> {
    if workspace.is_private() {
        workspace.save()?;
    }
    let failed = |error: zip::result::ZipError| Error::Write { path: "project.zip".into(), source: error.into() };
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    for (name, bytes) in workspace.contents()? {
        zip.start_file(name, SimpleFileOptions::default()).map_err(failed)?;
        zip.write_all(&bytes).map_err(|source| failed(source.into()))?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}
