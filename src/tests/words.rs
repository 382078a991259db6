//! Scores of words against published readers. What needs the shared data is skipped where `TRACKRECORD_SHARED` or
//! `../shared` is absent.
use std::path::{Path, PathBuf};

use crate::tests::simulate_readers;
use crate::verbal::{PhraseSums, Readers, VerbalSums, spread_over_readers};

const A: &str =
    "highly likely -> yes; likely -> yes; likely -> no; almost certain -> yes; unlikely -> no; could happen -> yes";
const B: &str = "likely -> no; highly likely -> no; probable -> yes; could happen -> no";

fn survey() -> Option<Readers> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("TRACKRECORD_SHARED").map_or_else(beside, PathBuf::from);
    let path = shared.join("data/readers/capphrase2026.csv");
    if !path.exists() {
        eprintln!("skipped: no shared data folder, set TRACKRECORD_SHARED");
        return None;
    }
    Some(simulate_readers::whole_readers(&path).expect("readers"))
}

/// The sums of a group of `golden_vectors.csv`, and its phrases by number.
fn group(text: &str) -> (VerbalSums, Vec<&str>) {
    let mut phrases: Vec<&str> = vec![];
    let mut group = VerbalSums::default();
    for forecast in text.split("; ") {
        let (phrase, outcome) = forecast.split_once(" -> ").expect("an arrow");
        let at = phrases.iter().position(|own| *own == phrase).unwrap_or_else(|| {
            group.phrases.push(PhraseSums { phrase: phrases.len(), ..PhraseSums::default() });
            phrases.push(phrase);
            phrases.len() - 1
        });
        let sums = &mut group.phrases[at];
        *(if outcome == "yes" { &mut sums.yes } else { &mut sums.no }) += 1.0;
    }
    (group, phrases)
}

/// `lexicons/golden_vectors.csv`, which gives six decimals.
#[test]
fn the_groups_a_and_b_over_all_readers() {
    let Some(readers) = survey() else { return };
    assert_eq!(readers.len(), 5174);
    for (text, medians, figures) in [
        (A, 0.172_917, [0.185_011, 0.171_244, 0.013_767, 0.131_678, 0.177_083, 0.260_189]),
        (B, 0.398_750, [0.391_037, 0.373_475, 0.017_563, 0.288_750, 0.387_500, 0.509_462]),
    ] {
        let (group, phrases) = group(text);
        let found = spread_over_readers(&group, &readers.aligned(&phrases)).expect("all phrases were read");
        let all = [found.mean, found.accuracy, found.vagueness_cost, found.p05, found.p50, found.p95];
        for (found, wanted) in all.into_iter().zip(figures) {
            assert!((found - wanted).abs() <= 5.1e-7, "{found} for {wanted}");
        }
        let median = |phrase: usize| {
            let mut readings = readers.of(phrases[phrase])?.to_vec();
            readings.sort_by(f64::total_cmp);
            crate::uncertainty::quantile(&readings, 0.5)
        };
        assert!((group.brier(median).expect("weights") - medians).abs() <= 5.1e-7);
    }
}

#[test]
fn the_readers_who_find_a_better_than_b() {
    let Some(readers) = survey() else { return };
    let briers = |text: &str| {
        let (group, phrases) = group(text);
        let readings = readers.aligned(&phrases);
        (0..readers.len())
            .map(|at| group.brier(|phrase| Some(readings[phrase]?[at])).expect("read"))
            .collect::<Vec<_>>()
    };
    let better = briers(A).iter().zip(briers(B)).filter(|(a, b)| *a < b).count();
    assert!((better as f64 / 5174.0 - 0.983_185).abs() < 5e-7, "{better}");
}

/// The drawn readers of `CAPphrase` against its whole readers.
#[test]
fn drawn_readers_spread_a_score_as_whole_readers_do() {
    let Some(readers) = survey() else { return };
    for half in [false, true] {
        for size in simulate_readers::SIZES {
            let ratios = simulate_readers::simulate(&readers, size, half, 60);
            assert!((ratios.mean() - 1.0).abs() < 0.08, "{size} {half}: mean ratio {}", ratios.mean());
            let within = ratios.share_within(0.1);
            assert!(within > 0.85, "{size} {half}: {within} within 10%");
        }
    }
}

#[test]
#[ignore = "prints a table, which takes minutes"]
fn spread_of_drawn_readers() {
    if let Some(readers) = survey() {
        simulate_readers::report(&readers);
    }
}
