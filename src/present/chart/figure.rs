//! What the pictures show. Texts come ready made, in the language of the report.

/// What a picture is called and what it shows, for those who do not see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The title.
    pub title: String,
    /// What can be seen, in a sentence or two.
    pub description: String,
    /// How the numbers of its axes look.
    pub signs: Signs,
}

/// How numbers look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    /// Between whole and parts.
    pub decimal: char,
    /// Behind a percentage.
    pub percent: &'static str,
}

impl Default for Signs {
    fn default() -> Self {
        Self { decimal: '.', percent: "%" }
    }
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
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
}

impl Chart {
    /// Its title and description.
    pub fn head(&self) -> &Head {
        match self {
            Self::Reliability(chart) => &chart.head,
            Self::Overlay(chart) => &chart.head,
            Self::Dots(chart) => &chart.head,
            Self::Map(chart) => &chart.head,
            Self::OverTime(chart) => &chart.head,
        }
    }
}

/// A piece of a calibration curve: forecasts from one probability to another came true so often.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Smallest probability.
    pub from: f64,
    /// Largest probability.
    pub to: f64,
    /// How often it happened.
    pub calibrated: f64,
}

/// Where the curve would lie at one probability if the forecasts were calibrated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The probability.
    pub at: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Forecasts that said about the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Lower edge of the bin.
    pub from: f64,
    /// Upper edge.
    pub to: f64,
    /// What they said on average.
    pub said: f64,
    /// How often it happened.
    pub happened: f64,
    /// Interval of that.
    pub interval: (f64, f64),
    /// How many.
    pub forecasts: u64,
    /// How many, as it is shown.
    pub count: String,
    /// The numbers in words.
    pub tip: String,
}

/// The reliability diagram of one group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reliability {
    /// Title and description.
    pub head: Head,
    /// Label of the axis of what was said.
    pub said: String,
    /// Label of the axis of what happened.
    pub happened: String,
    /// Label of the histogram.
    pub how_often: String,
    /// Label of the diagonal.
    pub perfect: String,
    /// Label of the intervals.
    pub interval: String,
    /// The curve.
    pub curve: Vec<Step>,
    /// The band.
    pub band: Vec<Band>,
    /// The bins.
    pub points: Vec<Point>,
}

/// A group's curve among others.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The group.
    pub name: String,
    /// Its curve.
    pub curve: Vec<Step>,
}

/// The curves of several groups, at most as many as there are [`STYLES`](super::STYLES).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    /// Title and description.
    pub head: Head,
    /// Label of the axis of what was said.
    pub said: String,
    /// Label of the axis of what happened.
    pub happened: String,
    /// The curves.
    pub series: Vec<Series>,
}

/// A number with its interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// Whose.
    pub name: String,
    /// The number.
    pub value: f64,
    /// Its interval.
    pub interval: Option<(f64, f64)>,
    /// Number and interval as they are shown.
    pub shown: String,
    /// The numbers in words.
    pub tip: String,
    /// Whether there is enough behind it for a verdict.
    pub firm: bool,
}

/// Numbers with their intervals, one line each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dots {
    /// Title and description.
    pub head: Head,
    /// Label of the axis.
    pub axis: String,
    /// A value to compare with, and what it is.
    pub reference: Option<(f64, String)>,
    /// The numbers.
    pub dots: Vec<Dot>,
    /// What is not shown.
    pub more: Option<String>,
}

/// A group on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// The group.
    pub name: String,
    /// Its miscalibration.
    pub miscalibration: f64,
    /// Its discrimination.
    pub discrimination: f64,
    /// The numbers in words.
    pub tip: String,
    /// Whether there is enough behind it for a verdict.
    pub firm: bool,
}

/// Miscalibration against discrimination, with lines of equal Brier score.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BrierMap {
    /// Title and description.
    pub head: Head,
    /// Label of the axis of miscalibration.
    pub miscalibration: String,
    /// Label of the axis of discrimination.
    pub discrimination: String,
    /// What the lines are.
    pub lines: String,
    /// Uncertainty for which the lines are drawn.
    pub uncertainty: f64,
    /// The groups.
    pub spots: Vec<Spot>,
    /// What is not shown.
    pub more: Option<String>,
}

/// A quarter: four times the year, and 0 to 3.
pub type Quarter = i32;

/// A group's number by quarter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OverTime {
    /// Title and description.
    pub head: Head,
    /// Label of the axis of the number.
    pub axis: String,
    /// First and last quarter of the axis.
    pub quarters: (Quarter, Quarter),
    /// Upper end of the axis of the number.
    pub top: f64,
    /// A value to compare with, and what it is.
    pub reference: Option<(f64, String)>,
    /// The numbers.
    pub dots: Vec<(Quarter, Dot)>,
}
