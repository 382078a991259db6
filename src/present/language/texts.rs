//! What every language has to say: all words of one, by subject.

use super::diagram::DiagramTexts;
use super::distributions::DistributionTexts;
pub(crate) use super::noun::Noun;
use super::problems::ProblemTexts;
use super::rest::{CallTexts, ComparisonTexts, LeftOutTexts, MethodTexts, OpenTexts, ReproduceTexts, WorkbookTexts};
use super::scores::{
    AnswerTexts, BriefTexts, CalibrationTexts, ChangeTexts, DiscriminationTexts, OverTimeTexts, PageTexts, ScoreTexts,
    ScorecardTexts, SourcesOfTypesTexts, WordTexts,
};
use crate::model::RowStatus;
use crate::options::Language;
use crate::present::chart::{Head, Signs};
use crate::present::number::Numbers;

/// A method: its name, what it means, and where it comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Method {
    /// Its name.
    pub(crate) name: &'static str,
    /// What it means.
    pub(crate) meaning: &'static str,
    /// References: what they are called, and where they can be read.
    pub(crate) references: &'static [(&'static str, &'static str)],
}

/// All words in one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Texts {
    /// Which language it is.
    pub(crate) language: Language,
    /// How numbers look.
    pub(crate) numbers: Numbers,
    /// Forecasts, counted.
    pub(crate) forecasts: Noun,
    /// Questions, counted.
    pub(crate) questions: Noun,
    /// Sources, counted.
    pub(crate) sources: Noun,
    /// Statements, counted.
    pub(crate) statements: Noun,
    /// Notes beyond those that are shown, counted.
    pub(crate) further_notes: Noun,
    /// Kinds of problems beyond those that are shown, counted.
    pub(crate) further_problems: Noun,
    /// What became of rows.
    pub(crate) statuses: [&'static str; RowStatus::COUNT],
    /// Findings of verdicts by their code.
    pub(crate) findings: &'static [(&'static str, &'static str)],
    /// How each statistic is found.
    pub(crate) list_of_methods: &'static [Method],
    /// The page itself.
    pub(crate) page: PageTexts,
    /// The answer.
    pub(crate) answer: AnswerTexts,
    /// The scorecard.
    pub(crate) scorecard: ScorecardTexts,
    /// A period against the one before.
    pub(crate) change: ChangeTexts,
    /// Which is better.
    pub(crate) comparison: ComparisonTexts,
    /// Scores.
    pub(crate) scores: ScoreTexts,
    /// What fits one screen.
    pub(crate) brief: BriefTexts,
    /// Calibration.
    pub(crate) calibration: CalibrationTexts,
    /// Discrimination.
    pub(crate) discrimination: DiscriminationTexts,
    /// Every proper score at once.
    pub(crate) diagram: DiagramTexts,
    /// Several answers, numbers, days.
    pub(crate) distributions: DistributionTexts,
    /// Over time.
    pub(crate) over_time: OverTimeTexts,
    /// The sources of each group.
    pub(crate) sources_of_types: SourcesOfTypesTexts,
    /// Words.
    pub(crate) words: WordTexts,
    /// Best and worst calls.
    pub(crate) calls: CallTexts,
    /// Open questions.
    pub(crate) open: OpenTexts,
    /// What was left out.
    pub(crate) left_out: LeftOutTexts,
    /// Problems in the data.
    pub(crate) problems: ProblemTexts,
    /// Methods.
    pub(crate) methods: MethodTexts,
    /// The workbook.
    pub(crate) workbook: WorkbookTexts,
    /// How to reproduce it.
    pub(crate) reproduce: ReproduceTexts,
}

impl Texts {
    /// Each text with its name, without nouns and methods.
    #[cfg(test)]
    pub(crate) fn all(&self) -> Vec<(&'static str, &'static str)> {
        [
            self.page.all(),
            self.answer.all(),
            self.scorecard.all(),
            self.change.all(),
            self.comparison.all(),
            self.scores.all(),
            self.brief.all(),
            self.calibration.all(),
            self.discrimination.all(),
            self.diagram.all(),
            self.distributions.all(),
            self.over_time.all(),
            self.sources_of_types.all(),
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

    /// What became of a row, in words.
    pub(crate) fn status(&self, status: RowStatus) -> &'static str {
        self.statuses[status as usize]
    }

    /// What was found, by the code of the verdict.
    pub(crate) fn finding(&self, code: &'static str) -> &'static str {
        self.findings.iter().find(|(known, _)| *known == code).map_or(code, |(_, words)| words)
    }

    /// Title and description of a chart, and the look of its numbers.
    pub(crate) fn head(&self, title: impl Into<String>, description: String) -> Head {
        let signs = Signs { decimal: self.numbers.decimal, percent: self.numbers.percent };
        Head { title: title.into(), description, signs }
    }

    /// A number with its noun.
    pub(crate) fn counted(&self, noun: Noun, number: u64) -> String {
        let form = if number == 1 { noun.one } else { noun.many };
        form.replace("{n}", &self.numbers.count(number))
    }
}
