//! Rows whose outcome is not understood are no random part of a log: to skip them selects by what happened.

use crate::dataset::outcome::{judges_the_forecast, nearest};
use crate::diagnostics::{Code, Diagnostic, DiagnosticKind, Diagnostics, Message};
use crate::localized::{Language, Localized, counted, localized};
use crate::model::InputFacts;

/// One row in so many may be skipped whatever it says: that moves no score by more than a hundredth.
const FEW: u64 = 100;

/// So many words are shown.
const SHOWN: usize = 6;

/// The problem with rows that --skip-bad-rows would leave out for a word of theirs that says what happened.
pub(super) fn not_to_be_skipped(diagnostics: &Diagnostics, inputs: &[InputFacts]) -> Option<Diagnostic> {
    let of_outcomes =
        [Code::OutcomeNotUnderstood, Code::OutcomeOfAnotherKind, Code::OutcomePartial, Code::SideNotUnderstood];
    diagnostics.kinds().iter().filter(|kind| of_outcomes.contains(&kind.code)).find_map(|kind| of_kind(kind, inputs))
}

fn of_kind(kind: &DiagnosticKind, inputs: &[InputFacts]) -> Option<Diagnostic> {
    let words: Vec<(&str, u64)> =
        kind.values.most_frequent().into_iter().filter(|&(word, rows)| selects(word, rows)).collect();
    let rows = if kind.values.too_many() { kind.count } else { words.iter().map(|(_, rows)| rows).sum() };
    if rows == 0 || rows * FEW <= rows_with_outcomes(kind, inputs) {
        return None;
    }
    let text = Localized::each(|language| {
        let listed = words.iter().take(SHOWN).map(|(word, rows)| format!("{} ({rows})", language.quoted(word)));
        let listed = listed.collect::<Vec<_>>().join(", ");
        let more = language.and_more(words.len().saturating_sub(SHOWN));
        let is_side = kind.code == Code::SideNotUnderstood;
        match language {
            Language::English => {
                let whose = if rows == 1 { "row whose" } else { "rows whose" };
                let what = if is_side { "side" } else { "outcome" };
                format!(
                    "{rows} {whose} {what} is not understood: {listed}{more}. To skip them would choose the rows that are scored by \
                     what happened."
                )
            }
            Language::German => {
                let whose = counted(rows, "Zeile", "Zeilen");
                let what = if is_side { "verständliche Seite" } else { "verständlichen Ausgang" };
                format!(
                    "{whose} ohne {what}: {listed}{more}. Sie wegzulassen hieße, die gewerteten Zeilen nach dem auszuwählen, was \
                     eintrat."
                )
            }
        }
    });
    let help = match kind.code {
        Code::OutcomePartial => localized!(
            "Say what becomes of them: --partial expected for the expected score, --partial void to annul them.",
            "Angeben, was aus ihnen wird: --partial expected für den erwarteten Score, --partial void, um sie zu annullieren."
        ),
        code => what_each_means(&words, code),
    };
    let first = kind.first.first();
    let (place, value) = first.map_or((None, None), |first| (first.place.clone(), first.value.clone()));
    Some(Message::saying(Code::OutcomeWordsUnread, text).help(help).at(place, value))
}

fn what_each_means(words: &[(&str, u64)], code: Code) -> Localized {
    let judged = words.iter().find(|(word, _)| judges_the_forecast(word)).map(|(word, _)| word);
    Localized::each(|language| {
        let or = match language {
            Language::English => "or",
            Language::German => "oder",
        };
        let meanings = match code {
            Code::OutcomeOfAnotherKind => format!("ANSWER\" ({or} void, open)"),
            _ => format!("yes\" ({or} no, void, open)"),
        };
        let options = words.iter().take(SHOWN).map(|(word, _)| format!("--outcome \"{word}={meanings}"));
        let options = options.collect::<Vec<_>>().join(", ");
        match (language, judged) {
            (Language::English, None) => format!("Say what each means: {options}."),
            (Language::German, None) => format!("Angeben, was jedes bedeutet: {options}."),
            (Language::English, Some(word)) => format!(
                "Say what each means: {options}. \"{word}\" may say that the event happened, or that the forecast was right, below \
                 50% the opposite: then name the column that says what was forecast, --map side=COLUMN."
            ),
            (Language::German, Some(word)) => format!(
                "Angeben, was jedes bedeutet: {options}. „{word}“ kann heißen, dass das Ereignis eintrat, oder dass die Prognose \
                 richtig war, unter 50 % das Gegenteil: Dann die Spalte nennen, in der steht, was vorhergesagt wurde, --map \
                 side=COLUMN."
            ),
        }
    })
}

/// Whether rows with this word are more than a slip or a mark that says nothing.
fn selects(word: &str, rows: u64) -> bool {
    // Many short words are one letter from another: "won" from "non".
    let is_slip = rows == 1 && word.chars().count() > 3 && nearest(word).is_some() && !judges_the_forecast(word);
    word.chars().any(char::is_alphanumeric) && !is_slip
}

/// The rows that could say an outcome.
fn rows_with_outcomes(kind: &DiagnosticKind, inputs: &[InputFacts]) -> u64 {
    let file = kind.first.first().and_then(|first| first.place.as_ref()).map(|place| place.file.as_str());
    let role = inputs.iter().find(|input| Some(input.path.as_str()) == file).map(|input| input.role);
    inputs.iter().filter(|input| role.is_none_or(|role| input.role == role)).map(|input| input.rows).sum()
}
