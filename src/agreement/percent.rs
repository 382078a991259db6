//! How often two coders say the same.

use super::ratings::{AgreementAbsent, Ratings, differing_pairs};

/// Share of the pairs of codes of one statement that are equal, Σ equal ordered pairs / Σ m(m − 1) with m the codes of a
/// statement; in \[0, 1\], 1 is best.
///
/// Of two coders it is the share of the statements coded by both on which they agree. It takes no account of chance.
///
/// # Errors
/// [`AgreementAbsent::NoPairs`] when no statement has two codes.
///
/// # Example
/// ```
/// use trackrecord::agreement::{Ratings, percent_agreement};
/// let ratings = Ratings::nominal(&[vec![Some("yes"), Some("yes")], vec![Some("yes"), Some("no")]]);
/// assert_eq!(percent_agreement(&ratings), Ok(0.5));
/// ```
pub fn percent_agreement(ratings: &Ratings) -> Result<f64, AgreementAbsent> {
    percent_of_resample(ratings, &ratings.once())
}

/// The same when each statement counts `times` so often; there is a number for each.
pub(super) fn percent_of_resample(ratings: &Ratings, times: &[u32]) -> Result<f64, AgreementAbsent> {
    let (mut pairs, mut differing) = (0.0, 0.0);
    for (times, codes) in ratings.paired(times) {
        let count = codes.len() as f64;
        pairs += times * count * (count - 1.0);
        differing += times * differing_pairs(&codes);
    }
    if pairs > 0.0 { Ok((pairs - differing) / pairs) } else { Err(AgreementAbsent::NoPairs) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_three_coders() {
        let units =
            [vec![Some("a"), Some("a"), Some("b")], vec![Some("a"), None, Some("a")], vec![Some("a"), None, None]];
        let ratings = Ratings::nominal(&units);
        // Pairs: aa, ab, ab; aa.
        assert_eq!(percent_agreement(&ratings), Ok(0.5));
        assert_eq!(percent_of_resample(&ratings, &[0, 2, 1]), Ok(1.0));
        assert_eq!(percent_of_resample(&ratings, &[0, 0, 1]), Err(AgreementAbsent::NoPairs));
    }
}
