//! Sources shrunk towards their type: one lucky call must not top the list.

use crate::uncertainty::Interval;

use super::Reason;
use crate::uncertainty::student_reach;

/// A source's score as it was found: what [`shrink`] takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SourceScore {
    /// Number of its type; types are numbered from 0, without large gaps.
    pub kind: u32,
    /// Its (adjusted) score, lower or higher being better; any finite number.
    pub score: f64,
    /// Variance of the score's own error, above 0.
    pub own_error: f64,
    /// The error that it shares with the others, if that is known.
    pub shared_error: Option<SharedError>,
}

/// The error that all sources share: that the questions which they answered happened to be easy or hard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SharedError {
    /// Its variance, from 0.
    pub variance: f64,
    /// Degrees of freedom with which that is known, above 0.
    pub freedom: f64,
}

/// A source's score as it is believed: what [`shrink`] gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShrunkenScore {
    /// The score, on the scale of those given, between what was found and the mean of the type.
    pub score: f64,
    /// How far it was moved to the mean of its type: 0 not at all, 1 all the way.
    pub shrunk_by: f64,
    /// The mean of the type.
    pub kind_mean: f64,
    /// Where the source's true score lies, given that its type's sources spread as they do; `None` if the shared error is not known.
    pub interval: Option<Interval>,
}

/// What [`shrink`] found of all sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Shrinkage {
    /// Variance of true scores among the sources of a type, τ²; 0 if the sources differ no more than chance makes them.
    pub between: f64,
    /// The sources in their order.
    pub sources: Vec<ShrunkenScore>,
}

/// Shrinks each source's score y, of own error variance v, towards the mean μ of its type: (1 − B)·y + B·μ with B = v/(v + τ²).
///
/// v should be σ² over the number of questions, with σ² the variance of a single question's score around what source and
/// question explain, the same for all sources: a source's own variance would call two lucky
/// questions certain. μ is the mean of the type's sources with weights 1/(v + τ²). τ² is one for all types, by the method of
/// moments that solves Σ(y − μ)²/(v + τ²) = sources − types (Paule & Mandel 1982, doi:10.6028/jres.087.022; `DerSimonian` &
/// Kacker 2007, doi:10.1016/j.cct.2006.04.004). The interval's variance is v(1 − B) + B²·Var μ + 2B²(y − μ)²/(sources − types − 2),
/// the last for what is not known of τ² (Morris 1983, doi:10.1080/01621459.1983.10477920), and that of the error which all
/// sources share, which no mean over sources makes smaller; it reaches as far as a t with the degrees of freedom of the latter.
/// It covered the true score in 93–97% of simulated logs, see `src/tests/simulate_types.rs`.
///
/// # Errors
/// [`Reason::OneGroup`] when no type has two sources (how sources of a type differ is then unknown),
/// [`Reason::OneQuestion`] when an own error is not above 0, [`Reason::OutOfRange`] when a number is not finite or `confidence` does
/// not lie strictly between 0 and 1.
///
/// # Example
/// ```
/// use trackrecord::compare::{SharedError, SourceScore, shrink};
/// let shared_error = Some(SharedError { variance: 0.0004, freedom: 99.0 });
/// let source = |score, questions| SourceScore { kind: 0, score, own_error: 0.04 / questions, shared_error };
/// let all = [source(0.02, 1.0), source(0.10, 80.0), source(0.15, 60.0), source(0.22, 90.0)];
/// let found = shrink(&all, 0.95)?.sources;
/// assert!(found[0].score > found[1].score); // the lucky call no longer leads
/// assert!(found[0].shrunk_by > 0.9 && found[3].shrunk_by < 0.2);
/// # Ok::<(), trackrecord::compare::Reason>(())
/// ```
pub fn shrink(sources: &[SourceScore], confidence: f64) -> Result<Shrinkage, Reason> {
    let is_confidence = confidence > 0.0 && confidence < 1.0;
    let sound = |source: &SourceScore| {
        let is_sound = |shared: SharedError| shared.variance >= 0.0 && shared.freedom > 0.0;
        source.score.is_finite() && source.own_error.is_finite() && source.shared_error.is_none_or(is_sound)
    };
    if !is_confidence || !sources.iter().all(sound) {
        return Err(Reason::OutOfRange);
    }
    if sources.iter().any(|source| source.own_error <= 0.0) {
        return Err(Reason::OneQuestion);
    }
    let between = between(sources).ok_or(Reason::OneGroup)?;
    let kinds = Kinds::new(sources, between);
    let spread_error = 2.0 / (sources.len() - kinds.present()).saturating_sub(2).max(1) as f64;
    let shrunk = |source: &SourceScore| {
        let by = source.own_error / (source.own_error + between);
        let (mean, weight) = kinds.0[source.kind as usize];
        let score = (1.0 - by) * source.score + by * mean;
        let of_spread = spread_error * (by * (source.score - mean)).powi(2);
        let own = source.own_error * (1.0 - by) + by * by / weight + of_spread;
        let interval = source.shared_error.and_then(|SharedError { variance, freedom }| {
            let reach = student_reach(confidence, freedom)? * (own + variance).sqrt();
            Interval::new(score - reach, score + reach)
        });
        ShrunkenScore { score, shrunk_by: by, kind_mean: mean, interval }
    };
    Ok(Shrinkage { between, sources: sources.iter().map(shrunk).collect() })
}

/// Mean and total weight of each type, by its number.
struct Kinds(Vec<(f64, f64)>);

impl Kinds {
    fn new(sources: &[SourceScore], between: f64) -> Self {
        let count = sources.iter().map(|source| source.kind as usize + 1).max().unwrap_or(0);
        let mut sums = vec![(0.0, 0.0); count];
        for source in sources {
            let (sum, weight) = &mut sums[source.kind as usize];
            *sum += source.score / (source.own_error + between);
            *weight += 1.0 / (source.own_error + between);
        }
        Self(sums.into_iter().map(|(sum, weight)| (sum / weight, weight)).collect())
    }

    fn present(&self) -> usize {
        self.0.iter().filter(|(_, weight)| *weight > 0.0).count()
    }
}

/// τ²; `None` when no type has two sources.
fn between(sources: &[SourceScore]) -> Option<f64> {
    let excess = |between: f64| {
        let kinds = Kinds::new(sources, between);
        let squares = sources
            .iter()
            .map(|source| (source.score - kinds.0[source.kind as usize].0).powi(2) / (source.own_error + between));
        squares.sum::<f64>() - (sources.len() - kinds.present()) as f64
    };
    let present = Kinds::new(sources, 0.0).present();
    if sources.len() <= present {
        return None;
    }
    if excess(0.0) <= 0.0 {
        return Some(0.0);
    }
    // The excess falls as τ² grows.
    let (mut low, mut high) = (0.0, 1.0);
    while excess(high) > 0.0 {
        (low, high) = (high, 2.0 * high);
    }
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if excess(middle) > 0.0 { low = middle } else { high = middle }
    }
    Some(f64::midpoint(low, high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uncertainty::Rng;

    const SHARED: Option<SharedError> = Some(SharedError { variance: 0.0, freedom: 1e9 });

    fn source(kind: u32, score: f64, own_error: f64) -> SourceScore {
        SourceScore { kind, score, own_error, shared_error: SHARED }
    }

    /// With equal error variances v the moment equation is solved by hand: τ² = Σ(y − ȳ)²/(S − 1) − v.
    #[test]
    fn equal_errors_have_a_closed_form() {
        let scores = [0.1, 0.2, 0.3, 0.4];
        let sources: Vec<SourceScore> = scores.iter().map(|&score| source(0, score, 0.005)).collect();
        let found = shrink(&sources, 0.95).unwrap();
        let expected = 0.05 / 3.0 - 0.005;
        assert!((found.between - expected).abs() < 1e-12, "{}", found.between);
        let by = 0.005 / (0.005 + expected);
        assert!((found.sources[0].shrunk_by - by).abs() < 1e-10);
        assert!((found.sources[0].score - (0.1 + by * 0.15)).abs() < 1e-10);
    }

    /// The score equation holds at the solution, with unequal errors and several types, one with a single source.
    #[test]
    fn solves_the_moment_equation() {
        let sources = [
            source(0, 0.1, 0.02 / 5.0),
            source(0, 0.4, 0.02 / 50.0),
            source(0, 0.2, 0.02 / 9.0),
            source(2, 0.3, 0.02 / 7.0),
            source(2, 0.6, 0.02 / 2.0),
            source(3, 0.9, 0.02 / 4.0),
        ];
        let found = shrink(&sources, 0.95).unwrap();
        let terms = sources
            .iter()
            .zip(&found.sources)
            .map(|(source, shrunk)| (source.score - shrunk.kind_mean).powi(2) / (source.own_error + found.between));
        assert!((terms.sum::<f64>() - 3.0).abs() < 1e-9);
        assert!((found.sources[5].score - 0.9).abs() < 1e-12, "alone, it is its type's mean");
    }

    #[test]
    fn sources_that_differ_by_chance_alone_get_their_types_mean() {
        let sources = [source(0, 0.20, 0.005), source(0, 0.21, 0.005), source(1, 0.5, 0.005)];
        let found = shrink(&sources, 0.95).unwrap();
        assert!(found.between.abs() < 1e-12);
        assert!(found.sources.iter().all(|shrunk| (shrunk.shrunk_by - 1.0).abs() < 1e-12));
        assert!((found.sources[0].score - found.sources[1].score).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_learn_from_is_a_reason() {
        let reason = |one, other| shrink(&[one, other], 0.95).err();
        assert_eq!(reason(source(0, 0.2, 0.03), source(1, 0.3, 0.03)), Some(Reason::OneGroup));
        assert_eq!(reason(source(0, 0.2, 0.03), source(0, 0.3, 0.0)), Some(Reason::OneQuestion));
        assert_eq!(reason(source(0, f64::NAN, 0.03), source(0, 0.3, 0.03)), Some(Reason::OutOfRange));
        assert_eq!(shrink(&[source(0, 0.2, 0.03), source(0, 0.3, 0.03)], 95.0), Err(Reason::OutOfRange));
    }

    /// True scores known: shrunk scores are nearer to them than raw ones, and their intervals hold them.
    #[test]
    fn is_nearer_to_the_truth_and_covers_it() {
        let mut rng = Rng::stream(12, 0);
        let mut normal = || (0..12).map(|_| rng.unit()).sum::<f64>() - 6.0;
        let (mut raw, mut better, mut covered) = (0.0, 0.0, 0.0);
        let truths: Vec<f64> = (0..300).map(|k| f64::from(k % 3) * 0.1 + 0.05 * normal()).collect();
        let sources: Vec<SourceScore> = (0_u32..)
            .zip(&truths)
            .map(|(k, truth)| {
                let questions = f64::from(1 + k * k % 40);
                source(k % 3, truth + 0.2 * normal() / questions.sqrt(), 0.04 / questions)
            })
            .collect();
        for ((source, shrunk), truth) in sources.iter().zip(shrink(&sources, 0.95).unwrap().sources).zip(&truths) {
            raw += (source.score - truth).powi(2);
            better += (shrunk.score - truth).powi(2);
            let interval = shrunk.interval.unwrap();
            let (low, high) = (interval.low(), interval.high());
            covered += f64::from(u8::from(low <= *truth && *truth <= high));
        }
        assert!(better < 0.5 * raw, "{better} {raw}");
        assert!((covered / 300.0 - 0.95).abs() < 0.04, "{covered}");
    }

    /// All scores .1 too high together: intervals that know of it hold the truth, those that do not do not.
    #[test]
    fn what_all_share_stands_in_the_interval_and_moves_no_score() {
        let shared = |variance| Some(SharedError { variance, freedom: 1e9 });
        let of = |shared_error| {
            let source = |score| SourceScore { shared_error, ..source(0, score + 0.1, 0.0001) };
            shrink(&[source(0.2), source(0.3), source(0.4)], 0.95).unwrap().sources
        };
        let (known, unknown, blind) = (of(shared(0.01)), of(shared(0.0)), of(None));
        assert!(known[0].interval.unwrap().low() < 0.2 && unknown[0].interval.unwrap().low() > 0.2);
        assert_eq!((known[1].score, blind[1].score), (unknown[1].score, unknown[1].score));
        assert_eq!(blind[0].interval, None);
        // 1.959964·√(own + .01), own at most .0001 as little is drawn.
        let width = known[0].interval.unwrap().high() - known[0].score;
        assert!((width - 1.959_964 * 0.010_1_f64.sqrt()).abs() < 5e-4, "{width}");
    }
}
