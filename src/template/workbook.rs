//! The template as a workbook.

use std::io;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format, FormatAlign, Formula, Note,
    Workbook, Worksheet, XlsxError,
};

use crate::template::columns::{Holds, OUTCOMES, SOURCE_TYPES, TemplateColumn, TemplateTable};

/// Rows that have drop-downs and checks.
const LAST_ROW: u32 = 5000;
/// Source types that the list has room for.
const MOST_TYPES: u32 = 40;

const HOW_TO: [&str; 10] = [
    "How to keep this log",
    "1. Questions: write down each event that will have happened or not by some day, with a short id of your own.",
    "2. Forecasts: one row each time a source says how probable such an event is, with the id of the question.",
    "3. When the outcome is known, fill in outcome (yes, no, void) and resolved_on on the sheet Questions.",
    "4. Delete the example rows of both sheets, EXAMPLE-1 and the like. Those that stay are told, and never scored.",
    "5. Keep the headers as they are. You may add columns of your own behind them, and group by them later.",
    "6. Source types to choose from stand on the sheet Lists; change them there.",
    "Score it with: trackrecord score FILE.xlsx",
    "See what is wrong or overdue with: trackrecord check FILE.xlsx",
    "Probabilities are what the source said, not what you think of it. If it said words, such as very likely, write the words.",
];

/// The workbook as the bytes of an XLSX file.
///
/// # Errors
/// None in practice: it is written to memory.
pub(crate) fn workbook(all_kinds: bool) -> io::Result<Vec<u8>> {
    build(all_kinds).map_err(|error| io::Error::other(error.to_string()))
}

fn build(all_kinds: bool) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    log_sheet(workbook.add_worksheet().set_name("Forecasts")?, &TemplateTable::forecasts(all_kinds))?;
    log_sheet(workbook.add_worksheet().set_name("Questions")?, &TemplateTable::questions(all_kinds))?;
    how_to(workbook.add_worksheet().set_name("How-to")?)?;
    lists(workbook.add_worksheet().set_name("Lists")?)?;
    workbook.save_to_buffer()
}

fn log_sheet(sheet: &mut Worksheet, table: &TemplateTable) -> Result<(), XlsxError> {
    let header = Format::new().set_bold().set_background_color("#E7EDF3");
    for (at, column) in (0u16..).zip(&table.columns) {
        let format = cell_format(column.holds);
        sheet.set_column_width(at, column.width)?.set_column_format(at, &format)?;
        sheet.write_string_with_format(0, at, column.field.name(), &header)?;
        sheet.insert_note(0, at, &Note::new(column.note).add_author_prefix(false))?;
        if let Some(validation) = validation(column)? {
            sheet.add_data_validation(1, at, LAST_ROW, at, &validation)?;
        }
        let format = format.set_italic().set_font_color("#808080");
        for (row, cells) in (1u32..).zip(&table.rows) {
            example(sheet, (row, at), column.holds, cells[usize::from(at)], &format)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn cell_format(holds: Holds) -> Format {
    match holds {
        Holds::Day => Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
        Holds::Percent => Format::new().set_num_format("0%"),
        // Ids such as 001 or 3-4 stay as they are typed.
        Holds::Text => Format::new().set_num_format("@"),
        Holds::SourceType | Holds::Outcome | Holds::Answer | Holds::Number => Format::new(),
    }
}

fn example(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    holds: Holds,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let number = || text.parse::<f64>().map_err(|_| XlsxError::ParameterError(text.to_owned()));
    match holds {
        _ if text.is_empty() => {}
        Holds::Day => {
            let day = ExcelDateTime::parse_from_str(text)?;
            sheet.write_datetime_with_format(row, at, &day, format)?;
        }
        Holds::Percent | Holds::Number => {
            sheet.write_number_with_format(row, at, number()?, format)?;
        }
        Holds::Text | Holds::SourceType | Holds::Outcome | Holds::Answer => {
            sheet.write_string_with_format(row, at, text, format)?;
        }
    }
    Ok(())
}

fn validation(column: &TemplateColumn) -> Result<Option<DataValidation>, XlsxError> {
    let new = DataValidation::new;
    Ok(match column.holds {
        Holds::Text | Holds::Answer | Holds::Number => None,
        Holds::SourceType => {
            let list = Formula::new(format!("=Lists!$A$2:$A${}", MOST_TYPES + 1));
            Some(
                new()
                    .allow_list_formula(list)
                    .set_error_style(DataValidationErrorStyle::Warning)
                    .set_error_title("Not on the list")?
                    .set_error_message("This source type is not on the sheet Lists. Keep it all the same?")?,
            )
        }
        Holds::Outcome => Some(
            new()
                .allow_list_strings(&OUTCOMES)?
                .set_error_title("No outcome")?
                .set_error_message("Write yes, no or void, or leave it blank while the question is open.")?,
        ),
        Holds::Day => Some(
            new()
                .allow_date(DataValidationRule::GreaterThanOrEqualTo(ExcelDateTime::from_ymd(1900, 1, 1)?))
                .set_error_title("No date")?
                .set_error_message("Write a date, such as 2026-01-15.")?,
        ),
        Holds::Percent => Some(
            new()
                .allow_decimal_number(DataValidationRule::Between(0.0, 1.0))
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_title("No probability")?
                .set_error_message("Write a percentage from 0% to 100%, such as 70%, or the words that were said. Keep it all the same?")?,
        ),
    })
}

fn how_to(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 110)?;
    let (title, text) = (Format::new().set_bold().set_font_size(14), Format::new().set_text_wrap());
    for (row, line) in (0u32..).zip(HOW_TO) {
        sheet.write_string_with_format(row, 0, line, if row == 0 { &title } else { &text })?;
    }
    Ok(())
}

fn lists(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 48)?;
    let title = Format::new().set_bold();
    sheet.write_string_with_format(0, 0, "Choices of the drop-down for types; change them", &title)?;
    for (row, choice) in (1u32..).zip(SOURCE_TYPES) {
        sheet.write_string(row, 0, choice)?;
    }
    Ok(())
}
