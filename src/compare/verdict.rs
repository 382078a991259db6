//! What may be said of two groups, in one sentence.

use crate::uncertainty::Interval;

use super::pairs::Pair;
use super::{PairedDifference, QuestionsNeeded, Reason, more_questions};

/// A verdict on a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PairVerdict {
    /// `a-better`, `b-better`, `no-evidence`, `not-enough` or `not-comparable`.
    pub code: &'static str,
    /// The same in words, with the numbers.
    pub text: String,
}

/// Judges a pair by its adjusted p-value; `pairs` were tested together, and `names` are those of A and B for people.
///
/// One is better only if p after Holm's adjustment is at most 1 − `confidence`, so that with no true difference anywhere some
/// pair is called better in at most that share of the cases, and if the interval leaves out zero too, so that the sentence does
/// not contradict itself. Measured in `src/tests/simulate_compare.rs`.
pub(crate) fn judge_pair(pair: &Pair, names: [&str; 2], tested_pairs: usize, confidence: f64) -> PairVerdict {
    match &pair.finding {
        Err(reason) => without_finding(*reason, names),
        Ok(difference) => {
            let finding = DifferenceVerdict::of(difference, confidence);
            let said = said(difference, pair.questions, names, confidence);
            let text = format!("{said}: {}.{}", finding.words(names, tested_pairs), finding.hope(pair, confidence));
            PairVerdict { code: finding.code(), text }
        }
    }
}

fn without_finding(reason: Reason, [a, b]: [&str; 2]) -> PairVerdict {
    let not_enough = |text: String| PairVerdict { code: "not-enough", text };
    let not_comparable = |text: String| PairVerdict { code: "not-comparable", text };
    match reason {
        Reason::NotConnected => not_comparable(format!(
            "{a} and {b} have no question in common, and no chain of others joins them: not comparable."
        )),
        Reason::NoSharedQuestion => not_enough(format!(
            "{a} and {b} have no question in common, only others that both share questions with: not enough shared questions."
        )),
        Reason::TooFewShared { shared, needed } => not_enough(format!(
            "{a} and {b} share {}; a comparison needs {needed}: not enough shared questions.",
            questions(shared)
        )),
        Reason::OneOutcome { shared, happened } => not_enough(format!(
            "All {} that {a} and {b} share ended with {}; whoever says so every time wins: not enough to compare them.",
            questions(shared),
            if happened { "yes" } else { "no" }
        )),
        _ => not_comparable(format!("{a} and {b} have nothing that could be compared.")),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum DifferenceVerdict {
    ABetter,
    BBetter,
    /// Would be a difference if this pair were the only one.
    AmongMany,
    NoEvidence,
}

impl DifferenceVerdict {
    fn of(difference: &PairedDifference, confidence: f64) -> Self {
        let alpha = 1.0 - confidence + 1e-12;
        let value = difference.mean.value.unwrap_or(0.0);
        let covers_zero = interval(difference).is_some_and(|i| i.low <= 0.0 && 0.0 <= i.high);
        if difference.p_value > alpha || covers_zero {
            Self::NoEvidence
        } else if difference.p_adjusted > alpha {
            Self::AmongMany
        } else if value < 0.0 {
            Self::ABetter
        } else {
            Self::BBetter
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::ABetter => "a-better",
            Self::BBetter => "b-better",
            Self::AmongMany | Self::NoEvidence => "no-evidence",
        }
    }

    fn words(self, [a, b]: [&str; 2], pairs: usize) -> String {
        match self {
            Self::ABetter => format!("{a} did better"),
            Self::BBetter => format!("{b} did better"),
            Self::AmongMany => {
                format!("no evidence of a difference, as among {pairs} pairs one is likely to look like this by chance")
            }
            Self::NoEvidence => "no evidence of a difference".to_owned(),
        }
    }

    /// How many more questions would settle it.
    fn hope(self, pair: &Pair, confidence: f64) -> String {
        let (Self::NoEvidence, Ok(difference)) = (self, &pair.finding) else { return String::new() };
        let value = difference.mean.value.unwrap_or(0.0);
        match more_questions(value, difference.sd, pair.questions, confidence) {
            Some(QuestionsNeeded::About(more)) => {
                format!(" If the difference is what it seems, about {more} more shared questions would settle it.")
            }
            Some(QuestionsNeeded::TooMany) => {
                " If the difference is as small as it seems, a million more shared questions would not settle it."
                    .to_owned()
            }
            None => String::new(),
        }
    }
}

/// "On 88 shared questions consultants scored 0.021 worse than resellers (95% −0.004 to 0.047)".
fn said(difference: &PairedDifference, shared: u64, [a, b]: [&str; 2], confidence: f64) -> String {
    let value = difference.mean.value.unwrap_or(0.0);
    let sign = if value < 0.0 { -1.0 } else { 1.0 };
    let how = match decimals(value.abs()).as_str() {
        "0.000" => format!("scored the same as {b} to three decimals"),
        size if value < 0.0 => format!("scored {size} better than {b}"),
        size => format!("scored {size} worse than {b}"),
    };
    let range = interval(difference).map_or(String::new(), |Interval { low, high }| {
        let (from, to) = if sign < 0.0 { (-high, -low) } else { (low, high) };
        format!(" ({}% {} to {})", percent(confidence), decimals(from), decimals(to))
    });
    format!("On {} {a} {how}{range}", shared_questions(shared))
}

fn interval(difference: &PairedDifference) -> Option<Interval> {
    let (low, high) = difference.mean.low.zip(difference.mean.high)?;
    Some(Interval { low, high })
}

/// Three decimals, with a minus sign, and no minus before zero.
fn decimals(value: f64) -> String {
    let digits = format!("{:.3}", value.abs());
    if value < 0.0 && digits != "0.000" { format!("−{digits}") } else { digits }
}

fn percent(confidence: f64) -> String {
    let tenths = (confidence * 1000.0).round() / 10.0;
    format!("{tenths}")
}

fn questions(count: u64) -> String {
    if count == 1 { "1 question".to_owned() } else { format!("{count} questions") }
}

fn shared_questions(count: u64) -> String {
    if count == 1 { "1 shared question".to_owned() } else { format!("{count} shared questions") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uncertainty::Estimate;

    fn judge(value: f64, low: f64, high: f64, p_value: f64, p_adjusted: f64) -> PairVerdict {
        let difference = PairedDifference {
            mean: Estimate { value: Some(value), low: Some(low), high: Some(high) },
            sd: 0.12,
            p_value,
            p_adjusted,
            confidence_sequence: None,
            e_value: 1.0,
        };
        let pair = Pair { a: 0, b: 1, questions: 88, finding: Ok(difference) };
        judge_pair(&pair, ["consultants", "resellers"], 6, 0.95)
    }

    #[test]
    fn says_it_in_one_sentence() {
        let found = judge(0.021, -0.004, 0.047, 0.09, 0.18);
        assert_eq!(found.code, "no-evidence");
        assert_eq!(
            found.text,
            "On 88 shared questions consultants scored 0.021 worse than resellers (95% −0.004 to 0.047): no evidence of a \
             difference. If the difference is what it seems, about 170 more shared questions would settle it."
        );
        let found = judge(-0.04, -0.07, -0.011, 0.001, 0.006);
        assert_eq!(found.code, "a-better");
        assert_eq!(
            found.text,
            "On 88 shared questions consultants scored 0.040 better than resellers (95% 0.011 to 0.070): consultants did \
             better."
        );
        assert_eq!(judge(0.04, 0.01, 0.07, 0.001, 0.006).code, "b-better");
    }

    #[test]
    fn one_pair_of_many_is_no_evidence() {
        let found = judge(0.04, 0.002, 0.08, 0.03, 0.18);
        assert_eq!(found.code, "no-evidence");
        assert!(found.text.ends_with("as among 6 pairs one is likely to look like this by chance."), "{}", found.text);
    }

    #[test]
    fn a_sentence_does_not_contradict_itself() {
        assert_eq!(judge(0.03, -0.001, 0.07, 0.01, 0.03).code, "no-evidence");
        let found = judge(-0.000_2, -0.01, 0.009_9, 0.9, 0.9);
        assert!(
            found.text.contains("scored the same as resellers to three decimals (95% −0.010 to 0.010)"),
            "{}",
            found.text
        );
    }

    #[test]
    fn says_why_there_is_none() {
        let of = |reason| {
            let pair = Pair { a: 0, b: 1, questions: 0, finding: Err(reason) };
            judge_pair(&pair, ["A", "B"], 0, 0.95)
        };
        assert_eq!(of(Reason::NotConnected).code, "not-comparable");
        assert_eq!(of(Reason::NoSharedQuestion).code, "not-enough");
        assert_eq!(
            of(Reason::OneOutcome { shared: 12, happened: false }).text,
            "All 12 questions that A and B share ended with no; whoever says so every time wins: not enough to compare them."
        );
        assert!(of(Reason::TooFewShared { shared: 1, needed: 10 }).text.starts_with("A and B share 1 question; "));
    }
}
