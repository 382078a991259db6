use clap::ValueEnum;

/// Form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// For people.
    Table,
    /// For programs: every number.
    Json,
    /// One row per group.
    Csv,
    /// For documents.
    Markdown,
}

/// Form of the output of `check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people.
    Table,
    /// For programs: everything in one document.
    Json,
    /// For programs: one finding a line.
    Jsonl,
    /// One row per finding.
    Csv,
    /// For documents.
    Markdown,
}

/// Form of the output of `due`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DueFormat {
    /// For people.
    Table,
    /// For programs.
    Json,
    /// One row per question.
    Csv,
    /// For documents.
    Markdown,
    /// iCalendar, for calendars: the deadlines as days.
    Ics,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
