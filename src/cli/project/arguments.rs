//! One command line of a project and what was typed. What was typed wins.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{ArgMatches, Command, CommandFactory, Parser, ValueEnum};

use super::entries::{COMMANDS, ProjectEntry, hyphens, read};
use super::find::{found, named, nearest};
use crate::cli::args::Cli;
use crate::cli::named_files::RESOLUTIONS;
use crate::dataset::file_role::holds_outcomes;
use crate::error::Error;
use crate::localized::{Language, Localized, localized};
use crate::options::ProjectInForce;

/// Options that say nothing without another.
const NEEDS: [(&str, &str, &str); 2] =
    [("compare_with", "period", "--period=2017"), ("horizon_from", "horizon", "--horizon=30d")];

/// The command line that is run, with what it takes from the project; `None` without one.
///
/// # Errors
/// When the project cannot be read or understood.
pub(crate) fn in_force(typed: &[OsString]) -> Result<Option<(Vec<OsString>, ProjectInForce)>, Error> {
    let command = Cli::command().ignore_errors(true);
    let Ok(matches) = command.clone().try_get_matches_from(typed) else { return Ok(None) };
    let Some((name, given)) = matches.subcommand() else { return Ok(None) };
    let Some(subcommand) = command.find_subcommand(name).filter(|_| may_be_used_by(typed)) else { return Ok(None) };
    let typed_line = TypedLine { command: subcommand, given };
    let Some(file) = typed_line.project()? else { return Ok(None) };
    let folder = file.parent().unwrap_or(Path::new(""));
    let shown = file.display();
    let wrong = |line: usize, why: &Localized| {
        let (warum, why) = (why.of(Language::German), why.english());
        Error::Usage(localized!("{shown}, line {line}: {why}", "{shown}, Zeile {line}: {warum}"))
    };
    let bytes = std::fs::read(&file).map_err(|source| Error::Read { path: file.clone(), source })?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Error::Usage(localized!("{shown}: it is not UTF-8", "{shown}: Die Datei ist nicht in UTF-8 gespeichert"))
    })?;
    let mut entries = read(&text, folder).map_err(|at| wrong(at.line, &at.why))?;
    for entry in &entries {
        tried(entry).map_err(|why| wrong(entry.line, &why))?;
    }
    with_own_resolutions(&mut entries, folder);
    let taken = typed_line.taken(&entries);
    if !typed_line.has_files() && taken.iter().all(|entry| entry.option != "forecasts") {
        return Err(Error::Usage(localized!(
            "{shown} names no forecasts; write into it forecasts = \"FILE\", or name files behind the command",
            "{shown} nennt keine Prognosen; forecasts = \"DATEI\" hineinschreiben oder Dateien hinter dem Befehl nennen"
        )));
    }
    let sets = taken.iter().map(ProjectEntry::sets).collect();
    let more = taken.iter().flat_map(ProjectEntry::arguments).map(OsString::from);
    // Behind the name of the command, in front of what was typed.
    let at = typed.iter().position(|word| word == name).map_or(typed.len(), |at| at + 1);
    let in_force = typed[..at].iter().cloned().chain(more).chain(typed[at..].iter().cloned()).collect();
    Ok(Some((in_force, ProjectInForce { file: file.display().to_string(), sets })))
}

/// Whether the text of a project in the current folder can be understood.
///
/// # Errors
/// Why not, with the line.
pub(crate) fn understood(text: &str) -> Result<(), Error> {
    let wrong = |line: usize, why: &Localized| {
        let (warum, why) = (why.of(Language::German), why.english());
        Error::Usage(localized!("line {line}: {why}", "Zeile {line}: {warum}"))
    };
    let entries = read(text, Path::new("")).map_err(|at| wrong(at.line, &at.why))?;
    entries.iter().try_for_each(|entry| tried(entry).map_err(|why| wrong(entry.line, &why)))
}

/// Adds the resolutions that `resolve` wrote, behind those that are read without them.
fn with_own_resolutions(entries: &mut Vec<ProjectEntry>, folder: &Path) {
    let own = folder.join(RESOLUTIONS);
    if !std::fs::metadata(&own).is_ok_and(|facts| facts.len() > 0) {
        return;
    }
    let own = own.display().to_string();
    if let Some(named) = entries.iter_mut().find(|entry| entry.option == "resolutions") {
        if !named.values.contains(&own) {
            named.values.push(own);
        }
        return;
    }
    let forecasts = entries.iter().filter(|entry| entry.option == "forecasts").flat_map(|entry| &entry.values);
    let mut values: Vec<String> = forecasts.filter(|file| holds_outcomes(Path::new(file))).cloned().collect();
    values.push(own);
    entries.push(ProjectEntry { option: "resolutions".to_owned(), values, line: 1 });
}

/// Whether the command that was typed may use a project.
pub(crate) fn may_be_used_by(typed: &[OsString]) -> bool {
    typed.get(1).is_some_and(|name| COMMANDS.iter().any(|command| name == command))
}

/// Whether the command that was typed can tell things in several languages.
pub(crate) fn takes_language(typed: &[OsString]) -> bool {
    let name = typed.get(1).and_then(|name| name.to_str()).unwrap_or_default();
    let command = Cli::command();
    let mut options = command.find_subcommand(name).into_iter().flat_map(Command::get_arguments);
    options.any(|argument| argument.get_long() == Some("language"))
}

/// The language that the project asks for which is named, or else the nearest, whatever is wrong with its other lines.
pub(crate) fn language(named: Option<&Path>) -> Option<Language> {
    let text = std::fs::read_to_string(found(named).ok()??).ok()?;
    let mut lines = text.lines().take_while(|line| !line.trim_start().starts_with('['));
    let said = lines.find_map(|line| line.trim_start().strip_prefix("language")?.trim_start().strip_prefix('='))?;
    let said = said.trim_start().strip_prefix(['"', '\''])?;
    Language::from_str(&said[..said.find(['"', '\''])?], false).ok()
}

/// What was typed of a command.
struct TypedLine<'a> {
    command: &'a Command,
    given: &'a ArgMatches,
}

impl TypedLine<'_> {
    fn has_files(&self) -> bool {
        let files = self.command.get_arguments().find(|argument| argument.is_positional());
        files.is_some_and(|files| self.is_typed(files.get_id().as_str())) || self.is_typed("cells")
    }

    fn is_typed(&self, id: &str) -> bool {
        let is_known = self.command.get_arguments().any(|argument| argument.get_id() == id);
        is_known && self.given.value_source(id) == Some(ValueSource::CommandLine)
    }

    /// The file of the project. Who names files, means those and no project.
    fn project(&self) -> Result<Option<PathBuf>, Error> {
        if let Some(path) = self.given.get_one::<PathBuf>("project") {
            return named(path).map(Some);
        }
        let is_unwanted = self.is_typed("no_project") || self.has_files();
        Ok(if is_unwanted { None } else { nearest() })
    }

    /// What the command takes of the project.
    fn taken(&self, entries: &[ProjectEntry]) -> Vec<ProjectEntry> {
        let mut taken: Vec<ProjectEntry> = entries.iter().filter_map(|entry| self.take(entry)).collect();
        for (option, needed, _) in NEEDS {
            let is_there = taken.iter().any(|entry| entry.option == needed) || self.is_typed(needed);
            taken.retain(|entry| entry.option != option || is_there);
        }
        taken
    }

    /// An entry without what was typed; `None` if nothing is left, or the command knows no such option.
    fn take(&self, entry: &ProjectEntry) -> Option<ProjectEntry> {
        if entry.option == "forecasts" {
            return (!self.has_files()).then(|| entry.clone());
        }
        let argument =
            self.command.get_arguments().find(|argument| argument.get_long() == Some(&hyphens(&entry.option)))?;
        let id = argument.get_id().as_str();
        let others = self.command.get_arg_conflicts_with(argument);
        if others.iter().any(|other| self.is_typed(other.get_id().as_str())) {
            return None;
        }
        if entry.is_of_pairs() {
            let typed: Vec<&String> = self.given.get_many(id).into_iter().flatten().collect();
            let left = |pair: &str| left(&entry.option, pair);
            let is_new = |value: &String| !typed.iter().any(|typed| left(typed) == left(value));
            let values: Vec<String> = entry.values.iter().filter(|value| is_new(value)).cloned().collect();
            return (!values.is_empty()).then(|| ProjectEntry { values, ..entry.clone() });
        }
        (!self.is_typed(id)).then(|| entry.clone())
    }
}

/// What a pair is about. Words and phrases may hold an equals sign, what they mean does not.
fn left(option: &str, pair: &str) -> String {
    let parts = if matches!(option, "phrase" | "outcome") { pair.rsplit_once('=') } else { pair.split_once('=') };
    parts.map_or(pair, |(left, _)| left).trim().to_lowercase()
}

/// Whether an entry can be understood, by itself.
fn tried(entry: &ProjectEntry) -> Result<(), Localized> {
    let needed = NEEDS.iter().find(|(option, ..)| *option == entry.option).map(|(_, _, needed)| (*needed).to_owned());
    let name = if entry.option == "as_binary" { "score" } else { "report" };
    let files = (entry.option != "forecasts").then(|| "-".to_owned());
    let words = ["trackrecord".to_owned(), name.to_owned()].into_iter().chain(files).chain(entry.arguments());
    let cli = Cli::try_parse_from(words.chain(needed)).map_err(|error| Localized::foreign(first_line(&error)))?;
    cli.command.try_options().map_err(|error| error.message())
}

/// What the parser of command lines has to say, in one line.
pub(crate) fn first_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    match lines.next().filter(|line| line.starts_with('[')) {
        Some(values) => format!("{first} {values}"),
        None => first,
    }
}
