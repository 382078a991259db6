//! Writes XLS files, record by record (MS-XLS).

pub(crate) use crate::support::compound::container;

/// What a cell holds; the styles are those of `STYLES`.
#[derive(Clone, Copy)]
pub(crate) enum Cell<'a> {
    Text(&'a str),
    Shared(u32),
    Number(f64, u16),
    Whole(i32, u16),
    Several(&'a [i32], u16),
    Bool(bool),
    Error(u8),
    FormulaNumber(f64, u16),
    FormulaText(&'a str),
    FormulaBool(bool),
    FormulaNothing,
}

/// Styles by number: as it is, a percentage, a day, a day in German.
pub(crate) const PLAIN: u16 = 0;
pub(crate) const PERCENT: u16 = 1;
pub(crate) const DAY: u16 = 2;
pub(crate) const GERMAN_DAY: u16 = 3;

/// A sheet: name, state (0 visible, 1 hidden, 2 very hidden), hidden rows, cells.
pub(crate) struct Sheet<'a> {
    pub(crate) name: &'a str,
    pub(crate) state: u8,
    pub(crate) hidden: &'a [u16],
    pub(crate) cells: &'a [(u16, u16, Cell<'a>)],
}

/// The record of one kind.
pub(crate) fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), content].concat()
}

/// A workbook; `globals` are further records for its first part, such as `SST` or `DATEMODE`.
pub(crate) fn xls(sheets: &[Sheet<'_>], globals: &[u8]) -> Vec<u8> {
    container(&[("Workbook", &stream(sheets, globals))])
}

/// Its stream alone.
pub(crate) fn stream(sheets: &[Sheet<'_>], globals: &[u8]) -> Vec<u8> {
    let mut first = record(0x0809, &words(&[0x0600, 5, 0, 0, 0, 0, 0, 0]));
    let german = wide("[$-407]d. mmm yy");
    first.extend(record(0x041E, &[&words(&[164])[..], &german].concat()));
    for format in [0_u16, 9, 14, 164] {
        first.extend(record(0x00E0, &words(&[0, format, 0, 0, 0, 0, 0, 0, 0, 0])));
    }
    first.extend(globals);
    let bounds = |starts: &[u32]| -> Vec<u8> {
        let bound = |(sheet, start): (&Sheet<'_>, &u32)| {
            let name = wide(sheet.name);
            record(0x0085, &[&start.to_le_bytes()[..], &[sheet.state, 0, name[0]], &name[2..]].concat())
        };
        sheets.iter().zip(starts).flat_map(bound).collect()
    };
    let parts: Vec<Vec<u8>> = sheets.iter().map(part).collect();
    let mut start = first.len() + bounds(&vec![0; sheets.len()]).len() + 4;
    let mut starts = vec![];
    for part in &parts {
        starts.push(u32::try_from(start).expect("a small file"));
        start += part.len();
    }
    first.extend(bounds(&starts));
    first.extend(record(0x000A, &[]));
    first.extend(parts.concat());
    first
}

fn part(sheet: &Sheet<'_>) -> Vec<u8> {
    let mut part = record(0x0809, &words(&[0x0600, 0x10, 0, 0, 0, 0, 0, 0]));
    for &row in sheet.hidden {
        part.extend(record(0x0208, &words(&[row, 0, 7, 255, 0, 0, 0x20, 0])));
    }
    for &(row, column, ref cell) in sheet.cells {
        part.extend(one(row, column, cell));
    }
    part.extend(record(0x000A, &[]));
    part
}

fn one(row: u16, column: u16, cell: &Cell<'_>) -> Vec<u8> {
    let at = |style: u16| words(&[row, column, style]);
    let formula =
        |style: u16, result: [u8; 8]| record(0x0006, &[&at(style)[..], &result, &[0; 6], &words(&[0])].concat());
    match *cell {
        Cell::Text(text) => record(0x0204, &[at(0), wide(text)].concat()),
        Cell::Shared(index) => record(0x00FD, &[&at(0)[..], &index.to_le_bytes()].concat()),
        Cell::Number(number, style) => record(0x0203, &[&at(style)[..], &number.to_le_bytes()].concat()),
        Cell::Whole(number, style) => record(0x027E, &[&at(style)[..], &(number << 2 | 2).to_le_bytes()].concat()),
        Cell::Several(numbers, style) => {
            let numbers =
                numbers.iter().flat_map(|number| [&words(&[style])[..], &(number << 2 | 2).to_le_bytes()].concat());
            let last = column + u16::try_from(numbers.clone().count() / 6).expect("few") - 1;
            let content: Vec<u8> = words(&[row, column]).into_iter().chain(numbers).chain(words(&[last])).collect();
            record(0x00BD, &content)
        }
        Cell::Bool(truth) => record(0x0205, &[&at(0)[..], &[u8::from(truth), 0]].concat()),
        Cell::Error(code) => record(0x0205, &[&at(0)[..], &[code, 1]].concat()),
        Cell::FormulaNumber(number, style) => formula(style, number.to_le_bytes()),
        Cell::FormulaText(text) => {
            [formula(0, [0, 0, 0, 0, 0, 0, 255, 255]), record(0x04BC, &[0; 8]), record(0x0207, &wide(text))].concat()
        }
        Cell::FormulaBool(truth) => formula(0, [1, 0, u8::from(truth), 0, 0, 0, 255, 255]),
        Cell::FormulaNothing => formula(0, [0, 0, 0, 0, 0, 0, 255, 255]),
    }
}

/// A text of two bytes a character behind its length.
pub(crate) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u16::try_from(units.len()).expect("a short text");
    [&words(&[length])[..], &[1], &words(&units)].concat()
}

pub(crate) fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}
