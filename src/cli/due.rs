//! `trackrecord due`.

use crate::cli::args::DueArgs;
use crate::cli::distinct_files::DistinctFiles;
use crate::cli::{map, output, progress, say};
use crate::error::Error;
use crate::localized::{self, localized};
use crate::options::DueFormat;
use crate::present::build;
use crate::present::language::Texts;
use crate::present::language::due::DueTexts;
use crate::present::tables;
use crate::present::write::csv::csv;
use crate::present::write::icalendar::{CalendarDay, icalendar};
use crate::present::write::markdown::markdown;
use crate::present::write::terminal::terminal;
use crate::summary::due::{Due, due};

/// Runs the command.
///
/// # Errors
/// When the options are wrong, or a file cannot be read or written.
pub(crate) fn run(args: &DueArgs) -> Result<u8, Error> {
    DistinctFiles::of_data(&args.data).check()?;
    let format = output::form(args.format, args.data.output.as_deref(), output::DUE)?;
    let (options, within) = args.options()?;
    let found = progress::with_bar(args.data.quiet, |progress| due(&options, within, progress))?;
    if let Some(path) = &args.data.reading.save_map {
        map::save(path, &options.reading.as_profile())?;
    }
    output::deliver(&args.data, &written(args, format, &found)?)
}

/// The result in the form that is asked for.
///
/// # Errors
/// When a writer gives up.
pub(super) fn written(args: &DueArgs, format: DueFormat, due: &Due) -> Result<Vec<u8>, Error> {
    let texts = Texts::of(args.language);
    match format {
        DueFormat::Table => Ok(terminal(&build::due::due(due, texts), &output::terminal(&args.data)).into_bytes()),
        DueFormat::Json => output::json(due),
        DueFormat::Csv => output::csv_in_memory(csv(&tables::due(&due.questions, texts))),
        DueFormat::Markdown => Ok(markdown(&build::due::due(due, texts)).into_bytes()),
        DueFormat::Ics => {
            let day = |of| {
                let (subject, text) = build::due::entry(of, texts);
                let (key, link) = (of.question.clone(), of.link.clone());
                of.deadline.clone().map(|day| CalendarDay { key, day, subject, text, link })
            };
            let days: Vec<CalendarDay> = due.questions.iter().filter_map(day).collect();
            let without = due.questions.len() - days.len();
            if without > 0 && !args.data.quiet {
                let n = localized::counted(without as u64, "question", "questions");
                let fragen = localized::counted(without as u64, "Frage", "Fragen");
                let text = localized!(
                    "Not in the calendar, for want of a deadline (closes_on): {n}.",
                    "Nicht im Kalender, weil die Frist (closes_on) fehlt: {fragen}."
                );
                say::lines([text.of(args.language)]);
            }
            Ok(icalendar(DueTexts::of(texts).title, &days, &due.settings.as_of).into_bytes())
        }
    }
}
