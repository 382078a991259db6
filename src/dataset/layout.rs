//! Which columns of a file the run needs, and where they stand.

use crate::dataset::answers::{self, AnswerReading};
use crate::dataset::column_look::{self, ColumnLook};
use crate::dataset::days_or_names;
use crate::dataset::distributions::{DistributionColumns, free_incomplete};
use crate::dataset::missing_columns::{FileRole, at_header, missing};
use crate::dataset::named_column::named_column;
use crate::dataset::row_diagnostics::sentence;
use crate::dataset::row_filter::RowFilter;
use crate::dataset::table_beside;
use crate::diagnostics::{Code, Diagnostic, Message};
use crate::input::columns::{Columns, Field, HeaderError, match_headers};
use crate::input::footer::RowColumns;
use crate::input::table::InputTable;
use crate::localized::{Language, Localized};
use crate::options::ReadingOptions;

/// The columns of a file of forecasts.
#[derive(Clone, Debug)]
pub(crate) struct ForecastLayout {
    /// Fields that a row must have.
    pub(crate) width: usize,
    /// Question id, or the question's text where there is no id.
    pub(crate) question: usize,
    /// Source.
    pub(crate) source: usize,
    /// Source type.
    pub(crate) source_type: usize,
    /// Day of the forecast.
    pub(crate) date: usize,
    /// Probability, or the phrase where there is no such column.
    pub(crate) probability: usize,
    /// Phrase, where it stands beside the probability.
    pub(crate) phrase: Option<usize>,
    /// Id of the forecast.
    pub(crate) id: Option<usize>,
    /// Weight.
    pub(crate) weight: Option<usize>,
    /// Source, source type, and the other columns that are grouped by.
    pub(crate) label_columns: Vec<usize>,
    /// The first and last of these, if they stand beside each other.
    pub(crate) label_span: Option<(usize, usize)>,
    /// Filters on columns of this file.
    pub(crate) filters: Vec<RowFilter>,
    /// Where the rows say how their questions ended, if they are asked.
    pub(crate) own_resolution: Option<OwnResolution>,
    /// What the probabilities are of, where they are not all of yes.
    pub(crate) answers: Option<AnswerReading>,
    /// Where parts of forecasts stand, if there are such rows.
    pub(crate) distributions: Option<DistributionColumns>,
    /// All answers that the question of a row can have.
    pub(crate) categories: Option<usize>,
}

/// Columns in which a row says how its question ended.
#[derive(Clone, Debug)]
pub(crate) struct OwnResolution {
    /// Outcome.
    pub(crate) outcome: usize,
    /// How far it happened, where the outcome says: in part.
    pub(crate) outcome_share: Option<usize>,
    /// The answer of which the outcome says whether it came true, where it says no more.
    pub(crate) of_answer: Option<usize>,
    /// Day on which it was known.
    pub(crate) resolved_on: Option<usize>,
    /// When the question was asked.
    pub(crate) opens_on: Option<usize>,
    /// Deadline.
    pub(crate) closes_on: Option<usize>,
}

impl ForecastLayout {
    /// The columns by which rows are told from other lines.
    #[inline]
    pub(crate) fn row_columns(&self) -> RowColumns {
        RowColumns {
            question: self.question,
            source: self.source,
            source_type: self.source_type,
            date: self.date,
            probability: self.probability,
        }
    }

    /// Every column that is read.
    pub(crate) fn used_columns(&self) -> Vec<usize> {
        let own = self
            .own_resolution
            .iter()
            .flat_map(|own| [Some(own.outcome), own.resolved_on, own.opens_on, own.closes_on].into_iter().flatten());
        let answers = self.answers.iter().flat_map(|answers| match answers {
            AnswerReading::Side(side) => std::slice::from_ref(&side.column),
            AnswerReading::Columns(columns) => &columns.others,
        });
        [self.question, self.probability, self.date]
            .into_iter()
            .chain([self.phrase, self.id, self.weight].into_iter().flatten())
            .chain(self.label_columns.iter().copied().filter(|&column| column != usize::MAX))
            .chain(self.filters.iter().flat_map(RowFilter::columns).copied())
            .chain(own)
            .chain(answers.copied())
            .chain(self.categories)
            .chain(self.distributions.iter().flat_map(DistributionColumns::all))
            .collect()
    }

    /// The columns whose dates are read.
    pub(crate) fn date_columns(&self) -> Vec<usize> {
        let own = self.own_resolution.as_ref();
        let until = self.distributions.as_ref().and_then(|columns| columns.until);
        let all = [Some(self.date), own.and_then(|own| own.resolved_on), own.and_then(|own| own.closes_on), until];
        all.into_iter().flatten().collect()
    }
}

impl ResolutionLayout {
    /// Every column that is read.
    pub(crate) fn used_columns(&self) -> Vec<usize> {
        let values = self.values.iter().map(|(_, column)| *column);
        [Some(self.question), Some(self.outcome), Some(self.resolved_on), self.of_answer, self.opens_on, self.closes_on]
            .into_iter()
            .flatten()
            .chain(self.categories)
            .chain(values)
            .chain(self.filters.iter().flat_map(RowFilter::columns).copied())
            .collect()
    }

    /// The columns whose dates are read.
    pub(crate) fn date_columns(&self) -> Vec<usize> {
        [Some(self.resolved_on), self.closes_on].into_iter().flatten().collect()
    }
}

/// Whether a file says how questions ended and forecasts nothing.
pub(crate) fn is_resolutions(columns: &Columns) -> bool {
    let has = |field| columns.get(field).is_some();
    let forecasts = has(Field::Probability) || has(Field::Phrase) || (has(Field::Source) && has(Field::SourceType));
    has(Field::QuestionId) && has(Field::Outcome) && !forecasts
}

/// The columns of a file of resolutions.
#[derive(Clone, Debug)]
pub(crate) struct ResolutionLayout {
    /// Fields that a row must have.
    pub(crate) width: usize,
    /// Question id.
    pub(crate) question: usize,
    /// Outcome.
    pub(crate) outcome: usize,
    /// How far it happened, where the outcome says: in part.
    pub(crate) outcome_share: Option<usize>,
    /// The answer of which the outcome says whether it came true, where it says no more.
    pub(crate) of_answer: Option<usize>,
    /// Day on which it was known.
    pub(crate) resolved_on: usize,
    /// When the question was asked.
    pub(crate) opens_on: Option<usize>,
    /// Deadline.
    pub(crate) closes_on: Option<usize>,
    /// All answers that a question can have.
    pub(crate) categories: Option<usize>,
    /// What a row corrects: with anything in it, the row takes the place of those above it.
    pub(crate) corrects: Option<usize>,
    /// Whether outcomes are kept as they stand, as some may be no yes and no.
    pub(crate) keeps_outcomes: bool,
    /// Question columns that are grouped or filtered by: which of them, and where.
    pub(crate) values: Vec<(usize, usize)>,
    /// Filters on columns of this file.
    pub(crate) filters: Vec<RowFilter>,
}

/// The header of the column that says what a row corrects.
pub(crate) const CORRECTS: &str = "corrects";

/// Whether an id says that a statement names no event that could be checked.
pub(crate) fn names_no_event(id: &[u8]) -> bool {
    id.eq_ignore_ascii_case(b"none")
}

/// Whether a file has the column that a `--map` names, be it twice.
pub(crate) fn has_mapped(table: &InputTable, field: Field, header: &str) -> bool {
    let headers: Vec<&str> = table.headers().iter().map(String::as_str).collect();
    !matches!(match_headers(&headers, &[(field, header.to_owned())]), Err(HeaderError::NoSuchHeader { .. }))
}

/// Finds out which column is which.
///
/// # Errors
/// When that is not clear.
pub(crate) fn columns(table: &InputTable, map: &[(Field, String)]) -> Result<Columns, Vec<Diagnostic>> {
    let headers: Vec<&str> = table.headers().iter().map(String::as_str).collect();
    // A map is for whichever file has the header.
    let explicit: Vec<_> = map.iter().filter(|(field, header)| has_mapped(table, *field, header)).cloned().collect();
    let found = match_headers(&headers, &explicit).map_err(|wrong| {
        let both = match &wrong {
            HeaderError::DoublyClaimed { field: Field::Probability, headers } => answers::claimed_twice(table, headers),
            HeaderError::DoublyClaimed { field, headers } => table_beside::claimed(table, *field, headers),
            _ => None,
        };
        let by_header = || {
            let reason = wrong.reason();
            let text = Localized::each(|language| sentence(reason.of(language)));
            let message = Message::saying(Code::ColumnClaimedTwice, text).help(wrong.help());
            message.showing(claimants(table, &wrong))
        };
        vec![at_header(table, both.unwrap_or_else(by_header))]
    });
    let mut columns = found?;
    free_incomplete(&mut columns, table.headers());
    days_or_names::settle(&mut columns, table, &explicit)?;
    Ok(columns)
}

fn level_claimed_twice(headers: &[String], (level, columns): (f64, [usize; 2])) -> Message {
    let [one, other] = columns.map(|at| headers.get(at).map_or("", String::as_str));
    let text = Localized::new(
        format!("2 columns hold the {level} quantile: \"{one}\" and \"{other}\"."),
        format!(
            "2 Spalten enthalten das Quantil {}: „{one}“ und „{other}“.",
            Language::German.decimal(&level.to_string())
        ),
    );
    let help = Localized::both("Give one of them another header.", "Einer von ihnen eine andere Überschrift geben.");
    Message::saying(Code::ColumnClaimedTwice, text).help(help)
}

/// The columns of which each may hold the same field, with their first values.
fn claimants(table: &InputTable, wrong: &HeaderError) -> Vec<Localized> {
    let HeaderError::DoublyClaimed { headers, .. } = wrong else { return vec![] };
    // A file that cannot be read again is told of without its cells.
    let look = column_look::look(table).unwrap_or_default();
    let columns = table.headers().iter().zip(&look.columns).filter(|(header, _)| headers.contains(header));
    let line = |(header, cells): (&String, &ColumnLook)| {
        Localized::each(|language| format!("- {} ({})", language.quoted(header), cells.examples(language)))
    };
    columns.map(line).collect()
}

/// The place of a column that is not there.
const NO_COLUMN: usize = usize::MAX;

/// The layout of a file of forecasts. `label_columns` are the row columns that are grouped by, `categories` is the column that names
/// answers.
///
/// # Errors
/// A diagnostic for every column that is missing.
pub(crate) fn of_forecasts(
    table: &InputTable,
    columns: &Columns,
    options: &ReadingOptions,
    filters: &[RowFilter],
    label_columns: &[String],
    categories: Option<usize>,
) -> Result<ForecastLayout, Vec<Diagnostic>> {
    let has_own = columns.get(Field::Outcome).is_some() && columns.get(Field::ResolvedOn).is_some();
    let own = options.resolutions.is_empty() && (has_own || options.purpose.is_scoring());
    let question_field = if columns.get(Field::QuestionId).is_some() || columns.get(Field::Question).is_none() {
        Field::QuestionId
    } else {
        Field::Question
    };
    let mut required = vec![question_field, Field::Source, Field::SourceType, Field::ForecastDate];
    let has_probability = columns.get(Field::Probability).is_some();
    let phrase = columns.get(Field::Phrase);
    let distributions = DistributionColumns::of(columns, categories);
    let has_numbers = distributions.as_ref().is_some_and(DistributionColumns::has_numbers);
    if phrase.is_none() && !has_numbers {
        required.push(Field::Probability);
    }
    if own {
        required.extend([Field::Outcome, Field::ResolvedOn]);
    }
    let role = if own { FileRole::OneFileLog } else { FileRole::Forecasts };
    let wanting = missing(table, columns, &required, role);
    if !wanting.is_empty() {
        return Err(wanting);
    }
    if let Some(twice) = distributions.as_ref().and_then(DistributionColumns::level_twice) {
        return Err(vec![at_header(table, level_claimed_twice(table.headers(), twice))]);
    }
    let at = |field| columns.get(field).unwrap_or_default();
    let headers = table.headers();
    let others = label_columns.iter().map(|name| named_column(name, columns, headers).unwrap_or(usize::MAX));
    let label_columns: Vec<usize> = [at(Field::Source), at(Field::SourceType)].into_iter().chain(others).collect();
    let adjacent = label_columns.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    Ok(ForecastLayout {
        width: headers.len(),
        question: at(question_field),
        source: at(Field::Source),
        source_type: at(Field::SourceType),
        date: at(Field::ForecastDate),
        probability: columns.get(Field::Probability).or(phrase).unwrap_or(NO_COLUMN),
        phrase: phrase.filter(|_| has_probability),
        id: columns.get(Field::ForecastId),
        weight: columns.get(Field::Weight),
        label_span: adjacent.then(|| (label_columns[0], label_columns[label_columns.len() - 1])),
        label_columns,
        filters: filters.iter().map(|filter| filter.in_file(columns, headers)).collect(),
        own_resolution: own.then(|| OwnResolution {
            outcome: at(Field::Outcome),
            outcome_share: columns.get(Field::OutcomeShare),
            of_answer: categories.filter(|_| options.outcome_of_answer),
            resolved_on: columns.get(Field::ResolvedOn),
            opens_on: columns.get(Field::OpensOn),
            closes_on: columns.get(Field::ClosesOn),
        }),
        answers: None,
        distributions,
        categories: columns.get(Field::Categories),
    })
}

/// The layout of a file of resolutions, of which filters keep rows. `question_columns` are those that are grouped or filtered by.
///
/// # Errors
/// A diagnostic for every column that is missing.
pub(crate) fn of_resolutions(
    table: &InputTable,
    columns: &Columns,
    options: &ReadingOptions,
    filters: &[RowFilter],
    question_columns: &[String],
) -> Result<ResolutionLayout, Vec<Diagnostic>> {
    let asks = columns.get(Field::QuestionId).is_none() && columns.get(Field::Question).is_some();
    let question = if asks { Field::Question } else { Field::QuestionId };
    let required = [question, Field::ResolvedOn, Field::Outcome];
    let wanting = missing(table, columns, &required, FileRole::Resolutions);
    if !wanting.is_empty() {
        return Err(wanting);
    }
    let at = |field| columns.get(field).unwrap_or_default();
    let headers = table.headers();
    let values = question_columns.iter().enumerate();
    Ok(ResolutionLayout {
        width: headers.len(),
        question: at(question),
        outcome: at(Field::Outcome),
        outcome_share: columns.get(Field::OutcomeShare),
        of_answer: columns.get(Field::Answer).filter(|_| options.outcome_of_answer),
        resolved_on: at(Field::ResolvedOn),
        opens_on: columns.get(Field::OpensOn),
        closes_on: columns.get(Field::ClosesOn),
        categories: columns.get(Field::Categories),
        corrects: headers.iter().position(|header| header.trim().eq_ignore_ascii_case(CORRECTS)),
        keeps_outcomes: false,
        values: values.filter_map(|(i, name)| Some((i, named_column(name, columns, headers)?))).collect(),
        filters: filters.iter().map(|filter| filter.in_file(columns, headers)).collect(),
    })
}
