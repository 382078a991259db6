//! The template as a workbook.

use std::io;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format, FormatAlign, Formula, Note,
    Workbook, Worksheet, XlsxError,
};

use crate::localized::{Language, Localized};
use crate::template::columns::{Holds, OUTCOMES, SOURCE_TYPES, TemplateColumn, TemplateTable};

/// Rows that have drop-downs and checks.
const LAST_ROW: u32 = 5000;
/// Source types that the list has room for.
const MOST_TYPES: u32 = 40;

const HOW_TO: [Localized<&str>; 10] = [
    Localized::both("How to keep this log", "So führen Sie dieses Protokoll"),
    Localized::both(
        "1. Questions: write down each event that will have happened or not by some day, with a short id of your own.",
        "1. Fragen: jedes Ereignis eintragen, das bis zu einem Tag eingetreten sein wird oder nicht, mit einer eigenen kurzen Kennung.",
    ),
    Localized::both(
        "2. Forecasts: one row each time a source says how probable such an event is, with the id of the question.",
        "2. Prognosen: eine Zeile, sooft eine Quelle sagt, wie wahrscheinlich ein solches Ereignis ist, mit der Kennung der Frage.",
    ),
    Localized::both(
        "3. When the outcome is known, fill in outcome (yes, no, void) and resolved_on on the sheet Questions.",
        "3. Steht das Ergebnis fest, auf dem Blatt Fragen Ergebnis (ja, nein, annulliert) und Aufgelöst am ausfüllen.",
    ),
    Localized::both(
        "4. Delete the example rows of both sheets, EXAMPLE-1 and the like. Those that stay are told, and never scored.",
        "4. Die Beispielzeilen beider Blätter löschen, BEISPIEL-1 und so fort. Bleiben sie stehen, werden sie gemeldet und nie gewertet.",
    ),
    Localized::both(
        "5. Keep the headers as they are. You may add columns of your own behind them, and group by them later.",
        "5. Die Überschriften lassen, wie sie sind. Eigene Spalten dürfen dahinter stehen; nach ihnen lässt sich später gruppieren.",
    ),
    Localized::both(
        "6. Source types to choose from stand on the sheet Lists; change them there.",
        "6. Die Quellentypen zur Auswahl stehen auf dem Blatt Listen; dort lassen sie sich ändern.",
    ),
    Localized::both(
        "Score it with: trackrecord score FILE.xlsx",
        "Auswerten mit: trackrecord score DATEI.xlsx --language de",
    ),
    Localized::both(
        "See what is wrong or overdue with: trackrecord check FILE.xlsx",
        "Was falsch oder überfällig ist, zeigt: trackrecord check DATEI.xlsx --language de",
    ),
    Localized::both(
        "Probabilities are what the source said, not what you think of it. If it said words, such as very likely, write the words.",
        "Wahrscheinlichkeiten sind, was die Quelle gesagt hat, nicht, was Sie davon halten. Hat sie es in Worten gesagt, etwa sehr \
         wahrscheinlich, die Worte eintragen.",
    ),
];

/// What the sheets are called.
const SHEETS: [Localized<&str>; 4] = [
    Localized::both("Forecasts", "Prognosen"),
    Localized::both("Questions", "Fragen"),
    Localized::both("How-to", "Anleitung"),
    Localized::both("Lists", "Listen"),
];

/// The names of the sheets that are looked at.
pub(crate) fn sheet_names(language: Language) -> String {
    SHEETS[..3].iter().map(|name| *name.of(language)).collect::<Vec<_>>().join(", ")
}

/// The workbook as the bytes of an XLSX file.
///
/// # Errors
/// None in practice: it is written to memory.
pub(crate) fn workbook(all_kinds: bool, language: Language) -> io::Result<Vec<u8>> {
    build(all_kinds, language).map_err(|error| io::Error::other(error.to_string()))
}

fn build(all_kinds: bool, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let [forecasts, questions, explained, choices] = SHEETS.map(|name| *name.of(language));
    log_sheet(workbook.add_worksheet().set_name(forecasts)?, &TemplateTable::forecasts(all_kinds, language))?;
    log_sheet(workbook.add_worksheet().set_name(questions)?, &TemplateTable::questions(all_kinds, language))?;
    how_to(workbook.add_worksheet().set_name(explained)?, language)?;
    lists(workbook.add_worksheet().set_name(choices)?, language)?;
    workbook.save_to_buffer()
}

fn log_sheet(sheet: &mut Worksheet, table: &TemplateTable) -> Result<(), XlsxError> {
    let language = table.language;
    let header = Format::new().set_bold().set_background_color("#E7EDF3");
    for (at, column) in (0u16..).zip(&table.columns) {
        let format = cell_format(column.holds, language);
        sheet.set_column_width(at, column.width)?.set_column_format(at, &format)?;
        sheet.write_string_with_format(0, at, column.header(language), &header)?;
        sheet.insert_note(0, at, &Note::new(*column.note.of(language)).add_author_prefix(false))?;
        if let Some(validation) = validation(column, language)? {
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

/// How spreadsheets show a day.
const DAY: Localized<&str> = Localized::both("yyyy-mm-dd", "dd.mm.yyyy");

fn cell_format(holds: Holds, language: Language) -> Format {
    match holds {
        Holds::Day => Format::new().set_num_format(*DAY.of(language)).set_align(FormatAlign::Left),
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

fn validation(column: &TemplateColumn, language: Language) -> Result<Option<DataValidation>, XlsxError> {
    let refused = |validation: DataValidation, title: Localized<&str>, message: Localized<&str>| {
        validation.set_error_title(*title.of(language))?.set_error_message(*message.of(language)).map(Some)
    };
    let warned = |validation: DataValidation| validation.set_error_style(DataValidationErrorStyle::Warning);
    let new = DataValidation::new;
    match column.holds {
        Holds::Text | Holds::Answer | Holds::Number => Ok(None),
        Holds::SourceType => {
            let list = Formula::new(format!("={}!$A$2:$A${}", SHEETS[3].of(language), MOST_TYPES + 1));
            refused(
                warned(new().allow_list_formula(list)),
                Localized::both("Not on the list", "Nicht in der Liste"),
                Localized::both(
                    "This source type is not on the sheet Lists. Keep it all the same?",
                    "Dieser Quellentyp steht nicht auf dem Blatt Listen. Trotzdem behalten?",
                ),
            )
        }
        Holds::Outcome => refused(
            new().allow_list_strings(&OUTCOMES.map(|outcome| *outcome.of(language)))?,
            Localized::both("No outcome", "Kein Ergebnis"),
            Localized::both(
                "Write yes, no or void, or leave it blank while the question is open.",
                "ja, nein oder annulliert eintragen, oder leer lassen, solange die Frage offen ist.",
            ),
        ),
        Holds::Day => refused(
            new().allow_date(DataValidationRule::GreaterThanOrEqualTo(ExcelDateTime::from_ymd(1900, 1, 1)?)),
            Localized::both("No date", "Kein Datum"),
            Localized::both("Write a date, such as 2026-01-15.", "Ein Datum eintragen, etwa 15.01.2026."),
        ),
        Holds::Percent => refused(
            warned(new().allow_decimal_number(DataValidationRule::Between(0.0, 1.0))),
            Localized::both("No probability", "Keine Wahrscheinlichkeit"),
            Localized::both(
                "Write a percentage from 0% to 100%, such as 70%, or the words that were said. Keep it all the same?",
                "Prozente von 0 % bis 100 % eintragen, etwa 70 %, oder die Worte, die gesagt wurden. Trotzdem behalten?",
            ),
        ),
    }
}

fn how_to(sheet: &mut Worksheet, language: Language) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 110)?;
    let (title, text) = (Format::new().set_bold().set_font_size(14), Format::new().set_text_wrap());
    for (row, line) in (0u32..).zip(HOW_TO) {
        sheet.write_string_with_format(row, 0, *line.of(language), if row == 0 { &title } else { &text })?;
    }
    Ok(())
}

fn lists(sheet: &mut Worksheet, language: Language) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 48)?;
    let title = Format::new().set_bold();
    let about = Localized::both(
        "Choices of the drop-down for types; change them",
        "Auswahl der Quellentypen; sie lässt sich ändern",
    );
    sheet.write_string_with_format(0, 0, *about.of(language), &title)?;
    for (row, choice) in (1u32..).zip(SOURCE_TYPES) {
        sheet.write_string(row, 0, *choice.of(language))?;
    }
    Ok(())
}
