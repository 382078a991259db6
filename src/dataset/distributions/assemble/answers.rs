//! The answers that a question can have.

use super::Assembler;
use crate::dataset::distributions::bracketed::items_of_list;
use crate::dataset::distributions::checks::Misfit;
use crate::dataset::distributions::outcome::answer_key;
use crate::dataset::distributions::part::ForecastPart;
use crate::dataset::distributions::question::QuestionKind;
use crate::diagnostics::{Code, Message};
use crate::input::columns::Field;
use crate::localized::localized;

impl Assembler<'_> {
    /// The answers of a question: in the order that rows state, else by name.
    pub(super) fn categories(&mut self, parts: &[ForecastPart]) -> QuestionKind {
        let question = parts[0].row.question;
        let listed = self.input.categories.get(&question).and_then(|texts| texts.first());
        let (mut answers, ordered) = listed.map_or((vec![], false), |listed| listed_answers(&listed.text));
        let mut known: Vec<String> = answers.iter().map(|answer| answer_key(answer)).collect();
        let listed = known.len();
        let mut numbers: Vec<u32> = parts.iter().filter_map(|part| part.of.answer()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        for number in numbers {
            let Some(answer) = self.input.answers.get(number as usize) else { continue };
            if !known.contains(&answer_key(answer)) {
                known.push(answer_key(answer));
                answers.push(answer.clone());
            }
        }
        self.check_lists(parts, &answers[..listed], answers.get(listed).filter(|_| ordered));
        if !ordered {
            answers.sort_by_key(|answer| answer_key(answer));
        }
        QuestionKind::Categories { ordered: ordered && answers.len() == listed, answers }
    }

    /// What is listed must be one list, each answer once, and an order must hold all of them.
    fn check_lists(&mut self, parts: &[ForecastPart], listed: &[String], left_out: Option<&String>) {
        let question = parts[0].row.question;
        let texts = self.input.categories.get(&question).map_or(&[][..], Vec::as_slice);
        let Some(first) = texts.first() else { return };
        let name = (self.input.name)(question);
        let other = texts.iter().find(|other| list_key(&other.text) != list_key(&first.text));
        let again = listed.iter().enumerate().find(|(at, answer)| {
            let key = answer_key(answer);
            listed[..*at].iter().any(|before| answer_key(before) == key)
        });
        let (line, text) = match (other, again, left_out) {
            (Some(other), ..) => {
                let [one, two] = [&first.text, &other.text];
                (
                    other.first,
                    localized!(
                        "Question \"{name}\" has two lists of answers: {one} and {two}.",
                        "Die Frage „{name}“ hat zwei Listen von Antworten: {one} und {two}."
                    ),
                )
            }
            (_, Some((_, answer)), _) => (
                first.first,
                localized!(
                    "The answers of question \"{name}\" name {answer} twice: {}.",
                    "Die Antworten der Frage „{name}“ nennen {answer} zweimal: {}.",
                    first.text
                ),
            ),
            (_, _, Some(answer)) => (
                first.first,
                localized!(
                    "The order of the answers of question \"{name}\" leaves out {answer}, which was forecast: {}.",
                    "In der Reihenfolge der Antworten der Frage „{name}“ fehlt {answer}, das vorhergesagt wurde: {}.",
                    first.text
                ),
            ),
            _ => return,
        };
        let message = Message::saying(Code::CategoriesUnusable, text);
        self.done.of_outcomes.push(Misfit::at(line, Field::Categories, message));
        self.done.unusable.push(question);
    }
}

/// The answers of a list as they are compared: those without an order by name.
fn list_key(listed: &str) -> (Vec<String>, bool) {
    let (answers, ordered) = listed_answers(listed);
    let mut keys: Vec<String> = answers.iter().map(|answer| answer_key(answer)).collect();
    if !ordered {
        keys.sort_unstable();
    }
    (keys, ordered)
}

/// `a | b | c`, or `low < mid < high`: the answers, and whether they have an order.
fn listed_answers(listed: &str) -> (Vec<String>, bool) {
    if let Some(answers) = items_of_list(listed) {
        return (answers, false);
    }
    let ordered = listed.contains('<');
    let mark = match () {
        () if ordered => '<',
        () if listed.contains('|') => '|',
        () if listed.contains(';') => ';',
        () => ',',
    };
    let answers = listed.split(mark).map(str::trim).filter(|answer| !answer.is_empty());
    (answers.map(str::to_owned).collect(), ordered)
}
