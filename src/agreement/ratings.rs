//! What each coder said of each statement.

use std::collections::BTreeMap;

use thiserror::Error;

/// Level of measurement of codes: what the distance between two of them means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasurementLevel {
    /// The same or not.
    Nominal,
    /// Ordered: the distance is the number of codes given that lie between.
    Ordinal,
    /// Numbers: the distance is their difference.
    Interval,
}

impl MeasurementLevel {
    /// As it is written in results.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Nominal => "nominal",
            Self::Ordinal => "ordinal",
            Self::Interval => "interval",
        }
    }
}

/// Why a measure of agreement cannot be computed.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum AgreementAbsent {
    /// No statement has codes of two coders.
    #[error("no statement was coded by two coders")]
    NoPairs,
    /// All codes are the same, so that nothing tells agreement from chance.
    #[error("all codes are the same, so nothing tells agreement from chance")]
    AllTheSame,
    /// Kappa is for two coders.
    #[error("Cohen's kappa is for two coders")]
    NotTwoCoders,
    /// Kappa takes numbers that are nearly the same for a disagreement like any other.
    #[error("Cohen's kappa does not see how far numbers lie apart")]
    NotForNumbers,
    /// Fewer than two clusters: nothing to resample.
    #[error("all statements belong together, so there is nothing to resample")]
    OneCluster,
    /// Resampling often leaves nothing but equal codes.
    #[error("too few statements differ: resampling often leaves equal codes alone")]
    OftenAllTheSame,
    /// The bootstrap was turned off.
    #[error("resampling is turned off")]
    NotResampled,
    /// There is not one cluster for each statement.
    #[error("there is not one cluster for each statement")]
    ClustersDoNotFit,
    /// The confidence does not lie strictly between 0 and 1.
    #[error("the confidence does not lie between 0 and 1")]
    NoConfidence,
}

/// Codes of statements (units) by coders; a coder may have left out a statement.
///
/// # Example
/// ```
/// use trackrecord::agreement::Ratings;
/// let ratings = Ratings::nominal(&[vec![Some("yes"), Some("no")], vec![Some("yes"), None]]);
/// assert_eq!((ratings.units(), ratings.paired_units()), (2, 1));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Ratings {
    /// Value of each code, increasing.
    pub(super) levels: Vec<f64>,
    /// For each statement the code that each coder gave.
    pub(super) units: Vec<Vec<Option<u32>>>,
    pub(super) scale: MeasurementLevel,
}

impl Ratings {
    /// Codes that are names: equal or not. One list for each statement, one entry in it for each coder.
    pub fn nominal(units: &[Vec<Option<&str>>]) -> Self {
        let names: BTreeMap<&str, u32> = units.iter().flatten().flatten().map(|&name| (name, 0)).collect();
        let numbers: BTreeMap<&str, u32> = names.into_keys().zip(0..).collect();
        let code = |name: Option<&str>| name.and_then(|name| numbers.get(name).copied());
        Self {
            levels: numbers.values().map(|&number| f64::from(number)).collect(),
            units: units.iter().map(|unit| unit.iter().copied().map(code).collect()).collect(),
            scale: MeasurementLevel::Nominal,
        }
    }

    /// Codes that are numbers, or in an order that numbers tell. What is not finite counts as left out.
    ///
    /// # Example
    /// ```
    /// use trackrecord::agreement::{MeasurementLevel, Ratings};
    /// let units = [vec![Some(0.7), Some(0.8)], vec![Some(f64::NAN), Some(0.2)]];
    /// assert_eq!(Ratings::numeric(&units, MeasurementLevel::Interval).paired_units(), 1);
    /// ```
    pub fn numeric(units: &[Vec<Option<f64>>], scale: MeasurementLevel) -> Self {
        let finite = |value: &f64| value.is_finite();
        let mut levels: Vec<f64> = units.iter().flatten().flatten().copied().filter(finite).map(|v| v + 0.0).collect();
        levels.sort_unstable_by(f64::total_cmp);
        levels.dedup();
        let find = |value: f64| levels.binary_search_by(|level| level.total_cmp(&(value + 0.0))).ok();
        let code = |value: &Option<f64>| value.and_then(find).and_then(|at| u32::try_from(at).ok());
        let units = units.iter().map(|unit| unit.iter().map(code).collect()).collect();
        Self { levels, units, scale }
    }

    /// How many statements there are.
    pub fn units(&self) -> usize {
        self.units.len()
    }

    /// How many of them have codes of two or more coders.
    pub fn paired_units(&self) -> usize {
        self.units.iter().filter(|unit| unit.iter().flatten().count() > 1).count()
    }

    /// Statements with the codes given, at least two, and how often each statement counts.
    pub(super) fn paired<'a>(&'a self, times: &'a [u32]) -> impl Iterator<Item = (f64, Vec<u32>)> + 'a {
        self.units.iter().zip(times).filter(|(_, times)| **times > 0).filter_map(|(unit, &times)| {
            let codes: Vec<u32> = unit.iter().flatten().copied().collect();
            (codes.len() > 1).then_some((f64::from(times), codes))
        })
    }

    /// Each statement once.
    pub(super) fn once(&self) -> Vec<u32> {
        vec![1; self.units.len()]
    }
}

/// Ordered pairs of codes that differ.
pub(super) fn differing_pairs(codes: &[u32]) -> f64 {
    let differing = |code: &u32| codes.iter().filter(|other| *other != code).count();
    codes.iter().map(differing).sum::<usize>() as f64
}
