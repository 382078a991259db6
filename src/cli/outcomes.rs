//! What words of the user's own mean: `--outcome WORD=yes`, `--outcome WORD=ANSWER`.

use crate::dataset::profile::outcome_word;
use crate::error::Error;
use crate::localized::{Language, localized};
use crate::options::{OutcomeMeaning, OutcomeWords};

/// What the command line says.
///
/// # Errors
/// When that cannot be understood.
pub(crate) fn typed(given: &[String]) -> Result<OutcomeWords, Error> {
    let typed = given.iter().map(|text| {
        // A word may hold an equals sign, a meaning does not.
        let (word, said) = text.rsplit_once('=').unwrap_or((text, ""));
        outcome_word(word, said).map_err(|why| {
            let (warum, why) = (why.of(Language::German), why.english());
            Error::Usage(localized!("--outcome {text}: {why}", "--outcome {text}: {warum}"))
        })
    });
    let words = typed.collect::<Result<Vec<_>, _>>()?;
    let mut seen: Vec<&(String, OutcomeMeaning)> = vec![];
    for word in &words {
        let before = seen.iter().find(|(known, _)| known.to_lowercase() == word.0.to_lowercase());
        if let Some(other) = before.filter(|other| !are_alike(&other.1, &word.1)) {
            let (word, one, two) = (&word.0, &other.1.said, &word.1.said);
            return Err(Error::Usage(localized!(
                "--outcome says of \"{word}\" that it means {one} and {two}",
                "--outcome sagt von „{word}“, dass es {one} und {two} bedeutet"
            )));
        }
        seen.push(word);
    }
    Ok(OutcomeWords::new(words))
}

/// Whether two meanings are one, on questions of every kind.
fn are_alike(one: &OutcomeMeaning, other: &OutcomeMeaning) -> bool {
    let alike = one.said.to_lowercase() == other.said.to_lowercase();
    alike || (one.word.is_some() && one.word == other.word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::OutcomeWord;

    #[test]
    fn words_are_read_and_nonsense_is_refused() {
        let words = typed(&["Home FC = yes".to_owned(), "a=b=no".to_owned()]).unwrap();
        assert_eq!((words.meaning("home fc"), words.meaning("a=b")), (Some(OutcomeWord::Yes), Some(OutcomeWord::No)));
        for text in ["Home FC", "=yes", "x=", "no=yes", "void=Lake"] {
            assert!(typed(&[text.to_owned()]).is_err(), "{text}");
        }
        let both = |one: &str, other: &str| typed(&[one.to_owned(), other.to_owned()]);
        assert!(
            both("x=yes", "X=no").is_err() && both("x=Lake", "x=River").is_err() && both("x=yes", "x=Lake").is_err()
        );
        assert!(both("x=yes", "X=ja").is_ok() && both("x=Lake", "X=lake").is_ok());
    }

    #[test]
    fn an_answer_a_number_and_a_day_are_meanings_too() {
        let words = typed(&["Q4=fourth quarter".to_owned(), "1=Lake".to_owned(), "many=120".to_owned()]).unwrap();
        assert_eq!((words.said("q4"), words.meaning("q4")), (Some("fourth quarter"), None));
        assert_eq!((words.said("1"), words.said("many")), (Some("Lake"), Some("120")));
    }
}
