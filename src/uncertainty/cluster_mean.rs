//! A mean over values that stand or fall together by question, with its standard error.

use statrs::distribution::{ContinuousCDF, StudentsT};

use super::{ClusterError, Interval, Leverage, student_reach};

/// What the values on one question add up to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct QuestionSum {
    /// Their number, or weight; positive.
    pub(crate) weight: f64,
    /// Their sum.
    pub(crate) sum: f64,
}

/// A mean R = ΣS/Σn over questions, n being the weight of a question and S the sum of its values, with what its error is.
///
/// The variance is CR2: V = Σ a(S − nR)²/N² with N = Σn, h = n/N and a = 1/(1 − 2h + Σh²); its degrees of freedom are
/// Satterthwaite's (Bell & `McCaffrey` 2002; Imbens & Kolesár 2016,
/// [doi:10.1162/REST_a_00552](https://doi.org/10.1162/REST_a_00552)). Where every question weighs the same, that is the
/// ordinary variance of a mean, with one degree of freedom less than there are questions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ClusterMean {
    /// The mean.
    pub(crate) value: f64,
    /// Its variance, from 0.
    pub(crate) variance: f64,
    /// Degrees of freedom of the variance, from 1.
    pub(crate) freedom: f64,
    /// As many questions of equal weight would tell as much: 1/Σh².
    pub(crate) effective: f64,
}

impl ClusterMean {
    /// `None` with fewer than two questions.
    pub(crate) fn of(questions: &[QuestionSum]) -> Option<Self> {
        if questions.len() < 2 {
            return None;
        }
        let total = |of: fn(&QuestionSum) -> f64| questions.iter().map(of).sum::<f64>();
        let (weight, value) = (total(|q| q.weight), total(|q| q.sum) / total(|q| q.weight));
        let concentration = questions.iter().map(|q| (q.weight / weight).powi(2)).sum::<f64>();
        let (mut squares, mut leverage) = (0.0, Leverage::new(concentration));
        for question in questions {
            let correction = leverage.add(question.weight / weight);
            squares += correction * (question.sum - question.weight * value).powi(2);
        }
        let variance = squares / (weight * weight);
        Some(Self { value, variance, freedom: leverage.freedom(), effective: 1.0 / concentration })
    }

    /// The mean and as many standard errors to either side as a t with its degrees of freedom says. `None` if nothing varies, for
    /// then nothing says how far chance could have moved the mean.
    pub(crate) fn interval(&self, confidence: f64) -> Option<Interval> {
        let error = self.variance.sqrt();
        let reach = student_reach(confidence, self.freedom)? * error;
        Interval::new(self.value - reach, self.value + reach).filter(|_| error > 1e-12)
    }

    /// Its standard error.
    pub(crate) fn error(&self) -> ClusterError {
        ClusterError { standard_error: self.variance.sqrt(), freedom: self.freedom }
    }

    /// Two-sided p-value of "the true mean is 0", which agrees with the interval. `None` if nothing varies.
    pub(crate) fn p_value(&self) -> Option<f64> {
        let t = StudentsT::new(0.0, 1.0, self.freedom).ok()?;
        let error = self.variance.sqrt();
        (error > 1e-12).then(|| (2.0 * t.sf(self.value.abs() / error)).min(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[(f64, f64)]) -> Option<ClusterMean> {
        let questions: Vec<QuestionSum> =
            values.iter().map(|&(weight, value)| QuestionSum { weight, sum: weight * value }).collect();
        ClusterMean::of(&questions)
    }

    /// 1, 2, 4, 5: mean 3, variance of a value 10/3, so 10/12 of the mean; t with 3 degrees 3.182446.
    #[test]
    fn questions_of_one_weight_have_the_ordinary_t_interval() {
        let found = of(&[(2.0, 1.0), (2.0, 2.0), (2.0, 4.0), (2.0, 5.0)]).unwrap();
        assert!((found.value - 3.0).abs() < 1e-12 && (found.variance - 10.0 / 12.0).abs() < 1e-12);
        assert!((found.freedom - 3.0).abs() < 1e-9);
        let interval = found.interval(0.95).unwrap();
        assert!((interval.high() - 3.0 - 3.182_446_305_284_263 * (10.0_f64 / 12.0).sqrt()).abs() < 1e-8);
        // t = 3/√(10/12) = 3.286335: p = 0.046205 (scipy).
        assert!((found.p_value().unwrap() - 0.046_205).abs() < 1e-6, "{:?}", found.p_value());
    }

    /// The matrix written out, for three questions that weigh 1, 2 and 5.
    #[test]
    fn degrees_of_freedom_are_those_of_the_matrix() {
        let weights = [1.0, 2.0, 5.0];
        let h = weights.map(|w: f64| w / 8.0);
        let squares: f64 = h.iter().map(|h| h * h).sum();
        let d = h.map(|h| h * h / (1.0 - 2.0 * h + squares));
        let b = |row: usize, column: usize| f64::from(u8::from(row == column)) - h[column];
        let m = |i: usize, j: usize| (0..3).map(|k| b(k, i) * d[k] * b(k, j)).sum::<f64>();
        let trace: f64 = (0..3).map(|i| m(i, i)).sum();
        let norm: f64 = (0..3).flat_map(|i| (0..3).map(move |j| (i, j))).map(|(i, j)| m(i, j).powi(2)).sum();
        let found = of(&[(1.0, 0.2), (2.0, 0.1), (5.0, 0.4)]).unwrap();
        assert!(
            (found.freedom - (trace * trace / norm).max(1.0)).abs() < 1e-9,
            "{} {}",
            found.freedom,
            trace * trace / norm
        );
    }

    #[test]
    fn what_does_not_vary_has_no_interval() {
        let found = of(&[(1.0, 0.3), (1.0, 0.3)]).unwrap();
        assert_eq!((found.interval(0.95), found.p_value()), (None, None));
        assert_eq!(of(&[(1.0, 0.3)]), None);
    }
}
