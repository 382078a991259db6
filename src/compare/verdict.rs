//! What may be said of two groups, in one sentence.

use crate::uncertainty::Interval;

use super::of_type::TypeDifference;
use super::pairs::Pair;
use super::{PairedDifference, QuestionsNeeded, Reason, more_questions};

/// A verdict on a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PairVerdict {
    /// `a-better`, `b-better`, `no-evidence`, `not-enough` or `not-comparable`.
    pub code: &'static str,
    /// The same in words, with the numbers.
    pub text: String,
    /// How many more shared questions would settle it, where that can be said.
    pub more: Option<QuestionsNeeded>,
}

impl PairVerdict {
    /// The same in words, with how many more questions would settle it.
    pub(crate) fn with_hope(&self) -> String {
        format!("{}{}", self.text, self.more.map_or_else(String::new, hope))
    }
}

/// What a pair was tested together with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TestedTogether {
    confidence: f64,
    /// All pairs that were tested.
    tested: usize,
    /// How clearly those of them differ that are not settled, in increasing order.
    unsettled: Vec<f64>,
}

impl TestedTogether {
    /// All pairs, at this confidence.
    pub(crate) fn of(pairs: &[Pair], confidence: f64) -> Self {
        let tested = pairs.iter().filter_map(|pair| pair.finding.as_ref().ok());
        let open = tested.clone().filter(|found| !Decision::of(found, confidence).is_settled());
        let mut unsettled: Vec<f64> = open.map(PairedDifference::clearness).collect();
        unsettled.sort_unstable_by(f64::total_cmp);
        Self { confidence, tested: tested.count(), unsettled }
    }

    /// The confidence that Holm's procedure asks of a pair that is not settled once those are that differ more clearly: with as many
    /// questions as settle this one they are, if all differences are what they seem.
    fn asked_of(&self, pair: &PairedDifference) -> f64 {
        let clearness = pair.clearness();
        let no_clearer = self.unsettled.partition_point(|other| *other <= clearness);
        1.0 - (1.0 - self.confidence) / no_clearer.max(1) as f64
    }
}

/// Judges a pair by [`Decision`]; `names` are those of A and B for people, `of_type` what may be said of types. Measured in
/// `src/tests/simulate_compare.rs`.
pub(crate) fn judge_pair(
    pair: &Pair,
    names: [&str; 2],
    of_type: &Result<TypeDifference, Reason>,
    together: &TestedTogether,
) -> PairVerdict {
    match &pair.finding {
        Err(reason) => without_finding(*reason, names),
        Ok(difference) => {
            let finding = Decision::of(difference, together.confidence);
            let said = said(difference, pair.questions, names, together.confidence);
            let conclusion = finding.words(names, together.tested);
            let reach =
                if finding.is_settled() { of_others(of_type, names, together.confidence) } else { String::new() };
            let more = finding.needs(pair, together);
            let text = format!("{said}: {conclusion}{reach}.");
            PairVerdict { code: finding.code(), text, more }
        }
    }
}

fn without_finding(reason: Reason, [a, b]: [&str; 2]) -> PairVerdict {
    let not_enough = |text: String| PairVerdict { code: "not-enough", text, more: None };
    let not_comparable = |text: String| PairVerdict { code: "not-comparable", text, more: None };
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

/// What is decided of a pair: the one rule that verdicts, ranks and sentences follow.
///
/// One is better only if p after Holm's adjustment over all tested pairs is at most 1 − `confidence`, so that with no true
/// difference anywhere some pair is called better in at most that share of the cases, and if the interval leaves out zero too,
/// so that nothing contradicts the interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// A has the lower scores.
    ABetter,
    /// B has.
    BBetter,
    /// Would be a difference if this pair were the only one.
    AmongMany,
    /// None can be shown.
    NoEvidence,
    /// There is a difference, the same on every question, so nothing says how far chance could have moved it.
    AllAlike,
}

impl Decision {
    /// Of a pair that was tested.
    pub(crate) fn of(difference: &PairedDifference, confidence: f64) -> Self {
        let alpha = 1.0 - confidence + 1e-12;
        let value = difference.mean.value().unwrap_or(0.0);
        let Some(interval) = difference.mean.interval() else {
            return if value == 0.0 { Self::NoEvidence } else { Self::AllAlike };
        };
        if difference.p_value > alpha || (interval.low() <= 0.0 && 0.0 <= interval.high()) {
            Self::NoEvidence
        } else if difference.p_adjusted > alpha {
            Self::AmongMany
        } else if value < 0.0 {
            Self::ABetter
        } else {
            Self::BBetter
        }
    }

    /// Whether one is better.
    pub(crate) fn is_settled(self) -> bool {
        matches!(self, Self::ABetter | Self::BBetter)
    }

    fn code(self) -> &'static str {
        match self {
            Self::ABetter => "a-better",
            Self::BBetter => "b-better",
            Self::AmongMany | Self::NoEvidence => "no-evidence",
            Self::AllAlike => "not-enough",
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
            Self::AllAlike => {
                "by the same on every question, so nothing says how far chance could have moved it".to_owned()
            }
        }
    }

    /// How many more questions would settle it.
    fn needs(self, pair: &Pair, together: &TestedTogether) -> Option<QuestionsNeeded> {
        let (Self::NoEvidence | Self::AmongMany, Ok(difference)) = (self, &pair.finding) else { return None };
        let value = difference.mean.value().unwrap_or(0.0);
        more_questions(value, difference.sd, pair.questions, together.asked_of(difference))
    }
}

fn hope(more: QuestionsNeeded) -> String {
    match more {
        QuestionsNeeded::About(more) => {
            format!(" If the difference is what it seems, about {more} more shared questions would settle it.")
        }
        QuestionsNeeded::TooMany => {
            " If the difference is as small as it seems, a million more shared questions would not settle it."
                .to_owned()
        }
    }
}

impl PairedDifference {
    /// How clearly two differ on each question: the difference over its standard deviation. 0 where nothing varies, which no number of
    /// questions settles.
    fn clearness(&self) -> f64 {
        let value = self.mean.value().unwrap_or(0.0);
        if self.sd > 0.0 { value.abs() / self.sd } else { 0.0 }
    }
}

impl TypeDifference {
    /// Whether the types differ, and not only the sources in the log.
    pub(crate) fn is_settled(&self, confidence: f64) -> bool {
        self.excludes_zero() && self.p_adjusted <= 1.0 - confidence + 1e-12
    }

    fn excludes_zero(&self) -> bool {
        self.interval.low() > 0.0 || self.interval.high() < 0.0
    }
}

/// Which of the two claims the data carry: that these sources did better, or that such sources do.
fn of_others(of_type: &Result<TypeDifference, Reason>, [a, b]: [&str; 2], confidence: f64) -> String {
    match of_type {
        Ok(found) => {
            let range = range(found.interval, confidence, found.interval.low() + found.interval.high());
            if found.is_settled(confidence) {
                return format!(", and so do such sources in general (with other sources too, {range})");
            }
            let among = if found.excludes_zero() { ", as among so many pairs one easily looks so" } else { "" };
            format!(
                ", these sources; whether {a} and {b} in general differ is open{among} (with other sources too, {range})"
            )
        }
        Err(Reason::TooFewSources { needed, .. }) => {
            format!(", these sources; of others like them nothing can be said with fewer than {needed} on a side")
        }
        Err(_) => String::new(),
    }
}

/// "On 88 shared questions consultants scored 0.021 worse than resellers (95% −0.004 to 0.047)".
fn said(difference: &PairedDifference, shared: u64, [a, b]: [&str; 2], confidence: f64) -> String {
    let value = difference.mean.value().unwrap_or(0.0);
    let how = match decimals(value.abs()).as_str() {
        "0.000" => format!("scored the same as {b} to three decimals"),
        size if value < 0.0 => format!("scored {size} better than {b}"),
        size => format!("scored {size} worse than {b}"),
    };
    let range =
        difference.mean.interval().map_or(String::new(), |found| format!(" ({})", range(found, confidence, value)));
    format!("On {} {a} {how}{range}", shared_questions(shared))
}

/// "95% −0.004 to 0.047", turned round for a negative value, of which the size is told.
fn range(interval: Interval, confidence: f64, value: f64) -> String {
    let (low, high) = (interval.low(), interval.high());
    let (from, to) = if value < 0.0 { (-high, -low) } else { (low, high) };
    format!("{}% {} to {}", percent(confidence), decimals(from), decimals(to))
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

    /// Six pairs, of which none differs more clearly than those of these tests.
    fn six() -> TestedTogether {
        TestedTogether { confidence: 0.95, tested: 6, unsettled: vec![0.0; 6] }
    }

    const NO_TYPES: Result<TypeDifference, Reason> = Err(Reason::NoTypes);

    fn difference(value: f64, interval: Option<(f64, f64)>, p_value: f64, p_adjusted: f64) -> Pair {
        let mean = Estimate::new(Some(value), interval.and_then(|(low, high)| Interval::new(low, high)));
        let finding = PairedDifference { mean, sd: 0.12, p_value, p_adjusted, sequence: Err(Reason::NoDeadline) };
        Pair { a: 0, b: 1, questions: 88, finding: Ok(finding) }
    }

    fn judge(value: f64, low: f64, high: f64, p_value: f64, p_adjusted: f64) -> PairVerdict {
        let pair = difference(value, Some((low, high)), p_value, p_adjusted);
        judge_pair(&pair, ["consultants", "resellers"], &NO_TYPES, &six())
    }

    #[test]
    fn says_it_in_one_sentence() {
        let found = judge(0.021, -0.004, 0.047, 0.09, 0.18);
        assert_eq!(found.code, "no-evidence");
        assert_eq!(
            found.with_hope(),
            "On 88 shared questions consultants scored 0.021 worse than resellers (95% −0.004 to 0.047): no evidence of a \
             difference. If the difference is what it seems, about 290 more shared questions would settle it."
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
        assert!(found.text.contains("as among 6 pairs one is likely to look like this by chance."), "{}", found.text);
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
    fn the_same_everywhere_says_nothing_of_chance() {
        let pair = difference(-0.12, None, 0.001, 0.001);
        let found = judge_pair(&pair, ["A", "B"], &NO_TYPES, &six());
        assert_eq!(found.code, "not-enough");
        assert!(found.text.contains("scored 0.120 better than B: by the same on every question"), "{}", found.text);
    }

    #[test]
    fn these_sources_or_such_sources_is_said() {
        let pair = difference(-0.04, Some((-0.07, -0.011)), 0.001, 0.006);
        let of_type = |low, high, p| {
            let found = TypeDifference { interval: Interval::new(low, high).unwrap(), p_value: p, p_adjusted: p };
            judge_pair(&pair, ["consultants", "resellers"], &Ok(found), &six()).text
        };
        let such = of_type(-0.075, -0.005, 0.02);
        assert!(
            such.ends_with("consultants did better, and so do such sources in general (with other sources too, 95% 0.005 to 0.075)."),
            "{such}"
        );
        for these in [of_type(-0.09, 0.01, 0.09), of_type(-0.075, -0.005, 0.06)] {
            assert!(
                these.contains("these sources; whether consultants and resellers in general differ is open"),
                "{these}"
            );
        }
        let few = Err(Reason::TooFewSources { sources: 3, needed: 5 });
        let few = judge_pair(&pair, ["consultants", "resellers"], &few, &six()).text;
        assert!(few.ends_with("nothing can be said with fewer than 5 on a side."), "{few}");
    }

    /// Of four tested pairs one is settled: of the clearest of the others 5%/3 is asked, of the next 5%/2, of the last all of the 5%.
    #[test]
    fn what_would_settle_it_allows_for_the_other_pairs() {
        let open = |value| difference(value, Some((value - 0.024, value + 0.024)), 0.09, 0.2);
        let pairs = [open(0.02), difference(-0.04, Some((-0.07, -0.01)), 0.001, 0.004), open(-0.01), open(0.015)];
        let together = TestedTogether::of(&pairs, 0.95);
        assert_eq!((together.tested, together.unsettled.len()), (4, 3));
        for (pair, share) in [(0, 3.0), (2, 1.0), (3, 2.0)] {
            let asked = together.asked_of(pairs[pair].finding.as_ref().unwrap());
            assert!((asked - (1.0 - 0.05 / share)).abs() < 1e-12, "{pair}: {asked}");
        }
    }

    #[test]
    fn says_why_there_is_none() {
        let of = |reason| {
            let pair = Pair { a: 0, b: 1, questions: 0, finding: Err(reason) };
            judge_pair(&pair, ["A", "B"], &NO_TYPES, &six())
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
