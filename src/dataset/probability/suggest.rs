//! What to write instead of a cell that holds no probability, in the numbers of the cell itself. Only for messages that are
//! shown, so it may be slow; where nothing can be derived for certain, the catalogue has a help without numbers.

use super::number::{PERCENT, WrittenNumber};
use super::odds;
use super::{LooselySaid, ProbabilityScale, StatedRange};
use crate::diagnostics::Code;
use crate::input::text;
use crate::localized::{Language, Localized, localized};

/// What to do about a cell of this code, if that can be said in its own numbers.
pub(crate) fn suggestion(code: Code, value: &str) -> Option<Localized> {
    let cell: String = value.chars().filter(|&c| !text::is_invisible(c)).map(text::plain_mark).collect();
    let figures = figures(&cell);
    match (code, figures.as_slice()) {
        (Code::ProbabilityApproximate, [number]) => {
            Some(localized!("Write the number alone: {number}.", "Nur die Zahl schreiben: {number}."))
        }
        (Code::ProbabilityRange, [middle, _]) if cell.contains('±') => Some(or_its_middle(
            localized!(
                "Write the number in the middle alone: {middle}.",
                "Nur die Zahl in der Mitte schreiben: {middle}."
            ),
            &cell,
        )),
        (Code::ProbabilityRange | Code::ProbabilityApproximate, [from, to]) => {
            range(from, to).map(|help| or_its_middle(help, &cell))
        }
        (Code::ProbabilityBound, [bound]) => match (one_from(bound, &cell), its_middle(&cell)) {
            (None, Some(middle)) => Some(Localized::new(
                format!("Let {}.", middle.english()),
                format!("Mit {}.", middle.of(Language::German)),
            )),
            (help, _) => help.map(|help| or_its_middle(help, &cell)),
        },
        (Code::ProbabilityFraction, figures) => fraction(&cell, figures),
        (Code::ProbabilitySeparators, []) => decimal_comma(&cell),
        (Code::ProbabilityPlusSign | Code::ProbabilityNegative, []) => american_odds(&cell),
        (Code::ProbabilityPlusSign, [number]) => Some(localized!(
            "If it is the probability, write it without the plus sign: {number}.",
            "Ist es die Wahrscheinlichkeit, sie ohne Pluszeichen schreiben: {number}."
        )),
        (Code::ProbabilityNegative, [number]) => Some(localized!(
            "If the minus sign is a slip, write {number}; if it is a change, write what the source held after it.",
            "Ist das Minuszeichen ein Versehen, {number} schreiben; ist es eine Veränderung, schreiben, was danach galt.",
        )),
        (Code::ProbabilityAboveOne, [number]) if number.value <= 100.0 => Some(localized!(
            "If it is a percentage, write {number}%; else correct the cell: a probability is at most 1.",
            "Ist es ein Prozentwert, {number}% schreiben; sonst die Zelle berichtigen: Eine Wahrscheinlichkeit ist höchstens 1."
        )),
        (Code::ProbabilityUnreadable, [number]) => Some(localized!(
            "If {number} is the probability, write it alone.",
            "Ist {number} die Wahrscheinlichkeit, nur sie schreiben."
        )),
        (Code::ProbabilityBoolean, _) => boolean(&cell),
        _ => None,
    }
}

/// A number of a cell that may be a probability: as it is to be written, and its value without the percent sign.
struct SuggestedFigure {
    digits: String,
    percent: bool,
    value: f64,
}

impl std::fmt::Display for SuggestedFigure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.digits, if self.percent { "%" } else { "" })
    }
}

/// The numbers of a cell with a decimal point, whatever mark they have; none at all if one of them cannot be read or is
/// above 100. The percent sign of the last is meant for those before it too: `30-40%`.
fn figures(cell: &str) -> Vec<SuggestedFigure> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let mut figures: Vec<SuggestedFigure> = vec![];
    let mut rest = cell;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let mut before = rest[..start].chars().rev();
        let point = matches!(before.next(), Some('.' | ','))
            && before.next().is_none_or(|c| !c.is_alphanumeric() && !is_part(c));
        let start = start - usize::from(point);
        let after = &rest[start..];
        let run = after.find(|c| !is_part(c)).unwrap_or(after.len());
        let run = after[..run].find("..").unwrap_or(run);
        let digits = after[..run].trim_end_matches(['.', ',']);
        rest = &after[run..];
        let Some(number) = WrittenNumber::read(digits.as_bytes()).ok().map(|number| number.value(0)) else {
            return vec![];
        };
        let sign = rest.trim_start().to_lowercase();
        let percent = PERCENT.iter().any(|word| sign.as_bytes().starts_with(word));
        if number > 100.0 {
            return vec![];
        }
        figures.push(SuggestedFigure { digits: digits.replace(',', "."), percent, value: number });
    }
    if figures.last().is_some_and(|last| last.percent) {
        for figure in &mut figures {
            figure.percent = true;
        }
    }
    figures
}

/// The help, and what `--ranges middle` makes of the cell.
fn or_its_middle(help: Localized, cell: &str) -> Localized {
    let Some(middle) = its_middle(cell) else { return help };
    Localized::each(|language| {
        let (help, middle) = (help.of(language), middle.of(language));
        match language {
            Language::English => format!("{help} Or let {middle}."),
            Language::German => format!("{help} Oder mit {middle}."),
        }
    })
}

/// Whether `--ranges middle` reads a cell.
pub(crate) fn has_middle(cell: &str) -> bool {
    its_middle(cell).is_some()
}

fn its_middle(cell: &str) -> Option<Localized> {
    let of_scale = |scale| LooselySaid::read(cell.as_bytes())?.range(scale)?.ok().map(StatedRange::middle);
    let middle = of_scale(ProbabilityScale::One).or_else(|| of_scale(ProbabilityScale::Percent))?;
    Some(localized!("--ranges middle score it as {}", "--ranges middle als {} werten", percentage(middle)))
}

/// `70-80%`: any number of the range, and the middle for an example.
fn range(from: &SuggestedFigure, to: &SuggestedFigure) -> Option<Localized> {
    if from.percent != to.percent || from.value >= to.value {
        return None;
    }
    let decimals = [from, to].map(|figure| figure.digits.split_once('.').map_or(0, |(_, behind)| behind.len()));
    let middle = trimmed(f64::midpoint(from.value, to.value), decimals[0].max(decimals[1]) + 1);
    let sign = if to.percent { "%" } else { "" };
    Some(localized!(
        "Write one number from {from} to {to}, the one that the source would stand by: for example {middle}{sign}.",
        "Eine Zahl von {from} bis {to} schreiben, zu der die Quelle stünde: zum Beispiel {middle}{sign}.",
    ))
}

/// A number with at most so many decimals.
fn trimmed(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// `>90%`, `at most 10%`: on which side of the bound the number lies.
fn one_from(bound: &SuggestedFigure, cell: &str) -> Option<Localized> {
    const FROM: &[&str] = &["least", "over", "above", "more", "min", "mindestens", "uber", "mehr", "plus"];
    const UP_TO: &[&str] = &["most", "under", "below", "less", "max", "hochstens", "unter", "weniger", "moins"];
    const TURNED: &[&str] = &["no", "not", "nicht", "pas", "kein", "keine"];
    let plain: String = text::plain_letters(cell).collect();
    let says = |known: &[&str]| plain.split(|c: char| !c.is_alphabetic()).any(|word| known.contains(&word));
    let from = cell.contains(['>', '≥']) || says(FROM);
    let up_to = cell.contains(['<', '≤']) || says(UP_TO);
    let side = match (from, up_to) {
        _ if says(TURNED) => return None,
        (true, false) => localized!("from {bound} on", "von {bound} an"),
        (false, true) => localized!("up to {bound}", "bis {bound}"),
        _ => return None,
    };
    Some(Localized::new(
        format!("Write one number {}, the one that the source would stand by.", side.english()),
        format!("Eine Zahl {} schreiben, zu der die Quelle stünde.", side.of(Language::German)),
    ))
}

/// `3/4` and `3 in 4` are shares; `3:1`, `3 to 1` and `70/30` are odds, for the event or against it.
fn fraction(cell: &str, figures: &[SuggestedFigure]) -> Option<Localized> {
    let [part, whole] = figures else { return figures.is_empty().then(|| sign_for_fraction(cell)).flatten() };
    let (a, b) = (part.value, whole.value);
    let plain: String = text::plain_letters(cell).collect();
    let says = |known: &[&str]| plain.split(|c: char| !c.is_alphabetic()).any(|word| known.contains(&word));
    let slash = cell.contains(['/', '⁄', '∕', '÷']);
    let is_share = says(&["in", "out", "of", "von", "sur"]) || (slash && a < b);
    if part.percent || a <= 0.0 || b <= 0.0 {
        return None;
    }
    if is_share && a <= b && !(slash && same(a + b, 100.0)) {
        let odds = odds::fractional(cell.as_bytes()).ok().filter(|_| slash && !same(a, b));
        let written = share(a / b)?;
        return Some(odds.map_or(written.clone(), |p| {
            let p = percentage(p);
            Localized::each(|language| {
                let written = written.of(language).trim_end_matches('.');
                match language {
                    Language::English => {
                        format!(
                            "{written}; if these are odds against the event, --scale odds-fraction reads it as {p}."
                        )
                    }
                    Language::German => {
                        format!("{written}; sind es Quoten gegen das Ereignis, liest --scale odds-fraction es als {p}.")
                    }
                }
            })
        }));
    }
    let is_odds = cell.contains(':') || says(&["to", "zu", "contre"]) || (slash && (a > b || same(a + b, 100.0)));
    if is_odds && same(a, b) {
        return share(0.5);
    }
    let [with, against] = [a, b].map(|side| percentage(side / (a + b)));
    let is_read = odds::fractional(cell.as_bytes()).is_ok();
    let [option, so_liest] =
        if is_read { [" (so reads --scale odds-fraction)", " (so liest es --scale odds-fraction)"] } else { [""; 2] };
    is_odds.then(|| {
        Localized::new(
            format!(
                "Write the probability itself: {with} if these are odds for the event, {against} if they are odds against \
                 it{option}."
            ),
            format!(
                "Die Wahrscheinlichkeit selbst schreiben: {with}, wenn es Quoten für das Ereignis sind, {against}, wenn es \
                 Quoten dagegen sind{so_liest}."
            ),
        )
    })
}

/// `+150`, `-150`: far from any probability.
fn american_odds(cell: &str) -> Option<Localized> {
    let cell = cell.trim();
    let p = odds::american(cell.as_bytes()).ok().filter(|_| cell.starts_with(['+', '-']))?;
    Some(localized!(
        "If these are American odds, --scale odds-american reads {cell} as {}; else correct the cell.",
        "Sind es amerikanische Quoten, liest --scale odds-american {cell} als {}; sonst die Zelle berichtigen.",
        percentage(p),
    ))
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

fn share(p: f64) -> Option<Localized> {
    let readable = (0.001..=0.999).contains(&p) || same(p, 1.0);
    readable.then(|| {
        localized!(
            "Write the probability itself: {} or {}.",
            "Die Wahrscheinlichkeit selbst schreiben: {} oder {}.",
            trimmed(p, 3),
            percentage(p)
        )
    })
}

fn percentage(p: f64) -> String {
    format!("{}%", trimmed(p * 100.0, 1))
}

/// `½`, alone in its cell.
fn sign_for_fraction(cell: &str) -> Option<Localized> {
    let p = match cell.trim() {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅕" => 0.2,
        "⅖" => 0.4,
        "⅗" => 0.6,
        "⅘" => 0.8,
        _ => return None,
    };
    share(p)
}

/// `1,000` is 1 with a decimal comma and a thousand without.
fn decimal_comma(cell: &str) -> Option<Localized> {
    let number: String = cell.chars().take_while(|c| c.is_ascii_digit() || *c == ',').collect();
    let (whole, behind) = number.split_once(',').filter(|(_, behind)| behind.len() == 3 && !behind.contains(','))?;
    let sign = cell[number.len()..].trim();
    if !matches!(sign, "" | "%") {
        return None;
    }
    let decimal: f64 = format!("{whole}.{behind}").parse().ok().filter(|&value| value <= 100.0)?;
    Some(localized!(
        "If the comma is the decimal mark, write {}{sign}; if it parts thousands, {whole}{behind}{sign} is no probability.",
        "Ist das Komma das Dezimalzeichen, {}{sign} schreiben; trennt es Tausender, ist {whole}{behind}{sign} keine Wahrscheinlichkeit.",
        trimmed(decimal, 3),
    ))
}

fn boolean(cell: &str) -> Option<Localized> {
    let (held, hielt, number) = match cell.trim().to_lowercase().as_str() {
        "true" | "wahr" | "vrai" | "yes" => ("certain", "sicher", 1),
        "false" | "falsch" | "faux" | "no" => ("impossible", "unmöglich", 0),
        _ => return None,
    };
    Some(Localized::new(
        format!(
            "If the source held it for {held}, write {number}; if this is the outcome, it belongs into the column outcome."
        ),
        format!(
            "Hielt die Quelle es für {hielt}, {number} schreiben; ist es das Ergebnis, gehört es in die Spalte outcome."
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::super::{ProbabilityScale, parse};
    use super::*;

    /// What is suggested for a value that is refused as a fraction.
    fn help(value: &str) -> Option<String> {
        let help = suggestion(parse(value.as_bytes(), ProbabilityScale::One).unwrap_err().code(), value)?;
        Some(help.english().to_owned())
    }

    #[test]
    fn the_number_of_the_cell_is_the_one_to_write() {
        for (value, number) in [
            ("ca. 70 % oder so", "70%"),
            ("~30%!", "30%"),
            ("~0,35 maybe", "0.35"),
            ("about 12.5 percent chance", "12.5%"),
            ("~.35?", ".35"),
        ] {
            assert_eq!(help(value), Some(format!("Write the number alone: {number}.")), "{value}");
        }
    }

    #[test]
    fn a_range_is_answered_with_its_own_ends() {
        for (value, from, to, middle, percent) in [
            ("70–80%", "70%", "80%", "75%", "75%"),
            ("0,7-0,8", "0.7", "0.8", "0.75", "75%"),
            ("30% - 35 %", "30%", "35%", "32.5%", "32.5%"),
            ("30..40", "30", "40", "35", "35%"),
            ("zwischen 60 und 70 Prozent", "60%", "70%", "65%", "65%"),
            ("about 30-40%", "30%", "40%", "35%", "35%"),
        ] {
            let expected = format!(
                "Write one number from {from} to {to}, the one that the source would stand by: for example {middle}. Or let \
                 --ranges middle score it as {percent}."
            );
            assert_eq!(help(value), Some(expected), "{value}");
        }
        let of_error = Some("Write the number in the middle alone: 70%. Or let --ranges middle score it as 70%.");
        assert_eq!(help("70 ± 5 %").as_deref(), of_error);
        assert_eq!(help("80-70%"), None);
    }

    #[test]
    fn a_bound_says_on_which_side() {
        let bound = |side: &str, middle: &str| {
            Some(format!(
                "Write one number {side}, the one that the source would stand by. Or let --ranges middle score it as {middle}."
            ))
        };
        assert_eq!(help(">90%"), bound("from 90% on", "95%"));
        assert_eq!(help("≤ 0,1"), bound("up to 0.1", "5%"));
        assert_eq!(help("at least 30%"), bound("from 30% on", "65%"));
        assert_eq!(help("höchstens 30 %"), bound("up to 30%", "15%"));
        let alone = Some("Let --ranges middle score it as 15%.");
        assert_eq!(help("no more than 30%").as_deref(), alone);
    }

    #[test]
    fn a_fraction_is_worked_out_and_odds_both_ways() {
        let itself = |what: &str| Some(format!("Write the probability itself: {what}."));
        let or_odds = |share: &str, odds: &str| {
            itself(&format!("{share}; if these are odds against the event, --scale odds-fraction reads it as {odds}"))
        };
        assert_eq!(help("3/4"), or_odds("0.75 or 75%", "57.1%"));
        assert_eq!(help("1/3"), or_odds("0.333 or 33.3%", "75%"));
        assert_eq!(help("2 out of 5"), itself("0.4 or 40%"));
        assert_eq!(help("¾"), itself("0.75 or 75%"));
        let odds = |with: &str, against: &str, option: &str| {
            itself(&format!("{with} if these are odds for the event, {against} if they are odds against it{option}"))
        };
        let option = " (so reads --scale odds-fraction)";
        assert_eq!(help("3:1"), odds("75%", "25%", option));
        assert_eq!(help("3 to 1"), odds("75%", "25%", ""));
        assert_eq!(help("5/2"), odds("71.4%", "28.6%", option));
        assert_eq!(help("1/2/2017"), None);
        assert_eq!(help("3/0"), None);
    }

    #[test]
    fn other_refusals_name_the_number_too() {
        for (value, expected) in [
            ("+150", "If these are American odds, --scale odds-american reads +150 as 40%; else correct the cell."),
            ("-150", "If these are American odds, --scale odds-american reads -150 as 60%; else correct the cell."),
            ("+5%", "If it is the probability, write it without the plus sign: 5%."),
            ("−0,1", "If the minus sign is a slip, write 0.1; if it is a change, write what the source held after it."),
            ("1.2", "If it is a percentage, write 1.2%; else correct the cell: a probability is at most 1."),
            ("70!", "If 70 is the probability, write it alone."),
            ("1,000", "If the comma is the decimal mark, write 1; if it parts thousands, 1000 is no probability."),
            (
                "12,500 %",
                "If the comma is the decimal mark, write 12.5%; if it parts thousands, 12500% is no probability.",
            ),
            (
                "FALSE",
                "If the source held it for impossible, write 0; if this is the outcome, it belongs into the column outcome.",
            ),
        ] {
            assert_eq!(help(value).as_deref(), Some(expected), "{value}");
        }
    }

    #[test]
    fn where_no_number_can_be_derived_none_is_made_up() {
        for value in
            ["150", "120%", "", "NaN", "#N/A", "1,234.5", "0.3.5", "1'000", "250,000", "0x1", "~", "2017-03-01"]
        {
            assert_eq!(help(value), None, "{value}");
        }
    }
}
