//! Which sheet is read, and where its header stands.

use super::sheet::{HEAD_ROWS, MOST_COLUMNS, WorkbookSheet};
use crate::input::columns::{Columns, Field, match_headers};
use crate::localized::{Language, Localized, localized};
use crate::options::ReadingOptions;

/// What is wanted from a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SheetRole {
    /// Who said what.
    Forecasts,
    /// What happened.
    Resolutions,
}

/// A sheet and its header.
#[derive(Debug)]
pub(super) struct Chosen {
    /// Which sheet of the workbook.
    pub(super) sheet: usize,
    /// Which row of its head has the header.
    pub(super) header: usize,
    /// Positions in the header that hold days, and those that hold names.
    pub(super) days: Vec<usize>,
    pub(super) names: Vec<usize>,
}

/// The header of a sheet: the row of its head that has most fields.
struct Header {
    row: usize,
    columns: Columns,
    /// A field is claimed twice: a header all the same, and the run will say what is wrong with it.
    unclear: bool,
}

impl Header {
    fn has(&self, field: Field) -> bool {
        self.columns.get(field).is_some()
    }

    fn serves(&self, role: SheetRole) -> bool {
        if self.unclear {
            return true;
        }
        let says = self.has(Field::Probability) || self.has(Field::Phrase);
        match role {
            SheetRole::Forecasts => says && (self.has(Field::Source) || self.has(Field::SourceType)),
            SheetRole::Resolutions => {
                let question = self.has(Field::QuestionId) || self.has(Field::Question);
                question && self.has(Field::Outcome) && self.has(Field::ResolvedOn)
            }
        }
    }
}

/// The sheet to read.
///
/// # Errors
/// When none will do, or more than one, or the one that was asked for is not there.
pub(super) fn sheet(sheets: &[WorkbookSheet], role: SheetRole, options: &ReadingOptions) -> Result<Chosen, Localized> {
    let asked: Vec<usize> =
        sheets.iter().enumerate().filter(|(_, sheet)| is_asked(sheet, options)).map(|(at, _)| at).collect();
    if role == SheetRole::Forecasts && asked.is_empty() && !options.sheets.is_empty() {
        return Err(Localized::each(|language| {
            let asked: Vec<String> = options.sheets.iter().map(|sheet| language.quoted(sheet)).collect();
            let (asked, all) = (asked.join(", "), list(sheets, |_| true, language));
            match language {
                Language::English => format!("there is no sheet {asked}; the workbook has {all}"),
                Language::German => format!("Es gibt kein Blatt {asked}; die Arbeitsmappe hat {all}"),
            }
        }));
    }
    let headers: Vec<Option<Header>> = sheets.iter().map(|sheet| header(sheet, options)).collect();
    let serving = |of: &[usize]| -> Vec<usize> {
        let serves = |at: &usize| headers[*at].as_ref().is_some_and(|header| header.serves(role));
        of.iter().copied().filter(serves).collect()
    };
    let mut candidates = serving(&asked);
    if let (SheetRole::Forecasts, [only]) = (role, asked.as_slice()) {
        candidates = vec![*only];
    }
    let visible: Vec<usize> =
        (0..sheets.len()).filter(|&at| sheets[at].visible && !sheets[at].head.is_empty()).collect();
    if candidates.is_empty() {
        candidates = serving(&visible);
        if role == SheetRole::Resolutions && candidates.len() > 1 {
            let says = |at: &usize| headers[*at].as_ref().is_some_and(|header| !header.has(Field::Probability));
            let only_resolutions: Vec<usize> = candidates.iter().copied().filter(says).collect();
            candidates = if only_resolutions.is_empty() { candidates } else { only_resolutions };
        }
    }
    if candidates.is_empty() && visible.len() == 1 {
        candidates = visible; // what is wrong with its header is said when its columns are looked at
    }
    match candidates.as_slice() {
        &[sheet] => chosen(sheets, sheet, headers[sheet].as_ref()),
        [] if sheets.iter().all(|sheet| sheet.head.is_empty()) => {
            Err(localized!("the workbook is empty", "Die Arbeitsmappe ist leer"))
        }
        [] => Err(no_header(sheets, role)),
        several => Err(several_sheets(sheets, role, several)),
    }
}

fn no_header(sheets: &[WorkbookSheet], role: SheetRole) -> Localized {
    let wanted = match role {
        SheetRole::Forecasts => Localized::both("source and probability", "source und probability"),
        SheetRole::Resolutions => {
            Localized::both("question_id, outcome and resolved_on", "question_id, outcome und resolved_on")
        }
    };
    Localized::each(|language| {
        let (wanted, all) = (wanted.of(language), list(sheets, |_| true, language));
        match language {
            Language::English => format!(
                "no visible sheet has a header with {wanted} in its first {HEAD_ROWS} rows; the sheets are {all}; say which \
                 one to read with --sheet NAME"
            ),
            Language::German => format!(
                "Kein sichtbares Blatt hat in den ersten {HEAD_ROWS} Zeilen eine Kopfzeile mit {wanted}; die Blätter sind \
                 {all}; --sheet NAME sagt, welches zu lesen ist"
            ),
        }
    })
}

fn several_sheets(sheets: &[WorkbookSheet], role: SheetRole, several: &[usize]) -> Localized {
    Localized::each(|language| {
        let listed = list(sheets, |at| several.contains(&at), language);
        let what = match role {
            SheetRole::Forecasts => Localized::both("forecasts", "Prognosen"),
            SheetRole::Resolutions => Localized::both("resolutions", "Auflösungen"),
        };
        let what = what.of(language);
        match language {
            Language::English => {
                format!("several sheets could hold the {what}: {listed}; say which one to read with --sheet NAME")
            }
            Language::German => {
                format!(
                    "Mehrere Blätter könnten die {what} enthalten: {listed}; --sheet NAME sagt, welches zu lesen ist"
                )
            }
        }
    })
}

/// A sheet that holds resolutions beside the one that was read: the only other visible one that does.
pub(super) fn resolutions_beside(sheets: &[WorkbookSheet], read: &str, options: &ReadingOptions) -> Option<Chosen> {
    let mut found = sheets.iter().enumerate().filter(|(_, sheet)| sheet.name != read).filter_map(|(at, sheet)| {
        let header =
            header(sheet, options).filter(|header| !header.unclear && header.serves(SheetRole::Resolutions))?;
        (sheet.visible || is_asked(sheet, options)).then_some((at, header))
    });
    let (at, header) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    chosen(sheets, at, Some(&header)).ok()
}

fn is_asked(sheet: &WorkbookSheet, options: &ReadingOptions) -> bool {
    options.sheets.iter().any(|asked| asked.trim().to_lowercase() == sheet.name.trim().to_lowercase())
}

fn chosen(sheets: &[WorkbookSheet], sheet: usize, header: Option<&Header>) -> Result<Chosen, Localized> {
    let head = &sheets[sheet].head;
    if head.is_empty() {
        let name = &sheets[sheet].name;
        return Err(localized!("the sheet \"{name}\" is empty", "Das Blatt „{name}“ ist leer"));
    }
    let of = |fields: &[Field]| -> Vec<usize> {
        header.map_or_else(Vec::new, |header| fields.iter().filter_map(|&field| header.columns.get(field)).collect())
    };
    // Without a single known header, the first row with several cells is taken for one.
    let guess = || head.iter().position(|(_, cells)| cells.len() > 1).unwrap_or_default();
    Ok(Chosen {
        sheet,
        header: header.map_or_else(guess, |header| header.row),
        days: of(&[Field::ForecastDate, Field::ResolvedOn, Field::OpensOn, Field::ClosesOn]),
        names: of(&[Field::QuestionId, Field::Question, Field::Source, Field::SourceType, Field::ForecastId]),
    })
}

fn header(sheet: &WorkbookSheet, options: &ReadingOptions) -> Option<Header> {
    let mut best: Option<(usize, Header)> = None;
    for (row, (_, cells)) in sheet.head.iter().enumerate() {
        let names = spread(cells);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let is_here = |header: &str| names.iter().any(|name| name.trim() == header.trim());
        let explicit = options.columns.iter().filter(|(_, header)| is_here(header)).cloned();
        let (found, header) = match match_headers(&names, &explicit.collect::<Vec<_>>()) {
            Ok(columns) => (columns.found(), Header { row, columns, unclear: false }),
            Err(_) if cells.len() > 3 => (3, Header { row, columns: Columns::default(), unclear: true }),
            Err(_) => continue,
        };
        if found > best.as_ref().map_or(0, |(most, _)| *most) {
            best = Some((found, header));
        }
    }
    best.map(|(_, header)| header)
}

/// The cells of a row from its first to its last, blank ones too.
pub(super) fn spread(cells: &[(u32, String)]) -> Vec<String> {
    let Some(&(first, _)) = cells.first() else { return vec![] };
    let mut spread: Vec<String> = vec![];
    for (column, text) in cells {
        let at = column.saturating_sub(first) as usize;
        if at >= MOST_COLUMNS {
            break;
        }
        spread.resize(at.max(spread.len()), String::new());
        spread.push(text.clone());
    }
    spread
}

fn list(sheets: &[WorkbookSheet], listed: impl Fn(usize) -> bool, language: Language) -> String {
    let names = sheets.iter().enumerate().filter(|(at, _)| listed(*at)).map(|(_, sheet)| {
        let hidden = Localized::both(" (hidden)", " (ausgeblendet)");
        let state = if sheet.visible { "" } else { hidden.of(language) };
        language.quoted(&sheet.name) + state
    });
    names.collect::<Vec<_>>().join(", ")
}
