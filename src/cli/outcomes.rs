//! What words of the user's own mean: `--outcome WORD=yes`.

use crate::dataset::profile::outcome_word;
use crate::error::Error;
use crate::model::OutcomeWord;
use crate::options::OutcomeWords;

/// What the command line says.
///
/// # Errors
/// When that cannot be understood.
pub(crate) fn typed(given: &[String]) -> Result<OutcomeWords, Error> {
    let typed = given.iter().map(|text| {
        // A word may hold an equals sign, a meaning does not.
        let (word, said) = text.rsplit_once('=').unwrap_or((text, ""));
        outcome_word(word.trim(), said.trim()).map_err(|why| Error::Usage(format!("--outcome {text}: {why}")))
    });
    let words = typed.collect::<Result<Vec<_>, _>>()?;
    let mut seen: Vec<&(String, OutcomeWord)> = vec![];
    for word in &words {
        let before = seen.iter().find(|(known, _)| known.to_lowercase() == word.0.to_lowercase());
        if let Some(other) = before.filter(|other| other.1 != word.1) {
            let (one, two) = (other.1.name(), word.1.name());
            return Err(Error::Usage(format!("--outcome says of \"{}\" that it means {one} and {two}", word.0)));
        }
        seen.push(word);
    }
    Ok(OutcomeWords::new(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_and_nonsense_is_refused() {
        let words = typed(&["Home FC = yes".to_owned(), "a=b=no".to_owned()]).unwrap();
        assert_eq!((words.meaning("home fc"), words.meaning("a=b")), (Some(OutcomeWord::Yes), Some(OutcomeWord::No)));
        for text in ["Home FC", "=yes", "x=", "x=perhaps", "no=yes"] {
            assert!(typed(&[text.to_owned()]).is_err(), "{text}");
        }
        assert!(typed(&["x=yes".to_owned(), "X=no".to_owned()]).is_err());
    }
}
