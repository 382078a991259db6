//! What the reader of a comparison should know.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diagnostics::{Code, Note};
use crate::localized::{Localized, counted};
use crate::options::StatisticsOptions;

use super::pairs::FEWEST;
use super::{ComparedGroup, ComparedPair, PairsLeftOut, label};

/// Notes on the scores that say nothing of a comparison.
const OF_SCORES_ALONE: [Code; 3] = [Code::RepeatedForecasts, Code::NoRanking, Code::OneSided];
/// Intervals of differences are only approximate below so many shared questions; see `src/tests/simulate_compare.rs`.
const ENOUGH_SHARED: u64 = 30;
/// So many groups of a component are named.
const NAMED: usize = 4;

/// What the notes are about.
pub(super) struct ComparisonFindings<'a> {
    pub(super) groups: &'a [ComparedGroup],
    pub(super) pairs: &'a [ComparedPair],
    pub(super) left_out: PairsLeftOut,
    pub(super) components: u32,
    pub(super) over_time: bool,
    /// Whether all questions happened, or none did.
    pub(super) one_outcome: Option<bool>,
    /// Sources under more than one type, if they were drawn towards types.
    pub(super) several_types: u64,
    /// Whether statements of answers and days are compared with the others.
    pub(super) has_statements: bool,
    pub(super) statistics: &'a StatisticsOptions,
}

/// The notes of the scores that matter here, and those of the comparison.
pub(super) fn notes(of_scores: &[Note], found: &ComparisonFindings) -> Vec<Note> {
    let mut notes: Vec<Note> = of_scores.iter().filter(|note| !OF_SCORES_ALONE.contains(&note.code)).cloned().collect();
    let all = [
        one_group(found),
        one_outcome(found),
        not_comparable(found),
        periods_differ(found),
        few_shared(found),
        left_out(found),
        without_consensus(found),
        several_types(found),
        statements(found),
    ];
    notes.extend(all.into_iter().flatten());
    notes
}

fn statements(found: &ComparisonFindings) -> Option<Note> {
    found.has_statements.then(|| {
        let text = "Each question over answers or days is one question here, with the mean score of its statements. Beside the crowd, payoffs, \
                    panels and the claim about types are those of questions of yes and no alone.";
        let german = "Jede Frage mit mehreren Antworten oder Tagen ist hier eine Frage, mit dem mittleren Wert ihrer Aussagen. Der Vergleich mit der \
                      Menge, Auszahlungen, Gremien und die Aussage über Arten gelten nur den Ja-Nein-Fragen.";
        Note::new(Code::AsBinary, Localized::new(text.to_owned(), german.to_owned())).advice(None)
    })
}

fn one_group(found: &ComparisonFindings) -> Option<Note> {
    let mut scored = found.groups.iter().filter(|group| group.forecasts > 0);
    let one = scored.next()?;
    scored.next().is_none().then(|| {
        let name = label(&one.key);
        let text = format!("Only one group, {name}, has forecasts that count: there is nothing to compare it with.");
        let german = format!(
            "Nur eine Gruppe, {name}, hat Prognosen, die zählen: Es gibt nichts, womit sie zu vergleichen wäre."
        );
        Note::new(Code::OneGroup, Localized::new(text, german))
    })
}

fn one_outcome(found: &ComparisonFindings) -> Option<Note> {
    let happened = found.one_outcome?;
    let (side, seite) = if happened { ("yes", "Ja") } else { ("no", "Nein") };
    let text = format!(
        "Every question that counts resolved {side}: whoever says {side} every time wins, whatever they know. No group is called \
         better, and none is ranked."
    );
    let german = format!(
        "Jede Frage, die zählt, endete mit {seite}: Da gewinnt, wer immer {seite} sagt, was immer er weiß. Keine Gruppe heißt \
         besser, und es gibt keine Rangfolge."
    );
    Some(Note::new(Code::OneOutcome, Localized::new(text, german)))
}

fn not_comparable(found: &ComparisonFindings) -> Option<Note> {
    if found.components < 2 || found.over_time {
        return None;
    }
    let mut sets: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for group in found.groups {
        if let Some(component) = group.component {
            sets.entry(component).or_default().push(label(&group.key));
        }
    }
    let several = sets.len();
    let sets: Vec<Vec<String>> = sets.into_values().collect();
    let text = format!(
        "The groups fall into {several} sets that share no question, even indirectly, and are not comparable: {}. Ranks and \
         adjusted scores hold within a set only.",
        listed(&sets, |more| format!("and {more} more"))
    );
    let german = format!(
        "Die Gruppen zerfallen in {several} Mengen, die auch auf Umwegen keine Frage gemeinsam haben und nicht vergleichbar sind: \
         {}. Ränge und bereinigte Werte gelten nur innerhalb einer Menge.",
        listed(&sets, |more| format!("und {more} weitere"))
    );
    Some(Note::new(Code::NotComparable, Localized::new(text, german)))
}

/// The first sets with their first groups, and how many more there are.
fn listed(sets: &[Vec<String>], more: impl Fn(usize) -> String) -> String {
    let name = |names: &Vec<String>| {
        let mut text = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        if let rest @ 1.. = names.len().saturating_sub(NAMED) {
            let _ = write!(text, " {}", more(rest));
        }
        text
    };
    let mut named: Vec<String> = sets.iter().take(NAMED).map(name).collect();
    if let rest @ 1.. = sets.len().saturating_sub(NAMED) {
        named.push(more(rest));
    }
    named.join("; ")
}

fn periods_differ(found: &ComparisonFindings) -> Option<Note> {
    found.over_time.then(|| {
        let text = "Each period has questions of its own: a change from one to the next may be the questions', not the sources'. \
                    Groups of different periods are not compared otherwise.";
        let german = "Jeder Zeitraum hat eigene Fragen: Eine Veränderung vom einen zum nächsten kann an den Fragen liegen statt an \
                      den Quellen. Sonst werden Gruppen verschiedener Zeiträume nicht verglichen.";
        Note::new(Code::PeriodsDiffer, Localized::new(text, german))
    })
}

fn few_shared(found: &ComparisonFindings) -> Option<Note> {
    let tested: Vec<u64> =
        found.pairs.iter().filter(|pair| pair.p_value.is_some()).map(|pair| pair.questions).collect();
    let few = tested.iter().filter(|questions| **questions < ENOUGH_SHARED).count() as u64;
    (few > 0).then(|| {
        let all = tested.len();
        let text = format!(
            "{} of {} on fewer than {ENOUGH_SHARED} shared questions: the intervals are approximate.",
            counted(few, "comparison", "comparisons"),
            if few == 1 { format!("{all} rests") } else { format!("{all} rest") },
        );
        let german = format!(
            "Von {all} Vergleichen {} auf weniger als {ENOUGH_SHARED} gemeinsamen Fragen: Die Vertrauensbereiche sind nur ungefähr.",
            if few == 1 { "beruht 1".to_owned() } else { format!("beruhen {few}") },
        );
        Note::new(Code::FewSharedQuestions, Localized::new(text, german))
    })
}

fn left_out(found: &ComparisonFindings) -> Option<Note> {
    let PairsLeftOut { too_few_shared, too_many } = found.left_out;
    if too_few_shared + too_many == 0 {
        return None;
    }
    let pairs = found.pairs.len() as u64;
    let needed = found.statistics.min_questions.max(FEWEST);
    let mut text = format!("{} compared.", counted(pairs, "pair is", "pairs are"));
    let mut german = format!("{} verglichen.", counted(pairs, "Paar wird", "Paare werden"));
    if too_few_shared > 0 {
        let _ = write!(
            text,
            " {} fewer than {needed} questions and {} not listed.",
            counted(too_few_shared, "other shares", "others share"),
            if too_few_shared == 1 { "is" } else { "are" }
        );
        let _ = write!(
            german,
            " {} weniger als {needed} Fragen gemeinsam und {} nicht aufgeführt.",
            counted(too_few_shared, "anderes hat", "andere haben"),
            if too_few_shared == 1 { "ist" } else { "sind" }
        );
    }
    if too_many > 0 {
        let _ = write!(
            german,
            " {} genug gemeinsam, doch zu viele auf einmal geprüfte Paare ergeben nichts: Gewählt sind die mit den meisten \
             gemeinsamen Fragen.",
            counted(too_many, "weiteres hat", "weitere haben")
        );
        let _ = write!(
            text,
            " {} enough, but too many pairs tested together find nothing: those that share the most questions were chosen.",
            counted(too_many, "more shares", "more share")
        );
    }
    Some(Note::new(Code::PairsLeftOut, Localized::new(text, german)))
}

fn without_consensus(found: &ComparisonFindings) -> Option<Note> {
    let left_out: u64 = found.groups.iter().map(|group| group.without_consensus).sum();
    let all: u64 = found.groups.iter().map(|group| group.without_consensus + group.staked).sum();
    (left_out > 0).then(|| {
        let text = format!(
            "{left_out} of {} made before any other source had spoken on the question: there is no consensus to bet against, so \
             log payoff and bankroll leave them out.",
            counted(all, "forecast was", "forecasts were")
        );
        let german = format!(
            "{left_out} von {} vor den anderen Quellen: Noch gab es zu der Frage kein gemeinsames Urteil, gegen das zu wetten \
             wäre; Log-Gewinn und Kapital zählen sie nicht.",
            counted(all, "Prognose kam", "Prognosen kamen")
        );
        Note::new(Code::WithoutConsensus, Localized::new(text, german))
    })
}

fn several_types(found: &ComparisonFindings) -> Option<Note> {
    (found.several_types > 0).then(|| {
        let text = format!(
            "{} under more than one source type; each was drawn towards the type of most of its forecasts.",
            counted(found.several_types, "source speaks", "sources speak")
        );
        let german = format!(
            "{} unter mehr als einer Art; jede wurde zu der Art der meisten ihrer Prognosen gezogen.",
            counted(found.several_types, "Quelle spricht", "Quellen sprechen")
        );
        Note::new(Code::SourcesOfSeveralTypes, Localized::new(text, german))
    })
}
