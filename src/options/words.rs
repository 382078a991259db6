use crate::lexicon::{Choice, ChoiceError, PhraseOverride};

/// How words such as "likely" are read: `--lexicon` and `--phrase`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LexiconOptions {
    is_named: bool,
    choice: Option<Choice>,
    overrides: Vec<PhraseOverride>,
}

impl LexiconOptions {
    /// The lexicons that the user names, if any, behind the user's own numbers for phrases.
    ///
    /// # Errors
    /// When a phrase is given two numbers.
    pub fn new(named: Option<Choice>, overrides: Vec<PhraseOverride>) -> Result<Self, ChoiceError> {
        let is_named = named.is_some();
        let choice = if is_named || !overrides.is_empty() {
            Some(named.unwrap_or_else(Choice::readers).with(overrides.clone())?)
        } else {
            None
        };
        Ok(Self { is_named, choice, overrides })
    }

    /// The lexicons in the order in which they are asked; `None`: as readers of a survey take the words, see
    /// [`Choice::readers`].
    pub fn choice(&self) -> Option<&Choice> {
        self.choice.as_ref()
    }

    /// Whether the user names a lexicon.
    pub fn is_named(&self) -> bool {
        self.is_named
    }

    /// The user's own numbers for phrases.
    pub fn overrides(&self) -> &[PhraseOverride] {
        &self.overrides
    }
}
