//! Sources shrunk towards their type: one lucky call must not top the list.

use crate::uncertainty::{Interval, normal_reach};

use super::Reason;

/// A source's score as it was found: what [`shrink`] takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SourceScore {
    /// Number of its type; types are numbered from 0, without large gaps.
    pub kind: u32,
    /// Its (adjusted) score, lower or higher being better; any finite number.
    pub score: f64,
    /// Questions behind it, at least 1.
    pub questions: u64,
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
    /// Where the source's true score lies, given that its type's sources spread as they do.
    pub interval: Interval,
}

/// What [`shrink`] found of all sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Shrinkage {
    /// Variance of true scores among the sources of a type, τ²; 0 if the sources differ no more than chance makes them.
    pub between: f64,
    /// The sources in their order.
    pub sources: Vec<ShrunkenScore>,
}

/// Shrinks each source's score y, of error variance v = σ²/questions, towards the mean μ of its type:
/// (1 − B)·y + B·μ with B = v/(v + τ²).
///
/// σ² is the variance of a single question's score around what source and question explain, the same for all sources
/// (the residual variance of a two-way fit): a source's own variance would call two lucky
/// questions certain. μ is the mean of the type's sources with weights 1/(v + τ²). τ² is one for all types, by the method of
/// moments that solves Σ(y − μ)²/(v + τ²) = sources − types (Paule & Mandel 1982, doi:10.6028/jres.087.022; `DerSimonian` &
/// Kacker 2007, doi:10.1016/j.cct.2006.04.004). Interval: normal, with variance v(1 − B) + B²·Var μ (Morris 1983,
/// doi:10.1080/01621459.1983.10477920, without his terms for the uncertainty of τ²).
///
/// # Errors
/// [`Reason::OneGroup`] when no type has two sources (how sources of a type differ is then unknown),
/// [`Reason::OneQuestion`] without a variance σ² > 0, [`Reason::OutOfRange`] when a score or the variance is no finite number or
/// `confidence` does not lie strictly between 0 and 1.
///
/// # Example
/// ```
/// use trackrecord::compare::{SourceScore, shrink};
/// let source = |score, questions| SourceScore { kind: 0, score, questions };
/// let all = [source(0.02, 1), source(0.10, 80), source(0.15, 60), source(0.22, 90)];
/// let found = shrink(&all, Some(0.04), 0.95)?.sources;
/// assert!(found[0].score > found[1].score); // the lucky call no longer leads
/// assert!(found[0].shrunk_by > 0.9 && found[3].shrunk_by < 0.2);
/// # Ok::<(), trackrecord::compare::Reason>(())
/// ```
pub fn shrink(sources: &[SourceScore], variance: Option<f64>, confidence: f64) -> Result<Shrinkage, Reason> {
    let variance = variance.filter(|variance| *variance > 0.0).ok_or(Reason::OneQuestion)?;
    if !variance.is_finite() || sources.iter().any(|source| !source.score.is_finite()) {
        return Err(Reason::OutOfRange);
    }
    let reach = normal_reach(confidence).ok_or(Reason::OutOfRange)?;
    let errors: Vec<f64> = sources.iter().map(|source| variance / source.questions.max(1) as f64).collect();
    let between = between(sources, &errors).ok_or(Reason::OneGroup)?;
    let kinds = Kinds::new(sources, &errors, between);
    let shrunk = |(source, error): (&SourceScore, &f64)| {
        let by = error / (error + between);
        let (mean, weight) = kinds.0[source.kind as usize];
        let score = (1.0 - by) * source.score + by * mean;
        let deviation = (error * (1.0 - by) + by * by / weight).sqrt();
        let interval = Interval { low: score - reach * deviation, high: score + reach * deviation };
        ShrunkenScore { score, shrunk_by: by, kind_mean: mean, interval }
    };
    Ok(Shrinkage { between, sources: sources.iter().zip(&errors).map(shrunk).collect() })
}

/// Mean and total weight of each type, by its number.
struct Kinds(Vec<(f64, f64)>);

impl Kinds {
    fn new(sources: &[SourceScore], errors: &[f64], between: f64) -> Self {
        let count = sources.iter().map(|source| source.kind as usize + 1).max().unwrap_or(0);
        let mut sums = vec![(0.0, 0.0); count];
        for (source, error) in sources.iter().zip(errors) {
            let (sum, weight) = &mut sums[source.kind as usize];
            *sum += source.score / (error + between);
            *weight += 1.0 / (error + between);
        }
        Self(sums.into_iter().map(|(sum, weight)| (sum / weight, weight)).collect())
    }

    fn present(&self) -> usize {
        self.0.iter().filter(|(_, weight)| *weight > 0.0).count()
    }
}

/// τ²; `None` when no type has two sources.
fn between(sources: &[SourceScore], errors: &[f64]) -> Option<f64> {
    let excess = |between: f64| {
        let kinds = Kinds::new(sources, errors, between);
        let squares = sources
            .iter()
            .zip(errors)
            .map(|(source, error)| (source.score - kinds.0[source.kind as usize].0).powi(2) / (error + between));
        squares.sum::<f64>() - (sources.len() - kinds.present()) as f64
    };
    let present = Kinds::new(sources, errors, 0.0).present();
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

    fn source(kind: u32, score: f64, questions: u64) -> SourceScore {
        SourceScore { kind, score, questions }
    }

    /// With equal error variances v the moment equation is solved by hand: τ² = Σ(y − ȳ)²/(S − 1) − v.
    #[test]
    fn equal_errors_have_a_closed_form() {
        let scores = [0.1, 0.2, 0.3, 0.4];
        let sources: Vec<SourceScore> = scores.iter().map(|&score| source(0, score, 10)).collect();
        let found = shrink(&sources, Some(0.05), 0.95).unwrap();
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
            source(0, 0.1, 5),
            source(0, 0.4, 50),
            source(0, 0.2, 9),
            source(2, 0.3, 7),
            source(2, 0.6, 2),
            source(3, 0.9, 4),
        ];
        let found = shrink(&sources, Some(0.02), 0.95).unwrap();
        let terms = sources.iter().zip(&found.sources).map(|(source, shrunk)| {
            (source.score - shrunk.kind_mean).powi(2) / (0.02 / source.questions as f64 + found.between)
        });
        assert!((terms.sum::<f64>() - 3.0).abs() < 1e-9);
        assert!((found.sources[5].score - 0.9).abs() < 1e-12, "alone, it is its type's mean");
    }

    #[test]
    fn sources_that_differ_by_chance_alone_get_their_types_mean() {
        let sources = [source(0, 0.20, 10), source(0, 0.21, 10), source(1, 0.5, 10)];
        let found = shrink(&sources, Some(0.05), 0.95).unwrap();
        assert!(found.between.abs() < 1e-12);
        assert!(found.sources.iter().all(|shrunk| (shrunk.shrunk_by - 1.0).abs() < 1e-12));
        assert!((found.sources[0].score - found.sources[1].score).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_learn_from_is_a_reason() {
        assert_eq!(shrink(&[source(0, 0.2, 3), source(1, 0.3, 3)], Some(0.1), 0.95), Err(Reason::OneGroup));
        assert_eq!(shrink(&[source(0, 0.2, 3), source(0, 0.3, 3)], None, 0.95), Err(Reason::OneQuestion));
        let unknown = [source(0, f64::NAN, 3), source(0, 0.3, 3)];
        assert_eq!(shrink(&unknown, Some(0.1), 0.95), Err(Reason::OutOfRange));
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
                let questions = u64::from(1 + k * k % 40);
                source(k % 3, truth + 0.2 * normal() / (questions as f64).sqrt(), questions)
            })
            .collect();
        for ((source, shrunk), truth) in
            sources.iter().zip(shrink(&sources, Some(0.04), 0.95).unwrap().sources).zip(&truths)
        {
            raw += (source.score - truth).powi(2);
            better += (shrunk.score - truth).powi(2);
            covered += f64::from(u8::from(shrunk.interval.low <= *truth && *truth <= shrunk.interval.high));
        }
        assert!(better < 0.5 * raw, "{better} {raw}");
        assert!((covered / 300.0 - 0.95).abs() < 0.04, "{covered}");
    }
}
