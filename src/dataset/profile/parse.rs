//! The description of a kind of log, read from TOML.

use clap::ValueEnum;

use super::answers;
use super::toml_lines::{Entry, WrongLine, table};
use crate::dataset::aliases::Aliases;
use crate::dataset::outcome::InPart;
use crate::dataset::{dates, outcome};
use crate::input::columns::{HeaderError, parse_map};
use crate::input::decode;
use crate::lexicon::{Choice, ChoiceError, PhraseOverride};
use crate::localized::{Localized, localized};
use crate::model::{Field, Moment, OutcomeWord};
use crate::options::{
    Alias, Case, GroupingColumn, LexiconOptions, OutcomeMeaning, OutcomeWords, Profile, ProfileChoice, RowCondition,
    WholeFile, as_typed,
};

/// Another profile that says the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Extends {
    /// Its name, or the path of its file.
    pub(crate) name: String,
    /// Where that is said.
    pub(crate) line: usize,
}

/// The profile that a text describes; what another says that it `extends` is not in it yet.
///
/// # Errors
/// The first line that says nothing known.
pub(crate) fn parse(name: &str, text: &str) -> Result<(Profile, Option<Extends>), WrongLine> {
    let text = text.trim_start_matches('\u{feff}');
    let table = table(text)?;
    let mut profile = Profile { name: name.to_owned(), title: name.to_owned(), ..Profile::default() };
    let (mut extends, mut words) = (None, (None, None));
    for entry in Entry::all(text, table.get_ref()) {
        match entry.name {
            "extends" => {
                let name = entry.string("fatebook")?.to_owned();
                extends = Some(Extends { name, line: entry.line() });
            }
            "lexicon" => words.0 = Some(entry),
            "phrases" => words.1 = Some(entry),
            _ => {
                let is_read = take_description(&mut profile, &entry)?
                    || take_rows(&mut profile, &entry)?
                    || take_reading(&mut profile, &entry)?;
                if !is_read {
                    profile.columns.push(column(&entry)?);
                }
            }
        }
    }
    profile.lexicon = lexicon(words.0.as_ref(), words.1.as_ref())?;
    Ok((profile, extends))
}

/// What the kind of log is and how it is known; whether the entry says that.
fn take_description(profile: &mut Profile, entry: &Entry<'_>) -> Result<bool, WrongLine> {
    match entry.name {
        "title" => entry.string("Our log")?.clone_into(&mut profile.title),
        "remark" => profile.remark = Some(entry.string("What to know of such logs.")?.to_owned()),
        "recognised_by" => {
            for entry in entry.entries("[recognised_by] with forecasts = [\"Header\"]")? {
                match entry.name {
                    "forecasts" => profile.recognised_by.forecasts = entry.strings()?,
                    "resolutions" => profile.recognised_by.resolutions = entry.strings()?,
                    name => {
                        return Err(entry.wrong(localized!(
                            "{name} is neither forecasts nor resolutions",
                            "{name} ist weder forecasts noch resolutions"
                        )));
                    }
                }
            }
        }
        "resolutions_file" => profile.resolutions_file = Some(entry.string("questions.csv")?.to_owned()),
        "resolutions" => {
            let columns = entry.entries("[resolutions] with question_id = \"id\"")?;
            profile.resolution_columns = columns.iter().map(column).collect::<Result<_, _>>()?;
        }
        "known_log" => profile.known_log = known_log(entry)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// Which rows count, and what they say; whether the entry is about that.
fn take_rows(profile: &mut Profile, entry: &Entry<'_>) -> Result<bool, WrongLine> {
    match entry.name {
        "cases" => {
            let cases = entry.tables("[[cases]] with field, value and when = { \"Header\" = \"text\" }")?;
            profile.cases = cases.iter().map(|case| self::case(entry, case)).collect::<Result<_, _>>()?;
        }
        "answers" => profile.answers = answers::parse(entry)?,
        "answer_list" => profile.answer_list = Some(answers::parse_list(entry)?),
        "outcome_of_answer" => profile.outcome_of_answer = yes_or_no(entry)?,
        "where" => profile.rows = conditions(entry)?,
        "alias" => profile.aliases = aliases(entry)?,
        "all_rows" => profile.whole_file = whole_file(entry)?,
        "outcomes" => {
            let words = entry.entries("[outcomes] with Heimsieg = \"yes\"")?;
            let word =
                |entry: &Entry<'_>| outcome_word(entry.name, entry.string("yes")?).map_err(|why| entry.wrong(why));
            profile.outcomes = OutcomeWords::new(words.iter().map(word).collect::<Result<_, _>>()?);
        }
        "latest_resolution" => profile.latest_resolution = yes_or_no(entry)?,
        "fill_down" => profile.fill_down = Some(yes_or_no(entry)?),
        "normalise" => profile.normalise = yes_or_no(entry)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// How cells and files are read; whether the entry is about that.
fn take_reading(profile: &mut Profile, entry: &Entry<'_>) -> Result<bool, WrongLine> {
    match entry.name {
        "wide" => profile.wide = Some(one_of(entry)?),
        "scale" => profile.scale = Some(one_of(entry)?),
        "ranges" => profile.ranges = Some(one_of(entry)?),
        "partial" => profile.partial = Some(one_of(entry)?),
        "date_order" => profile.date_order = Some(one_of(entry)?),
        "swapped_dates" => profile.swapped_dates = Some(one_of(entry)?),
        "serial_dates" => profile.serial_dates = Some(one_of(entry)?),
        "unix_time" => profile.unix_time = Some(one_of(entry)?),
        "sheets" => profile.sheets = entry.strings()?,
        "encoding" => take_encoding(profile, entry)?,
        "delimiter" => profile.delimiter = Some(delimiter(entry)?),
        _ => return Ok(false),
    }
    Ok(true)
}

/// The lexicons and the numbers of one's own for phrases.
fn lexicon(named: Option<&Entry<'_>>, phrases: Option<&Entry<'_>>) -> Result<LexiconOptions, WrongLine> {
    let wrong = |entry: &Entry<'_>, why: &ChoiceError| entry.wrong(why.message());
    let named =
        named.map(|entry| Choice::named(entry.string("icd203")?).map_err(|why| wrong(entry, &why))).transpose()?;
    let Some(phrases) = phrases else { return LexiconOptions::new(named, vec![]).map_err(|why| no_line(&why)) };
    let given = phrases.entries("[phrases] with \"good chance\" = \"0.6\"")?;
    let given = given.iter().map(|entry| {
        let number = entry.string("0.6")?;
        PhraseOverride::parse(&format!("{}={number}", entry.name)).map_err(|why| wrong(entry, &why))
    });
    let given = given.collect::<Result<_, _>>()?;
    LexiconOptions::new(named, given).map_err(|why| wrong(phrases, &why))
}

fn no_line(why: &ChoiceError) -> WrongLine {
    WrongLine { line: 1, why: why.message() }
}

fn take_encoding(profile: &mut Profile, entry: &Entry<'_>) -> Result<(), WrongLine> {
    let named = decode::named(entry.string("windows-1252")?);
    profile.encoding = Some(named.map_err(|why| entry.wrong(why.message()))?);
    Ok(())
}

fn known_log(entry: &Entry<'_>) -> Result<ProfileChoice, WrongLine> {
    Ok(match entry.string("none")? {
        "none" => ProfileChoice::Off,
        name => ProfileChoice::Named(name.to_owned()),
    })
}

fn delimiter(entry: &Entry<'_>) -> Result<u8, WrongLine> {
    match entry.string(";")?.as_bytes() {
        [byte] if byte.is_ascii() => Ok(*byte),
        _ => {
            Err(entry.wrong(localized!("delimiter must be one character", "delimiter muss ein einzelnes Zeichen sein")))
        }
    }
}

/// What a word of the user's own means: yes, no and the like, or whatever else a question asks for. A word that is understood anyway keeps its
/// meaning: here it could only get another; but what says yes or no may be the code of an answer.
///
/// # Errors
/// Why it cannot mean that.
pub(crate) fn outcome_word(word: &str, said: &str) -> Result<(String, OutcomeMeaning), Localized> {
    let (word, said) = (word.trim(), said.trim());
    let in_part = || InPart::read(said.as_bytes()).and_then(InPart::outcome);
    if said.is_empty() || word.is_empty() {
        return Err(localized!(
            "it is not of the form WORD=yes, WORD=no, WORD=void, WORD=open, WORD=30% or WORD=ANSWER",
            "Die Form ist WORT=yes, WORT=no, WORT=void, WORT=open, WORT=30% oder WORT=ANTWORT"
        ));
    }
    let meaning = outcome::parse(said.as_bytes()).or_else(in_part);
    let may_be_code = |known| matches!(known, OutcomeWord::Yes | OutcomeWord::No) && meaning.is_none();
    match outcome::parse(word.as_bytes()) {
        Some(known) if Some(known) != meaning && !may_be_code(known) => {
            let known = known.name();
            Err(localized!(
                "\"{word}\" is understood as {known}; change the cells",
                "„{word}“ wird schon als {known} verstanden; die Zellen ändern"
            ))
        }
        _ => Ok((word.to_owned(), OutcomeMeaning { said: said.to_owned(), word: meaning })),
    }
}

fn column(entry: &Entry<'_>) -> Result<(Field, String), WrongLine> {
    field(entry, entry.name)?;
    let header = entry.string("My header")?;
    if header.split('+').any(|part| part.trim().is_empty()) {
        let name = entry.name;
        return Err(entry.wrong(localized!(
            "{name} = \"{header}\" names a column without a name",
            "{name} = \"{header}\" nennt eine Spalte ohne Namen"
        )));
    }
    parse_map(&format!("{}={header}", entry.name)).map_err(|unknown| entry.wrong(with_help(&unknown)))
}

fn with_help(unknown: &HeaderError) -> Localized {
    let (reason, help) = (unknown.reason(), unknown.help());
    Localized::each(|language| format!("{}. {}", reason.of(language), help.of(language)))
}

fn field(entry: &Entry<'_>, name: &str) -> Result<Field, WrongLine> {
    let parsed = parse_map(&format!("{name}=x"));
    parsed.map(|(field, _)| field).map_err(|unknown| entry.wrong(with_help(&unknown)))
}

fn case(list: &Entry<'_>, entries: &[Entry<'_>]) -> Result<Case, WrongLine> {
    let (mut of_field, mut value, mut when) = (None, None, vec![]);
    for entry in entries {
        match entry.name {
            "field" => of_field = Some(field(entry, entry.string("source_type")?)?),
            "value" => value = Some(entry.string("bot")?.to_owned()),
            "when" => when = conditions(entry)?,
            name => {
                return Err(entry.wrong(localized!(
                    "{name} is neither field nor value nor when",
                    "{name} ist weder field noch value noch when"
                )));
            }
        }
    }
    let (Some(field), Some(value)) = (of_field, value) else {
        return Err(entries
            .first()
            .unwrap_or(list)
            .wrong(localized!("a case needs a field and a value", "Ein Fall (cases) braucht field und value")));
    };
    Ok(Case { field, value, when })
}

fn conditions(entry: &Entry<'_>) -> Result<Vec<RowCondition>, WrongLine> {
    let example = format!("{} = {{ \"Header\" = \"text\" }}", entry.name);
    let wanted = |entry: &Entry<'_>| {
        let wanted = match entry.value.as_array() {
            Some(_) => entry.strings()?,
            None => vec![entry.string("text, or * for any")?.to_owned()],
        };
        let condition = RowCondition { header: entry.name.to_owned(), wanted };
        if condition.headers().any(str::is_empty) || condition.wanted.is_empty() {
            let name = entry.name;
            return Err(entry.wrong(localized!(
                "\"{name}\" needs a header on each side of |, and a text at least",
                "„{name}“ braucht auf jeder Seite von | eine Überschrift und mindestens einen Text"
            )));
        }
        Ok(condition)
    };
    entry.entries(&example)?.iter().map(wanted).collect()
}

/// How aliases are written.
pub(crate) const ALIASES: &str = "[alias.source_type] with Beratr = \"Berater\"";

/// For each column a table with the names, `Beratr = "Berater"`. What one alias means must not be what another replaces.
fn aliases(entry: &Entry<'_>) -> Result<Vec<Alias>, WrongLine> {
    let mut aliases: Vec<Alias> = vec![];
    for column in entry.entries(ALIASES)? {
        for name in column.entries(ALIASES)? {
            let meant = name.string("Berater")?.to_owned();
            aliases.push(Alias { column: GroupingColumn::named(column.name), written: name.name.to_owned(), meant });
        }
    }
    Aliases::new(&aliases).map_err(|why| entry.wrong(why.message()))?;
    Ok(aliases)
}

fn whole_file(entry: &Entry<'_>) -> Result<WholeFile, WrongLine> {
    let mut whole = WholeFile::default();
    for entry in entry.entries("[all_rows] with source = \"Me\"")? {
        let said = entry.string("Me")?.to_owned();
        match entry.name {
            "source" => whole.source = Some(said),
            "source_type" => whole.source_type = Some(said),
            "forecast_date" => {
                let day = dates::parse_iso(said.trim().as_bytes()).map(Moment::day);
                let day = day.ok_or_else(|| entry.wrong(dates::not_a_day(&said)))?;
                whole.forecast_date = Some(day);
            }
            other => {
                return Err(entry.wrong(localized!(
                    "{other} is none of source, source_type, forecast_date",
                    "{other} ist keines von source, source_type, forecast_date"
                )));
            }
        }
    }
    Ok(whole)
}

fn yes_or_no(entry: &Entry<'_>) -> Result<bool, WrongLine> {
    entry.value.as_bool().ok_or_else(|| entry.not_true_or_false())
}

fn one_of<T: ValueEnum>(entry: &Entry<'_>) -> Result<T, WrongLine> {
    let all = || T::value_variants().iter().map(as_typed).collect::<Vec<_>>().join(", ");
    let said = entry.value.as_str().and_then(|said| T::from_str(said, true).ok());
    said.ok_or_else(|| {
        let (name, all) = (entry.name, all());
        entry.wrong(localized!("{name} is none of {all}", "{name} ist keines von {all}"))
    })
}
