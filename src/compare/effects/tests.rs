use super::*;
use crate::compare::Reason;
use crate::compare::cells::QuestionScores;
use crate::compare::cells::{ScoreCell, ScoreCells, ScoredQuestion, ScoringRule};
use crate::compare::resampling::{ItemCount, QuestionCount, resample_questions};
use crate::model::Day;
use crate::uncertainty::{Bootstrap, Rng};

type ScoreTable = Vec<Vec<Option<f64>>>;

fn scores(table: &ScoreTable) -> QuestionScores {
    let mut cells = ScoreCells::new(table[0].len());
    for (order, row) in (0_u32..).zip(table) {
        let question = ScoredQuestion { order, resolved_on: Day::FIRST, closes_on: None, happened: Some(true.into()) };
        let cell =
            |(group, m): (u32, &Option<f64>)| Some(ScoreCell { group, weight: 2.0, brier: 2.0 * (*m)?, log: 0.0 });
        cells.push(question, (0..).zip(row).filter_map(cell));
    }
    cells.scores(ScoringRule::Brier)
}

/// Random scores of some groups on some questions; about a `share` of the cells is there.
fn random(rng: &mut Rng, groups: u64, questions: u64, share: f64) -> ScoreTable {
    (0..questions)
        .map(|_| (0..groups).map(|_| (rng.unit() < share).then(|| rng.unit())).collect())
        .filter(|row: &Vec<Option<f64>>| row.iter().any(Option::is_some))
        .collect()
}

/// The textbook's normal equations of all effects, by elimination; `times` counts each question.
fn dense(table: &ScoreTable, times: &[f64]) -> Vec<f64> {
    let (groups, size) = (table[0].len(), table[0].len() + table.len());
    let mut system = vec![vec![0.0; size + 1]; size];
    for ((q, row), times) in table.iter().enumerate().zip(times) {
        for (g, m) in row.iter().enumerate().filter_map(|(g, m)| Some((g, (*m)?))) {
            for i in [g, groups + q] {
                system[i][g] += times;
                system[i][groups + q] += times;
                system[i][size] += times * m;
            }
        }
    }
    let mut row = 0;
    let mut pivots = vec![None; size];
    for column in 0..size {
        let Some(best) = (row..size).max_by(|&a, &b| system[a][column].abs().total_cmp(&system[b][column].abs()))
        else {
            continue;
        };
        if system[best][column].abs() < 1e-9 {
            continue; // Free: a component's constant, or a group without cells.
        }
        system.swap(row, best);
        let pivot = system[row].clone();
        for (other, line) in system.iter_mut().enumerate() {
            let factor = line[column] / pivot[column];
            if other != row && factor != 0.0 {
                line.iter_mut().zip(&pivot).for_each(|(a, b)| *a -= factor * b);
            }
        }
        pivots[column] = Some(row);
        row += 1;
    }
    (0..groups).map(|g| pivots[g].map_or(0.0, |row| system[row][size] / system[row][g])).collect()
}

/// Components by spreading marks until nothing changes; then each shifted to its own cells' mean.
fn shifted(table: &ScoreTable, times: &[f64], mut effects: Vec<f64>) -> (Vec<f64>, Vec<usize>) {
    let mut marks: Vec<usize> = (0..effects.len()).collect();
    for _ in 0..effects.len() {
        for (row, _) in table.iter().zip(times).filter(|(_, times)| **times > 0.0) {
            let present: Vec<usize> = (0..row.len()).filter(|&g| row[g].is_some()).collect();
            let least = present.iter().map(|&g| marks[g]).min().unwrap();
            for &g in &present {
                marks[g] = least;
            }
        }
    }
    for mark in 0..effects.len() {
        let (mut excess, mut count) = (0.0, 0.0);
        for (row, times) in table.iter().zip(times) {
            for (g, m) in row.iter().enumerate().filter(|(g, m)| marks[*g] == mark && m.is_some()) {
                excess += times * (m.unwrap() - effects[g]);
                count += times;
            }
        }
        (0..effects.len()).filter(|&g| marks[g] == mark).for_each(|g| effects[g] += excess / count);
    }
    (effects, marks)
}

#[test]
fn is_the_dense_least_squares_solution() {
    let mut rng = Rng::stream(21, 0);
    for round in 0..150 {
        let (groups, questions) = (2 + rng.below(6), 1 + rng.below(12));
        let table = random(&mut rng, groups, questions, [0.2, 0.4, 0.8][round % 3]);
        if table.is_empty() {
            continue;
        }
        let ones = vec![1.0; table.len()];
        let (expected, marks) = shifted(&table, &ones, dense(&table, &ones));
        let effects = Effects::new(&scores(&table));
        for g in 0..marks.len() {
            let group = u32::try_from(g).unwrap();
            match effects.adjusted(group) {
                Some(found) => assert!((found - expected[g]).abs() < 1e-9, "{found} {}: {table:?}", expected[g]),
                None => assert!(table.iter().all(|row| row[g].is_none())),
            }
            for h in (0..g).filter(|&h| effects.adjusted(u32::try_from(h).unwrap()).is_some()) {
                let joined = effects.components().joined(group, u32::try_from(h).unwrap());
                assert_eq!(joined, marks[g] == marks[h] && effects.adjusted(group).is_some());
            }
        }
    }
}

/// Each replicate against the dense solution with the questions counted as often as they were drawn.
#[test]
fn replicates_are_dense_solutions_of_what_was_drawn() {
    let mut rng = Rng::stream(22, 0);
    let table = random(&mut rng, 4, 9, 0.5);
    let effects = Effects::new(&scores(&table));
    let bootstrap = Bootstrap { resamples: 40, seed: 5, threads: 2 };
    let resampled = effects.resample(&bootstrap);
    let drawn = resample_questions(&bootstrap, QuestionCount(table.len()), ItemCount(table.len()), |draws| {
        draws.next_block().map(|(_, times)| times.to_vec()).unwrap_or_default()
    });
    let mut loose = 0;
    for r in 0..40 {
        let times: Vec<f64> = drawn.iter().map(|times| times[r]).collect();
        let (expected, marks) = shifted(&table, &times, dense(&table, &times));
        let part = |g: usize| marks.iter().filter(|&&mark| mark == marks[g]).count();
        let largest = (0..4).map(part).max().unwrap();
        for (g, expected) in expected.iter().enumerate() {
            let found = resampled.replicates[g][r];
            if found.is_nan() {
                loose += 1;
                assert!(part(g) < largest || part(g) == 2, "{times:?}");
            } else {
                assert!((found - expected).abs() < 1e-6, "{found} {expected}");
            }
        }
    }
    assert!(loose > 0, "the log should be small enough for some to come loose");
}

#[test]
fn a_harder_question_changes_no_difference() {
    let mut rng = Rng::stream(23, 0);
    let table = random(&mut rng, 6, 30, 0.4);
    let harder: ScoreTable = table
        .iter()
        .enumerate()
        .map(|(q, row)| row.iter().map(|m| Some((*m)? + (q * q % 7) as f64)).collect())
        .collect();
    let (before, after) = (Effects::new(&scores(&table)), Effects::new(&scores(&harder)));
    let gap = |effects: &Effects, g: u32| effects.adjusted(g).unwrap() - effects.adjusted(0).unwrap();
    assert_eq!(before.components().count(), 1);
    for g in 1..6 {
        assert!((gap(&before, g) - gap(&after, g)).abs() < 1e-10);
    }
}

#[test]
fn components_are_shifted_by_themselves() {
    let table: ScoreTable =
        vec![vec![Some(0.1), Some(0.3), None, None], vec![None, None, Some(0.8), Some(0.4)], vec![None; 4]];
    let effects = Effects::new(&scores(&table));
    let expected = [0.1, 0.3, 0.8, 0.4];
    for g in 0..4 {
        assert!((effects.adjusted(g).unwrap() - expected[g as usize]).abs() < 1e-12);
    }
    assert_eq!([0, 1, 2, 3].map(|g| effects.components().of(g)), [Some(1), Some(1), Some(2), Some(2)]);
    assert_eq!(effects.own_error(0), None);
}

#[test]
fn own_error_is_the_residual_variance_over_what_tells_a_group_apart() {
    // Residuals ±.05 of a 2×2 table: Σu² = .01 with 4 − 2 − 2 + 1 degrees of freedom; two questions tell by a half each.
    let effects = Effects::new(&scores(&vec![vec![Some(0.2), Some(0.1)], vec![Some(0.4), Some(0.5)]]));
    assert!((effects.own_error(0).unwrap() - 0.01).abs() < 1e-12);
}

/// Two crowded halves with one question between them: nothing tells how uncertain that bridge is.
#[test]
fn a_bridge_of_one_question_gives_no_interval() {
    let mut rng = Rng::stream(24, 0);
    let mut table: ScoreTable =
        (0..30).map(|q| (0..5).map(|g| ((g < 3) == (q % 2 == 0)).then(|| rng.unit())).collect()).collect();
    table.push(vec![None, None, Some(0.4), Some(0.1), None]);
    let effects = Effects::new(&scores(&table));
    let resampled = effects.resample(&Bootstrap { resamples: 400, seed: 1, threads: 1 });
    assert!(effects.interval(&resampled, 0, 0.95).is_ok());
    assert_eq!(effects.interval(&resampled, 4, 0.95), Err(Reason::HangsByFew));
}

#[test]
fn nothing_to_resample_is_a_reason() {
    let bootstrap = Bootstrap { resamples: 20, seed: 1, threads: 1 };
    let reason = |table: ScoreTable, bootstrap: &Bootstrap| {
        let effects = Effects::new(&scores(&table));
        effects.interval(&effects.resample(bootstrap), 0, 0.95)
    };
    let both = vec![Some(0.1), Some(0.2)];
    assert_eq!(reason(vec![both.clone()], &bootstrap), Err(Reason::OneQuestion));
    assert_eq!(reason(vec![vec![None, Some(0.2)]], &bootstrap), Err(Reason::NothingScored));
    assert_eq!(reason(vec![vec![Some(0.2), None]; 3], &bootstrap), Err(Reason::NotConnected));
    assert_eq!(reason(vec![both; 3], &Bootstrap { resamples: 0, ..bootstrap }), Err(Reason::NoResamples));
}
