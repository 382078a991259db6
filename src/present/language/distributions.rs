//! The words on forecasts over several answers, numbers and days: what each text is, and which places it has.

texts! {
    /// Several answers, numbers, days.
    DistributionTexts {
        /// Heading.
        answers,
        /// How to read the scores.
        answers_text,
        /// Heading.
        numbers,
        /// How to read the scores.
        numbers_text,
        /// Heading.
        days,
        /// How to read the scores.
        days_text,
        /// Column.
        rps,
        /// Column of scores where some answers have an order and others none.
        brier_or_rps,
        /// Column.
        wis,
        /// Column. `{unit}`
        wis_in,
        /// Column.
        dispersion,
        /// Column.
        underprediction,
        /// Column.
        overprediction,
        /// Column.
        wis_share,
        /// Column.
        adjusted_share,
        /// Column.
        relative,
        /// How to read a column.
        relative_legend,
        /// Heading.
        coverage,
        /// Column.
        level,
        /// Column.
        covered,
        /// Column.
        at_or_below,
        /// Caption of the calibration of answers.
        answer_bins,
        /// Caption of the calibration of days.
        day_bins,
        /// Title of a diagram.
        chart_of_answers,
        /// Title of a diagram.
        chart_of_days,
        /// Title of a diagram.
        chart_of_quantiles,
        /// Title of a diagram.
        chart_of_intervals,
        /// What a diagram shows, in words.
        chart_description,
    }
}
