//! Numbers that a source states beside its words: "likely (70%)", "a 60 percent chance".

use super::hedges::{ABOUT_PROBABILITY, AMOUNT, INEXACT, NEGATIONS};
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
struct Found {
    /// Its tokens, with the sign or word of percent.
    start: usize,
    end: usize,
    digits: String,
    percent: bool,
}

impl Found {
    fn shown(&self) -> String {
        if self.percent { format!("{}%", self.digits) } else { self.digits.clone() }
    }
}

/// What a number is for the text around it.
enum Role {
    /// The probability.
    Probability,
    /// A part of the event, a date.
    Other,
    Refused(Why),
}

/// The probability that the source states; `None` if it states none. `hedged` tells which tokens are phrases.
///
/// # Errors
/// When a number is there and may be the probability, but not for certain, or not exactly.
pub(super) fn stated(tokens: &[Token], hedged: &[bool]) -> Result<Option<f64>, Why> {
    if let Some(at) = percent_in_words(tokens) {
        return Err(Why::InexactNumber(at));
    }
    let mut probabilities: Vec<(String, f64)> = vec![];
    for number in numbers(tokens).into_iter().filter(|number| !hedged[number.start]) {
        match role(tokens, hedged, &number) {
            Role::Other => {}
            Role::Refused(why) => return Err(why),
            Role::Probability => match value(&number.digits, number.percent) {
                Some(probability) if probability <= 1.0 => probabilities.push((number.shown(), probability)),
                _ => return Err(Why::NotAProbability(number.shown())),
            },
        }
    }
    let first = probabilities.first().map(|&(_, first)| first);
    if probabilities.iter().any(|&(_, other)| Some(other) != first) {
        return Err(Why::SeveralNumbers(probabilities.into_iter().map(|(shown, _)| shown).collect()));
    }
    Ok(first)
}

fn numbers(tokens: &[Token]) -> Vec<Found> {
    let mut found = vec![];
    for (start, token) in tokens.iter().enumerate() {
        if let Token::Number(digits) = token {
            let sign = percent_at(tokens, start + 1);
            found.push(Found { start, end: start + 1 + sign, digits: digits.clone(), percent: sign > 0 });
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

fn role(tokens: &[Token], hedged: &[bool], number: &Found) -> Role {
    let shown = number.shown();
    let attached = attached(tokens, hedged, number);
    let bare = is_bare(tokens, hedged);
    let belongs = attached || bare;
    if is_range_or_odds(tokens, number) && (number.percent || belongs || speaks_of_chance(tokens)) {
        return Role::Refused(Why::InexactNumber(shown));
    }
    let inexact = is_inexact(tokens, number);
    match () {
        () if belongs && inexact => Role::Refused(Why::InexactNumber(shown)),
        () if belongs && is_turned_around(tokens, number) => Role::Refused(Why::LooseNumber(shown)),
        () if belongs && (number.percent || is_fraction(&number.digits)) => Role::Probability,
        () if is_year(&number.digits) => Role::Other,
        () if belongs && (bare || is_fraction(&number.digits)) => Role::Refused(Why::LooseNumber(shown)),
        () if !number.percent => Role::Other,
        () if measures_the_event(tokens, number) => Role::Other,
        () => Role::Refused(Why::LooseNumber(shown)),
    }
}

/// Whether the text has nothing but numbers, phrases and words that do not count.
fn is_bare(tokens: &[Token], hedged: &[bool]) -> bool {
    const SAYS: &[&str] = &[
        "percent", "pct", "prozent", "pourcent", "per", "pour", "cent", "of", "at", "say", "says", "said", "so", "d",
        "put",
    ];
    tokens.iter().zip(hedged).all(|(token, &hedged)| {
        hedged
            || token.word().is_none_or(|word| {
                let exact = word.exact.as_str();
                is_filler(word)
                    || SAYS.contains(&exact)
                    || INEXACT.contains(word.key())
                    || NEGATIONS.contains(exact)
                    || ABOUT_PROBABILITY.contains(word.key())
                    || super::hedges::is_hedge(word.key())
                    || matches!(exact, "will" | "would" | "happen" | "to" | "or" | "and" | "bis")
            })
    })
}

/// Whether the number stands at a word for probability, or in brackets right behind a phrase.
fn attached(tokens: &[Token], hedged: &[bool], number: &Found) -> bool {
    let is_about = |word: &Word| ABOUT_PROBABILITY.contains(word.key());
    let before = |back: usize| number.start.checked_sub(back).and_then(|at| tokens.get(at));
    let in_brackets = before(1).is_some_and(|sign| sign.is_sign('(') || sign.is_sign('['))
        && tokens.get(number.end).is_some_and(|sign| sign.is_sign(')') || sign.is_sign(']'))
        && number.start.checked_sub(2).and_then(|at| hedged.get(at)).copied().unwrap_or(false);
    let mut behind = tokens[number.end..].iter();
    let mut next = behind.next();
    if next.and_then(Token::word).is_some_and(|word| word.exact == "de") {
        next = behind.next();
    }
    let leads = next.and_then(Token::word).is_some_and(is_about);
    in_brackets || leads || follows(tokens, number)
}

/// "The chance of a launch is 70%", "p = 0.7", but not "a chance of a 5% decline".
fn follows(tokens: &[Token], number: &Found) -> bool {
    const LINKS: &[&str] = &["of", "is", "at", "was", "be", "von", "ist", "bei", "de", "est", "liegt"];
    const GO_ON: &[&str] =
        &["that", "for", "to", "by", "in", "and", "or", "but", "before", "on", "at", "dass", "fuer", "que", "pour"];
    let mut before = tokens[..number.start].iter().rev();
    let Some(link) = before.find(|token| token.word().is_none_or(|word| !INEXACT.contains(word.key()))) else {
        return false;
    };
    let links = match link {
        Token::Word(word) => LINKS.contains(&word.exact.as_str()) || ABOUT_PROBABILITY.contains(word.key()),
        Token::Sign(sign) => matches!(sign, ':' | '=' | ',' | '(' | '~' | '<' | '>' | '≈' | '≤' | '≥'),
        Token::Number(_) => false,
    };
    let ends = match tokens.get(number.end) {
        Some(Token::Word(word)) => GO_ON.contains(&word.exact.as_str()),
        _ => true,
    };
    let near = tokens[..number.start].iter().rev().take(12).filter_map(Token::word);
    links && ends && near.into_iter().any(|word| ABOUT_PROBABILITY.contains(word.key()) && word.exact != "likely")
}

fn speaks_of_chance(tokens: &[Token]) -> bool {
    tokens.iter().filter_map(Token::word).any(|word| matches!(word.key(), "chance" | "probability" | "likelihood"))
}

/// `30-40%`, `30 to 40 percent`, `3:1`, `1/3`, `1 in 3`.
fn is_range_or_odds(tokens: &[Token], number: &Found) -> bool {
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
fn is_inexact(tokens: &[Token], number: &Found) -> bool {
    let before = tokens[..number.start].iter().rev().find(|token| token.word().is_none_or(|word| !is_filler(word)));
    let leads = match before {
        Some(Token::Sign(sign)) => matches!(sign, '~' | '<' | '>' | '≈' | '≤' | '≥' | '±' | '+' | '-'),
        Some(Token::Word(word)) => {
            INEXACT.contains(word.key()) || (word.exact == "to" && before_that_is_up(tokens, number))
        }
        _ => false,
    };
    let behind = |skip: usize| tokens.get(number.end + skip).and_then(Token::word).map(|word| word.exact.as_str());
    let follows = matches!(tokens.get(number.end), Some(Token::Sign('+' | '±')))
        || (matches!(behind(0), Some("or" | "and"))
            && matches!(behind(1), Some("more" | "less" | "higher" | "lower" | "so" | "above")))
        || matches!(behind(0), Some("ish" | "plus" | "minus"));
    leads || follows
}

fn before_that_is_up(tokens: &[Token], number: &Found) -> bool {
    let at = number.start.checked_sub(2).and_then(|at| tokens.get(at)).and_then(Token::word);
    at.is_some_and(|word| word.exact == "up")
}

/// "80% unlikely", "a 70% chance that it will not": of the event, or of its opposite?
fn is_turned_around(tokens: &[Token], number: &Found) -> bool {
    let next = tokens.get(number.end).and_then(Token::word).map(Word::key);
    matches!(next, Some("unlikely" | "improbable" | "impossible" | "unwahrscheinlich" | "against"))
}

/// "Grow by 5%".
fn measures_the_event(tokens: &[Token], number: &Found) -> bool {
    let mut before = tokens[..number.start].iter().rev().map_while(Token::word).filter(|word| !is_filler(word));
    before.next().is_some_and(|word| AMOUNT.contains(word.exact.as_str()))
}

fn is_fraction(digits: &str) -> bool {
    digits.contains(['.', ',']) && value(digits, false).is_some_and(|number| number <= 1.0)
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.parse().is_ok_and(|year: u32| (1900..2100).contains(&year))
}
