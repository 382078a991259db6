//! A bounded look at the cells of every column, for messages on columns whose headers do not tell what they are.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::dataset::dates::{self, DateEvidence, DateOrder, GivenForDates};
use crate::dataset::outcome::{self, OutcomeWord};
use crate::dataset::probability::{self, ProbabilityScale};
use crate::error::Error;
use crate::input::rows::TableRows;
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::input::text::{self, shown};
use crate::localized::Language;
use crate::model::{Day, Moment};
use crate::options::UnixTime;

/// So many rows are looked at,
const ROWS: usize = 400;
/// and so many columns.
const COLUMNS: usize = 120;
/// Values of a column that are kept for messages.
const FIRST: usize = 3;

/// The first rows of a table, column by column.
#[derive(Debug, Default)]
pub(crate) struct TableLook {
    /// The columns from the left.
    pub(crate) columns: Vec<ColumnLook>,
    /// The line of each row.
    pub(crate) lines: Vec<u64>,
}

/// What the first cells of a column are.
#[derive(Debug, Default)]
pub(crate) struct ColumnLook {
    /// Cells with content.
    pub(crate) filled: usize,
    /// Different ones among them.
    pub(crate) distinct: usize,
    /// The first few different ones.
    pub(crate) first: Vec<String>,
    /// What stands in each row, trimmed.
    pub(crate) cells: Vec<String>,
    /// The day in each row.
    pub(crate) days: Vec<Option<Day>>,
    dates: usize,
    numbers: Vec<f64>,
    percent_signs: usize,
    answers: usize,
    decided: usize,
    letters: usize,
    words: usize,
    links: usize,
}

impl ColumnLook {
    /// Whether nearly all of it are dates.
    pub(crate) fn is_dates(&self) -> bool {
        self.mostly(self.dates)
    }

    /// Whether nearly all of it can be read as probabilities, and is not just ones and noughts.
    pub(crate) fn is_probabilities(&self) -> bool {
        let plain = self.percent_signs == 0 && self.numbers.iter().all(|number| [0.0, 1.0].contains(number));
        self.mostly(self.numbers.len()) && !self.is_dates() && !plain
    }

    /// Whether the numbers may as well be odds or the numbers of rows.
    pub(crate) fn may_be_other_numbers(&self) -> bool {
        let from_one = self.percent_signs == 0 && self.numbers.iter().all(|&number| number >= 1.0);
        let odds = from_one && self.numbers.iter().any(|number| number.fract() != 0.0);
        let counting =
            self.numbers.len() > 1 && self.numbers.windows(2).all(|pair| (pair[1] - pair[0] - 1.0).abs() < 1e-9);
        odds || counting
    }

    /// Whether nearly all of it says how something ended, and some of it yes or no.
    pub(crate) fn is_outcomes(&self) -> bool {
        self.mostly(self.answers) && self.decided > 0
    }

    /// Whether it holds words that are none of the above.
    pub(crate) fn is_text(&self) -> bool {
        let other = |what: usize| what * 2 > self.filled;
        self.filled > 0 && !other(self.dates) && !other(self.numbers.len()) && !other(self.answers) && self.links == 0
    }

    /// Whether its cells are sentences.
    pub(crate) fn is_sentences(&self) -> bool {
        self.is_text() && self.words >= 4 * self.filled
    }

    /// Whether its cells are short enough to be names.
    pub(crate) fn is_names(&self) -> bool {
        self.is_text() && self.letters <= 40 * self.filled && self.words < 5 * self.filled
    }

    fn mostly(&self, some: usize) -> bool {
        self.filled > 0 && some * 5 >= self.filled * 4
    }

    /// Of the rows in which both columns have a day: in how many ours is earlier, the same, later.
    pub(crate) fn against(&self, other: &Self) -> [usize; 3] {
        let mut found = [0; 3];
        for (ours, theirs) in self.days.iter().zip(&other.days) {
            if let (Some(ours), Some(theirs)) = (ours, theirs) {
                let at = match ours.cmp(theirs) {
                    Ordering::Less => 0,
                    Ordering::Equal => 1,
                    Ordering::Greater => 2,
                };
                found[at] += 1;
            }
        }
        found
    }

    /// Its first values, for a message: `Ada, Bo, …`.
    pub(crate) fn examples(&self, language: Language) -> String {
        match (self.first.len(), language) {
            (0, Language::English) => "blank".to_owned(),
            (0, Language::German) => "leer".to_owned(),
            (some, _) => self.first.join(", ") + if self.distinct > some { ", …" } else { "" },
        }
    }

    fn of(cells: Vec<String>) -> Self {
        let mut look = Self::default();
        let mut different = BTreeSet::new();
        let mut evidence = DateEvidence::default();
        for cell in cells.iter().filter(|cell| !cell.is_empty()) {
            evidence.observe(cell.as_bytes(), 0);
            look.see(cell);
            if different.insert(cell.as_str()) && look.first.len() < FIRST {
                look.first.push(short(cell));
            }
        }
        look.distinct = different.len();
        let times = cells.iter().filter(|cell| dates::is_plainly_unix(cell.as_bytes())).count();
        look.dates = usize::try_from(evidence.dates()).unwrap_or_default() + times;
        // Where the order of day and month is open, either serves to show which of two columns is earlier.
        let order = evidence.decide(GivenForDates::default()).map_or(Some(DateOrder::Dmy), |reading| reading.order);
        let moment = |cell: &[u8]| {
            let time = || dates::unix_moment(cell, UnixTime::Auto).filter(|_| dates::is_plainly_unix(cell));
            dates::parse(cell, order).ok().or_else(time)
        };
        look.days = cells.iter().map(|cell| moment(cell.as_bytes()).map(Moment::day)).collect();
        look.cells = cells;
        look
    }

    fn see(&mut self, cell: &str) {
        self.filled += 1;
        self.letters += cell.chars().count();
        self.words += cell.split_whitespace().count();
        self.links += usize::from(cell.contains("://"));
        if let Ok(number) = probability::parse(cell.as_bytes(), ProbabilityScale::Percent) {
            let percent = cell.contains('%');
            self.percent_signs += usize::from(percent);
            // Back to the number as it is written.
            self.numbers.push(if percent { number } else { (number * 1e10).round() / 1e8 });
        }
        if let Some(word) = outcome::parse(cell.as_bytes()) {
            self.answers += 1;
            self.decided += usize::from(matches!(word, OutcomeWord::Yes | OutcomeWord::No));
        }
    }
}

/// A value cut to what a line of a message has room for.
fn short(cell: &str) -> String {
    const ROOM: usize = 28;
    let cell = shown(text::fold_spaces(cell).as_bytes());
    if cell.chars().count() <= ROOM { cell } else { cell.chars().take(ROOM - 1).collect::<String>() + "…" }
}

/// Looks at the first rows of a table.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn look(table: &InputTable) -> Result<TableLook, Error> {
    let chunks = table.chunks();
    let (mut buffer, mut separators, mut scratch) = (Vec::new(), Separators::default(), Vec::new());
    let width = table.headers().len().min(COLUMNS);
    let mut cells: Vec<Vec<String>> = vec![vec![]; width];
    let mut lines = vec![];
    while lines.len() < ROWS
        && let Some(place) = chunks.next_into(&mut buffer)?
    {
        separators.index(&buffer, table.dialect());
        let rows = TableRows::new(&buffer, &separators, place.line).filter(|row| !row.is_blank());
        for row in rows.take(ROWS - lines.len()) {
            lines.push(row.line());
            for (at, column) in cells.iter_mut().enumerate() {
                let cell = row.text(at, &mut scratch).unwrap_or_default();
                column.push(text::trim_str(&String::from_utf8_lossy(cell)).to_owned());
            }
        }
    }
    Ok(TableLook { columns: cells.into_iter().map(ColumnLook::of).collect(), lines })
}
