//! Ids that forecasts and resolutions write otherwise, because a spreadsheet took those of one file for numbers.

use super::compared::{COMPARED, suspect_of};
use super::shape::{damage, would_become};
use crate::dataset::loaded::Dataset;
use crate::diagnostics::{Code, Diagnostic, Message, Place};
use crate::input::text::shown;
use crate::localized::localized;
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
        1 => localized!(
            "The resolutions know 1 question by another form of its id, as a spreadsheet writes it; its forecasts stay open.",
            "Die Auflösungen kennen 1 Frage unter einer anderen Form ihrer Kennung, wie eine Tabellenkalkulation sie schreibt; ihre \
             Prognosen bleiben offen."
        ),
        many => localized!(
            "The resolutions know {many} questions by another form of their ids, as a spreadsheet writes them; their forecasts \
             stay open.",
            "Die Auflösungen kennen {many} Fragen unter anderen Formen ihrer Kennungen, wie eine Tabellenkalkulation sie schreibt; \
             ihre Prognosen bleiben offen."
        ),
    };
    let lines = pairs.iter().take(SHOWN).map(|(id, other)| {
        let [id, other] = [id, other].map(|id| shown(id.as_bytes()));
        localized!(
            "\"{id}\" in the forecasts, \"{other}\" in the resolutions",
            "„{id}“ in den Prognosen, „{other}“ in den Auflösungen"
        )
    });
    let help = localized!(
        "Write \"{id}\" and \"{other}\" alike in both files: import the column of ids as text; a log that is exported again from \
         where it was kept has them whole.",
        "„{id}“ und „{other}“ in beiden Dateien gleich schreiben: die Spalte der Kennungen als Text einlesen; wird das Log dort, wo \
         es geführt wird, noch einmal exportiert, sind sie ganz."
    );
    let place = Place { file: resolution_file.table.name(), ..Place::default() };
    let message = Message::saying(Code::IdsWrittenOtherwise, text).help(help).showing(lines.collect());
    Some(message.at(Some(place), None))
}
