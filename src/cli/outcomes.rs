//! What words of the user's own mean: `--outcome WORD=yes`, and the table `[outcomes]` of a saved map.

use std::path::Path;

use toml::{Table, Value};

use crate::cli::saved_map;
use crate::dataset::outcome;
use crate::error::Error;
use crate::model::OutcomeWord;
use crate::options::OutcomeWords;

/// Where a saved map keeps them.
pub(super) const TABLE: &str = "outcomes";

/// What the command line and a saved map say together; the command line wins.
///
/// # Errors
/// When either cannot be understood, or the file cannot be read.
pub(crate) fn in_force(given: &[String], file: Option<&Path>) -> Result<OutcomeWords, Error> {
    let typed = given.iter().map(|text| {
        // A word may hold an equals sign, a meaning does not.
        let (word, said) = text.rsplit_once('=').unwrap_or((text, ""));
        parsed(&format!("--outcome {text}"), word.trim(), said.trim())
    });
    let mut words = typed.collect::<Result<Vec<_>, _>>()?;
    let mut seen: Vec<&(String, OutcomeWord)> = vec![];
    for word in &words {
        let before = seen.iter().find(|(known, _)| known.to_lowercase() == word.0.to_lowercase());
        if let Some(other) = before.filter(|other| other.1 != word.1) {
            let (one, two) = (other.1.name(), word.1.name());
            return Err(Error::Usage(format!("--outcome says of \"{}\" that it means {one} and {two}", word.0)));
        }
        seen.push(word);
    }
    if let Some(path) = file {
        words.extend(saved(path)?);
    }
    Ok(OutcomeWords::new(words))
}

fn saved(path: &Path) -> Result<Vec<(String, OutcomeWord)>, Error> {
    let option = format!("--map-file {}", path.display());
    let Some(Value::Table(table)) = saved_map::table(path)?.remove(TABLE) else { return Ok(vec![]) };
    let words = table.iter().map(|(word, said)| parsed(&option, word, said.as_str().unwrap_or_default()));
    words.collect()
}

/// One word and its meaning. A word that is understood anyway keeps its meaning: here it could only get another.
fn parsed(option: &str, word: &str, said: &str) -> Result<(String, OutcomeWord), Error> {
    let meaning = outcome::parse(said.as_bytes()).filter(|_| !said.is_empty() && !word.is_empty());
    let meaning = meaning.ok_or_else(|| {
        Error::Usage(format!("{option} is not of the form WORD=yes, WORD=no, WORD=void or WORD=open"))
    })?;
    match outcome::parse(word.as_bytes()) {
        Some(known) if known != meaning => {
            Err(Error::Usage(format!("{option}: \"{word}\" is understood as {}; change the cells", known.name())))
        }
        _ => Ok((word.to_owned(), meaning)),
    }
}

/// The table of a saved map.
pub(super) fn to_save(words: &OutcomeWords) -> Option<Value> {
    let rows = words.all().iter().rev().map(|(word, said)| (word.clone(), Value::String(said.name().to_owned())));
    let table: Table = rows.collect();
    (!table.is_empty()).then_some(Value::Table(table))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_and_nonsense_is_refused() {
        let words = in_force(&["Home FC = yes".to_owned(), "a=b=no".to_owned()], None).unwrap();
        assert_eq!((words.meaning("home fc"), words.meaning("a=b")), (Some(OutcomeWord::Yes), Some(OutcomeWord::No)));
        for text in ["Home FC", "=yes", "x=", "x=perhaps", "no=yes"] {
            assert!(in_force(&[text.to_owned()], None).is_err(), "{text}");
        }
        assert!(in_force(&["x=yes".to_owned(), "X=no".to_owned()], None).is_err());
    }
}
