//! Numbers that are not said exactly: about a number, a range, a bound. Only closed forms are read, in English, German and French;
//! anything beside them stays refused.

use super::number::{PERCENT, WrittenNumber};
use super::{ProbabilityError, ProbabilityScale, parse};
use crate::input::text;

/// Longer cells are statements.
const LONGEST: usize = 60;

/// What a cell says that states no number exactly.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum LooselySaid {
    /// `ca. 70 %`: that number.
    About(SaidNumber),
    /// `50/50`, `50-50`: one half on every scale.
    Half,
    /// `70–80 %`, `70 ± 5 %`.
    Range(SaidNumber, SaidNumber),
    /// So much on either side.
    Around(SaidNumber, SaidNumber),
    /// `>90%`, `at least 90%`.
    AtLeast(SaidNumber),
    /// `<10%`, `unter 10 %`.
    AtMost(SaidNumber),
}

/// A number inside of a cell: its digits, with a percent sign if one is meant for it.
pub(crate) type SaidNumber = String;

/// The ends of a range, as probabilities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct StatedRange {
    /// The least.
    pub(crate) low: f64,
    /// The most.
    pub(crate) high: f64,
}

impl StatedRange {
    /// What the range is scored as, with the decimals that its ends are written with.
    pub(crate) fn middle(self) -> f64 {
        as_written(f64::midpoint(self.low, self.high))
    }

    /// The same of the other side of a question.
    pub(crate) fn of_other_side(self) -> Self {
        Self { low: as_written(1.0 - self.high), high: as_written(1.0 - self.low) }
    }
}

/// Decimals that survive an addition.
const PLACES: f64 = 1e12;

/// The number with few decimals that this is, but for rounding.
fn as_written(exact: f64) -> f64 {
    let written = (exact * PLACES).round() / PLACES;
    if (written - exact).abs() < 4.0 * f64::EPSILON { written } else { exact }
}

impl LooselySaid {
    /// What a cell says; `None` for one that says a number exactly, or something else.
    pub(crate) fn read(value: &[u8]) -> Option<Self> {
        if value.len() > LONGEST || !value.iter().any(u8::is_ascii_digit) && value.is_ascii() {
            return None;
        }
        let said = NumbersAndWords::read(&text::plain_marks(value))?;
        let lead = said.lead();
        match said.numbers.as_slice() {
            [number] => said.one(lead, number),
            [from, to] => said.two(lead, from, to),
            _ => None,
        }
    }

    /// The numbers that it names, for what they tell of the scale of their column.
    pub(crate) fn numbers(&self) -> [Option<&SaidNumber>; 2] {
        match self {
            Self::Half => [None, None],
            Self::About(number) | Self::AtLeast(number) | Self::AtMost(number) => [Some(number), None],
            Self::Range(from, to) | Self::Around(from, to) => [Some(from), Some(to)],
        }
    }

    /// The one number that it stands for, if it says no range.
    pub(crate) fn single(&self, scale: ProbabilityScale) -> Option<Result<f64, ProbabilityError>> {
        match self {
            Self::About(number) => Some(parse(number.as_bytes(), scale)),
            Self::Half => Some(Ok(0.5)),
            _ => None,
        }
    }

    /// Why it is no single number.
    pub(super) fn refused(&self) -> ProbabilityError {
        match self {
            Self::AtLeast(_) | Self::AtMost(_) => ProbabilityError::Bound,
            _ => ProbabilityError::Range,
        }
    }

    /// Its ends, if it says a range; a bound reaches to nothing, or to certainty.
    ///
    /// # Errors
    /// When an end is no probability, the ends change places, or everything is left open.
    pub(crate) fn range(&self, scale: ProbabilityScale) -> Option<Result<StatedRange, ProbabilityError>> {
        let end = |number: &SaidNumber| parse(number.as_bytes(), scale);
        let is_bound = matches!(self, Self::AtLeast(_) | Self::AtMost(_));
        let ends = match self {
            Self::About(_) | Self::Half => return None,
            _ if scale.is_of_odds() => return Some(Err(ProbabilityError::Range)),
            Self::Range(from, to) => end(from).and_then(|low| Ok((low, end(to)?))),
            Self::Around(middle, way) => end(middle).and_then(|middle| {
                let way = end(way)?;
                let [low, high] = [middle - way, middle + way].map(as_written);
                if low < 0.0 || high > 1.0 { Err(ProbabilityError::Range) } else { Ok((low, high)) }
            }),
            Self::AtLeast(number) => end(number).map(|low| (low, 1.0)),
            Self::AtMost(number) => end(number).map(|high| (0.0, high)),
        };
        Some(ends.and_then(|(low, high)| match () {
            () if low > high => Err(ProbabilityError::RangeBackwards),
            // Nothing is more than certain, and from 0 to 100% leaves everything open.
            () if (low <= 0.0 && high >= 1.0) || (low >= 1.0 && is_bound) || (high <= 0.0 && is_bound) => {
                Err(ProbabilityError::Range)
            }
            () => Ok(StatedRange { low, high }),
        }))
    }
}

/// Numbers with the words and signs before, between and behind them.
struct NumbersAndWords {
    numbers: Vec<SaidNumber>,
    /// One more than there are numbers.
    words: Vec<String>,
}

const ABOUT: &[&str] = &[
    "~",
    "~~",
    "about",
    "around",
    "approx",
    "approximately",
    "roughly",
    "circa",
    "zirka",
    "ca",
    "etwa",
    "in etwa",
    "rund",
    "ungefahr",
    "um die",
    "um",
    "environ",
    "env",
    "autour de",
    "a peu pres",
    "aux alentours de",
];
const TO: &[&str] = &["-", "--", "~", "..", "...", "…", "to", "till", "until", "bis", "bis zu", "a", "jusqu'a"];
const BETWEEN: &[(&str, &[&str])] = &[
    ("between", &["and", "-", "to"]),
    ("zwischen", &["und", "-", "bis"]),
    ("entre", &["et", "-", "a"]),
    ("from", &["to", "-"]),
    ("von", &["bis", "bis zu", "-"]),
    ("de", &["a", "-"]),
];
const LEAST: &[&str] = &[
    ">",
    ">=",
    "=>",
    "over",
    "above",
    "more than",
    "greater than",
    "at least",
    "min",
    "minimum",
    "not less than",
    "no less than",
    "uber",
    "mehr als",
    "grosser als",
    "großer als",
    "mindestens",
    "mind",
    "wenigstens",
    "ab",
    "nicht weniger als",
    "nicht unter",
    "plus de",
    "au moins",
    "pas moins de",
    "superieur a",
];
const LEAST_BEHIND: &[&str] = &[
    "+",
    "or more",
    "and more",
    "or above",
    "and above",
    "or higher",
    "and up",
    "plus",
    "oder mehr",
    "und mehr",
    "und daruber",
    "oder daruber",
    "ou plus",
    "et plus",
];
const MOST: &[&str] = &[
    "<",
    "<=",
    "=<",
    "under",
    "below",
    "less than",
    "at most",
    "up to",
    "max",
    "maximum",
    "not more than",
    "no more than",
    "unter",
    "weniger als",
    "kleiner als",
    "hochstens",
    "maximal",
    "bis",
    "bis zu",
    "nicht mehr als",
    "nicht uber",
    "moins de",
    "au plus",
    "pas plus de",
    "jusqu'a",
    "inferieur a",
];
const MOST_BEHIND: &[&str] = &[
    "or less",
    "and less",
    "or below",
    "and below",
    "or lower",
    "or under",
    "oder weniger",
    "und weniger",
    "und darunter",
    "oder darunter",
    "ou moins",
    "et moins",
];
const AROUND: &[&str] = &["±", "+/-", "+-", "plus minus", "plus/minus", "plus ou moins"];
const FIFTY: &[&str] = &["-", "--", "/", ":", "zu", "to"];

impl NumbersAndWords {
    /// `None` when a number cannot be read.
    fn read(cell: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(cell).ok()?;
        let plain: String = text::plain_letters(text::trim_str(text)).map(plain_sign).collect();
        let mut said = Self { numbers: vec![], words: vec![] };
        let mut rest = plain.as_str();
        loop {
            let Some(start) = start_of_number(rest) else {
                said.words.push(without_percent(rest).0);
                break;
            };
            let (words, percent) = without_percent(&rest[..start]);
            if percent && said.numbers.is_empty() {
                return None;
            }
            said.words.push(words);
            let run = &rest[start..];
            let end = run.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(run.len());
            let end = run[..end].find("..").unwrap_or(end);
            let digits = run[..end].trim_end_matches(['.', ',']);
            // With a zero in front it may be a part of a date: `05-10`.
            let is_part_of_date = digits.len() > 1 && digits.starts_with('0') && !digits[1..].starts_with(['.', ',']);
            WrittenNumber::read(digits.as_bytes()).ok().filter(|_| !is_part_of_date)?;
            rest = &run[digits.len()..];
            let until = start_of_number(rest).unwrap_or(rest.len());
            let sign = if without_percent(&rest[..until]).1 { "%" } else { "" };
            said.numbers.push(format!("{digits}{sign}"));
        }
        // The sign of the last number is meant for those before it: `30-40%`; one that only the first has is not understood.
        let signed = said.numbers.last()?.ends_with('%');
        if !signed && said.numbers.iter().any(|number| number.ends_with('%')) {
            return None;
        }
        for number in said.numbers.iter_mut().filter(|number| signed && !number.ends_with('%')) {
            number.push('%');
        }
        Some(said)
    }

    /// The words before the first number.
    fn lead(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    fn one(&self, lead: &str, number: &SaidNumber) -> Option<LooselySaid> {
        let behind = self.words.get(1)?.as_str();
        let is = |known: &[&str], words: &str| known.contains(&words);
        match (lead, behind) {
            (lead, "") if is(ABOUT, lead) => Some(LooselySaid::About(number.clone())),
            (lead, "") if is(LEAST, lead) => Some(LooselySaid::AtLeast(number.clone())),
            (lead, "") if is(MOST, lead) => Some(LooselySaid::AtMost(number.clone())),
            ("from", "on" | "upwards") | ("", "aufwarts") => Some(LooselySaid::AtLeast(number.clone())),
            ("", behind) if is(LEAST_BEHIND, behind) => Some(LooselySaid::AtLeast(number.clone())),
            ("", behind) if is(MOST_BEHIND, behind) => Some(LooselySaid::AtMost(number.clone())),
            _ => None,
        }
    }

    fn two(&self, lead: &str, from: &SaidNumber, to: &SaidNumber) -> Option<LooselySaid> {
        let [_, between, behind] = self.words.as_slice() else { return None };
        let between = between.as_str();
        if !behind.is_empty() {
            return None;
        }
        let is_fifty = |number: &SaidNumber| number.trim_end_matches('%') == "50";
        if lead.is_empty() && FIFTY.contains(&between) && is_fifty(from) && is_fifty(to) {
            return Some(LooselySaid::Half);
        }
        // "1 to 3" are odds.
        let is_one = |number: &SaidNumber| number == "1";
        if matches!(between, "to" | "zu") && lead.is_empty() && (is_one(from) || is_one(to)) {
            return None;
        }
        let frame = BETWEEN.iter().find(|(first, _)| *first == lead);
        let is_range = match frame {
            Some((_, seconds)) => seconds.contains(&between),
            None => (lead.is_empty() || ABOUT.contains(&lead)) && TO.contains(&between),
        };
        let ends = || (from.clone(), to.clone());
        match ends() {
            (from, to) if is_range => Some(LooselySaid::Range(from, to)),
            (from, to) if lead.is_empty() && AROUND.contains(&between) => Some(LooselySaid::Around(from, to)),
            _ => None,
        }
    }
}

/// Signs that stand for others.
fn plain_sign(c: char) -> char {
    match c {
        '≈' | '∼' | '〜' | '～' => '~',
        '≥' | '⩾' | '＞' => '>',
        '≤' | '⩽' | '＜' => '<',
        other => other,
    }
}

/// Where the first number begins, its point too: `.7`.
fn start_of_number(text: &str) -> Option<usize> {
    let digit = text.find(|c: char| c.is_ascii_digit())?;
    let before = &text[..digit];
    let point = before.ends_with(['.', ',']) && !before.ends_with("..");
    let is_word = before.trim_end_matches(['.', ',']).ends_with(|c: char| c.is_alphanumeric());
    Some(if point && !is_word { digit - 1 } else { digit })
}

/// Words and signs with single spaces and without full stops behind words; and whether a percent sign, or a word for it, was
/// taken out of them.
fn without_percent(words: &str) -> (String, bool) {
    let words = words.trim();
    let found = PERCENT.iter().filter_map(|sign| Some((words.find(std::str::from_utf8(sign).ok()?)?, sign.len())));
    let first = found.min_by_key(|&(at, len)| (at, std::cmp::Reverse(len)));
    let (rest, percent) = match first {
        Some((at, len)) => (format!("{} {}", &words[..at], &words[at + len..]), true),
        None => (words.to_owned(), false),
    };
    let word = |word: &str| {
        let is_word = word.starts_with(|c: char| c.is_alphabetic());
        if is_word { word.trim_end_matches(['.', ':']).to_owned() } else { word.to_owned() }
    };
    let words: Vec<String> = rest.split_whitespace().map(word).collect();
    (words.join(" "), percent)
}
