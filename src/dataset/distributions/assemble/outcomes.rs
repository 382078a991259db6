//! How questions ended whose answer is not yes or no.

use super::Assembler;
use crate::dataset::answers::sum_to_one;
use crate::dataset::distributions::checks::Misfit;
use crate::dataset::distributions::outcome::{NoOutcome, as_meant};
use crate::dataset::distributions::question::{QuestionKind, QuestionOutcome};
use crate::dataset::distributions::texts::StatedText;
use crate::dataset::outcome::InPart;
use crate::diagnostics::{Code, Message};
use crate::input::columns::{Field, nearest_of};
use crate::localized::{Localized, localized};
use crate::model::QuestionId;
use crate::options::Partial;

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
        let value = (message.code == Code::OutcomeOfAnotherKind).then(|| stated.text.clone());
        self.done.of_outcomes.push(Misfit { value, ..Misfit::at(stated.first, Field::Outcome, message) });
        self.done.unusable.push(question);
        None
    }

    /// What a cell says. What the reader says of a word counts for every kind of question.
    fn one_outcome(&self, kind: &QuestionKind, cell: &str) -> Result<QuestionOutcome, NoOutcome> {
        let meant = as_meant(kind, cell, &self.input.options.outcomes);
        // Who says of a word what shares it stands for wants them counted.
        let partial = self.input.options.partial.or((meant != cell).then_some(Partial::Expected));
        let of_cell = kind.outcome(meant);
        let is_part = of_cell.is_err() && InPart::read(meant.as_bytes()).is_some_and(|said| !said.is_all_or_nothing());
        let named = of_cell.as_ref().err().and_then(|_| kind.shares(meant));
        let is_part = is_part || named.is_some();
        let shares = named.filter(|shares| sum_to_one(shares));
        match (partial, shares) {
            (Some(Partial::Void), Some(_)) => Ok(QuestionOutcome::Annulled),
            (Some(Partial::Expected), Some(shares)) => Ok(QuestionOutcome::Shares(shares)),
            (None, Some(_)) => Err(NoOutcome::InPart),
            (Some(Partial::Void), None) if is_part => Ok(QuestionOutcome::Annulled),
            (_, None) if is_part => Err(NoOutcome::InPart),
            _ => of_cell,
        }
    }

    fn no_outcome(&self, question: QuestionId, kind: &QuestionKind, cell: &str, why: NoOutcome) -> Message {
        let name = (self.input.name)(question);
        let (said, meant) = (cell.to_owned(), as_meant(kind, cell, &self.input.options.outcomes));
        let (cell, zelle) = if meant == cell {
            (format!("\"{cell}\""), format!("„{cell}“"))
        } else {
            (format!("\"{meant}\" (for \"{cell}\")"), format!("„{meant}“ (für „{cell}“)"))
        };
        if why == NoOutcome::InPart {
            return in_part(&name, kind, meant);
        }
        let text = match (kind, why) {
            (QuestionKind::Categories { answers, .. }, _) => {
                let answers = answers.join(", ");
                localized!(
                    "{cell} is none of the answers that were forecast on question \"{name}\": {answers}.",
                    "{zelle} ist keine der Antworten, die zur Frage „{name}“ vorhergesagt wurden: {answers}."
                )
            }
            (QuestionKind::Number { unit }, NoOutcome::OtherUnit) => localized!(
                "The outcome of question \"{name}\" is {cell}, the forecasts are in {unit}.",
                "Der Ausgang der Frage „{name}“ ist {zelle}, die Prognosen sind in {unit}."
            ),
            (QuestionKind::Number { .. }, NoOutcome::TwoNumbers) => localized!(
                "The outcome {cell} of question \"{name}\" can be read in two ways: with decimals, or in thousands.",
                "Der Ausgang {zelle} der Frage „{name}“ lässt sich auf zwei Arten lesen: mit Nachkommastellen oder in Tausendern."
            ),
            (QuestionKind::Number { .. }, _) => localized!(
                "Question \"{name}\" asks for a number, and its outcome {cell} is none.",
                "Die Frage „{name}“ fragt nach einer Zahl, und ihr Ausgang {zelle} ist keine."
            ),
            (QuestionKind::Days, _) => localized!(
                "Question \"{name}\" asks for a day, and its outcome {cell} is none: write the day, or \"not by\" and a day.",
                "Die Frage „{name}“ fragt nach einem Tag, und ihr Ausgang {zelle} ist keiner: den Tag hinschreiben, oder „not by“ und \
                 einen Tag."
            ),
        };
        Message::saying(Code::OutcomeOfAnotherKind, text).help(how_to_settle(kind, &said))
    }
}

/// What to do about an outcome that is none.
fn how_to_settle(kind: &QuestionKind, cell: &str) -> Localized {
    let (what, german, meaning) = match kind {
        QuestionKind::Categories { answers, .. } => {
            let near = nearest_of(cell, answers.iter().map(String::as_str));
            ("answer", "die Antwort", near.unwrap_or("ANSWER"))
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
