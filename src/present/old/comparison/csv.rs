use ::csv::Result;

use crate::model::GroupKey;
use crate::present::old::csv::{number_cell, optional_text, sheet, text_cell};
use crate::report::Comparison;
use crate::uncertainty::Estimate;

/// Names and cells of a row; the names follow the JSON, with `_` for `.`.
#[derive(Default)]
struct Cells(Vec<(String, String)>);

impl Cells {
    fn text(&mut self, name: &str, text: &str) {
        self.0.push((name.to_owned(), text_cell(text)));
    }

    fn number(&mut self, name: &str, number: Option<f64>) {
        self.0.push((name.to_owned(), number_cell(number)));
    }

    fn count(&mut self, name: &str, count: Option<u64>) {
        self.0.push((name.to_owned(), count.map_or_else(String::new, |count| count.to_string())));
    }

    fn estimate(&mut self, name: &str, estimate: &Estimate) {
        self.number(name, estimate.value);
        self.number(&format!("{name}_low"), estimate.low);
        self.number(&format!("{name}_high"), estimate.high);
    }

    /// A group's values, each column under its own name behind a prefix.
    fn key(&mut self, prefix: &str, by: &[String], key: Option<&GroupKey>) {
        for column in by {
            let value = key.and_then(|key| key.0.iter().find(|(name, _)| name == column));
            self.0
                .push((text_cell(&format!("{prefix}{column}")), optional_text(value.map(|(_, value)| value.as_str()))));
        }
    }
}

/// Key columns come first; one that has the name of a later column gets `by_` in front.
fn table(rows: impl Iterator<Item = Cells>, keys: usize, empty: Cells) -> Result<Vec<u8>> {
    let mut header: Vec<String> = empty.0.into_iter().map(|(name, _)| name).collect();
    let (own, others) = header.split_at_mut(keys);
    for name in own.iter_mut().filter(|name| others.contains(name)) {
        *name = format!("by_{name}");
    }
    sheet(&header, rows.map(|row| row.0.into_iter().map(|(_, cell)| cell).collect()))
}

/// One row for each group.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn comparison_csv(comparison: &Comparison) -> Result<Vec<u8>> {
    let by = &comparison.settings.by;
    let row = |group: &crate::report::comparison::ComparedGroup| {
        let mut row = Cells::default();
        row.key("", by, Some(&group.key));
        row.count("forecasts", Some(group.forecasts));
        row.count("questions", Some(group.questions));
        row.count("sources", Some(group.sources));
        row.estimate("brier", &group.brier);
        row.estimate("adjusted_brier", &group.adjusted_brier);
        row.count("component", group.component.map(u64::from));
        row.count("linked_questions", Some(group.linked_questions));
        row.estimate("relative_brier", &group.relative_brier);
        row.number("coverage", group.coverage);
        row.estimate("log_payoff", &group.log_payoff);
        row.number("bankroll", group.bankroll);
        row.count("staked", Some(group.staked));
        row.count("without_consensus", Some(group.without_consensus));
        row.number("panel_mean", group.panel.mean);
        row.number("panel_median", group.panel.median);
        row.number("panel_geometric_mean_odds", group.panel.geometric_mean_odds);
        row.count("rank_best", group.rank.map(|rank| rank.best.into()));
        row.count("rank_worst", group.rank.map(|rank| rank.worst.into()));
        let shrunk = group.shrunk.as_ref();
        row.text("shrunk_source_type", shrunk.map_or("", |shrunk| &shrunk.source_type));
        row.estimate("shrunk_brier", &shrunk.map_or_else(Estimate::default, |shrunk| shrunk.brier));
        row.number("shrunk_by", shrunk.map(|shrunk| shrunk.by));
        row.number("shrunk_type_mean", shrunk.map(|shrunk| shrunk.type_mean));
        row
    };
    let empty = row(&crate::report::comparison::ComparedGroup::default());
    table(comparison.groups.iter().map(row), by.len(), empty)
}

/// One row for each pair of groups.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn pairs_csv(comparison: &Comparison) -> Result<Vec<u8>> {
    let by = &comparison.settings.by;
    let row = |pair: Option<&crate::report::comparison::ComparedPair>| {
        let mut row = Cells::default();
        row.key("a_", by, pair.map(|pair| &pair.a));
        row.key("b_", by, pair.map(|pair| &pair.b));
        row.count("questions", pair.map(|pair| pair.questions));
        row.estimate("difference", &pair.map_or_else(Estimate::default, |pair| pair.difference));
        row.number("p_value", pair.and_then(|pair| pair.p_value));
        row.number("p_adjusted", pair.and_then(|pair| pair.p_adjusted));
        row.number("confidence_sequence_low", pair.and_then(|pair| pair.confidence_sequence.low));
        row.number("confidence_sequence_high", pair.and_then(|pair| pair.confidence_sequence.high));
        row.number("e_value", pair.and_then(|pair| pair.e_value));
        row.text("verdict", pair.map_or("", |pair| pair.verdict.code));
        row.text("verdict_text", pair.map_or("", |pair| &pair.verdict.text));
        row
    };
    table(comparison.pairs.iter().map(|pair| row(Some(pair))), 2 * by.len(), row(None))
}

/// One row for each choice, component and rank.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn robustness_csv(comparison: &Comparison) -> Result<Vec<u8>> {
    let by = &comparison.settings.by;
    let row = |choice: &str, component: u32, rank: usize, key: Option<&GroupKey>, same: bool| {
        let mut row = Cells::default();
        row.key("", by, key);
        row.text("choice", choice);
        row.count("component", Some(component.into()));
        row.count("place", Some(rank as u64 + 1));
        row.text("same_order", if same { "yes" } else { "no" });
        row
    };
    let main = comparison.order.iter().map(|order| ("main", order.component, &order.order, true));
    let others = comparison.robustness.iter().map(|c| (c.choice.as_str(), c.component, &c.order, c.same_order));
    let rows = main.chain(others).flat_map(|(choice, component, order, same)| {
        order.iter().enumerate().map(move |(rank, key)| row(choice, component, rank, Some(key), same))
    });
    table(rows, by.len(), row("", 0, 0, None, true))
}

/// One row for each group and period.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn periods_csv(comparison: &Comparison) -> Result<Vec<u8>> {
    let by = &comparison.settings.by;
    let row = |period: Option<&crate::report::comparison::Period>| {
        let mut row = Cells::default();
        row.key("", by, period.map(|period| &period.key));
        row.key("previous_", by, period.and_then(|period| period.previous.as_ref()));
        row.count("questions", period.map(|period| period.questions));
        let estimate =
            |of: fn(&crate::report::comparison::Period) -> Estimate| period.map_or_else(Estimate::default, of);
        row.estimate("brier", &estimate(|period| period.brier));
        row.estimate("change", &estimate(|period| period.change));
        row.count("paired_sources", period.map(|period| period.paired_sources));
        row.estimate("paired_change", &estimate(|period| period.paired_change));
        row.number("p_value", period.and_then(|period| period.p_value));
        row.number("p_adjusted", period.and_then(|period| period.p_adjusted));
        let sides = [
            ("as_resolved", period.map(|period| period.as_resolved)),
            ("waiting", period.map(|period| period.waiting)),
        ];
        for (name, side) in sides {
            row.count(&format!("{name}_questions"), side.map(|side| side.questions));
            row.number(&format!("{name}_base_rate"), side.and_then(|side| side.base_rate));
            row.number(&format!("{name}_brier"), side.and_then(|side| side.brier));
        }
        row.text("verdict", period.map_or("", |period| period.verdict.code));
        row.text("verdict_text", period.map_or("", |period| &period.verdict.text));
        row
    };
    table(comparison.periods.iter().flatten().map(|period| row(Some(period))), by.len(), row(None))
}
