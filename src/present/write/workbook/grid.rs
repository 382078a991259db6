//! A table on a sheet.

use crate::model::Day;
use crate::options::Language;
use crate::present::wrap::width as width_of;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

/// A cell; blank where there is no number.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum SheetValue {
    Text(String),
    Count(u64),
    Score(Option<f64>),
    Share(Option<f64>),
    Number(Option<f64>),
    Day(Option<Day>),
    /// A probability with the digits that it has.
    Probability(f64),
}

impl SheetValue {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// A column: its heading and how wide it is, in characters.
pub(super) type ColumnWidth = (String, f64);

/// How cells look.
pub(super) struct Formats {
    header: Format,
    text: Format,
    count: Format,
    score: Format,
    share: Format,
    number: Format,
    day: Format,
    percent: Format,
    fine_percent: Format,
}

impl Formats {
    /// Long text is wrapped, or runs over; days look as the language writes them.
    pub(super) fn new(wraps: bool, language: Language) -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let number = |code: &str| top().set_num_format(code);
        let header = Format::new().set_bold().set_background_color("#E7EDF3").set_border_bottom(FormatBorder::Thin);
        Self {
            header: header.set_text_wrap().set_align(FormatAlign::VerticalCenter),
            text: if wraps { top().set_text_wrap() } else { top() },
            count: number("#,##0"),
            score: number("0.000"),
            share: number("0.0%"),
            number: number("General"),
            day: number(if language == Language::German { "dd\\.mm\\.yyyy" } else { "yyyy\\-mm\\-dd" }),
            percent: number("0%"),
            fine_percent: number("0.0##########%"),
        }
    }

    fn of_probability(&self, p: f64) -> &Format {
        let percent = p * 100.0;
        if (percent - percent.round()).abs() < 1e-9 { &self.percent } else { &self.fine_percent }
    }

    /// Writes a cell. Text is written as text, whatever it begins with.
    pub(super) fn write(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        column: u16,
        value: &SheetValue,
    ) -> Result<(), XlsxError> {
        let (number, format) = match value {
            SheetValue::Text(text) if text.is_empty() => return Ok(()),
            SheetValue::Text(text) => {
                sheet.write_string_with_format(row, column, fitting(text, LONGEST), &self.text)?;
                return Ok(());
            }
            SheetValue::Count(count) => (Some(*count as f64), &self.count),
            SheetValue::Score(score) => (*score, &self.score),
            SheetValue::Share(share) => (*share, &self.share),
            SheetValue::Number(number) => (*number, &self.number),
            SheetValue::Day(day) => (day.map(serial), &self.day),
            SheetValue::Probability(p) => (Some(*p), self.of_probability(*p)),
        };
        if let Some(number) = number {
            // Adding zero turns -0 into 0.
            sheet.write_number_with_format(row, column, number + 0.0, format)?;
        }
        Ok(())
    }
}

/// The number of a day in spreadsheets.
fn serial(day: Day) -> f64 {
    f64::from(day.days_since_1970()) + 25_569.0
}

/// Height of a line in points.
const LINE: f64 = 15.0;

/// The paper size, as the format numbers it.
const A4: u8 = 9;

/// So many characters fit across a page between narrow margins, upright and on its side.
const UPRIGHT: f64 = 102.0;
const ACROSS: f64 = 149.0;
/// Printed smaller than this nothing can be read: a table goes to several pages side by side before that.
const LEAST_SCALE: f64 = 0.65;
/// More pages side by side nobody glues together.
const MOST_PAGES: u16 = 12;
/// In inches: left and right, top and bottom, header and footer.
const MARGINS: [f64; 3] = [0.4, 0.6, 0.3];

/// So many characters a cell holds.
pub(super) const LONGEST: usize = 32_767;

/// The text, cut where a cell is full. Excel counts UTF-16 units.
pub(super) fn fitting(text: &str, most: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, sign)| {
        units += sign.len_utf16();
        units > most
    });
    end.map_or(text, |(at, _)| &text[..at])
}

/// The header of a table.
pub(super) fn header(
    sheet: &mut Worksheet,
    top: u32,
    columns: &[ColumnWidth],
    formats: &Formats,
) -> Result<(), XlsxError> {
    for (at, (heading, width)) in (0u16..).zip(columns) {
        sheet.set_column_width(at, *width)?;
        sheet.write_string_with_format(top, at, fitting(heading, LONGEST), &formats.header)?;
    }
    let lines = columns.iter().map(|(heading, width)| lines(heading, width * 0.8)).fold(1.0, f64::max);
    sheet.set_row_height(top, lines * LINE)?;
    Ok(())
}

/// How a sheet is printed whose columns have these widths: on A4, as many pages side by side as make it readable, the first
/// columns on each of them.
pub(super) fn printed(sheet: &mut Worksheet, widths: &[f64], repeated: u16) -> Result<(), XlsxError> {
    let [side, end, outside] = MARGINS;
    sheet.set_paper_size(A4).set_margins(side, side, end, end, outside, outside).set_footer("&L&A&R&P / &N");
    let total: f64 = widths.iter().sum();
    if total > UPRIGHT {
        sheet.set_landscape();
    }
    let first: f64 = widths.iter().take(usize::from(repeated)).sum();
    let scale = |pages: u16| f64::from(pages) * ACROSS / (total + f64::from(pages - 1) * first);
    let pages = (1..MOST_PAGES).find(|pages| scale(*pages) >= LEAST_SCALE).unwrap_or(MOST_PAGES);
    sheet.set_print_fit_to_pages(pages, 0);
    if pages > 1 {
        sheet.set_page_order(false).set_repeat_columns(0, repeated - 1)?;
    }
    Ok(())
}

/// The header of a sheet's only table stays in sight, and stands on each page that is printed.
pub(super) fn keep_header(sheet: &mut Worksheet, top: u32) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(top + 1, 1)?.set_repeat_rows(top, top)?;
    Ok(())
}

/// The filter of a table whose last row is `last`.
pub(super) fn filter(sheet: &mut Worksheet, top: u32, last: u32, columns: usize) -> Result<(), XlsxError> {
    let end = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(top, 0, last.max(top), end)?;
    Ok(())
}

/// So many lines a text takes in a column, at most as many as a row can be high.
fn lines(text: &str, width: f64) -> f64 {
    (width_of(text) as f64 / width).ceil().clamp(1.0, 27.0)
}

/// A whole table, its text wrapped, and the first row below it.
pub(super) fn table(
    sheet: &mut Worksheet,
    top: u32,
    columns: &[ColumnWidth],
    rows: &[Vec<SheetValue>],
    formats: &Formats,
) -> Result<u32, XlsxError> {
    header(sheet, top, columns, formats)?;
    let mut next = top + 1;
    for row in rows {
        let mut height = 1.0;
        for ((at, value), (_, width)) in (0u16..).zip(row).zip(columns) {
            formats.write(sheet, next, at, value)?;
            if let SheetValue::Text(text) = value {
                height = lines(text, *width).max(height);
            }
        }
        sheet.set_row_height(next, height * LINE)?;
        next += 1;
    }
    Ok(next)
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::Workbook;

    use super::*;

    /// What Excel is told of the pages of a sheet with such columns.
    fn pages(widths: &[f64]) -> String {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        printed(sheet, widths, 1).unwrap();
        let bytes = workbook.save_to_buffer().unwrap();
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        std::io::read_to_string(zip.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap()
    }

    #[test]
    fn wide_sheets_were_printed_too_small_to_read() {
        let narrow = pages(&[20.0, 80.0]);
        assert!(
            narrow.contains("fitToHeight=\"0\"") && !narrow.contains("landscape") && !narrow.contains("fitToWidth")
        );
        let wide = pages(&[30.0, 199.0]); // 149/229 is 65%
        assert!(wide.contains("landscape") && !wide.contains("fitToWidth"), "{wide}");
        let wider = pages(&[30.0, 250.0]); // 53%, on two pages 298/310
        assert!(wider.contains("fitToWidth=\"2\"") && wider.contains("overThenDown"), "{wider}");
        let widest = pages(&[30.0, 420.0]); // two pages 62%, three 447/510
        assert!(widest.contains("fitToWidth=\"3\""), "{widest}");
    }

    #[test]
    fn a_cell_is_cut_where_excel_stops_reading() {
        assert_eq!(fitting("abc", 2), "ab");
        assert_eq!(fitting("a\u{1F600}b", 2), "a");
        assert_eq!(fitting("ab", 2), "ab");
    }
}
