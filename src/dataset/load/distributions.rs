//! Puts forecasts together that stand in several rows, and settles what the outcomes of their questions mean.

use super::contradictions;
use super::inputs::InputFile;
use super::read_forecasts::AllForecasts;
use super::run::LoadRun;
use crate::dataset::answers::Overround;
use crate::dataset::distributions::{
    Assembled, AssemblyInput, DistributionRows, Distributions, ForecastOfYes, MarkedNumber, NumberMarks,
    QuestionOutcome, ShardDistributions, StatedText, TextsByQuestion, assemble, read_number,
};
use crate::dataset::forecast_row::ForecastRow;
use crate::dataset::forecasts::FilledTables;
use crate::dataset::loaded::Dataset;
use crate::dataset::moments::ForecastMoments;
use crate::dataset::questions::{Ending, Questions};
use crate::dataset::stated_probability::Probabilities;
use crate::dataset::suggestions;
use crate::diagnostics::{Code, Diagnostic, Message, Note, Place, ValueCounts};
use crate::error::Error;
use crate::input::columns::Field;
use crate::input::text::shown;
use crate::localized::{Language, Localized, counted, localized};
use crate::model::{LineNumber, QuestionId, RowStatus};
use crate::parallel::in_order;

/// The files of a run with what is added to the lines of each.
#[derive(Clone, Copy)]
pub(super) struct FilesWithLines<'a> {
    pub(super) files: &'a [InputFile],
    pub(super) lines: &'a [u32],
}

/// What is known of the log when parts are put together.
struct ReadSoFar<'a> {
    answers: &'a [String],
    moments: &'a ForecastMoments,
    probabilities: &'a mut Probabilities,
    questions: &'a mut Questions,
    /// The files of forecasts, and those that say how questions ended: the same if the forecasts do.
    forecasts: FilesWithLines<'a>,
    resolutions: FilesWithLines<'a>,
}

impl LoadRun<'_> {
    /// Forecasts in several rows, of the rows of forecasts and what `texts` says of their questions.
    ///
    /// # Errors
    /// When rows would be skipped for what happened.
    pub(super) fn distributions(
        &mut self,
        texts: DistributionRows,
        all: &mut AllForecasts,
        questions: &mut Questions,
        filled: &mut FilledTables,
        files: &[InputFile],
        resolutions: FilesWithLines<'_>,
    ) -> Result<Distributions, Error> {
        let mut rows = std::mem::take(&mut all.distributions);
        rows.merge(texts);
        let lines = all.file_lines.clone();
        let forecasts = FilesWithLines { files, lines: &lines };
        let known = ReadSoFar {
            answers: &filled.answers,
            moments: &filled.moments,
            probabilities: &mut filled.probabilities,
            questions,
            forecasts,
            resolutions: if self.options.resolutions.is_empty() { forecasts } else { resolutions },
        };
        let distributions = self.put_together(rows, all, known);
        self.stop_if_unclear()?;
        Ok(distributions)
    }

    #[allow(clippy::needless_pass_by_value, reason = "it borrows mutably")]
    fn put_together(&mut self, rows: DistributionRows, all: &mut AllForecasts, known: ReadSoFar<'_>) -> Distributions {
        let DistributionRows { parts, outcomes, categories, units, comma, thousands } = rows;
        let texts = [outcomes, categories, units].map(crate::dataset::distributions::QuestionTexts::in_order);
        let [outcomes, categories, units] = &texts;
        let FilesWithLines { files, lines } = known.forecasts;
        let commas = self.stop_at_thousands(comma, thousands, outcomes, &known);
        let name = |question: QuestionId| shown(known.questions.id(question));
        let input = AssemblyInput {
            probabilities: known.probabilities,
            answers: known.answers,
            moments: known.moments,
            outcomes,
            categories,
            units,
            commas,
            options: self.options,
            place: &|line| contradictions::whereabouts(line, files, lines),
            cell: &|line, cell| contradictions::cell_in_words(line, cell, files, lines),
            name: &name,
        };
        let (made, _) = in_order(parts, self.options.threads, || (), |(), parts| assemble(parts, &input));
        let (mut distributions, mut of_yes, mut misfits, mut of_outcomes) =
            (Distributions::default(), vec![], vec![], vec![]);
        let (mut unusable, mut overround, mut ranges, mut in_words) = (vec![], Overround::default(), 0, 0);
        for (shard, made) in made.into_iter().enumerate() {
            let Assembled {
                shard: own,
                of_yes: own_of_yes,
                misfits: own_misfits,
                of_outcomes: own_outcomes,
                overround: own_overround,
                ranges: own_ranges,
                in_words: own_in_words,
                rejected,
                unusable: none,
            } = made;
            ranges += own_ranges;
            in_words += own_in_words;
            overround.merge(&own_overround);
            of_yes.extend(own_of_yes.into_iter().map(|forecast| (shard, forecast)));
            misfits.extend(own_misfits);
            of_outcomes.extend(own_outcomes);
            all.reject(&rejected);
            unusable.extend(none);
            distributions.shards.push(own);
        }
        all.take_in(of_yes, known.probabilities);
        self.tell(misfits, known.forecasts);
        self.tell(of_outcomes, known.resolutions);
        for question in unusable {
            known.questions.mark_unusable(question);
        }
        for shard in &distributions.shards {
            settle_facts(shard, outcomes, known.questions);
        }
        let of_yes = all.first_lines(known.questions.ids.len());
        self.say_of_mixed_kinds(&distributions, &of_yes, known.questions, known.forecasts);
        self.say_of_unread_outcomes(&of_yes, outcomes, known.questions, known.resolutions);
        self.notes.extend([ranges_note(ranges), words_note(in_words)].into_iter().flatten());
        self.notes.extend(files.first().and_then(|file| overround.note(&file.table.name())));
        distributions
    }

    /// Whether decimals stand behind commas in numbers of the run; then a point with three digits behind it is read in no way.
    fn stop_at_thousands(
        &mut self,
        comma: Option<MarkedNumber>,
        thousands: Option<MarkedNumber>,
        outcomes: &TextsByQuestion,
        known: &ReadSoFar<'_>,
    ) -> bool {
        let comma = comma
            .map(|number| (place_of_number(&number, known.forecasts), number.cell))
            .or_else(|| comma_in_outcome(outcomes, known.resolutions));
        if let (Some(comma), Some(thousands)) = (&comma, thousands) {
            self.stopped.push(decimals_or_thousands(comma, &thousands, known.forecasts));
        }
        comma.is_some()
    }

    fn tell(&mut self, mut misfits: Vec<crate::dataset::distributions::Misfit>, at: FilesWithLines<'_>) {
        misfits.sort_by_key(|misfit| misfit.line);
        let codes = [Code::OutcomeOfAnotherKind, Code::OutcomePartial];
        let mut values = codes.map(|code| (code, ValueCounts::default()));
        for misfit in misfits {
            let place = contradictions::place_of_cell(misfit.line, misfit.cell, at.files, at.lines);
            let counted = values.iter_mut().find(|(code, _)| *code == misfit.message.code);
            if let (Some((_, counts)), Some(value)) = (counted, &misfit.value) {
                counts.add(value.clone(), 1);
            }
            self.diagnostics.push(misfit.message.at(Some(place), misfit.value));
        }
        for (code, values) in values {
            self.diagnostics.add_values(code, values);
        }
    }

    /// Questions with forecasts of yes and with others.
    fn say_of_mixed_kinds(
        &mut self,
        distributions: &Distributions,
        of_yes: &[Option<LineNumber>],
        questions: &mut Questions,
        at: FilesWithLines<'_>,
    ) {
        let mut mixed: Vec<(LineNumber, QuestionId)> = distributions
            .shards
            .iter()
            .flat_map(|shard| shard.questions.keys())
            .filter_map(|question| Some((of_yes.get(question.index()).copied().flatten()?, *question)))
            .collect();
        mixed.sort_unstable();
        for (line, question) in mixed {
            let (name, first) = (shown(questions.id(question)), contradictions::whereabouts(line, at.files, at.lines));
            let (first, erste) = (first.english(), first.of(Language::German));
            let text = localized!(
                "Question \"{name}\" has forecasts of yes, the first in {first}, beside others in parts.",
                "Die Frage „{name}“ hat Prognosen von Ja, die erste in {erste}, neben anderen in Teilen."
            );
            let place = contradictions::place(line, Some(Field::QuestionId), at.files, at.lines);
            self.diagnostics.push(Message::saying(Code::KindsMixed, text).at(Some(place), None));
            questions.mark_unusable(question);
        }
    }

    /// Outcomes in words that are no yes and no, of questions with forecasts of yes.
    fn say_of_unread_outcomes(
        &mut self,
        of_yes: &[Option<LineNumber>],
        outcomes: &TextsByQuestion,
        questions: &mut Questions,
        at: FilesWithLines<'_>,
    ) {
        let has_forecasts = |question: &QuestionId| of_yes.get(question.index()).copied().flatten().is_some();
        let mut unread: Vec<(QuestionId, &StatedText)> = outcomes
            .iter()
            .flat_map(|(question, texts)| texts.iter().map(|text| (*question, text)))
            .filter(|(question, stated)| {
                // Of what is wrong otherwise nothing more is told.
                !stated.is_read && has_forecasts(question) && !questions.facts(*question).unusable
            })
            .collect();
        unread.sort_by_key(|(_, stated)| stated.first);
        let mut values = ValueCounts::default();
        for (question, stated) in unread {
            let mut message = suggestions::outcome_refused(stated.text.as_bytes(), &self.options.outcomes);
            if let Some(help) = suggestions::help(Code::OutcomeNotUnderstood, &stated.text) {
                message = message.help(help);
            }
            let place = contradictions::place(stated.first, Some(Field::Outcome), at.files, at.lines);
            self.diagnostics.push(message.at(Some(place), Some(stated.text.clone())));
            values.add(stated.text.clone(), 1);
            questions.mark_unusable(question);
        }
        self.diagnostics.add_values(Code::OutcomeNotUnderstood, values);
    }
}

impl AllForecasts {
    /// By question, the first line of its forecasts of yes.
    fn first_lines(&self, questions: usize) -> Vec<Option<LineNumber>> {
        let mut first: Vec<Option<LineNumber>> = vec![None; questions];
        for row in self.shards.iter().flat_map(|shard| shard.rows.iter()) {
            if let Some(first) = first.get_mut(row.question.index()) {
                *first = Some(first.map_or(row.line, |known| known.min(row.line)));
            }
        }
        first
    }

    /// Takes in forecasts of yes, by their shards.
    fn take_in(&mut self, of_yes: Vec<(usize, ForecastOfYes)>, probabilities: &mut Probabilities) {
        for (shard, (row, no, weight)) in of_yes {
            let probability = no.map_or(row.probability, |no| probabilities.add(no));
            let shard = &mut self.shards[shard];
            shard.rows.push(ForecastRow { probability, ..row });
            if !shard.weights.is_empty() || weight.total_cmp(&1.0).is_ne() {
                // Those before that had none weigh 1.
                while shard.weights.len() + 1 < shard.rows.len() {
                    shard.weights.push(1.0);
                }
                shard.weights.push(weight);
            }
        }
    }

    fn reject(&mut self, lines: &[LineNumber]) {
        let mut lines = lines.to_vec();
        lines.sort_unstable();
        lines.dedup();
        self.rejected += lines.len() as u64;
        if self.keeps_rows {
            self.statuses.extend(lines.into_iter().map(|line| (line, RowStatus::Rejected)));
        }
    }
}

/// What is known of how questions ended whose answer is not yes or no.
fn settle_facts(shard: &ShardDistributions, outcomes: &TextsByQuestion, questions: &mut Questions) {
    #[allow(clippy::iter_over_hash_type)] // each question by itself
    for (&question, asked) in &shard.questions {
        let mut facts = questions.facts(question);
        if let Some(outcome) = &asked.outcome {
            let stated = outcomes.get(&question).into_iter().flatten().find_map(|stated| stated.resolved_on);
            facts.resolved_on = facts.resolved_on.or(stated);
            facts.outcome = Some(if *outcome == QuestionOutcome::Annulled { Ending::Annulled } else { Ending::Yes });
        } else if facts.outcome != Some(Ending::Annulled) {
            (facts.outcome, facts.resolved_on) = (None, None);
        }
        questions.set_facts(question, facts);
    }
}

/// A point with three digits behind it, where others have their decimals behind a comma.
fn decimals_or_thousands(
    (other, comma): &(Place, String),
    number: &MarkedNumber,
    at: FilesWithLines<'_>,
) -> Diagnostic {
    let (cell, whole) = (&number.cell, number.cell.replacen('.', "", 1));
    let (precise, other) = (cell.replacen('.', ",", 1), other.with_column(Language::English));
    let text = Localized::new(
        format!(
            "\"{cell}\" can be {whole} or, with decimals, {precise}: \"{comma}\" ({other}) has its behind a comma."
        ),
        format!(
            "„{cell}“ kann {whole} sein oder, mit Nachkommastellen, {precise}: In „{comma}“ ({other}) stehen sie hinter einem Komma."
        ),
    );
    let help = Localized::new(
        format!("Write \"{whole}\" if thousands are meant, \"{}\" if decimals are.", with_a_zero(&precise)),
        format!("„{whole}“ schreiben, wenn Tausender gemeint sind, „{}“ für Nachkommastellen.", with_a_zero(&precise)),
    );
    Message::saying(Code::NumberInTwoWays, text).help(help).at(Some(place_of_number(number, at)), Some(cell.clone()))
}

fn place_of_number(number: &MarkedNumber, at: FilesWithLines<'_>) -> Place {
    contradictions::place_in_column(number.line, |_| Some(number.column), at.files, at.lines)
}

/// The first outcome with decimals behind a comma.
fn comma_in_outcome(outcomes: &TextsByQuestion, at: FilesWithLines<'_>) -> Option<(Place, String)> {
    let has_comma =
        |stated: &&StatedText| read_number(&stated.text).is_ok_and(|read| read.marks == NumberMarks::DecimalComma);
    let first = outcomes.values().flatten().filter(has_comma).min_by_key(|stated| stated.first)?;
    Some((contradictions::place(first.first, Some(Field::Outcome), at.files, at.lines), first.text.clone()))
}

/// A fourth decimal, with which a number has no thousands.
fn with_a_zero(number: &str) -> String {
    let end = number.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    format!("{}0{}", &number[..end], &number[end..])
}

fn ranges_note(ranges: u64) -> Option<Note> {
    (ranges > 0).then(|| {
        let are = counted(
            ranges,
            "probability of an answer or a day is a range",
            "probabilities of answers or days are ranges",
        );
        let sind = counted(
            ranges,
            "Wahrscheinlichkeit einer Antwort oder eines Tages ist eine Spanne und zählt",
            "Wahrscheinlichkeiten von Antworten oder Tagen sind Spannen und zählen",
        );
        let text = Localized::new(
            format!("{are} and scored at the middle; their ends enter no envelope."),
            format!("{sind} mit der Mitte; ihre Enden gehen in keine Spanne des Werts ein."),
        );
        Note::new(Code::RangesScored, text)
    })
}

fn words_note(in_words: u64) -> Option<Note> {
    let text = || {
        Localized::new(
            format!(
                "{} scored at the point of the lexicon; their low and high ends enter no envelope, which is of questions of yes and no.",
                counted(
                    in_words,
                    "probability of an answer or a day is in words,",
                    "probabilities of answers or days are in words,"
                )
            ),
            format!(
                "{} mit dem Punkt des Lexikons; ihre Enden gehen in keine Spanne des Werts ein, die es nur für Fragen mit Ja und Nein gibt.",
                counted(
                    in_words,
                    "Wahrscheinlichkeit einer Antwort oder eines Tages in Worten zählt",
                    "Wahrscheinlichkeiten von Antworten oder Tagen in Worten zählen"
                )
            ),
        )
    };
    (in_words > 0).then(|| Note::new(Code::WordsRead, text()))
}

/// That forecasts were put together from their rows; example rows of the template are none.
pub(super) fn note(log: &Dataset) -> Option<Note> {
    let is_usable = |row: &&ForecastRow| !log.unusable_labels.get(row.label.index()).copied().unwrap_or(false);
    let (mut forecasts, mut questions) = (0, 0);
    for shard in &log.distributions.shards {
        // They are put together question by question.
        let mut before = None;
        for row in shard.rows.rows.iter().filter(is_usable) {
            forecasts += 1_u64;
            questions += u64::from(before.replace(row.question) != Some(row.question));
        }
    }
    (forecasts > 0).then(|| {
        let text = Localized::new(
            format!(
                "{} on {} with more than two answers, a number or a day were put together from their rows; they are scored in tables \
                 of their own.",
                counted(forecasts, "forecast", "forecasts"),
                counted(questions, "question", "questions")
            ),
            format!(
                "{} zu {} mit mehr als zwei Antworten, einer Zahl oder einem Tag aus ihren Zeilen zusammengesetzt; sie haben \
                 eigene Tabellen.",
                counted(forecasts, "Prognose wurde", "Prognosen wurden"),
                counted(questions, "Frage", "Fragen")
            ),
        );
        Note::new(Code::DistributionsRead, text)
    })
}
