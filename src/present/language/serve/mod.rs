//! The words of the pages of `serve`: what each text is, and which places it has.

mod english;
mod german;
mod texts;

use crate::options::Language;
use crate::present::language::Texts;
pub(crate) use texts::ServeTexts;

impl ServeTexts {
    /// Those of the language of other texts.
    pub(crate) fn of(texts: &Texts) -> &'static Self {
        match texts.language {
            Language::English => &english::SERVE,
            Language::German => &german::SERVE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_places() {
        let places = |text: &'static str| {
            let mut places: Vec<&str> =
                text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
            places.sort_unstable();
            places
        };
        for ((name, english), (_, german)) in english::SERVE.all().into_iter().zip(german::SERVE.all()) {
            assert_eq!(places(english), places(german), "{name}");
        }
    }
}
