//! How numbers look to people: decimals, percent, intervals, counts. One place for all renderers.

use crate::uncertainty::Estimate;

/// What stands where a number could not be computed.
pub(crate) const MISSING: &str = "–";

/// A number with so many decimals; never `-0.000`.
pub(crate) fn decimal(number: f64, places: usize) -> String {
    let text = format!("{number:.places$}");
    match text.strip_prefix('-') {
        Some(digits) if digits.chars().all(|c| c == '0' || c == '.') => digits.to_owned(),
        _ => text,
    }
}

/// A score with three decimals, or [`MISSING`].
pub(crate) fn score(number: Option<f64>) -> String {
    number.map_or_else(|| MISSING.to_owned(), |number| decimal(number, 3))
}

/// A share as a percentage: whole, but with a decimal close to 0% and 100%, so that only "never" reads 0% and
/// only "always" 100%.
pub(crate) fn percent(share: f64) -> String {
    let percentage = share * 100.0;
    if percentage > 0.0 && percentage < 0.05 {
        "<0.1%".to_owned()
    } else if percentage > 99.95 && percentage < 100.0 {
        ">99.9%".to_owned()
    } else if (percentage > 0.0 && percentage < 1.0) || (percentage > 99.0 && percentage < 100.0) {
        format!("{}%", decimal(percentage, 1).trim_end_matches(".0"))
    } else {
        format!("{}%", decimal(percentage, 0))
    }
}

/// A share that may be missing.
pub(crate) fn percent_or_missing(share: Option<f64>) -> String {
    share.map_or_else(|| MISSING.to_owned(), percent)
}

/// A number with the decimals that it has, at most four.
pub(crate) fn short(number: f64) -> String {
    let text = decimal(number, 4);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// How many times as much, between `<0.01` and `>9,999`.
pub(crate) fn multiple(value: f64) -> String {
    match value {
        _ if value < 0.005 => "<0.01".to_owned(),
        _ if value > 9999.5 => ">9,999".to_owned(),
        _ => decimal(value, if value < 10.0 { 2 } else { 0 }),
    }
}

/// From one share to another: `24–37%`.
pub(crate) fn percent_interval(low: f64, high: f64) -> String {
    format!("{}–{}", percent(low).trim_end_matches('%'), percent(high))
}

/// The edges of a bin: `80–90%`, with a decimal where the edges are not whole percentages.
pub(crate) fn percent_range(from: f64, to: f64) -> String {
    let is_whole = |share: f64| ((share * 100.0).round() - share * 100.0).abs() < 1e-9;
    let places = usize::from(!(is_whole(from) && is_whole(to)));
    format!("{}–{}%", decimal(from * 100.0, places), decimal(to * 100.0, places))
}

/// A confidence such as 0.95 as `95%`, with the decimals that it has.
pub(crate) fn confidence(confidence: f64) -> String {
    let text = decimal(confidence * 100.0, 3);
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

/// A count with commas between thousands: `19,831`.
pub(crate) fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count with its noun: `1 forecast`, `2,000 forecasts`.
pub(crate) fn counted(number: u64, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", count(number))
}

/// How numbers look in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbers {
    /// Between whole and parts.
    pub(crate) decimal: char,
    /// Between thousands.
    pub(crate) thousands: char,
    /// Behind a percentage.
    pub(crate) percent: &'static str,
    /// Between the ends of an interval, when one is negative.
    pub(crate) to: &'static str,
}

impl Numbers {
    /// A number as this module writes it, with the signs of the language.
    pub(crate) fn localised(&self, text: &str) -> String {
        let mut localised = String::with_capacity(text.len() + 2);
        for sign in text.chars() {
            match sign {
                '.' => localised.push(self.decimal),
                ',' => localised.push(self.thousands),
                '-' => localised.push('−'),
                '%' => localised.push_str(self.percent),
                other => localised.push(other),
            }
        }
        localised
    }

    /// How many.
    pub(crate) fn count(&self, count: u64) -> String {
        self.localised(&self::count(count))
    }

    /// Three decimals.
    pub(crate) fn score(&self, score: Option<f64>) -> String {
        self.localised(&self::score(score))
    }

    /// Three decimals and a sign.
    pub(crate) fn change(&self, change: Option<f64>) -> String {
        let sign = if change.is_some_and(|change| change >= 0.0005) { "+" } else { "" };
        format!("{sign}{}", self.score(change))
    }

    /// From one number to another.
    pub(crate) fn interval(&self, (low, high): (f64, f64)) -> String {
        let (low, high) = (self.score(Some(low)), self.score(Some(high)));
        let between = if low.starts_with('−') { self.to } else { "–" };
        format!("{low}{between}{high}")
    }

    /// A percentage.
    pub(crate) fn share(&self, share: Option<f64>) -> String {
        self.localised(&self::percent_or_missing(share))
    }

    /// From one percentage to another.
    pub(crate) fn shares(&self, low: f64, high: f64) -> String {
        self.localised(&self::percent_interval(low, high))
    }

    /// A number with its interval in brackets, if it has one.
    pub(crate) fn estimate(&self, estimate: &Estimate) -> String {
        let value = self.score(estimate.value());
        estimate
            .low()
            .zip(estimate.high())
            .map_or_else(|| value.clone(), |ends| format!("{value} ({})", self.interval(ends)))
    }

    /// The same with the confidence of the interval.
    pub(crate) fn estimate_at(&self, estimate: &Estimate, level: f64) -> String {
        let value = self.score(estimate.value());
        let ends = estimate.low().zip(estimate.high());
        ends.map_or_else(
            || value.clone(),
            |ends| format!("{value} ({}: {})", self.confidence(level), self.interval(ends)),
        )
    }

    /// The confidence of an interval.
    pub(crate) fn confidence(&self, confidence: f64) -> String {
        self.localised(&self::confidence(confidence))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_no_negative_zero() {
        assert_eq!(decimal(-0.0004, 3), "0.000");
        assert_eq!(decimal(-0.0, 0), "0");
        assert_eq!(decimal(-0.0006, 3), "-0.001");
    }

    #[test]
    fn only_never_is_nought_percent_and_only_always_a_hundred() {
        let cases = [
            (0.0, "0%"),
            (0.0004, "<0.1%"),
            (0.004, "0.4%"),
            (0.00999, "1%"),
            (0.014, "1%"),
            (0.985, "98%"),
            (0.992, "99.2%"),
            (0.9996, ">99.9%"),
            (1.0, "100%"),
            (-0.0001, "0%"),
        ];
        for (share, text) in cases {
            assert_eq!(percent(share), text, "{share}");
        }
    }

    #[test]
    fn ranges_and_intervals() {
        assert_eq!(percent_range(0.8, 0.9), "80–90%");
        assert_eq!(percent_range(1.0 / 3.0, 0.5), "33.3–50.0%");
        assert_eq!(percent_interval(0.003, 0.02), "0.3–2%");
        assert_eq!(confidence(0.95), "95%");
        assert_eq!(confidence(0.995), "99.5%");
        assert_eq!(confidence(0.9), "90%");
    }

    #[test]
    fn counts_have_commas() {
        assert_eq!(count(0), "0");
        assert_eq!(count(999), "999");
        assert_eq!(count(1_518), "1,518");
        assert_eq!(count(100_000), "100,000");
        assert_eq!(count(u64::MAX), "18,446,744,073,709,551,615");
        assert_eq!(counted(1, "question"), "1 question");
        assert_eq!(counted(0, "question"), "0 questions");
    }
}
