//! Murphy's decomposition of a group, plain and without what chance adds to it.

use crate::calibrate::BinSum;
use crate::decompose;
use crate::report::basis::Basis;
use crate::report::{BiasCorrected, Murphy};

/// The decomposition. A bin counts as its effective questions do.
pub(super) fn murphy(basis: &Basis<'_>, table: &[BinSum]) -> Murphy {
    let fitted = basis.fitted;
    let tally = &fitted.counted.scored;
    let parts = decompose::murphy(tally, &fitted.bins);
    let of_bins: Vec<f64> = table.iter().map(|bin| basis.bin_questions[bin.index].effective(bin.weight)).collect();
    let of_all = basis.errors.effective_questions;
    let corrected = parts.and_then(|parts| decompose::bias_corrected(&parts, table, &of_bins, of_all));
    Murphy {
        reliability: parts.map(|m| m.reliability),
        resolution: parts.map(|m| m.resolution),
        uncertainty: parts.map(|m| m.uncertainty),
        within_bin_variance: parts.map(|m| m.within_bin_variance),
        within_bin_covariance: parts.map(|m| m.within_bin_covariance),
        bias_corrected: BiasCorrected {
            reliability: corrected.map(|m| m.reliability),
            resolution: corrected.map(|m| m.resolution),
            uncertainty: corrected.map(|m| m.uncertainty),
        },
    }
}

/// Why there is nothing corrected.
pub(super) const FEW_EFFECTIVE: &str = "fewer than 2 effective questions";
