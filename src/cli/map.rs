//! Which column is which, as the user says it: `--map`, `--map-file`, `--save-map`.

use std::path::Path;

use toml::{Table, Value};

use crate::dataset::row_diagnostics::sentence;
use crate::error::Error;
use crate::input::columns::{Field, parse_map};
use crate::present;

/// What `--map` and a file of such answers say together; `--map` wins.
///
/// # Errors
/// When either cannot be understood, or the file cannot be read.
pub(crate) fn in_force(given: &[String], file: Option<&Path>) -> Result<Vec<(Field, String)>, Error> {
    let mut map = given.iter().map(|text| typed(text)).collect::<Result<Vec<_>, _>>()?;
    let mut saved = file.map(read).transpose()?.unwrap_or_default();
    saved.retain(|(field, _)| !map.iter().any(|(before, _)| before == field));
    map.extend(saved);
    Ok(map)
}

fn typed(text: &str) -> Result<(Field, String), Error> {
    let (field, header) = pair("--map", "FIELD=HEADER", text)?;
    parse_map(&format!("{field}={header}"))
        .map_err(|wrong| Error::Usage(format!("{} {}", sentence(&wrong.reason()), wrong.help())))
}

fn read(path: &Path) -> Result<Vec<(Field, String)>, Error> {
    let wrong = |why: String| Error::Usage(format!("--map-file {}: {why}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let table: Table = text.trim_start_matches('\u{feff}').parse().map_err(|error: toml::de::Error| {
        wrong(format!("{}; write one line per column, such as source_type = \"Kind of source\"", error.message()))
    })?;
    let mut map = vec![];
    for (field, header) in table {
        let Value::String(header) = header else {
            return Err(wrong(format!("{field} must be a header in quotation marks, such as {field} = \"My header\"")));
        };
        let parsed = parse_map(&format!("{field}={header}"));
        map.push(parsed.map_err(|unknown| wrong(format!("{}. {}", unknown.reason(), unknown.help())))?);
    }
    Ok(map)
}

/// Writes the map in force to a file that `--map-file` reads.
///
/// # Errors
/// When the file cannot be written.
pub(crate) fn save(path: &Path, map: &[(Field, String)]) -> Result<(), Error> {
    let table: Table =
        map.iter().map(|(field, header)| (field.name().to_owned(), Value::String(header.clone()))).collect();
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
        save(&path, &map).unwrap();
        let read = in_force(&["source=Desk = x".to_owned()], Some(&path)).unwrap();
        let wanted = [(Field::Source, "Desk = x"), (Field::SourceType, "Art \"neu\"")];
        assert_eq!(read, wanted.map(|(field, header)| (field, header.to_owned())));
    }

    #[test]
    fn what_is_no_map_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.toml");
        for (text, hint) in
            [("source = 1", "quotation marks"), ("sauce = \"x\"", "source"), ("source: x", "one line per")]
        {
            std::fs::write(&path, text).unwrap();
            let error = in_force(&[], Some(&path)).unwrap_err().to_string();
            assert!(error.contains(hint), "{error}");
        }
    }
}
