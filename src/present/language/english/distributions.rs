//! Words on forecasts over several answers, numbers and days.

use crate::present::language::distributions::DistributionTexts;

pub(super) const DISTRIBUTIONS: DistributionTexts = DistributionTexts {
    answers: "Questions with several answers",
    answers_text: "The Brier score over all answers of a question: 0 is perfect, 1 is certainty in a wrong answer. Where the answers \
                   have an order, the ranked probability score also tells near from far: it is the mean Brier score of \"at most this \
                   answer\". Neither is mixed with the scores of questions of yes and no.",
    numbers: "Numbers",
    numbers_text: "The weighted interval score is in the unit of the numbers, lower is better: what the width of the intervals costs, \
                   and what it costs that the number lay above or below them. Numbers in different units are not averaged; the \
                   relative score compares groups on the questions that they share.",
    days: "Days",
    days_text: "The mean Brier score of \"until this day\" over the days that were asked for: 0 is perfect, 1 is worst.",
    rps: "ranked probability score",
    brier_or_rps: "Brier score (ranked, where answers have an order)",
    wis: "weighted interval score",
    wis_in: "weighted interval score ({unit})",
    dispersion: "width",
    underprediction: "too low",
    overprediction: "too high",
    wis_share: "share of the interval scores",
    adjusted_share: "adjusted share",
    relative: "relative score",
    relative_legend: "relative score: ratio of the weighted interval score to that of the other groups on common questions; below 1 is \
                      better",
    coverage: "How often numbers lay in their intervals",
    level: "should",
    covered: "did (intervals)",
    at_or_below: "did (quantiles)",
    answer_bins: "Calibration: each answer as a statement",
    day_bins: "Calibration: each day as a statement",
    chart_of_answers: "Answers: {who}",
    chart_of_days: "Days: {who}",
    chart_of_quantiles: "Quantiles: {who}",
    chart_of_intervals: "Intervals: {who}",
    chart_description: "{title}. What should have happened so often against how often it did: {points}.",
};
