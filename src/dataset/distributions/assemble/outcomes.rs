//! How questions ended whose answer is not yes or no.

use super::Assembler;
use crate::dataset::answers::sum_to_one;
use crate::dataset::distributions::checks::Misfit;
use crate::dataset::distributions::number::{NumberMarks, read_number};
use crate::dataset::distributions::outcome::{NoOutcome, as_meant, outcome_said, why_no_outcome};
use crate::dataset::distributions::question::{QuestionKind, QuestionOutcome};
use crate::dataset::distributions::texts::StatedText;
use crate::diagnostics::{Code, Message};
use crate::input::columns::{Field, nearest_of};
use crate::localized::{Localized, localized};
use crate::model::QuestionId;

impl Assembler<'_> {
    /// How a question ended.
    pub(super) fn outcome(&mut self, question: QuestionId, kind: &QuestionKind) -> Option<QuestionOutcome> {
        let texts = self.input.outcomes.get(&question)?;
        let mut found: Option<(&StatedText, QuestionOutcome)> = None;
        let mut in_time: Vec<&StatedText> = texts.iter().collect();
        in_time.sort_by_key(|stated| stated.last);
        for stated in in_time {
            match self.one_outcome(kind, &stated.text) {
                Ok(outcome) => match found {
                    Some((before, known)) if known != outcome && !self.input.options.latest_resolution => {
                        let name = (self.input.name)(question);
                        let [one, other] = [&before.text, &stated.text];
                        let text = localized!(
                            "Question \"{name}\" has two outcomes: {one} and {other}.",
                            "Die Frage „{name}“ hat zwei Ausgänge: {one} und {other}."
                        );
                        let message = Message::saying(Code::OutcomesContradictory, text);
                        return self.no_usable_outcome(question, stated, message);
                    }
                    _ => found = Some((stated, outcome)),
                },
                Err(NoOutcome::Unresolved) => {}
                Err(why) => {
                    let message = self.no_outcome(question, kind, &stated.text, why);
                    return self.no_usable_outcome(question, stated, message);
                }
            }
        }
        found.map(|(_, outcome)| outcome)
    }

    fn no_usable_outcome(
        &mut self,
        question: QuestionId,
        stated: &StatedText,
        message: Message,
    ) -> Option<QuestionOutcome> {
        // Of two outcomes that contradict each other neither is wrong by itself.
        let value = (message.code != Code::OutcomesContradictory).then(|| stated.text.clone());
        self.done.of_outcomes.push(Misfit { value, ..Misfit::at(stated.first, Field::Outcome, message) });
        self.done.unusable.push(question);
        None
    }

    fn one_outcome(&self, kind: &QuestionKind, cell: &str) -> Result<QuestionOutcome, NoOutcome> {
        match outcome_said(kind, cell, self.input.options) {
            Ok(QuestionOutcome::Number(_)) if self.input.commas && is_perhaps_thousands(cell) => {
                Err(NoOutcome::TwoNumbers)
            }
            said => said,
        }
    }

    fn no_outcome(&self, question: QuestionId, kind: &QuestionKind, cell: &str, why: NoOutcome) -> Message {
        let (name, options) = ((self.input.name)(question), self.input.options);
        let (said, meant) = (cell.to_owned(), as_meant(kind, cell, &options.outcomes, options.date_order));
        let cell = if meant == cell { format!("\"{cell}\"") } else { format!("\"{meant}\" (for \"{cell}\")") };
        if why == NoOutcome::InPart {
            return in_part(&name, kind, meant);
        }
        Message::saying(Code::OutcomeOfAnotherKind, why_no_outcome(kind, &name, &cell, why))
            .help(how_to_settle(kind, &said, why))
    }
}

/// Whether the only mark of a number is a point with three digits behind it.
fn is_perhaps_thousands(cell: &str) -> bool {
    read_number(cell).is_ok_and(|read| read.marks == NumberMarks::PerhapsThousands)
}

/// What to do about an outcome that is none.
fn how_to_settle(kind: &QuestionKind, cell: &str, why: NoOutcome) -> Localized {
    if why == NoOutcome::TwoDays {
        return Localized::both(
            "Write the day as 2017-06-30, or say how days are written: --date-order dmy, or mdy.",
            "Den Tag als 2017-06-30 schreiben, oder sagen, wie Tage geschrieben sind: --date-order dmy oder mdy.",
        )
        .into();
    }
    let (what, german, meaning) = match kind {
        QuestionKind::Categories { answers, .. } => {
            let near = nearest_of(cell, answers.iter().map(String::as_str));
            ("answer", "die Antwort", near.unwrap_or("ANSWER"))
        }
        QuestionKind::Number { .. } if why == NoOutcome::OtherUnit => {
            ("number in the unit of the forecasts", "die Zahl in der Einheit der Prognosen", "NUMBER")
        }
        QuestionKind::Number { .. } => ("number", "die Zahl", "NUMBER"),
        QuestionKind::Days => ("day", "den Tag", "DAY"),
    };
    Localized::new(
        format!(
            "Write the {what} into the cell, void if the question was called off; or say what the word means with --outcome \
             \"{cell}={meaning}\" (or void, open)."
        ),
        format!(
            "In die Zelle {german} schreiben, void für eine abgesagte Frage; oder mit --outcome \"{cell}={meaning}\" (oder void, open) \
             sagen, was das Wort bedeutet."
        ),
    )
}

/// A share of yes, or shares of answers.
fn in_part(name: &str, kind: &QuestionKind, cell: &str) -> Message {
    let text = localized!(
        "Question \"{name}\" was resolved in part: \"{cell}\".",
        "Die Frage „{name}“ wurde teilweise aufgelöst: „{cell}“."
    );
    let help = match kind {
        QuestionKind::Categories { .. } if kind.shares(cell).is_some_and(|shares| sum_to_one(&shares)) => {
            localized!(
                "--partial expected scores it as expected under these shares, --partial void annuls it.",
                "--partial expected wertet sie, wie es bei diesen Anteilen zu erwarten ist, --partial void annulliert sie."
            )
        }
        QuestionKind::Categories { answers, .. } => {
            let first = answers.first().map_or("A", String::as_str);
            let second = answers.get(1).map_or("B", String::as_str);
            localized!(
                "Write the share of each answer that came true, as in \"{first} 30% | {second} 70%\", with --partial expected; or annul it \
                 with --partial void.",
                "Den Anteil jeder Antwort hinschreiben, die eintrat, wie in \"{first} 30% | {second} 70%\", mit --partial expected; oder \
                 die Frage mit --partial void annullieren."
            )
        }
        QuestionKind::Number { .. } => localized!(
            "A number cannot be so in part: write the number that was asked for, or annul the question with --partial void.",
            "Eine Zahl kann nicht teilweise eintreten: die gefragte Zahl hinschreiben, oder die Frage mit --partial void annullieren."
        ),
        QuestionKind::Days => localized!(
            "A day cannot be so in part: write the day that was asked for, or annul the question with --partial void.",
            "Ein Tag kann nicht teilweise eintreten: den gefragten Tag hinschreiben, oder die Frage mit --partial void annullieren."
        ),
    };
    Message::saying(Code::OutcomePartial, text).help(help)
}
