//! A tally: what was said, how often, and what happened. Nearly every statistic is computed from it.

/// One distinct probability and what happened when it was said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TallyRow {
    /// The probability that was given, in `[0, 1]`.
    pub p: f64,
    /// Weight of the observations whose question resolved no.
    pub no: f64,
    /// Weight of the observations whose question resolved yes.
    pub yes: f64,
    /// Number of observations (with weight above zero), whatever they weigh.
    pub count: u64,
    /// Sum of the squared weights, for effective sample sizes; equals `count` when every weight is 1.
    pub squares: f64,
}

impl TallyRow {
    /// Weight of all observations at this probability.
    pub fn weight(&self) -> f64 {
        self.no + self.yes
    }
}

/// The distinct probabilities of a group in increasing order, each with the weight of yes and of no.
///
/// Brier score, bins, isotonic curve, AUC and logistic recalibration need nothing else, and a tally stays
/// small: people say `0.7`, not `0.70318`, so ten million forecasts have about a thousand distinct values.
///
/// # Example
/// ```
/// use trackrecord::model::Tally;
/// let tally = Tally::from_pairs([(0.7, true), (0.2, false), (0.7, false)]);
/// assert_eq!(tally.rows().len(), 2);
/// assert_eq!(tally.forecasts(), 3);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    rows: Vec<TallyRow>,
}

impl Tally {
    /// Sorts the rows by probability, pools equal probabilities and drops rows without weight.
    pub fn new(mut rows: Vec<TallyRow>) -> Self {
        rows.retain(|row| row.weight() > 0.0);
        rows.sort_by(|a, b| a.p.total_cmp(&b.p));
        rows.dedup_by(|next, kept| {
            let equal = next.p == kept.p;
            if equal {
                kept.no += next.no;
                kept.yes += next.yes;
                kept.count += next.count;
                kept.squares += next.squares;
            }
            equal
        });
        Self { rows }
    }

    /// A tally of observations of weight 1: pairs of probability and whether the event happened.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (f64, bool)>) -> Self {
        Self::new(
            pairs
                .into_iter()
                .map(|(p, happened)| TallyRow {
                    p,
                    no: f64::from(u8::from(!happened)),
                    yes: f64::from(u8::from(happened)),
                    count: 1,
                    squares: 1.0,
                })
                .collect(),
        )
    }

    /// The distinct probabilities in increasing order.
    pub fn rows(&self) -> &[TallyRow] {
        &self.rows
    }

    /// Whether there is no observation.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Number of observations with weight above zero.
    pub fn forecasts(&self) -> u64 {
        self.rows.iter().map(|row| row.count).sum()
    }

    /// Sum of all weights, W.
    pub fn weight(&self) -> f64 {
        self.rows.iter().map(TallyRow::weight).sum()
    }

    /// Weight of the observations whose question resolved yes.
    pub fn yes(&self) -> f64 {
        self.rows.iter().map(|row| row.yes).sum()
    }

    /// Weighted share of yes, ō; `None` without observations.
    pub fn base_rate(&self) -> Option<f64> {
        (!self.is_empty()).then(|| self.yes() / self.weight())
    }

    /// Weighted mean of the probabilities given; `None` without observations.
    pub fn mean_forecast(&self) -> Option<f64> {
        self.mean_of(|p| p)
    }

    /// Weighted variance of the probabilities given (divisor W); `None` without observations.
    pub fn forecast_variance(&self) -> Option<f64> {
        let mean = self.mean_forecast()?;
        self.mean_of(|p| (p - mean).powi(2))
    }

    fn mean_of(&self, f: impl Fn(f64) -> f64) -> Option<f64> {
        (!self.is_empty()).then(|| {
            self.rows
                .iter()
                .map(|row| row.weight() * f(row.p))
                .sum::<f64>()
                / self.weight()
        })
    }
}
