//! `trackrecord compare` beside the plainest code that follows the definitions, on small logs drawn at random: weights day by
//! day, alternating means instead of a solver, every sign flipped, every other forecast looked up.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::support::program::Folder;
use serde_json::Value;
use trackrecord::uncertainty::Rng;

const KINDS: [&str; 3] = ["A", "B", "C"];
const CLIP: f64 = 0.001;

#[derive(Clone, Copy, Debug)]
struct Row {
    question: usize,
    source: usize,
    kind: usize,
    day: i64,
    p: f64,
}

struct Log {
    rows: Vec<Row>,
    /// Day of the resolution, and whether it happened.
    questions: Vec<(i64, bool)>,
}

struct Dice(Rng);

impl Dice {
    fn below(&mut self, n: u64) -> usize {
        usize::try_from(self.0.below(n)).expect("small")
    }

    fn day(&mut self, n: u64) -> i64 {
        i64::try_from(self.below(n)).expect("small")
    }
}

fn log(seed: u64) -> Log {
    let mut dice = Dice(Rng::stream(seed, 0));
    let questions: Vec<(i64, bool)> = (0..6 + dice.below(7)).map(|_| (8 + dice.day(12), dice.below(2) == 0)).collect();
    let mut rows = vec![];
    for (question, (resolved, _)) in questions.iter().enumerate() {
        for _ in 0..=dice.below(9) {
            let source = dice.below(5);
            // Source 4 speaks under two types.
            let kind = if source == 4 { 1 + dice.below(2) } else { source % 3 };
            let day = dice.day(u64::try_from(*resolved + 1).expect("positive"));
            let p = [0.0, 0.05, 0.2, 0.33, 0.5, 0.6, 0.75, 0.9, 0.98, 1.0][dice.below(10)];
            rows.push(Row { question, source, kind, day, p });
        }
    }
    // The same row twice would be one.
    let mut seen = BTreeSet::new();
    rows.retain(|row| seen.insert((row.question, row.source, row.kind, row.day, (row.p * 100.0).to_bits())));
    Log { rows, questions }
}

fn date(day: i64) -> String {
    let day = day + 1;
    if day <= 31 { format!("2024-01-{day:02}") } else { format!("2024-02-{:02}", day - 31) }
}

fn csv(log: &Log) -> String {
    let mut text = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n".to_owned();
    for row in &log.rows {
        let (resolved, happened) = log.questions[row.question];
        let (kind, outcome) = (KINDS[row.kind], if happened { "yes" } else { "no" });
        let (made, known) = (date(row.day), date(resolved));
        writeln!(text, "q{},S{},{kind},{made},{},{known},{outcome}", row.question, row.source, row.p).expect("memory");
    }
    text
}

impl Log {
    fn brier(&self, row: &Row) -> f64 {
        let outcome = f64::from(u8::from(self.questions[row.question].1));
        (row.p - outcome).powi(2)
    }

    /// Rows of a source and type on the question of a row, in the order of time, by their places.
    fn of_speaker(&self, at: usize) -> Vec<usize> {
        let of = &self.rows[at];
        let same = |row: &Row| row.question == of.question && row.source == of.source && row.kind == of.kind;
        let mut rows: Vec<usize> = (0..self.rows.len()).filter(|&at| same(&self.rows[at])).collect();
        rows.sort_by_key(|&at| (self.rows[at].day, at));
        rows
    }

    fn weight(&self, at: usize, updates: &str) -> f64 {
        let rows = self.of_speaker(at);
        match updates {
            "first" => f64::from(u8::from(rows[0] == at)),
            "last" => f64::from(u8::from(rows[rows.len() - 1] == at)),
            "daily" => {
                let end = self.questions[self.rows[at].question].0;
                let days: Vec<i64> = (self.rows[rows[0]].day..end).collect();
                let rules = |day: i64| rows.iter().rev().find(|&&other| self.rows[other].day <= day) == Some(&at);
                if days.is_empty() {
                    return f64::from(u8::from(rows[rows.len() - 1] == at));
                }
                days.iter().filter(|&&day| rules(day)).count() as f64 / days.len() as f64
            }
            _ => 1.0,
        }
    }

    /// Mean score of each type on each question.
    fn cells(&self, updates: &str) -> BTreeMap<(usize, usize), f64> {
        let mut sums: BTreeMap<(usize, usize), (f64, f64)> = BTreeMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            let (weight, sum) = sums.entry((row.kind, row.question)).or_default();
            *weight += self.weight(at, updates);
            *sum += self.weight(at, updates) * self.brier(row);
        }
        sums.into_iter().filter(|(_, (w, _))| *w > 0.0).map(|(cell, (weight, sum))| (cell, sum / weight)).collect()
    }

    /// Relative score and coverage of each type, one value per source and question.
    fn relative(&self) -> BTreeMap<usize, Vec<(f64, f64)>> {
        let mut found: BTreeMap<usize, Vec<(f64, f64)>> = BTreeMap::new();
        for (question, (end, _)) in self.questions.iter().enumerate() {
            let rows: Vec<usize> = (0..self.rows.len())
                .filter(|&at| self.rows[at].question == question && self.rows[at].day < *end)
                .collect();
            let Some(first) = rows.iter().map(|&at| self.rows[at].day).min() else { continue };
            let all_sources: BTreeSet<(usize, usize)> =
                rows.iter().map(|&at| (self.rows[at].source, self.rows[at].kind)).collect();
            let mut sums: BTreeMap<(usize, usize), (f64, f64)> = BTreeMap::new();
            for day in first..*end {
                let stands = |&(source, kind): &(usize, usize)| {
                    let own = rows.iter().filter(|&&at| {
                        let row = &self.rows[at];
                        row.source == source && row.kind == kind && row.day <= day
                    });
                    own.max_by_key(|&&at| (self.rows[at].day, at)).map(|&at| self.brier(&self.rows[at]))
                };
                let standing: Vec<((usize, usize), f64)> =
                    all_sources.iter().filter_map(|speaker| Some((*speaker, stands(speaker)?))).collect();
                let middle = median(standing.iter().map(|(_, score)| *score).collect());
                for (speaker, score) in standing {
                    let (sum, days) = sums.entry(speaker).or_default();
                    *sum += score - middle;
                    *days += 1.0;
                }
            }
            let all = (*end - first) as f64;
            for ((_, kind), (sum, days)) in sums {
                found.entry(kind).or_default().push((sum / all, days / all));
            }
        }
        found
    }

    /// Log payoffs of each type.
    fn payoffs(&self, updates: &str) -> BTreeMap<usize, Vec<f64>> {
        let mut found: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
        let counting = self.rows.iter().enumerate().filter(|(at, _)| self.weight(*at, updates) > 0.0);
        for (_, row) in counting {
            let latest = |source: usize| {
                let of = |at: &usize| {
                    let other = &self.rows[*at];
                    other.question == row.question && other.source == source && other.day <= row.day
                };
                (0..self.rows.len()).filter(of).max_by_key(|&at| (self.rows[at].day, at)).map(|at| self.rows[at].p)
            };
            let others: Vec<f64> = (0..5).filter(|&source| source != row.source).filter_map(latest).collect();
            if others.is_empty() {
                continue;
            }
            let given = |p: f64| if self.questions[row.question].1 { p } else { 1.0 - p }.clamp(CLIP, 1.0 - CLIP);
            found.entry(row.kind).or_default().push((given(row.p) / given(median(others))).ln());
        }
        found
    }

    /// Brier scores of the mean and the median of what each type's sources said last.
    fn panels(&self) -> BTreeMap<usize, Vec<(f64, f64)>> {
        let mut latest: BTreeMap<(usize, usize), BTreeMap<usize, (i64, f64)>> = BTreeMap::new();
        for row in &self.rows {
            let own = latest.entry((row.kind, row.question)).or_default().entry(row.source).or_insert((-1, 0.0));
            if row.day >= own.0 {
                *own = (row.day, row.p);
            }
        }
        let mut found: BTreeMap<usize, Vec<(f64, f64)>> = BTreeMap::new();
        for ((kind, question), by_source) in latest {
            let said: Vec<f64> = by_source.values().map(|(_, p)| *p).collect();
            let score = |p: f64| (p - f64::from(u8::from(self.questions[question].1))).powi(2);
            let mean = said.iter().sum::<f64>() / said.len() as f64;
            found.entry(kind).or_default().push((score(mean), score(median(said))));
        }
        found
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    f64::midpoint(values[(values.len() - 1) / 2], values[values.len() / 2])
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (count, sum) = values.fold((0.0, 0.0), |(count, sum), value| (count + 1.0, sum + value));
    sum / count
}

/// Types that are joined by questions, directly or not: for each type the smallest of its set.
fn components(cells: &BTreeMap<(usize, usize), f64>) -> [usize; 3] {
    let mut of = [0, 1, 2];
    for _ in 0..3 {
        for (kind, question) in cells.keys() {
            for (other, same) in cells.keys() {
                if question == same {
                    let least = of[*kind].min(of[*other]);
                    (of[*kind], of[*other]) = (least, least);
                }
            }
        }
    }
    of
}

/// Least squares by taking means in turn until nothing moves; then shifted set by set.
fn adjusted(cells: &BTreeMap<(usize, usize), f64>) -> BTreeMap<usize, f64> {
    let (mut a, mut b) = ([0.0; 3], BTreeMap::new());
    for _ in 0..20_000 {
        for question in cells.keys().map(|(_, question)| *question).collect::<BTreeSet<usize>>() {
            let of = cells.iter().filter(|((_, other), _)| *other == question);
            b.insert(question, mean(of.map(|((kind, _), m)| m - a[*kind])));
        }
        for (kind, a) in a.iter_mut().enumerate() {
            *a = mean(cells.iter().filter(|((of, _), _)| *of == kind).map(|((_, question), m)| m - b[question]));
        }
    }
    let sets = components(cells);
    let kinds: BTreeSet<usize> = cells.keys().map(|(kind, _)| *kind).collect();
    let shifted = |&kind: &usize| {
        let of_set = || cells.iter().filter(|((other, _), _)| sets[*other] == sets[kind]);
        let shift = mean(of_set().map(|(_, m)| *m)) - mean(of_set().map(|((other, _), _)| a[*other]));
        (kind, a[kind] + shift)
    };
    kinds.iter().map(shifted).collect()
}

/// Every sign flipped.
fn sign_flips(d: &[f64]) -> f64 {
    let observed = d.iter().sum::<f64>().abs() - 1e-9;
    let ways = 1_u32 << d.len();
    let extreme = (0..ways).filter(|signs| {
        let sum: f64 = d.iter().enumerate().map(|(at, d)| if signs >> at & 1 == 1 { *d } else { -d }).sum();
        sum.abs() >= observed
    });
    extreme.count() as f64 / f64::from(ways)
}

#[track_caller]
fn near(found: &Value, wanted: f64, what: &str) {
    let found = found.as_f64().unwrap_or_else(|| panic!("{what}: {found} for {wanted}"));
    assert!((found - wanted).abs() < 1e-9, "{what}: {found} for {wanted}");
}

fn check(seed: u64, updates: &str) -> usize {
    let log = log(seed);
    let folder = Folder::with(&[("log.csv", &csv(&log))]);
    let fixed = ["compare", "log.csv", "--as-of", "2025-01-01", "--format", "json", "--resamples", "0"];
    let mut command = crate::support::program::command();
    command.args(fixed).args(["--min-questions", "2", "--updates", updates]).current_dir(folder.path());
    let report = crate::support::program::finish(&mut command).json();
    let what = format!("seed {seed}, {updates}");
    let cells = log.cells(updates);
    let (adjusted, relative, payoffs, panels) = (adjusted(&cells), log.relative(), log.payoffs(updates), log.panels());
    for group in report["groups"].as_array().expect("groups") {
        let kind = KINDS.iter().position(|kind| group["key"]["source_type"] == *kind).expect("a type");
        near(&group["adjusted_brier"]["value"], adjusted[&kind], &what);
        if let Some(values) = relative.get(&kind) {
            near(&group["coverage"], mean(values.iter().map(|(_, coverage)| *coverage)), &what);
            if !group["relative_brier"]["value"].is_null() {
                near(&group["relative_brier"]["value"], mean(values.iter().map(|(relative, _)| *relative)), &what);
            }
        }
        if let Some(values) = payoffs.get(&kind) {
            near(&group["log_payoff"]["value"], mean(values.iter().copied()), &what);
            let bankroll = group["bankroll"].as_f64().expect("a number");
            assert!((bankroll.ln() - values.iter().sum::<f64>()).abs() < 1e-9, "{what}");
        } else {
            assert!(group["log_payoff"]["value"].is_null(), "{what}");
        }
        near(&group["panel"]["mean"], mean(panels[&kind].iter().map(|(mean, _)| *mean)), &what);
        near(&group["panel"]["median"], mean(panels[&kind].iter().map(|(_, median)| *median)), &what);
    }
    let mut tested = 0;
    for pair in report["pairs"].as_array().expect("pairs") {
        let [a, b] =
            ["a", "b"].map(|side| KINDS.iter().position(|kind| pair[side]["source_type"] == *kind).expect("one"));
        let of = |kind: usize, question: usize| cells.get(&(kind, question));
        let d: Vec<f64> =
            (0..log.questions.len()).filter_map(|question| Some(of(a, question)? - of(b, question)?)).collect();
        assert_eq!(pair["questions"], d.len(), "{what}");
        if pair["p_value"].is_number() {
            tested += 1;
            near(&pair["difference"]["value"], mean(d.iter().copied()), &what);
            near(&pair["p_value"], sign_flips(&d), &what);
        }
    }
    tested
}

#[test]
fn every_number_is_what_the_definitions_give() {
    let mut tested = 0;
    for seed in 0..12 {
        for updates in ["all", "first", "last", "daily"] {
            tested += check(seed, updates);
        }
    }
    assert!(tested > 60, "only {tested} pairs were tested");
}
