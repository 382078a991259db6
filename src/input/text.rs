//! Text that people type: blanks at the ends, several spaces, capitals, accents.

use std::borrow::Cow;

/// How much of a value is shown.
const SHOWN_CHARACTERS: usize = 60;

/// White space as people see it: Unicode's, and the characters without width that files carry along.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Characters that show nothing: those without width, soft hyphens, marks of the writing direction.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// A value of digits, words and marks with the plain form of each: full-width letters and digits, dashes and
/// apostrophes of print; without what is invisible.
pub(crate) fn plain_marks(value: &[u8]) -> Cow<'_, [u8]> {
    let Ok(text) = std::str::from_utf8(value) else { return Cow::Borrowed(value) };
    if text.is_ascii() {
        return Cow::Borrowed(value);
    }
    let plain: String = text.chars().filter(|&c| !is_invisible(c)).map(plain_mark).collect();
    Cow::Owned(plain.into_bytes())
}

/// The ASCII character that a character is a form of, else itself.
pub(crate) fn plain_mark(c: char) -> char {
    match c {
        // The full-width forms U+FF01 to U+FF5E repeat ASCII in the same order.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFF01 + 0x21).unwrap_or(c),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2BC}' => '\'',
        // Arabic-Indic and Persian digits, with the decimal mark and the percent sign that go with them.
        '\u{660}'..='\u{669}' => digit(c, 0x660),
        '\u{6F0}'..='\u{6F9}' => digit(c, 0x6F0),
        '\u{66B}' => '.',
        '\u{66A}' | '\u{FE6A}' => '%',
        other => other,
    }
}

fn digit(c: char, zero: u32) -> char {
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}

/// The value without white space, no-break spaces, byte order marks and zero-width characters at its ends.
///
/// Bytes that are not UTF-8 lose ASCII white space only.
pub(crate) fn trim(value: &[u8]) -> &[u8] {
    match value {
        [] => value,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => value,
        [only] if only.is_ascii_graphic() => value,
        _ => std::str::from_utf8(value).map_or_else(|_| value.trim_ascii(), |text| trim_str(text).as_bytes()),
    }
}

/// [`trim`] for text.
pub(crate) fn trim_str(value: &str) -> &str {
    value.trim_matches(|c| is_blank(c) || is_invisible(c))
}

/// The text trimmed, with every run of white space inside made one space: how names of sources are kept.
pub(crate) fn fold_spaces(value: &str) -> Cow<'_, str> {
    let trimmed = trim_str(value);
    let mut after_blank = false;
    let folded = trimmed.chars().all(|c| {
        let fine = !is_blank(c) || (c == ' ' && !after_blank);
        after_blank = is_blank(c);
        fine
    });
    if folded { Cow::Borrowed(trimmed) } else { Cow::Owned(joined(trimmed, is_blank)) }
}

/// A value as it is shown: readable, and not endless.
pub(crate) fn shown(value: &[u8]) -> String {
    let text = String::from_utf8_lossy(value);
    let mut shown: String = text.trim().chars().take(SHOWN_CHARACTERS).collect();
    if text.trim().chars().nth(SHOWN_CHARACTERS).is_some() {
        shown.push('…');
    }
    shown
}

/// What two spellings of a source type have in common: case is ignored, space, `-` and `_` are alike.
pub(crate) fn type_key(value: &str) -> String {
    let joint = |c: char| is_blank(c) || matches!(c, '-' | '_' | '\u{2010}' | '\u{2011}');
    joined(&value.to_lowercase(), joint)
}

/// What two spellings of a question's id have in common: case, accents, spaces, punctuation and zeros in front of a number
/// are ignored, as is the `.0` that a spreadsheet adds to a number. Two numbers beside each other stay apart.
pub(crate) fn id_key(id: &str) -> String {
    let id = trim_str(id);
    let whole = id.strip_suffix(".0").filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    let mut key = String::with_capacity(id.len());
    let mut apart = false;
    for letter in plain_letters(whole.unwrap_or(id)) {
        if !letter.is_alphanumeric() {
            apart = true;
            continue;
        }
        let after_number = key.ends_with(|last: char| last.is_ascii_digit());
        if apart && after_number && letter.is_ascii_digit() {
            key.push('.');
        } else if after_number && number_so_far(&key) == "0" && letter.is_ascii_digit() {
            key.pop();
        }
        apart = false;
        key.push(letter);
    }
    key
}

/// The digits at the end.
fn number_so_far(key: &str) -> &str {
    &key[key.trim_end_matches(|last: char| last.is_ascii_digit()).len()..]
}

/// The pieces between separators, joined by one space.
fn joined(value: &str, separator: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(value.len());
    for piece in value.split(separator).filter(|piece| !piece.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(piece);
    }
    out
}

/// How many bytes of white space the value begins with.
pub(crate) fn leading_blank(value: &[u8]) -> usize {
    value
        .utf8_chunks()
        .next()
        .map_or(0, |chunk| chunk.valid().chars().take_while(|&c| is_blank(c)).map(char::len_utf8).sum())
}

/// The letter without its accent, if it is a Latin letter of English, German, French, Spanish or Italian in lower case.
fn without_accent(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'ñ' => 'n',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        other => other,
    }
}

/// The text in lower case without accents, letter by letter; `März`, `MÄRZ` and `ma\u{308}rz` are all `marz`.
pub(crate) fn plain_letters(value: &str) -> impl Iterator<Item = char> {
    value
        .chars()
        .filter(|c| !matches!(c, '\u{300}'..='\u{36F}' | '\u{FE0F}'))
        .flat_map(char::to_lowercase)
        .map(without_accent)
}

/// A short word in lower case, without accents and with single spaces, to look up in a list of known words.
pub(crate) struct FoldedWord {
    bytes: [u8; Self::CAPACITY],
    len: usize,
}

impl FoldedWord {
    const CAPACITY: usize = 32;

    /// `None` when the value is longer than any known word or is not UTF-8.
    pub(crate) fn fold(value: &[u8]) -> Option<Self> {
        let trimmed = trim(value);
        if trimmed.len() > 2 * Self::CAPACITY {
            return None;
        }
        let mut word = Self { bytes: [0; Self::CAPACITY], len: 0 };
        let mut gap = false;
        for c in plain_letters(std::str::from_utf8(trimmed).ok()?).filter(|&c| !is_invisible(c)) {
            let blank = is_blank(c) || c == '_';
            if !blank {
                if gap {
                    word.push(' ')?;
                }
                word.push(if c == '\u{2019}' { '\'' } else { c })?;
            }
            gap = blank;
        }
        Some(word)
    }

    fn push(&mut self, c: char) -> Option<()> {
        let end = self.len + c.len_utf8();
        c.encode_utf8(self.bytes.get_mut(self.len..end)?);
        self.len = end;
        Some(())
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn trims_every_kind_of_blank() {
        for (value, want) in [
            ("", ""),
            (" ", ""),
            ("x", "x"),
            ("  x y\t\r\n", "x y"),
            ("\u{FEFF}ID", "ID"),
            ("\u{A0}35 %\u{202F}", "35 %"),
            ("\u{200B}\u{2009}x\u{3000}", "x"),
            ("é", "é"),
        ] {
            assert_eq!(trim(value.as_bytes()), want.as_bytes(), "{value:?}");
        }
        assert_eq!(trim(b" \xE9 "), b"\xE9");
    }

    #[test]
    fn folds_inner_space_of_names() {
        assert!(matches!(fold_spaces(" PredictIt "), Cow::Borrowed("PredictIt")));
        assert!(matches!(fold_spaces("Bank of England"), Cow::Borrowed("Bank of England")));
        for value in ["Bank  of England", "Bank\u{A0}of\nEngland ", "Bank of\t England"] {
            assert_eq!(fold_spaces(value), "Bank of England", "{value:?}");
        }
    }

    #[test]
    fn source_types_ignore_case_and_joints() {
        let key = type_key("Prediction market");
        for value in ["PREDICTION MARKET", "prediction-market", "Prediction_Market", " prediction  market\u{A0}"] {
            assert_eq!(type_key(value), key, "{value:?}");
        }
        assert_ne!(type_key("Predictionmarket"), key);
        assert_eq!(type_key("ÉCONOMISTE"), "économiste");
    }

    #[test]
    fn words_are_folded() {
        for (value, want) in
            [("MÄRZ", "marz"), ("ma\u{308}rz", "marz"), (" Did  Not_Happen", "did not happen"), ("Août", "aout")]
        {
            assert_eq!(FoldedWord::fold(value.as_bytes()).unwrap().as_bytes(), want.as_bytes(), "{value:?}");
        }
        assert!(FoldedWord::fold(&[b'x'; 33]).is_none());
        assert!(FoldedWord::fold(b"\xE9").is_none());
    }

    proptest! {
        #[test]
        fn never_panics(value in proptest::collection::vec(any::<u8>(), 0..40)) {
            let trimmed = trim(&value);
            prop_assert_eq!(trim(trimmed), trimmed);
            prop_assert!(leading_blank(&value) <= value.len());
            let _ = FoldedWord::fold(&value);
        }

        #[test]
        fn folding_twice_changes_nothing(value in "\\PC{0,20}[ \u{A0}]{0,3}\\PC{0,20}") {
            let once = fold_spaces(&value).into_owned();
            prop_assert!(fold_spaces(&once) == once.as_str());
            let key = type_key(&value);
            prop_assert_eq!(type_key(&key), key.clone());
        }
    }
}
