//! A line below the header that says what its cells are: `%`, `date`, `0-1`, `TT.MM.JJJJ`, `yes/no`.

use super::header_key::key;

/// What stands for a kind of cell, without spaces, brackets and signs.
const KINDS: [&str; 42] = [
    "01",
    "0100",
    "0bis1",
    "0bis100",
    "0to1",
    "0to100",
    "110",
    "010",
    "bool",
    "boolean",
    "category",
    "date",
    "datetime",
    "datum",
    "day",
    "double",
    "float",
    "freetext",
    "freitext",
    "id",
    "inpercent",
    "inprozent",
    "int",
    "integer",
    "janein",
    "jn",
    "link",
    "name",
    "num",
    "number",
    "ouinon",
    "percent",
    "prozent",
    "str",
    "string",
    "tag",
    "text",
    "truefalse",
    "type",
    "yesno",
    "yn",
    "zahl",
];
/// Of them, those that a line of one cell may consist of.
const PLAIN: [&str; 9] = ["0100", "0bis1", "0bis100", "0to1", "0to100", "inpercent", "inprozent", "percent", "prozent"];
/// Words with which an explanation begins.
const ASKING: [&str; 20] = [
    "eg", "zb", "zum", "example", "beispiel", "format", "who", "what", "when", "how", "which", "where", "wer", "was",
    "wann", "wie", "welche", "welcher", "wo", "von",
];
/// An explanation has no more words.
const WORDS: usize = 7;

/// Whether cells that stand below a header, without those that are blank, say what is in its columns and are no values.
pub(crate) fn are_units(cells: &[&str]) -> bool {
    let sure = cells.iter().filter(|cell| is_plain(cell)).count();
    let kinds = cells.iter().filter(|cell| is_kind(cell)).count();
    let explained = cells.iter().all(|cell| is_kind(cell) || is_in_brackets(cell) || explains(cell));
    explained && (sure > 0 || kinds > 1 || cells.len() > 2)
}

fn is_in_brackets(cell: &str) -> bool {
    matches!((cell.chars().next(), cell.chars().last()), (Some('('), Some(')')) | (Some('['), Some(']')))
}

/// A percent sign alone, a range, a form of dates.
fn is_plain(cell: &str) -> bool {
    let inner = cell.trim_matches(['(', ')', '[', ']', ' ']);
    let is_range =
        inner.len() > 2 && inner.contains(['-', '–', '.', ',', '…']) && ["01", "0100", "010"].contains(&&*key(inner));
    ["%", "in %"].contains(&inner) || is_range || is_form_of_dates(inner) || PLAIN.contains(&&*key(inner))
}

fn is_kind(cell: &str) -> bool {
    is_plain(cell) || KINDS.contains(&&*key(cell)) && !cell.chars().all(|c| c.is_ascii_digit())
}

/// `YYYY-MM-DD`, `TT.MM.JJJJ`.
fn is_form_of_dates(cell: &str) -> bool {
    let letters = cell.to_lowercase();
    let known = |c: char| "ymdjthsaui.-/: ".contains(c);
    letters.len() > 4
        && letters.chars().all(known)
        && letters.contains("mm")
        && ["yy", "jj", "aa"].iter().any(|year| letters.contains(year))
}

fn explains(cell: &str) -> bool {
    let mut words = cell.split_whitespace();
    let first = words.next().map(key).unwrap_or_default();
    ASKING.contains(&&*first) && words.count() < WORDS
}

#[cfg(test)]
mod tests {
    use super::are_units;

    #[test]
    fn units_are_told_from_values() {
        for line in [
            &["%"][..],
            &["in %"],
            &["text", "text", "date", "%", "yes/no"],
            &["Name", "TT.MM.JJJJ", "%", "ja/nein"],
            &["0-1"],
            &["ID", "name", "type", "YYYY-MM-DD", "0..1", "yes / no"],
            &["(text)", "(date)", "(0-1)"],
            &["e.g. Q1", "who", "what kind", "when", "how likely"],
            &["string", "float"],
        ] {
            assert!(are_units(line), "{line:?}");
        }
        for line in [
            &["Q1", "Desk", "consultant", "2017-03-01", "0.6"][..],
            &["Q1"],
            &["text"],
            &["date", "Anna"],
            &["0", "1"],
            &["01", "10"],
            &["What will happen?"],
            &["Who wins?", "0.5"],
            &["When will it be?", "likely"],
            &["n/a"],
            &["mm"],
            &["yes"],
            &["10%"],
        ] {
            assert!(!are_units(line), "{line:?}");
        }
    }
}
