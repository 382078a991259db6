//! All words of the report, one table for each language. Places in `{braces}` are filled; every language has the same places
//! in a text (a test sees to it), in whatever order.
//!
//! A language is added as a file like [`english`]: the compiler asks for every text. What comes with the data (notes,
//! problems) and the verdicts stand as [`Group`](crate::report::Group) and [`Note`](crate::diagnostics::Note) have them.

/// Groups of words: each text with its name.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident { $($(#[$text:meta])* $field:ident,)* })*) => {
        $($(#[$doc])* #[derive(Clone, Copy, Debug)] pub(crate) struct $name { $($(#[$text])* pub(crate) $field: &'static str,)* }

        impl $name {
            /// Each text with its name.
            #[cfg(test)]
            pub(crate) fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($field), self.$field),)*]
            }
        })*
    };
}

mod diagram;
mod distributions;
pub(crate) mod due;
pub(crate) mod english;
pub(crate) mod german;
mod noun;
pub(crate) mod problems;
pub(crate) mod rejected;
mod rest;
mod scores;
pub(crate) mod serve;
mod texts;
mod time;

use crate::options::Language;
pub(crate) use texts::Texts;

impl Texts {
    /// The texts of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &english::ENGLISH,
            Language::German => &german::GERMAN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<&str> {
        let mut places: Vec<&str> = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
        places.sort_unstable();
        places
    }

    /// Every language but English goes here.
    const OTHERS: [&Texts; 1] = [&german::GERMAN];

    #[test]
    fn every_language_has_the_same_places_and_no_text_is_blank() {
        let english = english::ENGLISH.all();
        assert!(english.len() > 100);
        for texts in OTHERS.into_iter().chain([&english::ENGLISH]) {
            for ((name, theirs), (_, ours)) in texts.all().into_iter().zip(&english) {
                assert_eq!(places(theirs), places(ours), "{name}");
                assert!(!theirs.is_empty() || name == "no_skill", "{name}");
            }
        }
    }
}
