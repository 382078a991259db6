//! The tables of a comparison: groups on equal terms, pairs, periods, orders. Each has all that is known; pages show some of
//! the columns, see [`Table::only`].

use super::{interval_heading, label, named, with_keys};
use crate::model::{Finite, GroupKey};
use crate::present::language::Texts;
use crate::present::table::{Cell, Column, Medium, Table, TableColumns};
use crate::report::comparison::{ComparedGroup, ComparedPair, GroupInPeriod, Side};
use crate::report::{ComparedKind, Comparison, GroupOfKind};

/// The groups with all that was found of them.
pub(crate) fn compared(comparison: &Comparison, groups: &[&ComparedGroup], texts: &'static Texts) -> Table {
    let columns = scores(comparison, texts).then(bets(comparison, texts)).then(believed(comparison, texts));
    let columns = named(&comparison.settings.by, texts, columns, |group: &&ComparedGroup| &group.key);
    Table::of(texts.comparison.caption, columns, groups.iter().copied())
}

fn scores<'a>(comparison: &Comparison, texts: &Texts) -> TableColumns<'a, &'a ComparedGroup> {
    let t = &texts.comparison;
    let interval = || interval_heading(comparison.settings.confidence.level(), texts);
    TableColumns::<&ComparedGroup>::new()
        .and(Column::number("forecasts", texts.scores.forecasts).gives_way(1), |group| Cell::count(group.forecasts))
        .and(Column::number("questions", t.questions).beneath().gives_way(6), |group| Cell::count(group.questions))
        .count("sources", |group| group.sources)
        .and(Column::number("brier", t.brier), |group| Cell::Score(group.brier.value()))
        .and(Column::interval("brier", interval()).gives_way(4), |group| Cell::interval(&group.brier))
        .and(Column::number("adjusted_brier", t.adjusted).legend(t.adjusted_legend), |group| {
            Cell::Score(group.adjusted_brier.value())
        })
        .and(Column::interval("adjusted_brier", interval()).gives_way(5), |group| Cell::interval(&group.adjusted_brier))
        .and(Column::number("component", t.set), |group| Cell::Count(group.component.map(u64::from)))
        .count("linked_questions", |group| group.linked_questions)
        .and(Column::number("relative_brier", t.beside).legend(t.beside_legend).gives_way(3), |group| {
            Cell::Change(group.relative_brier.value())
        })
        .and(Column::interval("relative_brier", interval()).gives_way(2), |group| Cell::interval(&group.relative_brier))
}

fn bets<'a>(comparison: &Comparison, texts: &Texts) -> TableColumns<'a, &'a ComparedGroup> {
    let t = &texts.comparison;
    let of_panel = |name: &'static str| {
        Column::interval(name, interval_heading(comparison.settings.confidence.level(), texts)).from(Medium::Workbook)
    };
    TableColumns::<&ComparedGroup>::new()
        .and(Column::number("coverage", t.coverage).legend(t.coverage_legend), |group| {
            Cell::Share(group.coverage.map(Finite::get))
        })
        .and(Column::number("log_payoff", t.payoff).legend(t.payoff_legend), |group| {
            Cell::Change(group.log_payoff.value())
        })
        .and(Column::interval("log_payoff", interval_heading(comparison.settings.confidence.level(), texts)), |group| {
            Cell::interval(&group.log_payoff)
        })
        .and(Column::number("bankroll", t.bankroll).legend(t.bankroll_legend), |group| {
            Cell::Multiple(group.bankroll.map(Finite::get))
        })
        .and(Column::number("staked", t.bets).beneath(), |group| Cell::count(group.staked))
        .count("without_consensus", |group| group.without_consensus)
        .and(Column::number("panel_mean", t.panel_mean).legend(t.panel_legend), |group| {
            Cell::Score(group.panel.mean.map(Finite::get))
        })
        .and(of_panel("panel_mean"), |group| Cell::ends(group.panel.intervals.mean))
        .and(Column::number("panel_median", t.panel_median), |group| Cell::Score(group.panel.median.map(Finite::get)))
        .and(of_panel("panel_median"), |group| Cell::ends(group.panel.intervals.median))
        .and(Column::number("panel_geometric_mean_odds", t.panel_odds), |group| {
            Cell::Score(group.panel.geometric_mean_odds.map(Finite::get))
        })
        .and(of_panel("panel_geometric_mean_odds"), |group| Cell::ends(group.panel.intervals.geometric_mean_odds))
        .and(Column::pair("rank_best", "rank_worst", t.ranks).legend(t.ranks_legend), |group| {
            Cell::Ranks(group.rank.map(|rank| (rank.best, rank.worst)))
        })
}

fn believed<'a>(comparison: &Comparison, texts: &Texts) -> TableColumns<'a, &'a ComparedGroup> {
    let t = &texts.comparison;
    TableColumns::<&ComparedGroup>::new()
        .and(Column::words("shrunk_source_type", texts.page.source_type).gives_way(7), |group| {
            Cell::Raw(group.shrunk.as_ref().map(|shrunk| shrunk.source_type.clone()))
        })
        .and(Column::number("shrunk_brier", t.believed).legend(t.believed_legend), |group| {
            Cell::Score(group.shrunk.as_ref().and_then(|shrunk| shrunk.brier.value()))
        })
        .and(
            Column::interval("shrunk_brier", interval_heading(comparison.settings.confidence.level(), texts)),
            |group| group.shrunk.as_ref().map_or(Cell::Interval(None), |shrunk| Cell::interval(&shrunk.brier)),
        )
        .and(Column::number("shrunk_by", t.drawn).gives_way(1), |group| {
            Cell::Share(group.shrunk.as_ref().map(|shrunk| shrunk.by).map(Finite::get))
        })
        .number("shrunk_type_mean", |group| group.shrunk.as_ref().map(|shrunk| shrunk.type_mean).map(Finite::get))
}

/// The groups on one kind of question.
pub(crate) fn groups_of_kind(comparison: &Comparison, kind: &ComparedKind, texts: &'static Texts) -> Table {
    let (t, d) = (&texts.comparison, &texts.distributions);
    let (score, adjusted) = match kind.score {
        "wis_share" => (d.wis_share, d.adjusted_share),
        "rps" => (d.rps, t.adjusted),
        "brier_or_rps" => (d.brier_or_rps, t.adjusted),
        _ => (texts.scores.brier, t.adjusted),
    };
    let columns = TableColumns::<&GroupOfKind>::new()
        .and(Column::number("questions", t.questions), |group| Cell::count(group.questions))
        .and(Column::number("score", score), |group| Cell::Score(group.score.map(Finite::get)))
        .and(Column::number("adjusted_score", adjusted), |group| Cell::Score(group.adjusted_score.map(Finite::get)))
        .and(Column::number("component", t.set).for_programs(), |group| Cell::Count(group.component.map(u64::from)))
        .and(Column::pair("rank_best", "rank_worst", t.ranks), |group| {
            Cell::Ranks(group.rank.map(|rank| (rank.best, rank.worst)))
        });
    let columns = named(&comparison.settings.by, texts, columns, |group: &&GroupOfKind| &group.key);
    Table::of("", columns, &kind.groups)
}

/// Two groups each, with their difference on shared questions. `finding` says what may be said of it.
pub(crate) fn pairs(
    comparison: &Comparison,
    pairs: &[&ComparedPair],
    texts: &'static Texts,
    finding: impl Fn(&ComparedPair) -> String,
) -> Table {
    let (t, by) = (&texts.comparison, &comparison.settings.by);
    let columns = TableColumns::<&ComparedPair>::new()
        .and(Column::number("questions", t.shared), |pair| Cell::count(pair.questions))
        .and(Column::number("difference", t.difference), |pair| Cell::Change(pair.difference.value()))
        .and(Column::interval("difference", interval_heading(comparison.settings.confidence.level(), texts)), |pair| {
            Cell::interval(&pair.difference)
        })
        .and(Column::number("p_value", t.p_value), |pair| Cell::Score(pair.p_value.map(Finite::get)))
        .and(Column::number("p_adjusted", t.p_adjusted), |pair| Cell::Score(pair.p_adjusted.map(Finite::get)))
        .number("of_type_low", |pair| pair.of_type.map(|of_type| of_type.low).map(Finite::get))
        .number("of_type_high", |pair| pair.of_type.map(|of_type| of_type.high).map(Finite::get))
        .number("of_type_p_value", |pair| pair.of_type.map(|of_type| of_type.p_value).map(Finite::get))
        .number("of_type_p_adjusted", |pair| pair.of_type.map(|of_type| of_type.p_adjusted).map(Finite::get))
        .number("confidence_sequence_low", |pair| pair.confidence_sequence.low.map(Finite::get))
        .number("confidence_sequence_high", |pair| pair.confidence_sequence.high.map(Finite::get))
        .number("e_value", |pair| pair.e_value.map(Finite::get))
        .count("sequence_questions", |pair| pair.sequence_questions)
        .and(Column::words("", t.finding).in_workbooks(), |pair| Cell::raw(finding(pair)))
        .and(Column::words("verdict", "").for_programs(), |pair| Cell::raw(pair.verdict.code))
        .and(Column::words("verdict_text", "").for_programs(), |pair| Cell::raw(pair.verdict.text.as_str()));
    let columns = with_keys(&["a_", "b_"], by, columns, |at, pair| Some(if at == 0 { &pair.a } else { &pair.b }));
    let columns = TableColumns::new()
        .and(Column::words("", t.one).for_people(), |pair: &&ComparedPair| Cell::name(&label(&pair.a, texts)))
        .and(Column::words("", t.other).for_people(), |pair| Cell::name(&label(&pair.b, texts)))
        .then(columns);
    Table::of(t.caption_of_pairs, columns, pairs.iter().copied())
}

/// Each period beside the one before.
pub(crate) fn periods(comparison: &Comparison, periods: &[GroupInPeriod], texts: &'static Texts) -> Table {
    let (t, by) = (&texts.comparison, &comparison.settings.by);
    let interval = || interval_heading(comparison.settings.confidence.level(), texts);
    let columns = TableColumns::<&GroupInPeriod>::new()
        .and(Column::number("questions", t.questions), |period| Cell::count(period.questions))
        .and(Column::number("brier", t.brier), |period| Cell::Score(period.brier.value()))
        .and(Column::interval("brier", interval()), |period| Cell::interval(&period.brier))
        .estimate("change", |period| period.change)
        .and(Column::number("paired_sources", t.in_both).beneath().gives_way(3), |period| {
            Cell::count(period.paired_sources)
        })
        .and(Column::number("paired_change", t.paired).legend(t.paired_legend), |period| {
            Cell::Change(period.paired_change.value())
        })
        .and(Column::interval("paired_change", interval()), |period| Cell::interval(&period.paired_change))
        .number("p_value", |period| period.p_value.map(Finite::get))
        .number("p_adjusted", |period| period.p_adjusted.map(Finite::get))
        .then(side("as_resolved", [t.resolved_brier, t.resolved_yes], t.resolved_legend, |period| period.as_resolved))
        .then(side("waiting", [t.waiting_brier, t.waiting_yes], t.waiting_legend, |period| period.waiting))
        .and(Column::words("verdict", "").for_programs(), |period| Cell::raw(period.verdict.code))
        .and(Column::words("verdict_text", "").for_programs(), |period| Cell::raw(period.verdict.text.as_str()));
    let columns = with_keys(&["previous_"], by, columns, |_, period| period.previous.as_ref());
    Table::of("", named(by, texts, columns, |period: &&GroupInPeriod| &period.key), periods)
}

/// The period by one way to assign its questions.
fn side<'a>(
    name: &'static str,
    [brier, yes]: [&str; 2],
    legend: &str,
    of: fn(&GroupInPeriod) -> Side,
) -> TableColumns<'a, &'a GroupInPeriod> {
    let named = |what: &str| format!("{name}_{what}");
    TableColumns::<&GroupInPeriod>::new()
        .and(Column::number(named("questions"), "").for_programs(), move |period| Cell::count(of(period).questions))
        .and(Column::number(named("base_rate"), yes).beneath(), move |period| {
            Cell::Share(of(period).base_rate.map(Finite::get))
        })
        .and(Column::number(named("brier"), brier).legend(legend), move |period| {
            Cell::Score(of(period).brier.map(Finite::get))
        })
}

/// The place of each group in the main order of its component and under other choices.
pub(crate) fn orders(comparison: &Comparison, texts: &'static Texts) -> Table {
    type Item<'a> = (&'a str, u32, usize, &'a GroupKey, bool);
    let columns = TableColumns::<Item<'_>>::new()
        .and(Column::words("choice", "").for_programs(), |(choice, ..)| Cell::raw(*choice))
        .count("component", |(_, component, ..)| u64::from(*component))
        .count("place", |(_, _, rank, ..)| *rank as u64 + 1)
        .and(Column::words("same_order", "").for_programs(), |(.., same)| Cell::raw(if *same { "yes" } else { "no" }));
    let columns = named(&comparison.settings.by, texts, columns, |(_, _, _, key, _): &Item<'_>| *key);
    let main = comparison.order.iter().map(|order| ("main", order.component, &order.order, true));
    let others = comparison.robustness.iter().map(|c| (c.choice.as_str(), c.component, &c.order, c.same_order));
    let items = main.chain(others).flat_map(|(choice, component, order, same)| {
        order.iter().enumerate().map(move |(rank, key)| (choice, component, rank, key, same))
    });
    Table::of("", columns, items)
}
