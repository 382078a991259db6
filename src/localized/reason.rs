//! Why reading or writing failed, in every language.

use std::fmt;
use std::io::{self, ErrorKind};

use super::Localized;

/// A reason of the program's own, inside an error of the system's kind.
#[derive(Debug)]
struct OwnReason(Localized);

impl fmt::Display for OwnReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.english())
    }
}

impl std::error::Error for OwnReason {}

impl Localized {
    /// As an error of this kind.
    pub(crate) fn io_error(self, kind: ErrorKind) -> io::Error {
        io::Error::new(kind, OwnReason(self))
    }

    /// What other programs' parts say of an error, who know no other language.
    pub(crate) fn foreign(text: impl fmt::Display) -> Self {
        let text = text.to_string();
        Self::new(text.clone(), text)
    }
}

/// What is said of an error: the program's own words, or else the system's.
pub(crate) fn io_reason(error: &io::Error) -> Localized {
    if let Some(OwnReason(text)) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
        return text.clone();
    }
    let said = error.to_string();
    let german = in_german(error.kind()).map_or_else(|| said.clone(), str::to_owned);
    Localized::new(said, german)
}

/// What systems say in English, for the kinds that people meet.
fn in_german(kind: ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::NotFound => Some("Datei oder Ordner nicht gefunden"),
        ErrorKind::PermissionDenied => Some("keine Berechtigung"),
        ErrorKind::IsADirectory => Some("das ist ein Ordner"),
        ErrorKind::NotADirectory => Some("ein Teil des Pfads ist kein Ordner"),
        ErrorKind::AlreadyExists => Some("das gibt es schon"),
        ErrorKind::StorageFull => Some("der Datenträger ist voll"),
        ErrorKind::QuotaExceeded => Some("das Kontingent ist erschöpft"),
        ErrorKind::ReadOnlyFilesystem => Some("der Datenträger ist schreibgeschützt"),
        ErrorKind::InvalidFilename => Some("der Dateiname ist ungültig"),
        ErrorKind::AddrInUse => Some("der Anschluss ist belegt"),
        _ => None,
    }
}
