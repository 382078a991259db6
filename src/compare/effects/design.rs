//! The least-squares problem with the questions eliminated.

use rustc_hash::FxHashMap;

use crate::compare::cells::QuestionScores;
use crate::compare::resampling::QuestionDraws;
use crate::uncertainty::{LANES, Lanes};

/// m = a + b + u over the cells, each question counted as often as it was drawn. Eliminating the questions' effects b leaves a
/// system in the groups' effects a: for each group, Σ over its questions of (a − mean a of the question's groups) =
/// Σ (m − mean m of the question's groups). Its matrix depends only on which groups answered a question; questions that the
/// same groups answered are taken together.
#[derive(Clone, Debug)]
pub(super) struct Design {
    pub(super) groups: usize,
    /// Distinct sets of groups.
    pub(super) patterns: Vec<Vec<u32>>,
    /// For each question its pattern and Σm over its cells.
    questions: Vec<(u32, f64)>,
    /// m − mean m of the question, question by question in the order of the pattern's groups.
    centred: Vec<f64>,
}

/// One system per lane: how often each pattern was drawn, and Σm of what was drawn of it.
#[derive(Debug)]
pub(super) struct System<'a> {
    design: &'a Design,
    pub(super) weights: Vec<Lanes>,
    pub(super) sums: Vec<Lanes>,
    /// Diagonal of the matrix.
    diagonal: Vec<Lanes>,
    right: Vec<Lanes>,
}

impl Design {
    pub(super) fn new(scores: &QuestionScores) -> Self {
        let mut numbers: FxHashMap<Vec<u32>, u32> = FxHashMap::default();
        let mut design = Self { groups: scores.groups(), patterns: vec![], questions: vec![], centred: vec![] };
        for cells in scores.by_question() {
            let groups: Vec<u32> = cells.iter().map(|(group, _)| *group).collect();
            let pattern = *numbers.entry(groups).or_insert_with_key(|groups| {
                design.patterns.push(groups.clone());
                u32::try_from(design.patterns.len() - 1).unwrap_or(u32::MAX)
            });
            let sum: f64 = cells.iter().map(|(_, m)| m).sum();
            let mean = sum / cells.len() as f64;
            design.centred.extend(cells.iter().map(|(_, m)| m - mean));
            design.questions.push((pattern, sum));
        }
        design
    }

    /// How many questions there are.
    pub(super) fn question_count(&self) -> usize {
        self.questions.len()
    }

    /// The system of the questions that were drawn.
    pub(super) fn system(&self, draws: &mut QuestionDraws) -> System<'_> {
        let (mut weights, mut sums) =
            (vec![[0.0; LANES]; self.patterns.len()], vec![[0.0; LANES]; self.patterns.len()]);
        let mut right = vec![[0.0; LANES]; self.groups];
        let mut centred = self.centred.iter();
        while let Some((first, times)) = draws.next_block() {
            for ((pattern, sum), times) in self.questions[first..].iter().zip(times) {
                let pattern = *pattern as usize;
                add(&mut weights[pattern], times, 1.0);
                add(&mut sums[pattern], times, *sum);
                for (&group, &c) in self.patterns[pattern].iter().zip(&mut centred) {
                    add(&mut right[group as usize], times, c);
                }
            }
        }
        let mut diagonal = vec![[0.0; LANES]; self.groups];
        for (pattern, weights) in self.patterns.iter().zip(&weights) {
            for &group in pattern {
                add(&mut diagonal[group as usize], weights, 1.0 - 1.0 / pattern.len() as f64);
            }
        }
        System { design: self, weights, sums, diagonal, right }
    }
}

fn add(sum: &mut Lanes, values: &Lanes, factor: f64) {
    for lane in 0..LANES {
        sum[lane] += factor * values[lane];
    }
}

impl System<'_> {
    /// Solves for the groups' effects, up to a constant per component, by conjugate gradients with the diagonal as
    /// preconditioner (Hestenes & Stiefel 1952, doi:10.6028/jres.049.044), from `start`, until the residual is `tolerance` of
    /// the right-hand side.
    pub(super) fn solve(&self, start: &[f64], tolerance: f64) -> Vec<Lanes> {
        let mut x: Vec<Lanes> = start.iter().map(|&a| [a; LANES]).collect();
        let mut image = vec![[0.0; LANES]; x.len()];
        self.apply(&x, &mut image);
        let mut residual: Vec<Lanes> =
            self.right.iter().zip(&image).map(|(r, i)| std::array::from_fn(|lane| r[lane] - i[lane])).collect();
        let goal = self.weighted_square(&self.right).map(|square| square * tolerance * tolerance);
        let mut direction: Vec<Lanes> = vec![[0.0; LANES]; x.len()];
        let mut before = [0.0; LANES];
        for _ in 0..10 * x.len() + 100 {
            let square = self.weighted_square(&residual);
            let open: [bool; LANES] = std::array::from_fn(|lane| square[lane] > goal[lane].max(1e-30));
            if !open.contains(&true) {
                break;
            }
            let keep: Lanes = std::array::from_fn(|lane| ratio(square[lane], before[lane]));
            for ((d, r), diagonal) in direction.iter_mut().zip(&residual).zip(&self.diagonal) {
                for lane in 0..LANES {
                    d[lane] = ratio(r[lane], diagonal[lane]) + keep[lane] * d[lane];
                }
            }
            self.apply(&direction, &mut image);
            let curvature = dot(&direction, &image);
            let step: Lanes =
                std::array::from_fn(|lane| if open[lane] { ratio(square[lane], curvature[lane]) } else { 0.0 });
            for (((x, r), d), i) in x.iter_mut().zip(&mut residual).zip(&direction).zip(&image) {
                for lane in 0..LANES {
                    x[lane] += step[lane] * d[lane];
                    r[lane] -= step[lane] * i[lane];
                }
            }
            before = square;
        }
        x
    }

    /// The matrix times `x`.
    fn apply(&self, x: &[Lanes], image: &mut [Lanes]) {
        image.fill([0.0; LANES]);
        for (pattern, weights) in self.design.patterns.iter().zip(&self.weights) {
            let mut mean = [0.0; LANES];
            for &group in pattern {
                add(&mut mean, &x[group as usize], 1.0);
            }
            let mean: Lanes = mean.map(|sum| sum / pattern.len() as f64);
            for &group in pattern {
                let (image, x) = (&mut image[group as usize], &x[group as usize]);
                for lane in 0..LANES {
                    image[lane] += weights[lane] * (x[lane] - mean[lane]);
                }
            }
        }
    }

    /// Σ r²/diagonal.
    fn weighted_square(&self, r: &[Lanes]) -> Lanes {
        r.iter().zip(&self.diagonal).fold([0.0; LANES], |sum, (r, diagonal)| {
            std::array::from_fn(|lane| sum[lane] + ratio(r[lane] * r[lane], diagonal[lane]))
        })
    }
}

fn dot(a: &[Lanes], b: &[Lanes]) -> Lanes {
    a.iter().zip(b).fold([0.0; LANES], |sum, (a, b)| std::array::from_fn(|lane| sum[lane] + a[lane] * b[lane]))
}

/// a/b, and 0 where there is nothing to divide by: groups that were not drawn, lanes that are done.
fn ratio(a: f64, b: f64) -> f64 {
    if b > 0.0 { a / b } else { 0.0 }
}
