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
    pub(crate) fn new(named: Option<Choice>, overrides: Vec<PhraseOverride>) -> Result<Self, ChoiceError> {
        let is_named = named.is_some();
        let choice = if is_named || !overrides.is_empty() {
            Some(named.unwrap_or_else(Choice::unnamed).with(overrides.clone())?)
        } else {
            None
        };
        Ok(Self { is_named, choice, overrides })
    }

    /// The lexicons in the order in which they are asked; `None`: as readers of a survey take the words.
    pub(crate) fn choice(&self) -> Option<&Choice> {
        self.choice.as_ref()
    }

    /// By one of the lexicons that come with the program, such as `icd203_2015`; `None` if there is none of that name.
    ///
    /// # Example
    /// ```
    /// use trackrecord::options::LexiconOptions;
    /// assert!(LexiconOptions::shipped("icd203_2015").is_some_and(|lexicon| lexicon.is_named()));
    /// assert_eq!(LexiconOptions::shipped("none such"), None);
    /// ```
    pub fn shipped(name: &str) -> Option<Self> {
        Some(Self { is_named: true, choice: Some(Choice::named(name).ok()?), overrides: vec![] })
    }

    /// Whether the user names a lexicon.
    pub fn is_named(&self) -> bool {
        self.is_named
    }

    /// The user's own numbers for phrases.
    pub(crate) fn overrides(&self) -> &[PhraseOverride] {
        &self.overrides
    }
}
