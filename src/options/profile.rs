//! What is known of a kind of log: which column is which, and how its cells are read.

use crate::model::Field;
use crate::options::{
    Alias, DateOrder, OutcomeWords, ProbabilityScale, ReadingOptions, SerialDates, SwappedDates, WholeFile, Wide,
};

/// A kind of log, as a file of `--map-file` or one that the program brings along describes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// By which it is asked for: `fatebook`; the path of a file of the user's own.
    pub name: String,
    /// For people: `Export of Fatebook`.
    pub title: String,
    /// The headers by which such a log is known; none: it is used only when it is asked for.
    pub recognised_by: KnownHeaders,
    /// Name of the file beside the forecasts that holds the resolutions, if there is one.
    pub resolutions_file: Option<String>,
    /// Fields with the header of their column.
    pub columns: Vec<(Field, String)>,
    /// Likewise where the files of resolutions have other headers.
    pub resolution_columns: Vec<(Field, String)>,
    /// Values of fields that no column holds as they are needed.
    pub cases: Vec<Case>,
    /// The rows that are read.
    pub rows: Vec<RowCondition>,
    /// Names that stand for others.
    pub aliases: Vec<Alias>,
    /// What all forecasts have in common.
    pub whole_file: WholeFile,
    /// What words of its own mean.
    pub outcomes: OutcomeWords,
    /// How sheets are spread out.
    pub wide: Option<Wide>,
    /// What plain numbers mean.
    pub scale: Option<ProbabilityScale>,
    /// Day and month order.
    pub date_order: Option<DateOrder>,
    /// What is done with swapped dates.
    pub swapped_dates: Option<SwappedDates>,
    /// From where day numbers count.
    pub serial_dates: Option<SerialDates>,
    /// Whether the last of several resolutions stands.
    pub latest_resolution: bool,
}

/// Headers that a kind of log has, in each of its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownHeaders {
    /// Of the forecasts.
    pub forecasts: Vec<String>,
    /// Of the resolutions, if they are a file of their own.
    pub resolutions: Vec<String>,
}

/// The value of a field in rows in which all of some conditions hold; of several cases of a field the first counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The field.
    pub field: Field,
    /// What it is then.
    pub value: String,
    /// When; none: always.
    pub when: Vec<RowCondition>,
}

/// What a cell of a row has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowCondition {
    /// Header of its column.
    pub header: String,
    /// Its text, in whatever case; `*` for any that is not blank, and nothing for a blank one.
    pub wanted: String,
}

impl RowCondition {
    /// Whether a cell, trimmed, is as it has to be.
    pub(crate) fn holds(&self, cell: &[u8]) -> bool {
        if self.wanted == "*" { !cell.is_empty() } else { self.wanted.as_bytes().eq_ignore_ascii_case(cell) }
    }
}

/// Which profile a log is read by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ProfileChoice {
    /// That whose headers it has, if there is one.
    #[default]
    Recognised,
    /// The one of this name.
    Named(String),
    /// None.
    Off,
}

impl ReadingOptions {
    /// Takes from a profile what is not said yet.
    pub(crate) fn fill_in(&mut self, profile: &Profile) {
        fill_fields(&mut self.columns, &profile.columns);
        fill_fields(&mut self.resolution_columns, &profile.resolution_columns);
        let said = |case: &Case| self.cases.iter().any(|known| known.field == case.field);
        let cases: Vec<Case> = profile.cases.iter().filter(|case| !said(case)).cloned().collect();
        self.cases.extend(cases);
        self.rows.extend(profile.rows.iter().filter(|row| !self.rows.contains(row)).cloned().collect::<Vec<_>>());
        let same = |one: &Alias, other: &Alias| (&one.column, &one.written) == (&other.column, &other.written);
        let more = profile.aliases.iter().filter(|alias| !self.aliases.iter().any(|known| same(known, alias)));
        let more: Vec<Alias> = more.cloned().collect();
        self.aliases.extend(more);
        self.outcomes = OutcomeWords::new([self.outcomes.all(), profile.outcomes.all()].concat());
        let (own, theirs) = (&mut self.whole_file, &profile.whole_file);
        own.source = own.source.take().or_else(|| theirs.source.clone());
        own.source_type = own.source_type.take().or_else(|| theirs.source_type.clone());
        own.forecast_date = own.forecast_date.or(theirs.forecast_date);
        self.wide = self.wide.or(profile.wide);
        self.scale = self.scale.or(profile.scale);
        self.date_order = self.date_order.or(profile.date_order);
        self.swapped_dates = self.swapped_dates.or(profile.swapped_dates);
        self.serial_dates = self.serial_dates.or(profile.serial_dates);
        self.latest_resolution |= profile.latest_resolution;
    }

    /// What is said of the files, to be said again of the next ones.
    pub(crate) fn as_profile(&self) -> Profile {
        Profile {
            columns: self.columns.clone(),
            resolution_columns: self.resolution_columns.clone(),
            cases: self.cases.clone(),
            rows: self.rows.clone(),
            aliases: self.aliases.clone(),
            whole_file: self.whole_file.clone(),
            outcomes: self.outcomes.clone(),
            wide: self.wide,
            scale: self.scale,
            date_order: self.date_order,
            swapped_dates: self.swapped_dates,
            serial_dates: self.serial_dates,
            latest_resolution: self.latest_resolution,
            ..Profile::default()
        }
    }
}

/// Takes fields that are not among one's own.
pub(crate) fn fill_fields(own: &mut Vec<(Field, String)>, theirs: &[(Field, String)]) {
    let more: Vec<_> =
        theirs.iter().filter(|(field, _)| !own.iter().any(|(known, _)| known == field)).cloned().collect();
    own.extend(more);
}
