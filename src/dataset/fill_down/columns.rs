//! Which columns of a table may have values that stand once.

use crate::dataset::columns_in_front;
use crate::dataset::named_column::named_column;
use crate::input::columns::{Columns, Field};
use crate::input::table::InputTable;
use crate::options::OutcomeWords;

/// The columns of a table, as far as values that stand once are about them.
#[derive(Clone, Debug, Default)]
pub(crate) struct FillColumns {
    /// Those of which a blank cell takes the value above it.
    pub(super) below: Vec<usize>,
    /// Those of them that can be said in a line for itself, as a heading: source, source type, what is grouped by.
    pub(super) headings: Vec<usize>,
    /// One of these is filled in every row of the table.
    pub(super) saying: Vec<usize>,
    /// Source and source type, where the type stands behind the source: beside a new source a blank type is no repetition.
    pub(super) type_behind_source: Option<[usize; 2]>,
    /// Day and outcome of a file of resolutions: a blank day beside an outcome that needs one is that above it.
    pub(super) day_and_outcome: Option<[usize; 2]>,
    /// The question, and the columns that are about it rather than about the row.
    pub(super) question: Option<usize>,
    pub(super) of_question: Vec<usize>,
    /// Every column that the run reads.
    pub(super) read: Vec<usize>,
    /// What words of outcomes mean that only the user knows.
    pub(super) outcomes: OutcomeWords,
}

impl FillColumns {
    /// Those of a table. `map` is what the user says of columns, `asked` are the names of those that are grouped or filtered by.
    pub(crate) fn of(
        table: &InputTable,
        columns: &Columns,
        map: &[(Field, String)],
        asked: &[String],
        outcomes: &OutcomeWords,
    ) -> Self {
        let at = |fields: &[Field]| fields.iter().filter_map(|&field| columns.get(field)).collect::<Vec<usize>>();
        let joined = map.iter().filter_map(|(field, header)| columns_in_front::parts(table, *field, header)).flatten();
        let asked: Vec<usize> = asked.iter().filter_map(|name| named_column(name, columns, table.headers())).collect();
        // The text beside an id says nothing that is scored.
        let question = columns.get(Field::QuestionId).or(columns.get(Field::Question));
        let names = at(&[Field::Source, Field::SourceType, Field::ForecastDate]).into_iter().chain(question);
        let joined: Vec<usize> = joined.collect();
        let mut below: Vec<usize> = names.chain(joined.iter().copied()).collect();
        let mut saying = at(&[Field::Probability, Field::Phrase]);
        let of_question = at(&[Field::Outcome, Field::ResolvedOn, Field::ClosesOn]);
        let mut day_and_outcome = None;
        if saying.is_empty() {
            saying = at(&[Field::Outcome, Field::ResolvedOn]);
            day_and_outcome = columns.get(Field::ResolvedOn).zip(columns.get(Field::Outcome)).map(<[usize; 2]>::from);
        }
        if saying.is_empty() {
            saying = columns.extra().iter().map(|(_, at)| *at).filter(|at| !below.contains(at)).collect();
        }
        // A column that says what happened or how likely it is keeps its blanks, whatever it is asked for.
        let of_forecast =
            at(&[Field::Probability, Field::Phrase, Field::Weight, Field::Category, Field::Answer, Field::Side]);
        let asked: Vec<usize> =
            asked.into_iter().filter(|at| !of_forecast.contains(at) && !of_question.contains(at)).collect();
        below.extend(asked.iter().copied());
        let type_behind_source = columns.get(Field::Source).zip(columns.get(Field::SourceType));
        let read =
            [&at(&[Field::Source, Field::SourceType, Field::ForecastDate])[..], &of_forecast, &of_question, &asked];
        let mut read: Vec<usize> = read.concat();
        read.extend(question.into_iter().chain(joined));
        Self {
            headings: at(&[Field::Source, Field::SourceType]).into_iter().chain(asked).collect(),
            below,
            saying,
            type_behind_source: type_behind_source.filter(|(source, kind)| source < kind).map(<[usize; 2]>::from),
            day_and_outcome,
            question,
            of_question,
            read,
            outcomes: outcomes.clone(),
        }
    }
}
