//! All words of the report, one table for each language. Places in `{braces}` are filled; every language has the same places
//! in a text (a test sees to it), in whatever order.
//!
//! A language is added as a file like [`english`]: the compiler asks for every text. What comes with the data (notes,
//! problems) and the verdicts stand as [`Group`](crate::report::Group) and [`Note`](crate::diagnostics::Note) have them.

pub mod english;
pub mod german;
mod time;

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

macro_rules! texts {
    ($($(#[$doc:meta])* $group:ident: $name:ident { $($(#[$text:meta])* $field:ident,)* })*) => {
        $($(#[$doc])* #[derive(Clone, Copy, Debug)] pub struct $name { $($(#[$text])* pub $field: &'static str,)* }

        impl $name {
            /// Each text with its name.
            pub fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($field), self.$field),)*]
            }
        })*

        /// All words of the report in one language.
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
            $($(#[$doc])* pub $group: $name,)*
        }

        impl Texts {
            /// Each text with its name, without nouns and methods.
            pub fn all(&self) -> Vec<(&'static str, &'static str)> {
                [$(self.$group.all(),)*].concat()
            }
        }
    };
}

texts! {
    /// The page itself.
    page: PageTexts {
        /// The language, as browsers name it.
        language,
        /// To the first section.
        skip,
        /// The list of sections.
        contents,
        /// Unfolds the data of a chart.
        data,
        /// What is not shown. `{n}`
        more,
        /// A blank name.
        blank,
        /// All groups together.
        all,
        /// Who made the page. `{version}`
        made,
        /// What a logo is, for those who do not see it.
        logo,
        /// The list that cannot be seen whole.
        scroll,
        /// One of them, as the heading of a column.
        source_type,
    }
    /// The answer.
    answer: AnswerTexts {
        /// Title of the report.
        title,
        /// Title of the report on a period. `{period}`
        title_of_period,
        /// What was scored. `{forecasts}` `{questions}` `{sources}` `{day}`
        scored,
        /// Nothing was. `{rows}` `{day}`
        nothing,
        /// The span of days. `{from}` `{to}`
        span,
        /// An open end of the span.
        open_end,
        /// Heading.
        heading,
        /// How to read the score.
        scale,
        /// One group. `{who}` `{verdict}` `{brier}` `{level}` `{interval}` `{skill}`
        sentence,
        /// One group without an interval. `{who}` `{verdict}` `{brier}` `{skill}`
        without_interval,
        /// Skill: better.
        better,
        /// Skill: not shown to be better.
        unclear,
        /// Skill: worse.
        worse,
        /// Skill cannot be said.
        no_skill,
        /// Nothing scored in a group. `{who}` `{statements}` `{checkable}` `{overdue}`
        unscored,
        /// Heading of who may be ranked and who may not.
        do_not_rank,
        /// Too few. `{names}` `{n}`
        too_few,
        /// One did better than another. `{better}` `{worse}`
        apart,
        /// No two can be told apart.
        none_apart,
        /// All others cannot.
        others_alike,
        /// All can.
        all_apart,
        /// Nothing was scored.
        nobody,
        /// Scores are of different questions.
        other_questions,
        /// Only one group.
        alone,
        /// Last of several names. `{names}` `{last}`
        and,
        /// More names than are listed. `{names}` `{n}`
        and_more,
    }
    /// A period against the one before.
    change: ChangeTexts {
        /// Heading. `{now}` `{before}`
        heading,
        /// How to read it. `{before}`
        text,
        /// Nothing was scored then. `{before}`
        nothing,
        /// Caption. `{now}` `{before}`
        caption,
        /// Column. `{period}`
        brier,
        /// Column. `{period}`
        interval,
        /// Column.
        change,
        /// Column. `{period}`
        questions,
    }
    /// Which is better.
    comparison: ComparisonTexts {
        /// Heading.
        heading,
        /// How to read it.
        text,
        /// The first scored worse. `{questions}` `{a}` `{b}` `{difference}` `{level}` `{interval}` `{finding}`
        worse,
        /// The first scored better. `{questions}` `{a}` `{b}` `{difference}` `{level}` `{interval}` `{finding}`
        better,
        /// Finding: a difference.
        differ,
        /// Finding: none that can be shown.
        no_evidence,
        /// Finding: none that can be shown, although this interval by itself leaves 0 out.
        by_chance,
        /// Finding: too little to tell.
        unsettled,
        /// Too few shared questions. `{a}` `{b}` `{questions}`
        too_few,
        /// None. `{a}` `{b}`
        not_comparable,
        /// Sets of groups that cannot be compared with one another. `{n}`
        components,
        /// Title of the chart.
        chart,
        /// Its description. `{n}`
        description,
        /// Its axis.
        axis,
        /// The line at 0.
        none,
        /// One less the other. `{a}` `{b}`
        minus,
        /// Tip. `{pair}` `{estimate}` `{questions}`
        tip,
        /// Caption of the pairs.
        caption_of_pairs,
        /// Column.
        one,
        /// Column.
        other,
        /// Column.
        shared,
        /// Column.
        difference,
        /// Column. `{level}`
        interval,
        /// Column.
        p_value,
        /// Column.
        p_adjusted,
        /// Column.
        finding,
        /// Caption of the groups.
        caption,
        /// Column.
        questions,
        /// Column.
        brier,
        /// Column.
        adjusted,
        /// Column.
        beside,
        /// Column.
        payoff,
        /// Column.
        ranks,
        /// How to read a column.
        adjusted_legend,
        /// How to read a column.
        beside_legend,
        /// How to read a column.
        payoff_legend,
        /// How to read a column.
        ranks_legend,
        /// Title of the page of a comparison alone.
        title,
        /// Column.
        set,
        /// Column.
        coverage,
        /// How to read it.
        coverage_legend,
        /// Column.
        bets,
        /// Column.
        bankroll,
        /// How to read it.
        bankroll_legend,
        /// Column.
        panel_mean,
        /// Column.
        panel_median,
        /// Column.
        panel_odds,
        /// How to read them.
        panel_legend,
        /// Column.
        believed,
        /// How to read it.
        believed_legend,
        /// Column.
        drawn,
        /// Column.
        in_both,
        /// Column.
        paired,
        /// How to read it.
        paired_legend,
        /// Column.
        resolved_brier,
        /// Column.
        resolved_yes,
        /// How to read them.
        resolved_legend,
        /// Column.
        waiting_brier,
        /// Column.
        waiting_yes,
        /// How to read them.
        waiting_legend,
        /// Heading of bets and panels.
        of_bets,
        /// Heading of sources.
        of_sources,
        /// Heading of periods.
        of_periods,
        /// Heading of the verdicts on periods.
        of_changes,
        /// Heading of the orders under other choices.
        of_choices,
        /// So many verdicts. `{n}`
        without_difference,
        /// So many verdicts. `{n}`
        without_questions,
        /// So many verdicts. `{n}`
        without_any,
        /// So many verdicts. `{n}`
        without_change,
        /// So many verdicts. `{n}`
        without_before,
        /// So many groups. `{n}`
        elsewhere,
        /// Sources that are not listed. `{sources}` `{n}`
        few_questions,
        /// Sources that are not listed. `{sources}`
        further_down,
        /// The order, if no choice changes it. `{names}`
        same_order,
        /// The order, and the choices that change it. `{names}` `{choices}`
        other_order,
    }
    /// Scores.
    scores: ScoreTexts {
        /// Heading.
        heading,
        /// How to read them. `{level}`
        text,
        /// Title of the chart.
        chart,
        /// Its description. `{n}` `{lowest}` `{highest}`
        description,
        /// A reference line.
        half,
        /// Tip. `{who}` `{estimate}` `{forecasts}` `{questions}`
        tip,
        /// Hollow dots. `{n}`
        hollow,
        /// Caption.
        caption,
        /// Column.
        forecasts,
        /// Column.
        questions,
        /// Column.
        sources,
        /// Column.
        base_rate,
        /// Column.
        mean,
        /// Column.
        brier,
        /// Column. `{level}`
        interval,
        /// Column.
        skill,
        /// Column.
        log,
        /// Column.
        auc,
        /// Column.
        verdict,
        /// How to read a column.
        skill_legend,
        /// How to read a column.
        log_legend,
        /// How to read a column.
        miscalibration_legend,
        /// How to read a column.
        discrimination_legend,
        /// How to read a column.
        auc_legend,
        /// Title of the page of scores alone.
        title,
        /// The score of all together. `{estimate}`
        brier_of_all,
        /// Heading of the verdicts.
        may_be_said,
        /// Groups that are only counted: those with a finding. `{n}`
        more_findings,
        /// Those without evidence of miscalibration. `{n}`
        none_found,
        /// Those that were not fully tested. `{n}`
        not_tested,
        /// Those with too few questions. `{n}`
        too_few,
        /// Heading of what became of the rows. `{n}`
        rows,
        /// The same if all were scored. `{n}`
        all_scored,
        /// Details of so many groups are elsewhere. `{n}`
        elsewhere,
    }
    /// Calibration.
    calibration: CalibrationTexts {
        /// Heading.
        heading,
        /// How to read the diagrams. `{level}`
        text,
        /// Title of a diagram. `{who}`
        chart,
        /// Its description. `{who}` `{forecasts}` `{bins}` `{verdict}`
        description,
        /// Axis.
        said,
        /// Axis.
        happened,
        /// The histogram.
        how_often,
        /// The diagonal.
        perfect,
        /// Tip of a bin. `{bin}` `{said}` `{happened}` `{interval}` `{forecasts}` `{questions}`
        tip,
        /// Caption. `{who}`
        caption,
        /// Column.
        bin,
        /// Column.
        mean,
        /// Column.
        observed,
        /// Column. `{level}`
        interval,
        /// Not all groups have a diagram. `{n}` `{all}`
        largest,
        /// Heading of the overlay.
        together,
        /// Title of the overlay.
        overlay,
        /// Its description. `{names}`
        overlay_description,
        /// Caption of its data.
        curve_caption,
        /// Column.
        from_to,
        /// Column.
        calibrated,
    }
    /// Discrimination.
    discrimination: DiscriminationTexts {
        /// Heading.
        heading,
        /// How to read the map.
        text,
        /// Title of the map.
        chart,
        /// Its description. `{n}`
        description,
        /// Axis.
        miscalibration,
        /// Axis.
        discrimination,
        /// The dashed lines.
        lines,
        /// Tip. `{who}` `{miscalibration}` `{discrimination}` `{brier}`
        tip,
        /// Caption.
        caption,
        /// Column.
        uncertainty,
    }
    /// Over time.
    over_time: OverTimeTexts {
        /// Heading.
        heading,
        /// How to read it. `{level}` `{n}`
        text,
        /// Title of a chart. `{who}`
        chart,
        /// Its description. `{who}` `{n}`
        description,
        /// Tip. `{quarter}` `{estimate}` `{questions}`
        tip,
        /// Caption. `{who}`
        caption,
        /// Column.
        quarter,
    }
    /// Words.
    words: WordTexts {
        /// Heading.
        heading,
        /// How to read it. `{lexicon}`
        text,
        /// Caption.
        caption,
        /// Column.
        forecasts,
        /// Column.
        envelope,
        /// Column.
        readers,
        /// Column.
        vagueness,
        /// Column.
        without_can,
        /// Caption of phrases. `{who}`
        phrases,
        /// Column.
        phrase,
        /// Column.
        taken_for,
        /// Caption of scores by other lexicons. `{who}`
        lexicons,
        /// Column.
        lexicon,
        /// Column.
        reads,
        /// How to read the column.
        reads_legend,
        /// Why there is no spread over readers. `{why}`
        without_readers,
        /// Where the numbers of readers are from. `{from}`
        readers_from,
        /// Behind an order that hangs on the lexicon.
        order_hint,
        /// Phrases and lexicons are elsewhere.
        elsewhere,
    }
    /// Best and worst calls.
    calls: CallTexts {
        /// Heading.
        heading,
        /// How they were chosen.
        text,
        /// Best. `{who}`
        best,
        /// Worst. `{who}`
        worst,
        /// What was said. `{source}` `{said}` `{day}`
        said,
        /// What was said in words. `{source}` `{phrase}` `{said}` `{day}`
        said_in_words,
        /// A question without a text. `{id}`
        question,
        /// It happened. `{question}` `{day}` `{brier}`
        happened,
        /// It did not. `{question}` `{day}` `{brier}`
        did_not,
        /// Where it was said. `{outlet}`
        outlet,
        /// Not all groups are listed. `{n}` `{all}`
        largest,
    }
    /// Open questions.
    open: OpenTexts {
        /// Heading.
        heading,
        /// What is open. `{overdue}` `{open}`
        text,
        /// Caption of overdue questions.
        overdue,
        /// Column.
        question,
        /// Column.
        deadline,
        /// Column.
        waiting,
        /// Caption of how much could be checked.
        checkable_caption,
        /// What the columns mean.
        checkable_legend,
        /// Column.
        statements,
        /// Column.
        unscorable,
        /// Column.
        pending,
        /// Column.
        overdue_column,
        /// Column.
        annulled,
        /// Column.
        scored,
        /// Column.
        if_yes,
        /// Column.
        if_no,
    }
    /// What was left out.
    left_out: LeftOutTexts {
        /// Heading.
        heading,
        /// That rows add up.
        text,
        /// Caption.
        caption,
        /// Column.
        fate,
        /// Column.
        rows,
        /// Total.
        total,
        /// Heading of notes.
        notes,
        /// Heading of problems.
        problems,
        /// A problem in one place. `{place}` `{message}` `{code}`
        problem,
        /// Several of them. `{n}` `{message}` `{code}` `{place}`
        several,
        /// A place. `{file}` `{line}`
        place,
        /// Column.
        places,
        /// Column.
        what_to_do,
        /// One more group than are named. `{n}`
        more_groups,
        /// More notes of the same kind. `{n}`
        more_like_it,
    }
    /// Methods.
    methods: MethodTexts {
        /// Heading.
        heading,
        /// What follows.
        text,
        /// Caption.
        caption,
        /// Column.
        name,
        /// Column.
        meaning,
        /// Column.
        reference,
    }
    /// The workbook.
    workbook: WorkbookTexts {
        /// Name of a sheet.
        summary,
        /// Name of a sheet.
        calibration,
        /// Name of a sheet.
        comparison,
        /// Name of a sheet.
        forecasts,
        /// Name of a sheet.
        problems,
        /// Name of a sheet.
        methods,
        /// One end of an interval.
        low,
        /// The other.
        high,
        /// Column of an end. `{what}` `{end}`
        end,
        /// Column for the whiskers of the charts.
        down,
        /// Column for the whiskers of the charts.
        up,
        /// Column.
        line,
        /// Column.
        status,
        /// Column.
        why,
        /// Column.
        said,
        /// Column.
        outcome,
        /// Column.
        weight,
        /// Outcome.
        yes,
        /// Outcome.
        no,
        /// Outcome.
        annulled,
        /// Heading of a column of the input whose name is taken. `{name}`
        input,
        /// The sheet does not hold all rows. `{n}`
        cut,
        /// Column.
        code,
        /// Column.
        severity,
        /// Column.
        times,
        /// Column.
        column,
        /// Column.
        value,
        /// Column.
        message,
        /// Column.
        help,
        /// No problems.
        no_problems,
    }
    /// How to reproduce it.
    reproduce: ReproduceTexts {
        /// Heading.
        heading,
        /// That the same gives the same. `{version}`
        text,
        /// Caption.
        options,
        /// Column.
        option,
        /// Column.
        value,
        /// Caption.
        inputs,
        /// Column.
        file,
        /// Column.
        rows,
        /// Column.
        bytes,
        /// Column.
        hash,
        /// An option that was not given.
        none,
    }
}

impl Texts {
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
