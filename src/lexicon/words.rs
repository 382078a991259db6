//! A text as words that can be compared: case, accents, apostrophes and hyphens do not matter.

use super::letters::{contracted, fold, is_combining};

/// A word, a number or a sign of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A word: lower case, without accents.
    Word(Word),
    /// Digits as written, with their decimal mark.
    Number(String),
    /// A sign that is neither: `%`, `(`, `,`, `-` between numbers …
    Sign(char),
}

/// A word of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    /// Lower case, without accents: `wahrscheinlich`, `koennte`.
    pub(super) exact: String,
    /// The form that stands for all forms of one stem: `probably` is `probable`.
    pub(super) stem: &'static str,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

impl Word {
    fn new(exact: String, capital: bool) -> Self {
        let stem = stem(&exact);
        Self { exact, stem, capital }
    }

    /// What it is compared by.
    pub(super) fn key(&self) -> &str {
        if self.stem.is_empty() { &self.exact } else { self.stem }
    }
}

impl Token {
    pub(super) fn word(&self) -> Option<&Word> {
        match self {
            Self::Word(word) => Some(word),
            _ => None,
        }
    }

    /// As a message names it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Word(word) => word.exact.clone(),
            Self::Number(digits) => digits.clone(),
            Self::Sign(sign) => sign.to_string(),
        }
    }

    pub(super) fn is_sign(&self, sign: char) -> bool {
        matches!(self, Self::Sign(found) if *found == sign)
    }
}

/// Words that say nothing about how sure somebody is, and may stand inside a phrase.
const FILLERS: &[&str] = &[
    "it", "is", "are", "be", "being", "am", "a", "an", "the", "that", "this", "there", "these", "those", "i", "we",
    "he", "she", "they", "you", "s", "re", "m", "do", "does", "es", "ist", "sind", "das", "der", "den", "dem", "ein",
    "eine", "einen", "dass",
];

pub(super) fn is_filler(word: &Word) -> bool {
    FILLERS.contains(&word.exact.as_str())
}

/// The words of a phrase that count, as they are written: what makes two phrases of a lexicon the same.
pub(super) fn exact_key(phrase: &str) -> Vec<String> {
    content(phrase).into_iter().map(|word| word.exact).collect()
}

/// Likewise, one form for all words of a stem.
pub(super) fn stem_key(phrase: &str) -> Vec<String> {
    content(phrase).into_iter().map(|word| word.key().to_owned()).collect()
}

fn content(phrase: &str) -> Vec<Word> {
    let words = tokens(phrase).into_iter().filter_map(|token| match token {
        Token::Word(word) => Some(word),
        Token::Number(digits) => Some(Word::new(digits, false)),
        Token::Sign(_) => None,
    });
    words.filter(|word| !is_filler(word)).collect()
}

/// One form for the words of a stem, where that is safe; blank for all others. Nouns such as "likelihood" are no form of
/// "likely": the likelihood may be low.
fn stem(word: &str) -> &'static str {
    match word {
        "probable" | "probably" => "probable",
        "improbable" | "improbably" => "improbable",
        "impossible" | "impossibly" => "impossible",
        "possible" | "possibly" => "possible",
        "certain" | "certainly" => "certain",
        "highly" | "very" => "highly",
        "about" | "roughly" | "approximately" | "around" => "about",
        "chance" | "chances" | "odds" => "chance",
        "believe" | "believes" | "believed" | "believing" => "believe",
        "doubt" | "doubts" | "doubted" | "doubting" => "doubt",
        "appear" | "appears" | "appeared" => "appear",
        "evident" | "evidently" => "evident",
        "happen" | "happens" | "occur" | "occurs" => "happen",
        "wahrscheinlich" | "wahrscheinliche" | "wahrscheinlichen" | "wahrscheinliches" | "wahrscheinlichem" => {
            "wahrscheinlich"
        }
        "unwahrscheinlich" | "unwahrscheinliche" | "unwahrscheinlichen" | "unwahrscheinliches"
        | "unwahrscheinlichem" => "unwahrscheinlich",
        _ => "",
    }
}

/// The words, numbers and signs of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut scanner = Scanner { rest: text.chars().peekable(), found: vec![], glued: false, inside: false };
    while let Some(&next) = scanner.rest.peek() {
        if next.is_ascii_digit() {
            scanner.number();
        } else if next.is_alphabetic() {
            scanner.word();
        } else {
            scanner.sign();
        }
        scanner.inside = next.is_alphanumeric();
    }
    scanner.found
}

struct Scanner<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    found: Vec<Token>,
    /// Whether an apostrophe stands right before what comes.
    glued: bool,
    /// Whether a letter or digit stands right before what comes.
    inside: bool,
}

impl Scanner<'_> {
    /// Digits with decimal marks; with letters behind them (`2Q17`) they are a word.
    fn number(&mut self) {
        let mut digits = String::new();
        while let Some(&next) = self.rest.peek() {
            let mut ahead = self.rest.clone();
            ahead.next();
            let inner = matches!(next, '.' | ',') && ahead.peek().is_some_and(char::is_ascii_digit);
            if !next.is_ascii_digit() && !inner {
                break;
            }
            digits.push(next);
            self.rest.next();
        }
        let mut tail = String::new();
        while let Some(&next) = self.rest.peek().filter(|next| next.is_alphanumeric()) {
            fold(next, &mut tail);
            self.rest.next();
        }
        self.found.push(match tail.as_str() {
            "" => Token::Number(digits),
            _ => Token::Word(Word::new(digits + &tail, false)),
        });
        self.glued = false;
    }

    fn word(&mut self) {
        let mut word = String::new();
        let capital = self.rest.peek().is_some_and(|first| first.is_uppercase());
        while let Some(&next) = self.rest.peek().filter(|next| next.is_alphabetic() || is_combining(**next)) {
            fold(next, &mut word);
            self.rest.next();
        }
        // "Q3" and "H1" are one word.
        let part = matches!(word.as_str(), "q" | "h");
        if let Some(digit) = self.rest.next_if(|next| part && next.is_ascii_digit()) {
            word.push(digit);
        }
        // "Un-likely" is no "likely".
        let mut ahead = self.rest.clone();
        let prefix = matches!(word.as_str(), "un" | "im" | "non")
            && ahead.next().is_some_and(|sign| matches!(sign, '-' | '\u{2010}' | '\u{2011}'))
            && ahead.peek().is_some_and(|next| next.is_alphabetic());
        if prefix {
            self.rest = ahead;
            while let Some(&next) = self.rest.peek().filter(|next| next.is_alphabetic() || is_combining(**next)) {
                fold(next, &mut word);
                self.rest.next();
            }
        }
        let glued = std::mem::take(&mut self.glued);
        if glued && word == "t" && self.negate() {
            return;
        }
        if glued && word == "ll" {
            "will".clone_into(&mut word);
        }
        match contracted(&word) {
            Some(verb) => self.found.extend([verb, "not"].map(|part| Token::Word(Word::new(part.to_owned(), capital)))),
            None => self.found.push(Token::Word(Word::new(word, capital))),
        }
    }

    /// `won` + `'t` is `will not`.
    fn negate(&mut self) -> bool {
        let Some(Token::Word(last)) = self.found.last_mut() else { return false };
        let Some(verb) = last.exact.strip_suffix('n') else { return false };
        let verb = match verb {
            "wo" => "will",
            "ca" => "can",
            "sha" => "shall",
            verb => verb,
        };
        *last = Word::new(verb.to_owned(), last.capital);
        self.found.push(Token::Word(Word::new("not".to_owned(), false)));
        true
    }

    fn sign(&mut self) {
        let Some(sign) = self.rest.next() else { return };
        self.glued = matches!(sign, '\'' | '’' | '‘' | '`' | '´');
        let next_is_number =
            self.rest.clone().find(|next| !next.is_whitespace()).is_some_and(|next| next.is_ascii_digit());
        let after_number = matches!(self.found.last(), Some(Token::Number(_) | Token::Sign('%')));
        let spaced = self.rest.peek().is_none_or(|next| next.is_whitespace());
        match sign {
            '.' if next_is_number && !spaced && !after_number => self.fraction(),
            '%' | '％' => self.found.push(Token::Sign('%')),
            '-' | '\u{2010}' | '\u{2011}' | '−' if next_is_number && (after_number || !spaced) => {
                self.found.push(Token::Sign('-'));
            }
            '–' | '—' | '-' if after_number && next_is_number => self.found.push(Token::Sign('-')),
            '/' if after_number && next_is_number => self.found.push(Token::Sign('/')),
            '.' if self.found.last().is_some_and(|last| last.is_sign('.')) => {
                // Words left out: "believe ... may".
                self.found.pop();
                self.found.push(Token::Sign('…'));
            }
            '.' if self.found.last().is_some_and(|last| last.is_sign('…')) => {}
            // Hyphens between letters, apostrophes and quotation marks make no difference.
            '-' | '\u{2010}' | '\u{2011}' if !spaced && self.inside => {}
            '–' | '—' | '-' | '\u{2010}' | '\u{2011}' => self.found.push(Token::Sign('–')),
            '\'' | '’' | '‘' | '`' | '´' | '"' | '“' | '”' | '„' | '«' | '»' | '\u{ad}' => {}
            sign if sign.is_whitespace() || is_combining(sign) => {}
            sign => self.found.push(Token::Sign(sign)),
        }
    }

    /// `.7` is 0.7.
    fn fraction(&mut self) {
        self.number();
        if let Some(Token::Number(digits)) = self.found.last_mut() {
            digits.insert_str(0, "0.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> String {
        exact_key(text).join(" ")
    }

    #[test]
    fn case_hyphens_accents_and_fillers_do_not_matter() {
        assert_eq!(exact("It is VERY-likely that"), "very likely");
        assert_eq!(exact("außergewöhnlich unwahrscheinlich"), "aussergewoehnlich unwahrscheinlich");
        assert_eq!(exact("aussergewo\u{308}hnlich"), "aussergewoehnlich");
        assert_eq!(exact("It’s likely, I’d say"), "likely d say");
        assert_eq!(exact("fifty–fifty"), "fifty fifty");
    }

    #[test]
    fn not_is_a_word_of_its_own() {
        for (written, read) in [
            ("won't", "will not"),
            ("won’t", "will not"),
            ("can't", "can not"),
            ("cannot", "can not"),
            ("isn't likely", "not likely"),
            ("doesnt", "not"),
            ("couldn't", "could not"),
            ("we'll", "will"),
        ] {
            assert_eq!(exact(written), read);
        }
    }

    #[test]
    fn numbers_and_the_signs_at_them_stay() {
        let seen = |text: &str| {
            let shown = tokens(text).into_iter().map(|token| match token {
                Token::Word(word) => word.exact,
                Token::Number(digits) => format!("#{digits}"),
                Token::Sign(sign) => sign.to_string(),
            });
            shown.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(seen("likely (70 %)"), "likely ( #70 % )");
        assert_eq!(seen("30-40%"), "#30 - #40 %");
        assert_eq!(seen("30% – 40%"), "#30 % - #40 %");
        assert_eq!(seen("p=.7"), "p = #0.7");
        assert_eq!(seen("2Q17 by mid-May, Q3 2018"), "2q17 by mid may , q3 #2018");
        assert_eq!(seen("believe ... may"), "believe … may");
    }
}
