//! A group that could not be tested was told that there is no evidence of miscalibration: sixty forecasts of 90% of which
//! none came true. What was not tested is not acquitted, and says why.

use std::fmt::Write;

use crate::support::program::{Folder, command, finish, log_of};

const UNTESTED_SLOPE: &str = "not tested whether overconfident or underconfident, as ";

/// Code and sentence of the verdict, which every format has alike.
#[track_caller]
fn verdict(folder: &Folder, options: &[&str]) -> (String, String) {
    let run = |fixed: &[&str]| {
        let ran = folder.score(&[&["log.csv", "--as-of", "2018-01-01"], fixed, options].concat());
        assert_eq!(ran.status, 0, "{}", ran.err);
        ran
    };
    let verdict = &run(&["--format", "json"]).json()["groups"][0]["verdict"];
    let said = |part: &str| verdict[part].as_str().expect("a text").to_owned();
    let (code, text) = (said("code"), said("text"));
    let finding = text.rsplit_once("): ").map_or(text.clone(), |(_, finding)| finding.to_owned());
    let on_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for format in ["table", "markdown", "csv"] {
        let shown = on_one_line(&run(&["--format", format]).out);
        assert!(shown.contains(&finding), "{format} has another verdict than {finding:?}:\n{shown}");
    }
    for file in ["report.html", "report.md"] {
        let ran = finish(
            command()
                .args(["report", "log.csv", "--as-of", "2018-01-01", "-o", file])
                .args(options)
                .current_dir(folder.path()),
        );
        assert_eq!(ran.status, 0, "{}", ran.err);
        let shown = on_one_line(&folder.read(file));
        assert!(shown.contains(finding.trim_end_matches('.')), "{file} has another verdict than {finding:?}");
    }
    (code, finding)
}

fn times(p: f64, happened: bool, times: usize) -> impl Iterator<Item = (f64, bool)> {
    std::iter::repeat_n((p, happened), times)
}

#[test]
fn sixty_forecasts_of_90_percent_without_a_hit_were_no_evidence() {
    let optimistic = ("too-optimistic".to_owned(), "too optimistic that things happen.".to_owned());
    let fifteen = || log_of((0..15).map(|at| (0.7 + 0.2 * f64::from(at) / 14.0, false)));
    for options in [&[][..], &["--resamples", "0"]] {
        assert_eq!(verdict(&log_of(times(0.9, false, 60)), options), optimistic);
        assert_eq!(verdict(&fifteen(), options), optimistic);
        assert_eq!(verdict(&log_of(times(0.1, true, 60)), options).0, "too-pessimistic");
    }
}

#[test]
fn a_worse_record_had_a_kinder_verdict() {
    // Of a hundred forecasts of 80%, 0 or 1 hits were no evidence and 2 were too optimistic.
    for hits in [0, 1, 2, 20, 60] {
        let (code, _) =
            verdict(&log_of(times(0.8, true, hits).chain(times(0.8, false, 100 - hits))), &["--resamples", "0"]);
        assert_eq!(code, "too-optimistic", "{hits} hits");
    }
}

#[test]
fn what_was_tested_and_rejected_is_still_said() {
    let (code, _) = verdict(&log_of(times(0.9, false, 58).chain(times(0.9, true, 2))), &[]);
    assert_eq!(code, "too-optimistic");
}

#[test]
fn constant_forecasts_were_acquitted_of_overconfidence() {
    let half = log_of(times(0.5, false, 30).chain(times(0.5, true, 30)));
    let reason = format!("{UNTESTED_SLOPE}all forecasts say the same probability.");
    assert_eq!(verdict(&half, &[]), ("not-tested".to_owned(), reason));
}

#[test]
fn perfect_foresight_was_acquitted_too() {
    let perfect = log_of(times(0.3, false, 30).chain(times(0.7, true, 30)));
    let (code, finding) = verdict(&perfect, &[]);
    assert_eq!((code.as_str(), finding.as_str()), ("underconfident", "underconfident."));
}

#[test]
fn without_the_bootstrap_there_was_no_evidence_either() {
    let mixed =
        || times(0.7, true, 21).chain(times(0.7, false, 9)).chain(times(0.3, true, 9)).chain(times(0.3, false, 21));
    let off = "the bootstrap was turned off with --resamples 0";
    assert_eq!(verdict(&log_of(mixed()), &[]).0, "no-evidence-of-miscalibration");
    let (code, finding) = verdict(&log_of(mixed()), &["--resamples", "0"]);
    assert_eq!(
        (code.as_str(), finding),
        (
            "not-tested",
            format!("not tested whether overconfident, underconfident or miscalibrated otherwise, as {off}.")
        )
    );
    // What needs no bootstrap is tested all the same.
    assert_eq!(verdict(&log_of(times(0.9, false, 60)), &["--resamples", "0"]).0, "too-optimistic");
}

#[test]
fn among_many_groups_those_not_tested_are_counted_apart() {
    let mut text = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n".to_owned();
    for at in 0..300 {
        let outcome = if at < 150 { "yes" } else { "no" };
        writeln!(text, "Q{at},Desk,desk {},2017-03-01,0.5,2017-06-30,{outcome}", at % 15).expect("a string takes it");
    }
    let folder = Folder::with(&[("log.csv", &text)]);
    let ran = folder.score(&["log.csv", "--as-of", "2018-01-01"]);
    assert!(ran.out.contains("15 not fully tested."), "{}", ran.out);
    assert!(!ran.out.contains("more with a finding"), "{}", ran.out);
    let german = folder.score(&["log.csv", "--as-of", "2018-01-01", "--language", "de"]);
    assert!(german.out.contains("15 nicht vollständig geprüft."), "{}", german.out);
}

#[test]
fn one_question_decided_the_verdict() {
    // 2·P(X ≤ 6) = 0.026 for X binomial of ten at 90%, 2·P(X ≤ 5) = 0.003; with one more hit 0.140 and 0.026.
    let hits = |hits| log_of(times(0.9, true, hits).chain(times(0.9, false, 10 - hits)));
    assert_eq!(verdict(&hits(6), &["--resamples", "0"]).0, "not-tested");
    assert_eq!(verdict(&hits(5), &["--resamples", "0"]).0, "too-optimistic");
    let misses = |hits| log_of(times(0.1, true, hits).chain(times(0.1, false, 10 - hits)));
    assert_eq!(verdict(&misses(4), &["--resamples", "0"]).0, "not-tested");
    assert_eq!(verdict(&misses(5), &["--resamples", "0"]).0, "too-pessimistic");
}

#[test]
fn intervals_of_a_few_events_were_those_of_many_questions() {
    // Four of ten happen at 30%: BS = (4·0.49 + 6·0.09)/10 = 0.25, its error √(0.384/90) = 0.06532, 2·4 − 1 = 7 degrees of freedom
    // where the questions alone would give 9, so t = 2.36462 (SciPy), and the ends are those of ln(0.25/0.75) ± t·0.06532/0.1875.
    let folder = log_of(times(0.3, true, 4).chain(times(0.3, false, 6)));
    let ran = folder.score(&["log.csv", "--as-of", "2018-01-01", "--format", "json"]);
    let brier = &ran.json()["groups"][0]["brier"];
    for (end, expected) in [("value", 0.25), ("low", 0.127_596_303_352), ("high", 0.431_718_361_012)] {
        let found = brier[end].as_f64().expect("a number");
        assert!((found - expected).abs() < 1e-9, "{end}: {found}, expected {expected}");
    }
}
