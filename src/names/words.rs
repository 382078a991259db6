//! A name as the words that tell it from others.

/// Endings that say how a firm is organised, not which it is.
const LEGAL_FORMS: [&str; 38] = [
    "ab",
    "ag",
    "as",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "eg",
    "ev",
    "gbr",
    "gmbh",
    "group",
    "holding",
    "holdings",
    "inc",
    "incorporated",
    "kg",
    "kgaa",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "mbh",
    "nv",
    "ohg",
    "oy",
    "oyj",
    "plc",
    "pty",
    "sa",
    "sarl",
    "sas",
    "se",
    "spa",
    "srl",
    "ug",
];

/// The words of a name in small letters without accents; "Last, First" is turned round, legal forms are left out.
pub(super) fn words(name: &str) -> Vec<String> {
    let split = |text: &str| -> Vec<String> {
        let mut folded = String::with_capacity(text.len());
        for sign in text.chars().filter(|sign| !matches!(sign, '.' | '\'' | '’')) {
            push_folded(sign, &mut folded);
        }
        folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let is_form = |word: &String| LEGAL_FORMS.contains(&word.as_str());
    let mut words = match name.split_once(',') {
        Some((last, first)) if !first.contains(',') && !split(first).iter().all(is_form) => {
            [split(first), split(last)].concat()
        }
        _ => split(name),
    };
    // What stands between two names or before one tells no two apart.
    if words.len() > 2 {
        words.retain(|word| !["and", "und", "et"].contains(&word.as_str()));
    }
    while words.len() > 1 && words.last().is_some_and(is_form) {
        words.pop();
    }
    while words.len() > 1 && ["the", "dr", "prof"].contains(&words[0].as_str()) {
        words.remove(0);
    }
    words
}

/// Adds a sign in small letters and without its accent, for the letters of European languages.
fn push_folded(sign: char, folded: &mut String) {
    let small = sign.to_lowercase().next().unwrap_or(sign);
    let text = match small {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        // Wide forms of ASCII, in its order.
        '\u{FF01}'..='\u{FF5E}' => return folded.extend(char::from_u32(u32::from(small) - 0xFEE0)),
        // Accents that follow their letter.
        '\u{300}'..='\u{36f}' => "",
        _ => return folded.push(small),
    };
    folded.push_str(text);
}
