//! Reads resolution rows: what happened, when it was known, and until when it could.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::model::Moment;
use crate::read::faults;
use crate::read::findings::{Findings, RowPlace};
use crate::read::forecasts::NeedsSurvey;
use crate::read::intern::{Interner, Key};
use crate::read::layout::ResolutionLayout;
use crate::read::separators::Separators;
use crate::read::sightings::Sightings;
use crate::read::survey::Reading;
use crate::read::table::{Row, Rows, Table};
use crate::read::{dates, footer, outcome, text};

/// What the resolution files say.
#[derive(Debug, Default)]
pub struct Resolutions {
    /// Ids of the questions.
    pub ids: Interner,
    /// What is said of them.
    pub sightings: Sightings,
    /// Questions with a row that cannot be read.
    pub unreadable: Vec<u32>,
    /// Values of the question columns asked for.
    pub values: Vec<BTreeMap<u32, String>>,
}

/// What one file of resolutions gave.
#[derive(Debug)]
pub struct FileResolutions {
    /// Problems.
    pub findings: Findings,
    /// Data rows.
    pub rows: u64,
    /// Data rows before each chunk.
    pub rows_before: Vec<u64>,
    /// Lines of the file.
    pub lines: u64,
}

/// Questions of this many rows are looked up together.
const BATCH: usize = 32;
/// Bytes of a resolution row: id, day, outcome.
const TYPICAL_ROW: u64 = 32;

struct Reader<'a> {
    layout: &'a ResolutionLayout,
    reading: &'a Reading,
    line_base: u32,
    into: &'a mut Resolutions,
    findings: Findings,
    undecided: bool,
    scratch: Vec<u8>,
}

/// Reads a file of resolutions into `into`.
///
/// # Errors
/// When the file cannot be read.
pub fn read_file(
    table: &Table,
    layout: &ResolutionLayout,
    reading: &Reading,
    keep: Option<usize>,
    line_base: u32,
    into: &mut Resolutions,
) -> Result<Result<FileResolutions, NeedsSurvey>, Error> {
    let chunks = table.chunks();
    into.ids.reserve(usize::try_from(table.source().len() / TYPICAL_ROW).unwrap_or(0));
    let mut reader =
        Reader { layout, reading, line_base, into, findings: Findings::new(keep), undecided: false, scratch: vec![] };
    let (mut buffer, mut separators) = (Vec::new(), Separators::default());
    let (mut rows, mut rows_before, mut lines) = (0, vec![], 0);
    let mut touched = 0;
    while let Some(chunk) = chunks.next_into(&mut buffer)? {
        let mut batch = Vec::with_capacity(BATCH);
        separators.index(&buffer, table.dialect());
        let clean = separators.is_clean(&buffer);
        rows_before.push(rows);
        let mut record = 0;
        let mut records = Rows::new(&buffer, &separators, chunk.line).peekable();
        while records.peek().is_some() {
            batch.extend(
                records.by_ref().take(BATCH).map(|row| (row, row.plain_part(layout.question).map(Key::of_part))),
            );
            touched ^= reader.touch(&batch);
            let last = records.peek().is_none().then(|| batch.len() - 1);
            for (at, (row, key)) in batch.drain(..).enumerate() {
                let place = RowPlace { chunk: chunk.index, record, line: row.line() };
                let unclosed = separators.open_quote.is_some() && last == Some(at);
                let plain = key.filter(|_| clean && !unclosed);
                if plain.is_none_or(|key| reader.plain_row(place, row, &key).is_none()) {
                    if row.is_blank() {
                        continue;
                    }
                    reader.row(place, row, clean, unclosed);
                }
                lines = row.line();
                record += 1;
                rows += 1;
            }
        }
    }
    std::hint::black_box(touched);
    if reader.undecided {
        return Ok(Err(NeedsSurvey));
    }
    Ok(Ok(FileResolutions { findings: reader.findings, rows, rows_before, lines }))
}

impl Reader<'_> {
    /// Brings the places where the questions of these rows are looked up into the cache, all at a time.
    fn touch(&self, rows: &[(Row<'_>, Option<Key<'_>>)]) -> u64 {
        let ids = self.into.ids.lookup();
        rows.iter().filter_map(|(_, key)| key.as_ref()).fold(0, |touched, key| touched ^ ids.touch(key))
    }

    /// Reads a row as nearly all of them are, every field plain. `None` when [`row`](Self::row) must look at it.
    #[inline]
    fn plain_row(&mut self, place: RowPlace, row: Row<'_>, key: &Key<'_>) -> Option<()> {
        let layout = self.layout;
        if row.width() != layout.width || !layout.values.is_empty() {
            return None;
        }
        let resolved_on = dates::parse_iso(row.raw(layout.resolved_on)?)?;
        let closes_on = match layout.closes_on.and_then(|column| row.raw(column)) {
            None | Some([]) => None,
            Some(deadline) => Some(dates::parse_iso(deadline)?),
        };
        let word = match row.raw(layout.outcome)? {
            [b'"' | b' ', ..] => return None,
            word => outcome::parse(word)?,
        };
        let (question, _) = self.into.ids.intern(key);
        self.into.sightings.see(question, self.line(place), word, Some(resolved_on), closes_on);
        Some(())
    }

    /// The line of a row, counted through all files.
    fn line(&self, place: RowPlace) -> u32 {
        self.line_base + u32::try_from(place.line).unwrap_or_default()
    }

    fn row(&mut self, place: RowPlace, row: Row<'_>, clean: bool, unclosed: bool) {
        let layout = self.layout;
        if let Some(fault) = footer::no_resolution(row, layout.outcome, layout.resolved_on) {
            self.findings.add(place, None, Some(row.verbatim()), fault);
            return;
        }
        let mut usable = true;
        if unclosed || !clean || row.width() != layout.width {
            for (column, value, fault) in faults::of_whole_row(row, layout.width, None, unclosed) {
                usable &= fault.severity != crate::diagnose::Severity::Error;
                self.findings.add(place, column, value, fault);
            }
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        let id = text::trim(row.text(layout.question, &mut scratch).unwrap_or_default());
        if id.is_empty() {
            if usable {
                self.findings.add(place, Some(layout.question), None, faults::blank("question"));
            }
            self.scratch = scratch;
            return;
        }
        let (question, _) = self.into.ids.intern(&Key::new(id));
        if !usable || self.facts(place, row, question, &mut scratch).is_err() {
            self.into.unreadable.push(question);
        }
        for &(at, column) in &layout.values {
            let value = String::from_utf8_lossy(row.text(column, &mut scratch).unwrap_or_default());
            let value = text::fold_spaces(&value).into_owned();
            if let Some(values) = self.into.values.get_mut(at) {
                values.entry(question).or_insert(value);
            }
        }
        self.scratch = scratch;
    }

    fn facts(&mut self, place: RowPlace, row: Row<'_>, question: u32, scratch: &mut Vec<u8>) -> Result<(), ()> {
        let layout = self.layout;
        let resolved_on = self.date(place, row, Some(layout.resolved_on), scratch);
        let closes_on = self.date(place, row, layout.closes_on, scratch);
        let value = row.text(layout.outcome, scratch).unwrap_or_default();
        let Some(word) = outcome::parse(value) else {
            self.findings.add(place, Some(layout.outcome), Some(value), faults::outcome_not_understood());
            return Err(());
        };
        let line = self.line(place);
        self.into.sightings.see(question, line, word, resolved_on?, closes_on?);
        Ok(())
    }

    fn date(
        &mut self,
        place: RowPlace,
        row: Row<'_>,
        column: Option<usize>,
        scratch: &mut Vec<u8>,
    ) -> Result<Option<Moment>, ()> {
        let Some(column) = column else { return Ok(None) };
        let value = text::trim(row.text(column, scratch).unwrap_or_default());
        if value.is_empty() {
            return Ok(None);
        }
        if let Some(moment) = dates::parse_iso(value) {
            return Ok(Some(moment));
        }
        match self.reading.date(column, value) {
            Ok(moment) => Ok(Some(moment)),
            Err(fault) => {
                match fault {
                    Some(fault) => self.findings.add(place, Some(column), Some(value), fault),
                    None => self.undecided = true,
                }
                Err(())
            }
        }
    }
}
