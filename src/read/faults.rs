//! The faults that rows can have, with their words. Those of dates and probabilities stand beside their grammars.

use crate::read::dates::DateError;
use crate::read::findings::Fault;
use crate::read::probability::ProbabilityError;
use crate::read::table::Row;

/// A date that cannot be read.
pub fn date(error: DateError) -> Fault {
    Fault::error(error.code(), sentence(&error.reason()), error.help())
}

/// A probability that cannot be read.
pub fn probability(error: ProbabilityError) -> Fault {
    Fault::error(error.code(), sentence(&error.reason()), error.help())
}

/// A needed cell without content.
pub fn blank(what: &'static str) -> Fault {
    let code = match what {
        "question" => "question-blank",
        "source" => "source-blank",
        _ => "source-type-blank",
    };
    let help = if what == "question" {
        "Fill it in; write none if the statement names no event that could be checked; or take the row out."
    } else {
        "Fill it in, or take the row out."
    };
    Fault::error(code, format!("The {what} is blank."), help)
}

/// A weight that cannot be used.
pub fn weight() -> Fault {
    Fault::error(
        "weight-unusable",
        "This is no weight: a weight is 0 or a number from 0.000001 to 1000000.",
        "Write it as 1 or 2.5; only the ratios of weights matter, so multiply all of them if they are out of range.",
    )
}

/// A word in an outcome column that is neither an outcome nor blank.
pub fn outcome_not_understood() -> Fault {
    Fault::error(
        "outcome-not-understood",
        "This outcome is not understood.",
        "Write yes or no; void if the question was called off; leave it blank while the question is open.",
    )
}

/// A cell that a fault is about, if it is about one.
pub type InCell<'a> = (Option<usize>, Option<&'a [u8]>, Fault);

/// Faults of a record as a whole.
pub fn of_whole_row(row: Row<'_>, width: usize, unclosed: bool) -> Vec<InCell<'_>> {
    let text = row.verbatim();
    let mut faults = vec![];
    if unclosed {
        let fault = Fault::error(
            "quote-not-closed",
            "A quotation mark opens here and is never closed; everything behind it was swallowed.",
            "Close it, or take it out; the file may have been cut off.",
        );
        return vec![(None, Some(text), fault)];
    }
    if memchr::memchr(0, text).is_some() {
        let fault = Fault::error(
            "nul-byte",
            "The row holds a NUL byte, which no text has.",
            "The file is damaged or is no text; export it again from the program that wrote it.",
        );
        faults.push((None, Some(text), fault));
    }
    if let Err(error) = std::str::from_utf8(text) {
        let fault = Fault::error(
            "not-utf8",
            format!("The row is not UTF-8 (byte {} of it).", error.valid_up_to() + 1),
            "Correct the damaged letter; if there are many, save the file as \"CSV UTF-8\", or say which encoding it \
             has with --encoding, for example --encoding windows-1252.",
        );
        faults.push((None, Some(text), fault));
    }
    if row.width() < width {
        let fault = Fault::error(
            "row-too-short",
            format!("The row has {} fields, the header {width}.", row.width()),
            "Fill in the missing fields; if this is the last row, the file may have been cut off.",
        );
        faults.push((None, Some(text), fault));
    }
    if row.width() > width {
        let surplus = (width..row.width()).find(|&at| row.raw(at).is_some_and(|cell| !cell.trim_ascii().is_empty()));
        if let Some(at) = surplus {
            let fault = Fault::warning(
                "cell-beyond-header",
                "This cell lies beyond the last column of the header; it was ignored.",
                "Give the column a header, or put a text that contains the delimiter in quotation marks.",
            );
            faults.push((Some(at), row.raw(at), fault));
        }
    }
    faults
}

/// A reason as a sentence.
pub fn sentence(reason: &str) -> String {
    let mut characters = reason.chars();
    let first = characters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(characters).chain(['.']).collect()
}
