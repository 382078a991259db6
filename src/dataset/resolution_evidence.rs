//! What rows say of questions: outcomes, resolution days, deadlines, and whether they contradict each other.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::dataset::outcome::OutcomeWord;
use crate::dataset::questions::{Ending, QuestionFacts};
use crate::model::{LineNumber, Moment, QuestionId};

/// The first line that says something, and what it says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct FirstLine<T> {
    /// The line.
    pub(crate) line: LineNumber,
    /// What it says.
    pub(crate) what: T,
}

/// Everything that is said of one question.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct QuestionEvidence {
    endings: [Option<LineNumber>; 3],
    resolved_on: StatedDay,
    closes_on: StatedDay,
}

/// The first day given, with its time where all agree on it, and the first day that differs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct StatedDay {
    first: Option<FirstLine<Moment>>,
    other: Option<FirstLine<Moment>>,
}

impl StatedDay {
    fn see(&mut self, said: FirstLine<Moment>) {
        match self.first {
            None => self.first = Some(said),
            Some(first) if first.what.day() == said.what.day() => {
                let what = if first.what == said.what { first.what } else { Moment::on(first.what.day()) };
                self.first = Some(FirstLine { line: first.line.min(said.line), what });
            }
            Some(first) => {
                let (earlier, later) = if said.line < first.line { (said, first) } else { (first, said) };
                self.first = Some(earlier);
                if self.other.is_none_or(|other| other.what.day() == earlier.what.day() || later.line < other.line) {
                    self.other = Some(later);
                }
            }
        }
    }
}

/// Two lines that cannot both be right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Contradiction {
    /// Two different outcomes.
    Outcomes(FirstLine<Ending>, FirstLine<Ending>),
    /// Two different resolution days.
    Days(FirstLine<Moment>, FirstLine<Moment>),
    /// Two different deadlines.
    Deadlines(FirstLine<Moment>, FirstLine<Moment>),
    /// An outcome, but no line says when it was known.
    NoDay(FirstLine<Ending>),
}

impl Contradiction {
    /// The line that contradicts an earlier one.
    pub(crate) fn line(&self) -> LineNumber {
        match self {
            Self::Outcomes(_, other) => other.line,
            Self::Days(_, other) | Self::Deadlines(_, other) => other.line,
            Self::NoDay(said) => said.line,
        }
    }
}

const ENDINGS: [Ending; 3] = [Ending::Yes, Ending::No, Ending::Annulled];

impl QuestionEvidence {
    fn see(&mut self, said: FirstLine<RowEvidence>) {
        let RowEvidence { word, resolved_on, closes_on } = said.what;
        let ending = match word {
            OutcomeWord::Yes => Some(0),
            OutcomeWord::No => Some(1),
            OutcomeWord::Annulled => Some(2),
            OutcomeWord::Open => None,
        };
        if let Some(ending) = ending {
            earliest(&mut self.endings[ending], said.line);
        }
        if let (Some(what), true) = (resolved_on, ending.is_some()) {
            self.resolved_on.see(FirstLine { line: said.line, what });
        }
        if let Some(what) = closes_on {
            self.closes_on.see(FirstLine { line: said.line, what });
        }
    }

    /// What follows for the question, and every contradiction.
    fn facts(&self) -> (QuestionFacts, Vec<Contradiction>) {
        let mut said: Vec<FirstLine<Ending>> = ENDINGS
            .iter()
            .zip(self.endings)
            .filter_map(|(&what, line)| line.map(|line| FirstLine { line, what }))
            .collect();
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
}

/// What one row says of its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RowEvidence {
    /// How it ended, if it did.
    pub(crate) word: OutcomeWord,
    /// When that was known.
    pub(crate) resolved_on: Option<Moment>,
    /// Until when it could end.
    pub(crate) closes_on: Option<Moment>,
}

impl RowEvidence {
    /// What follows for a question of which nothing else is said; `None` if that contradicts itself. As a [`QuestionEvidence`] would
    /// find it, in a tenth of the time.
    fn facts(&self) -> Option<QuestionFacts> {
        let outcome = match self.word {
            OutcomeWord::Yes => Some(Ending::Yes),
            OutcomeWord::No => Some(Ending::No),
            OutcomeWord::Annulled => Some(Ending::Annulled),
            OutcomeWord::Open => None,
        };
        let resolved_on = self.resolved_on.filter(|_| outcome.is_some());
        let needs_a_day = matches!(outcome, Some(Ending::Yes | Ending::No));
        (!needs_a_day || resolved_on.is_some()).then_some(QuestionFacts {
            outcome,
            resolved_on,
            closes_on: self.closes_on,
            unusable: false,
        })
    }
}

/// What rows say of questions, by the question's number: the first line of each version. Nearly every question has one
/// version, however many rows repeat it, so the rare others are kept apart.
#[derive(Debug, Default)]
pub(crate) struct ResolutionEvidence {
    /// By question; line 0 for those that no row speaks of.
    first: Vec<FirstLine<Option<RowEvidence>>>,
    others: FxHashMap<(QuestionId, RowEvidence), LineNumber>,
}

impl ResolutionEvidence {
    /// Takes in what one row says.
    pub(crate) fn add(&mut self, question: QuestionId, line: LineNumber, version: RowEvidence) {
        let at = question.index();
        if self.first.len() <= at {
            self.first.resize(at + 1, FirstLine { line: LineNumber::default(), what: None });
        }
        let first = &mut self.first[at];
        match first.what {
            None => *first = FirstLine { line, what: Some(version) },
            Some(known) if known == version => first.line = first.line.min(line),
            Some(_) => {
                let known = self.others.entry((question, version)).or_insert(line);
                *known = (*known).min(line);
            }
        }
    }

    /// Takes in what another thread saw.
    pub(crate) fn merge(&mut self, other: Self) {
        if self.first.is_empty() {
            *self = other;
            return;
        }
        for (question, said) in (0..).map(QuestionId::new).zip(other.first) {
            if let Some(version) = said.what {
                self.add(question, said.line, version);
            }
        }
        #[allow(clippy::iter_over_hash_type)] // the first line of each version, in whatever order they come
        for ((question, version), line) in other.others {
            self.add(question, line, version);
        }
    }

    /// What follows for each question, by its number, and every contradiction in the order of lines.
    pub(crate) fn facts(&self) -> (Vec<QuestionFacts>, Vec<(QuestionId, Contradiction)>) {
        let mut others: BTreeMap<QuestionId, Vec<FirstLine<RowEvidence>>> = BTreeMap::new();
        #[allow(clippy::iter_over_hash_type)] // sorted by what follows
        for (&(question, what), &line) in &self.others {
            others.entry(question).or_default().push(FirstLine { line, what });
        }
        let mut wrong = vec![];
        let mut facts = Vec::with_capacity(self.first.len());
        for (question, first) in (0..).map(QuestionId::new).zip(&self.first) {
            let others = if others.is_empty() { None } else { others.remove(&question) };
            if let (Some(known), None) =
                (first.what.map_or(Some(QuestionFacts::default()), |what| what.facts()), &others)
            {
                facts.push(known);
                continue;
            }
            let mut evidence = QuestionEvidence::default();
            let first = first.what.map(|what| FirstLine { line: first.line, what });
            for said in first.into_iter().chain(others.unwrap_or_default()) {
                evidence.see(said);
            }
            let (known, contradictions) = evidence.facts();
            facts.push(known);
            wrong.extend(contradictions.into_iter().map(|contradiction| (question, contradiction)));
        }
        wrong.sort_by_key(|(question, contradiction)| (contradiction.line(), *question));
        (facts, wrong)
    }
}

fn earliest(ours: &mut Option<LineNumber>, line: LineNumber) {
    *ours = Some(ours.map_or(line, |known| known.min(line)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    fn on(day: u32) -> Option<Moment> {
        Day::from_ymd(2017, 5, day).map(Moment::on)
    }

    fn line(line: u32) -> LineNumber {
        LineNumber::new(line)
    }

    fn add(
        rows: &mut ResolutionEvidence,
        question: u32,
        line: LineNumber,
        word: OutcomeWord,
        resolved_on: Option<Moment>,
        closes_on: Option<Moment>,
    ) {
        rows.add(QuestionId::new(question), line, RowEvidence { word, resolved_on, closes_on });
    }

    fn of_question(evidence: &ResolutionEvidence, question: u32) -> (QuestionFacts, Vec<Contradiction>) {
        let (facts, wrong) = evidence.facts();
        let wrong = wrong.into_iter().filter(|(of, _)| of.number() == question).map(|(_, wrong)| wrong).collect();
        (facts[question as usize], wrong)
    }

    #[test]
    fn two_outcomes_contradict_whatever_thread_saw_them() {
        let mut one = ResolutionEvidence::default();
        add(&mut one, 7, line(30), OutcomeWord::Yes, on(1), None);
        let mut two = ResolutionEvidence::default();
        add(&mut two, 7, line(10), OutcomeWord::No, on(1), None);
        add(&mut two, 7, line(40), OutcomeWord::Open, None, on(9));
        one.merge(two);
        let (facts, wrong) = of_question(&one, 7);
        let said = |line, what| FirstLine { line, what };
        assert_eq!(wrong, [Contradiction::Outcomes(said(line(10), Ending::No), said(line(30), Ending::Yes))]);
        assert!(facts.unusable);
        assert_eq!(facts.closes_on, on(9));
    }

    #[test]
    fn blank_beside_an_outcome_is_no_contradiction() {
        let mut rows = ResolutionEvidence::default();
        add(&mut rows, 0, line(2), OutcomeWord::Open, None, None);
        add(&mut rows, 0, line(3), OutcomeWord::Yes, on(4), None);
        add(&mut rows, 0, line(4), OutcomeWord::Yes, None, None);
        let (facts, wrong) = of_question(&rows, 0);
        assert_eq!(wrong, []);
        assert_eq!((facts.outcome, facts.resolved_on), (Some(Ending::Yes), on(4)));
    }

    #[test]
    fn one_version_alone_gives_what_a_sighting_gives() {
        let words = [OutcomeWord::Yes, OutcomeWord::No, OutcomeWord::Annulled, OutcomeWord::Open];
        for (word, resolved_on, closes_on) in words
            .into_iter()
            .flat_map(|word| [None, on(1)].map(|day| [(word, day, None), (word, day, on(9))]))
            .flatten()
        {
            let version = RowEvidence { word, resolved_on, closes_on };
            let mut evidence = QuestionEvidence::default();
            evidence.see(FirstLine { line: line(5), what: version });
            let (facts, wrong) = evidence.facts();
            assert_eq!(version.facts(), wrong.is_empty().then_some(facts), "{version:?}");
        }
    }

    #[test]
    fn an_outcome_needs_a_day_and_one_day_only() {
        let mut rows = ResolutionEvidence::default();
        add(&mut rows, 0, line(2), OutcomeWord::No, None, None);
        assert!(matches!(of_question(&rows, 0).1[..], [Contradiction::NoDay(_)]));
        add(&mut rows, 0, line(5), OutcomeWord::No, on(2), None);
        add(&mut rows, 0, line(3), OutcomeWord::No, on(3), None);
        let wrong = of_question(&rows, 0).1;
        let [Contradiction::Days(one, other)] = wrong[..] else { panic!("{wrong:?}") };
        assert_eq!((one.line, other.line), (line(3), line(5)));
    }
}
