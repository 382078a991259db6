use clap::ValueEnum;

use crate::model::Day;

/// A column that is grouped or filtered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupingColumn {
    /// The type of the source, whatever its spelling.
    SourceType,
    /// The source.
    Source,
    /// Another column of the forecasts or of the resolutions, by its name.
    Column(String),
    /// Year of the resolution.
    Year,
    /// Quarter of the resolution.
    Quarter,
    /// Month of the resolution.
    Month,
    /// Band of the days from forecast to resolution.
    Horizon,
}

/// Begins the name of a column that the files have, where another is derived.
const OWN: &str = "column:";
/// Begins the name of a derived column.
const DERIVED: &str = "derived:";

impl GroupingColumn {
    /// Upper ends of the lead-time bands in days, with their names.
    pub(crate) const HORIZONS: [(i32, &str); 6] =
        [(7, "0–7"), (30, "8–30"), (90, "31–90"), (180, "91–180"), (365, "181–365"), (i32::MAX, ">365")];

    const NAMED: [Self; 6] = [Self::SourceType, Self::Source, Self::Year, Self::Quarter, Self::Month, Self::Horizon];

    /// The column of a name: `Source type` and `source-type` are [`SourceType`](Self::SourceType), a name that the program
    /// does not know is that of a column of the files.
    ///
    /// # Example
    /// ```
    /// use trackrecord::options::GroupingColumn;
    /// assert_eq!(GroupingColumn::named("Source type"), GroupingColumn::SourceType);
    /// assert_eq!(GroupingColumn::named(" Desk "), GroupingColumn::Column("Desk".to_owned()));
    /// assert_eq!(GroupingColumn::named("year"), GroupingColumn::Year);
    /// assert_eq!(GroupingColumn::named("column:year"), GroupingColumn::Column("year".to_owned()));
    /// ```
    pub fn named(name: &str) -> Self {
        if let Some(own) = name.trim().strip_prefix(OWN) {
            return match Self::named(own) {
                column if column.is_derived() => Self::Column(own.trim().to_owned()),
                column => column,
            };
        }
        let name = name.trim().strip_prefix(DERIVED).unwrap_or(name);
        let folded = name.trim().to_lowercase().replace([' ', '-'], "_");
        let known = Self::NAMED.into_iter().find(|column| column.name() == folded);
        known.unwrap_or_else(|| Self::Column(name.trim().to_owned()))
    }

    /// The derived column that a name says to be one: `derived:year`.
    pub(crate) fn said_derived(name: &str) -> Option<Self> {
        Some(Self::named(name.trim().strip_prefix(DERIVED)?)).filter(Self::is_derived)
    }

    /// The name of the period in which a day lies; `None` for a column that is no period.
    pub(crate) fn period_of(&self, day: Day) -> Option<String> {
        match self {
            Self::Year => Some(day.year().to_string()),
            Self::Quarter => Some(format!("{}Q{}", day.year(), day.quarter())),
            Self::Month => Some(format!("{}-{:02}", day.year(), day.month())),
            _ => None,
        }
    }

    /// As it is written in results.
    pub fn name(&self) -> &str {
        match self {
            Self::SourceType => "source_type",
            Self::Source => "source",
            Self::Column(name) => name,
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Horizon => "horizon",
        }
    }

    /// Whether it is a period of time.
    pub fn is_period(&self) -> bool {
        matches!(self, Self::Year | Self::Quarter | Self::Month)
    }

    /// Whether it is worked out from the resolution instead of read from a column.
    pub fn is_derived(&self) -> bool {
        self.is_period() || *self == Self::Horizon
    }
}

/// `COLUMN=VALUE` of `--where`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Which column.
    pub column: GroupingColumn,
    /// The value that its rows must have.
    pub value: String,
}

/// How a source's several forecasts on one question count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Updates {
    /// Each counts once.
    All,
    /// Only the first.
    ///
    /// Of each source and source type on a question.
    First,
    /// Only the last.
    Last,
    /// Each holds until it is replaced; every source and question counts 1 in all.
    ///
    /// It holds from its day; a source that speaks under two types counts under each.
    Daily,
}

/// What the forecasts of a group on one question weigh together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Weights {
    /// As much as they are: what the sources attended to decides.
    Forecast,
    /// 1: every question of a group counts the same. Among themselves they weigh as otherwise.
    Question,
}

/// Whether rows of a doubtful kind stay in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Keep {
    /// They count.
    Keep,
    /// They do not.
    ///
    /// They are left out, and counted as left out.
    Drop,
}

/// From when the days of [`Horizon`] are counted back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum HorizonFrom {
    /// The day of the resolution.
    Resolution,
    /// The deadline.
    Deadline,
}

/// `--horizon`: of each source the forecast alone that stood so many days before the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizon {
    /// So many days before.
    pub days: u32,
    /// Before what.
    pub from: HorizonFrom,
}

/// Which forecasts are scored, and in which groups.
#[derive(Clone, Debug, PartialEq)]
pub struct SelectionOptions {
    /// What to group by.
    pub group_by: Vec<GroupingColumn>,
    /// Which rows to keep: those that all filters keep.
    pub filters: Vec<Filter>,
    /// The derived columns that the user names as such, should the files have columns of these names.
    pub derived: Vec<GroupingColumn>,
    /// First day of the span of resolutions to score.
    pub from: Option<Day>,
    /// Last day of that span.
    pub to: Option<Day>,
    /// The day that the run pretends to stand on.
    pub as_of: Day,
    /// How updates count.
    pub updates: Updates,
    /// What the forecasts of a group on one question weigh together.
    pub weights: Weights,
    /// Rows alike but for their id.
    pub repeats: Keep,
    /// Forecasts made on the day of the resolution.
    pub same_day: Keep,
    /// Forecasts made after the deadline of their question.
    pub after_deadline: Keep,
    /// Whether forecasts over several answers or days count as statements of yes and no too.
    pub as_binary: bool,
    /// Whether a question counts only from the day on which its deadline has passed too.
    pub wait_for_deadline: bool,
    /// Which forecast of each source is scored, if not all: then later ones are left out, and `updates` should be
    /// [`Updates::Last`].
    pub horizon: Option<Horizon>,
}

impl SelectionOptions {
    /// The names of all columns that are grouped or filtered by.
    pub(crate) fn named_columns(&self) -> Vec<String> {
        let used = self.group_by.iter().chain(self.filters.iter().map(|filter| &filter.column));
        used.map(|column| column.name().to_owned()).collect()
    }

    /// Every forecast, by source type, as it stands on the day `as_of`.
    pub fn new(as_of: Day) -> Self {
        Self {
            group_by: vec![GroupingColumn::SourceType],
            filters: vec![],
            derived: vec![],
            from: None,
            to: None,
            as_of,
            updates: Updates::All,
            weights: Weights::Forecast,
            repeats: Keep::Keep,
            same_day: Keep::Keep,
            after_deadline: Keep::Keep,
            as_binary: false,
            wait_for_deadline: false,
            horizon: None,
        }
    }

    /// Whether periods of time are grouped by.
    pub fn is_over_time(&self) -> bool {
        self.group_by.iter().any(GroupingColumn::is_period)
    }

    /// The filters as `COLUMN=VALUE`.
    pub fn filters_as_typed(&self) -> Vec<String> {
        let typed = |filter: &Filter| format!("{}={}", self.column_as_typed(&filter.column), filter.value);
        self.filters.iter().map(typed).collect()
    }

    /// A column as `--by` and `--where` name it.
    pub fn column_as_typed(&self, column: &GroupingColumn) -> String {
        let name = column.name();
        match column {
            GroupingColumn::Column(own) if GroupingColumn::named(own) != *column => format!("{OWN}{name}"),
            _ if self.derived.contains(column) => format!("{DERIVED}{name}"),
            _ => name.to_owned(),
        }
    }
}
