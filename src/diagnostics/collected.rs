//! Collects diagnostics: all are counted, the first few of each kind are kept.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, DiagnosticKind, Severity, ValueCounts};

/// How many of each kind are shown; the rest are counted.
pub const SHOWN: usize = 5;

/// The diagnostics of a run, by kind, in the order in which the kinds were first met.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    kinds: Vec<DiagnosticKind>,
    place_of: BTreeMap<Code, usize>,
    keep: Option<usize>,
}

impl Diagnostics {
    /// Keeps the first [`SHOWN`] of each kind, or with `all` every one.
    pub fn new(all: bool) -> Self {
        Self { keep: (!all).then_some(SHOWN), ..Self::default() }
    }

    /// How many of each kind are kept; `None` for all.
    pub fn keep(&self) -> Option<usize> {
        self.keep
    }

    /// Adds one; they must come in the order of the files.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.push_many(diagnostic.code, 1, [diagnostic]);
    }

    /// Adds `count` of one kind, of which the first few are given.
    pub fn push_many(&mut self, code: Code, count: u64, first: impl IntoIterator<Item = Diagnostic>) {
        let at = *self.place_of.entry(code).or_insert_with(|| {
            let severity = code.entry().severity;
            self.kinds.push(DiagnosticKind { code, severity, count: 0, first: vec![], values: ValueCounts::default() });
            self.kinds.len() - 1
        });
        let kind = &mut self.kinds[at];
        kind.count += count;
        let room = self.keep.map_or(usize::MAX, |keep| keep.saturating_sub(kind.first.len()));
        kind.first.extend(first.into_iter().take(room));
    }

    /// Adds how often each value stands behind a kind that has been added.
    pub fn add_values(&mut self, code: Code, values: ValueCounts) {
        if let Some(&at) = self.place_of.get(&code) {
            self.kinds[at].values.merge(values);
        }
    }

    /// Whether anything is an error.
    pub fn has_errors(&self) -> bool {
        self.kinds.iter().any(|kind| kind.severity == Severity::Error)
    }

    /// The kinds: errors first, then warnings.
    pub fn into_kinds(mut self) -> Vec<DiagnosticKind> {
        self.kinds.sort_by_key(|kind| kind.severity);
        self.kinds
    }

    /// The kinds in the order in which they were met.
    pub fn kinds(&self) -> &[DiagnosticKind] {
        &self.kinds
    }
}
