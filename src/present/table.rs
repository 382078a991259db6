//! The one table: typed cells under named columns. Every writer walks it and shows the columns that are for it.

use std::borrow::Cow;

pub(crate) use crate::present::cell::{Cell, ends};
use crate::uncertainty::Estimate;

/// So many rows of a table are shown where room is short, unless it says otherwise.
pub(crate) const SHOWN: usize = 100;

/// Columns and rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Table {
    /// What it shows; blank where the heading above it says so.
    pub(crate) caption: String,
    /// Its columns; the first that a writer shows names the rows.
    pub(crate) columns: Vec<Column>,
    /// Its rows, one cell for each column.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Whether the last row sums up the others. For programs it comes first.
    pub(crate) has_total: bool,
    /// Where room is short: so many rows are shown, the total not counted.
    pub(crate) show: usize,
    /// What a workbook has below the header if there are no rows.
    pub(crate) empty: String,
    /// Whether on a terminal columns give way where a row would take more than one line.
    pub(crate) in_one_line: bool,
}

/// Where a table is read, each with more room than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Medium {
    /// A terminal.
    Terminal,
    /// A page: Markdown and HTML.
    Page,
    /// A workbook.
    Workbook,
    /// A file for programs: CSV.
    Data,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// Its name for programs, as in the header of CSV.
    pub(crate) name: Cow<'static, str>,
    /// The name of the second number, where cells have two: the ends of an interval, the edges of a bin.
    pub(crate) second: Option<Cow<'static, str>>,
    /// Its heading for people.
    pub(crate) heading: String,
    /// How to read it, in a sentence; may be blank.
    pub(crate) legend: String,
    /// Whether it has numbers.
    pub(crate) is_number: bool,
    /// The first medium that shows it.
    pub(crate) first: Medium,
    /// The last medium that shows it.
    pub(crate) last: Medium,
    /// Whether its cells may stand beneath those of the column before, where room is short.
    pub(crate) beneath: bool,
    /// Among columns that give way where each row has one line, the lowest goes first; 0 stays.
    pub(crate) gives_way: u8,
}

impl Column {
    /// A column of words, for all.
    pub(crate) fn words(name: impl Into<Cow<'static, str>>, heading: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            second: None,
            heading: heading.into(),
            legend: String::new(),
            is_number: false,
            first: Medium::Terminal,
            last: Medium::Data,
            beneath: false,
            gives_way: 0,
        }
    }

    /// A column of numbers, for all.
    pub(crate) fn number(name: impl Into<Cow<'static, str>>, heading: impl Into<String>) -> Self {
        Self { is_number: true, ..Self::words(name, heading) }
    }

    /// A column of two numbers each, for all.
    pub(crate) fn pair(
        first: impl Into<Cow<'static, str>>,
        second: impl Into<Cow<'static, str>>,
        heading: impl Into<String>,
    ) -> Self {
        Self { second: Some(second.into()), ..Self::number(first, heading) }
    }

    /// The ends of the interval of what another column has, beneath it where room is short.
    pub(crate) fn interval(name: &'static str, heading: impl Into<String>) -> Self {
        Self::pair(format!("{name}_low"), format!("{name}_high"), heading).beneath()
    }

    /// The same as names of rows.
    #[must_use]
    pub(crate) fn naming(self) -> Self {
        Self { is_number: false, ..self }
    }

    /// The same from a medium on.
    #[must_use]
    pub(crate) fn from(self, first: Medium) -> Self {
        Self { first, ..self }
    }

    /// The same up to a medium.
    #[must_use]
    pub(crate) fn up_to(self, last: Medium) -> Self {
        Self { last, ..self }
    }

    /// The same for people who have a workbook.
    #[must_use]
    pub(crate) fn in_workbooks(self) -> Self {
        self.from(Medium::Workbook).for_people()
    }

    /// The same for people only.
    #[must_use]
    pub(crate) fn for_people(self) -> Self {
        self.up_to(Medium::Workbook)
    }

    /// The same for programs only.
    #[must_use]
    pub(crate) fn for_programs(self) -> Self {
        self.from(Medium::Data)
    }

    /// The same, beneath the column before where room is short.
    #[must_use]
    pub(crate) fn beneath(self) -> Self {
        Self { beneath: true, ..self }
    }

    /// The same, giving way where each row has one line, after those with a lower number.
    #[must_use]
    pub(crate) fn gives_way(self, gives_way: u8) -> Self {
        Self { gives_way, ..self }
    }

    /// The same with how to read it.
    #[must_use]
    pub(crate) fn legend(self, legend: impl Into<String>) -> Self {
        Self { legend: legend.into(), ..self }
    }

    /// Whether a medium shows it.
    pub(crate) fn is_shown(&self, medium: Medium) -> bool {
        (self.first..=self.last).contains(&medium)
    }
}

/// What a column shows of an item.
type Show<'a, T> = Box<dyn Fn(&T) -> Cell + 'a>;

/// The columns of a table of items, each with what it shows of an item.
pub(crate) struct TableColumns<'a, T>(Vec<(Column, Show<'a, T>)>);

impl<'a, T: 'a> Default for TableColumns<'a, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a, T: 'a> TableColumns<'a, T> {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self(vec![])
    }

    /// These and another one.
    #[must_use]
    pub(crate) fn and(mut self, column: Column, show: impl Fn(&T) -> Cell + 'a) -> Self {
        self.0.push((column, Box::new(show)));
        self
    }

    /// These and others behind them.
    #[must_use]
    pub(crate) fn then(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// These and a number for programs.
    #[must_use]
    pub(crate) fn number(self, name: &'static str, of: impl Fn(&T) -> Option<f64> + 'a) -> Self {
        self.and(Column::number(name, "").for_programs(), move |item| Cell::Number(of(item)))
    }

    /// These and a count for programs.
    #[must_use]
    pub(crate) fn count(self, name: &'static str, of: impl Fn(&T) -> u64 + 'a) -> Self {
        self.and(Column::number(name, "").for_programs(), move |item| Cell::count(of(item)))
    }

    /// These and an estimate for programs: its value and the ends of its interval.
    #[must_use]
    pub(crate) fn estimate(self, name: &'static str, of: impl Fn(&T) -> Estimate + Copy + 'a) -> Self {
        self.number(name, move |item| of(item).value())
            .and(Column::interval(name, "").for_programs(), move |item| Cell::interval(&of(item)))
    }

    /// Whether a column for programs has the name.
    pub(crate) fn has(&self, name: &str) -> bool {
        let for_programs = self.0.iter().map(|(column, _)| column).filter(|column| column.is_shown(Medium::Data));
        for_programs.flat_map(|column| std::iter::once(&column.name).chain(&column.second)).any(|known| known == name)
    }
}

impl Table {
    /// A table of items: columns that each come with what they show.
    pub(crate) fn of<T>(
        caption: impl Into<String>,
        columns: TableColumns<'_, T>,
        items: impl IntoIterator<Item = T>,
    ) -> Self {
        let (columns, shows): (Vec<Column>, Vec<Show<'_, T>>) = columns.0.into_iter().unzip();
        let rows = items.into_iter().map(|item| shows.iter().map(|show| show(&item)).collect()).collect();
        Self { caption: caption.into(), columns, rows, show: SHOWN, ..Self::default() }
    }

    /// A table without rows. `words` and then `numbers` are the headings of its columns, which have no names.
    pub(crate) fn new(caption: impl Into<String>, words: &[&str], numbers: &[&str]) -> Self {
        let words = words.iter().map(|heading| Column::words("", *heading));
        let columns = words.chain(numbers.iter().map(|heading| Column::number("", *heading))).collect();
        Self { caption: caption.into(), columns, show: SHOWN, ..Self::default() }
    }

    /// The same with the last row as the sum of the others.
    #[must_use]
    pub(crate) fn with_total(self) -> Self {
        Self { has_total: true, ..self }
    }

    /// The same without the row that sums up the others.
    #[must_use]
    pub(crate) fn without_total(mut self) -> Self {
        self.rows.truncate(self.rows.len() - usize::from(self.has_total));
        Self { has_total: false, ..self }
    }

    /// The same with these columns alone, in this order: each by its name, those for people without one by a blank.
    #[must_use]
    pub(crate) fn only(self, names: &[&str]) -> Self {
        let place = |name: &&str| self.columns.iter().position(|column| column.name == **name);
        let places: Vec<usize> = names.iter().filter_map(place).collect();
        let shown = |at: &usize| {
            let column = self.columns[*at].clone();
            if column.first == Medium::Data { column } else { column.from(Medium::Terminal) }
        };
        let columns = places.iter().map(shown).collect();
        let rows = self.rows.iter().map(|row| places.iter().map(|&at| row[at].clone()).collect()).collect();
        Self { columns, rows, ..self }
    }

    /// The columns that a medium shows, each with its place.
    pub(crate) fn columns_for(&self, medium: Medium) -> Vec<(usize, &Column)> {
        self.columns.iter().enumerate().filter(|(_, column)| column.is_shown(medium)).collect()
    }

    /// The rows that are shown where room is short, and how many are left out.
    pub(crate) fn shown(&self) -> (Vec<&[Cell]>, usize) {
        let total = usize::from(self.has_total && !self.rows.is_empty());
        let (body, last) = self.rows.split_at(self.rows.len() - total);
        let shown = body.iter().take(self.show).chain(last).map(Vec::as_slice).collect();
        (shown, body.len().saturating_sub(self.show))
    }

    /// How to read the columns that a medium shows; blank if they need no telling.
    pub(crate) fn legend(&self, medium: Medium) -> String {
        let told = self.columns_for(medium).into_iter().map(|(_, column)| column.legend.as_str());
        told.filter(|legend| !legend.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let columns = TableColumns::<u64>::new()
            .and(Column::words("name", "name").for_people(), |n| Cell::name(&n.to_string()))
            .and(Column::number("forecasts", "forecasts"), |n| Cell::count(*n))
            .number("weight", |n| Some(*n as f64))
            .and(Column::pair("low", "high", "interval").from(Medium::Page).legend("Wide is unsure."), |_| {
                Cell::Interval(None)
            });
        Table { show: 2, ..Table::of("", columns, [1, 2, 3, 6]).with_total() }
    }

    #[test]
    fn a_medium_shows_what_is_for_it() {
        let headings = |medium| table().columns_for(medium).into_iter().map(|(at, _)| at).collect::<Vec<_>>();
        assert_eq!(headings(Medium::Terminal), [0, 1]);
        assert_eq!(headings(Medium::Workbook), [0, 1, 3]);
        assert_eq!(headings(Medium::Data), [1, 2, 3]);
        assert_eq!(
            (table().legend(Medium::Terminal), table().legend(Medium::Page)),
            (String::new(), "Wide is unsure.".into())
        );
    }

    #[test]
    fn the_total_is_shown_however_many_rows_are_left_out() {
        let table = table();
        let (rows, left_out) = table.shown();
        assert_eq!((rows.len(), left_out), (3, 1));
        assert_eq!(rows[2][1], Cell::count(6));
    }

    #[test]
    fn what_is_missing_is_no_number() {
        assert_eq!((Cell::Interval(None).pair(), Cell::Score(None).value()), ([None, None], None));
        assert_eq!((Cell::Bin(0.0, 0.1).pair(), Cell::count(0).value()), ([Some(0.0), Some(0.1)], Some(0.0)));
        assert_eq!(Cell::Ranks(Some((1, 3))).pair(), [Some(1.0), Some(3.0)]);
    }
}
