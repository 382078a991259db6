//! What each text is, and which places it has.

texts! {
    /// Questions to be resolved.
    DueTexts {
        /// Title.
        title,
        /// How many there are. `{questions}` `{overdue}` `{day}`
        headline,
        /// There are none. `{day}`
        none,
        /// Some rows were not read. `{n}`
        rejected,
        /// Column.
        question,
        /// Column.
        deadline,
        /// Column.
        left,
        /// Column.
        sources,
        /// Column.
        forecasts,
        /// Column.
        last_forecast,
        /// Column.
        mean_forecast,
        /// How that is made.
        mean_legend,
        /// Column.
        link,
        /// The deadline has passed. `{n}`
        overdue,
        /// It lies ahead. `{n}`
        ahead,
        /// A day.
        day,
        /// Days. `{n}`
        days,
        /// It is the day of the run.
        today,
        /// The question has none.
        no_deadline,
        /// Subject of an entry in a calendar. `{question}`
        subject,
        /// Its text. `{sources}` `{forecasts}`
        said,
        /// Likewise. `{mean}`
        mean,
    }
}
