//! Permutation test by flipping signs.

use crate::uncertainty::Rng;

use super::Reason;

/// So many differences are flipped in every way there is; with more, signs are drawn.
const EXACT_UP_TO: usize = 20;
/// Draws.
const FLIPS: u32 = 10_000;
/// Signs whose sums are looked up together.
const CHUNK: usize = 8;
/// Chunks whose tables stay near while all draws go over them; a random number has the signs of all.
const BLOCK: usize = 8;
/// Where no draw would reach the sum but for one run in so many, none is made.
const CERTAIN: f64 = 1e-12;

/// Two-sided p-value of "no difference": how often |Σ±d| is at least |Σd| when every difference may as well have had the
/// other sign.
///
/// Over all 2ⁿ signs for up to 20 differences, else (1 + #)/(10 000 + 1) over seeded draws, so that it is never 0 (Phipson &
/// Smyth 2010, doi:10.2202/1544-6115.1585). Differences of zero have no sign and do not count towards the 20. Sums that are
/// equal but for rounding are ties, and ties count. In `(0, 1]`; 1 when all differences are zero or there are none.
/// Fisher 1935, The Design of Experiments, § 21. Every difference weighs the same.
///
/// # Errors
/// [`Reason::OutOfRange`] when a difference is no finite number.
///
/// # Example
/// ```
/// use trackrecord::compare::sign_flip_p_value;
/// // Only all plus and all minus are as extreme: 2 of 2⁵.
/// assert_eq!(sign_flip_p_value(&[0.1, 0.2, 0.1, 0.3, 0.0, 0.1], 1), Ok(0.0625));
/// ```
pub fn sign_flip_p_value(differences: &[f64], seed: u64) -> Result<f64, Reason> {
    let sound = differences.iter().all(|difference| difference.is_finite());
    if sound { Ok(sign_flip(differences, seed)) } else { Err(Reason::OutOfRange) }
}

/// The same of differences that are known to be finite.
pub(super) fn sign_flip(differences: &[f64], seed: u64) -> f64 {
    let signed: Vec<f64> = differences.iter().copied().filter(|d| *d != 0.0).collect();
    let total: f64 = signed.iter().map(|d| d.abs()).sum();
    let extreme = signed.iter().sum::<f64>().abs() - 1e-10 * total;
    if extreme <= 0.0 {
        1.0
    } else if signed.len() <= EXACT_UP_TO {
        exact(&signed, extreme)
    } else {
        drawn(&signed, extreme, seed)
    }
}

/// Share of all signs whose sum is at least as large as `extreme` or at most as small as −`extreme`: by symmetry twice the
/// former. Sums of the two halves are paired in increasing order, which takes 2^(n/2) steps instead of 2ⁿ.
fn exact(signed: &[f64], extreme: f64) -> f64 {
    let (left, right) = signed.split_at(signed.len() / 2);
    let (left, right) = (all_sums(left), all_sums(right));
    let mut too_small = right.len();
    let mut count = 0;
    for sum in &left {
        while too_small > 0 && sum + right[too_small - 1] >= extreme {
            too_small -= 1;
        }
        count += right.len() - too_small;
    }
    2.0 * count as f64 / (left.len() * right.len()) as f64
}

/// Σ±d for all signs, in increasing order.
fn all_sums(differences: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0];
    for d in differences {
        sums = sums.iter().flat_map(|sum| [sum - d, sum + d]).collect();
    }
    sums.sort_by(f64::total_cmp);
    sums
}

fn drawn(signed: &[f64], extreme: f64, seed: u64) -> f64 {
    if is_beyond_all_draws(signed, extreme) {
        return 1.0 / f64::from(FLIPS + 1);
    }
    let mut sums = vec![0.0; FLIPS as usize];
    let mut rng = Rng::stream(seed, u64::MAX);
    for block in signed.chunks(BLOCK * CHUNK) {
        let mut tables = [[0.0; 1 << CHUNK]; BLOCK];
        for (table, differences) in tables.iter_mut().zip(block.chunks(CHUNK)) {
            *table = signed_sums(differences);
        }
        for sum in &mut sums {
            let signs = rng.next_u64().to_le_bytes();
            let of_chunk = |at: usize| tables[at][usize::from(signs[at])];
            // Four sums side by side: additions need not wait for each other.
            let [a, b, c, d] = [0, 2, 4, 6].map(|at| of_chunk(at) + of_chunk(at + 1));
            *sum += (a + b) + (c + d);
        }
    }
    let count = sums.iter().filter(|sum| sum.abs() >= extreme).count();
    (count + 1) as f64 / f64::from(FLIPS + 1)
}

/// Whether Hoeffding's bound, P(|Σ±d| ≥ t) ≤ 2 exp(−t²/2Σd²) (1963, doi:10.1080/01621459.1963.10500830), leaves no draw to count.
fn is_beyond_all_draws(signed: &[f64], extreme: f64) -> bool {
    let squares: f64 = signed.iter().map(|d| d * d).sum();
    f64::from(FLIPS) * 2.0 * (-extreme * extreme / (2.0 * squares)).exp() < CERTAIN
}

/// Sums of up to eight differences for every way to set their signs, by the bits of the index.
fn signed_sums(differences: &[f64]) -> [f64; 1 << CHUNK] {
    std::array::from_fn(|signs| {
        let sign = |at: usize| if signs >> at & 1 == 1 { 1.0 } else { -1.0 };
        differences.iter().enumerate().map(|(at, d)| sign(at) * d).sum()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All signs by Gray code: one flip from each to the next.
    fn by_gray_code(differences: &[i32]) -> f64 {
        let observed: i32 = differences.iter().sum();
        let (mut sum, mut signs, mut count) = (observed, vec![1; differences.len()], 0_u32);
        let ways = 1_u32 << differences.len();
        for step in 1..=ways {
            count += u32::from(sum.abs() >= observed.abs());
            let flip = step.trailing_zeros() as usize;
            if flip < signs.len() {
                signs[flip] = -signs[flip];
                sum += 2 * signs[flip] * differences[flip];
            }
        }
        f64::from(count) / f64::from(ways)
    }

    /// Whole numbers in hundredths: many ties and zeros, which a comparison of floating-point sums would get wrong.
    #[test]
    fn exact_is_the_count_over_all_signs() {
        let mut rng = Rng::stream(5, 0);
        for n in 1..=16 {
            for _ in 0..20 {
                let whole: Vec<i32> = (0..n).map(|_| i32::try_from(rng.below(15)).unwrap() - 5).collect();
                let differences: Vec<f64> = whole.iter().map(|&d| f64::from(d) / 100.0).collect();
                let (found, expected) = (sign_flip(&differences, 1), by_gray_code(&whole));
                assert!((found - expected).abs() < 1e-12, "{whole:?}: {found} {expected}");
            }
        }
    }

    /// Fisher 1935, § 21: Darwin's fifteen pairs of maize, 1726 of 32 768.
    #[test]
    fn darwins_maize() {
        let differences = [49.0, -67.0, 8.0, 16.0, 6.0, 23.0, 28.0, 41.0, 14.0, 29.0, 56.0, 24.0, 75.0, 60.0, -48.0];
        assert!((sign_flip(&differences, 1) - 1726.0 / 32_768.0).abs() < 1e-12);
    }

    #[test]
    fn draws_come_near_the_exact_value() {
        let mut rng = Rng::stream(6, 0);
        for shift in [0.0, 0.1, 0.2] {
            let signed: Vec<f64> = (0..19).map(|_| rng.unit() - 0.5 + shift).collect();
            let extreme = signed.iter().sum::<f64>().abs() - 1e-9;
            let (exact, drawn) = (exact(&signed, extreme), drawn(&signed, extreme, 3));
            let error = (exact * (1.0 - exact) / f64::from(FLIPS)).sqrt();
            assert!((exact - drawn).abs() < 4.0 * error + 2e-4, "{exact} {drawn}");
        }
    }

    /// The bound is kept by far where draws are cheap enough to be looked at: nine standard deviations away none of them is.
    #[test]
    fn no_draw_is_left_out_that_could_count() {
        let differences: Vec<f64> = (0..100).map(|at| 0.5 + f64::from(at) / 200.0).collect();
        let deviation = differences.iter().map(|d| d * d).sum::<f64>().sqrt();
        assert!(is_beyond_all_draws(&differences, 9.0 * deviation));
        assert!(!is_beyond_all_draws(&differences, 8.0 * deviation));
        // 2·10⁴·exp(−z²/2) = 10⁻¹² at z = 8.66.
        assert!(
            is_beyond_all_draws(&differences, 8.7 * deviation) && !is_beyond_all_draws(&differences, 8.6 * deviation)
        );
    }

    #[test]
    fn is_never_zero_and_the_same_again() {
        let differences = vec![0.1; 200];
        let p = sign_flip(&differences, 9);
        assert!((p - 1.0 / 10_001.0).abs() < 1e-12, "{p}");
        assert!((sign_flip(&[0.0; 30], 9) - 1.0).abs() < 1e-12);
        assert!((sign_flip(&[], 9) - 1.0).abs() < 1e-12);
    }
}
