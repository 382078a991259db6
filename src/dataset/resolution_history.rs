//! What the rows on one question say one after the other: how it ended, whether they contradict each other, and which stand.

use crate::dataset::outcome::OutcomeWord;
use crate::dataset::questions::{Ending, QuestionFacts};
use crate::model::{LineNumber, Moment};

/// What one row says of its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RowEvidence {
    /// How it ended, if it did.
    pub(crate) word: OutcomeWord,
    /// When that was known.
    pub(crate) resolved_on: Option<Moment>,
    /// When it was asked.
    pub(crate) opens_on: Option<Moment>,
    /// Until when it could end.
    pub(crate) closes_on: Option<Moment>,
    /// Whether it says that it takes the place of the rows before it.
    pub(crate) corrects: bool,
}

impl RowEvidence {
    /// How the question ended, by this row alone.
    fn ending(&self) -> Option<Ending> {
        match self.word {
            OutcomeWord::Yes => Some(Ending::Yes),
            OutcomeWord::No => Some(Ending::No),
            OutcomeWord::Partly(share) => Some(Ending::Partly(share)),
            OutcomeWord::Annulled => Some(Ending::Annulled),
            OutcomeWord::NotAvailable => self.resolved_on.map(|_| Ending::Annulled),
            OutcomeWord::Open | OutcomeWord::Missing => None,
        }
    }

    /// What follows for a question of which nothing else is said; `None` if that contradicts itself. As a [`History`] would
    /// find it, in a tenth of the time.
    pub(crate) fn facts(&self) -> Option<QuestionFacts> {
        let outcome = self.ending();
        let resolved_on = self.resolved_on.filter(|_| outcome.is_some());
        let needs_a_day = outcome.is_some_and(|ending| ending.share().is_some());
        (!needs_a_day || resolved_on.is_some()).then_some(QuestionFacts {
            outcome,
            resolved_on,
            opens_on: self.opens_on,
            closes_on: self.closes_on,
            unusable: false,
        })
    }
}

/// A version of what is said of a question, and the first and the last line that say it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Version {
    /// The first line.
    pub(crate) first: LineNumber,
    /// The last line.
    pub(crate) last: LineNumber,
    /// What they say.
    pub(crate) what: RowEvidence,
}

/// A line that says something, and what it says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct FirstLine<T> {
    /// The line.
    pub(crate) line: LineNumber,
    /// What it says.
    pub(crate) what: T,
}

/// Two lines that cannot both be right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Contradiction {
    /// Two different outcomes.
    Outcomes(FirstLine<Ending>, FirstLine<Ending>),
    /// Two different outcomes, of which the one in the later row has the earlier day: neither is plainly the later one.
    OutcomesOutOfOrder(FirstLine<Ending>, FirstLine<Ending>),
    /// An outcome, and open again in a later row.
    Reopened(FirstLine<Ending>, LineNumber),
    /// Two different days of one outcome, of which the first stands.
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
            Self::Outcomes(_, other) | Self::OutcomesOutOfOrder(_, other) => other.line,
            Self::Days(_, other) | Self::Deadlines(_, other) => other.line,
            Self::Reopened(_, line) => *line,
            Self::NoDay(said) => said.line,
        }
    }

    /// Whether the question can be used all the same.
    fn is_settled(&self) -> bool {
        matches!(self, Self::Days(..))
    }
}

/// A row that said how a question stands, and the later one that was taken instead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Overruled {
    /// The row that no longer holds.
    pub(crate) before: FirstLine<Option<Ending>>,
    /// The row that stands.
    pub(crate) stands: FirstLine<Option<Ending>>,
}

/// What follows for a question.
#[derive(Debug, PartialEq)]
pub(crate) struct StandingResolution {
    /// What is known of it.
    pub(crate) facts: QuestionFacts,
    /// Every contradiction.
    pub(crate) wrong: Vec<Contradiction>,
    /// The row that was overruled, and the one that stands instead.
    pub(crate) overruled: Option<Overruled>,
}

/// Everything that is said of one question.
pub(crate) struct History {
    /// In the order of their first lines.
    versions: Vec<Version>,
}

impl History {
    /// Of these versions.
    pub(crate) fn new(mut versions: Vec<Version>) -> Self {
        versions.sort_by_key(|version| version.first);
        let corrected_at = versions.iter().filter(|version| version.what.corrects).map(|version| version.last).max();
        for version in versions.iter_mut().filter(|version| Some(version.last) < corrected_at) {
            (version.what.word, version.what.resolved_on) = (OutcomeWord::Missing, None);
        }
        Self { versions }
    }

    /// What follows. With `latest` the last row stands, with those before it that agree.
    pub(crate) fn settle(&self, latest: bool) -> StandingResolution {
        let dispute = self.dispute();
        let (mut wrong, mut overruled) = (vec![], None);
        let standing = match dispute {
            Some(dispute) if !latest => {
                wrong.push(dispute);
                self.saying(|version| version.ending().is_some())
            }
            Some(_) => {
                let standing = self.last_run();
                match self.out_of_order(&standing) {
                    Some(out_of_order) => wrong.push(out_of_order),
                    None => overruled = self.overruled(&standing),
                }
                standing
            }
            None => self.saying(|version| version.ending().is_some()),
        };
        let outcome = standing.first().and_then(Version::ending);
        let days = standing.iter().filter(|version| version.ending().is_some());
        let days: Vec<_> = days.filter_map(|version| at(version, version.what.resolved_on)).collect();
        let resolved_on = first_day(&days);
        if let Some((first, other)) = resolved_on.and_then(|first| Some((first, another_day(&days, first.what)?))) {
            wrong.push(Contradiction::Days(first, other));
        }
        let all = |of: fn(&Version) -> Option<Moment>| -> Vec<FirstLine<Moment>> {
            self.versions.iter().filter_map(|version| at(version, of(version))).collect()
        };
        let deadlines = all(|version| version.what.closes_on);
        let closes_on = deadlines.first().copied();
        if let Some((first, other)) = closes_on.and_then(|first| Some((first, another_day(&deadlines, first.what)?))) {
            wrong.push(Contradiction::Deadlines(first, other));
        }
        if let (Some(version), None, Some(what)) = (standing.first(), resolved_on, outcome)
            && what.share().is_some()
        {
            wrong.push(Contradiction::NoDay(FirstLine { line: version.first, what }));
        }
        let facts = QuestionFacts {
            outcome,
            resolved_on: resolved_on.map(|said| said.what),
            opens_on: first_day(&all(|version| version.what.opens_on)).map(|said| said.what),
            closes_on: first_of_day(&deadlines, closes_on),
            unusable: !wrong.iter().all(Contradiction::is_settled),
        };
        StandingResolution { facts, wrong, overruled }
    }

    fn saying(&self, what: impl Fn(&Version) -> bool) -> Vec<Version> {
        self.versions.iter().copied().filter(what).collect()
    }

    /// Two rows that cannot both stand: two outcomes, or an outcome and below it that the question is open.
    fn dispute(&self) -> Option<Contradiction> {
        let said = |version: &Version| Some(FirstLine { line: version.first, what: version.ending()? });
        let mut endings = self.versions.iter().filter_map(said);
        let first = endings.next()?;
        if let Some(second) = endings.find(|other| other.what != first.what) {
            return Some(Contradiction::Outcomes(first, second));
        }
        let open = self.versions.iter().filter(|version| version.is_open() && version.last > first.line);
        let line = |version: &Version| if version.first > first.line { version.first } else { version.last };
        open.map(line).min().map(|line| Contradiction::Reopened(first, line))
    }

    /// The versions that say what the last row says and were said since any other was.
    fn last_run(&self) -> Vec<Version> {
        let speaking = self.saying(|version| version.is_open() || version.ending().is_some());
        let Some(last) = speaking.iter().max_by_key(|version| version.last) else { return vec![] };
        let others = speaking.iter().filter(|version| version.ending() != last.ending()).map(|version| version.last);
        let since = others.max().unwrap_or_default();
        speaking.iter().copied().filter(|version| version.ending() == last.ending() && version.last > since).collect()
    }

    /// An outcome that stands, and another that was known on a later day than it.
    fn out_of_order(&self, standing: &[Version]) -> Option<Contradiction> {
        let ending = standing.first()?.ending()?;
        let day = standing.iter().filter_map(|version| version.what.resolved_on).map(Moment::day).min()?;
        let later = self.versions.iter().find(|version| {
            let of_other = version.ending().is_some_and(|other| other != ending);
            of_other && version.what.resolved_on.is_some_and(|on| on.day() > day)
        })?;
        let one = FirstLine { line: later.first, what: later.ending()? };
        Some(Contradiction::OutcomesOutOfOrder(one, FirstLine { line: standing.first()?.last, what: ending }))
    }

    fn overruled(&self, standing: &[Version]) -> Option<Overruled> {
        let stands = standing.iter().max_by_key(|version| version.last)?;
        let before = self
            .versions
            .iter()
            .find(|version| version.ending() != stands.ending() && (version.is_open() || version.ending().is_some()))?;
        let said = |line, version: &Version| FirstLine { line, what: version.ending() };
        Some(Overruled { before: said(before.first, before), stands: said(stands.last, stands) })
    }
}

impl Version {
    fn ending(&self) -> Option<Ending> {
        self.what.ending()
    }

    fn is_open(&self) -> bool {
        self.what.word == OutcomeWord::Open
    }
}

fn at(version: &Version, what: Option<Moment>) -> Option<FirstLine<Moment>> {
    what.map(|what| FirstLine { line: version.first, what })
}

/// The earliest day, with its time where all that name it agree on that.
fn first_day(said: &[FirstLine<Moment>]) -> Option<FirstLine<Moment>> {
    let first = *said.iter().min_by_key(|said| (said.what.day(), said.line))?;
    first_of_day(said, Some(first)).map(|what| FirstLine { what, ..first })
}

/// A moment, with its time where all that name its day agree on that.
fn first_of_day(said: &[FirstLine<Moment>], first: Option<FirstLine<Moment>>) -> Option<Moment> {
    let first = first?.what;
    let time = |moment: Moment| (moment.instant_ms(), moment.has_time());
    let of_day = said.iter().map(|said| said.what).filter(|what| what.day() == first.day());
    let one_time = of_day.into_iter().all(|what| time(what) == time(first));
    Some(if one_time { first } else { Moment::on(first.day()) })
}

/// The first line that names another day.
fn another_day(said: &[FirstLine<Moment>], first: Moment) -> Option<FirstLine<Moment>> {
    said.iter().copied().filter(|said| said.what.day() != first.day()).min_by_key(|said| said.line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    /// Rows as `yes 3`, in the order of lines from 2, with the day of May.
    fn settled(rows: &[&str], latest: bool) -> StandingResolution {
        let version = |(line, row): (u32, &&str)| {
            let (word, day) = row.split_once(' ').unwrap_or((row, ""));
            let (day, corrects) = day.strip_suffix('!').map_or((day, false), |day| (day, true));
            let resolved_on = day.parse().ok().and_then(|day| Day::from_ymd(2017, 5, day)).map(Moment::on);
            let word = match word {
                "yes" => OutcomeWord::Yes,
                "no" => OutcomeWord::No,
                "open" => OutcomeWord::Open,
                "NA" => OutcomeWord::NotAvailable,
                _ => OutcomeWord::Missing,
            };
            let line = LineNumber::new(line);
            let what = RowEvidence { word, resolved_on, opens_on: None, closes_on: None, corrects };
            Version { first: line, last: line, what }
        };
        let mut versions: Vec<Version> = vec![];
        for version in (2..).zip(rows).map(version) {
            match versions.iter_mut().find(|known| known.what == version.what) {
                Some(known) => known.last = version.last,
                None => versions.push(version),
            }
        }
        History::new(versions).settle(latest)
    }

    /// How the question ended and on which day, or `?`.
    fn ended(rows: &[&str], latest: bool) -> String {
        let StandingResolution { facts, .. } = settled(rows, latest);
        if facts.unusable {
            return "?".to_owned();
        }
        let day = facts.resolved_on.map(|on| on.to_string()[8..].to_owned()).unwrap_or_default();
        format!("{:?} {day}", facts.outcome).replace("Some(", "").replace(')', "").trim().to_owned()
    }

    #[test]
    fn open_again_below_an_outcome_is_a_question_and_the_latest_stands_if_asked_for() {
        for (rows, plainly, latest) in [
            (&["yes 3", "open"][..], "?", "None"),
            (&["open", "yes 3"], "Yes 03", "Yes 03"),
            (&["yes 3", ""], "Yes 03", "Yes 03"),
            (&["yes 3", "open", "yes 9"], "?", "Yes 09"),
            (&["yes 3", "open", "yes 3"], "?", "Yes 03"),
            (&["yes 3", "open", "no 9"], "?", "No 09"),
            (&["open", "yes 3", "open"], "?", "None"),
            (&["yes 3", "no 9"], "?", "No 09"),
            (&["yes 3", "no 9", "no 12"], "?", "No 09"),
            (&["yes 3", "no 9", "yes 12", ""], "?", "Yes 12"),
            (&["yes 9", "no 3"], "?", "?"),
            (&["yes 9", "yes 3"], "Yes 03", "Yes 03"),
            (&["NA", "yes 3"], "Yes 03", "Yes 03"),
            (&["yes 3", "NA"], "Yes 03", "Yes 03"),
            (&["yes 3", "NA 9"], "?", "Annulled 09"),
            (&["NA"], "None", "None"),
            (&["yes 3", "no 9!"], "No 09", "No 09"),
            (&["yes 9", "no 3!"], "No 03", "No 03"),
            (&["yes 3", "yes 9!"], "Yes 09", "Yes 09"),
            (&["yes 3", "no 9!", "yes 12!"], "Yes 12", "Yes 12"),
            (&["yes 3", "no 9!", "yes 12"], "?", "Yes 12"),
            (&["yes 3", "open !"], "None", "None"),
            (&["NA 4"], "Annulled 04", "Annulled 04"),
        ] {
            assert_eq!([false, true].map(|latest| ended(rows, latest)), [plainly, latest], "{rows:?}");
        }
    }

    #[test]
    fn it_is_told_what_contradicts_what() {
        let line = LineNumber::new;
        let yes = FirstLine { line: line(2), what: Ending::Yes };
        assert_eq!(settled(&["yes 3", "open"], false).wrong, [Contradiction::Reopened(yes, line(3))]);
        let overruled = settled(&["yes 3", "open"], true).overruled;
        let said = |at, what| FirstLine { line: line(at), what };
        assert_eq!(overruled, Some(Overruled { before: said(2, Some(Ending::Yes)), stands: said(3, None) }));
        let no = FirstLine { line: line(3), what: Ending::No };
        let out_of_order = Contradiction::OutcomesOutOfOrder(yes, no);
        assert_eq!(settled(&["yes 9", "no 3"], true).wrong, [out_of_order]);
        assert!(matches!(settled(&["yes 9", "yes 3"], false).wrong[..], [Contradiction::Days(..)]));
    }
}
