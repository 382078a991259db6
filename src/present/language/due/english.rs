//! Words on questions to be resolved.

use super::texts::DueTexts;

pub(super) const DUE: DueTexts = DueTexts {
    title: "Questions to be resolved",
    headline: "{questions} to be resolved, as of {day}; {overdue} of them overdue.",
    none: "Nothing is to be resolved, as of {day}.",
    rejected: "{n} rows cannot be read and are not among the forecasts; trackrecord check says why.",
    question: "question",
    deadline: "deadline",
    left: "time left",
    sources: "sources",
    forecasts: "forecasts",
    last_forecast: "last forecast",
    mean_forecast: "mean said",
    mean_legend: "Mean said: the mean of what each source said last.",
    link: "link",
    overdue: "overdue by {n}",
    ahead: "{n}",
    day: "1 day",
    days: "{n} days",
    today: "today",
    no_deadline: "no deadline",
    subject: "Resolve: {question}",
    said: "{forecasts} by {sources}.",
    mean: "On average it was last said to be {mean} likely.",
};
