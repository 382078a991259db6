//! Files compressed with gzip or zstd are read as what is in them: the same report, the same places in messages.

use std::fmt::Write as _;
use std::io::Write as _;

use crate::support::program::{Folder, Ran, command, finish, score_with_input};
use serde_json::Value;
use sha2::{Digest, Sha256};

const HEADER: &str = "question_id,source,source_type,forecast_date,probability,quote\n";
const NAMES: [&str; 2] = ["forecasts.csv.gz", "forecasts.csv.zst"];

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(vec![], flate2::Compression::default());
    encoder.write_all(bytes).expect("in memory");
    encoder.finish().expect("in memory")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::stream::encode_all(bytes, 3).expect("in memory")
}

type Pack = fn(&[u8]) -> Vec<u8>;

/// Both ways to compress, in the order of [`NAMES`].
const PACKERS: [Pack; 2] = [gzip, zstd];

fn forecasts() -> String {
    (0..40).fold(HEADER.to_owned(), |mut log, row| {
        let _ = writeln!(log, "Q{row},Desk {},desk,2017-03-01,0.{},\"said,\nso\"", row % 3, 2 + row % 7);
        log
    })
}

fn resolutions() -> String {
    (0..40).fold("question_id,resolved_on,outcome\n".to_owned(), |mut log, row| {
        let _ = writeln!(log, "Q{row},2017-06-01,{}", if row % 3 == 0 { "yes" } else { "no" });
        log
    })
}

fn score(folder: &Folder, forecasts: &str, resolutions: &str) -> Ran {
    folder.score(&[forecasts, "-r", resolutions, "--as-of", "2017-12-31", "--format", "json", "--hash"])
}

/// The report without the files' names, sizes and fingerprints, and the inputs.
fn report(ran: &Ran) -> (Value, Value) {
    let mut report = ran.json();
    let inputs = report["inputs"].take();
    (report, inputs)
}

#[test]
fn a_compressed_log_has_the_report_of_the_plain_one() {
    let folder = Folder::with(&[("forecasts.csv", &forecasts()), ("resolutions.csv", &resolutions())]);
    let (plain, _) = report(&score(&folder, "forecasts.csv", "resolutions.csv"));
    assert_eq!(plain["counts"]["scored"], 40);
    for (name, pack) in NAMES.into_iter().zip(PACKERS) {
        let packed = pack(forecasts().as_bytes());
        folder.write(name, &packed);
        folder.write("resolutions.packed", &pack(resolutions().as_bytes()));
        let (unpacked, inputs) = report(&score(&folder, name, "resolutions.packed"));
        assert_eq!(unpacked, plain, "{name}");
        assert_eq!(inputs[0]["bytes"], packed.len(), "{name}: the size of the file on disk");
        let sum = Sha256::digest(&packed).iter().fold(String::new(), |sum, byte| sum + &format!("{byte:02x}"));
        assert_eq!(inputs[0]["sha256"], sum, "{name}: the fingerprint of the file on disk");
        let arguments = ["-", "-r", "resolutions.csv", "--as-of", "2017-12-31", "--format", "json"];
        let ran = score_with_input(folder.path(), &arguments, &packed);
        assert_eq!(report(&ran).0, plain, "{name} on standard input");
    }
}

#[test]
fn check_and_convert_read_compressed_logs() {
    let folder = Folder::with(&[("forecasts.csv", &forecasts())]);
    let run = |arguments: &[&str]| finish(command().args(arguments).current_dir(folder.path()));
    let converted = run(&["convert", "forecasts.csv", "-o", "-"]);
    assert!(converted.status == 0 && converted.out.lines().count() > 40, "{}", converted.err);
    let checked = run(&["check", "forecasts.csv"]);
    for (name, pack) in NAMES.into_iter().zip(PACKERS) {
        folder.write(name, &pack(forecasts().as_bytes()));
        assert_eq!(run(&["convert", name, "-o", "-"]).out, converted.out, "{name}");
        let unpacked = run(&["check", name]);
        assert_eq!(
            (unpacked.status, unpacked.out.replace(name, "forecasts.csv")),
            (checked.status, checked.out.clone())
        );
    }
}

/// Quoted line breaks straddle every border of the chunks; the row with the mistake is in the middle.
#[test]
fn a_bad_row_in_the_middle_of_many_chunks_has_its_line() {
    let (mut log, mut bad) = (HEADER.to_owned(), vec![]);
    let mut line = 2;
    for row in 0..30_000 {
        let wrong = matches!(row, 14_999 | 29_999);
        bad.extend(wrong.then(|| format!(":{line}, column \"probability\": \"120%\"")));
        let (probability, breaks) = (if wrong { "120%" } else { "0.5" }, 1 + row % 5);
        let quote = ",\n\"\"\r\n".repeat(breaks);
        let _ = writeln!(log, "Q{row},\"Desk\n1\",desk,2017-03-01,{probability},\"said{quote}\"");
        line += 2 + 2 * breaks;
    }
    assert!(log.len() > 6 * (256 << 10) && bad.len() == 2, "several chunks");
    let folder = Folder::with(&[("forecasts.csv", &log), ("resolutions.csv", &resolutions())]);
    for (name, pack) in NAMES.into_iter().zip(PACKERS) {
        folder.write(name, &pack(log.as_bytes()));
    }
    for name in ["forecasts.csv", NAMES[0], NAMES[1]] {
        for threads in ["1", "3"] {
            let ran = folder.score(&[name, "-r", "resolutions.csv", "--as-of", "2017-12-31", "--threads", threads]);
            assert_eq!(ran.status, 1, "{}", ran.err);
            for place in &bad {
                assert!(ran.err.contains(&format!("{name}{place}")), "{name}{place}: {}", ran.err);
            }
            assert!(ran.err.contains("2 errors, 2 of 30000 rows"), "{}", ran.err);
        }
    }
}

#[test]
fn a_cut_or_damaged_file_is_refused_whole() {
    let folder = Folder::with(&[("resolutions.csv", &resolutions())]);
    for (name, pack) in NAMES.into_iter().zip(PACKERS) {
        let packed = pack(forecasts().as_bytes());
        folder.write(name, &packed[..packed.len() - 3]);
        let ran = score(&folder, name, "resolutions.csv");
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{}", ran.err);
        for said in [name, "was cut off", "fetch it again"] {
            assert!(ran.err.contains(said), "{said}: {}", ran.err);
        }
    }
    let mut packed = gzip(forecasts().as_bytes());
    let checksum = packed.len() - 6;
    packed[checksum] ^= 1;
    folder.write("forecasts.csv.gz", &packed);
    let ran = score(&folder, "forecasts.csv.gz", "resolutions.csv");
    assert!(ran.status == 1 && ran.err.contains("is damaged") && ran.out.is_empty(), "{}", ran.err);
}

/// As `cat monday.csv.gz tuesday.csv.gz` makes them, in the midst of a record.
#[test]
fn joined_files_are_read_to_the_end() {
    let folder = Folder::with(&[("forecasts.csv", &forecasts()), ("resolutions.csv", &resolutions())]);
    let (plain, _) = report(&score(&folder, "forecasts.csv", "resolutions.csv"));
    let log = forecasts();
    let (start, end) = log.as_bytes().split_at(777);
    for (name, pack) in NAMES.into_iter().zip(PACKERS) {
        folder.write(name, &[pack(start), pack(b""), pack(end)].concat());
        assert_eq!(report(&score(&folder, name, "resolutions.csv")).0, plain, "{name}");
    }
}

/// What is in the file is judged as if it had never been compressed: other encodings, other kinds of files.
#[test]
fn what_was_compressed_may_be_of_any_kind() {
    let folder = Folder::with(&[("resolutions.csv", &resolutions())]);
    let utf16: Vec<u8> = format!("\u{feff}{}", forecasts()).encode_utf16().flat_map(u16::to_le_bytes).collect();
    folder.write("forecasts.gz", &gzip(&utf16));
    let (read, _) = report(&score(&folder, "forecasts.gz", "resolutions.csv"));
    assert_eq!(read["counts"]["scored"], 40);
    let mut archive = vec![0; 1024];
    archive[..5].copy_from_slice(b"a.csv");
    archive[257..262].copy_from_slice(b"ustar");
    for (content, what) in [
        (archive, "a tar archive"),
        (gzip(forecasts().as_bytes()), "compressed twice"),
        (b"%PDF-1.7".to_vec(), "a PDF"),
        (vec![], "is empty"),
    ] {
        folder.write("forecasts.gz", &gzip(&content));
        let ran = score(&folder, "forecasts.gz", "resolutions.csv");
        assert!(ran.status == 1 && ran.err.contains(what), "{what}: {}", ran.err);
    }
}

/// A sheet reads the same from a workbook that was compressed once more.
#[test]
fn a_compressed_workbook_is_read() {
    let folder = Folder::new();
    let run = |arguments: &[&str]| finish(command().args(arguments).current_dir(folder.path()));
    assert_eq!(run(&["template", "-o", "log.xlsx"]).status, 0);
    let plain = run(&["check", "log.xlsx"]);
    folder.write("log.xlsx.gz", &gzip(&std::fs::read(folder.path().join("log.xlsx")).expect("written")));
    let unpacked = run(&["check", "log.xlsx.gz"]);
    // A longer name breaks lines elsewhere.
    let on_one_line =
        |text: &str| text.replace("log.xlsx.gz", "log.xlsx").split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(unpacked.status, plain.status);
    assert_eq!(on_one_line(&unpacked.out), on_one_line(&plain.out));
    assert_eq!(on_one_line(&unpacked.err), on_one_line(&plain.err));
}
