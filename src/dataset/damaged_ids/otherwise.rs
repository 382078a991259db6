//! Ids that forecasts and resolutions write otherwise, because a spreadsheet took those of one file for numbers.

use super::compared::{COMPARED, suspect_of};
use super::shape::{damage, would_become};
use crate::dataset::loaded::Dataset;
use crate::diagnostics::{Code, Diagnostic, Message, Place};
use crate::input::text::shown;
use crate::localized::Localized;
use crate::model::QuestionId;

/// Pairs that are shown.
const SHOWN: usize = 3;

/// What is said of forecasts whose question the resolutions know by another form of its id.
pub(super) fn find(log: &Dataset) -> Option<Diagnostic> {
    let resolution_file = log.resolution_tables.first()?;
    let resolved = log.questions.facts.len();
    let is_suspect = |&question: &QuestionId| suspect_of(log, question).is_some();
    let open: Vec<QuestionId> = log.questions.all().skip(resolved).filter(is_suspect).collect();
    if open.is_empty() {
        return None;
    }
    let known: Vec<&str> =
        log.questions.all().take(resolved).filter_map(|question| suspect_of(log, question)).collect();
    let damaged: Vec<&str> = known.iter().copied().filter(|id| damage(id).is_some()).take(COMPARED).collect();
    let mut pairs = vec![];
    for id in open.iter().filter_map(|&question| suspect_of(log, question)).take(COMPARED) {
        let there = damaged.iter().find(|other| would_become(id, other));
        let here = || known.iter().take(COMPARED).find(|other| damage(id).is_some() && would_become(other, id));
        pairs.extend(there.or_else(here).map(|other| (id, *other)));
    }
    let (id, other) = pairs.first()?;
    let [id, other] = [id, other].map(|id| shown(id.as_bytes()));
    let text = match pairs.len() {
        1 => "The resolutions know 1 question by another form of its id, as a spreadsheet writes it; its forecasts stay open.".to_owned(),
        many => format!(
            "The resolutions know {many} questions by another form of their ids, as a spreadsheet writes them; their forecasts \
             stay open."
        ),
    };
    let lines = pairs.iter().take(SHOWN).map(|(id, other)| {
        format!("\"{}\" in the forecasts, \"{}\" in the resolutions", shown(id.as_bytes()), shown(other.as_bytes()))
    });
    let help = format!(
        "Write \"{id}\" and \"{other}\" alike in both files: import the column of ids as text; a log that is exported again from \
         where it was kept has them whole."
    );
    let place = Place { file: resolution_file.table.name(), ..Place::default() };
    let message = Message::saying(Code::IdsWrittenOtherwise, Localized::only_english(text))
        .help(Localized::only_english(help))
        .showing(lines.collect());
    Some(message.at(Some(place), None))
}
