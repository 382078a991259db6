//! What `--lexicon` and `--phrase` ask for.

use crate::localized::{Language, Localized, did_you_mean, io_reason, localized};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::entry::{Lexicon, LexiconEntry, PhraseValue};
use super::error::LexiconError;
use super::number;
use super::shipped::{DEFAULT, find, nearest_name, shipped};
use super::words;

/// A lexicon has at most so many lines.
const MOST_LINES: usize = 50_000;

/// Name of the lexicon of the user's own phrases.
pub(super) const OWN: &str = "--phrase";
const READERS: [&str; 2] = ["capphrase2026", "zonination2015"];

/// The lexicon of each other language that has one.
const OTHER_LANGUAGES: [&str; 1] = ["german_ipcc"];

/// A number that the user gives a phrase: `--phrase "TEXT=0.6"`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PhraseOverride {
    /// The phrase.
    pub(crate) phrase: String,
    /// Its probability.
    pub(crate) probability: f64,
    /// Both as the user wrote them, for the settings of a report.
    pub(crate) written: String,
}

impl PhraseOverride {
    /// Its probability as the user wrote it.
    pub(crate) fn number(&self) -> &str {
        self.written.rsplit_once('=').map_or("", |(_, number)| number.trim())
    }

    /// Whether another is about the same phrase.
    pub(crate) fn is_about(&self, other: &Self) -> bool {
        words::exact_key(&self.phrase) == words::exact_key(&other.phrase)
    }

    /// Reads `TEXT=0.6` or `TEXT=60%`.
    ///
    /// # Errors
    /// When there is no text, or no probability behind the last `=`.
    pub(crate) fn parse(text: &str) -> Result<Self, ChoiceError> {
        let (phrase, value) = text.rsplit_once('=').ok_or_else(|| ChoiceError::Override(text.to_owned()))?;
        let probability = number::of_cell(value.trim()).filter(|number| (0.0..=1.0).contains(number));
        match probability {
            Some(probability) if !words::exact_key(phrase).is_empty() => {
                Ok(Self { phrase: phrase.trim().to_owned(), probability, written: text.to_owned() })
            }
            _ => Err(ChoiceError::Override(text.to_owned())),
        }
    }
}

/// Why a choice of lexicons cannot be.
#[derive(Debug)]
#[non_exhaustive]
pub(crate) enum ChoiceError {
    /// `--phrase` cannot be read.
    Override(String),
    /// `--phrase` gives one phrase twice.
    OverrideTwice(String),
    /// No such lexicon and no such file.
    NoSuch {
        /// What was asked for.
        name: String,
        /// A name that may have been meant.
        nearest: Option<&'static str>,
    },
    /// A name is blank.
    Blank,
    /// The file cannot be read.
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file has more lines than any lexicon.
    TooLong {
        /// Which file.
        path: PathBuf,
    },
    /// The file is no good lexicon.
    Problems {
        /// Which file.
        path: PathBuf,
        /// All that is wrong with it.
        problems: Vec<LexiconError>,
    },
}

impl ChoiceError {
    /// What is wrong, without its full stop.
    pub(crate) fn message(&self) -> Localized {
        match self {
            Self::Override(said) => localized!(
                "--phrase {said:?} is not of the form \"TEXT=NUMBER\", such as \"decent shot=0.6\", with a number from 0 to 1",
                "--phrase {said:?} hat nicht die Form \"TEXT=ZAHL\", etwa \"gut möglich=0.6\", mit einer Zahl von 0 bis 1"
            ),
            Self::OverrideTwice(phrase) => localized!(
                "--phrase gives {phrase:?} twice; keep one of the two",
                "--phrase nennt „{phrase}“ zweimal; eines davon streichen"
            ),
            Self::NoSuch { name, nearest } => {
                let [near, nahe] = did_you_mean(*nearest);
                localized!(
                    "there is no lexicon \"{name}\" and no file of that name{near}",
                    "Es gibt kein Lexikon „{name}“ und keine Datei dieses Namens{nahe}"
                )
            }
            Self::Blank => localized!(
                "--lexicon needs the name of a lexicon or a file, or several with commas between them",
                "--lexicon braucht den Namen eines Lexikons oder einer Datei, oder mehrere, mit Kommas getrennt"
            ),
            Self::File { path, source } => {
                let (path, why) = (path.display(), io_reason(source));
                let (warum, why) = (why.of(Language::German), why.english());
                localized!("cannot read {path}: {why}", "{path} lässt sich nicht lesen: {warum}")
            }
            Self::TooLong { path } => {
                let path = path.display();
                localized!(
                    "{path} has more than {MOST_LINES} lines, too many for a lexicon: keep the phrases that your log has",
                    "{path} hat mehr als {MOST_LINES} Zeilen, zu viele für ein Lexikon: nur die Formulierungen behalten, die \
                     das Protokoll enthält"
                )
            }
            Self::Problems { path, problems } => {
                let path = path.display();
                let [listed, liste] = [Language::English, Language::German].map(|language| -> String {
                    problems.iter().flat_map(|problem| ["\n  ".to_owned(), problem.message(language)]).collect()
                });
                localized!(
                    "{path} is no lexicon that can be used:{listed}",
                    "{path} ist kein brauchbares Lexikon:{liste}"
                )
            }
        }
    }
}

/// Lexicons in the order in which they are asked for a phrase.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice {
    /// As the user named it.
    pub(crate) name: String,
    /// The user's own phrases first, then the lexicons.
    pub(crate) lexicons: Vec<Lexicon>,
}

impl Choice {
    /// The lexicons of a list such as `readers,icd203_2015` or `house.csv`.
    ///
    /// # Errors
    /// When one is neither known nor a readable file of the right form.
    pub(crate) fn named(list: &str) -> Result<Self, ChoiceError> {
        let mut lexicons: Vec<Lexicon> = vec![];
        for name in names(list) {
            for lexicon in load(name)? {
                if lexicons.iter().all(|known| known.name != lexicon.name) {
                    lexicons.push(lexicon);
                }
            }
        }
        Ok(Self { name: list.trim().to_owned(), lexicons })
    }

    /// What is used without `--lexicon`: as English readers take a phrase, and a phrase of another language by the lexicon that
    /// has it.
    pub(crate) fn unnamed() -> Self {
        let others = shipped().into_iter().filter(|lexicon| is_of_other_language(&lexicon.name));
        Self { name: DEFAULT.to_owned(), lexicons: readers().into_iter().chain(others).collect() }
    }

    /// Of what is used without `--lexicon`, what a run took that took phrases of these lexicons; with the name by which
    /// `--lexicon` asks for the same.
    pub(crate) fn taken(&self, names: &BTreeSet<&str>) -> Self {
        let has_others = names.iter().any(|name| is_of_other_language(name));
        let has_english = !has_others || READERS.iter().any(|name| names.contains(name));
        let is_taken = |lexicon: &&Lexicon| match lexicon.name.as_str() {
            name if READERS.contains(&name) => has_english,
            name => !is_of_other_language(name) || names.contains(name),
        };
        let lexicons: Vec<Lexicon> = self.lexicons.iter().filter(is_taken).cloned().collect();
        let others = lexicons.iter().map(|lexicon| lexicon.name.as_str()).filter(|name| is_of_other_language(name));
        let name = has_english.then_some(DEFAULT).into_iter().chain(others).collect::<Vec<_>>().join(",");
        Self { name, lexicons }
    }

    /// One lexicon alone.
    pub(crate) fn only(lexicon: Lexicon) -> Self {
        Self { name: lexicon.name.clone(), lexicons: vec![lexicon] }
    }

    /// Puts the user's own phrases before the lexicons.
    ///
    /// # Errors
    /// When one phrase is given twice.
    pub(crate) fn with(mut self, overrides: Vec<PhraseOverride>) -> Result<Self, ChoiceError> {
        for (at, given) in overrides.iter().enumerate() {
            let key = words::exact_key(&given.phrase);
            if overrides[..at].iter().any(|earlier| words::exact_key(&earlier.phrase) == key) {
                return Err(ChoiceError::OverrideTwice(given.phrase.clone()));
            }
        }
        if !overrides.is_empty() {
            let entries = overrides.into_iter().map(|given| LexiconEntry {
                phrase: given.phrase,
                value: Some(PhraseValue::exactly(given.probability)),
                note: String::new(),
            });
            let own = Lexicon { name: OWN.to_owned(), entries: entries.collect(), ..Lexicon::default() };
            self.lexicons.insert(0, own);
        }
        Ok(self)
    }
}

/// Whether a lexicon is asked for phrases of another language than English when none is named.
pub(super) fn is_of_other_language(name: &str) -> bool {
    OTHER_LANGUAGES.contains(&name)
}

/// The files among the lexicons of a list such as `readers,house.csv`, whether they exist or not.
pub(crate) fn files_named(list: &str) -> Vec<&Path> {
    let files = names(list).into_iter().filter(|name| !name.eq_ignore_ascii_case(DEFAULT) && find(name).is_none());
    files.map(Path::new).collect()
}

fn names(list: &str) -> Vec<&str> {
    // A file whose name has a comma.
    let whole = list.contains(',') && Path::new(list).is_file();
    if whole { vec![list] } else { list.split(',').map(str::trim).collect() }
}

fn readers() -> Vec<Lexicon> {
    shipped().into_iter().filter(|lexicon| READERS.contains(&lexicon.name.as_str())).collect()
}

fn load(name: &str) -> Result<Vec<Lexicon>, ChoiceError> {
    if name.is_empty() {
        return Err(ChoiceError::Blank);
    }
    if name.eq_ignore_ascii_case(DEFAULT) {
        return Ok(readers());
    }
    if let Some(known) = find(name) {
        return Ok(shipped().into_iter().filter(|lexicon| lexicon.name == known).collect());
    }
    let path = Path::new(name);
    match std::fs::read(path) {
        Ok(bytes) if bytes.split(|&byte| byte == b'\n').nth(MOST_LINES + 1).is_some() => {
            Err(ChoiceError::TooLong { path: path.into() })
        }
        Ok(bytes) => {
            let stem = path.file_stem().map_or_else(|| name.into(), |stem| stem.to_string_lossy());
            let lexicon = Lexicon::parse(&stem, &bytes);
            lexicon
                .map(|lexicon| vec![lexicon])
                .map_err(|problems| ChoiceError::Problems { path: path.into(), problems })
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !looks_like_a_file(name) => {
            Err(ChoiceError::NoSuch { name: name.to_owned(), nearest: nearest_name(name) })
        }
        Err(source) => Err(ChoiceError::File { path: path.into(), source }),
    }
}

fn looks_like_a_file(name: &str) -> bool {
    name.contains(['/', '\\']) || Path::new(name).extension().is_some()
}
