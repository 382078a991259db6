use super::Field;

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
    pub(crate) fn reason(&self) -> String {
        match self {
            Self::DoublyClaimed { field, headers } => {
                format!("{} columns may hold {}: {}", headers.len(), field.name(), quoted(headers).join(", "))
            }
            Self::NoSuchHeader { field, given, .. } => {
                format!("--map {}={given} names a column that the file does not have", field.name())
            }
            Self::UnknownField { given, .. } => {
                format!("\"{given}\" is not a field that --map knows")
            }
        }
    }

    /// What to do about it.
    pub(crate) fn help(&self) -> String {
        match self {
            Self::DoublyClaimed { field, headers } if headers.windows(2).all(|pair| pair[0] == pair[1]) => {
                format!("Give these columns different headers, one of them {}.", field.name())
            }
            Self::DoublyClaimed { field, headers } => {
                let maps: Vec<String> =
                    headers.iter().map(|header| format!("--map \"{}={header}\"", field.name())).collect();
                format!("Say which one with {}.", maps.join(" or "))
            }
            Self::NoSuchHeader { field, nearest: Some(nearest), .. } => {
                format!("Did you mean --map \"{}={nearest}\"?", field.name())
            }
            Self::NoSuchHeader { .. } => "Write the header as it stands in the file.".to_owned(),
            Self::UnknownField { nearest: Some(nearest), .. } => format!("Did you mean {nearest}?"),
            Self::UnknownField { .. } => {
                let names: Vec<&str> = Field::ALL.iter().map(|field| field.name()).collect();
                format!("Write FIELD=HEADER, where FIELD is one of: {}.", names.join(", "))
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

fn quoted(headers: &[String]) -> Vec<String> {
    headers.iter().map(|header| format!("\"{header}\"")).collect()
}
