//! How many standard errors an interval reaches to either side.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

/// Standard normal: 1.96 for `confidence` 0.95; `None` unless `confidence` is strictly between 0 and 1.
pub(crate) fn normal_reach(confidence: f64) -> Option<f64> {
    Some(Normal::standard().inverse_cdf(upper_tail_start(confidence)?))
}

/// Student's t with `degrees` degrees of freedom: 12.7 for `confidence` 0.95 and 1 degree.
///
/// `None` unless `confidence` is strictly between 0 and 1 and there is at least one degree.
pub(crate) fn student_reach(confidence: f64, degrees: f64) -> Option<f64> {
    let start = upper_tail_start(confidence)?;
    if degrees > MANY {
        return Some(student_by_expansion(normal_reach(confidence)?, degrees));
    }
    let student = StudentsT::new(0.0, 1.0, degrees).ok().filter(|_| degrees >= 1.0)?;
    Some(student.inverse_cdf(start))
}

/// Beyond it the expansion is exact to 1e-9; statrs' beta function loses digits there, and time.
const MANY: f64 = 300.0;

/// Cornish–Fisher expansion in 1/degrees, Abramowitz & Stegun 26.7.5.
fn student_by_expansion(z: f64, degrees: f64) -> f64 {
    let square = z * z;
    let terms = [
        (square + 1.0) / 4.0,
        ((5.0 * square + 16.0) * square + 3.0) / 96.0,
        (((3.0 * square + 19.0) * square + 17.0) * square - 15.0) / 384.0,
    ];
    z + z * terms.iter().rev().fold(0.0, |sum, term| (sum + term) / degrees)
}

fn upper_tail_start(confidence: f64) -> Option<f64> {
    (confidence > 0.0 && confidence < 1.0).then(|| f64::midpoint(1.0, confidence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_in_scipy() {
        let student = [
            (0.95, 1, 12.706_204_736_174_694),
            (0.95, 2, 4.302_652_729_749_462),
            (0.9, 7, 1.894_578_605_090_006_2),
            (0.99, 300, 2.592_316_410_847_792_5),
            (0.95, 301, 1.967_876_531_285_695_2),
            (0.99, 301, 2.592_261_308_373_559_3),
            (0.999, 301, 3.323_141_818_183_999_3),
            (0.95, 10_000_000, 1.959_964_221_767_205),
        ];
        for (confidence, degrees, expected) in student {
            let found = student_reach(confidence, f64::from(degrees)).unwrap_or(0.0);
            assert!((found / expected - 1.0).abs() < 1e-8, "{degrees}: {found}");
        }
        let normal = normal_reach(0.95).unwrap_or(0.0);
        assert!((normal - 1.959_963_984_540_054).abs() < 1e-12, "{normal}");
    }

    #[test]
    fn no_interval_for_certainty_or_without_degrees() {
        assert_eq!(normal_reach(0.0), None);
        assert_eq!(normal_reach(1.0), None);
        assert_eq!(student_reach(f64::NAN, 5.0), None);
        assert_eq!(student_reach(0.95, 0.0), None);
    }
}
