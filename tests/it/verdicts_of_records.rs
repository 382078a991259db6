//! A worse record never gets a milder verdict, one turned round gets the same turned round, and a group's verdict, intervals, sentence and
//! evidence never contradict each other.

use std::fmt::Write as _;

use tempfile::TempDir;
use trackrecord::model::{Day, Finite};
use trackrecord::options::{Language, RunOptions};
use trackrecord::report::{self, Finding, Ground, Group, Progress};
use trackrecord::uncertainty::{Estimate, Interval, Rng};

/// A question: what is said on it, by a source each, and whether it happened.
#[derive(Clone, Debug)]
struct Question {
    said: Vec<f64>,
    happened: bool,
}

fn question(said: f64, happened: bool) -> Question {
    Question { said: vec![said], happened }
}

fn score(folder: &TempDir, questions: &[Question], resamples: u32) -> Group {
    let mut forecasts = "question_id,source,source_type,forecast_date,probability\n".to_owned();
    let mut resolutions = "question_id,resolved_on,outcome\n".to_owned();
    for (number, question) in questions.iter().enumerate() {
        for (source, said) in question.said.iter().enumerate() {
            writeln!(forecasts, "Q{number},S{source},desk,2020-01-01,{said}").unwrap();
        }
        writeln!(resolutions, "Q{number},2020-06-01,{}", if question.happened { "yes" } else { "no" }).unwrap();
    }
    let paths = ["forecasts.csv", "resolutions.csv"].map(|name| folder.path().join(name));
    std::fs::write(&paths[0], forecasts).unwrap();
    std::fs::write(&paths[1], resolutions).unwrap();
    let [forecasts, resolutions] = paths;
    let mut options = RunOptions::new(vec![forecasts], vec![resolutions], Day::from_ymd(2021, 1, 1).unwrap());
    options.selection.group_by.clear();
    options.statistics.resamples = resamples;
    options.reading.threads = 1;
    report::score(&options, &Progress::default()).unwrap().report.overall
}

/// How far a verdict leans to "less happens than is said".
fn optimism(group: &Group) -> i32 {
    match group.verdict.code {
        "too-optimistic" => 1,
        "too-pessimistic" => -1,
        "too-few" | "not-tested" | "no-evidence-of-miscalibration" => 0,
        // Where one question could undo what is found in the large, the curve may still tell.
        "miscalibrated" => {
            if group.calibration_in_the_large.value().unwrap() > 0.0 {
                1
            } else {
                -1
            }
        }
        other => panic!("{other} of one probability"),
    }
}

fn accuses(group: &Group) -> bool {
    !matches!(group.verdict.code, "too-few" | "not-tested" | "no-evidence-of-miscalibration")
}

#[test]
fn a_hit_fewer_was_called_better() {
    let folder = tempfile::tempdir().unwrap();
    let mut found = 0;
    // 0 or 1 hits of 100 at 80% were "no evidence", 2 hits "too optimistic".
    for (n, said, steps) in [(1, 0.9, 1), (5, 0.8, 1), (10, 0.95, 1), (12, 0.5, 1), (20, 0.05, 1), (33, 0.7, 1)]
        .into_iter()
        .chain([(57, 0.3, 2), (100, 0.8, 4), (100, 0.99, 4), (150, 0.5, 10), (200, 0.02, 9), (200, 0.6, 13)])
    {
        let mut before = 2;
        for hits in (0..=n).filter(|hits| *hits < 4 || *hits > n - 4 || hits % steps == 0) {
            let questions: Vec<Question> = (0..n).map(|at| question(said, at < hits)).collect();
            let group = score(&folder, &questions, 200);
            let now = optimism(&group);
            assert!(now <= before, "{hits} of {n} at {said}: {}", group.verdict.text);
            before = now;
            found += now.abs();
        }
    }
    assert!(found > 100, "only {found} verdicts against: nothing was tested");
}

/// Forecasts on both sides of one half, with several sources on some questions.
fn mixed(n: u64, slope: f64, lean: f64, rng: &mut Rng) -> Vec<Question> {
    let one = |rng: &mut Rng| {
        let said = (2.0 + 96.0 * rng.unit()).round() / 100.0;
        let log_odds = slope * (said / (1.0 - said)).ln() + lean;
        let happened = rng.unit() < 1.0 / (1.0 + (-log_odds).exp());
        let sources = if rng.below(3) == 0 { 1 + rng.below(9) } else { 1 };
        let near = |rng: &mut Rng| ((said + 0.1 * (rng.unit() - 0.5)).clamp(0.01, 0.99) * 100.0).round() / 100.0;
        Question { said: (0..sources).map(|_| near(rng)).collect(), happened }
    };
    (0..n).map(|_| one(rng)).collect()
}

#[test]
fn a_worse_record_was_acquitted() {
    let folder = tempfile::tempdir().unwrap();
    let (mut optimists, mut overconfident) = (0, 0);
    for seed in 0..150 {
        let mut rng = Rng::stream(seed, 21);
        let (n, slope, lean) = (10 + rng.below(50), 0.2 + 0.3 * rng.unit(), -1.5 * rng.unit());
        let mut questions = mixed(n, slope, lean, &mut rng);
        let before = score(&folder, &questions, 200);
        let is_optimist = before.verdict.code == "too-optimistic";
        let is_hit = |question: &Question| {
            let mean = question.said.iter().sum::<f64>() / question.said.len() as f64;
            // A lever of the slope needs distance from the middle, and the same side for every source.
            if is_optimist { question.happened } else { question.happened && mean > 0.8 }
        };
        let Some(hit) = questions.iter().position(is_hit) else { continue };
        if is_optimist {
            optimists += 1;
        } else if before.verdict.code == "overconfident" {
            overconfident += 1;
        } else {
            continue;
        }
        questions[hit].happened = false;
        let after = score(&folder, &questions, 200);
        assert!(accuses(&after), "seed {seed}: {} became {}", before.verdict.text, after.verdict.text);
        assert!(!is_optimist || after.verdict.code == "too-optimistic", "seed {seed}: {}", after.verdict.text);
    }
    assert!(optimists >= 15 && overconfident >= 10, "{optimists} {overconfident}: nothing was tested");
}

/// The question with no for yes: 1 − p for every p, in thousandths as it is written.
fn turned(question: &Question) -> Question {
    let turn = |said: &f64| (1000.0 - 1000.0 * said).round() / 1000.0;
    Question { said: question.said.iter().map(turn).collect(), happened: !question.happened }
}

fn is_mirrored(one: Interval, other: Interval, about: f64, slack: f64) -> bool {
    let is_near = |end: f64, other: f64| (end + other - about).abs() <= slack * (1.0 + end.abs());
    is_near(one.low(), other.high()) && is_near(one.high(), other.low())
}

type EstimateOf = fn(&Group) -> Estimate;
type IntervalOf = fn(&Group) -> Option<Interval>;

/// Every interval of a group against that of the group with no for yes.
fn check_mirrored(one: &Group, other: &Group, what: &str) {
    let close = |a: f64, b: f64, slack: f64| (a - b).abs() <= slack * (1.0 + a.abs());
    let same = |name: &str, of: fn(&Group) -> Option<Interval>, slack: f64| match (of(one), of(other)) {
        (Some(a), Some(b)) => {
            assert!(close(a.low(), b.low(), slack) && close(a.high(), b.high(), slack), "{what}: {name}: {a:?} {b:?}");
        }
        (a, b) => assert_eq!(a, b, "{what}: {name}"),
    };
    let scores: [(&str, EstimateOf); 6] = [
        ("Brier", |group| group.brier),
        ("log score", |group| group.log_score.score),
        ("spherical", |group| group.spherical_score),
        ("skill", |group| group.brier_skill.vs_base_rate),
        ("skill against 50%", |group| group.brier_skill.vs_half),
        ("slope", |group| group.cox.slope),
    ];
    for (name, of) in scores {
        match [one, other].map(|group| of(group).interval()) {
            [Some(a), Some(b)] => {
                assert!(close(a.low(), b.low(), 1e-12) && close(a.high(), b.high(), 1e-12), "{what}: {name}");
            }
            [a, b] => assert_eq!(a, b, "{what}: {name}"),
        }
    }
    same("miscalibration", |group| group.intervals.miscalibration, 1e-12);
    same("discrimination", |group| group.intervals.discrimination, 1e-12);
    same("AUC", |group| group.intervals.auc, 1e-12);
    same("ECE", |group| group.intervals.ece, 1e-12);
    // Its bandwidth is found to 1e-11, from which its ends are reckoned.
    same("smooth ECE", |group| group.intervals.smooth_ece, 1e-8);
    let turning: [(&str, IntervalOf, f64); 3] = [
        ("base rate", |group| group.intervals.base_rate, 1.0),
        ("in the large", |group| group.calibration_in_the_large.interval(), 0.0),
        ("intercept", |group| group.cox.intercept.interval(), 0.0),
    ];
    for (name, of, about) in turning {
        match [of(one), of(other)] {
            [Some(a), Some(b)] => assert!(is_mirrored(a, b, about, 1e-12), "{what}: {name}: {a:?} {b:?}"),
            [a, b] => assert_eq!(a, b, "{what}: {name}"),
        }
    }
    let ends = |low: Finite, high: Finite| Interval::new(low.get(), high.get()).unwrap();
    assert_eq!(one.bands.len(), other.bands.len(), "{what}");
    for (a, b) in one.bands.iter().zip(other.bands.iter().rev()) {
        assert!(is_mirrored(ends(a.low, a.high), ends(b.low, b.high), 1.0, 1e-12), "{what}: {a:?} {b:?}");
        let [a, b] = [a, b].map(|point| ends(point.simultaneous_low, point.simultaneous_high));
        assert!(is_mirrored(a, b, 1.0, 1e-12), "{what}: {a:?} {b:?}");
    }
    assert_eq!(one.confidence_bands.len(), other.confidence_bands.len(), "{what}");
    for (a, b) in one.confidence_bands.iter().zip(other.confidence_bands.iter().rev()) {
        assert!(is_mirrored(ends(a.low, a.high), ends(b.low, b.high), 1.0, 1e-12), "{what}: {a:?} {b:?}");
    }
}

#[test]
fn never_and_always_were_judged_unlike() {
    let folder = tempfile::tempdir().unwrap();
    let mut against = 0;
    for seed in 0..300 {
        let mut rng = Rng::stream(seed, 22);
        let (n, slope, lean) = (5 + rng.below(60), 0.2 + 1.8 * rng.unit(), 2.0 * rng.unit() - 1.0);
        let mut questions = mixed(n, slope, lean, &mut rng);
        // Edges of bins belong to the bin above, which turns nothing round: nothing is said there.
        for question in &mut questions {
            question.said.iter_mut().for_each(|said| *said -= 0.003);
        }
        let other: Vec<Question> = questions.iter().map(turned).collect();
        let [one, other] = [&questions, &other].map(|questions| score(&folder, questions, 500));
        let expected = match one.verdict.code {
            "too-optimistic" => "too-pessimistic",
            "too-pessimistic" => "too-optimistic",
            same => same,
        };
        let what = format!("seed {seed}: {} / {}", one.verdict.text, other.verdict.text);
        assert_eq!(other.verdict.code, expected, "{what}");
        check_mirrored(&one, &other, &what);
        against += i32::from(accuses(&one));
    }
    assert!(against > 30, "{against} verdicts against: nothing was tested");
}

/// The finding's direction in the numbers that the sentence names.
fn check_evidence(group: &Group, what: &str) {
    let judgement = group.verdict.judgement.unwrap();
    let (said, observed, in_bin) = match judgement.ground {
        Ground::TooFew { questions, effective, needed } => {
            assert_eq!((judgement.finding, questions), (Finding::TooFew, group.questions), "{what}");
            assert!(effective < needed as f64, "{what}");
            return;
        }
        Ground::Bin { mean_forecast, observed, from, to, forecasts, questions } => {
            let bin = group.bins.iter().find(|bin| bin.from == from).unwrap();
            assert!(bin.effective_questions >= 5.0 - 1e-9 && bin.questions == questions, "{what}");
            assert!(bin.forecasts == forecasts && bin.to == to, "{what}");
            (mean_forecast, observed, true)
        }
        Ground::Average { mean_forecast, base_rate, forecasts, .. } => {
            assert_eq!(forecasts, group.forecasts, "{what}");
            (mean_forecast, base_rate, false)
        }
    };
    let (bias, slope) = (group.calibration_in_the_large, group.cox.slope);
    let beyond = said - group.base_rate.unwrap().get();
    let contradicts = |estimate: Estimate, side: f64, from: f64| {
        let ends = estimate.low().zip(estimate.high());
        ends.is_some_and(|(low, high)| if side > 0.0 { high < from } else { low > from })
    };
    match judgement.finding {
        Finding::TooOptimistic => {
            assert!(observed < said && bias.value().unwrap() > 0.0 && !contradicts(bias, 1.0, 0.0), "{what}");
        }
        Finding::TooPessimistic => {
            assert!(observed > said && bias.value().unwrap() < 0.0 && !contradicts(bias, -1.0, 0.0), "{what}");
        }
        Finding::Overconfident => {
            assert!(!in_bin || (observed - said) * beyond < 0.0, "{what}");
            assert!(slope.value().is_none_or(|slope| slope < 1.0) && !contradicts(slope, -1.0, 1.0), "{what}");
        }
        Finding::Underconfident => {
            assert!(!in_bin || (observed - said) * beyond > 0.0, "{what}");
            assert!(slope.value().is_none_or(|slope| slope > 1.0) && !contradicts(slope, 1.0, 1.0), "{what}");
        }
        Finding::Miscalibrated(outside) => {
            assert!(group.corp.by_chance.unwrap().p_value <= 0.05, "{what}");
            assert!(outside.is_none_or(|(from, to)| from <= to), "{what}");
            assert!(!in_bin || outside.is_none_or(|(from, to)| from <= said && said <= to), "{what}");
        }
        Finding::NoEvidence => assert!(group.corp.by_chance.unwrap().p_value > 0.0, "{what}"),
        Finding::TooFew | Finding::NotTested(_) => {}
    }
}

fn check(group: &Group, what: &str) {
    let estimates = [
        group.brier,
        group.log_score.score,
        group.spherical_score,
        group.brier_skill.vs_base_rate,
        group.brier_skill.vs_half,
        group.calibration_in_the_large,
        group.cox.slope,
        group.cox.intercept,
    ];
    for estimate in estimates {
        let Some(ends) = estimate.interval() else { continue };
        let is_inside = |value| ends.low() <= value && value <= ends.high();
        assert!(estimate.value().is_some_and(is_inside), "{what}: {estimate:?}");
    }
    if let Some((rate, interval)) = group.base_rate.zip(group.intervals.base_rate) {
        assert!(interval.low() <= rate.get() && rate <= interval.high(), "{what}");
    }
    let few = group.effective_questions < 10.0 - 1e-9;
    assert_eq!(few, group.verdict.code == "too-few", "{what}");
    if group.effective_questions < 5.0 - 1e-9 {
        assert!(group.brier.low().is_none() && group.intervals.base_rate.is_none(), "{what}");
    }
    let words = match group.verdict.code {
        "too-few" => "a verdict needs",
        "not-tested" => "not tested",
        "no-evidence-of-miscalibration" => "no evidence of miscalibration",
        "too-optimistic" => "too optimistic",
        "too-pessimistic" => "too pessimistic",
        code => code,
    };
    assert!(group.verdict.text.contains(words), "{what}: {}", group.verdict.text);
    let german = group.verdict.judgement.unwrap().sentence(Language::German);
    assert!(!german.is_empty() && !german.contains("confiden"), "{what}: {german}");
    check_evidence(group, what);
}

#[test]
fn a_groups_verdict_interval_sentence_and_evidence_agree_in_two_thousand_logs() {
    let folder = tempfile::tempdir().unwrap();
    let (mut codes, resamples) = (std::collections::BTreeMap::new(), 200);
    for seed in 0..2000 {
        let mut rng = Rng::stream(seed, 23);
        let (n, slope) = (1 + rng.below(50), 2.0 * rng.unit());
        let lean = if rng.below(2) == 0 { 0.0 } else { 3.0 * rng.unit() - 1.5 };
        let questions = mixed(n, slope, lean, &mut rng);
        let group = score(&folder, &questions, resamples);
        check(&group, &format!("seed {seed}: {}", group.verdict.text));
        *codes.entry(group.verdict.code).or_insert(0) += 1;
    }
    for code in ["too-few", "no-evidence-of-miscalibration", "too-optimistic", "too-pessimistic", "overconfident"] {
        assert!(codes.get(code).is_some_and(|count| *count > 20), "{codes:?}: nothing was tested");
    }
    println!("{codes:?}");
}
