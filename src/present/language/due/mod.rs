//! The words on questions to be resolved: what each text is, and which places it has.

mod english;
mod german;
mod texts;

use crate::options::Language;
use crate::present::language::Texts;
pub(crate) use texts::DueTexts;

impl DueTexts {
    /// Those of the language of other texts.
    pub(crate) fn of(texts: &Texts) -> &'static Self {
        match texts.language {
            Language::English => &english::DUE,
            Language::German => &german::DUE,
        }
    }

    /// So many days.
    pub(crate) fn counted_days(&self, days: u32) -> String {
        if days == 1 { self.day.to_owned() } else { self.days.replace("{n}", &days.to_string()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_places() {
        let places = |text: &str| {
            let mut places: Vec<String> =
                text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
            places.sort();
            places
        };
        for ((name, english), (_, german)) in english::DUE.all().into_iter().zip(german::DUE.all()) {
            assert_eq!(places(english), places(german), "{name}");
        }
    }
}
