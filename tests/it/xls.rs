//! The old binary workbooks (XLS), written by hand: each kind of record is read, and a hostile file costs nothing.

use std::path::PathBuf;

use trackrecord::options::GroupingColumn;

use crate::support::books::*;
use crate::support::xls::Cell::{self, *};
use crate::support::xls::{DAY, GERMAN_DAY, PERCENT, PLAIN, Sheet, record, words};

const VISIBLE: u8 = 0;
/// 2024-01-05 and 2024-06-30.
const MADE: f64 = 45296.0;
const RESOLVED: f64 = 45473.0;

fn header() -> Vec<(u16, u16, Cell<'static>)> {
    (0..).zip(HEADER).map(|(column, name)| (0, column, Text(name))).collect()
}

/// One forecast with this probability and outcome.
fn forecast<'a>(row: u16, probability: Cell<'a>, outcome: Cell<'a>) -> Vec<(u16, u16, Cell<'a>)> {
    let cells = [
        Text("Q1"),
        Text("Ännchen 日本"),
        Text("analyst"),
        Number(MADE, DAY),
        probability,
        Number(RESOLVED, GERMAN_DAY),
        outcome,
    ];
    (0..).zip(cells).map(|(column, cell)| (row, column, cell)).collect()
}

fn sheet<'a>(cells: &'a [(u16, u16, Cell<'a>)]) -> Sheet<'a> {
    Sheet { name: "Überblick", state: VISIBLE, hidden: &[], cells }
}

fn saved(folder: &Folder, cells: &[(u16, u16, Cell<'_>)]) -> PathBuf {
    folder.bytes("log.xls", &crate::support::xls::xls(&[sheet(cells)], &[]))
}

#[test]
fn every_kind_of_cell_is_read() {
    let folder = Folder::new();
    for (probability, outcome, expected) in [
        (Number(0.75, PLAIN), Text("yes"), 0.0625),
        (Number(0.75, PERCENT), Bool(true), 0.0625),
        // 1 as a percentage is certain, and not one in a hundred.
        (Whole(1, PERCENT), Bool(false), 1.0),
        (FormulaNumber(0.25, PERCENT), FormulaBool(false), 0.0625),
        (FormulaText("25%"), FormulaText("no"), 0.0625),
        (Text("75 %"), Whole(1, PLAIN), 0.0625),
        (Several(&[1], PLAIN), Text("yes"), 0.0),
    ] {
        let path = saved(&folder, &[header(), forecast(1, probability, outcome)].concat());
        assert_eq!(brier(&path), (1, expected));
        let report = score(&options_by(GroupingColumn::Source, &path)).expect("it can be read");
        assert_eq!(report.groups[0].key.0[0].1, "Ännchen 日本");
    }
}

/// Half a per cent under a header that says percent was read as a two-hundredth of it.
#[test]
fn percent_formats_of_xls_hold_whatever_the_header_says() {
    let folder = Folder::new();
    let mut cells = header();
    cells[4].2 = Text("Probability (%)");
    cells.extend(forecast(1, Number(0.005, PERCENT), Text("yes")));
    let (_, value) = brier(&saved(&folder, &cells));
    assert!((value - 0.995_f64.powi(2)).abs() < 1e-15, "{value}");
}

#[test]
fn errors_and_formulas_without_a_result_of_xls_are_refused_by_cell() {
    let folder = Folder::new();
    let rows = [forecast(1, Error(0x17), Text("yes")), forecast(2, FormulaNothing, Text("yes"))].concat();
    let found = wrong(&saved(&folder, &[header(), rows].concat()));
    for cell in ["Überblick!E2 #REF!", "Überblick!E3 #NO RESULT"] {
        assert!(found.iter().any(|problem| problem.starts_with(cell)), "{cell}: {found:?}");
    }
}

#[test]
fn hidden_rows_are_read_with_a_note_and_hidden_sheets_are_not() {
    let folder = Folder::new();
    let cells = [header(), forecast(1, Number(0.75, PLAIN), Text("yes"))].concat();
    let secret = [header(), forecast(1, Number(0.1, PLAIN), Text("yes"))].concat();
    let sheets = [
        Sheet { name: "Secret", state: 2, hidden: &[], cells: &secret },
        Sheet { name: "Old", state: 1, hidden: &[], cells: &secret },
        Sheet { hidden: &[1], ..sheet(&cells) },
    ];
    let path = folder.bytes("log.xls", &crate::support::xls::xls(&sheets, &[]));
    assert_eq!(brier(&path), (1, 0.0625));
    assert!(codes(&path).contains(&"hidden-rows-read") && codes(&path).contains(&"sheet-read"));
}

#[test]
fn days_of_a_1904_xls_are_days_since_1904() {
    let folder = Folder::new();
    for style in [DAY, PLAIN] {
        let mut row = forecast(1, Number(0.75, PLAIN), Text("yes"));
        row[3].2 = Number(MADE - 1462.0, style);
        row[5].2 = Number(RESOLVED - 1462.0, style);
        let cells = [header(), row].concat();
        let path = folder.bytes("log.xls", &crate::support::xls::xls(&[sheet(&cells)], &record(0x0022, &words(&[1]))));
        let year = options_by(GroupingColumn::Month, &path);
        assert_eq!(score(&year).expect("it can be read").groups[0].key.0[0].1, "2024-06");
    }
}

/// The text runs over the end of its record, where the width of its characters is said again; it has fonts and reading
/// aids behind it.
#[test]
fn shared_texts_run_on_in_the_next_record() {
    let folder = Folder::new();
    let mut row = forecast(1, Number(0.75, PLAIN), Shared(1));
    row[1].2 = Shared(0);
    // "Ännchen", rich (one run) and phonetic (five bytes), cut after three of its characters.
    let first = [&[2, 0, 0, 0, 2, 0, 0, 0][..], &words(&[7]), &[8 | 4, 1, 0, 5, 0, 0, 0], b"\xc4nn"].concat();
    let rest =
        [&[1][..], &words(&[u16::from(b'c'), u16::from(b'h'), u16::from(b'e'), u16::from(b'n')]), &[0; 4], b"aside"]
            .concat();
    let second = [&words(&[3])[..], &[0], b"yes"].concat();
    let texts = [record(0x00FC, &first), record(0x003C, &[rest, second].concat())].concat();
    let cells = [header(), row].concat();
    let path = folder.bytes("log.xls", &crate::support::xls::xls(&[sheet(&cells)], &texts));
    let report = score(&options_by(GroupingColumn::Source, &path)).expect("it can be read");
    assert_eq!(report.groups[0].key.0[0].1, "Ännchen");
    assert_eq!(report.counts.scored, 1);
}

#[test]
fn cells_in_the_order_of_typing_are_sorted() {
    let folder = Folder::new();
    let mut cells = [forecast(1, Number(0.75, PLAIN), Text("yes")), header()].concat();
    cells.push((1, 4, Number(0.5, PLAIN)));
    assert_eq!(brier(&saved(&folder, &cells)), (1, 0.25));
}

/// It took 1.4 s and 1 GiB, because the sheet was held as a full rectangle.
#[test]
fn a_stray_cell_in_the_far_corner_of_xls_costs_nothing() {
    let folder = Folder::new();
    let mut cells = [header(), forecast(1, Number(0.75, PLAIN), Text("yes"))].concat();
    cells.push((65_535, 255, FormulaText("x")));
    let path = saved(&folder, &cells);
    let started = std::time::Instant::now();
    assert_eq!(brier(&path), (1, 0.0625));
    assert!(started.elapsed().as_millis() < 500, "{:?}", started.elapsed());
    assert!(codes(&path).contains(&"cells-beside-table"));
}

/// A library ended the program on some of these.
#[test]
fn no_cut_and_no_flipped_byte_ends_the_program() {
    let folder = Folder::new();
    let cells = [header(), forecast(1, Number(0.75, PERCENT), FormulaText("yes"))].concat();
    let whole = crate::support::xls::xls(&[sheet(&cells)], &record(0x0022, &words(&[0])));
    let read = |bytes: &[u8]| {
        let path = folder.bytes("log.xls", bytes);
        if let Err(error) = score(&options(&path)) {
            assert_eq!(error.exit_code(), 1, "{error}");
        }
    };
    for length in (0..whole.len()).step_by(97) {
        read(&whole[..length]);
    }
    let used = whole.len() - whole.iter().rev().take_while(|&&byte| byte == 0).count();
    for at in (0..used).step_by(5).filter(|at| !(620..1024).contains(at)) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xff;
        read(&bytes);
    }
}

#[test]
fn a_chain_of_sectors_in_a_circle_is_refused() {
    let folder = Folder::new();
    let mut bytes = crate::support::xls::xls(&[sheet(&header())], &[]);
    // The first sector of the stream is its own next.
    bytes[512 + 4 * 2..512 + 4 * 3].copy_from_slice(&2_u32.to_le_bytes());
    let said = refusal(&folder.bytes("log.xls", &bytes));
    assert!(said.contains("damaged"), "{said}");
}

#[test]
fn letters_of_an_excel_before_unicode() {
    let folder = Folder::new();
    let mut stream = record(0x0809, &words(&[0x0500, 5, 0, 0]));
    stream.extend(record(0x0042, &words(&[1251])));
    let bound = |start: u32| record(0x0085, &[&start.to_le_bytes()[..], &[0, 0, 3], b"Log"].concat());
    let start = stream.len() + bound(0).len() + 4;
    stream.extend(bound(u32::try_from(start).expect("small")));
    stream.extend(record(0x000A, &[]));
    stream.extend(record(0x0809, &words(&[0x0500, 0x10, 0, 0])));
    let label = |row: u16, column: u16, text: &[u8]| {
        let length = u16::try_from(text.len()).expect("short");
        record(0x0204, &[&words(&[row, column, 0, length])[..], text].concat())
    };
    for (column, name) in (0..).zip(HEADER) {
        stream.extend(label(0, column, name.as_bytes()));
    }
    // Анна in Windows-1251.
    let row: [&[u8]; 7] = [b"Q1", b"\xc0\xed\xed\xe0", b"analyst", b"2024-01-05", b"0.75", b"2024-06-30", b"yes"];
    for (column, text) in (0..).zip(row) {
        stream.extend(label(1, column, text));
    }
    stream.extend(record(0x000A, &[]));
    let path = folder.bytes("log.xls", &crate::support::xls::container(&[("Book", &stream)]));
    let report = score(&options_by(GroupingColumn::Source, &path)).expect("it can be read");
    assert_eq!(report.groups[0].key.0[0].1, "Анна");
}
