//! The columns that hold parts of forecasts.

use crate::input::columns::{Columns, Field};

/// The columns of a file of forecasts that hold parts of forecasts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct DistributionColumns {
    /// The answer whose probability the row says.
    pub(crate) answer: Option<usize>,
    /// Level and value of a quantile.
    pub(crate) quantile: Option<(usize, usize)>,
    /// Columns of one level each: `q05`, `q50`.
    pub(crate) levels: Vec<(f64, usize)>,
    /// Low and high end of a central interval, and the share that it covers.
    pub(crate) interval: Option<[usize; 3]>,
    /// The day until which the row says how probable the event is.
    pub(crate) until: Option<usize>,
    /// The unit of the numbers.
    pub(crate) unit: Option<usize>,
    /// What each row is: `quantile`, `pmf` and so on, in model output of a forecasting hub.
    pub(crate) output_type: Option<usize>,
}

impl DistributionColumns {
    /// Those of a file, of which one may name answers; `None` for a file of single probabilities.
    pub(crate) fn of(columns: &Columns, answer: Option<usize>) -> Option<Self> {
        let pair = |one, other| Some((columns.get(one)?, columns.get(other)?));
        let levels: Vec<(f64, usize)> =
            columns.extra().iter().filter_map(|(header, at)| Some((level_of(header)?, *at))).collect();
        let found = Self {
            answer,
            quantile: pair(Field::QuantileLevel, Field::Value),
            levels: if levels.len() > 1 { levels } else { vec![] },
            interval: pair(Field::Low, Field::High).zip(columns.get(Field::Coverage)).map(|((a, b), c)| [a, b, c]),
            until: columns.get(Field::By),
            unit: columns.get(Field::Unit),
            output_type: columns.get(Field::OutputType),
        };
        let has_any = found.answer.is_some() || found.has_numbers() || found.until.is_some();
        has_any.then_some(found)
    }

    /// All of them.
    pub(crate) fn all(&self) -> Vec<usize> {
        let quantile = self.quantile.map(|(level, value)| [level, value]).into_iter().flatten();
        let levels = self.levels.iter().map(|(_, column)| *column);
        let single = [self.answer, self.until, self.unit, self.output_type].into_iter().flatten();
        quantile.chain(levels).chain(self.interval.into_iter().flatten()).chain(single).collect()
    }

    /// The first two columns that are headed by one level, with it.
    pub(crate) fn level_twice(&self) -> Option<(f64, [usize; 2])> {
        let mut with_before = self.levels.iter().enumerate();
        with_before.find_map(|(place, &(level, at))| {
            let before = self.levels[..place].iter().find(|(known, _)| known.total_cmp(&level).is_eq());
            before.map(|&(_, before)| (level, [before, at]))
        })
    }

    /// Where a quantile of this level stands in a row.
    pub(crate) fn column_of(&self, level: f64) -> Option<usize> {
        let own = self.levels.iter().find(|(known, _)| known.total_cmp(&level).is_eq());
        let ends = self.interval.map(|[low, high, _]| if level < 0.5 { low } else { high });
        own.map(|(_, at)| *at).or(self.quantile.map(|(_, value)| value)).or(ends)
    }

    /// Whether rows may say numbers instead of probabilities.
    pub(crate) fn has_numbers(&self) -> bool {
        self.quantile.is_some() || self.interval.is_some() || !self.levels.is_empty()
    }
}

/// Gives back columns that mean something only beside others that are not there.
pub(crate) fn free_incomplete(columns: &mut Columns, headers: &[String]) {
    let has = |columns: &Columns, field| columns.get(field).is_some();
    let free = |columns: &mut Columns, fields: &[Field]| {
        for &field in fields {
            if let Some(at) = columns.get(field) {
                columns.free(at, &headers[at]);
            }
        }
    };
    if !(has(columns, Field::QuantileLevel) && has(columns, Field::Value)) {
        free(columns, &[Field::QuantileLevel, Field::Value, Field::OutputType]);
    }
    if ![Field::Low, Field::High, Field::Coverage].into_iter().all(|field| has(columns, field)) {
        free(columns, &[Field::Low, Field::High, Field::Coverage]);
    }
    if !has(columns, Field::Probability) && !has(columns, Field::Phrase) {
        free(columns, &[Field::By]);
    }
    let numbers = has(columns, Field::QuantileLevel) || has(columns, Field::Low);
    if !numbers && columns.extra().iter().filter(|(header, _)| level_of(header).is_some()).count() < 2 {
        free(columns, &[Field::Unit]);
    }
}

/// The level of the quantile that a header names: 0.05 of `q05`, `q5` and `5th percentile`, 0.025 of `q025`, `q0.025` and `q2.5`.
pub(crate) fn level_of(header: &str) -> Option<f64> {
    let header = header.trim().to_lowercase();
    if header == "median" {
        return Some(0.5);
    }
    if let Some(rank) = header.strip_suffix("percentile").map(str::trim_end) {
        let rank = ["st", "nd", "rd", "th"].into_iter().find_map(|ending| rank.strip_suffix(ending)).unwrap_or(rank);
        let level = rank.parse::<u8>().ok().map(|rank| f64::from(rank) / 100.0);
        return level.filter(|level| *level > 0.0 && *level < 1.0);
    }
    let digits = header.strip_prefix("quantile").or_else(|| header.strip_prefix('q'))?;
    let digits = digits.trim_start_matches(['_', ' ']);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return None;
    }
    let number: f64 = digits.parse().ok()?;
    let level = match digits.len() {
        // One digit is a quarter, as a rule.
        1 if digits != "5" => return None,
        _ if digits.contains('.') && number < 1.0 => number,
        3.. if !digits.contains('.') && !digits.ends_with('5') => return None,
        3.. if !digits.contains('.') => format!("0.{digits}").parse().ok()?,
        _ => format!("{number}e-2").parse().ok()?,
    };
    (level > 0.0 && level < 1.0).then_some(level)
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // as written
mod tests {
    use super::*;

    #[test]
    fn levels_of_headers() {
        for (header, level) in [
            ("q05", 0.05),
            ("Q5", 0.05),
            ("q50", 0.5),
            ("q95", 0.95),
            ("q025", 0.025),
            ("q975", 0.975),
            ("q0.25", 0.25),
            ("q2.5", 0.025),
            ("quantile_0.1", 0.1),
            ("q_90", 0.9),
            ("5th Percentile", 0.05),
            ("Median", 0.5),
            ("95th percentile", 0.95),
        ] {
            assert_eq!(level_of(header), Some(level), "{header}");
        }
        for header in [
            "q",
            "q0",
            "q1",
            "q4",
            "q100",
            "quarter",
            "q1 2018",
            "quality",
            "Q2/17",
            "query",
            "qid",
            "percentile",
            "my percentile",
            "100th percentile",
        ] {
            assert_eq!(level_of(header), None, "{header}");
        }
    }
}
