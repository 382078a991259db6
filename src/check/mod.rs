//! What `check` tells of a log beside its problems, as plain values. Nothing is scored.
//!
//! It reads and sorts out rows just as `score` does ([`load`], [`observe`]), with what became of every row kept.
//!
//! - [`forecast_counts`]: how many forecasts each question and source has;
//! - [`places`]: files and lines of rows;
//! - [`findings`]: what is found; [`records`]: the same as one flat list.

pub(crate) mod findings;
pub(crate) mod forecast_counts;
pub(crate) mod places;
pub(crate) mod records;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::dataset::{Progress, load};
use crate::diagnostics::{Code, Diagnostic, DiagnosticKind, Diagnostics, Note, Severity, ValueCounts};
use crate::error::Error;
use crate::model::{InputFacts, Program};
use crate::observe::grouping::Grouping;
use crate::observe::observe;
use crate::observe::sources::Sources;
use crate::options::{Profile, ProjectInForce, RunOptions, SelectionOptions, as_typed};
use crate::report::{self, Counts};
use findings::Findings;
use forecast_counts::ForecastCounts;
use records::Record;

/// Version of the JSON layout of `check`.
const SCHEMA: &str = "trackrecord/check/1";

/// Everything that `check` tells.
#[derive(Debug, Serialize)]
pub(crate) struct Check {
    /// Version of this layout.
    pub(crate) schema: &'static str,
    /// Which program.
    pub(crate) program: Program,
    /// The options that decide what becomes of a row.
    pub(crate) settings: CheckSettings,
    /// The files, if they could be read.
    pub(crate) inputs: Vec<InputFacts>,
    /// Whether there is no error.
    pub(crate) ok: bool,
    /// How many problems of each severity.
    pub(crate) severities: Severities,
    /// What would become of the rows; `None` when the columns are not clear.
    pub(crate) counts: Option<Counts>,
    /// All problems by kind, errors first; in the JSON one flat list.
    #[serde(serialize_with = "flat")]
    pub(crate) problems: Vec<DiagnosticKind>,
    /// For kinds of problems that are about words, by code: the most frequent words with their counts.
    pub(crate) words: BTreeMap<Code, ValueCounts>,
    /// What else was found.
    #[serde(flatten)]
    pub(crate) findings: Findings,
    /// What was understood or decided.
    pub(crate) notes: Vec<Note>,
    /// What was said and inferred of the files, for the next ones of their kind; nothing when the columns are not clear.
    #[serde(skip)]
    pub(crate) answers: Option<Profile>,
}

/// How many problems of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Severities {
    /// Rows or files that cannot be used.
    pub(crate) errors: u64,
    /// Used, but somebody should look.
    pub(crate) warnings: u64,
    /// What was understood or decided.
    pub(crate) notes: u64,
}

/// The options that decide what becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct CheckSettings {
    /// The day that the run stands on.
    pub(crate) as_of: String,
    /// First day of the period.
    pub(crate) from: Option<String>,
    /// Last day of the period.
    pub(crate) to: Option<String>,
    /// `COLUMN=VALUE`, all of which must hold.
    #[serde(rename = "where")]
    pub(crate) filters: Vec<String>,
    /// Whether repeats count.
    pub(crate) repeats: String,
    /// Whether forecasts of the resolution day count.
    pub(crate) same_day: String,
    /// Whether forecasts after the deadline count.
    pub(crate) after_deadline: String,
    /// The project that said some of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) project: Option<ProjectInForce>,
}

/// Reads the files and tells what is in them. The options should keep the statuses of rows, so that their lines are known.
///
/// Columns that are missing or unclear are problems like others here.
///
/// # Errors
/// When a file cannot be read, or an option names what is not there.
pub(crate) fn check(options: &RunOptions, progress: &Progress) -> Result<Check, Error> {
    let mut log = match load(options, progress) {
        Ok(log) => log,
        Err(Error::Columns(diagnostics)) => return Ok(columns_unclear(&options.selection, diagnostics)),
        Err(error) => return Err(error),
    };
    let all_sources = Sources::new(&log.labels);
    let grouping = Grouping::new(&log, &options.selection, &all_sources);
    let asked = ForecastCounts::of(&log)?;
    let mut observations = match observe(&mut log, options, &grouping, &all_sources) {
        Ok(observations) => observations,
        Err(Error::Columns(diagnostics)) => return Ok(columns_unclear(&options.selection, diagnostics)),
        Err(error) => return Err(error),
    };
    let counts = report::counts(&log, &observations);
    let statuses = report::statuses(&log, &mut observations);
    let mut notes = std::mem::take(&mut log.notes);
    notes.retain(|note| !Findings::has_list_of(note.code));
    notes.extend(report::time_notes::of_run(&log, &observations, &options.selection));
    notes.extend(report::notes::unmatched(&log, &observations, options.reading.threads));
    let findings = Findings::of(&log, &observations, &statuses, &asked, &all_sources, options.selection.as_of);
    let problems = std::mem::take(&mut log.diagnostics).into_kinds();
    let answers = Some(std::mem::take(&mut log.answers));
    Ok(Check {
        inputs: log.inputs,
        counts: Some(counts),
        findings,
        notes,
        answers,
        ..empty(&options.selection, problems)
    })
}

fn columns_unclear(selection: &SelectionOptions, diagnostics: Vec<Diagnostic>) -> Check {
    let mut problems = Diagnostics::new(true);
    for diagnostic in diagnostics {
        problems.push(diagnostic);
    }
    empty(selection, problems.into_kinds())
}

fn empty(selection: &SelectionOptions, problems: Vec<DiagnosticKind>) -> Check {
    let of = |severity| problems.iter().filter(|kind| kind.severity == severity).map(|kind| kind.count).sum();
    let severities =
        Severities { errors: of(Severity::Error), warnings: of(Severity::Warning), notes: of(Severity::Note) };
    Check {
        schema: SCHEMA,
        program: Program::THIS,
        settings: CheckSettings {
            as_of: selection.as_of.to_string(),
            from: selection.from.map(|day| day.to_string()),
            to: selection.to.map(|day| day.to_string()),
            filters: selection.filters_as_typed(),
            repeats: as_typed(&selection.repeats),
            same_day: as_typed(&selection.same_day),
            after_deadline: as_typed(&selection.after_deadline),
            project: None,
        },
        inputs: vec![],
        ok: severities.errors == 0,
        severities,
        counts: None,
        words: problems
            .iter()
            .filter(|kind| !kind.values.is_empty())
            .map(|kind| (kind.code, kind.values.clone()))
            .collect(),
        problems,
        findings: Findings::default(),
        notes: vec![],
        answers: None,
    }
}

impl Check {
    /// Diagnostics, findings and notes as one flat list.
    pub(crate) fn records(&self) -> Vec<Record> {
        let problems = self.problems.iter().flat_map(|kind| &kind.first).map(Record::of_diagnostic);
        let findings = self.findings.records();
        problems.chain(findings).chain(self.notes.iter().map(Record::of_note)).collect()
    }
}

fn flat<S: Serializer>(kinds: &[DiagnosticKind], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(kinds.iter().flat_map(|kind| &kind.first).map(Record::of_diagnostic))
}
