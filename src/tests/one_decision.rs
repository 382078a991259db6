//! Verdict, rank, interval and sentence never contradict each other, in 2,000 logs drawn at random.

use crate::compare::cells::{QuestionScores, ScoreCell, ScoreCells, ScoredQuestion, ScoringRule};
use crate::compare::effects::Effects;
use crate::compare::pairs::{Pair, PairSettings, all_pairs, compare_pairs};
use crate::compare::ranks::{RankRange, rank_ranges};
use crate::compare::verdict::{PairVerdict, TestedTogether, judge_pair};
use crate::compare::{QuestionsNeeded, Reason, more_questions};
use crate::model::Day;
use crate::uncertainty::Rng;

const CONFIDENCE: f64 = 0.95;

/// Two to five groups, which are better or worse, on few questions; sometimes in two sets that share none.
fn log(rng: &mut Rng) -> QuestionScores {
    let groups = 2 + u32::try_from(rng.below(4)).expect("small");
    let levels: Vec<f64> = (0..groups).map(|_| 0.3 * rng.unit()).collect();
    let (noise, presence, apart) = (0.1 + 0.5 * rng.unit(), 0.5 + 0.5 * rng.unit(), rng.below(4) == 0);
    let mut cells = ScoreCells::new(groups as usize);
    for order in 0..8 + u32::try_from(rng.below(11)).expect("small") {
        let closes_on = (rng.below(5) > 0).then_some(Day::FIRST);
        let happened = rng.below(3) == 0;
        let said: Vec<ScoreCell> = (0..)
            .zip(&levels)
            .filter_map(|(group, level)| {
                let is_present = rng.unit() < presence && (!apart || group % 2 == order % 2);
                let brier = (level + noise * rng.unit()).min(1.0);
                is_present.then_some(ScoreCell { group, weight: 1.0, brier, log: 0.0 })
            })
            .collect();
        cells.push(ScoredQuestion { order, resolved_on: Day::FIRST, closes_on, happened: Some(happened.into()) }, said);
    }
    cells.scores(ScoringRule::Brier)
}

fn check(pairs: &[Pair], verdicts: &[PairVerdict], ranks: &[Result<RankRange, Reason>], what: &str) -> u32 {
    let mut settled = 0;
    let (mut better, mut worse) = (vec![0; ranks.len()], vec![0; ranks.len()]);
    for (pair, verdict) in pairs.iter().zip(verdicts) {
        let [a, b] = [pair.a, pair.b].map(|group| group as usize);
        let (ahead, behind) = match verdict.code {
            "a-better" => (a, b),
            "b-better" => (b, a),
            _ => {
                assert!(!verdict.text.contains("did better"), "{what}: {}", verdict.text);
                continue;
            }
        };
        settled += 1;
        worse[ahead] += 1;
        better[behind] += 1;
        let found = pair.finding.as_ref().expect("a finding");
        let (low, high) = found.mean.low().zip(found.mean.high()).expect("an interval");
        assert!(if ahead == a { high < 0.0 } else { low > 0.0 }, "{what}: {}", verdict.text);
        assert!(found.p_adjusted <= 0.05 + 1e-9 && found.p_value <= found.p_adjusted, "{what}: {}", verdict.text);
        assert!(verdict.text.contains(&format!("G{ahead} did better")), "{what}: {}", verdict.text);
        let (one, other) = (ranks[ahead].expect("a rank"), ranks[behind].expect("a rank"));
        assert!(
            one.best <= other.worst && one.worst < u32::try_from(ranks.len()).expect("few") && other.best > 1,
            "{what}"
        );
    }
    for (group, range) in ranks.iter().enumerate() {
        let Ok(RankRange { best, worst }) = *range else { continue };
        let of_set =
            |pair: &&Pair| pair.finding.is_ok() && [pair.a, pair.b].contains(&u32::try_from(group).expect("few"));
        assert!(pairs.iter().any(|pair| of_set(&pair)), "{what}: a rank without a tested pair");
        assert!(best == 1 + better[group] && best <= worst, "{what}: {best}–{worst}");
        // Settled first only if everyone who has a rank in its set is worse by verdict.
        assert!(worst > 1 || worse[group] > 0, "{what}: first without being better than anyone");
    }
    settled
}

#[test]
fn verdict_rank_interval_and_sentence_agree_in_two_thousand_logs() {
    let mut settled = 0;
    for seed in 0..2000 {
        let scores = log(&mut Rng::stream(seed, 9));
        let settings = PairSettings { confidence: CONFIDENCE, min_questions: 5, as_of: Day::LAST, seed, threads: 1 };
        let components = Effects::new(&scores).components().clone();
        let pairs = compare_pairs(&scores, &components, &all_pairs(scores.groups()), &settings).expect("groups");
        let together = TestedTogether::of(&pairs, CONFIDENCE);
        let verdict = |pair: &Pair| {
            let names = [pair.a, pair.b].map(|group| format!("G{group}"));
            judge_pair(pair, [&names[0], &names[1]], &Err(Reason::NoTypes), &together)
        };
        let verdicts: Vec<PairVerdict> = pairs.iter().map(verdict).collect();
        let ranks = rank_ranges(&components, &pairs, CONFIDENCE);
        settled += check(&pairs, &verdicts, &ranks, &format!("seed {seed}"));
    }
    assert!(settled > 1000, "only {settled} pairs were settled: nothing was tested");
}

/// What is said to settle a difference is more than nothing, and never what already settles it.
#[test]
fn what_is_settled_needs_no_more() {
    let settled = more_questions(0.1, 0.1, 40, CONFIDENCE);
    assert_eq!(settled, None);
    assert!(matches!(more_questions(0.02, 0.1, 40, CONFIDENCE), Some(QuestionsNeeded::About(more)) if more > 0));
}
