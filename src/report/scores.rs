//! The report of `score`, in the shape of its JSON (`trackrecord/scores/1`).

use serde::Serialize;

use crate::calibrate::ChanceLevel;
use crate::diagnostics::{DiagnosticKind, Note};
use crate::model::{Finite, GroupKey, InputFacts, Program};
use crate::options::{Confidence, LogClip, ProjectInForce};
use crate::report::bin::Bin;
use crate::report::distributions::kinds::GroupDistributions;
use crate::report::judgement::Verdict;
use crate::report::wording::{InRanges, InWords};
use crate::score::DiagramKnot;
use crate::uncertainty::{Estimate, Interval};
use crate::verbal::OrderUnderLexicons;

/// What `score` found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Name and version of the JSON layout.
    pub schema: &'static str,
    /// Which program wrote it.
    pub program: Program,
    /// The options in force, resolved.
    pub settings: Settings,
    /// The files read.
    pub inputs: Vec<InputFacts>,
    /// What became of every forecast row.
    pub counts: Counts,
    /// All scored forecasts together.
    pub overall: Group,
    /// By group, sorted by key.
    pub groups: Vec<Group>,
    /// Whether the order of the groups hangs on the lexicon, if there are words and groups to put in order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by_lexicon: Option<OrderUnderLexicons>,
    /// What the reader of the numbers should know: what was inferred, and how far they carry.
    pub notes: Vec<Note>,
    /// Problems in rows that were left out (`--skip-bad-rows`), and warnings.
    pub problems: Vec<DiagnosticKind>,
}

/// How the calibration bins were made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Binning {
    /// `width` or `count`.
    pub by: String,
    /// How many were asked for.
    pub count: usize,
}

/// The options in force.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Settings {
    /// What was grouped by.
    pub by: Vec<String>,
    /// The same as it is typed, where a name may be that of a column or of what is derived.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by_as_typed: Vec<String>,
    /// `all`, `first`, `last` or `daily`.
    pub updates: String,
    /// `forecast` or `question`: what counts 1.
    pub weights: String,
    /// `keep` or `drop`.
    pub same_day: String,
    /// `keep` or `drop`.
    pub after_deadline: String,
    /// Whether forecasts over several answers or days count as statements of yes and no too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub as_binary: bool,
    /// Whether of rows that contradict each other on how a question ended the last one stands.
    pub latest_resolution: bool,
    /// Whether a value that stands once holds for the rows below it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub fill_down: bool,
    /// Whether questions count only when their deadline has passed too.
    pub wait_for_deadline: bool,
    /// Which forecast of each source was scored, if not all.
    pub horizon: Option<LeadTime>,
    /// `keep` or `drop`.
    pub repeats: String,
    /// The day that the run pretends to stand on, ISO.
    pub as_of: String,
    /// Only questions resolved from this day on, ISO.
    pub from: Option<String>,
    /// Only questions resolved up to this day, ISO.
    pub to: Option<String>,
    /// `COLUMN=VALUE` filters.
    #[serde(rename = "where")]
    pub filters: Vec<String>,
    /// Calibration bins.
    pub bins: Binning,
    /// Confidence of the intervals, such as 0.95.
    pub confidence: Confidence,
    /// How often outcomes are redrawn, and questions resampled in comparisons; 0 for neither.
    pub resamples: u32,
    /// Seed of the random numbers.
    pub seed: u64,
    /// How far 0 and 1 are moved for the log score and the Cox regression.
    pub log_clip: LogClip,
    /// Groups with fewer scored questions get no verdict.
    pub min_questions: u64,
    /// How words were read, if there were any or a lexicon was asked for.
    pub lexicon: Option<String>,
    /// `COLUMN:WRITTEN=MEANT`: names that stand for others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What plain numbers were said to mean, as `--scale` has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<String>,
    /// How ranges were scored, as `--ranges` has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ranges: Option<String>,
    /// What became of questions that were resolved in part, as `--partial` has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<String>,
    /// Whether the answers of one forecast were rescaled to sum to 1.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub normalise: bool,
    /// What was done with dates that a spreadsheet seems to have swapped: `swap` or `keep`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub swapped_dates: Option<String>,
    /// From where day numbers among dates count: `1900` or `1904`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serial_dates: Option<String>,
    /// What numbers in columns of times were said to count since 1970: `auto`, `s` or `ms`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unix_time: Option<String>,
    /// The user's own numbers for phrases.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phrases: Vec<String>,
    /// Which column is which, by the user's word: `FIELD=HEADER`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub map: Vec<String>,
    /// What no column says and all rows have in common, by the user's word: `FIELD=VALUE`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub all_rows: Vec<String>,
    /// What the columns of wide sheets stand for: `source`, `date` or `question`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wide: Option<String>,
    /// What words of the outcome, side or answer column mean, by the user's word.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<String>,
    /// The user's table of readers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub readers: Option<String>,
    /// The project that said some of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectInForce>,
}

/// The forecast of each source that stood so many days before the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeadTime {
    /// So many days.
    pub days: u32,
    /// Before the `resolution` or the `deadline`.
    pub from: String,
}

/// What became of every forecast row: `rows` is the sum of all the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Rows read.
    pub rows: u64,
    /// Scored.
    pub scored: u64,
    /// Not resolved yet.
    pub pending: u64,
    /// The question was annulled.
    pub annulled: u64,
    /// Dated after the resolution.
    pub after_resolution: u64,
    /// Dated on the resolution day, with `--same-day drop`.
    pub same_day_dropped: u64,
    /// The same forecast once more.
    pub duplicate: u64,
    /// No checkable event or probability, or later than the deadline with `--after-deadline drop`.
    pub unscorable: u64,
    /// How many of `unscorable` are later than the deadline; the JSON counts them there alone.
    #[serde(skip)]
    pub after_deadline: u64,
    /// Outside `--from`/`--to`/`--period`, or made after `--as-of`.
    pub out_of_period: u64,
    /// Left out by `--where`.
    pub filtered: u64,
    /// Not usable, see the problems.
    pub rejected: u64,
}

/// Every statistic of one group of forecasts.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Group {
    /// Which group; empty for all together.
    pub key: GroupKey,
    /// Scored forecasts with weight above zero.
    pub forecasts: u64,
    /// Questions that they are about.
    pub questions: u64,
    /// (Σw)²/Σw² over them, w their weights: as many questions of equal weight would tell as much; from 1 to `questions`.
    pub effective_questions: Finite,
    /// Sources that made them.
    pub sources: u64,
    /// Sum of their weights.
    pub weight: Finite,
    /// Weighted share of yes.
    pub base_rate: Option<Finite>,
    /// Weighted mean probability.
    pub mean_forecast: Option<Finite>,
    /// Weighted variance of the probabilities.
    pub forecast_variance: Option<Finite>,
    /// Brier score, half form: 0 best, 0.25 for always one half, 1 worst.
    pub brier: Estimate,
    /// Brier skill.
    pub brier_skill: BrierSkill,
    /// Log score in nats, lower is better.
    pub log_score: LogScore,
    /// Spherical score, higher is better, 1 best.
    pub spherical_score: Estimate,
    /// Murphy's decomposition over the bins.
    pub murphy: Murphy,
    /// CORP decomposition.
    pub corp: Corp,
    /// Expected calibration error over the bins.
    pub ece: Option<Finite>,
    /// Largest calibration error over the bins.
    pub mce: Option<Finite>,
    /// Smooth calibration error.
    pub smooth_ece: Option<Finite>,
    /// Area under the ROC curve.
    pub auc: Option<Finite>,
    /// Mean forecast minus base rate; positive: too optimistic that things happen.
    pub calibration_in_the_large: Estimate,
    /// Logistic recalibration.
    pub cox: Cox,
    /// Spiegelhalter's test, forecasts taken as independent.
    pub spiegelhalter: Spiegelhalter,
    /// Calibration bins, empty ones left out.
    pub bins: Vec<Bin>,
    /// Blocks of the isotonic (PAV) calibration curve.
    pub curve: Vec<CurveBlock>,
    /// Consistency band at distinct forecasts.
    pub bands: Vec<BandPoint>,
    /// How often it really happens when so much is said, at distinct forecasts: the confidence band of the curve.
    pub confidence_bands: Vec<ConfidenceBandPoint>,
    /// Mean elementary score by threshold; in `murphy_diagram.csv` alone, as every probability has a place in it.
    #[serde(skip)]
    pub murphy_diagram: Vec<DiagramKnot>,
    /// What may be said of the group.
    pub verdict: Verdict,
    /// What became of the group's statements.
    pub resolvability: Resolvability,
    /// What its words do to the scores; `None` for a group without forecasts in words.
    #[serde(rename = "verbal", skip_serializing_if = "Option::is_none")]
    pub words: Option<InWords>,
    /// Forecasts over several answers, numbers and days, each kind by itself.
    #[serde(flatten)]
    pub distributions: GroupDistributions,
    /// What its ranges do to its score; `None` for a group without any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ranges: Option<InRanges>,
    /// Intervals of what stands above as a single number.
    pub intervals: SingleIntervals,
    /// Why a statistic above is null.
    pub absent: Vec<Absent>,
}

impl Group {
    /// Whether it has statements on questions of yes and no, or on no other ones.
    pub(crate) fn speaks_of_yes(&self) -> bool {
        self.resolvability.statements > 0 || self.distributions.forecasts() == 0
    }
}

/// Intervals of numbers that stand alone in a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct SingleIntervals {
    /// Of the base rate.
    pub base_rate: Option<Interval>,
    /// Of `corp.miscalibration`: from 0, if chance alone may have made it.
    pub miscalibration: Option<Interval>,
    /// Of `corp.discrimination`.
    pub discrimination: Option<Interval>,
    /// Of the area under the ROC curve.
    pub auc: Option<Interval>,
    /// Of the expected calibration error: from 0, if chance alone may have made it.
    pub ece: Option<Interval>,
    /// Of the smooth calibration error: from 0, if chance alone may have made it.
    pub smooth_ece: Option<Interval>,
}

/// Brier skill: 1 − BS/reference; above 0 is better than the reference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct BrierSkill {
    /// Against always saying the group's own base rate.
    pub vs_base_rate: Estimate,
    /// Against always saying one half.
    pub vs_half: Estimate,
}

/// Log score with what the clipping touched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct LogScore {
    /// The score and its interval.
    #[serde(flatten)]
    pub score: Estimate,
    /// Forecasts that the clip moved.
    pub clipped: u64,
    /// Forecasts at exactly 0 or 1 that missed.
    pub certain_and_wrong: u64,
}

/// Murphy (1973) with the within-bin terms of Stephenson, Coelho and Jolliffe (2008).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Murphy {
    /// How far from the observed frequencies, lower is better.
    pub reliability: Option<Finite>,
    /// How far the bins' frequencies spread, higher is better.
    pub resolution: Option<Finite>,
    /// ō(1 − ō).
    pub uncertainty: Option<Finite>,
    /// Spread of forecasts inside bins.
    pub within_bin_variance: Option<Finite>,
    /// Covariance of forecasts and outcomes inside bins.
    pub within_bin_covariance: Option<Finite>,
    /// The first three without what chance adds to them.
    pub bias_corrected: BiasCorrectedDecomposition,
}

/// Reliability, resolution and uncertainty without what few questions add to them by chance (Ferro & Fricker 2012): a bin counts as its
/// effective questions. Reliability − resolution + uncertainty is the same as without correction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct BiasCorrectedDecomposition {
    /// How far from the observed frequencies, lower is better.
    pub reliability: Option<Finite>,
    /// How far the bins' frequencies spread, higher is better.
    pub resolution: Option<Finite>,
    /// What the base rate alone would score.
    pub uncertainty: Option<Finite>,
}

/// CORP: Brier = miscalibration − discrimination + uncertainty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Corp {
    /// What recalibration would gain; 0 is best.
    pub miscalibration: Option<Finite>,
    /// What the forecasts tell beyond the base rate; higher is better.
    pub discrimination: Option<Finite>,
    /// ō(1 − ō).
    pub uncertainty: Option<Finite>,
    /// The miscalibration that calibrated forecasts would have by chance; only what goes beyond it is theirs.
    pub by_chance: Option<ChanceLevel>,
}

/// Logistic regression of outcome on logit forecast (Cox 1958); intercept 0 and slope 1 are perfect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Cox {
    /// Above 0: things happen more often than said.
    pub intercept: Estimate,
    /// Below 1: overconfident.
    pub slope: Estimate,
}

/// Spiegelhalter's (1986) calibration test.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Spiegelhalter {
    /// Standard normal under calibration and independence.
    pub z: Option<Finite>,
    /// Two-sided.
    pub p_value: Option<Finite>,
}

/// A block of the isotonic calibration curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CurveBlock {
    /// Smallest probability in it.
    pub from: Finite,
    /// Largest probability in it.
    pub to: Finite,
    /// Forecasts in it.
    pub forecasts: u64,
    /// Their weight.
    pub weight: Finite,
    /// How often it happened: the recalibrated probability.
    pub calibrated: Finite,
}

/// The consistency band at one forecast.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct BandPoint {
    /// The forecast.
    pub forecast: Finite,
    /// Lower end of where the curve would lie at this forecast if the forecasts were calibrated.
    pub low: Finite,
    /// Upper end.
    pub high: Finite,
    /// Between this and `simultaneous_high` the whole curve would lie, at every forecast at once.
    pub simultaneous_low: Finite,
    /// Upper end.
    pub simultaneous_high: Finite,
}

/// How often it really happens when so much is said, as far as the questions tell.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ConfidenceBandPoint {
    /// The forecast.
    pub forecast: Finite,
    /// Lower end of where the frequency lies, at this forecast by itself.
    pub low: Finite,
    /// Upper end.
    pub high: Finite,
}

/// What became of a group's statements, so that silence is not taken for skill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Resolvability {
    /// All of them; the sum of the five counts below.
    pub statements: u64,
    /// No checkable event or no deadline.
    pub unscorable: u64,
    /// Open, the deadline not yet passed.
    pub pending: u64,
    /// Open although the deadline has passed.
    pub overdue: u64,
    /// The question was annulled.
    pub annulled: u64,
    /// Scored.
    pub scored: u64,
    /// Brier score if every overdue question had happened.
    pub brier_if_overdue_yes: Option<Finite>,
    /// Brier score if no overdue question had happened.
    pub brier_if_overdue_no: Option<Finite>,
}

/// Why a statistic is null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Absent {
    /// Which, by its path in the JSON, such as `cox.slope`.
    pub statistic: &'static str,
    /// Why.
    pub reason: String,
}
