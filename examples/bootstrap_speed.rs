//! Scratch: time of the bootstrap.
#![allow(clippy::print_stdout)]
use std::time::Instant;
use trackrecord::uncertainty::*;
fn main() {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|a| a.parse().unwrap())
        .collect();
    let (q, g, per, r, t) = (args[0], args[1], args[2], args[3], args[4]);
    let mut rng = Rng::stream(1, 0);
    let totals = vec![
        Sums {
            weight: 2.0,
            forecast: 1.0,
            brier: 0.4,
            log: 1.0,
            spherical: 1.8
        };
        g
    ];
    let mut c = Clusters::new(&totals);
    c.reserve(q, q * per);
    for _ in 0..q {
        let h = rng.unit() < 0.4;
        let start = rng.below(g as u64);
        c.push(
            h,
            (0..per).map(|k| {
                let w = 1.0 + rng.below(4) as f64;
                (
                    ((start as usize + k) % g) as u32,
                    Sums {
                        weight: w,
                        forecast: w * rng.unit(),
                        brier: w * rng.unit() * 0.4,
                        log: w * rng.unit(),
                        spherical: w * 0.9,
                    },
                )
            }),
        );
    }
    let now = Instant::now();
    let b = Bootstrap {
        resamples: r as u32,
        seed: 1,
        threads: t,
    }
    .run(&c, &|_| ());
    println!(
        "{:?}  {:?}",
        now.elapsed(),
        b.interval(g, Statistic::Brier, 0.95)
    );
}
