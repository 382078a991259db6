//! The faults that rows can have, with their words. Those of dates and probabilities stand beside their grammars.

use crate::dataset::dates::DateError;
use crate::dataset::probability::ProbabilityError;
use crate::input::findings::Fault;
use crate::input::rows::TableRow;

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
    .by_value()
}

/// A cell that a fault is about, if it is about one.
pub type InCell<'a> = (Option<usize>, Option<&'a [u8]>, Fault);

/// Two records that a lone carriage return joins, in a file whose other lines end otherwise.
fn lines_joined() -> Fault {
    Fault::error(
        "lines-joined",
        "Two lines stand here in one: the line end between them is of another kind than those of the file.",
        "Open the file in your spreadsheet program and save it again, so that all its lines end alike.",
    )
}

/// `0,35` in a file whose cells are parted by commas.
fn number_split() -> Fault {
    Fault::error(
        "number-split",
        "The row has one cell too many, and the probability seems to be cut in two at its decimal comma.",
        "Write it as 0.35, put \"0,35\" in quotation marks, or save the file with semicolons or tabs between its cells.",
    )
}

/// `Q1, "Ada, Inc.",…`: a quotation mark holds a cell together only at its very start.
fn blank_before_quote() -> Fault {
    Fault::error(
        "blank-before-quote",
        "A blank stands before the quotation mark, so the cell was cut in two inside the quotation marks.",
        "Take out the blank before the quotation mark, or export the file again from the program that wrote it.",
    )
}

/// The first cell with blanks, then a quotation mark that is not closed in it: the rest of the text is in other cells.
fn opened_behind_blank(row: TableRow<'_>) -> Option<usize> {
    let opens = |cell: &[u8]| {
        let blanks = cell.len() - cell.trim_ascii_start().len();
        blanks > 0 && cell.get(blanks) == Some(&b'"') && memchr::memchr_iter(b'"', cell).count() % 2 == 1
    };
    (0..row.width()).find(|&at| row.raw(at).is_some_and(opens))
}

/// Whether a record that is too long holds a carriage return that no quotation marks protect.
fn has_lone_return(row: TableRow<'_>) -> bool {
    let open = |cell: &[u8]| cell.trim_ascii_start().first() != Some(&b'"') && cell.contains(&b'\r');
    (0..row.width()).any(|at| row.raw(at).is_some_and(open))
}

/// Whether the number in a cell goes on in the next: `0` and `35` where `0,35` was meant.
fn goes_on_in_next(row: TableRow<'_>, at: usize, surplus: bool) -> bool {
    let digits = |at| row.raw(at).map(<[u8]>::trim_ascii).filter(|cell| cell.iter().all(u8::is_ascii_digit));
    let (Some(whole), Some(rest)) = (digits(at), row.raw(at + 1).map(<[u8]>::trim_ascii)) else { return false };
    let rest = rest.strip_suffix(b"%").unwrap_or(rest).trim_ascii_end();
    let numbers = !whole.is_empty() && !rest.is_empty() && rest.iter().all(u8::is_ascii_digit);
    // Without anything beyond the header the row may be as it should be, but for a delimiter at its end.
    numbers && (surplus || whole == b"0")
}

/// Faults of a record as a whole. `number` is the column of a number that may have a decimal comma.
pub fn of_whole_row(row: TableRow<'_>, width: usize, number: Option<usize>, unclosed: bool) -> Vec<InCell<'_>> {
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
    let cut_at = opened_behind_blank(row).filter(|_| row.width() != width);
    if let Some(at) = cut_at {
        let rest = (at + 1).min(row.width() - 1);
        faults.push((Some(at), row.span(at, rest), blank_before_quote()));
        return faults;
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
        let split = number.filter(|&at| goes_on_in_next(row, at, surplus.is_some()));
        if has_lone_return(row) {
            faults.push((None, Some(text), lines_joined()));
        } else if let Some(at) = split {
            faults.push((Some(at), row.span(at, at + 1), number_split()));
        } else if let Some(at) = surplus {
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
