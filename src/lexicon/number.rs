//! Numbers that a source states beside its words: "likely (70%)", "a 60 percent chance". Only closed forms are read.

use super::hedges::{CHANCE, INEXACT, NEGATIONS, SURE};
use super::neutral::is_year;
use super::reading::Why;
use super::words::{Token, Word, is_filler};

/// The number of a cell: `0.6`, `0,6`, `60%`.
pub(super) fn of_cell(cell: &str) -> Option<f64> {
    let cell = cell.trim();
    match cell.strip_suffix('%') {
        Some(digits) => value(digits.trim_end(), true),
        None => value(cell, false),
    }
}

/// The double nearest to the number as written.
fn value(digits: &str, percent: bool) -> Option<f64> {
    let plain = digits.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ','));
    let marks = digits.matches(['.', ',']).count();
    // 1,234 may be a thousand or a little more than one.
    let thousands = !digits.starts_with('0') && digits.split_once(',').is_some_and(|(_, tail)| tail.len() == 3);
    if !plain || marks > 1 || thousands || digits.is_empty() {
        return None;
    }
    format!("{}e{}", digits.replace(',', "."), if percent { -2 } else { 0 }).parse().ok()
}

/// A number in the text.
struct FoundNumber {
    /// Its tokens, with the sign or word of percent.
    start: usize,
    end: usize,
    digits: String,
    percent: bool,
}

impl FoundNumber {
    fn shown(&self) -> String {
        if self.percent { format!("{}%", self.digits) } else { self.digits.clone() }
    }
}

/// A probability that a text states.
pub(super) struct NumberInText {
    pub(super) probability: f64,
    /// As written.
    pub(super) shown: String,
    /// The tokens that make it up: the number, "chance", "sure".
    pub(super) tokens: Vec<usize>,
}

/// The probability that the source states; `None` if it states none. `hedged` tells which tokens are phrases.
///
/// # Errors
/// When a number is there and may be the probability, but not for certain, or not exactly.
pub(super) fn stated(tokens: &[Token], hedged: &[bool]) -> Result<Option<NumberInText>, Why> {
    if let Some(at) = percent_in_words(tokens) {
        return Err(Why::InexactNumber(at));
    }
    let mut found: Vec<NumberInText> = vec![];
    for number in numbers(tokens).into_iter().filter(|number| !hedged[number.start]) {
        let shown = number.shown();
        let is_fraction = number.digits.contains(['.', ',']);
        let in_brackets = tokens.get(number.end).is_some_and(|sign| sign.is_sign(')') || sign.is_sign(']'));
        let speaks_of_chance = tokens.iter().any(|token| is_of(token, CHANCE));
        if !number.percent && (is_year(&number.digits) || !(is_fraction || in_brackets || speaks_of_chance)) {
            // A part of a date, or a word like any other.
            continue;
        }
        if is_range_or_odds(tokens, &number) || is_inexact(tokens, &number) {
            return Err(Why::InexactNumber(shown));
        }
        if !(number.percent || is_fraction) || !is_closed(tokens, hedged, &number) {
            return Err(Why::LooseNumber(shown));
        }
        let probability = value(&number.digits, number.percent).filter(|&probability| probability <= 1.0);
        let Some(probability) = probability else { return Err(Why::NotAProbability(shown)) };
        found.push(NumberInText { probability, shown, tokens: (number.start..number.end).collect() });
    }
    let Some(mut first) = found.pop() else { return Ok(None) };
    if found.iter().any(|other| other.shown != first.shown) {
        return Err(Why::SeveralNumbers(found.into_iter().chain([first]).map(|stated| stated.shown).collect()));
    }
    first.tokens.extend(found.into_iter().flat_map(|other| other.tokens));
    let linked = (0..tokens.len()).filter(|&at| links(tokens, hedged, at));
    first.tokens.extend(linked);
    Ok(Some(first))
}

/// Whether a token belongs to a number without being one: "chance", "= 0.7", "mit 70 %", "90% sure".
fn links(tokens: &[Token], hedged: &[bool], at: usize) -> bool {
    let before_number = matches!(tokens.get(at + 1), Some(Token::Number(_)));
    let behind_number = at > 0 && percent_at(tokens, at - 1) > 0;
    match &tokens[at] {
        Token::Sign('=') => before_number,
        Token::Sign(_) | Token::Number(_) => false,
        Token::Word(word) if hedged[at] => SURE.contains(&word.exact) && behind_number,
        Token::Word(word) => {
            CHANCE.contains(word.key())
                || (behind_number && SURE.contains(word.key()))
                || (before_number && matches!(word.exact.as_str(), "zu"))
        }
    }
}

fn is_of(token: &Token, words: super::hedges::Words) -> bool {
    token.word().is_some_and(|word| words.contains(word.key()))
}

fn numbers(tokens: &[Token]) -> Vec<FoundNumber> {
    let mut found = vec![];
    for (start, token) in tokens.iter().enumerate() {
        if let Token::Number(digits) = token {
            let sign = percent_at(tokens, start + 1);
            found.push(FoundNumber { start, end: start + 1 + sign, digits: digits.clone(), percent: sign > 0 });
        }
    }
    found
}

/// How many tokens mean percent: `%`, `percent`, `per cent`, `Prozent`, `pour cent`.
fn percent_at(tokens: &[Token], at: usize) -> usize {
    let word = |at: usize| tokens.get(at).and_then(Token::word).map(|word| word.exact.as_str());
    match (tokens.get(at), word(at), word(at + 1)) {
        (Some(Token::Sign('%')), ..) | (_, Some("percent" | "pct" | "prozent" | "pourcent"), _) => 1,
        (_, Some("per" | "pour"), Some("cent")) => 2,
        _ => 0,
    }
}

/// "Seventy percent": a number, but not in digits.
fn percent_in_words(tokens: &[Token]) -> Option<String> {
    (1..tokens.len()).find_map(|at| {
        let before = tokens[at - 1].word()?;
        let word = (percent_at(tokens, at) > 0).then_some(before)?;
        Some(format!("{} percent", word.exact))
    })
}

/// Whether what stands right before and behind the number makes it the probability: nothing, a sign, a phrase or a word
/// for chance. "To grow by 70%" and "80% unlikely" do not.
fn is_closed(tokens: &[Token], hedged: &[bool], number: &FoundNumber) -> bool {
    let counts = |at: &usize| tokens[*at].word().is_none_or(|word| !is_filler(word));
    let mut before = (0..number.start).rev().filter(counts);
    let filled = number.start > 0
        && tokens[number.start - 1].word().is_some_and(|word| matches!(word.exact.as_str(), "is" | "ist"));
    let of_chance = |at: usize| is_of(&tokens[at], CHANCE);
    let leads = match before.next() {
        None => true,
        Some(at) if hedged[at] || of_chance(at) => true,
        Some(at) => match &tokens[at] {
            Token::Sign(sign) => matches!(sign, '(' | '[' | ',' | ':' | ';' | '–' | '=' | '…'),
            Token::Number(_) => filled && tokens.iter().any(|token| is_of(token, CHANCE)),
            Token::Word(word) => match word.exact.as_str() {
                "of" | "at" | "von" | "bei" | "de" => {
                    before.next().is_some_and(|at| of_chance(at) || hedged[at] && word.exact == "at")
                }
                "say" | "says" | "said" | "mit" | "zu" => true,
                // Told as a negation.
                word if NEGATIONS.contains(word) => true,
                _ => filled && (0..at).any(of_chance),
            },
        },
    };
    let next = tokens.get(number.end).and_then(Token::word).map(Word::key);
    // "Likely, 90% sure" answers a second question.
    let spoken = (0..tokens.len()).any(|at| hedged[at] && at != number.end);
    let second = spoken && matches!(next, Some("certain" | "sure" | "confident" | "sicher"));
    let turned = second
        || matches!(next, Some("unlikely" | "improbable" | "impossible" | "unwahrscheinlich" | "against" | "of"));
    leads && !turned
}

/// `30-40%`, `30 to 40 percent`, `3:1`, `1/3`, `1 in 3`.
fn is_range_or_odds(tokens: &[Token], number: &FoundNumber) -> bool {
    let joins = |token: Option<&Token>| match token {
        Some(Token::Sign(sign)) => matches!(sign, '-' | '–' | '/' | ':'),
        Some(Token::Word(word)) => {
            matches!(word.exact.as_str(), "to" | "or" | "and" | "bis" | "a" | "in" | "von" | "sur" | "zu")
        }
        _ => false,
    };
    let is_number = |token: Option<&Token>| matches!(token, Some(Token::Number(_)));
    let forward = joins(tokens.get(number.end)) && is_number(tokens.get(number.end + 1));
    let mut back = tokens[..number.start].iter().rev();
    let backward = joins(back.next())
        && match back.next() {
            Some(Token::Sign('%')) => is_number(back.next()),
            Some(Token::Word(word)) if matches!(word.exact.as_str(), "percent" | "cent" | "prozent") => true,
            other => is_number(other),
        };
    forward || backward
}

/// A bound, an approximation, a change.
fn is_inexact(tokens: &[Token], number: &FoundNumber) -> bool {
    let before = tokens[..number.start].iter().rev().find(|token| token.word().is_none_or(|word| !is_filler(word)));
    let leads = match before {
        Some(Token::Sign(sign)) => matches!(sign, '~' | '<' | '>' | '≈' | '≤' | '≥' | '±' | '+' | '-'),
        Some(token) => is_of(token, INEXACT),
        None => false,
    };
    let behind = tokens.get(number.end);
    let follows = matches!(behind, Some(Token::Sign('+' | '±')))
        || behind
            .and_then(Token::word)
            .is_some_and(|word| matches!(word.exact.as_str(), "or" | "and" | "ish" | "plus" | "minus"));
    leads || follows
}
