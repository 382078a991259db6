use super::label;
use super::words::shown_sources;
use crate::present::number::{MISSING, confidence, count, decimal, interval, percent, percent_or_missing, score};
use crate::present::write::terminal::grid::{Column, Table};
use crate::report::Comparison;
use crate::report::comparison::{ComparedGroup, Period, Rank, Shrunk, Side};
use crate::uncertainty::Estimate;

/// Headers and cells are in one line, or in two where room is short.
fn stacked(one_line: bool, above: &str, below: &str) -> String {
    match (one_line, above.is_empty(), below.is_empty()) {
        (_, true, _) => below.to_owned(),
        (_, _, true) => above.to_owned(),
        (true, ..) => format!("{above} ({below})"),
        (false, ..) => format!("{above}\n{below}"),
    }
}

fn estimate(one_line: bool, estimate: &Estimate) -> String {
    stacked(one_line, &score(estimate.value), &interval(estimate).unwrap_or_default())
}

fn rank(rank: Option<Rank>) -> String {
    rank.map_or_else(
        || MISSING.to_owned(),
        |Rank { best, worst }| if best == worst { best.to_string() } else { format!("{best}–{worst}") },
    )
}

fn by(comparison: &Comparison) -> String {
    comparison.settings.by.join(", ")
}

/// Each group: its score, the score adjusted for difficulty, how it did beside the crowd, its ranks.
pub(in crate::present::old) fn groups_table(comparison: &Comparison, one_line: bool) -> Table {
    let level = confidence(comparison.settings.confidence);
    let several = comparison.components > 1;
    let header = |name: &str| stacked(false, name, &format!("{level} interval"));
    let mut columns = vec![Column::left(by(comparison))];
    if one_line {
        columns.extend([Column::right("forecasts"), Column::right("questions")]);
    } else {
        columns.push(Column::right("forecasts\nquestions"));
    }
    columns.extend([
        Column::right(header("Brier score")),
        Column::right(header("adjusted for\ndifficulty")),
        Column::right(header("beside\nthe crowd")),
    ]);
    if several {
        columns.push(Column::right("set"));
    }
    columns.push(Column::right("ranks"));
    let mut table = Table::new(columns);
    for group in &comparison.groups {
        let mut cells = vec![label(&group.key)];
        if one_line {
            cells.extend([count(group.forecasts), count(group.questions)]);
        } else {
            cells.push(format!("{}\n{}", count(group.forecasts), count(group.questions)));
        }
        let numbers = [&group.brier, &group.adjusted_brier, &group.relative_brier];
        cells.extend(numbers.map(|number| estimate(one_line, number)));
        if several {
            cells.push(group.component.map_or_else(|| MISSING.to_owned(), |number| number.to_string()));
        }
        cells.push(rank(group.rank));
        table.push(cells);
    }
    table
}

/// Each group against the consensus of the others, and its own panel.
pub(in crate::present::old) fn bets_table(comparison: &Comparison, one_line: bool) -> Table {
    let level = confidence(comparison.settings.confidence);
    let mut columns = vec![Column::left(by(comparison))];
    if one_line {
        columns.extend([Column::right("coverage"), Column::right("bets")]);
    } else {
        columns.push(Column::right("coverage\nbets"));
    }
    columns.extend([
        Column::right(format!("log payoff\n{level} interval")),
        Column::right("bankroll"),
        Column::right("panel:\nmean"),
        Column::right("panel:\nmedian"),
        Column::right("panel:\nodds"),
    ]);
    let mut table = Table::new(columns);
    for group in &comparison.groups {
        let mut cells = vec![label(&group.key)];
        let (coverage, bets) = (percent_or_missing(group.coverage), count(group.staked));
        if one_line {
            cells.extend([coverage, bets]);
        } else {
            cells.push(format!("{coverage}\n{bets}"));
        }
        let panel = [group.panel.mean, group.panel.median, group.panel.geometric_mean_odds];
        cells.extend([estimate(one_line, &group.log_payoff), bankroll(group)]);
        cells.extend(panel.map(score));
        table.push(cells);
    }
    table
}

/// Cents are as small, and thousands as large, as anyone wants to know.
fn bankroll(group: &ComparedGroup) -> String {
    match group.bankroll {
        None => MISSING.to_owned(),
        Some(value) if value < 0.005 => "<0.01".to_owned(),
        Some(value) if value > 9999.5 => ">9,999".to_owned(),
        Some(value) => decimal(value, if value < 10.0 { 2 } else { 0 }),
    }
}

/// Sources with enough questions, best first as they are believed; `None` if none was drawn towards its type.
pub(in crate::present::old) fn sources_table(comparison: &Comparison, one_line: bool) -> Option<Table> {
    let level = confidence(comparison.settings.confidence);
    let shown = shown_sources(comparison)?;
    let mut table = Table::new(vec![
        Column::left(if one_line { "source" } else { "source\nsource type" }),
        Column::right("questions"),
        Column::right(format!("adjusted\n{level} interval")),
        Column::right("drawn to\nthe type"),
        Column::right(format!("as believed\n{level} interval")),
        Column::right("ranks"),
    ]);
    for (group, shrunk) in shown {
        let Shrunk { brier, by, source_type, .. } = shrunk;
        let name = label(&group.key);
        let name = if one_line { format!("{name} ({source_type})") } else { format!("{name}\n{source_type}") };
        table.push(vec![
            name,
            count(group.questions),
            estimate(one_line, &group.adjusted_brier),
            percent(*by),
            estimate(one_line, brier),
            rank(group.rank),
        ]);
    }
    Some(table)
}

/// Each period beside the one before.
pub(in crate::present::old) fn periods_table(comparison: &Comparison, one_line: bool) -> Option<Table> {
    let periods = comparison.periods.as_ref()?;
    let level = confidence(comparison.settings.confidence);
    let differs = periods.iter().any(|period| period.as_resolved != period.waiting);
    let mut columns = vec![Column::left(by(comparison))];
    if one_line {
        columns.extend([Column::right("questions"), Column::right("sources\nin both")]);
    } else {
        columns.push(Column::right("questions\nin both"));
    }
    columns.extend([
        Column::right(format!("Brier score\n{level} interval")),
        Column::right(format!("change, paired\n{level} interval")),
    ]);
    if differs {
        columns.extend([Column::right("resolved:\nBrier, yes"), Column::right("waiting:\nBrier, yes")]);
    }
    let mut table = Table::new(columns);
    for period in periods {
        let both = if period.previous.is_some() { count(period.paired_sources) } else { MISSING.to_owned() };
        let mut cells = vec![label(&period.key)];
        if one_line {
            cells.extend([count(period.questions), both]);
        } else {
            cells.push(format!("{}\n{both}", count(period.questions)));
        }
        cells.extend([estimate(one_line, &period.brier), change(period, one_line)]);
        if differs {
            cells.extend([&period.as_resolved, &period.waiting].map(side));
        }
        table.push(cells);
    }
    Some(table)
}

fn change(period: &Period, one_line: bool) -> String {
    let Estimate { value, low, high } = period.paired_change;
    let Some(value) = value else { return MISSING.to_owned() };
    let signed = |number: f64| {
        let text = decimal(number, 3);
        if number > 0.0 && text != "0.000" { format!("+{text}") } else { text }
    };
    let range = low.zip(high).map_or_else(String::new, |(low, high)| format!("{} to {}", signed(low), signed(high)));
    stacked(one_line, &signed(value), &range)
}

fn side(side: &Side) -> String {
    if side.questions == 0 {
        return MISSING.to_owned();
    }
    format!("{}, {}", score(side.brier), percent_or_missing(side.base_rate))
}
