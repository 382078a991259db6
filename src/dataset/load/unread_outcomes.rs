//! Rows whose outcome is not understood are no random part of a log: to skip them selects by what happened.

use crate::dataset::outcome::{judges_the_forecast, nearest};
use crate::diagnostics::{Code, Diagnostic, DiagnosticKind, Diagnostics, Message};
use crate::localized::Localized;
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
    let listed: Vec<String> = words.iter().take(SHOWN).map(|(word, rows)| format!("\"{word}\" ({rows})")).collect();
    let more = words.len().saturating_sub(SHOWN);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    let what = if kind.code == Code::SideNotUnderstood { "side" } else { "outcome" };
    let text = format!(
        "{rows} {} {what} is not understood: {}{more}. To skip them would choose the rows that are scored by what happened.",
        if rows == 1 { "row whose" } else { "rows whose" },
        listed.join(", ")
    );
    let meanings =
        if kind.code == Code::OutcomeOfAnotherKind { "ANSWER\" (or void, open)" } else { "yes\" (or no, void, open)" };
    let options: Vec<String> =
        words.iter().take(SHOWN).map(|(word, _)| format!("--outcome \"{word}={meanings}")).collect();
    let judged = words.iter().find(|(word, _)| judges_the_forecast(word));
    let judged = judged.map(|(word, _)| {
        format!(
            " \"{word}\" may say that the event happened, or that the forecast was right, below 50% the opposite: then name \
             the column that says what was forecast, --map side=COLUMN."
        )
    });
    if kind.code == Code::OutcomePartial {
        let first = kind.first.first();
        let help = "Say what becomes of them: --partial expected for the expected score, --partial void to annul them.";
        let message = Message::saying(Code::OutcomeWordsUnread, Localized::only_english(text))
            .help(Localized::only_english(help));
        return Some(
            message.at(first.and_then(|first| first.place.clone()), first.and_then(|first| first.value.clone())),
        );
    }
    let first = kind.first.first();
    let place = first.and_then(|first| first.place.clone());
    Some(
        Message::saying(Code::OutcomeWordsUnread, Localized::only_english(text))
            .help(Localized::only_english(format!(
                "Say what each means: {}.{}",
                options.join(", "),
                judged.unwrap_or_default()
            )))
            .at(place, first.and_then(|first| first.value.clone())),
    )
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
