//! From what was typed to a [`Plan`]: checked, and complete.

use std::path::PathBuf;

use chrono::Local;

use crate::cli::args::{
    AgreeArgs, BinByArg, CheckArgs, ConvertArgs, DataArgs, DateOrderArg, HorizonFromArg, KeepArg, ReadingArgs,
    ReportArgs, ScoreArgs, ScoringArgs, UpdatesArg, WideArg,
};
use crate::cli::map;
use crate::dataset::dates;
use crate::dossier::Order;
use crate::error::Error;
use crate::input::decode;
use crate::model::{BinBy, DateOrder, Day, Filter, Horizon, HorizonFrom, Keep, Period, Plan, Updates, Wide};

/// Farther ahead than this nobody in a log has looked.
const LONGEST_HORIZON: u32 = 36_500;

impl DataArgs {
    /// The plan of a run with these options and every other at its default.
    ///
    /// # Errors
    /// When an option cannot be understood, or options contradict each other.
    pub fn plan(&self) -> Result<Plan, Error> {
        let today = Day::try_from(Local::now().date_naive())
            .map_err(|date| Error::Usage(format!("the clock of this machine says {date}; set --as-of")));
        let as_of = match &self.as_of {
            Some(text) => day("--as-of", text)?,
            None => today?,
        };
        let (from, to) = match &self.period {
            Some(text) => {
                let period = period("--period", text)?;
                (Some(period.first()), Some(period.last()))
            }
            None => (
                self.from.as_deref().map(|text| day("--from", text)).transpose()?,
                self.to.as_deref().map(|text| day("--to", text)).transpose()?,
            ),
        };
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            return Err(Error::Usage(format!("--from {from} is after --to {to}")));
        }
        let mut plan = Plan::new(self.forecasts.clone(), self.resolutions.clone(), as_of);
        plan.filters = self.filters.iter().map(|text| filter(text)).collect::<Result<_, _>>()?;
        self.reading.settle(&mut plan)?;
        (plan.from, plan.to) = (from, to);
        plan.repeats = keep(self.repeats);
        plan.same_day = keep(self.same_day);
        plan.hash = self.hash;
        Ok(plan)
    }
}

impl ConvertArgs {
    /// The plan of the run.
    ///
    /// # Errors
    /// When an option cannot be understood.
    pub fn plan(&self) -> Result<Plan, Error> {
        let mut plan = Plan::new(self.inputs.clone(), self.resolutions.clone(), Day::LAST);
        self.reading.settle(&mut plan)?;
        plan.skip_bad_rows = self.bad_rows.skip_bad_rows;
        Ok(plan)
    }
}

impl AgreeArgs {
    /// A plan for the log of each coder.
    ///
    /// # Errors
    /// When an option cannot be understood.
    pub fn plans(&self) -> Result<Vec<Plan>, Error> {
        if !(self.confidence > 0.0 && self.confidence < 1.0) {
            return Err(Error::Usage(format!("--confidence {} is not between 0 and 1, such as 0.95", self.confidence)));
        }
        let plan = |path: &PathBuf| {
            let mut plan = Plan::new(vec![path.clone()], vec![], Day::LAST);
            self.reading.settle(&mut plan)?;
            plan.skip_bad_rows = self.skip_bad_rows;
            plan.blanks_stay = true;
            Ok(plan)
        };
        self.coders.iter().map(plan).collect()
    }
}

impl ReadingArgs {
    /// Puts what was said into the plan.
    fn settle(&self, plan: &mut Plan) -> Result<(), Error> {
        plan.sheets.clone_from(&self.sheet);
        plan.map = map::in_force(&self.map, self.map_file.as_deref())?;
        plan.encoding =
            self.encoding.as_deref().map(|name| decode::named(name).map(|_| name.to_owned())).transpose()?;
        plan.delimiter = self.delimiter.as_deref().map(delimiter).transpose()?;
        plan.wide = self.wide.map(|wide| match wide {
            WideArg::Source => Wide::Source,
            WideArg::Date => Wide::Date,
        });
        plan.source_type.clone_from(&self.source_type);
        plan.forecast_date = self
            .forecast_date
            .as_deref()
            .map(|text| day("--forecast-date", text).map(|day| day.to_string()))
            .transpose()?;
        plan.date_order = self.date_order.map(|order| match order {
            DateOrderArg::Dmy => DateOrder::Dmy,
            DateOrderArg::Mdy => DateOrder::Mdy,
            DateOrderArg::Ymd => DateOrder::Ymd,
        });
        plan.percent = self.percent;
        plan.lexicon.clone_from(&self.lexicon);
        plan.phrases.clone_from(&self.phrase);
        if let Some(threads) = self.threads {
            plan.threads = usize::from(threads);
        }
        plan.memory = self.memory.map(|mib| u64::from(mib) << 20);
        Ok(())
    }
}

impl ScoringArgs {
    /// The plan of the run.
    ///
    /// # Errors
    /// When an option cannot be understood, or options contradict each other.
    pub fn plan(&self) -> Result<Plan, Error> {
        let mut plan = self.data.plan()?;
        check_ranges(self)?;
        plan.by = columns(&self.by)?;
        plan.updates = match self.updates {
            UpdatesArg::All => Updates::All,
            UpdatesArg::First => Updates::First,
            UpdatesArg::Last => Updates::Last,
            UpdatesArg::Daily => Updates::Daily,
        };
        plan.wait_for_deadline = self.wait_for_deadline;
        if let Some(text) = &self.horizon {
            let from = match self.horizon_from {
                HorizonFromArg::Resolution => HorizonFrom::Resolution,
                HorizonFromArg::Deadline => HorizonFrom::Deadline,
            };
            plan.horizon = Some(Horizon { days: days(text)?, from });
            plan.updates = Updates::Last;
        }
        plan.bins = usize::from(self.bins);
        plan.bin_by = match self.bin_by {
            BinByArg::Width => BinBy::Width,
            BinByArg::Count => BinBy::Count,
        };
        plan.confidence = self.confidence;
        plan.resamples = self.resamples;
        plan.seed = self.seed;
        plan.log_clip = self.log_clip;
        plan.readers.clone_from(&self.readers);
        plan.min_questions = self.min_questions;
        plan.skip_bad_rows = self.bad_rows.skip_bad_rows;
        plan.keep_rows = self.bad_rows.rejects.is_some();
        Ok(plan)
    }
}

impl ScoreArgs {
    /// The plan of the run.
    ///
    /// # Errors
    /// When an option cannot be understood, or options contradict each other.
    pub fn plan(&self) -> Result<Plan, Error> {
        let mut plan = self.scoring.plan()?;
        plan.keep_rows |= self.export.is_some();
        Ok(plan)
    }
}

impl ReportArgs {
    /// What the report is about.
    ///
    /// # Errors
    /// When an option cannot be understood, or options contradict each other.
    pub fn order(&self) -> Result<Order, Error> {
        let data = &self.scoring.data;
        let this = data.period.as_deref().map(|text| period("--period", text)).transpose()?;
        let before = match &self.compare_with {
            Some(text) => Some(period("--compare-with", text)?),
            None => this.and_then(Period::before),
        };
        Ok(Order { plan: self.scoring.plan()?, period: this, before })
    }
}

impl CheckArgs {
    /// The plan of the run: it keeps what became of every row.
    ///
    /// # Errors
    /// When an option cannot be understood, or options contradict each other.
    pub fn plan(&self) -> Result<Plan, Error> {
        Ok(Plan { keep_rows: true, ..self.data.plan()? })
    }
}

fn check_ranges(args: &ScoringArgs) -> Result<(), Error> {
    if !(args.confidence > 0.0 && args.confidence < 1.0) {
        return Err(Error::Usage(format!("--confidence {} is not between 0 and 1, such as 0.95", args.confidence)));
    }
    if !(args.log_clip > 0.0 && args.log_clip < 0.5) {
        return Err(Error::Usage(format!("--log-clip {} is not between 0 and 0.5, such as 0.001", args.log_clip)));
    }
    Ok(())
}

fn keep(arg: KeepArg) -> Keep {
    match arg {
        KeepArg::Keep => Keep::Keep,
        KeepArg::Drop => Keep::Drop,
    }
}

/// Column names as the program writes them: `Source type` and `source-type` are `source_type`.
fn column(name: &str) -> String {
    let folded = name.trim().to_lowercase().replace([' ', '-'], "_");
    let known = ["source_type", "source", "year", "quarter", "month", "horizon"];
    if known.contains(&folded.as_str()) { folded } else { name.trim().to_owned() }
}

fn columns(names: &[String]) -> Result<Vec<String>, Error> {
    let mut columns: Vec<String> = vec![];
    for name in names {
        let name = column(name);
        if name.is_empty() {
            return Err(Error::Usage("--by needs the names of columns, separated by commas".to_owned()));
        }
        if !columns.contains(&name) {
            columns.push(name);
        }
    }
    Ok(columns)
}

/// A delimiter by its name, or itself.
fn delimiter(text: &str) -> Result<u8, Error> {
    let known = match text.to_ascii_lowercase().as_str() {
        "comma" => Some(b','),
        "semicolon" => Some(b';'),
        "tab" | "\\t" => Some(b'\t'),
        "pipe" => Some(b'|'),
        other => match other.as_bytes() {
            &[byte] if !byte.is_ascii_alphanumeric() && !b"\"\r\n.-".contains(&byte) => Some(byte),
            _ => None,
        },
    };
    known.ok_or_else(|| {
        Error::Usage(format!("--delimiter {text} is not comma, semicolon, tab, pipe or one such character"))
    })
}

pub(super) fn pair(option: &str, form: &str, text: &str) -> Result<(String, String), Error> {
    match text.split_once('=') {
        Some((left, right)) if !left.trim().is_empty() && !right.trim().is_empty() => {
            Ok((left.trim().to_owned(), right.trim().to_owned()))
        }
        _ => Err(Error::Usage(format!("{option} {text} is not of the form {form}"))),
    }
}

fn filter(text: &str) -> Result<Filter, Error> {
    let (name, value) = pair("--where", "COLUMN=VALUE", text)?;
    Ok(Filter { column: column(&name), value })
}

fn day(option: &str, text: &str) -> Result<Day, Error> {
    dates::parse_iso(text.trim().as_bytes())
        .map(crate::model::Moment::day)
        .ok_or_else(|| Error::Usage(format!("{option} {text} is not a day such as 2017-06-30")))
}

/// `30d`, `4w` or a plain number of days.
fn days(text: &str) -> Result<u32, Error> {
    let lower = text.trim().to_ascii_lowercase();
    let (number, unit) = match (lower.strip_suffix('d'), lower.strip_suffix('w')) {
        (Some(number), _) => (number, 1),
        (_, Some(number)) => (number, 7),
        _ => (lower.as_str(), 1),
    };
    let number = number.parse::<u32>().ok().filter(|_| number.bytes().all(|byte| byte.is_ascii_digit()));
    let days = number.and_then(|number| number.checked_mul(unit)).filter(|days| *days <= LONGEST_HORIZON);
    days.ok_or_else(|| {
        Error::Usage(format!("--horizon {text} is not a number of days such as 30d, at most {LONGEST_HORIZON}d"))
    })
}

/// A year, quarter or month.
pub(super) fn period(option: &str, text: &str) -> Result<Period, Error> {
    Period::parse(text).ok_or_else(|| {
        Error::Usage(format!("{option} {text} is not a year (2017), quarter (2017Q2) or month (2017-05)"))
    })
}
