//! Describes one group: every statistic of [`Group`], or why there is none.

use crate::calibrate::{
    BinSum, CoxFit, Matrix, auc, band_redraws, consistency_band, expected_calibration_error, in_the_large, isotonic,
    maximum_calibration_error, smooth_ece, spiegelhalter,
};
use crate::dataset::interning::stable_hash;
use crate::decompose;
use crate::model::Tally;
use crate::observe::GroupTally;
use crate::options::StatisticsOptions;
use crate::report::gather::Fitted;
use crate::report::judgement::{NO_RESAMPLES, ONE_QUESTION};
use crate::report::murphy::{FEW_EFFECTIVE, murphy};
use crate::report::{
    Absent, BandPoint, Bin, BrierSkill, Corp, Cox, CurveBlock, Evidence, Group, GroupKey, LogScore, Resolvability,
    Spiegelhalter, WhyUntested, in_the_large_confidence, judge, slope_confidence,
};
use crate::score::{
    certain_and_wrong, clipped, mean_brier, mean_log_score, mean_spherical, murphy_diagram, skill_vs_base_rate,
    skill_vs_half,
};
use crate::uncertainty::{Estimate, Interval, Replicates, Rng, Statistic, student_reach, wilson};

/// What a group is described from.
pub(crate) struct Basis<'a> {
    /// Which group.
    pub key: GroupKey,
    /// Its tallies, bins and regression.
    pub fitted: &'a Fitted,
    /// Scored questions with the rarer outcome.
    pub rarer_outcomes: u64,
    /// Meat of the cluster-robust variance.
    pub meat: Matrix,
    /// Questions in each bin.
    pub bin_questions: &'a [u64],
    /// The bootstrap and the group's number in it, if there is one.
    pub replicates: Option<(&'a Replicates, usize)>,
}

impl Basis<'_> {
    fn interval(&self, statistic: Statistic, confidence: f64) -> Option<Interval> {
        let (replicates, group) = self.replicates?;
        replicates.interval(group, statistic, confidence)
    }

    fn estimate(&self, value: Option<f64>, statistic: Statistic, statistics: &StatisticsOptions) -> Estimate {
        Estimate::new(value, value.and_then(|_| self.interval(statistic, statistics.confidence.level())))
    }
}

/// All statistics of a group. `all_rows` is the number of distinct probabilities in all groups together, which
/// decides how often the bands are redrawn.
pub(crate) fn describe(basis: &Basis<'_>, statistics: &StatisticsOptions, all_rows: usize) -> Group {
    let Fitted { counted, bins: edges, .. } = basis.fitted;
    let tally = &counted.scored;
    let table = edges.table(tally);
    let (cox, cox_absent) = cox(basis, statistics);
    let spiegelhalter = spiegelhalter(tally);
    let mut group = Group {
        key: basis.key.clone(),
        forecasts: tally.forecasts(),
        questions: counted.questions,
        sources: counted.sources,
        weight: tally.weight(),
        base_rate: tally.base_rate(),
        mean_forecast: tally.mean_forecast(),
        forecast_variance: tally.forecast_variance(),
        brier: basis.estimate(mean_brier(tally), Statistic::Brier, statistics),
        brier_skill: BrierSkill {
            vs_base_rate: basis.estimate(skill_vs_base_rate(tally), Statistic::SkillVsBaseRate, statistics),
            vs_half: basis.estimate(skill_vs_half(tally), Statistic::SkillVsHalf, statistics),
        },
        log_score: LogScore {
            score: basis.estimate(mean_log_score(tally, statistics.log_clip.epsilon()), Statistic::Log, statistics),
            clipped: clipped(tally, statistics.log_clip.epsilon()),
            certain_and_wrong: certain_and_wrong(tally),
        },
        spherical_score: basis.estimate(mean_spherical(tally), Statistic::Spherical, statistics),
        murphy: murphy(basis.fitted, &table, basis.bin_questions),
        corp: corp(tally),
        ece: expected_calibration_error(&table),
        mce: maximum_calibration_error(&table),
        smooth_ece: smooth_ece(tally),
        murphy_diagram: murphy_diagram(tally),
        auc: auc(tally),
        calibration_in_the_large: basis.estimate(in_the_large(tally), Statistic::InTheLarge, statistics),
        cox,
        spiegelhalter: Spiegelhalter { z: spiegelhalter.map(|s| s.z), p_value: spiegelhalter.map(|s| s.p_value) },
        bins: bins(basis, &table, statistics),
        curve: curve(tally),
        bands: bands(basis, statistics, all_rows),
        resolvability: resolvability(basis),
        ..Group::default()
    };
    group.verdict = verdict(basis, &group, statistics);
    group.absent = absent(basis, &group, cox_absent);
    group
}

/// The bins that have forecasts, with Wilson's interval of what was observed.
fn bins(basis: &Basis<'_>, table: &[BinSum], statistics: &StatisticsOptions) -> Vec<Bin> {
    let bin = |bin: &BinSum| {
        let interval = wilson(bin.observed, bin.effective_size(), statistics.confidence.level());
        Bin {
            from: bin.from,
            to: bin.to,
            forecasts: bin.count,
            questions: basis.bin_questions[bin.index],
            weight: bin.weight,
            mean_forecast: bin.mean_forecast,
            observed: bin.observed,
            low: interval.map_or(0.0, |interval| interval.low),
            high: interval.map_or(1.0, |interval| interval.high),
        }
    };
    table.iter().map(bin).collect()
}

fn corp(tally: &Tally) -> Corp {
    let parts = decompose::corp(tally);
    Corp {
        miscalibration: parts.map(|c| c.miscalibration),
        discrimination: parts.map(|c| c.discrimination),
        uncertainty: parts.map(|c| c.uncertainty),
    }
}

fn curve(tally: &Tally) -> Vec<CurveBlock> {
    isotonic(tally)
        .iter()
        .map(|block| CurveBlock {
            from: block.from,
            to: block.to,
            forecasts: block.count,
            weight: block.weight,
            calibrated: block.calibrated,
        })
        .collect()
}

fn bands(basis: &Basis<'_>, statistics: &StatisticsOptions, all_rows: usize) -> Vec<BandPoint> {
    if statistics.resamples == 0 {
        return vec![];
    }
    // Each group has a stream of its own that its name decides, above those of the bootstrap's replicates.
    let stream = stable_hash(basis.key.label().as_bytes()) | 1 << 63;
    let mut rng = Rng::stream(statistics.seed, stream);
    consistency_band(&basis.fitted.counted.scored, statistics.confidence.level(), band_redraws(all_rows), &mut rng)
        .unwrap_or_default()
        .iter()
        .map(|point| BandPoint { forecast: point.forecast, low: point.low, high: point.high })
        .collect()
}

fn cox(basis: &Basis<'_>, statistics: &StatisticsOptions) -> (Cox, Option<String>) {
    match &basis.fitted.cox {
        Ok(fit) => {
            let (intercept, slope) =
                fit.estimates(basis.meat, basis.fitted.counted.questions, statistics.confidence.level());
            (Cox { intercept, slope }, None)
        }
        Err(why) => (Cox::default(), Some(why.to_string())),
    }
}

fn verdict(basis: &Basis<'_>, group: &Group, statistics: &StatisticsOptions) -> crate::report::Verdict {
    let confidence = slope_confidence(statistics.confidence.level(), basis.rarer_outcomes);
    let in_the_large = basis.replicates.ok_or(WhyUntested::NoResamples).and_then(|(replicates, group)| {
        let interval = replicates.interval_for_verdict(group, in_the_large_confidence(statistics.confidence.level()));
        let interval = interval.ok_or(WhyUntested::FewQuestions)?;
        // With one degree of freedom it reaches 25 standard errors: only what it leaves out tells anything.
        match basis.rarer_outcomes {
            0 if interval.low <= 0.0 && interval.high >= 0.0 => Err(WhyUntested::OneSided),
            1 if interval.low <= 0.0 && interval.high >= 0.0 => Err(WhyUntested::OneApart),
            _ => Ok(interval),
        }
    });
    let interval = |fit: CoxFit| {
        let error = fit.standard_errors(basis.meat, basis.fitted.counted.questions)?[1];
        let reach = student_reach(confidence, basis.fitted.counted.questions.saturating_sub(1))? * error;
        Some(Interval { low: fit.slope - reach, high: fit.slope + reach })
    };
    let slope = basis.fitted.cox.map_err(WhyUntested::from);
    let slope = slope.and_then(|fit| interval(fit).ok_or(WhyUntested::FewQuestions));
    judge(&Evidence {
        label: &basis.key.label(),
        forecasts: group.forecasts,
        questions: group.questions,
        min_questions: statistics.min_questions,
        mean_forecast: group.mean_forecast.unwrap_or_default(),
        base_rate: group.base_rate.unwrap_or_default(),
        in_the_large,
        slope,
        bins: &group.bins,
    })
}

fn resolvability(basis: &Basis<'_>) -> Resolvability {
    let GroupTally { scored, overdue, statements, .. } = &basis.fitted.counted;
    // All weight of the overdue tally stands on the side of no.
    let if_no = mean_of_two(scored, overdue, |p| p * p);
    let if_yes = mean_of_two(scored, overdue, |p| (1.0 - p) * (1.0 - p));
    Resolvability {
        statements: statements.total(),
        unscorable: statements.unscorable,
        pending: statements.pending,
        overdue: statements.overdue,
        annulled: statements.annulled,
        scored: statements.scored,
        brier_if_overdue_yes: if_yes,
        brier_if_overdue_no: if_no,
    }
}

/// Brier score over what was scored and what is overdue together.
fn mean_of_two(scored: &Tally, overdue: &Tally, score: impl Fn(f64) -> f64) -> Option<f64> {
    let weight = scored.weight() + overdue.weight();
    let known = mean_brier(scored).unwrap_or_default() * scored.weight();
    let open = crate::model::compensated_sum(overdue.rows().iter().map(|row| row.weight() * score(row.p)));
    (weight > 0.0).then(|| (known + open) / weight)
}

/// Why what is missing is missing.
fn absent(basis: &Basis<'_>, group: &Group, cox: Option<String>) -> Vec<Absent> {
    let mut all = vec![];
    let mut say = |statistic: &'static str, reason: String| all.push(Absent { statistic, reason });
    if group.forecasts == 0 {
        say("*", "nothing was scored".to_owned());
        return all;
    }
    let one_sided = || {
        let all_yes = group.base_rate == Some(1.0);
        format!("every question resolved {}", if all_yes { "yes" } else { "no" })
    };
    if group.brier_skill.vs_base_rate.value.is_none() {
        say("brier_skill.vs_base_rate", one_sided());
    }
    if group.murphy.bias_corrected.reliability.is_none() {
        say("murphy.bias_corrected", FEW_EFFECTIVE.to_owned());
    }
    if group.auc.is_none() {
        say("auc", one_sided());
    }
    if let Some(reason) = cox {
        say("cox", reason);
    }
    if group.spiegelhalter.z.is_none() {
        say("spiegelhalter", "every forecast is 0, 0.5 or 1, where the test has no variance".to_owned());
    }
    if group.brier.low.is_none() {
        say("brier.low", if basis.replicates.is_some() { ONE_QUESTION } else { NO_RESAMPLES }.to_owned());
    }
    all
}
