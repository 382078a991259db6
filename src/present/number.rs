//! How numbers look to people: decimals, percent, intervals, counts. One place for all renderers.

use crate::uncertainty::Estimate;

/// What stands where a number could not be computed.
pub const MISSING: &str = "–";

/// A number with so many decimals; never `-0.000`.
///
/// # Example
/// ```
/// use trackrecord::present::number::decimal;
/// assert_eq!(decimal(0.0305, 3), "0.030");
/// assert_eq!(decimal(-0.0001, 3), "0.000");
/// ```
pub fn decimal(number: f64, places: usize) -> String {
    let text = format!("{number:.places$}");
    match text.strip_prefix('-') {
        Some(digits) if digits.chars().all(|c| c == '0' || c == '.') => digits.to_owned(),
        _ => text,
    }
}

/// A score with three decimals, or [`MISSING`].
pub fn score(number: Option<f64>) -> String {
    number.map_or_else(|| MISSING.to_owned(), |number| decimal(number, 3))
}

/// The interval of an estimate with three decimals, `0.024–0.037`; `None` if it has none.
///
/// With a negative end it reads `-0.012 to 0.030`, as a dash between minus signs is hard to read.
pub fn interval(estimate: &Estimate) -> Option<String> {
    let (low, high) = (decimal(estimate.low?, 3), decimal(estimate.high?, 3));
    Some(if low.starts_with('-') { format!("{low} to {high}") } else { format!("{low}–{high}") })
}

/// A share as a percentage: whole, but with a decimal close to 0% and 100%, so that only "never" reads 0% and
/// only "always" 100%.
///
/// # Example
/// ```
/// use trackrecord::present::number::percent;
/// assert_eq!(percent(0.545), "55%");
/// assert_eq!(percent(0.008), "0.8%");
/// assert_eq!(percent(0.00001), "<0.1%");
/// assert_eq!(percent(1.0), "100%");
/// ```
pub fn percent(share: f64) -> String {
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
pub fn percent_or_missing(share: Option<f64>) -> String {
    share.map_or_else(|| MISSING.to_owned(), percent)
}

/// A number with the decimals that it has, at most four.
pub fn short(number: f64) -> String {
    let text = decimal(number, 4);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// How many times as much, between `<0.01` and `>9,999`.
pub fn multiple(value: f64) -> String {
    match value {
        _ if value < 0.005 => "<0.01".to_owned(),
        _ if value > 9999.5 => ">9,999".to_owned(),
        _ => decimal(value, if value < 10.0 { 2 } else { 0 }),
    }
}

/// From one share to another: `24–37%`.
pub fn percent_interval(low: f64, high: f64) -> String {
    format!("{}–{}", percent(low).trim_end_matches('%'), percent(high))
}

/// The edges of a bin: `80–90%`, with a decimal where the edges are not whole percentages.
pub fn percent_range(from: f64, to: f64) -> String {
    let is_whole = |share: f64| ((share * 100.0).round() - share * 100.0).abs() < 1e-9;
    let places = usize::from(!(is_whole(from) && is_whole(to)));
    format!("{}–{}%", decimal(from * 100.0, places), decimal(to * 100.0, places))
}

/// A confidence such as 0.95 as `95%`, with the decimals that it has.
pub fn confidence(confidence: f64) -> String {
    let text = decimal(confidence * 100.0, 3);
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

/// A count with commas between thousands: `19,831`.
pub fn count(number: u64) -> String {
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
pub fn counted(number: u64, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", count(number))
}

/// How numbers look in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// Between whole and parts.
    pub decimal: char,
    /// Between thousands.
    pub thousands: char,
    /// Behind a percentage.
    pub percent: &'static str,
    /// Between the ends of an interval, when one is negative.
    pub to: &'static str,
}

impl Numbers {
    /// A number as this module writes it, with the signs of the language.
    pub fn localised(&self, text: &str) -> String {
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
    pub fn count(&self, count: u64) -> String {
        self.localised(&self::count(count))
    }

    /// Three decimals.
    pub fn score(&self, score: Option<f64>) -> String {
        self.localised(&self::score(score))
    }

    /// Three decimals and a sign.
    pub fn change(&self, change: Option<f64>) -> String {
        let sign = if change.is_some_and(|change| change >= 0.0005) { "+" } else { "" };
        format!("{sign}{}", self.score(change))
    }

    /// From one number to another.
    pub fn interval(&self, (low, high): (f64, f64)) -> String {
        let (low, high) = (self.score(Some(low)), self.score(Some(high)));
        let between = if low.starts_with('−') { self.to } else { "–" };
        format!("{low}{between}{high}")
    }

    /// A percentage.
    pub fn share(&self, share: Option<f64>) -> String {
        self.localised(&self::percent_or_missing(share))
    }

    /// From one percentage to another.
    pub fn shares(&self, low: f64, high: f64) -> String {
        self.localised(&self::percent_interval(low, high))
    }

    /// A number with its interval in brackets, if it has one.
    pub fn estimate(&self, estimate: &Estimate) -> String {
        let value = self.score(estimate.value);
        estimate
            .low
            .zip(estimate.high)
            .map_or_else(|| value.clone(), |ends| format!("{value} ({})", self.interval(ends)))
    }

    /// The same with the confidence of the interval.
    pub fn estimate_at(&self, estimate: &Estimate, level: f64) -> String {
        let value = self.score(estimate.value);
        let ends = estimate.low.zip(estimate.high);
        ends.map_or_else(
            || value.clone(),
            |ends| format!("{value} ({}: {})", self.confidence(level), self.interval(ends)),
        )
    }

    /// The confidence of an interval.
    pub fn confidence(&self, confidence: f64) -> String {
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
        let estimate = |low, high| Estimate { value: Some(0.03), low: Some(low), high: Some(high) };
        assert_eq!(interval(&estimate(0.024, 0.037)).as_deref(), Some("0.024–0.037"));
        assert_eq!(interval(&estimate(-0.012, 0.03)).as_deref(), Some("-0.012 to 0.030"));
        assert_eq!(interval(&Estimate::default()), None);
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
