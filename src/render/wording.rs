//! What words do to the scores, in sentences and tables that the terminal and Markdown share.

use super::number::{confidence, count, counted, decimal, interval, percent, percent_interval, score};
use super::table::{Column, Table};
use crate::report::{Group, InWords, Report, UnderLexicon};

/// How much hangs on what a group's words are taken to mean.
pub(super) fn sentences(group: &Group, words: &InWords) -> Vec<String> {
    let verbal = &words.verbal;
    let all = if verbal.forecasts == group.forecasts {
        match group.forecasts {
            1 => "the only forecast is in words".to_owned(),
            forecasts => format!("all {} forecasts are in words", count(forecasts)),
        }
    } else {
        let are = if verbal.forecasts == 1 { "is" } else { "are" };
        format!("{} of {} {are} in words", count(verbal.forecasts), counted(group.forecasts, "forecast"))
    };
    let mut told =
        vec![format!("{all}, read by the lexicon {}: Brier score {}.", verbal.lexicon, score(group.brier.value))];
    if let Some(envelope) = verbal.brier_envelope {
        told.push(format!(
            "Over all that the lexicon allows, each phrase always read alike: {}.",
            range(envelope.low, envelope.high)
        ));
    }
    match (&verbal.readers, &words.readers_from, &verbal.readers_missing) {
        (Some(readers), Some(from), _) => {
            let cost = verbal
                .vagueness_cost
                .map_or_else(String::new, |cost| format!(", of which vagueness costs {}", decimal(cost, 3)));
            told.push(format!(
                "Of {from}, 90% find {}; the mean is {}{cost}.",
                range(readers.p05, readers.p95),
                decimal(readers.mean, 3)
            ));
        }
        (.., Some(why)) => told.push(format!("No spread over readers: {why}.")),
        _ => {}
    }
    if verbal.modal_only > 0 {
        let (say, them) = if verbal.modal_only == 1 { ("says", "it") } else { ("say", "them") };
        let without = verbal.brier_without_modal_only;
        let rest = without.map_or_else(
            || format!("without {them} nothing is left to score"),
            |without| format!("without {them} the Brier score is {}", decimal(without, 3)),
        );
        told.push(format!("{} {say} no more than that it can happen: {rest}.", count(verbal.modal_only)));
    }
    told
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
