//! Do readers drawn from published quantiles spread a Brier score as far as the survey's whole readers do?
//!
//! `cargo test --release --lib spread_of_drawn_readers -- --ignored --nocapture` prints the table, where the shared data is at hand:
//! the whole readers of `CAPphrase` (Kucharski 2026, [doi:10.5281/zenodo.18750055]): one row for each, one
//! column for each phrase, 0–100. Logs of various sizes are simulated: phrases drawn evenly, each coming true as often as
//! its readers take it for on average, or half of the time. For each log the distance from the 5% to the 95% quantile of
//! the Brier score over 2,000 drawn readers is divided by that over the whole readers: 1 is a perfect match.
//!
//! [doi:10.5281/zenodo.18750055]: https://doi.org/10.5281/zenodo.18750055
use std::path::Path;

use crate::dataset::reader_file::read_readers;
use crate::error::Error;
use crate::options::ReadingOptions;
use crate::uncertainty::{Rng, quantile};
use crate::verbal::copula::DRAWN_READERS;
use crate::verbal::{PhraseSums, Readers, VerbalSums, capphrase, spread_over_readers};

/// Forecasts of a simulated log.
pub(crate) const SIZES: [u32; 5] = [5, 10, 20, 50, 200];

/// How far the ratios of simulated logs lie apart.
pub(crate) struct Ratios(Vec<f64>);

impl Ratios {
    pub(crate) fn mean(&self) -> f64 {
        self.0.iter().sum::<f64>() / self.0.len() as f64
    }

    pub(crate) fn quantile(&self, level: f64) -> f64 {
        quantile(&self.0, level).unwrap_or(f64::NAN)
    }

    pub(crate) fn share_within(&self, distance: f64) -> f64 {
        self.0.iter().filter(|ratio| (**ratio - 1.0).abs() <= distance).count() as f64 / self.0.len() as f64
    }
}

/// Prints how far drawn readers spread beside whole ones.
pub(crate) fn report(whole: &Readers) {
    println!("5-95% spread of the Brier score: {DRAWN_READERS} drawn readers / {} whole readers", whole.len());
    println!("came true       forecasts    mean      5%     95%  within 10%");
    for (name, half) in [("as readers say", false), ("half of them", true)] {
        for size in SIZES {
            let ratios = simulate(whole, size, half, 400);
            let [low, high] = [0.05, 0.95].map(|level| ratios.quantile(level));
            println!(
                "{name:14} {size:10}  {:6.3}  {low:6.3}  {high:6.3}  {:9.1}%",
                ratios.mean(),
                100.0 * ratios.share_within(0.1)
            );
        }
    }
}

/// The readers in a file with the phrases of `CAPphrase`.
pub(crate) fn whole_readers(path: &Path) -> Result<Readers, Error> {
    let phrase = |header: &str| {
        let phrase = header.to_lowercase();
        capphrase::survey()?.mean(&phrase).map(|_| phrase)
    };
    Ok(read_readers(path, &ReadingOptions::new(vec![], vec![]), phrase)?.0)
}

/// The ratios of so many simulated logs of `size` forecasts, in increasing order.
pub(crate) fn simulate(whole: &Readers, size: u32, half: bool, logs: u64) -> Ratios {
    let survey = capphrase::survey().expect("the embedded survey is whole");
    let drawn = capphrase::readers(DRAWN_READERS, 1).expect("the embedded survey is whole");
    let phrases: Vec<&str> = survey.phrases.iter().map(|(phrase, _)| phrase.as_str()).collect();
    let chance = |phrase: usize| if half { 0.5 } else { survey.means[phrase] };
    let width = |readers: &Readers, log: &VerbalSums| {
        let spread = spread_over_readers(log, &readers.aligned(&phrases)).expect("all phrases were read");
        spread.p95 - spread.p05
    };
    let mut ratios: Vec<f64> = (0..logs)
        .map(|number| {
            let log = simulated_log(size, phrases.len(), chance, &mut Rng::stream(u64::from(size), number));
            width(&drawn, &log) / width(whole, &log)
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    Ratios(ratios)
}

fn simulated_log(size: u32, phrases: usize, chance: impl Fn(usize) -> f64, rng: &mut Rng) -> VerbalSums {
    let empty = |phrase| PhraseSums { phrase, ..PhraseSums::default() };
    let mut sums: Vec<PhraseSums> = (0..phrases).map(empty).collect();
    for _ in 0..size {
        let phrase = usize::try_from(rng.below(phrases as u64)).expect("an index");
        let sums = &mut sums[phrase];
        *(if rng.unit() < chance(phrase) { &mut sums.yes } else { &mut sums.no }) += 1.0;
        sums.forecasts += 1;
    }
    VerbalSums { phrases: sums, ..VerbalSums::default() }
}
