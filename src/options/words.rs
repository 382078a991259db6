use crate::lexicon::{Choice, ChoiceError, PhraseOverride};

/// How words such as "likely" are read: `--lexicon` and `--phrase`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LexiconOptions {
    /// Those that the user names.
    named: Option<Choice>,
    choice: Option<Choice>,
    overrides: Vec<PhraseOverride>,
}

impl LexiconOptions {
    /// The lexicons that the user names, if any, behind the user's own numbers for phrases.
    ///
    /// # Errors
    /// When a phrase is given two numbers.
    pub(crate) fn new(named: Option<Choice>, overrides: Vec<PhraseOverride>) -> Result<Self, ChoiceError> {
        let choice = if named.is_some() || !overrides.is_empty() {
            Some(named.clone().unwrap_or_else(Choice::unnamed).with(overrides.clone())?)
        } else {
            None
        };
        Ok(Self { named, choice, overrides })
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
        let named = Choice::named(name).ok()?;
        Some(Self { choice: Some(named.clone()), named: Some(named), overrides: vec![] })
    }

    /// Whether the user names a lexicon.
    pub fn is_named(&self) -> bool {
        self.named.is_some()
    }

    /// The lexicons that the user names, as they are typed.
    pub(crate) fn name(&self) -> Option<&str> {
        self.named.as_ref().map(|named| named.name.as_str())
    }

    /// The same with what another says that these do not.
    #[must_use]
    pub(crate) fn or(&self, other: &Self) -> Self {
        let named = self.named.clone().or_else(|| other.named.clone());
        let known = |given: &PhraseOverride| self.overrides.iter().any(|own| own.is_about(given));
        let more = other.overrides.iter().filter(|given| !known(given)).cloned();
        let overrides = self.overrides.iter().cloned().chain(more).collect();
        // No phrase is given twice, so this does not fail.
        Self::new(named, overrides).unwrap_or_else(|_| self.clone())
    }

    /// The user's own numbers for phrases.
    pub(crate) fn overrides(&self) -> &[PhraseOverride] {
        &self.overrides
    }
}
