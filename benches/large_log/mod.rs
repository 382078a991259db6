//! A large made-up log: as many rows as wanted, in the canonical columns.
//!
//! 500 sources of 8 types, few of them busy; a question for every 20 rows, few of them popular; 2017–2025, more
//! questions in later years; probabilities of one to three decimals; a tenth of the questions unresolved, one in a
//! hundred of the others annulled; some names that CSV has to quote.
//!
//! Row `i` depends on nothing but the seed and `i`, so that rows need not be kept: they are written as they are drawn,
//! and beside 64 bytes or so for each question only their order by day is held, 4 bytes for each.

mod draw;
mod question;
mod row;
mod source;

use std::error::Error;
use std::path::{Path, PathBuf};

use draw::Choice;
use question::{DAYS, Question};
use row::Row;
use source::Source;

/// Each part of the log draws from streams of its own seed; the seeds of the parts lie this far apart.
const SEED: u64 = 2017;
const ROWS_PER_QUESTION: u32 = 20;

/// What to draw.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LargeLog {
    /// How many forecasts.
    pub(crate) rows: u32,
    /// In no order, or else by day.
    pub(crate) shuffled: bool,
}

/// Where it was written.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    pub(crate) forecasts: PathBuf,
    pub(crate) resolutions: PathBuf,
}

/// Everything that rows are drawn from.
struct World {
    questions: Vec<Question>,
    popularity: Choice,
    sources: Vec<Source>,
    activity: Choice,
}

impl LargeLog {
    /// Writes `forecasts.csv` and `resolutions.csv` into the folder: equal logs, equal bytes.
    pub(crate) fn write(self, folder: &Path) -> Result<Files, Box<dyn Error>> {
        let world = World::new(self.rows.div_ceil(ROWS_PER_QUESTION));
        let files = Files { forecasts: folder.join("forecasts.csv"), resolutions: folder.join("resolutions.csv") };
        std::fs::create_dir_all(folder)?;
        if self.shuffled {
            world.write_forecasts(&files.forecasts, 0..self.rows)?;
        } else {
            world.write_forecasts(&files.forecasts, world.by_day(self.rows))?;
        }
        world.write_resolutions(&files.resolutions)?;
        Ok(files)
    }
}

impl World {
    fn new(questions: u32) -> Self {
        let questions = question::draw(SEED, questions);
        let sources = source::draw(SEED + 1);
        Self {
            popularity: Choice::new(questions.iter().map(|question| question.popularity)),
            activity: Choice::new(sources.iter().map(|source| source.activity)),
            questions,
            sources,
        }
    }

    fn row(&self, index: u32) -> Row<'_> {
        Row::draw(SEED + 2, index, self)
    }

    /// Rows in the order of their days, those of a day as they were drawn.
    fn by_day(&self, rows: u32) -> Vec<u32> {
        let mut next = vec![0_usize; DAYS as usize + 1];
        for index in 0..rows {
            next[self.row(index).day as usize + 1] += 1;
        }
        for day in 1..next.len() {
            next[day] += next[day - 1];
        }
        let mut order = vec![0; rows as usize];
        for index in 0..rows {
            let place = &mut next[self.row(index).day as usize];
            order[*place] = index;
            *place += 1;
        }
        order
    }

    fn write_forecasts(&self, path: &Path, order: impl IntoIterator<Item = u32>) -> Result<(), Box<dyn Error>> {
        let mut file = csv::Writer::from_path(path)?;
        file.write_record(["forecast_id", "question_id", "source", "source_type", "forecast_date", "probability"])?;
        let dates = question::dates();
        for (number, index) in (1..).zip(order) {
            let row = self.row(index);
            file.write_record([
                &format!("f{number}"),
                &row.question.id(),
                &row.source.name,
                row.source.kind,
                &dates[row.day as usize],
                &row.probability().to_string(),
            ])?;
        }
        Ok(file.flush()?)
    }

    fn write_resolutions(&self, path: &Path) -> Result<(), Box<dyn Error>> {
        let mut file = csv::Writer::from_path(path)?;
        file.write_record(["question_id", "resolved_on", "outcome"])?;
        let mut resolved: Vec<&Question> = self.questions.iter().filter(|question| question.end.is_some()).collect();
        resolved.sort_by_key(|question| question.closes);
        let dates = question::dates();
        for question in resolved {
            let outcome = question.end.map_or("", question::End::word);
            file.write_record([&question.id(), &dates[question.closes as usize], outcome])?;
        }
        Ok(file.flush()?)
    }
}
