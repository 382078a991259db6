//! A tally: what was said, how often, and what happened. Nearly every statistic is computed from it.

use super::{CompensatedSum, compensated_sum};

/// One distinct probability and what happened when it was said. Weights w are any finite numbers from 0, in a unit of their own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TallyRow {
    /// The probability that was given, in `[0, 1]`.
    pub p: f64,
    /// Weight of the observations whose question resolved no, Σw(1 − o).
    pub no: f64,
    /// Weight of the observations whose question resolved yes, Σwo.
    pub yes: f64,
    /// Number of observations (with weight above zero), whatever they weigh.
    pub count: u64,
    /// How many of `count` resolved yes.
    pub count_yes: u64,
    /// Sum of the squared weights, Σw², for effective sample sizes; equals `count` when every weight is 1.
    pub squares: f64,
}

impl TallyRow {
    /// Weight of all observations at this probability, no + yes.
    pub fn weight(&self) -> f64 {
        self.no + self.yes
    }

    /// Whether it can be an observation at all.
    fn is_sound(&self) -> bool {
        let is_weight = |weight: f64| weight.is_finite() && weight >= 0.0;
        (0.0..=1.0).contains(&self.p)
            && [self.no, self.yes, self.squares].into_iter().all(is_weight)
            && self.count_yes <= self.count
    }
}

/// A row that cannot be part of a tally: no probability, a weight that is negative or not finite, more yeses than observations,
/// or weight without squared weights.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("no row of a tally: {0:?}")]
pub struct InvalidTallyRow(pub TallyRow);

/// The distinct probabilities of a group in increasing order, each with the weight of yes and of no.
///
/// Brier score, bins, isotonic curve, AUC and logistic recalibration need nothing else, and a tally stays
/// small: people say `0.7`, not `0.70318`, so ten million forecasts have about a thousand distinct values.
///
/// # Example
/// ```
/// use trackrecord::model::Tally;
/// let tally = Tally::from_pairs([(0.7, true), (0.2, false), (0.7, false)]).unwrap();
/// assert_eq!(tally.rows().len(), 2);
/// assert_eq!(tally.forecasts(), 3);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    rows: Vec<TallyRow>,
}

impl Tally {
    /// A tally of rows as they come: sorted by probability, equal probabilities pooled, rows without weight dropped.
    ///
    /// # Errors
    /// When a row would make every statistic of the tally wrong: the first one whose `p` is no probability, which has a weight
    /// that is negative or not finite, counts more yeses than observations, or has weight without squared weights.
    ///
    /// # Example
    /// ```
    /// use trackrecord::model::{Tally, TallyRow};
    /// let row = TallyRow { p: 0.7, no: 1.0, yes: 2.0, count: 3, count_yes: 2, squares: 3.0 };
    /// assert_eq!(Tally::from_rows(vec![row]).unwrap().base_rate(), Some(2.0 / 3.0));
    /// assert!(Tally::from_rows(vec![TallyRow { p: 70.0, ..row }]).is_err());
    /// ```
    pub fn from_rows(rows: Vec<TallyRow>) -> Result<Self, InvalidTallyRow> {
        let is_sound = |row: &TallyRow| row.is_sound() && (row.squares > 0.0) == (row.weight() > 0.0);
        match rows.iter().find(|row| !is_sound(row)) {
            Some(row) => Err(InvalidTallyRow(*row)),
            None => Ok(Self::new(rows)),
        }
    }

    /// The same of rows that were checked when they were read.
    #[allow(clippy::float_cmp)] // Equal as given is meant.
    pub(crate) fn new(mut rows: Vec<TallyRow>) -> Self {
        debug_assert!(rows.iter().all(TallyRow::is_sound), "{rows:?}");
        rows.retain(|row| row.weight() > 0.0);
        rows.sort_by(|a, b| a.p.total_cmp(&b.p));
        let mut pooled = rows.first().map(weight_sums).unwrap_or_default();
        rows.dedup_by(|next, kept| {
            let equal = next.p == kept.p;
            if equal {
                for (sum, part) in pooled.iter_mut().zip([next.no, next.yes, next.squares]) {
                    sum.add(part);
                }
                [kept.no, kept.yes, kept.squares] = pooled.map(CompensatedSum::total);
                kept.count += next.count;
                kept.count_yes += next.count_yes;
            } else {
                pooled = weight_sums(next);
            }
            equal
        });
        Self { rows }
    }

    /// A tally of observations of weight 1: pairs of probability and whether the event happened.
    ///
    /// # Errors
    /// When one of them is no probability: the first one, with its outcome.
    ///
    /// # Example
    /// ```
    /// use trackrecord::model::Tally;
    /// assert_eq!(Tally::from_pairs([(0.7, true), (0.7, false)]).unwrap().base_rate(), Some(0.5));
    /// assert!(Tally::from_pairs([(0.7, true), (70.0, false)]).is_err());
    /// ```
    pub fn from_pairs(pairs: impl IntoIterator<Item = (f64, bool)>) -> Result<Self, InvalidTallyRow> {
        let row = |(p, happened): (f64, bool)| TallyRow {
            p,
            no: f64::from(u8::from(!happened)),
            yes: f64::from(u8::from(happened)),
            count: 1,
            count_yes: u64::from(happened),
            squares: 1.0,
        };
        Self::from_rows(pairs.into_iter().map(row).collect())
    }

    /// The same in tests, where they are probabilities.
    #[cfg(test)]
    pub(crate) fn of_pairs(pairs: impl IntoIterator<Item = (f64, bool)>) -> Self {
        Self::from_pairs(pairs).expect("probabilities")
    }

    /// The distinct probabilities in increasing order.
    pub fn rows(&self) -> &[TallyRow] {
        &self.rows
    }

    /// Whether there is no observation: every mean is then `None`.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Number of observations with weight above zero, whatever they weigh.
    pub fn forecasts(&self) -> u64 {
        self.rows.iter().map(|row| row.count).sum()
    }

    /// Sum of all weights, W = Σ wᵢ.
    pub fn weight(&self) -> f64 {
        compensated_sum(self.rows.iter().map(TallyRow::weight))
    }

    /// Weight of the observations whose question resolved yes, Σ wᵢoᵢ.
    pub fn yes(&self) -> f64 {
        compensated_sum(self.rows.iter().map(|row| row.yes))
    }

    /// Weight of the observations whose question resolved no, Σ wᵢ(1 − oᵢ).
    pub fn no(&self) -> f64 {
        compensated_sum(self.rows.iter().map(|row| row.no))
    }

    /// Weighted share of yes, ō = Σ wᵢoᵢ / Σ wᵢ, in `[0, 1]`; `None` without observations.
    ///
    /// # Example
    /// ```
    /// use trackrecord::model::Tally;
    /// let tally = Tally::from_pairs([(0.75, true), (0.25, false), (0.75, false), (0.25, false)]).unwrap();
    /// assert_eq!(tally.base_rate(), Some(0.25));
    /// ```
    pub fn base_rate(&self) -> Option<f64> {
        (!self.is_empty()).then(|| self.yes() / self.weight())
    }

    /// ō(1 − ō), the Brier score of always saying the base rate, in `[0, ¼]`; `None` without observations.
    ///
    /// # Example
    /// ```
    /// use trackrecord::model::Tally;
    /// let tally = Tally::from_pairs([(0.75, true), (0.25, false), (0.75, false), (0.25, false)]).unwrap();
    /// assert_eq!(tally.outcome_variance(), Some(0.1875));
    /// ```
    pub fn outcome_variance(&self) -> Option<f64> {
        let weight = self.weight();
        (!self.is_empty()).then(|| (self.yes() / weight) * (self.no() / weight))
    }

    /// Weighted mean of the probabilities given, p̄ = Σ wᵢpᵢ / Σ wᵢ, in `[0, 1]`; `None` without observations.
    ///
    /// # Example
    /// ```
    /// use trackrecord::model::Tally;
    /// let tally = Tally::from_pairs([(0.75, true), (0.25, false), (0.75, false), (0.25, false)]).unwrap();
    /// assert_eq!(tally.mean_forecast(), Some(0.5));
    /// ```
    pub fn mean_forecast(&self) -> Option<f64> {
        self.mean(|p, _| p)
    }

    /// Weighted variance of the probabilities given, Σ wᵢ(pᵢ − p̄)² / Σ wᵢ, in `[0, ¼]`; `None` without observations.
    ///
    /// # Example
    /// ```
    /// use trackrecord::model::Tally;
    /// let tally = Tally::from_pairs([(0.75, true), (0.25, false), (0.75, false), (0.25, false)]).unwrap();
    /// assert_eq!(tally.forecast_variance(), Some(0.0625));
    /// ```
    pub fn forecast_variance(&self) -> Option<f64> {
        let mean = self.mean_forecast()?;
        self.mean(|p, _| (p - mean).powi(2))
    }

    /// Weighted mean over the observations of a number that depends on the probability and on whether the
    /// event happened, Σ wᵢ·of(pᵢ, oᵢ) / Σ wᵢ; `None` without observations.
    ///
    /// # Example
    /// ```
    /// use trackrecord::model::Tally;
    /// let tally = Tally::from_pairs([(0.7, true), (0.2, false)]).unwrap();
    /// let said_of_what_happened = tally.mean(|p, happened| if happened { p } else { 1.0 - p });
    /// assert_eq!(said_of_what_happened, Some(0.75));
    /// ```
    pub fn mean(&self, of: impl Fn(f64, bool) -> f64) -> Option<f64> {
        (!self.is_empty()).then(|| {
            let terms = self.rows.iter().flat_map(|row| [row.no * of(row.p, false), row.yes * of(row.p, true)]);
            compensated_sum(terms) / self.weight()
        })
    }
}

/// Sums of no, yes and squared weights that begin with this row.
fn weight_sums(row: &TallyRow) -> [CompensatedSum; 3] {
    [row.no, row.yes, row.squares].map(|first| {
        let mut sum = CompensatedSum::default();
        sum.add(first);
        sum
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_probabilities_are_pooled_and_nothing_is_kept_without_weight() {
        let row =
            |p, no, yes, count_yes| TallyRow { p, no, yes, count: 1, count_yes, squares: (no + yes) * (no + yes) };
        let tally = Tally::new(vec![
            row(0.7, 0.5, 0.0, 0),
            row(0.9, 0.0, 0.0, 0),
            row(0.2, 0.0, 1.0, 1),
            row(0.7, 0.0, 2.0, 1),
        ]);
        let pooled = TallyRow { p: 0.7, no: 0.5, yes: 2.0, count: 2, count_yes: 1, squares: 4.25 };
        assert_eq!(tally.rows(), [row(0.2, 0.0, 1.0, 1), pooled]);
        assert_eq!((tally.no(), tally.yes(), tally.weight()), (0.5, 3.0, 3.5));
    }

    #[test]
    fn a_million_tenths_at_one_probability() {
        let tenth = |p| TallyRow { p, no: 0.1, yes: 0.0, count: 1, count_yes: 0, squares: 0.01 };
        let rows = std::iter::repeat_n(tenth(0.7), 1_000_000);
        let tally = Tally::new(std::iter::once(tenth(0.2)).chain(rows).collect());
        assert!((tally.no() - 100_000.1).abs() < 1e-10, "{}", tally.no());
    }

    #[test]
    fn nothing_has_no_mean() {
        let nothing = Tally::default();
        assert_eq!(nothing.base_rate(), None);
        assert_eq!(nothing.outcome_variance(), None);
        assert_eq!(nothing.mean_forecast(), None);
        assert_eq!(nothing.forecast_variance(), None);
    }
}
