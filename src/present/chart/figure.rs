//! What the pictures show. Texts come ready made, in the language of the report.

use crate::model::Quarter;

/// What a picture is called and what it shows, for those who do not see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// The title.
    pub(crate) title: String,
    /// What can be seen, in a sentence or two.
    pub(crate) description: String,
    /// How the numbers of its axes look.
    pub(crate) signs: Signs,
}

/// How numbers look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Signs {
    /// Between whole and parts.
    pub(crate) decimal: char,
    /// Behind a percentage.
    pub(crate) percent: &'static str,
}

impl Default for Signs {
    fn default() -> Self {
        Self { decimal: '.', percent: "%" }
    }
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Chart {
    /// What was said against what happened, of one group.
    Reliability(Reliability),
    /// The calibration curves of several groups.
    Overlay(Overlay),
    /// Numbers with their intervals.
    Dots(Dots),
    /// Miscalibration against discrimination.
    Map(BrierMap),
    /// A number by quarter.
    OverTime(OverTime),
    /// A number over the scale of probabilities, of several groups.
    Lines(Lines),
    /// A calibration curve with its band, as large as a few words.
    SmallCurve(SmallCurve),
    /// A number with its interval on an axis that it shares with others.
    DotOnAxis(DotOnAxis),
}

impl Chart {
    /// Its title and description.
    pub(crate) fn head(&self) -> &Head {
        match self {
            Self::Reliability(chart) => &chart.head,
            Self::Overlay(chart) => &chart.head,
            Self::Dots(chart) => &chart.head,
            Self::Map(chart) => &chart.head,
            Self::OverTime(chart) => &chart.head,
            Self::Lines(chart) => &chart.head,
            Self::SmallCurve(chart) => &chart.head,
            Self::DotOnAxis(chart) => &chart.head,
        }
    }
}

/// A piece of a calibration curve: forecasts from one probability to another came true so often.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Step {
    /// Smallest probability.
    pub(crate) from: f64,
    /// Largest probability.
    pub(crate) to: f64,
    /// How often it happened.
    pub(crate) calibrated: f64,
}

/// Where a curve lies at one probability, or would lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Band {
    /// The probability.
    pub(crate) at: f64,
    /// Lower end.
    pub(crate) low: f64,
    /// Upper end.
    pub(crate) high: f64,
}

/// Forecasts that said about the same.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Point {
    /// Lower edge of the bin.
    pub(crate) from: f64,
    /// Upper edge.
    pub(crate) to: f64,
    /// What they said on average.
    pub(crate) said: f64,
    /// How often it happened.
    pub(crate) happened: f64,
    /// Interval of that.
    pub(crate) interval: (f64, f64),
    /// How many.
    pub(crate) forecasts: u64,
    /// How many, as it is shown.
    pub(crate) count: String,
    /// The numbers in words.
    pub(crate) tip: String,
}

/// The reliability diagram of one group.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reliability {
    /// Title and description.
    pub(crate) head: Head,
    /// Label of the axis of what was said.
    pub(crate) said: String,
    /// Label of the axis of what happened.
    pub(crate) happened: String,
    /// Label of the histogram.
    pub(crate) how_often: String,
    /// Label of the diagonal.
    pub(crate) perfect: String,
    /// What lies above the diagonal, and what below.
    pub(crate) sides: Option<[String; 2]>,
    /// The number of its colour and dash.
    pub(crate) look: usize,
    /// Label of the intervals.
    pub(crate) interval: String,
    /// The curve.
    pub(crate) curve: Vec<Step>,
    /// Where the curve would lie if the forecasts were calibrated.
    pub(crate) band: Vec<Band>,
    /// Where it may lie in truth, each forecast by itself.
    pub(crate) confidence: Vec<Band>,
    /// The bins.
    pub(crate) points: Vec<Point>,
}

/// A calibration curve with its band, as large as a few words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SmallCurve {
    /// Title and description.
    pub(crate) head: Head,
    /// The number of its colour.
    pub(crate) look: usize,
    /// The curve.
    pub(crate) curve: Vec<Step>,
    /// Where the curve would lie if the forecasts were calibrated.
    pub(crate) band: Vec<Band>,
}

/// A number with its interval on an axis from 0 that it shares with others.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DotOnAxis {
    /// Title and description.
    pub(crate) head: Head,
    /// The number.
    pub(crate) dot: Dot,
    /// The end of the axis.
    pub(crate) top: f64,
    /// A value to compare with.
    pub(crate) reference: f64,
}

/// A group's curve among others.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Series {
    /// The group.
    pub(crate) name: String,
    /// The number of its colour, mark and dash.
    pub(crate) look: usize,
    /// Its curve.
    pub(crate) curve: Vec<Step>,
}

/// The curves of several groups, at most [`SERIES`](super::SERIES).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Overlay {
    /// Title and description.
    pub(crate) head: Head,
    /// Label of the axis of what was said.
    pub(crate) said: String,
    /// Label of the axis of what happened.
    pub(crate) happened: String,
    /// The curves.
    pub(crate) series: Vec<Series>,
}

/// A group's line among others.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    /// The group.
    pub(crate) name: String,
    /// The number of its colour, mark and dash.
    pub(crate) look: usize,
    /// Probabilities in increasing order, each with a number from 0; twice where it jumps.
    pub(crate) places: Vec<(f64, f64)>,
}

/// Lines over the scale of probabilities, at most [`SERIES`](super::SERIES).
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(clippy::struct_field_names, reason = "the lines of a chart of lines")]
pub(crate) struct Lines {
    /// Title and description.
    pub(crate) head: Head,
    /// Label of the axis of probabilities.
    pub(crate) across: String,
    /// Label of the axis of numbers.
    pub(crate) up: String,
    /// The lines.
    pub(crate) lines: Vec<Line>,
}

/// A number with its interval.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dot {
    /// Whose.
    pub(crate) name: String,
    /// The number of its colour and mark.
    pub(crate) look: usize,
    /// The number.
    pub(crate) value: f64,
    /// Its interval.
    pub(crate) interval: Option<(f64, f64)>,
    /// Number and interval as they are shown.
    pub(crate) shown: String,
    /// The numbers in words.
    pub(crate) tip: String,
    /// Whether there is enough behind it for a verdict.
    pub(crate) firm: bool,
}

/// Numbers with their intervals, one line each.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(clippy::struct_field_names, reason = "the dots of a chart of dots")]
pub(crate) struct Dots {
    /// Title and description.
    pub(crate) head: Head,
    /// Label of the axis.
    pub(crate) axis: String,
    /// A value to compare with, and what it is.
    pub(crate) reference: Option<(f64, String)>,
    /// The numbers.
    pub(crate) dots: Vec<Dot>,
    /// What is not shown.
    pub(crate) more: Option<String>,
}

/// A group on the map.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spot {
    /// The group.
    pub(crate) name: String,
    /// The number of its colour and mark.
    pub(crate) look: usize,
    /// Its miscalibration.
    pub(crate) miscalibration: f64,
    /// Its discrimination.
    pub(crate) discrimination: f64,
    /// The numbers in words.
    pub(crate) tip: String,
    /// Whether there is enough behind it for a verdict.
    pub(crate) firm: bool,
}

/// Miscalibration against discrimination, with lines of equal Brier score.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct BrierMap {
    /// Title and description.
    pub(crate) head: Head,
    /// Label of the axis of miscalibration.
    pub(crate) miscalibration: String,
    /// Label of the axis of discrimination.
    pub(crate) discrimination: String,
    /// What the lines are.
    pub(crate) lines: String,
    /// Uncertainty for which the lines are drawn.
    pub(crate) uncertainty: f64,
    /// The groups.
    pub(crate) spots: Vec<Spot>,
    /// What is not shown.
    pub(crate) more: Option<String>,
}

/// The quarter with which a year ends, the number over it, and its interval if there is one.
pub(crate) type OverYear = (Quarter, f64, Option<(f64, f64)>);

/// A group's number by quarter.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct OverTime {
    /// Title and description.
    pub(crate) head: Head,
    /// Label of the axis of the number.
    pub(crate) axis: String,
    /// First and last quarter of the axis.
    pub(crate) quarters: (Quarter, Quarter),
    /// Upper end of the axis of the number.
    pub(crate) top: f64,
    /// A value to compare with, and what it is.
    pub(crate) reference: Option<(f64, String)>,
    /// The numbers of single quarters.
    pub(crate) dots: Vec<(Quarter, Dot)>,
    /// The number of its colour and mark.
    pub(crate) look: usize,
    /// The number over the years that end with its quarters.
    pub(crate) line: Vec<OverYear>,
}
