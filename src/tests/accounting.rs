//! Every row is accounted for: on random small logs with everything that can be wrong with a row, the program does what
//! a slow, plain reading of the definitions does, row by row and group by group.
//!
//! The plain reading (`mod plainly`) shares nothing with the program but the words of the definitions: it knows each
//! row's meaning because it made it, looks through all rows for each question, and walks day by day.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;

use crate::dataset::Progress;
use crate::diagnostics::Code;
use crate::error::Error;
use crate::model::{Day, Finite};
use crate::options::{
    Filter, GroupingColumn, Horizon, HorizonFrom, Keep, Partial, ProbabilityScale, RunOptions, Updates,
};
use crate::report::{self, Group, Scored};
use proptest::prelude::*;

const SAME: f64 = 1e-12;

/// A day of January 2017 from 0, and perhaps a time, as written.
#[derive(Clone, Copy, Debug, PartialEq)]
struct When {
    day: u32,
    /// Minutes since midnight, and the offset from UTC in minutes.
    time: Option<(u32, i64)>,
}

impl When {
    fn text(self) -> String {
        let mut text = format!("2017-01-{:02}", self.day + 1);
        if let Some((minutes, offset)) = self.time {
            let _ = write!(text, "T{:02}:{:02}:00{:+03}:00", minutes / 60, minutes % 60, offset / 60);
        }
        text
    }

    /// Minutes since the beginning of the year in UTC; of a day without a time those to its start.
    fn instant(self) -> i64 {
        let (minutes, offset) = self.time.unwrap_or((0, 0));
        i64::from(self.day * 1440 + minutes) - offset
    }

    /// The day in UTC.
    fn utc(self) -> i64 {
        self.instant().div_euclid(1440)
    }

    fn is_after(self, other: Self) -> bool {
        match (self.time, other.time) {
            (Some(_), Some(_)) => self.instant() > other.instant(),
            _ => self.utc() > other.utc(),
        }
    }
}

/// A cell, as it is written and what it means; nothing if it cannot be read.
#[derive(Clone, Debug, PartialEq)]
struct Cell<T> {
    text: String,
    meaning: Option<T>,
}

fn cell<T>(text: &str, meaning: Option<T>) -> Cell<T> {
    Cell { text: text.to_owned(), meaning }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Ending {
    Yes,
    No,
    /// In part: so many percent.
    Partly(u8),
    Annulled,
    Open,
    /// Nothing is said.
    Missing,
    /// Annulled with a day, else nothing is said.
    NotAvailable,
}

/// What one row says of a question.
#[derive(Clone, Debug)]
struct Resolution {
    outcome: Cell<Ending>,
    resolved_on: Cell<Option<When>>,
    closes_on: Option<u32>,
}

impl Resolution {
    fn is_readable(&self) -> bool {
        self.outcome.meaning.is_some() && self.resolved_on.meaning.is_some()
    }

    fn cells(&self) -> String {
        let closes_on = self.closes_on.map(|day| When { day, time: None }.text()).unwrap_or_default();
        format!("{},{},{closes_on}", self.outcome.text, self.resolved_on.text)
    }
}

#[derive(Clone, Debug)]
struct Forecast {
    question: Cell<usize>,
    source: Cell<&'static str>,
    /// The meaning is the type whatever its case and hyphens.
    source_type: Cell<&'static str>,
    made: Cell<When>,
    probability: Cell<f64>,
    weight: Cell<f64>,
    id: &'static str,
    topic: &'static str,
    blank_line_before: bool,
}

/// A log, and what is asked of it.
#[derive(Clone, Debug)]
struct Case {
    forecasts: Vec<Forecast>,
    /// Of each question.
    resolutions: Vec<Vec<Resolution>>,
    /// Whether each forecast's row carries its question's resolution.
    one_sheet: bool,
    /// From where on the forecasts stand in a second file.
    split: usize,
    /// Whether each of the files has a column of weights.
    has_weights: [bool; 2],
    options: Options,
}

#[derive(Clone, Debug)]
struct Options {
    updates: Updates,
    same_day: Keep,
    repeats: Keep,
    as_of: u32,
    from: Option<u32>,
    to: Option<u32>,
    filter: Option<(&'static str, &'static str)>,
    by: &'static str,
    skip_bad_rows: bool,
    latest_resolution: bool,
    after_deadline: Keep,
    partial: Partial,
    /// So many days before the resolution, or before the deadline.
    horizon: Option<(u32, HorizonFrom)>,
    threads: usize,
}

const QUESTIONS: usize = 4;

fn when() -> impl Strategy<Value = When> {
    let time = prop_oneof![
        3 => Just(None),
        1 => (0_u32..24, -1_i64..2).prop_map(|(hour, offset)| Some((hour * 60, offset * 120))),
        1 => (0_u32..3).prop_map(|hour| Some((hour * 60, 120))),
    ];
    (1_u32..9, time).prop_map(|(day, time)| When { day, time })
}

fn resolved_on() -> impl Strategy<Value = Cell<Option<When>>> {
    prop_oneof![
        12 => when().prop_map(|when| cell(&when.text(), Some(Some(when)))),
        1 => Just(cell("", Some(None))),
        1 => Just(cell("2017-02-30", None)),
    ]
}

fn outcome() -> impl Strategy<Value = Cell<Ending>> {
    prop_oneof![
        6 => Just(cell("yes", Some(Ending::Yes))),
        6 => Just(cell("No", Some(Ending::No))),
        2 => Just(cell("30%", Some(Ending::Partly(30)))),
        1 => Just(cell("mkt 0.85", Some(Ending::Partly(85)))),
        2 => Just(cell("void", Some(Ending::Annulled))),
        2 => Just(cell("", Some(Ending::Missing))),
        1 => Just(cell("NaN", Some(Ending::Missing))),
        1 => Just(cell("NA", Some(Ending::NotAvailable))),
        1 => Just(cell("pending", Some(Ending::Open))),
        1 => Just(cell("?", None)),
    ]
}

fn resolution() -> impl Strategy<Value = Resolution> {
    (outcome(), resolved_on(), proptest::option::weighted(0.3, 0_u32..9))
        .prop_map(|(outcome, resolved_on, closes_on)| Resolution { outcome, resolved_on, closes_on })
}

/// No row, one row, the same row twice, or two rows that may contradict each other.
fn resolutions() -> impl Strategy<Value = Vec<Resolution>> {
    prop_oneof![
        1 => Just(vec![]),
        8 => resolution().prop_map(|row| vec![row]),
        2 => resolution().prop_map(|row| vec![row.clone(), row]),
        2 => (resolution(), resolution()).prop_map(|(one, other)| vec![one, other]),
        1 => proptest::collection::vec(resolution(), 3),
        // One of them is still blank.
        1 => resolution().prop_map(|row| {
            let open = Resolution { outcome: cell("", Some(Ending::Missing)), resolved_on: cell("", Some(None)), closes_on: None };
            vec![open, row]
        }),
    ]
}

fn mostly<T: Clone + std::fmt::Debug + 'static>(good: Vec<Cell<T>>, bad: &[&'static str]) -> BoxedStrategy<Cell<T>> {
    let bad: Vec<Cell<T>> = bad.iter().map(|text| cell(text, None)).collect();
    prop_oneof![25 => proptest::sample::select(good), 1 => proptest::sample::select(bad)].boxed()
}

fn forecast() -> impl Strategy<Value = Forecast> {
    let question = (0..QUESTIONS).map(|at| cell(&format!("Q{at}"), Some(at))).collect();
    let source = vec![cell("Anna", Some("Anna")), cell(" Anna ", Some("Anna")), cell("\"Berg, B.\"", Some("Berg, B."))];
    let source_type = vec![
        cell("re-seller", Some("re seller")),
        cell("Re Seller", Some("re seller")),
        cell("consultant", Some("consultant")),
    ];
    let probability = ["0.1", "0.7", "70%", "\"0,7\"", "1", "0.123456789012345"];
    let meaning = [0.1, 0.7, 0.7, 0.7, 1.0, 0.123_456_789_012_345];
    let probability = probability.iter().zip(meaning).map(|(text, p)| cell(text, Some(p))).collect();
    let weight = [("", 1.0), ("1", 1.0), ("2.5", 2.5), ("0", 0.0), ("0.1", 0.1)];
    let weight = weight.iter().map(|&(text, weight)| cell(text, Some(weight))).collect();
    let made = prop_oneof![
        25 => when().prop_map(|when| cell(&when.text(), Some(when))),
        1 => proptest::sample::select(vec![cell("2017-01-32", None), cell("soon", None)]),
    ];
    (
        // A blank below a value may be a value that stands once, which is a question about the column.
        mostly(question, &["NA", "null"]),
        mostly(source, &["NA", "#N/A"]),
        mostly(source_type, &["NA"]),
        made,
        mostly(probability, &["120%", "-0.1", "", "NaN", "decent shot"]),
        mostly(weight, &["-1", "heavy"]),
        proptest::sample::select(vec!["", "", "f1", "f2", "f3"]),
        proptest::sample::select(vec!["cloud", "price"]),
        proptest::bool::weighted(0.1),
    )
        .prop_map(|(question, source, source_type, made, probability, weight, id, topic, blank_line_before)| {
            Forecast { question, source, source_type, made, probability, weight, id, topic, blank_line_before }
        })
}

fn keep() -> impl Strategy<Value = Keep> {
    proptest::sample::select(vec![Keep::Keep, Keep::Drop])
}

fn options() -> impl Strategy<Value = Options> {
    let filter = vec![
        None,
        None,
        None,
        Some(("topic", "cloud")),
        Some(("source_type", "RE_SELLER")),
        Some(("source", "Berg, B.")),
    ];
    (
        proptest::sample::select(vec![Updates::All, Updates::First, Updates::Last, Updates::Daily]),
        keep(),
        keep(),
        4_u32..12,
        (proptest::option::weighted(0.2, 0_u32..4), proptest::option::weighted(0.2, 4_u32..8)),
        proptest::sample::select(filter),
        proptest::sample::select(vec!["source_type", "source", "topic", "month"]),
        (
            proptest::bool::weighted(0.9),
            any::<bool>(),
            keep(),
            proptest::sample::select(vec![Partial::Void, Partial::Expected, Partial::Expected]),
        ),
        proptest::option::weighted(
            0.2,
            (0_u32..4, proptest::sample::select(vec![HorizonFrom::Resolution, HorizonFrom::Deadline])),
        ),
        1_usize..3,
    )
        .prop_map(|(updates, same_day, repeats, as_of, (from, to), filter, by, rows, horizon, threads)| Options {
            // The forecast that stood on a day is the last before it.
            updates: if horizon.is_some() { Updates::Last } else { updates },
            same_day,
            repeats,
            as_of,
            from,
            to,
            filter,
            by,
            skip_bad_rows: rows.0,
            latest_resolution: rows.1,
            after_deadline: rows.2,
            partial: rows.3,
            horizon,
            threads,
        })
}

fn case() -> impl Strategy<Value = Case> {
    (
        proptest::collection::vec(forecast(), 1..40),
        proptest::collection::vec(resolutions(), QUESTIONS),
        any::<bool>(),
        0_usize..60,
        any::<[bool; 2]>(),
        options(),
    )
        .prop_map(|(mut forecasts, mut resolutions, one_sheet, split, has_weights, options)| {
            for Resolution { outcome, .. } in resolutions.iter_mut().flatten() {
                outcome.meaning = match (outcome.meaning, options.partial) {
                    (Some(Ending::Partly(_)), Partial::Void) => Some(Ending::Annulled),
                    (meaning, _) => meaning,
                };
            }
            // Copies of rows, so that there are enough duplicates and repeats.
            for at in (0..forecasts.len()).filter(|at| at % 5 == 3) {
                let copy = Forecast { id: forecasts[at].id, ..forecasts[at / 2].clone() };
                forecasts.push(copy);
            }
            Case { forecasts, resolutions, one_sheet, split, has_weights, options }
        })
}

impl Case {
    fn file_of(&self, row: usize) -> usize {
        usize::from(row >= self.split)
    }

    fn weight_of(&self, row: usize) -> Option<f64> {
        if self.has_weights[self.file_of(row)] { self.forecasts[row].weight.meaning } else { Some(1.0) }
    }

    /// The resolution that a forecast's row carries, in a one-sheet log.
    fn carried(&self, row: usize) -> Option<&Resolution> {
        let of_question = &self.resolutions[self.forecasts[row].question.meaning?];
        of_question.get(row % of_question.len().max(1)).filter(|_| self.one_sheet)
    }

    fn write(&self, folder: &std::path::Path) -> RunOptions {
        let mut files = vec![];
        for file in 0..2 {
            let rows: Vec<usize> = (0..self.forecasts.len()).filter(|&row| self.file_of(row) == file).collect();
            if rows.is_empty() {
                continue;
            }
            files.push(folder.join(format!("forecasts{file}.csv")));
            std::fs::write(&files[files.len() - 1], self.text(file, &rows)).expect("written");
        }
        let resolutions = if self.one_sheet {
            vec![]
        } else {
            let path = folder.join("resolutions.csv");
            let mut text = "question_id,outcome,resolved_on,closes_on\n".to_owned();
            for (question, rows) in self.resolutions.iter().enumerate() {
                for row in rows {
                    let _ = writeln!(text, "Q{question},{}", row.cells());
                }
            }
            std::fs::write(&path, text).expect("written");
            vec![path]
        };
        self.options(files, resolutions)
    }

    fn text(&self, file: usize, rows: &[usize]) -> String {
        let mut text = "question_id,source,source_type,forecast_date,probability,forecast_id,topic".to_owned();
        text += if self.has_weights[file] { ",weight" } else { "" };
        text += if self.one_sheet { ",outcome,resolved_on,closes_on\n" } else { "\n" };
        for &row in rows {
            let made = &self.forecasts[row];
            let [question, source, source_type] = [&made.question.text, &made.source.text, &made.source_type.text];
            let blank = if made.blank_line_before { "\n" } else { "" };
            let (date, probability) = (&made.made.text, &made.probability.text);
            let _ = write!(
                text,
                "{blank}{question},{source},{source_type},{date},{probability},{},{}",
                made.id, made.topic
            );
            if self.has_weights[file] {
                let _ = write!(text, ",{}", made.weight.text);
            }
            if self.one_sheet {
                let carried = self.carried(row).map_or(",,".to_owned(), Resolution::cells);
                let _ = write!(text, ",{carried}");
            }
            text.push('\n');
        }
        text
    }

    fn options(&self, forecasts: Vec<PathBuf>, resolutions: Vec<PathBuf>) -> RunOptions {
        let day = |day: u32| Day::from_ymd(2017, 1, day + 1).expect("January has 31 days");
        let case = &self.options;
        let mut options = RunOptions::new(forecasts, resolutions, day(case.as_of));
        (options.selection.updates, options.selection.same_day, options.selection.repeats) =
            (case.updates, case.same_day, case.repeats);
        (options.selection.from, options.selection.to) = (case.from.map(day), case.to.map(day));
        let filter =
            |(column, value): (&str, &str)| Filter { column: GroupingColumn::named(column), value: value.to_owned() };
        options.selection.filters = case.filter.map(filter).into_iter().collect();
        options.selection.group_by = vec![GroupingColumn::named(case.by)];
        (options.statistics.resamples, options.reading.threads) = (0, case.threads);
        options.reading.partial = Some(case.partial);
        (options.reading.latest_resolution, options.selection.after_deadline) =
            (case.latest_resolution, case.after_deadline);
        options.selection.horizon = case.horizon.map(|(days, from)| Horizon { days, from });
        (options.reading.skip_bad_rows, options.retention.row_statuses) = (case.skip_bad_rows, true);
        // A lone plain number beside percentages is a question about the column, not about rows.
        options.reading.scale = Some(ProbabilityScale::One);
        // So are blank days below another.
        options.reading.fill_down = Some(false);
        options
    }
}

/// The definitions, read plainly.
mod plainly {
    use super::{BTreeMap, BTreeSet, Case, Ending, Forecast, HorizonFrom, Keep, Resolution, Updates, When};

    /// What becomes of a row.
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct Fate {
        pub(super) status: &'static str,
        /// Of a scored row.
        pub(super) weight: f64,
        /// How far.
        pub(super) happened: f64,
        pub(super) overdue: bool,
        /// The same without its own weight.
        pub(super) of_updates: f64,
        /// Of a row on an overdue question, in the bounds of the score.
        pub(super) bound_weight: f64,
    }

    /// What is known of a question, as far as it can be used at all.
    struct Known {
        ending: Ending,
        resolved_on: Option<When>,
        closes_on: Option<u32>,
    }

    /// What all that is said of a question comes to, row after row; nothing if it contradicts itself or cannot be read.
    fn known(case: &Case, said: &[&Resolution]) -> Option<Known> {
        let states = said.iter().filter_map(|row| {
            let day = row.resolved_on.meaning.flatten();
            let ending = match (row.outcome.meaning?, day) {
                (Ending::NotAvailable, Some(_)) => Ending::Annulled,
                // Who lists a question among the resolutions says that it is open; a row of forecasts may only not repeat it.
                (Ending::NotAvailable | Ending::Missing, _) if case.one_sheet => return None,
                (Ending::NotAvailable | Ending::Missing, _) => Ending::Open,
                (ending, _) => ending,
            };
            Some((ending, day))
        });
        let states: Vec<(Ending, Option<When>)> = states.collect();
        let ended: Vec<_> = states.iter().copied().filter(|state| state.0 != Ending::Open).collect();
        let two_outcomes = ended.iter().any(|state| state.0 != ended[0].0);
        let reopened = states.iter().skip_while(|state| state.0 == Ending::Open).any(|state| state.0 == Ending::Open);
        let mut standing = ended.clone();
        if two_outcomes || reopened {
            let last = states.last().filter(|_| case.options.latest_resolution)?.0;
            standing = states.iter().rev().copied().take_while(|state| state.0 == last).collect();
            let first = standing.iter().filter_map(|state| state.1).map(When::utc).min();
            let later =
                |state: &&(Ending, Option<When>)| state.1.zip(first).is_some_and(|(on, first)| on.utc() > first);
            if last != Ending::Open && ended.iter().filter(later).any(|state| state.0 != last) {
                return None;
            }
        }
        let ending = standing.first().map_or(Ending::Open, |state| state.0);
        let days: Vec<When> =
            standing.iter().filter(|state| state.0 != Ending::Open).filter_map(|state| state.1).collect();
        let first = days.iter().map(|on| on.utc()).min();
        // Times of that day do not contradict each other; where they differ, only the day stands.
        let of_first: Vec<When> = days.into_iter().filter(|on| Some(on.utc()) == first).collect();
        let one_time = of_first
            .iter()
            .all(|on| on.instant() == of_first[0].instant() && on.time.is_some() == of_first[0].time.is_some());
        let day_alone = |on: &When| When { day: u32::try_from(on.utc()).expect("in January"), time: None };
        let resolved_on = of_first.first().map(|on| if one_time { *on } else { day_alone(on) });
        let deadlines: BTreeSet<u32> = said.iter().filter_map(|row| row.closes_on).collect();
        let no_day = matches!(ending, Ending::Yes | Ending::No | Ending::Partly(_)) && resolved_on.is_none();
        let usable = deadlines.len() < 2 && !no_day;
        usable.then(|| Known { ending, resolved_on, closes_on: deadlines.first().copied() })
    }

    /// Whether the run must stop without --skip-bad-rows, whatever the rows are about.
    pub(super) fn has_errors(case: &Case) -> bool {
        let bad_row = (0..case.forecasts.len()).any(|row| !is_filtered(case, row) && !is_readable(case, row));
        let bad_question = (0..super::QUESTIONS)
            .any(|question| (!case.one_sheet || is_asked(case, question)) && of_question(case, question).is_none());
        bad_row || bad_question
    }

    fn is_filtered(case: &Case, row: usize) -> bool {
        !is_kept(case, &case.forecasts[row])
    }

    /// Whether a row that is asked for says anything of how a question ended.
    fn is_asked(case: &Case, question: usize) -> bool {
        (0..case.forecasts.len()).any(|row| {
            let of_question = case.forecasts[row].question.meaning == Some(question);
            of_question && !is_filtered(case, row) && case.carried(row).is_some_and(Resolution::is_readable)
        })
    }

    fn is_readable(case: &Case, row: usize) -> bool {
        let Forecast { question, source, source_type, made, probability, .. } = &case.forecasts[row];
        let cells = question.meaning.is_some()
            && source.meaning.is_some()
            && source_type.meaning.is_some()
            && made.meaning.is_some()
            && probability.meaning.is_some()
            && case.weight_of(row).is_some();
        cells && case.carried(row).is_none_or(Resolution::is_readable)
    }

    fn of_question(case: &Case, question: usize) -> Option<Known> {
        if !case.one_sheet {
            let said: Vec<&Resolution> = case.resolutions[question].iter().collect();
            return if said.iter().all(|row| row.is_readable()) { known(case, &said) } else { None };
        }
        // A row that is itself bad, or is not asked for, still says how its question ended, unless it is just that which cannot be read.
        let rows = (0..case.forecasts.len()).filter(|&row| case.forecasts[row].question.meaning == Some(question));
        let said: Vec<&Resolution> = rows.filter_map(|row| case.carried(row)).filter(|row| row.is_readable()).collect();
        known(case, &said)
    }

    fn is_kept(case: &Case, forecast: &Forecast) -> bool {
        match case.options.filter {
            Some(("topic", topic)) => forecast.topic == topic,
            Some(("source", source)) => forecast.source.meaning == Some(source),
            Some(_) => forecast.source_type.meaning == Some("re seller"),
            None => true,
        }
    }

    /// What becomes of each row.
    pub(super) fn statuses(case: &Case) -> Vec<Fate> {
        let mut statuses: Vec<Fate> = (0..case.forecasts.len())
            .map(|row| {
                let (status, happened, overdue) = status(case, row);
                Fate { status, weight: 0.0, happened, overdue, of_updates: 0.0, bound_weight: 0.0 }
            })
            .collect();
        let bounded: Vec<usize> = (0..statuses.len())
            .filter(|&row| statuses[row].status == "pending" && statuses[row].overdue && stood(case, row, None))
            .collect();
        for &row in &bounded {
            let own = case.weight_of(row).unwrap_or(f64::NAN);
            statuses[row].bound_weight = weight(case, row, &bounded, i64::from(case.options.as_of)) * own;
        }
        let scored: Vec<usize> = (0..statuses.len()).filter(|&row| statuses[row].status == "scored").collect();
        for &row in &scored {
            let question = case.forecasts[row].question.meaning.unwrap_or_default();
            let end = of_question(case, question).and_then(|known| known.resolved_on).map_or(0, When::utc);
            statuses[row].of_updates = weight(case, row, &scored, end);
            statuses[row].weight = statuses[row].of_updates * case.weight_of(row).unwrap_or(f64::NAN);
        }
        statuses
    }

    /// Whether a forecast had been made by the day that --horizon asks for: so long before the resolution (of an open question
    /// the day of the run) or the deadline, or at the end, if that was earlier.
    fn stood(case: &Case, row: usize, resolved_on: Option<When>) -> bool {
        let forecast = &case.forecasts[row];
        let Some((days, from)) = case.options.horizon else { return true };
        let end = resolved_on.map_or(i64::from(case.options.as_of), When::utc);
        let deadline = || of_question(case, forecast.question.meaning?)?.closes_on.map(i64::from);
        let from = if from == HorizonFrom::Resolution { Some(end) } else { deadline() };
        from.zip(forecast.made.meaning).is_some_and(|(from, made)| made.utc() <= end.min(from - i64::from(days)))
    }

    /// Whether a forecast was made after the deadline of its question.
    pub(super) fn is_late(case: &Case, row: usize) -> bool {
        let forecast = &case.forecasts[row];
        let deadline = forecast.question.meaning.and_then(|question| of_question(case, question)?.closes_on);
        deadline.zip(forecast.made.meaning).is_some_and(|(deadline, made)| made.utc() > i64::from(deadline))
    }

    fn status(case: &Case, row: usize) -> (&'static str, f64, bool) {
        let forecast = &case.forecasts[row];
        let status = |status| (status, 0.0, false);
        if is_filtered(case, row) {
            return status("filtered");
        }
        let (true, Some(question), Some(made)) =
            (is_readable(case, row), forecast.question.meaning, forecast.made.meaning)
        else {
            return status("rejected");
        };
        let Some(known) = of_question(case, question) else { return status("rejected") };
        if is_duplicate(case, row) {
            return status("duplicate");
        }
        let options = &case.options;
        let as_of = i64::from(options.as_of);
        if made.utc() > as_of {
            return status("out_of_period");
        }
        let is_known = known.resolved_on.is_none_or(|on| on.utc() <= as_of);
        let is_dropped = options.after_deadline == Keep::Drop && is_late(case, row);
        match (known.ending, known.resolved_on) {
            (Ending::Annulled, _) if is_known => status("annulled"),
            (ending @ (Ending::Yes | Ending::No | Ending::Partly(_)), Some(on)) if is_known => {
                let early = options.from.is_some_and(|from| on.utc() < i64::from(from));
                let late = options.to.is_some_and(|to| on.utc() > i64::from(to));
                if early || late {
                    status("out_of_period")
                } else if made.is_after(on) {
                    status("after_resolution")
                } else if made.utc() == on.utc() && options.same_day == Keep::Drop {
                    status("same_day_dropped")
                } else if is_dropped {
                    status("after_deadline")
                } else if !stood(case, row, Some(on)) {
                    status("out_of_period")
                } else {
                    let share = match ending {
                        Ending::Partly(percent) => f64::from(percent) / 100.0,
                        other => f64::from(u8::from(other == Ending::Yes)),
                    };
                    ("scored", share, false)
                }
            }
            // The logs have a column of deadlines: what is open for good without one can never be checked.
            (Ending::Open, _) if known.closes_on.is_none() => status("unscorable"),
            _ if is_dropped => status("after_deadline"),
            _ => ("pending", 0.0, known.closes_on.is_some_and(|deadline| deadline < options.as_of)),
        }
    }

    /// Rows of the same source and type on the same question, alike in the column that is grouped by, that take part at all.
    fn of_same_source(case: &Case, row: usize) -> impl Iterator<Item = usize> {
        let key = |row: usize| {
            let Forecast { question, source, source_type, topic, .. } = &case.forecasts[row];
            let column = Some(*topic).filter(|_| case.options.by == "topic");
            (question.meaning, source.meaning, source_type.meaning, column)
        };
        (0..case.forecasts.len())
            .filter(move |&other| key(other) == key(row))
            .filter(|&other| is_readable(case, other) && is_kept(case, &case.forecasts[other]))
    }

    fn is_duplicate(case: &Case, row: usize) -> bool {
        let this = &case.forecasts[row];
        let is_alike = |other: &Forecast| {
            let same_day = other.made.meaning.map(When::utc) == this.made.meaning.map(When::utc);
            same_day && other.probability.meaning == this.probability.meaning
        };
        let alike: Vec<usize> = of_same_source(case, row).filter(|&other| is_alike(&case.forecasts[other])).collect();
        let same_instant = |other: &Forecast| {
            other.made.meaning.zip(this.made.meaning).is_some_and(|(other, this)| other.instant() == this.instant())
        };
        let exact = |&&other: &&usize| {
            let forecast = &case.forecasts[other];
            forecast.id == this.id && same_instant(forecast)
        };
        let is_copy = alike.iter().find(exact).is_some_and(|&first| first < row);
        let is_repeat = case.forecasts[alike[0]].id != this.id;
        is_copy || (is_repeat && case.options.repeats == Keep::Drop)
    }

    fn made(case: &Case, row: usize) -> When {
        case.forecasts[row].made.meaning.unwrap_or(When { day: 0, time: None })
    }

    /// What a row weighs beside the others of its source that count, if the question ends on a day.
    fn weight(case: &Case, row: usize, counting: &[usize], end: i64) -> f64 {
        let rows = in_time(case, row, counting);
        let made = |row: usize| made(case, row);
        let is = |other: Option<&usize>| if other == Some(&row) { 1.0 } else { 0.0 };
        match case.options.updates {
            Updates::All => 1.0,
            Updates::First => is(rows.first()),
            Updates::Last => is(rows.last()),
            Updates::Daily => {
                let days: Vec<i64> = (made(rows[0]).utc()..end).collect();
                if days.is_empty() {
                    return is(rows.last());
                }
                let holding = |&day: &i64| rows.iter().rfind(|&&row| made(row).utc() <= day);
                let held = days.iter().filter(|day| holding(day) == Some(&row)).count();
                held as f64 / days.len() as f64
            }
        }
    }

    /// The rows of a row's source on its question that count, by instant, then by line.
    fn in_time(case: &Case, row: usize, counting: &[usize]) -> Vec<usize> {
        let mut rows: Vec<usize> = of_same_source(case, row).filter(|other| counting.contains(other)).collect();
        rows.sort_by_key(|&row| (made(case, row).instant(), row));
        rows
    }

    /// What the notes count: forecasts after the deadline, of weight zero, dates beside times, and sources of which the order of
    /// rows decides which forecast counts.
    pub(super) fn told(case: &Case, fates: &[Fate]) -> [u64; 4] {
        let scored: Vec<usize> = (0..fates.len()).filter(|&row| fates[row].status == "scored").collect();
        let counts = |row: &usize| matches!(fates[*row].status, "scored" | "pending" | "after_deadline");
        let late = (0..fates.len()).filter(counts).filter(|&row| is_late(case, row)).count();
        let weightless = scored.iter().filter(|&&row| case.weight_of(row) == Some(0.0)).count();
        let beside = |&&row: &&usize| {
            let timed =
                |&other: &usize| made(case, other).time.is_some() && made(case, other).utc() == made(case, row).utc();
            made(case, row).time.is_none() && in_time(case, row, &scored).iter().any(timed)
        };
        let decided = scored.iter().filter(|&&row| {
            let rows = in_time(case, row, &scored);
            let at_once = |one: &usize, other: &usize| {
                let said = |row: usize| case.forecasts[row].probability.meaning;
                made(case, *one).instant() == made(case, *other).instant() && said(*one) != said(*other)
            };
            // Of each source once, with its first row. Of all that were made at one instant as the row `at`, two differ.
            let tie = |at: &usize| {
                rows.iter().any(|a| {
                    rows.iter().any(|b| at_once(a, b) && made(case, *a).instant() == made(case, *at).instant())
                })
            };
            let held = |at: &&usize| {
                let together = |other: &&usize| made(case, **other).instant() == made(case, **at).instant();
                rows.iter().filter(together).any(|&other| fates[other].of_updates > 0.0)
            };
            rows.first() == Some(&row)
                && match case.options.updates {
                    Updates::All => false,
                    Updates::First => rows.first().is_some_and(tie),
                    Updates::Last => rows.last().is_some_and(tie),
                    Updates::Daily => rows.iter().filter(held).any(tie),
                }
        });
        [late, weightless, scored.iter().filter(beside).count(), decided.count()].map(|count| count as u64)
    }

    /// What a group's rows come to.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub(super) struct Sums {
        pub(super) unscorable: u64,
        pub(super) pending: u64,
        pub(super) overdue: u64,
        pub(super) annulled: u64,
        pub(super) scored: u64,
        pub(super) forecasts: u64,
        pub(super) weight: f64,
        pub(super) penalty: f64,
        /// Weight on overdue questions, and what it scores if all of them end with no, and with yes.
        pub(super) bound: [f64; 3],
        pub(super) questions: BTreeSet<usize>,
        pub(super) sources: BTreeSet<&'static str>,
    }

    impl Sums {
        fn add(&mut self, case: &Case, row: usize, status: &Fate) {
            let p = case.forecasts[row].probability.meaning.unwrap_or(f64::NAN);
            if status.bound_weight > 0.0 {
                for (sum, each) in self.bound.iter_mut().zip([1.0, p * p, (1.0 - p) * (1.0 - p)]) {
                    *sum += status.bound_weight * each;
                }
            }
            self.unscorable += u64::from(matches!(status.status, "unscorable" | "after_deadline"));
            self.pending += u64::from(status.status == "pending" && !status.overdue);
            self.overdue += u64::from(status.status == "pending" && status.overdue);
            self.annulled += u64::from(status.status == "annulled");
            self.scored += u64::from(status.status == "scored");
            if status.weight > 0.0 {
                self.forecasts += 1;
                self.weight += status.weight;
                self.penalty += status.weight * brier(case, row, status);
                self.questions.extend(case.forecasts[row].question.meaning);
                self.sources.extend(case.forecasts[row].source.meaning);
            }
        }
    }

    pub(super) fn brier(case: &Case, row: usize, status: &Fate) -> f64 {
        let (p, share) = (case.forecasts[row].probability.meaning.unwrap_or(f64::NAN), status.happened);
        share * (1.0 - p).powi(2) + (1.0 - share) * p.powi(2)
    }

    /// Whether a row's question counts as resolved on the day of the run.
    fn resolved(case: &Case, row: usize) -> bool {
        let known = case.forecasts[row].question.meaning.and_then(|question| of_question(case, question));
        known.is_some_and(|known| {
            let is_known = known.resolved_on.is_some_and(|on| on.utc() <= i64::from(case.options.as_of));
            matches!(known.ending, Ending::Yes | Ending::No | Ending::Partly(_)) && is_known
        })
    }

    /// Of all rows together, and of each group.
    pub(super) fn sums(case: &Case, statuses: &[Fate]) -> (Sums, BTreeMap<String, Sums>) {
        let (mut all, mut groups) = (Sums::default(), BTreeMap::<String, Sums>::new());
        for (row, status) in statuses.iter().enumerate() {
            if !matches!(status.status, "scored" | "pending" | "annulled" | "unscorable" | "after_deadline") {
                continue;
            }
            all.add(case, row, status);
            let forecast = &case.forecasts[row];
            let key = match case.options.by {
                "source_type" => forecast.source_type.meaning,
                "source" => forecast.source.meaning,
                "topic" => Some(forecast.topic),
                // Of the resolution, so only what is resolved has one.
                _ => resolved(case, row).then_some("2017-01"),
            };
            if let Some(key) = key {
                groups.entry(key.to_owned()).or_default().add(case, row, status);
            }
        }
        (all, groups)
    }
}

/// As counted: those after the deadline are among the unscorable.
const STATUSES: [&str; 10] = [
    "scored",
    "pending",
    "annulled",
    "after_resolution",
    "same_day_dropped",
    "duplicate",
    "unscorable",
    "out_of_period",
    "filtered",
    "rejected",
];

fn counts(scored: &Scored) -> BTreeMap<&'static str, u64> {
    let counts = serde_json::to_value(scored.report.counts).expect("counts are plain numbers");
    STATUSES.iter().map(|&status| (status, counts[status].as_u64().expect("a count"))).collect()
}

/// The rows of `forecasts.csv` of `--export`: status, weight and score.
fn exported(scored: &Scored) -> Vec<(String, Option<f64>, Option<f64>)> {
    let mut bytes = vec![];
    crate::present::forecasts_csv(scored, &mut bytes).expect("read again").expect("written");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let rows = reader.records().map(|row| {
        let row = row.expect("CSV");
        (row[2].to_owned(), row[4].parse().ok(), row[5].parse().ok())
    });
    rows.collect()
}

/// The number with which a note begins; 0 without the note.
fn told(scored: &Scored, code: Code) -> u64 {
    let note = scored.report.notes.iter().find(|note| note.code == code);
    let number = note.map_or("0", |note| note.text.english().split(' ').next().unwrap_or_default());
    number.parse().expect("a note begins with its number")
}

fn near(found: Option<f64>, expected: Option<f64>) -> bool {
    match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() <= SAME * expected.abs().max(1e-3),
        _ => found.is_none() && expected.is_none(),
    }
}

fn check_group(group: &Group, expected: &plainly::Sums) -> Result<(), TestCaseError> {
    let context = || format!("{group:?}\nexpected {expected:?}");
    let found = group.resolvability;
    let expected_counts = [expected.unscorable, expected.pending, expected.overdue, expected.annulled, expected.scored];
    prop_assert_eq!(
        [found.unscorable, found.pending, found.overdue, found.annulled, found.scored],
        expected_counts,
        "{}",
        context()
    );
    prop_assert_eq!(found.statements, expected_counts.iter().sum::<u64>(), "{}", context());
    prop_assert_eq!(group.forecasts, expected.forecasts, "{}", context());
    prop_assert_eq!(group.questions, expected.questions.len() as u64, "{}", context());
    prop_assert_eq!(group.sources, expected.sources.len() as u64, "{}", context());
    prop_assert!(near(Some(group.weight.get()), Some(expected.weight)), "{}", context());
    let brier = (expected.forecasts > 0).then(|| expected.penalty / expected.weight);
    prop_assert!(near(group.brier.value(), brier), "{}", context());
    let [overdue, no, yes] = expected.bound;
    let bound =
        |open: f64| (expected.weight + overdue > 0.0).then(|| (expected.penalty + open) / (expected.weight + overdue));
    prop_assert!(near(found.brier_if_overdue_no.map(Finite::get), bound(no)), "{}", context());
    prop_assert!(near(found.brier_if_overdue_yes.map(Finite::get), bound(yes)), "{}", context());
    Ok(())
}

fn check(case: &Case) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let options = case.write(folder.path());
    let scored = match report::score(&options, &Progress::default()) {
        Ok(scored) => scored,
        Err(Error::UsageLines(_)) => {
            // A filter that keeps nothing is told as such.
            let statuses = plainly::statuses(case);
            prop_assert!(statuses.iter().any(|row| row.status == "filtered"));
            prop_assert!(statuses.iter().all(|row| ["filtered", "rejected"].contains(&row.status)));
            return Ok(());
        }
        Err(error) => return Err(TestCaseError::fail(format!("{error}: {error:?}"))),
    };
    let statuses = plainly::statuses(case);

    // Every row has one status, the expected one.
    let counts = counts(&scored);
    prop_assert_eq!(scored.report.counts.rows, statuses.len() as u64);
    prop_assert_eq!(counts.values().sum::<u64>(), scored.report.counts.rows);
    for (status, count) in counts {
        let counted =
            |row: &&plainly::Fate| row.status == status || (status, row.status) == ("unscorable", "after_deadline");
        let expected = statuses.iter().filter(counted).count();
        prop_assert_eq!(count, expected as u64, "{}", status);
    }

    // So say the exported rows, in the order of the files.
    let rows = exported(&scored);
    prop_assert_eq!(rows.len(), statuses.len());
    for (row, ((status, weight, brier), told)) in rows.iter().zip(&statuses).enumerate() {
        prop_assert_eq!(status, told.status, "row {}: {:?}", row, case.forecasts[row]);
        let is_scored = told.status == "scored";
        let expected = is_scored.then_some(told.weight);
        prop_assert!(near(*weight, expected), "row {row} weighs {weight:?}, expected {expected:?}");
        let expected = is_scored.then(|| plainly::brier(case, row, told));
        prop_assert!(near(*brier, expected), "row {row} scores {brier:?}, expected {expected:?}");
    }

    check_groups(case, &scored, &statuses)
}

fn check_groups(case: &Case, scored: &Scored, statuses: &[plainly::Fate]) -> Result<(), TestCaseError> {
    let stops = plainly::has_errors(case) && !case.options.skip_bad_rows;
    prop_assert_eq!(scored.stopped, stops);
    if stops {
        return Ok(());
    }
    let codes = [Code::AfterDeadline, Code::WeightsOfZero, Code::DatesBesideTimes, Code::RowOrderDecides];
    prop_assert_eq!(codes.map(|code| told(scored, code)), plainly::told(case, statuses));
    let (overall, groups) = plainly::sums(case, statuses);
    check_group(&scored.report.overall, &overall)?;
    let key = |group: &Group| group.key.0[0].1.clone();
    let found: BTreeMap<String, &Group> = scored
        .report
        .groups
        .iter()
        .map(|group| {
            let key = key(group);
            (if case.options.by == "source_type" { key.to_lowercase().replace('-', " ") } else { key }, group)
        })
        .collect();
    prop_assert_eq!(found.keys().collect::<Vec<_>>(), groups.keys().collect::<Vec<_>>());
    for (key, expected) in &groups {
        check_group(found[key], expected)?;
    }
    if case.options.by != "month" {
        let statements: u64 = found.values().map(|group| group.resolvability.statements).sum();
        prop_assert_eq!(statements, scored.report.overall.resolvability.statements);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_row_is_accounted_for_as_the_definitions_say(case in case()) {
        check(&case)?;
    }
}

/// The random logs have all of what can become of a row.
#[test]
fn the_random_logs_are_not_too_simple() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut superseded = 0;
    for _ in 0..400 {
        let case = case().new_tree(&mut runner).expect("a case").current();
        for status in plainly::statuses(&case) {
            *seen.entry(status.status).or_default() += 1;
            superseded += usize::from(status.status == "scored" && status.weight == 0.0);
        }
    }
    let expected = STATUSES.into_iter().chain(["after_deadline"]).collect::<BTreeSet<_>>();
    assert_eq!(seen.keys().copied().collect::<BTreeSet<_>>(), expected);
    assert!(seen.values().all(|&rows| rows >= 20) && superseded >= 20, "{seen:?}, {superseded} superseded");
}
