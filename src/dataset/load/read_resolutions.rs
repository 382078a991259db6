//! Reads all files of resolutions: what is known of each question.

use std::collections::BTreeMap;

use super::contradictions::{self, contradictory};
use super::inputs::InputFile;
use super::odd_days::OddDays;
use super::run::{LoadRun, line_base};
use crate::dataset::aliases::ColumnAliases;
use crate::dataset::column_reading::ColumnReading;
use crate::dataset::distributions::DistributionRows;
use crate::dataset::interning::{Interner, NumberedTexts};
use crate::dataset::layout::ResolutionLayout;
use crate::dataset::questions::QuestionFacts;
use crate::dataset::resolution_evidence::{ResolutionEvidence, ResolvedFacts};
use crate::dataset::resolutions::{self, FileResolutions, Resolutions};
use crate::dataset::survey::{SurveyedColumns, survey};
use crate::dataset::table_below::below_resolutions;
use crate::diagnostics::{Code, Diagnostic};
use crate::error::Error;
use crate::input::columns::HeaderScale;
use crate::input::text::shown;
use crate::model::QuestionId;

/// The questions that files of resolutions know.
pub(super) struct ResolvedQuestions {
    pub(super) ids: Interner,
    pub(super) facts: Vec<QuestionFacts>,
    /// By number, those that are not asked for.
    pub(super) left_out: Vec<bool>,
    /// Values of the question columns asked for.
    pub(super) values: Vec<BTreeMap<QuestionId, String>>,
    /// For each file, what is added to its lines.
    pub(super) file_lines: Vec<u32>,
    pub(super) readings: Vec<ColumnReading>,
    /// Outcomes and answers as they stand, if they are kept.
    pub(super) texts: DistributionRows,
}

impl LoadRun<'_> {
    /// Reads the resolutions. Facts are settled before the forecasts are read: what they are settled from takes as much
    /// memory again.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(super) fn read_resolutions(
        &mut self,
        files: &mut [InputFile],
        layouts: &[ResolutionLayout],
        question_columns: &[ColumnAliases<'_>],
    ) -> Result<ResolvedQuestions, Error> {
        let mut known = Resolutions::of_columns(question_columns.len());
        let (file_lines, readings) = self.read_resolution_files(files, layouts, &mut known)?;
        let evidence = std::mem::take(&mut known.evidence);
        let mut facts = self.facts(&evidence, known.ids.texts(), files, &file_lines);
        drop(evidence);
        for (values, aliases) in known.values.iter_mut().zip(question_columns) {
            for value in values.values_mut() {
                if let Some(meant) = aliases.meant(value) {
                    meant.clone_into(value);
                }
            }
        }
        for &question in &known.unreadable {
            facts_of(&mut facts, question).unusable = true;
        }
        let Resolutions { ids, left_out, values, texts, .. } = known;
        Ok(ResolvedQuestions { ids, facts, left_out, values, file_lines, readings, texts })
    }

    fn read_resolution_files(
        &mut self,
        files: &mut [InputFile],
        layouts: &[ResolutionLayout],
        known: &mut Resolutions,
    ) -> Result<(Vec<u32>, Vec<ColumnReading>), Error> {
        let (noted, listed, diagnostics) = (self.notes.len(), self.inputs.len(), self.diagnostics.clone());
        let (mut file_lines, mut readings) = (vec![], vec![]);
        let mut lines = 0;
        for (file, layout) in files.iter_mut().zip(layouts) {
            self.say_what_was_inferred(file);
            let base = line_base(lines, file)?;
            file_lines.push(base);
            let mut reading = ColumnReading::unsurveyed(self.options, &HeaderScale::Unsaid);
            let (keep, unreadable) = (self.diagnostics.keep(), known.unreadable.len());
            let mut read =
                resolutions::read_file(&file.table, layout, &reading, keep, base, self.options.threads, known)?;
            if read.is_err() {
                match survey(&file.table, &SurveyedColumns::of_resolutions(layout), self.options)? {
                    Ok((surveyed, notes)) => {
                        self.notes.extend(notes);
                        reading = surveyed;
                    }
                    Err(unsettled) => {
                        self.stopped.extend(unsettled);
                        continue;
                    }
                }
                known.unreadable.truncate(unreadable);
                read = resolutions::read_file(&file.table, layout, &reading, keep, base, self.options.threads, known)?;
            }
            readings.push(reading);
            let Ok(read) = read else { continue };
            if read.diagnostics.has(Code::NotUtf8) && file.table.decode_late(self.options)? {
                // From the start, so that no id remains as it was misread.
                *known = Resolutions::of_columns(known.values.len());
                self.notes.truncate(noted);
                self.inputs.truncate(listed);
                self.diagnostics = diagnostics;
                self.stopped.clear();
                return self.read_resolution_files(files, layouts, known);
            }
            if let Some(below) = table_below(file, &read)? {
                // Likewise, so that nothing of another table remains.
                *known = Resolutions::of_columns(known.values.len());
                self.notes.truncate(noted);
                self.inputs.truncate(listed);
                self.diagnostics = diagnostics;
                self.diagnostics.push(below);
                self.stopped.clear();
                return self.read_resolution_files(files, layouts, known);
            }
            self.notes.extend(read.last_days.note(&file.table));
            read.diagnostics.report(&file.table, &read.rows_before, &mut self.diagnostics);
            self.input(&file.table, "resolutions", read.rows)?;
            lines += read.lines;
        }
        Ok((file_lines, readings))
    }

    /// What is known of each question; contradictions go to the diagnostics.
    pub(super) fn facts(
        &mut self,
        evidence: &ResolutionEvidence,
        ids: &NumberedTexts,
        files: &[InputFile],
        lines: &[u32],
    ) -> Vec<QuestionFacts> {
        let ResolvedFacts { facts, wrong, overruled } = evidence.settle(self.options.latest_resolution);
        let name = |question: QuestionId| shown(ids.bytes(question.number()));
        for (question, contradiction) in wrong {
            self.diagnostics.push(contradictory(&contradiction, &name(question), files, lines));
        }
        let first = overruled.first().map(|(question, ..)| name(*question)).unwrap_or_default();
        self.notes.extend(contradictions::overruled(&overruled, &first, files, lines));
        let mut odd = OddDays::default();
        for (question, known) in (0..).map(QuestionId::new).zip(&facts) {
            let line = || evidence.line(question).unwrap_or_default();
            odd.see(known, line, question, self.as_of);
        }
        self.notes.extend(odd.notes(|question| (name(question), facts[question.index()]), files, lines));
        facts
    }
}

/// The problem with a file in which another table begins, which is read no further.
fn table_below(file: &mut InputFile, read: &FileResolutions) -> Result<Option<Diagnostic>, Error> {
    let signs = [Code::HeaderLineSkipped, Code::OutcomeNotUnderstood, Code::DateUnreadable];
    if !file.table.is_whole() || !signs.into_iter().any(|sign| read.diagnostics.has(sign)) {
        return Ok(None);
    }
    let Some(below) = below_resolutions(&file.table)? else { return Ok(None) };
    file.table.end_before(below.line);
    Ok(Some(below.diagnostic(&file.table)))
}

fn facts_of(facts: &mut Vec<QuestionFacts>, question: QuestionId) -> &mut QuestionFacts {
    let at = question.index();
    if facts.len() <= at {
        facts.resize(at + 1, QuestionFacts::default());
    }
    &mut facts[at]
}
