//! The words on scores: what each text is, and which places it has.

texts! {
    /// The page itself.
    PageTexts {
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
    AnswerTexts {
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
        /// Nothing scored in a group. `{who}` `{statements}` `{checkable}` `{overdue}`
        unscored,
        /// No forecast of yes and no in the log.
        no_yes_and_no,
        /// A group's score on another kind of question. `{who}` `{score}` `{estimate}` `{forecasts}` `{questions}`
        of_kind,
        /// Heading of who may be ranked and who may not.
        do_not_rank,
        /// Too few. `{names}` `{n}`
        too_few,
        /// One did better than another. `{better}` `{worse}`
        apart,
        /// No two can be told apart.
        none_apart,
        /// No two share enough questions.
        few_shared,
        /// No two share any.
        none_shared,
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
    /// The scorecard: one line for each group.
    ScorecardTexts {
        /// Caption.
        caption,
        /// Column.
        verdict,
        /// Column.
        evidence,
        /// Column: what was said on average, and what happened.
        said,
        /// Column. `{before}`
        change,
        /// Column: the score of the period before. `{before}`
        before,
        /// The change may be chance.
        chance,
        /// Column.
        ranks,
        /// How to read it. `{level}`
        legend,
        /// How to read changes.
        legend_of_changes,
        /// Title of a small curve. `{who}`
        curve,
        /// What lies above the diagonal.
        above,
        /// What lies below it.
        below,
    }
    /// A period against the one before.
    ChangeTexts {
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
    /// Scores.
    ScoreTexts {
        /// Heading.
        heading,
        /// How to read the dots. `{level}`
        text,
        /// Whose is better.
        whose,
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
        /// How many questions of equal weight would tell as much.
        effective,
        /// How to read a column.
        effective_legend,
        /// {brier} where there are too few questions for an interval.
        brier_of_few,
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
    /// What fits one screen, and what else there is.
    BriefTexts {
        /// What else there is, and how to see it. `{more}`
        more,
        /// Forecasts against what happened.
        calibration,
        /// What became of the rows.
        rows,
        /// What hangs on the meaning of words.
        words,
        /// Groups beside each other.
        pairs,
        /// Whether the order hangs on choices.
        orders,
        /// Bets and panels.
        bets,
    }
    /// Calibration.
    CalibrationTexts {
        /// Heading.
        heading,
        /// How to read the diagrams. `{level}`
        text,
        /// Title of a chart. `{who}` `{shows}`
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
        /// Not all groups have a diagram. `{n}` `{all}`
        largest,
        /// Heading of what has too few questions for a curve. `{n}`
        few,
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
    DiscriminationTexts {
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
    OverTimeTexts {
        /// Heading.
        heading,
        /// How to read it. `{level}`
        text,
        /// Title of a chart. `{who}` `{from}` `{first}` `{to}` `{last}`
        chart,
        /// Its description. `{who}` `{n}`
        description,
        /// Tip. `{quarter}` `{estimate}` `{questions}` `{year}`
        tip,
        /// Caption. `{who}`
        caption,
        /// Column.
        quarter,
        /// Column: over the year that ends with the quarter.
        year,
        /// Column: its interval.
        interval,
    }
    /// The sources of each group.
    SourcesOfTypesTexts {
        /// Heading.
        heading,
        /// How to read it. `{n}` `{diagrams}`
        text,
        /// Caption. `{who}`
        caption,
        /// Says that not all are listed. `{n}` `{all}`
        largest,
        /// Leads to what there is of one source. `{who}`
        page,
        /// Column.
        source,
    }
    /// Words.
    WordTexts {
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
}
