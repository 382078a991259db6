//! Questions with several answers, numbers and days: what the answer says of each kind, and its section with the comparison.

use super::shared::{SHOWN, of_pairs};
use crate::present::build::compared::sentence;
use crate::present::build::distributions;
use crate::present::document::{Block, Item, List, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, Spans, fill, filled, plain};
use crate::present::tables::{self, label};
use crate::report::{ComparedKind, Group, GroupDistributions};
use crate::summary::Summary;
use crate::uncertainty::Estimate;

/// What a group has of a kind: the name of its score, the score, forecasts and questions.
type ScoreOfKind<'a> = (String, &'a Estimate, u64, u64);

/// What the answer says of the kinds that occur: each group's score, and who did better than whom.
pub(super) fn answers(summary: &Summary, texts: &'static Texts) -> Vec<Block> {
    let d = &texts.distributions;
    [("categorical", d.answers), ("numeric", d.numbers), ("days", d.days)]
        .into_iter()
        .flat_map(|(kind, heading)| {
            let of_groups = summary.report.groups.iter().filter_map(|group| of_group(group, kind, texts));
            let mut items: Vec<Spans> = of_groups.take(SHOWN).collect();
            if items.is_empty() {
                return vec![];
            }
            let is_compared = items.len() > 1;
            let compared = compared(summary, kind).filter(|_| is_compared);
            items.extend(compared.into_iter().flat_map(|compared| of_pairs(&compared.pairs, texts)));
            let items = items.into_iter().map(Item::of).collect();
            vec![Block::Heading(plain(heading)), Block::List(List::whole(items))]
        })
        .collect()
}

fn of_group(group: &Group, kind: &str, texts: &'static Texts) -> Option<Spans> {
    let (score, estimate, forecasts, questions) = score_of_kind(&group.distributions, kind, texts)?;
    let given = [
        ("who", Span::strong(&label(&group.key, texts))),
        ("score", Span::text(score)),
        ("estimate", Span::whole(texts.numbers.estimate(estimate))),
        ("forecasts", Span::text(texts.counted(texts.forecasts, forecasts))),
        ("questions", Span::text(texts.counted(texts.questions, questions))),
    ];
    Some(fill(texts.answer.of_kind, &given))
}

/// The score that groups are compared by; where numbers have different units, the relative one.
fn score_of_kind<'a>(kinds: &'a GroupDistributions, kind: &str, texts: &'static Texts) -> Option<ScoreOfKind<'a>> {
    let (d, brier) = (&texts.distributions, texts.scores.brier);
    match kind {
        "categorical" => {
            let of = kinds.categorical.as_ref()?;
            let all_ordered = of.ordered.as_ref().filter(|ordered| ordered.forecasts == of.forecasts);
            let (name, score) = all_ordered.map_or((brier, &of.brier), |ordered| (d.rps, &ordered.rps));
            Some((name.to_owned(), score, of.forecasts, of.questions))
        }
        "numeric" => {
            let of = kinds.numeric.as_ref()?;
            let (name, score) = match of.unit.as_deref() {
                Some("") => (d.wis.to_owned(), &of.wis),
                Some(unit) => (filled(d.wis_in, &[("unit", unit)]), &of.wis),
                None => (d.relative.to_owned(), &of.relative_wis),
            };
            Some((name, score, of.forecasts, of.questions))
        }
        _ => kinds.days.as_ref().map(|of| (brier.to_owned(), &of.brier, of.forecasts, of.questions)),
    }
}

/// The section of each kind that occurs, with its groups beside each other.
pub(super) fn sections(summary: &Summary, texts: &'static Texts) -> Vec<Section> {
    let mut sections = distributions::sections(&summary.report, true, texts);
    for section in &mut sections {
        let kind = match section.id {
            "answers" => "categorical",
            "numbers" => "numeric",
            _ => "days",
        };
        if let Some((comparison, of)) = summary.comparison.as_ref().zip(compared(summary, kind))
            && !of.pairs.is_empty()
        {
            let told = of.pairs.iter().map(|pair| Item::of(sentence(pair, comparison, texts))).collect();
            section.blocks.push(Block::Heading(plain(texts.comparison.heading)));
            section.blocks.push(Block::Table(tables::groups_of_kind(comparison, of, texts)));
            section.blocks.push(Block::List(List { items: told, show: SHOWN, more: 0 }));
        }
    }
    sections
}

fn compared<'a>(summary: &'a Summary, kind: &str) -> Option<&'a ComparedKind> {
    summary.comparison.as_ref()?.kinds.iter().find(|compared| compared.kind == kind)
}
