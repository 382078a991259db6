//! Where in a text which phrase stands: the longest one at each place.

use rustc_hash::FxHashMap;

use super::hedges::{MODALS, Words};
use super::words::{Token, Word, is_filler, stem_key, tokens};

/// A word that counts, or a break between words.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// A word, and the token that it is.
    Word {
        /// What it is compared by.
        key: String,
        /// As written, in lower case.
        exact: String,
        /// Index of its token.
        token: usize,
    },
    /// A sign or a number, and the token that it is.
    Break(usize),
}

impl Piece {
    pub(super) fn key(&self) -> Option<&str> {
        match self {
            Self::Word { key, .. } => Some(key),
            Self::Break(_) => None,
        }
    }

    pub(super) fn token(&self) -> usize {
        match self {
            Self::Word { token, .. } | Self::Break(token) => *token,
        }
    }

    pub(super) fn exact(&self) -> &str {
        match self {
            Self::Word { exact, .. } => exact,
            Self::Break(_) => "",
        }
    }
}

/// The words that count, with the month of May made something else.
pub(super) fn pieces(tokens: &[Token]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Word(word) if is_filler(word) => {}
            Token::Word(word) => pieces.push(if word.exact == "may" && is_month(tokens, at, word) {
                Piece::Word { key: format!("#{}", word.exact), exact: format!("#{}", word.exact), token: at }
            } else {
                Piece::Word { key: word.key().to_owned(), exact: word.exact.clone(), token: at }
            }),
            Token::Number(digits) if is_half_of_fifty_fifty(tokens, at) => {
                let (key, exact) = ("fifty".to_owned(), digits.clone());
                pieces.push(Piece::Word { key, exact, token: at });
            }
            Token::Sign('-' | '/' | ':') if at > 0 && is_half_of_fifty_fifty(tokens, at - 1) => {}
            Token::Sign('/') if is_between_modals(tokens, at) => {}
            Token::Number(_) | Token::Sign(_) => pieces.push(Piece::Break(at)),
        }
    }
    pieces
}

/// "In May", "mid-May", "May 2018", but not "Vodafone May Enter China" or "in 2018 may happen".
fn is_month(tokens: &[Token], at: usize, may: &Word) -> bool {
    const DATES: Words = Words(
        "in by mid early late of since before after this next last end from during through for on april june st th",
    );
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let number = |token: Option<&Token>| match token {
        Some(Token::Number(_)) => true,
        Some(Token::Word(word)) => word.exact.starts_with(|first: char| first.is_ascii_digit()),
        _ => false,
    };
    let dated = before
        .and_then(Token::word)
        .is_some_and(|word| DATES.contains(&word.exact) && (may.capital || word.exact == "mid"));
    let verb = tokens.get(at + 1).and_then(Token::word).is_some_and(|next| next.key() == "happen");
    !verb && (number(before) || number(tokens.get(at + 1)) || dated)
}

/// "May/might" is a phrase of a lexicon.
fn is_between_modals(tokens: &[Token], at: usize) -> bool {
    let modal = |at: usize| tokens.get(at).and_then(Token::word).is_some_and(|word| MODALS.contains(&word.exact));
    at.checked_sub(1).is_some_and(modal) && modal(at + 1)
}

/// `50-50`, `50/50`, `50:50`.
fn is_half_of_fifty_fifty(tokens: &[Token], at: usize) -> bool {
    let fifty = |at: usize| matches!(tokens.get(at), Some(Token::Number(digits)) if digits == "50");
    let joined = |at: usize| matches!(tokens.get(at), Some(Token::Sign('-' | '/' | ':')));
    let percent = |at: usize| tokens.get(at).is_some_and(|token| token.is_sign('%'));
    let pair = |first: usize| fifty(first) && joined(first + 1) && fifty(first + 2) && !percent(first + 3);
    pair(at) || at.checked_sub(2).is_some_and(pair)
}

/// What a span of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpanKind {
    /// A phrase of these lexicons.
    Phrase,
    /// "Nobody knows".
    NoForecast,
    /// A saying that means nothing here.
    Neutral,
}

/// A phrase in a text.
#[derive(Clone, Debug)]
pub(super) struct PhraseSpan {
    /// First piece.
    pub(super) start: usize,
    /// One behind the last piece.
    pub(super) end: usize,
    /// Index of the key in [`Keys`].
    pub(super) key: usize,
}

/// All phrases that are looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    all: Vec<(Vec<String>, SpanKind)>,
    /// How many words the longest phrase has that begins with a word.
    by_first: FxHashMap<String, usize>,
    known: FxHashMap<Vec<String>, usize>,
}

impl Keys {
    /// The index of a key, which is added if it is new. What is a phrase once stays one.
    pub(super) fn add(&mut self, key: Vec<String>, kind: SpanKind) -> Option<usize> {
        let first = key.first()?.clone();
        if let Some(&index) = self.known.get(&key) {
            return Some(index);
        }
        let index = self.all.len();
        self.known.insert(key.clone(), index);
        let most = self.by_first.entry(first).or_default();
        *most = key.len().max(*most);
        self.all.push((key, kind));
        Some(index)
    }

    pub(super) fn kind(&self, index: usize) -> SpanKind {
        self.all[index].1
    }

    pub(super) fn words(&self, index: usize) -> &[String] {
        &self.all[index].0
    }

    /// The key that is the whole text, if there is one.
    pub(super) fn whole(&self, text: &str) -> Option<usize> {
        self.known.get(&stem_key(text)).copied()
    }

    /// The longest phrase at each place, from left to right, none in another.
    pub(super) fn find(&self, pieces: &[Piece]) -> Vec<PhraseSpan> {
        let (mut spans, mut start) = (vec![], 0);
        while start < pieces.len() {
            let longest = [self.longest(pieces, start, false), self.longest(pieces, start, true)];
            let longest = longest
                .into_iter()
                .flatten()
                .chain(self.for_sure(pieces, start))
                .max_by_key(|span| (self.all[span.key].0.len(), std::cmp::Reverse(span.key)));
            start = longest.as_ref().map_or(start + 1, |span| span.end);
            spans.extend(longest);
        }
        spans
    }

    /// The longest phrase that begins here. "Will" may stand inside, and is skipped if asked for: "probably will not".
    fn longest(&self, pieces: &[Piece], start: usize, skip_will: bool) -> Option<PhraseSpan> {
        let most = *self.by_first.get(pieces[start].key()?)?;
        let (mut words, mut found) = (Vec::with_capacity(most), None);
        for (at, piece) in pieces.iter().enumerate().skip(start) {
            let Some(word) = piece.key().filter(|_| words.len() < most) else { break };
            if skip_will && at > start && word == "will" {
                continue;
            }
            words.push(word.to_owned());
            if let Some(&key) = self.known.get(&words) {
                found = Some(PhraseSpan { start, end: at + 1, key });
            }
        }
        found
    }

    /// "Will … for sure" says that it will happen.
    fn for_sure(&self, pieces: &[Piece], start: usize) -> Option<PhraseSpan> {
        let key = *self.known.get(["will", "happen"].map(str::to_owned).as_slice())?;
        let sure = pieces[start..].windows(2).any(|pair| pair[0].exact() == "for" && pair[1].exact() == "sure");
        (pieces[start].exact() == "will" && sure).then_some(PhraseSpan { start, end: start + 1, key })
    }
}

/// Which tokens are part of a phrase, with the small words inside it.
pub(super) fn tokens_of(spans: &[PhraseSpan], pieces: &[Piece], tokens: usize) -> Vec<bool> {
    let mut found = vec![false; tokens];
    for span in spans {
        found[pieces[span.start].token()..=pieces[span.end - 1].token()].fill(true);
    }
    found
}

/// The words of a span as they are written, the small ones inside it too.
pub(super) fn words_of(span: &PhraseSpan, pieces: &[Piece], tokens: &[Token]) -> String {
    let words = &tokens[pieces[span.start].token()..=pieces[span.end - 1].token()];
    words.iter().map(Token::shown).collect::<Vec<_>>().join(" ")
}

/// The key of a saying, and the forms of it that mean the same.
pub(super) fn keys_of(phrase: &str) -> Vec<Vec<String>> {
    const EVEN: [&str; 3] = ["about even", "about even chance", "chance about even"];
    const BETTER: [&str; 2] = ["better than even", "better than even chance"];
    let own = stem_key(phrase);
    let joined = own.join(" ");
    let also: &[&str] = match joined.as_str() {
        "could happen" => &["could"],
        "may happen" => &["may"],
        "might happen" => &["might"],
        "chance slight" => &["slight chance"],
        "remote chance" => &["chance remote"],
        "remote" => &["remote chance", "chance remote"],
        "highly likely" => &["high likelihood"],
        "highly probable" => &["high probability"],
        "undoubtedly will" => &["undoubtedly"],
        joined if EVEN.contains(&joined) => &EVEN,
        joined if BETTER.contains(&joined) => &BETTER,
        _ => &[],
    };
    let mut keys = vec![own];
    for form in also {
        let key: Vec<String> = form.split(' ').map(str::to_owned).collect();
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// The pieces of a text, for tests of one phrase against another.
pub(super) fn read(text: &str) -> (Vec<Token>, Vec<Piece>) {
    let tokens = tokens(text);
    let pieces = pieces(&tokens);
    (tokens, pieces)
}
