//! One column of `--by` or `--where`: where its value comes from, and the names of days and lead times.

use crate::dataset::Dataset;
use crate::model::Day;
use crate::options::GroupingColumn;

/// The bands of lead time: the last day of each, and its name.
pub(super) const HORIZONS: [(i32, &str); 6] = GroupingColumn::HORIZONS;

/// One column that is grouped or filtered by, and where its value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyPart {
    /// The source type of the row.
    SourceType,
    /// The source of the row.
    Source,
    /// Another column of the forecasts.
    LabelColumn(usize),
    /// A column of the resolutions.
    QuestionColumn(usize),
    /// Year of the resolution.
    Year,
    /// Quarter of the resolution.
    Quarter,
    /// Month of the resolution.
    Month,
    /// Band of the days from forecast to resolution.
    Horizon,
}

impl KeyPart {
    pub(super) fn is_of_label(self) -> bool {
        matches!(self, Self::SourceType | Self::Source | Self::LabelColumn(_))
    }

    pub(super) fn of(column: &GroupingColumn, log: &Dataset) -> Option<Self> {
        let position = |columns: &[String], name: &String| columns.iter().position(|column| column == name);
        Some(match column {
            GroupingColumn::SourceType => Self::SourceType,
            GroupingColumn::Source => Self::Source,
            GroupingColumn::Year => Self::Year,
            GroupingColumn::Quarter => Self::Quarter,
            GroupingColumn::Month => Self::Month,
            GroupingColumn::Horizon => Self::Horizon,
            GroupingColumn::Column(name) => position(&log.label_columns, name)
                .map(Self::LabelColumn)
                .or_else(|| position(&log.question_columns, name).map(Self::QuestionColumn))?,
        })
    }
}

/// How many of these make a year; `None` for columns that are no dates.
pub(super) fn granularity(part: KeyPart) -> Option<i32> {
    match part {
        KeyPart::Year => Some(1),
        KeyPart::Quarter => Some(4),
        KeyPart::Month => Some(12),
        _ => None,
    }
}

pub(super) fn date_name(part: KeyPart, day: Day) -> String {
    let column = match part {
        KeyPart::Quarter => GroupingColumn::Quarter,
        KeyPart::Month => GroupingColumn::Month,
        _ => GroupingColumn::Year,
    };
    column.period_of(day).unwrap_or_default()
}

/// Index of the lead-time band.
pub(super) fn horizon(made: Day, resolved: Day) -> usize {
    let days = resolved.days_since_1970() - made.days_since_1970();
    HORIZONS.iter().position(|&(end, _)| days <= end).unwrap_or(HORIZONS.len() - 1)
}
