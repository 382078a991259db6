//! The words on Murphy diagrams: what each text is, and which places it has.

texts! {
    /// Every proper score at once.
    DiagramTexts {
        /// Heading.
        heading,
        /// How to read it.
        text,
        /// Title of the chart.
        chart,
        /// Its description. `{names}`
        description,
        /// Axis.
        threshold,
        /// Axis.
        score,
        /// Caption of the data.
        caption,
        /// One is nowhere worse. `{questions}` `{better}` `{worse}` `{chance}`
        dominates,
        /// Each is better somewhere. `{questions}` `{a}` `{b}` `{at_a}` `{at_b}` `{chance}`
        crosses,
        /// No difference anywhere. `{questions}` `{a}` `{b}`
        alike,
        /// Where the difference is more than chance explains. `{level}` `{at}`
        beyond,
        /// Nowhere. `{level}`
        nowhere,
        /// Behind a list that is not complete.
        and_others,
    }
}
