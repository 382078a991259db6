//! What a number format makes of a number.

/// How a number is shown, as far as it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    #[default]
    Plain,
    Date,
    Percent,
}

/// A format that every workbook knows by its number.
pub(super) fn builtin(id: u32) -> Shown {
    match id {
        9 | 10 => Shown::Percent,
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Date,
        _ => Shown::Plain,
    }
}

/// A format by its code, such as `0.0%` or `d. mmmm yyyy`; the part for positive numbers counts.
pub(super) fn custom(code: &str) -> Shown {
    let mut shown = Shown::Plain;
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            ';' => break,
            '\\' | '_' | '*' => drop(characters.next()),
            '"' => drop(characters.by_ref().find(|&next| next == '"')),
            '[' => {
                let inside: String = characters.by_ref().take_while(|&next| next != ']').collect();
                if inside.chars().all(|unit| matches!(unit, 'h' | 'H' | 'm' | 'M' | 's' | 'S')) {
                    return Shown::Plain; // a duration
                }
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Shown::Date,
            '%' => shown = Shown::Percent,
            _ => {}
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        for (code, shown) in [
            ("General", Shown::Plain),
            ("0%", Shown::Percent),
            ("0.0\\ %", Shown::Percent),
            ("0 \"%\"", Shown::Plain),
            ("[Red]0.0%;-0.0%", Shown::Percent),
            ("yyyy-mm-dd", Shown::Date),
            ("[$-407]d. mmmm yyyy;@", Shown::Date),
            ("[h]:mm:ss", Shown::Plain),
            ("#,##0\\ \"days\"", Shown::Plain),
            ("0.00_);[Red](0.00)", Shown::Plain),
            ("", Shown::Plain),
            ("\"open", Shown::Plain),
        ] {
            assert_eq!(custom(code), shown, "{code}");
        }
    }
}
