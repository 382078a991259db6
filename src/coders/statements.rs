//! The statements of one coder's log.

use std::io;

use crate::convert::{Clean, CleanCell, CleanSheet, Sink, range, write_rows};
use crate::error::Error;
use crate::input::columns::Field;
use crate::input::text::type_key;
use crate::localized::localized;
use crate::options::ReadingOptions;

/// A row of a log: where it stands, and its cells in canonical form.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Statement {
    /// Line of the file.
    pub(crate) line: u64,
    /// One cell for each header.
    pub(crate) cells: Vec<CleanCell>,
}

/// The log of one coder.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct CodedLog {
    /// The file, as the user gave it.
    pub(crate) name: String,
    /// Headers: canonical ones first.
    pub(crate) headers: Vec<String>,
    /// For each header its field, if it has one.
    pub(crate) fields: Vec<Option<Field>>,
    /// The rows in the order of the file.
    pub(crate) statements: Vec<Statement>,
}

struct StatementRows(Vec<Statement>);

impl Sink for StatementRows {
    fn row(&mut self, _: u64, line: u64, cells: &[CleanCell]) -> io::Result<()> {
        self.0.push(Statement { line, cells: cells.to_vec() });
        Ok(())
    }
}

impl CodedLog {
    /// The usable rows of what was read.
    ///
    /// # Errors
    /// When there are no forecasts, or the file cannot be read again.
    pub(crate) fn of(clean: &Clean, options: &ReadingOptions) -> Result<Self, Error> {
        let path = options.forecasts.first().cloned().unwrap_or_default();
        let Some(CleanSheet { headers, fields, .. }) = &clean.forecasts else {
            return Err(Error::Form {
                path,
                reason: localized!(
                    "it holds no forecasts; name the log of a coder",
                    "Darin stehen keine Prognosen; das Protokoll eines Kodierenden nennen"
                ),
            });
        };
        let mut rows = StatementRows(vec![]);
        if let Some(sheet) = &clean.forecasts {
            let unwritable = |source| Error::Write { path: path.clone(), source };
            write_rows(clean, sheet, &mut rows)?.map_err(unwritable)?;
        }
        let name = if path.as_os_str() == "-" { "standard input".to_owned() } else { path.display().to_string() };
        Ok(Self { name, headers: headers.clone(), fields: fields.clone(), statements: rows.0 })
    }

    /// Where a field stands.
    pub(crate) fn position(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|own| *own == Some(field))
    }

    /// Where the column of a header stands, up to case, spaces and punctuation.
    pub(crate) fn position_of(&self, header: &str) -> Option<usize> {
        let key = type_key(header);
        self.headers.iter().position(|own| type_key(own) == key)
    }
}

/// A cell as text; empty for a blank one.
pub(crate) fn text(cell: &CleanCell) -> String {
    match cell {
        CleanCell::Text(text) => text.clone(),
        CleanCell::Moment(moment) => moment.to_string(),
        CleanCell::Probability(probability) => probability.to_string(),
        CleanCell::Range(stated) => range(*stated),
    }
}
