//! Readers drawn from what is known of each phrase and of how the phrases hang together.
//!
//! A survey is often published as quantiles of each phrase and rank correlations between phrases. A Gaussian copula
//! (Nelsen 2006, *An Introduction to Copulas*, ch. 2) puts whole readers together from these: normal numbers with the
//! right correlation, made levels by the normal distribution function, made readings by each phrase's quantile function.

use std::f64::consts::PI;

use super::quantile_function::QuantileFunction;
use super::readers::Readers;
use crate::uncertainty::{Rng, normal_cdf};

/// Readers that are drawn where a survey is known by its quantiles alone.
pub(crate) const DRAWN_READERS: usize = 2000;

/// The random numbers of the readers are apart from those of every bootstrap.
const STREAM: u64 = 0x7265_6164_6572_7300;

/// Draws `count` readers, the same for the same `seed`. A reader reads all phrases, so that one who takes "likely" for
/// much takes "probable" for much too, as far as the rank correlation says.
///
/// `rank_correlation` holds Spearman's ρ between the phrases, in their order. Readers say round numbers, so their ranks
/// tie; ρ is divided by the [`rank_fidelity`](QuantileFunction::rank_fidelity) of both phrases to be that of the levels
/// behind the ties. The normal numbers behind these get Pearson's correlation 2 sin(πρ/6) (Pearson 1907, see Kruskal 1958,
/// [doi:10.1080/01621459.1958.10501481](https://doi.org/10.1080/01621459.1958.10501481)). Should that matrix not be
/// positive definite, as may be after rounding, it is shrunk towards no correlation by the least multiple of 1/1024 that
/// makes it so (Higham, Strabić & Šego 2016, [doi:10.1137/140996112](https://doi.org/10.1137/140996112)).
///
/// `None` when there is no phrase or no reader, when a table has not one row and one column for each phrase, or is no
/// matrix of correlations.
pub(crate) fn draw_readers(
    phrases: &[(String, QuantileFunction)],
    rank_correlation: &[Vec<f64>],
    count: usize,
    seed: u64,
) -> Option<Readers> {
    let size = phrases.len();
    if rank_correlation.len() != size || !is_correlation(rank_correlation) {
        return None;
    }
    let fidelity: Vec<f64> = phrases.iter().map(|(_, quantiles)| quantiles.rank_fidelity()).collect();
    let normal: Vec<Vec<f64>> = rank_correlation
        .iter()
        .enumerate()
        .map(|(i, row)| {
            let of_levels = |(j, &rank): (usize, &f64)| behind_ties(rank, fidelity[i] * fidelity[j]);
            row.iter()
                .enumerate()
                .map(|(j, rank)| if i == j { 1.0 } else { of_normals(of_levels((j, rank))) })
                .collect()
        })
        .collect();
    let root = root_of_definite(&normal)?;
    let mut readings = vec![Vec::with_capacity(count); size];
    let mut rng = Rng::stream(seed, STREAM);
    let mut independent = vec![0.0; size];
    for _ in 0..count {
        independent.fill_with(|| rng.normal());
        for (((_, quantiles), row), readings) in phrases.iter().zip(&root).zip(&mut readings) {
            let z: f64 = row.iter().zip(&independent).map(|(factor, number)| factor * number).sum();
            readings.push(quantiles.at(normal_cdf(z)));
        }
    }
    Readers::new(phrases.iter().map(|(phrase, _)| phrase.clone()).collect(), readings)
}

/// The rank correlation of levels whose tied ranks have the correlation `rank`, see [`QuantileFunction::rank_fidelity`].
fn behind_ties(rank: f64, fidelity: f64) -> f64 {
    if rank.abs() < fidelity { rank / fidelity } else { rank.signum() }
}

/// Pearson's correlation of two normal numbers whose rank correlation is given.
fn of_normals(rank: f64) -> f64 {
    2.0 * (PI * rank / 6.0).sin()
}

fn is_correlation(matrix: &[Vec<f64>]) -> bool {
    let entries = |i: usize, row: &[f64]| {
        row.iter().enumerate().all(|(j, &entry)| {
            let mirrored =
                matrix.get(j).and_then(|other| other.get(i)).is_some_and(|&other| (other - entry).abs() < 1e-9);
            mirrored && if i == j { (entry - 1.0).abs() < 1e-9 } else { entry.abs() <= 1.0 }
        })
    };
    matrix.iter().enumerate().all(|(i, row)| row.len() == matrix.len() && entries(i, row))
}

/// Lower triangle L with L·Lᵀ the matrix, shrunk no more than is needed.
fn root_of_definite(matrix: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    const STEPS: u32 = 1024;
    (0..=STEPS).find_map(|step| cholesky(matrix, 1.0 - f64::from(step) / f64::from(STEPS)))
}

/// Lower triangle L with L·Lᵀ the matrix, its entries beside the diagonal times `keep`; `None` unless positive definite.
fn cholesky(matrix: &[Vec<f64>], keep: f64) -> Option<Vec<Vec<f64>>> {
    /// A pivot below it is rounding error.
    const LEAST_PIVOT: f64 = 1e-10;
    let mut root: Vec<Vec<f64>> = Vec::with_capacity(matrix.len());
    for (i, row) in matrix.iter().enumerate() {
        let mut line = Vec::with_capacity(i + 1);
        for (other, &entry) in root.iter().zip(row) {
            let known: f64 = line.iter().zip(other).map(|(a, b)| a * b).sum();
            line.push((entry * keep - known) / other[line.len()]);
        }
        let pivot = row[i] - line.iter().map(|entry| entry * entry).sum::<f64>();
        if pivot < LEAST_PIVOT {
            return None;
        }
        line.push(pivot.sqrt());
        root.push(line);
    }
    Some(root)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uniform(name: &str) -> (String, QuantileFunction) {
        (name.to_owned(), QuantileFunction::new(vec![(0.0, 0.0), (1.0, 1.0)]).unwrap())
    }

    fn correlation(x: &[f64], y: &[f64]) -> f64 {
        let mean = |v: &[f64]| v.iter().sum::<f64>() / v.len() as f64;
        let (mx, my) = (mean(x), mean(y));
        let product =
            |a: &[f64], ma: f64, b: &[f64], mb: f64| a.iter().zip(b).map(|(a, b)| (a - ma) * (b - mb)).sum::<f64>();
        product(x, mx, y, my) / (product(x, mx, x, mx) * product(y, my, y, my)).sqrt()
    }

    #[test]
    fn the_rank_correlation_comes_back() {
        // Of uniform numbers the correlation is the rank correlation.
        let phrases = [uniform("a"), uniform("b"), uniform("c")];
        let wanted = [vec![1.0, 0.8, -0.3], vec![0.8, 1.0, 0.1], vec![-0.3, 0.1, 1.0]];
        let readers = draw_readers(&phrases, &wanted, 40_000, 5).unwrap();
        for (i, a) in ["a", "b", "c"].iter().enumerate() {
            for (j, b) in ["a", "b", "c"].iter().enumerate() {
                let found = correlation(readers.of(a).unwrap(), readers.of(b).unwrap());
                // Its standard error is at most 0.005.
                assert!((found - wanted[i][j]).abs() < 0.02, "{a} {b}: {found}");
            }
        }
    }

    #[test]
    fn quantiles_come_back() {
        let knots = vec![(0.0, 0.2), (0.3, 0.6), (0.7, 0.6), (1.0, 1.0)];
        let phrase = ("likely".to_owned(), QuantileFunction::new(knots).unwrap());
        let readers = draw_readers(&[phrase], &[vec![1.0]], 20_000, 1).unwrap();
        let share = |f: fn(f64) -> bool| readers.of("likely").unwrap().iter().filter(|r| f(**r)).count();
        assert!(share(|r| r < 0.6).abs_diff(6_000) < 350 && share(|r| r > 0.6).abs_diff(6_000) < 350);
    }

    #[test]
    fn the_root_is_that_of_the_matrix() {
        let matrix = [vec![1.0, 0.6, 0.2], vec![0.6, 1.0, -0.4], vec![0.2, -0.4, 1.0]];
        let root = root_of_definite(&matrix).unwrap();
        for (i, row) in matrix.iter().enumerate() {
            for (j, &entry) in row.iter().enumerate() {
                let product: f64 = root[i].iter().zip(&root[j]).map(|(a, b)| a * b).sum();
                assert!((product - entry).abs() < 1e-14);
            }
        }
    }

    #[test]
    fn what_is_not_positive_definite_is_shrunk_and_no_further_than_needed() {
        // Eigenvalues 1 + 2r, 1 − r, 1 − r with r = −0.9: positive definite from r > −1/2 on.
        let matrix: Vec<Vec<f64>> = (0..3).map(|i| (0..3).map(|j| if i == j { 1.0 } else { -0.9 }).collect()).collect();
        assert_eq!(cholesky(&matrix, 1.0), None);
        let root = root_of_definite(&matrix).unwrap();
        let kept = root[1][0] * root[0][0] / -0.9;
        assert!(kept < 0.5 / 0.9 && kept > 0.5 / 0.9 - 2.0 / 1024.0, "{kept}");
    }

    #[test]
    fn tables_that_do_not_fit_are_refused() {
        let phrases = [uniform("a"), uniform("b")];
        for wrong in [
            vec![],
            vec![vec![1.0, 0.2]],
            vec![vec![1.0], vec![0.2, 1.0]],
            vec![vec![1.0, 0.2], vec![0.3, 1.0]],
            vec![vec![1.0, 1.2], vec![1.2, 1.0]],
            vec![vec![0.9, 0.2], vec![0.2, 1.0]],
            vec![vec![1.0, f64::NAN], vec![f64::NAN, 1.0]],
        ] {
            assert_eq!(draw_readers(&phrases, &wrong, 10, 1), None, "{wrong:?}");
        }
        assert_eq!(draw_readers(&[], &[], 10, 1), None);
        assert_eq!(draw_readers(&phrases, &[vec![1.0, 0.2], vec![0.2, 1.0]], 0, 1), None);
    }
}
