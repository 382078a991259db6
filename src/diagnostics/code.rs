//! The codes of diagnostics and notes.

use std::fmt;

use serde::{Serialize, Serializer};

/// Writes the enum, the list and the names from one table.
macro_rules! codes {
    ($($variant:ident => $name:literal,)*) => {
        /// What kind of problem, note or finding it is. [`Code::entry`] explains it.
        ///
        /// In alphabetical order, which is the order of lists.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "each has its title in the catalogue")]
        pub enum Code {
            $($variant,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its stable name in kebab case, such as `probability-above-one`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

codes! {
    AfterDeadline => "after-deadline",
    AliasesRead => "aliases-read",
    AnswersDoNotSumToOne => "answers-do-not-sum-to-one",
    AnswersIncomplete => "answers-incomplete",
    AnswersNormalised => "answers-normalised",
    AnswersOfOneForecast => "answers-of-one-forecast",
    AnswersRead => "answers-read",
    AsBinary => "as-binary",
    BeforeOpening => "before-opening",
    BlankBeforeQuote => "blank-before-quote",
    CategoriesUnusable => "categories-unusable",
    CellBeyondHeader => "cell-beyond-header",
    CellsBesideTable => "cells-beside-table",
    CellsRead => "cells-read",
    CellsUnusable => "cells-unusable",
    CertainAndWrong => "certain-and-wrong",
    ColumnClaimedTwice => "column-claimed-twice",
    ColumnInBothFiles => "column-in-both-files",
    ColumnMissing => "column-missing",
    ColumnOfSomeCoders => "column-of-some-coders",
    ColumnsInferred => "columns-inferred",
    DateBlank => "date-blank",
    DateDoesNotExist => "date-does-not-exist",
    DateIncomplete => "date-incomplete",
    DateOrder => "date-order",
    DateOrderAmbiguous => "date-order-ambiguous",
    DateOrderContradictory => "date-order-contradictory",
    DateSerialUnclear => "date-serial-unclear",
    DateSerials => "date-serials",
    DateSpreadsheetError => "date-spreadsheet-error",
    DateTwoReadings => "date-two-readings",
    DateUnixTime => "date-unix-time",
    DateUnreadable => "date-unreadable",
    DateWeekdayWrong => "date-weekday-wrong",
    DateYearOutOfRange => "date-year-out-of-range",
    DateZoneUnclear => "date-zone-unclear",
    DatesBesideTimes => "dates-beside-times",
    DatesLeftAsTheyAre => "dates-left-as-they-are",
    DatesSwapped => "dates-swapped",
    DayBeforeForecast => "day-before-forecast",
    DaysOrNames => "days-or-names",
    DeadlineBeforeOpening => "deadline-before-opening",
    DeadlinesContradictory => "deadlines-contradictory",
    DistributionsRead => "distributions-read",
    Duplicates => "duplicates",
    Encoding => "encoding",
    ErrorCell => "error-cell",
    FewQuestions => "few-questions",
    FewSharedQuestions => "few-shared-questions",
    FilledDown => "filled-down",
    FooterSkipped => "footer-skipped",
    ForecastDateUnclear => "forecast-date-unclear",
    ForecastsAfterResolutions => "forecasts-after-resolutions",
    FormulaWithoutResult => "formula-without-result",
    GroupsMerged => "groups-merged",
    HeaderLineSkipped => "header-line-skipped",
    HeaderMissing => "header-missing",
    HiddenRowsRead => "hidden-rows-read",
    IdsDamaged => "ids-damaged",
    IdsFellTogether => "ids-fell-together",
    IdsWrittenOtherwise => "ids-written-otherwise",
    JointSources => "joint-sources",
    KindsMixed => "kinds-mixed",
    KnownLog => "known-log",
    LastDayRead => "last-day-read",
    LatestResolution => "latest-resolution",
    LevelUnusable => "level-unusable",
    LexiconColumns => "lexicon-columns",
    LexiconEmpty => "lexicon-empty",
    LexiconIncomplete => "lexicon-incomplete",
    LexiconLowAboveHigh => "lexicon-low-above-high",
    LexiconNotUtf8 => "lexicon-not-utf8",
    LexiconNumber => "lexicon-number",
    LexiconPhraseBlank => "lexicon-phrase-blank",
    LexiconPhraseTwice => "lexicon-phrase-twice",
    LexiconPointOutside => "lexicon-point-outside",
    LikeFormulas => "like-formulas",
    LinesAboveHeader => "lines-above-header",
    LinesJoined => "lines-joined",
    ModalOnly => "modal-only",
    MostForecastsLate => "most-forecasts-late",
    NameMissing => "name-missing",
    NoEvent => "no-event",
    NoForecast => "no-forecast",
    NoForecastAtHorizon => "no-forecast-at-horizon",
    NoQuestionInCommon => "no-question-in-common",
    NoRanking => "no-ranking",
    NotComparable => "not-comparable",
    NotUtf8 => "not-utf8",
    NulByte => "nul-byte",
    NumberBesideWords => "number-beside-words",
    NumberInTwoWays => "number-in-two-ways",
    NumberInexact => "number-inexact",
    NumberSplit => "number-split",
    NumberUnreadable => "number-unreadable",
    OffsetsMissing => "offsets-missing",
    OneAnswerOfSeveral => "one-answer-of-several",
    OneGroup => "one-group",
    OneOutcome => "one-outcome",
    OneReader => "one-reader",
    OneSided => "one-sided",
    OpenWithDeadline => "open-with-deadline",
    OpenWithoutDeadline => "open-without-deadline",
    OutcomeColumnNotUsed => "outcome-column-not-used",
    OutcomeNotUnderstood => "outcome-not-understood",
    OutcomeOfAnotherKind => "outcome-of-another-kind",
    OutcomePartial => "outcome-partial",
    OutcomeWordsUnread => "outcome-words-unread",
    OutcomesContradictory => "outcomes-contradictory",
    OutputTypeNotRead => "output-type-not-read",
    Overdue => "overdue",
    PairsLeftOut => "pairs-left-out",
    PartClaimedTwice => "part-claimed-twice",
    PartWeightsDiffer => "part-weights-differ",
    PartWithoutProbability => "part-without-probability",
    PartialResolutions => "partial-resolutions",
    PercentColumn => "percent-column",
    PeriodsDiffer => "periods-differ",
    PhraseContradictory => "phrase-contradictory",
    PhraseModified => "phrase-modified",
    PhraseNegated => "phrase-negated",
    PhraseNumber => "phrase-number",
    PhraseOtherLanguage => "phrase-other-language",
    PhraseQuestion => "phrase-question",
    PhraseTooLong => "phrase-too-long",
    PhraseUnknown => "phrase-unknown",
    PhraseWithoutNumber => "phrase-without-number",
    PhraseWordsUnread => "phrase-words-unread",
    PhrasesSeveral => "phrases-several",
    ProbabilityAboveHundredPercent => "probability-above-hundred-percent",
    ProbabilityAboveOne => "probability-above-one",
    ProbabilityApproximate => "probability-approximate",
    ProbabilityBlank => "probability-blank",
    ProbabilityBoolean => "probability-boolean",
    ProbabilityBound => "probability-bound",
    ProbabilityFalls => "probability-falls",
    ProbabilityForms => "probability-forms",
    ProbabilityFraction => "probability-fraction",
    ProbabilityNegative => "probability-negative",
    ProbabilityNotFinite => "probability-not-finite",
    ProbabilityOfWhichSide => "probability-of-which-side",
    ProbabilityOffScale => "probability-off-scale",
    ProbabilityPlusSign => "probability-plus-sign",
    ProbabilityRange => "probability-range",
    ProbabilityRangeBackwards => "probability-range-backwards",
    ProbabilityScaleMixed => "probability-scale-mixed",
    ProbabilityScaleUnclear => "probability-scale-unclear",
    ProbabilityScaleUnknown => "probability-scale-unknown",
    ProbabilitySeparators => "probability-separators",
    ProbabilitySpreadsheetError => "probability-spreadsheet-error",
    ProbabilityUnreadable => "probability-unreadable",
    QuantilesCross => "quantiles-cross",
    QuestionBlank => "question-blank",
    QuestionIdsAlike => "question-ids-alike",
    QuestionTextAsId => "question-text-as-id",
    QuestionWithoutForecasts => "question-without-forecasts",
    QuestionWithoutResolution => "question-without-resolution",
    QuoteNotClosed => "quote-not-closed",
    RangesScored => "ranges-scored",
    ReadersEmpty => "readers-empty",
    ReadersHole => "readers-hole",
    ReadersNumber => "readers-number",
    ReadersPhrase => "readers-phrase",
    RepeatedForecasts => "repeated-forecasts",
    Repeats => "repeats",
    ResolutionDayUnclear => "resolution-day-unclear",
    ResolutionDaysContradictory => "resolution-days-contradictory",
    ResolutionReopened => "resolution-reopened",
    ResolvedBeforeOpening => "resolved-before-opening",
    ResolvedEarly => "resolved-early",
    ResolvedFarAhead => "resolved-far-ahead",
    ResolvedWithoutDay => "resolved-without-day",
    RowOrderDecides => "row-order-decides",
    RowTooShort => "row-too-short",
    RowsEndEarly => "rows-end-early",
    RowsLeftOut => "rows-left-out",
    SameDay => "same-day",
    ScaleOfHeader => "scale-of-header",
    ScalesDiffer => "scales-differ",
    SectionRow => "section-row",
    SerialDates => "serial-dates",
    SheetRead => "sheet-read",
    SideNotUnderstood => "side-not-understood",
    SideOfWords => "side-of-words",
    SideRead => "side-read",
    SimilarSourceTypes => "similar-source-types",
    SimilarSources => "similar-sources",
    SimilarValues => "similar-values",
    SourceBlank => "source-blank",
    SourceTypeBlank => "source-type-blank",
    SourceUnderSeveralTypes => "source-under-several-types",
    SourcesOfSeveralTypes => "sources-of-several-types",
    StackedHedges => "stacked-hedges",
    StatementCodedTwice => "statement-coded-twice",
    Superseded => "superseded",
    TableBelow => "table-below",
    TableBeside => "table-beside",
    TemplateExample => "template-example",
    TotalAmongRows => "total-among-rows",
    UnitsBelowHeader => "units-below-header",
    UnitsDiffer => "units-differ",
    UnixTimeRead => "unix-time-read",
    UnlikeHeaders => "unlike-headers",
    UnscorableForSomeCoders => "unscorable-for-some-coders",
    ValueStandsOnce => "value-stands-once",
    WaitingForDeadline => "waiting-for-deadline",
    WeightUnusable => "weight-unusable",
    WeightsOfZero => "weights-of-zero",
    WholeFile => "whole-file",
    WideColumnsWithoutHeader => "wide-columns-without-header",
    WideSheet => "wide-sheet",
    WideSheetRead => "wide-sheet-read",
    WithoutConsensus => "without-consensus",
    WordsRead => "words-read",
}

impl Code {
    /// Whether it is told of each different value how often it was found.
    pub fn is_about_words(self) -> bool {
        matches!(
            self,
            Self::OutcomeNotUnderstood | Self::OutcomeOfAnotherKind | Self::OutcomePartial | Self::SideNotUnderstood
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_variants_in_kebab_case_and_in_order() {
        assert!(Code::ALL.windows(2).all(|pair| pair[0].as_str() < pair[1].as_str()));
        for &code in Code::ALL {
            let variant = format!("{code:?}");
            let kebab: String = variant
                .char_indices()
                .flat_map(|(at, sign)| {
                    let dash = (at > 0 && sign.is_uppercase()).then_some('-');
                    dash.into_iter().chain(sign.to_lowercase())
                })
                .collect();
            assert_eq!(kebab, code.as_str());
        }
    }
}
