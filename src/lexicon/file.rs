//! Reads a lexicon: `phrase,low,point,high` and whatever columns more, `# key: value` lines before them.

use rustc_hash::FxHashMap;

use super::entry::{Lexicon, LexiconEntry, PhraseValue};
use super::error::{LexiconError, Mistake};
use super::number;
use super::words;

const COLUMNS: [&str; 4] = ["phrase", "low", "point", "high"];

impl Lexicon {
    /// Reads a lexicon from the bytes of a file: commas, semicolons or tabs between the cells, as the header has them.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of its lines.
    pub(crate) fn parse(name: &str, bytes: &[u8]) -> Result<Self, Vec<LexiconError>> {
        let text = match std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)) {
            Ok(text) => text,
            Err(error) => {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                return Err(vec![problem(1 + newlines(before), Mistake::NotUtf8)]);
            }
        };
        let mut lexicon = Self { name: name.to_owned(), title: name.to_owned(), ..Self::default() };
        lexicon.take_comments(text);
        let mut rows = LexiconRows::default();
        rows.read(text);
        lexicon.entries = rows.entries;
        if rows.problems.is_empty() { Ok(lexicon) } else { Err(rows.problems) }
    }

    fn take_comments(&mut self, text: &str) {
        let comments = text.lines().filter_map(|line| line.strip_prefix('#')?.split_once(':'));
        for (key, value) in comments {
            let field = match key.trim().to_ascii_lowercase().as_str() {
                "title" => &mut self.title,
                "source" => &mut self.source,
                "licence" | "license" => &mut self.licence,
                "derivation" => &mut self.derivation,
                _ => continue,
            };
            value.trim().clone_into(field);
        }
    }
}

fn problem(line: u64, mistake: Mistake) -> LexiconError {
    LexiconError { line, mistake }
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.split(|&byte| byte == b'\n').count() as u64 - 1
}

/// The delimiter that the header uses most.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty()).unwrap_or_default();
    let uses = |sign: &u8| header.bytes().filter(|byte| byte == sign).count();
    [b'\t', b';', b','].into_iter().max_by_key(uses).unwrap_or(b',')
}

#[derive(Default)]
struct LexiconRows {
    entries: Vec<LexiconEntry>,
    problems: Vec<LexiconError>,
    /// Line of each phrase, without what does not matter.
    seen: FxHashMap<Vec<String>, u64>,
}

impl LexiconRows {
    fn read(&mut self, text: &str) {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .comment(Some(b'#'))
            .delimiter(delimiter(text))
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        if let Some(line) = open_quote(text) {
            self.problems.push(problem(line, Mistake::QuoteOpen));
            return;
        }
        let mut records = reader.records().flatten();
        let Some(header) = records.next() else {
            self.problems.push(problem(1, Mistake::Empty));
            return;
        };
        let Some(columns) = self.columns(&header, line(text, &header)) else { return };
        let note = header.iter().position(|cell| cell.eq_ignore_ascii_case("note"));
        let mut rows = 0;
        for record in records.filter(|record| record.iter().any(|cell| !cell.is_empty())) {
            let note = note.and_then(|at| record.get(at)).unwrap_or_default();
            rows += 1;
            let cells = columns.map(|at| at.and_then(|at| record.get(at)).unwrap_or_default());
            self.row(&cells, note, line(text, &record));
        }
        if rows == 0 {
            self.problems.push(problem(line(text, &header), Mistake::Empty));
        }
    }

    fn columns(&mut self, header: &csv::StringRecord, line: u64) -> Option<[Option<usize>; 4]> {
        let mut found = [None; 4];
        let has = |name: &str| header.iter().any(|cell| cell.eq_ignore_ascii_case(name));
        let is_point_alone = has("point") && !has("low") && !has("high");
        for (name, place) in COLUMNS.into_iter().zip(&mut found) {
            let mut at = header.iter().enumerate().filter(|(_, cell)| cell.eq_ignore_ascii_case(name));
            *place = at.next().map(|(at, _)| at);
            if place.is_none() && !(is_point_alone && matches!(name, "low" | "high")) {
                self.problems.push(problem(line, Mistake::NoColumn(name)));
            } else if at.next().is_some() {
                self.problems.push(problem(line, Mistake::ColumnTwice(name)));
            }
        }
        let [Some(_), low, Some(_), high] = found else { return None };
        (low.is_some() == high.is_some()).then_some(found)
    }

    fn row(&mut self, cells: &[&str; 4], note: &str, line: u64) {
        let phrase = cells[0];
        match value(cells) {
            Ok(value) => self.entries.push(LexiconEntry { phrase: phrase.to_owned(), value, note: note.to_owned() }),
            Err(mistakes) => self.problems.extend(mistakes.into_iter().map(|mistake| problem(line, mistake))),
        }
        let key = words::exact_key(phrase);
        if number::of_cell(phrase).is_some() {
            self.problems.push(problem(line, Mistake::Number(phrase.to_owned())));
        } else if key.is_empty() {
            self.problems.push(problem(line, Mistake::NoPhrase(phrase.to_owned())));
        } else if let Some(&first) = self.seen.get(&key) {
            self.problems.push(problem(line, Mistake::DuplicateSearch { phrase: phrase.to_owned(), first }));
        } else {
            self.seen.insert(key, line);
        }
    }
}

/// What a row says its phrase stands for.
fn value(cells: &[&str; 4]) -> Result<Option<PhraseValue>, Vec<Mistake>> {
    let [phrase, low, point, high] = *cells;
    let mut mistakes = vec![];
    let mut number = |column, cell: &str| match probability(phrase, column, cell) {
        Ok(number) => number,
        Err(mistake) => {
            mistakes.push(mistake);
            None
        }
    };
    let numbers = [number("low", low), number("point", point), number("high", high)];
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    checked(phrase, numbers).map_err(|mistake| vec![mistake])
}

/// The number of a cell; `None` if it is blank.
fn probability(phrase: &str, column: &'static str, cell: &str) -> Result<Option<f64>, Mistake> {
    if cell.is_empty() {
        return Ok(None);
    }
    let (phrase, value) = (phrase.to_owned(), cell.to_owned());
    match number::of_cell(cell) {
        None => Err(Mistake::NoNumber { phrase, column, value }),
        Some(number) if (0.0..=1.0).contains(&number) => Ok(Some(number)),
        Some(_) => Err(Mistake::NotAProbability { phrase, column, value }),
    }
}

fn checked(phrase: &str, numbers: [Option<f64>; 3]) -> Result<Option<PhraseValue>, Mistake> {
    let incomplete = |column| Err(Mistake::Incomplete { phrase: phrase.to_owned(), column });
    match numbers {
        [None, None, None] => Ok(None),
        [None, Some(point), None] => Ok(Some(PhraseValue::exactly(point))),
        [_, None, _] => incomplete("point"),
        [None, ..] => incomplete("low"),
        [.., None] => incomplete("high"),
        [Some(low), _, Some(high)] if low > high => Err(Mistake::LowAboveHigh { phrase: phrase.to_owned(), low, high }),
        [Some(low), Some(point), Some(high)] if point < low || point > high => {
            Err(Mistake::PointOutside { phrase: phrase.to_owned(), point, low, high })
        }
        [Some(low), Some(point), Some(high)] => Ok(Some(PhraseValue { low, point, high })),
    }
}

/// The line on which a quotation mark opens a cell that is never closed.
fn open_quote(text: &str) -> Option<u64> {
    let mut opened = None;
    for (line, written) in (1..).zip(text.lines()) {
        if opened.is_none() && written.starts_with('#') {
            continue;
        }
        if written.matches('"').count() % 2 == 1 {
            opened = if opened.is_none() { Some(line) } else { None };
        }
    }
    opened
}

/// The line where a record stands: its position counts the blank lines and comments before it as its own.
fn line(text: &str, record: &csv::StringRecord) -> u64 {
    let Some(position) = record.position() else { return 1 };
    let rest = usize::try_from(position.byte()).ok().and_then(|byte| text.get(byte..)).unwrap_or_default();
    let skipped = rest.lines().take_while(|line| line.trim().is_empty() || line.starts_with('#')).count() as u64;
    position.line() + skipped
}
