//! Puts the parts of each forecast together.

mod answers;
mod outcomes;
mod split;
mod yes_and_no;

use std::collections::BTreeMap;
use std::mem::discriminant;

use rustc_hash::FxHashMap;

use super::checks::{self, CellNames, CellOfRow, CheckedPart, Misfit};
use super::distribution::{NO_DISTRIBUTION, ShardDistributions};
use super::number::unit_or_none;
use super::outcome::answer_key;
use super::part::{ForecastPart, PartOf};
use super::question::{DistributionQuestion, QuestionKind};
use super::texts::StatedText;
use crate::dataset::answers::{Overround, share, sum_is_one};
use crate::dataset::forecast_row::ForecastRow;
use crate::dataset::moments::ForecastMoments;
use crate::dataset::outcome::{self, OutcomeWord};
use crate::dataset::stated_probability::{Probabilities, is_in_words, is_range};
use crate::diagnostics::{Code, Message};
use crate::input::columns::Field;
use crate::localized::{Language, Localized};
use crate::model::{LineNumber, MomentCode, ProbabilityCode, QuestionId};
use crate::options::ReadingOptions;

/// Texts of questions, in the order of their lines.
pub(crate) type TextsByQuestion = BTreeMap<QuestionId, Vec<StatedText>>;

/// What is known beside the parts.
pub(crate) struct AssemblyInput<'a> {
    /// What was said, by code.
    pub(crate) probabilities: &'a Probabilities,
    /// The answers of the run, by number.
    pub(crate) answers: &'a [String],
    /// When forecasts were made.
    pub(crate) moments: &'a ForecastMoments,
    /// What rows say of how questions ended.
    pub(crate) outcomes: &'a TextsByQuestion,
    /// All answers that a question can have, as rows list them.
    pub(crate) categories: &'a TextsByQuestion,
    /// The units of numbers; blank where a row states none.
    pub(crate) units: &'a TextsByQuestion,
    /// Whether decimals stand behind commas in numbers of the run.
    pub(crate) commas: bool,
    /// What words of the reader's own mean, whether a later outcome overrules an earlier one and answers are rescaled to sum to 1.
    pub(crate) options: &'a ReadingOptions,
    /// A row of the forecasts, as the reader sees it.
    pub(crate) place: &'a (dyn Fn(LineNumber) -> Localized + Sync),
    /// A cell of it.
    pub(crate) cell: &'a CellNames<'a>,
    /// The id of a question.
    pub(crate) name: &'a (dyn Fn(QuestionId) -> String + Sync),
}

/// A row, the probability, if it is not that of the row, and the weight.
pub(crate) type ForecastOfYes = (ForecastRow, Option<f64>, f64);

/// What comes of the parts on the questions of one shard.
#[derive(Debug, Default)]
pub(crate) struct Assembled {
    pub(crate) shard: ShardDistributions,
    /// Forecasts of yes and no with their weights; the probability, if it is not that of the row.
    pub(crate) of_yes: Vec<ForecastOfYes>,
    /// What is wrong with rows of forecasts.
    pub(crate) misfits: Vec<Misfit>,
    /// What is wrong with rows that say how questions ended.
    pub(crate) of_outcomes: Vec<Misfit>,
    /// How far answers were from 1 that were rescaled.
    pub(crate) overround: Overround,
    /// Parts that are ranges, scored at their middle.
    pub(crate) ranges: u64,
    /// Parts that are words, scored at their point.
    pub(crate) in_words: u64,
    /// Lines that cannot be used.
    pub(crate) rejected: Vec<LineNumber>,
    /// Questions whose outcome cannot be used.
    pub(crate) unusable: Vec<QuestionId>,
}

/// Puts the parts on the questions of one shard together.
pub(crate) fn assemble(mut parts: Vec<ForecastPart>, input: &AssemblyInput<'_>) -> Assembled {
    let key = |part: &ForecastPart| {
        let [question, label] = [part.row.question.number(), part.row.label.number()].map(u128::from);
        let [moment, line] = [part.row.moment.number(), part.row.line.number()].map(u128::from);
        question << 96 | label << 64 | moment << 32 | line
    };
    // Files are mostly in some order, of which a stable sort makes use.
    parts.sort_by(|a, b| key(a).cmp(&key(b)).then(a.of.partial_cmp(&b.of).unwrap_or(std::cmp::Ordering::Equal)));
    let mut assembler = Assembler {
        input,
        done: Assembled::default(),
        names: vec![],
        places: FxHashMap::default(),
        points: vec![],
        values: vec![],
        lines: vec![],
    };
    for of_question in parts.chunk_by(|a, b| a.row.question == b.row.question) {
        assembler.question(of_question);
    }
    assembler.done.shard.further_lines.sort();
    assembler.done
}

struct Assembler<'a> {
    input: &'a AssemblyInput<'a>,
    done: Assembled,
    /// The names of the points of the question at hand.
    names: Vec<(f64, String)>,
    /// The places of its answers, by their number among all.
    places: FxHashMap<u32, usize>,
    // Room for the forecast at hand.
    points: Vec<StatedPoint>,
    values: Vec<f64>,
    lines: Vec<LineNumber>,
}

/// A part with its point as a number.
#[derive(Clone, Copy, Debug)]
struct StatedPoint {
    line: LineNumber,
    at: f64,
    value: f64,
}

impl Assembler<'_> {
    fn question(&mut self, parts: &[ForecastPart]) {
        let mut read = parts.iter().filter(|part| !part.of.is_unread());
        let Some(first) = read.next() else { return };
        if let Some(other) = read.find(|part| discriminant(&part.of) != discriminant(&first.of)) {
            let name = (self.input.name)(first.row.question);
            let places = [first, other].map(|part| (self.input.place)(part.row.line));
            let text = Localized::each(|language| {
                let [one, two] = places.each_ref().map(|place| place.of(language));
                let [kind, other] = [first, other].map(|part| *part.of.kind().of(language));
                match language {
                    Language::English => {
                        format!("Question \"{name}\" has forecasts of {kind} ({one}) and of {other} ({two}).")
                    }
                    Language::German => {
                        format!("Die Frage „{name}“ hat Prognosen von {kind} ({one}) und von {other} ({two}).")
                    }
                }
            });
            let message = Message::saying(Code::KindsMixed, text);
            self.done.misfits.push(Misfit::at(other.row.line, Field::QuestionId, message));
            self.reject(parts);
            return;
        }
        let kind = match first.of {
            PartOf::Answer(_) if self.is_yes_or_no(parts) => return self.yes_and_no(parts),
            PartOf::Until(_) if self.asks_for_one_day(parts, first.of) => {
                let read = parts.iter().filter(|part| !part.of.is_unread());
                self.done.of_yes.extend(read.map(|part| (part.row, None, part.weight)));
                return;
            }
            PartOf::Answer(_) => self.categories(parts),
            PartOf::Quantile(_) => self.number(first.row.question, parts),
            PartOf::Until(_) | PartOf::Unread(_) => QuestionKind::Days,
        };
        self.name_points(parts, &kind);
        let question = first.row.question;
        let outcome = self.outcome(question, &kind);
        for at_once in parts.chunk_by(|a, b| (a.row.label, a.row.moment) == (b.row.label, b.row.moment)) {
            split::each_forecast(at_once, |forecast| self.forecast(forecast, &kind));
        }
        self.done.shard.questions.insert(question, DistributionQuestion { kind, outcome });
    }

    /// Rejects the rows of these parts; those that could not be read are rejected already.
    fn reject(&mut self, parts: &[ForecastPart]) {
        self.done.rejected.extend(parts.iter().filter(|part| !part.of.is_unread()).map(|part| part.row.line));
    }

    fn answer(&self, part: &ForecastPart) -> &str {
        part.of.answer().and_then(|number| self.input.answers.get(number as usize)).map_or("", String::as_str)
    }

    fn says(&self, part: &ForecastPart, word: OutcomeWord) -> bool {
        outcome::parse(self.answer(part).as_bytes()) == Some(word)
    }

    fn is_yes_or_no(&self, parts: &[ForecastPart]) -> bool {
        parts.iter().all(|part| self.says(part, OutcomeWord::Yes) || self.says(part, OutcomeWord::No))
    }

    /// Whether one day is asked for, and the outcome says yes or no: that is a question of yes and no.
    fn asks_for_one_day(&self, parts: &[ForecastPart], first: PartOf) -> bool {
        let says = |stated: &StatedText, word| outcome::parse(stated.text.as_bytes()) == Some(word);
        let outcomes = self.input.outcomes.get(&parts[0].row.question).map_or(&[][..], Vec::as_slice);
        parts.iter().filter(|part| !part.of.is_unread()).all(|part| part.of == first)
            && outcomes.iter().any(|stated| says(stated, OutcomeWord::Yes) || says(stated, OutcomeWord::No))
    }

    fn number(&mut self, question: QuestionId, parts: &[ForecastPart]) -> QuestionKind {
        let units = self.input.units.get(&question).map_or(&[][..], Vec::as_slice);
        if let [one, other, ..] = units {
            let first_of = |stated: &StatedText| {
                let mut on_line = parts.iter().filter(|part| part.row.line == stated.first);
                on_line.find_map(|part| match part.of {
                    PartOf::Quantile(level) => Some((level, part.value)),
                    _ => None,
                })
            };
            let said = |stated: &StatedText| {
                let value = first_of(stated).map(|(_, value)| value.to_string()).unwrap_or_default();
                let place = (self.input.place)(stated.first);
                Localized::each(|language| {
                    format!("{value} {} ({})", unit_or_none(&stated.text).of(language), place.of(language))
                })
            };
            let (name, one, two) = ((self.input.name)(question), said(one), said(other));
            let text = Localized::new(
                format!(
                    "The numbers of question \"{name}\" have two units: {} and {}.",
                    one.of(Language::English),
                    two.of(Language::English)
                ),
                format!(
                    "Die Zahlen der Frage „{name}“ haben zwei Einheiten: {} und {}.",
                    one.of(Language::German),
                    two.of(Language::German)
                ),
            );
            let cell = first_of(other).map_or(CellOfRow::Of(Field::Value), |(level, _)| CellOfRow::UnitOf(level));
            let message = Message::saying(Code::UnitsDiffer, text);
            self.done.misfits.push(Misfit { line: other.first, cell, value: None, message });
            self.done.unusable.push(question);
        }
        QuestionKind::Number { unit: units.first().map(|stated| stated.text.clone()).unwrap_or_default() }
    }

    /// How the points of a question are called.
    fn name_points(&mut self, parts: &[ForecastPart], kind: &QuestionKind) {
        self.names.clear();
        self.places.clear();
        if let QuestionKind::Categories { answers, .. } = kind {
            self.names.extend(answers.iter().enumerate().map(|(at, answer)| (at as f64, answer.clone())));
            let keys: Vec<String> = answers.iter().map(|answer| answer_key(answer)).collect();
            for part in parts {
                let Some(number) = part.of.answer() else { continue };
                if !self.places.contains_key(&number) {
                    let key = answer_key(self.answer(part));
                    self.places.extend(keys.iter().position(|known| *known == key).map(|at| (number, at)));
                }
            }
            return;
        }
        for part in parts {
            let (at, name) = match part.of {
                PartOf::Quantile(level) => (level, level.to_string()),
                PartOf::Until(day) => (f64::from(day.days_since_1970()), day.to_string()),
                PartOf::Answer(_) | PartOf::Unread(_) => continue,
            };
            if self.names.iter().all(|(known, _)| known.total_cmp(&at).is_ne()) {
                self.names.push((at, name));
            }
        }
    }

    fn point(&self, part: &ForecastPart) -> StatedPoint {
        let said = || self.input.probabilities.value(part.row.probability);
        let (at, value) = match part.of {
            PartOf::Quantile(level) => (level, part.value),
            PartOf::Until(day) => (f64::from(day.days_since_1970()), said()),
            PartOf::Answer(number) => (self.places.get(&number).map_or(f64::NAN, |at| *at as f64), said()),
            PartOf::Unread(_) => (f64::NAN, f64::NAN),
        };
        StatedPoint { line: part.row.line, at, value }
    }

    /// One forecast from its parts.
    fn forecast(&mut self, parts: &[ForecastPart], kind: &QuestionKind) {
        if parts.iter().any(|part| part.of.is_unread()) {
            return self.reject(parts);
        }
        let silence = self.input.probabilities.silence().filter(|_| !matches!(kind, QuestionKind::Number { .. }));
        let silent = silence.and_then(|silence| parts.iter().find(|part| part.row.probability == silence));
        let is_silent = silent.is_some() && parts.iter().all(|part| Some(part.row.probability) == silence);
        if let Some(silent) = silent.filter(|_| !is_silent) {
            return self.incomplete(silent, parts);
        }
        let mut points = std::mem::take(&mut self.points);
        points.clear();
        points.extend(parts.iter().map(|part| self.point(part)));
        let by_point = |a: &StatedPoint, b: &StatedPoint| a.at.total_cmp(&b.at).then(a.line.cmp(&b.line));
        points.sort_unstable_by(by_point);
        let checked = checks::of_weights(parts, self.input.place)
            .and_then(|()| self.without_repeats(&mut points, kind))
            .and_then(|()| if is_silent { Ok(()) } else { self.rescale(&mut points, kind) })
            .and_then(|()| if is_silent { Ok(()) } else { self.check(&points, parts[0].row.moment, kind) });
        if let Err(misfit) = checked {
            self.done.misfits.push(*misfit);
            self.reject(parts);
        } else {
            let code = if is_silent { NO_DISTRIBUTION } else { self.code_of(&points, kind) };
            self.keep(parts, &points, code);
        }
        self.points = points;
    }

    /// Some of what a forecast consists of is not said.
    fn incomplete(&mut self, silent: &ForecastPart, parts: &[ForecastPart]) {
        let message = Message::of(Code::PartWithoutProbability);
        self.done.misfits.push(Misfit::at(silent.row.line, Field::Probability, message));
        self.reject(parts);
    }

    /// Keeps a forecast on the first of its lines.
    fn keep(&mut self, parts: &[ForecastPart], points: &[StatedPoint], code: ProbabilityCode) {
        self.lines.clear();
        self.lines.extend(points.iter().map(|point| point.line));
        self.lines.sort_unstable();
        self.lines.dedup();
        let first = parts.iter().min_by_key(|part| part.row.line).unwrap_or(&parts[0]);
        let shard = &mut self.done.shard;
        shard.rows.rows.push(ForecastRow { probability: code, line: self.lines[0], ..first.row });
        shard.rows.weights.push(first.weight);
        shard.further_lines.add(&self.lines);
        let is_range = |part: &&ForecastPart| {
            !matches!(part.of, PartOf::Quantile(_)) && is_range(self.input.probabilities.phrase(part.row.probability))
        };
        self.done.ranges += parts.iter().filter(is_range).count() as u64;
        let is_in_words = |part: &&ForecastPart| {
            !matches!(part.of, PartOf::Quantile(_))
                && is_in_words(self.input.probabilities.phrase(part.row.probability))
        };
        self.done.in_words += parts.iter().filter(is_in_words).count() as u64;
    }

    fn code_of(&mut self, points: &[StatedPoint], kind: &QuestionKind) -> ProbabilityCode {
        match kind {
            QuestionKind::Categories { answers, .. } => {
                self.values.clear();
                self.values.resize(answers.len(), 0.0);
                for (place, value) in self.values.iter_mut().enumerate() {
                    let point = points.iter().find(|point| point.at.total_cmp(&(place as f64)).is_eq());
                    *value = point.map_or(0.0, |point| point.value);
                }
                self.done.shard.code(self.values.iter().enumerate().map(|(at, value)| (at as f64, *value)))
            }
            _ => self.done.shard.code(points.iter().map(|point| (point.at, point.value))),
        }
    }

    /// Takes out rows that stand there twice.
    fn without_repeats(&mut self, points: &mut Vec<StatedPoint>, kind: &QuestionKind) -> Result<(), Box<Misfit>> {
        let what = match kind {
            QuestionKind::Categories { .. } => "answer",
            QuestionKind::Number { .. } => "quantile",
            QuestionKind::Days => "day",
        };
        let alike = |a: f64, b: f64| a.total_cmp(&b).is_eq();
        let differ = |pair: &&[StatedPoint]| alike(pair[0].at, pair[1].at) && !alike(pair[0].value, pair[1].value);
        if let Some([one, other]) = points.windows(2).find(differ) {
            let (one, other) = (self.checked(one), self.checked(other));
            return Err(Box::new(checks::claimed_twice(one, other, what, self.input.cell)));
        }
        let repeated = &mut self.done.shard.repeated;
        points.dedup_by(|point, before| {
            let is_repeated = alike(point.at, before.at);
            repeated.extend(is_repeated.then_some(point.line));
            is_repeated
        });
        Ok(())
    }

    /// Makes answers sum to 1, if that is asked for.
    fn rescale(&mut self, points: &mut [StatedPoint], kind: &QuestionKind) -> Result<(), Box<Misfit>> {
        let QuestionKind::Categories { answers, .. } = kind else { return Ok(()) };
        if self.input.options.normalise {
            let parts: Vec<CheckedPart<'_>> = points.iter().map(|point| self.checked(point)).collect();
            let total = checks::total(&parts, answers.len(), self.input.place)?;
            self.done.overround.add(total);
            for point in points.iter_mut() {
                point.value = share(point.value, total);
            }
        }
        Ok(())
    }

    fn checked(&self, point: &StatedPoint) -> CheckedPart<'_> {
        let name = self.names.iter().find(|(at, _)| at.total_cmp(&point.at).is_eq());
        CheckedPart {
            name: name.map_or("", |(_, name)| name.as_str()),
            point: point.at,
            value: point.value,
            line: point.line,
        }
    }

    fn check(&self, points: &[StatedPoint], made: MomentCode, kind: &QuestionKind) -> Result<(), Box<Misfit>> {
        if matches!(kind, QuestionKind::Categories { .. }) && sum_is_one(points.iter().map(|point| point.value)) {
            return Ok(());
        }
        let parts: Vec<CheckedPart<'_>> = points.iter().map(|point| self.checked(point)).collect();
        match kind {
            QuestionKind::Categories { .. } => checks::of_answers(&parts, self.input.place),
            QuestionKind::Number { .. } => checks::of_quantiles(&parts, self.input.cell),
            QuestionKind::Days => checks::of_days(&parts, self.input.moments.value(made).day(), self.input.cell),
        }
    }
}
