//! Two columns that could both be the day of the forecast, or of the resolution: which of them is meant decides which forecasts
//! count, so where they differ in that, the run stops and shows both.

use crate::dataset::column_look::{ColumnLook, TableLook, look};
use crate::dataset::missing_columns::at_header;
use crate::diagnostics::{Code, Diagnostic, Message};
use crate::error::Error;
use crate::input::columns::{Columns, Field, HeaderHint, header_hint, is_plain_name, says_changed};
use crate::input::table::InputTable;
use crate::localized::{Language, Localized, localized};
use crate::model::Day;

/// Rows that are shown.
const SHOWN: usize = 3;

/// The problem with a file of which it is not clear what day is that of the forecast, or of the resolution. `settled` are the
/// fields whose column the user has named.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn in_doubt(table: &InputTable, columns: &Columns, settled: &[Field]) -> Result<Vec<Diagnostic>, Error> {
    let doubtful: Vec<(Field, usize)> = [Field::ForecastDate, Field::ResolvedOn]
        .into_iter()
        .filter(|field| !settled.contains(field))
        .filter_map(|field| Some((field, columns.get(field)?)))
        .filter(|&(field, at)| table.headers().get(at).is_some_and(|header| !is_plain_name(header, field)))
        .collect();
    // Files in the canonical form are not looked at.
    if doubtful.is_empty() || columns.extra().is_empty() {
        return Ok(vec![]);
    }
    let look = look(table)?;
    let doubts = Doubts { table, columns, look: &look };
    Ok(doubtful.into_iter().filter_map(|(field, at)| doubts.of(field, at)).collect())
}

struct Doubts<'a> {
    table: &'a InputTable,
    columns: &'a Columns,
    look: &'a TableLook,
}

impl Doubts<'_> {
    fn known(&self, field: Field) -> Option<&ColumnLook> {
        self.columns.get(field).and_then(|at| self.look.columns.get(at))
    }

    fn of(&self, field: Field, at: usize) -> Option<Diagnostic> {
        let ours = self.look.columns.get(at)?;
        let rivals = self.columns.extra().iter().filter_map(|(header, at)| {
            let theirs = self.look.columns.get(*at).filter(|cells| cells.is_dates())?;
            let rival = match field {
                Field::ForecastDate => self.may_be_forecast(header, ours, theirs),
                _ => self.may_be_resolution(header, ours, theirs),
            };
            rival.then_some((header.as_str(), theirs))
        });
        let (header, theirs) = rivals.max_by_key(|(header, _)| header_hint(header, field) == HeaderHint::For)?;
        Some(self.diagnostic(field, &self.table.headers()[at], ours, header, theirs))
    }

    /// Whether another column may be the day of the forecast, and that would change which forecasts count or which is the later
    /// of two.
    fn may_be_forecast(&self, header: &str, ours: &ColumnLook, theirs: &ColumnLook) -> bool {
        let resolved = self.known(Field::ResolvedOn);
        let late = |cells: &ColumnLook| {
            let [earlier, same, later] = resolved.map(|resolved| cells.against(resolved)).unwrap_or_default();
            (later > earlier + same, same + later > 9 * earlier)
        };
        let ((ours_late, ours_hardly_earlier), (theirs_late, theirs_hardly_earlier)) = (late(ours), late(theirs));
        if theirs_late || says_changed(header) && !ours_late {
            return false;
        }
        // Days that lie on or behind the resolution are hardly those of forecasts, if others lie before it.
        let better = ours_late || (ours_hardly_earlier && !theirs_hardly_earlier);
        match header_hint(header, Field::ForecastDate) {
            HeaderHint::For => better || self.counts_differ(ours, theirs) || self.order_differs(ours, theirs),
            HeaderHint::Silent => better,
            HeaderHint::Against => false,
        }
    }

    /// Whether a forecast lies after the resolution by one column only; where no column says when that was, any difference will do.
    fn counts_differ(&self, ours: &ColumnLook, theirs: &ColumnLook) -> bool {
        let Some(resolved) = self.known(Field::ResolvedOn) else { return differs(ours, theirs) };
        let pairs = both(ours, theirs).zip(&resolved.days);
        pairs.filter_map(|(both, on)| Some((both?, (*on)?))).any(|((one, other), on)| (one > on) != (other > on))
    }

    /// Whether two forecasts of one source on one question come in another order.
    fn order_differs(&self, ours: &ColumnLook, theirs: &ColumnLook) -> bool {
        let asked = self.known(Field::QuestionId).or_else(|| self.known(Field::Question));
        let (Some(asked), Some(said)) = (asked, self.known(Field::Source)) else { return differs(ours, theirs) };
        let key = |row: usize| (asked.cells.get(row), said.cells.get(row));
        let mut rows: Vec<(usize, (Day, Day))> =
            both(ours, theirs).enumerate().filter_map(|(row, both)| Some((row, both?))).collect();
        rows.sort_by_key(|&(row, days)| (key(row), days));
        rows.windows(2).any(|pair| {
            let [(one, (_, before)), (other, (_, after))] = pair else { return false };
            key(*one) == key(*other) && before > after
        })
    }

    fn may_be_resolution(&self, header: &str, ours: &ColumnLook, theirs: &ColumnLook) -> bool {
        let before_forecasts = self.known(Field::ForecastDate).is_some_and(|forecast| {
            let [earlier, same, later] = theirs.against(forecast);
            earlier > same + later
        });
        header_hint(header, Field::ResolvedOn) == HeaderHint::For && !before_forecasts && differs(ours, theirs)
    }

    fn diagnostic(
        &self,
        field: Field,
        header: &str,
        ours: &ColumnLook,
        other: &str,
        theirs: &ColumnLook,
    ) -> Diagnostic {
        let (code, what, in_german) = match field {
            Field::ForecastDate => (Code::ForecastDateUnclear, "forecast", "Prognose"),
            _ => (Code::ResolutionDayUnclear, "resolution", "Auflösung"),
        };
        let text = localized!(
            "Two columns could be the day of the {what}, \"{header}\" and \"{other}\", and they differ.",
            "Zwei Spalten können der Tag der {in_german} sein, „{header}“ und „{other}“, und sie unterscheiden sich."
        );
        let [one, two] = [header, other].map(|header| format!("--map \"{}={header}\"", field.name()));
        let help = localized!("Say which one it is: {one} or {two}.", "Angeben, welche es ist: {one} oder {two}.");
        let ways = [header, other].map(|header| vec!["--map".to_owned(), format!("{}={header}", field.name())]);
        let message = Message::saying(code, text).help(help).readings(ways.to_vec()).showing(self.rows(
            field,
            [header, other],
            [ours, theirs],
        ));
        at_header(self.table, message)
    }

    /// Rows in which the columns differ, and what would follow from each.
    fn rows(&self, field: Field, headers: [&str; 2], cells: [&ColumnLook; 2]) -> Vec<Localized> {
        let beside = if field == Field::ForecastDate { Field::ResolvedOn } else { Field::ForecastDate };
        let shown = |column: &ColumnLook, row: usize| column.cells.get(row).cloned().unwrap_or_default();
        let differing =
            both(cells[0], cells[1]).enumerate().filter(|(_, both)| both.is_some_and(|(one, other)| one != other));
        let line = |row: usize, language: Language| {
            let word = match (beside, language) {
                (Field::ResolvedOn, Language::English) => "resolved",
                (Field::ResolvedOn, Language::German) => "aufgelöst",
                (_, Language::English) => "forecast",
                (_, Language::German) => "vorhergesagt",
            };
            let known = self.known(beside).map(|column| format!("; {word} {}", shown(column, row))).unwrap_or_default();
            let said = |at: usize| format!("{} {}", language.quoted(headers[at]), shown(cells[at], row));
            format!("{}: {}, {}{known}", self.place(row, language), said(0), said(1))
        };
        let mut lines: Vec<Localized> =
            differing.take(SHOWN).map(|(row, _)| Localized::each(|language| line(row, language))).collect();
        if let Some(known) = self.known(beside) {
            let after = |at: usize| {
                let [earlier, same, later] = cells[at].against(known);
                let late = if field == Field::ForecastDate { later } else { earlier };
                (late, earlier + same + later)
            };
            let [(one, of_one), (other, of_other)] = [after(0), after(1)];
            let [first, second] = headers;
            lines.push(localized!(
                "made after the resolution: {one} of {of_one} by \"{first}\", {other} of {of_other} by \"{second}\"",
                "nach der Auflösung: {one} von {of_one} nach „{first}“, {other} von {of_other} nach „{second}“"
            ));
        }
        lines
    }

    fn place(&self, row: usize, language: Language) -> String {
        let word = match language {
            Language::English if self.table.provenance().sheet().is_some() => "row",
            Language::English => "line",
            Language::German => "Zeile",
        };
        let line = self.look.lines.get(row).copied().unwrap_or_default();
        format!("{word} {}", self.table.line_in_file(line))
    }
}

/// The days of two columns, row by row, where both have one.
fn both<'a>(ours: &'a ColumnLook, theirs: &'a ColumnLook) -> impl Iterator<Item = Option<(Day, Day)>> + 'a {
    ours.days.iter().zip(&theirs.days).map(|(one, other)| Some(((*one)?, (*other)?)))
}

fn differs(ours: &ColumnLook, theirs: &ColumnLook) -> bool {
    both(ours, theirs).flatten().any(|(one, other)| one != other)
}
