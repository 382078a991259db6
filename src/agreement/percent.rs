//! How often two coders say the same.

use super::ratings::{Absent, Ratings, differing_pairs};

/// Share of the pairs of codes of one statement that are equal, in \[0, 1\]; each statement counts `times` so often.
///
/// Of two coders it is the share of the statements coded by both on which they agree. It takes no account of chance.
///
/// # Errors
/// When no statement has two codes.
pub fn percent_agreement(ratings: &Ratings, times: &[u32]) -> Result<f64, Absent> {
    let (mut pairs, mut differing) = (0.0, 0.0);
    for (times, codes) in ratings.paired(times) {
        let count = codes.len() as f64;
        pairs += times * count * (count - 1.0);
        differing += times * differing_pairs(&codes);
    }
    if pairs > 0.0 { Ok((pairs - differing) / pairs) } else { Err(Absent::NoPairs) }
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
        assert_eq!(percent_agreement(&ratings, &ratings.once()), Ok(0.5));
        assert_eq!(percent_agreement(&ratings, &[0, 2, 1]), Ok(1.0));
        assert_eq!(percent_agreement(&ratings, &[0, 0, 1]), Err(Absent::NoPairs));
    }
}
