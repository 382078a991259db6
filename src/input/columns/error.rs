use super::Field;
use crate::localized::{Language, Localized, localized};

/// Why it is not clear which column is which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HeaderError {
    /// Several columns may hold the same field.
    DoublyClaimed {
        /// The field.
        field: Field,
        /// The headers, as the file has them.
        headers: Vec<String>,
    },
    /// `--map` names a header that the file does not have.
    NoSuchHeader {
        /// The field.
        field: Field,
        /// The header that was named.
        given: String,
        /// A header of the file that looks like it.
        nearest: Option<String>,
    },
    /// `--map` names a field that does not exist, or is not written `FIELD=HEADER`.
    UnknownField {
        /// What was given.
        given: String,
        /// A field that looks like it.
        nearest: Option<String>,
    },
}

impl HeaderError {
    /// Why it cannot stand: one sentence without its full stop.
    pub(crate) fn reason(&self) -> Localized {
        match self {
            Self::DoublyClaimed { field, headers } => {
                let (count, field) = (headers.len(), field.name());
                Localized::each(|language| {
                    let quoted: Vec<String> = headers.iter().map(|header| language.quoted(header)).collect();
                    let quoted = quoted.join(", ");
                    match language {
                        Language::English => format!("{count} columns may hold {field}: {quoted}"),
                        Language::German => format!("{count} Spalten können {field} enthalten: {quoted}"),
                    }
                })
            }
            Self::NoSuchHeader { field, given, .. } => {
                let field = field.name();
                localized!(
                    "--map {field}={given} names a column that the file does not have",
                    "--map {field}={given} nennt eine Spalte, die die Datei nicht hat"
                )
            }
            Self::UnknownField { given, .. } => {
                localized!("\"{given}\" is not a field that --map knows", "„{given}“ ist kein Feld, das --map kennt")
            }
        }
    }

    /// What to do about it.
    pub(crate) fn help(&self) -> Localized {
        match self {
            Self::DoublyClaimed { field, headers } if headers.windows(2).all(|pair| pair[0] == pair[1]) => {
                let field = field.name();
                localized!(
                    "Give these columns different headers, one of them {field}.",
                    "Diesen Spalten verschiedene Überschriften geben, einer davon {field}."
                )
            }
            Self::DoublyClaimed { field, headers } => {
                let maps: Vec<String> =
                    headers.iter().map(|header| format!("--map \"{}={header}\"", field.name())).collect();
                Localized::new(
                    format!("Say which one with {}.", maps.join(" or ")),
                    format!("Angeben, welche, mit {}.", maps.join(" oder ")),
                )
            }
            Self::NoSuchHeader { field, nearest: Some(nearest), .. } => {
                let field = field.name();
                localized!("Did you mean --map \"{field}={nearest}\"?", "War --map \"{field}={nearest}\" gemeint?")
            }
            Self::NoSuchHeader { .. } => localized!(
                "Write the header as it stands in the file.",
                "Die Überschrift so schreiben, wie sie in der Datei steht."
            ),
            Self::UnknownField { nearest: Some(nearest), .. } => {
                localized!("Did you mean {nearest}?", "War {nearest} gemeint?")
            }
            Self::UnknownField { .. } => {
                let names: Vec<&str> = Field::ALL.iter().map(|field| field.name()).collect();
                let names = names.join(", ");
                localized!(
                    "Write FIELD=HEADER, where FIELD is one of: {names}.",
                    "FIELD=HEADER schreiben, mit einem dieser Namen für FIELD: {names}."
                )
            }
        }
    }
}

/// A field that is needed and that no column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MissingColumn {
    /// The field.
    pub(crate) field: Field,
    /// A header of the file that looks like it.
    pub(crate) nearest: Option<String>,
}
