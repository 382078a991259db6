//! What rows say of questions, row by row: outcomes, resolution days, openings and deadlines.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::dataset::questions::QuestionFacts;
use crate::dataset::resolution_history::{Contradiction, History, Overruled, RowEvidence, StandingResolution, Version};
use crate::model::{LineNumber, QuestionId};

/// The lines of a version.
#[derive(Clone, Copy, Debug)]
struct VersionLines {
    first: LineNumber,
    last: LineNumber,
}

impl VersionLines {
    fn see(&mut self, other: Self) {
        self.first = self.first.min(other.first);
        self.last = self.last.max(other.last);
    }
}

/// What rows say of questions, by the question's number: the lines of each version. Nearly every question has one version,
/// however many rows repeat it, so the rare others are kept apart.
#[derive(Debug, Default)]
pub(crate) struct ResolutionEvidence {
    /// By question; nothing for those that no row speaks of.
    first: Vec<Option<Version>>,
    others: FxHashMap<(QuestionId, RowEvidence), VersionLines>,
}

/// What follows from all rows together.
#[derive(Debug, Default)]
pub(crate) struct ResolvedFacts {
    /// What is known of each question, by its number.
    pub(crate) facts: Vec<QuestionFacts>,
    /// Every contradiction, in the order of lines.
    pub(crate) wrong: Vec<(QuestionId, Contradiction)>,
    /// Questions of which a later row was taken instead of an earlier one, with the two.
    pub(crate) overruled: Vec<(QuestionId, Overruled)>,
}

impl ResolutionEvidence {
    /// Takes in what one row says.
    pub(crate) fn add(&mut self, question: QuestionId, line: LineNumber, what: RowEvidence) {
        self.add_lines(question, Version { first: line, last: line, what });
    }

    fn add_lines(&mut self, question: QuestionId, version: Version) {
        let at = question.index();
        if self.first.len() <= at {
            self.first.resize(at + 1, None);
        }
        let lines = VersionLines { first: version.first, last: version.last };
        match &mut self.first[at] {
            first @ None => *first = Some(version),
            Some(known) if known.what == version.what => {
                known.first = known.first.min(lines.first);
                known.last = known.last.max(lines.last);
            }
            Some(_) => self.others.entry((question, version.what)).or_insert(lines).see(lines),
        }
    }

    /// Takes in what another thread saw.
    pub(crate) fn merge(&mut self, other: Self) {
        if self.first.is_empty() {
            *self = other;
            return;
        }
        for (question, version) in (0..).map(QuestionId::new).zip(other.first) {
            if let Some(version) = version {
                self.add_lines(question, version);
            }
        }
        #[allow(clippy::iter_over_hash_type)] // the lines of each version, in whatever order they come
        for ((question, what), VersionLines { first, last }) in other.others {
            self.add_lines(question, Version { first, last, what });
        }
    }

    /// Takes in what rows say that are not asked for, of questions of which others are: nothing else in them matters.
    pub(crate) fn merge_of_known(&mut self, mut other: Self) {
        let is_known = |question: QuestionId| self.first.get(question.index()).is_some_and(Option::is_some);
        other.others.retain(|(question, _), _| is_known(*question));
        for (question, version) in (0..).map(QuestionId::new).zip(&mut other.first) {
            *version = version.filter(|_| is_known(question));
        }
        if !self.first.is_empty() {
            self.merge(other);
        }
    }

    /// What follows for each question. With `latest` a later row overrules an earlier one that says otherwise.
    pub(crate) fn settle(&self, latest: bool) -> ResolvedFacts {
        let mut others: BTreeMap<QuestionId, Vec<Version>> = BTreeMap::new();
        #[allow(clippy::iter_over_hash_type)] // sorted by what follows
        for (&(question, what), &VersionLines { first, last }) in &self.others {
            others.entry(question).or_default().push(Version { first, last, what });
        }
        let mut all = ResolvedFacts { facts: Vec::with_capacity(self.first.len()), ..ResolvedFacts::default() };
        for (question, first) in (0..).map(QuestionId::new).zip(&self.first) {
            let others = if others.is_empty() { None } else { others.remove(&question) };
            if let (Some(known), None) =
                (first.map_or(Some(QuestionFacts::default()), |version| version.what.facts()), &others)
            {
                all.facts.push(known);
                continue;
            }
            let versions = first.iter().copied().chain(others.unwrap_or_default()).collect();
            let StandingResolution { facts, wrong, overruled } = History::new(versions).settle(latest);
            all.facts.push(facts);
            all.wrong.extend(wrong.into_iter().map(|contradiction| (question, contradiction)));
            all.overruled.extend(overruled.map(|overruled| (question, overruled)));
        }
        all.wrong.sort_by_key(|(question, contradiction)| (contradiction.line(), *question));
        all
    }

    /// The first line that speaks of a question.
    pub(crate) fn line(&self, question: QuestionId) -> Option<LineNumber> {
        self.first.get(question.index()).copied().flatten().map(|version| version.first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::outcome::OutcomeWord;
    use crate::dataset::questions::Ending;
    use crate::dataset::resolution_history::FirstLine;
    use crate::model::{Day, Moment};

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
        rows.add(
            QuestionId::new(question),
            line,
            RowEvidence { word, resolved_on, opens_on: None, closes_on, corrects: false },
        );
    }

    fn of_question(evidence: &ResolutionEvidence, question: u32) -> (QuestionFacts, Vec<Contradiction>) {
        let ResolvedFacts { facts, wrong, .. } = evidence.settle(false);
        let wrong = wrong.into_iter().filter(|(of, _)| of.number() == question).map(|(_, wrong)| wrong).collect();
        (facts[question as usize], wrong)
    }

    #[test]
    fn two_outcomes_contradict_whatever_thread_saw_them() {
        let mut one = ResolutionEvidence::default();
        add(&mut one, 7, line(30), OutcomeWord::Yes, on(1), None);
        let mut two = ResolutionEvidence::default();
        add(&mut two, 7, line(10), OutcomeWord::No, on(1), None);
        add(&mut two, 7, line(40), OutcomeWord::Missing, None, on(9));
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
        let words = [
            OutcomeWord::Yes,
            OutcomeWord::No,
            OutcomeWord::Annulled,
            OutcomeWord::NotAvailable,
            OutcomeWord::Missing,
            OutcomeWord::Open,
        ];
        for (word, resolved_on, closes_on) in words
            .into_iter()
            .flat_map(|word| [None, on(1)].map(|day| [(word, day, None), (word, day, on(9))]))
            .flatten()
        {
            let version = RowEvidence { word, resolved_on, opens_on: None, closes_on, corrects: false };
            for latest in [false, true] {
                let history = History::new(vec![Version { first: line(5), last: line(5), what: version }]);
                let StandingResolution { facts, wrong, overruled } = history.settle(latest);
                assert_eq!(version.facts(), wrong.is_empty().then_some(facts), "{version:?}");
                assert_eq!(overruled, None);
            }
        }
    }

    #[test]
    fn an_outcome_needs_a_day_and_the_first_one_stands() {
        let mut rows = ResolutionEvidence::default();
        add(&mut rows, 0, line(2), OutcomeWord::No, None, None);
        assert!(matches!(of_question(&rows, 0).1[..], [Contradiction::NoDay(_)]));
        add(&mut rows, 0, line(5), OutcomeWord::No, on(2), None);
        add(&mut rows, 0, line(3), OutcomeWord::No, on(3), None);
        let (facts, wrong) = of_question(&rows, 0);
        let [Contradiction::Days(one, other)] = wrong[..] else { panic!("{wrong:?}") };
        assert_eq!((one.line, other.line), (line(5), line(3)), "the earlier day first");
        assert_eq!((facts.resolved_on, facts.unusable), (on(2), false));
    }
}
