//! The words on comparisons, on rows and on the report itself: what each text is, and which places it has.

texts! {
    /// Which is better.
    ComparisonTexts {
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
        /// Finding: a difference, and one of the types. `{interval}`
        differ_such,
        /// Finding: a difference of the sources in the log, that of their types being open. `{interval}`
        differ_these,
        /// Finding: a difference of the sources in the log, with too few of them to speak of their types.
        differ_few,
        /// The same difference on every question. `{questions}` `{a}` `{b}` `{difference}`
        unvarying,
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
        /// All shared questions happened. `{a}` `{b}` `{questions}`
        all_yes,
        /// None did. `{a}` `{b}` `{questions}`
        all_no,
        /// So many more questions would settle it. `{n}`
        more_questions,
        /// No number would.
        never_settled,
        /// Worse than in the period before. `{who}` `{now}` `{then}` `{difference}` `{among}` `{interval}` `{finding}`
        change_worse,
        /// Better. `{who}` `{now}` `{then}` `{difference}` `{among}` `{interval}` `{finding}`
        change_better,
        /// The interval of a change, in brackets. `{level}` `{interval}`
        change_interval,
        /// Of whose forecasts: those of sources in both periods. `{sources}`
        of_sources_in_both,
        /// Of whose: everyone's.
        of_all_forecasts,
        /// Finding: no change that can be shown.
        no_change,
        /// Finding: none that can be shown, although this interval by itself leaves 0 out.
        change_by_chance,
        /// Too few questions in one of the periods. `{who}` `{now}` `{then}` `{before}` `{after}` `{n}`
        change_untested,
        /// Sets of groups that cannot be compared with one another. `{n}`
        components,
        /// Title of the chart: nobody differs.
        none_apart,
        /// Title of the chart. `{better}` `{worse}`
        one_apart,
        /// Title of the chart. `{better}` `{worse}` `{n}`
        more_apart,
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
        /// What speaks against the order. `{better}` `{worse}`
        against_order,
    }
    /// Best and worst calls.
    CallTexts {
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
        /// What all others said. `{crowd}`
        crowd,
        /// A question without a text. `{id}`
        question,
        /// It happened. `{question}` `{day}` `{brier}`
        happened,
        /// It did not. `{question}` `{day}` `{brier}`
        did_not,
        /// It was resolved in part. `{question}` `{share}` `{day}` `{brier}`
        in_part,
        /// Where it was said. `{outlet}`
        outlet,
        /// Not all groups are listed. `{n}` `{all}`
        largest,
    }
    /// Open questions.
    OpenTexts {
        /// Heading.
        heading,
        /// What is open. `{overdue}` `{open}`
        text,
        /// Caption of what is overdue or due soon. `{n}`
        watch,
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
    LeftOutTexts {
        /// Heading.
        heading,
        /// That rows add up.
        text,
        /// Caption.
        caption,
        /// Column.
        status,
        /// Column.
        rows,
        /// Total.
        total,
        /// Heading of notes.
        notes,
        /// Heading of problems.
        problems,
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
    MethodTexts {
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
    WorkbookTexts {
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
        /// Name of a sheet.
        change,
        /// Name of a sheet.
        trend,
        /// Name of a sheet.
        overdue,
        /// Name of a sheet.
        words,
        /// Name of a sheet.
        calls,
        /// Column.
        resolved,
        /// Column.
        group,
        /// Column.
        source,
        /// Column: what tells a question apart.
        id,
        /// Column.
        question,
        /// Column.
        deadline,
        /// Column.
        waiting,
        /// Column: among the best or among the worst.
        kind,
        /// One of the best.
        best,
        /// One of the worst.
        worst,
        /// Column.
        quote,
        /// Column.
        made,
        /// Column: the score over a year.
        over_a_year,
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
    ReproduceTexts {
        /// Heading.
        heading,
        /// That the same gives the same. `{version}`
        text,
        /// Column.
        command,
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
    }
}
