//! What the user says of the files, which column is which and which names are one: `--map`, `--alias`, `--map-file`, `--save-map`.

use std::path::Path;

use toml::{Table, Value};

use crate::cli::{cell_readings, outcomes, saved_map, whole_file};
use crate::dataset::row_diagnostics::sentence;
use crate::error::Error;
use crate::input::columns::{Field, parse_map};
use crate::options::{Alias, GroupingColumn, ReadingOptions};
use crate::present;

/// The table of aliases in a file of answers.
const ALIAS: &str = "alias";

/// The answers in force.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    /// Fields whose column the user names, each with the header of that column.
    pub(crate) columns: Vec<(Field, String)>,
    /// Names that stand for others.
    pub(crate) aliases: Vec<Alias>,
}

/// What is typed and what a file of such answers says together; what is typed wins.
///
/// # Errors
/// When either cannot be understood, or the file cannot be read.
pub(crate) fn in_force(map: &[String], aliases: &[String], file: Option<&Path>) -> Result<Answers, Error> {
    let mut columns = map.iter().map(|text| typed(text)).collect::<Result<Vec<_>, _>>()?;
    let mut aliases = aliases.iter().map(|text| alias(text)).collect::<Result<Vec<_>, _>>()?;
    let mut saved = file.map(read).transpose()?.unwrap_or_default();
    saved.columns.retain(|(field, _)| !columns.iter().any(|(before, _)| before == field));
    columns.extend(saved.columns);
    saved.aliases.retain(|old| !aliases.iter().any(|new| (&new.column, &new.written) == (&old.column, &old.written)));
    aliases.extend(saved.aliases);
    Ok(Answers { columns, aliases })
}

fn alias(text: &str) -> Result<Alias, Error> {
    Alias::parse(text).ok_or_else(|| {
        Error::Usage(format!(
            "--alias {text} is not of the form COLUMN:WRITTEN=MEANT, such as \"source_type:Beratr=Berater\""
        ))
    })
}

fn typed(text: &str) -> Result<(Field, String), Error> {
    let (field, header) = pair("--map", "FIELD=HEADER", text)?;
    parse_map(&format!("{field}={header}"))
        .map_err(|wrong| Error::Usage(format!("{} {}", sentence(&wrong.reason()), wrong.help())))
}

fn read(path: &Path) -> Result<Answers, Error> {
    let wrong = |why: String| Error::Usage(format!("--map-file {}: {why}", path.display()));
    let mut answers = Answers::default();
    for (field, header) in saved_map::table(path)?
        .into_iter()
        .filter(|(key, _)| key != outcomes::TABLE && key != whole_file::TABLE && !cell_readings::is_one(key))
    {
        if let (ALIAS, Value::Table(columns)) = (field.as_str(), &header) {
            answers.aliases = saved_aliases(columns).map_err(wrong)?;
            continue;
        }
        let Value::String(header) = header else {
            return Err(wrong(format!("{field} must be a header in quotation marks, such as {field} = \"My header\"")));
        };
        let parsed = parse_map(&format!("{field}={header}"));
        answers.columns.push(parsed.map_err(|unknown| wrong(format!("{}. {}", unknown.reason(), unknown.help())))?);
    }
    Ok(answers)
}

/// The table of aliases: for each column a table with the names, `Beratr = "Berater"`.
fn saved_aliases(columns: &Table) -> Result<Vec<Alias>, String> {
    let mut aliases = vec![];
    for (column, names) in columns {
        let wrong = || {
            format!(
                "{ALIAS}.{column} must be a table of names, such as [{ALIAS}.source_type] with Beratr = \"Berater\""
            )
        };
        for (written, meant) in names.as_table().ok_or_else(wrong)? {
            let meant = meant.as_str().ok_or_else(wrong)?.to_owned();
            aliases.push(Alias { column: GroupingColumn::named(column), written: written.clone(), meant });
        }
    }
    Ok(aliases)
}

/// Writes the answers in force to a file that `--map-file` reads.
///
/// # Errors
/// When the file cannot be written.
pub(crate) fn save(path: &Path, reading: &ReadingOptions) -> Result<(), Error> {
    let columns = reading.columns.iter();
    let mut table: Table =
        columns.map(|(field, header)| (field.name().to_owned(), Value::String(header.clone()))).collect();
    let mut aliases = Table::new();
    for Alias { column, written, meant } in &reading.aliases {
        let names = aliases.entry(column.name()).or_insert_with(|| Value::Table(Table::new()));
        if let Value::Table(names) = names {
            names.insert(written.clone(), Value::String(meant.clone()));
        }
    }
    if !aliases.is_empty() {
        table.insert(ALIAS.to_owned(), Value::Table(aliases));
    }
    table.extend(cell_readings::to_save(reading));
    table.extend(outcomes::to_save(&reading.outcomes).map(|words| (outcomes::TABLE.to_owned(), words)));
    table.extend(whole_file::to_save(&reading.whole_file).map(|values| (whole_file::TABLE.to_owned(), values)));
    let text = format!("# Which column is which; read with --map-file.\n{table}");
    present::write_atomically(path, text.as_bytes()).map_err(|source| Error::Write { path: path.to_owned(), source })
}

/// The two sides of an option of the form `LEFT=RIGHT`.
pub(super) fn pair(option: &str, form: &str, text: &str) -> Result<(String, String), Error> {
    match text.split_once('=') {
        Some((left, right)) if !left.trim().is_empty() && !right.trim().is_empty() => {
            Ok((left.trim().to_owned(), right.trim().to_owned()))
        }
        _ => Err(Error::Usage(format!("{option} {text} is not of the form {form}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_map_reads_back_and_the_command_line_wins() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.toml");
        let map = [(Field::SourceType, "Art \"neu\"".to_owned()), (Field::Source, "Haus".to_owned())];
        let aliases =
            ["source_type:Beratr=Berater", "source:\"A: 1\"=B"].map(|text| Alias::parse(text).unwrap()).to_vec();
        let reading =
            ReadingOptions { columns: map.to_vec(), aliases: aliases.clone(), ..ReadingOptions::new(vec![], vec![]) };
        save(&path, &reading).unwrap();
        let read = in_force(&["source=Desk = x".to_owned()], &[], Some(&path)).unwrap();
        let wanted = [(Field::Source, "Desk = x"), (Field::SourceType, "Art \"neu\"")];
        assert_eq!(read.columns, wanted.map(|(field, header)| (field, header.to_owned())));
        assert_eq!(read.aliases.len(), 2);
        assert!(aliases.iter().all(|alias| read.aliases.contains(alias)));
        let typed = in_force(&[], &["source_type:Beratr=Bote".to_owned()], Some(&path)).unwrap();
        assert_eq!(typed.aliases[0].meant, "Bote");
        assert_eq!(typed.aliases.len(), 2);
    }

    #[test]
    fn what_is_no_map_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.toml");
        for (text, hint) in
            [("source = 1", "quotation marks"), ("sauce = \"x\"", "source"), ("source: x", "one line per")]
        {
            std::fs::write(&path, text).unwrap();
            let error = in_force(&[], &[], Some(&path)).unwrap_err().to_string();
            assert!(error.contains(hint), "{error}");
        }
    }
}
