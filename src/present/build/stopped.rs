//! The JSON of a run that stopped at the data.

use serde::Serialize;

use crate::diagnostics::{Diagnostic, DiagnosticKind};
use crate::model::{InputFacts, Program};
use crate::report::{Counts, Report};

/// What is wrong, for programs: nothing was scored.
#[derive(Debug, Serialize)]
pub(crate) struct StoppedDocument<'a> {
    schema: &'static str,
    program: Program,
    scored: bool,
    inputs: &'a [InputFacts],
    counts: Option<&'a Counts>,
    problems: Vec<&'a Diagnostic>,
    /// All of them by kind, also those beyond the first few that are listed.
    kinds: Vec<CountedKind>,
}

/// How often there is a kind of problem.
#[derive(Debug, Serialize)]
struct CountedKind {
    code: crate::diagnostics::Code,
    severity: crate::diagnostics::Severity,
    count: u64,
}

/// Version of this layout.
const SCHEMA: &str = "trackrecord/problems/1";

impl<'a> StoppedDocument<'a> {
    /// Of a run that read all rows.
    pub(crate) fn of_rows(report: &'a Report) -> Self {
        let kinds = report.problems.iter();
        let counted =
            |kind: &DiagnosticKind| CountedKind { code: kind.code, severity: kind.severity, count: kind.count };
        Self {
            schema: SCHEMA,
            program: Program::THIS,
            scored: false,
            inputs: &report.inputs,
            counts: Some(&report.counts),
            problems: kinds.clone().flat_map(|kind| &kind.first).collect(),
            kinds: kinds.map(counted).collect(),
        }
    }

    /// Of one that stopped before: the columns are not clear, or the words.
    pub(crate) fn of_columns(problems: &'a [Diagnostic]) -> Self {
        let counted = |one: &&Diagnostic| CountedKind { code: one.code, severity: one.severity, count: 1 };
        let problems: Vec<&Diagnostic> = problems.iter().collect();
        let kinds = problems.iter().map(counted).collect();
        Self { schema: SCHEMA, program: Program::THIS, scored: false, inputs: &[], counts: None, problems, kinds }
    }
}
