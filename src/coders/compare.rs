//! The coders' agreement, and what they have to settle.

use std::collections::BTreeMap;

use serde::Serialize;

use super::codes::{Aspect, aspects};
use super::matching::{Matched, match_statements, question};
use super::statements::{CodedLog, text};
use super::{Choices, Coders};
use crate::agreement::{Agreement, AgreementAbsent, MeasurementLevel, agreement};
use crate::dataset::layout::names_no_event;
use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::input::columns::Field;
use crate::lexicon::Reading;
use crate::localized::{Language, Localized, counted, localized};
use crate::model::{InputFacts, Program};
use crate::options::Confidence;
use crate::uncertainty::Estimate;

/// Version of the JSON layout of `agree`.
const SCHEMA: &str = "trackrecord/agreement/1";
/// So many repeated statements are named.
const NAMED: usize = 5;

/// Everything that `agree` tells.
#[derive(Debug, Serialize)]
pub(crate) struct CoderComparison {
    /// Version of this layout.
    pub(crate) schema: &'static str,
    /// Which program.
    pub(crate) program: Program,
    /// How intervals were made.
    pub(crate) settings: AgreementSettings,
    /// The logs, one for each coder.
    pub(crate) coders: Vec<String>,
    /// Their files.
    pub(crate) inputs: Vec<InputFacts>,
    /// The fields by which rows were matched.
    pub(crate) matched_by: Vec<&'static str>,
    /// How many statements were coded, and by how many coders.
    pub(crate) statements: CodedStatements,
    /// What was compared.
    pub(crate) fields: Vec<FieldAgreement>,
    /// Every difference, statement by statement.
    pub(crate) disagreements: Vec<Disagreement>,
    /// Statements that one coder alone has: they are not compared.
    pub(crate) only_in: Vec<OnlyIn>,
    /// What was understood or decided.
    pub(crate) notes: Vec<Note>,
}

/// How intervals were made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct AgreementSettings {
    /// The column whose statements are drawn together.
    pub(crate) cluster: String,
    /// Confidence of the intervals.
    pub(crate) confidence: Confidence,
    /// How many resamples.
    pub(crate) resamples: u32,
    /// Seed of the random numbers.
    pub(crate) seed: u64,
}

/// How many statements were coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct CodedStatements {
    /// By any coder.
    pub(crate) all: u64,
    /// By two coders or more: these are compared.
    pub(crate) compared: u64,
    /// By every coder.
    pub(crate) by_every_coder: u64,
    /// Clusters of those compared, which intervals resample.
    pub(crate) clusters: u64,
}

/// Agreement on one thing that coders decide.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct FieldAgreement {
    /// What it is called.
    pub(crate) field: &'static str,
    /// Its scale: nominal, ordinal or interval.
    pub(crate) scale: &'static str,
    /// Statements with codes of two coders or more.
    pub(crate) statements: u64,
    /// Statements in the list of disagreements on account of it; `None` for the strength of phrases, whose disagreements
    /// are those in the phrase.
    pub(crate) disagreements: Option<u64>,
    /// Share of pairs of codes that are equal.
    pub(crate) percent_agreement: Estimate,
    /// Cohen's kappa; of two coders only.
    pub(crate) kappa: Estimate,
    /// Krippendorff's alpha.
    pub(crate) alpha: Estimate,
    /// Why what is missing is missing.
    pub(crate) missing: Vec<Localized>,
}

/// A statement that coders coded differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Disagreement {
    /// The statement.
    pub(crate) statement: String,
    /// In what they differ.
    pub(crate) field: &'static str,
    /// For each coder the code as it stands; `None` if the coder does not have the statement.
    pub(crate) codes: Vec<Option<String>>,
    /// For each coder the line.
    pub(crate) lines: Vec<Option<u64>>,
}

/// A statement in one log alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct OnlyIn {
    /// The log.
    pub(crate) coder: String,
    /// The statement.
    pub(crate) statement: String,
    /// Its line.
    pub(crate) line: u64,
}

/// Compares the logs.
///
/// # Errors
/// When there are fewer than two, or no log has the column of the clusters.
pub(crate) fn compare(coders: &mut Coders, choices: &Choices<'_>) -> Result<CoderComparison, Error> {
    let logs = std::mem::take(&mut coders.logs);
    if logs.len() < 2 {
        return Err(Error::Usage(localized!(
            "name the logs of two coders or more",
            "Die Protokolle von mindestens zwei Kodierenden nennen"
        )));
    }
    let matching = match_statements(&logs);
    let compared: Vec<&Matched> = matching.statements.iter().filter(|matched| matched.coded().count() > 1).collect();
    let cluster = choices.cluster.map_or_else(|| question(&logs).name().to_owned(), str::to_owned);
    let clusters = clusters(&logs, &compared, &cluster)?;
    let mut notes = std::mem::take(&mut coders.notes);
    notes.extend(repeated(&matching.repeated));
    notes.extend(unscorable_for_some(&logs, &compared, choices.read));
    let (mut fields, mut disagreements) = (vec![], vec![]);
    for aspect in aspects().into_iter().filter(|aspect| !matching.by.contains(&aspect.field)) {
        let have = logs.iter().filter(|log| log.position(aspect.field).is_some()).count();
        if have < logs.len() {
            notes.extend((have > 0 && aspect.is_listed()).then(|| not_compared(&aspect, &logs)));
            continue;
        }
        let differing = differing(&aspect, &logs, &compared, choices.read);
        let ratings = aspect.ratings(&logs, &compared, choices.read);
        let found = agreement(&ratings, &clusters, choices.intervals.resampling());
        let found = found.map_err(|why| Error::Usage(Localized::foreign(why)))?;
        if ratings.paired_units() > 0 {
            fields.push(field(&aspect, ratings.paired_units(), differing.len(), &found));
        }
        if aspect.is_listed() {
            disagreements.extend(differing);
        }
    }
    let places: BTreeMap<&str, usize> = compared.iter().enumerate().map(|(at, m)| (m.name.as_str(), at)).collect();
    disagreements.sort_by_key(|disagreement: &Disagreement| places.get(disagreement.statement.as_str()).copied());
    Ok(CoderComparison {
        schema: SCHEMA,
        program: Program::THIS,
        settings: AgreementSettings {
            cluster,
            confidence: choices.intervals.confidence,
            resamples: choices.intervals.resamples,
            seed: choices.intervals.seed,
        },
        coders: logs.iter().map(|log| log.name.clone()).collect(),
        inputs: std::mem::take(&mut coders.inputs),
        matched_by: matching.by.iter().map(|field| field.name()).collect(),
        statements: CodedStatements {
            all: matching.statements.len() as u64,
            compared: compared.len() as u64,
            by_every_coder: compared.iter().filter(|m| m.coded().count() == logs.len()).count() as u64,
            clusters: clusters.iter().max().map_or(0, |most| most + 1) as u64,
        },
        fields,
        disagreements,
        only_in: only_in(&logs, &matching.statements),
        notes,
    })
}

/// A number for each statement: the same for those with the same value of the column. A statement without a value stands
/// for itself.
fn clusters(logs: &[CodedLog], statements: &[&Matched], column: &str) -> Result<Vec<usize>, Error> {
    let at: Vec<Option<usize>> = logs.iter().map(|log| log.position_of(column)).collect();
    if at.iter().all(Option::is_none) {
        let headers = logs.first().map(|log| log.headers.join(", ")).unwrap_or_default();
        return Err(Error::Usage(localized!(
            "--cluster {column}: no log has this column; the first has {headers}",
            "--cluster {column}: Diese Spalte hat kein Protokoll; das erste hat {headers}"
        )));
    }
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        next - 1
    };
    let value = |statement: &Matched| {
        let cells = statement.coded().filter_map(|(coder, row)| logs[coder].statements[row].cells.get(at[coder]?));
        cells.map(text).find(|value| !value.is_empty())
    };
    Ok(statements
        .iter()
        .map(|statement| match value(statement) {
            Some(value) => *numbers.entry(value).or_insert_with(&mut fresh),
            None => fresh(),
        })
        .collect())
}

fn differing(
    aspect: &Aspect,
    logs: &[CodedLog],
    statements: &[&Matched],
    read: &dyn Fn(&str) -> Reading,
) -> Vec<Disagreement> {
    let columns: Vec<Option<usize>> = logs.iter().map(|log| log.position(aspect.field)).collect();
    let cell = |coder: usize, row: usize| columns[coder].and_then(|at| logs[coder].statements[row].cells.get(at));
    let differs = |statement: &&&Matched| {
        let keys = statement.coded().map(|(coder, row)| cell(coder, row).map(|cell| aspect.key(cell, read)));
        let mut keys = keys.filter(|key| aspect.blank_is_a_code || key.as_ref().is_some_and(|key| !key.is_empty()));
        let first = keys.next();
        keys.any(|key| Some(key) != first)
    };
    let listed = |statement: &&Matched| Disagreement {
        statement: statement.name.clone(),
        field: aspect.name,
        codes: (0..).zip(&statement.rows).map(|(coder, row)| row.and_then(|row| cell(coder, row)).map(text)).collect(),
        lines: (0..)
            .zip(&statement.rows)
            .map(|(coder, row): (usize, _)| row.map(|row| logs[coder].statements[row].line))
            .collect(),
    };
    statements.iter().filter(differs).map(listed).collect()
}

fn field(aspect: &Aspect, statements: usize, disagreements: usize, found: &Agreement) -> FieldAgreement {
    let reason = |what: &str, absent: Option<AgreementAbsent>| {
        absent.map(|absent| {
            let (was, grund) = (if what == "interval" { "Intervall" } else { what }, in_german(absent));
            localized!("{what}: {absent}", "{was}: {grund}")
        })
    };
    let resampled = found.interval_missing.filter(|absent| *absent != AgreementAbsent::NotResampled);
    let missing =
        [reason("kappa", found.kappa_missing), reason("alpha", found.alpha_missing), reason("interval", resampled)];
    FieldAgreement {
        field: aspect.name,
        scale: aspect.scale().name(),
        statements: statements as u64,
        disagreements: aspect.is_listed().then_some(disagreements as u64),
        percent_agreement: found.percent,
        kappa: if aspect.scale() == MeasurementLevel::Interval { Estimate::default() } else { found.kappa },
        alpha: found.alpha,
        missing: missing.into_iter().flatten().collect(),
    }
}

fn in_german(absent: AgreementAbsent) -> &'static str {
    match absent {
        AgreementAbsent::NoPairs => "keine Aussage wurde von zweien kodiert",
        AgreementAbsent::AllTheSame => {
            "alle Kodierungen sind gleich, Einigkeit und Zufall lassen sich nicht unterscheiden"
        }
        AgreementAbsent::NotTwoCoders => "Cohens Kappa gilt für zwei Kodierende",
        AgreementAbsent::NotForNumbers => "Cohens Kappa sieht nicht, wie weit Zahlen auseinanderliegen",
        AgreementAbsent::OneCluster => "alle Aussagen gehören zusammen, es gibt nichts neu zu ziehen",
        AgreementAbsent::OftenAllTheSame => "zu wenige Aussagen weichen ab: oft blieben nur gleiche Kodierungen übrig",
        AgreementAbsent::NotResampled => "ohne neue Ziehungen",
        AgreementAbsent::ClustersDoNotFit => "nicht jede Aussage hat eine Gruppe",
        AgreementAbsent::NoConfidence => "die Sicherheit liegt nicht zwischen 0 und 1",
    }
}

fn only_in(logs: &[CodedLog], statements: &[Matched]) -> Vec<OnlyIn> {
    let alone = statements.iter().filter_map(|statement| Some((statement, statement.only()?)));
    let mut only: Vec<(usize, OnlyIn)> = alone
        .map(|(statement, (coder, row))| {
            let (log, line) = (&logs[coder], logs[coder].statements[row].line);
            (coder, OnlyIn { coder: log.name.clone(), statement: statement.name.clone(), line })
        })
        .collect();
    only.sort_by_key(|(coder, _)| *coder);
    only.into_iter().map(|(_, only)| only).collect()
}

/// Statements that forecast nothing for some of their coders and something for others.
fn unscorable_for_some(logs: &[CodedLog], statements: &[&Matched], read: &dyn Fn(&str) -> Reading) -> Option<Note> {
    let cell = |coder: usize, row: usize, field| {
        let at = logs[coder].position(field)?;
        logs[coder].statements[row].cells.get(at).map(text)
    };
    let silent = |coder: usize, row: usize| {
        let no_event = cell(coder, row, Field::QuestionId).is_some_and(|id| names_no_event(id.as_bytes()));
        let words = [Field::Probability, Field::Phrase].into_iter().filter_map(|field| cell(coder, row, field));
        no_event || words.into_iter().any(|words| matches!(read(&words), Reading::NoForecast(_)))
    };
    let told: Vec<String> = statements
        .iter()
        .filter_map(|statement| {
            let all = statement.coded().count();
            let by: Vec<&str> = statement
                .coded()
                .filter(|&(coder, row)| silent(coder, row))
                .map(|(coder, _)| logs[coder].name.as_str())
                .collect();
            (!by.is_empty() && by.len() < all).then(|| format!("{} ({})", statement.name, by.join(", ")))
        })
        .collect();
    (!told.is_empty()).then(|| {
        let (n, listed) = (told.len() as u64, told[..told.len().min(NAMED)].join("; "));
        let text = Localized::each(|language| {
            let more = language.and_more(told.len().saturating_sub(NAMED));
            match language {
                Language::English => {
                    let forecast = counted(n, "statement forecasts", "statements forecast");
                    format!("{forecast} nothing by some of the coders alone: {listed}{more}.")
                }
                Language::German => {
                    let are = counted(n, "Aussage ist", "Aussagen sind");
                    format!("{are} nur für einige keine Prognose: {listed}{more}.")
                }
            }
        });
        Note::new(Code::UnscorableForSomeCoders, text)
    })
}

fn not_compared(aspect: &Aspect, logs: &[CodedLog]) -> Note {
    let missing = logs.iter().filter(|log| log.position(aspect.field).is_none()).map(|log| log.name.as_str());
    let missing: Vec<&str> = missing.collect();
    let (name, missing) = (aspect.name, missing.join(", "));
    let text = Localized::new(
        format!("{name} was not compared: {missing} has no such column."),
        format!("{name} wurde nicht verglichen: In {missing} fehlt die Spalte."),
    );
    Note::new(Code::ColumnOfSomeCoders, text)
}

fn repeated(names: &[String]) -> Option<Note> {
    let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    (!names.is_empty()).then(|| {
        let shown = shown.join("; ");
        let text = Localized::each(|language| {
            let more = language.and_more(names.len().saturating_sub(NAMED));
            match language {
                Language::English => format!(
                    "Several rows of one log are about the same statement ({shown}{more}); they were matched in the order of \
                     the rows."
                ),
                Language::German => format!(
                    "Mehrere Zeilen eines Protokolls gelten derselben Aussage ({shown}{more}); zugeordnet wurde nach der \
                     Reihenfolge der Zeilen."
                ),
            }
        });
        Note::new(Code::StatementCodedTwice, text)
    })
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
