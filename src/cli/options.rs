//! From what was typed to the options of a run: parsed once, checked, and complete.

use std::path::PathBuf;

use chrono::Local;

use crate::cli::args::{
    AgreeArgs, CheckArgs, Command, ConvertArgs, DataArgs, DueArgs, ReadingArgs, ReportArgs, ScoreArgs, ScoringArgs,
};
use crate::cli::periods::{period, period_as_of};
use crate::cli::{map, outcomes, whole_file};
use crate::coders::Intervals;
use crate::dataset::dates::NamedSpan;
use crate::dataset::run_lexicons::unusable;
use crate::dataset::{dates, fixes, profile};
use crate::error::Error;
use crate::input::decode;
use crate::lexicon::{Choice, PhraseOverride};
use crate::localized::{Language, localized};
use crate::model::{Day, Period};
use crate::options::{
    Confidence, Filter, GroupingColumn, Horizon, LexiconOptions, LogClip, ProbabilityScale, ProfileChoice, Purpose,
    ReadingOptions, RetentionOptions, RunOptions, SelectionOptions, StatisticsOptions, Updates,
};
use crate::summary::Order;

/// Farther ahead than this nobody in a log has looked.
const LONGEST_HORIZON: u32 = 36_500;

impl ReadingArgs {
    /// How these files are read.
    fn options(&self, forecasts: Vec<PathBuf>, resolutions: Vec<PathBuf>) -> Result<ReadingOptions, Error> {
        let unsaid = ReadingOptions::new(forecasts, resolutions);
        let (fixes, phrases) = self.fixes.as_deref().map(fixes::read).transpose()?.unzip();
        let mut options = ReadingOptions {
            columns: map::columns(&self.map)?,
            aliases: map::aliases(&self.alias)?,
            profile: self.profile()?,
            sheets: self.sheet.clone(),
            encoding: self.encoding.as_deref().map(decode::named).transpose()?,
            delimiter: self.delimiter.as_deref().map(delimiter).transpose()?,
            wide: self.wide,
            whole_file: whole_file::typed(self)?,
            scale: self.scale.or(self.percent.then_some(ProbabilityScale::Percent)),
            ranges: self.ranges,
            partial: self.partial,
            normalise: self.normalise,
            date_order: self.date_order,
            swapped_dates: self.swapped_dates,
            serial_dates: self.serial_dates,
            unix_time: self.unix_time,
            latest_resolution: self.latest_resolution,
            fill_down: self.fill_down,
            outcomes: outcomes::typed(&self.outcome)?,
            lexicon: self.lexicon()?.or(&LexiconOptions::new(None, phrases.unwrap_or_default()).map_err(unusable)?),
            fixes,
            threads: self.threads.map_or(unsaid.threads, usize::from),
            memory: self.memory.map(|mib| u64::from(mib) << 20),
            ..unsaid
        };
        if let Some(file) = &self.map_file {
            options.fill_in(&map::read(file)?);
        }
        Ok(options)
    }

    fn profile(&self) -> Result<ProfileChoice, Error> {
        match self.profile.as_deref() {
            None => Ok(ProfileChoice::Recognised),
            Some("none") => Ok(ProfileChoice::Off),
            Some(name) if profile::named(name).is_some() => Ok(ProfileChoice::Named(name.to_owned())),
            Some(name) => {
                let all = profile::all_names();
                Err(Error::Usage(localized!(
                    "--profile {name} is none of {all}, none",
                    "--profile {name} ist keines von {all}, none"
                )))
            }
        }
    }

    fn lexicon(&self) -> Result<LexiconOptions, Error> {
        let named = self.lexicon.as_deref().map(Choice::named).transpose().map_err(unusable)?;
        let overrides = self.phrase.iter().map(|text| PhraseOverride::parse(text)).collect::<Result<_, _>>();
        overrides.and_then(|overrides| LexiconOptions::new(named, overrides)).map_err(unusable)
    }
}

impl DataArgs {
    /// A run with these options and every other at its default.
    ///
    /// # Errors
    /// When an option cannot be understood, or options contradict each other.
    pub(crate) fn options(&self) -> Result<RunOptions, Error> {
        let as_of = self.as_of()?;
        let (from, to) = self.span()?;
        let filters = self.filters.iter().map(|text| filter(text)).collect::<Result<_, _>>()?;
        Ok(RunOptions {
            reading: self.reading.options(self.forecasts.clone(), self.resolutions.clone())?,
            selection: SelectionOptions {
                derived: self
                    .filters
                    .iter()
                    .filter_map(|text| GroupingColumn::said_derived(text.split('=').next()?))
                    .collect(),
                filters,
                from,
                to,
                repeats: self.repeats,
                same_day: self.same_day,
                after_deadline: self.after_deadline,
                ..SelectionOptions::new(as_of)
            },
            statistics: StatisticsOptions::default(),
            retention: RetentionOptions { input_hashes: self.hash, ..RetentionOptions::default() },
            project: self.project.in_force.clone(),
        })
    }

    /// The day that the run stands on.
    fn as_of(&self) -> Result<Day, Error> {
        match &self.as_of {
            Some(text) => day("--as-of", text),
            None => Day::try_from(Local::now().date_naive()).map_err(|date| {
                Error::Usage(localized!(
                    "the clock of this machine says {date}; set --as-of",
                    "Die Uhr dieses Rechners sagt {date}; --as-of angeben"
                ))
            }),
        }
    }

    /// The period that is asked for.
    ///
    /// # Errors
    /// When it is none.
    pub(crate) fn asked_period(&self) -> Result<Option<Period>, Error> {
        let as_of = self.as_of()?;
        self.period.as_deref().map(|text| period_as_of("--period", text, as_of)).transpose()
    }

    /// The first and the last day.
    fn span(&self) -> Result<(Option<Day>, Option<Day>), Error> {
        if let Some(period) = self.asked_period()? {
            return Ok((Some(period.first()), Some(period.last())));
        }
        let from = self.from.as_deref().map(|text| end_of_span("--from", text, NamedSpan::first)).transpose()?;
        let to = self.to.as_deref().map(|text| end_of_span("--to", text, NamedSpan::last)).transpose()?;
        match (from, to) {
            (Some(from), Some(to)) if from > to => {
                let [von, bis] = [from, to].map(|day| Language::German.day(day));
                Err(Error::Usage(localized!("--from {from} is after --to {to}", "--from {von} liegt nach --to {bis}")))
            }
            span => Ok(span),
        }
    }
}

impl ConvertArgs {
    /// How the files are read.
    ///
    /// # Errors
    /// When an option cannot be understood.
    pub(crate) fn options(&self) -> Result<ReadingOptions, Error> {
        let reading = self.reading.options(self.inputs.clone(), self.resolutions.clone())?;
        Ok(ReadingOptions { skip_bad_rows: self.bad_rows.skip_bad_rows, ..reading })
    }
}

impl AgreeArgs {
    /// How the log of each coder is read.
    ///
    /// # Errors
    /// When an option cannot be understood.
    pub(crate) fn options(&self) -> Result<Vec<ReadingOptions>, Error> {
        let common = self.reading.options(vec![], vec![])?;
        let of_coder = |path: &PathBuf| ReadingOptions {
            forecasts: vec![path.clone()],
            skip_bad_rows: self.skip_bad_rows,
            ..common.clone()
        };
        Ok(self.coders.iter().map(of_coder).collect())
    }

    /// How intervals are resampled.
    ///
    /// # Errors
    /// When the confidence is none, or the resamples are too few for it.
    pub(crate) fn intervals(&self) -> Result<Intervals, Error> {
        let confidence = confidence(self.confidence)?;
        Ok(Intervals { confidence, resamples: enough_resamples(self.resamples, confidence)?, seed: self.seed })
    }
}

impl ScoringArgs {
    /// The options of the run.
    ///
    /// # Errors
    /// When an option cannot be understood, or options contradict each other.
    pub(crate) fn options(&self) -> Result<RunOptions, Error> {
        let RunOptions { reading, selection, retention, project, .. } = self.data.options()?;
        Ok(RunOptions {
            statistics: self.statistics()?,
            selection: self.selection(selection)?,
            reading: ReadingOptions {
                readers: self.readers.clone(),
                skip_bad_rows: self.bad_rows.skip_bad_rows,
                ..reading
            },
            retention: RetentionOptions { row_statuses: self.bad_rows.rejects.is_some(), ..retention },
            project,
        })
    }

    fn statistics(&self) -> Result<StatisticsOptions, Error> {
        let log_clip = LogClip::new(self.log_clip);
        let confidence = confidence(self.confidence)?;
        Ok(StatisticsOptions {
            bins: usize::from(self.bins),
            bin_by: self.bin_by,
            confidence,
            resamples: enough_resamples(self.resamples, confidence)?,
            seed: self.seed,
            log_clip: log_clip.ok_or_else(|| {
                let clip = self.log_clip;
                Error::Usage(localized!(
                    "--log-clip {clip} is not between 0 and 0.5, such as 0.001",
                    "--log-clip {clip} liegt nicht zwischen 0 und 0.5, wie etwa 0.001"
                ))
            })?,
            min_questions: self.min_questions,
        })
    }

    fn selection(&self, of_data: SelectionOptions) -> Result<SelectionOptions, Error> {
        let horizon = match &self.horizon {
            Some(text) => Some(Horizon { days: days("--horizon", text)?, from: self.horizon_from }),
            None => None,
        };
        Ok(SelectionOptions {
            group_by: columns(&self.by)?,
            derived: self
                .by
                .iter()
                .filter_map(|name| GroupingColumn::said_derived(name))
                .chain(of_data.derived)
                .collect(),
            // The forecast that stood on a day is the last one before it.
            updates: if horizon.is_some() { Updates::Last } else { self.updates },
            weights: self.weights,
            wait_for_deadline: self.wait_for_deadline,
            as_binary: self.as_binary,
            horizon,
            ..of_data
        })
    }
}

impl ScoreArgs {
    /// The options of the run.
    ///
    /// # Errors
    /// When an option cannot be understood, or options contradict each other.
    pub(crate) fn options(&self) -> Result<RunOptions, Error> {
        let mut options = self.scoring.options()?;
        options.retention.row_statuses |= self.export.is_some();
        Ok(options)
    }
}

impl ReportArgs {
    /// What the report is about.
    ///
    /// # Errors
    /// When an option cannot be understood, or options contradict each other.
    pub(crate) fn order(&self) -> Result<Order, Error> {
        let data = &self.scoring.data;
        let this = data.asked_period()?;
        let before = match &self.compare_with {
            Some(text) => Some(period_as_of("--compare-with", text, data.as_of()?)?),
            None => this.and_then(Period::before),
        };
        Ok(Order { options: self.scoring.options()?, period: this, before })
    }
}

impl Command {
    /// Whether the options of a command that reads a log can be understood.
    ///
    /// # Errors
    /// When they cannot.
    pub(crate) fn try_options(&self) -> Result<(), Error> {
        match self {
            Self::Score(args) => args.score.options().map(drop),
            Self::Compare(args) => args.options().map(drop),
            Self::Report(args) => args.order().map(drop),
            Self::Check(args) => args.options().map(drop),
            Self::Due(args) => args.options().map(drop),
            Self::Convert(args) => args.options().map(drop),
            _ => Ok(()),
        }
    }
}

impl DueArgs {
    /// The options of the run, and how many days ahead deadlines may lie.
    ///
    /// # Errors
    /// When an option cannot be understood, or options contradict each other.
    pub(crate) fn options(&self) -> Result<(RunOptions, Option<u32>), Error> {
        let within = self.within.as_deref().map(|text| days("--within", text)).transpose()?;
        let mut options = self.data.options()?;
        // Questions are open whatever is wrong with some rows, and no period of resolution holds what is not resolved.
        options.reading.skip_bad_rows = true;
        // Before the first resolution no file says how anything ended.
        options.reading.purpose = Purpose::Convert;
        (options.selection.from, options.selection.to) = (None, None);
        Ok((options, within))
    }
}

impl CheckArgs {
    /// The options of the run: it keeps what became of every row.
    ///
    /// # Errors
    /// When an option cannot be understood, or options contradict each other.
    pub(crate) fn options(&self) -> Result<RunOptions, Error> {
        let mut options = self.data.options()?;
        options.retention.row_statuses = true;
        Ok(options)
    }
}

fn confidence(level: f64) -> Result<Confidence, Error> {
    Confidence::new(level).ok_or_else(|| {
        Error::Usage(localized!(
            "--confidence {level} is not between 0 and 1, such as 0.95",
            "--confidence {level} liegt nicht zwischen 0 und 1, wie etwa 0.95"
        ))
    })
}

/// As many resamples as were asked for, if these serve the confidence.
fn enough_resamples(resamples: u32, confidence: Confidence) -> Result<u32, Error> {
    let (level, fewest) = (confidence.level(), confidence.fewest_resamples());
    if resamples == 0 || resamples >= fewest {
        return Ok(resamples);
    }
    Err(Error::Usage(localized!(
        "--resamples {resamples} are too few for --confidence {level}: at least {fewest}, or 0 for none",
        "--resamples {resamples} sind zu wenige für --confidence {level}: mindestens {fewest}, oder 0 für keine"
    )))
}

fn columns(names: &[String]) -> Result<Vec<GroupingColumn>, Error> {
    let mut columns: Vec<GroupingColumn> = vec![];
    for name in names {
        let column = GroupingColumn::named(name);
        if column.name().is_empty() {
            return Err(Error::Usage(localized!(
                "--by needs the names of columns, separated by commas",
                "--by braucht die Namen von Spalten, durch Kommas getrennt"
            )));
        }
        if !columns.contains(&column) {
            columns.push(column);
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
        Error::Usage(localized!(
            "--delimiter {text} is not comma, semicolon, tab, pipe or one such character",
            "--delimiter {text} ist weder comma, semicolon, tab, pipe noch ein einzelnes solches Zeichen"
        ))
    })
}

fn filter(text: &str) -> Result<Filter, Error> {
    let (name, value) = map::pair("--where", "COLUMN=VALUE", text)?;
    let column = GroupingColumn::named(&name);
    let value = period_or_band(&column, value)?;
    Ok(Filter { column, value })
}

/// The value of a derived column as results write it.
fn period_or_band(column: &GroupingColumn, value: String) -> Result<String, Error> {
    if *column == GroupingColumn::Horizon {
        let dashed = value.replace('-', "–");
        let bands = GroupingColumn::HORIZONS.map(|(_, band)| band);
        let known = bands.into_iter().find(|band| *band == dashed).map(str::to_owned);
        return known.ok_or_else(|| {
            let bands = bands.join(", ");
            Error::Usage(localized!(
                "--where horizon={value}: the bands are {bands}",
                "--where horizon={value}: Die Spannen sind {bands}"
            ))
        });
    }
    if !column.is_period() {
        return Ok(value);
    }
    let named = period("--where", &value).ok().and_then(|period| {
        column.period_of(period.first()).filter(|_| column.period_of(period.first()) == column.period_of(period.last()))
    });
    named.ok_or_else(|| {
        let [form, kein] = match column {
            GroupingColumn::Year => ["a year (2017)", "kein Jahr (2017)"],
            GroupingColumn::Quarter => ["a quarter (2017Q2)", "kein Quartal (2017Q2)"],
            _ => ["a month (2017-05)", "kein Monat (2017-05)"],
        };
        let column = column.name();
        Error::Usage(localized!("--where {column}={value} is not {form}", "--where {column}={value} ist {kein}"))
    })
}

fn day(option: &str, text: &str) -> Result<Day, Error> {
    dates::if_plain(text.as_bytes())
        .map(crate::model::Moment::day)
        .ok_or_else(|| Error::Usage(dates::not_a_day(&format!("{option} {text}"))))
}

/// A day, or the first or last one of a year, half, quarter, month or week.
fn end_of_span(option: &str, text: &str, end: impl Fn(NamedSpan) -> Day) -> Result<Day, Error> {
    NamedSpan::read(text.as_bytes()).map_or_else(|| day(option, text), |span| Ok(end(span)))
}

/// `30d`, `4w` or a plain number of days.
fn days(option: &str, text: &str) -> Result<u32, Error> {
    let lower = text.trim().to_ascii_lowercase();
    let (number, unit) = match (lower.strip_suffix('d'), lower.strip_suffix('w')) {
        (Some(number), _) => (number, 1),
        (_, Some(number)) => (number, 7),
        _ => (lower.as_str(), 1),
    };
    let number = number.parse::<u32>().ok().filter(|_| number.bytes().all(|byte| byte.is_ascii_digit()));
    let days = number.and_then(|number| number.checked_mul(unit)).filter(|days| *days <= LONGEST_HORIZON);
    days.ok_or_else(|| {
        Error::Usage(localized!(
            "{option} {text} is not a number of days such as 30d, at most {LONGEST_HORIZON}d",
            "{option} {text} ist keine Zahl von Tagen wie 30d, höchstens {LONGEST_HORIZON}d"
        ))
    })
}
