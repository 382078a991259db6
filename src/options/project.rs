use crate::localized::{Localized, localized};
use serde::Serialize;

/// What a project says that is in force in a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProjectInForce {
    /// Its file.
    pub file: String,
    /// What is taken from it, as options are typed, in its order: `by=source_type`.
    pub sets: Vec<String>,
}

impl ProjectInForce {
    /// For people, in a line.
    pub(crate) fn note(&self) -> Localized {
        let (file, sets) = (&self.file, self.sets.join("; "));
        localized!("Project {file}: {sets}.", "Projekt {file}: {sets}.")
    }
}
