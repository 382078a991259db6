//! What `score` and `compare` print without `--details` fits one screen, and says that there is more.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::support::program::{Folder, command, finish};
use crate::support::reports::EXAMPLE;

fn printed(columns: usize, arguments: &[&str]) -> String {
    let ran = finish(command().args(arguments).env("COLUMNS", columns.to_string()));
    assert_eq!(ran.status, 0, "{}", ran.err);
    ran.out
}

fn of_example(command: &str, more: &[&str]) -> String {
    printed(80, &[&[command], EXAMPLE.as_slice(), more].concat())
}

#[test]
fn the_example_fits_a_screen_of_80_by_24() {
    for command in ["score", "compare"] {
        for language in ["en", "de"] {
            let text = of_example(command, &["--language", language]);
            let lines: Vec<&str> = text.lines().collect();
            assert!(lines.len() <= 24, "{command} {language}: {} lines\n{text}", lines.len());
            assert!(lines.iter().all(|line| line.chars().count() <= 80), "{text}");
            assert!(lines.last().is_some_and(|line| line.contains("--details")), "{text}");
            for group in ["consultant", "infrastructure provider", "reseller"] {
                let rows = lines.iter().filter(|line| line.starts_with(group)).count();
                assert_eq!(rows, 1, "{group} has one line in the table\n{text}");
            }
        }
    }
}

/// Nothing is lost: what the first screen leaves out, --details has, and so have Markdown and the files.
#[test]
fn details_have_all_that_the_first_screen_leaves_out() {
    let (first, all) = (of_example("score", &[]), of_example("score", &["--details"]));
    assert!(all.contains("What became of the 704 rows") && !first.contains("What became of the 704 rows"));
    assert!(all.contains("consultant: mean forecast against observed frequency"));
    assert!(!all.contains("--details"), "there is nothing more");
    assert!(first.contains("2 more notes"), "{first}");
    assert_eq!(
        of_example("score", &["--format", "markdown"]),
        of_example("score", &["--format", "markdown", "--details"])
    );
    let all = of_example("compare", &["--details"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(all.contains("about 400 more shared questions would settle it") && all.contains("Bankroll"), "{all}");
}

/// The lines between the rules of the table.
fn rows(text: &str) -> Vec<&str> {
    text.lines().skip_while(|line| !line.starts_with('─')).skip(1).take_while(|line| !line.starts_with('─')).collect()
}

#[test]
fn every_quarter_has_its_row_however_narrow_the_screen() {
    for columns in [60, 80, 120] {
        let log = [&["score"], EXAMPLE.as_slice(), &["--by", "source_type,quarter", "--resamples", "0"]].concat();
        let text = printed(columns, &log);
        let rows = rows(&text);
        let quarters = |row: &&&str| row.contains(", 201") && row.contains('Q');
        assert_eq!(rows.iter().filter(quarters).count(), rows.len(), "{text}");
        let names: BTreeSet<&str> = rows.iter().map(|row| row.split("  ").next().unwrap_or_default()).collect();
        assert_eq!(names.len(), rows.len(), "{columns}: names look alike\n{text}");
    }
}

/// Names of 60 letters that differ in the last ones, with spaces and without.
#[test]
fn long_names_that_differ_at_the_end_do_not_look_alike() {
    let ends = ["Aa", "Ab", "Ba"];
    for stem in [
        "Institute of applied forecasting and of market observation,",
        &"x".repeat(130),
        "a b c d e f g h i j k l m n o",
    ] {
        let mut log = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n".to_owned();
        for question in 0..12 {
            for end in ends {
                let outcome = if question % 3 == 0 { "no" } else { "yes" };
                let _ =
                    writeln!(log, "Q{question},\"{stem} {end}\",t,2020-01-01,0.{}5,2020-02-01,{outcome}", question % 9);
            }
        }
        let folder = Folder::with(&[("log.csv", &log)]);
        let path = folder.path().join("log.csv").display().to_string();
        for (columns, more) in [(60, None), (80, None), (120, None), (80, Some("--details"))] {
            let arguments = ["score", &path, "--by", "source", "--as-of", "2020-03-01"];
            let text = printed(columns, &arguments.into_iter().chain(more).collect::<Vec<_>>());
            let table = rows(&text).join("\n");
            for end in ends {
                assert!(table.contains(end), "{columns}: {end} is cut off\n{text}");
                let verdicts =
                    text.lines().skip_while(|line| !line.starts_with("all together")).collect::<Vec<_>>().join("\n");
                assert!(verdicts.contains(&format!("{end}:")), "{columns}: whose verdict?\n{text}");
            }
        }
    }
}
