//! All words of the report, one table for each language. Places in `{braces}` are filled; every language has the same places
//! in a text (a test sees to it), in whatever order.
//!
//! A language is added as a file like [`english`]: the compiler asks for every text. What comes with the data (notes,
//! problems) and the verdicts stand as [`Group`](crate::report::Group) and [`Note`](crate::diagnostics::Note) have them.

/// Groups of words: each text with its name.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident { $($(#[$text:meta])* $field:ident,)* })*) => {
        $($(#[$doc])* #[derive(Clone, Copy, Debug)] pub struct $name { $($(#[$text])* pub $field: &'static str,)* }

        impl $name {
            /// Each text with its name.
            pub fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($field), self.$field),)*]
            }
        })*
    };
}

pub mod english;
pub mod german;
mod rest;
mod scores;
mod time;

pub use rest::*;
pub use scores::*;

use crate::model::RowFate;
use crate::options::Language;
use crate::present::chart::{Head, Signs};
use crate::present::number::Numbers;

/// A noun that is counted.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// With `{n}` = 1.
    pub one: &'static str,
    /// With any other `{n}`.
    pub many: &'static str,
}

/// A method: its name, what it means, and where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Method {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// References: what they are called, and where they can be read.
    pub references: &'static [(&'static str, &'static str)],
}

/// All words in one language.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    /// Which language it is.
    pub language: Language,
    /// How numbers look.
    pub numbers: Numbers,
    /// Forecasts, counted.
    pub forecasts: Noun,
    /// Questions, counted.
    pub questions: Noun,
    /// Sources, counted.
    pub sources: Noun,
    /// Statements, counted.
    pub statements: Noun,
    /// What became of rows.
    pub fates: [&'static str; RowFate::COUNT],
    /// Findings of verdicts by their code.
    pub findings: &'static [(&'static str, &'static str)],
    /// How each statistic is found.
    pub list_of_methods: &'static [Method],
    /// The page itself.
    pub page: PageTexts,
    /// The answer.
    pub answer: AnswerTexts,
    /// A period against the one before.
    pub change: ChangeTexts,
    /// Which is better.
    pub comparison: ComparisonTexts,
    /// Scores.
    pub scores: ScoreTexts,
    /// Calibration.
    pub calibration: CalibrationTexts,
    /// Discrimination.
    pub discrimination: DiscriminationTexts,
    /// Over time.
    pub over_time: OverTimeTexts,
    /// Words.
    pub words: WordTexts,
    /// Best and worst calls.
    pub calls: CallTexts,
    /// Open questions.
    pub open: OpenTexts,
    /// What was left out.
    pub left_out: LeftOutTexts,
    /// Methods.
    pub methods: MethodTexts,
    /// The workbook.
    pub workbook: WorkbookTexts,
    /// How to reproduce it.
    pub reproduce: ReproduceTexts,
}

impl Texts {
    /// Each text with its name, without nouns and methods.
    pub fn all(&self) -> Vec<(&'static str, &'static str)> {
        [
            self.page.all(),
            self.answer.all(),
            self.change.all(),
            self.comparison.all(),
            self.scores.all(),
            self.calibration.all(),
            self.discrimination.all(),
            self.over_time.all(),
            self.words.all(),
            self.calls.all(),
            self.open.all(),
            self.left_out.all(),
            self.methods.all(),
            self.workbook.all(),
            self.reproduce.all(),
        ]
        .concat()
    }

    /// The texts of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &english::ENGLISH,
            Language::German => &german::GERMAN,
        }
    }

    /// What became of a row, in words.
    pub fn fate(&self, fate: RowFate) -> &'static str {
        self.fates[fate as usize]
    }

    /// What was found, by the code of the verdict.
    pub fn finding(&self, code: &'static str) -> &'static str {
        self.findings.iter().find(|(known, _)| *known == code).map_or(code, |(_, words)| words)
    }

    /// Title and description of a chart, and the look of its numbers.
    pub fn head(&self, title: impl Into<String>, description: String) -> Head {
        let signs = Signs { decimal: self.numbers.decimal, percent: self.numbers.percent };
        Head { title: title.into(), description, signs }
    }

    /// A number with its noun.
    pub fn counted(&self, noun: Noun, number: u64) -> String {
        let form = if number == 1 { noun.one } else { noun.many };
        form.replace("{n}", &self.numbers.count(number))
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
