//! Describes one group: every statistic of [`Group`], or why there is none.

use crate::calibrate::{
    BinSum, ConsistencyBandPoint, CurveInterval, IsotonicBlock, QuestionForecasts, RedrawPlan, Redraws, auc,
    confidence_band, consistency_band, expected_calibration_error, isotonic, maximum_calibration_error, smooth_ece,
    spiegelhalter,
};
use crate::dataset::interning::stable_hash;
use crate::decompose;
use crate::model::{Finite, Tally};
use crate::observe::GroupTally;
use crate::options::StatisticsOptions;
use crate::report::basis::Basis;
use crate::report::calibration_intervals::of_calibration;
use crate::report::gather::Fitted;
use crate::report::intervals::{FEWEST_RARER, scores, unpromised};
use crate::report::murphy::{FEW_EFFECTIVE, murphy};
use crate::report::tested::verdict;
use crate::report::verdict::tells_too_little;
use crate::report::{
    Absent, BandPoint, Bin, ConfidenceBandPoint, Corp, Cox, CurveBlock, Group, Resolvability, Spiegelhalter,
};
use crate::score::{mean_brier, murphy_diagram};
use crate::uncertainty::{Estimate, Rng, wilson};

/// All statistics of a group.
pub(crate) fn describe(basis: &Basis<'_>, statistics: &StatisticsOptions) -> Group {
    let Fitted { counted, bins: edges, .. } = basis.fitted;
    let tally = &counted.scored;
    let Some([effective_questions, weight]) = Finite::all([basis.errors.effective_questions, tally.weight()]) else {
        return too_heavy(basis);
    };
    let table = edges.table(tally);
    let (cox, cox_absent) = cox(basis, statistics);
    let spiegelhalter = spiegelhalter(tally);
    let smooth_ece = smooth_ece(tally);
    let questions = QuestionForecasts::new(tally, basis.kept.iter().copied(), counted.questions);
    let redraws = redraw(basis, &questions, smooth_ece, statistics);
    let mut group = Group {
        key: basis.key.clone(),
        forecasts: tally.forecasts(),
        questions: counted.questions,
        effective_questions,
        sources: counted.sources,
        weight,
        base_rate: tally.base_rate().and_then(Finite::new),
        mean_forecast: tally.mean_forecast().and_then(Finite::new),
        forecast_variance: tally.forecast_variance().and_then(Finite::new),
        murphy: murphy(basis, &table),
        corp: corp(tally, &redraws),
        ece: expected_calibration_error(&table).and_then(Finite::new),
        mce: maximum_calibration_error(&table).and_then(Finite::new),
        smooth_ece: smooth_ece.and_then(Finite::new),
        murphy_diagram: murphy_diagram(tally),
        auc: auc(tally).and_then(Finite::new),
        cox,
        spiegelhalter: Spiegelhalter {
            z: spiegelhalter.map(|s| s.z).and_then(Finite::new),
            p_value: spiegelhalter.map(|s| s.p_value).and_then(Finite::new),
        },
        bins: bins(basis, &table, statistics),
        curve: curve(tally),
        bands: bands(tally, &redraws, statistics),
        confidence_bands: confidence_bands(basis, &questions, statistics),
        resolvability: resolvability(basis),
        ..Group::default()
    };
    let mut no_interval = cox_absent;
    no_interval.extend(scores(&mut group, basis, statistics));
    no_interval.extend(of_calibration(&mut group, basis, &questions, &redraws, statistics));
    group.verdict = verdict(basis, &group, &redraws, statistics);
    group.absent = absent(&group, no_interval);
    group
}

/// A group whose weights are larger than a number can be.
fn too_heavy(basis: &Basis<'_>) -> Group {
    let reason = "its weights add up to more than a number can hold".to_owned();
    Group { key: basis.key.clone(), absent: vec![Absent { statistic: "*", reason }], ..Group::default() }
}

/// The bins that have forecasts, with Wilson's interval of what was observed.
fn bins(basis: &Basis<'_>, table: &[BinSum], statistics: &StatisticsOptions) -> Vec<Bin> {
    let bin = |bin: &BinSum| {
        let of_bin = basis.bin_questions[bin.index];
        let effective_questions = of_bin.effective(bin.weight);
        let interval = wilson(bin.observed, effective_questions, statistics.confidence.level());
        let [low, high] = interval
            .map_or([0.0, 1.0], |interval| [interval.low().min(bin.observed), interval.high().max(bin.observed)]);
        let [from, to, mean_forecast, observed, low, high] =
            Finite::all([bin.from, bin.to, bin.mean_forecast, bin.observed, low, high])?;
        let [weight, effective_questions] = Finite::all([bin.weight, effective_questions])?;
        let (forecasts, questions) = (bin.count, of_bin.questions);
        Some(Bin { from, to, forecasts, questions, effective_questions, weight, mean_forecast, observed, low, high })
    };
    table.iter().filter_map(bin).collect()
}

fn corp(tally: &Tally, redraws: &Redraws) -> Corp {
    let parts = decompose::corp(tally);
    Corp {
        miscalibration: parts.map(|c| c.miscalibration).and_then(Finite::new),
        discrimination: parts.map(|c| c.discrimination).and_then(Finite::new),
        uncertainty: parts.map(|c| c.uncertainty).and_then(Finite::new),
        by_chance: redraws.miscalibration(),
    }
}

fn curve(tally: &Tally) -> Vec<CurveBlock> {
    let block = |block: &IsotonicBlock| {
        let [from, to, weight, calibrated] = Finite::all([block.from, block.to, block.weight, block.calibrated])?;
        Some(CurveBlock { from, to, forecasts: block.count, weight, calibrated })
    };
    isotonic(tally).iter().filter_map(block).collect()
}

/// Outcomes redrawn as if the forecasts were calibrated.
fn redraw(
    basis: &Basis<'_>,
    questions: &QuestionForecasts,
    smooth_ece: Option<f64>,
    statistics: &StatisticsOptions,
) -> Redraws {
    let tally = &basis.fitted.counted.scored;
    if basis.redraws == 0 || tally.is_empty() {
        return Redraws::default();
    }
    // Each group has a stream of its own that its name decides.
    let stream = stable_hash(basis.key.label().as_bytes()) | 1 << 63;
    let mut rng = Rng::stream(statistics.seed, stream);
    let plan = RedrawPlan {
        slope_levers: &basis.fitted.slope_levers,
        bins: &basis.fitted.bins,
        bandwidth: smooth_ece.unwrap_or_default(),
        redraws: basis.redraws,
    };
    Redraws::draw(tally, questions, &plan, &mut rng)
}

fn confidence_bands(
    basis: &Basis<'_>,
    questions: &QuestionForecasts,
    statistics: &StatisticsOptions,
) -> Vec<ConfidenceBandPoint> {
    if tells_too_little(basis.errors.effective_questions) {
        return vec![];
    }
    let band = confidence_band(&basis.fitted.counted.scored, questions, statistics.confidence.level());
    let point = |point: &CurveInterval| {
        let [forecast, low, high] = Finite::all([point.forecast, point.interval.low(), point.interval.high()])?;
        Some(ConfidenceBandPoint { forecast, low, high })
    };
    band.iter().filter_map(point).collect()
}

fn bands(tally: &Tally, redraws: &Redraws, statistics: &StatisticsOptions) -> Vec<BandPoint> {
    let band = consistency_band(tally, redraws, statistics.confidence.level());
    let point = |ConsistencyBandPoint { forecast, pointwise, simultaneous }: &ConsistencyBandPoint| {
        let ends = [pointwise.low(), pointwise.high(), simultaneous.low(), simultaneous.high()];
        let [low, high, simultaneous_low, simultaneous_high] = Finite::all(ends)?;
        let forecast = Finite::new(*forecast)?;
        Some(BandPoint { forecast, low, high, simultaneous_low, simultaneous_high })
    };
    band.iter().filter_map(point).collect()
}

/// The regression, and why it or its intervals are missing.
fn cox(basis: &Basis<'_>, statistics: &StatisticsOptions) -> (Cox, Vec<Absent>) {
    let fit = match &basis.fitted.cox {
        Ok(fit) => fit,
        Err(why) => return (Cox::default(), vec![Absent { statistic: "cox", reason: why.to_string() }]),
    };
    let (intercept, slope) = basis.cox_scatter.estimates(fit, statistics.confidence.level());
    let Some(reason) = unpromised(basis.errors, FEWEST_RARER) else { return (Cox { intercept, slope }, vec![]) };
    let missing = ["cox.intercept.low", "cox.slope.low"];
    let bare = |estimate: Estimate| Estimate::new(estimate.value(), None);
    let absent = missing.map(|statistic| Absent { statistic, reason: reason.clone() });
    (Cox { intercept: bare(intercept), slope: bare(slope) }, Vec::from(absent))
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
        brier_if_overdue_yes: if_yes.and_then(Finite::new),
        brier_if_overdue_no: if_no.and_then(Finite::new),
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
fn absent(group: &Group, intervals: Vec<Absent>) -> Vec<Absent> {
    let mut all = vec![];
    let mut say = |statistic: &'static str, reason: String| all.push(Absent { statistic, reason });
    if group.forecasts == 0 {
        let weightless = group.resolvability.scored > 0;
        let reason = if weightless {
            "every scored forecast has a weight of 0, its own or by --updates"
        } else {
            "nothing was scored"
        };
        say("*", reason.to_owned());
        return all;
    }
    let one_sided = || {
        let all_yes = group.base_rate.map(Finite::get) == Some(1.0);
        format!("every question resolved {}", if all_yes { "yes" } else { "no" })
    };
    if group.brier_skill.vs_base_rate.value().is_none() {
        say("brier_skill.vs_base_rate", one_sided());
    }
    if group.murphy.bias_corrected.reliability.is_none() {
        say("murphy.bias_corrected", FEW_EFFECTIVE.to_owned());
    }
    if group.auc.is_none() {
        say("auc", one_sided());
    }
    if group.spiegelhalter.z.is_none() {
        say("spiegelhalter", "every forecast is 0, 0.5 or 1, where the test has no variance".to_owned());
    }
    all.extend(intervals);
    all
}
