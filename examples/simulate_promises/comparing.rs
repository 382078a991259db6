//! Differences between groups: verdicts, ranks, intervals, sequences, claims about types, sources as believed, more questions.

use trackrecord::compare::AnytimeMean;
use trackrecord::model::GroupKey;
use trackrecord::options::GroupingColumn;
use trackrecord::report::Comparison;
use trackrecord::uncertainty::Rng;

use super::panel::{Panel, continued, differences};
use super::plan::{Break, Plan};
use super::promise::{Book, Cell, Promise, Share};
use super::run::{Failure, of_each_log, texts};

/// Sources of each type in worlds of types.
const SOURCES: usize = 4;

fn alike(types: usize, base_rate: f64) -> Panel {
    Panel { base_rate, kinds: vec![vec![4; SOURCES]; types] }
}

/// Number of a type by its name, "desk a".
fn kind(key: &GroupKey) -> usize {
    key.label().bytes().last().map_or(0, |letter| usize::from(letter.saturating_sub(b'a')))
}

/// What a comparison of types shows.
struct OfTypes {
    settled: Vec<bool>,
    covered: Vec<bool>,
    /// Whether the ranks of some type leave one out.
    rank_left_out: bool,
    sequence_wrong: bool,
    e_value_high: bool,
}

impl OfTypes {
    fn of(comparison: &Comparison, panel: &Panel, looked: &[f64], broken: Option<Break>) -> Option<Self> {
        let expected: Vec<f64> = (0..panel.kinds.len()).map(|kind| panel.expected_of(kind)).collect();
        let tested = comparison.pairs.iter().filter(|pair| pair.difference.value().is_some());
        let settled = tested.clone().map(|pair| match broken {
            Some(Break::WithoutHolm) => pair.p_value.is_some_and(|p| p <= 0.05),
            _ => pair.verdict.code.ends_with("-better"),
        });
        let covered = tested.filter_map(|pair| {
            let truth = expected[kind(&pair.a)] - expected[kind(&pair.b)];
            let (low, high) = pair.difference.low().zip(pair.difference.high())?;
            Some(low <= truth && truth <= high)
        });
        let ranks: Vec<_> = comparison.groups.iter().filter_map(|group| group.rank).collect();
        let rank_left_out = ranks.iter().any(|rank| rank.best > 1 || (rank.worst as usize) < ranks.len());
        let truth = expected[0] - expected[1];
        let mut mean = AnytimeMean::new(0.95).ok()?;
        let (mut sequence_wrong, mut e_value_high) = (false, false);
        for &difference in looked {
            mean.push(difference).ok()?;
            sequence_wrong |=
                mean.confidence_sequence().is_some_and(|found| found.low() > truth || found.high() < truth);
            e_value_high |= mean.e_value() >= 20.0;
        }
        Some(Self {
            settled: settled.collect(),
            covered: covered.collect(),
            rank_left_out,
            sequence_wrong,
            e_value_high,
        })
    }
}

/// Types that do not differ, and types that do.
pub(crate) fn types(plan: &Plan, book: &mut Book) -> Result<(), Failure> {
    let columns = [
        "types",
        "base rate",
        "questions",
        "called better",
        "a rank left out",
        "difference covered",
        "sequence ever wrong",
        "e-value ever 20",
    ];
    book.table("Comparisons of types", &columns);
    let sizes: &[u32] = if plan.reduced { &[40] } else { &[20, 40, 100, 300] };
    let mut worlds = vec![];
    for types in if plan.reduced { vec![5] } else { vec![3, 5, 8] } {
        for base_rate in if plan.reduced { vec![0.3] } else { vec![0.1, 0.3] } {
            worlds.push((format!("{types} alike"), alike(types, base_rate)));
        }
    }
    let unlike = [1, 4, 16].map(|signals| vec![signals; SOURCES]).to_vec();
    worlds.push(("3 that differ".to_owned(), Panel { base_rate: 0.3, kinds: unlike }));
    for (name, panel) in worlds {
        let is_alike = name.ends_with("alike");
        let promised = |most| if is_alike { Promise::AtMost(most) } else { Promise::None };
        for &questions in sizes {
            let stream = format!("{name} {} {questions}", panel.base_rate);
            let found = of_each_log(plan.logs, plan.threads, |folder, number| {
                let log = panel.log(questions, &mut Rng::stream(plan.seed_of(&stream), number));
                let comparison = folder.compare(&texts(&log)?, |options| {
                    options.statistics.seed = number + 1;
                    options.statistics.resamples = 500;
                })?;
                Ok(OfTypes::of(&comparison, &panel, &differences(&log, [0, 1]), plan.broken)
                    .ok_or("a difference beyond 1")?)
            })?;
            let of_logs = |is: fn(&OfTypes) -> bool| Share::of(found.iter().map(is));
            let covered = Share::of(found.iter().flat_map(|found| found.covered.iter().copied()));
            book.row(&[
                Cell::text(&name),
                Cell::Text(format!("{:.0}%", 100.0 * panel.base_rate)),
                Cell::text(&questions),
                Cell::Share(of_logs(|found| found.settled.contains(&true)), promised(0.05)),
                Cell::Share(of_logs(|found| found.rank_left_out), promised(0.05)),
                // Pairs of one log hang together, so that chance explains more than of so many logs.
                Cell::Share(covered, if is_alike { Promise::None } else { Promise::Coverage }),
                Cell::Share(of_logs(|found| found.sequence_wrong), Promise::AtMost(0.05)),
                Cell::Share(of_logs(|found| found.e_value_high), promised(0.05)),
            ]);
        }
    }
    book.end();
    Ok(())
}

/// What a log of two types with unlike sources shows.
struct OfSources {
    these: bool,
    types: Option<bool>,
    type_covered: Option<bool>,
    believed: Vec<Option<bool>>,
}

/// Two types of which neither is better, whose sources differ.
pub(crate) fn sources(plan: &Plan, book: &mut Book) -> Result<(), Failure> {
    let columns = [
        "base rate",
        "questions",
        "these sources differ",
        "types differ (false)",
        "of_type covers",
        "as believed has interval",
        "as believed covers",
    ];
    book.table("Two types whose sources differ alike", &columns);
    let worlds = if plan.reduced {
        vec![(0.3, 60)]
    } else {
        [0.1, 0.3, 0.5].into_iter().flat_map(|rate| [30, 60, 100, 300].map(|n| (rate, n))).collect()
    };
    for (base_rate, questions) in worlds {
        let stream = format!("sources {base_rate} {questions}");
        let found = of_each_log(plan.logs, plan.threads, |folder, number| {
            let mut rng = Rng::stream(plan.seed_of(&stream), number);
            let mut source = || [0, 1, 2, 4, 8, 16][usize::try_from(rng.below(6)).unwrap_or(0)];
            let kinds = (0..2).map(|_| (0..8).map(|_| source()).collect()).collect();
            let panel = Panel { base_rate, kinds };
            let log = panel.log(questions, &mut rng);
            let types = folder.compare(&texts(&log)?, |options| options.statistics.resamples = 200)?;
            let by_source = folder.compare(&texts(&log)?, |options| {
                options.statistics.resamples = 200;
                options.selection.group_by = vec![GroupingColumn::Source];
            })?;
            Ok(OfSources::of(&types, &by_source, &panel))
        })?;
        let believed: Vec<_> = found.iter().flat_map(|found| found.believed.iter().copied()).collect();
        book.row(&[
            Cell::Text(format!("{:.0}%", 100.0 * base_rate)),
            Cell::text(&questions),
            Cell::Share(Share::of(found.iter().map(|found| found.these)), Promise::None),
            Cell::Share(Share::of(found.iter().filter_map(|found| found.types)), Promise::AtMost(0.05)),
            Cell::Share(Share::of(found.iter().filter_map(|found| found.type_covered)), Promise::Coverage),
            Cell::Share(Share::of(believed.iter().map(Option::is_some)), Promise::None),
            // The sources of a log hang together: its breach is shown in the table, and tested over logs below.
            Cell::Share(Share::of(believed.iter().copied().flatten()), Promise::None),
        ]);
    }
    book.end();
    Ok(())
}

impl OfSources {
    fn of(types: &Comparison, by_source: &Comparison, panel: &Panel) -> Self {
        let pair = types.pairs.first();
        let of_type = pair.and_then(|pair| pair.of_type);
        let these = pair.is_some_and(|pair| pair.verdict.code.ends_with("-better"));
        let believed = by_source.groups.iter().filter_map(|group| {
            let shrunk = group.shrunk.as_ref()?;
            let label = group.key.label();
            let (kind, source) = (label.bytes().next()?, label.get(1..)?.parse::<usize>().ok()?);
            let truth = panel.expected_brier(panel.kinds[usize::from(kind.checked_sub(b'a')?)][source]);
            Some(shrunk.brier.low().zip(shrunk.brier.high()).map(|(low, high)| low <= truth && truth <= high))
        });
        Self {
            these,
            types: of_type.map(|of_type| these && of_type.differs),
            type_covered: of_type.map(|of_type| of_type.low <= 0.0 && of_type.high >= 0.0),
            believed: believed.collect(),
        }
    }
}

/// Three types that differ: whether a difference is settled by as many more questions as the sentence says, if it is what it seems.
pub(crate) fn more_questions(plan: &Plan, book: &mut Book) -> Result<(), Failure> {
    book.table("\"About N more shared questions would settle it\"", &["questions", "differences with N", "settled"]);
    let kinds = [2, 4, 12].map(|signals| vec![signals; SOURCES]).to_vec();
    let panel = Panel { base_rate: 0.3, kinds };
    for &questions in if plan.reduced { &[40][..] } else { &[20, 40, 100] } {
        let stream = format!("more {questions}");
        let found = of_each_log(plan.logs, plan.threads, |folder, number| {
            let mut rng = Rng::stream(plan.seed_of(&stream), number);
            let log = panel.log(questions, &mut rng);
            let change = |options: &mut trackrecord::options::RunOptions| options.statistics.resamples = 200;
            let asked = folder.compare(&texts(&log)?, change)?;
            let pair = asked.pairs.iter().find_map(|pair| Some((pair, more_of(&pair.verdict.text)?)));
            let Some((pair, more)) = pair.filter(|(_, more)| *more <= 500) else { return Ok(None) };
            // Not every question is shared by both.
            let all = f64::from(more) * f64::from(questions) / pair.questions as f64;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of questions")]
            let longer = folder.compare(&texts(&continued(&log, all.round() as u32, &mut rng))?, change)?;
            let now = longer.pairs.iter().find(|now| (&now.a, &now.b) == (&pair.a, &pair.b));
            Ok(now.map(|now| now.verdict.code.ends_with("-better")))
        })?;
        let settled = Share::of(found.iter().copied().flatten());
        book.row(&[
            Cell::text(&questions),
            Cell::Share(Share::of(found.iter().map(Option::is_some)), Promise::None),
            Cell::Share(settled, Promise::AtLeast(0.75)),
        ]);
    }
    book.end();
    Ok(())
}

/// The number that a sentence names.
fn more_of(sentence: &str) -> Option<u32> {
    let (before, _) = sentence.split_once(" more shared question")?;
    before.rsplit_once("about ")?.1.replace([',', '\u{202f}', ' '], "").parse().ok()
}
