//! What `--by` asks for, and the group of a row.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dataset::Dataset;
use crate::dataset::distinct::SharedValues;
use crate::diagnostics::{Code, Note};
use crate::localized::Localized;
use crate::model::GroupKey;
use crate::model::{Day, LabelId, QuestionId};
use crate::observe::group_column::{HORIZONS, KeyPart, date_name, granularity, horizon};
use crate::observe::judge::QuestionStatus;
use crate::observe::largest_groups::Largest;
pub(crate) use crate::observe::largest_groups::MOST_GROUPS;
use crate::observe::sources::Sources;
use crate::options::{Filter, GroupingColumn, SelectionOptions};

/// Number of a group; numbers follow the order in which threads met them, keys are sorted afterwards.
pub(crate) type GroupId = u32;

/// What distinguishes groups, as small numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct GroupParts {
    label: u32,
    question: u32,
    date: i32,
    horizon: u8,
}

impl GroupParts {
    /// All groups that are too small to stand alone.
    const OTHERS: Self = Self { label: u32::MAX, question: u32::MAX, date: i32::MAX, horizon: u8::MAX };
}

/// The columns of `--by`, resolved for a log.
#[derive(Debug)]
pub(crate) struct Grouping {
    parts: Vec<(String, KeyPart)>,
    filters: Vec<(KeyPart, String)>,
    /// For each label the number of its values; the values.
    label_part: Vec<u32>,
    label_values: Vec<Vec<String>>,
    /// For each question with values their number; the values.
    question_part: FxHashMap<QuestionId, u32>,
    question_values: Vec<Vec<String>>,
    /// Whether the label decides, so that its values' number is the group's.
    by_label_alone: bool,
    groups: SharedValues<GroupParts>,
    /// How many groups were too small to stand alone.
    merged: u64,
    /// Where several columns together make too many groups, those that stand alone.
    alone: Option<FxHashSet<GroupParts>>,
}

/// What a row's question contributes: worked out once per question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct QuestionGroup {
    question: u32,
    /// `None`: grouped by a date that is not known.
    date: Option<i32>,
    /// For lead times.
    resolved: Option<Day>,
    /// Whether the filters on questions keep it.
    pub(crate) kept: bool,
}

impl Grouping {
    /// Resolves the columns of the selection; the reader has made sure that they exist.
    pub(crate) fn new(log: &Dataset, selection: &SelectionOptions, all_sources: &Sources) -> Self {
        let parts: Vec<(String, KeyPart)> = selection
            .group_by
            .iter()
            .filter_map(|column| Some((column.name().to_owned(), KeyPart::of(column, log)?)))
            .collect();
        let filters = selection.filters.iter().filter_map(|filter| question_filter(filter, log)).collect();
        let mut grouping = Self {
            parts,
            filters,
            label_part: vec![],
            label_values: vec![],
            question_part: FxHashMap::default(),
            question_values: vec![vec![]],
            by_label_alone: false,
            groups: SharedValues::default(),
            merged: 0,
            alone: None,
        };
        grouping.number_labels(log, all_sources);
        grouping.number_questions(log);
        grouping.keep_the_largest(log);
        grouping.by_label_alone = grouping.parts.iter().all(|(_, part)| part.is_of_label());
        if !grouping.by_label_alone {
            grouping.keep_the_largest_combinations(log, selection);
        }
        grouping
    }

    /// Groups whose values are known: each has its place among them as its number.
    pub(crate) fn of_values(columns: &[GroupingColumn], groups: &[Vec<String>]) -> Self {
        let band = |name: &String| HORIZONS.iter().position(|(_, band)| band == name);
        let horizon = columns.iter().position(|column| *column == GroupingColumn::Horizon);
        let horizon = horizon.filter(|&at| groups.iter().all(|values| band(&values[at]).is_some()));
        let part = |at| if horizon == Some(at) { KeyPart::Horizon } else { KeyPart::LabelColumn(at) };
        let numbered = SharedValues::default();
        let mut label_values = vec![];
        for (label, values) in (0..).zip(groups) {
            let of_group = horizon.and_then(|at| u8::try_from(band(&values[at])?).ok()).unwrap_or_default();
            numbered
                .number(GroupParts { label, horizon: of_group, ..GroupParts::default() }, &mut FxHashMap::default());
            let own = values.iter().enumerate().filter(|(at, _)| horizon != Some(*at));
            label_values.push(own.map(|(_, value)| value.clone()).collect());
        }
        Self {
            parts: columns.iter().enumerate().map(|(at, column)| (column.name().to_owned(), part(at))).collect(),
            filters: vec![],
            label_part: vec![],
            label_values,
            question_part: FxHashMap::default(),
            question_values: vec![vec![]],
            by_label_alone: false,
            groups: numbered,
            merged: 0,
            alone: None,
        }
    }

    fn number_labels(&mut self, log: &Dataset, all_sources: &Sources) {
        let mut numbers = FxHashMap::default();
        for (at, label) in log.labels.iter().enumerate() {
            let values: Vec<String> = self
                .parts
                .iter()
                .filter_map(|(_, part)| match *part {
                    KeyPart::SourceType => all_sources.source_type.get(at).cloned(),
                    KeyPart::Source => Some(label.source.clone()),
                    KeyPart::LabelColumn(column) => Some(label.others.get(column).cloned().unwrap_or_default()),
                    _ => None,
                })
                .collect();
            let next = u32::try_from(self.label_values.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(values.clone()).or_insert(next);
            if number == next {
                self.label_values.push(values);
            }
            self.label_part.push(number);
        }
    }

    fn number_questions(&mut self, log: &Dataset) {
        let columns: Vec<usize> = self
            .parts
            .iter()
            .filter_map(|(_, part)| match *part {
                KeyPart::QuestionColumn(column) => Some(column),
                _ => None,
            })
            .collect();
        if columns.is_empty() {
            return;
        }
        let mut numbers = FxHashMap::default();
        for question in log.questions.all() {
            let values: Vec<String> = columns
                .iter()
                .map(|&column| log.questions.values[column].get(&question).cloned().unwrap_or_default())
                .collect();
            let next = u32::try_from(self.question_values.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(values.clone()).or_insert(next);
            if number == next {
                self.question_values.push(values);
            }
            self.question_part.insert(question, number);
        }
    }

    /// Where there are too many values, the rare ones become one.
    fn keep_the_largest(&mut self, log: &Dataset) {
        let many = [&self.label_values, &self.question_values].map(|values| values.len() > MOST_GROUPS);
        if many == [false; 2] {
            return;
        }
        let [mut of_labels, mut of_questions] =
            [&self.label_values, &self.question_values].map(|values| vec![0_u64; values.len()]);
        // Rows that do not come back fail the run when it sorts them out.
        let _ = log.each_row(|row| {
            let label = self.label_part.get(row.label.index()).copied().unwrap_or_default();
            let question = self.question_part.get(&row.question).copied().unwrap_or_default();
            of_labels[label as usize] += 1;
            of_questions[question as usize] += 1;
        });
        if many[0] {
            let largest = Largest::of(&self.label_values, &of_labels);
            self.label_part.iter_mut().for_each(|part| *part = largest.number[*part as usize]);
            self.label_values = largest.values;
            self.merged += largest.merged;
        }
        if many[1] {
            // Questions without a value are the first.
            of_questions[0] = u64::MAX;
            let largest = Largest::of(&self.question_values, &of_questions);
            self.question_part.values_mut().for_each(|part| *part = largest.number[*part as usize]);
            self.question_values = largest.values;
            self.merged += largest.merged;
        }
    }

    /// Where the values of several columns together make too many groups, those with few forecasts become one.
    fn keep_the_largest_combinations(&mut self, log: &Dataset, selection: &SelectionOptions) {
        let of_question = |question| {
            let status = QuestionStatus::of(&log.questions.facts(question), selection, log.has_deadlines);
            let (resolved, counts_from) = status.days();
            self.question(question, resolved, counts_from, log)
        };
        let questions: FxHashMap<QuestionId, QuestionGroup> =
            log.questions.all().map(|question| (question, of_question(question))).collect();
        let dates: FxHashSet<i32> = questions.values().filter_map(|group| group.date).collect();
        let horizons = if self.has_horizon() { HORIZONS.len() } else { 1 };
        let at_most = [self.question_values.len(), dates.len(), horizons]
            .iter()
            .fold(self.label_values.len(), |all, &of| all.saturating_mul(of));
        if at_most <= MOST_GROUPS {
            return;
        }
        let mut forecasts: FxHashMap<GroupParts, u64> = FxHashMap::default();
        // Rows that do not come back fail the run when it sorts them out.
        let _ = log.each_row(|row| {
            let group = questions.get(&row.question);
            let parts = group.and_then(|group| self.parts_of(row.label, group, log.moments.value(row.moment).day()));
            if let Some(parts) = parts {
                *forecasts.entry(parts).or_default() += 1;
            }
        });
        if forecasts.len() <= MOST_GROUPS {
            return;
        }
        let (groups, forecasts): (Vec<GroupParts>, Vec<u64>) = forecasts.into_iter().unzip();
        let names: Vec<Vec<String>> = groups.iter().map(|group| self.key(group).1).collect();
        let largest = Largest::of(&names, &forecasts);
        self.merged = largest.merged;
        let numbers = groups.into_iter().zip(largest.number);
        self.alone =
            Some(numbers.filter(|&(_, number)| (number as usize) < MOST_GROUPS).map(|(group, _)| group).collect());
    }

    /// What is told of groups that were too many.
    pub(crate) fn note(&self) -> Option<Note> {
        if self.alone.is_some() {
            let text = format!(
                "There are more than {MOST_GROUPS} groups: the {MOST_GROUPS} with most forecasts stand alone, the others are one group."
            );
            let german = format!(
                "Es gibt mehr als {MOST_GROUPS} Gruppen: Die {MOST_GROUPS} mit den meisten Prognosen stehen einzeln, die übrigen \
                 sind eine Gruppe."
            );
            return Some(Note::new(Code::GroupsMerged, Localized::new(text, german)));
        }
        (self.merged > 0).then(|| {
            let text = format!(
                "There are {} groups: the {MOST_GROUPS} with most forecasts stand alone, the other {} are one group.",
                self.merged + MOST_GROUPS as u64,
                self.merged
            );
            let german = format!(
                "Es gibt {} Gruppen: Die {MOST_GROUPS} mit den meisten Prognosen stehen einzeln, die übrigen {} sind eine Gruppe.",
                self.merged + MOST_GROUPS as u64,
                self.merged
            );
            Note::new(Code::GroupsMerged, Localized::new(text, german))
        })
    }

    /// What a question contributes to the groups of its rows. `resolved` is the day of its resolution, if known, and
    /// `counts_from` the day to whose year, quarter and month it belongs.
    pub(crate) fn question(
        &self,
        question: QuestionId,
        resolved: Option<Day>,
        counts_from: Option<Day>,
        log: &Dataset,
    ) -> QuestionGroup {
        let finest = self.parts.iter().filter_map(|(_, part)| granularity(*part)).max();
        let date = match (finest, counts_from) {
            (None, _) => Some(0),
            (Some(_), None) => None,
            (Some(parts_of_year), Some(day)) => {
                Some(day.year() * parts_of_year + (day.month().cast_signed() - 1) * parts_of_year / 12)
            }
        };
        let kept = self.filters.iter().all(|(part, wanted)| match *part {
            KeyPart::QuestionColumn(column) => {
                log.questions.values[column].get(&question).is_some_and(|value| value == wanted)
            }
            KeyPart::Year | KeyPart::Quarter | KeyPart::Month => {
                counts_from.is_some_and(|day| date_name(*part, day) == *wanted)
            }
            _ => true,
        });
        QuestionGroup { question: self.question_part.get(&question).copied().unwrap_or_default(), date, resolved, kept }
    }

    /// Whether there is a filter on lead time.
    pub(crate) fn asks_for_horizons(&self) -> bool {
        self.filters.iter().any(|(part, _)| *part == KeyPart::Horizon)
    }

    /// Whether the filters on lead time keep a row.
    pub(crate) fn keeps_horizon(&self, question: &QuestionGroup, made: Day) -> bool {
        self.filters.iter().all(|(part, wanted)| {
            *part != KeyPart::Horizon
                || question.resolved.is_some_and(|resolved| HORIZONS[horizon(made, resolved)].1 == wanted)
        })
    }

    /// The group of a row; `None` when what groups it is not known yet.
    #[inline]
    pub(crate) fn group(
        &self,
        label: LabelId,
        question: &QuestionGroup,
        made: impl FnOnce() -> Day,
        cache: &mut FxHashMap<GroupParts, GroupId>,
    ) -> Option<GroupId> {
        if self.by_label_alone {
            return self.label_part.get(label.index()).copied();
        }
        self.group_of_parts(label, question, made(), cache)
    }

    /// Apart from [`group`](Self::group), so that the usual case is small enough to be inlined for every row.
    fn group_of_parts(
        &self,
        label: LabelId,
        question: &QuestionGroup,
        made: Day,
        cache: &mut FxHashMap<GroupParts, GroupId>,
    ) -> Option<GroupId> {
        let parts = self.parts_of(label, question, made)?;
        let is_alone = self.alone.as_ref().is_none_or(|alone| alone.contains(&parts));
        Some(self.groups.number(if is_alone { parts } else { GroupParts::OTHERS }, cache))
    }

    fn parts_of(&self, label: LabelId, question: &QuestionGroup, made: Day) -> Option<GroupParts> {
        let mut parts = GroupParts {
            label: self.label_part.get(label.index()).copied().unwrap_or_default(),
            question: question.question,
            date: question.date?,
            horizon: 0,
        };
        if self.has_horizon() {
            parts.horizon = u8::try_from(horizon(made, question.resolved?)).unwrap_or_default();
        }
        Some(parts)
    }

    fn has_horizon(&self) -> bool {
        self.parts.iter().any(|(_, part)| *part == KeyPart::Horizon)
    }

    /// The groups in the order of their keys.
    pub(crate) fn in_order(&self) -> Vec<(GroupId, GroupKey)> {
        let mut groups: Vec<_> = (0_u32..).zip(self.keys()).collect();
        groups.sort_by(|(_, (_, a)), (_, (_, b))| a.cmp(b));
        groups.into_iter().map(|(id, (key, _))| (id, key)).collect()
    }

    /// The keys of all groups by number, each with what it is sorted by.
    fn keys(&self) -> Vec<(GroupKey, Vec<String>)> {
        let groups = if self.by_label_alone {
            (0_u32..).take(self.label_values.len()).map(|label| GroupParts { label, ..GroupParts::default() }).collect()
        } else {
            self.groups.values()
        };
        groups.iter().map(|group| self.key(group)).collect()
    }

    /// The key of a group, with what it is sorted by.
    fn key(&self, group: &GroupParts) -> (GroupKey, Vec<String>) {
        let Self { parts, label_values, question_values, .. } = self;
        if *group == GroupParts::OTHERS {
            let mut values = vec![String::new(); parts.len()];
            values[0] = format!("{} other groups", self.merged);
            let key = parts.iter().map(|(name, _)| name.clone()).zip(values.clone()).collect();
            return (GroupKey(key), values);
        }
        let finest = parts.iter().filter_map(|(_, part)| granularity(*part)).max().unwrap_or(1);
        let mut label = label_values[group.label as usize].iter();
        let mut question = question_values[group.question as usize].iter();
        let month = group.date.rem_euclid(finest) * 12 / finest + 1;
        let day = Day::from_ymd(group.date.div_euclid(finest), month.cast_unsigned(), 1);
        let mut key = vec![];
        let mut order = vec![];
        for (name, part) in parts {
            let value = match part {
                KeyPart::SourceType | KeyPart::Source | KeyPart::LabelColumn(_) => label.next().cloned(),
                KeyPart::QuestionColumn(_) => question.next().cloned(),
                KeyPart::Year | KeyPart::Quarter | KeyPart::Month => day.map(|day| date_name(*part, day)),
                KeyPart::Horizon => Some(HORIZONS[usize::from(group.horizon)].1.to_owned()),
            }
            .unwrap_or_default();
            let is_horizon = *part == KeyPart::Horizon;
            order.push(if is_horizon { group.horizon.to_string() } else { value.clone() });
            key.push((name.clone(), value));
        }
        (GroupKey(key), order)
    }
}

fn question_filter(filter: &Filter, log: &Dataset) -> Option<(KeyPart, String)> {
    let part = KeyPart::of(&filter.column, log)?;
    let meant = log.aliases.of(&filter.column).meant(&filter.value).map(str::to_owned);
    (!part.is_of_label()).then(|| (part, meant.unwrap_or_else(|| filter.value.clone())))
}
