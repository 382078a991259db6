//! The probabilities at which outcomes are redrawn.

use crate::model::{Tally, TallyRow};

/// More distinct probabilities than this are pooled by rank before drawing: a curve through so many points does not
/// tell neighbours apart, and the cost stays bounded.
const SUPPORT: usize = 500;

/// One probability at which outcomes are drawn, or neighbours pooled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct SupportPoint {
    /// Weighted mean of the probabilities.
    pub(super) p: f64,
    /// Weight of the forecasts.
    pub(super) weight: f64,
    /// Observed frequency.
    pub(super) observed: f64,
}

/// The distinct probabilities, neighbours by rank pooled when there are too many: from the lowest on, or if the log is `turned` from the
/// highest.
pub(super) fn support(tally: &Tally, turned: bool) -> (Vec<SupportPoint>, Pooling) {
    let rows = tally.rows();
    let pooling = Pooling { rows: rows.len(), points: rows.len().min(SUPPORT), turned };
    let pool = |point: usize| {
        let members = &rows[pooling.first_row(point)..pooling.first_row(point + 1)];
        let weight: f64 = members.iter().map(TallyRow::weight).sum();
        let p = members.iter().map(|row| row.weight() * row.p).sum::<f64>() / weight;
        // A mean of equal numbers may come out a bit beside them.
        let p = p.clamp(members[0].p, members[members.len() - 1].p);
        SupportPoint { p, weight, observed: members.iter().map(|row| row.yes).sum::<f64>() / weight }
    };
    ((0..pooling.points).map(pool).collect(), pooling)
}

/// How rows are pooled to support points, by rank.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pooling {
    rows: usize,
    points: usize,
    turned: bool,
}

impl Pooling {
    /// Row at which a support point starts.
    fn first_row(self, point: usize) -> usize {
        if self.turned {
            self.rows - ((self.points - point) * self.rows).div_ceil(self.points)
        } else {
            (point * self.rows).div_ceil(self.points)
        }
    }

    /// Whether rows are counted from the highest probability on.
    pub(super) fn is_turned(self) -> bool {
        self.turned
    }

    /// The support point that a row is in.
    pub(super) fn point_of(self, row: usize) -> usize {
        if self.turned {
            self.points - 1 - (self.rows - 1 - row) * self.points / self.rows
        } else {
            row * self.points / self.rows
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn support_points_share_out_all_rows() {
        for rows in [1, 7, 499, 500, 501, 999, 1000, 1001, 12_345] {
            let points = rows.min(SUPPORT);
            for turned in [false, true] {
                let pooling = Pooling { rows, points, turned };
                for point in 0..points {
                    for row in pooling.first_row(point)..pooling.first_row(point + 1) {
                        assert_eq!(pooling.point_of(row), point, "{rows} rows");
                        let other = Pooling { turned: !turned, ..pooling };
                        assert_eq!(other.point_of(rows - 1 - row), points - 1 - point, "{rows} rows");
                    }
                }
                assert_eq!((pooling.first_row(0), pooling.first_row(points)), (0, rows));
            }
        }
    }
}
