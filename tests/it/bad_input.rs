//! What a user meets who gives the program something else than it needs: the exit status, and what is essential in the
//! message. The exact words of each kind of problem stand in `tests/diagnostics`.

use std::fmt::Write as _;
use std::io::Read;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::support::program::{Folder, Ran, command, score_with_input};

const HEADER: &str = "question_id,source,source_type,forecast_date,probability";
const GOOD: &str = "Q1,Desk 1,consultant,2017-03-01,0.7";
const RESOLUTIONS: &str = "question_id,resolved_on,outcome\nQ1,2017-06-30,yes\nQ2,2017-06-30,no\n";
const FILES: [&str; 3] = ["forecasts.csv", "-r", "resolutions.csv"];

/// The header, a good row in line 2, and these rows.
fn rows(rows: &str) -> String {
    format!("{HEADER}\n{GOOD}\n{rows}\n")
}

fn folder(forecasts: &str) -> Folder {
    Folder::with(&[("forecasts.csv", forecasts), ("resolutions.csv", RESOLUTIONS)])
}

fn score(folder: &Folder, options: &[&str]) -> Ran {
    let fixed = ["--resamples", "0", "--as-of", "2018-01-01"];
    folder.score(&[&FILES[..], options, &fixed].concat())
}

fn score_bytes(forecasts: &[u8], options: &[&str]) -> Ran {
    let folder = folder("");
    folder.write("forecasts.csv", forecasts);
    score(&folder, options)
}

fn score_text(forecasts: &str, options: &[&str]) -> Ran {
    score_bytes(forecasts.as_bytes(), options)
}

/// The run failed with this status, said each of these, and printed no results.
#[track_caller]
fn assert_failed(ran: &Ran, status: i32, said: &[&str]) {
    assert_eq!(ran.status, status, "{}", ran.err);
    assert_eq!(ran.out, "", "results beside an error");
    for part in said {
        assert!(ran.err.contains(part), "{part:?} is not in:\n{}", ran.err);
    }
}

fn brier(ran: &Ran) -> f64 {
    ran.json()["overall"]["brier"]["value"].as_f64().expect("a score")
}

fn has_note(ran: &Ran, code: &str) -> bool {
    ran.json()["notes"].as_array().expect("notes").iter().any(|note| note["code"] == code)
}

#[test]
fn a_missing_file() {
    let folder = folder(&rows(""));
    assert_failed(&folder.score(&["nowhere.csv", "-r", "resolutions.csv"]), 3, &["cannot read nowhere.csv"]);
    assert_failed(&folder.score(&["forecasts.csv", "-r", "nowhere.csv"]), 3, &["cannot read nowhere.csv"]);
}

#[test]
fn a_directory_as_input() {
    let folder = folder(&rows(""));
    std::fs::create_dir(folder.path().join("logs")).expect("a folder");
    assert_failed(
        &folder.score(&["logs", "-r", "resolutions.csv"]),
        3,
        &["logs", "it is a folder without any CSV file"],
    );
}

#[test]
fn an_empty_file() {
    assert_failed(&score_text("", &[]), 1, &["forecasts.csv", "empty"]);
    let folder = folder(&rows(""));
    folder.write("resolutions.csv", b"");
    assert_failed(&score(&folder, &[]), 1, &["resolutions.csv", "empty"]);
}

#[test]
fn a_header_and_nothing_else() {
    assert_failed(&score_text(&format!("{HEADER}\n"), &[]), 1, &["forecasts.csv", "no forecasts below the header"]);
    assert_failed(&score_text(HEADER, &[]), 1, &["forecasts.csv", "no forecasts below the header"]);
}

#[test]
fn no_header() {
    let said = ["error[header-missing] forecasts.csv", "\"Desk 1\"", HEADER];
    assert_failed(&score_text(&format!("{GOOD}\n{GOOD}\n"), &[]), 1, &said);
}

#[test]
fn a_missing_column_is_named_with_the_headers_found_and_the_nearest() {
    let ran = score_text(&rows("").replace("probability", "probabilty").replace("source_type", "kind"), &[]);
    let said = [
        "There are no columns source_type, probability",
        "recognised: question_id, source, forecast_date",
        "- \"probabilty\" (0.7): perhaps probability",
        "--map source_type=kind --map probability=probabilty",
    ];
    assert_failed(&ran, 1, &said);
    let mapped = score_text(&rows("").replace("probability", "probabilty"), &["--map", "probability=probabilty"]);
    assert_eq!(mapped.status, 0, "{}", mapped.err);
}

#[test]
fn two_columns_for_one_field_are_settled_by_map_in_each_of_several_files() {
    let folder = folder(&rows("").replacen("probability", "chance", 1).replacen("0.7", "0.6", 1));
    folder.write(
        "twice.csv",
        b"question_id,source,source_type,forecast_date,chance,odds,likelihood\nQ1,B,t,2017-03-01,.1,.2,.3\n",
    );
    let files = ["twice.csv", "-r", "resolutions.csv", "--as-of", "2018-01-01", "--resamples", "0", "--format", "json"];
    assert_failed(
        &folder.score(&files[..7]),
        1,
        &["error[column-claimed-twice] twice.csv", "\"chance\"", "\"likelihood\""],
    );
    let ran = folder.score(&[&files[..], &["--map", "probability=chance"]].concat());
    assert!((brier(&ran) - 0.81).abs() < 1e-15);
}

#[test]
fn a_header_that_stands_twice() {
    let ran = score_text(&format!("{HEADER},probability\n{GOOD},0.7\n"), &[]);
    assert_failed(&ran, 1, &["column-claimed-twice", "\"probability\", \"probability\""]);
}

#[test]
fn impossible_probabilities() {
    for (cell, code) in [
        ("120%", "probability-above-hundred-percent"),
        ("-0.1", "probability-negative"),
        ("NaN", "probability-not-finite"),
        ("inf", "probability-not-finite"),
        ("", "probability-blank"),
        ("-5%", "probability-negative"),
        ("1000", "probability-above-one"),
    ] {
        let ran = score_text(&rows(&format!("Q1,Desk 2,consultant,2017-03-01,{cell}")), &[]);
        let place = format!("error[{code}] forecasts.csv:3, column \"probability\": \"{cell}\"");
        assert_failed(&ran, 1, &[&place, "1 error, 1 of 2 rows", "--skip-bad-rows"]);
    }
}

#[test]
fn a_decimal_comma_beside_a_decimal_point_is_read() {
    let log = format!("{HEADER}\nQ1,Desk 1,consultant,2017-03-01,0.35\nQ2,Desk 1,consultant,2017-03-01,\"0,35\"\n");
    let ran = score_text(&log, &["--format", "json"]);
    assert!((brier(&ran) - f64::midpoint(0.65 * 0.65, 0.35 * 0.35)).abs() < 1e-15);
    assert_eq!(ran.err, "");
}

#[test]
fn fractions_and_percentages_in_one_column() {
    let mixed = rows("Q2,Desk 1,consultant,2017-03-01,70");
    let said = ["probability-scale-mixed", "\"0.7\" in line 2", "\"70\" in line 3", "--scale percent"];
    assert_failed(&score_text(&mixed, &[]), 1, &said);
    assert_failed(&score_text(&mixed, &["--skip-bad-rows"]), 1, &said);
    let percent = score_text(&mixed, &["--percent", "--format", "json"]);
    assert!((brier(&percent) - f64::midpoint(0.993_f64.powi(2), 0.7_f64.powi(2))).abs() < 1e-15);
}

#[test]
fn a_header_that_says_percent_decides_and_says_so() {
    let log = format!("{}\nQ1,Desk 1,consultant,2017-03-01,70\n", HEADER.replace("probability", "probability (%)"));
    let ran = score_text(&log, &["--format", "json"]);
    assert!((brier(&ran) - 0.3_f64.powi(2)).abs() < 1e-15);
    assert!(has_note(&ran, "percent-column"));
}

#[test]
fn a_column_of_percentages_is_read_and_said() {
    let log = format!("{HEADER}\nQ1,Desk 1,consultant,2017-03-01,70\nQ2,Desk 1,consultant,2017-03-01,10\n");
    let ran = score_text(&log, &["--format", "json"]);
    assert!((brier(&ran) - f64::midpoint(0.09, 0.01)).abs() < 1e-15);
    assert!(has_note(&ran, "percent-column"));
}

#[test]
fn a_day_that_does_not_exist() {
    let ran = score_text(&rows("Q1,Desk 2,consultant,2017-02-30,0.7"), &[]);
    assert_failed(&ran, 1, &["error[date-does-not-exist] forecasts.csv:3, column \"forecast_date\": \"2017-02-30\""]);
}

#[test]
fn a_column_of_dates_that_can_be_read_in_two_ways() {
    let log = format!("{HEADER}\nQ1,Desk 1,consultant,05/06/2017,0.7\nQ2,Desk 1,consultant,02/07/2017,0.6\n");
    assert_failed(
        &score_text(&log, &[]),
        1,
        &["date-order-ambiguous", "\"05/06/2017\"", "--date-order dmy reads it as 2017-06-05"],
    );
    // 5 June and 2 July, the latter after the resolution; or 6 May and 7 February.
    for (order, scored) in [("dmy", 1), ("mdy", 2)] {
        let ran = score_text(&log, &["--date-order", order, "--format", "json"]);
        assert_eq!(ran.json()["counts"]["scored"], scored, "{order}");
    }
}

#[test]
fn a_question_with_two_outcomes() {
    let folder = folder(&rows("Q2,Desk 1,consultant,2017-03-01,0.6\nQ1,Desk 2,consultant,2017-03-01,0.6"));
    folder.write("resolutions.csv", format!("{RESOLUTIONS}Q1,2017-06-30,no\n").as_bytes());
    let said =
        ["Question \"Q1\" has two outcomes: yes in resolutions.csv:2 and no in resolutions.csv:4", "2 of 3 rows"];
    assert_failed(&score(&folder, &[]), 1, &said);
    let ran = score(&folder, &["--skip-bad-rows", "--format", "json"]);
    assert!(ran.err.contains(said[0]));
    assert_eq!(ran.json()["counts"]["rejected"], 2);
    assert_eq!(ran.json()["counts"]["scored"], 1);
}

#[test]
fn a_truncated_last_row() {
    let ran = score_text(&format!("{HEADER}\n{GOOD}\nQ1,Desk 2,consul"), &[]);
    let said = ["error[row-too-short] forecasts.csv:3: \"Q1,Desk 2,consul\"", "3 fields", "cut off"];
    assert_failed(&ran, 1, &said);
}

#[test]
fn a_nul_byte() {
    let ran = score_bytes(rows("Q1,Desk\0,consultant,2017-03-01,0.7").as_bytes(), &[]);
    assert_failed(&ran, 1, &["error[nul-byte] forecasts.csv:3", "NUL byte"]);
    assert!(!ran.err.contains('\0'));
}

#[test]
fn a_row_that_is_not_utf8_leaves_the_others_alone() {
    let mut log = rows("").into_bytes();
    log.extend(b"Q1,Zo\xff,consultant,2017-03-01,0.6\nQ2,Desk 1,consultant,2017-03-01,0.6\n");
    assert_failed(&score_bytes(&log, &[]), 1, &["error[not-utf8] forecasts.csv:4", "CSV UTF-8", "1 of 3 rows"]);
    let ran = score_bytes(&log, &["--skip-bad-rows", "--format", "json"]);
    assert_eq!(ran.json()["counts"]["scored"], 2);
}

#[test]
fn a_quote_that_is_never_closed() {
    let ran = score_text(&rows("Q1,\"Desk 2,consultant,2017-03-01,0.7\nQ1,Desk 3,consultant,2017-03-01,0.7"), &[]);
    assert_failed(&ran, 1, &["error[quote-not-closed] forecasts.csv:3", "never closed"]);
}

#[test]
fn resolutions_without_a_row_leave_every_question_open() {
    let folder = folder(&rows(""));
    folder.write("resolutions.csv", b"question_id,resolved_on,outcome\n");
    let found = score(&folder, &["--format", "json"]).json();
    assert_eq!((&found["counts"]["pending"], &found["counts"]["scored"]), (&1.into(), &0.into()));
    assert!(found["overall"]["brier"]["value"].is_null());
}

#[test]
fn what_cannot_be_read_is_named() {
    assert_failed(
        &score_bytes(b"\x1f\x8b\x08\x00", &[]),
        1,
        &["forecasts.csv", "gzip", "was cut off", "fetch it again"],
    );
    for cut_off in [&b"PK\x03\x04\x14\x00"[..], b"\xd0\xcf\x11\xe0\xa1\xb1"] {
        assert_failed(&score_bytes(cut_off, &[]), 1, &["forecasts.csv", "workbook", "damaged"]);
    }
}

/// Fifty megabytes without a line break are refused at once, and without holding them.
#[test]
fn a_line_of_fifty_megabytes() {
    let line = vec![b'x'; 50 << 20];
    for (name, before, reason) in
        [("first line", "", "first line is longer"), ("second line", HEADER, "starts at byte 57")]
    {
        let folder = folder("");
        let text = [before.as_bytes(), b"\n", &line, b"\n", GOOD.as_bytes(), b"\n"].concat();
        folder.write("forecasts.csv", if before.is_empty() { &text[1..] } else { &text });
        let start = Instant::now();
        let mut child = command()
            .args(["score", "forecasts.csv", "-r", "resolutions.csv"])
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let most = most_memory(&mut child);
        let mut said = String::new();
        child.stderr.take().expect("piped").read_to_string(&mut said).expect("UTF-8");
        assert_eq!(child.wait().expect("ended").code(), Some(1), "{name}: {said}");
        assert!(said.contains(reason), "{name}: {said}");
        assert!(start.elapsed() < Duration::from_secs(5), "{name}: {:?}", start.elapsed());
        assert!(most < 64 << 10, "{name}: {most} KiB");
    }
}

/// The most memory in KiB that the program was seen to hold until its end; 0 where the system does not tell.
fn most_memory(child: &mut std::process::Child) -> u64 {
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().expect("a child").is_none() {
        let status = std::fs::read_to_string(&status).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kibibytes = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse().ok());
        most = most.max(kibibytes.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(1));
    }
    most
}

#[test]
fn a_reader_that_has_gone_away_is_no_error() {
    let folder = folder(&rows(""));
    let mut command = command();
    command.arg("score").args(FILES).args(["--format", "json"]).current_dir(folder.path());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    drop(child.stdout.take());
    let ended = child.wait_with_output().expect("the program ends");
    assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn an_output_that_cannot_be_written() {
    let folder = folder(&rows(""));
    for (options, said) in [
        (["-o", "nowhere/out.json"], ["cannot write nowhere/out.json", "the folder nowhere does not exist"]),
        (["-o", "forecasts.csv/out.json"], ["cannot write forecasts.csv/out.json", ""]),
        (["-o", "."], ["cannot write .", "it is a folder"]),
        (["--rejects", "nowhere/bad.csv"], ["cannot write nowhere/bad.csv", "does not exist"]),
        (["--export", "resolutions.csv"], ["cannot write resolutions.csv", "--export needs a folder"]),
    ] {
        let ran = score(&folder, &options);
        assert_failed(&ran, 3, &said);
        assert!(!ran.err.contains(".trackrecord"), "the name of a temporary file: {}", ran.err);
    }
    assert_eq!(folder.read("resolutions.csv"), RESOLUTIONS);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let folder = folder(&rows(""));
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let ran = crate::support::program::finish(
        command().arg("score").args(FILES).current_dir(folder.path()).stdout(full).stderr(Stdio::piped()),
    );
    assert_failed(&ran, 3, &["cannot write standard output"]);
}

#[test]
fn options_that_make_no_sense() {
    let folder = folder(&rows(""));
    for (options, said) in [
        (["--by", "nosuch"], "no column \"nosuch\""),
        (["--where", "nosuch=1"], "no column \"nosuch\""),
        (["--where", "source"], "COLUMN=VALUE"),
        (["--period", "2017Q5"], "2017Q2"),
        (["--period", "soon"], "2017Q2"),
        (["--as-of", "01/02/2017"], "2017-06-30"),
        (["--confidence", "95"], "between 0 and 1"),
        (["--confidence", "NaN"], "between 0 and 1"),
        (["--log-clip", "0.5"], "between 0 and 0.5"),
        (["--bins", "0"], "--bins"),
        (["--bins", "ten"], "--bins"),
        (["--updates", "some"], "daily"),
        (["--map", "chance=source"], "\"chance\" is not a field"),
        (["--map", "source=nosuch"], "names a column that no file has"),
        (["--map", "source"], "FIELD=HEADER"),
        (["--threads", "0"], "--threads"),
    ] {
        assert_failed(&folder.score(&[&FILES[..], &options].concat()), 2, &[said]);
    }
    let backwards = score(&folder, &["--from", "2018-01-01", "--to", "2017-01-01"]);
    assert_failed(&backwards, 2, &["--from 2018-01-01 is after --to 2017-01-01"]);
    assert_failed(&folder.score(&["-", "-r", "-"]), 2, &["once only"]);
    let headers = score(&folder, &["--by", "nosuch"]).err;
    assert_eq!(headers.matches("\"question_id\"").count(), 1, "each header once: {headers}");
}

#[test]
fn standard_input_is_read() {
    let folder = folder("");
    let options = ["-r", "resolutions.csv", "--resamples", "0", "--as-of", "2018-01-01", "--format", "json"];
    let ran = score_with_input(folder.path(), &[&["-"], &options[..]].concat(), rows("").as_bytes());
    assert!((brier(&ran) - 0.09).abs() < 1e-15);
    let one_file = format!("{HEADER},outcome,resolved_on\n{GOOD},no,2017-06-30\n");
    let ran = score_with_input(folder.path(), &["-", "--format", "json", "--resamples", "0"], one_file.as_bytes());
    assert!((brier(&ran) - 0.49).abs() < 1e-15);
    let empty = score_with_input(folder.path(), &["-"], b"");
    assert_failed(&empty, 1, &["standard input", "empty"]);
}

#[test]
fn rejected_rows_are_kept_verbatim_with_the_reason() {
    let bad = ["Q1,\"Desk, 2\",consultant,2017-03-01,120%", "Q2,  Desk 3,consultant,2017-02-30,", "Q1,cut"];
    let log = format!("{HEADER}\r\n{GOOD}\r\n{}\r\n{}\r\n{}", bad[0], bad[1], bad[2]);
    for options in [&["--rejects", "bad.csv"][..], &["--rejects", "bad.csv", "--skip-bad-rows"]] {
        let folder = folder(&log);
        let ran = score(&folder, options);
        assert_eq!(ran.status, i32::from(options.len() == 2), "{}", ran.err);
        let kept = folder.read("bad.csv");
        let mut reader = csv::Reader::from_reader(kept.as_bytes());
        let kept: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("CSV")).collect();
        assert_eq!(kept.iter().map(|row| &row[3]).collect::<Vec<_>>(), bad);
        assert_eq!(kept.iter().map(|row| &row[1]).collect::<Vec<_>>(), ["3", "4", "5"]);
        let reasons = [
            &["[probability-above-hundred-percent]", "120%"][..],
            &["[date-does-not-exist]", "[probability-blank]"],
            &["[row-too-short]"],
        ];
        for (row, reasons) in kept.iter().zip(reasons) {
            assert!(reasons.iter().all(|reason| row[2].contains(reason)), "{row:?}");
        }
    }
}

#[test]
fn every_problem_is_counted_and_the_first_of_each_kind_are_shown() {
    let mut log = rows("");
    for n in 0..7 {
        let _ = writeln!(log, "Q1,Desk {n},consultant,2017-03-01,{}%", 120 + n);
    }
    log.push_str("Q1,Desk 1,consultant,2017-02-30,-1\n");
    let ran = score_text(&log, &[]);
    // A blank line stands after the good row.
    let said = ["forecasts.csv:4, ", "forecasts.csv:8, ", "and 2 more", "date-does-not-exist", "probability-negative"];
    assert_failed(&ran, 1, &said);
    assert!(!ran.err.contains("forecasts.csv:9"), "only the first five are shown:\n{}", ran.err);
    assert!(ran.err.contains("9 errors, 8 of 9 rows"), "{}", ran.err);
}

#[test]
fn lines_are_counted_through_quoted_line_breaks() {
    let log = format!(
        "{HEADER},quote\n{GOOD},\"one\ntwo\n\nthree\"\nQ1,Desk 2,consultant,2017-03-01,120%,x\n\nQ1,\"Desk\n3\",consultant,2017-03-01,-1,y\n"
    );
    let said = ["[probability-above-hundred-percent] forecasts.csv:6,", "[probability-negative] forecasts.csv:8,"];
    assert_failed(&score_text(&log, &[]), 1, &said);
}

#[test]
fn lines_are_counted_through_a_file_of_several_chunks() {
    let mut log = format!("{HEADER},quote\n");
    let mut line = 2;
    let mut bad = vec![];
    for row in 0..20_000 {
        let wrong = row % 4_500 == 4_499;
        let probability = if wrong { "120%" } else { "0.5" };
        if wrong {
            bad.push(line);
        }
        let _ = writeln!(log, "Q{row},Desk 1,consultant,2017-03-01,{probability},\"said,\non two lines\"");
        line += 2;
    }
    assert!(log.len() > 4 * (256 << 10), "several chunks");
    for threads in ["1", "3"] {
        let ran = score_text(&log, &["--threads", threads]);
        let said: Vec<String> = bad.iter().map(|line| format!("forecasts.csv:{line}, ")).collect();
        assert_failed(&ran, 1, &said.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

/// Quotation marks say nothing: a question, and a forecast given twice, are the same with them and without.
#[test]
fn quotation_marks_around_ids_change_nothing() {
    let log = |first: &str, second: &str| {
        format!(
            "forecast_id,question_id,source,source_type,forecast_date,probability\n\
             F1,{first},Ann,reseller,2017-03-01,0.8\n{second},Q1,Ann,reseller,2017-03-01,0.8\nF3,Q2,Ann,reseller,2017-03-01,0.3\n"
        )
    };
    let resolutions = "question_id,resolved_on,outcome\n\"Q1\",2017-06-30,yes\nQ2,2017-06-30,no\n";
    let counts = |text: &str| {
        let folder = Folder::with(&[("log.csv", text), ("ends.csv", resolutions)]);
        let args = ["log.csv", "-r", "ends.csv", "--as-of", "2018-01-01", "--format", "json"];
        let found = crate::support::program::score_in(folder.path(), args).json();
        (found["counts"]["scored"].as_u64(), found["counts"]["duplicate"].as_u64())
    };
    for (first, second) in [("Q1", "F1"), ("\"Q1\"", "F1"), ("Q1", "\"F1\""), ("\"Q1\"", "\"F1\"")] {
        assert_eq!(counts(&log(first, second)), (Some(2), Some(1)), "{first} {second}");
    }
}
