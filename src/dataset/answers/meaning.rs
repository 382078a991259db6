//! Which answers are yes and which no.

use crate::dataset::outcome::{self, OutcomeWord};
use crate::options::{AnswersOfSource, ReadingOptions};

/// Whether a word says yes or no, in the words of outcomes and those that the user gave.
pub(super) fn yes_or_no(word: &str, options: &ReadingOptions) -> Option<bool> {
    match outcome::parse(word.as_bytes()).or_else(|| options.outcomes.meaning(word))? {
        OutcomeWord::Yes => Some(true),
        OutcomeWord::No => Some(false),
        _ => None,
    }
}

/// The option by which a word means yes or no.
pub(super) fn as_option(word: &str, is_yes: bool) -> String {
    format!("--outcome \"{}\"", as_value(word, is_yes))
}

fn as_value(word: &str, is_yes: bool) -> String {
    format!("{word}={}", if is_yes { "yes" } else { "no" })
}

/// The arguments by which one answer is yes and the others are no, for each of them.
pub(super) fn which_is_yes(answers: &[&str]) -> Vec<Vec<String>> {
    let way = |yes: &&str| {
        answers.iter().flat_map(|word| ["--outcome".to_owned(), as_value(word, word == yes)]).collect::<Vec<_>>()
    };
    answers.iter().map(way).collect()
}

/// Which of the answers that a profile describes is yes, if all others are no.
pub(crate) fn the_one_that_is_yes(options: &ReadingOptions) -> Option<usize> {
    let answers = AnswersOfSource::names(&options.answers);
    let is_yes: Vec<bool> = answers.iter().map(|answer| yes_or_no(answer, options)).collect::<Option<_>>()?;
    let yes = is_yes.iter().position(|is_yes| *is_yes)?;
    (is_yes.iter().filter(|is_yes| **is_yes).count() == 1).then_some(yes)
}
