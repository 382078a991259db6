//! What the hedges of a text come to, when every word that bears on them is accounted for.

use super::hedges::{
    COGNATES, CONNECTIVES, FRAMES, MODIFIERS, MODIFIERS_BEHIND, MODIFIERS_OF_VERBS, NEGATIONS, ROMANCE, is_hedge,
};
use super::reading::{Reading, Said, Stated, Why};
use super::spans::{Piece, Span};

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
    Known(Said),
    /// Only lexicons that are not chosen have a number.
    Elsewhere,
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
pub(super) fn covered(pieces: usize, spans: &[Span]) -> Vec<bool> {
    let mut covered = vec![false; pieces];
    for span in spans {
        covered[span.start..span.end].fill(true);
    }
    covered
}

/// Somebody says that nobody knows. Hedges in what is not known do not count: "unclear whether it could".
pub(super) fn no_forecast(
    silence: &Span,
    pieces: &[Piece],
    hedges: &[Hedge],
    number: Option<f64>,
) -> Result<Reading, Why> {
    const ASKS: &[&str] = &[
        "whether", "if", "how", "when", "where", "what", "who", "which", "why", "ob", "wann", "wie", "wer", "was",
        "si", "quand", "comment", "about", "until",
    ];
    let words = |range: &[Piece]| range.iter().map(Piece::exact).collect::<Vec<_>>().join(" ");
    let silent = words(&pieces[silence.start..silence.end]);
    let asked = |hedge: &Hedge| {
        let between = pieces.get(silence.end..hedge.start).unwrap_or_default();
        let first = between.iter().find_map(Piece::key);
        let turned = between
            .iter()
            .filter_map(Piece::key)
            .any(|word| matches!(word, "but" | "though" | "although" | "however" | "aber" | "mais" | "still"));
        first.is_some_and(|first| ASKS.contains(&first)) && !turned
    };
    let loose = hedges.iter().filter(|hedge| !matches!(hedge.class, Class::Frame | Class::Will));
    match loose.into_iter().find(|hedge| !asked(hedge)) {
        Some(hedge) => Err(Why::Contradictory { no_forecast: silent, phrase: hedge.words.clone() }),
        None => match number {
            Some(number) => Err(Why::Contradictory { no_forecast: silent, phrase: number.to_string() }),
            None => Ok(Reading::NoForecast(silent)),
        },
    }
}

/// The reading of a text that says something.
pub(super) fn weigh(number: Option<f64>, pieces: &[Piece], covered: &[bool], hedges: &[Hedge]) -> Result<Reading, Why> {
    let ruling: Vec<&Hedge> = ruling(hedges);
    negated(pieces, covered, hedges)?;
    if let Some(probability) = number {
        let said = combine(pieces, &ruling, hedges).ok().filter(|_| guarded(pieces, covered, hedges, &ruling).is_ok());
        return Ok(Reading::Stated(Stated { probability, phrase: said }));
    }
    guarded(pieces, covered, hedges, &ruling)?;
    combine(pieces, &ruling, hedges).map(Reading::Phrase)
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
fn guarded(pieces: &[Piece], covered: &[bool], hedges: &[Hedge], ruling: &[&Hedge]) -> Result<(), Why> {
    for hedge in hedges.iter().filter(|hedge| ruling.contains(hedge) || hedge.class == Class::Frame) {
        modified(pieces, covered, hedge)?;
    }
    for hedge in ruling {
        foreign(pieces, hedge)?;
        past(pieces, hedge)?;
        asked(pieces, covered, hedge)?;
    }
    let strong = ruling.iter().any(|hedge| hedge.class != Class::Will);
    for (at, piece) in pieces.iter().enumerate().filter(|&(at, _)| !covered[at]) {
        let gives_way = strong && FRAMES.contains(piece.key().unwrap_or_default());
        let sure = strengthens(pieces, at);
        if piece.key().is_some_and(is_hedge) && !gives_way && !sure {
            return Err(Why::NotKnown(Some(around(pieces, covered, at))));
        }
    }
    Ok(())
}

/// "For sure" makes no difference to "will happen".
fn strengthens(pieces: &[Piece], at: usize) -> bool {
    pieces[at].exact() == "sure" && at.checked_sub(1).is_some_and(|before| pieces[before].exact() == "for")
}

fn modified(pieces: &[Piece], covered: &[bool], hedge: &Hedge) -> Result<(), Why> {
    let verb = matches!(hedge.class, Class::Modal | Class::Frame | Class::Will);
    let before = (0..hedge.start).rev().find(|&at| pieces[at].key().is_some());
    let before = before.filter(|&at| !covered[at]).and_then(|at| pieces[at].key());
    let behind =
        (hedge.end..pieces.len()).find(|&at| pieces[at].key().is_none_or(|key| key != "will" && key != "would"));
    let behind = behind.filter(|&at| !covered[at]).and_then(|at| pieces[at].key());
    let list = if verb { MODIFIERS_OF_VERBS } else { MODIFIERS };
    // "We doubt" is one thing, "some doubt" and "beyond doubt" are others.
    let noun = matches!(hedge.words.as_str(), "doubt" | "doubts" | "doubted");
    let beside = hedge.start.checked_sub(1).and_then(|at| pieces[at].key()).filter(|_| noun);
    let modifier =
        beside.or(before.filter(|word| list.contains(word))).or(behind.filter(|word| MODIFIERS_BEHIND.contains(word)));
    match modifier {
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

/// "Could have been" speaks of the past; "could have a product" does not.
fn past(pieces: &[Piece], hedge: &Hedge) -> Result<(), Why> {
    const PARTICIPLES: &[&str] = &[
        "been", "had", "done", "gone", "come", "made", "taken", "seen", "won", "lost", "known", "sold", "bought",
        "left", "begun", "happen",
    ];
    let have = pieces.get(hedge.end).map(Piece::exact);
    let verb = pieces.get(hedge.end + 1).map(Piece::exact).unwrap_or_default();
    let is_past = verb.is_empty()
        || (verb.len() > 4 && verb.ends_with("ed"))
        || PARTICIPLES.contains(&verb)
        || verb == "happened";
    if hedge.class == Class::Modal && have == Some("have") && is_past {
        return Err(Why::Past(format!("{} have {verb}", hedge.words)));
    }
    Ok(())
}

/// "What will happen" says nothing, nor does "whether it is likely".
fn asked(pieces: &[Piece], covered: &[bool], hedge: &Hedge) -> Result<(), Why> {
    const ASKS: &[&str] = &[
        "what", "if", "whether", "when", "how", "why", "who", "which", "unless", "until", "where", "hope", "see",
        "wonder", "depends", "ob", "was", "wenn",
    ];
    let before = (0..hedge.start).filter(|&at| !covered[at]).map(|at| pieces[at].exact());
    let asks =
        |word: &&str| if hedge.class == Class::Will { ASKS.contains(word) } else { matches!(*word, "whether" | "ob") };
    match before.into_iter().find(asks) {
        Some(word) => Err(Why::Modified { modifier: word.to_owned(), phrase: hedge.words.clone() }),
        None => Ok(()),
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
fn combine(pieces: &[Piece], ruling: &[&Hedge], all: &[Hedge]) -> Result<Said, Why> {
    let mut known = vec![];
    for hedge in ruling {
        match &hedge.meaning {
            Meaning::Known(said) => known.push((*hedge, said)),
            Meaning::Elsewhere => return Err(Why::NotKnown(Some(hedge.words.clone()))),
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
fn weaker<'a>(a: (&'a Hedge, &'a Said), b: (&'a Hedge, &'a Said)) -> Option<(&'a Hedge, &'a Said)> {
    let (p, q) = (a.1.value.point, b.1.value.point);
    match (a.0.class == Class::Modal, b.0.class == Class::Modal) {
        _ if a.1.entry == b.1.entry => Some(a),
        (true, true) => Some(if q < p { b } else { a }),
        (true, false) => (q >= 0.5).then_some(a),
        (false, true) => (p >= 0.5).then_some(b),
        (false, false) if p >= 0.5 && q >= 0.5 => Some(if q < p { b } else { a }),
        (false, false) if p <= 0.5 && q <= 0.5 => Some(if q > p { b } else { a }),
        (false, false) => None,
    }
}
