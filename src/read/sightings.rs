//! What rows say of questions: outcomes, resolution days, deadlines, and whether they contradict each other.

use rustc_hash::FxHashMap;

use crate::model::Moment;
use crate::read::log::{Ending, QuestionFacts};
use crate::read::outcome::OutcomeWord;

/// The first line that says something, and what it says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said<T> {
    /// The line.
    pub line: u32,
    /// What it says.
    pub what: T,
}

/// Everything that is said of one question: the first line of each version.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sighting {
    endings: [Option<u32>; 3],
    resolved_on: Versions,
    closes_on: Versions,
    first_line: Option<u32>,
}

/// The first moment given, and the first that differs from it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Versions {
    first: Option<Said<Moment>>,
    other: Option<Said<Moment>>,
}

impl Versions {
    fn see(&mut self, said: Said<Moment>) {
        match self.first {
            None => self.first = Some(said),
            Some(first) if first.what == said.what => {
                self.first = Some(Said { line: first.line.min(said.line), ..first });
            }
            Some(first) => {
                let (earlier, later) = if said.line < first.line { (said, first) } else { (first, said) };
                self.first = Some(earlier);
                if self.other.is_none_or(|other| other.what == earlier.what || later.line < other.line) {
                    self.other = Some(later);
                }
            }
        }
    }

    fn merge(&mut self, theirs: Self) {
        for said in [theirs.first, theirs.other].into_iter().flatten() {
            self.see(said);
        }
    }
}

/// Two lines that cannot both be right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Contradiction {
    /// Two different outcomes.
    Outcomes(Said<Ending>, Said<Ending>),
    /// Two different resolution days.
    Days(Said<Moment>, Said<Moment>),
    /// Two different deadlines.
    Deadlines(Said<Moment>, Said<Moment>),
    /// An outcome, but no line says when it was known.
    NoDay(Said<Ending>),
}

const ENDINGS: [Ending; 3] = [Ending::Yes, Ending::No, Ending::Annulled];

impl Sighting {
    /// What follows for the question, and every contradiction.
    pub fn facts(&self) -> (QuestionFacts, Vec<Contradiction>) {
        let mut said: Vec<Said<Ending>> =
            ENDINGS.iter().zip(self.endings).filter_map(|(&what, line)| line.map(|line| Said { line, what })).collect();
        said.sort_by_key(|said| said.line);
        let mut wrong = vec![];
        if let [first, second, ..] = said[..] {
            wrong.push(Contradiction::Outcomes(first, second));
        }
        let outcome = said.first().map(|said| said.what);
        // A day beside a question that is still open says nothing yet.
        if let (Some(first), Some(other), Some(_)) = (self.resolved_on.first, self.resolved_on.other, outcome) {
            wrong.push(Contradiction::Days(first, other));
        }
        if let (Some(first), Some(other)) = (self.closes_on.first, self.closes_on.other) {
            wrong.push(Contradiction::Deadlines(first, other));
        }
        if let (Some(&ending), None) = (said.first(), self.resolved_on.first)
            && ending.what != Ending::Annulled
        {
            wrong.push(Contradiction::NoDay(ending));
        }
        let facts = QuestionFacts {
            outcome,
            resolved_on: self.resolved_on.first.map(|said| said.what),
            closes_on: self.closes_on.first.map(|said| said.what),
            unusable: !wrong.is_empty(),
        };
        (facts, wrong)
    }

    /// The first line that speaks of the question.
    pub fn first_line(&self) -> u32 {
        self.first_line.unwrap_or(0)
    }
}

/// What rows say of questions, by the question's number.
#[derive(Debug, Default)]
pub struct Sightings(FxHashMap<u32, Sighting>);

impl Sightings {
    /// Takes in one row.
    pub fn see(
        &mut self,
        question: u32,
        line: u32,
        word: OutcomeWord,
        resolved_on: Option<Moment>,
        closes_on: Option<Moment>,
    ) {
        let sighting = self.0.entry(question).or_default();
        earliest(&mut sighting.first_line, line);
        let ending = match word {
            OutcomeWord::Yes => Some(0),
            OutcomeWord::No => Some(1),
            OutcomeWord::Annulled => Some(2),
            OutcomeWord::Open => None,
        };
        if let Some(ending) = ending {
            earliest(&mut sighting.endings[ending], line);
        }
        if let (Some(what), true) = (resolved_on, ending.is_some()) {
            sighting.resolved_on.see(Said { line, what });
        }
        if let Some(what) = closes_on {
            sighting.closes_on.see(Said { line, what });
        }
    }

    /// Takes in what another thread saw.
    pub fn merge(&mut self, other: Self) {
        #[allow(clippy::iter_over_hash_type)] // merging does not depend on the order
        for (question, theirs) in other.0 {
            let ours = self.0.entry(question).or_default();
            for (ours, theirs) in ours.endings.iter_mut().zip(theirs.endings) {
                if let Some(line) = theirs {
                    earliest(ours, line);
                }
            }
            ours.resolved_on.merge(theirs.resolved_on);
            ours.closes_on.merge(theirs.closes_on);
            if let Some(line) = theirs.first_line {
                earliest(&mut ours.first_line, line);
            }
        }
    }

    /// Whether nothing was seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The questions in the order of their first lines.
    pub fn in_order(&self) -> Vec<(u32, Sighting)> {
        let mut all: Vec<(u32, Sighting)> = self.0.iter().map(|(&question, &sighting)| (question, sighting)).collect();
        all.sort_by_key(|(question, sighting)| (sighting.first_line(), *question));
        all
    }
}

fn earliest(ours: &mut Option<u32>, line: u32) {
    *ours = Some(ours.map_or(line, |known| known.min(line)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    fn on(day: u32) -> Option<Moment> {
        Day::from_ymd(2017, 5, day).map(Moment::on)
    }

    #[test]
    fn two_outcomes_contradict_whatever_thread_saw_them() {
        let mut one = Sightings::default();
        one.see(7, 30, OutcomeWord::Yes, on(1), None);
        let mut two = Sightings::default();
        two.see(7, 10, OutcomeWord::No, on(1), None);
        two.see(7, 40, OutcomeWord::Open, None, on(9));
        one.merge(two);
        let (facts, wrong) = one.in_order()[0].1.facts();
        let said = |line, what| Said { line, what };
        assert_eq!(wrong, [Contradiction::Outcomes(said(10, Ending::No), said(30, Ending::Yes))]);
        assert!(facts.unusable);
        assert_eq!(facts.closes_on, on(9));
    }

    #[test]
    fn blank_beside_an_outcome_is_no_contradiction() {
        let mut rows = Sightings::default();
        rows.see(0, 2, OutcomeWord::Open, None, None);
        rows.see(0, 3, OutcomeWord::Yes, on(4), None);
        rows.see(0, 4, OutcomeWord::Yes, None, None);
        let (facts, wrong) = rows.in_order()[0].1.facts();
        assert_eq!(wrong, []);
        assert_eq!((facts.outcome, facts.resolved_on), (Some(Ending::Yes), on(4)));
    }

    #[test]
    fn an_outcome_needs_a_day_and_one_day_only() {
        let mut rows = Sightings::default();
        rows.see(0, 2, OutcomeWord::No, None, None);
        assert!(matches!(rows.in_order()[0].1.facts().1[..], [Contradiction::NoDay(_)]));
        rows.see(0, 5, OutcomeWord::No, on(2), None);
        rows.see(0, 3, OutcomeWord::No, on(3), None);
        let wrong = rows.in_order()[0].1.facts().1;
        assert!(matches!(wrong[..], [Contradiction::Days(Said { line: 3, .. }, Said { line: 5, .. })]));
    }
}
