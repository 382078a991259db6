//! The forecasts of one source on one question: which are the same row again, and which of several count how much.

use crate::dataset::forecast_row::ForecastRow;
use crate::model::{Day, LineNumber, Moment, ProbabilityCode};
use crate::options::Updates;

/// One forecast of a source on a question, in the order of time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// As it was read.
    pub(crate) packed: ForecastRow,
    /// When it was made.
    pub(crate) made: Moment,
    /// Its own weight.
    pub(crate) weight: f64,
}

/// Whether a forecast is another of the same source once more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Alike {
    /// It is not.
    #[default]
    None,
    /// A duplicate of the forecast on this line: the same moment, probability and id.
    Duplicate(LineNumber),
    /// A repeat of the forecast on this line: the same day and probability, but another id.
    Repeat(LineNumber),
}

impl Alike {
    /// Among statements that name no event: only one with the same id is a copy, for what they say is not compared.
    #[must_use]
    pub(crate) fn of_statement(self, row: &Row) -> Self {
        match self {
            Self::Duplicate(of) if row.packed.id != [0, 0] => Self::Duplicate(of),
            _ => Self::None,
        }
    }
}

/// Which rows are copies of earlier ones. `rows` are in the order of time; `alike` gets one entry each, or none if no two
/// rows are of one day.
pub(crate) fn mark_copies(rows: &[Row], alike: &mut Vec<Alike>) {
    alike.clear();
    if rows.windows(2).all(|two| two[0].made.day() != two[1].made.day()) {
        return;
    }
    alike.resize(rows.len(), Alike::None);
    let mut start = 0;
    for of_day in rows.chunk_by(|a, b| a.made.day() == b.made.day()) {
        let end = start + of_day.len();
        if of_day.len() > 1 {
            mark_copies_of_a_day(of_day, &mut alike[start..end]);
        }
        start = end;
    }
}

fn mark_copies_of_a_day(rows: &[Row], alike: &mut [Alike]) {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let exact = |at: usize| {
        let ForecastRow { probability, id, .. } = rows[at].packed;
        (probability, id, rows[at].made.instant_ms())
    };
    let line = |at: usize| rows[at].packed.line;
    order.sort_unstable_by_key(|&at| (exact(at), line(at)));
    for same in order.chunk_by(|&a, &b| exact(a).0 == exact(b).0) {
        for copies in same.chunk_by(|&a, &b| exact(a) == exact(b)) {
            for &at in &copies[1..] {
                alike[at] = Alike::Duplicate(line(copies[0]));
            }
        }
        let Some(&first) = same.iter().min_by_key(|&&at| line(at)) else { continue };
        for &at in same {
            if alike[at] == Alike::None && exact(at).1 != exact(first).1 {
                alike[at] = Alike::Repeat(line(first));
            }
        }
    }
}

/// Weights of a source's forecasts on a question, by how updates count.
///
/// `days` are their calendar days in the order of time; `end` is the day of the resolution. With `daily`, a
/// forecast holds from its own day to the day before the next one's, the last to the day before the
/// resolution; its weight is its share of those days, so the weights add up to 1. Of several on one day the last
/// rules. If all of them stand on the resolution day itself, the last holds alone.
pub(crate) fn update_weights(days: &[Day], end: Day, updates: Updates, weights: &mut Vec<f64>) {
    weights.clear();
    let n = days.len();
    match updates {
        Updates::All => weights.resize(n, 1.0),
        Updates::First => weights.extend((0..n).map(|i| f64::from(u8::from(i == 0)))),
        Updates::Last => weights.extend((0..n).map(|i| f64::from(u8::from(i + 1 == n)))),
        Updates::Daily => {
            let span = days.first().map_or(0, |&first| days_between(first, end));
            if span == 0 {
                return update_weights(days, end, Updates::Last, weights);
            }
            weights.extend((0..n).map(|i| {
                let until = days.get(i + 1).map_or(end, |&next| next.min(end));
                f64::from(days_between(days[i], until)) / f64::from(span)
            }));
        }
    }
}

/// Where the order of rows decides which of a source's forecasts on a question count: at one instant it gave two
/// probabilities, of which the later row, at the place that is returned, counts as the later forecast. `made` says of each when
/// and what, in the order of time; `weights` are those of [`update_weights`] when updates are daily.
pub(crate) fn rows_decide(made: &[(i64, ProbabilityCode)], weights: &[f64], updates: Updates) -> Option<usize> {
    let differ = |at_once: &[(i64, ProbabilityCode)]| at_once.iter().any(|one| one.1 != at_once[0].1);
    let mut ends = made.chunk_by(|a, b| a.0 == b.0).scan(0, |end, at_once| {
        *end += at_once.len();
        Some((*end - 1, differ(at_once), *end - at_once.len()))
    });
    let found = match updates {
        Updates::All => None,
        Updates::First => ends.next().filter(|&(_, differ, _)| differ),
        Updates::Last => ends.last().filter(|&(_, differ, _)| differ),
        Updates::Daily => ends.find(|&(last, differ, first)| {
            differ && weights.get(first..=last).is_some_and(|weights| weights.iter().any(|&weight| weight > 0.0))
        }),
    };
    found.map(|(last, ..)| last)
}

/// Days from one day to a later one; 0 if it is not later.
fn days_between(from: Day, to: Day) -> u32 {
    u32::try_from(to.days_since_1970() - from.days_since_1970()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MomentCode;

    fn january(day: u32) -> Day {
        Day::from_ymd(2017, 1, day).unwrap()
    }

    fn weights(days: &[u32], end: u32, updates: Updates) -> Vec<f64> {
        let mut weights = vec![];
        let days: Vec<Day> = days.iter().map(|&day| january(day)).collect();
        update_weights(&days, january(end), updates, &mut weights);
        weights
    }

    #[test]
    fn the_example_of_the_definitions_scores_a_fifth() {
        // 0.2 on 1 Jan, 0.6 on 3 Jan, resolved no on 5 Jan: days 1-2 at 0.04, days 3-4 at 0.36.
        let weights = weights(&[1, 3], 5, Updates::Daily);
        let score: f64 = weights.iter().zip([0.04, 0.36]).map(|(w, s)| w * s).sum();
        assert!((score - 0.20).abs() < 1e-15);
    }

    #[test]
    fn of_several_on_one_day_the_last_rules() {
        assert_eq!(weights(&[1, 1, 3], 5, Updates::Daily), [0.0, 0.5, 0.5]);
    }

    #[test]
    fn on_the_resolution_day_alone_the_last_holds() {
        assert_eq!(weights(&[5, 5], 5, Updates::Daily), [0.0, 1.0]);
        assert_eq!(weights(&[4, 5], 5, Updates::Daily), [1.0, 0.0]);
    }

    #[test]
    fn first_and_last() {
        assert_eq!(weights(&[1, 2, 2], 5, Updates::First), [1.0, 0.0, 0.0]);
        assert_eq!(weights(&[1, 2, 2], 5, Updates::Last), [0.0, 0.0, 1.0]);
        assert_eq!(weights(&[1, 2, 2], 5, Updates::All), [1.0; 3]);
    }

    #[test]
    fn of_two_probabilities_at_one_instant_the_later_row_decides() {
        let decides = |made: &[(i64, u32)], updates| {
            let days: Vec<Day> = made.iter().map(|&(instant, _)| january(u32::try_from(instant).unwrap())).collect();
            let mut weights = vec![];
            update_weights(&days, january(9), updates, &mut weights);
            let made: Vec<_> = made.iter().map(|&(instant, code)| (instant, ProbabilityCode::new(code))).collect();
            rows_decide(&made, &weights, updates).is_some()
        };
        let twice_first = [(1, 70), (1, 60), (3, 50)];
        assert!(decides(&twice_first, Updates::First) && decides(&twice_first, Updates::Daily));
        assert!(!decides(&twice_first, Updates::Last) && !decides(&twice_first, Updates::All));
        assert!(!decides(&[(1, 70), (1, 70)], Updates::Last), "the same probability");
        assert!(decides(&[(1, 70), (3, 50), (3, 60)], Updates::Last));
    }

    fn made(day: u32, probability: u32, id: u32, line: u32) -> Row {
        let packed = ForecastRow {
            moment: MomentCode::new(day),
            probability: ProbabilityCode::new(probability),
            line: LineNumber::new(line),
            id: [id, 0],
            ..ForecastRow::default()
        };
        Row { packed, made: Moment::on(january(day)), weight: 1.0 }
    }

    fn duplicate(line: u32) -> Alike {
        Alike::Duplicate(LineNumber::new(line))
    }

    fn repeat(line: u32) -> Alike {
        Alike::Repeat(LineNumber::new(line))
    }

    fn copies(rows: &[Row]) -> Vec<Alike> {
        let mut alike = vec![];
        mark_copies(rows, &mut alike);
        alike
    }

    #[test]
    fn the_same_id_again_is_a_duplicate_and_another_id_a_repeat() {
        let rows = [made(1, 70, 9, 2), made(1, 70, 9, 3), made(1, 70, 8, 4), made(1, 60, 7, 5), made(2, 70, 9, 6)];
        assert_eq!(copies(&rows), [Alike::None, duplicate(2), repeat(2), Alike::None, Alike::None]);
    }

    #[test]
    fn the_first_written_of_copies_stays() {
        let rows = [made(1, 70, 5, 9), made(1, 70, 5, 3), made(1, 70, 4, 6)];
        assert_eq!(copies(&rows), [duplicate(3), Alike::None, repeat(3)]);
    }
}
