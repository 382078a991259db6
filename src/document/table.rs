//! Tables of typed cells, and how numbers look in the language of the report.

use crate::document::span::{Span, Spans, words};
use crate::render::number;
use crate::uncertainty::Estimate;

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Its columns; the first names the rows.
    pub columns: Vec<Column>,
    /// Its rows, one cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the last row sums up the others.
    pub has_total: bool,
    /// Where room is short: so many rows are shown, the total not counted.
    pub show: usize,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Whether it has numbers.
    pub is_number: bool,
}

/// So many rows of a table are shown on a page.
pub const SHOWN: usize = 100;

impl Table {
    /// A table without rows. `words` and then `numbers` are the headings of its columns.
    pub fn new(caption: impl Into<String>, words: &[&str], numbers: &[&str]) -> Self {
        let column = |is_number: bool| move |heading: &&str| Column { heading: (*heading).to_owned(), is_number };
        let columns = words.iter().map(column(false)).chain(numbers.iter().map(column(true))).collect();
        Self { caption: caption.into(), columns, rows: vec![], has_total: false, show: SHOWN }
    }

    /// The rows that are shown where room is short, and how many are left out.
    pub fn shown(&self) -> (Vec<&[Cell]>, usize) {
        let total = usize::from(self.has_total && !self.rows.is_empty());
        let (body, last) = self.rows.split_at(self.rows.len() - total);
        let shown = body.iter().take(self.show).chain(last).map(Vec::as_slice).collect();
        (shown, body.len().saturating_sub(self.show))
    }
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(Spans),
    /// How many.
    Count(u64),
    /// A number with three decimals.
    Score(Option<f64>),
    /// A difference of such numbers, with its sign.
    Change(Option<f64>),
    /// The interval of such a number.
    Interval(Option<(f64, f64)>),
    /// A share, as a percentage.
    Share(Option<f64>),
    /// From one share to another.
    Shares(Option<(f64, f64)>),
    /// The edges of a bin of probabilities.
    Bin(f64, f64),
}

impl Cell {
    /// Words of the report.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(vec![Span::text(text)])
    }

    /// A name from the files.
    pub fn name(name: &str) -> Self {
        Self::Text(vec![Span::name(name)])
    }

    /// The interval of an estimate.
    pub fn interval(estimate: &Estimate) -> Self {
        Self::Interval(ends(estimate))
    }

    /// The number in it, for those who go on with it.
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Score(value) | Self::Change(value) | Self::Share(value) => *value,
            Self::Count(count) => Some(*count as f64),
            Self::Text(_) | Self::Interval(_) | Self::Shares(_) | Self::Bin(..) => None,
        }
    }

    /// How it looks.
    pub fn shown(&self, look: &Numbers) -> String {
        match self {
            Self::Text(spans) => words(spans),
            Self::Count(count) => look.count(*count),
            Self::Score(score) => look.score(*score),
            Self::Change(change) => look.change(*change),
            Self::Interval(ends) => ends.map_or_else(|| number::MISSING.to_owned(), |ends| look.interval(ends)),
            Self::Share(share) => look.share(*share),
            Self::Shares(ends) => ends.map_or_else(|| number::MISSING.to_owned(), |(low, high)| look.shares(low, high)),
            Self::Bin(from, to) => look.localised(&number::percent_range(*from, *to)),
        }
    }
}

/// Both ends of an interval.
pub fn ends(estimate: &Estimate) -> Option<(f64, f64)> {
    estimate.low.zip(estimate.high)
}

/// How numbers look in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// Between whole and parts.
    pub decimal: char,
    /// Between thousands.
    pub thousands: char,
    /// Behind a percentage.
    pub percent: &'static str,
    /// Between the ends of an interval, when one is negative.
    pub to: &'static str,
}

impl Numbers {
    /// A number as [`number`] writes it, with the signs of the language.
    pub fn localised(&self, text: &str) -> String {
        let mut localised = String::with_capacity(text.len() + 2);
        for sign in text.chars() {
            match sign {
                '.' => localised.push(self.decimal),
                ',' => localised.push(self.thousands),
                '-' => localised.push('−'),
                '%' => localised.push_str(self.percent),
                other => localised.push(other),
            }
        }
        localised
    }

    /// How many.
    pub fn count(&self, count: u64) -> String {
        self.localised(&number::count(count))
    }

    /// Three decimals.
    pub fn score(&self, score: Option<f64>) -> String {
        self.localised(&number::score(score))
    }

    /// Three decimals and a sign.
    pub fn change(&self, change: Option<f64>) -> String {
        let sign = if change.is_some_and(|change| change >= 0.0005) { "+" } else { "" };
        format!("{sign}{}", self.score(change))
    }

    /// From one number to another.
    pub fn interval(&self, (low, high): (f64, f64)) -> String {
        let (low, high) = (self.score(Some(low)), self.score(Some(high)));
        let between = if low.starts_with('−') { self.to } else { "–" };
        format!("{low}{between}{high}")
    }

    /// A percentage.
    pub fn share(&self, share: Option<f64>) -> String {
        self.localised(&number::percent_or_missing(share))
    }

    /// From one percentage to another.
    pub fn shares(&self, low: f64, high: f64) -> String {
        self.localised(&number::percent_interval(low, high))
    }

    /// A number with its interval in brackets, if it has one.
    pub fn estimate(&self, estimate: &Estimate) -> String {
        let value = self.score(estimate.value);
        ends(estimate).map_or_else(|| value.clone(), |ends| format!("{value} ({})", self.interval(ends)))
    }

    /// The confidence of an interval.
    pub fn confidence(&self, confidence: f64) -> String {
        self.localised(&number::confidence(confidence))
    }
}
