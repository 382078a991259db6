//! Diagnostics, findings and notes in one form: one line each for programs.

use serde::Serialize;

use crate::check::findings::{Examples, Findings, OnQuestion};
use crate::check::places::RowPlace;
use crate::diagnostics::{Code, Diagnostic, Note, Severity};
use crate::localized::{Language, Localized, counted};
use crate::names::AlikeNames;

/// A diagnostic, finding or note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Record {
    /// Its code; `trackrecord explain CODE` tells more.
    pub(crate) code: Code,
    /// Error, warning or note.
    pub(crate) severity: Severity,
    /// The file, if it is about one.
    pub(crate) file: Option<String>,
    /// The line on which the row starts.
    pub(crate) line: Option<u64>,
    /// The data row, from 1, not counting the header.
    pub(crate) row: Option<u64>,
    /// Header of the column.
    pub(crate) column: Option<String>,
    /// The value found.
    pub(crate) value: Option<String>,
    /// What it is.
    pub(crate) message: Localized,
    /// What to do.
    pub(crate) help: Option<Localized>,
}

impl Record {
    /// Of a diagnostic.
    pub(crate) fn of_diagnostic(diagnostic: &Diagnostic) -> Self {
        let place = diagnostic.place.as_ref();
        Self {
            code: diagnostic.code,
            severity: diagnostic.severity,
            file: place.map(|place| place.file.clone()),
            line: place.and_then(|place| place.line),
            row: place.and_then(|place| place.row),
            column: place.and_then(|place| place.column.clone()),
            value: diagnostic.value.clone(),
            message: diagnostic.message.clone(),
            help: Some(diagnostic.help.clone()).filter(|help| !help.is_empty()),
        }
    }

    /// Of a note.
    pub(crate) fn of_note(note: &Note) -> Self {
        Self { message: note.text.clone(), help: note.advice.clone(), ..Self::finding(note.code) }
    }

    fn finding(code: Code) -> Self {
        let help = Some(code.entry().remedy.into());
        Self {
            code,
            severity: Severity::Note,
            file: None,
            line: None,
            row: None,
            column: None,
            value: None,
            message: Localized::default(),
            help,
        }
    }

    fn says(self, value: &str, message: impl Into<Localized>) -> Self {
        Self { value: Some(value.to_owned()), message: message.into(), ..self }
    }

    fn at(self, place: &RowPlace) -> Self {
        Self { file: Some(place.file.clone()), line: Some(place.line), ..self }
    }
}

fn forecasts(count: u64, language: Language) -> String {
    match language {
        Language::English => counted(count, "forecast", "forecasts"),
        Language::German => counted(count, "Prognose", "Prognosen"),
    }
}

impl Findings {
    /// How many findings of a code there are; some are more than the examples that [`Self::records`] has.
    pub(crate) fn count(&self, code: Code) -> u64 {
        match code {
            Code::Overdue => self.overdue.len() as u64,
            Code::OpenWithoutDeadline => self.open_without_deadline.len() as u64,
            Code::QuestionWithoutResolution => self.questions_without_resolution.count,
            Code::QuestionWithoutForecasts => self.questions_without_forecasts.count,
            Code::SourceUnderSeveralTypes => self.sources_with_several_types.len() as u64,
            Code::SimilarSources => self.similar_sources.len() as u64,
            Code::SimilarSourceTypes => self.similar_source_types.len() as u64,
            Code::Duplicates => self.duplicates.count,
            Code::Repeats => self.repeats.count,
            Code::SameDay => self.same_day.count,
            _ => 0,
        }
    }

    /// Whether findings of a code are listed, so that no note need tell of them.
    pub(crate) fn has_list_of(code: Code) -> bool {
        matches!(code, Code::SourceUnderSeveralTypes | Code::SimilarSources | Code::SimilarSourceTypes)
    }

    /// One record for each finding; of what is only counted, for each example.
    pub(crate) fn records(&self) -> Vec<Record> {
        let mut records = vec![];
        for overdue in &self.overdue {
            let message = Localized::each(|language| {
                let (day, forecasts) = (language.day(&overdue.deadline), forecasts(overdue.forecasts, language));
                match language {
                    Language::English => format!("The deadline was {day}; {forecasts} on it."),
                    Language::German => format!("Frist war der {day}; {forecasts} dazu."),
                }
            });
            records.push(Record::finding(Code::Overdue).says(&overdue.question, message));
        }
        let on_question = |code, why: Localized<&'static str>, on: &OnQuestion| {
            let message =
                Localized::each(|language| format!("{}; {}.", why.of(language), forecasts(on.forecasts, language)));
            Record::finding(code).says(&on.question, message).at(&on.first)
        };
        let open = self.open_without_deadline.iter();
        let why = Localized::both("Open, without a deadline", "Offen und ohne Frist");
        records.extend(open.map(|on| on_question(Code::OpenWithoutDeadline, why, on)));
        let unresolved = self.questions_without_resolution.first.iter();
        let why = Localized::both("Not in the resolutions", "Nicht in den Auflösungen");
        records.extend(unresolved.map(|on| on_question(Code::QuestionWithoutResolution, why, on)));
        for question in &self.questions_without_forecasts.first {
            let message = Localized::both(
                "In the resolutions, but no readable forecast is on it.",
                "In den Auflösungen, aber ohne lesbare Prognose.",
            );
            records.push(Record::finding(Code::QuestionWithoutForecasts).says(question, message));
        }
        for source in &self.sources_with_several_types {
            let message = Localized::each(|language| {
                let types = source.source_types.iter();
                let types: Vec<String> =
                    types.map(|named| format!("{} ({})", named.name, forecasts(named.forecasts, language))).collect();
                match language {
                    Language::English => format!("Filed under {}.", types.join(", ")),
                    Language::German => format!("Geführt unter {}.", types.join(", ")),
                }
            });
            records.push(Record::finding(Code::SourceUnderSeveralTypes).says(&source.source, message));
        }
        records.extend(self.similar_sources.iter().map(|names| similar(Code::SimilarSources, names)));
        records.extend(self.similar_source_types.iter().map(|names| similar(Code::SimilarSourceTypes, names)));
        for (code, copies) in [(Code::Duplicates, &self.duplicates), (Code::Repeats, &self.repeats)] {
            records.extend(copies.first.iter().map(|copy| {
                let first = format!("{}:{}", copy.repeats.file, copy.repeats.line);
                let message = Localized::new(format!("The same as {first}."), format!("Dieselbe wie {first}."));
                Record { message, ..Record::finding(code) }.at(&copy.row)
            }));
        }
        records.extend(same_day(&self.same_day));
        records
    }
}

fn similar(code: Code, names: &AlikeNames) -> Record {
    let listed: Vec<&str> = names.names.iter().map(|named| named.name.as_str()).collect();
    let [english, german] = [Language::English, Language::German].map(|language| *names.differ_in.of(language));
    let message =
        Localized::new(format!("These differ only in {english}."), format!("Sie unterscheiden sich nur in {german}."));
    Record::finding(code).says(&listed.join(" | "), message)
}

fn same_day(rows: &Examples<RowPlace>) -> impl Iterator<Item = Record> {
    rows.first.iter().map(|row| {
        let message = Localized::both("Made on the day of the resolution itself.", "Vom Tag der Auflösung selbst.");
        Record { message: message.into(), ..Record::finding(Code::SameDay) }.at(row)
    })
}
