//! What the hedges of a text come to, when every word that bears on them is accounted for.

use super::entry::PhraseValue;
use super::hedges::{COGNATES, CONNECTIVES, FRAMES, MODIFIERS, NEGATIONS, ROMANCE, is_hedge};
use super::reading::{PhraseMeant, Reading, StatedNumber, Why};
use super::spans::{PhraseSpan, Piece};
use super::words::Token;
use super::{neutral, number, spans};

/// How a hedge combines with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Whose view it is: gives way to what is inside.
    Frame,
    /// Mere possibility: weaker than anything.
    Modal,
    /// "Will": gives way to anything.
    Will,
    /// All others.
    Plain,
}

/// What the lexicons say of a hedge.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A chosen one has a number.
    Known(PhraseMeant),
    /// Only lexicons that are not chosen have a number.
    Elsewhere(PhraseValue),
    /// Those that list it, if any, refuse it a number.
    Refused(Vec<String>),
    /// Several forms of it with different numbers.
    Several(Vec<String>),
}

/// A hedge in a text, by its pieces.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hedge {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) words: String,
    pub(super) class: Class,
    pub(super) meaning: Meaning,
}

/// Which pieces a phrase accounts for.
pub(super) fn covered(pieces: usize, spans: &[PhraseSpan]) -> Vec<bool> {
    let mut covered = vec![false; pieces];
    for span in spans {
        covered[span.start..span.end].fill(true);
    }
    covered
}

/// A text, what was found in it, and which of its tokens are accounted for.
pub(super) struct Text<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) pieces: &'a [Piece],
    pub(super) covered: &'a [bool],
    pub(super) understood: Vec<bool>,
}

impl<'a> Text<'a> {
    pub(super) fn new(
        tokens: &'a [Token],
        pieces: &'a [Piece],
        covered: &'a [bool],
        spans: &[PhraseSpan],
        number: Option<&number::NumberInText>,
    ) -> Self {
        let mut understood = spans::tokens_of(spans, pieces, tokens.len());
        for &at in number.into_iter().flat_map(|number| &number.tokens) {
            understood[at] = true;
        }
        Self { tokens, pieces, covered, understood }
    }

    /// Refuses a text of which a word is not understood.
    fn all_read(&self, silent: bool) -> Result<(), Why> {
        let unread = neutral::unread(self.tokens, &self.understood, silent);
        if unread.is_empty() { Ok(()) } else { Err(Why::Unread(unread)) }
    }
}

/// Somebody says that nobody knows. What is not known does not matter: "unclear whether it could".
pub(super) fn no_forecast(
    mut text: Text<'_>,
    silence: &PhraseSpan,
    hedges: &[Hedge],
    number: Option<&number::NumberInText>,
) -> Result<Reading, Why> {
    let silent = spans::words_of(silence, text.pieces, text.tokens);
    let asked = neutral::asked(text.tokens, text.pieces[silence.end - 1].token() + 1);
    text.understood[asked.clone()].fill(true);
    let is_asked = |at: usize| asked.contains(&text.pieces[at].token());
    let loose = hedges.iter().filter(|hedge| !matches!(hedge.class, Class::Frame | Class::Will));
    let phrase = loose.into_iter().find(|hedge| !is_asked(hedge.start)).map(|hedge| hedge.words.clone());
    if let Some(phrase) = phrase.or(number.map(|number| number.shown.clone())) {
        return Err(Why::Contradictory { no_forecast: silent, phrase });
    }
    let known: Vec<bool> = (0..text.pieces.len()).map(|at| text.covered[at] || is_asked(at)).collect();
    negated(text.pieces, &known, hedges)?;
    text.all_read(true)?;
    Ok(Reading::NoForecast(silent))
}

/// The reading of a text that says something.
pub(super) fn weigh(
    number: Option<number::NumberInText>,
    mut text: Text<'_>,
    hedges: &[Hedge],
) -> Result<Reading, Why> {
    let (pieces, covered) = (text.pieces, text.covered);
    let ruling: Vec<&Hedge> = ruling(hedges);
    negated(pieces, covered, hedges)?;
    if let Some(number) = number {
        guarded(&mut text, hedges, &ruling)?;
        let said = match combine(pieces, &ruling, hedges) {
            Ok(said) => Some(said),
            Err(Why::NotKnown(_) | Why::NoNumber { .. }) => None,
            Err(why) => return Err(why),
        };
        if let Some(hedge) = ruling.iter().find(|hedge| is_other_side(hedge, number.probability)) {
            return Err(Why::OtherSide { number: number.shown, phrase: hedge.words.clone() });
        }
        text.all_read(false)?;
        return Ok(Reading::Stated(StatedNumber { probability: number.probability, phrase: said }));
    }
    guarded(&mut text, hedges, &ruling)?;
    let said = combine(pieces, &ruling, hedges)?;
    text.all_read(false)?;
    Ok(Reading::Phrase(said))
}

/// Whether a number contradicts a phrase. Words of mere possibility take no side.
fn is_other_side(hedge: &Hedge, number: f64) -> bool {
    let value = match &hedge.meaning {
        Meaning::Known(said) => said.value,
        Meaning::Elsewhere(value) => *value,
        Meaning::Refused(_) | Meaning::Several(_) => return false,
    };
    hedge.class != Class::Modal && value.contradicts(number)
}

/// The hedges that others do not give way to.
fn ruling(hedges: &[Hedge]) -> Vec<&Hedge> {
    let of = |classes: &[Class]| hedges.iter().filter(|hedge| classes.contains(&hedge.class)).collect::<Vec<_>>();
    let strong = of(&[Class::Plain, Class::Modal]);
    let strong = if strong.is_empty() { of(&[Class::Frame]) } else { strong };
    if strong.is_empty() { of(&[Class::Will]) } else { strong }
}

fn negated(pieces: &[Piece], covered: &[bool], hedges: &[Hedge]) -> Result<(), Why> {
    let is_negation = |(piece, covered): &(&Piece, &bool)| !**covered && NEGATIONS.contains(piece.exact());
    match pieces.iter().zip(covered).find(is_negation) {
        Some((piece, _)) => {
            let phrase = hedges.first().map(|hedge| hedge.words.clone()).unwrap_or_default();
            Err(Why::Negated { negation: piece.exact().to_owned(), phrase })
        }
        None => Ok(()),
    }
}

/// Whether any word near the phrases, or any hedge that is none of them, makes them something else.
fn guarded(text: &mut Text<'_>, hedges: &[Hedge], ruling: &[&Hedge]) -> Result<(), Why> {
    let (pieces, covered) = (text.pieces, text.covered);
    for hedge in ruling {
        modified(pieces, covered, hedge)?;
        foreign(pieces, hedge)?;
    }
    let strong = ruling.iter().any(|hedge| hedge.class != Class::Will);
    for at in (0..pieces.len()).filter(|&at| !covered[at]) {
        let gives_way = strong && FRAMES.contains(pieces[at].key().unwrap_or_default());
        let understood = &mut text.understood[pieces[at].token()];
        *understood |= gives_way;
        if pieces[at].key().is_some_and(is_hedge) && !*understood {
            return Err(Why::NotKnown(Some(around(pieces, covered, at))));
        }
    }
    sure(pieces, hedges)
}

/// "For sure" makes no difference to "will happen" alone.
fn sure(pieces: &[Piece], hedges: &[Hedge]) -> Result<(), Why> {
    let sure = pieces.windows(2).any(|pair| pair[0].exact() == "for" && pair[1].exact() == "sure");
    match hedges.iter().find(|hedge| sure && hedge.class != Class::Will) {
        Some(hedge) => Err(Why::Modified { modifier: "for sure".to_owned(), phrase: hedge.words.clone() }),
        None => Ok(()),
    }
}

/// A word right before a phrase that makes another one of it.
fn modified(pieces: &[Piece], covered: &[bool], hedge: &Hedge) -> Result<(), Why> {
    let before = hedge.start.checked_sub(1).filter(|&at| !covered[at]).and_then(|at| pieces[at].key());
    match before.filter(|word| MODIFIERS.contains(word)) {
        Some(modifier) => Err(Why::Modified { modifier: modifier.to_owned(), phrase: hedge.words.clone() }),
        None => Ok(()),
    }
}

/// `probable` in a French or Spanish text is none of the English phrase.
fn foreign(pieces: &[Piece], hedge: &Hedge) -> Result<(), Why> {
    let shared = pieces[hedge.start..hedge.end].iter().find(|piece| COGNATES.contains(piece.exact()));
    let is_romance = pieces.iter().any(|piece| ROMANCE.contains(piece.exact()));
    match shared {
        Some(piece) if is_romance => Err(Why::OtherLanguage(piece.exact().to_owned())),
        _ => Ok(()),
    }
}

/// A hedge that is not known, with the words around it that may belong to it.
fn around(pieces: &[Piece], covered: &[bool], at: usize) -> String {
    let belongs = |at: &usize| {
        let piece = &pieces[*at];
        piece.key().is_some_and(|key| !covered[*at] && (is_hedge(key) || MODIFIERS.contains(key)))
    };
    let start = (0..at).rev().take_while(belongs).last().unwrap_or(at);
    // "Chance" alone says nothing: with the two words before it.
    let noun =
        matches!(pieces[at].key(), Some("chance" | "possibility" | "probability" | "likelihood" | "shot" | "prospect"));
    let words = |from: &usize| pieces[*from].key().is_some() && !covered[*from];
    let start = if noun && start == at { (0..at).rev().take(2).take_while(words).last().unwrap_or(at) } else { start };
    let end = (at..pieces.len()).take_while(belongs).last().unwrap_or(at);
    pieces[start..=end].iter().map(Piece::exact).collect::<Vec<_>>().join(" ")
}

/// The weakest of the hedges that rule.
fn combine(pieces: &[Piece], ruling: &[&Hedge], all: &[Hedge]) -> Result<PhraseMeant, Why> {
    let mut known = vec![];
    for hedge in ruling {
        match &hedge.meaning {
            Meaning::Known(said) => known.push((*hedge, said)),
            Meaning::Elsewhere(_) => return Err(Why::NotKnown(Some(hedge.words.clone()))),
            Meaning::Refused(lexicons) => {
                let (phrase, lexicons) = (hedge.words.clone(), lexicons.clone());
                return Err(Why::NoNumber { phrase, lexicons });
            }
            Meaning::Several(forms) => return Err(Why::Several(forms.clone())),
        }
    }
    let Some(&(first, said)) = known.first() else { return Err(Why::NotKnown(None)) };
    let mut weakest = (first, said);
    for pair in known.windows(2) {
        if pair[0].1.entry != pair[1].1.entry && !is_one_statement(pieces, pair[0].0, pair[1].0) {
            return Err(several(ruling));
        }
    }
    for &(hedge, said) in &known[1..] {
        weakest = weaker(weakest, (hedge, said)).ok_or_else(|| several(ruling))?;
    }
    let mut said = weakest.1.clone();
    said.modal_only = weakest.0.class == Class::Modal;
    let stacked: Vec<String> =
        all.iter().filter(|hedge| hedge.class != Class::Will).map(|hedge| hedge.words.clone()).collect();
    if stacked.len() > 1 {
        said.stack = stacked;
    }
    Ok(said)
}

fn several(hedges: &[&Hedge]) -> Why {
    Why::Several(hedges.iter().map(|hedge| hedge.words.clone()).collect())
}

/// Whether nothing between two hedges makes two statements of them: no break, no "but", no bare "to".
fn is_one_statement(pieces: &[Piece], first: &Hedge, second: &Hedge) -> bool {
    let between = &pieces[first.end..second.start];
    let words: Vec<&str> = between.iter().filter_map(Piece::key).collect();
    let broken = between.iter().any(|piece| piece.key().is_none());
    !broken && words != ["to"] && !words.iter().any(|word| CONNECTIVES.contains(word))
}

/// The weaker of two hedges: mere possibility, else the one that is nearer to one half. `None` when they point to
/// different sides.
fn weaker<'a>(
    a: (&'a Hedge, &'a PhraseMeant),
    b: (&'a Hedge, &'a PhraseMeant),
) -> Option<(&'a Hedge, &'a PhraseMeant)> {
    let (p, q) = (a.1.value.point, b.1.value.point);
    match (a.0.class == Class::Modal, b.0.class == Class::Modal) {
        _ if a.1.entry == b.1.entry => Some(a),
        (true, true) => Some(if q < p { b } else { a }),
        (true, false) => (q >= 0.5).then_some(a),
        (false, true) => (p >= 0.5).then_some(b),
        (false, false) if p >= 0.5 && q >= 0.5 => Some(if q < p { b } else { a }),
        // Of two that are low, one may be about the other: "I doubt it is unlikely".
        (false, false) => None,
    }
}
