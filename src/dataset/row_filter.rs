//! Which rows of a file are read: those that `--where` asks for, and those that are forecasts in a known kind of log.

use crate::dataset::aliases::{Aliases, name_key};
use crate::dataset::named_column::named_column;
use crate::input::columns::Columns;
use crate::input::rows::TableRow;
use crate::input::text;
use crate::options::{Filter, GroupingColumn, RowCondition};

/// A filter on a column of the file.
#[derive(Clone, Debug)]
pub(crate) struct RowFilter {
    wanted: WantedValues,
    /// Where it stands in the file; beyond its last column if it has none of that name.
    column: usize,
}

#[derive(Clone, Debug)]
enum WantedValues {
    /// The keys of the names that a column keeps.
    Names(GroupingColumn, Vec<String>),
    /// What a cell has to be.
    Cell(RowCondition),
}

impl RowFilter {
    /// The filter, for a file in which its column is yet to be found. Aliases hold for it as for the rows.
    pub(crate) fn new(filter: &Filter, aliases: &Aliases) -> Self {
        let of_column = aliases.of(&filter.column);
        let meant = of_column.meant(&filter.value).unwrap_or(&filter.value);
        let mut wanted = of_column.keys_of(meant);
        wanted.push(name_key(&filter.column, meant));
        Self { wanted: WantedValues::Names(filter.column.clone(), wanted), column: usize::MAX }
    }

    /// Likewise of a condition.
    pub(crate) fn of_condition(condition: &RowCondition) -> Self {
        Self { wanted: WantedValues::Cell(condition.clone()), column: usize::MAX }
    }

    /// The filter on the column that a file has.
    pub(crate) fn in_file(&self, columns: &Columns, headers: &[String]) -> Self {
        let name = match &self.wanted {
            WantedValues::Names(column, _) => column.name(),
            WantedValues::Cell(condition) => &condition.header,
        };
        let column = named_column(name, columns, headers).unwrap_or(usize::MAX);
        Self { column, ..self.clone() }
    }

    /// The column of the file that it looks at; beyond the last if the file has none of that name.
    pub(crate) fn column(&self) -> usize {
        self.column
    }

    /// Whether it keeps a row: equal text after trimming, source types whatever their spelling.
    pub(crate) fn keeps(&self, row: TableRow<'_>, scratch: &mut Vec<u8>) -> bool {
        let cell = row.text(self.column, scratch).unwrap_or_default();
        match &self.wanted {
            WantedValues::Names(column, wanted) => wanted.contains(&name_key(column, &String::from_utf8_lossy(cell))),
            WantedValues::Cell(condition) => condition.holds(text::trim(cell)),
        }
    }
}
