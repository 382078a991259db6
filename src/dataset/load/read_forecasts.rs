//! Reads all files of forecasts.

use super::inputs::InputFile;
use super::run::{LoadRun, line_base};
use super::scale_notes::{scale_notes, scales_differ};
use crate::dataset::column_reading::ColumnReading;
use crate::dataset::distributions::DistributionRows;
use crate::dataset::forecast_row::Shard;
use crate::dataset::forecasts::{self, FileRows, SharedTables};
use crate::dataset::forecasts_in_words::ForecastsInWords;
use crate::dataset::layout::ForecastLayout;
use crate::dataset::resolution_evidence::ResolutionEvidence;
use crate::dataset::spill::SpillFile;
use crate::dataset::survey::{NeedsSurvey, SurveyedColumns, survey};
use crate::dataset::table_below::below_forecasts;
use crate::diagnostics::Code;
use crate::error::Error;
use crate::input::columns::{HeaderScale, scale_of};
use crate::model::{LineNumber, RowStatus};

/// The rows of all forecast files.
#[derive(Default)]
pub(super) struct AllForecasts {
    pub(super) shards: Vec<Shard>,
    pub(super) evidence: ResolutionEvidence,
    /// Likewise in rows left out by a filter.
    pub(super) left_out_evidence: ResolutionEvidence,
    pub(super) rows: u64,
    pub(super) filtered: u64,
    pub(super) rejected: u64,
    pub(super) statuses: Vec<(LineNumber, RowStatus)>,
    pub(super) file_lines: Vec<u32>,
    pub(super) readings: Vec<ColumnReading>,
    pub(super) in_words: ForecastsInWords,
    pub(super) distributions: DistributionRows,
    /// Whether the status of every row is kept.
    pub(super) keeps_rows: bool,
}

/// Enough shards that one fits into a core's cache, few enough that a small log is not spread thin.
pub(super) fn shards_for(bytes: u64) -> usize {
    usize::try_from(bytes >> 21).unwrap_or(256).clamp(1, 256).next_power_of_two()
}

impl LoadRun<'_> {
    /// Reads the forecasts.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(super) fn read_forecasts(
        &mut self,
        files: &mut [InputFile],
        layouts: &[ForecastLayout],
        shared: &SharedTables<'_>,
    ) -> Result<AllForecasts, Error> {
        let mut all = AllForecasts {
            shards: (0..shared.shards).map(|_| Shard::default()).collect(),
            keeps_rows: shared.keep_rows,
            ..AllForecasts::default()
        };
        let weighted = layouts.iter().any(|layout| layout.weight.is_some());
        let mut lines = 0;
        let (mut inputs, mut scales) = (vec![], vec![]);
        for (file, layout) in files.iter_mut().zip(layouts) {
            self.say_what_was_inferred(file);
            self.say_of_forecast_columns(file, layout);
            let base = line_base(lines, file)?;
            all.file_lines.push(base);
            let Some((mut read, reading)) = self.read_forecast_file(file, layout, shared, base)? else { continue };
            self.notes.extend(scale_notes(&file.table, layout.probability, self.options, &reading, &read.scale));
            self.notes.extend(read.last_days.note(&file.table));
            self.notes.extend(read.overround.note(&file.table.name()));
            self.notes.extend(read.forms.note(&file.table.name(), reading.scale()));
            if read.scale.has_plain_numbers(read.rows) {
                scales.push((file.table.name(), reading.scale()));
            }
            all.readings.push(reading);
            let diagnostics = std::mem::take(&mut read.diagnostics);
            diagnostics.report(&file.table, &read.rows_before, &mut self.diagnostics);
            let from = self.inputs.len();
            self.input(&file.table, "forecasts", read.rows)?;
            inputs.extend(self.inputs.drain(from..));
            lines += read.lines;
            add_rows(&mut all, read, weighted, shared.spill);
        }
        self.notes.extend(scales_differ(&scales));
        self.inputs.splice(0..0, inputs);
        Ok(all)
    }

    fn read_forecast_file(
        &mut self,
        file: &mut InputFile,
        layout: &ForecastLayout,
        shared: &SharedTables<'_>,
        base: u32,
    ) -> Result<Option<(FileRows, ColumnReading)>, Error> {
        let (options, keep, noted) = (self.options, self.diagnostics.keep(), self.notes.len());
        let header = scale_of(&file.table.explained_header(layout.probability));
        let mut reading = ColumnReading::unsurveyed(options, &header);
        let asks = options.scale.is_none();
        let mut read = if asks && matches!(header, HeaderScale::Ten | HeaderScale::DecimalOdds | HeaderScale::Other(_))
        {
            Err(NeedsSurvey)
        } else {
            forecasts::read_file(&file.table, layout, &reading, shared, keep, base, options.threads)?
        };
        let formats = file.table.provenance().has_percent_formats(layout.probability);
        if asks && read.as_ref().is_ok_and(|read| read.scale.in_doubt(&header, formats, read.rows)) {
            read = Err(NeedsSurvey);
        }
        if read.is_err() {
            match survey(&file.table, &SurveyedColumns::of_forecasts(layout), options)? {
                Ok((surveyed, notes)) => {
                    self.notes.extend(notes);
                    reading = surveyed;
                }
                Err(unsettled) => {
                    self.stopped.extend(unsettled);
                    return Ok(None);
                }
            }
            read = forecasts::read_file(&file.table, layout, &reading, shared, keep, base, options.threads)?;
        }
        let Ok(read) = read else { return Ok(None) };
        if read.diagnostics.has(Code::NotUtf8) && file.table.decode_late(options)? {
            self.notes.truncate(noted);
            self.notes.extend(file.table.notes().last().cloned());
            return self.read_forecast_file(file, layout, shared, base);
        }
        if file.table.is_whole()
            && (read.rejected > 0 || read.diagnostics.has(Code::HeaderLineSkipped))
            && let Some(below) = below_forecasts(&file.table, layout)?
        {
            file.table.end_before(below.line);
            self.notes.truncate(noted);
            self.diagnostics.push(below.diagnostic(&file.table));
            return self.read_forecast_file(file, layout, shared, base);
        }
        Ok(Some((read, reading)))
    }
}

impl AllForecasts {
    /// What the rows that are asked for, and others of their questions, say of how these ended.
    pub(super) fn own_evidence(&mut self) -> ResolutionEvidence {
        let mut evidence = std::mem::take(&mut self.evidence);
        evidence.merge_of_known(std::mem::take(&mut self.left_out_evidence));
        evidence
    }
}

fn add_rows(all: &mut AllForecasts, read: FileRows, weighted: bool, spill: &SpillFile) {
    for (ours, mut theirs) in all.shards.iter_mut().zip(read.shards) {
        if weighted {
            theirs.weigh();
        }
        ours.append(theirs);
    }
    if all.shards.iter().map(Shard::bytes).sum::<u64>() > spill.limit() {
        all.shards.iter_mut().for_each(|shard| shard.spill(spill));
    }
    all.evidence.merge(read.evidence);
    all.left_out_evidence.merge(read.left_out_evidence);
    all.in_words.merge(read.in_words);
    all.distributions.merge(read.distributions);
    all.rows += read.rows;
    all.filtered += read.filtered;
    all.rejected += read.rejected;
    all.statuses.extend(read.statuses);
}
