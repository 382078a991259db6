use crate::model::OutcomeWord;

/// What a word of the user's own means where an outcome, a side or an answer is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeMeaning {
    /// As the user says it: `yes`, an answer, a number, a day. It is read as if it stood in the cell.
    pub said: String,
    /// What that is on a question of yes and no, if it is anything.
    pub word: Option<OutcomeWord>,
}

/// What words of the user's own mean where an outcome, a side or an answer is said: `Home FC` for yes, `Q4` for the answer "fourth quarter".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutcomeWords(Vec<(String, OutcomeMeaning)>);

impl OutcomeWords {
    /// These words; of two alike the first counts.
    pub fn new(words: Vec<(String, OutcomeMeaning)>) -> Self {
        Self(words)
    }

    /// What a word means on a question of yes and no, in whatever case and spacing; `None` for any that the user did not name.
    pub fn meaning(&self, word: &str) -> Option<OutcomeWord> {
        self.of(word)?.word
    }

    /// What is to be read in its place.
    pub fn said(&self, word: &str) -> Option<&str> {
        self.of(word).map(|meaning| meaning.said.as_str())
    }

    fn of(&self, word: &str) -> Option<&OutcomeMeaning> {
        if self.0.is_empty() {
            return None;
        }
        let wanted = key(word);
        self.0.iter().find(|(known, _)| key(known) == wanted).map(|(_, meaning)| meaning)
    }

    /// The words with their meanings, as they were given.
    pub fn all(&self) -> &[(String, OutcomeMeaning)] {
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
        let yes = OutcomeMeaning { said: "ja".to_owned(), word: Some(OutcomeWord::Yes) };
        let words = OutcomeWords::new(vec![("Home  FC".to_owned(), yes)]);
        assert_eq!((words.meaning(" home fc "), words.said("HOME FC")), (Some(OutcomeWord::Yes), Some("ja")));
        assert_eq!((words.meaning("Away FC"), words.said("Away FC")), (None, None));
    }
}
