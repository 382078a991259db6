//! What stands around problems in the data, in both languages.

use super::noun::Noun;

/// Words around problems.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ProblemTexts {
    /// Error, warning, note.
    severities: [&'static str; 3],
    /// Values that are wrong, counted.
    pub(crate) values: Noun,
    /// Places without a value, counted.
    pub(crate) times: Noun,
    /// How often a value stands there.
    pub(crate) how_often: Noun,
    /// Values beyond those that are listed.
    pub(crate) others: &'static str,
    /// All values of a kind.
    pub(crate) in_all: &'static str,
    /// More values than can be listed.
    pub(crate) too_many_values: &'static str,
    /// Before what to do.
    pub(crate) help: &'static str,
}

impl ProblemTexts {
    /// Error, warning, note.
    pub(crate) fn severities(&self) -> [&'static str; 3] {
        self.severities
    }
}

/// In English.
pub(super) const ENGLISH: ProblemTexts = ProblemTexts {
    severities: ["error", "warning", "note"],
    values: Noun { one: "{n} value", many: "{n} values" },
    times: Noun { one: "{n} time", many: "{n} times" },
    how_often: Noun { one: "once", many: "{n} times" },
    others: "{n} others",
    in_all: "in all: {values}",
    too_many_values: "in all: too many different ones to list; is this the right column?",
    help: "help",
};

/// In German.
pub(super) const GERMAN: ProblemTexts = ProblemTexts {
    severities: ["Fehler", "Warnung", "Hinweis"],
    values: Noun { one: "{n} Wert", many: "{n} Werte" },
    times: Noun { one: "{n}-mal", many: "{n}-mal" },
    how_often: Noun { one: "einmal", many: "{n}-mal" },
    others: "{n} andere",
    in_all: "insgesamt: {values}",
    too_many_values: "insgesamt: zu viele verschiedene, um sie aufzuzählen; ist das die richtige Spalte?",
    help: "Abhilfe",
};
