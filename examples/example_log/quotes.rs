//! What the sources say in their own words, in keeping with the percentage they give.
//!
//! `{op}` stands for the operator, `{pct}` for the percentage.

use super::draw::Draw;

/// A quote for a first statement.
pub(crate) fn draw_quote(percent: u32, operator: &str, draw: &mut Draw) -> String {
    fill(draw.pick(quotes_for(percent)), percent, operator)
}

/// A quote for a later statement of the same source on the same question.
pub(crate) fn draw_update(before: u32, percent: u32, operator: &str, draw: &mut Draw) -> String {
    let quotes: &[&str] = match percent.cmp(&before) {
        std::cmp::Ordering::Less => &LOWER,
        std::cmp::Ordering::Equal => &UNMOVED,
        std::cmp::Ordering::Greater => &HIGHER,
    };
    fill(draw.pick(quotes), percent, operator).replace("{before}", &before.to_string())
}

/// What someone says who has read the news, and the percentage that goes with it.
pub(crate) fn draw_hindsight(happened: bool, draw: &mut Draw) -> (u32, String) {
    let percent = if draw.chance(0.5) { 99 } else { 95 };
    if happened {
        (percent, draw.pick(&KNOWN_YES).to_owned())
    } else {
        (100 - percent, draw.pick(&KNOWN_NO).to_owned())
    }
}

fn fill(quote: &str, percent: u32, operator: &str) -> String {
    quote.replace("{op}", operator).replace("{pct}", &percent.to_string())
}

fn quotes_for(percent: u32) -> &'static [&'static str] {
    match percent {
        0..=5 => &NEXT_TO_IMPOSSIBLE,
        6..=20 => &UNLIKELY,
        21..=40 => &RATHER_NOT,
        41..=59 => &OPEN,
        60..=75 => &RATHER_YES,
        76..=90 => &LIKELY,
        _ => &NEXT_TO_CERTAIN,
    }
}

const NEXT_TO_IMPOSSIBLE: [&str; 8] = [
    "Not going to happen, not by that date.",
    "Forget it. I would say {pct}%, and only out of politeness.",
    "Nobody at {op} believes in that, not even the press office.",
    "\"Never\" is a big word, but it is close.",
    "That would be a miracle, and {op} is not in that business.",
    "Das wird nichts, {pct} Prozent höchstens.",
    "I would eat my badge if they managed that in time.",
    "There is no budget, no team and no date: {pct}%.",
];

const UNLIKELY: [&str; 8] = [
    "Unlikely. {op} has other worries this year.",
    "I don't see it, maybe {pct}%.",
    "They talk about it, but talk is cheap; {pct}%.",
    "Customers keep asking, {op} keeps saying \"later\".",
    "Eher nicht, dafür müsste sich bei {op} zu viel ändern.",
    "I'd be surprised, though not shocked, if it came in time.",
    "One chance in a handful at best, call it {pct}%.",
    "The people who could do it have left, so I doubt it.",
];

const RATHER_NOT: [&str; 8] = [
    "Rather not, but I would not bet the house on it.",
    "More likely later than that, so {pct}%.",
    "It could work out, yet the odds are against it: {pct}%.",
    "{op} wants to, but \"wanting\" is not a project plan.",
    "Möglich, aber ich würde eher dagegen wetten.",
    "I hear about delays, nothing official, so below half.",
    "If all goes well, yes; it rarely does. {pct}%.",
    "They are behind schedule, as far as we can see.",
];

const OPEN: [&str; 8] = [
    "Could go either way.",
    "Toss a coin: {pct}%.",
    "Ask me again in a month; today it is about even.",
    "Half of {op} is for it, the other half is \"still checking\".",
    "Fifty-fifty, give or take, I would write {pct}%.",
    "Schwer zu sagen, für mich ist das völlig offen.",
    "There are as many reasons for it as against it.",
    "I honestly have no lean, so {pct}%.",
];

const RATHER_YES: [&str; 8] = [
    "More likely than not, {pct}% or so.",
    "I think so, if nobody at {op} changes their mind.",
    "The signs are good, but I have seen good signs before.",
    "The right people are asking the right questions, so I lean towards yes.",
    "Ich tippe auf ja, {pct} Prozent.",
    "They need it, and they know it; {pct}%.",
    "\"On track\", they say, and I mostly believe them.",
    "Probably, although the date is tight.",
];

const LIKELY: [&str; 9] = [
    "Very likely. The papers are being drafted.",
    "I would plan with it: {pct}%.",
    "{op} has told everyone who asked, so yes.",
    "Everything is prepared, only the announcement is missing.",
    "Sehr wahrscheinlich, die Unterlagen liegen schon bereit.",
    "I'd put it at {pct}%, the rest is bad luck.",
    "They are \"nearly there\", and for once it looks true.",
    "Our own planning depends on it, and we have no plan B.",
    "Good chances, {pct}%, unless the lawyers get in the way.",
];

const NEXT_TO_CERTAIN: [&str; 8] = [
    "That is a done deal.",
    "For sure. Write {pct}%, I never say a hundred.",
    "I have seen the draft press release, \"embargoed\" and all.",
    "{op} cannot go back on this any more.",
    "Das ist so gut wie beschlossen, natürlich kommt das.",
    "No doubt in my mind: {pct}%.",
    "They would look foolish if it failed now, so it won't.",
    "Everyone in the trade knows it, only the date is a secret.",
];

const LOWER: [&str; 4] = [
    "I was at {before}%, now I am at {pct}%: it got quiet around {op}.",
    "Less sure than last time, {pct}%.",
    "What I hear from {op} is no longer so rosy, so down to {pct}%.",
    "Weniger als zuvor, {pct} Prozent; die Bäume wachsen nicht in den Himmel.",
];

const UNMOVED: [&str; 3] =
    ["No news, no change: {pct}%.", "Still {pct}%, ask me something new.", "I stay with what I said, {pct}%."];

const HIGHER: [&str; 4] = [
    "Up from {before}% to {pct}%, they seem to mean it.",
    "I said {before}% last time, which was too low; {pct}%.",
    "More confident than before, {pct}%.",
    "Bei {op} tut sich etwas, für mich jetzt {pct} Prozent.",
];

const KNOWN_YES: [&str; 4] = [
    "It's out, isn't it? I always said so.",
    "As you could read in the papers, \"mission accomplished\".",
    "Of course. The whole trade knows by now.",
    "Wie erwartet, ich hätte es Ihnen gleich sagen können.",
];

const KNOWN_NO: [&str; 4] = [
    "The date has come and gone, so obviously not.",
    "As expected, nothing came of it.",
    "You have seen for yourself that it didn't happen.",
    "Das war doch klar, dafür war die Zeit viel zu kurz.",
];
