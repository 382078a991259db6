//! Words that may stand around a phrase without a change of what it says. The list is closed: a text with any other word
//! is not read.

use super::hedges::{Words, is_german};
use super::words::{Token, Word, is_filler};

const ENGLISH: Words = Words(
    "it is are be being am a an the that this there these those i we he she they you s re m do does will of for to at \
     happen happening come comes launch launches arrive arrives say says said yes today tomorrow tonight soon",
);
const GERMAN: Words = Words(
    "es ist sind das der den dem ein eine einen dass am ich er sie wir wird werden kommt kommen geschieht passiert \
     sagt sagte sagen ja heute morgen bald von mit",
);
/// No lexicon is French: for numbers and for "reste à voir".
const FRENCH: Words = Words("il elle je on nous c cela ca est le la l de que");

/// Only beside "nobody knows".
const STILL: Words = Words("remains remain still however yet bleibt noch jetzt reste encore");

const TIMES: Words = Words(
    "year years month months week weeks day days weekend spring summer autumn winter january february march april may \
     june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday \
     tuesday wednesday thursday friday saturday sunday q1 q2 q3 q4 h1 h2",
);
const GERMAN_TIMES: Words = Words(
    "jahr jahre jahren jahres jahresende monatsende quartalsende monat monate monaten monats woche wochen tag tage tagen quartal halbjahr fruehjahr \
     fruehling sommer herbst winter januar februar maerz april mai juni juli august september oktober november \
     dezember montag dienstag mittwoch donnerstag freitag samstag sonntag",
);
/// Before a time.
const WHEN: Words =
    Words("by in before during within on after early late mid end beginning next coming first second third fourth");
const GERMAN_WHEN: Words = Words(
    "in im am bis vor nach ab anfang mitte ende diesem dieses dieser diesen naechste naechsten naechster naechstes \
     naechstem kommenden",
);
/// A time only behind one of [`WHICH`]: "a quarter" is a number.
const PARTS: Words = Words("quarter quarters half");
const WHICH: Words = Words("this the next coming first second third fourth");

/// Behind these words stands what is not known; it does not matter: "unclear whether they could".
const ASKS: Words =
    Words("whether if how when where what who which why about until ob wann wie wer was um si quand comment");
/// They end it.
const TURNS: Words = Words("but though although however still yet aber doch mais and und");

/// The words and signs of a text that nothing accounts for, as they are written; `understood` tells which tokens are.
/// All the words around a phrase are of one language, that of the phrase.
pub(super) fn unread(tokens: &[Token], understood: &[bool], silent: bool) -> Vec<String> {
    let spoken = |german: bool| move |at: &usize| understood[*at] && is_german(&tokens[*at]) == Some(german);
    let places = || 0..tokens.len();
    let (english, german) = (places().any(|at| spoken(false)(&at)), places().any(|at| spoken(true)(&at)));
    let languages: &[WordLanguage] = match (english, german) {
        (true, false) => &[WordLanguage::English],
        (false, true) => &[WordLanguage::German],
        _ => &[WordLanguage::English, WordLanguage::German, WordLanguage::French],
    };
    let unread = |language: &WordLanguage| {
        let open = places().filter(|&at| !understood[at] && !language.has(tokens, at, silent));
        open.map(|at| tokens[at].shown()).collect::<Vec<_>>()
    };
    let mut words = languages.iter().map(unread).min_by_key(Vec::len).unwrap_or_default();
    let mut seen = vec![];
    words.retain(|word| {
        !seen.contains(word) && {
            seen.push(word.clone());
            true
        }
    });
    words
}

/// Which tokens belong to what nobody knows, when the saying ends here.
pub(super) fn asked(tokens: &[Token], from: usize) -> std::ops::Range<usize> {
    let ends = |token: &Token| match token {
        Token::Word(word) => TURNS.contains(&word.exact),
        Token::Number(_) => false,
        Token::Sign(sign) => *sign != '…',
    };
    let opens = |token: &Token| token.word().is_some_and(|word| ASKS.contains(&word.exact));
    let Some(start) = (from..tokens.len()).find(|&at| opens(&tokens[at])) else { return from..from };
    let end = (start..tokens.len()).find(|&at| ends(&tokens[at])).unwrap_or(tokens.len());
    start..end
}

/// "Is it likely", "May it happen": a verb before its subject.
pub(super) fn is_question(tokens: &[Token]) -> bool {
    const VERBS: Words = Words(
        "is are was were am do does did will would could can may might shall should must has have ist sind wird werden \
         kann koennen koennte koennten est",
    );
    const SUBJECTS: Words = Words(
        "it this that these those there they we he she you i the a an es das der die er sie wir ein eine il ce c",
    );
    let word = |at: usize| tokens.get(at).and_then(Token::word).map(|word| word.exact.as_str()).unwrap_or_default();
    tokens.iter().any(|token| token.is_sign('?')) || (VERBS.contains(word(0)) && SUBJECTS.contains(word(1)))
}

#[derive(Clone, Copy, Debug)]
enum WordLanguage {
    English,
    German,
    French,
}

impl WordLanguage {
    fn has(self, tokens: &[Token], at: usize, silent: bool) -> bool {
        match &tokens[at] {
            Token::Sign(sign) => matches!(sign, '.' | ',' | ';' | ':' | '(' | ')' | '[' | ']' | '!' | '–' | '…' | '+'),
            Token::Number(digits) => is_year(digits) || self.counts_time(tokens, at),
            Token::Word(word) => self.has_word(tokens, at, word) || (silent && STILL.contains(&word.exact)),
        }
    }

    fn has_word(self, tokens: &[Token], at: usize, word: &Word) -> bool {
        let (plain, when) = match self {
            Self::English => (ENGLISH, WHEN),
            Self::German => (GERMAN, GERMAN_WHEN),
            Self::French => return FRENCH.contains(&word.exact),
        };
        plain.contains(&word.exact)
            || self.is_time(tokens, at)
            || (when.contains(&word.exact) && self.leads_to_a_time(tokens, at))
            || (is_ordinal(&word.exact) && self.counts_time(tokens, at))
    }

    /// "In the early spring of 2018": only such words up to a time.
    fn leads_to_a_time(self, tokens: &[Token], at: usize) -> bool {
        let mut behind = (at + 1..tokens.len()).filter(|&next| match &tokens[next] {
            Token::Word(word) => !is_filler(word),
            Token::Number(_) => true,
            Token::Sign(sign) => *sign != '–',
        });
        let when = |word: &str| WHEN.contains(word) || GERMAN_WHEN.contains(word) || word == "of";
        let next = behind.find(|&next| tokens[next].word().is_none_or(|word| !when(&word.exact)));
        next.is_some_and(|next| match &tokens[next] {
            Token::Number(digits) => is_year(digits) || self.counts_time(tokens, next),
            Token::Word(word) => self.is_time(tokens, next) || is_ordinal(&word.exact),
            Token::Sign(_) => false,
        })
    }

    fn is_time(self, tokens: &[Token], at: usize) -> bool {
        let Some(word) = tokens[at].word().map(|word| word.exact.as_str()) else { return false };
        let before = at.checked_sub(1).and_then(|at| tokens[at].word());
        let which = before.is_some_and(|before| WHICH.contains(&before.exact));
        match self {
            Self::English => {
                let of_a_part =
                    before.is_some_and(|before| matches!(before.exact.as_str(), "year" | "month" | "quarter"));
                TIMES.contains(word)
                    || (PARTS.contains(word) && which)
                    || (word == "end" && of_a_part)
                    || is_quarter(word)
            }
            Self::German => GERMAN_TIMES.contains(word) || is_quarter(word),
            Self::French => false,
        }
    }

    /// "3 months", "15 May".
    fn counts_time(self, tokens: &[Token], at: usize) -> bool {
        let beside = [at.checked_sub(1), Some(at + 1)];
        let digits = match &tokens[at] {
            Token::Number(digits) => digits.parse::<u32>().is_ok(),
            token => token.word().is_some(),
        };
        digits && beside.into_iter().flatten().any(|at| at < tokens.len() && self.is_time(tokens, at))
    }
}

/// "15th".
fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(char::is_alphabetic);
    !digits.is_empty() && matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th")
}

/// "2q17", "1h2018".
fn is_quarter(word: &str) -> bool {
    let mut rest = word.chars();
    let numbered = rest.next().is_some_and(|first| first.is_ascii_digit());
    numbered && rest.next().is_some_and(|sign| matches!(sign, 'q' | 'h')) && rest.all(|sign| sign.is_ascii_digit())
}

/// A year of our time.
pub(super) fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.parse().is_ok_and(|year: u32| (1900..2100).contains(&year))
}
