//! Reads texts by the chosen lexicons.

use super::choice::{Choice, OWN, is_of_other_language};
use super::entry::{Lexicon, LexiconEntry};
use super::hedges::{self, MODALS};
use super::patterns::{NEUTRAL, NO_FORECAST, NO_FORECAST_ALONE};
use super::reading::{PhraseMeant, Reading, Unknown, Why};
use super::shipped::{DEFAULT, shipped};
use super::spans::{self, Keys, PhraseSpan, Piece, SpanKind, keys_of, read};
use super::weigh::{self, Class, Hedge, Meaning};
use super::words::{self, Token, exact_key, is_filler, stem_key};
use super::{nearest, neutral, number};

/// A phrase has at most so many characters.
pub(super) const LONGEST: usize = 300;

/// The phrases of the chosen lexicons, ready to read texts.
#[derive(Clone, Debug)]
pub(crate) struct Phrases {
    /// As the user chose.
    name: String,
    /// The chosen lexicons, then the others that are shipped, which help to say where a phrase is known.
    lexicons: Vec<Lexicon>,
    chosen: usize,
    keys: Keys,
    /// For each key the entries that have it.
    entries: Vec<Vec<(usize, usize)>>,
    alone: Vec<Vec<String>>,
}

impl Phrases {
    /// Prepares the lexicons of a choice.
    pub(crate) fn new(choice: &Choice) -> Self {
        let mut lexicons = choice.lexicons.clone();
        let chosen = lexicons.len();
        lexicons.extend(shipped().into_iter().filter(|other| choice.lexicons.iter().all(|one| one.name != other.name)));
        let mut phrases = Self {
            name: choice.name.clone(),
            lexicons,
            chosen,
            keys: Keys::default(),
            entries: vec![],
            alone: NO_FORECAST_ALONE.iter().map(|saying| stem_key(saying)).collect(),
        };
        phrases.add_entries();
        for (sayings, kind) in [(NO_FORECAST, SpanKind::NoForecast), (NEUTRAL, SpanKind::Neutral)] {
            for saying in sayings {
                phrases.keys.add(stem_key(saying), kind);
            }
        }
        phrases
    }

    /// The chosen lexicons, in the order in which they are asked; [`PhraseMeant::entry`] points into them.
    pub(crate) fn lexicons(&self) -> &[Lexicon] {
        &self.lexicons[..self.chosen]
    }

    /// As the user chose: `readers`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    fn add_entries(&mut self) {
        for at in 0..self.lexicons.len() {
            for (index, entry) in self.lexicons[at].entries.iter().enumerate() {
                let keys = keys_of(&entry.phrase);
                // A phrase that another lexicon refuses a number must not hide a shorter one of these.
                if at >= self.chosen && entry.value.is_none() && keys.iter().any(|key| key.len() > 1) {
                    continue;
                }
                for key in keys.into_iter().filter_map(|key| self.keys.add(key, SpanKind::Phrase)) {
                    self.entries.resize(self.entries.len().max(key + 1), vec![]);
                    self.entries[key].push((at, index));
                }
            }
        }
    }

    /// What a text says. Depends on nothing but the text; reading the same text again gives the same.
    pub(crate) fn read(&self, text: &str) -> Reading {
        match self.try_read(text) {
            Ok(reading) => reading,
            Err(why) => Reading::Unknown(Box::new(self.unknown(text, why))),
        }
    }

    fn try_read(&self, text: &str) -> Result<Reading, Why> {
        if text.trim().is_empty() {
            return Err(Why::Blank);
        }
        if let Some(reading) = self.own(text) {
            return Ok(reading);
        }
        let length = text.trim().chars().count();
        if length > LONGEST {
            return Err(Why::TooLong(length));
        }
        let (tokens, pieces) = read(text);
        if neutral::is_question(&tokens) {
            return Err(Why::Question);
        }
        if let Some(reading) = self.whole(text, &tokens) {
            return Ok(reading);
        }
        let spans = self.keys.find(&pieces);
        let hedges = self.hedges(&spans, |span| self.hedge(span, &pieces, &tokens));
        let number = number::stated(&tokens, &spans::tokens_of(&spans, &pieces, tokens.len()));
        let covered = weigh::covered(pieces.len(), &spans);
        let text = weigh::Text::new(&tokens, &pieces, &covered, &spans, number.as_ref().ok().and_then(Option::as_ref));
        if let Some(silence) = spans.iter().find(|span| self.keys.kind(span.key) == SpanKind::NoForecast) {
            return weigh::no_forecast(text, silence, &hedges, number?.as_ref());
        }
        weigh::weigh(number?, text, &hedges)
    }

    fn hedges(&self, spans: &[PhraseSpan], hedge: impl Fn(&PhraseSpan) -> Hedge) -> Vec<Hedge> {
        spans.iter().filter(|span| self.keys.kind(span.key) == SpanKind::Phrase).map(hedge).collect()
    }

    /// The phrase that a text is, up to case, hyphens and words of one stem; `None` for anything beside a phrase.
    pub(crate) fn exact(&self, text: &str) -> Option<PhraseMeant> {
        let (tokens, pieces) = read(text);
        if neutral::is_question(&tokens) || tokens.iter().any(|token| matches!(token, Token::Sign(_))) {
            return None;
        }
        let span = match self.keys.find(&pieces).as_slice() {
            [span] if span.start == 0 && span.end == pieces.len() => span.clone(),
            _ => return None,
        };
        if self.keys.kind(span.key) != SpanKind::Phrase {
            return None;
        }
        match self.hedge(&span, &pieces, &tokens).meaning {
            Meaning::Known(said) => Some(said),
            _ => None,
        }
    }

    /// Whether a text as a whole is a phrase of a chosen lexicon, whatever else it may look like: `50/50`, `yes`.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.own(text).is_some() || matches!(self.whole(text, &words::tokens(text)), Some(Reading::Phrase(_)))
    }

    /// A text that the user gave a number as a whole.
    fn own(&self, text: &str) -> Option<Reading> {
        let lexicon = self.lexicons[..self.chosen].first().filter(|lexicon| lexicon.name == OWN)?;
        let literal = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
        let wanted = literal(text);
        let entry = lexicon.entries.iter().position(|entry| literal(&entry.phrase) == wanted)?;
        let value = lexicon.entries[entry].value?;
        Some(Reading::Phrase(self.said((0, entry), value, class(&stem_key(text)))))
    }

    /// A text that is a phrase of a chosen lexicon as it stands, or "open" alone.
    fn whole(&self, text: &str, tokens: &[Token]) -> Option<Reading> {
        let exact = exact_key(text);
        let key =
            self.keys.whole(text).filter(|&key| self.keys.kind(key) == SpanKind::Phrase && key < self.entries.len());
        let entry = key.and_then(|key| {
            let mut same = self.entries[key]
                .iter()
                .copied()
                .filter(|&at| at.0 < self.chosen && exact_key(&self.entry(at).phrase) == exact);
            let first = same.next()?;
            let has_number = |at: &(usize, usize)| self.entry(*at).value.is_some();
            Some(std::iter::once(first).chain(same).find(has_number).unwrap_or(first))
        });
        let own_signs = entry.map(|at| words::tokens(&self.entry(at).phrase)).unwrap_or_default();
        let counts = |token: &Token| token.word().map_or_else(|| own_signs.contains(token), |word| !is_filler(word));
        let understood: Vec<bool> = tokens.iter().map(counts).collect();
        if !neutral::unread(tokens, &understood, false).is_empty() {
            return None;
        }
        if let Some(at) = entry {
            let value = self.entry(at).value?;
            return Some(Reading::Phrase(self.said(at, value, class(&stem_key(text)))));
        }
        let is_silence = self.alone.contains(&stem_key(text));
        is_silence.then(|| Reading::NoForecast(text.trim().to_owned()))
    }

    fn entry(&self, (lexicon, entry): (usize, usize)) -> &LexiconEntry {
        &self.lexicons[lexicon].entries[entry]
    }

    fn said(&self, at: (usize, usize), value: super::PhraseValue, class: Class) -> PhraseMeant {
        PhraseMeant {
            phrase: self.entry(at).phrase.clone(),
            lexicon: self.lexicons[at.0].name.clone(),
            entry: at,
            value,
            modal_only: class == Class::Modal,
            stack: vec![],
        }
    }

    fn hedge(&self, span: &PhraseSpan, pieces: &[Piece], tokens: &[Token]) -> Hedge {
        let words: Vec<&str> = pieces[span.start..span.end].iter().map(Piece::exact).collect();
        let class = class(self.keys.words(span.key));
        Hedge {
            start: span.start,
            end: span.end,
            words: spans::words_of(span, pieces, tokens),
            class,
            meaning: self.meaning(span.key, &words, class),
        }
    }

    /// The first chosen lexicon that has a number for it as it is written, else for another word of its stem, else who
    /// knows it.
    fn meaning(&self, key: usize, words: &[&str], class: Class) -> Meaning {
        let entries = &self.entries[key];
        let (chosen, others): (Vec<_>, Vec<_>) = entries.iter().copied().partition(|at| at.0 < self.chosen);
        let has_number = |at: &(usize, usize)| self.entry(*at).value.is_some();
        let as_written = |at: &(usize, usize)| exact_key(&self.entry(*at).phrase) == words;
        let with_number: Vec<(usize, usize)> = chosen.iter().copied().filter(has_number).collect();
        if let Some(&at) = with_number.iter().find(|at| as_written(at)).or(with_number.first()) {
            let value = self.entry(at).value;
            let mut same = with_number.iter().filter(|other| other.0 == at.0);
            return match value {
                Some(value) if as_written(&at) || same.all(|&other| self.entry(other).value == Some(value)) => {
                    Meaning::Known(self.said(at, value, class))
                }
                _ => Meaning::Several(with_number.iter().map(|&at| self.entry(at).phrase.clone()).collect()),
            };
        }
        if let Some(value) = others.iter().find_map(|&at| self.entry(at).value) {
            return Meaning::Elsewhere(value);
        }
        Meaning::Refused(entries.iter().map(|at| self.lexicons[at.0].name.clone()).collect())
    }

    fn unknown(&self, text: &str, why: Why) -> Unknown {
        let wanted = match &why {
            Why::NoNumber { phrase, .. } | Why::NotKnown(Some(phrase)) => phrase.as_str(),
            _ => text,
        };
        let nearest = match &why {
            Why::TooLong(_) => vec![],
            _ => nearest::phrases(wanted, self.lexicons()),
        };
        let elsewhere = match &why {
            Why::NotKnown(_) | Why::NoNumber { .. } => self.known_to(text),
            _ => vec![],
        };
        let lexicon = self.who_knows(&why);
        let asked = self.lexicons[..self.chosen].iter().map(|lexicon| &lexicon.name);
        let asked_too = |name: &&String| self.name == DEFAULT && is_of_other_language(name) && **name != lexicon;
        let asked_too = asked.filter(asked_too).cloned().collect();
        Unknown { text: text.trim().to_owned(), why, nearest, elsewhere, lexicon, asked_too }
    }

    /// The lexicons as the user chose; without a choice, the one whose phrase stands in the text.
    fn who_knows(&self, why: &Why) -> String {
        match why {
            Why::Negated { phrase, .. } | Why::Modified { phrase, .. } if self.name == DEFAULT => {
                let known = self.exact(phrase).map(|said| said.lexicon);
                known.filter(|name| is_of_other_language(name)).unwrap_or_else(|| self.name.clone())
            }
            _ => self.name.clone(),
        }
    }

    /// The lexicons, not chosen, of which each would read the text alone.
    fn known_to(&self, text: &str) -> Vec<String> {
        let (tokens, pieces) = read(text);
        let spans = self.keys.find(&pieces);
        if number::stated(&tokens, &vec![false; tokens.len()]).is_err() {
            return vec![];
        }
        let covered = weigh::covered(pieces.len(), &spans);
        let reads = |lexicon: usize| {
            let hedges = self.hedges(&spans, |span| self.hedge_of(lexicon, span, &pieces, &tokens));
            let text = weigh::Text::new(&tokens, &pieces, &covered, &spans, None);
            weigh::weigh(None, text, &hedges).is_ok_and(|reading| reading.point().is_some())
        };
        (self.chosen..self.lexicons.len()).filter(|&at| reads(at)).map(|at| self.lexicons[at].name.clone()).collect()
    }

    /// What a phrase means by one lexicon after the chosen ones.
    fn hedge_of(&self, lexicon: usize, span: &PhraseSpan, pieces: &[Piece], tokens: &[Token]) -> Hedge {
        let mut hedge = self.hedge(span, pieces, tokens);
        if !matches!(hedge.meaning, Meaning::Known(_)) {
            let at = self.entries[span.key].iter().copied().find(|at| at.0 == lexicon);
            if let Some((at, value)) = at.and_then(|at| Some((at, self.entry(at).value?))) {
                hedge.meaning = Meaning::Known(self.said(at, value, hedge.class));
            }
        }
        hedge
    }
}

/// How a phrase combines with others, by its words.
fn class(key: &[String]) -> Class {
    let first = key.first().map(String::as_str).unwrap_or_default();
    match () {
        () if key.len() == 1 && hedges::FRAMES.contains(first) => Class::Frame,
        () if first == "will" => Class::Will,
        () if key.iter().all(|word| MODALS.contains(word.as_str()) || word == "happen") => Class::Modal,
        () => Class::Plain,
    }
}
