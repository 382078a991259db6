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
    /// Where it stands in the file; several, where any of them may be as it has to.
    columns: Vec<usize>,
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
        Self { wanted: WantedValues::Names(filter.column.clone(), wanted), columns: vec![] }
    }

    /// Likewise of a condition.
    pub(crate) fn of_condition(condition: &RowCondition) -> Self {
        Self { wanted: WantedValues::Cell(condition.clone()), columns: vec![] }
    }

    /// The filter on the column that a file has.
    pub(crate) fn in_file(&self, columns: &Columns, headers: &[String]) -> Self {
        let names: Vec<&str> = match &self.wanted {
            WantedValues::Names(column, _) => vec![column.name()],
            WantedValues::Cell(condition) => condition.headers().collect(),
        };
        let columns = names.into_iter().filter_map(|name| named_column(name, columns, headers)).collect();
        Self { wanted: self.wanted.clone(), columns }
    }

    /// The columns of the file that it looks at; none if the file has none of that name.
    pub(crate) fn columns(&self) -> &[usize] {
        &self.columns
    }

    /// Whether it keeps a row: equal text after trimming, source types whatever their spelling.
    pub(crate) fn keeps(&self, row: TableRow<'_>, scratch: &mut Vec<u8>) -> bool {
        let holds = |cell: &[u8]| match &self.wanted {
            WantedValues::Names(column, wanted) => wanted.contains(&name_key(column, &String::from_utf8_lossy(cell))),
            WantedValues::Cell(condition) => condition.holds(text::trim(cell)),
        };
        match self.columns.as_slice() {
            [] => holds(b""),
            columns => columns.iter().any(|&column| holds(row.text(column, scratch).unwrap_or_default())),
        }
    }
}
