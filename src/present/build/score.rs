//! What `score` shows, and the tables that `--export` writes.

use super::distributions;
use super::report::{calibration, words};
use super::shared::{about, headline, notes, problems, verdict};
use crate::present::document::{Block, Document, Item, List, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, Spans, fill, filled, plain};
use crate::present::table::Table;
use crate::present::tables;
use crate::report::{Counts, Group, Report};

/// Details are shown for so many groups; beyond it the table stands alone.
pub(crate) const DETAILED: usize = 8;
/// So many findings are listed when the groups are too many for details.
const FINDINGS: usize = 20;
/// So many places are shown for each kind of problem.
const PLACES: usize = 3;

/// The Brier score of all together; of a few questions only that they are too few.
fn of_all(report: &Report, texts: &Texts) -> Spans {
    let brier = &report.overall.brier;
    if report.overall.tells_too_little() {
        return fill(texts.scores.brier_of_few, &[("brier", Span::whole(texts.numbers.score(brier.value())))]);
    }
    let brier = texts.numbers.estimate_at(brier, report.settings.confidence.level());
    fill(texts.scores.brier_of_all, &[("estimate", Span::whole(brier))])
}

/// The scores of a run.
pub(crate) fn score(report: &Report, texts: &'static Texts) -> Document {
    let is_scored = report.overall.forecasts > 0;
    let mut about = about(report, texts);
    about[0] = headline(&about[0]);
    if is_scored {
        about.insert(1, of_all(report, texts));
    }
    let mut sections = vec![];
    if is_scored {
        let all: Vec<&Group> = report.groups.iter().filter(|group| group.speaks_of_yes()).collect();
        let mut table = tables::groups(report, &all, texts);
        table.caption.clear();
        sections.push(Section { id: "scores", heading: String::new(), blocks: vec![Block::Table(table)] });
        sections.extend(verdicts(report, texts));
        sections.extend(details(report, texts));
        sections.extend(words::of_report(report, is_detailed(report), texts));
    }
    sections.extend(distributions::sections(report, false, texts));
    sections.push(rows(&report.counts, texts));
    sections.extend(checkable(report, texts));
    sections.extend(remarks(&report.notes, &report.problems, texts));
    Document { texts, title: texts.scores.title.to_owned(), logo: None, about, sections, footer: None, sheets: vec![] }
}

/// The tables that `--export` writes, by the names of their files.
pub(crate) fn exports(report: &Report, texts: &'static Texts) -> Vec<(&'static str, Table)> {
    let all: Vec<&Group> = report.groups.iter().collect();
    let mut exports = vec![
        ("groups.csv", tables::groups(report, &all, texts)),
        ("bins.csv", tables::bins(report, texts)),
        ("curve.csv", tables::curve(report, texts)),
        ("murphy_diagram.csv", tables::murphy_diagram(report, texts)),
        ("problems.csv", tables::problems(&report.problems, texts)),
    ];
    exports.extend(distributions::exports(report, texts));
    if report.overall.words.is_some() {
        exports.push(("phrases.csv", tables::phrases(report, texts)));
        exports.push(("by_lexicon.csv", tables::by_lexicon(report, texts)));
    }
    exports
}

fn is_detailed(report: &Report) -> bool {
    report.groups.len() <= DETAILED
}

/// What may be said: of each group, or findings first if there are too many for all.
fn verdicts(report: &Report, texts: &Texts) -> Option<Section> {
    let t = &texts.scores;
    let told = report.groups.iter().filter(|group| group.speaks_of_yes());
    let told: Vec<&Group> = told.filter(|group| !group.verdict.code.is_empty()).collect();
    let is_finding = |group: &&&Group| group.verdict.finds_miscalibration();
    let mut list = List::default();
    if is_detailed(report) {
        list.items.extend(told.iter().map(|group| verdict(group, texts)));
    } else {
        list.items.extend(told.iter().filter(is_finding).take(FINDINGS).map(|group| verdict(group, texts)));
        let tally = |code: &str| told.iter().filter(|group| group.verdict.code == code).count();
        let more = told.iter().filter(is_finding).count().saturating_sub(FINDINGS);
        for (number, template) in [
            (more, t.more_findings),
            (tally("no-evidence-of-miscalibration"), t.none_found),
            (tally("not-tested"), t.not_tested),
            (tally("too-few"), t.too_few),
        ] {
            if number > 0 {
                list.items.push(Item::of(plain(filled(template, &[("n", &texts.numbers.count(number as u64))]))));
            }
        }
    }
    list.show = usize::MAX;
    let blocks = vec![Block::List(list)];
    (!told.is_empty()).then(|| Section { id: "verdicts", heading: t.may_be_said.to_owned(), blocks })
}

/// Each group's forecasts against what happened, or where that is.
fn details(report: &Report, texts: &'static Texts) -> Option<Section> {
    if !is_detailed(report) {
        let n = texts.numbers.count(report.groups.len() as u64);
        let hint = Block::Legend(plain(filled(texts.scores.elsewhere, &[("n", &n)])));
        return Some(Section { id: "calibration", heading: String::new(), blocks: vec![hint] });
    }
    let alone = std::iter::once(&report.overall).filter(|_| report.groups.is_empty());
    let groups = report.groups.iter().chain(alone).filter(|group| !group.bins.is_empty());
    let level = report.settings.confidence.level();
    let figures: Vec<_> = groups
        .enumerate()
        .map(|(at, group)| calibration::figure(calibration::id(at), group, 0, level, texts))
        .collect();
    let heading = texts.calibration.heading.to_owned();
    (!figures.is_empty()).then(|| Section { id: "calibration", heading, blocks: vec![Block::Figures(figures)] })
}

/// What became of every row.
pub(crate) fn rows(counts: &Counts, texts: &'static Texts) -> Section {
    let n = texts.numbers.count(counts.rows);
    let all_scored = counts.rows == counts.scored;
    let heading = filled(if all_scored { texts.scores.all_scored } else { texts.scores.rows }, &[("n", &n)]);
    let table = Table { caption: String::new(), ..tables::counts(counts, texts) };
    let blocks = if all_scored { vec![] } else { vec![Block::Table(table)] };
    Section { id: "rows", heading, blocks }
}

/// How much of what groups said could be checked, if not all was scored.
fn checkable(report: &Report, texts: &'static Texts) -> Option<Section> {
    let alone = std::iter::once(&report.overall).filter(|_| !is_detailed(report) || report.groups.is_empty());
    let each = report.groups.iter().filter(|_| is_detailed(report));
    let told = each.chain(alone).filter(|group| group.resolvability.statements != group.resolvability.scored);
    let told: Vec<&Group> = told.collect();
    let mut table = tables::checkable(report, &told, texts);
    let heading = std::mem::take(&mut table.caption);
    (!told.is_empty()).then(|| Section { id: "checkable", heading, blocks: vec![Block::Table(table)] })
}

/// Notes and problems, a section each.
pub(crate) fn remarks(
    all_notes: &[crate::diagnostics::Note],
    kinds: &[crate::diagnostics::DiagnosticKind],
    texts: &Texts,
) -> Vec<Section> {
    let t = &texts.left_out;
    let section = |id, heading: &str, block| Section { id, heading: heading.to_owned(), blocks: vec![block] };
    let notes = notes(all_notes, usize::MAX, texts).map(|block| section("notes", texts.left_out.notes, block));
    let problems = problems(kinds, PLACES, texts).map(|block| section("problems", t.problems, block));
    notes.into_iter().chain(problems).collect()
}
