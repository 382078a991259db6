//! Names of months.

use crate::input::text::FoldedWord;

/// Full names and abbreviations, English, German (Austrian too), French; without accents, in lower case.
const NAMES: [&[&str]; 12] = [
    &["january", "jan", "januar", "janner", "jaenner", "janvier", "janv"],
    &["february", "feb", "februar", "feber", "fevrier", "fevr", "fev"],
    &["march", "mar", "marz", "maerz", "mrz", "mars"],
    &["april", "apr", "avril", "avr"],
    &["may", "mai"],
    &["june", "jun", "juni", "juin"],
    &["july", "jul", "juli", "juillet", "juil"],
    &["august", "aug", "aout"],
    &["september", "sep", "sept", "septembre"],
    &["october", "oct", "oktober", "okt", "octobre"],
    &["november", "nov", "novembre"],
    &["december", "dec", "dezember", "dez", "decembre"],
];

/// The month, 1 to 12, of a name in any case, with or without accents.
pub(super) fn month(name: &[u8]) -> Option<u32> {
    let word = FoldedWord::fold(name)?;
    (1u32..).zip(NAMES).find(|(_, names)| names.iter().any(|name| name.as_bytes() == word.as_bytes())).map(|(m, _)| m)
}
