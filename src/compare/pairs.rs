//! Two groups on the questions that both forecast.

use crate::model::{Day, YesShare};
use crate::parallel::in_order;

use super::cells::{QuestionPlace, QuestionScores, ScoredQuestion};
use super::effects::Components;
use super::holm::holm_adjusted;
use super::{PairedDifference, Reason};

/// Smaller differences of mean scores are rounding.
const ROUNDING: f64 = 1e-12;

/// Two groups.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pair {
    /// Number of the one.
    pub a: u32,
    /// Number of the other.
    pub b: u32,
    /// Questions that both forecast.
    pub questions: u64,
    /// How they differ on these, or why that cannot be said.
    pub finding: Result<PairedDifference, Reason>,
}

/// What to ask of pairs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PairSettings {
    /// Confidence of intervals and confidence sequences, strictly between 0 and 1.
    pub confidence: f64,
    /// Pairs that share fewer questions are not tested.
    pub min_questions: u64,
    /// Deadlines before this day have passed.
    pub as_of: Day,
    /// Draws the signs.
    pub seed: u64,
    /// On how many threads.
    pub threads: usize,
}

/// All pairs of groups, in order: (0, 1), (0, 2), …, (1, 2), …
pub(crate) fn all_pairs(groups: usize) -> Vec<(u32, u32)> {
    let groups = u32::try_from(groups).unwrap_or(u32::MAX);
    (0..groups).flat_map(|a| (a + 1..groups).map(move |b| (a, b))).collect()
}

/// Compares these pairs by Brier scores. Holm's adjustment is over all of them that can be tested, so `pairs` should be all
/// pairs that anyone is going to look at.
///
/// The interval covers 93–97% from ten shared questions on, and more where events are rare; see `src/tests/simulate_compare.rs`.
///
/// # Errors
/// [`Reason::OneGroup`] if there is only one group.
pub(crate) fn compare_pairs(
    scores: &QuestionScores,
    components: &Components,
    pairs: &[(u32, u32)],
    settings: &PairSettings,
) -> Result<Vec<Pair>, Reason> {
    if scores.groups() < 2 {
        return Err(Reason::OneGroup);
    }
    let by_group = scores.by_group();
    let work = |(): &mut (), (a, b): (u32, u32)| {
        let shared = shared_differences(&by_group[a as usize], &by_group[b as usize]);
        let questions = shared.len() as u64;
        let connected = components.joined(a, b);
        let finding = testable(&shared, scores.asked(), connected, settings.min_questions.max(2));
        let finding = finding.map(|()| {
            let in_order = by_deadline(&shared, scores.asked(), settings.as_of);
            let differences: Vec<f64> = shared.iter().map(|(_, difference)| *difference).collect();
            let in_order = in_order.as_deref().map_err(|reason| *reason);
            PairedDifference::of(&differences, settings.seed, settings.confidence, in_order)
        });
        Pair { a, b, questions, finding }
    };
    let (mut compared, _) = in_order(pairs.to_vec(), settings.threads, || (), work);
    let tested: Vec<f64> = compared.iter().filter_map(|pair| Some(pair.finding.ok()?.p_value)).collect();
    let mut adjusted = holm_adjusted(&tested).into_iter();
    for difference in compared.iter_mut().filter_map(|pair| pair.finding.as_mut().ok()) {
        difference.p_adjusted = adjusted.next().unwrap_or(1.0);
    }
    Ok(compared)
}

/// Differences on the questions that both forecast: the question's place and d, in order of resolution.
///
/// Differences that are nothing but rounding (below 10⁻¹²) are zero.
pub(crate) fn shared_differences(a: &[(QuestionPlace, f64)], b: &[(QuestionPlace, f64)]) -> Vec<(QuestionPlace, f64)> {
    let (mut b, mut shared) = (b.iter().peekable(), vec![]);
    for &(question, score) in a {
        while b.next_if(|other| other.0 < question).is_some() {}
        if let Some(other) = b.next_if(|other| other.0 == question) {
            let difference = score - other.1;
            shared.push((question, if difference.abs() < ROUNDING { 0.0 } else { difference }));
        }
    }
    shared
}

/// The differences in the order of the questions' deadlines, each once its deadline has passed: an order that does not depend on
/// how the questions ended. Questions without a deadline are left out.
fn by_deadline(shared: &[(QuestionPlace, f64)], asked: &[ScoredQuestion], as_of: Day) -> Result<Vec<f64>, Reason> {
    let deadline = |&(place, difference): &(QuestionPlace, f64)| {
        let question = &asked[place.index()];
        Some((question.closes_on?, question, difference))
    };
    let mut known: Vec<(Day, &ScoredQuestion, f64)> = shared.iter().filter_map(deadline).collect();
    if known.is_empty() {
        return Err(Reason::NoDeadline);
    }
    known.retain(|(deadline, question, _)| *deadline < as_of || *deadline <= question.resolved_on);
    if known.is_empty() {
        return Err(Reason::DeadlinesToCome);
    }
    known.sort_by_key(|(deadline, question, _)| (*deadline, question.order));
    Ok(known.into_iter().map(|(.., difference)| difference).collect())
}

/// Whether a difference on these questions would mean anything.
fn testable(
    shared: &[(QuestionPlace, f64)],
    asked: &[ScoredQuestion],
    connected: bool,
    needed: u64,
) -> Result<(), Reason> {
    let count = shared.len() as u64;
    let mut outcomes = shared.iter().map(|(question, _)| asked[question.index()].happened);
    match outcomes.next() {
        None if connected => Err(Reason::NoSharedQuestion),
        None => Err(Reason::NotConnected),
        Some(_) if count < needed => Err(Reason::TooFewShared { shared: count, needed }),
        Some(first) => match first.and_then(YesShare::whole).filter(|_| outcomes.all(|other| other == first)) {
            Some(happened) => Err(Reason::OneOutcome { shared: count, happened }),
            None => Ok(()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::cells::{ScoreCell, ScoreCells, ScoredQuestion, ScoringRule};
    use crate::compare::effects::Effects;
    use crate::model::Day;
    use crate::uncertainty::Estimate;

    const SETTINGS: PairSettings =
        PairSettings { confidence: 0.95, min_questions: 3, as_of: Day::LAST, seed: 1, threads: 1 };

    /// Scores of A, B, … on each question, resolved day by day; every second question happened.
    fn scores(table: &[&[Option<f64>]]) -> QuestionScores {
        let mut cells = ScoreCells::new(table[0].len());
        for (order, row) in (0_u32..).zip(table) {
            let resolved_on = Day::from_days_since_1970(i32::try_from(order).unwrap()).unwrap();
            let cell = |(group, score): (u32, &Option<f64>)| {
                Some(ScoreCell { group, weight: 1.0, brier: (*score)?, log: 0.0 })
            };
            let question =
                ScoredQuestion { order, resolved_on, closes_on: None, happened: Some((order % 2 == 0).into()) };
            cells.push(question, (0..).zip(*row).filter_map(cell));
        }
        cells.scores(ScoringRule::Brier)
    }

    fn compare(scores: &QuestionScores, settings: &PairSettings) -> Result<Vec<Pair>, Reason> {
        let components = Effects::new(scores).components().clone();
        compare_pairs(scores, &components, &all_pairs(scores.groups()), settings)
    }

    #[test]
    fn counts_each_shared_question_once() {
        let some = Some;
        let found = compare(
            &scores(&[
                &[some(0.3), some(0.1), None],
                &[some(0.2), some(0.1), some(0.4)],
                &[some(0.1), None, some(0.4)],
                &[some(0.5), some(0.1), some(0.4)],
            ]),
            &SETTINGS,
        )
        .unwrap();
        let [ab, ac, bc] = &found[..] else { panic!("{found:?}") };
        let difference = ab.finding.unwrap();
        assert_eq!(ab.questions, 3);
        // d = .2, .1, .4: mean .7/3; signs as extreme are all plus and all minus, 2 of 8.
        assert!((difference.mean.value().unwrap() - 0.7 / 3.0).abs() < 1e-12);
        assert!((difference.sd - 0.152_752_523_165_194_67).abs() < 1e-12);
        assert!((difference.p_value - 0.25).abs() < 1e-12);
        assert!((ac.finding.unwrap().mean.value().unwrap() + 0.4 / 3.0).abs() < 1e-12);
        assert_eq!(bc.finding, Err(Reason::TooFewShared { shared: 2, needed: 3 }));
        assert!((difference.p_adjusted - 0.5).abs() < 1e-12, "two pairs were tested, not three");
    }

    #[test]
    fn says_why_there_is_nothing_to_compare() {
        let (some, low) = (Some(0.3), Some(0.1));
        assert_eq!(compare(&scores(&[&[some], &[some]]), &SETTINGS), Err(Reason::OneGroup));
        let apart = compare(&scores(&[&[some, None], &[None, some]]), &SETTINGS).unwrap();
        assert_eq!(apart[0].finding, Err(Reason::NotConnected));
        let by_a_third = compare(&scores(&[&[some, None, low], &[None, some, low]]), &SETTINGS).unwrap();
        assert_eq!(by_a_third[0].finding, Err(Reason::NoSharedQuestion));
        let one = compare(&scores(&[&[some, low]]), &PairSettings { min_questions: 1, ..SETTINGS }).unwrap();
        assert_eq!(one[0].finding, Err(Reason::TooFewShared { shared: 1, needed: 2 }));
        let row: &[Option<f64>] = &[some, low];
        let nothing: &[Option<f64>] = &[None, low];
        let all_yes = compare(&scores(&[row, nothing, row, nothing, row]), &SETTINGS).unwrap();
        assert_eq!(all_yes[0].finding, Err(Reason::OneOutcome { shared: 3, happened: true }));
    }

    #[test]
    fn sources_that_say_the_same_do_not_differ() {
        let row: &[Option<f64>] = &[Some(0.1 + 0.2), Some(0.3)];
        let difference = compare(&scores(&[row; 12]), &SETTINGS).unwrap()[0].finding.unwrap();
        assert_eq!(difference.mean, Estimate::new(Some(0.0), None));
        assert!((difference.p_value - 1.0).abs() < 1e-12);
    }

    /// Two groups with d = .1, .2, … in the order of resolution, with these deadlines; they were resolved on days 0, 1, ….
    fn sequence(deadlines: &[Option<i32>], as_of: i32) -> Result<Vec<f64>, Reason> {
        let day = |days| Day::from_days_since_1970(days).unwrap();
        let asked: Vec<ScoredQuestion> = (0..)
            .zip(deadlines)
            .map(|(order, deadline)| {
                let resolved_on = day(i32::try_from(order).unwrap());
                ScoredQuestion { order, resolved_on, closes_on: deadline.map(day), happened: Some(true.into()) }
            })
            .collect();
        let shared: Vec<(QuestionPlace, f64)> = (1..=asked.len())
            .map(|n| n as f64 / 10.0)
            .zip(QuestionPlace::all(asked.len()))
            .map(|(difference, place)| (place, difference))
            .collect();
        by_deadline(&shared, &asked, day(as_of))
    }

    #[test]
    fn sequences_run_by_deadline_and_wait_for_it() {
        assert_eq!(sequence(&[Some(30), Some(10), Some(20)], 40), Ok(vec![0.2, 0.3, 0.1]));
        assert_eq!(sequence(&[Some(30), Some(10), Some(20)], 30), Ok(vec![0.2, 0.3]), "the deadline has not passed");
        // What was resolved on its deadline or later does not wait.
        assert_eq!(sequence(&[Some(0), Some(1)], 1), Ok(vec![0.1, 0.2]));
        assert_eq!(sequence(&[Some(30), None], 40), Ok(vec![0.1]));
        assert_eq!(sequence(&[None, None], 40), Err(Reason::NoDeadline));
        assert_eq!(sequence(&[Some(30)], 9), Err(Reason::DeadlinesToCome));
    }

    #[test]
    fn neither_threads_nor_other_groups_change_a_pair() {
        let value = |q: u32, g: u32| Some(f64::from((q * 7 + g * 5) % 11) / 10.0);
        let rows: Vec<Vec<Option<f64>>> = (0..30).map(|q| (0..4).map(|g| value(q, g)).collect()).collect();
        let all: Vec<&[Option<f64>]> = rows.iter().map(Vec::as_slice).collect();
        let two: Vec<&[Option<f64>]> = rows.iter().map(|row| &row[..2]).collect();
        let threads = PairSettings { threads: 3, ..SETTINGS };
        let (one, many) = (compare(&scores(&all), &SETTINGS), compare(&scores(&all), &threads));
        assert_eq!(one, many);
        let mut alone = compare(&scores(&two), &SETTINGS).unwrap()[0];
        if let (Ok(alone), Ok(among)) = (&mut alone.finding, one.unwrap()[0].finding) {
            alone.p_adjusted = among.p_adjusted;
            assert_eq!(*alone, among);
        }
    }
}
