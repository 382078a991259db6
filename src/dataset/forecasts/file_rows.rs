//! What threads make of one file of forecasts.

use crate::dataset::answers::Overround;
use crate::dataset::distributions::DistributionRows;
use crate::dataset::forecast_row::Shard;
use crate::dataset::forecasts_in_words::ForecastsInWords;
use crate::dataset::last_days::LastDays;
use crate::dataset::probability::{ScaleCounts, UnusualForms};
use crate::dataset::resolution_evidence::ResolutionEvidence;
use crate::dataset::row_diagnostics::RowDiagnostics;
use crate::model::{LineNumber, RowStatus};

/// What the threads made of one file.
#[derive(Debug)]
pub(crate) struct FileRows {
    /// The rows by shard, without weights if there is no column for them.
    pub(crate) shards: Vec<Shard>,
    /// Resolutions found in the rows themselves.
    pub(crate) evidence: ResolutionEvidence,
    /// Likewise in rows left out by a filter.
    pub(crate) left_out_evidence: ResolutionEvidence,
    /// Problems.
    pub(crate) diagnostics: RowDiagnostics,
    /// Probabilities that are not in the plainest form.
    pub(crate) forms: UnusualForms,
    /// What was met of the scale of probabilities.
    pub(crate) scale: ScaleCounts,
    /// How far answers were from 1 that were rescaled.
    pub(crate) overround: Overround,
    /// Data rows.
    pub(crate) rows: u64,
    /// Data rows before each chunk.
    pub(crate) rows_before: Vec<u64>,
    /// Rows left out by a filter.
    pub(crate) filtered: u64,
    /// Rows that cannot be used.
    pub(crate) rejected: u64,
    /// Fates of those, by line.
    pub(crate) statuses: Vec<(LineNumber, RowStatus)>,
    /// Lines of the file.
    pub(crate) lines: u64,
    /// What was said in words.
    pub(crate) in_words: ForecastsInWords,
    /// Forecasts in parts.
    pub(crate) distributions: DistributionRows,
    /// Deadlines and days of resolution that name more than a day.
    pub(crate) last_days: LastDays,
}

/// What one thread has made so far.
#[derive(Debug)]
pub(super) struct ThreadRows {
    pub(super) shards: Vec<Shard>,
    pub(super) evidence: ResolutionEvidence,
    pub(super) left_out_evidence: ResolutionEvidence,
    pub(super) diagnostics: RowDiagnostics,
    pub(super) forms: UnusualForms,
    pub(super) scale: ScaleCounts,
    pub(super) overround: Overround,
    pub(super) chunk_rows: Vec<(u32, u64)>,
    pub(super) filtered: u64,
    pub(super) rejected: u64,
    pub(super) statuses: Vec<(LineNumber, RowStatus)>,
    pub(super) last_line: u64,
    pub(super) in_words: ForecastsInWords,
    pub(super) distributions: DistributionRows,
    pub(super) last_days: LastDays,
}

impl ThreadRows {
    /// Nothing yet. So many findings of each kind are kept; all with `None`.
    pub(super) fn new(shards: usize, keep: Option<usize>) -> Self {
        Self {
            shards: (0..shards).map(|_| Shard::default()).collect(),
            evidence: ResolutionEvidence::default(),
            left_out_evidence: ResolutionEvidence::default(),
            diagnostics: RowDiagnostics::new(keep),
            forms: UnusualForms::default(),
            scale: ScaleCounts::default(),
            overround: Overround::default(),
            chunk_rows: vec![],
            filtered: 0,
            rejected: 0,
            statuses: vec![],
            last_line: 0,
            in_words: ForecastsInWords::default(),
            distributions: DistributionRows::default(),
            last_days: LastDays::default(),
        }
    }
}

pub(super) fn merge(threads: Vec<ThreadRows>, shards: usize, keep: Option<usize>) -> FileRows {
    let mut all = FileRows {
        shards: (0..shards).map(|_| Shard::default()).collect(),
        evidence: ResolutionEvidence::default(),
        left_out_evidence: ResolutionEvidence::default(),
        diagnostics: RowDiagnostics::new(keep),
        forms: UnusualForms::default(),
        scale: ScaleCounts::default(),
        overround: Overround::default(),
        rows: 0,
        rows_before: vec![],
        filtered: 0,
        rejected: 0,
        statuses: vec![],
        lines: 0,
        in_words: ForecastsInWords::default(),
        distributions: DistributionRows::default(),
        last_days: LastDays::default(),
    };
    let mut chunk_rows = vec![];
    for thread in threads {
        for (ours, theirs) in all.shards.iter_mut().zip(thread.shards) {
            ours.append(theirs);
        }
        all.evidence.merge(thread.evidence);
        all.left_out_evidence.merge(thread.left_out_evidence);
        all.diagnostics.merge(thread.diagnostics);
        all.in_words.merge(thread.in_words);
        all.distributions.merge(thread.distributions);
        all.last_days.merge(thread.last_days);
        all.forms.merge(thread.forms);
        all.scale.merge(thread.scale);
        all.overround.merge(&thread.overround);
        all.filtered += thread.filtered;
        all.rejected += thread.rejected;
        all.statuses.extend(thread.statuses);
        all.lines = all.lines.max(thread.last_line);
        chunk_rows.extend(thread.chunk_rows);
    }
    chunk_rows.sort_unstable();
    for (_, rows) in chunk_rows {
        all.rows_before.push(all.rows);
        all.rows += rows;
    }
    all
}
