//! Neither the number of threads nor the order of the rows nor the memory that is used changes a result.

use std::fmt::Write;
use std::path::Path;

use crate::support::program::{Folder, command, finish, score_in};
use serde_json::Value;

const EXAMPLE: [&str; 5] = ["forecasts.csv", "-r", "resolutions.csv", "--as-of", "2019-12-31"];
const GENERATED: [&str; 5] = ["forecasts.csv", "-r", "resolutions.csv", "--as-of", "2018-06-30"];

const OPTIONS: [&[&str]; 8] = [
    &["--updates", "all"],
    &["--updates", "first"],
    &["--updates", "last", "--by", "source"],
    &["--updates", "daily"],
    &["--by", "source", "--same-day", "drop"],
    &["--by", "source_type,quarter", "--bin-by", "count"],
    &["--by", "horizon", "--repeats", "drop"],
    &["--by", "topic", "--updates", "daily"],
];

fn example() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data/example"))
}

fn json_of(folder: &Path, files: &[&str], options: &[&str]) -> String {
    let arguments = files.iter().chain(options).chain(&["--format", "json", "--resamples", "200"]);
    let ran = score_in(folder, arguments);
    assert_eq!(ran.status, 0, "{options:?}: {}", ran.err);
    ran.out
}

fn assert_threads_change_nothing(folder: &Path, files: &[&str]) {
    for options in OPTIONS {
        let run = |threads| json_of(folder, files, &[options, &["--threads", threads]].concat());
        let one = run("1");
        for threads in ["2", "7"] {
            assert!(one == run(threads), "{options:?}: --threads {threads} gives other bytes than --threads 1");
        }
    }
}

#[test]
fn threads_change_nothing_on_the_example() {
    assert_threads_change_nothing(example(), &EXAMPLE);
}

#[test]
fn threads_change_nothing_on_a_log_of_several_chunks() {
    let folder = generated_folder(&generated());
    assert_threads_change_nothing(folder.path(), &GENERATED);
}

/// Here the threads meet the questions, and number them, in any order.
#[test]
fn threads_change_nothing_on_a_log_of_one_file() {
    let folder = Folder::with(&[("log.csv", &one_file(&generated()))]);
    assert_threads_change_nothing(folder.path(), &["log.csv", "--as-of", "2018-06-30"]);
}

#[test]
fn memory_changes_nothing() {
    let log = generated();
    let folder = generated_folder(&log);
    std::fs::write(folder.path().join("log.csv"), one_file(&log)).expect("written");
    let one = ["log.csv", "--as-of", "2018-06-30"];
    for files in [&GENERATED[..], &one] {
        for options in OPTIONS {
            let run = |memory: &[&str]| json_of(folder.path(), files, &[options, memory].concat());
            assert!(run(&[]) == run(&["--memory", "0"]), "{options:?}: rows in a file give other bytes");
        }
    }
    for name in ["compare", "check"] {
        let run = |memory: &str| {
            let arguments = [&[name, "--memory", memory, "--format", "json"], &GENERATED[..]].concat();
            finish(command().args(arguments).current_dir(folder.path())).out
        };
        let (in_file, in_memory) = (run("0"), run("1000"));
        assert!(in_memory.len() > 1000 && in_file == in_memory, "{name}");
    }
    let exported = ["0", "1000"].map(|memory| {
        let name = format!("export{memory}");
        json_of(folder.path(), &GENERATED, &["--memory", memory, "--export", &name, "--skip-bad-rows"]);
        std::fs::read(folder.path().join(name).join("forecasts.csv")).expect("exported")
    });
    assert!(exported[0] == exported[1]);
}

/// Where only scores are asked for and no row has a weight, questions without copies are counted in one go; with `--export`
/// every row is looked at.
#[test]
fn a_closer_look_changes_nothing() {
    let log = generated();
    let folder = generated_folder(&log);
    let text = format!("{}\n{}\n", FORECASTS.replace(",weight,", ",remark,"), log.forecasts.join("\n"));
    std::fs::write(folder.path().join("forecasts.csv"), text).expect("written");
    for options in OPTIONS {
        for more in [&[][..], &["--period", "2017Q2"], &["--same-day", "drop"], &["--as-of", "2017-08-01"]] {
            let file = &GENERATED[..if more.contains(&"--as-of") { 3 } else { 5 }];
            if options.iter().any(|option| more.contains(option)) {
                continue;
            }
            let look = |export: &[&str]| json_of(folder.path(), file, &[options, more, export].concat());
            assert_same_values(&look(&[]), &look(&["--export", "rows"]), &format!("{options:?} {more:?}"));
        }
    }
}

#[test]
fn the_order_of_rows_changes_nothing_on_the_example() {
    let folder = Folder::new();
    for (seed, name) in [(1, "forecasts.csv"), (2, "resolutions.csv")] {
        let mut reader = csv::Reader::from_path(example().join(name)).expect("the example");
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        let mut writer = csv::Writer::from_path(folder.path().join(name)).expect("a writer");
        writer.write_record(reader.headers().expect("a header")).expect("written");
        for row in shuffled(rows, seed) {
            writer.write_record(&row).expect("written");
        }
        writer.flush().expect("written");
    }
    for options in OPTIONS {
        let before = json_of(example(), &EXAMPLE, options);
        assert_same_values(&before, &json_of(folder.path(), &EXAMPLE, options), &format!("{options:?}"));
    }
}

#[test]
fn the_order_of_rows_changes_nothing_on_a_log_of_several_chunks() {
    let log = generated();
    let folder = generated_folder(&log);
    let another = Generated { forecasts: shuffled(log.forecasts, 2), resolutions: shuffled(log.resolutions, 3) };
    let another = generated_folder(&another);
    for options in OPTIONS {
        let [before, after] =
            [&folder, &another].map(|folder| without_examples(&json_of(folder.path(), &GENERATED, options)));
        assert_same_values(&before, &after, &format!("{options:?}"));
    }
}

/// A report whose notes do not show the first row that they are about: in another order that is another row.
fn without_examples(report: &str) -> String {
    let mut report: Value = serde_json::from_str(report).expect("JSON");
    for note in report["notes"].as_array_mut().expect("a list") {
        if let Some((text, _)) = note["text"].as_str().and_then(|text| text.split_once(", the first in ")) {
            note["text"] = text.into();
        }
    }
    report.to_string()
}

fn assert_same_values(before: &str, after: &str, options: &str) {
    let [before, after] = [before, after].map(|text| serde_json::from_str::<Value>(text).expect("JSON"));
    crate::support::same_values::assert_same(&before, &after, options);
}

/// A log with what makes a reader of several chunks stumble: quoted names with commas, quotes and line breaks, times of
/// day, probabilities with many digits, weights, copies, hindsight, open and annulled questions.
struct Generated {
    forecasts: Vec<String>,
    resolutions: Vec<String>,
}

fn generated_folder(log: &Generated) -> Folder {
    let text = |header: &str, rows: &[String]| format!("{header}\n{}\n", rows.join("\n"));
    let forecasts = text(FORECASTS, &log.forecasts);
    assert!(forecasts.len() > 4 * (256 << 10), "several chunks of 256 KiB, not {} bytes", forecasts.len());
    Folder::with(&[
        ("forecasts.csv", &forecasts),
        ("resolutions.csv", &text("question_id,resolved_on,outcome,closes_on", &log.resolutions)),
    ])
}

/// The same log with what happened beside each forecast.
fn one_file(log: &Generated) -> String {
    let mut text = format!("{FORECASTS},resolved_on,outcome,closes_on\n");
    for row in &log.forecasts {
        let question = row.split(",Q").nth(1).and_then(|rest| rest.split(',').next()).expect("a question");
        let at: usize = question.parse().expect("a number");
        let (_, ended) = log.resolutions[at].split_once(',').expect("fields");
        let _ = writeln!(text, "{row},{ended}");
    }
    text
}

const FORECASTS: &str = "forecast_id,question_id,source,source_type,forecast_date,probability,weight,topic,quote";
const QUESTIONS: u64 = 1500;
const NAMES: [&str; 6] =
    ["Anna Berg", "\"Berg, Anna\"", "\"The \"\"Desk\"\"\"", "\"Desk\nNight shift\"", "Zoë  Ørsted", "Model 7"];
const TYPES: [&str; 4] = ["consultant", "\"analyst, senior\"", "infrastructure provider", "reseller"];

fn generated() -> Generated {
    let mut draws = Draws(7);
    let day = |day: u64| format!("2017-{:02}-{:02}", day / 28 + 1, day % 28 + 1);
    let resolved: Vec<u64> = (0..QUESTIONS).map(|_| 40 + draws.below(280)).collect();
    let resolutions = (0..QUESTIONS).zip(&resolved).map(|(question, &on)| match question % 40 {
        0 => format!("Q{question},,,{}", day(on)),
        1 => format!("Q{question},{},void,", day(on)),
        2 => format!("Q{question},{}T12:00:00Z,yes,", day(on)),
        _ => format!("Q{question},{},{},", day(on), if draws.below(5) < 2 { "yes" } else { "no" }),
    });
    let resolutions = resolutions.collect();
    let mut forecasts = vec![];
    for row in 0..30_000_u64 {
        let question = draws.below(QUESTIONS);
        let name = draws.below(6);
        // A source keeps to its type, but for one.
        let kind = if name == 5 { draws.below(4) } else { name % 4 };
        let end = resolved[usize::try_from(question).expect("small")];
        let made = draws.below(end + 2);
        let time = match draws.below(6) {
            0 => format!("T{:02}:{:02}:00", draws.below(24), draws.below(60)),
            1 => format!("T{:02}:30:00+02:00", draws.below(24)),
            _ => String::new(),
        };
        let probability = match draws.below(4) {
            0 => format!("0.{:015}", draws.below(1_000_000_000_000_000)),
            1 => format!("{}%", draws.below(101)),
            _ => format!("0.{:02}", draws.below(100)),
        };
        let weight = ["", "1", "0.5", "2.25", "0", "0.1"][usize::try_from(draws.below(6)).expect("small")];
        let topic = ["price", "cloud", "\"law, tax\""][usize::try_from(question % 3).expect("small")];
        let [name, kind] = [NAMES[usize::try_from(name).expect("small")], TYPES[usize::try_from(kind).expect("small")]];
        forecasts.push(format!(
            "F{row},Q{question},{name},{kind},{}{time},{probability},{weight},{topic},\"said, \"\"so\"\" they say\"",
            day(made)
        ));
        if row % 50 == 0 {
            forecasts.push(forecasts[forecasts.len() - 1].clone()); // a copy, a duplicate
        }
    }
    Generated { forecasts: settled_order(forecasts), resolutions }
}

/// Of a source's several forecasts on one question and instant the later row is the later one, so the order of those
/// says something: only one of them stays.
fn settled_order(rows: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashMap::new();
    let key = |row: &str| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(row.as_bytes());
        let record = reader.records().next().expect("a row").expect("a row");
        [1, 2, 3].map(|at| record[at].to_owned()).join("|") + &record[4][..10]
    };
    rows.into_iter().filter(|row| seen.entry(key(row)).or_insert_with(|| row.clone()) == row).collect()
}

/// In another order (Fisher–Yates).
fn shuffled<T>(mut rows: Vec<T>, seed: u64) -> Vec<T> {
    let mut draws = Draws(seed);
    for at in (1..rows.len()).rev() {
        rows.swap(at, usize::try_from(draws.below(at as u64 + 1)).expect("small"));
    }
    rows
}

/// Draws of a small generator that is good enough here (`SplitMix64`, Steele, Lea & Flood 2014).
struct Draws(u64);

impl Draws {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }
}
