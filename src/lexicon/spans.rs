//! Where in a text which phrase stands: the longest one at each place.

use rustc_hash::FxHashMap;

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

    pub(super) fn exact(&self) -> &str {
        match self {
            Self::Word { exact, .. } => exact,
            Self::Break(_) => "",
        }
    }
}

/// Forms of "be", and what stands like it before a judgement: "is certain", "seems certain".
const BE: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "s",
    "re",
    "seems",
    "seem",
    "looks",
    "look",
    "appears",
    "almost",
    "nearly",
    "virtually",
    "practically",
    "fairly",
    "quite",
    "very",
    "absolutely",
    "not",
    "as",
    "more",
    "less",
    "most",
    "it",
    "will",
    "far",
    "from",
    "totally",
    "completely",
    "pretty",
];

/// The words that count, with words that only look like hedges made something else.
pub(super) fn pieces(tokens: &[Token]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Word(word) if is_filler(word) => {}
            Token::Word(word) => pieces.push(if is_another_word(tokens, at, word) {
                Piece::Word { key: format!("#{}", word.exact), exact: format!("#{}", word.exact), token: at }
            } else {
                Piece::Word { key: word.key().to_owned(), exact: word.exact.clone(), token: at }
            }),
            Token::Number(digits) if is_half_of_fifty_fifty(tokens, at) => {
                let (key, exact) = ("fifty".to_owned(), digits.clone());
                pieces.push(Piece::Word { key, exact, token: at });
            }
            Token::Sign('-' | '/' | ':') if at > 0 && is_half_of_fifty_fifty(tokens, at - 1) => {}
            Token::Number(_) | Token::Sign(_) => pieces.push(Piece::Break(at)),
        }
    }
    pieces
}

/// The month of May, "a certain firm", "remote servers".
fn is_another_word(tokens: &[Token], at: usize, word: &Word) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let behind = tokens.get(at + 1);
    let said = |token: Option<&Token>| token.and_then(Token::word).map(|word| word.exact.clone()).unwrap_or_default();
    match word.exact.as_str() {
        "may" => is_month(before, behind, word),
        "might" => matches!(said(before).as_str(), "military" | "its" | "their" | "his" | "her" | "our" | "economic"),
        "certain" => {
            let judged = BE.contains(&said(before).as_str()) || matches!(said(behind).as_str(), "to" | "that");
            !judged && matches!(behind, Some(Token::Word(_)))
        }
        "remote" => {
            let judged = BE.contains(&said(before).as_str())
                || matches!(
                    said(behind).as_str(),
                    "chance" | "chances" | "odds" | "possibility" | "prospect" | "likelihood"
                );
            !judged && matches!(behind, Some(Token::Word(_)))
        }
        _ => false,
    }
}

fn is_month(before: Option<&Token>, behind: Option<&Token>, may: &Word) -> bool {
    const DATES: &[&str] = &[
        "in", "by", "mid", "early", "late", "until", "till", "of", "since", "before", "after", "this", "next", "last",
        "end", "from", "during", "through", "to", "and", "for", "on", "april", "june", "first", "half", "between",
        "around", "st", "th",
    ];
    let number = |token: Option<&Token>| match token {
        Some(Token::Number(_)) => true,
        Some(Token::Word(word)) => word.exact.starts_with(|first: char| first.is_ascii_digit()),
        _ => false,
    };
    let dated = before
        .and_then(Token::word)
        .is_some_and(|word| DATES.contains(&word.exact.as_str()) && (may.capital || word.exact == "mid"));
    // "Prime Minister May could …", but not the headline "Vodafone May Enter China" and not "May happen".
    let name = may.capital
        && before.and_then(Token::word).is_some()
        && behind.and_then(Token::word).is_some_and(|next| !next.capital);
    number(before) || number(behind) || dated || name
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
pub(super) enum Kind {
    /// A phrase of these lexicons.
    Phrase,
    /// "Nobody knows".
    NoForecast,
    /// A saying that means nothing here.
    Neutral,
}

/// A phrase in a text.
#[derive(Clone, Debug)]
pub(super) struct Span {
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
    all: Vec<(Vec<String>, Kind)>,
    by_first: FxHashMap<String, Vec<usize>>,
    known: FxHashMap<Vec<String>, usize>,
}

impl Keys {
    /// The index of a key, which is added if it is new. What is a phrase once stays one.
    pub(super) fn add(&mut self, key: Vec<String>, kind: Kind) -> Option<usize> {
        let first = key.first()?.clone();
        if let Some(&index) = self.known.get(&key) {
            return Some(index);
        }
        let index = self.all.len();
        self.known.insert(key.clone(), index);
        self.by_first.entry(first).or_default().push(index);
        self.all.push((key, kind));
        Some(index)
    }

    pub(super) fn kind(&self, index: usize) -> Kind {
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
    pub(super) fn find(&self, pieces: &[Piece]) -> Vec<Span> {
        let (mut spans, mut start) = (vec![], 0);
        while start < pieces.len() {
            let candidates = pieces[start].key().and_then(|first| self.by_first.get(first));
            let longest = candidates
                .into_iter()
                .flatten()
                .filter_map(|&key| Some(Span { start, end: self.end(pieces, start, key)?, key }))
                .chain(self.for_sure(pieces, start))
                .max_by_key(|span| (self.all[span.key].0.len(), std::cmp::Reverse(span.key)));
            start = longest.as_ref().map_or(start + 1, |span| span.end);
            spans.extend(longest);
        }
        spans
    }

    /// "Will … for sure" says that it will happen.
    fn for_sure(&self, pieces: &[Piece], start: usize) -> Option<Span> {
        let key = *self.known.get(["will", "happen"].map(str::to_owned).as_slice())?;
        let sure = pieces[start..].windows(2).any(|pair| pair[0].exact() == "for" && pair[1].exact() == "sure");
        (pieces[start].exact() == "will" && sure).then_some(Span { start, end: start + 1, key })
    }

    /// Where the key ends if it stands here. "Will" and "would" may stand inside: "probably will not".
    fn end(&self, pieces: &[Piece], start: usize, key: usize) -> Option<usize> {
        let mut at = start;
        for (index, word) in self.all[key].0.iter().enumerate() {
            while index > 0 && matches!(pieces.get(at)?.key()?, "will" | "would") && word != pieces[at].key()? {
                at += 1;
            }
            if pieces.get(at)?.key()? != word {
                return None;
            }
            at += 1;
        }
        Some(at)
    }
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
