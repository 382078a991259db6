//! What is put into the script.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::dialect::SqlDialect;
use crate::model::{Day, Field};
use crate::options::{GroupingColumn, Keep, ProbabilityScale, RunOptions, SelectionOptions, Updates, as_typed};

/// Where forecasts and resolutions are: names of tables or views, or anything that the engine takes behind FROM.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Relations<'a> {
    pub(crate) forecasts: &'a str,
    pub(crate) resolutions: &'a str,
}

/// Fields whose columns `--map` may name.
pub(super) const FIELDS: [Field; 10] = [
    Field::QuestionId,
    Field::Source,
    Field::SourceType,
    Field::ForecastDate,
    Field::Probability,
    Field::Outcome,
    Field::ResolvedOn,
    Field::ForecastId,
    Field::Weight,
    Field::ClosesOn,
];

/// Of these, those that are read only when they are named.
const OPTIONAL: [Field; 3] = [Field::ForecastId, Field::Weight, Field::ClosesOn];

/// Columns of forecasts that are grouped or filtered by, each under a name of its own.
struct OwnColumns<'a> {
    dialect: &'a SqlDialect,
    names: Vec<String>,
    /// What makes them.
    selected: String,
}

impl OwnColumns<'_> {
    fn add(&mut self, column: &str) -> String {
        let name = format!("own_{}", self.names.len() + 1);
        let text = self.dialect.fold(&self.dialect.name(column));
        let _ = write!(self.selected, ",\n  COALESCE({text}, '') AS {name}"); // writing to a string never fails
        self.names.push(name.clone());
        name
    }

    /// The value of a column in the rows of forecasts.
    fn value(&mut self, column: &GroupingColumn) -> String {
        let day = self.dialect.day_as_text("resolved_day");
        let resolved = |value: String| format!("CASE WHEN question_status = 'resolved' THEN {value} END");
        match column {
            GroupingColumn::SourceType | GroupingColumn::Source => column.name().to_owned(),
            GroupingColumn::Column(name) => self.add(name),
            GroupingColumn::Year => resolved(format!("SUBSTR({day}, 1, 4)")),
            GroupingColumn::Month => resolved(format!("SUBSTR({day}, 1, 7)")),
            GroupingColumn::Quarter => resolved(format!(
                "CONCAT(SUBSTR({day}, 1, 4), 'Q', SUBSTR('111222333444', CAST(SUBSTR({day}, 6, 2) AS INTEGER), 1))"
            )),
            GroupingColumn::Horizon => {
                let [bands @ .., (_, longest)] = GroupingColumn::HORIZONS;
                let bands = bands.map(|(days, band)| format!("WHEN resolved_day - made_day <= {days} THEN '{band}' "));
                resolved(format!("CASE {}ELSE '{longest}' END", bands.concat()))
            }
        }
    }
}

/// What stands at each place.
pub(super) fn of(
    dialect: &SqlDialect,
    relations: Relations<'_>,
    options: &RunOptions,
) -> BTreeMap<&'static str, String> {
    let selection = &options.selection;
    let mut own = OwnColumns { dialect, names: vec![], selected: String::new() };
    let groups: Vec<String> = selection.group_by.iter().map(|column| own.value(column)).collect();
    let [where_rows, where_questions] = filters(&mut own, selection);
    let numbered = |each: &dyn Fn(usize, &str) -> String| -> String {
        let columns = selection.group_by.iter().map(GroupingColumn::name);
        columns.enumerate().map(|(at, name)| each(at + 1, &dialect.name(name))).collect()
    };
    let is = |truth: bool| if truth { "TRUE" } else { "FALSE" }.to_owned();
    let mut places: BTreeMap<&'static str, String> =
        FIELDS.map(|field| (field.name(), column(dialect, options, field))).into();
    let has_deadlines = options.reading.columns.iter().any(|(field, _)| *field == Field::ClosesOn);
    let percent = options.reading.scale == Some(ProbabilityScale::Percent);
    let exponent = if percent { "" } else { "([eE][-+]?[0-9]+)?" };
    places.extend([
        ("view", dialect.view.to_owned()),
        ("text", dialect.text.to_owned()),
        ("matches", dialect.matches.to_owned()),
        ("moment", SqlDialect::moment().to_owned()),
        ("number", format!("^[0-9]*[.,]?[0-9]+{exponent}$")),
        ("scale", if percent { "e-2" } else { "" }.to_owned()),
        ("forecasts", relations.forecasts.to_owned()),
        ("resolutions", relations.resolutions.to_owned()),
        ("options", typed(selection)),
        ("as_of", selection.as_of.to_string()),
        ("as_of_day", selection.as_of.days_since_1970().to_string()),
        ("has_deadlines", is(has_deadlines)),
        ("own_columns", own.selected),
        ("own_names", joined(own.names.iter().map(|name| format!(", {name}")))),
        ("group_columns", joined((1..).zip(&groups).map(|(at, value)| format!(",\n  {value} AS group_{at}")))),
        ("group_names", numbered(&|at, _| format!("group_{at}, "))),
        ("cell_groups", numbered(&|at, name| format!("group_{at} AS {name}, "))),
        ("count_groups", numbered(&|at, name| format!("s.group_{at} AS {name}, "))),
        ("no_groups", numbered(&|_, _| "NULL, ".to_owned())),
        (
            "same_group",
            numbered(&|at, _| {
                format!(" AND (s.group_{at} = c.group_{at} OR s.group_{at} IS NULL AND c.group_{at} IS NULL)")
            }),
        ),
        ("where_rows", where_rows),
        ("where_questions", where_questions),
        ("repeats_are_dropped", is(selection.repeats == Keep::Drop)),
        ("late_are_dropped", is(selection.after_deadline == Keep::Drop)),
        ("same_day_is_dropped", is(selection.same_day == Keep::Drop)),
        ("in_period", in_period(selection)),
        ("updates", as_typed(&selection.updates)),
        ("update_weight", update_weight(selection.updates).to_owned()),
        ("rows", dialect.name("rows")),
    ]);
    places
}

/// Texts one behind the other.
fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().concat()
}

/// The column of a field.
fn column(dialect: &SqlDialect, options: &RunOptions, field: Field) -> String {
    let named = options.reading.columns.iter().rev().find(|(known, _)| *known == field);
    match named {
        Some((_, header)) => dialect.name(header),
        None if OPTIONAL.contains(&field) => "NULL".to_owned(),
        None => dialect.name(field.name()),
    }
}

/// What `--where` asks of rows, and of questions.
fn filters(own: &mut OwnColumns<'_>, selection: &SelectionOptions) -> [String; 2] {
    let mut asked = [vec![], vec![]];
    for filter in &selection.filters {
        let value = own.dialect.literal(&filter.value);
        let test = match &filter.column {
            GroupingColumn::SourceType => {
                format!("type_key = LOWER({})", own.dialect.say("joint", &value))
            }
            column => format!("{} = {value}", own.value(column)),
        };
        asked[usize::from(filter.column.is_derived())].push(format!("COALESCE({test}, FALSE)"));
    }
    asked.map(|tests| if tests.is_empty() { "TRUE".to_owned() } else { tests.join(" AND ") })
}

fn in_period(selection: &SelectionOptions) -> String {
    let test = |day: Option<Day>, sign: &str| Some(format!("resolved_day {sign} {}", day?.days_since_1970()));
    let tests: Vec<String> = [test(selection.from, ">="), test(selection.to, "<=")].into_iter().flatten().collect();
    if tests.is_empty() { "TRUE".to_owned() } else { tests.join(" AND ") }
}

fn update_weight(updates: Updates) -> &'static str {
    match updates {
        Updates::All => "1.0",
        Updates::First => "CASE WHEN place = 1 THEN 1.0 ELSE 0.0 END",
        Updates::Last => "CASE WHEN place = forecasts_of_source THEN 1.0 ELSE 0.0 END",
        Updates::Daily => {
            "CASE
    WHEN forecasts_of_source = 1 THEN 1.0
    WHEN first_day >= end_day THEN CASE WHEN place = forecasts_of_source THEN 1.0 ELSE 0.0 END
    ELSE CAST(GREATEST(LEAST(COALESCE(next_day, end_day), end_day) - made_day, 0) AS DOUBLE)
      / CAST(end_day - first_day AS DOUBLE)
  END"
        }
    }
}

/// The options that choose forecasts, as `score` takes them.
fn typed(selection: &SelectionOptions) -> String {
    let by: Vec<String> = selection.group_by.iter().map(|column| selection.column_as_typed(column)).collect();
    let mut typed = format!(" --by \"{}\" --as-of {}", by.join(","), selection.as_of);
    let mut add = |option: &str, value: String| {
        let _ = write!(typed, " --{option} {value}"); // writing to a string never fails
    };
    add("updates", as_typed(&selection.updates));
    add("repeats", as_typed(&selection.repeats));
    add("same-day", as_typed(&selection.same_day));
    add("after-deadline", as_typed(&selection.after_deadline));
    selection.from.into_iter().for_each(|day| add("from", day.to_string()));
    selection.to.into_iter().for_each(|day| add("to", day.to_string()));
    selection
        .filters_as_typed()
        .into_iter()
        .for_each(|filter| add("where", format!("\"{filter}\"").replace('\n', " ")));
    typed
}
