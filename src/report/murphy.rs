//! Murphy's decomposition of a group, plain and without what chance adds to it.

use crate::calibrate::BinSum;
use crate::decompose;
use crate::model::Finite;
use crate::report::basis::Basis;
use crate::report::{BiasCorrectedDecomposition, Murphy};

/// The decomposition. A bin counts as its effective questions do.
pub(super) fn murphy(basis: &Basis<'_>, table: &[BinSum]) -> Murphy {
    let fitted = basis.fitted;
    let tally = &fitted.counted.scored;
    let parts = decompose::murphy(tally, &fitted.bins);
    let of_bins: Vec<f64> = table.iter().map(|bin| basis.bin_questions[bin.index].effective(bin.weight)).collect();
    let of_all = basis.errors.effective_questions;
    let corrected = parts.and_then(|parts| decompose::bias_corrected(&parts, table, &of_bins, of_all));
    Murphy {
        reliability: parts.map(|m| m.reliability).and_then(Finite::new),
        resolution: parts.map(|m| m.resolution).and_then(Finite::new),
        uncertainty: parts.map(|m| m.uncertainty).and_then(Finite::new),
        within_bin_variance: parts.map(|m| m.within_bin_variance).and_then(Finite::new),
        within_bin_covariance: parts.map(|m| m.within_bin_covariance).and_then(Finite::new),
        bias_corrected: BiasCorrectedDecomposition {
            reliability: corrected.map(|m| m.reliability).and_then(Finite::new),
            resolution: corrected.map(|m| m.resolution).and_then(Finite::new),
            uncertainty: corrected.map(|m| m.uncertainty).and_then(Finite::new),
        },
    }
}

/// Why there is nothing corrected.
pub(super) const FEW_EFFECTIVE: &str = "fewer than 2 effective questions";
