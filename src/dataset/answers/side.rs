//! Whether a probability is that of the side named in its row.

use super::complement;
use super::look::{Candidate, CandidateCells, LookedRow};
use super::names::{self, SideName};
use crate::dataset::probability::ProbabilityScale;
use crate::diagnostics::{Code, Message, Note};
use crate::localized::{Language, Localized, localized};

/// Rows from which on a yes/no column under a name of its own is asked about.
const MANY: usize = 5;
/// Sides that are named in a message.
const NAMED: usize = 4;
/// Longer texts are statements, not names of sides.
const LONGEST_NAME: usize = 40;

/// What was found out of a column that may name sides.
pub(super) enum SideFinding {
    /// The probability is of the side.
    Side(Note),
    /// It is of yes, although a side is named beside it.
    Yes(Note),
    /// It may be either.
    Either(Message),
}

/// What a candidate is; `None` for no side, or one that changes no score.
pub(super) fn judge(look: &CandidateCells<'_>, at: usize) -> Option<SideFinding> {
    let candidate = &look.candidates[at];
    let name = names::of_side(&candidate.header);
    if let Some(message) = name.and_then(|_| ticked(look, at)) {
        return Some(SideFinding::Either(message));
    }
    if look.is_yes_or_no(at) { of_yes_and_no(look, at, name) } else { of_names(look, at, name?) }
}

fn is_sure(row: &LookedRow) -> bool {
    row.p.is_some_and(|p| p >= 0.5)
}

fn of_yes_and_no(look: &CandidateCells<'_>, at: usize, name: Option<SideName>) -> Option<SideFinding> {
    let candidate = &look.candidates[at];
    let said: Vec<(bool, &LookedRow)> = look
        .rows
        .iter()
        .filter(|row| !row.said.is_empty())
        .filter_map(|row| Some((look.yes_or_no(&row.cells[at])?, row)))
        .collect();
    // The row that shows the difference best: the farthest from one half.
    let distance = |row: &LookedRow| row.p.map_or(1.0, |p| (p - 0.5).abs());
    let (_, telling) = said
        .iter()
        .filter(|(is_yes, row)| !is_yes && row.p != Some(0.5))
        .max_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)).then(b.line.cmp(&a.line)))?;
    let of_side = said.iter().all(|(_, row)| is_sure(row));
    let of_yes = said.iter().all(|&(is_yes, row)| row.p.is_some_and(|p| if is_yes { p >= 0.5 } else { p <= 0.5 }));
    let is_confidence = names::is_confidence(&look.probability);
    match name {
        Some(_) if of_side => Some(SideFinding::Side(read(look, candidate, telling, true))),
        Some(SideName::Prediction | SideName::Pick) if of_yes && !is_confidence => {
            Some(SideFinding::Yes(read(look, candidate, telling, false)))
        }
        Some(_) => Some(either(look, candidate, at, telling)),
        None => {
            let is_word = look.cells(at).all(|cell| cell.chars().any(char::is_alphabetic));
            let both = said.iter().any(|(is_yes, _)| *is_yes);
            let many = is_confidence || said.len() >= MANY;
            let asks = of_side && is_word && both && many && !names::is_mark(&candidate.header);
            asks.then(|| either(look, candidate, at, telling))
        }
    }
}

/// What the probability of a row leaves for yes, written as it is.
fn turned(look: &CandidateCells<'_>, row: &LookedRow, language: Language) -> String {
    let opposite = match language {
        Language::English => "the opposite",
        Language::German => "das Gegenteil",
    };
    let Some(p) = row.p else { return opposite.to_owned() };
    let percent = row.said.contains('%');
    if percent || look.scale == ProbabilityScale::Percent {
        let hundred = (complement(p) * 1e10).round() / 1e8;
        return language.decimal(&format!("{hundred}{}", if percent { "%" } else { "" }));
    }
    language.decimal(&complement(p).to_string())
}

fn read(look: &CandidateCells<'_>, candidate: &Candidate, row: &LookedRow, of_side: bool) -> Note {
    let (header, probability, said) = (&candidate.header, &look.probability, &row.said);
    let at = look.candidates.iter().position(|other| other == candidate).unwrap_or_default();
    let (side, place, file) = (&row.cells[at], look.row(row), look.table.name());
    if of_side {
        let text = Localized::each(|language| {
            let (place, turned) = (place.of(language), turned(look, row, language));
            match language {
                Language::English => format!(
                    "{file}: \"{probability}\" was read as the probability of the side in \"{header}\": {side}, {said} ({place}) \
                     is {turned} for yes."
                ),
                Language::German => format!(
                    "{file}: „{probability}“ gilt als Wahrscheinlichkeit der Seite in „{header}“: {side}, {said} ({place}) heißt \
                     {turned} für Ja."
                ),
            }
        });
        let advice = Localized::new(
            format!("If {said} is meant for yes, say --map side=none."),
            format!("Ist {said} für Ja gemeint, --map side=none angeben."),
        );
        return Note::new(Code::SideRead, text).advice(Some(advice));
    }
    let text = Localized::new(
        format!(
            "{file}: \"{probability}\" was read as the probability of yes, with which \"{header}\" agrees: {side}, {said} ({}).",
            place.english()
        ),
        format!(
            "{file}: „{probability}“ gilt als Wahrscheinlichkeit von Ja, und „{header}“ stimmt damit überein: {side}, {said} ({}).",
            place.of(Language::German)
        ),
    );
    let advice = Localized::new(
        format!("If {said} is meant for {side}, say --map \"side={header}\"."),
        format!("Ist {said} für {side} gemeint, --map \"side={header}\" angeben."),
    );
    Note::new(Code::SideRead, text).advice(Some(advice))
}

fn either(look: &CandidateCells<'_>, candidate: &Candidate, at: usize, row: &LookedRow) -> SideFinding {
    let (header, probability, said) = (&candidate.header, &look.probability, &row.said);
    let (side, place) = (&row.cells[at], look.row(row));
    let text = Localized::each(|language| {
        let (place, turned) = (place.of(language), turned(look, row, language));
        match language {
            Language::English => format!(
                "\"{probability}\" may be the probability of the side in \"{header}\" or that of yes: {side}, {said} ({place}) \
                 is {turned} for yes, or {said}."
            ),
            Language::German => format!(
                "„{probability}“ kann die Wahrscheinlichkeit der Seite in „{header}“ sein oder die von Ja: {side}, {said} ({place}) \
                 heißt {turned} für Ja, oder {said}."
            ),
        }
    });
    let [turned, in_german] = [Language::English, Language::German].map(|language| turned(look, row, language));
    let help = localized!(
        "Say which: --map \"side={header}\" for {turned}, --map side=none for {said}.",
        "Angeben, welche: --map \"side={header}\" für {in_german}, --map side=none für {said}."
    );
    let ways = [format!("side={header}"), "side=none".to_owned()].map(|map| vec!["--map".to_owned(), map]);
    SideFinding::Either(Message::saying(Code::ProbabilityOfWhichSide, text).help(help).readings(ways.to_vec()))
}

/// What is said of outcomes under a header such as `correct`, where no side is named and a probability lies below one half.
pub(super) fn right_or_happened(look: &CandidateCells<'_>, outcome: &str) -> Option<Message> {
    let is_less = |row: &&LookedRow| row.p.is_some_and(|p| p < 0.5) && look.yes_or_no(&row.outcome).is_some();
    let row = look.rows.iter().find(is_less).filter(|_| names::says_right(outcome))?;
    let (said, word, place) = (&row.said, &row.outcome, look.row(row));
    let happened = look.yes_or_no(word) == Some(true);
    let (yes, no) = if happened { ("yes", "no") } else { ("no", "yes") };
    let (ja, nein) = if happened { ("Ja", "Nein") } else { ("Nein", "Ja") };
    let text = Localized::new(
        format!(
            "\"{outcome}\" may say that the event happened, or that the forecast was right: with {said} and {word} ({}) what \
             happened is {yes}, or {no}.",
            place.english()
        ),
        format!(
            "„{outcome}“ kann heißen, dass das Ereignis eintrat, oder dass die Prognose richtig war: mit {said} und {word} ({}) ist \
             der Ausgang {ja}, oder {nein}.",
            place.of(Language::German)
        ),
    );
    let help = localized!(
        "For {yes}, what happened, say --map side=none. If it says that the forecast was right, name the column of what was \
         forecast, --map side=COLUMN, or write what happened into a column of its own.",
        "Für {ja}, den Ausgang, --map side=none angeben. Heißt es, dass die Prognose richtig war, die Spalte dessen nennen, was \
         vorhergesagt wurde, --map side=COLUMN, oder den Ausgang in eine eigene Spalte schreiben."
    );
    let settled_by = ["--map", "side=none"].map(str::to_owned).to_vec();
    Some(Message::saying(Code::ProbabilityOfWhichSide, text).help(help).settled_by(settled_by))
}

/// Sides of which one is ticked and the other left blank.
fn ticked(look: &CandidateCells<'_>, at: usize) -> Option<Message> {
    const TICKS: &[&str] = &["x", "✓", "✔", "*", "•"];
    let [tick] = look.distinct(at, 1)[..] else { return None };
    let is_tick = TICKS.contains(&tick.to_lowercase().as_str()) || look.yes_or_no(tick).is_some();
    let said = || look.rows.iter().filter(|row| !row.said.is_empty());
    let blank = said().find(|row| row.cells[at].is_empty() && row.p != Some(0.5))?;
    if !is_tick || !said().all(is_sure) {
        return None;
    }
    let (header, probability) = (&look.candidates[at].header, &look.probability);
    let (place, said) = (look.row(blank), &blank.said);
    let text = Localized::new(
        format!(
            "\"{probability}\" may be the probability of the side in \"{header}\" or that of yes: where that is blank ({}), {said} \
             is of the side that has no {tick}, or of yes.",
            place.english()
        ),
        format!(
            "„{probability}“ kann die Wahrscheinlichkeit der Seite in „{header}“ sein oder die von Ja: Wo diese leer ist ({}), gilt \
             {said} der Seite ohne {tick}, oder Ja.",
            place.of(Language::German)
        ),
    );
    let help = localized!(
        "If of the side, write Yes and No in \"{header}\"; if of yes: --map side=none.",
        "Gilt sie der Seite, Ja und Nein in „{header}“ schreiben; gilt sie Ja: --map side=none."
    );
    Some(Message::saying(Code::ProbabilityOfWhichSide, text).help(help))
}

/// Whether sides are told apart by their signs alone.
fn are_signs(sides: &[&str]) -> bool {
    const SIGNS: &[&str] = &["+", "-", "−", "–", "+1", "-1", "−1", "1", "++", "--"];
    sides.len() == 2 && sides.iter().all(|side| SIGNS.contains(side))
}

/// Sides that are names: which of them is yes, nothing in the file says.
fn of_names(look: &CandidateCells<'_>, at: usize, name: SideName) -> Option<SideFinding> {
    let candidate = &look.candidates[at];
    let names = look.distinct(at, NAMED);
    if names.len() < 2
        || !(look.is_text(at) || are_signs(&names))
        || look.cells(at).any(|cell| cell.chars().count() > LONGEST_NAME)
    {
        return None;
    }
    let said_right = |row: &LookedRow| names::right_or_wrong(&row.outcome).is_some();
    if look.rows.iter().any(said_right) {
        return None; // what was right or wrong is the forecast, and the probability is that of the forecast
    }
    let named = |outcome: &str| look.cells(at).any(|cell| cell.eq_ignore_ascii_case(outcome));
    let outcome_names_sides = look.rows.iter().any(|row| !row.outcome.is_empty() && named(&row.outcome));
    let less_likely = look.rows.iter().any(|row| row.p.is_some_and(|p| p < 0.5));
    let is_side = match name {
        SideName::Pick => !less_likely,
        // Names of several answers, one a row, are not asked about unless they are all held to be likely.
        SideName::Prediction | SideName::Bet => !less_likely && comes_again(look, at),
    };
    if !(is_side || outcome_names_sides) {
        return None;
    }
    let row = look.rows.iter().find(|row| !row.cells[at].is_empty() && !row.said.is_empty())?;
    let (header, probability, said) = (&candidate.header, &look.probability, &row.said);
    let (side, place) = (&row.cells[at], look.row(row));
    let text = Localized::new(
        format!(
            "\"{probability}\" may be the probability of the side in \"{header}\" or that of yes: in {}, {said} of {side}, or \
             {said} of yes.",
            place.english()
        ),
        format!(
            "„{probability}“ kann die Wahrscheinlichkeit der Seite in „{header}“ sein oder die von Ja: in {} {said} von {side}, oder \
             {said} von Ja.",
            place.of(Language::German)
        ),
    );
    let ways = readings_of_names(header, &names);
    let help = which_names_are_yes(header, &names);
    Some(SideFinding::Either(Message::saying(Code::ProbabilityOfWhichSide, text).help(help).readings(ways)))
}

fn which_names_are_yes(header: &str, names: &[&str]) -> Localized {
    if let [one, other] = names {
        return localized!(
            "If of the side, say which one is yes: --map \"side={header}\" --outcome \"{one}=yes\" --outcome \"{other}=no\", or \
             the other way round; if of yes: --map side=none.",
            "Gilt sie der Seite, angeben, welche Ja ist: --map \"side={header}\" --outcome \"{one}=yes\" --outcome \"{other}=no\", \
             oder umgekehrt; gilt sie Ja: --map side=none."
        );
    }
    let first = names.first().unwrap_or(&"NAME");
    localized!(
        "If of the side, say of every name whether it is yes or no: --map \"side={header}\" --outcome \"{first}=yes\" …; \
                 where that differs from question to question, write Yes or No in \"{header}\". If of yes: --map side=none.",
        "Gilt sie der Seite, von jedem Namen angeben, ob er Ja oder Nein ist: --map \"side={header}\" --outcome \
                 \"{first}=yes\" …; wo das von Frage zu Frage wechselt, Ja oder Nein in „{header}“ schreiben. Gilt sie Ja: --map \
                 side=none."
    )
}

/// The arguments for each reading of sides that are names.
fn readings_of_names(header: &str, names: &[&str]) -> Vec<Vec<String>> {
    let typed = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let side = format!("side={header}");
    let of_side = |yes: &str, no: &str| {
        typed(&["--map", &side, "--outcome", &format!("{yes}=yes"), "--outcome", &format!("{no}=no")])
    };
    let mut ways = vec![typed(&["--map", "side=none"])];
    if let [one, other] = names {
        ways.splice(0..0, [of_side(one, other), of_side(other, one)]);
    }
    ways
}

/// Whether names come again in other questions, or several are named of one question: a text that belongs to its question
/// does neither.
fn comes_again(look: &CandidateCells<'_>, at: usize) -> bool {
    let rows: Vec<(&str, u64)> = look
        .rows
        .iter()
        .filter(|row| !row.cells[at].is_empty())
        .map(|row| (row.cells[at].as_str(), row.question))
        .collect();
    let mut pairs = rows.clone();
    pairs.sort_unstable();
    pairs.dedup();
    let again = pairs.windows(2).any(|pair| pair[0].0 == pair[1].0);
    let mut questions: Vec<u64> = pairs.iter().map(|(_, question)| *question).collect();
    questions.sort_unstable();
    again || questions.windows(2).any(|pair| pair[0] == pair[1])
}
