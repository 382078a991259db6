//! What the lines of a project say.

use std::path::{Component, Path};

use clap::{Arg, ArgAction, Command, CommandFactory};
use toml::de::DeValue;

use crate::cli::args::Cli;
use crate::cli::named_files;
use crate::dataset::profile::ALIASES;
use crate::dataset::profile::toml_lines::{Entry, WrongLine, table};
use crate::input::columns::nearest_of;
use crate::localized::{Localized, did_you_mean, localized};

/// The commands whose options a project may hold.
pub(super) const COMMANDS: [&str; 6] = ["report", "score", "check", "compare", "convert", "due"];
/// What belongs to one run, and not to a project.
const OF_ONE_RUN: [&str; 9] =
    ["output", "format", "project", "no_project", "save_map", "quiet", "color", "help", "version"];
/// Options that name files.
const FILES: [&str; 8] = ["fixes", "resolutions", "map_file", "logo", "readers", "charts", "export", "rejects"];
/// Options of pairs, which may stand as a table.
const PAIRS: [&str; 5] = ["map", "phrase", "outcome", "alias", "where"];

/// An option that a project sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ProjectEntry {
    /// Its name with underscores; `forecasts` for the files.
    pub(super) option: String,
    /// Its values; a switch has none.
    pub(super) values: Vec<String>,
    /// Where it is said.
    pub(super) line: usize,
}

impl ProjectEntry {
    /// As it is typed.
    pub(super) fn arguments(&self) -> Vec<String> {
        match self.option.as_str() {
            "forecasts" => self.values.clone(),
            option if self.values.is_empty() => vec![format!("--{}", hyphens(option))],
            option => self.values.iter().map(|value| format!("--{}={value}", hyphens(option))).collect(),
        }
    }

    /// Whether its values are pairs, of which each may be typed anew by itself.
    pub(super) fn is_of_pairs(&self) -> bool {
        PAIRS.contains(&self.option.as_str())
    }

    /// For people.
    pub(super) fn sets(&self) -> String {
        if self.values.is_empty() {
            return self.option.clone();
        }
        format!("{}={}", self.option, self.values.join(" "))
    }
}

/// The options that the text of a project in a folder sets, in the order of its lines.
///
/// # Errors
/// The first line that says nothing known.
pub(super) fn read(text: &str, folder: &Path) -> Result<Vec<ProjectEntry>, WrongLine> {
    let text = text.trim_start_matches('\u{feff}');
    let table = table(text)?;
    let command = Cli::command();
    let mut entries = vec![];
    for entry in Entry::all(text, table.get_ref()) {
        entries.extend(option(&command, &entry, folder)?);
    }
    // A pattern of the forecasts may match a file that is named for the resolutions.
    let others: Vec<String> =
        entries.iter().filter(|entry| entry.option == "resolutions").flat_map(|entry| entry.values.clone()).collect();
    for entry in entries.iter_mut().filter(|entry| entry.option == "forecasts" && entry.values.len() > 1) {
        entry.values.retain(|file| !others.contains(file));
    }
    Ok(entries)
}

/// Whether an option of a project names files.
pub(crate) fn names_file(option: &str) -> bool {
    let option = option.replace('-', "_");
    FILES.contains(&option.as_str()) || option == "forecasts" || option == "lexicon"
}

/// The first file that the text of a project names outside of its folder.
///
/// # Errors
/// When it is no text of a project.
pub(crate) fn leaving_folder(text: &str) -> Result<Option<String>, Localized> {
    let table = table(text).map_err(|wrong| wrong.why)?;
    for entry in Entry::all(text, table.get_ref()).iter().filter(|entry| names_file(entry.name)) {
        let names = scalars(entry).map_err(|wrong| wrong.why)?;
        let leaves = |name: &String| {
            name.split(',').any(|name| {
                Path::new(name.trim())
                    .components()
                    .any(|part| !matches!(part, Component::Normal(_) | Component::CurDir))
            }) || name.contains('\\')
        };
        if let Some(name) = names.into_iter().find(leaves) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

fn option(command: &Command, entry: &Entry<'_>, folder: &Path) -> Result<Option<ProjectEntry>, WrongLine> {
    let name = entry.name.replace('-', "_");
    let say = |option: &str, values| Ok(Some(ProjectEntry { option: option.to_owned(), values, line: entry.line() }));
    if name == "forecasts" {
        return say("forecasts", in_folder(entry, folder)?);
    }
    let singular = name.strip_suffix("es").filter(|name| *name == "alias").or(name.strip_suffix('s'));
    let known = |name: &str| !OF_ONE_RUN.contains(&name) && argument(command, name).is_some();
    let Some(option) = Some(name.as_str()).filter(|name| known(name)).or(singular.filter(|name| known(name))) else {
        return Err(unknown(command, entry, &name));
    };
    let Some(argument) = argument(command, option) else { return Ok(None) };
    if !argument.get_action().takes_values() {
        let is_on = entry.value.as_bool().ok_or_else(|| entry.not_true_or_false())?;
        return if is_on { say(option, vec![]) } else { Ok(None) };
    }
    if FILES.contains(&option) {
        let files = if option == "resolutions" { in_folder(entry, folder)? } else { vec![beside(entry, folder)?] };
        return say(option, files);
    }
    if PAIRS.contains(&option) && entry.value.as_table().is_some() {
        let pairs = pairs(entry, option)?;
        return if pairs.is_empty() { Ok(None) } else { say(option, pairs) };
    }
    let mut values = scalars(entry)?;
    let takes_several = matches!(argument.get_action(), ArgAction::Append);
    if argument.get_value_delimiter().is_some() {
        values = vec![values.join(",")];
    }
    match values.as_slice() {
        [] => return Ok(None),
        [_] => {}
        _ if takes_several => {}
        _ => {
            let name = entry.name;
            return Err(entry.wrong(localized!("{name} takes one value", "{name} nimmt einen einzigen Wert")));
        }
    }
    if option == "lexicon" {
        values = values.iter().map(|list| named_files::lexicons(folder, list)).collect();
    }
    say(option, values)
}

/// The option of this name, of whichever command.
fn argument<'a>(command: &'a Command, name: &str) -> Option<&'a Arg> {
    let commands = COMMANDS.iter().filter_map(|command_name| command.find_subcommand(command_name));
    commands.flat_map(Command::get_arguments).find(|argument| argument.get_long() == Some(&hyphens(name)))
}

fn unknown(command: &Command, entry: &Entry<'_>, name: &str) -> WrongLine {
    if OF_ONE_RUN.contains(&name) {
        let name = entry.name;
        return entry.wrong(localized!(
            "{name} belongs to one run; type it",
            "{name} gehört zu einem einzelnen Lauf; beim Befehl angeben"
        ));
    }
    let commands = COMMANDS.iter().filter_map(|command_name| command.find_subcommand(command_name));
    let names = commands.flat_map(Command::get_arguments).filter_map(Arg::get_long);
    let names = names.chain(["forecasts", "phrases", "outcomes", "sheets"]);
    let [near, nahe] = did_you_mean(nearest_of(name, names).map(|near| near.replace('-', "_")));
    let name = entry.name;
    entry.wrong(localized!(
        "{name} is no setting of a project{near}",
        "{name} ist keine Einstellung eines Projekts{nahe}"
    ))
}

/// As it is typed.
pub(super) fn hyphens(option: &str) -> String {
    option.replace('_', "-")
}

fn in_folder(entry: &Entry<'_>, folder: &Path) -> Result<Vec<String>, WrongLine> {
    let mut found: Vec<String> = vec![];
    for name in scalars(entry)? {
        for file in named_files::matching(folder, &name).map_err(|why| about(entry, &why))? {
            let file = safe(&file);
            if !found.contains(&file) {
                found.push(file);
            }
        }
    }
    if found.is_empty() {
        let name = entry.name;
        return Err(entry.wrong(localized!("{name} names no file", "{name} nennt keine Datei")));
    }
    Ok(found)
}

fn about(entry: &Entry<'_>, why: &Localized) -> WrongLine {
    entry.wrong(Localized::each(|language| format!("{}: {}", entry.name, why.of(language))))
}

fn beside(entry: &Entry<'_>, folder: &Path) -> Result<String, WrongLine> {
    Ok(safe(&folder.join(entry.string("FILE")?)))
}

/// A file may begin with a hyphen.
fn safe(file: &Path) -> String {
    let name = file.display().to_string();
    if name.starts_with('-') && name != "-" { format!("./{name}") } else { name }
}

/// `LEFT=RIGHT` for each line of a table; aliases have a table for each column.
fn pairs(entry: &Entry<'_>, option: &str) -> Result<Vec<String>, WrongLine> {
    let mut pairs = vec![];
    for line in entry.entries("[map] with question_id = \"Header\"")? {
        if option == "alias" {
            for name in line.entries(ALIASES)? {
                pairs.push(format!("{}:{}={}", line.name, name.name, scalar(&name, name.value)?));
            }
        } else {
            pairs.push(format!("{}={}", line.name, scalar(&line, line.value)?));
        }
    }
    Ok(pairs)
}

fn scalars(entry: &Entry<'_>) -> Result<Vec<String>, WrongLine> {
    match entry.value.as_array() {
        Some(list) => list.iter().map(|value| scalar(entry, value.get_ref())).collect(),
        None => Ok(vec![scalar(entry, entry.value)?]),
    }
}

fn scalar(entry: &Entry<'_>, value: &DeValue<'_>) -> Result<String, WrongLine> {
    let said = match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Boolean(is_on) => is_on.to_string(),
        DeValue::Datetime(time) => time.to_string(),
        DeValue::Array(_) | DeValue::Table(_) => {
            let name = entry.name;
            return Err(entry.wrong(localized!(
                "{name} must be a text, a number or a list of them",
                "{name} muss ein Text, eine Zahl oder eine Liste davon sein"
            )));
        }
    };
    if said.trim().is_empty() {
        let name = entry.name;
        return Err(entry.wrong(localized!("{name} is blank", "{name} ist leer")));
    }
    Ok(said)
}
