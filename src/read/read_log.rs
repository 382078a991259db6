//! Reads all files of a run into a [`Log`].

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Message, Note, Place};
use crate::error::Error;
use crate::model::InputFacts;
use crate::options::{Filter, GroupingColumn, ReadingOptions, RunOptions, SelectionOptions};
use crate::read::bytes::ByteSource;
use crate::read::columns::{Columns, Field, says_percent};
use crate::read::distinct::{SharedTexts, SharedValues};
use crate::read::forecasts::{self, FileRows, InWords, Shared};
use crate::read::intern::Texts;
use crate::read::layout::{self, ForecastLayout, ResolutionLayout};
use crate::read::log::{Ending, Log, MOST_LINES, Moments, Probabilities, QuestionFacts, Questions, ReadTable, Shard};
use crate::read::overflow::Overflow;
use crate::read::resolutions::{self, Resolutions};
use crate::read::sightings::{Contradiction, Said, Sightings};
use crate::read::survey::{Reading, percent_column, survey};
use crate::read::table::Table;
use crate::read::wide;
use crate::read::words::{self, Words};
use crate::read::workbook;

/// How far the run is, for a progress bar that another thread draws.
#[derive(Debug, Default)]
pub struct Progress {
    /// Bytes of forecasts to read.
    pub bytes: AtomicU64,
    /// Of which so many are read.
    pub read: AtomicU64,
    /// Bootstrap replicates to draw.
    pub resamples: AtomicU64,
    /// Of which so many are drawn.
    pub drawn: AtomicU64,
}

/// A file with what its columns mean.
struct File {
    table: Table,
    columns: Columns,
}

/// Reads every file that the options name.
///
/// Bad rows are no error here: they are counted in [`Log::rejected`] and described in [`Log::diagnostics`].
///
/// # Errors
/// When a file cannot be read, a column is missing or can be read in several ways, or the options name what is not there.
pub fn read_log(run: &RunOptions, progress: &Progress) -> Result<Log, Error> {
    let RunOptions { reading: options, selection, retention, .. } = run;
    let (mut forecasts, mut resolutions) = open_all(options)?;
    let sorted_out;
    let options = if options.purpose.is_scoring() {
        options
    } else {
        sorted_out = sort_out(options, &mut forecasts, &mut resolutions);
        &sorted_out
    };
    let options = &with_resolutions_of_workbooks(options, &resolutions);
    let (label_columns, question_columns) = named_columns(selection, &forecasts, &resolutions)?;
    let (forecast_layouts, resolution_layouts) =
        layouts(options, &selection.filters, &forecasts, &resolutions, &label_columns, &question_columns)?;
    let bytes = forecasts.iter().map(|file| file.table.source().len()).sum();
    progress.bytes.store(bytes, Ordering::Relaxed);
    let mut run = Run {
        options,
        hashes: retention.input_hashes,
        diagnostics: Diagnostics::new(retention.row_fates),
        notes: vec![],
        inputs: vec![],
        stopped: vec![],
    };
    let mut known = Resolutions { values: vec![BTreeMap::default(); question_columns.len()], ..Resolutions::default() };
    let (resolution_lines, resolution_readings) =
        run.read_resolutions(&mut resolutions, &resolution_layouts, &mut known)?;
    // Facts are settled before the forecasts are read: what they are settled from takes as much memory again.
    let sightings = std::mem::take(&mut known.sightings);
    let mut facts = run.facts(&sightings, known.ids.texts(), &resolutions, &resolution_lines);
    drop(sightings);
    for &question in &known.unreadable {
        facts_of(&mut facts, question).unusable = true;
    }
    let words = Words::of(&options.lexicon);
    let overflow = Overflow::new(options.memory);
    let shared = Shared {
        known: &known.ids,
        new_questions: SharedTexts::default(),
        labels: SharedTexts::default(),
        probabilities: SharedValues::default(),
        words: &words,
        moments: SharedValues::default(),
        shards: shards_for(bytes),
        keep_rows: retention.row_fates,
        blanks_stay: options.purpose.keeps_blanks(),
        overflow: &overflow,
        threads: options.threads,
        progress: &progress.read,
    };
    let mut rows = run.read_forecasts(&mut forecasts, &forecast_layouts, &shared)?;
    if !run.stopped.is_empty() {
        return Err(Error::Columns(run.stopped));
    }
    run.notes.extend(words::notes(&rows.words, &words));
    let Shared { new_questions, labels, probabilities, moments, .. } = shared;
    let mut ids = known.ids.into_texts();
    ids.append(new_questions.into_inner().0.texts());
    if options.resolutions.is_empty() {
        let sightings = std::mem::take(&mut rows.sightings);
        facts = run.facts(&sightings, &ids, &forecasts, &rows.file_lines);
    }
    if rows.rows == 0 && !options.forecasts.is_empty() {
        let path = options.forecasts.first().cloned().unwrap_or_default();
        return Err(Error::Form { path, reason: "there are no forecasts below the header".to_owned() });
    }
    let forecast_dates = forecast_layouts.iter().map(|layout| (layout.question, layout.date_columns()));
    let no_event = no_event(&ids, &facts);
    let tables = read_tables(forecasts, rows.file_lines, rows.readings, forecast_dates);
    let resolution_dates = resolution_layouts.iter().map(|layout| (layout.question, layout.date_columns()));
    let resolution_tables = read_tables(resolutions, resolution_lines, resolution_readings, resolution_dates);
    Ok(Log {
        shards: rows.shards,
        overflow,
        questions: Questions { ids, facts, values: known.values },
        labels: labels.into_inner().1,
        label_columns,
        question_columns,
        probabilities: Probabilities::new(&probabilities.into_values()),
        words,
        no_event,
        words_for_probabilities: rows.words.for_probabilities,
        moments: Moments { timed: moments.into_values() },
        unit_weights: forecast_layouts.iter().all(|layout| layout.weight.is_none()),
        has_deadlines: forecast_layouts
            .iter()
            .filter_map(|layout| layout.own_resolution.as_ref())
            .any(|own| own.closes_on.is_some())
            || resolution_layouts.iter().any(|layout| layout.closes_on.is_some()),
        rows: rows.rows,
        filtered: rows.filtered,
        rejected: rows.rejected,
        fates: rows.fates,
        tables,
        resolution_tables,
        diagnostics: run.diagnostics,
        notes: run.notes,
        inputs: run.inputs,
    })
}

/// Puts the files of resolutions that stand among the forecasts where they belong; the options say so as well.
fn sort_out(options: &ReadingOptions, forecasts: &mut Vec<File>, resolutions: &mut Vec<File>) -> ReadingOptions {
    let mut options = options.clone();
    let moved: Vec<File> = forecasts.extract_if(.., |file| layout::is_resolutions(&file.columns)).collect();
    let is_moved = |path: &mut PathBuf| moved.iter().any(|file| file.table.source().path() == path);
    let paths: Vec<PathBuf> = options.forecasts.extract_if(.., is_moved).collect();
    options.resolutions.extend(paths);
    resolutions.extend(moved);
    options
}

fn read_tables(
    files: Vec<File>,
    lines: Vec<u32>,
    readings: Vec<Reading>,
    columns: impl Iterator<Item = (usize, Vec<usize>)>,
) -> Vec<ReadTable> {
    let files = files.into_iter().zip(lines).zip(readings).zip(columns);
    let read = files.map(|(((file, line_base), reading), (question, date_columns))| ReadTable {
        table: file.table,
        columns: file.columns,
        reading,
        date_columns,
        question,
        line_base,
    });
    read.collect()
}

/// Enough shards that one fits into a core's cache, few enough that a small log is not spread thin.
fn shards_for(bytes: u64) -> usize {
    usize::try_from(bytes >> 21).unwrap_or(256).clamp(1, 256).next_power_of_two()
}

/// The options as if the resolutions found in workbooks of forecasts had been asked for with `-r`.
fn with_resolutions_of_workbooks(options: &ReadingOptions, resolutions: &[File]) -> ReadingOptions {
    let paths = resolutions.iter().map(|file| file.table.original().path().to_owned());
    ReadingOptions { resolutions: paths.collect(), ..options.clone() }
}

/// Opens a text file, a Parquet file, or the sheet of a workbook that has the rows of this role.
fn open_table(path: &std::path::Path, role: workbook::Role, options: &ReadingOptions) -> Result<Table, Error> {
    let (source, mut head) = (ByteSource::open(path)?, vec![]);
    source.read_at(0, 4096, &mut head)?;
    #[cfg(feature = "parquet")]
    if crate::read::parquet::is_parquet(&head) {
        return crate::read::parquet::open(source);
    }
    if workbook::is_workbook(&head) { workbook::open(source, role, options) } else { Table::of_text(source, options) }
}

/// Resolutions from the workbooks of the forecasts, when neither they nor `-r` say how the questions ended.
fn resolutions_beside(options: &ReadingOptions, forecasts: &[File]) -> Result<Vec<Table>, Error> {
    if !options.resolutions.is_empty() || forecasts.iter().any(|file| file.columns.get(Field::Outcome).is_some()) {
        return Ok(vec![]);
    }
    let tables = forecasts.iter().filter_map(|file| workbook::resolutions_beside(&file.table, options).transpose());
    tables.collect()
}

fn open_all(options: &ReadingOptions) -> Result<(Vec<File>, Vec<File>), Error> {
    let standard_input =
        options.forecasts.iter().chain(&options.resolutions).filter(|path| path.as_os_str() == "-").count();
    if standard_input > 1 {
        return Err(Error::Usage("standard input (-) can be given once only".to_owned()));
    }
    let map = &options.columns;
    let mut mapped = vec![false; map.len()];
    let mut wrong = vec![];
    let mut understand = |tables: Vec<Table>, forecasts: bool| -> Result<Vec<File>, Error> {
        let mut files = vec![];
        for table in tables {
            for (found, (field, header)) in mapped.iter_mut().zip(map) {
                *found |= layout::has_mapped(&table, *field, header);
            }
            match layout::columns(&table, map) {
                Ok(columns) if forecasts && wide::is_asked_for(&columns, options) => {
                    let table = wide::to_long(table, &columns, options)?;
                    match layout::columns(&table, map) {
                        Ok(columns) => files.push(File { table, columns }),
                        Err(diagnostics) => wrong.extend(diagnostics),
                    }
                }
                Ok(columns) => files.push(File { table, columns }),
                Err(diagnostics) => wrong.extend(diagnostics),
            }
        }
        Ok(files)
    };
    let open = |paths: &[std::path::PathBuf], role| -> Result<Vec<Table>, Error> {
        paths.iter().map(|path| open_table(path, role, options)).collect()
    };
    let forecasts = understand(open(&options.forecasts, workbook::Role::Forecasts)?, true)?;
    let mut resolutions = understand(open(&options.resolutions, workbook::Role::Resolutions)?, false)?;
    resolutions.extend(understand(resolutions_beside(options, &forecasts)?, false)?);
    if let (true, Some((_, (field, header)))) = (wrong.is_empty(), mapped.iter().zip(map).find(|(found, _)| !**found)) {
        return Err(Error::Usage(format!(
            "--map {}={header} names a column that no file has; there are: {}",
            field.name(),
            all_headers(&forecasts, &resolutions)
        )));
    }
    if wrong.is_empty() { Ok((forecasts, resolutions)) } else { Err(Error::Columns(wrong)) }
}

/// The headers of all files, each once, for a message.
fn all_headers(forecasts: &[File], resolutions: &[File]) -> String {
    let mut names: Vec<String> = vec![];
    for header in forecasts.iter().chain(resolutions).flat_map(|file| file.table.headers()) {
        let name = format!("\"{header}\"");
        if !header.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// The columns that `--by` and `--where` name: those of the forecasts, and those of the resolutions.
fn named_columns(
    selection: &SelectionOptions,
    forecasts: &[File],
    resolutions: &[File],
) -> Result<(Vec<String>, Vec<String>), Error> {
    let (mut of_rows, mut of_questions) = (vec![], vec![]);
    let has = |files: &[File], name: &str| {
        files.iter().any(|file| layout::named_column(name, &file.columns, file.table.headers()).is_some())
    };
    let group_by = selection.group_by.iter().map(|column| (column, true));
    for (column, grouped) in group_by.chain(selection.filters.iter().map(|filter| (&filter.column, false))) {
        let GroupingColumn::Column(name) = column else { continue };
        let columns = if has(forecasts, name) {
            if !grouped {
                continue; // a filter on a column of the forecasts is applied while reading
            }
            &mut of_rows
        } else if has(resolutions, name) {
            &mut of_questions
        } else {
            return Err(Error::Usage(format!(
                "there is no column \"{name}\"; the files have {}; beside them there are year, quarter, month and horizon",
                all_headers(forecasts, resolutions)
            )));
        };
        if !columns.contains(name) {
            columns.push(name.clone());
        }
    }
    Ok((of_rows, of_questions))
}

type Layouts = (Vec<ForecastLayout>, Vec<ResolutionLayout>);

fn layouts(
    options: &ReadingOptions,
    filters: &[Filter],
    forecasts: &[File],
    resolutions: &[File],
    label_columns: &[String],
    question_columns: &[String],
) -> Result<Layouts, Error> {
    let (mut made, mut wrong): (Layouts, Vec<Diagnostic>) = ((vec![], vec![]), vec![]);
    for file in forecasts {
        if let Some(refusal) = wide::refusal(&file.table, &file.columns)? {
            wrong.push(refusal);
            continue;
        }
        match layout::of_forecasts(&file.table, &file.columns, options, filters, label_columns) {
            Ok(layout) => made.0.push(layout),
            Err(diagnostics) => wrong.extend(diagnostics),
        }
    }
    for file in resolutions {
        match layout::of_resolutions(&file.table, &file.columns, question_columns) {
            Ok(layout) => made.1.push(layout),
            Err(diagnostics) => wrong.extend(diagnostics),
        }
    }
    if wrong.is_empty() { Ok(made) } else { Err(Error::Columns(wrong)) }
}

/// The rows of all forecast files.
#[derive(Default)]
struct AllRows {
    shards: Vec<Shard>,
    sightings: Sightings,
    rows: u64,
    filtered: u64,
    rejected: u64,
    fates: Vec<(u32, crate::model::RowFate)>,
    file_lines: Vec<u32>,
    readings: Vec<Reading>,
    words: InWords,
}

struct Run<'a> {
    options: &'a ReadingOptions,
    /// Whether inputs are hashed.
    hashes: bool,
    diagnostics: Diagnostics,
    notes: Vec<Note>,
    inputs: Vec<InputFacts>,
    /// Columns that can be read in several ways.
    stopped: Vec<Diagnostic>,
}

impl Run<'_> {
    fn input(&mut self, table: &Table, role: &'static str, rows: u64) -> Result<(), Error> {
        let bytes = table.original().len();
        let sha256 = if self.hashes { Some(sha256(table)?) } else { None };
        self.inputs.push(InputFacts { path: table.name(), role, rows, bytes, sha256 });
        Ok(())
    }

    fn say_what_was_inferred(&mut self, file: &File) {
        self.say_which_cells_are_wrong(&file.table);
        self.notes.extend_from_slice(file.table.notes());
        let said: Vec<String> = file
            .columns
            .inferred()
            .iter()
            .map(|inferred| format!("\"{}\" as {}", inferred.header, inferred.field.name()))
            .collect();
        if !said.is_empty() {
            let text = format!("{}: read {}.", file.table.name(), said.join(", "));
            self.notes.push(Note::new(Code::ColumnsInferred, text));
        }
    }

    fn say_which_cells_are_wrong(&mut self, table: &Table) {
        for problem in table.origin().iter().flat_map(|origin| origin.diagnostics()) {
            let column = problem.place.as_ref().and_then(|place| place.column_number);
            let header = column.and_then(|column| table.headers().get(column - 1).cloned());
            let place = problem.place.clone().map(|place| Place { file: table.name(), column: header, ..place });
            self.diagnostics.push(Diagnostic { place, ..problem.clone() });
        }
    }

    fn read_resolutions(
        &mut self,
        files: &mut [File],
        layouts: &[ResolutionLayout],
        known: &mut Resolutions,
    ) -> Result<(Vec<u32>, Vec<Reading>), Error> {
        let (noted, listed, diagnostics) = (self.notes.len(), self.inputs.len(), self.diagnostics.clone());
        let (mut file_lines, mut readings) = (vec![], vec![]);
        let mut lines = 0;
        for (file, layout) in files.iter_mut().zip(layouts) {
            self.say_what_was_inferred(file);
            let base = line_base(lines, file)?;
            file_lines.push(base);
            let mut reading = Reading::unsurveyed(self.options, false);
            let (keep, unreadable) = (self.diagnostics.keep(), known.unreadable.len());
            let mut read =
                resolutions::read_file(&file.table, layout, &reading, keep, base, self.options.threads, known)?;
            if read.is_err() {
                match survey(&file.table, &layout.date_columns(), None, self.options, false)? {
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
                *known =
                    Resolutions { values: vec![BTreeMap::default(); known.values.len()], ..Resolutions::default() };
                self.notes.truncate(noted);
                self.inputs.truncate(listed);
                self.diagnostics = diagnostics;
                self.stopped.clear();
                return self.read_resolutions(files, layouts, known);
            }
            read.diagnostics.report(&file.table, &read.rows_before, &mut self.diagnostics);
            self.input(&file.table, "resolutions", read.rows)?;
            lines += read.lines;
        }
        Ok((file_lines, readings))
    }

    fn read_forecasts(
        &mut self,
        files: &mut [File],
        layouts: &[ForecastLayout],
        shared: &Shared<'_>,
    ) -> Result<AllRows, Error> {
        let mut all = AllRows { shards: (0..shared.shards).map(|_| Shard::default()).collect(), ..AllRows::default() };
        let weighted = layouts.iter().any(|layout| layout.weight.is_some());
        let mut lines = 0;
        let mut inputs = vec![];
        for (file, layout) in files.iter_mut().zip(layouts) {
            self.say_what_was_inferred(file);
            self.say_of_forecast_columns(file, layout);
            let base = line_base(lines, file)?;
            all.file_lines.push(base);
            let Some((mut read, reading)) = self.read_forecast_file(file, layout, shared, base)? else { continue };
            self.notes.extend(read.forms.note(&file.table.name(), reading.scale()));
            all.readings.push(reading);
            let diagnostics = std::mem::take(&mut read.diagnostics);
            diagnostics.report(&file.table, &read.rows_before, &mut self.diagnostics);
            let from = self.inputs.len();
            self.input(&file.table, "forecasts", read.rows)?;
            inputs.extend(self.inputs.drain(from..));
            lines += read.lines;
            add_rows(&mut all, read, weighted, shared.overflow);
        }
        self.inputs.splice(0..0, inputs);
        Ok(all)
    }

    fn read_forecast_file(
        &mut self,
        file: &mut File,
        layout: &ForecastLayout,
        shared: &Shared<'_>,
        base: u32,
    ) -> Result<Option<(FileRows, Reading)>, Error> {
        let (options, keep, noted) = (self.options, self.diagnostics.keep(), self.notes.len());
        let percent = file.table.headers().get(layout.probability).is_some_and(|header| says_percent(header));
        let mut reading = Reading::unsurveyed(options, percent);
        if percent {
            self.notes.push(percent_column(&file.table, layout.probability, true));
        }
        let mut read = forecasts::read_file(&file.table, layout, &reading, shared, keep, base, options.threads)?;
        if read.is_err() {
            match survey(&file.table, &layout.date_columns(), Some(layout.probability), options, percent)? {
                Ok((surveyed, notes)) => {
                    self.notes.extend(notes.into_iter().filter(|note| !(percent && note.code == Code::PercentColumn)));
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
        Ok(Some((read, reading)))
    }

    fn say_of_forecast_columns(&mut self, file: &File, layout: &ForecastLayout) {
        let name = file.table.name();
        if file.columns.get(Field::QuestionId).is_none() {
            let header = file.table.headers().get(layout.question).cloned().unwrap_or_default();
            let text = format!("{name}: there is no question_id, so the text in \"{header}\" tells questions apart.");
            self.notes.push(Note::new(Code::QuestionTextAsId, text));
        }
        if !self.options.resolutions.is_empty() && file.columns.get(Field::Outcome).is_some() {
            let text = format!("{name}: its own outcomes were not used, because resolutions were given with -r.");
            self.notes.push(Note::new(Code::OutcomeColumnNotUsed, text).advice(None));
        }
    }

    /// What is known of each question; contradictions go to the diagnostics.
    fn facts(&mut self, sightings: &Sightings, ids: &Texts, files: &[File], lines: &[u32]) -> Vec<QuestionFacts> {
        let (facts, wrong) = sightings.facts();
        for (question, contradiction) in wrong {
            let name = crate::read::row_diagnostics::shown(ids.bytes(question));
            self.diagnostics.push(contradictory(&contradiction, &name, files, lines));
        }
        facts
    }
}

/// Fingerprint of a file's bytes, in hex.
fn sha256(table: &Table) -> Result<String, Error> {
    let (mut hasher, mut buffer, mut offset) = (Sha256::new(), Vec::new(), 0);
    loop {
        table.original().read_at(offset, 1 << 20, &mut buffer)?;
        if buffer.is_empty() {
            return Ok(hasher.finalize().iter().fold(String::new(), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}"); // writing to a string never fails
                hex
            }));
        }
        hasher.update(&buffer);
        offset += buffer.len() as u64;
    }
}

fn facts_of(facts: &mut Vec<QuestionFacts>, question: u32) -> &mut QuestionFacts {
    let at = question as usize;
    if facts.len() <= at {
        facts.resize(at + 1, QuestionFacts::default());
    }
    &mut facts[at]
}

fn line_base(lines: u64, file: &File) -> Result<u32, Error> {
    // A line has at least its newline, so this bounds the lines of the file as well.
    u32::try_from(lines)
        .ok()
        .filter(|_| lines + file.table.source().len() / 10 < MOST_LINES)
        .ok_or_else(|| Error::Usage("the files have more than four thousand million lines; split the run".to_owned()))
}

fn add_rows(all: &mut AllRows, read: FileRows, weighted: bool, overflow: &Overflow) {
    for (ours, mut theirs) in all.shards.iter_mut().zip(read.shards) {
        if weighted {
            theirs.weigh();
        }
        ours.append(theirs);
    }
    if all.shards.iter().map(Shard::bytes).sum::<u64>() > overflow.limit() {
        all.shards.iter_mut().for_each(|shard| shard.send_away(overflow));
    }
    all.sightings.merge(read.sightings);
    all.words.merge(read.words);
    all.rows += read.rows;
    all.filtered += read.filtered;
    all.rejected += read.rejected;
    all.fates.extend(read.fates);
}

/// The ids by which rows say that they name no event, unless a resolution knows them.
fn no_event(ids: &Texts, facts: &[QuestionFacts]) -> Vec<u32> {
    let is_open = |number: u32| facts.get(number as usize).is_none_or(|facts| facts.outcome.is_none());
    let numbers = 0..u32::try_from(ids.len()).unwrap_or(u32::MAX);
    numbers.filter(|&number| layout::names_no_event(ids.bytes(number)) && is_open(number)).collect()
}

/// The file behind a line counted through all files, and the place of a column in it.
fn place(line: u32, field: Option<Field>, files: &[File], lines: &[u32]) -> Place {
    let at = lines.partition_point(|&first| first < line).saturating_sub(1);
    let first = lines.get(at).copied().unwrap_or_default();
    let column = |file: &File| field.and_then(|field| file.columns.get(field));
    files.get(at).map(|file| file.table.place(u64::from(line - first), column(file))).unwrap_or_default()
}

fn contradictory(wrong: &Contradiction, question: &str, files: &[File], lines: &[u32]) -> Diagnostic {
    let at = |line| {
        let Place { file, line, sheet, .. } = place(line, None, files, lines);
        let line = line.unwrap_or_default();
        sheet.map_or_else(|| format!("{file}:{line}"), |sheet| format!("{file}, {sheet}!row {line}"))
    };
    let two = |what: &str, one: (String, u32), other: (String, u32)| {
        format!(
            "Question \"{question}\" has two {what}: {} in {} and {} in {}.",
            one.0,
            at(one.1),
            other.0,
            at(other.1)
        )
    };
    let word = |said: &Said<Ending>| {
        let word = match said.what {
            Ending::Yes => "yes",
            Ending::No => "no",
            Ending::Annulled => "annulled",
        };
        (word.to_owned(), said.line)
    };
    let day = |said: &Said<crate::model::Moment>| (said.what.to_string(), said.line);
    let (code, line, message) = match wrong {
        Contradiction::Outcomes(one, other) => {
            (Code::OutcomesContradictory, other.line, two("outcomes", word(one), word(other)))
        }
        Contradiction::Days(one, other) => {
            (Code::ResolutionDaysContradictory, other.line, two("resolution days", day(one), day(other)))
        }
        Contradiction::Deadlines(one, other) => {
            (Code::DeadlinesContradictory, other.line, two("deadlines", day(one), day(other)))
        }
        Contradiction::NoDay(said) => (
            Code::ResolvedWithoutDay,
            said.line,
            format!(
                "Question \"{question}\" ended with {} in {}, but no row says on which day that was known.",
                word(said).0,
                at(said.line)
            ),
        ),
    };
    let field = match wrong {
        Contradiction::Outcomes(..) => Field::Outcome,
        Contradiction::Days(..) | Contradiction::NoDay(_) => Field::ResolvedOn,
        Contradiction::Deadlines(..) => Field::ClosesOn,
    };
    Message::saying(code, message).at(Some(place(line, Some(field), files, lines)), None)
}
