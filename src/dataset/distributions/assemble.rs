//! Puts the parts of each forecast together.

use std::collections::BTreeMap;
use std::mem::discriminant;

use super::bracketed::items_of_list;
use super::checks::{self, CheckedPart, Misfit};
use super::distribution::ShardDistributions;
use super::outcome::{NoOutcome, answer_key};
use super::part::{ForecastPart, PartOf};
use super::question::{DistributionQuestion, QuestionKind, QuestionOutcome};
use super::texts::StatedText;
use crate::dataset::answers::{Overround, complement, share};
use crate::dataset::forecast_row::ForecastRow;
use crate::dataset::moments::ForecastMoments;
use crate::dataset::outcome::{self, OutcomeWord};
use crate::dataset::stated_probability::Probabilities;
use crate::diagnostics::{Code, Message};
use crate::input::columns::Field;
use crate::model::{Day, LineNumber, ProbabilityCode, QuestionId};
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
    /// The units of numbers.
    pub(crate) units: &'a TextsByQuestion,
    /// What words of the reader's own mean, whether a later outcome overrules an earlier one and answers are rescaled to sum to 1.
    pub(crate) options: &'a ReadingOptions,
    /// A row of the forecasts, as the reader sees it.
    pub(crate) place: &'a (dyn Fn(LineNumber) -> String + Sync),
    /// The id of a question.
    pub(crate) name: &'a (dyn Fn(QuestionId) -> String + Sync),
}

/// What comes of the parts on the questions of one shard.
#[derive(Debug, Default)]
pub(crate) struct Assembled {
    pub(crate) shard: ShardDistributions,
    /// Forecasts of yes and no with their weights; the probability, if it is not that of the row.
    pub(crate) of_yes: Vec<(ForecastRow, Option<f64>, f64)>,
    /// What is wrong with rows of forecasts.
    pub(crate) misfits: Vec<Misfit>,
    /// What is wrong with rows that say how questions ended.
    pub(crate) of_outcomes: Vec<Misfit>,
    /// How far answers were from 1 that were rescaled.
    pub(crate) overround: Overround,
    /// Lines that cannot be used.
    pub(crate) rejected: Vec<LineNumber>,
    /// Questions whose outcome cannot be used.
    pub(crate) unusable: Vec<QuestionId>,
}

/// Puts the parts on the questions of one shard together.
pub(crate) fn assemble(mut parts: Vec<ForecastPart>, input: &AssemblyInput<'_>) -> Assembled {
    parts.sort_unstable_by(|a, b| {
        let key = |part: &ForecastPart| (part.row.question, part.row.label, part.row.moment, part.row.line);
        key(a).cmp(&key(b)).then(a.of.partial_cmp(&b.of).unwrap_or(std::cmp::Ordering::Equal))
    });
    let mut assembler = Assembler { input, done: Assembled::default(), names: vec![] };
    for of_question in parts.chunk_by(|a, b| a.row.question == b.row.question) {
        assembler.question(of_question);
    }
    assembler.done
}

struct Assembler<'a> {
    input: &'a AssemblyInput<'a>,
    done: Assembled,
    /// The names of the points of the question at hand.
    names: Vec<(f64, String)>,
}

/// A part with its point as a number.
#[derive(Clone, Copy)]
struct PointNames<'p> {
    part: &'p ForecastPart,
    at: f64,
    value: f64,
}

impl Assembler<'_> {
    fn question(&mut self, parts: &[ForecastPart]) {
        let first = &parts[0];
        if let Some(other) = parts.iter().find(|part| discriminant(&part.of) != discriminant(&first.of)) {
            let text = format!(
                "Question \"{}\" has forecasts of {} ({}) and of {} ({}).",
                (self.input.name)(first.row.question),
                first.of.kind(),
                (self.input.place)(first.row.line),
                other.of.kind(),
                (self.input.place)(other.row.line)
            );
            let message = Message::saying(Code::KindsMixed, text);
            self.done.misfits.push(Misfit { line: other.row.line, field: Field::QuestionId, message });
            self.reject(parts.iter().map(|part| part.row.line));
            return;
        }
        let kind = match first.of {
            PartOf::Answer(_) if self.is_yes_or_no(parts) => return self.yes_and_no(parts),
            PartOf::Until(_) if self.asks_for_one_day(parts) => {
                self.done.of_yes.extend(parts.iter().map(|part| (part.row, None, part.weight)));
                return;
            }
            PartOf::Answer(_) => self.categories(parts),
            PartOf::Quantile(_) => self.number(first.row.question),
            PartOf::Until(_) => QuestionKind::Days,
        };
        self.name_points(parts, &kind);
        let question = first.row.question;
        let outcome = self.outcome(question, &kind);
        for at_once in parts.chunk_by(|a, b| (a.row.label, a.row.moment) == (b.row.label, b.row.moment)) {
            for forecast in split(at_once) {
                self.forecast(&forecast, &kind);
            }
        }
        self.done.shard.questions.insert(question, DistributionQuestion { kind, outcome });
    }

    fn reject(&mut self, lines: impl Iterator<Item = LineNumber>) {
        self.done.rejected.extend(lines);
    }

    fn answer(&self, part: &ForecastPart) -> &str {
        match part.of {
            PartOf::Answer(number) => self.input.answers.get(number as usize).map_or("", String::as_str),
            _ => "",
        }
    }

    fn says(&self, part: &ForecastPart, word: OutcomeWord) -> bool {
        outcome::parse(self.answer(part).as_bytes()) == Some(word)
    }

    fn is_yes_or_no(&self, parts: &[ForecastPart]) -> bool {
        parts.iter().all(|part| self.says(part, OutcomeWord::Yes) || self.says(part, OutcomeWord::No))
    }

    /// Whether one day is asked for, and the outcome says yes or no: that is a question of yes and no.
    fn asks_for_one_day(&self, parts: &[ForecastPart]) -> bool {
        let says = |stated: &StatedText, word| outcome::parse(stated.text.as_bytes()) == Some(word);
        let outcomes = self.input.outcomes.get(&parts[0].row.question).map_or(&[][..], Vec::as_slice);
        parts.iter().all(|part| part.of == parts[0].of)
            && outcomes.iter().any(|stated| says(stated, OutcomeWord::Yes) || says(stated, OutcomeWord::No))
    }

    /// The answers of a question: in the order that rows state, else by name.
    fn categories(&self, parts: &[ForecastPart]) -> QuestionKind {
        let question = parts[0].row.question;
        let listed = self.input.categories.get(&question).and_then(|texts| texts.first());
        let (mut answers, ordered) = listed.map_or((vec![], false), |listed| listed_answers(&listed.text));
        let listed = answers.len();
        let mut known: Vec<String> = answers.iter().map(|answer| answer_key(answer)).collect();
        let mut numbers: Vec<u32> = parts
            .iter()
            .filter_map(|part| if let PartOf::Answer(number) = part.of { Some(number) } else { None })
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        for number in numbers {
            let Some(answer) = self.input.answers.get(number as usize) else { continue };
            if !known.contains(&answer_key(answer)) {
                known.push(answer_key(answer));
                answers.push(answer.clone());
            }
        }
        if !ordered {
            answers.sort_by_key(|answer| answer_key(answer));
        }
        // An order that leaves answers out is none.
        QuestionKind::Categories { ordered: ordered && answers.len() == listed, answers }
    }

    fn number(&mut self, question: QuestionId) -> QuestionKind {
        let units = self.input.units.get(&question).map_or(&[][..], Vec::as_slice);
        if let [one, other, ..] = units {
            let text = format!(
                "The numbers of question \"{}\" have two units: {} in {} and {} in {}.",
                (self.input.name)(question),
                one.text,
                (self.input.place)(one.first),
                other.text,
                (self.input.place)(other.first)
            );
            let message = Message::saying(Code::UnitsDiffer, text);
            self.done.misfits.push(Misfit { line: other.first, field: Field::Value, message });
            self.done.unusable.push(question);
        }
        QuestionKind::Number { unit: units.first().map(|stated| stated.text.clone()).unwrap_or_default() }
    }

    /// How the points of a question are called.
    fn name_points(&mut self, parts: &[ForecastPart], kind: &QuestionKind) {
        self.names.clear();
        if let QuestionKind::Categories { answers, .. } = kind {
            self.names.extend(answers.iter().enumerate().map(|(at, answer)| (at as f64, answer.clone())));
            return;
        }
        for part in parts {
            let (at, name) = match part.of {
                PartOf::Quantile(level) => (level, level.to_string()),
                PartOf::Until(day) => (f64::from(day.days_since_1970()), day.to_string()),
                PartOf::Answer(_) => continue,
            };
            if self.names.iter().all(|(known, _)| known.total_cmp(&at).is_ne()) {
                self.names.push((at, name));
            }
        }
    }

    fn point<'p>(&self, part: &'p ForecastPart) -> PointNames<'p> {
        let said = || self.input.probabilities.value(part.row.probability);
        match part.of {
            PartOf::Quantile(level) => PointNames { part, at: level, value: part.value },
            PartOf::Until(day) => PointNames { part, at: f64::from(day.days_since_1970()), value: said() },
            PartOf::Answer(_) => {
                let key = answer_key(self.answer(part));
                let at = self.names.iter().find(|(_, name)| answer_key(name) == key).map_or(f64::NAN, |(at, _)| *at);
                PointNames { part, at, value: said() }
            }
        }
    }

    /// One forecast from its parts.
    fn forecast(&mut self, parts: &[&ForecastPart], kind: &QuestionKind) {
        let lines = |parts: &[&ForecastPart]| parts.iter().map(|part| part.row.line).collect::<Vec<_>>();
        let silence = self.input.probabilities.silence();
        if let Some(silent) = parts.iter().find(|part| Some(part.row.probability) == silence)
            && !matches!(kind, QuestionKind::Number { .. })
        {
            let message = Message::of(Code::PartWithoutProbability);
            self.done.misfits.push(Misfit { line: silent.row.line, field: Field::Probability, message });
            return self.reject(lines(parts).into_iter());
        }
        let mut points: Vec<PointNames<'_>> = parts.iter().map(|part| self.point(part)).collect();
        points.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.part.row.line.cmp(&b.part.row.line)));
        let checked = self
            .without_repeats(&mut points, kind)
            .and_then(|()| self.rescale(&mut points, kind))
            .and_then(|()| self.check(&points, kind));
        if let Err(misfit) = checked {
            self.done.misfits.push(misfit);
            return self.reject(lines(parts).into_iter());
        }
        let code = match kind {
            QuestionKind::Categories { answers, .. } => {
                let value = |at: usize| points.iter().find(|point| point.at.total_cmp(&(at as f64)).is_eq());
                let all = (0..answers.len()).map(|at| (at as f64, value(at).map_or(0.0, |point| point.value)));
                self.code(all.collect())
            }
            _ => self.code(points.iter().map(|point| (point.at, point.value)).collect()),
        };
        let mut lines: Vec<LineNumber> = points.iter().map(|point| point.part.row.line).collect();
        lines.sort_unstable();
        lines.dedup();
        let first = parts.iter().min_by_key(|part| part.row.line).unwrap_or(&parts[0]);
        self.done.shard.rows.rows.push(ForecastRow { probability: code, line: lines[0], ..first.row });
        self.done.shard.rows.weights.push(first.weight);
        if lines.len() > 1 {
            self.done.shard.further_lines.insert(lines[0], lines.split_off(1));
        }
    }

    fn code(&mut self, distribution: Vec<(f64, f64)>) -> ProbabilityCode {
        // Of forecasts alike the codes are alike, so that copies are seen; they come one after the other.
        let last = self.done.shard.len().checked_sub(1).and_then(|last| u32::try_from(last).ok());
        let last = last.map(ProbabilityCode::new);
        match last.filter(|&code| self.done.shard.parts(code) == distribution) {
            Some(code) => code,
            None => self.done.shard.push(distribution),
        }
    }

    /// Takes out rows that stand there twice.
    fn without_repeats(&mut self, points: &mut Vec<PointNames<'_>>, kind: &QuestionKind) -> Result<(), Misfit> {
        let what = match kind {
            QuestionKind::Categories { .. } => "answer",
            QuestionKind::Number { .. } => "quantile",
            QuestionKind::Days => "day",
        };
        let mut kept: Vec<PointNames<'_>> = Vec::with_capacity(points.len());
        for &point in points.iter() {
            match kept.last().filter(|last| last.at.total_cmp(&point.at).is_eq()) {
                Some(last) if last.value.total_cmp(&point.value).is_eq() => {
                    self.done.shard.repeated.push(point.part.row.line);
                }
                Some(last) => {
                    let (one, other) = (self.checked(last), self.checked(&point));
                    return Err(checks::claimed_twice(one, other, what, self.input.place));
                }
                None => kept.push(point),
            }
        }
        *points = kept;
        Ok(())
    }

    /// Makes answers sum to 1, if that is asked for.
    fn rescale(&mut self, points: &mut [PointNames<'_>], kind: &QuestionKind) -> Result<(), Misfit> {
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

    fn checked(&self, point: &PointNames<'_>) -> CheckedPart<'_> {
        let name = self.names.iter().find(|(at, _)| at.total_cmp(&point.at).is_eq());
        CheckedPart {
            name: name.map_or("", |(_, name)| name.as_str()),
            point: point.at,
            value: point.value,
            line: point.part.row.line,
        }
    }

    fn check(&self, points: &[PointNames<'_>], kind: &QuestionKind) -> Result<(), Misfit> {
        let parts: Vec<CheckedPart<'_>> = points.iter().map(|point| self.checked(point)).collect();
        match kind {
            QuestionKind::Categories { .. } => checks::of_answers(&parts, self.input.place),
            QuestionKind::Number { .. } => checks::of_quantiles(&parts, self.input.place),
            QuestionKind::Days => {
                let made: Day = self.input.moments.value(points[0].part.row.moment).day();
                checks::of_days(&parts, made, self.input.place)
            }
        }
    }

    /// Answers that are yes and no are forecasts like any other.
    fn yes_and_no(&mut self, parts: &[ForecastPart]) {
        self.names = vec![(0.0, "no".to_owned()), (1.0, "yes".to_owned())];
        for at_once in parts.chunk_by(|a, b| (a.row.label, a.row.moment) == (b.row.label, b.row.moment)) {
            for forecast in split(at_once) {
                let point = |part: &ForecastPart, is_yes| {
                    self.says(part, if is_yes { OutcomeWord::Yes } else { OutcomeWord::No })
                };
                let of = |is_yes: bool| forecast.iter().find(|part| point(part, is_yes)).copied();
                let value = |part: &ForecastPart| self.input.probabilities.value(part.row.probability);
                let row = match (of(true), of(false)) {
                    (Some(yes), Some(no)) => {
                        let pair = [(no, 0.0), (yes, 1.0)]
                            .map(|(part, at)| self.checked(&PointNames { part, at, value: value(part) }));
                        let total = if self.input.options.normalise {
                            checks::total(&pair, 2, self.input.place)
                        } else {
                            checks::of_answers(&pair, self.input.place).map(|()| 1.0)
                        };
                        if let Err(misfit) = &total {
                            self.done.misfits.push(misfit.clone());
                            self.done.rejected.extend(forecast.iter().map(|part| part.row.line));
                            continue;
                        }
                        self.done
                            .shard
                            .repeated
                            .extend(forecast.iter().map(|part| part.row.line).filter(|&line| line != yes.row.line));
                        let rescaled = total.ok().filter(|_| self.input.options.normalise);
                        if let Some(total) = rescaled {
                            self.done.overround.add(total);
                        }
                        (yes.row, rescaled.map(|total| share(value(yes), total)))
                    }
                    (Some(yes), None) => (yes.row, None),
                    (None, Some(no)) => (no.row, Some(complement(value(no)))),
                    (None, None) => continue,
                };
                self.done.of_yes.push((row.0, row.1, forecast[0].weight));
            }
        }
    }

    /// How a question ended.
    fn outcome(&mut self, question: QuestionId, kind: &QuestionKind) -> Option<QuestionOutcome> {
        let texts = self.input.outcomes.get(&question)?;
        let mut found: Option<(&StatedText, QuestionOutcome)> = None;
        let mut in_time: Vec<&StatedText> = texts.iter().collect();
        in_time.sort_by_key(|stated| stated.last);
        for stated in in_time {
            // What the reader says of a word counts for every kind of question.
            let says = |word: Option<OutcomeWord>| matches!(word, Some(OutcomeWord::Annulled | OutcomeWord::Open));
            if says(self.input.options.outcomes.meaning(&stated.text)) {
                continue;
            }
            match kind.outcome(&stated.text) {
                Ok(outcome) => match found {
                    Some((before, known)) if known != outcome && !self.input.options.latest_resolution => {
                        let text = format!(
                            "Question \"{}\" has two outcomes: {} and {}.",
                            (self.input.name)(question),
                            before.text,
                            stated.text
                        );
                        let message = Message::saying(Code::OutcomesContradictory, text);
                        self.done.of_outcomes.push(Misfit { line: stated.first, field: Field::Outcome, message });
                        self.done.unusable.push(question);
                        return None;
                    }
                    _ => found = Some((stated, outcome)),
                },
                Err(NoOutcome::Unresolved) => {}
                Err(why) => {
                    let message = self.no_outcome(question, kind, &stated.text, why);
                    self.done.of_outcomes.push(Misfit { line: stated.first, field: Field::Outcome, message });
                    self.done.unusable.push(question);
                    return None;
                }
            }
        }
        found.map(|(_, outcome)| outcome)
    }

    fn no_outcome(&self, question: QuestionId, kind: &QuestionKind, cell: &str, why: NoOutcome) -> Message {
        let name = (self.input.name)(question);
        let text = match (kind, why) {
            (QuestionKind::Categories { answers, .. }, _) => format!(
                "\"{cell}\" is none of the answers that were forecast on question \"{name}\": {}.",
                answers.join(", ")
            ),
            (QuestionKind::Number { unit }, NoOutcome::OtherUnit) => {
                format!("The outcome of question \"{name}\" is \"{cell}\", the forecasts are in {unit}.")
            }
            (QuestionKind::Number { .. }, NoOutcome::TwoNumbers) => {
                format!(
                    "The outcome \"{cell}\" of question \"{name}\" can be read in two ways: with decimals, or in thousands."
                )
            }
            (QuestionKind::Number { .. }, _) => {
                format!("Question \"{name}\" asks for a number, and its outcome \"{cell}\" is none.")
            }
            (QuestionKind::Days, _) => format!(
                "Question \"{name}\" asks for a day, and its outcome \"{cell}\" is none: write the day, or \"not by\" and a day."
            ),
        };
        Message::saying(Code::OutcomeOfAnotherKind, text)
    }
}

/// `a | b | c`, or `low < mid < high`: the answers, and whether they have an order.
fn listed_answers(listed: &str) -> (Vec<String>, bool) {
    if let Some(answers) = items_of_list(listed) {
        return (answers, false);
    }
    let ordered = listed.contains('<');
    let mark = match () {
        () if ordered => '<',
        () if listed.contains('|') => '|',
        () if listed.contains(';') => ';',
        () => ',',
    };
    let answers = listed.split(mark).map(str::trim).filter(|answer| !answer.is_empty());
    (answers.map(str::to_owned).collect(), ordered)
}

/// The forecasts among parts of one source at one moment: one for each row that has several parts, else one for each id that
/// several rows have, else one.
fn split(parts: &[ForecastPart]) -> Vec<Vec<&ForecastPart>> {
    let by = |key: fn(&ForecastPart) -> [u32; 2]| {
        let mut sorted: Vec<&ForecastPart> = parts.iter().collect();
        sorted.sort_by_key(|part| key(part));
        let chunks: Vec<Vec<&ForecastPart>> =
            sorted.chunk_by(|a, b| key(a) == key(b)).map(<[&ForecastPart]>::to_vec).collect();
        chunks
    };
    let by_line = by(|part| [part.row.line.number(), 0]);
    if by_line.iter().any(|forecast| forecast.len() > 1) {
        return by_line;
    }
    let by_id = by(|part| part.row.id);
    if by_id.len() > 1 && by_id.len() < parts.len() { by_id } else { vec![parts.iter().collect()] }
}
