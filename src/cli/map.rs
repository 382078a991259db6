//! Which column is which, as the user says it: `--map`, `--map-file`, `--save-map`.

use std::path::Path;

use toml::{Table, Value};

use crate::cli::plan::pair;
use crate::error::Error;
use crate::input::columns::parse_map;
use crate::render;

/// What `--map` and a file of such answers say together; `--map` wins.
///
/// # Errors
/// When either cannot be understood, or the file cannot be read.
pub fn in_force(given: &[String], file: Option<&Path>) -> Result<Vec<(String, String)>, Error> {
    let mut map = given.iter().map(|text| pair("--map", "FIELD=HEADER", text)).collect::<Result<Vec<_>, _>>()?;
    let saved = file.map(read).transpose()?.unwrap_or_default();
    let same = |one: &str, other: &str| match (parse_map(&format!("{one}=x")), parse_map(&format!("{other}=x"))) {
        (Ok((one, _)), Ok((other, _))) => one == other,
        _ => one == other,
    };
    let fresh = saved.into_iter().filter(|(field, _)| !map.iter().any(|(before, _)| same(before, field)));
    let fresh: Vec<_> = fresh.collect();
    map.extend(fresh);
    Ok(map)
}

fn read(path: &Path) -> Result<Vec<(String, String)>, Error> {
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
        parse_map(&format!("{field}={header}"))
            .map_err(|unknown| wrong(format!("{}. {}", unknown.reason(), unknown.help())))?;
        map.push((field, header));
    }
    Ok(map)
}

/// Writes the map in force to a file that `--map-file` reads.
///
/// # Errors
/// When the file cannot be written.
pub fn save(path: &Path, map: &[(String, String)]) -> Result<(), Error> {
    let table: Table = map
        .iter()
        .map(|(field, header)| {
            let canonical = parse_map(&format!("{field}=x")).map_or(field.as_str(), |(field, _)| field.name());
            (canonical.to_owned(), Value::String(header.clone()))
        })
        .collect();
    let text = format!("# Which column is which; read with --map-file.\n{table}");
    render::write_atomically(path, text.as_bytes()).map_err(|source| Error::Write { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_map_reads_back_and_the_command_line_wins() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.toml");
        let map = [("Source Type".to_owned(), "Art \"neu\"".to_owned()), ("source".to_owned(), "Haus".to_owned())];
        save(&path, &map).unwrap();
        let read = in_force(&["source=Desk = x".to_owned()], Some(&path)).unwrap();
        let wanted = [("source", "Desk = x"), ("source_type", "Art \"neu\"")];
        assert_eq!(read, wanted.map(|(field, header)| (field.to_owned(), header.to_owned())));
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
