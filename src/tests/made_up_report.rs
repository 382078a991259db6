//! A made-up report with everything that a renderer may meet. Its numbers are plausible, not computed; the
//! decompositions add up.

use crate::calibrate::ChanceLevel;
use crate::diagnostics::{Code, Diagnostic, DiagnosticKind, Place, Severity, ValueCounts};
use crate::localized::Localized;
use crate::model::{Finite, Program};
use crate::options::{Confidence, Language, LogClip};
use crate::report::{
    Absent, BandPoint, BiasCorrectedDecomposition, Bin, Binning, BrierSkill, ConfidenceBandPoint, Corp, Counts, Cox,
    CurveBlock, Finding, Ground, Group, GroupDistributions, GroupKey, InWords, InputFacts, Judgement, LogScore, Murphy,
    Note, Report, Resolvability, Settings, SingleIntervals, Spiegelhalter, UnderLexicon, Verdict,
};
use crate::score::DiagramKnot;
use crate::uncertainty::{Estimate, Interval};
use crate::verbal::{Envelope, OrderUnderLexicons, PhraseBin, ReaderFigures, Verbal};

/// A name that tries to be a Markdown cell and an HTML element.
pub(crate) const MARKUP: &str = "a|b <img src=x>";
/// A name that tries to be a spreadsheet formula, and a terminal command.
pub(crate) const FORMULA: &str = "=HYPERLINK(\"x\") \u{1b}[31mred\u{202e}";
/// Right-to-left text.
pub(crate) const HEBREW: &str = "יועצים בכירים";

/// Three groups, one of them without any scored forecast.
pub(crate) fn report() -> Report {
    Report {
        schema: "trackrecord/scores/1",
        program: Program { name: "trackrecord", version: "0.1.0" },
        settings: settings(),
        inputs: vec![InputFacts {
            path: "forecasts.csv".to_owned(),
            role: "forecasts",
            rows: 19_831,
            bytes: 1_203_270,
            sha256: None,
        }],
        counts: counts(),
        overall: overall(),
        groups: vec![consultant(), provider(), media()],
        order_by_lexicon: None,
        notes: notes(),
        problems: problems(),
    }
}

/// The same with names that attack each format.
pub(crate) fn hostile() -> Report {
    let mut report = report();
    let long = "x".repeat(300);
    let names = [FORMULA, MARKUP, HEBREW, &long, "", "東京 *bold* `code` [link](https://example.org)"];
    report.groups =
        names.iter().map(|name| named(name, if *name == HEBREW { media() } else { consultant() })).collect();
    for (group, note) in report.groups.iter_mut().zip(names) {
        group.verdict.text = format!("When {note} said 80–90% it happened 62% of the time.");
    }
    report.notes[0].text = Localized::alike(&format!("Column {MARKUP} {FORMULA} {long}"));
    report.problems[0].first[0].value = Some(FORMULA.to_owned());
    report.groups[1].bins[0] = Bin {
        from: Finite::of(1.0 / 3.0),
        to: Finite::of(0.995),
        forecasts: 1_234_567_890,
        low: Finite::of(0.991),
        high: Finite::of(0.9999),
        ..report.groups[1].bins[0]
    };
    report
}

/// Nothing is resolved yet.
pub(crate) fn nothing_scored() -> Report {
    let mut report = report();
    report.counts = Counts { rows: 12, pending: 9, unscorable: 3, ..Counts::default() };
    report.overall = Group::default();
    report.groups = vec![media()];
    report.notes = vec![Note {
        code: Code::QuestionIdsAlike,
        text: Localized::alike("No question is resolved yet. The first deadline is 2026-03-31 (question q-12)."),
        advice: Some(Localized::alike("Fill in the outcome of q-12 after that day and run again.")),
        group: None,
    }];
    report.problems = Vec::new();
    report
}

/// Some of it in words, one of them with markup.
pub(crate) fn in_words() -> Report {
    let mut report = report();
    report.settings.lexicon = Some("readers".to_owned());
    let words = words();
    report.groups[0].words = Some(words.clone());
    report.overall.words = Some(words);
    report.order_by_lexicon = Some(OrderUnderLexicons {
        lexicons: Vec::new(),
        left_out: Vec::new(),
        flips: true,
        text: format!("The order of the source types hangs on the lexicon: {MARKUP} changes places."),
    });
    report
}

fn words() -> InWords {
    let bin = |phrase: &str, point, forecasts: u64, observed: f64| PhraseBin {
        phrase: phrase.to_owned(),
        forecasts,
        questions: forecasts,
        weight: Finite::of(forecasts as f64),
        point: Finite::of(point),
        observed: Finite::of(observed),
        low: Finite::of(observed - 0.1),
        high: Finite::of(observed + 0.1),
    };
    InWords {
        verbal: Verbal {
            lexicon: "readers".to_owned(),
            forecasts: 400,
            modal_only: 61,
            brier_without_modal_only: Some(Finite::of(0.117)),
            brier_envelope: Some(Envelope { low: Finite::of(0.098), high: Finite::of(0.171) }),
            readers: Some(ReaderFigures {
                mean: Finite::of(0.139),
                p05: Finite::of(0.112),
                p50: Finite::of(0.135),
                p95: Finite::of(0.169),
            }),
            vagueness_cost: Some(Finite::of(0.014)),
            readers_missing: None,
        },
        readers_from: Some("2000 drawn from the quantiles of capphrase2026".to_owned()),
        phrases: vec![bin("Could Happen", 0.4, 61, 0.2), bin(MARKUP, 0.75, 339, 0.5)],
        lexicons: vec![UnderLexicon {
            lexicon: "icd203_2015".to_owned(),
            forecasts: 339,
            brier: estimate(0.12, 0.11, 0.13),
            verdict: Verdict { code: "too-optimistic", text: "Too optimistic.".to_owned(), judgement: None },
        }],
    }
}

/// So many groups that details would fill screens.
pub(crate) fn many_groups() -> Report {
    let mut report = report();
    report.groups = (1..=12).map(|number| named(&format!("desk {number:02}"), consultant())).collect();
    report.groups[3].verdict.code = "too-few";
    report
}

fn named(name: &str, group: Group) -> Group {
    Group { key: GroupKey(vec![("source_type".to_owned(), name.to_owned())]), ..group }
}

fn settings() -> Settings {
    Settings {
        by_as_typed: vec![],
        aliases: vec![],
        all_rows: vec![],
        wide: None,
        by: vec!["source_type".to_owned()],
        updates: "all".to_owned(),
        weights: "forecast".to_owned(),
        same_day: "keep".to_owned(),
        after_deadline: "keep".to_owned(),
        as_binary: false,
        latest_resolution: false,
        fill_down: false,
        wait_for_deadline: false,
        horizon: None,
        repeats: "keep".to_owned(),
        as_of: "2026-01-31".to_owned(),
        from: None,
        to: None,
        filters: Vec::new(),
        bins: Binning { by: "width".to_owned(), count: 10 },
        confidence: Confidence::new(0.95).unwrap(),
        resamples: 2000,
        seed: 1,
        log_clip: LogClip::new(0.001).unwrap(),
        min_questions: 10,
        lexicon: None,
        scale: None,
        partial: None,
        ranges: None,
        normalise: false,
        swapped_dates: None,
        serial_dates: None,
        unix_time: None,
        phrases: Vec::new(),
        map: vec![],
        outcomes: vec![],
        readers: None,
        project: None,
    }
}

fn counts() -> Counts {
    Counts {
        rows: 19_831,
        scored: 18_504,
        pending: 1_206,
        annulled: 12,
        after_resolution: 41,
        duplicate: 7,
        unscorable: 49,
        after_deadline: 0,
        rejected: 12,
        ..Counts::default()
    }
}

fn estimate(value: f64, low: f64, high: f64) -> Estimate {
    Estimate::new(Some(value), Interval::new(low, high))
}

fn bin(tenth: u32, forecasts: u64, said: f64, happened: [f64; 3]) -> Bin {
    Bin {
        from: Finite::of(f64::from(tenth) / 10.0),
        to: Finite::of(f64::from(tenth + 1) / 10.0),
        forecasts,
        questions: forecasts.min(504),
        effective_questions: Finite::of(forecasts.min(504) as f64),
        weight: Finite::of(forecasts as f64),
        mean_forecast: Finite::of(said),
        observed: Finite::of(happened[0]),
        low: Finite::of(happened[1]),
        high: Finite::of(happened[2]),
    }
}

fn bins_of_consultant() -> Vec<Bin> {
    vec![
        bin(0, 198, 0.031, [0.0253, 0.011, 0.058]),
        bin(1, 61, 0.148, [0.115, 0.057, 0.218]),
        bin(2, 47, 0.253, [0.277, 0.169, 0.418]),
        bin(3, 40, 0.342, [0.3, 0.181, 0.454]),
        bin(5, 52, 0.522, [0.404, 0.282, 0.539]),
        bin(6, 23, 0.65, [0.522, 0.33, 0.708]),
        bin(8, 34, 0.846, [0.618, 0.45, 0.761]),
        bin(9, 49, 0.967, [0.959, 0.863, 0.989]),
    ]
}

fn verdict(finding: Finding, ground: Ground) -> Verdict {
    let judgement = Judgement { finding, ground };
    let code = match finding {
        Finding::Overconfident => "overconfident",
        Finding::NoEvidence => "no-evidence-of-miscalibration",
        _ => "too-few",
    };
    Verdict { code, text: format!("a group: {}", judgement.sentence(Language::English)), judgement: Some(judgement) }
}

fn diagram() -> Vec<DiagramKnot> {
    let knot = |threshold, left, right| DiagramKnot { threshold, left, right };
    vec![knot(0.0, 0.0, 0.0), knot(0.3, 0.09, 0.11), knot(0.7, 0.12, 0.06), knot(1.0, 0.0, 0.0)]
}

fn murphy_of_consultant() -> Murphy {
    Murphy {
        reliability: Some(Finite::of(0.006)),
        resolution: Some(Finite::of(0.086)),
        uncertainty: Some(Finite::of(0.21)),
        within_bin_variance: Some(Finite::of(0.002)),
        within_bin_covariance: Some(Finite::of(0.0005)),
        bias_corrected: BiasCorrectedDecomposition {
            reliability: Some(Finite::of(0.002)),
            resolution: Some(Finite::of(0.083)),
            uncertainty: Some(Finite::of(0.2104)),
        },
    }
}

fn corp_of_consultant() -> Corp {
    let by_chance = Some(ChanceLevel { mean: Finite::of(0.006), p_value: Finite::of(0.13) });
    Corp {
        miscalibration: Some(Finite::of(0.009)),
        discrimination: Some(Finite::of(0.088)),
        uncertainty: Some(Finite::of(0.21)),
        by_chance,
    }
}

fn intervals_of_consultant() -> SingleIntervals {
    SingleIntervals {
        base_rate: Interval::new(0.26, 0.343),
        miscalibration: Interval::new(0.0, 0.017),
        discrimination: Interval::new(0.07, 0.107),
        auc: Interval::new(0.825, 0.891),
        ece: Interval::new(0.021, 0.078),
        smooth_ece: Interval::new(0.018, 0.072),
    }
}

fn block(numbers: [f64; 3], forecasts: u64) -> CurveBlock {
    let [from, to, calibrated] = numbers.map(Finite::of);
    CurveBlock { from, to, forecasts, weight: Finite::of(forecasts as f64), calibrated }
}

fn band(numbers: [f64; 5]) -> BandPoint {
    let [forecast, low, high, simultaneous_low, simultaneous_high] = numbers.map(Finite::of);
    BandPoint { forecast, low, high, simultaneous_low, simultaneous_high }
}

fn confidence_band(numbers: [f64; 3]) -> ConfidenceBandPoint {
    let [forecast, low, high] = numbers.map(Finite::of);
    ConfidenceBandPoint { forecast, low, high }
}

fn consultant() -> Group {
    Group {
        key: GroupKey(vec![("source_type".to_owned(), "consultant".to_owned())]),
        forecasts: 504,
        questions: 504,
        effective_questions: Finite::of(504.0),
        sources: 12,
        weight: Finite::of(504.0),
        base_rate: Some(Finite::of(0.1 + 0.2)),
        mean_forecast: Some(Finite::of(1.0 / 3.0)),
        forecast_variance: Some(Finite::of(0.101)),
        brier: estimate(0.131, 0.115, 0.148),
        brier_skill: BrierSkill { vs_base_rate: estimate(0.376, 0.31, 0.44), vs_half: estimate(0.476, 0.41, 0.54) },
        log_score: LogScore { score: estimate(0.412, 0.37, 0.46), clipped: 8, certain_and_wrong: 1 },
        spherical_score: estimate(0.86, 0.84, 0.88),
        murphy: murphy_of_consultant(),
        corp: corp_of_consultant(),
        ece: Some(Finite::of(0.058)),
        mce: Some(Finite::of(0.24)),
        smooth_ece: Some(Finite::of(0.051)),
        auc: Some(Finite::of(0.861)),
        murphy_diagram: diagram(),
        calibration_in_the_large: estimate(0.033, 0.004, 0.062),
        cox: Cox { intercept: estimate(-0.21, -0.44, 0.02), slope: estimate(0.81, 0.66, 0.96) },
        spiegelhalter: Spiegelhalter { z: Some(Finite::of(3.11)), p_value: Some(Finite::of(0.0019)) },
        distributions: GroupDistributions::default(),
        bins: bins_of_consultant(),
        curve: vec![block([0.0, 0.05, 0.02], 150), block([0.06, 1.0, 0.42], 354)],
        bands: vec![band([0.1, 0.04, 0.17, 0.02, 0.21])],
        confidence_bands: vec![confidence_band([0.1, 0.01, 0.06])],
        verdict: verdict(
            Finding::Overconfident,
            Ground::Bin { from: 0.8, to: 0.9, mean_forecast: 0.85, observed: 0.62, forecasts: 34, questions: 34 },
        ),
        resolvability: Resolvability {
            statements: 571,
            unscorable: 49,
            pending: 8,
            overdue: 6,
            annulled: 4,
            scored: 504,
            brier_if_overdue_yes: Some(Finite::of(0.137)),
            brier_if_overdue_no: Some(Finite::of(0.129)),
        },
        words: None,
        ranges: None,
        intervals: intervals_of_consultant(),
        absent: Vec::new(),
    }
}

fn provider() -> Group {
    Group {
        forecasts: 18_000,
        questions: 1_204,
        effective_questions: Finite::of(1_204.0),
        sources: 7,
        weight: Finite::of(18_000.0),
        base_rate: Some(Finite::of(0.541)),
        mean_forecast: Some(Finite::of(0.5402)),
        brier: estimate(0.031, 0.024, 0.037),
        brier_skill: BrierSkill { vs_base_rate: estimate(0.875, 0.85, 0.9), vs_half: estimate(0.876, 0.85, 0.9) },
        corp: Corp {
            miscalibration: Some(Finite::of(0.0003)),
            discrimination: Some(Finite::of(0.2176)),
            uncertainty: Some(Finite::of(0.2483)),
            by_chance: None,
        },
        calibration_in_the_large: estimate(-0.0008, -0.012, 0.011),
        bins: vec![
            bin(0, 8_180, 0.012, [0.008, 0.006, 0.01]),
            bin(4, 61, 0.46, [0.475, 0.355, 0.598]),
            bin(9, 9_759, 0.984, [0.9912, 0.989, 0.993]),
        ],
        verdict: verdict(
            Finding::NoEvidence,
            Ground::Average { mean_forecast: 0.5402, base_rate: 0.541, forecasts: 18_000, questions: 1_204 },
        ),
        resolvability: Resolvability { statements: 18_000, scored: 18_000, ..Resolvability::default() },
        ..named("infrastructure provider", consultant())
    }
}

fn media() -> Group {
    let absent = Absent { statistic: "brier", reason: "no forecast was scored".to_owned() };
    Group {
        verdict: verdict(Finding::TooFew, Ground::TooFew { questions: 0, effective: 0.0, needed: 10 }),
        resolvability: Resolvability {
            statements: 19,
            unscorable: 12,
            pending: 6,
            overdue: 1,
            ..Resolvability::default()
        },
        absent: vec![absent],
        ..named("media", Group::default())
    }
}

fn overall() -> Group {
    Group {
        key: GroupKey::default(),
        forecasts: 18_504,
        questions: 1_311,
        sources: 21,
        brier: estimate(0.034, 0.027, 0.041),
        ..provider()
    }
}

fn note(code: Code, text: &str, advice: Option<&str>, group: Option<&str>) -> Note {
    Note { code, text: Localized::alike(text), advice: advice.map(Localized::alike), group: group.map(str::to_owned) }
}

fn notes() -> Vec<Note> {
    vec![
        note(
            Code::PercentColumn,
            "Column \"Probability (%)\" of forecasts.csv was read as percent: its header says so.",
            None,
            None,
        ),
        note(
            Code::FewQuestions,
            "Few sources: what is true of them need not be true of the type.",
            Some("Add more sources, or read the interval as one about these sources only."),
            Some("infrastructure provider"),
        ),
        note(
            Code::FewQuestions,
            "Few sources: what is true of them need not be true of the type.",
            Some("Add more sources, or read the interval as one about these sources only."),
            Some("media"),
        ),
        note(
            Code::Overdue,
            "6 questions of consultant are past their deadline without an outcome; leaving the lost ones open would \
             make the score look better than it is.",
            Some("Resolve them, or mark them as annulled."),
            Some("consultant"),
        ),
    ]
}

fn problem(code: Code, line: u64, column: &str, value: &str, message: &str) -> Diagnostic {
    Diagnostic {
        code,
        severity: Severity::Error,
        place: Some(Place {
            file: "forecasts.csv".to_owned(),
            line: Some(line),
            row: Some(line - 1),
            column: Some(column.to_owned()),
            column_number: Some(4),
            ..Place::default()
        }),
        value: Some(value.to_owned()),
        message: Localized::alike(message),
        help: Localized::alike("Correct the cell, or leave the row out with --skip-bad-rows."),
        shown: vec![],
        settled_by: vec![],
        readings: vec![],
    }
}

fn problems() -> Vec<DiagnosticKind> {
    let above = |line, value| {
        let message = "A probability lies between 0% and 100%.";
        problem(Code::ProbabilityAboveOne, line, "probability", value, message)
    };
    let unknown = |line, value: &str| {
        let message = format!("No lexicon knows \"{value}\".");
        problem(Code::PhraseUnknown, line, "phrase", value, &message)
    };
    vec![
        DiagnosticKind {
            code: Code::ProbabilityAboveOne,
            severity: Severity::Error,
            count: 9,
            first: [(3, "120%"), (18, "101%"), (77, "700%"), (102, "110%"), (103, "110%"), (900, "110%")]
                .map(|(line, value)| above(line, value))
                .to_vec(),
            values: ValueCounts::default(),
        },
        DiagnosticKind {
            code: Code::PhraseUnknown,
            severity: Severity::Error,
            count: 2,
            first: vec![unknown(41, "quite posible"), unknown(52, "who knows")],
            values: ValueCounts::default(),
        },
        DiagnosticKind {
            code: Code::DateDoesNotExist,
            severity: Severity::Error,
            count: 1,
            first: vec![problem(Code::DateDoesNotExist, 7, "forecast_date", "2017-02-30", "This day does not exist.")],
            values: ValueCounts::default(),
        },
        DiagnosticKind {
            code: Code::CellBeyondHeader,
            severity: Severity::Warning,
            count: 1,
            first: vec![Diagnostic {
                code: Code::CellBeyondHeader,
                severity: Severity::Warning,
                place: None,
                value: None,
                message: Localized::alike("14 resolved questions have no forecast."),
                help: Localized::alike("Check that question_id is spelt alike in both files."),
                shown: vec![],
                settled_by: vec![],
                readings: vec![],
            }],
            values: ValueCounts::default(),
        },
    ]
}
