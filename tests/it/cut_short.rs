//! Files that end too early: cut before the run, or while it reads. Half of a log was scored like a whole one.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::program::{Folder, Ran, command, score_with_input};

const RESOLUTIONS: &str = "question_id,resolved_on,outcome\nQ1,2017-06-30,yes\nQ2,2017-06-30,no\n";

fn forecasts() -> String {
    let rows = (0..200).map(|n| format!("Q{},Desk {n},desk,2017-03-01,0.{}\n", 1 + n % 2, 1 + n % 8));
    "question_id,source,source_type,forecast_date,probability\n".to_owned() + &rows.collect::<String>()
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(vec![], flate2::Compression::default());
    encoder.write_all(text.as_bytes()).expect("in memory");
    encoder.finish().expect("in memory")
}

#[track_caller]
fn refused(ran: &Ran, why: &str) {
    assert!(ran.status != 0 && ran.out.is_empty() && ran.err.contains(why), "{}: {}", ran.status, ran.err);
}

/// Runs with a pipe as the last file of resolutions. When the program has opened the pipe, all files before it are open; then `change`
/// happens, and only then the pipe says something.
fn while_it_reads(folder: &Folder, arguments: &[&str], change: impl FnOnce(&Path)) -> Ran {
    let pipe = folder.path().join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
    assert!(made.success());
    let mut program = command();
    program.arg("score").args(arguments).args(["-r", "pipe", "--as-of", "2018-01-01"]).current_dir(folder.path());
    let child = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    // Opening for writing waits until the program opens for reading.
    let mut end = std::fs::OpenOptions::new().write(true).open(&pipe).expect("a pipe");
    // What is written has another time than what was opened, whatever the clock's grain.
    std::thread::sleep(std::time::Duration::from_millis(20));
    change(folder.path());
    end.write_all(b"question_id,resolved_on,outcome\nQ3,2017-06-30,yes\n").expect("the program reads");
    drop(end);
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { status: output.status.code().expect("a status"), out: text(output.stdout), err: text(output.stderr) }
}

fn both() -> Folder {
    Folder::with(&[("f.csv", &forecasts()), ("r.csv", RESOLUTIONS)])
}

#[test]
fn a_pipe_that_ends_in_good_order_is_read_to_the_end() {
    let ran = while_it_reads(&both(), &["f.csv", "-r", "r.csv"], |_| ());
    assert!(ran.status == 0 && ran.out.contains("200 forecasts scored"), "{}{}", ran.err, ran.out);
}

#[test]
fn half_of_the_forecasts_were_scored_when_the_file_shrank() {
    for left in [0, 60, 1000] {
        let ran = while_it_reads(&both(), &["f.csv", "-r", "r.csv"], |folder| {
            let file = std::fs::OpenOptions::new().write(true).open(folder.join("f.csv")).expect("the log");
            file.set_len(left).expect("cut");
        });
        refused(&ran, "f.csv");
        assert_eq!(ran.status, 3, "{}", ran.err);
    }
}

#[test]
fn a_log_that_is_written_to_is_no_log_that_ever_was() {
    for text in ["Q1,Late,desk,2017-03-01,0.9\n", "Q1,Late,desk,20"] {
        let ran = while_it_reads(&both(), &["f.csv", "-r", "r.csv"], |folder| {
            let mut file = std::fs::OpenOptions::new().append(true).open(folder.join("f.csv")).expect("the log");
            file.write_all(text.as_bytes()).expect("appended");
        });
        refused(&ran, "f.csv");
        assert_eq!(ran.status, 3, "{}", ran.err);
    }
    let ran = while_it_reads(&both(), &["f.csv", "-r", "r.csv"], |folder| {
        let other = forecasts().replace("0.1", "0.9");
        std::fs::write(folder.join("f.csv"), other).expect("written over");
    });
    refused(&ran, "f.csv");
}

#[test]
fn resolutions_that_shrink_left_questions_open() {
    for left in [0, 33, 54] {
        let ran = while_it_reads(&both(), &["f.csv", "-r", "r.csv"], |folder| {
            let file = std::fs::OpenOptions::new().write(true).open(folder.join("r.csv")).expect("resolutions");
            file.set_len(left).expect("cut");
        });
        refused(&ran, "r.csv");
        assert_eq!(ran.status, 3, "{}", ran.err);
    }
}

#[test]
fn compressed_files_that_were_cut_are_refused_in_every_place() {
    let folder = both();
    let (log, ends) = (gzip(&forecasts()), gzip(RESOLUTIONS));
    for cut in [1, 8, log.len() / 2, log.len() - 12] {
        folder.write("cut.csv.gz", &log[..log.len() - cut]);
        refused(&folder.score(&["cut.csv.gz", "-r", "r.csv"]), "cut.csv.gz");
        refused(&score_with_input(folder.path(), &["-", "-r", "r.csv"], &log[..log.len() - cut]), "cut off");
    }
    for cut in [1, 8, ends.len() / 2] {
        folder.write("r.csv.gz", &ends[..ends.len() - cut]);
        refused(&folder.score(&["f.csv", "-r", "r.csv.gz"]), "r.csv.gz");
    }
    let packed = zstd::stream::encode_all(forecasts().as_bytes(), 3).expect("in memory");
    for cut in [1, 4, packed.len() / 2] {
        folder.write("cut.csv.zst", &packed[..packed.len() - cut]);
        refused(&folder.score(&["cut.csv.zst", "-r", "r.csv"]), "cut.csv.zst");
    }
}

/// The last row of a log that was cut in it, through whatever it comes.
#[test]
fn a_row_that_was_cut_is_no_row() {
    let folder = both();
    let text = forecasts();
    for cut in [4, 6, 15, 22] {
        let piece = &text[..text.len() - cut];
        folder.write("piece.csv", piece.as_bytes());
        refused(&folder.score(&["piece.csv", "-r", "r.csv"]), "piece.csv:201");
        refused(&score_with_input(folder.path(), &["-", "-r", "r.csv"], piece.as_bytes()), ":201");
    }
    folder.write("cut.csv", &RESOLUTIONS.as_bytes()[..RESOLUTIONS.len() - 4]);
    refused(&folder.score(&["f.csv", "-r", "cut.csv"]), "cut.csv:3");
}

#[test]
fn maps_lexicons_and_readers_that_were_cut_are_refused() {
    let folder = both();
    let words = forecasts().replace("0.1", "likely");
    folder.write("words.csv", words.as_bytes());
    folder.write("map.toml", b"[columns]\nprobability = \"proba");
    refused(&folder.score(&["f.csv", "-r", "r.csv", "--map-file", "map.toml"]), "map.toml");
    folder.write("house.csv", b"phrase,low,point,high\nlikely,0.6,0.7,0.8\nunlikely,0.1,0");
    refused(&folder.score(&["words.csv", "-r", "r.csv", "--lexicon", "house.csv"]), "house.csv");
    let readers = gzip("reader,phrase,probability\n1,likely,0.7\n2,likely,0.8\n");
    folder.write("readers.csv.gz", &readers[..readers.len() - 9]);
    refused(&folder.score(&["words.csv", "-r", "r.csv", "--readers", "readers.csv.gz"]), "readers.csv.gz");
}
