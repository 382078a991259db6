//! Calibration bins: forecasts that said about the same.

use crate::model::{Tally, TallyRow, compensated_sum};

/// A partition of `[0, 1]` into bins `[from, to)`, the last one `[from, 1]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Bins {
    edges: Vec<f64>,
}

/// What fell into one bin, as [`Bins::table`] adds it up.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct BinSum {
    /// Which bin, from 0.
    pub index: usize,
    /// Lower edge, included.
    pub from: f64,
    /// Upper edge, excluded but for the last bin.
    pub to: f64,
    /// Number of observations.
    pub count: u64,
    /// Their weight, Σw.
    pub weight: f64,
    /// Sum of their squared weights, Σw².
    pub squares: f64,
    /// Weighted mean forecast, p̄ = Σwp/Σw, in `[0, 1]`.
    pub mean_forecast: f64,
    /// Weighted observed frequency, ō = Σwo/Σw, in `[0, 1]`.
    pub observed: f64,
}

impl BinSum {
    /// (Σw)²/Σw², the number of equally weighted observations that would say as much, at least 1; for unit weights the count.
    /// What [`wilson`](crate::uncertainty::wilson) takes for its interval of `observed`. Kish 1965, Survey Sampling, § 11.7.
    pub fn effective_size(&self) -> f64 {
        self.weight * self.weight / self.squares
    }

    /// p̄ − ō, in `[−1, 1]`; positive: it happened less often than was said.
    pub fn gap(&self) -> f64 {
        self.mean_forecast - self.observed
    }
}

impl Bins {
    /// `n` bins of equal width, one if `n` is 0. The edges are the doubles nearest to i/n, so of ten bins 0.3 falls in
    /// `[0.3, 0.4)`.
    ///
    /// # Example
    /// ```
    /// use trackrecord::calibrate::Bins;
    /// assert_eq!(Bins::equal_width(4).edges(), [0.0, 0.25, 0.5, 0.75, 1.0]);
    /// ```
    pub fn equal_width(n: usize) -> Self {
        let n = n.max(1);
        Self { edges: (0..=n).map(|i| i as f64 / n as f64).collect() }
    }

    /// Up to `n` bins of about equal weight: each inner edge is the probability whose lower tail comes nearest to i/n of
    /// the weight. Equal probabilities are never split, so there may be fewer bins; one if `n` is 0.
    ///
    /// # Example
    /// ```
    /// use trackrecord::{calibrate::Bins, model::Tally};
    /// let tally = Tally::from_pairs([0.1, 0.2, 0.2, 0.8].map(|p| (p, true))).unwrap();
    /// assert_eq!(Bins::equal_count(&tally, 2).edges(), [0.0, 0.2, 1.0]);
    /// ```
    pub fn equal_count(tally: &Tally, n: usize) -> Self {
        let n = n.max(1);
        let total = tally.weight();
        let mut edges = vec![0.0];
        let mut below = 0.0;
        let mut parts = (1..n).map(|i| total * i as f64 / n as f64).peekable();
        for pair in tally.rows().windows(2) {
            below += pair[0].weight();
            let until_here = below + pair[1].weight();
            // The parts nearer to this boundary than to the next one are cut here, once.
            let mut cut = false;
            while parts.next_if(|&part| part - below <= until_here - part).is_some() {
                cut = true;
            }
            if cut {
                edges.push(pair[1].p);
            }
        }
        edges.push(1.0);
        Self { edges }
    }

    /// The edges in increasing order, from 0 to 1.
    pub fn edges(&self) -> &[f64] {
        &self.edges
    }

    /// In which bin a probability falls, from 0; for loops over forecasts that reading has checked.
    pub(crate) fn index_of(&self, p: f64) -> usize {
        let inner = &self.edges[1..self.edges.len() - 1];
        inner.partition_point(|&edge| edge <= p)
    }

    /// The rows of each bin that has any, in increasing order.
    pub(crate) fn groups<'a>(&'a self, tally: &'a Tally) -> impl Iterator<Item = &'a [TallyRow]> {
        tally.rows().chunk_by(|a, b| self.index_of(a.p) == self.index_of(b.p))
    }

    /// What fell into each bin, in increasing order; empty bins are left out.
    ///
    /// # Example
    /// ```
    /// use trackrecord::{calibrate::Bins, model::Tally};
    /// let tally = Tally::from_pairs([(0.6, true), (0.9, false), (0.1, false)]).unwrap();
    /// let table = Bins::equal_width(2).table(&tally);
    /// assert_eq!((table[1].count, table[1].mean_forecast, table[1].observed), (2, 0.75, 0.5));
    /// ```
    pub fn table(&self, tally: &Tally) -> Vec<BinSum> {
        self.groups(tally).map(|rows| self.sum_up(rows)).collect()
    }

    fn sum_up(&self, rows: &[TallyRow]) -> BinSum {
        let index = self.index_of(rows[0].p);
        let weight = compensated_sum(rows.iter().map(TallyRow::weight));
        let forecasts = compensated_sum(rows.iter().map(|row| row.weight() * row.p));
        BinSum {
            index,
            from: self.edges[index],
            to: self.edges[index + 1],
            count: rows.iter().map(|row| row.count).sum(),
            weight,
            squares: compensated_sum(rows.iter().map(|row| row.squares)),
            mean_forecast: forecasts / weight,
            observed: compensated_sum(rows.iter().map(|row| row.yes)) / weight,
        }
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // These values are exact.
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn edges_are_the_decimal_literals() {
        let bins = Bins::equal_width(10);
        let literals = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];
        assert_eq!(bins.edges(), literals);
        for (index, &edge) in literals[..10].iter().enumerate() {
            assert_eq!(bins.index_of(edge), index);
            assert_eq!(bins.index_of(edge.next_up()), index);
            assert_eq!(bins.index_of(edge.next_down()), index.saturating_sub(1));
        }
        assert_eq!(Bins::equal_width(100).index_of(0.29), 29);
        assert_eq!(Bins::equal_width(0), Bins::equal_width(1));
    }

    #[test]
    fn equal_counts_without_splitting_equals() {
        let tenths = Tally::of_pairs((0..10).map(|i| (f64::from(i) / 10.0, true)));
        assert_eq!(Bins::equal_count(&tenths, 5).edges(), [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
        // Six of ten at 0.5: one boundary serves where two were wanted.
        let lumpy = Tally::of_pairs([0.1, 0.2, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.8, 0.9].map(|p| (p, true)));
        assert_eq!(Bins::equal_count(&lumpy, 5).edges(), [0.0, 0.5, 0.8, 1.0]);
        assert_eq!(Bins::equal_count(&Tally::default(), 5).edges(), [0.0, 1.0]);
        let ends = Tally::of_pairs([(0.0, false), (1.0, true)]);
        let table = Bins::equal_count(&ends, 2).table(&ends);
        assert_eq!(table.len(), 2);
        assert_eq!((table[1].from, table[1].to, table[1].observed), (1.0, 1.0, 1.0));
    }

    proptest! {
        #[test]
        fn bins_cover_every_probability(p in 0.0..=1.0_f64, n in 1..=1000_usize) {
            let bins = Bins::equal_width(n);
            let index = bins.index_of(p);
            prop_assert!(index < n);
            let (from, to) = (bins.edges()[index], bins.edges()[index + 1]);
            prop_assert!(from <= p && (p < to || (index == n - 1 && p <= to)));
        }

        #[test]
        fn no_observation_is_lost(
            pairs in prop::collection::vec((0..=20_u8, any::<bool>()), 1..60),
            n in 1..30_usize,
        ) {
            let tally = Tally::of_pairs(pairs.iter().map(|&(p, o)| (f64::from(p) / 20.0, o)));
            for bins in [Bins::equal_width(n), Bins::equal_count(&tally, n)] {
                let table = bins.table(&tally);
                prop_assert!(table.len() <= n);
                prop_assert!(bins.edges().windows(2).all(|edge| edge[0] <= edge[1]));
                prop_assert_eq!(table.iter().map(|bin| bin.count).sum::<u64>(), tally.forecasts());
                for bin in table {
                    // A mean of equal numbers may be off in its last digit.
                    let mean = bin.mean_forecast;
                    prop_assert!(bin.from <= mean + 1e-15 && mean <= bin.to + 1e-15);
                    prop_assert_eq!(bin.effective_size(), bin.count as f64);
                }
            }
        }
    }
}
