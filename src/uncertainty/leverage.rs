//! The small-sample correction of cluster-robust errors.

/// What the shares h of the questions in all weight do to a cluster-robust variance: CR2's correction of each question, and
/// Satterthwaite's degrees of freedom (Bell & `McCaffrey` 2002; Imbens & Kolesár 2016,
/// [doi:10.1162/REST_a_00552](https://doi.org/10.1162/REST_a_00552)).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leverage {
    /// Σh².
    concentration: f64,
    /// With d = a·h²: Σd, Σd·h, Σd·h², Σd², Σd²·h.
    sums: [f64; 5],
}

impl Leverage {
    /// Before any question; `concentration` is Σh² over all of them.
    pub(crate) fn new(concentration: f64) -> Self {
        Self { concentration, sums: [0.0; 5] }
    }

    /// Takes in a question's share and gives a = 1/(1 − 2h + Σh²), by which its squared residual counts.
    #[inline]
    pub(crate) fn add(&mut self, share: f64) -> f64 {
        // A question that is all there is would have no correction; it has no degree of freedom either.
        let correction = 1.0 / (1.0 - 2.0 * share + self.concentration).max(f64::MIN_POSITIVE);
        let d = correction * share * share;
        let terms = [d, d * share, d * share * share, d * d, d * d * share];
        for (k, sum) in self.sums.iter_mut().enumerate() {
            *sum += terms[k];
        }
        correction
    }

    /// (tr M)²/‖M‖² for M = diag(d) − d·h′ − h·d′ + D·h·h′, at least 1.
    pub(crate) fn freedom(&self) -> f64 {
        let ([d, dh, dhh, dd, ddh], h2) = (self.sums, self.concentration);
        let trace = d - 2.0 * dh + d * h2;
        let norm = dd + 2.0 * dd * h2 + d * d * h2 * h2 - 4.0 * ddh + 2.0 * d * dhh + 2.0 * dh * dh - 4.0 * d * dh * h2;
        if norm > 0.0 { (trace * trace / norm).max(1.0) } else { 1.0 }
    }
}
