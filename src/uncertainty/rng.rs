//! Seeded random numbers that stay the same between releases, platforms and numbers of threads.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng as _, SeedableRng};

/// A seeded generator: xoshiro256++ (Blackman & Vigna 2021, doi:10.1145/3460772).
///
/// Everything above the raw 64 bits is computed here and not by a crate, so that the same seed gives the
/// same numbers whatever is updated.
///
/// # Example
/// ```
/// use trackrecord::uncertainty::Rng;
/// let mut die = Rng::stream(1, 0);
/// assert!(die.below(6) < 6);
/// assert_eq!(Rng::stream(1, 7).next_u64(), Rng::stream(1, 7).next_u64());
/// ```
#[derive(Clone, Debug)]
pub struct Rng(Xoshiro256PlusPlus);

impl Rng {
    /// The generator of a seed's stream: each (seed, stream) has numbers of its own, so that work can be
    /// shared out among threads without changing what is drawn.
    ///
    /// The generator starts from output number `stream` of a splitmix64 sequence (Steele, Lea & Flood 2014,
    /// doi:10.1145/2660193.2660195) whose start is the seed, mixed. Streams of one seed never start alike.
    pub fn stream(seed: u64, stream: u64) -> Self {
        let start = splitmix64(seed, 0);
        Self(Xoshiro256PlusPlus::seed_from_u64(splitmix64(start, stream)))
    }

    /// 64 random bits.
    #[inline]
    pub fn next_u64(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// Uniform in `[0, 1)`, a multiple of 2⁻⁵³.
    #[inline]
    pub fn unit(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
        (self.next_u64() >> 11) as f64 * STEP
    }

    /// Uniform in `0..n`, without bias (Lemire 2019, doi:10.1145/3230636); 0 for `n` = 0.
    #[inline]
    pub fn below(&mut self, n: u64) -> u64 {
        if n == 0 {
            return 0;
        }
        let (mut high, mut low) = widening_product(self.next_u64(), n);
        if low < n {
            let unfair = n.wrapping_neg() % n;
            while low < unfair {
                (high, low) = widening_product(self.next_u64(), n);
            }
        }
        high
    }
}

/// Output number `index` (from 0) of splitmix64 with this start.
fn splitmix64(start: u64, index: u64) -> u64 {
    const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut z = start.wrapping_add(GOLDEN.wrapping_mul(index.wrapping_add(1)));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// High and low half of a 128-bit product.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the halves are what is wanted")]
fn widening_product(a: u64, b: u64) -> (u64, u64) {
    let product = u128::from(a) * u128::from(b);
    ((product >> 64) as u64, product as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitmix64_gives_the_published_values() {
        // Vigna's splitmix64.c started at 1234567.
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        for (index, value) in (0..).zip(published) {
            assert_eq!(splitmix64(1_234_567, index), value);
        }
    }

    #[test]
    fn xoshiro_gives_the_published_values() {
        // xoshiro256plusplus.c with the state 1, 2, 3, 4.
        let mut state = [0; 32];
        for (word, value) in state.chunks_exact_mut(8).zip(1_u64..) {
            word.copy_from_slice(&value.to_le_bytes());
        }
        let mut rng = Rng(Xoshiro256PlusPlus::from_seed(state));
        for value in [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386] {
            assert_eq!(rng.next_u64(), value);
        }
    }

    #[test]
    fn below_is_uniform_and_in_range() {
        let mut rng = Rng::stream(3, 1);
        let mut seen = [0_u32; 7];
        for _ in 0..70_000 {
            seen[usize::try_from(rng.below(7)).unwrap()] += 1;
        }
        // Standard deviation of each count is about 93.
        assert!(seen.iter().all(|&count| count.abs_diff(10_000) < 450), "{seen:?}");
        assert_eq!(rng.below(1), 0);
        assert_eq!(rng.below(0), 0);
    }

    #[test]
    fn below_redraws_what_would_favour_small_numbers() {
        // With n = 3·2^62 a product without rejection gives multiples of 3 twice as often as other numbers.
        let n = 3_u64 << 62;
        let mut rng = Rng::stream(5, 0);
        let thirds = (0..30_000).fold([0_u32; 3], |mut thirds, _| {
            thirds[usize::try_from(rng.below(n) % 3).unwrap()] += 1;
            thirds
        });
        assert!(thirds.iter().all(|&count| count.abs_diff(10_000) < 450), "{thirds:?}");
    }

    #[test]
    fn streams_are_unrelated() {
        let draws = 20_000;
        for (a, b) in [((1, 0), (1, 1)), ((1, 0), (2, 0)), ((0, 1), (1, 0)), ((7, 3), (7, 1003))] {
            let (mut x, mut y) = (Rng::stream(a.0, a.1), Rng::stream(b.0, b.1));
            let covariance: f64 =
                (0..draws).map(|_| (x.unit() - 0.5) * (y.unit() - 0.5)).sum::<f64>() / f64::from(draws);
            // Standard error of the correlation is 0.007.
            assert!((covariance * 12.0).abs() < 0.035, "{a:?} {b:?}: {covariance}");
        }
    }

    #[test]
    fn unit_stays_below_one() {
        let mut rng = Rng::stream(9, 9);
        let mean = (0..100_000).map(|_| rng.unit()).inspect(|u| assert!((0.0..1.0).contains(u))).sum::<f64>() / 1e5;
        assert!((mean - 0.5).abs() < 0.005);
    }
}
