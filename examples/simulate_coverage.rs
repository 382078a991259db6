//! Do the intervals and verdicts keep their promise? Simulates forecasts whose truth is known, several sources on
//! the same questions, repeated updates and unequal participation, and prints how often each 95% interval covers
//! the truth, and how often calibrated forecasts are called miscalibrated.
//!
//! `cargo run --release --example simulate_coverage [simulations]`
#![allow(clippy::print_stdout, reason = "its output is its purpose")]

use trackrecord::score::{brier, log_score, spherical};
use trackrecord::uncertainty::{
    Bootstrap, Clusters, Interval, Rng, Statistic, Sums, student_reach,
};

const CLIP: f64 = 0.001;
const CONFIDENCE: f64 = 0.95;
const RESAMPLES: u32 = 1000;
const STATISTICS: [(&str, Statistic); 6] = [
    ("Brier", Statistic::Brier),
    ("skill vs base rate", Statistic::SkillVsBaseRate),
    ("skill vs half", Statistic::SkillVsHalf),
    ("log", Statistic::Log),
    ("spherical", Statistic::Spherical),
    ("in the large", Statistic::InTheLarge),
];

/// How the forecasters distort a calibrated probability: logit p becomes shift + stretch · logit p.
#[derive(Clone, Copy)]
struct Forecasters {
    name: &'static str,
    shift: f64,
    stretch: f64,
}

const SCENARIOS: [Forecasters; 2] = [
    Forecasters {
        name: "calibrated",
        shift: 0.0,
        stretch: 1.0,
    },
    Forecasters {
        name: "optimistic and overconfident",
        shift: 0.3,
        stretch: 1.5,
    },
];

/// One question: what happened, and everything that was said about it.
struct Question {
    happened: bool,
    said: Vec<f64>,
}

/// How many steps of the probability scale a source tells apart: it says the mean chance of its step, so that what
/// it says is calibrated, be it fine or coarse.
const STEPS: [usize; 4] = [3, 5, 10, 20];
/// How often each of eight sources forecasts a question at all.
const PARTICIPATION: [f64; 8] = [0.9, 0.6, 0.4, 0.3, 0.2, 0.1, 0.1, 0.05];

fn question(rng: &mut Rng, forecasters: Forecasters) -> Question {
    // Chances are (k + ½)/60, k uniform below 60, so that steps of 3, 5, 10 and 20 all fit.
    let cell = rng.below(60);
    let chance = (cell as f64 + 0.5) / 60.0;
    let happened = rng.unit() < chance;
    let mut said = Vec::new();
    while said.is_empty() {
        for share in PARTICIPATION {
            if rng.unit() < share {
                let (start, updates) = (rng.below(3) as usize, 1 + rng.below(4) as usize);
                said.extend((start..start + updates).map(|skill| {
                    let steps = STEPS[skill.min(3)] as f64;
                    let calibrated = ((chance * steps).floor() + 0.5) / steps;
                    let logit = (calibrated / (1.0 - calibrated)).ln();
                    1.0 / (1.0 + (-forecasters.shift - forecasters.stretch * logit).exp())
                }));
            }
        }
    }
    Question { happened, said }
}

fn sums(question: &Question) -> Sums {
    let mut sums = Sums::default();
    for &p in &question.said {
        sums.weight += 1.0;
        sums.forecast += p;
        sums.brier += brier(p, question.happened);
        sums.log += log_score(p, question.happened, CLIP);
        sums.spherical += spherical(p, question.happened);
    }
    sums
}

fn total<'a>(all: impl IntoIterator<Item = &'a Sums>) -> Sums {
    all.into_iter().fold(Sums::default(), |mut total, sums| {
        total.weight += sums.weight;
        total.forecast += sums.forecast;
        total.brier += sums.brier;
        total.log += sums.log;
        total.spherical += sums.spherical;
        total
    })
}

fn values(total: &Sums, yes: f64) -> [f64; 6] {
    let base_rate = yes / total.weight;
    let brier = total.brier / total.weight;
    [
        brier,
        1.0 - brier / (base_rate * (1.0 - base_rate)),
        1.0 - brier / 0.25,
        total.log / total.weight,
        total.spherical / total.weight,
        total.forecast / total.weight - base_rate,
    ]
}

fn truth(forecasters: Forecasters) -> [f64; 6] {
    let mut rng = Rng::stream(2, 0);
    let (mut all, mut yes) = (Sums::default(), 0.0);
    for _ in 0..4_000_000 {
        let question = question(&mut rng, forecasters);
        let sums = sums(&question);
        yes += f64::from(u8::from(question.happened)) * sums.weight;
        all = total([&all, &sums]);
    }
    values(&all, yes)
}

struct CoxFit {
    a: f64,
    b: f64,
    v: [[f64; 2]; 2],
    cr3: [[f64; 2]; 2],
}

fn cox(questions: &[Question]) -> Option<CoxFit> {
    let rows: Vec<(usize, f64, f64)> = questions
        .iter()
        .enumerate()
        .flat_map(|(q, x)| {
            x.said
                .iter()
                .map(move |&p| (q, (p / (1.0 - p)).ln(), f64::from(u8::from(x.happened))))
        })
        .collect();
    let (mut a, mut b) = (0.0, 1.0);
    let mut info = [0.0; 3];
    for it in 0..50 {
        let (mut g, mut h) = ([0.0; 2], [0.0; 3]);
        for &(_, x, y) in &rows {
            let m: f64 = 1.0 / (1.0 + (-(a + b * x)).exp());
            let w = m * (1.0 - m);
            g[0] += y - m;
            g[1] += (y - m) * x;
            h[0] += w;
            h[1] += w * x;
            h[2] += w * x * x;
        }
        let det = h[0] * h[2] - h[1] * h[1];
        if !(det > 1e-10) {
            return None;
        }
        let (da, db) = (
            (h[2] * g[0] - h[1] * g[1]) / det,
            (h[0] * g[1] - h[1] * g[0]) / det,
        );
        let step = (3.0 / (da.abs() + db.abs())).min(1.0);
        a += step * da;
        b += step * db;
        info = h;
        if da.abs() + db.abs() < 1e-9 {
            break;
        }
        if it == 49 || b.abs() > 50.0 {
            return None;
        }
    }
    let det = info[0] * info[2] - info[1] * info[1];
    let inv = [
        [info[2] / det, -info[1] / det],
        [-info[1] / det, info[0] / det],
    ];
    let n = questions.len() as f64;
    let mut v = [[0.0; 2]; 2];
    let mut cr3 = [[0.0; 2]; 2];
    for q in questions {
        let (mut s, mut h) = ([0.0; 2], [0.0; 3]);
        for &p in &q.said {
            let x = (p / (1.0 - p)).ln();
            let m: f64 = 1.0 / (1.0 + (-(a + b * x)).exp());
            let r = f64::from(u8::from(q.happened)) - m;
            let w = m * (1.0 - m);
            s[0] += r;
            s[1] += r * x;
            h[0] += w;
            h[1] += w * x;
            h[2] += w * x * x;
        }
        let inf = |i: &[[f64; 2]; 2]| {
            [
                i[0][0] * s[0] + i[0][1] * s[1],
                i[1][0] * s[0] + i[1][1] * s[1],
            ]
        };
        let d = inf(&inv);
        let l = [info[0] - h[0], info[1] - h[1], info[2] - h[2]];
        let dl = l[0] * l[2] - l[1] * l[1];
        let e = inf(&[[l[2] / dl, -l[1] / dl], [-l[1] / dl, l[0] / dl]]);
        for i in 0..2 {
            for j in 0..2 {
                v[i][j] += d[i] * d[j] * n / (n - 1.0);
                cr3[i][j] += e[i] * e[j] * (n - 1.0) / n;
            }
        }
    }
    Some(CoxFit { a, b, v, cr3 })
}

fn linear_se(questions: &[Question], all: &[Sums], v: &[f64; 6], tot: &Sums, yes: f64) -> [f64; 6] {
    let n = all.len() as f64;
    let o = yes / tot.weight;
    let u0 = o * (1.0 - o);
    let mut m = [0.0; 6];
    for (q, s) in questions.iter().zip(all) {
        let h = f64::from(u8::from(q.happened));
        let d_o = s.weight * (h - o);
        let d_b = s.brier - v[0] * s.weight;
        let u = [
            d_b,
            -d_b / u0 + v[0] * (1.0 - 2.0 * o) * d_o / u0 / u0,
            -4.0 * d_b,
            s.log - v[3] * s.weight,
            s.spherical - v[4] * s.weight,
            s.forecast - tot.forecast / tot.weight * s.weight - d_o,
        ];
        for k in 0..6 {
            m[k] += u[k] * u[k];
        }
    }
    m.map(|x| (x * n / (n - 1.0)).sqrt() / tot.weight)
}

fn main() {
    let simulations: u64 = std::env::args()
        .nth(1)
        .and_then(|text| text.parse().ok())
        .unwrap_or(2000);
    for forecasters in SCENARIOS {
        let truth = truth(forecasters);
        let cox_truth = [
            -forecasters.shift / forecasters.stretch,
            1.0 / forecasters.stretch,
        ];
        println!("{} {truth:?}", forecasters.name);
        for n in [10_u64, 30, 60, 200] {
            let mut cover = [[0u32; 6]; 2];
            let mut low = [0u32; 6];
            let mut coxc = [[0u32; 2]; 3];
            let mut cn = 0u32;
            let mut wrong = [0u32; 6];
            let mut itl2 = [0u32; 2];
            let mut sk = 0u32;
            for sim in 0..simulations {
                let mut rng = Rng::stream(1000 + n, sim);
                let qs: Vec<Question> = (0..n).map(|_| question(&mut rng, forecasters)).collect();
                let all: Vec<Sums> = qs.iter().map(sums).collect();
                let tot = total(&all);
                let yes: f64 = qs
                    .iter()
                    .zip(&all)
                    .filter(|(q, _)| q.happened)
                    .map(|(_, s)| s.weight)
                    .sum();
                let v = values(&tot, yes);
                let se = linear_se(&qs, &all, &v, &tot, yes);
                let mut c = Clusters::new(&[tot]);
                for (q, s) in qs.iter().zip(&all) {
                    c.push(q.happened, [(0, *s)]);
                }
                let reps = Bootstrap {
                    resamples: RESAMPLES,
                    seed: sim,
                    threads: 1,
                }
                .run(&c, &|_| ());
                let t = student_reach(CONFIDENCE, n - 1).unwrap();
                let t2 = student_reach(0.975, n - 1).unwrap();
                let hit = |i: Interval, x: f64| i.low <= x && x <= i.high;
                for (k, (_, st)) in STATISTICS.iter().enumerate() {
                    if let Some(i) = reps.interval(0, *st, CONFIDENCE) {
                        cover[0][k] += u32::from(hit(i, truth[k]));
                        low[k] += u32::from(truth[k] < i.low);
                        if k == 1 {
                            sk += 1;
                        }
                    }
                    cover[1][k] += u32::from((v[k] - truth[k]).abs() <= t * se[k]);
                }
                let i2 = reps.interval(0, Statistic::InTheLarge, 0.975).unwrap();
                let w1 = !hit(i2, 0.0);
                let w2 = !((v[5]).abs() <= t2 * se[5]);
                itl2[0] += u32::from(w1);
                itl2[1] += u32::from(w2);
                let (mut wa, mut wb) = (false, false);
                if let Some(f) = cox(&qs) {
                    cn += 1;
                    let est = [f.a, f.b];
                    for k in 0..2 {
                        coxc[0][k] +=
                            u32::from((est[k] - cox_truth[k]).abs() <= t * f.v[k][k].sqrt());
                        coxc[1][k] +=
                            u32::from((est[k] - cox_truth[k]).abs() <= t * f.cr3[k][k].sqrt());
                    }
                    wa = (f.b - 1.0).abs() > t2 * f.v[1][1].sqrt();
                    wb = (f.b - 1.0).abs() > t2 * f.cr3[1][1].sqrt();
                }
                wrong[0] += u32::from(wa);
                wrong[1] += u32::from(wb);
                wrong[2] += u32::from(w1 || wa);
                wrong[3] += u32::from(w1 || wb);
                wrong[4] += u32::from(w2 || wa);
                wrong[5] += u32::from(w2 || wb);
            }
            let pc = |x: u32| format!("{:.1}", 100.0 * f64::from(x) / simulations as f64);
            println!(
                "n {n}: boot {:?} (below {:?})",
                cover[0].map(pc),
                low.map(pc)
            );
            println!("   t {:?}  skill defined {}", cover[1].map(pc), sk);
            println!(
                "   cox a,b: CR1 {:?} CR3 {:?} of {cn}; itl wrong boot/t {:?}; wrong CR1 slope {} CR3 slope {} | boot+CR1 {} boot+CR3 {} t+CR1 {} t+CR3 {}",
                coxc[0].map(pc),
                coxc[1].map(pc),
                itl2.map(pc),
                pc(wrong[0]),
                pc(wrong[1]),
                pc(wrong[2]),
                pc(wrong[3]),
                pc(wrong[4]),
                pc(wrong[5])
            );
        }
    }
}
