//! Every statistic of a group against values that other people's programs found on real forecasts.
//!
//! The shared data folder is not part of the project: `TRACKRECORD_SHARED`, or `../shared` beside the project.
//! Without it the test says so and passes. Tolerance: 1e-10 relative, and 1e-13 absolute where a value is near 0;
//! 1e-6 for the logistic regression (its references stop there), 0.002 for the smooth calibration error (a grid
//! approximation in its reference; ours is held to 1e-4 by direct integration).

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::path::{Path, PathBuf};

use serde_json::Value;
use trackrecord::calibrate::{
    Bins, CoxAbsent, CoxFit, auc, expected_calibration_error, in_the_large, isotonic, maximum_calibration_error,
    smooth_ece, spiegelhalter,
};
use trackrecord::decompose::{corp, murphy};
use trackrecord::model::Tally;
use trackrecord::score::{certain_and_wrong, mean_brier, mean_log_score, skill_vs_base_rate, skill_vs_half};
use trackrecord::uncertainty::{Interval, wilson};

const SETS: [&str; 5] = ["niamey2016", "midterms2018_final", "governors538", "acx2022", "messy/base"];
const EXACT: f64 = 1e-10;
const REGRESSION: f64 = 1e-6;
/// Of the smooth calibration error: ours, and that of the reference.
const GRID: [f64; 2] = [1e-4, 0.002];
const CLIP: f64 = 0.001;

type Outcome<T> = Result<T, Box<dyn Error>>;
type Pairs = Vec<(f64, bool)>;

#[test]
fn statistics_are_those_of_the_references() -> Outcome<()> {
    let Some(folder) = data_folder() else {
        eprintln!("skipped: no shared data folder, set TRACKRECORD_SHARED");
        return Ok(());
    };
    let mut check = Check::default();
    for set in SETS {
        let folder = folder.join(set);
        let expected: Value = serde_json::from_str(&std::fs::read_to_string(folder.join("expected.json"))?)?;
        let expected = &expected["populations"]["all_resolved"];
        let groups = scored_pairs(&folder)?;
        let all = groups.values().flatten().copied();
        check.group(set, &expected["overall"], &Tally::from_pairs(all)?);
        let by_type = expected["by_source_type"].as_object().ok_or("no groups")?;
        assert_eq!(by_type.len(), groups.len(), "{set}: source types");
        for (source_type, expected) in by_type {
            let tally = Tally::from_pairs(groups[source_type].iter().copied())?;
            check.group(&format!("{set}, {source_type}"), expected, &tally);
        }
    }
    println!("{} numbers compared", check.compared);
    assert!(check.failures.is_empty(), "\n{}", check.failures.join("\n"));
    assert!(check.compared > 1500, "only {}", check.compared);
    Ok(())
}

fn data_folder() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("TRACKRECORD_SHARED").map_or_else(beside, PathBuf::from);
    Some(shared.join("data")).filter(|data| data.is_dir())
}

/// Probability and outcome of every forecast on a question that resolved yes or no, by source type.
fn scored_pairs(folder: &Path) -> Outcome<BTreeMap<String, Pairs>> {
    let mut outcomes = HashMap::new();
    for row in csv::Reader::from_path(folder.join("resolutions.csv"))?.deserialize() {
        let row: HashMap<String, String> = row?;
        outcomes.insert(row["question_id"].clone(), row["outcome"].clone());
    }
    let mut groups: BTreeMap<String, Pairs> = BTreeMap::new();
    for row in csv::Reader::from_path(folder.join("forecasts.csv"))?.deserialize() {
        let row: HashMap<String, String> = row?;
        let happened = match outcomes.get(&row["question_id"]).map(String::as_str) {
            Some("yes") => true,
            Some("no") => false,
            _ => continue,
        };
        let pair = (row["probability"].parse()?, happened);
        groups.entry(row["source_type"].clone()).or_default().push(pair);
    }
    Ok(groups)
}

/// ∫|Σ w(p − o)K(t, p)|dt / Σw by the midpoint rule, K being the Gaussian of this bandwidth with its mirror images in 0 and 1, and
/// w another weight where p is exactly 0 or 1, and one in between within a thousandth of them.
fn direct_smooth_error(tally: &Tally, bandwidth: f64, weight_at_ends: f64) -> f64 {
    const STEPS: u32 = 1000;
    let weight = |p: f64| weight_at_ends + (1.0 - weight_at_ends) * (1000.0 * p.min(1.0 - p)).min(1.0);
    let mut smoothed = [0.0; STEPS as usize];
    for row in tally.rows() {
        let residual = weight(row.p) * (row.no * row.p - row.yes * (1.0 - row.p));
        for image in (-2..=2).flat_map(|k| [2.0 * f64::from(k) + row.p, 2.0 * f64::from(k) - row.p]) {
            for (i, sum) in (0..STEPS).zip(&mut smoothed) {
                let z = ((f64::from(i) + 0.5) / f64::from(STEPS) - image) / bandwidth;
                if z.abs() < 9.0 {
                    *sum += residual * (-z * z / 2.0).exp();
                }
            }
        }
    }
    let weight: f64 = tally.rows().iter().map(|row| weight(row.p) * row.weight()).sum();
    let scale = weight * bandwidth * (2.0 * std::f64::consts::PI).sqrt() * f64::from(STEPS);
    smoothed.iter().map(|sum| sum.abs()).sum::<f64>() / scale
}

/// Compares and remembers what differs, so that one run shows all of it.
#[derive(Default)]
struct Check {
    compared: usize,
    failures: Vec<String>,
}

impl Check {
    fn group(&mut self, name: &str, expected: &Value, tally: &Tally) {
        self.summary(name, expected, tally);
        self.scores(name, expected, tally);
        self.bins(name, expected, tally);
        self.curve(name, expected, tally);
        self.tests(name, expected, tally);
        self.cox(name, expected, tally);
    }

    #[allow(clippy::float_cmp)] // Exactly 0 and 1 are counted.
    fn summary(&mut self, name: &str, expected: &Value, tally: &Tally) {
        let at = |p: f64| tally.rows().iter().find(|row| row.p == p).map_or(0, |row| row.count);
        let counts = [
            ("n_forecasts", tally.forecasts()),
            ("n_p_equal_0", at(0.0)),
            ("n_p_equal_1", at(1.0)),
            ("n_certain_and_wrong", certain_and_wrong(tally)),
        ];
        for (key, found) in counts {
            self.number(name, key, &expected[key], Some(found as f64), 0.0);
        }
        let deviation = tally.forecast_variance().map(f64::sqrt);
        let bias = in_the_large(tally).map(|bias| -bias);
        let large = &expected["calibration_in_the_large"];
        self.exact(name, "base_rate", &expected["base_rate"], tally.base_rate());
        self.exact(name, "mean_forecast", &expected["mean_forecast"], tally.mean_forecast());
        self.exact(name, "sd_forecast", &expected["sd_forecast"], deviation);
        self.exact(name, "in the large", &large["observed_minus_forecast"], bias);
    }

    fn scores(&mut self, name: &str, expected: &Value, tally: &Tally) {
        let log = &expected["log_loss"];
        self.exact(name, "brier", &expected["brier"], mean_brier(tally));
        self.exact(name, "log", &log["clip_0.001"], mean_log_score(tally, CLIP));
        self.exact(name, "log 1e-6", &log["clip_1e-06"], mean_log_score(tally, 1e-6));
        self.exact(name, "skill", &expected["bss_vs_own_base_rate"], skill_vs_base_rate(tally));
        self.exact(name, "skill half", &expected["bss_vs_0.5"], skill_vs_half(tally));
    }

    fn bins(&mut self, name: &str, expected: &Value, tally: &Tally) {
        let bins = Bins::equal_width(10);
        let table = bins.table(tally);
        let ece = expected_calibration_error(&table);
        let mce = maximum_calibration_error(&table);
        self.exact(name, "ece", &expected["ece_10_left_closed"], ece);
        self.exact(name, "mce", &expected["mce_10_left_closed"], mce);
        let parts = murphy(tally, &bins);
        let wanted = &expected["murphy_10_bins_left_closed"];
        let found = [
            ("reliability", parts.map(|m| m.reliability)),
            ("resolution", parts.map(|m| m.resolution)),
            ("uncertainty", parts.map(|m| m.uncertainty)),
            ("within_bin_variance", parts.map(|m| m.within_bin_variance)),
            ("within_bin_covariance", parts.map(|m| m.within_bin_covariance)),
        ];
        for (key, found) in found {
            self.exact(name, key, &wanted[key], found);
        }
        let rows = self.list(name, &expected["reliability_table_left_closed"], "n", table.len());
        for (row, bin) in rows.iter().zip(&table) {
            let label = format!("bin {}", bin.index);
            let interval = wilson(bin.observed, bin.effective_size(), 0.95);
            let found = [
                (&row["bin"], Some(bin.index as f64)),
                (&row["lo"], Some(bin.from)),
                (&row["hi"], Some(bin.to)),
                (&row["n"], Some(bin.count as f64)),
                (&row["mean_forecast"], Some(bin.mean_forecast)),
                (&row["observed_rate"], Some(bin.observed)),
                (&row["wilson95"][0], interval.map(Interval::low)),
                (&row["wilson95"][1], interval.map(Interval::high)),
            ];
            for (wanted, found) in found {
                self.exact(name, &label, wanted, found);
            }
        }
    }

    fn curve(&mut self, name: &str, expected: &Value, tally: &Tally) {
        let wanted = &expected["corp"];
        let parts = corp(tally);
        self.exact(name, "mcb", &wanted["mcb"], parts.map(|c| c.miscalibration));
        self.exact(name, "dsc", &wanted["dsc"], parts.map(|c| c.discrimination));
        self.exact(name, "unc", &wanted["unc"], parts.map(|c| c.uncertainty));
        let blocks = isotonic(tally);
        let rows = self.list(name, &wanted["pav_blocks_xmin_xmax_n_cep"], "", blocks.len());
        for (row, block) in rows.iter().zip(&blocks) {
            let found = [block.from, block.to, block.count as f64, block.calibrated];
            for (which, found) in found.into_iter().enumerate() {
                self.exact(name, "block", &row[which], Some(found));
            }
        }
    }

    fn tests(&mut self, name: &str, expected: &Value, tally: &Tally) {
        let test = spiegelhalter(tally);
        self.exact(name, "z", &expected["spiegelhalter_z"], test.map(|test| test.z));
        self.relative(name, "p-value", &expected["spiegelhalter_p"], test.map(|test| test.p_value));
        self.exact(name, "auc", &expected["auc"], auc(tally));
        self.smooth_error(name, smooth_ece(tally), tally, 1.0);
        // relplot's grid of thousandths counts forecasts at exactly 0 and 1 half: its value is right for that alone.
        self.smooth_error(name, expected["smece_relplot"].as_f64(), tally, 0.5);
    }

    /// Whether a smooth calibration error is its own bandwidth, by direct numerical integration. The error falls as the bandwidth
    /// grows, so there is only one such.
    fn smooth_error(&mut self, name: &str, found: Option<f64>, tally: &Tally, weight_at_ends: f64) {
        self.compared += 1;
        let direct = found.map(|found| direct_smooth_error(tally, found, weight_at_ends));
        if !found
            .zip(direct)
            .is_some_and(|(found, direct)| (found - direct).abs() <= GRID[usize::from(weight_at_ends < 1.0)])
        {
            self.failures.push(format!("{name}: smooth ece {found:?}, by direct integration {direct:?}"));
        }
    }

    fn cox(&mut self, name: &str, expected: &Value, tally: &Tally) {
        let wanted = &expected["cox"]["clip_0.001"];
        let fit: Result<CoxFit, CoxAbsent> = CoxFit::new(tally, CLIP);
        let errors = fit.map(|fit| fit.model_errors());
        let found = [
            ("intercept", fit.map(|fit| fit.intercept).ok()),
            ("slope", fit.map(|fit| fit.slope).ok()),
            ("se_intercept", errors.map(|errors| errors[0]).ok()),
            ("se_slope", errors.map(|errors| errors[1]).ok()),
        ];
        for (key, found) in found {
            self.number(name, key, &wanted[key], found, REGRESSION);
        }
    }

    fn exact(&mut self, name: &str, what: &str, expected: &Value, found: Option<f64>) {
        self.number(name, what, expected, found, EXACT);
    }

    fn number(&mut self, name: &str, what: &str, expected: &Value, found: Option<f64>, tolerance: f64) {
        self.compare(name, what, expected, found, tolerance, 1e-13);
    }

    /// Without an absolute floor, for p-values far out in the tail.
    fn relative(&mut self, name: &str, what: &str, expected: &Value, found: Option<f64>) {
        self.compare(name, what, expected, found, EXACT, 0.0);
    }

    fn compare(&mut self, name: &str, what: &str, expected: &Value, found: Option<f64>, tolerance: f64, floor: f64) {
        self.compared += 1;
        let equal = match (expected.as_f64(), found) {
            (Some(expected), Some(found)) => (found - expected).abs() <= floor.max(tolerance * expected.abs()),
            (None, None) => expected.is_null(),
            _ => false,
        };
        if !equal {
            self.failures.push(format!("{name}: {what} is {found:?}, expected {expected}"));
        }
    }

    /// The entries of a list that have something in `count`, which must be as many as `length`.
    fn list<'a>(&mut self, name: &str, expected: &'a Value, count: &str, length: usize) -> Vec<&'a Value> {
        let rows: Vec<&Value> = expected
            .as_array()
            .into_iter()
            .flatten()
            .filter(|row| count.is_empty() || row[count].as_u64() != Some(0))
            .collect();
        self.compared += 1;
        if rows.len() != length {
            self.failures.push(format!("{name}: {length} rows, expected {}", rows.len()));
        }
        rows
    }
}
