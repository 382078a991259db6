//! A moment of fuzzing on each test run: mutated examples and random bytes, from a fixed seed. Each target that finds
//! something names the seed of the input. For longer runs see `fuzz/`.

use crate::fuzz_entries;
use std::time::{Duration, Instant};

/// How long each target may take, and the most inputs it gets.
const TIME: Duration = Duration::from_secs(2);
const INPUTS: u64 = 20_000;
/// No input of these sizes may take longer.
const HANG: Duration = Duration::from_mins(1);
/// So many inputs at least.
const FEWEST: u64 = 50;

/// Small generator: Marsaglia's xorshift64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    #[allow(clippy::cast_possible_truncation)]
    fn below(&mut self, end: usize) -> usize {
        (self.next() % (end.max(1) as u64)) as usize
    }
}

/// Pieces that mean something to some parser.
const PIECES: &[&str] = &[
    "\"",
    "\"\"",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "%",
    ".",
    ",5",
    "0",
    "1",
    "9",
    "-",
    "/",
    "T",
    "Z",
    "+02:00",
    "e-9",
    "\u{feff}",
    "\u{a0}",
    "é",
    "März",
    "Dec",
    "=",
    "'",
    "yes",
    "n/a",
    "45000",
    "31.12.2017",
    "1/2/2017",
    "½",
    "\0",
    "|",
    "probability",
    "question_id",
    "id",
];

fn mutated(seed: u64, examples: &[&str]) -> Vec<u8> {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut bytes = examples[random.below(examples.len())].as_bytes().to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        match random.below(5) {
            0 => {
                let piece = PIECES[random.below(PIECES.len())].bytes();
                bytes.splice(at..at, piece);
            }
            1 => bytes.truncate(at),
            2 if at < bytes.len() => bytes[at] = random.next().to_le_bytes()[0],
            3 => {
                let end = (at + random.below(8)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                let end = (at + random.below(20)).min(bytes.len());
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
        }
    }
    bytes
}

fn smoke(name: &str, target: fn(&[u8]), examples: &[&str]) {
    let start = Instant::now();
    let mut done = 0;
    for seed in 1..=INPUTS {
        let input = mutated(seed, examples);
        let began = Instant::now();
        let result = std::panic::catch_unwind(|| target(&input));
        assert!(result.is_ok(), "{name}, seed {seed}: {:?}", String::from_utf8_lossy(&input));
        assert!(began.elapsed() < HANG, "{name}, seed {seed} took {:?}", began.elapsed());
        done = seed;
        // A machine that is busy with other things takes its time for the fewest too.
        if done > FEWEST && start.elapsed() > TIME {
            break;
        }
    }
    assert!(done > FEWEST, "{name}: only {done} inputs");
}

const LOG: &str = "question_id,source,source_type,forecast_date,probability,outcome,resolved_on,notes\n\
                   Q1,S,desk,2017-01-31,0.5,yes,2017-02-01,\"a, \"\"b\"\"\"\nQ2,T,desk,2017-01-30,35%,,,=1\n";
const GERMAN: &str = "Frage;Quelle;Quellentyp;Datum;Wahrscheinlichkeit (%);Ergebnis;Resolved on\r\n\
                      A;B;C;31.12.2016;35;ja;13.02.2017\r\nD;E;F;1.2.2017;0,5;n/a;\r\n";

#[test]
fn records() {
    smoke("records", fuzz_entries::records, &[LOG, GERMAN, "\"a\nb\",c\r\n\"d", "a|b\n\n|\n"]);
}

#[test]
fn dates() {
    let examples =
        ["2017-03-12", "12.03.2017", "12/03/17", "12. März 2017 10:30", "2017-03-12T23:59:59.250+02:00", "43000.5"];
    smoke("dates", fuzz_entries::dates, &examples);
}

#[test]
fn probabilities() {
    smoke("probabilities", fuzz_entries::probabilities, &["0.35", "35,5 %", "2e-1", "1/3", "~30%", ">90%", "３５％"]);
}

#[test]
fn headers() {
    smoke(
        "headers",
        fuzz_entries::headers,
        &["Question ID,Source Type,Confidence (%),ID", "probability=p\np", LOG, "Datum,Quelle"],
    );
}

#[test]
fn outcomes() {
    smoke("outcomes", fuzz_entries::outcomes, &["yes", "Nicht eingetreten", "n/a", "✓", "a eu lieu", ""]);
}

#[test]
fn phrases() {
    let examples = [
        "It is very likely (70%)",
        "believe … may",
        "not likely, 30-40%",
        "C'est probable",
        "noch unklar, ob",
        "a 1 in 3 chance",
    ];
    smoke("phrases", fuzz_entries::phrases, &examples);
}

#[test]
fn lexicons() {
    let examples = ["# title: x\nphrase,low,point,high\nlikely,0.6,70%,0.8\n", "phrase;low;point;high\nx;0,1;;1\n"];
    smoke("lexicons", fuzz_entries::lexicons, &examples);
}

#[test]
fn log() {
    smoke("log", fuzz_entries::log, &[LOG, GERMAN, "Outcome,Resolved on,ID\nja,13.02.2017,1\n"]);
}

#[test]
fn text() {
    smoke("text", fuzz_entries::text, &[LOG, GERMAN, "M\u{e4}rz;1\r\n", "a\0b\0,\0c\0\n\0d\0e\0f\0"]);
}

#[test]
fn workbook() {
    let sheet = "x<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>source</t></is></c><c r=\"B1\" \
                 t=\"s\"><v>0</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"B2\" s=\"1\"><f>1/2</f><v>0.5</v></c></row>\
                 </sheetData></worksheet>";
    let ods = "o<o><office:spreadsheet><table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"3\">\
               <table:table-cell office:value-type=\"percentage\" office:value=\"0.5\"><text:p>50%</text:p>\
               </table:table-cell></table:table-row></table:table></office:spreadsheet></o>";
    let binary = "b\u{9}\u{8}\u{8}\0\0\u{6}\u{5}\0\0\0\0\0";
    smoke("workbook", fuzz_entries::workbook, &[sheet, ods, binary, "t<sst><si><t>a</t></si></sst>", "f<styleSheet/>"]);
}
