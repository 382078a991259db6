//! Cox's logistic recalibration: how the log odds of what happened follow those of what was said.

use thiserror::Error;

use crate::model::{CompensatedSum, Tally, TallyRow};

/// Two by two numbers, symmetric; rows and columns are intercept and slope.
pub type Matrix = [[f64; 2]; 2];

/// Why there is no logistic recalibration, see [`CoxFit::new`].
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum CoxAbsent {
    /// No observations.
    #[error("there are no scored forecasts")]
    Empty,
    /// Everything happened or nothing did.
    #[error("every question went the same way")]
    OneSided,
    /// One probability after clipping.
    #[error("all forecasts say the same probability")]
    OneProbability,
    /// Every yes on one side of a probability, every no on the other.
    #[error("the forecasts separate what happened from what did not completely")]
    Separated,
    /// The clip does not lie strictly between 0 and ½.
    #[error("the clip does not lie between 0 and 0.5")]
    InvalidClip,
    /// Numerical trouble, such as weights that differ by very many orders of magnitude.
    #[error("the regression did not settle")]
    NotSettled,
}

/// Maximum-likelihood logistic regression of the outcome on the log odds of the (clipped) forecast: logit P(yes) = a + b·logit p,
/// the line that makes Σ wᵢ(oᵢ ln μᵢ + (1 − oᵢ) ln(1 − μᵢ)) largest, μᵢ = 1/(1 + exp(−a − b·logit pᵢ)).
///
/// Cox 1958, [doi:10.1093/biomet/45.3-4.562](https://doi.org/10.1093/biomet/45.3-4.562).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoxFit {
    /// Log odds of what happened when one half was said, a: any number, 0 is perfect, above 0: it happens more often than said.
    pub intercept: f64,
    /// b: any number, 1 is perfect, below 1: overconfident (too near to 0 and 1), above 1: underconfident.
    pub slope: f64,
    /// Inverse of the Fisher information, the variance if observations of weight 1 were independent.
    pub inverse_information: Matrix,
    clip: f64,
}

impl CoxFit {
    /// Fits by Newton's method; probabilities are clipped to `[clip, 1 − clip]`.
    ///
    /// # Errors
    /// [`CoxAbsent`] when no maximum exists or it cannot be found, or unless `clip` lies strictly between 0 and ½.
    ///
    /// # Example
    /// ```
    /// use trackrecord::{calibrate::CoxFit, model::Tally};
    /// // 60% and 40% came true when 80% and 20% were said: too extreme.
    /// let said = |p, times, yes| (0..times).map(move |i| (p, i < yes));
    /// let tally = Tally::from_pairs(said(0.8, 10, 6).chain(said(0.2, 10, 4))).unwrap();
    /// let fit = CoxFit::new(&tally, 0.001).unwrap();
    /// assert!((fit.slope - 1.5_f64.ln() / 4_f64.ln()).abs() < 1e-12);
    /// assert!(fit.intercept.abs() < 1e-12);
    /// ```
    pub fn new(tally: &Tally, clip: f64) -> Result<Self, CoxAbsent> {
        if !(clip > 0.0 && clip < 0.5) {
            return Err(CoxAbsent::InvalidClip);
        }
        let points = points(tally, clip);
        check(&points)?;
        let mut line = [0.0, 0.0];
        let mut here = Likelihood::at(&points, line);
        for _ in 0..200 {
            let inverse = inverse(here.information).ok_or(CoxAbsent::NotSettled)?;
            let mut step = times(inverse, here.gradient);
            if small(step, line) {
                return Ok(Self {
                    intercept: line[0] + step[0],
                    slope: line[1] + step[1],
                    inverse_information: inverse,
                    clip,
                });
            }
            // A full step may overshoot; the log likelihood is concave, so a shorter one climbs. Near the top it is flat
            // to rounding, which must not stop a good step.
            let enough = here.log - 1e-13 * here.log.abs();
            loop {
                let next = [line[0] + step[0], line[1] + step[1]];
                let there = Likelihood::at(&points, next);
                if there.log >= enough || small(step, line) {
                    (line, here) = (next, there);
                    break;
                }
                step = step.map(|s| s / 2.0);
            }
        }
        Err(CoxAbsent::NotSettled)
    }

    /// What one observation of weight 1 contributes to the score equations: (o − μ)·(1, logit p). Times its weight and
    /// summed over a question it is that question's U, see [`CoxScatter`](super::CoxScatter). `None` unless `p` lies in `[0, 1]`.
    pub fn cluster_term(&self, p: f64, happened: bool) -> Option<[f64; 2]> {
        (0.0..=1.0).contains(&p).then(|| self.score_term(p, happened))
    }

    /// The same without a check: worked out for every probability and group, after reading has checked it.
    pub(crate) fn score_term(&self, p: f64, happened: bool) -> [f64; 2] {
        let residual = f64::from(u8::from(happened)) - self.recalibrated(p);
        [residual, residual * log_odds(p, self.clip)]
    }

    /// μ, the chance of yes by the regression.
    pub(crate) fn recalibrated(&self, p: f64) -> f64 {
        logistic(self.intercept + self.slope * log_odds(p, self.clip))
    }

    /// Standard errors of intercept and slope if forecasts of weight 1 were independent: the roots of the diagonal of
    /// [`inverse_information`](Self::inverse_information).
    pub fn model_errors(&self) -> [f64; 2] {
        [0, 1].map(|i| self.inverse_information[i][i].sqrt())
    }
}

/// Weights of no and yes at one value of the log odds.
#[derive(Clone, Copy)]
struct LogOddsPoint {
    x: f64,
    no: f64,
    yes: f64,
}

impl LogOddsPoint {
    fn new(row: &TallyRow, clip: f64) -> Self {
        Self { x: log_odds(row.p, clip), no: row.no, yes: row.yes }
    }
}

fn points(tally: &Tally, clip: f64) -> Vec<LogOddsPoint> {
    let rows = tally.rows().iter();
    rows.map(|row| LogOddsPoint::new(row, clip)).collect()
}

/// Whether a finite maximum exists (Albert & Anderson 1984, doi:10.1093/biomet/71.1.1). Points rise in x.
#[allow(clippy::float_cmp)] // Equal after clipping is meant.
fn check(points: &[LogOddsPoint]) -> Result<(), CoxAbsent> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Err(CoxAbsent::Empty);
    };
    let span = |weight: fn(&LogOddsPoint) -> f64| {
        let mut with = points.iter().filter(|point| weight(point) > 0.0);
        let low = with.next()?.x;
        Some((low, with.next_back().map_or(low, |point| point.x)))
    };
    let (Some(no), Some(yes)) = (span(|point| point.no), span(|point| point.yes)) else {
        return Err(CoxAbsent::OneSided);
    };
    if first.x == last.x {
        return Err(CoxAbsent::OneProbability);
    }
    if yes.0 >= no.1 || no.0 >= yes.1 {
        return Err(CoxAbsent::Separated);
    }
    Ok(())
}

pub(crate) fn log_odds(p: f64, clip: f64) -> f64 {
    let p = p.max(clip).min(1.0 - clip);
    (p / (1.0 - p)).ln()
}

fn logistic(eta: f64) -> f64 {
    1.0 / (1.0 + (-eta).exp())
}

/// The log likelihood of a line with its first derivatives and, as Fisher information, its second.
struct Likelihood {
    log: f64,
    gradient: [f64; 2],
    information: Matrix,
}

impl Likelihood {
    fn at(points: &[LogOddsPoint], [intercept, slope]: [f64; 2]) -> Self {
        let mut sums = [CompensatedSum::default(); 6];
        for &LogOddsPoint { x, no, yes } in points {
            let eta = intercept + slope * x;
            // The less likely outcome has probability small/(1 + small), which keeps its digits and cannot overflow.
            let small = (-eta.abs()).exp();
            let less = small / (1.0 + small);
            let more = 1.0 / (1.0 + small);
            let (of_no, of_yes) = if eta > 0.0 { (less, more) } else { (more, less) };
            let surprise = if eta > 0.0 { no } else { yes } * eta.abs();
            let residual = yes * of_no - no * of_yes;
            let spread = (no + yes) * less * more;
            let terms =
                [-surprise - (no + yes) * small.ln_1p(), residual, residual * x, spread, spread * x, spread * x * x];
            for (sum, term) in sums.iter_mut().zip(terms) {
                sum.add(term);
            }
        }
        let [log, constant, linear, ones, mixed, squares] = sums.map(CompensatedSum::total);
        Self { log, gradient: [constant, linear], information: [[ones, mixed], [mixed, squares]] }
    }
}

fn inverse([[a, b], [c, d]]: Matrix) -> Option<Matrix> {
    let determinant = a * d - b * c;
    (determinant > 0.0 && determinant.is_finite())
        .then(|| [[d, -b], [-c, a]].map(|row| row.map(|entry| entry / determinant)))
}

fn times(matrix: Matrix, [x, y]: [f64; 2]) -> [f64; 2] {
    matrix.map(|[a, b]| a * x + b * y)
}

fn small(step: [f64; 2], line: [f64; 2]) -> bool {
    step.iter().zip(line).all(|(step, at)| step.abs() <= 1e-11 * (1.0 + at.abs()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fit(pairs: &[(f64, bool)]) -> Result<CoxFit, CoxAbsent> {
        CoxFit::new(&Tally::of_pairs(pairs.iter().copied()), 0.001)
    }

    #[test]
    fn no_maximum_no_fit() {
        assert_eq!(fit(&[]), Err(CoxAbsent::Empty));
        assert_eq!(fit(&[(0.2, true), (0.7, true)]), Err(CoxAbsent::OneSided));
        assert_eq!(fit(&[(0.2, true), (0.2, false)]), Err(CoxAbsent::OneProbability));
        // Distinct as said, equal after clipping.
        assert_eq!(fit(&[(0.0, true), (0.0005, false)]), Err(CoxAbsent::OneProbability));
        assert_eq!(fit(&[(0.2, false), (0.7, true)]), Err(CoxAbsent::Separated));
        assert_eq!(fit(&[(0.2, true), (0.7, false)]), Err(CoxAbsent::Separated));
        // They meet at one probability only: the slope would still run away.
        let touching = [(0.2, false), (0.5, false), (0.5, true), (0.7, true)];
        assert_eq!(fit(&touching), Err(CoxAbsent::Separated));
        let reversed = touching.map(|(p, happened)| (p, !happened));
        assert_eq!(fit(&reversed), Err(CoxAbsent::Separated));
        assert_eq!(CoxFit::new(&Tally::default(), 0.0), Err(CoxAbsent::InvalidClip));
    }

    proptest! {
        #[test]
        fn the_score_equations_hold_and_symmetric_data_have_no_intercept(
            pairs in prop::collection::vec((0..=20_u8, any::<bool>()), 4..40),
        ) {
            let pairs: Vec<(f64, bool)> =
                pairs.into_iter().map(|(p, o)| (f64::from(p) / 20.0, o)).collect();
            prop_assert_ne!(fit(&pairs), Err(CoxAbsent::NotSettled));
            if let Ok(fit) = fit(&pairs) {
                let sum = pairs.iter().fold([0.0, 0.0], |sum, &(p, o)| {
                    let term = fit.score_term(p, o);
                    [sum[0] + term[0], sum[1] + term[1]]
                });
                prop_assert!(sum[0].abs() < 1e-8 && sum[1].abs() < 1e-8, "{sum:?}");
            }
            let mirrored = pairs.iter().map(|&(p, o)| (1.0 - p, !o));
            let both: Vec<(f64, bool)> = pairs.iter().copied().chain(mirrored).collect();
            if let Ok(fit) = fit(&both) {
                prop_assert!(fit.intercept.abs() < 1e-9, "{}", fit.intercept);
            }
        }
    }
}
