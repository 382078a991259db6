//! The questions: what is asked, until when, and how it went.

use chrono::NaiveDate;

use super::calendar::{day, days, days_between, end_of_month, last_day};
use super::draw::Draw;
use super::words;

/// Questions whose deadline falls inside the log: most resolved, some annulled or overdue.
const PAST: usize = 146;
/// Questions whose deadline lies beyond the log's last day.
const PENDING: usize = 12;

/// What became of a question.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Yes,
    No,
    /// The operator dropped the plan or the wording turned out to be unclear.
    Annulled,
    /// The deadline is still ahead.
    Pending,
    /// The deadline has passed and nobody has looked it up.
    Overdue,
}

impl Fate {
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Annulled => "void",
            Self::Pending | Self::Overdue => "",
        }
    }
}

/// One question.
pub(crate) struct Question {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) topic: &'static str,
    pub(crate) operator: &'static str,
    pub(crate) opens_on: NaiveDate,
    pub(crate) closes_on: NaiveDate,
    pub(crate) resolved_on: Option<NaiveDate>,
    pub(crate) status: Fate,
    /// The hidden log-odds of yes, which the outcome was drawn from.
    pub(crate) truth: f64,
}

impl Question {
    /// The last day on which a source can speak without knowing how it went.
    pub(crate) fn last_day_of_doubt(&self) -> NaiveDate {
        let day_before = self.resolved_on.map_or(NaiveDate::MAX, |known_on| known_on - days(1));
        self.closes_on.min(day_before).min(last_day())
    }
}

/// All questions in the order in which they were opened.
pub(crate) fn draw_questions(draw: &mut Draw) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    while questions.len() < PAST + PENDING {
        let question = draw_question(questions.len(), draw);
        if questions.iter().all(|other| other.text != question.text) {
            questions.push(question);
        }
    }
    questions.sort_by(|a, b| (a.opens_on, &a.text).cmp(&(b.opens_on, &b.text)));
    for (number, question) in (1..).zip(&mut questions) {
        question.id = format!("Q{number:03}");
    }
    questions
}

fn draw_question(number: usize, draw: &mut Draw) -> Question {
    let pending = number >= PAST;
    let (opens_on, closes_on) = if pending { draw_open_span(draw) } else { draw_past_span(draw) };
    let truth = 1.2 * draw.normal();
    let happens = draw.chance(1.0 / (1.0 + (-truth).exp()));
    // Every eighteenth is annulled; of those that close last, all are overdue.
    let status = match number {
        _ if pending => Fate::Pending,
        n if n % 18 == 7 => Fate::Annulled,
        _ if closes_on >= day(2019, 10, 31) => Fate::Overdue,
        _ if happens => Fate::Yes,
        _ => Fate::No,
    };
    let wording = words::draw_wording(closes_on, draw);
    Question {
        id: String::new(),
        text: wording.text,
        topic: wording.topic,
        operator: wording.operator,
        opens_on,
        closes_on,
        resolved_on: draw_resolution_day(status, opens_on, closes_on, draw),
        status,
        truth,
    }
}

/// A span that ends inside the log, on the last day of a month.
fn draw_past_span(draw: &mut Draw) -> (NaiveDate, NaiveDate) {
    loop {
        let opens_on = day(2016, 1, 11) + days(draw.below(1350));
        let closes_on = end_of_month(opens_on + days(60 + draw.below(240)));
        if closes_on <= day(2019, 11, 30) {
            return (opens_on, closes_on);
        }
    }
}

/// A span that is still open on the log's last day.
fn draw_open_span(draw: &mut Draw) -> (NaiveDate, NaiveDate) {
    let opens_on = day(2019, 6, 3) + days(draw.below(180));
    let closes_on = end_of_month(day(2020, 1, 15) + days(draw.below(330)));
    (opens_on, closes_on)
}

/// Yes is known when it happens, no on the deadline or a day or two later, void in between.
fn draw_resolution_day(status: Fate, opens_on: NaiveDate, closes_on: NaiveDate, draw: &mut Draw) -> Option<NaiveDate> {
    let span = days_between(opens_on, closes_on);
    let later_part = opens_on + days(span / 3 + draw.below(span - span / 3));
    match status {
        Fate::Yes | Fate::Annulled => Some(later_part),
        Fate::No => Some(closes_on + days(draw.below(5).saturating_sub(2))),
        Fate::Pending | Fate::Overdue => None,
    }
}
