//! The command as it was typed, with what would settle what is open: to be copied into a shell.

use std::collections::BTreeSet;
use std::ffi::OsString;

use clap::CommandFactory;
use clap::parser::ValueSource;

use crate::cli::args::Cli;
use crate::cli::command_line::CommandLine;
use crate::cli::project::Setting;
use crate::dataset::suggestions;
use crate::diagnostics::placeholders::placeholder_of;
use crate::diagnostics::{Diagnostic, DiagnosticKind};
use crate::localized::{Localized, localized};

/// So many commands are shown.
const MOST_WAYS: usize = 4;

/// The whole command that settles problems of columns and of rows, if anything would; where something can be read in several ways,
/// the command for each.
pub(crate) fn settling_all(line: &CommandLine, columns: &[Diagnostic], rows: &[DiagnosticKind]) -> Option<Vec<String>> {
    let certain = arguments(columns, rows);
    let of_rows: Vec<Vec<Vec<String>>> = rows.iter().map(suggestions::readings).collect();
    let mut readings: Vec<&[Vec<String>]> = vec![];
    for ways in columns.iter().map(|problem| &problem.readings).chain(&of_rows).map(Vec::as_slice) {
        if !ways.is_empty() && !readings.contains(&ways) {
            readings.push(ways);
        }
    }
    if certain.is_empty() && readings.is_empty() {
        return None;
    }
    // Each way of the one with each way of the other; what makes too many is asked for next time.
    let mut ways = vec![certain];
    for reading in readings {
        if ways.len() * reading.len() <= MOST_WAYS {
            ways = ways.iter().flat_map(|way| reading.iter().map(move |more| with_new(way, more))).collect();
        }
    }
    let fills = |word: &String| placeholder_of(word).is_some();
    let why = why(ways.len(), ways.iter().flatten().any(fills));
    let in_line = |more: Vec<String>| {
        let quoted: Vec<String> = added(&line.typed, more).iter().map(|word| in_shell(word)).collect();
        format!("  trackrecord {}", quoted.join(" "))
    };
    let lasting = lines_of_project(line, &ways);
    Some([why.of(line.language).to_string()].into_iter().chain(ways.into_iter().map(in_line)).chain(lasting).collect())
}

/// What is said before so many commands, in which something may have to be filled in.
fn why(ways: usize, fills: bool) -> Localized<&'static str> {
    match (ways, fills) {
        (1, true) => Localized::both(
            "The whole command, if the proposals are right, with what stands in capitals filled in:",
            "Der ganze Befehl, wenn die Vorschläge stimmen; was groß geschrieben ist, ist einzusetzen:",
        ),
        (1, false) => Localized::both(
            "The whole command, if the proposals are right:",
            "Der ganze Befehl, wenn die Vorschläge stimmen:",
        ),
        (_, true) => Localized::both(
            "The whole command for each reading, with what stands in capitals filled in:",
            "Der ganze Befehl für jede Lesart; was groß geschrieben ist, ist einzusetzen:",
        ),
        (_, false) => Localized::both("The whole command for each reading:", "Der ganze Befehl für jede Lesart:"),
    }
}

/// The same as lines of the project, which hold for every command.
fn lines_of_project(line: &CommandLine, ways: &[Vec<String>]) -> Vec<String> {
    let Some(project) = &line.project else { return vec![] };
    let said = ways.iter().map(|way| format!("  {}", Setting::in_one_line(&Setting::of(way))));
    let file = &project.file;
    let once = localized!("Or once for all commands, in {file}:", "Oder einmal für alle Befehle, in {file}:");
    [once.of(line.language).to_string()].into_iter().chain(said).collect()
}

/// Arguments with those of others, options and values in pairs, that are not there yet.
fn with_new(way: &[String], more: &[String]) -> Vec<String> {
    let known: Vec<&[String]> = way.chunks(2).collect();
    let new = more.chunks(2).filter(|pair| !known.contains(pair));
    way.iter().chain(new.flatten()).cloned().collect()
}

/// The command with what settles problems of columns, and something in place of what the reader has to fill in; `None` if that
/// cannot be run.
pub(crate) fn provisional(line: &CommandLine, columns: &[Diagnostic]) -> Option<Vec<OsString>> {
    let mut more = arguments(columns, &[]);
    // Whichever reading is right, what comes after it is asked as well.
    for reading in columns.iter().filter_map(|problem| problem.readings.first()) {
        more = with_new(&more, reading);
    }
    for word in &mut more {
        match word.as_str() {
            "RESOLUTIONS" => return None,
            "DATE" => "1970-01-01".clone_into(word),
            _ => {}
        }
    }
    let words = added(&line.in_force, more);
    let program = line.in_force.first().cloned()?;
    Some([program].into_iter().chain(words.into_iter().map(OsString::from)).collect())
}

/// Each option that settles something once, with its value.
fn arguments(columns: &[Diagnostic], rows: &[DiagnosticKind]) -> Vec<String> {
    let (mut more, mut seen) = (vec![], BTreeSet::new());
    let of_columns = columns.iter().map(|problem| problem.settled_by.clone());
    let of_rows = rows.iter().map(suggestions::settled_by);
    for settled_by in of_columns.chain(of_rows) {
        // An option and its value stand together.
        for pair in settled_by.chunks(2).filter(|pair| seen.insert(pair.to_vec())) {
            more.extend(pair.iter().cloned());
        }
    }
    more
}

/// What was typed, without the name of the program, with more options.
fn added(typed: &[OsString], more: Vec<String>) -> Vec<String> {
    let mut words: Vec<String> = typed.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let at = words.iter().position(|word| word == "--").unwrap_or(words.len());
    words.splice(at..at, more);
    words
}

/// What says where results go and how the machine is used, and moves no number.
const NO_NUMBER: [&str; 11] = [
    "project",
    "no_project",
    "output",
    "threads",
    "memory",
    "quiet",
    "color",
    "rejects",
    "save_map",
    "export",
    "charts",
];

/// The command that makes the same again, whoever runs it on whatever day: what was typed, without what moves no number. `output` is
/// where the result goes, `as_of` the day that was taken for today.
pub(crate) fn reproducing(line: &CommandLine, output: &str, as_of: &str) -> Option<String> {
    let command = Cli::command();
    let matches = command.clone().try_get_matches_from(&line.in_force).ok()?;
    let (name, given) = matches.subcommand()?;
    let mut words = vec![name.to_owned(), format!("--as-of={as_of}")];
    let mut files = vec![];
    for argument in command.find_subcommand(name)?.get_arguments() {
        let id = argument.get_id().as_str();
        let is_typed = given.value_source(id).is_some_and(|source| source != ValueSource::DefaultValue);
        if !is_typed || id == "as_of" || NO_NUMBER.contains(&id) {
            continue;
        }
        let values = given.get_raw(id).into_iter().flatten().map(|value| value.to_string_lossy().into_owned());
        match argument.get_long() {
            None => files.extend(values),
            Some(long) if argument.get_action().takes_values() => {
                words.extend(values.map(|value| format!("--{long}={value}")));
            }
            Some(long) => words.push(format!("--{long}")),
        }
    }
    words.extend(["-o".to_owned(), output.to_owned()]);
    // A file may begin with a hyphen.
    words.extend(files.iter().any(|file| file.starts_with('-') && file != "-").then(|| "--".to_owned()));
    words.extend(files);
    let quoted: Vec<String> = words.iter().map(|word| in_shell(word)).collect();
    Some(format!("trackrecord {}", quoted.join(" ")))
}

/// A word as a shell takes it for one: as it is where that is safe.
fn in_shell(word: &str) -> String {
    let safe = |c: char| c.is_alphanumeric() || "-_./=:,@+%".contains(c);
    if !word.is_empty() && word.chars().all(safe) {
        return word.to_owned();
    }
    if cfg!(windows) {
        format!("\"{}\"", word.replace('"', "\\\""))
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::in_shell;

    #[test]
    #[cfg(not(windows))]
    fn words_are_quoted_where_a_shell_would_part_them() {
        for (word, want) in [
            ("log.csv", "log.csv"),
            ("source=Your name", "'source=Your name'"),
            ("source=Who's it?", r"'source=Who'\''s it?'"),
            ("p=$(rm)", "'p=$(rm)'"),
            ("", "''"),
        ] {
            assert_eq!(in_shell(word), want);
        }
    }
}
