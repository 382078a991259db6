//! Logs are written as files and scored by the library's one call, many at a time.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;
use trackrecord::model::Day;
use trackrecord::options::RunOptions;
use trackrecord::report::{self, Comparison, Progress, Report};

use super::world::Log;

pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A folder of one thread, in which each log overwrites the one before.
pub(crate) struct Folder(TempDir);

/// The files of a log.
#[derive(Clone, Debug, Default)]
pub(crate) struct LogTexts {
    pub(crate) forecasts: String,
    pub(crate) resolutions: String,
    /// Rows of forecasts.
    pub(crate) rows: u64,
}

/// A day as it is written; days are in days since 1970.
pub(crate) fn written_day(days: i32) -> Day {
    Day::from_days_since_1970(days).unwrap_or(Day::LAST)
}

/// The files of forecasts of yes.
pub(crate) fn texts(log: &Log) -> Result<LogTexts, Failure> {
    let mut forecasts = "question_id,source,source_type,forecast_date,probability\n".to_owned();
    for forecast in &log.forecasts {
        let (kind, source) = (char::from(b'a' + u8::try_from(forecast.kind)?), forecast.source);
        let (question, day, said) = (forecast.question, written_day(forecast.day), forecast.said);
        writeln!(forecasts, "Q{question},{kind}{source},desk {kind},{day},{said}")?;
    }
    let mut resolutions = "question_id,resolved_on,closes_on,outcome\n".to_owned();
    for (number, question) in log.questions.iter().enumerate() {
        let (resolved_on, closes_on) = (written_day(question.resolved_on), written_day(question.closes_on));
        let outcome = if question.happened { "yes" } else { "no" };
        writeln!(resolutions, "Q{number},{resolved_on},{closes_on},{outcome}")?;
    }
    Ok(LogTexts { forecasts, resolutions, rows: log.forecasts.len() as u64 })
}

impl Folder {
    fn new() -> Result<Self, Failure> {
        let memory = Path::new("/dev/shm");
        Ok(Self(if memory.is_dir() { tempfile::tempdir_in(memory)? } else { tempfile::tempdir()? }))
    }

    fn write(&self, texts: &LogTexts) -> Result<[PathBuf; 2], Failure> {
        let paths = ["forecasts.csv", "resolutions.csv"].map(|name| self.0.path().join(name));
        std::fs::write(&paths[0], &texts.forecasts)?;
        std::fs::write(&paths[1], &texts.resolutions)?;
        Ok(paths)
    }

    fn options(&self, texts: &LogTexts) -> Result<RunOptions, Failure> {
        let [forecasts, resolutions] = self.write(texts)?;
        let as_of = Day::from_ymd(2025, 12, 31).ok_or("no such day")?;
        let mut options = RunOptions::new(vec![forecasts], vec![resolutions], as_of);
        options.reading.threads = 1;
        Ok(options)
    }

    /// Scores a log, by default all forecasts in one group.
    pub(crate) fn score(&self, texts: &LogTexts, change: impl Fn(&mut RunOptions)) -> Result<Report, Failure> {
        let mut options = self.options(texts)?;
        options.selection.group_by.clear();
        change(&mut options);
        let scored = report::score(&options, &Progress::default())?;
        let rows = scored.report.counts;
        if rows.scored != rows.rows || rows.rows != texts.rows {
            return Err(format!("not every forecast was scored: {rows:?}").into());
        }
        Ok(scored.report)
    }

    /// Compares the groups of a log.
    pub(crate) fn compare(&self, texts: &LogTexts, change: impl Fn(&mut RunOptions)) -> Result<Comparison, Failure> {
        let mut options = self.options(texts)?;
        change(&mut options);
        Ok(report::compare(&options, &Progress::default())?.comparison.ok_or("nothing was compared")?)
    }
}

/// What comes of each log, in the order of their numbers, whatever the number of threads.
pub(crate) fn of_each_log<T: Send>(
    logs: u64,
    threads: usize,
    simulate: impl Fn(&Folder, u64) -> Result<T, Failure> + Sync,
) -> Result<Vec<T>, Failure> {
    let share = |thread: u64| -> Result<Vec<T>, Failure> {
        let folder = Folder::new()?;
        (thread..logs).step_by(threads).map(|number| simulate(&folder, number)).collect()
    };
    let share = &share;
    let made = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads as u64).map(|thread| scope.spawn(move || share(thread))).collect();
        let join = |worker: std::thread::ScopedJoinHandle<'_, Result<Vec<T>, Failure>>| {
            worker.join().unwrap_or_else(|_| Err("a thread panicked".into()))
        };
        workers.into_iter().map(join).collect::<Result<Vec<_>, _>>()
    })?;
    let mut made: Vec<_> = made.into_iter().map(Vec::into_iter).collect();
    Ok((0..logs).filter_map(|number| made[usize::try_from(number).ok()? % threads].next()).collect())
}

/// Every interval that a group's JSON holds, by its place; `None` where there is none.
pub(crate) fn intervals(group: &Value) -> BTreeMap<String, Option<[f64; 2]>> {
    let mut found = BTreeMap::new();
    if let Value::Object(members) = group {
        for (name, member) in members.iter().filter(|(name, _)| *name != "verdict") {
            collect(name, member, &mut found);
        }
    }
    found
}

fn collect(place: &str, value: &Value, found: &mut BTreeMap<String, Option<[f64; 2]>>) {
    match value {
        Value::Object(members) => match (members.get("low"), members.get("high")) {
            (Some(low), Some(high)) => {
                let ends = low.as_f64().zip(high.as_f64());
                found.insert(place.to_owned(), ends.map(|(low, high)| [low, high]));
            }
            _ => members.iter().for_each(|(name, member)| collect(&format!("{place}.{name}"), member, found)),
        },
        Value::Null if place.starts_with("intervals.") => {
            found.insert(place.to_owned(), None);
        }
        _ => {}
    }
}
