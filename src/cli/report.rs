//! `trackrecord report`.

use std::io;
use std::path::Path;

use crate::cli::args::ReportArgs;
use crate::cli::command_line::CommandLine;
use crate::cli::distinct_files::DistinctFiles;
use crate::cli::exit_status::BAD_DATA;
use crate::cli::{map, output, progress, say, score, whole_command};
use crate::error::Error;
use crate::localized::{Localized, localized};
use crate::present;
use crate::present::build::report::{self, ReportLook};
use crate::present::chart::{self, draw};
use crate::present::document::Document;
use crate::present::language::Texts;
use crate::present::logo::Logo;
use crate::present::rows::KeptRows;
use crate::present::write::html::html;
use crate::present::write::markdown::markdown;
use crate::present::write::workbook::workbook;
use crate::summary::{Summary, summary};

/// Runs the command.
///
/// # Errors
/// When the options are wrong, or a file cannot be read or written.
pub(crate) fn run(args: &ReportArgs, line: &CommandLine) -> Result<u8, Error> {
    let data = &args.scoring.data;
    let Some(path) = &data.output else {
        return Err(Error::Usage(localized!(
            "-o report.html says where the report is to be written",
            "-o bericht.html sagt, wohin der Bericht geschrieben wird"
        )));
    };
    let form = form(path)?;
    let files = DistinctFiles::of_scoring(&args.scoring).inputs(&args.logo);
    files.check()?;
    let logo = logo(args)?;
    let mut order = args.order()?;
    order.options.retention.row_statuses |= form == ReportForm::Workbook;
    let found = progress::with_bar(data.quiet, |progress| summary(&order, progress))?;
    let document = (!found.stopped).then(|| document(args, line, &found, form.file(), logo));
    // Which charts there are is known only now; nothing has been written yet.
    files
        .output("--charts", args.charts.as_deref())
        .folder("--charts", args.charts.as_deref(), document.iter().flat_map(chart_names))
        .check()?;
    if let Some(path) = &data.reading.save_map {
        map::save(path, &found.answers)?;
    }
    if let Some(path) = &args.scoring.bad_rows.rejects {
        score::write(path, |out| {
            present::rejected_rows_csv(&found.report.problems, &[(&found.tables, &found.statuses)], out)
        })?;
    }
    let Some(document) = document else {
        score::stopped(&found.report, line);
        return Ok(BAD_DATA);
    };
    if !data.quiet && !found.report.problems.is_empty() {
        say::diagnostics(&found.report.problems, line.language);
    }
    if let Some(folder) = &args.charts {
        write_charts(&document, folder)?;
    }
    let bytes = written(form, &document, &found)?.map_err(|source| Error::Write { path: path.clone(), source })?;
    output::deliver(data, &bytes)
}

/// The document of what was found; `file` is where the command that makes it again writes it.
pub(super) fn document(
    args: &ReportArgs,
    line: &CommandLine,
    found: &Summary,
    file: &str,
    logo: Option<Logo>,
) -> Document {
    let command = whole_command::reproducing(line, file, &found.report.settings.as_of);
    report::report(
        found,
        ReportLook { texts: Texts::of(args.scoring.language), title: args.title.clone(), logo, command },
    )
}

/// The report as a file.
///
/// # Errors
/// When the files of a workbook's rows cannot be read again; within, when it cannot be written.
pub(super) fn written(form: ReportForm, document: &Document, found: &Summary) -> Result<io::Result<Vec<u8>>, Error> {
    let rows = KeptRows {
        tables: &found.tables,
        statuses: &found.statuses,
        problems: &found.report.problems,
        questions: &found.questions,
    };
    match form {
        ReportForm::Page => Ok(Ok(html(document).into_bytes())),
        ReportForm::Markdown => Ok(Ok(markdown(document).into_bytes())),
        ReportForm::Workbook => workbook(document, &rows),
    }
}

/// What the report is written as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ReportForm {
    Page,
    Markdown,
    Workbook,
}

impl ReportForm {
    /// A file of this form.
    pub(super) fn file(self) -> &'static str {
        match self {
            Self::Page => "report.html",
            Self::Markdown => "report.md",
            Self::Workbook => "report.xlsx",
        }
    }
}

/// The ending of the file says it.
fn form(path: &Path) -> Result<ReportForm, Error> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("html" | "htm") => Ok(ReportForm::Page),
        Some("md" | "markdown") => Ok(ReportForm::Markdown),
        Some("xlsx") => Ok(ReportForm::Workbook),
        None if path == Path::new("-") => Ok(ReportForm::Page),
        _ => Err(Error::Usage(output::other_ending(path, ".html, .md, .xlsx"))),
    }
}

/// The picture that is asked for.
///
/// # Errors
/// When it cannot be read, or is none.
pub(super) fn logo(args: &ReportArgs) -> Result<Option<Logo>, Error> {
    let Some(path) = &args.logo else { return Ok(None) };
    let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.clone(), source })?;
    Logo::new(bytes).map(Some).map_err(|why| {
        let path = path.display();
        Error::Usage(Localized::each(|language| format!("--logo {path}: {}", why.of(language))))
    })
}

fn chart_names(document: &Document) -> impl Iterator<Item = String> {
    document.figures().flat_map(|figure| ["svg", "png"].map(|ending| format!("{}.{ending}", figure.id)))
}

fn write_charts(document: &Document, folder: &Path) -> Result<(), Error> {
    let failed = |path: &Path, source| Error::Write { path: path.to_owned(), source };
    std::fs::create_dir_all(folder).map_err(|source| failed(folder, source))?;
    for figure in document.figures() {
        let svg = draw(&figure.chart, &figure.id, chart::Form::File);
        let path = folder.join(format!("{}.svg", figure.id));
        present::write_atomically(&path, svg.as_bytes()).map_err(|source| failed(&path, source))?;
        let path = folder.join(format!("{}.png", figure.id));
        let png = chart::png(&figure.chart).map_err(|reason| failed(&path, io::Error::other(reason)))?;
        present::write_atomically(&path, &png).map_err(|source| failed(&path, source))?;
    }
    Ok(())
}
