//! Why a text is not read, and what to do, in a sentence each.

use crate::diagnostics::Code;

use super::phrases::LONGEST;
use super::proposals::proposed;
use super::reading::{Unknown, Why};
use super::shipped::DEFAULT;

/// So many words are named.
const NAMED: usize = 6;

/// A longer text is not told in full.
const SHOWN: usize = 80;

fn shortened(text: &str) -> String {
    let start: String = text.chars().take(SHOWN).collect();
    if start.len() < text.len() { format!("{start}…") } else { start }
}

impl Unknown {
    /// Its code.
    pub(crate) fn code(&self) -> Code {
        match self.why {
            Why::Blank => Code::ProbabilityBlank,
            Why::TooLong(_) => Code::PhraseTooLong,
            Why::Unread(_) => Code::PhraseWordsUnread,
            Why::NotKnown(_) => Code::PhraseUnknown,
            Why::NoNumber { .. } => Code::PhraseWithoutNumber,
            Why::Negated { .. } => Code::PhraseNegated,
            Why::Modified { .. } => Code::PhraseModified,
            Why::Several(_) => Code::PhrasesSeveral,
            Why::Question => Code::PhraseQuestion,
            Why::Contradictory { .. } | Why::OtherSide { .. } => Code::PhraseContradictory,
            Why::InexactNumber(_) | Why::LooseNumber(_) | Why::SeveralNumbers(_) | Why::NotAProbability(_) => {
                Code::PhraseNumber
            }
            Why::OtherLanguage(_) => Code::PhraseOtherLanguage,
        }
    }

    /// The text, if it is short, else its beginning.
    pub(crate) fn shown(&self) -> String {
        shortened(&self.text)
    }

    /// Why the text cannot be read: one sentence.
    pub(crate) fn message(&self) -> String {
        let lexicon = &self.lexicon;
        match &self.why {
            Why::Blank => "there are no words to read".to_owned(),
            Why::NotKnown(Some(phrase)) => {
                format!("the lexicon {lexicon} does not know \"{phrase}\"{}", self.nor_others())
            }
            Why::NotKnown(None) => format!("the lexicon {lexicon} knows no phrase in it{}", self.nor_others()),
            Why::NoNumber { phrase, lexicons } if lexicons.is_empty() => {
                format!("no lexicon has a number for \"{phrase}\"")
            }
            Why::NoNumber { phrase, lexicons } => {
                let refuse = if lexicons.len() == 1 { "refuses" } else { "refuse" };
                format!("no lexicon has a number for \"{phrase}\"; {} {refuse} it one", lexicons.join(", "))
            }
            Why::Negated { negation, phrase } if phrase.is_empty() => format!("\"{negation}\" may turn it around"),
            Why::Negated { negation, phrase } => {
                format!("\"{negation}\" turns \"{phrase}\" into something that the lexicon {lexicon} does not know")
            }
            Why::Modified { modifier, phrase } => {
                format!("with \"{modifier}\" it is not the \"{phrase}\" that the lexicon {lexicon} knows")
            }
            Why::Several(phrases) => format!("it may be read in several ways: {}", quoted(phrases)),
            Why::Question => "it asks, and forecasts nothing".to_owned(),
            Why::Contradictory { no_forecast, phrase } => {
                format!("\"{no_forecast}\" says that nobody knows, \"{phrase}\" says how sure somebody is")
            }
            Why::TooLong(length) => {
                format!("it has {length} characters, and a phrase has at most {LONGEST}")
            }
            Why::Unread(words) => {
                let named: Vec<String> = words.iter().take(NAMED).map(|word| shortened(word)).collect();
                let more = words.len().saturating_sub(NAMED);
                let more = if more == 0 { String::new() } else { format!(" and {more} more") };
                format!("{}{more} may change what it says", quoted(&named))
            }
            Why::OtherSide { number, phrase } => {
                format!("{number} and \"{phrase}\" are on different sides of one half")
            }
            Why::InexactNumber(number) => {
                format!("{number} in it is a range, a bound, odds, in words or only about right")
            }
            Why::LooseNumber(number) => format!("{number} in it may be the probability or a part of the event"),
            Why::SeveralNumbers(numbers) => format!("it states several numbers: {}", numbers.join(", ")),
            Why::NotAProbability(number) => format!("{number} in it is no probability"),
            Why::OtherLanguage(word) => {
                format!("\"{word}\" is not an English word here, and no lexicon has the other language")
            }
        }
    }

    fn nor_others(&self) -> String {
        let nor = |lexicon: &String| format!(", nor does {lexicon}");
        self.asked_too.iter().map(nor).collect()
    }

    /// What to do: one or two sentences.
    pub(crate) fn help(&self) -> String {
        let mut help = vec![];
        if !self.nearest.is_empty() {
            help.push(format!("Known and near: {}.", quoted(&self.nearest)));
        }
        if let [first, ..] = self.elsewhere.as_slice() {
            let base = if self.lexicon.is_empty() { DEFAULT } else { &self.lexicon };
            let know = if self.elsewhere.len() == 1 { "knows" } else { "know" };
            help.push(format!(
                "{} {know} it: --lexicon {base},{first} takes a phrase from the first that does.",
                self.elsewhere.join(", ")
            ));
        }
        help.push(match self.why {
            Why::InexactNumber(_) | Why::LooseNumber(_) | Why::SeveralNumbers(_) | Why::NotAProbability(_) => {
                "Write the one number that the source would stand by in the probability column, or the phrase without it.".to_owned()
            }
            Why::NotKnown(None) if self.text.contains(|sign: char| sign.is_ascii_digit()) => {
                "Write the probability alone: 0.35 or 35%.".to_owned()
            }
            Why::Unread(_) => format!(
                "Write the number or the words of likelihood alone, with … for the rest (\"a launch … is very likely\"), and the sentence into a column quote; or say what the whole text stands for: --phrase {}.",
                shell_quoted(&format!("{}=0.6", shortened(&self.text)))
            ),
            Why::OtherSide { .. } => "Write the number that the source stands by into the probability column, or the phrase without it.".to_owned(),
            Why::Blank => "Write the phrase, or the probability as a number.".to_owned(),
            Why::TooLong(_) | Why::Question => self.code().entry().remedy.english().to_owned(),
            _ => self.settle(),
        });
        help.join(" ")
    }

    fn settle(&self) -> String {
        let text = shortened(self.settles());
        match proposed(&text) {
            Some(number) => format!(
                "To settle it: --phrase {}, a plausible number but from no published scale, or the one that you stand by.",
                shell_quoted(&format!("{text}={number}"))
            ),
            None => format!(
                "To settle it: --phrase {}, with the number that you stand by.",
                shell_quoted(&format!("{text}=0.6"))
            ),
        }
    }

    /// The words that `--phrase` should give a number.
    fn settles(&self) -> &str {
        match &self.why {
            // One word of a short text may not be all that matters in it.
            Why::NotKnown(Some(phrase)) if phrase.contains(' ') || self.text.split_whitespace().count() > 5 => phrase,
            Why::NoNumber { phrase, .. } => phrase,
            _ => &self.text,
        }
    }
}

fn quoted(phrases: &[String]) -> String {
    phrases.iter().map(|phrase| format!("\"{phrase}\"")).collect::<Vec<_>>().join(", ")
}

/// In double quotes where a shell takes that literally, else in single ones.
fn shell_quoted(text: &str) -> String {
    if text.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", text.replace('\'', r"'\''"))
    } else {
        format!("\"{text}\"")
    }
}
