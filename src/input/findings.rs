//! Problems as the threads find them: cheap to count, and put in the order of the file at the end.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::diagnose::{Diagnostic, Place, Problems, Severity, ValueCounts};
use crate::input::table::InputTable;
use crate::input::text::shown;

/// What is wrong, apart from where.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Stable code.
    pub code: &'static str,
    /// Error, warning or note.
    pub severity: Severity,
    /// Why it cannot stand.
    pub message: Cow<'static, str>,
    /// What to do.
    pub help: Cow<'static, str>,
    /// Whether it is told of each different value how often it was found.
    pub by_value: bool,
}

impl Fault {
    /// A fault that makes a row unusable.
    pub fn error(
        code: &'static str,
        message: impl Into<Cow<'static, str>>,
        help: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { code, severity: Severity::Error, message: message.into(), help: help.into(), by_value: false }
    }

    /// The same, told of each different value with its count.
    #[must_use]
    pub fn by_value(self) -> Self {
        Self { by_value: true, ..self }
    }

    /// A fault that the user should look at.
    pub fn warning(
        code: &'static str,
        message: impl Into<Cow<'static, str>>,
        help: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message, help) }
    }
}

/// Where in a file: chunk, record in the chunk, line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordPlace {
    /// Number of the chunk.
    pub chunk: u32,
    /// Number of the record in its chunk, from 0.
    pub record: u32,
    /// Line of the file, from 1.
    pub line: u64,
}

#[derive(Debug)]
struct PlacedFault {
    place: RecordPlace,
    column: Option<usize>,
    value: Option<String>,
    fault: Fault,
}

#[derive(Debug)]
struct FaultsOfKind {
    severity: Severity,
    count: u64,
    first: Vec<PlacedFault>,
    values: ValueCounts,
}

impl FaultsOfKind {
    fn new(severity: Severity) -> Self {
        Self { severity, count: 0, first: vec![], values: ValueCounts::default() }
    }
}

/// What one thread found in one file, or what all did once merged.
#[derive(Debug, Default)]
pub struct RowFindings {
    kinds: BTreeMap<&'static str, FaultsOfKind>,
    keep: Option<usize>,
}

impl RowFindings {
    /// Keeps so many of each kind; all with `None`.
    pub fn new(keep: Option<usize>) -> Self {
        Self { kinds: BTreeMap::new(), keep }
    }

    /// Adds a fault; one thread's come in the order of the file.
    #[cold]
    pub fn add(&mut self, place: RecordPlace, column: Option<usize>, value: Option<&[u8]>, fault: Fault) {
        let kind = self.kinds.entry(fault.code).or_insert_with(|| FaultsOfKind::new(fault.severity));
        kind.count += 1;
        if let (true, Some(value)) = (fault.by_value, value) {
            kind.values.add(shown(value), 1);
        }
        if self.keep.is_none_or(|keep| kind.first.len() < keep) {
            kind.first.push(PlacedFault { place, column, value: value.map(shown), fault });
        }
    }

    /// Whether there is a fault of this code.
    pub fn has(&self, code: &str) -> bool {
        self.kinds.contains_key(code)
    }

    /// Takes in what another thread found.
    pub fn merge(&mut self, other: Self) {
        for (code, theirs) in other.kinds {
            let ours = self.kinds.entry(code).or_insert_with(|| FaultsOfKind::new(theirs.severity));
            ours.count += theirs.count;
            ours.values.merge(theirs.values);
            ours.first.extend(theirs.first);
            ours.first.sort_by_key(|finding| (finding.place, finding.column));
            if let Some(keep) = self.keep {
                ours.first.truncate(keep);
            }
        }
    }

    /// Hands everything to the run's problems. `rows_before` has the rows before each chunk of the file.
    pub fn report(self, table: &InputTable, rows_before: &[u64], problems: &mut Problems) {
        let mut kinds: Vec<(&'static str, FaultsOfKind)> = self.kinds.into_iter().collect();
        kinds.sort_by_key(|(_, found)| found.first.first().map(|finding| finding.place));
        for (code, found) in kinds {
            let first = found.first.into_iter().map(|finding| {
                let chunk = finding.place.chunk as usize;
                Diagnostic {
                    code,
                    severity: finding.fault.severity,
                    place: Some(Place {
                        row: rows_before.get(chunk).map(|rows| rows + u64::from(finding.place.record) + 1),
                        ..table.place(finding.place.line, finding.column)
                    }),
                    value: finding.value,
                    message: finding.fault.message.into_owned(),
                    help: finding.fault.help.into_owned(),
                }
            });
            problems.push_many(code, found.severity, found.count, first);
            problems.add_values(code, found.values);
        }
    }
}
