//! Why a text is not read, and what to do, in a sentence each.

use crate::diagnostics::Code;
use crate::localized::{Language, Localized, localized};

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
    pub(crate) fn message(&self, language: Language) -> String {
        match language {
            Language::English => self.in_english(),
            Language::German => self.in_german(),
        }
    }

    fn in_english(&self) -> String {
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
            Why::Several(phrases) => format!("it may be read in several ways: {}", quoted(phrases, Language::English)),
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
                format!("{}{more} may change what it says", quoted(&named, Language::English))
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

    fn in_german(&self) -> String {
        let lexicon = &self.lexicon;
        let quoted = |phrases: &[String]| quoted(phrases, Language::German);
        let others = self.asked_too.iter().map(|other| format!(", {other} auch nicht"));
        let nor_others = others.collect::<Vec<_>>().concat();
        match &self.why {
            Why::Blank => "hier stehen keine Worte".to_owned(),
            Why::NotKnown(Some(phrase)) => format!("das Lexikon {lexicon} kennt „{phrase}“ nicht{nor_others}"),
            Why::NotKnown(None) => format!("das Lexikon {lexicon} kennt keine Formulierung darin{nor_others}"),
            Why::NoNumber { phrase, lexicons } if lexicons.is_empty() => {
                format!("kein Lexikon hat eine Zahl für „{phrase}“")
            }
            Why::NoNumber { phrase, lexicons } => {
                let refuse = if lexicons.len() == 1 { "verweigert" } else { "verweigern" };
                format!("kein Lexikon hat eine Zahl für „{phrase}“; {} {refuse} sie", lexicons.join(", "))
            }
            Why::Negated { negation, phrase } if phrase.is_empty() => format!("„{negation}“ kann es umkehren"),
            Why::Negated { negation, phrase } => {
                format!("„{negation}“ macht aus „{phrase}“ etwas, das das Lexikon {lexicon} nicht kennt")
            }
            Why::Modified { modifier, phrase } => {
                format!("mit „{modifier}“ ist es nicht das „{phrase}“, das das Lexikon {lexicon} kennt")
            }
            Why::Several(phrases) => format!("es lässt sich auf mehrere Arten lesen: {}", quoted(phrases)),
            Why::Question => "es fragt und sagt nichts voraus".to_owned(),
            Why::Contradictory { no_forecast, phrase } => {
                format!("„{no_forecast}“ sagt, dass niemand es weiß, „{phrase}“, wie sicher jemand ist")
            }
            Why::TooLong(length) => {
                format!("es hat {length} Zeichen, und eine Formulierung hat höchstens {LONGEST}")
            }
            Why::Unread(words) => {
                let named: Vec<String> = words.iter().take(NAMED).map(|word| shortened(word)).collect();
                let more = Language::German.and_more(words.len().saturating_sub(NAMED));
                format!("{}{more} kann ändern, was es sagt", quoted(&named))
            }
            Why::OtherSide { number, phrase } => {
                format!("{number} und „{phrase}“ liegen auf verschiedenen Seiten von einhalb")
            }
            Why::InexactNumber(number) => {
                format!("{number} darin ist eine Spanne, eine Grenze, eine Quote, in Worten oder nur ungefähr")
            }
            Why::LooseNumber(number) => {
                format!("{number} darin kann die Wahrscheinlichkeit sein oder ein Teil des Ereignisses")
            }
            Why::SeveralNumbers(numbers) => format!("es nennt mehrere Zahlen: {}", numbers.join(", ")),
            Why::NotAProbability(number) => format!("{number} darin ist keine Wahrscheinlichkeit"),
            Why::OtherLanguage(word) => {
                format!("„{word}“ ist hier kein englisches Wort, und kein Lexikon hat die andere Sprache")
            }
        }
    }

    fn nor_others(&self) -> String {
        let nor = |lexicon: &String| format!(", nor does {lexicon}");
        self.asked_too.iter().map(nor).collect()
    }

    /// What to do: one or two sentences.
    pub(crate) fn help(&self, language: Language) -> String {
        let mut help = vec![];
        if !self.nearest.is_empty() {
            let known = match language {
                Language::English => "Known and near",
                Language::German => "Bekannt und ähnlich",
            };
            help.push(format!("{known}: {}.", quoted(&self.nearest, language)));
        }
        if let [first, ..] = self.elsewhere.as_slice() {
            let base = if self.lexicon.is_empty() { DEFAULT } else { &self.lexicon };
            let elsewhere = self.elsewhere.join(", ");
            help.push(match (language, self.elsewhere.len()) {
                (Language::English, many) => {
                    let know = if many == 1 { "knows" } else { "know" };
                    format!("{elsewhere} {know} it: --lexicon {base},{first} takes a phrase from the first that does.")
                }
                (Language::German, many) => {
                    let know = if many == 1 { "kennt" } else { "kennen" };
                    format!("{elsewhere} {know} es: --lexicon {base},{first} nimmt eine Formulierung aus dem ersten, das sie kennt.")
                }
            });
        }
        help.push(self.remedy().of(language).to_string());
        help.join(" ")
    }

    /// What to do with the text itself.
    fn remedy(&self) -> Localized {
        match self.why {
            Why::InexactNumber(_) | Why::LooseNumber(_) | Why::SeveralNumbers(_) | Why::NotAProbability(_) => {
                localized!(
                    "Write the one number that the source would stand by in the probability column, or the phrase without it.",
                    "Die eine Zahl, zu der die Quelle stünde, in die Spalte probability schreiben, oder die Formulierung ohne sie."
                )
            }
            Why::NotKnown(None) if self.text.contains(|sign: char| sign.is_ascii_digit()) => localized!(
                "Write the probability alone: 0.35 or 35%.",
                "Die Wahrscheinlichkeit allein schreiben: 0,35 oder 35%."
            ),
            Why::Unread(_) => {
                let phrase = shell_quoted(&format!("{}=0.6", shortened(&self.text)));
                localized!(
                    "Write the number or the words of likelihood alone, with … for the rest (\"a launch … is very likely\"), and the \
                     sentence into a column quote; or say what the whole text stands for: --phrase {phrase}.",
                    "Die Zahl oder die Worte der Wahrscheinlichkeit allein schreiben, mit … für das Übrige („ein Start … ist sehr \
                     wahrscheinlich“), und den Satz in eine Spalte quote; oder angeben, wofür der ganze Text steht: --phrase {phrase}."
                )
            }
            Why::OtherSide { .. } => localized!(
                "Write the number that the source stands by into the probability column, or the phrase without it.",
                "Die Zahl, zu der die Quelle steht, in die Spalte probability schreiben, oder die Formulierung ohne sie."
            ),
            Why::Blank => localized!(
                "Write the phrase, or the probability as a number.",
                "Die Formulierung eintragen, oder die Wahrscheinlichkeit als Zahl."
            ),
            Why::TooLong(_) | Why::Question => self.code().entry().remedy.into(),
            _ => self.settle(),
        }
    }

    fn settle(&self) -> Localized {
        let text = shortened(self.settles());
        if let Some(number) = proposed(&text) {
            let phrase = shell_quoted(&format!("{text}={number}"));
            localized!(
                "To settle it: --phrase {phrase}, a plausible number but from no published scale, or the one that you stand by.",
                "Zur Klärung: --phrase {phrase}, eine plausible Zahl, aber aus keiner veröffentlichten Skala, oder die eigene."
            )
        } else {
            let phrase = shell_quoted(&format!("{text}=0.6"));
            localized!(
                "To settle it: --phrase {phrase}, with the number that you stand by.",
                "Zur Klärung: --phrase {phrase}, mit der eigenen Zahl."
            )
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

fn quoted(phrases: &[String], language: Language) -> String {
    phrases.iter().map(|phrase| language.quoted(phrase)).collect::<Vec<_>>().join(", ")
}

/// In double quotes where a shell takes that literally, else in single ones.
fn shell_quoted(text: &str) -> String {
    if text.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", text.replace('\'', r"'\''"))
    } else {
        format!("\"{text}\"")
    }
}
