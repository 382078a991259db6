//! Reads all files of a run into a [`Dataset`].

mod contradictions;
mod distributions;
mod fingerprint;
mod inputs;
mod known_log;
mod left_out;
mod matched_columns;
mod odd_days;
mod read_forecasts;
mod read_resolutions;
mod run;
mod scale_notes;
mod unlike_headers;
mod unread_outcomes;

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::dataset::aliases::Aliases;
use crate::dataset::damaged_ids;
use crate::dataset::distributions::{Distributions, add_probabilities};
use crate::dataset::forecasts::SharedTables;
use crate::dataset::forecasts_in_words;
use crate::dataset::interning::NumberedTexts;
use crate::dataset::layout;
use crate::dataset::loaded::Dataset;
use crate::dataset::questions::Questions;
use crate::dataset::run_lexicons::RunLexicons;
use crate::dataset::spill::SpillFile;
use crate::dataset::split_names;
use crate::dataset::template_examples;
use crate::dataset::totals_among_rows;
use crate::diagnostics::Note;
use crate::error::Error;
use crate::localized::localized;
use crate::model::QuestionId;
use crate::options::{ReadingOptions, RunOptions};
use distributions::FilesWithLines;
pub(super) use fingerprint::sha256;
pub(super) use inputs::open_table;
use inputs::{InputFile, Inputs};
use matched_columns::MatchedColumns;
use read_forecasts::{AllForecasts, shards_for};
use read_resolutions::ResolvedQuestions;
use run::LoadRun;

/// How far the run is, for a progress bar that another thread draws.
#[derive(Debug, Default)]
pub struct Progress {
    /// Bytes of forecasts to read.
    pub(crate) bytes: AtomicU64,
    /// Of which so many are read.
    pub(crate) read: AtomicU64,
    /// Bootstrap replicates to draw.
    pub(crate) resamples: AtomicU64,
    /// Of which so many are drawn.
    pub(crate) drawn: AtomicU64,
}

/// Reads every file of the plan.
///
/// Bad rows are no error here: they are counted in [`Dataset::rejected`] and described in [`Dataset::diagnostics`].
///
/// # Errors
/// When a file cannot be read, a column is missing or can be read in several ways, or the options name what is not there.
pub(crate) fn load(run_options: &RunOptions, progress: &Progress) -> Result<Dataset, Error> {
    let mut log = read_all(run_options, progress)?;
    for read in log.tables.iter().chain(&log.resolution_tables) {
        read.table.original().check_unchanged()?;
    }
    if run_options.reading.purpose.is_scoring() {
        damaged_ids::find(&mut log)?;
        totals_among_rows::find(&mut log, run_options.reading.wide.is_some())?;
        template_examples::find(&mut log)?;
        let notes = split_names::notes(&log)?;
        log.notes.extend(notes);
    }
    log.notes.extend(distributions::note(&log));
    if run_options.selection.as_binary {
        add_probabilities(&log.distributions, &mut log.probabilities);
    }
    Ok(log)
}

/// The files of a run, with what their headers say.
struct OpenedFiles {
    /// The options as these files have them.
    options: ReadingOptions,
    inputs: Inputs,
    aliases: Aliases,
    columns: MatchedColumns,
    /// What is said of the kind of log.
    known_log: Vec<Note>,
}

impl OpenedFiles {
    fn open(options: &RunOptions) -> Result<Self, Error> {
        let selection = &options.selection;
        let (mut inputs, options, known_log) = Inputs::open(&options.reading, selection)?;
        let answers = inputs.settle_answers(&options)?;
        let aliases = Aliases::new(&options.aliases)?;
        let columns = MatchedColumns::of(&options, selection, &aliases, &inputs, answers)?;
        Ok(Self { options, inputs, aliases, columns, known_log })
    }
}

fn read_all(run_options: &RunOptions, progress: &Progress) -> Result<Dataset, Error> {
    let OpenedFiles { options, mut inputs, aliases, columns, known_log } = OpenedFiles::open(run_options)?;
    let RunOptions { selection, retention, .. } = run_options;
    let bytes = inputs.forecasts.iter().map(|file| file.table.source().len()).sum();
    progress.bytes.store(bytes, Ordering::Relaxed);
    let mut run = LoadRun::new(&options, retention, selection.as_of);
    run.notes.extend(known_log.into_iter().chain(columns.notes.iter().cloned()));
    let resolved =
        run.read_resolutions(&mut inputs.resolutions, &columns.resolutions, &columns.question_aliases(&aliases))?;
    let (lexicons, spill) = (RunLexicons::of(&options.lexicon), SpillFile::new(options.memory));
    let (names, shards) = (columns.label_aliases(&aliases), shards_for(bytes));
    let known = (&resolved.ids, resolved.left_out.as_slice());
    let mut shared = SharedTables::new(run_options, known, names, &lexicons, &spill, shards, &progress.read);
    shared.keeps_outcomes = columns.has_distributions();
    let mut forecasts = run.read_forecasts(&mut inputs.forecasts, &columns.forecasts, &shared)?;
    run.stop_if_unclear()?;
    let mut filled = shared.filled();
    run.notes.extend(forecasts_in_words::notes(&forecasts.in_words, &lexicons, &filled.probabilities.phrases()));
    run.notes.extend(aliases.note(&columns.names()));
    let counts = [forecasts.filtered, forecasts.rows];
    run.notes.extend(left_out::note(&options, &inputs, counts, !selection.filters.is_empty())?);
    let ResolvedQuestions { ids, facts, values, file_lines, readings, texts, .. } = resolved;
    let known = Questions { ids: ids.into_texts(), facts, values };
    let mut questions = run.with_new_questions(known, &filled.new_questions, &inputs.forecasts, &mut forecasts);
    let distributions = if columns.has_distributions() {
        let of_resolutions = FilesWithLines { files: &inputs.resolutions, lines: &file_lines };
        run.distributions(texts, &mut forecasts, &mut questions, &mut filled, &inputs.forecasts, of_resolutions)?
    } else {
        Distributions::default()
    };
    if forecasts.rows == 0 {
        options.forecasts.first().map_or(Ok(()), |path| Err(without_rows(path)))?;
    }
    Ok(Dataset {
        answers: inputs.answers(&options),
        shards: forecasts.shards,
        distributions,
        spill,
        no_event: no_event(&questions),
        questions,
        labels: filled.labels,
        unusable_labels: vec![],
        aliases,
        probabilities: filled.probabilities,
        lexicons,
        words_for_probabilities: forecasts.in_words.for_probabilities,
        moments: filled.moments,
        unit_weights: columns.unit_weights(),
        has_deadlines: columns.has_deadlines(),
        rows: forecasts.rows,
        filtered: forecasts.filtered,
        rejected: forecasts.rejected,
        statuses: forecasts.statuses,
        tables: columns.read_forecasts(inputs.forecasts, forecasts.file_lines, forecasts.readings),
        resolution_tables: columns.read_resolutions(inputs.resolutions, file_lines, readings),
        label_columns: columns.label_columns,
        question_columns: columns.question_columns,
        diagnostics: run.diagnostics,
        notes: run.notes,
        inputs: run.inputs,
    })
}

impl LoadRun<'_> {
    /// The questions that resolutions know, and those that forecasts alone name.
    fn with_new_questions(
        &mut self,
        known: Questions,
        new: &NumberedTexts,
        files: &[InputFile],
        forecasts: &mut AllForecasts,
    ) -> Questions {
        let mut questions = known;
        questions.ids.append(new);
        if self.options.resolutions.is_empty() {
            let evidence = forecasts.own_evidence();
            questions.facts = self.facts(&evidence, &questions.ids, files, &forecasts.file_lines);
        }
        questions
    }
}

fn without_rows(path: &Path) -> Error {
    Error::Form {
        path: path.to_owned(),
        reason: localized!("there are no forecasts below the header", "Unter der Kopfzeile stehen keine Prognosen"),
    }
}

/// The ids by which rows say that they name no event, unless a resolution knows them.
fn no_event(questions: &Questions) -> Vec<QuestionId> {
    let is_open = |question: QuestionId| questions.facts(question).outcome.is_none();
    questions.all().filter(|&question| layout::names_no_event(questions.id(question)) && is_open(question)).collect()
}
