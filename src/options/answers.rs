//! What is said of files, from the command line and from a profile.

use crate::model::Field;
use crate::options::{Alias, Case, OutcomeWords, Profile, ProfileChoice, ReadingOptions};

impl ReadingOptions {
    /// Takes from a profile what is not said yet.
    pub(crate) fn fill_in(&mut self, profile: &Profile) {
        fill_fields(&mut self.columns, &profile.columns);
        fill_fields(&mut self.resolution_columns, &profile.resolution_columns);
        let said = |case: &Case| self.cases.iter().any(|known| known.field == case.field);
        let cases: Vec<Case> = profile.cases.iter().filter(|case| !said(case)).cloned().collect();
        self.cases.extend(cases);
        if self.answers.is_empty() {
            self.answers.clone_from(&profile.answers);
        }
        self.answer_list = self.answer_list.take().or_else(|| profile.answer_list.clone());
        self.outcome_of_answer |= profile.outcome_of_answer;
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
        self.normalise |= profile.normalise;
        self.date_order = self.date_order.or(profile.date_order);
        self.partial = self.partial.or(profile.partial);
        self.ranges = self.ranges.or(profile.ranges);
        self.swapped_dates = self.swapped_dates.or(profile.swapped_dates);
        self.serial_dates = self.serial_dates.or(profile.serial_dates);
        self.unix_time = self.unix_time.or(profile.unix_time);
        self.latest_resolution |= profile.latest_resolution;
        self.fill_down = self.fill_down.or(profile.fill_down);
        if self.sheets.is_empty() {
            self.sheets.clone_from(&profile.sheets);
        }
        self.encoding = self.encoding.or(profile.encoding);
        self.delimiter = self.delimiter.or(profile.delimiter);
        self.lexicon = self.lexicon.or(&profile.lexicon);
        if self.profile == ProfileChoice::Recognised {
            self.profile = profile.known_log.clone();
        }
    }

    /// What is said of the files, to be said again of the next ones.
    pub(crate) fn as_profile(&self) -> Profile {
        Profile {
            columns: self.columns.clone(),
            resolution_columns: self.resolution_columns.clone(),
            cases: self.cases.clone(),
            answers: self.answers.clone(),
            answer_list: self.answer_list.clone(),
            outcome_of_answer: self.outcome_of_answer,
            rows: self.rows.clone(),
            aliases: self.aliases.clone(),
            whole_file: self.whole_file.clone(),
            outcomes: self.outcomes.clone(),
            wide: self.wide,
            scale: self.scale,
            ranges: self.ranges,
            partial: self.partial,
            normalise: self.normalise,
            date_order: self.date_order,
            swapped_dates: self.swapped_dates,
            serial_dates: self.serial_dates,
            unix_time: self.unix_time,
            latest_resolution: self.latest_resolution,
            fill_down: self.fill_down,
            sheets: self.sheets.clone(),
            encoding: self.encoding,
            delimiter: self.delimiter,
            lexicon: self.lexicon.clone(),
            known_log: self.profile.clone(),
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
