use crate::model::OutcomeWord;

/// What words of the user's own mean where an outcome, a side or an answer is said: `Home FC` for yes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutcomeWords(Vec<(String, OutcomeWord)>);

impl OutcomeWords {
    /// These words; of two alike the first counts.
    pub fn new(words: Vec<(String, OutcomeWord)>) -> Self {
        Self(words)
    }

    /// What a word means, in whatever case and spacing; `None` for any that the user did not name.
    pub fn meaning(&self, word: &str) -> Option<OutcomeWord> {
        if self.0.is_empty() {
            return None;
        }
        let wanted = key(word);
        self.0.iter().find(|(known, _)| key(known) == wanted).map(|&(_, meaning)| meaning)
    }

    /// The words with their meanings, as they were given.
    pub fn all(&self) -> &[(String, OutcomeWord)] {
        &self.0
    }
}

fn key(word: &str) -> String {
    word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_spacing_do_not_matter() {
        let words = OutcomeWords::new(vec![("Home  FC".to_owned(), OutcomeWord::Yes)]);
        assert_eq!(words.meaning(" home fc "), Some(OutcomeWord::Yes));
        assert_eq!(words.meaning("Away FC"), None);
    }
}
