//! Miscalibration against discrimination.

use super::calibration;
use super::shared::{CHARTS, is_firm, largest, looks, more, scored};
use crate::present::chart::{BrierMap, Chart, Spot};
use crate::present::document::{Block, Figure, Section};
use crate::present::language::Texts;
use crate::present::span::{filled, plain};
use crate::present::tables::{self, label};
use crate::report::Group;
use crate::summary::Summary;

/// The section; `None` if nothing was scored.
pub(crate) fn section(summary: &Summary, texts: &'static Texts) -> Option<Section> {
    let t = &texts.discrimination;
    let groups = scored(summary);
    let uncertainty = summary.report.overall.corp.uncertainty?;
    let looks = looks(summary);
    let shown = largest(&groups, CHARTS);
    let spots: Vec<Spot> = shown.iter().filter_map(|group| spot(group, looks.of(&group.key), texts)).collect();
    if spots.is_empty() {
        return None;
    }
    let chart = BrierMap {
        head: texts.head(t.chart, filled(t.description, &[("n", &texts.numbers.count(spots.len() as u64))])),
        miscalibration: t.miscalibration.to_owned(),
        discrimination: t.discrimination.to_owned(),
        lines: t.lines.to_owned(),
        uncertainty: uncertainty.get(),
        spots,
        more: more(shown.len(), groups.len(), texts),
    };
    let columns = [
        "",
        "corp_miscalibration",
        "corp_miscalibration_low",
        "corp_discrimination",
        "corp_discrimination_low",
        "corp_uncertainty",
        "brier",
    ];
    let mut data = tables::groups(&summary.report, &groups, texts).only(&columns).without_total();
    t.caption.clone_into(&mut data.caption);
    let figure = Figure { id: "discrimination".to_owned(), chart: Chart::Map(chart), data };
    let figures = calibration::overlay(summary, texts).into_iter().chain([figure]).collect();
    let blocks = vec![Block::Paragraph(plain(t.text)), Block::Figures(figures)];
    Some(Section { id: "discrimination", heading: t.heading.to_owned(), blocks })
}

fn spot(group: &Group, look: usize, texts: &Texts) -> Option<Spot> {
    let name = label(&group.key, texts);
    let (miscalibration, discrimination) = (group.corp.miscalibration?, group.corp.discrimination?);
    let score = |value| texts.numbers.score(value);
    let tip = filled(
        texts.discrimination.tip,
        &[
            ("who", &name),
            ("miscalibration", &score(Some(miscalibration.get()))),
            ("discrimination", &score(Some(discrimination.get()))),
            ("brier", &score(group.brier.value())),
        ],
    );
    Some(Spot {
        name,
        look,
        miscalibration: miscalibration.get(),
        discrimination: discrimination.get(),
        tip,
        firm: is_firm(group),
    })
}
