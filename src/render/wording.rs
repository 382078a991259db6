//! What words do to the scores, in sentences and tables that the terminal and Markdown share.

use super::number::{MISSING, confidence, count, decimal, interval, percent, percent_interval, score};
use super::table::{Column, Table};
use super::words;
use crate::report::{Group, InWords, Report, UnderLexicon};

/// How much hangs on what the groups' words are taken to mean.
pub(super) fn groups_table(report: &Report) -> Table {
    let mut table = Table::new(vec![
        Column::left(words::grouped_by(report)),
        Column::right("in\nwords"),
        Column::right("Brier\nscore"),
        Column::right("over all\nmeanings"),
        Column::right("90% of\nreaders"),
        Column::right("cost of\nvagueness"),
        Column::right("without\n\"can\""),
    ]);
    let total = Some(&report.overall).filter(|_| !report.groups.is_empty());
    let total = total.and_then(|group| Some((group, group.words.as_ref()?)));
    for (group, in_words) in speaking(report).chain(total) {
        let verbal = &in_words.verbal;
        let or_missing = |text: Option<String>| text.unwrap_or_else(|| MISSING.to_owned());
        table.push(vec![
            words::label(group),
            count(verbal.forecasts),
            score(group.brier.value),
            or_missing(verbal.brier_envelope.map(|envelope| range(envelope.low, envelope.high))),
            or_missing(verbal.readers.map(|readers| range(readers.p05, readers.p95))),
            score(verbal.vagueness_cost),
            score(verbal.brier_without_modal_only),
        ]);
    }
    table
}

/// What the columns of [`groups_table`] are.
pub(super) fn legend(report: &Report) -> String {
    let mut told = vec![
        "In words: forecasts in words, scored as the point of the lexicon. Over all meanings: the Brier score when each \
         phrase is read as anything in its range, always alike."
            .to_owned(),
    ];
    let from = speaking(report).find_map(|(_, words)| words.readers_from.as_deref());
    if let Some(from) = from {
        told.push(format!("Readers: {from}; what their differences cost on average is the cost of vagueness."));
    }
    told.push("Without \"can\": without forecasts that say no more than that it can, may or might happen.".to_owned());
    told.join(" ")
}

/// Why groups have no spread over readers, each reason with the groups that it is about.
pub(super) fn without_readers(report: &Report) -> Vec<String> {
    let reasons = speaking(report).filter_map(|(group, words)| Some((group, words.verbal.readers_missing.as_ref()?)));
    reasons.map(|(group, why)| format!("{}: no spread over readers, for {why}.", words::label(group))).collect()
}

fn range(low: f64, high: f64) -> String {
    format!("{}–{}", decimal(low, 3), decimal(high, 3))
}

/// Calibration with the phrase as the bin.
pub(super) fn phrases_table(words: &InWords, level: f64) -> Table {
    let mut table = Table::new(vec![
        Column::left("phrase"),
        Column::right("taken for"),
        Column::right("forecasts"),
        Column::right("questions"),
        Column::right("happened"),
        Column::right(format!("{}\ninterval", confidence(level))),
    ]);
    for bin in &words.phrases {
        table.push(vec![
            bin.phrase.clone(),
            percent(bin.point),
            count(bin.forecasts),
            count(bin.questions),
            percent(bin.observed),
            percent_interval(bin.low, bin.high),
        ]);
    }
    table
}

/// The group's score and verdict by each lexicon, the chosen one first.
pub(super) fn lexicons_table(group: &Group, words: &InWords, level: f64) -> Table {
    let mut table = Table::new(vec![
        Column::left("lexicon"),
        Column::right("reads"),
        Column::right("Brier\nscore"),
        Column::right(format!("{}\ninterval", confidence(level))),
        Column::left("verdict"),
    ]);
    let chosen = UnderLexicon {
        lexicon: words.verbal.lexicon.clone(),
        forecasts: words.verbal.forecasts,
        brier: group.brier,
        verdict: group.verdict.clone(),
    };
    for under in std::iter::once(&chosen).chain(&words.lexicons) {
        table.push(vec![
            under.lexicon.clone(),
            count(under.forecasts),
            score(under.brier.value),
            interval(&under.brier).unwrap_or_default(),
            under.verdict.code.replace('-', " "),
        ]);
    }
    table
}

/// What the numbers of [`lexicons_table`] are.
pub(super) const BY_OTHERS: &str = "Reads: how many of the forecasts in words the lexicon knows; the others are read by \
                                    the first one here.";

/// Whether the order of the groups hangs on the lexicon.
pub(super) fn order(report: &Report) -> Option<String> {
    let order = report.order_by_lexicon.as_ref()?;
    let hint = "Scores alone make no order: their intervals say whether there is one.";
    Some(if order.flips { format!("{} {hint}", order.text) } else { order.text.clone() })
}

/// The groups with forecasts in words; all together if there are no groups.
pub(super) fn speaking(report: &Report) -> impl Iterator<Item = (&Group, &InWords)> {
    let alone = std::iter::once(&report.overall).filter(|_| report.groups.is_empty());
    report.groups.iter().chain(alone).filter_map(|group| Some((group, group.words.as_ref()?)))
}
