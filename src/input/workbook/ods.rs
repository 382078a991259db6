//! ODS, packed or as one XML file: cells with their types, repeated rows and columns not spelled out.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::cell::SheetCell;
use super::foreign;
use super::package::{ENDS_IN_CELL, Package, damaged, damaged_xml, xml_reader};
use super::sheet::{Flow, SheetHead, Visit, WorkbookSheet};
use super::text::{self, attribute};
use crate::input::bytes::{ByteReader, ByteSource};
use crate::localized::{Localized, localized};

const PART: &str = "content.xml";
/// It is walked over and never kept.
const MOST: u64 = 2 << 30;
/// No one types the same row so often, and no sheet has so many columns.
const MOST_REPEATS: u32 = 10_000;
const MOST_COLUMNS: u32 = 16_384;

pub(super) enum OdsBook<'a> {
    Packed(Package<'a>),
    Flat(&'a ByteSource),
}

/// A cell of the row that is being read.
struct Repeated {
    first: u32,
    count: u32,
    kind: OdsCellKind,
    text: String,
    number: f64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum OdsCellKind {
    Text,
    Number,
    Percent,
    Iso,
    Bool,
    Error,
    NoResult,
}

impl Repeated {
    fn cell(&self) -> SheetCell<'_> {
        match self.kind {
            OdsCellKind::Text => SheetCell::Text(&self.text),
            OdsCellKind::Number => SheetCell::Number(self.number),
            OdsCellKind::Percent => SheetCell::Percent(self.number),
            OdsCellKind::Iso => SheetCell::Iso(&self.text),
            OdsCellKind::Bool => SheetCell::Bool(self.number != 0.0),
            OdsCellKind::Error => SheetCell::Error(&self.text),
            OdsCellKind::NoResult => SheetCell::NoResult,
        }
    }
}

/// What to do with the sheets in turn.
trait Sheets {
    /// Who wants the cells of this sheet, if anyone.
    fn visit(&mut self, index: usize, name: String, visible: bool) -> Option<&mut dyn Visit>;
}

struct One<'v> {
    wanted: usize,
    visit: &'v mut dyn Visit,
}

impl Sheets for One<'_> {
    fn visit(&mut self, index: usize, _: String, _: bool) -> Option<&mut dyn Visit> {
        (index == self.wanted).then_some(&mut *self.visit)
    }
}

/// Collects the heads of all sheets.
#[derive(Default)]
struct HeadsOfSheets(Vec<OwnHead>);

struct OwnHead(WorkbookSheet);

impl Visit for OwnHead {
    fn cell(&mut self, row: u32, column: u32, cell: SheetCell<'_>) -> Result<Flow, Localized> {
        SheetHead { sheet: &mut self.0, is_1904: false }.cell(row, column, cell)
    }
}

impl Sheets for HeadsOfSheets {
    fn visit(&mut self, _: usize, name: String, visible: bool) -> Option<&mut dyn Visit> {
        self.0.push(OwnHead(WorkbookSheet { name, visible, head: vec![] }));
        self.0.last_mut().map(|head| head as &mut dyn Visit)
    }
}

impl<'a> OdsBook<'a> {
    pub(super) fn packed(mut package: Package<'a>) -> Result<Self, Localized> {
        let mut manifest = package.xml("META-INF/manifest.xml", 8 << 20)?;
        let mut buffer = vec![];
        loop {
            buffer.clear();
            match manifest.read_event_into(&mut buffer).map_err(|error| damaged_xml("manifest.xml", &error))? {
                Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "encryption-data" => {
                    return Err(foreign::PASSWORD.into());
                }
                Event::Eof => break,
                _ => {}
            }
        }
        drop(manifest);
        let mut kind = String::new();
        let mimetype = package.part("mimetype", 1 << 20)?.take(200).read_to_string(&mut kind);
        match mimetype.map(|_| kind.trim()) {
            Ok("application/vnd.oasis.opendocument.text") => Err(foreign::table_elsewhere(Localized::both(
                "a text document of LibreOffice or OpenOffice (.odt)",
                "ein Textdokument von LibreOffice oder OpenOffice (.odt)",
            ))),
            _ => Ok(Self::Packed(package)),
        }
    }

    pub(super) fn flat(source: &'a ByteSource) -> Self {
        Self::Flat(source)
    }

    pub(super) fn heads(&mut self) -> Result<Vec<WorkbookSheet>, Localized> {
        let mut heads = HeadsOfSheets::default();
        self.scan(&mut heads)?;
        Ok(heads.0.into_iter().map(|head| head.0).collect())
    }

    pub(super) fn walk(&mut self, sheet: usize, visit: &mut dyn Visit) -> Result<(), Localized> {
        self.scan(&mut One { wanted: sheet, visit })
    }

    fn scan(&mut self, sheets: &mut dyn Sheets) -> Result<(), Localized> {
        match self {
            Self::Packed(package) => OdsWalk::over(package.xml(PART, MOST)?).sheets(sheets),
            Self::Flat(source) => OdsWalk::over(xml_reader(BufReader::new(ByteReader::new(source)))).sheets(sheets),
        }
    }
}

struct OdsWalk<R> {
    xml: Reader<R>,
    buffer: Vec<u8>,
    row: Vec<Repeated>,
    /// Rows and columns of the cells in it that are merged with those below.
    spans: Vec<([u32; 2], [u32; 2])>,
    /// Next row and column, from 0.
    at: (u32, u32),
}

impl<R: BufRead> OdsWalk<R> {
    fn over(xml: Reader<R>) -> Self {
        Self { xml, buffer: vec![], row: vec![], spans: vec![], at: (0, 0) }
    }

    fn next(&mut self) -> Result<Event<'static>, Localized> {
        self.buffer.clear();
        let event = self.xml.read_event_into(&mut self.buffer).map_err(|error| damaged_xml(PART, &error))?;
        Ok(event.into_owned())
    }

    fn skip(&mut self, element: &BytesStart<'_>) -> Result<(), Localized> {
        self.buffer.clear();
        let name = element.name();
        self.xml.read_to_end_into(name, &mut self.buffer).map(drop).map_err(|error| damaged_xml(PART, &error))
    }

    fn sheets(&mut self, sheets: &mut dyn Sheets) -> Result<(), Localized> {
        let (mut style, mut hidden, mut index) = (String::new(), BTreeSet::new(), 0);
        loop {
            match self.next()? {
                Event::Start(element) | Event::Empty(element) if element.name().as_ref() == "style:style" => {
                    style = attribute(&element, "style:name").unwrap_or_default();
                }
                Event::Start(element) | Event::Empty(element)
                    if element.name().as_ref() == "style:table-properties"
                        && attribute(&element, "table:display").is_some_and(|display| display == "false") =>
                {
                    hidden.insert(style.clone());
                }
                Event::Start(element) if element.name().as_ref() == "table:tracked-changes" => self.skip(&element)?,
                Event::Start(element) if element.name().as_ref() == "table:table" => {
                    let name = attribute(&element, "table:name").unwrap_or_default();
                    let style = attribute(&element, "table:style-name").unwrap_or_default();
                    let visit = sheets.visit(index, name, !hidden.contains(&style));
                    index += 1;
                    match visit {
                        Some(visit) => self.table(visit)?,
                        None => self.skip(&element)?,
                    }
                }
                Event::Eof if index == 0 => {
                    return Err(damaged(PART, Localized::both("there is no sheet in it", "kein Blatt darin")));
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn table(&mut self, visit: &mut dyn Visit) -> Result<(), Localized> {
        self.at = (0, 0);
        let mut going = true;
        loop {
            match self.next()? {
                Event::Start(element) => match element.name().as_ref() {
                    "table:table-row" => {
                        self.row()?;
                        going = self.end_row(&element, going, visit)?;
                    }
                    "table:shapes" | "table:table" | "office:forms" => self.skip(&element)?,
                    _ => {}
                },
                Event::Empty(element) if element.name().as_ref() == "table:table-row" => {
                    self.row.clear();
                    going = self.end_row(&element, going, visit)?;
                }
                Event::End(element) if element.name().as_ref() == "table:table" => return Ok(()),
                Event::Eof => {
                    return Err(damaged(
                        PART,
                        Localized::both("it ends inside a sheet", "endet mitten in einem Blatt"),
                    ));
                }
                _ => {}
            }
        }
    }

    /// Hands on the row just read, as often as it is repeated; says whether more is wanted.
    fn end_row(&mut self, element: &BytesStart<'_>, going: bool, visit: &mut dyn Visit) -> Result<bool, Localized> {
        let count = repeats(element, "table:number-rows-repeated");
        let first = self.at.0;
        self.at.0 = first.saturating_add(count);
        for (rows, columns) in self.spans.drain(..) {
            visit.merged(rows, columns);
        }
        if self.row.is_empty() || !going {
            return Ok(going);
        }
        if count > MOST_REPEATS {
            let row = first + 1;
            return Err(localized!(
                "row {row} of a sheet is repeated {count} times with the same content; delete the copies and save again",
                "Zeile {row} eines Blatts wiederholt sich {count} Mal mit demselben Inhalt; die Kopien löschen und neu speichern"
            ));
        }
        if let Some(cell) = self.row.iter().find(|cell| cell.count > MOST_COLUMNS) {
            let (row, count) = (first + 1, cell.count);
            return Err(localized!(
                "a cell in row {row} of a sheet is repeated {count} times with the same content; delete the copies and save again",
                "Eine Zelle in Zeile {row} eines Blatts wiederholt sich {count} Mal mit demselben Inhalt; die Kopien löschen und \
                 neu speichern"
            ));
        }
        let hidden = attribute(element, "table:visibility").is_some_and(|visibility| visibility != "visible");
        for row in first..first + count {
            for cell in &self.row {
                for column in cell.first..cell.first.saturating_add(cell.count) {
                    if visit.cell(row, column, cell.cell())? == Flow::Stop {
                        return Ok(false);
                    }
                }
            }
            if hidden {
                visit.hidden_row();
            }
        }
        Ok(true)
    }

    fn row(&mut self) -> Result<(), Localized> {
        self.row.clear();
        self.at.1 = 0;
        loop {
            match self.next()? {
                Event::Start(element) if is_cell(element.name().as_ref()) => {
                    self.see_span(&element);
                    let text = self.cell_text()?;
                    self.push(&element, text);
                }
                Event::Empty(element) if is_cell(element.name().as_ref()) => {
                    self.see_span(&element);
                    self.push(&element, String::new());
                }
                Event::End(element) if element.name().as_ref() == "table:table-row" => return Ok(()),
                Event::Eof => {
                    return Err(damaged(PART, Localized::both("it ends inside a row", "endet mitten in einer Zeile")));
                }
                _ => {}
            }
        }
    }

    /// Takes down that a cell is merged with those below.
    fn see_span(&mut self, element: &BytesStart<'_>) {
        let rows = repeats(element, "table:number-rows-spanned");
        if rows > 1 {
            let (row, column) = self.at;
            let columns = repeats(element, "table:number-columns-spanned");
            self.spans.push(([row, row.saturating_add(rows - 1)], [column, column.saturating_add(columns - 1)]));
        }
    }

    /// The paragraphs of a cell, without comments and drawings.
    fn cell_text(&mut self) -> Result<String, Localized> {
        let (mut text, mut paragraphs, mut inside) = (String::new(), 0, false);
        loop {
            let event = self.next()?;
            match &event {
                Event::Start(element) | Event::Empty(element) => {
                    let is_start = matches!(event, Event::Start(_));
                    match element.name().as_ref() {
                        "text:p" => {
                            if paragraphs > 0 {
                                text.push('\n');
                            }
                            paragraphs += 1;
                            inside = is_start;
                        }
                        "text:line-break" => text.push('\n'),
                        "text:tab" => text.push('\t'),
                        "text:s" => {
                            let spaces = repeats(element, "text:c").min(1000) as usize;
                            text.extend(std::iter::repeat_n(' ', spaces));
                        }
                        "office:annotation" | "draw:frame" | "draw:g" | "table:detective" if is_start => {
                            self.skip(element)?;
                        }
                        _ => {}
                    }
                }
                Event::End(element) if element.name().as_ref() == "text:p" => inside = false,
                Event::End(element) if is_cell(element.name().as_ref()) => break,
                Event::Eof => {
                    return Err(damaged(PART, ENDS_IN_CELL));
                }
                other if inside => text::push(other, &mut text),
                _ => {}
            }
        }
        text::one_line_end(&mut text);
        Ok(text)
    }

    fn push(&mut self, element: &BytesStart<'_>, text: String) {
        let first = self.at.1;
        let count = repeats(element, "table:number-columns-repeated");
        self.at.1 = first.saturating_add(count);
        let of = |name| attribute(element, name);
        let number =
            || of("office:value").and_then(|value| value.parse::<f64>().ok()).filter(|value| value.is_finite());
        let (kind, text, number) = if of("calcext:value-type").is_some_and(|kind| kind == "error") {
            (OdsCellKind::Error, text, 0.0)
        } else {
            match (of("office:value-type").unwrap_or_default().as_str(), number()) {
                ("float" | "currency", Some(number)) => (OdsCellKind::Number, text, number),
                ("percentage", Some(number)) => (OdsCellKind::Percent, text, number),
                ("date", _) => (OdsCellKind::Iso, of("office:date-value").unwrap_or(text), 0.0),
                ("boolean", _) => {
                    let value = of("office:boolean-value").unwrap_or_default();
                    (OdsCellKind::Bool, text, f64::from(u8::from(value == "true")))
                }
                ("string", _) if text.is_empty() => {
                    (OdsCellKind::Text, of("office:string-value").unwrap_or_default(), 0.0)
                }
                ("", _) if text.is_empty() && of("table:formula").is_some() => (OdsCellKind::NoResult, text, 0.0),
                _ => (OdsCellKind::Text, text, 0.0),
            }
        };
        if kind != OdsCellKind::Text || !text.is_empty() {
            self.row.push(Repeated { first, count, kind, text, number });
        }
    }
}

fn is_cell(name: &str) -> bool {
    matches!(name, "table:table-cell" | "table:covered-table-cell")
}

fn repeats(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}
