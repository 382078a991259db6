//! Letters without case and accents; words in one that are two.

/// Verbs with "not" in one word, and as people write them without the apostrophe.
pub(super) fn contracted(word: &str) -> Option<&'static str> {
    Some(match word {
        "cannot" | "cant" => "can",
        "wont" => "will",
        "dont" => "do",
        "doesnt" => "does",
        "didnt" => "did",
        "isnt" => "is",
        "arent" => "are",
        "wasnt" => "was",
        "couldnt" => "could",
        "shouldnt" => "should",
        "wouldnt" => "would",
        _ => return None,
    })
}

/// Marks that belong to a letter, and marks that nobody sees, such as the soft hyphen.
pub(super) fn is_combining(sign: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&sign) || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// A letter in lower case without accents; umlauts as German spells them without: ä is ae.
pub(super) fn fold(letter: char, word: &mut String) {
    match letter {
        'ä' | 'Ä' | 'æ' | 'Æ' => word.push_str("ae"),
        'ö' | 'Ö' | 'œ' | 'Œ' => word.push_str("oe"),
        'ü' | 'Ü' => word.push_str("ue"),
        'ß' | 'ẞ' => word.push_str("ss"),
        'à' | 'â' | 'á' | 'À' | 'Â' | 'Á' => word.push('a'),
        // The dots of an umlaut may be a sign of their own.
        '\u{308}' | 'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => word.push('e'),
        'î' | 'ï' | 'í' | 'Î' | 'Ï' => word.push('i'),
        'ô' | 'ó' | 'Ô' => word.push('o'),
        'û' | 'ù' | 'ú' | 'Û' | 'Ù' => word.push('u'),
        'ç' | 'Ç' => word.push('c'),
        _ if is_combining(letter) => {}
        _ => word.extend(letter.to_lowercase()),
    }
}
