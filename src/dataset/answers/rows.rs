//! Whether rows of one forecast differ in their answer.

use std::collections::BTreeMap;

use super::look::{CandidateCells, LookedRow};
use super::meaning::{as_option, which_is_yes};
use super::names;
use super::sum_to_one;
use crate::diagnostics::{Code, Message};
use crate::localized::{Language, Localized, localized};

/// Answers that are named in a message.
const NAMED: usize = 4;
/// A name of an answer is no longer, under a header that says nothing of answers.
const LONGEST_NAME: usize = 25;

/// What was found out of a column in which rows of one forecast differ.
pub(super) enum AnswerFinding {
    /// Its rows are the yes and the no of forecasts.
    YesAndNo,
    /// They are answers by other names, which sum to 1 in most forecasts.
    Answers,
    /// They are answers by other names, or they may be forecasts of their own.
    Either(Message),
}

/// What a candidate is; `None` for a column that is no answer.
pub(super) fn judge(look: &CandidateCells<'_>, at: usize) -> Option<AnswerFinding> {
    let forecasts = forecasts(look, at);
    let apart = apart(&forecasts, at);
    let first = apart.iter().min_by_key(|rows| rows[0].line)?;
    let whole = apart.iter().filter(|rows| is_whole(rows)).count();
    let named = names::is_answer(&look.candidates[at].header);
    let yes_and_no = look.is_yes_or_no(at);
    let is_text = look.is_text(at);
    let flagged = if look.candidates[at].is_category && apart.iter().all(|rows| is_in_words(rows)) {
        true
    } else if named {
        whole > 0 || apart.iter().any(|rows| rows.windows(2).any(|pair| pair[0].p != pair[1].p))
    } else {
        // Two thoughts of one day may sum to one by chance, three rows hardly do.
        let is_name = || look.cells(at).all(|cell| cell.chars().count() <= LONGEST_NAME);
        let of_text = is_text && (whole > 1 || first.len() > 2 || (apart.len() == 1 && is_name()));
        let of_many = first.len() > 2 && whole == apart.len();
        2 * whole >= apart.len() && whole > 0 && (yes_and_no || of_text || of_many)
    };
    if !flagged {
        return None;
    }
    let to_be_rescaled = named && look.normalise();
    if yes_and_no && (to_be_rescaled || 2 * whole >= apart.len()) {
        return Some(AnswerFinding::YesAndNo);
    }
    // Where outcomes say yes, each row may be a statement of its own.
    let says_yes = look.rows.iter().any(|row| look.yes_or_no(&row.outcome).is_some());
    if !yes_and_no && !says_yes && 2 * whole >= apart.len() && (first.len() > 2 || look.candidates[at].is_category) {
        return Some(AnswerFinding::Answers);
    }
    Some(AnswerFinding::Either(either(look, at, example(&apart, first), yes_and_no)))
}

/// So many forecasts that agree need no further look.
const MANY: usize = 100;

/// Whether what was seen leaves no doubt: every one of many forecasts says several answers by name, which sum to 1, under the header of a
/// category, and no other column says of what the probabilities are.
pub(super) fn is_clear(look: &CandidateCells<'_>) -> bool {
    let matters = |at: usize| {
        names::of_side(&look.candidates[at].header).is_some() || names::is_answer(&look.candidates[at].header)
    };
    let mut those = (0..look.candidates.len()).filter(|&at| matters(at) || look.candidates[at].is_category);
    let (Some(at), None) = (those.next(), those.next()) else { return false };
    let forecasts = forecasts(look, at);
    let apart = apart(&forecasts, at);
    look.candidates[at].is_category
        && apart.len() > MANY
        && apart.iter().all(|rows| is_whole(rows))
        && matches!(judge(look, at), Some(AnswerFinding::Answers))
}

/// The forecast that is shown: the first whose answers sum to 1.
fn example<'a, 'l>(apart: &[&'a Vec<&'l LookedRow>], first: &'a Vec<&'l LookedRow>) -> &'a Vec<&'l LookedRow> {
    apart.iter().copied().filter(|rows| is_whole(rows)).min_by_key(|rows| rows[0].line).unwrap_or(first)
}

/// What is said of answers under a header that does not say so.
pub(super) fn either_at(look: &CandidateCells<'_>, at: usize) -> Message {
    let forecasts = forecasts(look, at);
    let apart = apart(&forecasts, at);
    let rows = apart.iter().min_by_key(|rows| rows[0].line).map_or(&[][..], |first| example(&apart, first));
    either(look, at, rows, false)
}

/// The rows of each forecast that say something: under a header that may mean answers be it in words, which sum to nothing.
fn forecasts<'l>(look: &'l CandidateCells<'_>, at: usize) -> BTreeMap<u64, Vec<&'l LookedRow>> {
    let counts = |row: &&LookedRow| row.p.is_some() || (look.candidates[at].is_category && !row.said.is_empty());
    let mut forecasts: BTreeMap<u64, Vec<&LookedRow>> = BTreeMap::new();
    for row in look.rows.iter().filter(counts) {
        forecasts.entry(row.forecast).or_default().push(row);
    }
    forecasts
}

/// The forecasts whose rows differ in a column.
fn apart<'a, 'l>(forecasts: &'a BTreeMap<u64, Vec<&'l LookedRow>>, at: usize) -> Vec<&'a Vec<&'l LookedRow>> {
    forecasts.values().filter(|rows| differ(rows, at)).collect()
}

/// Whether each row names another answer, and there are several.
fn differ(rows: &[&LookedRow], at: usize) -> bool {
    let mut cells: Vec<String> = rows.iter().map(|row| row.cells[at].to_lowercase()).collect();
    cells.sort_unstable();
    let blank = cells.first().is_some_and(String::is_empty);
    rows.len() > 1 && !blank && cells.windows(2).all(|pair| pair[0] != pair[1])
}

fn is_in_words(rows: &[&LookedRow]) -> bool {
    rows.iter().any(|row| row.p.is_none())
}

fn is_whole(rows: &[&LookedRow]) -> bool {
    !is_in_words(rows) && sum_to_one(&rows.iter().filter_map(|row| row.p).collect::<Vec<_>>())
}

fn either(look: &CandidateCells<'_>, at: usize, rows: &[&LookedRow], yes_and_no: bool) -> Message {
    let header = &look.candidates[at].header;
    let said: Vec<String> = rows.iter().take(NAMED).map(|row| format!("{} {}", row.cells[at], row.said)).collect();
    let more = if rows.len() > NAMED { ", …" } else { "" };
    let line = |row: &LookedRow| look.table.line_in_file(row.line);
    let (first, last) = (line(rows[0]), line(rows[rows.len() - 1]));
    let [to, bis] = if rows.len() == 2 { ["and", "und"] } else { ["to", "bis"] };
    let whole = is_whole(rows);
    let [sum, in_german] = match whole {
        true => ["sum to 1", "ergeben zusammen 1"],
        false if is_in_words(rows) => ["are in words", "stehen in Worten"],
        false => ["do not sum to 1", "ergeben zusammen nicht 1"],
    };
    // Words sum to nothing that could be rescaled.
    let fits = whole || is_in_words(rows);
    let (said, count) = (said.join(", "), rows.len());
    let text = localized!(
        "Rows of one forecast differ in \"{header}\": {said}{more} (rows {first} {to} {last}); they {sum}. They are answers of one \
         question, or {count} forecasts of yes.",
        "Zeilen einer Prognose unterscheiden sich in „{header}“: {said}{more} (Zeilen {first} {bis} {last}); sie {in_german}. Es sind \
         Antworten auf eine Frage, oder {count} Prognosen von Ja."
    );
    let answers = if yes_and_no {
        let must = if whole { "" } else { " --normalise" };
        localized!(
            "--map \"answer={header}\"{must} for one forecast (yes and no must sum to 1)",
            "--map \"answer={header}\"{must} für eine Prognose (Ja und Nein müssen zusammen 1 ergeben)"
        )
    } else {
        as_answers(look, at, fits)
    };
    let help = Localized::new(
        format!("Say which: {}; --map answer=none for forecasts of yes, each row one.", answers.english()),
        format!(
            "Angeben, welches: {}; --map answer=none für Prognosen von Ja, jede Zeile eine.",
            answers.of(Language::German)
        ),
    );
    let mut ways = ways(look, at, fits, yes_and_no);
    ways.push(vec!["--map".to_owned(), "answer=none".to_owned()]);
    Message::saying(Code::AnswersOfOneForecast, text).help(help).readings(ways)
}

/// The arguments that have the rows read as answers: of two by name, for each that may be yes.
fn ways(look: &CandidateCells<'_>, at: usize, whole: bool, yes_and_no: bool) -> Vec<Vec<String>> {
    let answers = look.distinct(at, 2);
    let map = ["--map".to_owned(), format!("answer={}", look.candidates[at].header)];
    let rescaled = (!whole).then(|| "--normalise".to_owned());
    match answers.len() {
        2 if !yes_and_no => {
            let ways = which_is_yes(&answers).into_iter();
            ways.map(|words| map.clone().into_iter().chain(words).chain(rescaled.clone()).collect()).collect()
        }
        _ => vec![map.into_iter().chain(rescaled).collect()],
    }
}

/// The option for reading rows as answers, and what comes of it.
pub(super) fn as_answers(look: &CandidateCells<'_>, at: usize, whole: bool) -> Localized {
    let header = &look.candidates[at].header;
    let rescaled = if whole { "" } else { " --normalise" };
    match look.distinct(at, 2)[..] {
        [one, other] => {
            let (one, other) = (as_option(one, true), as_option(other, false));
            localized!(
                "--map \"answer={header}\" {one} {other}{rescaled} for one forecast of yes and no, or the other way round",
                "--map \"answer={header}\" {one} {other}{rescaled} für eine Prognose von Ja und Nein, oder umgekehrt"
            )
        }
        _ => localized!(
            "--map \"answer={header}\"{rescaled} for the answers of one forecast",
            "--map \"answer={header}\"{rescaled} für die Antworten einer Prognose"
        ),
    }
}
