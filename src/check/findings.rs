//! What is found beside the diagnostics: rows and names that may be as they should.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::forecast_counts::ForecastCounts;
use crate::check::places::{FileLines, FilePlaces, RowPlace};
use crate::dataset::Dataset;
use crate::model::{Day, LineNumber, QuestionId, RowStatus};
use crate::names::{AlikeNames, Named, alike};
use crate::observe::sources::Sources;
use crate::observe::{Copied, KeptStatus, Observations};

/// So many examples are kept of what is only counted.
pub(crate) const EXAMPLES: usize = 20;

/// What is found beside the diagnostics.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Findings {
    /// Rows that are not scored, by the reason.
    pub(crate) left_out: Vec<RowsLeftOut>,
    /// Questions whose deadline has passed without a resolution, the longest overdue first.
    pub(crate) overdue: Vec<Overdue>,
    /// Open questions that have no deadline.
    pub(crate) open_without_deadline: Vec<OnQuestion>,
    /// Sources that are filed under more than one type.
    pub(crate) sources_with_several_types: Vec<SeveralTypes>,
    /// Sources that may be one.
    pub(crate) similar_sources: Vec<AlikeNames>,
    /// Source types that may be one.
    pub(crate) similar_source_types: Vec<AlikeNames>,
    /// The same forecast once more: left out.
    pub(crate) duplicates: Examples<Copy>,
    /// The same forecast once more, but under another id.
    pub(crate) repeats: Examples<Copy>,
    /// Forecasts made on the day of the resolution.
    pub(crate) same_day: Examples<RowPlace>,
    /// Questions in the resolutions on which there is no readable forecast.
    pub(crate) questions_without_forecasts: Examples<String>,
    /// Questions with forecasts that the resolutions do not have.
    pub(crate) questions_without_resolution: Examples<OnQuestion>,
}

/// How many, and the first of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Examples<T> {
    /// How many there are.
    pub(crate) count: u64,
    /// The first of them.
    pub(crate) first: Vec<T>,
}

impl<T> Default for Examples<T> {
    fn default() -> Self {
        Self { count: 0, first: vec![] }
    }
}

impl<T> Examples<T> {
    fn of<S>(all: impl IntoIterator<Item = S>, show: impl Fn(S) -> T) -> Self {
        let mut examples = Self::default();
        for one in all {
            examples.count += 1;
            if examples.first.len() < EXAMPLES {
                examples.first.push(show(one));
            }
        }
        examples
    }
}

/// Rows that are not scored, for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct RowsLeftOut {
    /// The reason, as in the counts.
    pub(crate) status: RowStatus,
    /// How many.
    pub(crate) count: u64,
    /// Where they stand.
    pub(crate) rows: Vec<FileLines>,
}

/// A question whose deadline has passed without a resolution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Overdue {
    /// Its id.
    pub(crate) question: String,
    /// Its deadline.
    pub(crate) deadline: String,
    /// Forecasts that wait for it.
    pub(crate) forecasts: u64,
}

/// A question and its forecasts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct OnQuestion {
    /// Its id.
    pub(crate) question: String,
    /// Forecasts on it.
    pub(crate) forecasts: u64,
    /// The first of them.
    pub(crate) first: RowPlace,
}

/// A source that is filed under more than one type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct SeveralTypes {
    /// The source.
    pub(crate) source: String,
    /// The types and how many of its forecasts they have, the most frequent first.
    pub(crate) source_types: Vec<Named>,
}

/// A row that is another once more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Copy {
    /// The row.
    #[serde(flatten)]
    pub(crate) row: RowPlace,
    /// The first of its kind.
    pub(crate) repeats: RowPlace,
}

impl Findings {
    /// Names that may split one source or type into several.
    pub(crate) fn split_names(&self) -> u64 {
        (self.sources_with_several_types.len() + self.similar_sources.len() + self.similar_source_types.len()) as u64
    }

    /// Collects them.
    pub(crate) fn of(
        log: &Dataset,
        observations: &Observations,
        statuses: &[KeptStatus],
        asked: &ForecastCounts,
        all_sources: &Sources,
        as_of: Day,
    ) -> Self {
        let places = FilePlaces::new(&log.tables);
        let open = Open { log, observations, asked, places: &places };
        let names = TypesBySource::of(log, asked, all_sources);
        let copies = |is_repeat: bool| {
            let all = observations.copied.iter().filter(move |copied| copied.is_repeat == is_repeat);
            Examples::of(all, |copied: &Copied| Copy { row: places.row(copied.line), repeats: places.row(copied.of) })
        };
        let dropped = statuses.iter().filter(|kept| kept.status == RowStatus::SameDayDropped).map(|kept| kept.line);
        let same_day = observations.same_day_lines.iter().copied().chain(dropped);
        Self {
            left_out: left_out(statuses, &places),
            overdue: overdue(log, observations, as_of),
            open_without_deadline: open.without_deadline(),
            sources_with_several_types: names.several_types(),
            similar_sources: similar(&names.sources()),
            similar_source_types: similar(&names.source_types()),
            duplicates: copies(false),
            repeats: copies(true),
            same_day: Examples::of(same_day, |line| places.row(line)),
            questions_without_forecasts: open.without_forecasts(),
            questions_without_resolution: open.without_resolution(),
        }
    }
}

/// More names are ids, and take memory to compare.
const MOST_NAMES: usize = 50_000;

fn similar(names: &[Named]) -> Vec<AlikeNames> {
    if names.len() > MOST_NAMES { vec![] } else { alike(names) }
}

fn left_out(statuses: &[KeptStatus], places: &FilePlaces<'_>) -> Vec<RowsLeftOut> {
    let mut lines: BTreeMap<RowStatus, Vec<LineNumber>> = BTreeMap::new();
    for kept in statuses.iter().filter(|kept| kept.status != RowStatus::Scored) {
        lines.entry(kept.status).or_default().push(kept.line);
    }
    let left_out = |(status, lines): (RowStatus, Vec<LineNumber>)| RowsLeftOut {
        status,
        count: lines.len() as u64,
        rows: places.by_file(lines),
    };
    lines.into_iter().map(left_out).collect()
}

/// Questions whose deadline has passed without a resolution, the longest overdue first.
pub(crate) fn overdue(log: &Dataset, observations: &Observations, as_of: Day) -> Vec<Overdue> {
    let open = observations.open.iter().filter(|open| open.forecasts > 0);
    let mut overdue: Vec<Overdue> = open
        .filter_map(|open| {
            let deadline = open.deadline.filter(|&deadline| deadline < as_of)?.to_string();
            let question = String::from_utf8_lossy(log.questions.id(open.question)).into_owned();
            Some(Overdue { question, deadline, forecasts: u64::from(open.forecasts) })
        })
        .collect();
    overdue.sort_by(|a, b| (&a.deadline, &a.question).cmp(&(&b.deadline, &b.question)));
    overdue
}

/// Questions that lack something.
struct Open<'a> {
    log: &'a Dataset,
    observations: &'a Observations,
    asked: &'a ForecastCounts,
    places: &'a FilePlaces<'a>,
}

impl Open<'_> {
    fn id(&self, question: QuestionId) -> String {
        String::from_utf8_lossy(self.log.questions.id(question)).into_owned()
    }

    fn without_deadline(&self) -> Vec<OnQuestion> {
        let open = self.observations.open.iter().filter(|open| open.deadline.is_none() && open.forecasts > 0);
        let mut questions: Vec<QuestionId> = open.map(|open| open.question).collect();
        questions.sort_unstable_by_key(|&question| self.first_line(question));
        questions.into_iter().map(|question| self.on_question(question)).collect()
    }

    fn first_line(&self, question: QuestionId) -> LineNumber {
        self.asked.questions.get(question.index()).map_or(LineNumber::default(), |asked| asked.first_line)
    }

    fn on_question(&self, question: QuestionId) -> OnQuestion {
        let asked = self.asked.questions.get(question.index()).copied().unwrap_or_default();
        OnQuestion { question: self.id(question), forecasts: asked.forecasts, first: self.places.row(asked.first_line) }
    }

    /// Questions by number: those in the resolution files come first.
    fn numbers(&self) -> (impl Iterator<Item = QuestionId>, impl Iterator<Item = QuestionId>) {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let (known, all) = (number(self.log.questions.facts.len()), number(self.asked.questions.len()));
        ((0..known).map(QuestionId::new), (known..all).map(QuestionId::new))
    }

    fn without_forecasts(&self) -> Examples<String> {
        if self.log.resolution_tables.is_empty() || self.log.filtered > 0 {
            return Examples::default(); // they come from the forecasts, or the filter has taken their forecasts away
        }
        let is_unasked = |&question: &QuestionId| self.asked.questions[question.index()].forecasts == 0;
        Examples::of(self.numbers().0.filter(is_unasked), |question| self.id(question))
    }

    fn without_resolution(&self) -> Examples<OnQuestion> {
        if self.log.resolution_tables.is_empty() {
            return Examples::default();
        }
        let is_asked = |&question: &QuestionId| self.asked.questions[question.index()].forecasts > 0;
        let mut questions: Vec<QuestionId> = self.numbers().1.filter(is_asked).collect();
        questions.sort_unstable_by_key(|&question| self.first_line(question));
        Examples::of(questions, |question| self.on_question(question))
    }
}

/// Sources and the types under which they are filed, with their forecasts.
struct TypesBySource<'a>(BTreeMap<&'a str, BTreeMap<&'a str, u64>>);

impl<'a> TypesBySource<'a> {
    fn of(log: &'a Dataset, asked: &ForecastCounts, all_sources: &'a Sources) -> Self {
        let mut names: BTreeMap<&str, BTreeMap<&str, u64>> = BTreeMap::new();
        for ((label, source_type), &forecasts) in log.labels.iter().zip(&all_sources.source_type).zip(&asked.labels) {
            if forecasts > 0 {
                *names.entry(&label.source).or_default().entry(source_type).or_default() += forecasts;
            }
        }
        Self(names)
    }

    fn sources(&self) -> Vec<Named> {
        self.0.iter().map(|(name, types)| Named { name: (*name).to_owned(), forecasts: types.values().sum() }).collect()
    }

    fn source_types(&self) -> Vec<Named> {
        let mut forecasts: BTreeMap<&str, u64> = BTreeMap::new();
        for (name, count) in self.0.values().flatten() {
            *forecasts.entry(name).or_default() += count;
        }
        forecasts.into_iter().map(|(name, forecasts)| Named { name: name.to_owned(), forecasts }).collect()
    }

    fn several_types(&self) -> Vec<SeveralTypes> {
        let several = self.0.iter().filter(|(_, types)| types.len() > 1);
        several
            .map(|(source, types)| {
                let named = types.iter().map(|(name, &forecasts)| Named { name: (*name).to_owned(), forecasts });
                let mut source_types: Vec<Named> = named.collect();
                source_types.sort_by_key(|named| std::cmp::Reverse(named.forecasts));
                SeveralTypes { source: (*source).to_owned(), source_types }
            })
            .collect()
    }
}
